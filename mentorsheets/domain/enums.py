"""The choices of the field: standings, rhythms, arrangements, decisions, and the states of a match."""

from enum import StrEnum


class Standing(StrEnum):
    """Whether a person takes part: only the active are paired or mailed.

    Who is held wrote what may mean stop, leave or harm, or asked for a human: until the coordinator has typed
    another word, nothing automatic goes to them, and nothing is done about them for lack of an answer.
    """

    ACTIVE = "active"
    PAUSED = "paused"
    HELD = "held"
    LEFT = "left"


class Rhythm(StrEnum):
    """How often two people want to talk."""

    ONCE = "once"
    WEEKLY = "weekly"
    FORTNIGHTLY = "every two weeks"
    MONTHLY = "monthly"
    QUARTERLY = "every three months"
    YEARLY = "once a year"

    @property
    def days(self) -> int | None:
        """Days from one talk to the next; None for a single talk."""
        return dict(zip(Rhythm, (None, 7, 14, 28, 91, 364), strict=True))[self]


class Arrangement(StrEnum):
    """On what terms a giver gives, and what an asker can take on."""

    FREELY = "freely"
    IN_EXCHANGE = "in exchange"
    STIPEND = "stipend"
    PAID = "paid"


class Level(StrEnum):
    """How long a person has been at what they do."""

    NEW = "new"
    GROWING = "growing"
    EXPERIENCED = "experienced"
    SENIOR = "senior"


class NeedStatus(StrEnum):
    """Whether help is still wanted for a need."""

    OPEN = "open"
    MET = "met"
    WITHDRAWN = "withdrawn"


class Decision(StrEnum):
    """What a coordinator said to a proposed match."""

    APPROVE = "approve"
    DECLINE = "decline"
    PIN = "pin"


class MatchState(StrEnum):
    """Where a match stands on the way from a proposal to an ending."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    ASKED = "asked"
    INTRODUCED = "introduced"
    ACTIVE = "active"
    CLOSING = "closing"
    ENDED = "ended"
    DECLINED = "declined"
    PAUSED = "paused"
    FADED = "faded"
    HANDED_OVER = "handed over"

    @property
    def is_live(self) -> bool:
        """Whether the two people are in touch, or would be but for a pause."""
        return self in _LIVE_OR_PAUSED

    @property
    def takes_capacity(self) -> bool:
        """Whether the match holds a place on both sides."""
        return self.is_live or self in {MatchState.PROPOSED, MatchState.APPROVED, MatchState.ASKED}

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of this match."""
        return self in _OVER


class CircleState(StrEnum):
    """Where a circle stands on the way from a proposal to a meeting."""

    PROPOSED = "proposed"
    INVITED = "invited"
    READY = "ready"
    HELD = "held"
    CALLED_OFF = "called off"


TALKING = (MatchState.INTRODUCED, MatchState.ACTIVE)
"""States in which two people are asked how it goes."""
LIVE = (*TALKING, MatchState.CLOSING)
"""States in which two people are in touch."""
_LIVE_OR_PAUSED = frozenset({*LIVE, MatchState.PAUSED})
_OVER = frozenset({MatchState.ENDED, MatchState.DECLINED, MatchState.FADED, MatchState.HANDED_OVER})


class Reply(StrEnum):
    """What one side said when asked whether they want to be introduced."""

    YES = "yes"
    NO = "no"
