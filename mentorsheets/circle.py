"""Circles: several askers who meet one or more givers over one kind of need."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mentorsheets.model import Decision


class CircleState(StrEnum):
    """Where a circle stands on the way from a proposal to a meeting."""

    PROPOSED = "proposed"
    INVITED = "invited"
    READY = "ready"
    HELD = "held"
    CALLED_OFF = "called off"


@dataclass(frozen=True, slots=True)
class Circle:
    """One or more givers and several askers who meet over one kind of need, on a day that a human sets."""

    id: str
    kind: str
    givers: tuple[str, ...]
    askers: tuple[str, ...]
    decision: Decision | None = None
    state: CircleState = CircleState.PROPOSED
    meets_on: date | None = None
    where: str = ""
    since: date | None = None

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of all who are meant to come, givers first."""
        return (*self.givers, *self.askers)
