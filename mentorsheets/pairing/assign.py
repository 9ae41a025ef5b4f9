"""Scores from outside: who is put to whom so that the scores of all pairs add up to the most, within limits.

    found = assign({("rosa", "it"): 0.9, ("lu", "it"): 0.4}, give={"lu": (1, 3)}, take={"it": (1, 1)})

Here a pair is as good as its score says, and no rule of mentoring speaks: reviewers for papers, say, each
with a least and a most number. It is a transportation problem (Hitchcock 1941), whose relaxation has corners
in whole numbers (Hoffman and Kruskal 1956), so that the prices of one linear programme prove the best.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from mentorsheets.errors import WrongUse
from mentorsheets.pairing.community import Pair
from mentorsheets.pairing.solver import weak_duality
from mentorsheets.pairing.solver.linear_program import Program

SCORE_GRAIN = 10_000
"""Parts of one point that are told apart: finer than any score that people or programs give."""
Limits = tuple[int, int]
"""How many at least, and how many at most."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """The pairs chosen, in order, what their scores add up to, and what no other choice exceeds."""

    pairs: tuple[Pair, ...]
    total: Fraction
    bound: Fraction

    @property
    def proven(self) -> bool:
        """Whether there is nothing better."""
        return self.total == self.bound


def assign(
    scores: Mapping[Pair, float], give: Mapping[str, Limits], take: Mapping[str, Limits]
) -> Assignment:
    """Return the pairs of (giver, asker) that score most, each giver and asker within their limits.

    Pairs without a score may not be; whoever has no limits has none below and takes no more than one.
    Scores are rounded to 1/SCORE_GRAIN.

    Raises:
        WrongUse: no choice of pairs keeps all limits.
    """
    pairs = sorted(scores)
    if not pairs and not any(least for one in (give, take) for least, _ in one.values()):
        return Assignment((), Fraction(0), Fraction(0))
    program = Program()
    x = program.variables(np.ones(len(pairs)), whole=True)
    for side, limits in enumerate((give, take)):
        people = sorted({pair[side] for pair in pairs} | {one for one, (least, _) in limits.items() if least})
        if not people:
            continue
        bounds = np.array([limits.get(one, (0, 1)) for one in people], np.int64).reshape(len(people), 2)
        row = program.rows(len(people), bounds[:, 0], bounds[:, 1])
        at = np.searchsorted(np.array(people), np.array([pair[side] for pair in pairs], str))
        program.fill(row + at, x, 1)
    cost = np.rint(np.array([scores[pair] for pair in pairs]) * SCORE_GRAIN)
    answer = program.maximise(cost)
    if not len(answer.values):
        raise WrongUse("No choice of pairs keeps all limits.", "Lower a least number, or score more pairs.")
    chosen = np.flatnonzero(answer.values[x] > 0.5)
    relaxed = program.maximise(cost, relaxed=True)
    bound = weak_duality.at_most(program, cost, relaxed.prices)
    return Assignment(
        tuple(pairs[at] for at in chosen.tolist()),
        Fraction(int(cost[chosen].sum()), SCORE_GRAIN),
        Fraction(bound, SCORE_GRAIN),
    )
