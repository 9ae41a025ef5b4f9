"""What an examination found: each thing with a tick, or with what to do."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from mentorsheets.errors import MentorsheetsError, NeedsAPerson, WrongUse

T = TypeVar("T")

FINDINGS_GRAVEST_FIRST = (2, 4, 3, 75, 1)
"""Which exit code wins where several things are wrong: that of what has to be set right before all else."""


class FindingVerdict(StrEnum):
    """How a thing is."""

    FINE = "fine"
    ADVICE = "advice"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what was found, what to do, and the exit code that this asks for."""

    area: str
    sentence: str
    verdict: FindingVerdict = FindingVerdict.FINE
    hint: str = ""
    exit_code: int = 0


class Findings:
    """The findings so far, in the order in which things were looked at."""

    def __init__(self) -> None:
        self.all: list[Finding] = []

    def fine(self, area: str, sentence: str) -> None:
        """Note that a thing is as it should be."""
        self.all.append(Finding(area, sentence))

    def advise(self, area: str, sentence: str, hint: str) -> None:
        """Note a thing that works, and would be better otherwise."""
        self.all.append(Finding(area, sentence, FindingVerdict.ADVICE, hint))

    def wrong(self, area: str, error: MentorsheetsError) -> None:
        """Note what an error says."""
        self.all.append(Finding(area, error.sentence, FindingVerdict.WRONG, error.hint, error.exit_code))

    def misset(self, area: str, sentence: str, hint: str) -> None:
        """Note a thing that nothing can work with."""
        self.wrong(area, WrongUse(sentence, hint))

    def to_mend(self, area: str, sentence: str, hint: str) -> None:
        """Note a thing that a human should mend, while all else goes on."""
        self.wrong(area, NeedsAPerson(sentence, hint))

    def attempt(self, area: str, action: Callable[[], T]) -> T | None:
        """Return what an action returns; where it ends in an error, note that and return None."""
        try:
            return action()
        except MentorsheetsError as error:
            self.wrong(area, error)
            return None

    @property
    def exit_code(self) -> int:
        """What a run that found this ends with."""
        codes = {finding.exit_code for finding in self.all}
        return next((code for code in FINDINGS_GRAVEST_FIRST if code in codes), 0)
