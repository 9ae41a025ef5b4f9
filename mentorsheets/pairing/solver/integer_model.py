"""The pairing as an integer programme: pairs chosen, needs covered, people served.

    give   for each giver        sum of x             <= what is left of the giver's capacity
    take   for each asker        sum of x             <= what is left of the asker's
    cover  for each open need    y - sum of x over pairs that cover it  <= 0
    serve  for each asker who has nobody yet    z - sum of x            <= 0

x is 0 or 1 for each candidate pair; 0 <= y <= helpers still wanted; 0 <= z <= 1. Kept pairs have been taken
off on both sides beforehand, so the programme speaks only of what is still open.
"""

from dataclasses import dataclass

import numpy as np

from mentorsheets.pairing.arrays import Columns, Flags, Ints, has_bit
from mentorsheets.pairing.candidates import Candidates
from mentorsheets.pairing.solver.linear_program import FREE, Floats, Program


@dataclass(frozen=True, slots=True, eq=False)
class Open:
    """What the kept pairs leave open: helpers that there are and that are missing, and who has somebody."""

    covered: Ints
    missing: Ints
    served: Flags


def still_open(columns: Columns) -> Open:
    """Take the kept pairs off what was asked."""
    covered = np.zeros_like(columns.helpers)
    asker = columns.kept // max(columns.size, 1)
    for kind in range(len(columns.kinds)):
        np.add.at(covered[:, kind], asker, has_bit(columns.kept_covers, kind).astype(np.int64))
    served = np.zeros(columns.size, bool)
    served[asker] = True
    return Open(covered, np.maximum(columns.helpers - covered, 0), served)


def useful(pairs: Candidates, left: Open) -> Candidates:
    """Leave out what the kept pairs have met already."""
    bits = sum(
        (
            np.where(column > 0, np.uint64(1 << kind), np.uint64(0))
            for kind, column in enumerate(left.missing.T)
        ),
        start=np.zeros(len(left.missing), np.uint64),
    )
    covers = pairs.covers & bits[pairs.asker]
    return Candidates(pairs.giver, pairs.asker, covers).only(covers != 0)


@dataclass(frozen=True, slots=True, eq=False)
class PossibleCircles:
    """Circles that could be: which one each pair stands for a seat in (-1: none), and each one's host."""

    circle: Ints
    host: Ints
    at_least: int
    at_most: int


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The programme and where its variables and rows are; `y_at` and `z_at` are -1 where there is none.

    Each of the variables `places` takes a unit of the capacity of the giver `place_of`.
    """

    columns: Columns
    pairs: Candidates
    open: Open
    program: Program
    x: Ints
    y: Ints
    z: Ints
    y_at: Ints
    z_at: Ints
    give_row: Ints
    take_row: Ints
    cover_row: int
    serve_row: int
    places: Ints
    place_of: Ints
    groups: PossibleCircles | None = None

    def served(self) -> Floats:
        """Return the objective of stage 1: people who get somebody, beside those who have."""
        return self._cost(self.z, 1)

    def covered(self) -> Floats:
        """Return the objective of stage 2: needs covered by priority, in units of 1/scale of a point."""
        asker, kind = np.nonzero(self.y_at >= 0)
        return self._cost(self.y_at[asker, kind], self.columns.worth[asker, kind])

    def _cost(self, where: Ints, value: int | Ints) -> Floats:
        cost = np.zeros(self.program.width)
        cost[where] = value
        return cost


def build(
    columns: Columns,
    pairs: Candidates,
    left: Open,
    give: Ints | None = None,
    groups: PossibleCircles | None = None,
) -> Model:
    """Write down the variables and rows for these pairs, within the givers' capacity or what `give` says."""
    program = Program()
    x = program.variables(np.ones(len(pairs)), whole=True)
    here = np.zeros(columns.size, bool)
    here[pairs.asker] = True
    y_at, z_at = np.full(left.missing.shape, -1), np.full(columns.size, -1)
    wanted = (left.missing > 0) & _find_met(columns, pairs)
    alone = here & ~left.served & (columns.asks != 0)
    y_at[wanted] = y = program.variables(left.missing[wanted])
    z_at[alone] = z = program.variables(np.ones(int(alone.sum())))
    places, place_of = (x, pairs.giver) if groups is None else _seats(program, x, pairs, groups)
    give_row = _limits(program, place_of, places, columns.give if give is None else give)
    take = _limits(program, pairs.asker, x, columns.take)
    cover = program.rows(len(y), -FREE, 0)
    program.fill(cover + np.arange(len(y)), y, 1)
    for kind in range(len(columns.kinds)):
        meets = np.flatnonzero(has_bit(pairs.covers, kind) & (y_at[pairs.asker, kind] >= 0))
        program.fill(cover + y_at[pairs.asker[meets], kind] - len(x), x[meets], -1)
    serve = program.rows(len(z), -FREE, 0)
    program.fill(serve + np.arange(len(z)), z, 1)
    first = np.flatnonzero(z_at[pairs.asker] >= 0)
    program.fill(serve + z_at[pairs.asker[first]] - len(x) - len(y), x[first], -1)
    rows = (give_row, take, cover, serve)
    return Model(columns, pairs, left, program, x, y, z, y_at, z_at, *rows, places, place_of, groups)


def _find_met(columns: Columns, pairs: Candidates) -> Flags:
    """Return for each member and kind whether any of the pairs meets that need."""
    kinds = np.zeros(columns.size, np.uint64)
    np.bitwise_or.at(kinds, pairs.asker, pairs.covers)
    return np.stack([has_bit(kinds, kind) for kind in range(columns.worth.shape[1])], axis=1)


def _seats(program: Program, x: Ints, pairs: Candidates, groups: PossibleCircles) -> tuple[Ints, Ints]:
    """Add a variable for each circle: held or not, and if so with few enough and many enough seats taken."""
    alone, seat = np.flatnonzero(groups.circle < 0), np.flatnonzero(groups.circle >= 0)
    held = program.variables(np.ones(len(groups.host)), whole=True)
    for low, high, factor in ((0, FREE, -groups.at_least), (-FREE, 0, -groups.at_most)):
        row = program.rows(len(held), low, high)
        program.fill(row + np.arange(len(held)), held, factor)
        program.fill(row + groups.circle[seat], x[seat], 1)
    row = program.rows(len(seat), -FREE, 0)
    program.fill(row + np.arange(len(seat)), x[seat], 1)
    program.fill(row + np.arange(len(seat)), held[groups.circle[seat]], -1)
    both, position = np.unique(np.stack([pairs.giver, pairs.asker]), axis=1, return_inverse=True)
    row = program.rows(both.shape[1], -FREE, 1)
    program.fill(row + position.ravel(), x, 1)
    return np.concatenate([x[alone], held]), np.concatenate([pairs.giver[alone], groups.host])


def _limits(program: Program, who: Ints, x: Ints, capacity: Ints) -> Ints:
    people, position = np.unique(who, return_inverse=True)
    first = program.rows(len(people), -FREE, capacity[people])
    program.fill(first + position, x, 1)
    row = np.full(len(capacity), -1)
    row[people] = first + np.arange(len(people))
    return row
