"""The one immutable snapshot of a programme that every decision is made from."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from operator import is_
from typing import Any

from mentorsheets.domain.by_whom import by_address, by_person
from mentorsheets.domain.catalogue import DEFAULT, Catalogue
from mentorsheets.domain.confirmation import Confirmation
from mentorsheets.domain.events import DeskEvent
from mentorsheets.domain.forgotten import Comeback
from mentorsheets.domain.happened import NOTHING_HAPPENED, Happened
from mentorsheets.domain.holds import ABOUT_HOLDS, ABOUT_STOPS, find_mail_stops, find_open_holds, stops_mail
from mentorsheets.domain.ids import confidential_mark, history_id
from mentorsheets.domain.keyed_marks import PLAIN_MARKS, KeyedMarks
from mentorsheets.domain.lost_column import LostColumn
from mentorsheets.domain.mail_trace import MailTrace
from mentorsheets.domain.model import (
    CheckIn,
    Circle,
    HistoryEntry,
    Match,
    Message,
    Need,
    NeedStatus,
    Person,
    Problem,
    Question,
    Registration,
    Standing,
)
from mentorsheets.domain.phrases import PhraseTables
from mentorsheets.domain.read_mail import MailMemory, ReadMail, ReadUpTo
from mentorsheets.domain.settings import Settings


@dataclass(frozen=True)
class Programme:
    """Everything that was read, in the order of its rows, with what could not be read beside it.

    `phrases` are what its kinds of need and its questions say in languages that the programme added.
    `gone` stand for people who were forgotten, so that what others lived through keeps its two sides, and
    `forgotten` are the marks of their addresses; who has one and stands there again is `returned`, and is
    nobody else here. `form_days` are the days of the first answers that people gave to a form, by their ids,
    and `kept_answers` those of all that still stand in tabs of forms, by the titles of these.
    `read_mails` came in and were read, each mailbox as far as `read_up_to`. `confirmations` are what people
    were asked whether it was them. `traces` are of mail that went out, as far as anything but the tab
    Messages knows; `went_on` is the last day on which somebody said of what was lost that we may go on.
    `missing` are the declared tabs that are not there, `headless` those whose rows nothing can be found
    by any more, with the column that is lost, and `lacking` other columns that guard people, as tab/column.
    `unclear` are the ids of matches whose rows stand there and name somebody of whose name there are
    several. Of what is `doubled`, one tab was ours and another has our title: both titles. `copy_of` names
    the sheet that this one copies, if mail went out from there. `unread_needs`: whose cannot be read, or "".
    `published` is what everybody was told, by quarter and figure. By `marks` addresses are known again.
    """

    settings: Settings = field(default_factory=Settings)
    catalogue: Catalogue = DEFAULT
    people: tuple[Person, ...] = ()
    needs: tuple[Need, ...] = ()
    matches: tuple[Match, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    messages: tuple[Message, ...] = ()
    questions: tuple[Question, ...] = ()
    phrases: PhraseTables = field(default_factory=dict)
    register: tuple[Registration, ...] = ()
    problems: tuple[Problem, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    circles: tuple[Circle, ...] = ()
    gone: tuple[Person, ...] = ()
    forgotten: frozenset[str] = frozenset()
    returned: tuple[Comeback, ...] = ()
    published: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    form_days: Mapping[str, date] = field(default_factory=dict)
    kept_answers: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    read_mails: tuple[ReadMail, ...] = ()
    read_up_to: tuple[ReadUpTo, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    traces: tuple[MailTrace, ...] = ()
    went_on: date | None = None
    missing: frozenset[str] = frozenset()
    headless: Mapping[str, LostColumn] = field(default_factory=dict)
    lacking: frozenset[str] = frozenset()
    doubled: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    unclear: frozenset[str] = frozenset()
    unread_needs: tuple[str, ...] = ()
    copy_of: str = ""
    marks: KeyedMarks = PLAIN_MARKS

    def take_over(self, before: "Programme") -> None:
        """Keep what was worked out before from fields that are still the very same."""
        for name, worked_out in before.__dict__.items():
            fields_of = WORKED_OUT_FROM.get(name, ())
            if fields_of and all(getattr(self, one) is getattr(before, one) for one in fields_of):
                self.__dict__.setdefault(name, worked_out)
        for name, places in before.places.items():
            if getattr(self, name) is getattr(before, name):
                self.places[name] = places
        was, now = before.history, self.history
        if "happened" in before.__dict__ and len(now) > len(was) and all(map(is_, was, now)):
            self.__dict__["happened"] = before.happened.and_then(now[len(was) :])

    def revised(self, **fields: Any) -> "Programme":  # noqa: ANN401 - each as its field has it
        """Return the same with other `fields`, and with what was worked out before of all the rest."""
        revised = replace(self, **fields)
        revised.take_over(self)
        return revised

    @cached_property
    def places(self) -> dict[str, dict[str, int]]:
        """By field and id, where a record stands, as far as `apply` has found out."""
        return {}

    @cached_property
    def person_by_id(self) -> Mapping[str, Person]:
        """The people by their ids."""
        return {person.id: person for person in (*self.gone, *self.people)}

    def lot_of(self, person_id: str) -> str:
        """Return what settles for a person what is equal otherwise: their lot, else their id."""
        person = self.person_by_id.get(person_id)
        return (person.lot if person else "") or person_id

    @cached_property
    def owners(self) -> Mapping[str, frozenset[str]]:
        """Who writes from which address (in small letters): their own, and what they said is theirs too.

        An address that somebody has in the sheet is theirs, whoever said so.
        """
        people = {person.id for person in self.people}
        said = ((one.id, address) for one in self.register if one.id in people for address in one.also)
        own = by_address((person.id, person.address or "") for person in self.people)
        return {**by_address(said), **own}

    @cached_property
    def history_ids(self) -> frozenset[str]:
        """The ids of what has happened."""
        return frozenset(entry.id for entry in self.history)

    @cached_property
    def happened(self) -> Happened:
        """What has happened, by what it was."""
        return NOTHING_HAPPENED.and_then(self.history)

    @cached_property
    def match_by_id(self) -> Mapping[str, Match]:
        """The matches by their ids."""
        return {match.id: match for match in self.matches}

    @cached_property
    def matches_of(self) -> Mapping[str, tuple[Match, ...]]:
        """The matches that each person is in, on either side; people in none are left out."""
        found: dict[str, list[Match]] = {}
        for match in self.matches:
            for person in match.people:
                found.setdefault(person, []).append(match)
        return {person: tuple(matches) for person, matches in found.items()}

    @cached_property
    def needs_of(self) -> Mapping[str, tuple[Need, ...]]:
        """The needs of each person who has any."""
        return by_person(self.needs)

    @cached_property
    def check_ins_of(self) -> Mapping[str, tuple[CheckIn, ...]]:
        """What each person was ever asked."""
        return by_person(self.check_ins)

    @cached_property
    def messages_of(self) -> Mapping[str, tuple[Message, ...]]:
        """The messages to each person, by whom they name first."""
        return by_person(self.messages)

    @cached_property
    def message_by_id(self) -> Mapping[str, Message]:
        """The messages by their ids; of two rows with one id the upper one."""
        return {message.id: message for message in reversed(self.messages)}

    @cached_property
    def stuck_messages(self) -> tuple[Message, ...]:
        """The messages that were refused, or of which nobody knows whether they went."""
        return tuple(message for message in self.messages if message.state in {"unknown", "refused"})

    @cached_property
    def lost_traces(self) -> Mapping[str, MailTrace]:
        """The traces of mail that stands in no message any more, by their ids."""
        return {trace.id: trace for trace in self.traces if trace.id not in self.message_by_id}

    @cached_property
    def mail_memory(self) -> MailMemory:
        """What is remembered of mail that came in."""
        return MailMemory(
            {mail.id: mail for mail in self.read_mails}, {place.id: place for place in self.read_up_to}
        )

    @cached_property
    def open_holds(self) -> Mapping[str, Mapping[str, HistoryEntry]]:
        """The holds that stand beside people's status and that nobody has ended; see `domain.holds`."""
        return find_open_holds(self.happened.list(ABOUT_HOLDS))

    @cached_property
    def mail_stops(self) -> tuple[tuple[date, date | None], ...]:
        """Each stretch in which all mail was stopped: its first day, and that on which it went again."""
        return tuple(find_mail_stops(self.happened.list(ABOUT_STOPS)))

    def takes_mail(self, person_id: str) -> bool:
        """Return whether automatic mail may go to somebody at all."""
        return not self.settings.stops_mail and self.is_open_to_mail(person_id)

    def is_open_to_mail(self, person_id: str) -> bool:
        """Return whether automatic mail may go to somebody, as far as it is about them."""
        person = self.person_by_id.get(person_id)
        if person is None or not person.may_be_mailed:
            return False
        return not stops_mail(person, self.open_holds.get(person_id, {}), self.marks)

    def can_only_be_rung(self, person_id: str) -> bool:
        """Return whether somebody takes part and has no address, so that a human speaks for us."""
        person = self.person_by_id.get(person_id)
        return person is not None and person.standing is Standing.ACTIVE and not person.address

    def is_held(self, person_id: str) -> bool:
        """Return whether somebody is held: by their status, or until the safety contact says a word."""
        person = self.person_by_id.get(person_id)
        by_status = person is not None and person.standing is Standing.HELD
        holds = self.open_holds.get(person_id)
        return by_status or (holds is not None and confidential_mark(person_id) in holds)

    def concerns_held(self, match: Match) -> bool:
        """Return whether a match waits for a human's word: one is held, or is to avoid the other."""
        if any(self.is_held(side) for side in match.people):
            return True
        sides = () if match.state.is_over else self.list_refusals(match)
        if not sides:
            return False
        return history_id(DeskEvent.DECIDED, "", refusal_key(match, sides), "") not in self.history_ids

    def list_refusals(self, match: Match) -> tuple[str, ...]:
        """Return which of the two are to avoid the other, by their ids."""
        people = self.person_by_id
        return tuple(
            side for side in match.people if side in people and match.other(side) in people[side].avoid
        )

    def is_resting(self, match: Match) -> bool:
        """Return whether a match stands but meets no need now, since its giver is paused or has left.

        One whose giver is here waits for its asker, or was halted by a human: it goes on counting. So does
        one whose giver is held.
        """
        away = self.person_by_id[match.giver].standing in {Standing.PAUSED, Standing.LEFT}
        return away and match.state.takes_capacity

    def open_needs(self, person_id: str) -> tuple[Need, ...]:
        """Return what a person still asks for."""
        return tuple(n for n in self.needs_of.get(person_id, ()) if n.status is NeedStatus.OPEN)


WORKED_OUT_FROM: Mapping[str, tuple[str, ...]] = {
    "person_by_id": ("gone", "people"),
    "owners": ("people", "register"),
    "history_ids": ("history",),
    "happened": ("history",),
    "match_by_id": ("matches",),
    "matches_of": ("matches",),
    "needs_of": ("needs",),
    "check_ins_of": ("check_ins",),
    "messages_of": ("messages",),
    "message_by_id": ("messages",),
    "stuck_messages": ("messages",),
    "lost_traces": ("messages", "traces"),
    "mail_memory": ("read_mails", "read_up_to"),
    "open_holds": ("history",),
    "mail_stops": ("history",),
}
"""From which fields each thing follows that a programme works out once; most changes leave most of them."""
REFUSED_SENTENCE = "One of these two is to avoid the other (Avoid)."
"""What the cell of a match says then; in Today that is a line of its own."""


def refusal_key(match: Match, sides: Iterable[str]) -> str:
    """Return the name under which it waits that these of the two are to avoid the other."""
    return f"avoid/{match.id}/{'+'.join(sides)}"


PROGRAMME = "programme"
"""The name in the register under which the programme itself stands."""


def programme_id(programme: Programme) -> str:
    """Return the id of a programme: what the register says, else one from its first name and coordinator."""
    for entry in programme.register:
        if entry.id == PROGRAMME:
            return entry.name
    first = f"{programme.settings.programme}\x1f{programme.settings.coordinator_address}"
    return hashlib.sha256(first.encode()).hexdigest()[:16]
