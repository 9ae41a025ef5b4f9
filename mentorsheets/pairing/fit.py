"""What makes one allowed pair better than another, in whole points: lightest of all that is weighed."""

import numpy as np

from mentorsheets.pairing.arrays import Columns, Flags, Ints
from mentorsheets.pairing.candidates import Candidates
from mentorsheets.pairing.rules import RULES, has, overlap

YEARS_TO_A_LEVEL = 5
"""Years of experience that make one level, when a network should span levels (G2)."""
PEER_YEARS = 3
"""Years of experience between two who still count as peers."""

MOST_SLOTS = 12
"""Half hours in common that count, where they do: who shares six hours a week finds a time in any case."""


def count_shared_topics(columns: Columns, pairs: Candidates) -> Ints:
    """Count the interests that both name."""
    topics = columns.topics
    both = topics[pairs.giver] & topics[pairs.asker]
    return np.asarray(np.bitwise_count(both).sum(axis=1, dtype=np.int64))


def count_wishes(columns: Columns, pairs: Candidates) -> Ints:
    """Count the sides of each pair that named the other (0, 1 or 2)."""
    keys = columns.key(pairs.giver, pairs.asker)
    return has(columns.pairs["asked_for"], keys).astype(np.int64) + has(columns.pairs["offered_to"], keys)


def _weigh_wishes(columns: Columns, pairs: Candidates) -> Ints:
    """Return the points of who named whom; whoever was named after others counts less than these."""
    all_alike = columns.community.weights.wished * count_wishes(columns, pairs)
    later, loss = columns.later
    if not len(later):
        return all_alike
    keys = columns.key(pairs.giver, pairs.asker)
    at = np.minimum(np.searchsorted(later, keys), len(later) - 1)
    return np.asarray(all_alike - np.where(later[at] == keys, loss[at], 0))


def right_gap(columns: Columns, pairs: Candidates) -> Flags:
    """Return where the difference in experience is as the asker prefers; not where either is unknown."""
    preference = np.array([("any", "peer", "senior").index(m.gap_pref) for m in columns.members], np.int64)[
        pairs.asker
    ]
    giver, asker = columns.experience[pairs.giver], columns.experience[pairs.asker]
    known = (giver >= 0) & (asker >= 0)
    peers = (preference == 1) & (np.abs(giver - asker) <= PEER_YEARS)
    return np.asarray(known & (peers | ((preference == 2) & (giver - asker > PEER_YEARS))))


def points(columns: Columns, pairs: Candidates) -> Ints:
    """Score each pair by itself, from 0 up."""
    weigh = columns.community.weights
    traits = columns.traits[pairs.giver] & columns.wished[pairs.asker]
    score = weigh.shared_topic * np.minimum(count_shared_topics(columns, pairs), weigh.most_topics)
    score += _weigh_wishes(columns, pairs)
    score += weigh.experience_gap * right_gap(columns, pairs)
    score += weigh.shared_trait * np.bitwise_count(traits).sum(axis=1, dtype=np.int64)
    for name, worth in weigh.rules.items():
        score += worth * RULES[name](columns, pairs.giver, pairs.asker)
    if weigh.shared_slot:
        score += weigh.shared_slot * np.minimum(overlap(columns, pairs.giver, pairs.asker), MOST_SLOTS)
    # A giver who meets fewer of the person's needs leaves room for a second one beside them.
    most = int(np.bitwise_count(columns.asks).max(initial=1))
    score += weigh.narrow * (most - np.bitwise_count(pairs.covers).astype(np.int64))
    return np.asarray(score, np.int64)


def levels(columns: Columns) -> Ints:
    """Return each member's level of experience, -1 if unknown."""
    return np.where(columns.experience >= 0, columns.experience // YEARS_TO_A_LEVEL, -1)
