"""From a relaxation to whole pairs, step by step: who it has decided is taken, the rest is relaxed again.

A relaxation of thousands decides about half of the askers. What is taken of these narrows the others, whose
relaxation decides more; it is solved from its last prices, so each step takes a fraction of the first.
"""

from dataclasses import replace

import numpy as np

from mentorsheets.pairing.arrays import Flags, Ints
from mentorsheets.pairing.solver import bound
from mentorsheets.pairing.solver.aims import Coverage, ServedPeople
from mentorsheets.pairing.solver.block_rounding import RoundedPairs
from mentorsheets.pairing.solver.bound import BOUND_GRAIN
from mentorsheets.pairing.solver.integer_model import build
from mentorsheets.pairing.solver.linear_program import Floats
from mentorsheets.pairing.solver.master import Master
from mentorsheets.pairing.solver.pricing import guide
from mentorsheets.pairing.solver.relaxation import Relaxed, relax
from mentorsheets.pairing.solver.rounding import dive

LEEWAY = 200
"""One person in so many may be missing at first."""
DIVES = 3
"""Ways to round that are tried until one leads to an answer."""
SURE_OF = 0.1
"""Askers whose pairs are together so near whole numbers are decided."""
AT_LEAST = 0.25
"""The share of those left that are decided in each step, so that steps come to an end."""
FEW_OPEN = 2_500
"""Askers of whom whole sets of helpers are weighed at once: these lose less than further steps would."""
TURNS_OF_SETS = 10
"""Relaxations over these sets: what more would bring is less than rounding loses."""
FIXING_STEPS = 15
"""Steps at most: so many lead from a hundred thousand to the last few."""
DECIDES = 5
"""A relaxation that decides less than one asker in so many has many answers as good: none is taken."""
LEADS_ON = 6
"""A step that decided less than one in so many is the last: where answers are as good as others, all wait."""
TOLERANCE = 1e-3
"""How near each relaxation is solved: what is decided first is far from any doubt."""


def fix(plan: RoundedPairs, prices: bound.Prices, shares: Floats) -> Floats:
    """Take who the relaxation decides, again and again; return what it gives to each pair of the rest."""
    doubt, people = _doubt(plan, np.arange(len(shares)), shares)
    if DECIDES * (doubt[people] <= SURE_OF).sum() < len(people):
        return shares
    shares, first, before = shares.copy(), shares, 0
    for step in range(FIXING_STEPS):
        left = _open_pairs(plan)
        count = len(np.unique(plan.pairs.asker[left]))
        if step and (count <= FEW_OPEN or LEADS_ON * (before - count) < before):
            if step == 1 and count > FEW_OPEN:
                # It led nowhere: blocks of all lose less than blocks of the rest.
                plan.chosen[:], plan.room = False, plan.start.columns.give.copy()
                return first
            break
        before = count
        if step:
            shares[left] = _relax(plan, prices, left, shares)
        _decide(plan, left, shares[left])
    left = _open_pairs(plan)
    rest = np.zeros(len(shares))
    rest[left] = shares[left]
    return rest


def choose_sets(plan: RoundedPairs) -> None:
    """Choose whole sets of helpers at once for who is open, if they are few."""
    start, left = plan.start, _open_pairs(plan)
    if not 0 < len(np.unique(plan.pairs.asker[left])) <= FEW_OPEN:
        return
    within = replace(start, columns=replace(start.columns, give=plan.room), pairs=plan.pairs.only(left))
    alone = ~start.left.served & (start.columns.asks != 0) & open_askers(plan)
    # Who is missing is served along alternating paths; a floor to the last person leaves no way to round.
    floor = start.floors()[0] - plan.served()
    master = Master.begin(within, [(ServedPeople(alone), max(floor - floor // LEEWAY - 1, 0))])
    best = guide(master, Coverage(), 0, TURNS_OF_SETS)
    near = np.flatnonzero(master.reduced(Coverage(), best.prices, best.worth) >= -BOUND_GRAIN)
    dives = (dive(master, Coverage(), near, best.most, salt) for salt in range(DIVES))
    found = next((one for one in dives if len(one)), near[:0])
    new = left[master.pool.flags(found)]
    plan.chosen[new] = True
    plan.room = plan.room - np.bincount(plan.pairs.giver[new], minlength=len(plan.room))


def open_askers(plan: RoundedPairs) -> Flags:
    """Return who has nobody in the plan."""
    alone = np.ones(len(plan.room), bool)
    alone[plan.pairs.asker[plan.chosen]] = False
    return alone


def _open_pairs(plan: RoundedPairs) -> Ints:
    free = open_askers(plan)[plan.pairs.asker] & (plan.room > 0)[plan.pairs.giver]
    return np.flatnonzero(free)


def _doubt(plan: RoundedPairs, left: Ints, shares: Floats) -> tuple[Floats, Ints]:
    """Return how far the pairs of each asker are from whole numbers, and whose pairs these are."""
    asker = plan.pairs.asker[left]
    doubt = np.bincount(asker, np.minimum(shares, 1 - shares), minlength=len(plan.room))
    return doubt.astype(np.float64), np.unique(asker)


def _decide(plan: RoundedPairs, left: Ints, shares: Floats) -> None:
    """Take the pairs of those askers who are decided, but for whom others in less doubt leave no place."""
    doubt, people = _doubt(plan, left, shares)
    ordered = np.sort(doubt[people])
    sure = np.zeros(len(doubt), bool)
    sure[people] = doubt[people] <= max(SURE_OF, ordered[int(AT_LEAST * (len(ordered) - 1))])
    new = left[(shares > 0.5) & sure[plan.pairs.asker[left]]]
    giver = plan.pairs.giver[new]
    order = np.lexsort((doubt[plan.pairs.asker[new]], giver))
    rank = np.empty_like(order)
    rank[order] = np.arange(len(new)) - np.searchsorted(giver[order], giver[order])
    late = np.zeros(len(doubt), bool)
    late[plan.pairs.asker[new[rank >= plan.room[giver]]]] = True
    new = new[~late[plan.pairs.asker[new]]]
    plan.chosen[new] = True
    plan.room = plan.room - np.bincount(plan.pairs.giver[new], minlength=len(plan.room))


def _relax(plan: RoundedPairs, prices: bound.Prices, left: Ints, shares: Floats) -> Floats:
    """Solve the relaxation of the pairs that are left, within the room that is left."""
    start = plan.start
    model = build(start.columns, plan.pairs.only(left), start.left, plan.room)
    served_row = model.serve_row + len(model.z)
    model.program.at_least(model.served(), start.floors()[0] - plan.served())
    values = np.zeros(model.program.width)
    values[model.x] = shares[left]
    known = Relaxed(values, bound.duals_of(model, prices, served_row))
    return relax(model.program, model.covered(), TOLERANCE, known).values[model.x]
