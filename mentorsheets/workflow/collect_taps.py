"""Collecting the answers that came by a pre-filled form: known by their signed code, each taken once."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.model import Person, Problem
from mentorsheets.domain.plain_text import fold_address
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.mail.incoming.already_read import persons_of
from mentorsheets.mail.incoming.arrivals import (
    DESK_ACTIONS,
    Incoming,
    IncomingReply,
    Proof,
    StopRequest,
    Untied,
)
from mentorsheets.mail.incoming.arrivals import REPLY_ACTION as IN_WORDS
from mentorsheets.mail.incoming.made_up import note_made_up, spare_made_up
from mentorsheets.mail.incoming.replies import NO_MORE, read_made_up
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.letters.links import TAP_WORDS
from mentorsheets.mail.tokens import Signer, find_tokens
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.runtime.load_templates import load_templates_of_cries
from mentorsheets.runtime.open_journal import journal_of
from mentorsheets.runtime.secret import open_desk
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.backend import Backend, Book, Cell
from mentorsheets.sheet.edits import AddRow
from mentorsheets.sheet.forms.answer_marks import mark_of
from mentorsheets.sheet.forms.file import read_export
from mentorsheets.sheet.forms.find import Form, as_form, forms_in
from mentorsheets.sheet.forms.mapping import propose
from mentorsheets.sheet.forms.taken import Log, read_log
from mentorsheets.sheet.forms.times import moments
from mentorsheets.sheet.forms.unsaved import answer_at
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.schema import ANSWERS_TAKEN
from mentorsheets.workflow.about_coordinator import may_want_out
from mentorsheets.workflow.collect_mail import take_in
from mentorsheets.workflow.hear_answer import split_action
from mentorsheets.workflow.read_to_act import read_to_act
from mentorsheets.workflow.safety import find_cries, plan_cries
from mentorsheets.workflow.save import save

TAPPED_IN_FORMS = frozenset({*TAP_WORDS, IN_WORDS}) - DESK_ACTIONS
"""What a code does by a form; the coordinator's buttons count from their address, which no form shows."""


@dataclass(frozen=True, slots=True)
class FromTaps:
    """How many answers came by a form, those that a human should look at, and in how many tabs any are."""

    answers: int = 0
    problems: tuple[Problem, ...] = ()
    forms: int = 0


@dataclass(slots=True)
class _Found:
    """What the tabs of such forms hold that was not taken yet."""

    replies: list[Incoming] = field(default_factory=list)
    edits: list[AddRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def is_for_taps(form: Form, settings: Settings) -> bool:
    """Return whether a tab holds the answers to the pre-filled form, not those by which people join."""
    below = form.tab.rows[form.header + 1 :]
    if not below and settings.answer_form:
        return "Email" not in propose(list(form.questions))
    return any(find_tokens(str(cell)) for row in below for cell in row if isinstance(cell, str))


def list_tap_forms(answers: Book, settings: Settings) -> list[Form]:
    """Return the tabs of an exported file that hold answers to the pre-filled form, even without a time."""
    forms = filter(None, map(as_form, answers.tabs))
    return [form for form in forms if is_for_taps(form, settings)]


def collect_taps(
    backend: Backend, config: Config, moment: Moment, exported: Path | None = None, *, dry_run: bool = False
) -> FromTaps:
    """Take what was answered by the pre-filled form since the last time, from its tab or an `exported` file.

    Who answers, and what, is in the signed code that the link wrote into the form; other words are theirs.

    Raises:
        WrongUse, Unreachable, Busy, NeedsAPerson: the sheet or the journal cannot be used; nothing was taken.
    """
    reading = (read_without_forgotten if dry_run else read_to_act)(backend, config, moment)
    programme = reading.programme
    if exported:
        forms = list_tap_forms(book := read_export(exported), programme.settings)
    else:
        book = reading.book
        forms = [form for form in forms_in(book, ()) if is_for_taps(form, programme.settings)]
    forms = [_with_all_rows(form, book) for form in forms]
    # A file has times as text; a tab knows them again as what they mean.
    forms = list(map(_with_times, forms)) if exported else forms
    if not forms:
        return FromTaps()
    desk, today = open_desk(programme, config), moment.today(programme.settings.time_zone)
    with journal_of(config, programme, moment) as journal:
        found = _read(forms, reading, journal, desk.signer, today)
        incoming = list(spare_made_up(found.replies, journal, moment.now))
        cries = () if dry_run else tuple(find_cries(incoming, programme))
        if cries:
            plan_cries(cries, desk, load_templates_of_cries(config.templates, reading), journal, moment)
        result = take_in(incoming, programme, today)
        if found.edits and not dry_run:
            save(backend, reading, result.changes, today, also=found.edits)
            for stop in (one for one in incoming if isinstance(one, StopRequest)):
                note_made_up(journal, stop, moment.now)
    return FromTaps(len(found.replies), tuple(found.problems), len(forms))


def _with_all_rows(form: Form, book: Book) -> Form:
    """Return a form with those rows that were left out as no answers in which a code says that they are."""
    there = next(tab.rows for tab in book.tabs if tab.title == form.tab.title)
    rows = list(form.tab.rows)
    for index in range(max(form.header + 1, form.above), len(rows)):
        left_out = () if any(rows[index]) else there[index - form.above]
        if any(isinstance(cell, str) and find_tokens(cell) for cell in left_out):
            rows[index] = left_out
    return replace(form, tab=replace(form.tab, rows=tuple(rows)))


def _with_times(form: Form) -> Form:
    """Return a form with its time stamps as times, where they can be read."""
    timed = {index: _put_time(form, cells, when) for _, index, cells, when in _rows([form])}
    rows = tuple(timed.get(index, cells) for index, cells in enumerate(form.tab.rows))
    return replace(form, tab=replace(form.tab, rows=rows))


def _put_time(form: Form, cells: tuple[Cell, ...], when: datetime | None) -> tuple[Cell, ...]:
    return tuple(when if place == form.time and when else cell for place, cell in enumerate(cells))


def _read(forms: list[Form], reading: Reading, journal: Journal, signer: Signer, today: date) -> _Found:
    keyed, here = reading.programme.marks, set[str]()
    log = read_log(find_tab(reading.book, ANSWERS_TAKEN), keyed)
    people = reading.programme.person_by_id
    found = _Found()
    for form, index, cells, when in _rows(forms):
        mark = mark_of(form.tab.title, *cells)
        if mark in here or any(
            keyed.has(log.marks, one) for one in (mark, *_mark_elsewhere(cells, form, when, log))
        ):
            continue
        here.add(mark)
        tapped = _reply(form, cells, mark, journal, signer)
        reply: IncomingReply | StopRequest | Untied | None = tapped
        if isinstance(tapped, IncomingReply) and not _agrees(form, cells, people.get(tapped.person)):
            is_stop = split_action(tapped.action)[0] in NO_MORE
            reply = _hold_for(tapped) if is_stop else None
        if reply is None:
            found.problems.append(_nobodys(form, index))
            reply = _hear_unknown(form, cells, mark, reading.programme)
        if reply is not None:
            found.replies.append(reply)
            noted: dict[str, Cell] = {
                "Answer": keyed.key(mark),
                "Form": form.tab.title,
                "Person id": "" if isinstance(reply, Untied) else reply.person,
                "Taken on": today,
            }
            found.edits.append(AddRow(ANSWERS_TAKEN.title, noted))
    return found


def _mark_elsewhere(cells: tuple[Cell, ...], form: Form, when: datetime | None, log: Log) -> Iterator[str]:
    """Yield the marks of an answer if it was taken from another tab or file, with its time read or not."""
    timed = _put_time(form, cells, when)
    for title in log.forms - {form.tab.title}:
        yield from (mark_of(title, *cells), mark_of(title, *timed))


def _hold_for(tapped: IncomingReply) -> StopRequest:
    return StopRequest(tapped.id, tapped.key, tapped.person, Proof.NONE, text=tapped.text)


def _rows(forms: list[Form]) -> Iterator[tuple[Form, int, tuple[Cell, ...], datetime | None]]:
    for form in forms:
        times = moments([answer_at(form, row, form.time) for row in range(len(form.tab.rows))])
        for index, (cells, when) in enumerate(zip(form.tab.rows, times, strict=True)):
            if index > form.header and any(cell not in (None, "") for cell in cells):
                yield form, index, cells, when


def _reply(
    form: Form, cells: tuple[Cell, ...], mark: str, journal: Journal, signer: Signer
) -> IncomingReply | StopRequest | None:
    """Return the answer to which a code of ours belongs, or a wish for no more mail by one that is not."""
    said, made_up = _said(form, cells), None
    for token in (token for text in said for token in find_tokens(text)):
        persons = persons_of(journal, token.key)
        person = signer.person(token, persons)
        words = "\n".join(_own(one, token.action) for one in said).strip()
        if person is not None and split_action(token.action)[0] in TAPPED_IN_FORMS:
            return IncomingReply(mark, token.key, person, token.action, words, Proof.OWN)
        if person is None and (stop := read_made_up(token, mark, persons, "")):
            # A form does not show from where it was sent, so they are counted for whom they name.
            made_up = made_up or replace(stop, mark=stop.person, text=words)
    return made_up


def _hear_unknown(
    form: Form, cells: tuple[Cell, ...], mark: str, programme: Programme
) -> IncomingReply | Untied | None:
    """Return what somebody wrote of whom no code tells who they are, where it may want out or mean harm."""
    words = "\n".join(_own(one, "") for one in _said(form, cells)).strip()
    if not may_want_out(programme, words):
        return None
    sender = next((one for one in _gathered(form, cells) if one in programme.owners), "")
    if sender:
        return Untied(mark, sender=sender, text=words)
    return IncomingReply(mark, "", "", IN_WORDS, words, Proof.NONE)


def _said(form: Form, cells: tuple[Cell, ...]) -> list[str]:
    return [str(cell) for place, cell in enumerate(cells) if place != form.time and cell not in (None, "")]


def _gathered(form: Form, cells: tuple[Cell, ...]) -> set[str]:
    """Return the addresses (in small letters) that a form asked for, by itself or in a question."""
    asked = propose(list(form.questions)).get("Email", ())
    titles = [str(cell) for cell in form.tab.rows[form.header]]
    given = zip(titles, cells, strict=False)
    return {fold_address(str(cell)) for title, cell in given if title in asked and cell not in (None, "")}


def _agrees(form: Form, cells: tuple[Cell, ...], person: Person | None) -> bool:
    """Return whether the address that a form gathered, if any, is that of whom its code was made for."""
    given = _gathered(form, cells)
    return not given or (person is not None and fold_address(person.address or "") in given)


def _own(text: str, action: str) -> str:
    """Return what somebody wrote themselves: without the code, and without what the link had written."""
    bare = text.split("[", maxsplit=1)[0].strip() if find_tokens(text) else text.strip()
    return "" if bare == TAP_WORDS.get(split_action(action)[0]) or "@" in bare.split(" ")[0] else bare


def _nobodys(form: Form, index: int) -> Problem:
    return Problem(
        form.tab.title,
        cell_name(index, 0),
        "Nobody knows whose answer this is: it came by no link of ours, or from another address.",
        "Read it, put down what it says, and delete the row.",
    )
