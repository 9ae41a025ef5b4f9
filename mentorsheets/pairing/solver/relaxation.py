"""The relaxation of a large programme, by PDLP: that of OR-Tools where it is installed, or that of HiGHS.

PDLP: Applegate et al., "Practical large-scale linear programming using primal-dual hybrid gradient", 2021.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

import highspy
import numpy as np

from mentorsheets.pairing.solver.linear_program import Floats, Program

SOONER_WITH_LARGE = "With mentorsheets[large] installed, a community of this size has its answer sooner."


class Relaxed(NamedTuple):
    """Values of the variables and duals of the rows, near the optimum but not at it."""

    values: Floats
    duals: Floats


def has_pdlp() -> bool:
    """Return whether OR-Tools' solver is there, and what it needs."""
    return all(find_spec(name) for name in ("ortools", "scipy"))


def relax(program: Program, cost: Floats, tolerance: float, start: Relaxed | None = None) -> Relaxed:
    """Maximise without whole numbers, to a relative tolerance."""
    if has_pdlp():
        return _ortools(program, cost, tolerance, start)
    return by_highs(program, cost, tolerance)


def by_highs(program: Program, cost: Floats, tolerance: float) -> Relaxed:
    """Maximise likewise with HiGHS alone, on one thread and from no start."""
    solver = highspy.Highs()
    for name, value in {
        "output_flag": False,
        "threads": 1,
        "solver": "pdlp",
        "presolve": "off",
        "kkt_tolerance": tolerance / 3,
        "pdlp_iteration_limit": 4000,
    }.items():
        solver.setOptionValue(name, value)
    # Asked to maximise, this solver gives no duals worth the name.
    problem = program.problem(-cost, relaxed=True)
    problem.sense_ = highspy.ObjSense.kMinimize
    solver.passModel(problem)
    solver.run()
    solution = solver.getSolution()
    return Relaxed(np.array(solution.col_value), -np.array(solution.row_dual))


def _ortools(program: Program, cost: Floats, tolerance: float, start: Relaxed | None) -> Relaxed:
    # An optional extra, so it is imported when it is used.
    solvers_pb2, pdlp = import_module("ortools.pdlp.solvers_pb2"), import_module("ortools.pdlp.python.pdlp")
    csc_matrix = import_module("scipy.sparse").csc_matrix
    row, column, factor = program.entries()
    task = pdlp.QuadraticProgram()
    task.resize_and_initialize(program.width, program.height)
    task.objective_vector = -cost
    task.constraint_matrix = csc_matrix((factor, (row, column)), (program.height, program.width))
    task.variable_lower_bounds = np.zeros(program.width)
    task.variable_upper_bounds, task.constraint_lower_bounds, task.constraint_upper_bounds = program.limits()
    # The sums of each shard are added in order, so that the number of threads changes no digit.
    limits = solvers_pb2.PrimalDualHybridGradientParams(num_threads=2, num_shards=8)
    limits.termination_criteria.iteration_limit = 20000
    wanted = limits.termination_criteria.simple_optimality_criteria
    wanted.eps_optimal_relative = wanted.eps_optimal_absolute = tolerance
    if start is None:
        found = pdlp.primal_dual_hybrid_gradient(task, limits)
    else:
        known = pdlp.PrimalAndDualSolution()
        known.primal_solution, known.dual_solution = start.values, -start.duals
        found = pdlp.primal_dual_hybrid_gradient(task, limits, known)
    return Relaxed(np.array(found.primal_solution), -np.array(found.dual_solution))
