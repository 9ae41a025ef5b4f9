"""Collecting the answers to forms: read from tabs or an exported file, and put into people's own rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added, Change, ProblemsFound
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.model import Problem
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.read_mail import ReadMail
from mentorsheets.errors import Busy, WrongUse
from mentorsheets.relations.confirmations import ask_of_move, ask_who, change_address
from mentorsheets.relations.register import register_people
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.runtime.load_templates import load_templates_of_cries
from mentorsheets.runtime.open_journal import journal_of
from mentorsheets.runtime.open_sheet import holder_of
from mentorsheets.runtime.secret import find_secrets, open_desk
from mentorsheets.sheet.backend import Backend, Book, ChangedMeanwhile, Operation, Tab
from mentorsheets.sheet.cells.text import fold
from mentorsheets.sheet.edits import DrawToday, Edit, RefusalReason
from mentorsheets.sheet.forms.after import book_after
from mentorsheets.sheet.forms.file import read_export
from mentorsheets.sheet.forms.find import as_form, find_hidden, forms_in, tell_hidden
from mentorsheets.sheet.forms.keep_mapping import keep_mapping
from mentorsheets.sheet.forms.left_rows import LeftRow, list_left
from mentorsheets.sheet.forms.new_address import Moving
from mentorsheets.sheet.forms.own_kinds import add_kinds, find_new_kinds
from mentorsheets.sheet.forms.plan import FormPlan, plan
from mentorsheets.sheet.forms.said import find_form_settings
from mentorsheets.sheet.forms.settings import Mapped, map_forms
from mentorsheets.sheet.forms.take import FromOne
from mentorsheets.sheet.notes import join_notes, noting
from mentorsheets.sheet.reading.apart import is_tab_of_pairs
from mentorsheets.sheet.reading.hushed import hush, hush_problems
from mentorsheets.sheet.reading.programme import Reading, read_programme
from mentorsheets.sheet.writing.commit import ask_if_lost
from mentorsheets.sheet.writing.edits_of_changes import edits_of
from mentorsheets.sheet.writing.locate import locate
from mentorsheets.workflow.collect_taps import is_for_taps, list_tap_forms
from mentorsheets.workflow.collected_lines import tell_holds
from mentorsheets.workflow.hear_cells import hear_cells
from mentorsheets.workflow.hear_forms import ask_first, find_cries_in_forms, hear_left, hold_newcomers
from mentorsheets.workflow.read_to_act import read_registered, read_to_act
from mentorsheets.workflow.safety import plan_cries
from mentorsheets.workflow.set_aside import set_aside_cries, tell_no_cries
from mentorsheets.workflow.today import draw_page

TOPICS = frozenset(("Needs", "Offers"))
"""Columns whose answers are kinds of need, which a list may bring along."""
COLLECT_TRIES = 3
"""Times that answers are planned anew after somebody changed the sheet meanwhile."""


@dataclass(frozen=True, slots=True)
class CollectedForms:
    """The forms that were found, and what was taken over from whom.

    `problems` are all that a human should mend in the sheet as it is now; `notes` say what was left alone.
    `left` are the rows that nothing was taken from; `said` tells who is held for what they answered, or for
    what stands in a row.
    """

    forms: tuple[Mapped, ...]
    people: tuple[FromOne, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    left: tuple[LeftRow, ...] = ()
    said: tuple[str, ...] = ()


def collect_forms(
    backend: Backend,
    config: Config,
    moment: Moment,
    *,
    exported: Path | None = None,
    answers: Book | None = None,
    dry_run: bool = False,
) -> CollectedForms:
    """Take over the answers that came since: from the sheet's tabs, an `exported` file, or tabs of `answers`.

    What is written was decided on the very sheet that it is written into: if somebody was faster, all is
    read and decided anew. So no answer is ever noted as taken whose words were not written.

    Raises:
        WrongUse, Unreachable: the sheet or the file cannot be used; nothing was written.
        Busy: another run is at work, or the sheet changed at each try; nothing was written.
        NeedsAPerson: people's rows went missing meanwhile; nothing was written.
    """
    answers = read_export(exported) if exported else answers
    if dry_run:
        reading = read_without_forgotten(backend, config, moment)
        return _decide(reading, answers, moment, ())[1]
    with backend.claimed(holder_of("collect", moment), lightly=True):
        collected, reading = _write(backend, config, answers, moment)
    heard = hear_cells(backend, reading, config, moment)
    said = (*collected.said, *tell_holds(reading.programme, heard.programme))
    return replace(collected, said=tuple(dict.fromkeys(said)))


def _write(
    backend: Backend, config: Config, answers: Book | None, moment: Moment
) -> tuple[CollectedForms, Reading]:
    """Return what was taken over, and the sheet as it was read for that."""
    first: Book | None = None
    if answers:
        # What cannot be read as answers is refused before anything is written.
        _forms(read_to_act(backend, config, moment), answers, [])
    secrets = find_secrets(config)
    for _ in range(COLLECT_TRIES):
        reading = read_registered(backend, config, moment)
        first = first or reading.book
        ask_if_lost(first, reading.book)
        operations, collected = _decide(reading, answers, moment, secrets)
        if cries := tuple(find_cries_in_forms(collected.people, collected.left, reading.programme)):
            desk = open_desk(reading.programme, config)
            with journal_of(config, reading.programme, moment) as journal:
                templates = load_templates_of_cries(config.templates, reading)
                plan_cries(cries, desk, templates, journal, moment)
        try:
            if operations:
                backend.write(operations, reading.book)
        except ChangedMeanwhile:
            continue
        return collected, reading
    raise Busy(
        f"{backend.name} was changed each time that something was to be written, so nothing was.",
        "Run again in a minute.",
    )


def _decide(
    reading: Reading, answers: Book | None, moment: Moment, secrets: Sequence[bytes]
) -> tuple[tuple[Operation, ...], CollectedForms]:
    book, programme = reading.book, reading.programme
    problems: list[Problem] = []
    forms = _forms(reading, answers, problems)
    today = moment.today(programme.settings.time_zone)
    kinds = add_kinds(find_new_kinds((one for one in forms if one.retake & TOPICS), programme.catalogue))
    if kinds:
        programme = read_programme(book_after(book, locate(book, kinds)[0]), programme.marks).programme
    answered = [(one.form, one.questions) for one in forms if one.questions]
    again = {one.form.tab.title: one.retake for one in forms}
    hears = partial(set_aside_cries, kinds={fold(kind.title) for kind in programme.catalogue.kinds})
    found = plan(answered, book, programme, today, again, answers, secrets, hears)
    people, stuck = _without_refused(book, found)
    now = {answer.mark for one in people for answer in one.answers}
    every = ((one.form, one.questions) for one in forms)
    left = tuple(list_left(every, lambda mark: programme.marks.has(found.marks, mark), now))
    people = hold_newcomers(tuple(map(tell_no_cries, people)), programme, today)
    mappings: list[Edit] = [edit for one in forms for edit in keep_mapping(one)]
    wanted = [*kinds, *mappings, *(edit for one in people for edit in one.edits)]
    after = book_after(book, locate(book, wanted)[0])
    then = read_programme(after, programme.marks).programme if people else programme
    first = (change for one in people for change in ask_first(one, programme, today))
    asked = (
        *first,
        *hear_left(left, programme, today),
        *(change for one in found.moves for change in _ask_of_move(one, programme, today)),
    )
    heard = tuple(_list_heard(asked))
    then = hush(then, {}, heard)
    # What was answered may be unclear in its turn, and is told by the cell where it will stand.
    everything = (*then.problems, *problems, *found.problems, *stuck)
    told = tuple(dict.fromkeys(hush_problems(everything, heard, then)))
    mend = tuple(one for one in told if one.needs_mending)
    unused = (note for one in forms for note in one.unused)
    changed = [one for one in (*problems, *found.problems) if not one.needs_mending]
    notes = (*hush_problems(changed, heard, then), *unused)
    upkeep = (ProblemsFound(mend), *register_people(programme, today), *asked)
    # Somebody who asked to be forgotten and stands in an old copy must not come into Today by this.
    known = {person.id for person in programme.people} | {one.person for one in people}
    is_known = bool(people or asked) and known.issuperset(person.id for person in then.people)
    as_read = replace(read_programme(after, programme.marks), programme=then) if is_known else reading
    at_last = apply(then, asked)
    page = [DrawToday(draw_page(as_read, at_last, today))] if is_known else []
    operations, _ = locate(book, [*edits_of(upkeep, reading, today), *wanted, *page])
    # Notes last: they may belong on rows that only come in now.
    noted = join_notes((*operations, *noting(after, then.problems)), last=True)
    return noted, CollectedForms(forms, people, mend, notes, left, tell_holds(reading.programme, at_last))


def _list_heard(changes: Iterable[Change]) -> Iterator[ReadMail]:
    for change in changes:
        if isinstance(change, Added) and isinstance(change.record, ReadMail):
            yield change.record


def _ask_of_move(move: Moving, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what has somebody asked, or the coordinator, whether they have another address."""
    person = programme.person_by_id.get(move.person)
    if person is None or not person.address:
        return
    if not move.is_said:
        yield from ask_who(person, move.address, programme, today)
    elif programme.settings.confirm_form_changes:
        yield from ask_of_move(person, move.address, programme, today)
    else:
        yield from change_address(person, move.address, programme)


def _forms(reading: Reading, answers: Book | None, problems: list[Problem]) -> tuple[Mapped, ...]:
    said, settings = find_form_settings(reading.book, problems), reading.programme.settings
    book, is_export = answers or reading.book, answers is not None
    tabs = forms_in(book, said.keys(), is_export=is_export)
    found = [form for form in tabs if not is_for_taps(form, settings)]
    problems += map(tell_hidden, find_hidden(book, said.keys(), is_export=is_export))
    if answers and not found and not list_tap_forms(answers, settings):
        # A file that somebody names is meant, even without time stamps.
        found = [form for tab in answers.tabs if _is_list(tab) and (form := as_form(tab))][:1]
        if not found:
            raise WrongUse("There are no answers in this file.", "Export the answers as .csv or .xlsx.")
    return tuple(map_forms(found, said, problems, known=reading.programme.people))


def _is_list(tab: Tab) -> bool:
    return not (tab.hidden or is_tab_of_pairs(tab))


def _without_refused(book: Book, found: FormPlan) -> tuple[tuple[FromOne, ...], list[Problem]]:
    """Return what can be written whole, and a problem for each whose rows cannot be written into."""
    _, refused = locate(book, [edit for one in found.people for edit in one.edits])
    reasons = {id(one.edit): one.reason for one in refused}
    free: list[FromOne] = []
    stuck: list[Problem] = []
    for one in found.people:
        reason = next((reasons[id(edit)] for edit in one.edits if id(edit) in reasons), None)
        if reason is None:
            free.append(one)
        else:
            stuck.append(_stuck(one, reason))
    return tuple(free), stuck


def _stuck(one: FromOne, reason: RefusalReason) -> Problem:
    answer = one.answers[-1]
    sentence = f"This answer is not taken over: of the rows of its person, {reason}."
    return Problem(answer.form, answer.cell, sentence, "Put that right, and collect again.")
