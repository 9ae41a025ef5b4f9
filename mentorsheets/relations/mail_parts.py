"""What goes into a mail, as plain values: each part has its reader, its reason, and a lasting name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mentorsheets.domain.changes import Change
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import CheckIn, Circle, HistoryEntry, Match, Need, Person

COORDINATOR = "coordinator"
"""As a reader: the coordinator, who is nobody in the sheet."""
TOLD = "told"
"""Under this, with its id, a mail to the coordinator remembers what it told of the day on which it went."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of the sheet, by the title of its tab, the id of its record and the title of its column."""

    tab: str
    record: str
    column: str


def spots_of(entry: HistoryEntry) -> tuple[Spot, ...]:
    """Return where a coordinator acts on what happened: at the match if it is about one, at the person."""
    match = (Spot("Matches", entry.match, "State"),) if entry.match else ()
    return (*match, Spot("Participants", entry.person, "Status"))


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One line of the coordinator's digest: what it says, and where to look, the best place first."""

    words: str
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """One match in a check-in: the other person, whether this one helps, and the question with its record.

    `asks_if_served`: the asker is also asked whether it served their own goal; the giver never sees it.
    """

    match: Match
    other: Person
    helps: bool
    words: str
    check_in: CheckIn
    asks_if_served: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a mail. `person` reads it; `period` with the kind names it for ever.

    `other` is whom it is about, `helps` whether the reader gives to them, `needs` what the match covers.
    `on` is the day of what caused it, `until` the last day for an answer, `words` what somebody wrote or
    why, `by` the person whose doing it was, `cause` the event. `spots` are where to
    look, and `changes` are written when it goes.
    `tells` are the ids of what it tells that happened on the day itself, so that no later one tells it again.
    """

    kind: MailKind
    person: str
    period: str
    match: Match | None = None
    other: Person | None = None
    helps: bool = False
    needs: tuple[Need, ...] = ()
    on: date | None = None
    until: date | None = None
    words: str = ""
    by: str = ""
    cause: str = ""
    check_in: CheckIn | None = None
    questions: tuple[str, ...] = ()
    abouts: tuple[About, ...] = ()
    circle: Circle | None = None
    spots: tuple[Spot, ...] = ()
    lines: tuple[tuple[str, tuple[DigestLine, ...]], ...] = ()
    changes: tuple[Change, ...] = ()
    tells: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name by which `Message.carries` remembers this part."""
        return f"{self.kind}/{self.period}"

    @property
    def about(self) -> tuple[str, ...]:
        """The ids of the matches, or of the circle, that it is about."""
        circle = (self.circle.id,) if self.circle else ()
        return (*circle, *(match.id for match in self.matches))

    @property
    def matches(self) -> tuple[Match, ...]:
        """The matches that it is about."""
        own = (self.match,) if self.match else ()
        return own + tuple(about.match for about in self.abouts)


@dataclass(frozen=True, slots=True)
class Due:
    """One mail that is due: to these people (none means to the coordinator), with these parts in order.

    `attempt` counts the mails of the same key that were called off before they went.
    """

    people: tuple[Person, ...]
    parts: tuple[Part, ...]
    attempt: int = 0

    @property
    def kind(self) -> MailKind:
        """The kind of its first part, which goes into the mail's key."""
        return self.parts[0].kind

    @property
    def period(self) -> str:
        """The period of its first part, and which attempt it is, which go into the mail's key."""
        return self.parts[0].period + (f"+{self.attempt}" if self.attempt else "")

    @property
    def about(self) -> tuple[str, ...]:
        """The matches that it is about, each once."""
        return tuple(dict.fromkeys(match for part in self.parts for match in part.about))

    @property
    def carries(self) -> tuple[str, ...]:
        """The names of its parts, and what it told the coordinator, for `Message.carries`."""
        names = tuple(part.name for part in self.parts)
        return names + tuple(f"{TOLD}/{entry}" for part in self.parts for entry in part.tells)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is to be written when this mail goes out."""
        return tuple(change for part in self.parts for change in part.changes)


def in_order(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return parts as they stand in a mail."""
    return tuple(sorted(parts, key=lambda part: (part.kind.place, part.period)))
