"""Where the stages begin: the pairs that the rules allow, and the proof of how many people they can serve."""

from collections.abc import Iterable, Iterator

import numpy as np

from mentorsheets.pairing.arrays import Columns, Flags
from mentorsheets.pairing.candidates import Candidates, askers, blocks, find, givers, join, portions
from mentorsheets.pairing.solver.exact import Start
from mentorsheets.pairing.solver.integer_model import Open, still_open, useful
from mentorsheets.pairing.solver.max_flow import MaxFlow, most_served
from mentorsheets.pairing.solver.pruning import merge, thin

MOST_CELLS_WHOLE = 300_000_000
"""Askers times givers up to which all pairs are listed at once: their flags alone take 300 MB."""
SOME_GIVERS = 3000
"""Givers drawn for each asker where there are more cells: the best of each sort of these are kept."""
ASKERS_A_GIVER = 4
"""Pairs kept of each sort for each asker to begin with; what is lacking is added by its price."""


def begin_with(columns: Columns, most_whole: int = MOST_CELLS_WHOLE, some: int = SOME_GIVERS) -> Start:
    """Find the pairs and whom they can serve; where there are too many to hold, only some of each sort.

    The number of people served is that of all pairs even then: the pairs across the cut that would prove it
    too small are looked up and added until there are none.
    """
    left = still_open(columns)
    first = np.array([m.first_in_line or m.left_out for m in columns.members], bool)
    who = ~left.served & (columns.asks != 0)
    whole = len(askers(columns)) * len(givers(columns)) <= most_whole
    if whole:
        pairs = useful(find(columns), left)
        return Start(columns, pairs, left, most_served(pairs, columns.give, who, first), first)
    parts = (useful(part, left) for part in blocks(columns, askers(columns), some))
    pairs = join(part.only(thin(part, ASKERS_A_GIVER)) for part in parts)
    flow = most_served(pairs, columns.give, who, first)
    while len(across := _across(columns, left, flow, who)):
        pairs = merge(columns, [pairs, across])
        flow = most_served(pairs, columns.give, who, first)
    return Start(columns, pairs, left, flow, first, whole=False)


def every_pair(start: Start) -> Iterable[Candidates]:
    """Return all pairs, a block of askers at a time if they are too many to hold."""
    if start.whole:
        return in_portions(start.pairs)
    return (useful(part, start.left) for part in blocks(start.columns, askers(start.columns)))


def in_portions(pairs: Candidates) -> Iterator[Candidates]:
    """Return pairs that were found already, some askers at a time."""
    return (pairs.only(part) for part in portions(pairs))


def _across(columns: Columns, left: Open, flow: MaxFlow, who: Flags) -> Candidates:
    """Find pairs by which somebody within the cut could be helped from outside, a few for each."""
    rows = askers(columns)
    rows = rows[flow.cut_askers[rows] & who[rows]]
    parts = (useful(part, left) for part in blocks(columns, rows))
    outside = (part.only(~flow.cut_givers[part.giver]) for part in parts)
    return join(part.only(thin(part, ASKERS_A_GIVER)) for part in outside)
