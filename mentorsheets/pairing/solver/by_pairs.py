"""One stage over single pairs, where sets of helpers are too many to choose among one by one.

Of askers who take many helpers, next to all sets are as good as another: what matters is which pairs are in
them. The sets that are near their asker's best say which; an integer programme over these pairs, with the
stages done as rows, finds how they go together.
"""

import numpy as np

from mentorsheets.pairing.arrays import Flags, Ints
from mentorsheets.pairing.solver import stages
from mentorsheets.pairing.solver.aims import Above, Aim, Coverage, Fit, ServedPeople, Several
from mentorsheets.pairing.solver.integer_model import Model, build
from mentorsheets.pairing.solver.linear_program import Floats, Search
from mentorsheets.pairing.solver.master import Master
from mentorsheets.pairing.solver.pointless import limit_helpers

Counted = tuple[Ints, Ints | int]
"""Variables, and what each counts."""
MOST_PAIRS_FOR_LITTLE = 9_000
"""Pairs of `MANY_ASKERS` up to which they are chosen among for `LITTLE`: beyond, that may take minutes."""
MANY_ASKERS = 1_500
"""Askers up to whom choosing among single pairs comes to an end in any case."""
LITTLE = 2_000
"""What is covered lacks little if it is less than one part in so many of what was asked."""


def takes_minutes(master: Master, aim: Aim | None, flags: Flags, lacking: int) -> bool:
    """Return whether choosing among some pairs would take long for what is lacking."""
    askers = np.unique(master.pool.pairs.asker[flags])
    if len(askers) <= MANY_ASKERS or flags.sum() <= MOST_PAIRS_FOR_LITTLE:
        return False
    asked = (master.start.left.missing * master.columns.worth)[askers].sum()
    return not isinstance(aim, Coverage) or bool(LITTLE * lacking < asked)


def choose(master: Master, aim: Aim | None, flags: Flags, chosen: Ints, search: Search) -> tuple[Ints, bool]:
    """Choose among some pairs, beginning with some sets; give the sets, and whether none are better.

    None as aim stands for the load.
    """
    model, cost = write(master, aim, flags)
    held = master.pool.flags(chosen)[flags]
    answer = model.program.maximise(cost, start=(model.x, held.astype(np.float64)), search=search)
    if not len(answer.values):
        return chosen, False
    return _as_sets(master, np.flatnonzero(flags)[answer.values[model.x] > 0.5]), answer.proven


def write(master: Master, aim: Aim | None, flags: Flags) -> tuple[Model, Floats]:
    """Write down the programme of some pairs, with the stages done, and its objective."""
    start, steps = master.start, master.steps
    model = build(start.columns, start.pairs.only(flags), start.left)
    limit_helpers(model)
    for kept, floor in master.kept:
        model.program.at_least(_cost(model, _count(model, kept)), floor)
    places, at = _places(master, model) if aim is None or steps.rows else (model.x[:0], model.x[:0])
    if steps.most is not None:
        model.program.at_least(_cost(model, (places, -steps.cost[at])), -steps.most)
    if steps.least is not None:
        model.program.at_least(_cost(model, (places, steps.below[at].astype(np.int64))), steps.least)
    counted = (places, -steps.cost[at]) if aim is None else _count(model, aim)
    return model, _cost(model, counted)


def _cost(model: Model, counted: Counted) -> Floats:
    cost = np.zeros(model.program.width)
    cost[counted[0]] = counted[1]
    return cost


def _count(model: Model, aim: Aim) -> Counted:
    """Return which variables count for an aim, and how much, adding those that only it needs."""
    match aim:
        case ServedPeople():
            served = model.z_at[aim.who]
            return served[served >= 0], 1
        case Coverage():
            asker, kind = np.nonzero(model.y_at >= 0)
            return model.y_at[asker, kind], model.columns.worth[asker, kind]
        case Above():
            return stages.lifted(model, aim.lift), 1
        case Several():
            return stages.with_several(model, np.flatnonzero(aim.who), aim.kept), 1
        case Fit():
            return stages.fits(model)
        case _:
            raise TypeError(f"No way to count {type(aim).__name__} over pairs.")


def _places(master: Master, model: Model) -> tuple[Ints, Ints]:
    """Add a variable for each place of the givers, and give the position of each among the steps."""
    steps = master.steps
    places, giver = stages.places(model, exact=steps.exact)
    rank = np.arange(len(giver)) - np.searchsorted(giver, giver)
    return places, np.searchsorted(steps.giver, giver) + rank


def _as_sets(master: Master, pairs: Ints) -> Ints:
    """Put pairs into the pool as sets, one for each asker."""
    asker = master.pool.pairs.asker[pairs]
    people, row, count = np.unique(asker, return_inverse=True, return_counts=True)
    first = np.cumsum(count) - count
    members = np.full((len(people), int(count.max(initial=0))), -1)
    order = np.argsort(asker, kind="stable")
    members[row.ravel()[order], np.arange(len(pairs)) - first[row.ravel()[order]]] = pairs[order]
    return master.pool.add(people, members)
