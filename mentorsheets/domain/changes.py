"""What is to be changed in the sheet, as plain values: decided by the pure core, written by `sheet`."""

from dataclasses import dataclass

from mentorsheets.domain.confirmation import Confirmation
from mentorsheets.domain.model import (
    CheckIn,
    Circle,
    HistoryEntry,
    Match,
    Message,
    Need,
    Person,
    Problem,
    Registration,
)
from mentorsheets.domain.read_mail import ReadMail, ReadUpTo

Record = (
    Match
    | CheckIn
    | Message
    | Registration
    | HistoryEntry
    | Need
    | Person
    | Circle
    | ReadMail
    | ReadUpTo
    | Confirmation
)


@dataclass(frozen=True, slots=True)
class Added:
    """A record that the sheet does not hold yet. Adding one whose id is there already does nothing."""

    record: Record


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that is to be `now` if the sheet still says `was` in every field that differs."""

    was: Record
    now: Record


@dataclass(frozen=True, slots=True)
class ProblemsFound:
    """All problems of this run; those of earlier runs that are not among them were mended."""

    problems: tuple[Problem, ...]


Change = Added | Changed | ProblemsFound
