"""What a person's words may lead to, as values that explain themselves."""

from dataclasses import dataclass
from enum import StrEnum


class AskedFor(StrEnum):
    """What somebody was asked when they wrote; it decides which answers are plain."""

    CONSENT = "consent"
    CHECK_IN = "check-in"
    CLOSING = "closing"
    NOTHING = "any"


class PlainAnswer(StrEnum):
    """An answer that leaves no doubt; the value is its section in a language's file."""

    YES = "yes"
    NO = "no"
    MET = "met"
    NOT_YET = "notyet"
    NOT_A_FIT = "notfit"
    NEVER_MET = "nevermet"
    NEED_MET = "needmet"
    STILL_NEEDED = "stillneeded"
    GO_ON = "goon"
    END = "end"
    PAUSE = "pause"
    BACK = "back"
    FEWER = "fewer"
    STOP = "stop"
    LEAVE = "leave"
    DATA = "data"


class HoldReason(StrEnum):
    """Why automatic mail must rest until a human has looked; the value is its section in a file."""

    STOP = "stop"
    LEAVE = "leave"
    HARM = "harm"
    PERSON = "person"


class Deed(StrEnum):
    """What may be done upon words."""

    ACT = "act"
    HOLD = "hold"
    HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Clue:
    """Which words, as they were folded, spoke for what, and by which rule (language, section, pattern)."""

    words: str
    says: str
    rule: str


@dataclass(frozen=True, slots=True)
class WordsMeaning:
    """What words mean: an `answer` if they are nothing but that; `holds` if they may mean one of these.

    A plain stop has both: with proof it may be acted on, and without proof it still holds.
    """

    answer: PlainAnswer | None = None
    holds: frozenset[HoldReason] = frozenset()
    because: tuple[Clue, ...] = ()

    @property
    def course(self) -> Deed:
        """What may be done: act on the answer, hold the person's mail, or leave it to a human."""
        if self.answer is not None:
            return Deed.ACT
        return Deed.HOLD if self.holds else Deed.HUMAN

    @property
    def may_mean_harm(self) -> bool:
        """Whether somebody may be in danger; such words are shown to the safety contact alone."""
        return HoldReason.HARM in self.holds
