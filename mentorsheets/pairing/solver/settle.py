"""One stage over sets of helpers: the best that there is, or the best found and its bound."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import numpy as np

from mentorsheets.pairing.arrays import Ints
from mentorsheets.pairing.solver import by_pairs, rounding
from mentorsheets.pairing.solver.aims import Aim, Coverage
from mentorsheets.pairing.solver.bound import BOUND_GRAIN
from mentorsheets.pairing.solver.linear_program import Search
from mentorsheets.pairing.solver.master import Master
from mentorsheets.pairing.solver.pricing import (
    SetGuide,
    find_pairs_within,
    guide,
    guide_listed,
    list_possible,
    list_within,
    within,
)
from mentorsheets.pairing.solver.proofs import SetProof

MOST_PAIRS_SETTLED_WHOLE = 6_000
"""Sets that one integer programme may choose from: beyond, its first relaxation alone takes many seconds."""
MOST_CELLS_SETTLED_WHOLE = 8_000_000
"""Or, of few people, so many cells of it: sets times people."""
MOST_LISTED = 30_000
"""Sets that are listed at most where all that could matter are wanted."""
MOST_KEPT_LISTED = 12_000
"""Likewise for the stages after one that was proven, so that they need not list more."""
MOST_LIKELY = 2_500
"""Likewise where nothing is proven by it."""
MOST_AT_LAST = 4_000
"""Likewise for the last aim, in which next to no two sets count the same."""
MOST_ENTRIES_AT_LAST = 8_000
"""Helpers in all these sets, and two for each pair that goes both ways: beyond, relaxations take a minute."""
MOST_HELPERS_AT_LAST = 1_200
"""Helpers of all askers up to whom sets are chosen at once for it where they are too many to list."""
FIRST_WIDTH = 2 * BOUND_GRAIN
"""For the last aim, sets so far below their asker's best are chosen from first,"""
WIDER = 4
"""and each time from those so many times as far below, until no others could be better."""
FEW_MORE = 1.5
"""If all that could be better are not so many times as many as the nearest, these are not tried first."""
FEW_TURNS = 3
"""Relaxations for an aim where all sets that could matter are too many to list."""
LIKELY = 2 * BOUND_GRAIN
"""Sets so far below their asker's best are looked at where an answer is mended."""
MOST_DIVED_ALONE = 12_000
"""Sets up to which one dive and the pairs of its sets do: beyond, several dives are put together first."""
MOST_ROUNDED_AGAIN = 8_000
"""Sets up to which a relaxation is rounded more than once: beyond, each time takes seconds."""
OVER_PAIRS = Search(nodes=60, all_ways=True)
"""How the integer programme over likely pairs looks: there HiGHS' own ways find what the bound allows."""
AREA = 80
"""Askers for whom sets are chosen anew together."""


class Work(NamedTuple):
    """How often a relaxation is rounded, and on how many nodes an integer programme looks for more."""

    dives: int = 3
    nodes: int = 500


class StageAnswer(NamedTuple):
    """The sets chosen, what they come to, what no sets exceed (None: nobody knows), and prices for it.

    `settled` if nothing better is made of the pairs that could be part of an answer as good as the bound.
    """

    chosen: Ints
    value: int
    most: int | None
    guide: SetGuide
    settled: bool = False

    def proof(self, master: Master, aim: Aim) -> SetProof:
        """Return what was proven on the way, of a stage that was settled for an aim."""
        best, spare = self.guide, self.guide.bound - self.value * BOUND_GRAIN
        return SetProof(
            best.prices,
            spare,
            master.most(aim),
            lambda which: -master.reduced(aim, best.prices, best.worth, which),
            lambda: list_within(master, aim, best, spare, MOST_KEPT_LISTED),
        )

    @property
    def proven(self) -> bool:
        """Whether there is nothing better."""
        return self.most is not None and self.value >= self.most

    def better(self, master: Master, aim: Aim | None, found: Ints) -> "StageAnswer":
        """Take other sets if they keep to everything and come to more."""
        if master.holds(found) and (value := master.value(aim, found)) > self.value:
            return self._replace(chosen=found, value=value)
        return self


def settle(
    master: Master,
    aim: Aim | None,
    chosen: Ints,
    effort: Work,
    tell: Callable[[StageAnswer], None] = lambda _: None,
) -> StageAnswer:
    """Find the best for an aim from what is chosen so far, and all other sets; None stands for the load."""
    value = master.value(aim, chosen)
    best = guide(master, aim, value)
    done = StageAnswer(chosen, value, max(best.most, value), best)
    for one in _attempts(effort):
        if done.proven or (one.turn and master.pool.called.sum() > MOST_ROUNDED_AGAIN):
            break
        if done.settled and not one.proves:
            continue
        done = one.take(master, aim, done)
        tell(done)
    return done


class _Attempt(NamedTuple):
    turn: int
    take: Callable[[Master, Aim | None, StageAnswer], StageAnswer]
    proves: bool = False


def _attempts(effort: Work) -> Iterator[_Attempt]:
    """Yield the ways to a better answer, or to the proof that there is none; the cheapest first."""
    near, prove = partial(_choose_near, effort=effort), partial(_prove, effort=effort)
    for turn in range(effort.dives):
        yield _Attempt(turn, partial(_dive, turn=turn))
        if not turn:
            yield _Attempt(turn, partial(_choose_all, effort=effort), proves=True)
            if effort.dives > 1:
                yield _Attempt(turn, _dive_together)
            yield _Attempt(turn, partial(_choose_pairs, effort=effort))
            yield _Attempt(turn, near)
            yield _Attempt(turn, prove, proves=True)
        yield _Attempt(turn, _mend)
    if effort.dives > 1:
        yield _Attempt(effort.dives, prove, proves=True)


def _choose_all(master: Master, aim: Aim | None, done: StageAnswer, effort: Work) -> StageAnswer:
    """Choose at once among all sets that are near their asker's best, and if these are few, among all others.

    What could be part of a better answer is listed by this stage's prices, or by those of one before it.
    """
    width = FIRST_WIDTH
    while not done.proven:
        below = done.guide.bound - (done.value + 1) * BOUND_GRAIN
        width = min(width, below)
        listed = list_possible(master, aim, done.guide, width, MOST_LIKELY)
        if listed is None or not _few(master, listed):
            break
        done = _choose(master, aim, done, np.union1d(listed, done.chosen), effort, whole=width >= below)
        if width >= below:
            break
        width *= WIDER
    return done


def _choose_pairs(master: Master, aim: Aim | None, done: StageAnswer, effort: Work) -> StageAnswer:
    """Choose at once among the pairs of the sets that could be part of an answer as good as the bound."""
    near = _likely(master, aim, done)
    if aim is None and len(near) > MOST_LIKELY:
        return done
    return _over_pairs(master, aim, done, near, effort)


def _over_pairs(master: Master, aim: Aim | None, done: StageAnswer, near: Ints, effort: Work) -> StageAnswer:
    """Choose among the pairs of some sets."""
    flags = master.pool.flags(np.union1d(near, done.chosen))
    if by_pairs.takes_minutes(master, aim, flags, done.guide.most - done.value):
        return done
    search = OVER_PAIRS._replace(nodes=min(effort.nodes, OVER_PAIRS.nodes), target=done.guide.most - 0.5)
    found, best = by_pairs.choose(master, aim, flags, done.chosen, search)
    return done.better(master, aim, found)._replace(settled=best)


def _dive(master: Master, aim: Aim | None, done: StageAnswer, turn: int) -> StageAnswer:
    near = _likely(master, aim, done)
    return done.better(master, aim, rounding.dive(master, aim, near, done.guide.most, turn))


def _dive_together(master: Master, aim: Aim | None, done: StageAnswer) -> StageAnswer:
    if master.pool.called.sum() <= MOST_DIVED_ALONE or not isinstance(aim, Coverage):
        return done
    near = _likely(master, aim, done)
    return done.better(master, aim, rounding.dive_together(master, aim, near, done.chosen, done.guide.most))


def _mend(master: Master, aim: Aim | None, done: StageAnswer) -> StageAnswer:
    return done.better(master, aim, rounding.mend(master, aim, done.guide, done.chosen, LIKELY, AREA))


def _choose_near(master: Master, aim: Aim | None, done: StageAnswer, effort: Work) -> StageAnswer:
    """Choose at once among the sets that could be part of an answer as good as the bound, if they are few."""
    near = _likely(master, aim, done)
    if len(near) > MOST_LIKELY:
        return done
    nodes = min(effort.nodes, rounding.MENDING.nodes)
    return _choose(master, aim, done, near, effort._replace(nodes=nodes), whole=False)


def _likely(master: Master, aim: Aim | None, done: StageAnswer) -> Ints:
    """Find the sets that could be part of an answer as good as the bound, and one unit more."""
    fraction = done.guide.bound - done.guide.most * BOUND_GRAIN
    near = within(master, aim, done.guide, fraction + BOUND_GRAIN)
    return np.union1d(master.possible(near), done.chosen)


def _few(master: Master, which: Ints) -> bool:
    """Return whether one integer programme may choose from some sets."""
    rows = len(np.unique(master.pool.asker[which])) + master.columns.size
    return len(which) <= MOST_PAIRS_SETTLED_WHOLE or len(which) * rows <= MOST_CELLS_SETTLED_WHOLE


def _prove(master: Master, aim: Aim | None, done: StageAnswer, effort: Work) -> StageAnswer:
    """Look among all sets that could be part of a better answer, if they are not too many."""
    below = done.guide.bound - (done.value + 1) * BOUND_GRAIN
    listed = list_possible(master, aim, done.guide, below, MOST_LISTED)
    if listed is not None and _few(master, listed):
        return _choose(master, aim, done, np.union1d(listed, done.chosen), effort, whole=True)
    if aim is None or below >= BOUND_GRAIN or effort.nodes < OVER_PAIRS.nodes:
        return done
    # Where one unit is open, pairs tell whether it can be had: sets are too many to list, pairs are not.
    flags = find_pairs_within(master, aim, done.guide, below) | master.pool.flags(done.chosen)
    if by_pairs.takes_minutes(master, aim, flags, done.guide.most - done.value):
        return done
    search = OVER_PAIRS._replace(target=done.guide.most - 0.5)
    found, best = by_pairs.choose(master, aim, flags, done.chosen, search)
    done = done.better(master, aim, found)
    return done._replace(most=done.value) if best else done


def _choose(
    master: Master, aim: Aim | None, done: StageAnswer, which: Ints, effort: Work, *, whole: bool
) -> StageAnswer:
    """Choose among some sets at once, if they are not too many; `whole` if nothing else could be better."""
    if not _few(master, which):
        return done
    start, free = np.isin(which, done.chosen), np.zeros(len(which), bool)
    search = rounding.MENDING._replace(nodes=effort.nodes, target=done.guide.most - 0.5)
    found = rounding.choose(master, aim, which, free, search, start)
    done = done.better(master, aim, which[found.chosen])
    return done._replace(most=done.value) if found.proven and whole else done


def _count_entries(master: Master, which: Ints) -> int:
    """Count what the programme of some sets has to keep apart: their helpers, and pairs that go both ways."""
    ways = 0 if master.both is None else len(master.both.among(master.pool.flags(which)).rows()[0])
    return len(master.pool.entries(which)[0]) + 2 * ways


def settle_last(master: Master, aim: Aim, before: tuple[Master, StageAnswer], effort: Work) -> StageAnswer:
    """Find the best for the last aim among all sets that the load leaves, or if they are many, some of these.

    `before` is the programme of the load, and what it came to.
    """
    loaded, load = before
    below = load.guide.bound - load.value * BOUND_GRAIN
    listed = list_within(loaded, None, load.guide, below, MOST_LISTED)
    if listed is None:
        guide(master, aim, master.value(aim, load.chosen), FEW_TURNS)
    some = loaded.possible(within(loaded, None, load.guide, below) if listed is None else listed)
    which = np.union1d(some, load.chosen)
    best = guide_listed(master, aim, which)
    done = StageAnswer(load.chosen, master.value(aim, load.chosen), best.most, best)
    short, width = -master.reduced(aim, best.prices, best.worth)[which], FIRST_WIDTH
    if listed is None and len(master.pool.entries(done.chosen)[0]) > MOST_HELPERS_AT_LAST:
        return _mend(master, aim, done)._replace(most=None)
    while not done.proven:
        below = best.bound - (done.value + 1) * BOUND_GRAIN
        if (short <= below).sum() <= FEW_MORE * (short <= width).sum():
            width = below
        near = np.union1d(which[short <= min(width, below)], done.chosen)
        if len(near) > MOST_AT_LAST or _count_entries(master, near) > MOST_ENTRIES_AT_LAST:
            # What was chosen at once from the nearest is next to never bettered by neighbourhoods.
            if width == FIRST_WIDTH:
                done = _mend(master, aim, done)
            break
        whole = listed is not None and width >= below
        done = _choose(master, aim, done, near, effort, whole=whole)
        if width >= below:
            break
        width *= WIDER
    return done if listed is not None else done._replace(most=None)
