"""Collecting the answers that came by a pre-filled form: known by their signed code, each taken once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.model import Person, Problem
from mentorsheets.domain.plain_text import fold_address
from mentorsheets.domain.settings import Settings
from mentorsheets.mail.incoming.already_read import persons_of
from mentorsheets.mail.incoming.arrivals import REPLY_ACTION as IN_WORDS
from mentorsheets.mail.incoming.arrivals import Incoming, IncomingReply, Proof, StopRequest
from mentorsheets.mail.incoming.replies import NO_MORE
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.letters.links import TAP_WORDS
from mentorsheets.mail.tokens import Signer, find_tokens
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.runtime.load_templates import load_templates_of_cries
from mentorsheets.runtime.open_journal import journal_of
from mentorsheets.runtime.secret import open_desk
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.backend import Backend, Cell
from mentorsheets.sheet.edits import AddRow
from mentorsheets.sheet.forms.answer_marks import mark_of
from mentorsheets.sheet.forms.find import Form, forms_in
from mentorsheets.sheet.forms.mapping import propose
from mentorsheets.sheet.forms.taken import read_log
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.schema import ANSWERS_TAKEN
from mentorsheets.workflow.collect_mail import take_in
from mentorsheets.workflow.hear_answer import split_action
from mentorsheets.workflow.read_to_act import read_to_act
from mentorsheets.workflow.safety import find_cries, plan_cries
from mentorsheets.workflow.save import save


@dataclass(frozen=True, slots=True)
class FromTaps:
    """How many answers came by the form, and those that a human should look at."""

    answers: int = 0
    problems: tuple[Problem, ...] = ()


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


def collect_taps(backend: Backend, config: Config, moment: Moment, *, dry_run: bool = False) -> FromTaps:
    """Take what was answered by the pre-filled form since the last time, from its tab.

    Who answers, and what, is in the signed code that the link wrote into the form; other words are theirs.

    Raises:
        WrongUse, Unreachable, Busy, NeedsAPerson: the sheet or the journal cannot be used; nothing was taken.
    """
    reading = (read_without_forgotten if dry_run else read_to_act)(backend, config, moment)
    programme = reading.programme
    forms = [form for form in forms_in(reading.book, ()) if is_for_taps(form, programme.settings)]
    if not forms:
        return FromTaps()
    desk, today = open_desk(programme, config), moment.today(programme.settings.time_zone)
    with journal_of(config, programme, moment) as journal:
        found = _read(forms, reading, journal, desk.signer, today)
        cries = () if dry_run else tuple(find_cries(found.replies, programme))
        if cries:
            plan_cries(cries, desk, load_templates_of_cries(config.templates, reading), journal, moment)
    result = take_in(found.replies, programme, today)
    if found.edits and not dry_run:
        save(backend, reading, result.changes, today, also=found.edits)
    return FromTaps(len(found.replies), tuple(found.problems))


def _read(forms: list[Form], reading: Reading, journal: Journal, signer: Signer, today: date) -> _Found:
    keyed, here = reading.programme.marks, set[str]()
    known = read_log(find_tab(reading.book, ANSWERS_TAKEN), keyed).marks
    people = reading.programme.person_by_id
    found = _Found()
    for form, index, cells in _rows(forms):
        mark = mark_of(form.tab.title, *cells)
        if mark in here or keyed.has(known, mark):
            continue
        here.add(mark)
        tapped = _reply(form, cells, mark, journal, signer)
        reply: IncomingReply | StopRequest | None = tapped
        if tapped is not None and not _agrees(form, cells, people.get(tapped.person)):
            is_stop = split_action(tapped.action)[0] in NO_MORE
            reply = _hold_for(tapped) if is_stop else None
        if reply is None:
            found.problems.append(_nobodys(form, index))
        else:
            found.replies.append(reply)
            noted: dict[str, Cell] = {
                "Answer": keyed.key(mark),
                "Form": form.tab.title,
                "Person id": reply.person,
                "Taken on": today,
            }
            found.edits.append(AddRow(ANSWERS_TAKEN.title, noted))
    return found


def _hold_for(tapped: IncomingReply) -> StopRequest:
    return StopRequest(tapped.id, tapped.key, tapped.person, Proof.NONE, text=tapped.text)


def _rows(forms: list[Form]) -> Iterator[tuple[Form, int, tuple[Cell, ...]]]:
    for form in forms:
        for index, cells in enumerate(form.tab.rows):
            if index > form.header and any(cell not in (None, "") for cell in cells):
                yield form, index, cells


def _reply(
    form: Form, cells: tuple[Cell, ...], mark: str, journal: Journal, signer: Signer
) -> IncomingReply | None:
    said = [str(cell) for place, cell in enumerate(cells) if place != form.time and cell not in (None, "")]
    for text in said:
        for token in find_tokens(text):
            person = signer.person(token, persons_of(journal, token.key))
            if person is not None and split_action(token.action)[0] in {*TAP_WORDS, IN_WORDS}:
                words = "\n".join(_own(one, token.action) for one in said).strip()
                return IncomingReply(mark, token.key, person, token.action, words, Proof.OWN)
    return None


def _agrees(form: Form, cells: tuple[Cell, ...], person: Person | None) -> bool:
    """Return whether the address that a form gathered, if any, is that of whom its code was made for."""
    asked = propose(list(form.questions)).get("Email", ())
    titles = [str(cell) for cell in form.tab.rows[form.header]]
    given = {
        fold_address(str(cell))
        for title, cell in zip(titles, cells, strict=False)
        if title in asked and cell not in (None, "")
    }
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
