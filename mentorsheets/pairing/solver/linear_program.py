"""A linear or integer programme that grows by blocks, and HiGHS to maximise over it."""

from dataclasses import dataclass
from typing import NamedTuple

import highspy
import numpy as np
from numpy.typing import NDArray

from mentorsheets.pairing.arrays import Flags, Ints

Floats = NDArray[np.float64]
Known = tuple[Ints, Floats]
FREE = np.inf
WITHOUT_SEARCHES = {
    "mip_allow_restart": False,
    "mip_heuristic_effort": 0.0,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_root_reduced_cost": False,
}
"""HiGHS looks for answers in ways of its own, which take up to five times as long as our roundings."""
FROM_THE_MIDDLE = {"mip_lp_solver": "ipm", "mip_lp_age_limit": 1}
"""The relaxation at the root starts from the middle of what is as good, and cuts that do nothing go at once.

Many sets are as good as others here: from a corner, rounds of cuts take most of the time.
"""
PROBES = 8
"""So often a branch is tried before what it brought is relied upon: what HiGHS does by itself."""


class Search(NamedTuple):
    """How an integer programme looks for its best: on so many nodes at most, and as near as `gap` to it.

    It ends as soon as it reaches the `target`. `probing`, it tries branches before it takes one (strong
    branching): fewer are needed, each costs more. It begins in the `middle` of what is as good, or in a
    corner of it.
    """

    nodes: int = 2000
    gap: float = 0.9
    target: float = FREE
    probing: bool = True
    all_ways: bool = False
    middle: bool = True


USUAL_SEARCH = Search()


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What the solver found: values and reduced costs, prices of the rows, and whether it proved the optimum.

    `bound` is the solver's own word for the best that there could be; `values` is empty if it found nothing.
    """

    values: Floats
    prices: Floats
    reduced: Floats
    objective: float
    bound: float
    proven: bool


class Program:
    """Variables from 0 up, and rows between bounds; both only ever grow, so that what is frozen stays."""

    def __init__(self) -> None:
        self._upper: list[Floats] = []
        self._held: list[Ints] = []
        self._barred: list[Ints] = []
        self._whole: list[Flags] = []
        self._lows: list[Floats] = []
        self._highs: list[Floats] = []
        self._rows: list[Ints] = []
        self._columns: list[Ints] = []
        self._factors: list[Floats] = []
        self.width = 0
        self.height = 0

    def variables(self, upper: Ints | Floats, *, whole: bool = False) -> Ints:
        """Add a variable for each upper bound, and give their positions."""
        self._upper.append(np.asarray(upper, np.float64))
        self._whole.append(np.full(len(upper), whole))
        self.width += len(upper)
        return np.arange(self.width - len(upper), self.width)

    def rows(self, count: int, low: float | Ints, high: float | Ints) -> int:
        """Add rows with these bounds, still empty, and give the position of the first."""
        self._lows.append(np.broadcast_to(np.asarray(low, np.float64), count))
        self._highs.append(np.broadcast_to(np.asarray(high, np.float64), count))
        self.height += count
        return self.height - count

    def fill(self, row: Ints, column: Ints, factor: float | Ints | Floats) -> None:
        """Put factors of variables into rows, each at most once."""
        self._rows.append(np.asarray(row, np.int64))
        self._columns.append(np.asarray(column, np.int64))
        self._factors.append(np.broadcast_to(np.asarray(factor, np.float64), len(row)))

    def hold(self, variables: Ints) -> None:
        """Hold variables at one, or above."""
        self._held.append(variables)

    def bar(self, variables: Ints) -> None:
        """Hold variables at nought from now on."""
        self._barred.append(variables)

    def at_least(self, cost: Floats, value: float) -> None:
        """Freeze an objective: from now on it stays at this value or above."""
        row = self.rows(1, value, FREE)
        used = np.flatnonzero(cost)
        self.fill(np.full(len(used), row), used, cost[used])

    def maximise(
        self,
        cost: Floats,
        *,
        relaxed: bool = False,
        vertex: bool = True,
        start: Known | None = None,
        search: Search = USUAL_SEARCH,
    ) -> Answer:
        """Maximise, over whole numbers unless `relaxed`, from a known start.

        A relaxation whose answer need not be a `vertex` takes a fraction of the time, and its prices lie in
        the middle of all that are as good.
        """
        solver = highspy.Highs()
        for name, value in {
            "output_flag": False,
            "threads": 1,
            "mip_rel_gap": 0.0,
            "mip_abs_gap": search.gap,
            "mip_max_nodes": search.nodes,
            "presolve": "off" if relaxed and not vertex else "choose",
            "solver": "ipm" if relaxed else "choose",
            "run_crossover": "on" if vertex else "off",
            "objective_target": search.target,
            "mip_pscost_minreliable": PROBES if search.probing else 0,
            "mip_detect_symmetry": False,
            **({} if search.all_ways else WITHOUT_SEARCHES),
            **(FROM_THE_MIDDLE if search.middle and not search.all_ways else {}),
        }.items():
            solver.setOptionValue(name, value)
        solver.passModel(self.problem(cost, relaxed=relaxed))
        if start is not None:
            where, values = start
            solver.setSolution(len(where), where.astype(np.int32), values)
        solver.run()
        return _answer(solver, relaxed=relaxed)

    def entries(self) -> tuple[Ints, Ints, Floats]:
        """Return row, column and factor of each entry, in the order in which they were put."""
        return np.concatenate(self._rows), np.concatenate(self._columns), np.concatenate(self._factors)

    def limits(self) -> tuple[Floats, Floats, Floats]:
        """Return the upper bounds of the variables, and the lower and upper ones of the rows."""
        upper = np.concatenate(self._upper)
        for barred in self._barred:
            upper[barred] = 0
        return upper, np.concatenate(self._lows), np.concatenate(self._highs)

    def problem(self, cost: Floats, *, relaxed: bool) -> highspy.HighsLp:
        """Write the programme down as HiGHS reads it, rows in order."""
        row, column, factor = self.entries()
        order = np.lexsort((column, row))
        problem = highspy.HighsLp()
        problem.num_col_, problem.num_row_ = self.width, self.height
        problem.sense_ = highspy.ObjSense.kMaximize
        problem.col_cost_ = cost
        problem.col_upper_, problem.row_lower_, problem.row_upper_ = self.limits()
        lower = np.zeros(self.width)
        for held in self._held:
            lower[held] = 1
        problem.col_lower_ = lower
        problem.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        problem.a_matrix_.start_ = np.searchsorted(row[order], np.arange(self.height + 1))
        problem.a_matrix_.index_ = column[order]
        problem.a_matrix_.value_ = factor[order]
        if not relaxed:
            kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
            problem.integrality_ = [kinds[int(whole)] for whole in np.concatenate(self._whole)]
        return problem


def _answer(solver: highspy.Highs, *, relaxed: bool) -> Answer:
    info, solution = solver.getInfo(), solver.getSolution()
    proven = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    found = bool(solution.value_valid) and np.isfinite(info.objective_function_value)
    values = np.array(solution.col_value) if found else np.zeros(0)
    objective = info.objective_function_value if found else -np.inf
    bound = objective if relaxed and proven else info.mip_dual_bound
    prices, reduced = (
        (np.array(solution.row_dual), np.array(solution.col_dual)) if relaxed else (values, values)
    )
    return Answer(values, prices, reduced, objective, bound, proven)
