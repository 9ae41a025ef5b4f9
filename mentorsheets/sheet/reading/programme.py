"""Reading a whole sheet into a programme: what can be understood safely is, and the rest is told."""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import TypeVar

from mentorsheets.domain.catalogue import DEFAULT
from mentorsheets.domain.dead_addresses import DEAD_HINT, DEAD_SENTENCE, find_dead
from mentorsheets.domain.holds import ADDRESS_HELD_HINT, HELD_SENTENCE
from mentorsheets.domain.ids import is_gone
from mentorsheets.domain.keyed_marks import PLAIN_MARKS, KeyedMarks
from mentorsheets.domain.model import Message, Problem
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.errors import WrongUse
from mentorsheets.sheet import schema
from mentorsheets.sheet.backend import Book, Tab
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.edits import NeedRow, Typed, Values
from mentorsheets.sheet.reading.apart import keep_apart
from mentorsheets.sheet.reading.boxes import read_ticks
from mentorsheets.sheet.reading.circles import TypedCircle, read_circles
from mentorsheets.sheet.reading.confirmations import read_confirmations
from mentorsheets.sheet.reading.groups import tell_missing_groups
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.reading.hushed import hush
from mentorsheets.sheet.reading.kept_apart import find_apart
from mentorsheets.sheet.reading.mail_read import read_mails, read_up_to
from mentorsheets.sheet.reading.mail_sent import recall_moved
from mentorsheets.sheet.reading.matches import (
    MatchRows,
    read_check_ins,
    read_history,
    read_matches,
    read_messages,
)
from mentorsheets.sheet.reading.needs import read_needs, recall_needs
from mentorsheets.sheet.reading.noted import heed_comments
from mentorsheets.sheet.reading.participants import read_participants
from mentorsheets.sheet.reading.pauses import end_pauses
from mentorsheets.sheet.reading.people_index import Directory
from mentorsheets.sheet.reading.phrases import read_phrases
from mentorsheets.sheet.reading.problem_days import date_problems
from mentorsheets.sheet.reading.settings import (
    read_catalogue,
    read_form_days,
    read_gone,
    read_marks,
    read_published,
    read_questions,
    read_register,
    read_settings,
    read_templates,
)
from mentorsheets.sheet.reading.tabs_lost import note_lost
from mentorsheets.sheet.schema_machine import MAIL_SENT, TO_CONFIRM
from mentorsheets.sheet.today_boxes import Box

STOPPED_BY_A_TICK = "ticked in Today"
"""What Settings are taken to say of mail, from the tick that stops it until a run writes that down."""
_LATEST: ContextVar[Programme] = ContextVar("_LATEST")
"""What was read last: of what still stands in the sheet, what followed from it follows again."""
T = TypeVar("T")
D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Reading:
    """A programme, the book that it was read from, and the matches and circles typed in without a name yet.

    `rows` has what stands, as it was typed, in the rows of people, by their ids and by column; `need_rows`
    the same of needs. `templates` are the programme's own, by their names.
    """

    programme: Programme
    book: Book
    typed: tuple[Typed | TypedCircle, ...] = ()
    rows: Mapping[str, Values] = field(default_factory=dict)
    need_rows: Mapping[str, NeedRow] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)


def read_programme(book: Book, marks: KeyedMarks = PLAIN_MARKS) -> Reading:
    """Return the programme that a book holds, in which addresses are known again by `marks`.

    Raises:
        WrongUse: there is no tab of people, or it has no column for their addresses.
    """
    problems: list[Problem] = []

    def tab_of(spec: TabSpec, reader: Callable[[Tab], T], without: D) -> T | D:
        tab = find_tab(book, spec)
        return without if tab is None else reader(tab)

    settings = _heed_ticks(
        book, tab_of(schema.SETTINGS, lambda tab: read_settings(tab, problems), Settings())
    )
    catalogue = tab_of(schema.NEED_KINDS, lambda tab: read_catalogue(tab, problems), DEFAULT)
    register = tab_of(schema.REGISTER, lambda tab: read_register(tab, problems), ())
    participants = read_participants(_people_tab(book), catalogue, settings, register, problems, marks)
    gone = tuple(entry.id for entry in register if is_gone(entry.id))
    ids = frozenset((*(person.id for person in participants.people), *gone))
    _tell_what_lacks(book, settings, problems)
    messages = _read_all_messages(book, problems)
    history = tab_of(schema.HISTORY, lambda tab: read_history(tab, problems), ())
    past, directory = recall_needs(history, messages), participants.directory
    of_needs = (catalogue, directory, problems, past)
    needs, need_rows, unread = tab_of(schema.NEEDS, lambda tab: read_needs(tab, *of_needs), ((), {}, ()))
    known, apart = (catalogue, directory, ids, problems), find_apart(participants.people, history)
    rows = tab_of(schema.MATCHES, lambda tab: read_matches(tab, *known, apart, history), MatchRows())
    circles, typed_circles = tab_of(schema.CIRCLES, lambda tab: read_circles(tab, *known), ((), ()))
    programme = Programme(
        settings=settings,
        catalogue=catalogue,
        people=tuple(end_pauses(participants.people, history, messages)),
        needs=needs,
        matches=rows.matches,
        check_ins=tab_of(schema.CHECK_INS, lambda tab: read_check_ins(tab, catalogue, problems), ()),
        messages=messages,
        questions=tab_of(schema.QUESTIONS, lambda tab: read_questions(tab, catalogue, problems), ()),
        register=register,
        history=history,
        circles=circles,
        gone=tuple(read_gone((*gone, *(side for match in rows.matches for side in match.people)))),
        forgotten=tab_of(schema.FORGOTTEN_TAB, read_marks, frozenset()),
        form_days=tab_of(schema.ANSWERS_TAKEN, read_form_days, {}),
        confirmations=tab_of(TO_CONFIRM, read_confirmations, ()),
        problems=tuple(problems),
        marks=marks,
    )
    reading = Reading(programme, book, (*rows.typed, *typed_circles), participants.rows, need_rows)
    return _read_rest(reading, directory, problems, {"unclear": rows.unclear, "unread_needs": unread})


def _read_rest(
    reading: Reading, directory: Directory, problems: list[Problem], also: Mapping[str, object]
) -> Reading:
    """Return what was read, what was found `also`, the days of its problems, and its templates."""
    told = find_tab(reading.book, schema.TEMPLATES)
    templates = read_templates(told, problems) if told else {}
    heeded = _heed_the_rest(reading.programme.revised(**also), reading.book, directory)
    programme = date_problems(hush(heeded, reading.rows), reading.book, reading.rows)
    return replace(reading, programme=programme, templates=templates)


def keep_for_next(programme: Programme) -> None:
    """Keep a programme, as a run works with it, so that the next one that is read takes over from it."""
    _LATEST.set(programme)


def _read_all_messages(book: Book, problems: list[Problem]) -> tuple[Message, ...]:
    """Return all mail: what stands in Messages, and before it what moved from there into an archive."""
    tab = find_tab(book, schema.MESSAGES)
    return recall_moved(read_messages(tab, problems) if tab else (), find_tab(book, MAIL_SENT))


def _heed_the_rest(programme: Programme, book: Book, directory: Directory) -> Programme:
    """Return the programme with what other tabs say of it, and of what was lost of them."""
    programme.take_over(_LATEST.get(programme))
    told = find_tab(book, schema.PUBLISHED)
    published = read_published(told) if told else {}
    programme = programme.revised(phrases=read_phrases(book), published=published)
    kept = keep_apart(_remember_mail(programme, book), book, directory)
    return _tell_dead(_tell_address_holds(note_lost(heed_comments(kept, book, directory), book)))


def _heed_ticks(book: Book, settings: Settings) -> Settings:
    """Return the settings with all mail stopped, if the box for that is ticked in Today."""
    if Box.STOP in {tick.box for tick in read_ticks(book)} and not settings.stops_mail:
        return replace(settings, all_mail=STOPPED_BY_A_TICK)
    return settings


def _remember_mail(programme: Programme, book: Book) -> Programme:
    tab = find_tab(book, schema.MAIL_READ)
    if tab is None:
        return programme
    return programme.revised(read_mails=read_mails(tab), read_up_to=read_up_to(tab))


def _tell_address_holds(programme: Programme) -> Programme:
    """Return the programme with a problem for each person whose address alone is held."""
    held = [
        person
        for person in programme.people
        if person.may_be_mailed
        and not programme.is_open_to_mail(person.id)
        and not programme.is_held(person.id)
    ]
    told = (Problem("Participants", "", HELD_SENTENCE, ADDRESS_HELD_HINT, one.name) for one in held)
    return programme.revised(problems=(*programme.problems, *told))


def _tell_dead(programme: Programme) -> Programme:
    """Return the programme with a problem for each person whose address mail came back from for good."""
    dead = [one for one in programme.people if one.may_be_mailed and find_dead(one.address or "", programme)]
    told = (Problem("Participants", "", DEAD_SENTENCE, DEAD_HINT, one.name) for one in dead)
    return programme.revised(problems=(*programme.problems, *told)) if dead else programme


def _tell_what_lacks(book: Book, settings: Settings, problems: list[Problem]) -> None:
    tell_missing_groups(book, _people_tab(book), settings, problems)
    if find_tab(book, schema.NEEDS) is None:
        problems.append(
            Problem("Needs", "", "The tab Needs is missing.", "Add it, or run mentorsheets init.")
        )


def _people_tab(book: Book) -> Tab:
    tab = find_tab(book, schema.PARTICIPANTS)
    if tab is None:
        there = ", ".join(tab.title for tab in book.tabs) or "none"
        raise WrongUse(
            f"The sheet has no tab Participants (its tabs are: {there}).",
            "Rename the tab that lists the people, or run mentorsheets init to add what lacks.",
        )
    if "Email" not in find_header(tab, schema.PARTICIPANTS).columns:
        raise WrongUse(
            f"The tab {tab.title} has no column Email.",
            "Give the column with the addresses the header Email, in one of the first 20 rows.",
        )
    return tab
