"""Stages 3 to 5: the least served first, helpers spread, the load evened out, and then what fits best.

Each stage adds its variables and rows to the model, finds the best, and freezes it as a row before the next.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from mentorsheets.pairing import fit
from mentorsheets.pairing.arrays import Flags, Ints, has_bit
from mentorsheets.pairing.result import Stage
from mentorsheets.pairing.rules import has
from mentorsheets.pairing.solver import weak_duality
from mentorsheets.pairing.solver.integer_model import Model
from mentorsheets.pairing.solver.linear_program import FREE, Floats, Search

ZERO = Fraction(0)
ENOUGH = 2500
"""Pairs that the later stages choose among, so that their programmes take seconds."""
LOAD_TO_FIT = 30
"""Points of fit that weigh as much as one step of load where pairs are ranked, so that load goes first."""
LEVELS = 4
"""How many levels of the least served are looked at: beyond, so many people are above that it says little."""


@dataclass(frozen=True, slots=True, eq=False)
class SettledPairs:
    """The pairs chosen so far, as flags over the model's pairs, and what the last stage came to."""

    chosen: Flags
    stage: Stage


def shares(model: Model, chosen: Flags) -> tuple[Ints, Ints]:
    """Return for each member what is covered of their needs, and what they asked, in units of stage 2."""
    columns, pairs = model.columns, model.pairs.only(chosen)
    helped = model.open.covered.copy()
    for kind in range(len(columns.kinds)):
        np.add.at(helped[:, kind], pairs.asker[has_bit(pairs.covers, kind)], 1)
    got = (np.minimum(helped, columns.helpers) * columns.worth).sum(axis=1)
    return got, (columns.helpers * columns.worth).sum(axis=1)


def settle(
    model: Model, name: str, cost: Floats, chosen: Flags, nodes: int, start_at: Fraction = ZERO
) -> SettledPairs:
    """Find the best for a whole-numbered objective, starting from the pairs chosen so far, and freeze it.

    `start_at` is what the kept pairs count beside the objective. A solution that the solver's tolerance let
    fall below stage 2 is thrown away.
    """
    answer = model.program.maximise(cost, start=(model.x, chosen.astype(np.float64)), search=Search(nodes))
    found = answer.values[model.x] > 0.5 if len(answer.values) else chosen
    if not len(answer.values) or shares(model, found)[0].sum() < shares(model, chosen)[0].sum():
        return SettledPairs(chosen, Stage(name, start_at, start_at, proven=False))
    value = int(np.rint(answer.objective))
    model.program.at_least(cost, value)
    best = value if answer.proven else int(np.floor(answer.bound + 1e-6))
    return SettledPairs(found, Stage(name, start_at + value, start_at + best, proven=answer.proven))


def least_served(model: Model, chosen: Flags, levels: int, nodes: int) -> Iterator[SettledPairs]:
    """Raise the lowest covered share, then the next lowest, and so on for some levels (leximin).

    A vector of shares is leximin-best just if for each level in turn, from the lowest up, as many people as
    possible are above it; so each level is a count to be maximised. Only levels of people for whom something
    can be done are looked at; all who asked are counted.
    """
    level, above, told = Fraction(-1), len(model.columns.members) + 1, 0
    while told < levels:
        got, asked = shares(model, chosen)
        open_still = (model.y_at >= 0).any(axis=1)
        people, rest = (np.flatnonzero((asked > 0) & which) for which in (open_still, ~open_still))
        found = sorted({Fraction(int(got[p]), int(asked[p])) for p in people})
        level = next((share for share in found if share > level), Fraction(1))
        if level >= 1:
            return
        cost, already = _above(model, people, asked, level)
        already += sum(Fraction(int(got[p]), int(asked[p])) > level for p in rest)
        settled = settle(model, f"least served {told + 1}", cost, chosen, nodes, Fraction(already))
        chosen = settled.chosen
        # A level that everybody could be lifted above is none; the next one tells as much.
        told += (counted := settled.stage.value < above)
        if counted:
            above = int(settled.stage.value)
            yield settled
    return


def _above(model: Model, people: Ints, asked: Ints, level: Fraction) -> tuple[Floats, int]:
    """Add a flag for each person, up only if their share is above a level; count those who always are."""
    columns = model.columns
    base = (np.minimum(model.open.covered, columns.helpers) * columns.worth).sum(axis=1)
    need = np.zeros(columns.size, np.int64)
    need[people] = np.maximum(asked * level.numerator // level.denominator + 1 - base, 0)[people]
    flags = lifted(model, need)
    return _objective(model, flags, 1), len(people) - len(flags)


def lifted(model: Model, need: Ints) -> Ints:
    """Add a flag for each person who needs something, up only if they gain so much."""
    columns, program = model.columns, model.program
    open_still = np.flatnonzero((need > 0) & (model.y_at >= 0).any(axis=1))
    flags = program.variables(np.ones(len(open_still)), whole=True)
    row = program.rows(len(open_still), 0, FREE)
    program.fill(row + np.arange(len(open_still)), flags, -need[open_still])
    at, kind = np.nonzero(model.y_at[open_still] >= 0)
    asker = open_still[at]
    # What one need counts beyond the level lifts nobody further; so cut off, the rows are tighter.
    counts = np.minimum(columns.worth[asker, kind], need[asker])
    program.fill(row + at, model.y_at[asker, kind], counts)
    return flags


def several_helpers(model: Model, chosen: Flags, nodes: int) -> SettledPairs:
    """Let as many as possible of those who ask for several things have two or more people for them."""
    columns = model.columns
    kept = np.bincount(columns.kept // max(columns.size, 1), minlength=columns.size)
    wide = np.flatnonzero((np.bitwise_count(columns.asks) > 1) & (kept < 2))
    flags = with_several(model, wide, kept)
    return settle(model, "several helpers", _objective(model, flags, 1), chosen, nodes)


def with_several(model: Model, wide: Ints, kept: Ints) -> Ints:
    """Add a flag for each of some people for whom something can be done, up only if they have two or more."""
    program = model.program
    wide = wide[(model.y_at[wide] >= 0).any(axis=1)]
    flags = program.variables(np.ones(len(wide)), whole=True)
    row = program.rows(len(wide), 0, FREE)
    program.fill(row + np.arange(len(wide)), flags, kept[wide] - 2)
    _sum(model, row, wide, model.x, model.pairs.asker)
    return flags


def one_to_one(model: Model, chosen: Flags, nodes: int) -> SettledPairs:
    """Use no more seats in circles than it takes: whoever can have somebody to themselves has."""
    seats = np.flatnonzero(model.groups.circle >= 0) if model.groups else model.x[:0]
    settled = settle(model, "seats in circles", _objective(model, model.x[seats], -1), chosen, nodes)
    stage = settled.stage
    return SettledPairs(settled.chosen, replace(stage, value=-stage.value, bound=-(stage.bound or ZERO)))


def least_numbers(model: Model, chosen: Flags, nodes: int) -> SettledPairs:
    """Fill as many places of givers below the least number that they named as can be."""
    columns = model.columns
    kept = np.bincount(columns.kept % max(columns.size, 1), minlength=columns.size)
    steps, squares = _steps(model, kept, exact=True)
    givers = np.repeat(np.flatnonzero(model.give_row >= 0), _room(model))
    below = (squares - 1) // 2 < columns.least[givers]
    already = Fraction(int(np.minimum(kept, columns.least).sum()))
    return settle(
        model, "least numbers", _objective(model, steps, below.astype(np.int64)), chosen, nodes, already
    )


def even_load(model: Model, chosen: Flags, nodes: int) -> SettledPairs:
    """Make the sum of squares of what each giver carries as small as can be, kept relationships included."""
    kept = np.bincount(model.columns.kept % max(model.columns.size, 1), minlength=model.columns.size)
    steps, squares = _steps(model, kept)
    cost = _objective(model, steps, -squares)
    program, before = model.program, int((kept**2).sum())
    weighed = weak_duality.weigh(program, cost, program.maximise(cost, relaxed=True).prices)
    settled = settle(model, "even load", cost, chosen, nodes, -Fraction(before))
    stage = settled.stage
    if stage.proven or stage.value != stage.bound:
        # What could be in no answer whose load is as even is out of the next programme, the largest of all.
        program.bar(model.x[~(weighed.matter(int(stage.value) + before)[model.x] | settled.chosen)])
    return SettledPairs(settled.chosen, replace(stage, value=-stage.value, bound=-(stage.bound or ZERO)))


def best_fit(model: Model, chosen: Flags, nodes: int) -> SettledPairs:
    """Add up what each pair is worth by itself, pairs that go both ways, and new levels and places."""
    return settle(model, "fit", _objective(model, *fits(model)), chosen, nodes)


def narrow(model: Model, chosen: Flags) -> tuple[Flags, int]:
    """Choose the pairs that the later stages are likely to want, and bound the load that all pairs allow.

    The relaxation of the even load gives both: by its reduced costs, less what a pair fits, pairs are ranked;
    and by weak duality no answer as good in the stages before has a lower sum of squares.
    """
    kept = np.bincount(model.columns.kept % max(model.columns.size, 1), minlength=model.columns.size)
    steps, squares = _steps(model, kept)
    cost = _objective(model, steps, -squares)
    relaxed = model.program.maximise(cost, relaxed=True)
    lost = -LOAD_TO_FIT * relaxed.reduced[model.x] - fit.points(model.columns, model.pairs)
    lost[chosen | (relaxed.values[model.x] > 1e-6)] = -np.inf
    within = np.isneginf(lost)
    within[np.argsort(lost, kind="stable")[:ENOUGH]] = True
    return within, int((kept**2).sum()) - weak_duality.at_most(model.program, cost, relaxed.prices)


def as_they_are(model: Model, chosen: Flags, levels: int) -> Iterator[Stage]:
    """Count what an answer comes to in the stages of the least served and the load, without improving it."""
    got, asked = shares(model, chosen)
    found = sorted(Fraction(int(g), int(a)) for g, a in zip(got[asked > 0], asked[asked > 0], strict=True))
    for at, level in enumerate(sorted({*found} - {Fraction(1)})[:levels]):
        above = len(found) - bisect_right(found, level)
        yield Stage(f"least served {at + 1}", Fraction(above), None, proven=False)
    kept = np.bincount(model.columns.kept % max(model.columns.size, 1), minlength=model.columns.size)
    load = kept + np.bincount(model.pairs.giver[chosen], minlength=model.columns.size)
    yield Stage("even load", Fraction(int((load**2).sum())), None, proven=False)


def _room(model: Model) -> Ints:
    """Count the places that each giver of the model may fill."""
    most = np.minimum(model.columns.give, np.bincount(model.place_of, minlength=model.columns.size))
    return np.asarray(most[np.flatnonzero(model.give_row >= 0)])


def _steps(model: Model, kept: Ints, *, exact: bool = False) -> tuple[Ints, Ints]:
    """Add a variable for each further relationship of a giver, and give by how much it raises the square."""
    steps, giver = places(model, exact=exact)
    rank = np.arange(len(giver)) - np.searchsorted(giver, giver)
    return steps, 2 * (kept[giver] + rank) + 1


def places(model: Model, *, exact: bool) -> tuple[Ints, Ints]:
    """Add a variable for each further relationship of a giver, and give whose each is.

    Where they are `exact`, none is taken without such a relationship.
    """
    program, room = model.program, _room(model)
    givers = np.flatnonzero(model.give_row >= 0)
    steps = program.variables(np.ones(int(room.sum())))
    row = program.rows(len(givers), 0 if exact else -FREE, 0)
    program.fill(row + np.repeat(np.arange(len(givers)), room), steps, -1)
    _sum(model, row, givers, model.places, model.place_of)
    return steps, np.repeat(givers, room)


def fits(model: Model) -> tuple[Ints, Ints]:
    """Return the variables that count for fit, and the points of each."""
    weigh = model.columns.community.weights
    where, value = [model.x, _both_ways(model)], [fit.points(model.columns, model.pairs)]
    value.append(np.full(len(where[1]), weigh.reciprocal))
    for group, points in (
        (fit.levels(model.columns), weigh.new_level),
        (model.columns.place, weigh.new_place),
    ):
        different = _different(model, group)
        where.append(different)
        value.append(np.full(len(different), points))
    return np.concatenate(where), np.concatenate(value)


def _both_ways(model: Model) -> Ints:
    """Add a flag for each two people that can only be up if each helps the other, kept pairs included."""
    columns, pairs, program = model.columns, model.pairs, model.program
    there, back = columns.key(pairs.giver, pairs.asker), columns.key(pairs.asker, pairs.giver)
    kept = np.flatnonzero(has(columns.kept, back))
    at = np.minimum(np.searchsorted(there, back), max(len(there) - 1, 0))
    free = np.flatnonzero((there[at] == back) & (pairs.giver < pairs.asker)) if len(there) else kept
    flags = program.variables(np.ones(len(kept) + len(free)))
    row = program.rows(len(kept) + 2 * len(free), -FREE, 0)
    program.fill(row + np.arange(len(flags)), flags, 1)
    program.fill(row + np.arange(len(flags)), model.x[np.concatenate([kept, free])], -1)
    second = row + len(flags) + np.arange(len(free))
    program.fill(second, flags[len(kept) :], 1)
    program.fill(second, model.x[at[free]], -1)
    return flags


def _different(model: Model, group: Ints) -> Ints:
    """Add a flag for each asker and group of givers, up only if one of that group helps, and none did yet."""
    columns, pairs, program = model.columns, model.pairs, model.program
    size, most = max(columns.size, 1), int(group.max(initial=0)) + 1
    helped, by = columns.kept // size, group[columns.kept % size]
    there = (helped * most + by)[by >= 0]
    cell = pairs.asker * most + group[pairs.giver]
    use = np.flatnonzero((group[pairs.giver] >= 0) & ~np.isin(cell, there))
    cells, position = np.unique(cell[use], return_inverse=True)
    flags = program.variables(np.ones(len(cells)))
    row = program.rows(len(cells), -FREE, 0)
    program.fill(row + np.arange(len(cells)), flags, 1)
    program.fill(row + position, model.x[use], -1)
    return flags


def _sum(model: Model, row: int, people: Ints, variables: Ints, side: Ints) -> None:
    """Put each variable into the row of the person that it belongs to."""
    at = np.full(model.columns.size, -1)
    at[people] = np.arange(len(people))
    use = np.flatnonzero(at[side] >= 0)
    model.program.fill(row + at[side[use]], variables[use], 1)


def _objective(model: Model, where: Ints, value: int | Ints) -> Floats:
    cost = np.zeros(model.program.width)
    cost[where] = value
    return cost
