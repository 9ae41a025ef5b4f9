"""How long one programme may send before others have their turn, and how a run says that it broke off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from mentorsheets.errors import WrongUse

TURN_MAILS = "MENTORSHEETS_TURN_MAILS"
TURN_MINUTES = "MENTORSHEETS_TURN_MINUTES"
TURN_OVER = "MENTORSHEETS_TURN_OVER"
"""The path of a file that a run makes if it broke off so that others have their turn."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How many mails a run sends at most, and for how long (None: no limit); where it says that more wait."""

    mails: int | None = None
    length: timedelta | None = None
    over: Path | None = None

    def say_over(self) -> None:
        """Tell whoever started the run that mail is left which may go now."""
        if self.over:
            self.over.touch()


def read_turn(environment: Mapping[str, str]) -> Turn:
    """Return the turn that a run is given.

    Raises:
        WrongUse: a limit is no number above 0.
    """
    minutes, mails = read_minutes(environment, TURN_MINUTES), environment.get(TURN_MAILS, "")
    if mails and not (mails.isdecimal() and int(mails)):
        raise WrongUse(f"{TURN_MAILS} is no number of mails.", "Write 200, or leave it out.")
    over = environment.get(TURN_OVER)
    return Turn(
        int(mails) if mails else None,
        None if minutes is None else timedelta(minutes=minutes),
        Path(over) if over else None,
    )


def read_minutes(environment: Mapping[str, str], name: str) -> float | None:
    """Return a number of minutes that the environment names; None if it does not. Raises WrongUse."""
    said = environment.get(name)
    if not said:
        return None
    try:
        found = float(said)
    except ValueError:
        found = 0
    if not 0 < found < float("inf"):
        raise WrongUse(f"{name} is no number of minutes.", "Write 30, or leave it out.")
    return found
