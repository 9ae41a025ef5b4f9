"""Shares with their uncertainty: k of n, what silence leaves open, and Student's t for a difference."""

from dataclasses import dataclass
from math import atan, cos, pi, sin, sqrt
from statistics import NormalDist

COVERAGE = 0.95
"""How often an interval holds the true share, if the same were counted in many programmes."""
Z = NormalDist().inv_cdf((1 + COVERAGE) / 2)


@dataclass(frozen=True, slots=True)
class Share:
    """`k` of `n`; both count people, needs, pairs or questions, as the measure says."""

    k: float
    n: int

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None of nothing."""
        return self.k / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval by Wilson, 0 to 1; None of nothing."""
        return find_wilson_interval(self.k, self.n)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A yes-or-no question of which some said nothing: what is certain whatever these would have said.

    Manski, Partial Identification of Probability Distributions (2003), chapter 1.
    """

    yes: int
    no: int
    unanswered: int

    @property
    def answered(self) -> Share:
        """The share of yes among those who answered."""
        return Share(self.yes, self.yes + self.no)

    @property
    def n(self) -> int:
        """How many were asked."""
        return self.yes + self.no + self.unanswered

    @property
    def all_interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the share of yes among all, the silent ones counted as no."""
        return find_wilson_interval(self.yes, self.n)

    @property
    def lowest(self) -> float | None:
        """The share of yes among all if every silent one would have said no."""
        return self.yes / self.n if self.n else None

    @property
    def highest(self) -> float | None:
        """The share of yes among all if every silent one would have said yes."""
        return (self.yes + self.unanswered) / self.n if self.n else None


def find_wilson_interval(k: float, n: int) -> tuple[float, float] | None:
    """Return the 95 % interval of a share of `k` in `n`, or None of nothing; `k` may be a fraction.

    Wilson, Journal of the American Statistical Association 22 (1927) 209; it holds what it promises for small
    n and for shares near 0 and 1, where the textbook's interval does not (Brown, Cai and DasGupta 2001).
    """
    if not n:
        return None
    share, weight = k / n, Z * Z / n
    middle = (share + weight / 2) / (1 + weight)
    half = Z * sqrt(share * (1 - share) / n + weight / (4 * n)) / (1 + weight)
    return (0.0 if k <= 0 else max(0.0, middle - half)), (1.0 if k >= n else min(1.0, middle + half))


def find_two_sided_p(t: float, degrees: int) -> float:
    """Return how often chance alone gives a `t` as far from 0, in a Student's t of whole `degrees`.

    Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4: exact finite sums.
    """
    angle = atan(abs(t) / sqrt(degrees))
    square = cos(angle) ** 2
    term, total = (1.0, 1.0) if degrees % 2 == 0 else (cos(angle), cos(angle))
    for step in range(2 if degrees % 2 == 0 else 3, degrees - 1, 2):
        term *= square * (step - 1) / step
        total += term
    if degrees % 2 == 0:
        inside = sin(angle) * total
    else:
        inside = 2 / pi * (angle + (sin(angle) * total if degrees > 1 else 0.0))
    return min(1.0, max(0.0, 1 - inside))


def adjust_by_holm(values: tuple[float, ...]) -> tuple[float, ...]:
    """Return p values raised for how many of them were looked at, in the same order.

    Holm, Scandinavian Journal of Statistics 6 (1979) 65.
    """
    adjusted = [0.0] * len(values)
    highest = 0.0
    for rank, index in enumerate(sorted(range(len(values)), key=values.__getitem__)):
        highest = max(highest, min(1.0, values[index] * (len(values) - rank)))
        adjusted[index] = highest
    return tuple(adjusted)
