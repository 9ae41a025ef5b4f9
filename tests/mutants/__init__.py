"""How many small faults the tests notice: `make mutants`.

A mutant is the project with one small change in one place (`<` for `<=`, a row of a table gone, a condition left
out). The tests kill it if one of them fails; one that survives shows what nothing tests. `make mutants` draws some
of all mutants of the rooms where a fault would hurt a person, runs on each the tests that pass by that line, and
lists the survivors.

Why not mutmut or cosmic-ray: half of the journal's rules stand in SQL, which they see as one string, and both start a
Python, with numpy and the solver, for each mutant. Here the libraries are loaded once, and each mutant is a fork.
"""
