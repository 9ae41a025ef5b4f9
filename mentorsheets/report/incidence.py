"""How soon pairs told us that they had talked: some end without, of some nothing is known."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from mentorsheets.report.shares import Bounds, find_wilson_interval

FEWEST_FOLLOWED = 10
"""Pairs still followed, below which no band is drawn: it would fill the picture and say nothing."""
TALKED = "met"
NOT_TALKED = frozenset({"not yet", "never met"})
"""The words of Check-ins that tell of a talk, and that tell of none so far."""


class Fate(StrEnum):
    """What is last known of a pair: it talked, it was over without a talk, or it waits."""

    TALKED = "talked"
    OVER = "over"
    WAITS = "waits"


@dataclass(frozen=True, slots=True)
class Spell:
    """What is known of one pair: `fate` came on `day`, or was not yet known to come then.

    `day` and `age` are days since the introduction; `age` is how long ago that was, on the day of counting.
    """

    day: int
    fate: Fate
    age: int


@dataclass(frozen=True, slots=True)
class IncidenceStep:
    """From `day` on, `share` of all pairs had told us; its band is `low` to `high`, if one can be drawn."""

    day: int
    share: Fraction
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Where all pairs were on one day since their introduction; the four add up to all pairs."""

    day: int
    talked: int
    over: int
    no_longer_known: int
    waits: int


def trace_incidence(spells: Iterable[Spell]) -> tuple[IncidenceStep, ...]:
    """Return the curve of the share of pairs that had told us of a talk by each day.

    A pair that ended without a talk stays one that never talked (a competing end); one of which nothing is
    known after a day counts as followed until that day, inclusive. Aalen and Johansen, Scandinavian Journal
    of Statistics 5 (1978) 141. The band is Wilson's at (share x n, n), n being the pairs not lost before.
    """
    days: dict[int, Counter[Fate]] = {}
    for spell in spells:
        days.setdefault(spell.day, Counter())[spell.fate] += 1
    followed = at_risk = sum(counts.total() for counts in days.values())
    free, share = Fraction(1), Fraction(0)
    steps: list[IncidenceStep] = []
    for day in sorted(days):
        talked, over, lost = (days[day][fate] for fate in (Fate.TALKED, Fate.OVER, Fate.WAITS))
        if talked:
            share += free * Fraction(talked, at_risk)
            band = find_wilson_interval(float(share * followed), followed)
            low, high = band if band and followed >= FEWEST_FOLLOWED else (None, None)
            steps.append(IncidenceStep(day, share, low, high))
        free *= 1 - Fraction(talked + over, at_risk)
        at_risk -= talked + over + lost
        followed -= lost
    return tuple(steps)


def find_median_day(steps: Sequence[IncidenceStep]) -> int | None:
    """Return the first day by which half of all pairs had told us, None if that day has not come."""
    return next((step.day for step in steps if step.share >= Fraction(1, 2)), None)


def count_by_day(spells: Sequence[Spell], days: Iterable[int]) -> tuple[Tally, ...]:
    """Return where the pairs were on each of `days` since their introduction."""

    def came_by(day: int, fate: Fate) -> int:
        return sum(spell.fate is fate and spell.day <= day for spell in spells)

    def tally(day: int) -> Tally:
        talked, over, lost = (came_by(day, fate) for fate in (Fate.TALKED, Fate.OVER, Fate.WAITS))
        return Tally(day, talked, over, lost, len(spells) - talked - over - lost)

    return tuple(map(tally, days))


def count_within(spells: Iterable[Spell], days: int) -> Bounds:
    """Return, of the pairs introduced at least `days` ago, how many told us of a talk within that time.

    A pair that we last heard of before then, and that was not over, is one of which nothing is known.
    """
    old = [spell for spell in spells if spell.age >= days]
    talked = sum(spell.fate is Fate.TALKED and spell.day <= days for spell in old)
    unknown = sum(spell.fate is Fate.WAITS and spell.day < days for spell in old)
    return Bounds(talked, len(old) - talked - unknown, unknown)


def find_first_talk(introduced: date, said: Iterable[tuple[date, str]]) -> tuple[int, int | None]:
    """Return between which days since the introduction two people first talked; no latest if none is told.

    `said` is what either side answered on which day. A "not yet" counts for the days before a talk was told;
    on the same day, somebody who says that they talked knows better.
    """
    talks = [day for day, word in said if word == TALKED]
    first = min(talks, default=None)
    before = [day for day, word in said if word in NOT_TALKED and (first is None or day < first)]
    earliest = max((day + timedelta(days=1) for day in before), default=introduced)
    return max(0, (earliest - introduced).days), None if first is None else (first - introduced).days
