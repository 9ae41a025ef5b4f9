"""The rows of a programme's records, as tables have them and as commands tell them.

What people said of who they are, whom they avoid and who is above them is used to pair and shown nowhere, so
it is no column here; nor are the words and the marks that they gave in confidence.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mentorsheets.api.columns import DataRow, KindName, PersonName, as_data_row, column
from mentorsheets.domain.model import CheckIn, Match, Message, Need, Person, Problem
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import WrongUse
from mentorsheets.relations.waiting_things import TOLD_APART


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody of the tab Participants."""

    id: str = column("what names the person for good")
    name: str = column("their name")
    address: str | None = column("their mail address")
    status: str = column("active, paused, held or left")
    offers: tuple[KindName, ...] = column("the kinds of need in which they help")
    can_support: int = column("how many people they help at most")
    wants_at_most: int = column("how many helpers they want at most")
    languages: tuple[str, ...] = column("codes of the languages that they speak")
    time_zone: str | None = column("where their clock stands")
    interests: tuple[str, ...] = column("what else they like")
    channel: str = column("where they like to talk")


@dataclass(frozen=True, slots=True)
class NeedDataRow:
    """A need of the tab Needs."""

    id: str = column("what names the need for good")
    person: PersonName = column("who has it")
    need: KindName = column("its kind")
    words: str = column("what exactly they mean, in their own words")
    priority: int = column("how much it matters, 3 the most")
    how_many: int = column("how many people are to help")
    status: str = column("open, met or withdrawn")


@dataclass(frozen=True, slots=True)
class MatchRow:
    """A match: somebody who helps somebody with some of their needs."""

    id: str = column("what names the match for good", json="match")
    giver: PersonName = column("who helps")
    asker: PersonName = column("who is helped")
    needs: tuple[KindName, ...] = column("the kinds of need that it is about")
    why: str = column("a sentence on why these two, or why it is taken back")
    coordinator: str | None = column("the coordinator's word: approve, decline or pin")
    state: str = column("how far it is: proposed, asked, introduced, active …")
    since: date | None = column("since when it is so")
    next_checkin: date | None = column("when they are asked next how it goes")


@dataclass(frozen=True, slots=True)
class CheckInRow:
    """A question of the tab Check-ins."""

    id: str = column("what names the question for good")
    person_id: str = column("who is asked")
    match_id: str = column("about which match")
    kind: str = column("what is asked")
    question: str = column("which question to talk about went along")
    asked_on: date = column("on which day")
    answer: str = column("their answer, in one of the words that have a meaning")
    answered_on: date | None = column("when it came")


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A mail of the tab Messages."""

    id: str = column("what names the mail for good")
    kind: str = column("what it was for")
    person_id: str = column("who was written to")
    period: str = column("for what or when; nobody gets the same kind twice for it")
    state: str = column("what became of it: sent, deferred, refused, unknown …")
    on: date = column("on which day")
    subject: str = column("its subject")


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """What a human should mend in the sheet, or know of how it was read."""

    tab: str = column("the tab")
    cell: str = column("the cell in it")
    value: str = column("what stands there")
    sentence: str = column("what is wrong")
    hint: str = column("what to do")
    needs_mending: bool = column("false where it only says how something was read", json="")
    is_new: bool = column("for `check`: whether it was found today for the first time", json="")
    has_own_line: bool = column("for `check`: whether Today tells of it elsewhere than among cells", json="")
    is_noted: bool = column("for `check`: whether somebody typed noted beside it in Today", json="")


def name_person(person: str, programme: Programme) -> PersonName:
    """Return somebody as a row names them; by the id alone if they are no longer known."""
    known = programme.person_by_id.get(person)
    return PersonName(person, known.name, known.address) if known else PersonName(person)


def name_kinds(kinds: Iterable[str], programme: Programme) -> tuple[KindName, ...]:
    """Return kinds of need as a row names them; what the programme has since removed comes last."""
    places = {kind.id: place for place, kind in enumerate(programme.catalogue)}
    title = programme.catalogue.title
    return tuple(KindName(kind, title(kind), places.get(kind, len(places))) for kind in kinds)


def _person(one: Person, programme: Programme) -> PersonRow:
    return PersonRow(
        id=one.id,
        name=one.name,
        address=one.address,
        status=str(one.standing),
        offers=name_kinds(one.offers, programme),
        can_support=one.can_support,
        wants_at_most=one.wants_at_most,
        languages=tuple(one.languages),
        time_zone=one.time_zone,
        interests=tuple(one.interests),
        channel=one.channel,
    )


def _need(one: Need, programme: Programme) -> NeedDataRow:
    return NeedDataRow(
        id=one.id,
        person=name_person(one.person, programme),
        need=name_kinds((one.kind,), programme)[0],
        words=one.words,
        priority=one.priority,
        how_many=one.how_many,
        status=str(one.status),
    )


def make_match_row(one: Match, programme: Programme) -> MatchRow:
    """Return the row of a match, also of one that is only proposed."""
    return MatchRow(
        id=one.id,
        giver=name_person(one.giver, programme),
        asker=name_person(one.asker, programme),
        needs=name_kinds(one.kinds, programme),
        why=one.why,
        coordinator=str(one.decision) if one.decision is not None else None,
        state=str(one.state),
        since=one.since,
        next_checkin=one.next_checkin,
    )


def _check_in(one: CheckIn, _: Programme) -> CheckInRow:
    return CheckInRow(
        one.id, one.person, one.match, one.kind, one.question, one.asked_on, one.answer, one.answered_on
    )


def _message(one: Message, _: Programme) -> MessageRow:
    return MessageRow(one.id, one.kind, one.person, one.period, one.state, one.on, one.subject)


def make_problem_row(one: Problem, is_new: bool = False, is_noted: bool = False) -> ProblemRow:
    """Return the row of a problem."""
    told = (one.tab, one.cell, one.value, one.sentence, one.hint, one.needs_mending)
    return ProblemRow(*told, is_new, one.sentence in TOLD_APART, is_noted)


RECORD_ROWS: Mapping[str, tuple[type, Callable[[Programme], Iterable[object]]]] = {
    "people": (PersonRow, lambda told: (_person(one, told) for one in told.people)),
    "needs": (NeedDataRow, lambda told: (_need(one, told) for one in told.needs)),
    "matches": (MatchRow, lambda told: (make_match_row(one, told) for one in told.matches)),
    "check-ins": (CheckInRow, lambda told: (_check_in(one, told) for one in told.check_ins)),
    "messages": (MessageRow, lambda told: (_message(one, told) for one in told.messages)),
    "problems": (ProblemRow, lambda told: map(make_problem_row, told.problems)),
}
"""Each kind of record: its class of rows and what makes them; a column keeps its name, new ones come last."""


def list_rows(programme: Programme, what: str) -> list[DataRow]:
    """Return a row for each record of a kind in `RECORD_ROWS`, in the order of the sheet.

    Raises:
        WrongUse: there is no such kind of row.
    """
    if what not in RECORD_ROWS:
        raise WrongUse(f"There are no rows of the kind {what!r}.", f"There are {', '.join(RECORD_ROWS)}.")
    return [as_data_row(row) for row in RECORD_ROWS[what][1](programme)]
