"""Who could help whom, with what, and why: the best answer with its proof, from plain values to plain values.

`solve(community)` in `mentorsheets.pairing.solve` is the way in; `community` holds what goes in, `result`
what comes out.
"""
