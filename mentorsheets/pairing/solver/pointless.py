"""Nobody is to be a helper for nothing: what of an answer stays once each helper has a need of their own."""

import numpy as np

from mentorsheets.pairing import fit
from mentorsheets.pairing.allot import match_needs
from mentorsheets.pairing.arrays import Flags
from mentorsheets.pairing.solver.integer_model import Model
from mentorsheets.pairing.solver.linear_program import FREE


def limit_helpers(model: Model) -> None:
    """Add a row for each asker: no more new helpers than helpers found for their needs."""
    people = np.flatnonzero((model.y_at >= 0).any(axis=1))
    at = np.full(model.columns.size, -1)
    at[people] = np.arange(len(people))
    row = model.program.rows(len(people), -FREE, 0)
    used = np.flatnonzero(at[model.pairs.asker] >= 0)
    model.program.fill(row + at[model.pairs.asker[used]], model.x[used], 1)
    person, kind = np.nonzero(model.y_at >= 0)
    model.program.fill(row + at[person], model.y_at[person, kind], -1)


def drop_pointless(model: Model, chosen: Flags) -> Flags:
    """Return the chosen pairs without helpers who have no need to themselves; who fits best stays.

    Nothing that is met is lost by it: whatever need such a helper could meet has all its helpers in others.
    Seats in circles stay in any case, since the others there count on them.
    """
    at = np.flatnonzero(chosen)
    pairs, wide = model.pairs.only(at), np.bincount(model.pairs.asker[at], minlength=model.columns.size) > 1
    if not wide.any():
        return chosen
    seat = np.zeros(len(at), bool) if model.groups is None else model.groups.circle[at] >= 0
    order = np.lexsort((-fit.points(model.columns, pairs), ~seat, pairs.asker))
    askers, first = np.unique(pairs.asker[order], return_index=True)
    stay = chosen.copy()
    for person, some in zip(askers.tolist(), np.split(order, first[1:]), strict=True):
        if not wide[person]:
            continue
        missing = model.open.missing[person]
        wanted = {kind: int(missing[kind]) for kind in np.flatnonzero(missing).tolist()}
        covers = pairs.covers[some].tolist()
        own = match_needs([[kind for kind in wanted if bits >> kind & 1] for bits in covers], wanted)
        has_own = np.zeros(len(some), bool)
        has_own[[helper for helpers in own.values() for helper in helpers]] = True
        stay[at[some[~has_own & ~seat[some]]]] = False
    return stay
