"""From the relaxation over sets to whole sets: fix what is sure, settle the rest, and mend what is short."""

from typing import NamedTuple

import numpy as np

from mentorsheets.pairing.arrays import Flags, Ints
from mentorsheets.pairing.candidates import mix
from mentorsheets.pairing.solver.aims import Aim
from mentorsheets.pairing.solver.bound import BOUND_GRAIN
from mentorsheets.pairing.solver.linear_program import Floats, Search
from mentorsheets.pairing.solver.master import Master
from mentorsheets.pairing.solver.pricing import SetGuide, add_best, spread_ties, within

SURE = 0.95
"""A set that the relaxation takes so much of is taken."""
BOLD = 0.2
"""The share of the undecided that are decided at each step, so that steps come to an end."""
FEW_UNDECIDED = 120
"""So many undecided askers are settled by one integer programme."""
MENDING = Search(nodes=60)
"""How the integer programmes look that mend an answer: briefly, since they are many."""
DIVE_END = Search(nodes=60, probing=False)
"""How the one at the end of a dive looks: without probing it takes half the time, and finds more."""
ROUNDING_STEPS = 12
"""Steps of a rounding at most: each decides a fifth of those left (`BOLD`), twelve all but a fourteenth."""
DIVES_TOGETHER = 5
"""Dives whose sets are put together where sets are so many: each takes a second at three thousand people."""
AREAS = 60
"""Neighbourhoods looked at for one stage."""


def dive(
    master: Master, aim: Aim | None, which: Ints, target: int, salt: int = 0, *, grow: bool = True
) -> Ints:
    """Choose sets by fixing what the relaxation is sure of; none if it fails.

    It begins with some sets of the pool, and where it may `grow` finds others for those who are undecided;
    `salt` leads it another way where ways are equal.
    """
    pool = master.pool
    held = np.zeros(0, np.int64)
    for _ in range(ROUNDING_STEPS):
        ties = spread_ties(master, which, salt)
        relaxed = master.relax(aim, which, ties, np.flatnonzero(np.isin(which, held)))
        sure, undecided = _decide(relaxed.values, pool.asker[which], np.isin(which, held))
        held = np.union1d(held, which[sure])
        decided = pool.asker[held]
        if undecided > FEW_UNDECIDED and grow:
            new = add_best(master, master.price(aim, master.stacked(aim, relaxed.prices)), decided)
            which = np.union1d(which, master.possible(new))
        which = which[np.isin(which, held) | ~np.isin(pool.asker[which], decided)]
        if undecided <= FEW_UNDECIDED:
            break
    return which[
        choose(master, aim, which, np.isin(which, held), DIVE_END._replace(target=target - 0.5)).chosen
    ]


def _decide(values: Floats, asker: Ints, held: Flags) -> tuple[Flags, int]:
    """Return which sets to fix now, and how many askers are undecided still."""
    sure = values > SURE
    waiting = (values > 1 - SURE) & ~sure & ~np.isin(asker, asker[sure | held])
    count = len(np.unique(asker[waiting]))
    if count > FEW_UNDECIDED:
        order = np.flatnonzero(waiting)
        order = order[np.argsort(-values[order], kind="stable")]
        first = order[np.sort(np.unique(asker[order], return_index=True)[1])]
        sure[first[: int(BOLD * count)]] = True
        count -= int(BOLD * count)
    return sure, count


class SetChoice(NamedTuple):
    """Which sets an integer programme chose (none if it found nothing), and whether it proved them best."""

    chosen: Flags
    proven: bool


def choose(
    master: Master,
    aim: Aim | None,
    which: Ints,
    held: Flags,
    search: Search,
    start: Flags | None = None,
) -> SetChoice:
    """Choose among some sets by an integer programme, those that are held in any case."""
    program, cost = master.write(aim, which)
    program.hold(np.flatnonzero(held))
    known = None if start is None else (np.arange(len(which)), start.astype(np.float64))
    answer = program.maximise(cost, start=known, search=search)
    if not len(answer.values):
        return SetChoice(np.zeros(len(which), bool), proven=False)
    return SetChoice(np.asarray(answer.values[: len(which)] > 0.5), answer.proven)


def dive_together(master: Master, aim: Aim | None, near: Ints, chosen: Ints, most: int) -> Ints:
    """Dive in other ways, and choose the best of all the sets that these found and those chosen before."""
    best, every = chosen, [chosen]
    for salt in range(1, DIVES_TOGETHER):
        every.append(found := dive(master, aim, near, most, salt))
        if master.holds(found) and master.value(aim, found) > master.value(aim, best):
            best = found
    which = np.unique(np.concatenate(every))
    free, start = np.zeros(len(which), bool), np.isin(which, best)
    found = which[choose(master, aim, which, free, MENDING._replace(target=most - 0.5), start).chosen]
    better = master.holds(found) and master.value(aim, found) > master.value(aim, best)
    return found if better else best


def mend(master: Master, aim: Aim | None, guide: SetGuide, chosen: Ints, likely: int, size: int) -> Ints:
    """Choose anew for one neighbourhood after another, around those by whom the answer falls short."""
    which = np.union1d(master.possible(within(master, aim, guide, likely)), chosen)
    value, done = master.value(aim, chosen), np.zeros(master.columns.size, bool)
    search = MENDING._replace(target=guide.most - 0.5)
    settled: list[Ints] = []
    for _ in range(AREAS):
        short = np.where(done, 0, _shortfall(master, aim, guide, chosen, which))
        seed = int(np.argmax(short))
        if short[seed] < BOUND_GRAIN // 8 or value >= guide.most:
            break
        people = _around(master, which, chosen, short, seed, size)
        done[seed] = True
        if any(np.isin(people, already).all() for already in settled):
            continue
        asker = master.pool.asker[which]
        use = which[np.isin(asker, people) | np.isin(which, chosen)]
        held = ~np.isin(master.pool.asker[use], people)
        answer = choose(master, aim, use, held, search, np.isin(use, chosen))
        found = use[answer.chosen]
        if master.holds(found) and (better := master.value(aim, found)) > value:
            chosen, value = found, better
            done[:] = False
            settled.clear()
        if answer.proven:
            # Nobody of these can be chosen better while the others stay as they are; nor can a part of them.
            settled.append(people)
    return chosen


def _shortfall(master: Master, aim: Aim | None, guide: SetGuide, chosen: Ints, which: Ints) -> Ints:
    """Return for each asker how far they are below their best, or who could use a dear giver's idle place."""
    pool, reduced = master.pool, master.reduced(aim, guide.prices, guide.worth)
    short = np.zeros(master.columns.size, np.int64)
    short[pool.asker[which]] = np.maximum(guide.worth[pool.asker[which]], 0)
    short[pool.asker[chosen]] = -reduced[chosen]
    room = master.columns.give - np.bincount(
        pool.pairs.giver[pool.entries(chosen)[1]], minlength=master.columns.size
    )
    row, pair = pool.entries(which)
    giver = pool.pairs.giver[pair]
    idle = np.flatnonzero((room > 0)[giver] & (guide.prices.give > 0)[giver])
    order = idle[np.lexsort((-reduced[which][row[idle]], giver[idle]))]
    order = order[np.diff(giver[order], prepend=-1) > 0]
    np.maximum.at(short, pool.asker[which][row[order]], guide.prices.give[giver[order]])
    return short


def _around(master: Master, which: Ints, chosen: Ints, short: Ints, seed: int, size: int) -> Ints:
    """Gather askers around one: who holds what these could use, and so on, who is short first."""
    pool = master.pool
    row, pair = pool.entries(which)
    asker, giver = pool.asker[which][row], pool.pairs.giver[pair]
    row, pair = pool.entries(chosen)
    holder, held = pool.asker[chosen][row], pool.pairs.giver[pair]
    near = np.zeros(len(short), bool)
    near[seed] = True
    while (count := int(near.sum())) < size:
        wanted = np.zeros(len(short), bool)
        wanted[giver[near[asker]]] = True
        new = np.setdiff1d(holder[wanted[held]], np.flatnonzero(near))
        if not len(new):
            break
        shuffled = mix(new, np.full(len(new), seed))
        near[new[np.lexsort((shuffled, -short[new]))][: size - count]] = True
    return np.flatnonzero(near)
