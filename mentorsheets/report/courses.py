"""How far needs came, and whether relationships last: counted by what people told us, survivors or not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from mentorsheets.domain.model import MatchState
from mentorsheets.report.shares import Bounds

KEPT_UP_AT = 90
"""Days since the introduction at which a relationship is looked at."""
STILL_TALKING_FROM = 56
"""Days: two rounds of monthly talks before day 90, so that one talk missed is no end."""


class CourseStage(IntEnum):
    """How far a need came; each stage has all earlier ones behind it."""

    ASKED_FOR = 0
    PROPOSED = 1
    BOTH_ASKED = 2
    INTRODUCED = 3
    TALKED = 4
    MET = 5


@dataclass(frozen=True, slots=True)
class NeedsFlow:
    """How many needs reached each `CourseStage` and how many stopped there; withdrawn ones are apart."""

    reached: tuple[int, ...]
    stopped: tuple[int, ...]
    withdrawn: int


def count_flow(furthest: Iterable[CourseStage | None]) -> NeedsFlow:
    """Return the flow of needs, each given by the furthest stage that it reached; None was withdrawn."""
    counts = Counter(furthest)
    withdrawn = counts.pop(None, 0)
    return NeedsFlow(
        reached=tuple(sum(counts[later] for later in CourseStage if later >= stage) for stage in CourseStage),
        stopped=tuple(counts[stage] for stage in CourseStage),
        withdrawn=withdrawn,
    )


@dataclass(frozen=True, slots=True)
class Course:
    """One relationship: its agreed `weeks` (0 one talk, None open-ended), and what was told of it.

    `age` is in days since the introduction, on the day of counting; `talks` are the days on which a talk was
    told, and `over_on` the day on which it was over, in the state `over`.
    """

    weeks: int | None
    age: int
    talks: tuple[int, ...] = ()
    over_on: int | None = None
    over: MatchState | None = None


class Lasting(StrEnum):
    """What a relationship was on its ninetieth day."""

    TALKING = "talking"
    ENDED_ON_PURPOSE = "ended on purpose"
    CAME_TO_NOTHING = "came to nothing"
    NOT_KNOWN = "not known"
    TOO_EARLY = "too early"
    ONE_TALK = "one talk"


@dataclass(frozen=True, slots=True)
class KeptUp:
    """How many relationships were what on day 90; those too young, and single talks, are apart."""

    counts: Counter[Lasting]

    @property
    def bounds(self) -> Bounds:
        """Talking or ended on purpose, come to nothing, and not known."""
        return Bounds(
            self.counts[Lasting.TALKING] + self.counts[Lasting.ENDED_ON_PURPOSE],
            self.counts[Lasting.CAME_TO_NOTHING],
            self.counts[Lasting.NOT_KNOWN],
        )


def count_kept_up(courses: Iterable[Course]) -> KeptUp:
    """Return what relationships were on their ninetieth day."""
    return KeptUp(Counter(map(_find_lasting, courses)))


def _find_lasting(course: Course) -> Lasting:
    if course.weeks == 0:
        return Lasting.ONE_TALK
    if course.age < KEPT_UP_AT:
        return Lasting.TOO_EARLY
    if course.over_on is not None and course.over_on <= KEPT_UP_AT:
        return Lasting.ENDED_ON_PURPOSE if course.over is MatchState.ENDED else Lasting.CAME_TO_NOTHING
    if any(STILL_TALKING_FROM <= day <= KEPT_UP_AT for day in course.talks):
        return Lasting.TALKING
    return Lasting.NOT_KNOWN
