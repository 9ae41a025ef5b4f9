"""What goes into a mail, as plain values: each part has its reader, its reason, and a lasting name."""

from dataclasses import dataclass
from datetime import date

from mentorsheets.domain.changes import Change
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import CheckIn, Circle, Match, Need, Person
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Waiting, Word

COORDINATOR = "coordinator"
"""As a reader: the coordinator, who is nobody in the sheet."""
TOLD = "told"
"""Under this, with its id, a mail to the coordinator remembers what it told of the day on which it went."""
OPENED = "opened"
"""Under this a mail remembers which questions it brought for a first conversation, and how often by then."""


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One line of the coordinator's digest: what it says, and where to look, the best place first."""

    words: str
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """One match in a check-in: the other person, whether this one helps, and the question with its record.

    `asks_if_served`: the asker is also asked whether it served their own goal; the giver never sees it.
    `back` is the match in which the reader helps the other one, where each helps the other. `talked` says
    whether anybody told of a talk, or they knew each other before we asked.
    """

    match: Match
    other: Person
    helps: bool
    words: str
    check_in: CheckIn
    asks_if_served: bool = False
    back: Match | None = None
    talked: bool = True

    @property
    def matches(self) -> tuple[Match, ...]:
        """The matches that the question is about."""
        return (self.match, self.back) if self.back else (self.match,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a mail. `person` reads it; `period` with the kind names it for ever.

    `changes` are written when it goes. Each kind, or family of kinds, has a class with what it tells besides.
    """

    kind: MailKind
    person: str
    period: str
    changes: tuple[Change, ...] = ()

    @property
    def name(self) -> str:
        """The name by which `Message.carries` remembers this part."""
        return f"{self.kind}/{self.period}"

    @property
    def about(self) -> tuple[str, ...]:
        """The ids of the matches, or of the circle, that it is about."""
        return tuple(match.id for match in self.matches)

    @property
    def matches(self) -> tuple[Match, ...]:
        """The matches that it is about."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPart(Part):
    """What is held about the reader, who asked for it by mail on a day; None if by another way.

    `has_mails` says whether mails to them that are still kept come along.
    """

    asked_on: date | None
    has_mails: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchPart(Part):
    """About a match, to one of its two: `other` is the other one, and `needs` are what it covers.

    `back` is the same about the other direction, where each of the two helps the other: told as one.
    """

    match: Match
    other: Person
    needs: tuple[Need, ...]
    back: "MatchPart | None" = None

    @property
    def helps(self) -> bool:
        """Whether the reader is the one who gives."""
        return self.person == self.match.giver

    @property
    def need_kinds(self) -> tuple[str, ...]:
        """The kinds of need that it is about."""
        return tuple(need.kind for need in self.needs) or self.match.kinds

    @property
    def is_single(self) -> bool:
        """Whether one conversation is all that was asked for."""
        return bool(self.needs) and all(need.length.is_single for need in self.needs)

    @property
    def matches(self) -> tuple[Match, ...]:
        """The matches that it is about."""
        return (self.match, *(self.back.matches if self.back else ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPart(MatchPart):
    """Whether they would like to be introduced; `until` is the last day for an answer."""

    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderPart(MatchPart):
    """A question once more that was asked on a day: that of a check-in, or else that before an introduction.

    `wrote` says whether they have written since, but neither yes nor no.
    """

    kind: MailKind = MailKind.REMINDER
    asked_on: date
    check_in: CheckIn | None = None
    until: date | None = None
    wrote: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroductionPart(MatchPart):
    """The introduction, to one of the two; `questions` are to begin with, and `opened` are their names.

    The times that it proposes are looked for from the day `times_from` on, the same for both.
    """

    kind: MailKind = MailKind.INTRODUCTION
    questions: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    times_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingPart(MatchPart):
    """The questions that look back on what `began` on a day; `cause` is the event that led to the end."""

    kind: MailKind = MailKind.CLOSING_QUESTIONS
    began: date | None
    questions: tuple[str, ...]
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPart(MatchPart):
    """What happened to a match: `cause` is the event."""

    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInPart(Part):
    """How it goes, about all of a person's matches that are due."""

    kind: MailKind = MailKind.CHECK_IN
    abouts: tuple[About, ...]

    @property
    def matches(self) -> tuple[Match, ...]:
        """The matches that it is about."""
        return tuple(match for about in self.abouts for match in about.matches)


@dataclass(frozen=True, slots=True, kw_only=True)
class CirclePart(Part):
    """Whatever is told or asked about a circle; `questions` are what the askers want to ask.

    An invitation is answered `until` a day, and may go once more: `again`, or with its `day_set` after a yes.
    """

    circle: Circle
    questions: tuple[str, ...] = ()
    until: date | None = None
    again: bool = False
    day_set: bool = False

    @property
    def helps(self) -> bool:
        """Whether the reader is one of those who give."""
        return self.person in self.circle.givers

    @property
    def about(self) -> tuple[str, ...]:
        """The id of the circle."""
        return (self.circle.id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedPart(Part):
    """About one need of the reader; `prompt` is what would help to say it."""

    need: Need
    prompt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshPart(Part):
    """Whether the needs are still right; `match` is what gave the occasion, if one did."""

    kind: MailKind = MailKind.NEEDS_REFRESH
    needs: tuple[Need, ...]
    match: Match | None = None

    @property
    def matches(self) -> tuple[Match, ...]:
        """The match that gave the occasion, if one did."""
        return (self.match,) if self.match else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationPart(Part):
    """What the coordinator should look at: what `other` said or did on a day, `cause` being the event.

    `by` is the id of whose doing it was, `words` are theirs, `spots` are where to look, and `choices` the
    words that are possible. `asked_other` says of a silence whether the other side was asked about it, and
    `silent_too` has the id of the other one if they do not answer either.
    """

    person: str = COORDINATOR
    other: Person | None
    by: str
    on: date
    words: str
    cause: str
    spots: tuple[Spot, ...]
    match: Match | None = None
    needs: tuple[Need, ...] = ()
    asked_other: bool = False
    silent_too: tuple[str, ...] = ()
    choices: tuple[Word, ...] = ()

    @property
    def need_kinds(self) -> tuple[str, ...]:
        """The kinds of need that it is about."""
        return tuple(need.kind for need in self.needs) or (self.match.kinds if self.match else ())

    @property
    def matches(self) -> tuple[Match, ...]:
        """The match that it is about, if it is about one."""
        return (self.match,) if self.match else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPart(Part):
    """The coordinator's week from a Monday on: what waits, what went well, what goes out.

    `tells` are the ids of what it tells that happened on the day itself, so that no later one tells it again.
    """

    kind: MailKind = MailKind.DIGEST
    person: str = COORDINATOR
    week: date
    waiting: tuple[Waiting, ...]
    single: tuple[DigestLine, ...]
    good: tuple[DigestLine, ...]
    coming: tuple[DigestLine, ...]
    tells: tuple[str, ...]
