"""The words of the field as immutable values: people, what they need and offer, and how they are matched."""

from dataclasses import dataclass, field
from datetime import date, datetime

from mentorsheets.domain.enums import (
    Arrangement,
    CircleState,
    Decision,
    Level,
    MatchState,
    NeedStatus,
    Reply,
    Rhythm,
    Standing,
)
from mentorsheets.domain.problem import Problem

__all__ = [
    "Arrangement",
    "CheckIn",
    "Circle",
    "CircleState",
    "Day",
    "Decision",
    "HistoryEntry",
    "Length",
    "Level",
    "Match",
    "MatchState",
    "Message",
    "Need",
    "NeedStatus",
    "Person",
    "Place",
    "Problem",
    "Question",
    "Registration",
    "Reply",
    "Rhythm",
    "Slot",
    "Standing",
]


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A day that the record knows: the very one, or (`exact` false) the latest that it can have been."""

    on: date
    exact: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A stretch of a week in a person's own time: weekday (Monday is 0), and minutes after midnight."""

    weekday: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Length:
    """How long it lasts: `weeks` is 0 for one conversation, None if `open_ended`, or if nobody said it."""

    weeks: int | None = None
    open_ended: bool = False

    @property
    def is_single(self) -> bool:
        """Whether one conversation settles it."""
        return self.weeks == 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person can meet: online, in the cities named (folded for comparison), or both."""

    online: bool = True
    cities: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part, to ask, to offer, or both.

    `id` stays when name or address change. `can_support`, `supports_at_least` (which nobody has to reach)
    and `wants_at_most` count relationships at one time, `supports_for` is how long one lasts at most.
    `reports_to`, `avoid` and `would_like` hold ids; where the sheet named somebody ambiguously, everyone
    meant by that name is in the first two, and nobody in the third, which is in the order in which they are
    named. `shares` and `wishes_to_share` are private: they are used to pair, and shown nowhere.
    `hours_unread` is true where they said in words that nobody understood when they are free. They are not
    paired before `starts_on`, and not at all while `start_unread` (nobody understood it) or `avoid_unread`
    (nobody can tell whom). `lot` settles what is equal by what they say of themselves; it is written nowhere.
    """

    id: str
    name: str
    address: str | None
    standing: Standing = Standing.ACTIVE
    back_on: date | None = None
    offers: frozenset[str] = frozenset()
    can_support: int = 1
    supports_at_least: int = 0
    supports_for: Length = field(default_factory=Length)
    wants_at_most: int = 2
    languages: tuple[str, ...] = ()
    time_zone: str = "UTC"
    availability: tuple[Slot, ...] = ()
    hours_unread: bool = False
    place: Place = field(default_factory=Place)
    team: str | None = None
    reports_to: frozenset[str] = frozenset()
    interests: tuple[str, ...] = ()
    would_like: tuple[str, ...] = ()
    avoid: frozenset[str] = frozenset()
    channel: str = ""
    how_often: Rhythm | None = None
    arrangement: Arrangement | None = None
    level: Level | None = None
    shares: frozenset[str] = frozenset()
    wishes_to_share: frozenset[str] = frozenset()
    groups: tuple[tuple[str, str], ...] = ()
    starts_on: date | None = None
    start_unread: bool = False
    avoid_unread: bool = False
    lot: str = field(default="", repr=False)

    def has_begun(self, today: date) -> bool:
        """Whether the day from which on they may be paired has come, as far as anybody can tell."""
        is_told = not (self.start_unread or self.avoid_unread)
        return is_told and (self.starts_on or today) <= today

    @property
    def may_be_mailed(self) -> bool:
        """Whether mail may go to this person at all."""
        return self.standing is Standing.ACTIVE and self.address is not None


@dataclass(frozen=True, slots=True)
class Registration:
    """Under which address and name a person was last seen, so that either may change and the id stays.

    `also` are other addresses that they said are theirs, `former` marks of those before, `since` the day.
    """

    id: str
    address: str
    name: str
    since: Day | None = None
    also: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that one person asks for, in their own words. `kind` is an id of the catalogue.

    `id` was given once and stays with the row; `asked_since` is None until the day was put down.
    """

    id: str
    person: str
    kind: str
    words: str = ""
    priority: int = 2
    how_many: int = 1
    length: Length = field(default_factory=Length)
    status: NeedStatus = NeedStatus.OPEN
    asked_since: Day | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A giver and an asker, the kinds of need that it covers, and where the two stand.

    `first_talk` is the day on which they first talked, as far as anybody told.
    """

    id: str
    giver: str
    asker: str
    kinds: tuple[str, ...]
    why: str = ""
    decision: Decision | None = None
    state: MatchState = MatchState.PROPOSED
    since: date | None = None
    next_checkin: date | None = None
    giver_says: Reply | None = None
    asker_says: Reply | None = None
    wants_check_ins: bool = True
    first_talk: Day | None = None

    @property
    def people(self) -> tuple[str, str]:
        """The ids of giver and asker, in this order."""
        return (self.giver, self.asker)

    def other(self, person: str) -> str:
        """Return the id of the one who is not `person`."""
        return self.asker if person == self.giver else self.giver


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A question that one person was asked about one match on one day, and what they answered.

    `goal_asked`: the mail also asked whether it served their own goal, which `served_own_goal` answers.
    `also` is the match the other way round, where the question was about two who help each other.
    """

    id: str
    person: str
    match: str
    kind: str
    question: str
    asked_on: date
    answer: str = ""
    words: str = ""
    served_own_goal: str = ""
    answered_on: date | None = None
    goal_asked: bool = False
    also: str = ""

    @property
    def matches(self) -> tuple[str, ...]:
        """The ids of the matches that it is about: one, or both of two who help each other."""
        return (self.match, self.also) if self.also else (self.match,)


@dataclass(frozen=True, slots=True)
class Message:
    """The shared record of one mail: its key, to whom, about what, and what became of it.

    `also` are the others to whom the same mail goes; `at` is the moment of the state, in UTC; `instance` is
    the journal that wrote the record, and `detail` what the server said, without addresses. `carries` names
    the parts of the mail, so that none of them goes out again in another one.
    """

    id: str
    kind: str
    person: str
    period: str
    state: str
    on: date
    subject: str = ""
    about: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    at: datetime | None = None
    instance: str = ""
    detail: str = ""
    carries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the bank that check-ins draw from, for one kind of need."""

    id: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened, never changed afterwards: when, what, by or to whom, about which match.

    `event` is a value of `domain.events`; `match` may name a need or a circle instead, and it and `person`
    are "" where none is meant. `was` and `now` are the match's states. `words` are private.
    """

    id: str
    on: date
    event: str
    person: str = ""
    match: str = ""
    was: MatchState | None = None
    now: MatchState | None = None
    words: str = ""


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
