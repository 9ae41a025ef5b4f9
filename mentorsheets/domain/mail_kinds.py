"""The one table of the kinds of mail: what each is, and from which everything else about kinds is derived.

A mail has parts; each part has a kind, and the first part gives the mail its own. The kinds stand in the
order of the parts in a mail. Their names are for ever: they stand in the journal, in the tab Messages, in the
keys of messages, and as the names of templates.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from mentorsheets.domain.enums import LIVE, TALKING, MatchState


class Urgency(StrEnum):
    """How soon a part has to reach its reader."""

    AT_ONCE = "at once"
    """On any day and at any hour, before all other mail."""
    AWAITED = "awaited"
    """Somebody waits for it: in the readers' hours, before what can as well come a day later."""
    SOON = "soon"
    """On the next day of mail on which its reader has room."""
    UNHURRIED = "unhurried"
    """Along with other mail, or in one of its own once the last lies some days back; never into silence."""


class Carrier(StrEnum):
    """Which mail carries a part."""

    OWN = "a person's own mail"
    """Everything that is due to one person on a day goes in one."""
    COORDINATORS = "the coordinator's mail"


class RunPart(StrEnum):
    """What a run may be for: the words of `run --part`."""

    EVERYTHING = "everything"
    INTRODUCTIONS = "introductions"
    CHECK_INS = "check-ins"
    FOLLOW_UPS = "follow-ups"
    NEEDS = "needs"
    DIGEST = "digest"


class ReplyTo(StrEnum):
    """What a bare reply to a part is about."""

    NOTHING = "nothing"
    ITS_PERIOD = "what its period is the id of"
    CHECK_INS_OF_WEEK = "the questions of that week's check-in"
    CLOSING_QUESTIONS = "the closing questions about the match"
    CIRCLE = "how the circle was"
    SILENT_MATCH = "the match in which the other is silent"
    ALL_NEEDS = "all needs of the reader"


@dataclass(frozen=True, slots=True)
class Traits:
    """A row of the table.

    `name` is the kind for ever. `part` has the parts of a run, beside everything, that send it. `writer`
    names what writes its facts in `mail/letters`. `why` says to a coordinator why it is due, and `plural`
    what such parts are called in the digest ("" for what goes to the coordinator). `waits` says whether it
    is a question that waits for an answer, so that it counts towards silence. `states` are those of a match
    in which a part about it may go to its people: None where it is about no match, or goes whatever became
    of it. `sections` are its templates: its own name if none is given.
    """

    name: str
    carrier: Carrier
    urgency: Urgency
    part: tuple[RunPart, ...]
    writer: str
    why: str
    plural: str = ""
    waits: bool = False
    states: tuple[MatchState, ...] | None = None
    reply_to: ReplyTo = ReplyTo.NOTHING
    sections: tuple[str, ...] = ()


_OWN, _COORDINATORS = Carrier
_AT_ONCE, _AWAITED, _SOON, _UNHURRIED = Urgency
_INTRODUCTIONS, _CHECK_INS, _FOLLOW_UPS, _NEEDS, _DIGEST = list(RunPart)[1:]


class MailKind(StrEnum):
    """A kind of mail, equal to its name."""

    traits: Traits

    def __new__(cls, traits: Traits) -> Self:
        """Make the kind that a row of the table describes."""
        kind = str.__new__(cls, traits.name)
        kind._value_ = traits.name
        kind.traits = traits
        return kind

    SAFETY_ESCALATION = Traits(
        "safety-escalation", _COORDINATORS, _AT_ONCE, (_FOLLOW_UPS, _DIGEST), "safety",
        why="Somebody asked for help, or to be talked to.",
    )  # fmt: skip
    ESCALATION = Traits(
        "escalation", _COORDINATORS, _SOON, (_FOLLOW_UPS, _DIGEST), "escalation",
        why="Something needs you.",
    )  # fmt: skip
    INTRODUCTION = Traits(
        "introduction", _OWN, _AWAITED, (_INTRODUCTIONS,), "introduction",
        why="Both said yes.",
        plural="introductions",
        states=(MatchState.ASKED, MatchState.INTRODUCED),
        sections=("introduction", "first-conversation"),
    )  # fmt: skip
    ASK_GIVER = Traits(
        "ask-giver", _OWN, _AWAITED, (_INTRODUCTIONS,), "ask",
        why="The match is approved; nobody is introduced without a yes.",
        plural="questions whether somebody would help",
        waits=True, states=(MatchState.ASKED,), reply_to=ReplyTo.ITS_PERIOD,
    )  # fmt: skip
    ASK_ASKER = Traits(
        "ask-asker", _OWN, _AWAITED, (_INTRODUCTIONS,), "ask",
        why="The match is approved; nobody is introduced without a yes.",
        plural="questions whether somebody would like to be introduced",
        waits=True, states=(MatchState.ASKED,), reply_to=ReplyTo.ITS_PERIOD,
    )  # fmt: skip
    CONFIRM = Traits(
        "confirm", _OWN, _AWAITED, (_FOLLOW_UPS,), "confirm",
        why="Something was said in their name without proof, and they are asked whether it was them.",
        plural="questions whether it was them",
    )  # fmt: skip
    WHICH_ONE = Traits(
        "which-one", _OWN, _AWAITED, (_FOLLOW_UPS,), "which one",
        why="Their answer may be about several people, and they are asked which.",
        plural="questions whom an answer was about",
    )  # fmt: skip
    SOMEONE_LEFT = Traits(
        "someone-left", _OWN, _SOON, (_FOLLOW_UPS,), "left",
        why="The other one left, or pauses.",
        plural="news of somebody who left or pauses",
        states=(MatchState.PAUSED, MatchState.ENDED),
    )  # fmt: skip
    DECLINED_KINDLY = Traits(
        "declined-kindly", _OWN, _SOON, (_INTRODUCTIONS, _FOLLOW_UPS), "declined",
        why="This match will not be.",
        plural="news that a match will not be",
        states=(MatchState.DECLINED, MatchState.FADED),
    )  # fmt: skip
    WITHDRAWN = Traits(
        "withdrawn", _OWN, _SOON, (_INTRODUCTIONS,), "withdrawn",
        why="The question stayed without an answer, or the other one is not there any more.",
        plural="questions taken back",
        states=(MatchState.FADED, MatchState.ENDED),
    )  # fmt: skip
    CIRCLE_INVITATION = Traits(
        "circle-invitation", _OWN, _SOON, (_FOLLOW_UPS,), "circle invitation",
        why="The circle is approved; whoever is in it is asked whether they come.",
        plural="invitations to a circle",
        waits=True, reply_to=ReplyTo.ITS_PERIOD,
    )  # fmt: skip
    CIRCLE_AGENDA = Traits(
        "circle-agenda", _OWN, _SOON, (_FOLLOW_UPS,), "circle agenda",
        why="The circle meets in a few days.",
        plural="agendas of a circle",
        reply_to=ReplyTo.ITS_PERIOD,
    )  # fmt: skip
    CLOSING_QUESTIONS = Traits(
        "closing-questions", _OWN, _SOON, (_FOLLOW_UPS,), "closing",
        why="The agreed length is reached, or somebody asked to end.",
        plural="closing questions",
        waits=True, states=(MatchState.CLOSING,), reply_to=ReplyTo.CLOSING_QUESTIONS,
    )  # fmt: skip
    ENDED_THANKS = Traits(
        "ended-thanks", _OWN, _SOON, (_FOLLOW_UPS,), "thanks",
        why="The relationship has ended.",
        plural="thanks at an ending",
        states=(MatchState.ENDED, MatchState.DECLINED),
    )  # fmt: skip
    THANKS_FROM_OTHER = Traits(
        "thanks-from-other", _OWN, _SOON, (_FOLLOW_UPS,), "thanks of the other",
        why="Whom they helped asked us to pass on their thanks.",
        plural="thanks passed on",
        states=(MatchState.ENDED,),
    )  # fmt: skip
    CHECK_IN = Traits(
        "check-in", _OWN, _UNHURRIED, (_CHECK_INS,), "check-in",
        why="They are asked how it goes.",
        plural="check-ins",
        waits=True, states=TALKING, reply_to=ReplyTo.CHECK_INS_OF_WEEK,
    )  # fmt: skip
    CIRCLE_CHECK_IN = Traits(
        "circle-check-in", _OWN, _UNHURRIED, (_FOLLOW_UPS,), "circle check-in",
        why="The circle has met.",
        plural="check-ins on a circle",
        waits=True, reply_to=ReplyTo.CIRCLE,
    )  # fmt: skip
    SUGGESTED_TIMES = Traits(
        "suggested-times", _OWN, _SOON, (_FOLLOW_UPS,), "times",
        why="They have not met yet.",
        plural="suggested times",
        states=TALKING,
    )  # fmt: skip
    SILENCE_OTHER_SIDE = Traits(
        "silence-other-side", _OWN, _SOON, (_FOLLOW_UPS,), "silence",
        why="The other one has been silent.",
        plural="questions about the other side's silence",
        waits=True, states=TALKING, reply_to=ReplyTo.SILENT_MATCH,
    )  # fmt: skip
    REMINDER = Traits(
        "reminder", _OWN, _UNHURRIED, (_FOLLOW_UPS,), "reminder",
        why="A question has waited for an answer.",
        plural="reminders",
        waits=True, states=(MatchState.ASKED, *LIVE), reply_to=ReplyTo.ITS_PERIOD,
    )  # fmt: skip
    OFFER_BACK = Traits(
        "offer-back", _OWN, _UNHURRIED, (_FOLLOW_UPS,), "offer",
        why="A need of theirs was met.",
        plural="questions whether somebody now could help others",
        reply_to=ReplyTo.ITS_PERIOD,
    )  # fmt: skip
    VAGUE_NEED = Traits(
        "vague-need", _OWN, _UNHURRIED, (_NEEDS,), "vague need",
        why="A need of theirs says too little to find the right person.",
        plural="questions about a need that says too little",
        reply_to=ReplyTo.ITS_PERIOD,
    )  # fmt: skip
    NEEDS_REFRESH = Traits(
        "needs-refresh", _OWN, _UNHURRIED, (_NEEDS,), "refresh",
        why="Needs change; they are asked whether theirs are still right.",
        plural="questions whether needs have changed",
        reply_to=ReplyTo.ALL_NEEDS,
    )  # fmt: skip
    YOUR_DATA = Traits(
        "your-data", _OWN, _SOON, (_FOLLOW_UPS,), "your data",
        why="They asked what is held about them.",
        plural="answers to who asked what is held about them",
    )  # fmt: skip
    DIGEST = Traits(
        "digest", _COORDINATORS, _SOON, (_DIGEST,), "digest",
        why="It is a new week.",
    )  # fmt: skip

    @property
    def place(self) -> int:
        """Which part stands first in a mail: the one with the lowest place."""
        return _PLACES[self]

    @property
    def waits(self) -> bool:
        """Whether it waits for an answer: three such without one are enough."""
        return self.traits.waits

    @property
    def goes_into_silence(self) -> bool:
        """Whether it may go to somebody who has left as many questions unanswered as may be."""
        return not self.waits and self.urgency is not Urgency.UNHURRIED

    @property
    def urgency(self) -> Urgency:
        """How soon it has to reach its reader."""
        return self.traits.urgency

    @property
    def sections(self) -> tuple[str, ...]:
        """The names of the templates that it is written with."""
        return self.traits.sections or (self.value,)

    def may_go_in(self, state: MatchState) -> bool:
        """Return whether a part about a match may go to its people while the match is in this state."""
        return self.traits.states is None or state in self.traits.states


_PLACES = {kind: place for place, kind in enumerate(MailKind)}
_BY_NAME = {kind.value: kind for kind in MailKind}


def find_kind(name: str) -> MailKind | None:
    """Return the kind of a name that was read; None for one that only another version of this table has."""
    return _BY_NAME.get(name)


def kinds_of(part: RunPart) -> frozenset[MailKind]:
    """Return the kinds of mail that a run for a part of the work sends."""
    return frozenset(kind for kind in MailKind if part in (RunPart.EVERYTHING, *kind.traits.part))


def waits_for_answer(parts: Iterable[str]) -> bool:
    """Return whether any of the parts that a mail carried waits for an answer (a part is "kind/period")."""
    found = (find_kind(part.partition("/")[0]) for part in parts)
    return any(kind is not None and kind.waits for kind in found)
