"""A good answer at once for communities of thousands: flows of least cost, one more giver for each a round.

Each round is a flow from askers to givers with room, in which a pair gains what it newly covers and whoever
has nobody yet comes first; so as many people are served as the pairs allow. Solved by cost scaling (Goldberg
and Tarjan 1990), as OR-Tools has it.
"""

from importlib import import_module
from typing import NamedTuple

import numpy as np

from mentorsheets.pairing.arrays import Flags, Ints, has_bit
from mentorsheets.pairing.candidates import Candidates
from mentorsheets.pairing.solver.exact import Start
from mentorsheets.pairing.solver.pruning import thin

BEST_OF_EACH = 24
"""Givers of each sort kept for each asker: enough to choose from, few enough for flows in seconds."""
FLOW_ROUNDS = 8
"""Rounds at most; each gives every asker one more giver, and few people want eight."""


class Swift(NamedTuple):
    """The pairs chosen, how many people get somebody who had nobody, and what is newly covered, in units."""

    pairs: Candidates
    served: int
    value: int


def swiftly(start: Start) -> Swift:
    """Choose among a few of each sort of giver for each asker."""
    columns, left = start.columns, start.left
    keep = thin(start.pairs, BEST_OF_EACH)
    keep[start.flow.pair[start.flow.pair >= 0]] = True
    pairs, chosen = start.pairs.only(keep), np.zeros(int(keep.sum()), bool)
    give, take, missing = columns.give.copy(), columns.take.copy(), left.missing.copy()
    alone = ~left.served & (columns.asks != 0)
    most = int((columns.worth * columns.helpers).sum(axis=1).max(initial=0)) + 1
    for _ in range(FLOW_ROUNDS):
        gain = _gain(pairs, np.where(missing > 0, columns.worth, 0))
        open_to = ~chosen & (gain > 0) & (give[pairs.giver] > 0) & (take[pairs.asker] > 0)
        at = np.flatnonzero(open_to)
        new = at[_flow(pairs.only(at), gain[at] + most * alone[pairs.asker[at]], give)]
        if not len(new):
            break
        chosen[new] = True
        asker = pairs.asker[new]
        give -= np.bincount(pairs.giver[new], minlength=columns.size)
        take[asker] -= 1
        alone[asker] = False
        for kind in range(len(columns.kinds)):
            missing[asker[has_bit(pairs.covers[new], kind)], kind] -= 1
    pairs = pairs.only(chosen)
    served = len(np.unique(pairs.asker[~left.served[pairs.asker]]))
    return Swift(pairs, served, int(((left.missing - np.maximum(missing, 0)) * columns.worth).sum()))


def _gain(pairs: Candidates, worth: Ints) -> Ints:
    gain = np.zeros(len(pairs), np.int64)
    for kind in range(worth.shape[1]):
        gain += np.where(has_bit(pairs.covers, kind), worth[pairs.asker, kind], 0)
    return gain


def _flow(pairs: Candidates, gain: Ints, give: Ints) -> Flags:
    """Choose at most one pair of each asker, and as many of each giver as there is room, of most gain."""
    # An optional extra, so it is imported when it is used.
    solver = import_module("ortools.graph.python.min_cost_flow").SimpleMinCostFlow()
    askers, size = np.unique(pairs.asker), len(give)
    sink = 2 * size
    solver.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([pairs.asker, size + np.arange(size), askers]),
        np.concatenate([size + pairs.giver, np.full(size, sink), np.full(len(askers), sink)]),
        np.concatenate([np.ones(len(pairs), np.int64), give, np.ones(len(askers), np.int64)]),
        np.concatenate([-gain, np.zeros(size + len(askers), np.int64)]),
    )
    solver.set_nodes_supplies(askers, np.ones(len(askers), np.int64))
    solver.set_node_supply(sink, -len(askers))
    solver.solve()
    return np.asarray(solver.flows(np.arange(len(pairs))) > 0)
