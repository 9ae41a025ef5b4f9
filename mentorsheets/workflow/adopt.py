"""Adopting a list of people that a coordinator has: understand it, make the programme, take the people."""

import shutil
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from mentorsheets.domain.catalogue import DEFAULT, Catalogue
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.model import Problem
from mentorsheets.errors import WrongUse
from mentorsheets.runtime.config import Config
from mentorsheets.sheet.adopt.left_titles import OF_OTHERS, OF_OTHERS_HINT, find_left_titles
from mentorsheets.sheet.adopt.list_titles import find_roles_beside, tell_roles_beside
from mentorsheets.sheet.backend import Backend, Book, Tab
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.edits import Edit
from mentorsheets.sheet.forms.find import Form, as_form, tell_hidden
from mentorsheets.sheet.forms.keep_mapping import change_mapping, keep_mapping
from mentorsheets.sheet.forms.meeting import let_sides_meet
from mentorsheets.sheet.forms.own_kinds import add_kinds, find_new_kinds
from mentorsheets.sheet.forms.proposal import answers_to
from mentorsheets.sheet.forms.said import FormSayings, find_form_settings
from mentorsheets.sheet.forms.settings import Mapped, map_forms
from mentorsheets.sheet.forms.undecided import find_guessed, find_undecided
from mentorsheets.sheet.reading.apart import is_tab_of_pairs
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.programme import read_programme
from mentorsheets.sheet.reading.settings import read_catalogue
from mentorsheets.sheet.schema import DECLARED_TABS, NEED_KINDS, PARTICIPANTS, REGISTER
from mentorsheets.sheet.start_here import START_HERE
from mentorsheets.sheet.writing.commit import commit
from mentorsheets.workflow.collect_forms import CollectedForms, collect_forms
from mentorsheets.workflow.our_names import find_lists_called_ours, without_tabs
from mentorsheets.workflow.set_up import AddedTabs, complete

SAMPLES = 3
"""Answers shown beside a question on a terminal, so that somebody sees whether it is understood."""

LONGEST_LIST_TAKEN = 50_000
"""Rows of a list that are looked at: to understand a hundred takes a fiftieth of a second, and 0.2 MB."""
OF_PAIRS = "By its title it names people to keep apart, so it is no list of people."
OF_PAIRS_HINT = (
    "Whoever stands in one row of it is kept apart. If it is a list of people, give it another title."
)


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was made of a book of lists: each with its mapping, and as it was before a person changed it."""

    lists: tuple[Mapped, ...]
    catalogue: Catalogue
    problems: tuple[Problem, ...]
    before: tuple[Mapped, ...]

    @property
    def new_kinds(self) -> tuple[str, ...]:
        """Topics of the lists that are no kind of need yet."""
        # A list that is known already brings none again that somebody renamed or removed.
        changed = zip(self.lists, self.before, strict=True)
        new = [one for one, was in changed if one.is_proposed or one.questions != was.questions]
        return tuple(find_new_kinds(new, self.catalogue))

    @property
    def people(self) -> int:
        """How many rows the lists have below their questions."""
        return sum(_count_rows(one.form) for one in self.lists if one.questions)

    def with_change(self, place: int, asked: str, columns: Sequence[str]) -> "Understanding":
        """Return it with a question of the list at `place` filling these columns and no others."""
        questions: dict[str, tuple[str, ...]] = {}
        for column, several in self.lists[place].whole.items():
            if rest := tuple(one for one in several if one != asked):
                questions[column] = rest
        for column in columns:
            questions[column] = (*questions.get(column, ()), asked)
        lists = list(self.lists)
        lists[place] = lists[place].with_questions(questions)
        return replace(self, lists=tuple(lists))


@dataclass(frozen=True, slots=True)
class Adopted:
    """What came of it: tabs that were added to the sheet, and what was taken over from whom."""

    added: AddedTabs
    collected: CollectedForms


def understand(lists: Book, target: Book | None, *, is_export: bool) -> Understanding:
    """Return what a book of lists means; what `target` says of a list already is kept to.

    In the book of an export every tab may be a list, in a sheet those that are none of a programme's.
    A tab without a column for addresses or names is no list of people; if no tab has one, each is told.
    """
    problems: list[Problem] = []
    said = find_form_settings(target, problems) if target else FormSayings()
    forms, hidden = without_hidden(find_lists(lists, is_export=is_export), said.keys())
    left = find_left_titles(one.tab.title for one in forms)
    named = said.keys()
    left -= {title for title in left if plain(title) in named}
    problems += [Problem(title, "", OF_OTHERS, OF_OTHERS_HINT, needs_mending=False) for title in sorted(left)]
    forms = [one for one in forms if one.tab.title not in left]
    long = [tab for tab in _find_candidates(lists, is_export=is_export) if len(tab.rows) > LONGEST_LIST_TAKEN]
    problems += [*hidden, *map(_tell_long, long)]
    told: list[Problem] = []
    known = read_programme(target).programme.people if target and find_tab(target, PARTICIPANTS) else ()
    mapped_forms = list(map_forms(forms, said, told, in_tab=True, known=known))
    found = [one for one in mapped_forms if one.questions]
    if found:
        problems += [_not_understood(one) for one in mapped_forms if not one.questions and one.is_proposed]
    if any("Email" in one.questions for one in found):
        # Beside a list with addresses, a tab of other names is hardly one of people.
        kept = [one for one in found if "Email" in one.questions or one.form.role or not one.is_proposed]
        problems += [_not_of_people(one) for one in found if one not in kept]
        found = kept
    problems += tell_roles_beside([one.form.tab for one in found if one.is_proposed])
    pairs = [tab for tab in lists.tabs if is_tab_of_pairs(tab)]
    problems += [Problem(tab.title, "", OF_PAIRS, OF_PAIRS_HINT, needs_mending=False) for tab in pairs]
    asked = [note for one in found for note in find_undecided(one.form, one.whole, in_tab=one.in_tab)]
    asked += [
        note
        for one in found
        if one.is_proposed
        for note in find_guessed(one.form, one.questions, in_tab=one.in_tab)
    ]
    problems += asked if found else told
    mapped = tuple(let_sides_meet(found))
    return Understanding(mapped, _catalogue(target), tuple(problems), mapped)


def _not_understood(one: Mapped) -> Problem:
    why = "It has neither addresses nor names of people that we know as such, so nobody is taken from it."
    return _left_out(one, why, "If it is a list of people")


def _not_of_people(one: Mapped) -> Problem:
    why = "It has names and no addresses, beside a list that has, so it is not taken for a list of people."
    return _left_out(one, why, "If it is one")


def _tell_long(tab: Tab) -> Problem:
    why = f"It has {len(tab.rows):,} rows; of a list of more than {LONGEST_LIST_TAKEN:,} nobody is taken."
    hint = "Delete what is not of this programme, or give those who take part as a list of their own."
    return Problem(tab.title, "", why, hint, needs_mending=False)


def _left_out(one: Mapped, why: str, otherwise: str) -> Problem:
    hint = f"{otherwise}, give it a title that says mentors or mentees, or a column Email."
    return Problem(one.form.tab.title, one.form.cell(one.form.header, 0), why, hint, needs_mending=False)


def find_lists(book: Book, *, is_export: bool) -> list[Form]:
    """Return all tabs that are none of ours and hold anything, as lists; one that is too long is left out."""
    there = [
        tab for tab in _find_candidates(book, is_export=is_export) if len(tab.rows) <= LONGEST_LIST_TAKEN
    ]
    beside = find_roles_beside(tab.title for tab in there)
    forms = (as_form(tab, beside.get(tab.title)) for tab in there)
    return [form for form in forms if form is not None and _count_rows(form)]


def _find_candidates(book: Book, *, is_export: bool) -> list[Tab]:
    """Return all tabs that are none of ours."""
    ours = () if is_export else (START_HERE, *DECLARED_TABS)
    rest = book if is_export else without_tabs(book, find_lists_called_ours(book))
    declared = {tab.title for spec in ours if (tab := find_tab(rest, spec))}
    return [tab for tab in book.tabs if tab.title not in declared and not is_tab_of_pairs(tab)]


def without_hidden(forms: Iterable[Form], named: Collection[str]) -> tuple[list[Form], list[Problem]]:
    """Return the lists that somebody sees or that are `named` (plain titles), and a note on each other one.

    A tab is hidden for a reason: it may hold those who left, last year's list, or an example.
    """
    there = list(forms)
    left = [one for one in there if one.tab.hidden and plain(one.tab.title) not in named]
    return [one for one in there if one not in left], [tell_hidden(one.tab) for one in left]


def tell_used_names(book: Book | None) -> str:
    """Return the titles of tabs that are used as ours in a sheet that is no programme yet, "" if none."""
    if book is None or find_tab(book, REGISTER):
        return ""
    book = without_tabs(book, find_lists_called_ours(book))
    return ", ".join(tab.title for spec in DECLARED_TABS if (tab := find_tab(book, spec)))


def seems_to_hold_lists(book: Book) -> bool:
    """Return whether a sheet without our tabs has a list of people that could be adopted."""
    return bool(understand(book, None, is_export=False).lists)


def name_copy(path: PurePath, number: int) -> str:
    """Return what a copy of a workbook is called, the first one having the number 0."""
    return f"{path.stem} before adopt{f' {number}' if number else ''}{path.suffix}"


def copy_first(path: Path) -> Path:
    """Copy a workbook to a name of its own beside it, and return that name; an older copy stays.

    Raises:
        WrongUse: the folder may not be written to.
    """
    number = 0
    while True:
        copy = path.with_name(name_copy(path, number))
        if not copy.exists():
            break
        number += 1
    try:
        shutil.copy2(path, copy)
    except OSError as error:
        reason = (error.strerror or "the system refused").lower()
        raise WrongUse(
            f"{path.name} could not be copied first: {reason}.", "Check the rights on its folder."
        ) from None
    return copy


def adopt(
    backend: Backend, config: Config, moment: Moment, found: Understanding, lists: Book | None
) -> Adopted:
    """Make a programme of the lists that were understood; `lists` is None where they are tabs of the sheet.

    What the sheet says of a list already stays as it is, as does all that somebody typed.

    Raises:
        WrongUse, Unreachable, Busy, NeedsAPerson: the sheet cannot be read or written.
    """
    added = complete(backend)
    commit(backend, [*_mappings(found), *add_kinds(found.new_kinds)])
    return Adopted(added, collect_forms(backend, config, moment, answers=lists))


def sample(form: Form, questions: Sequence[str]) -> list[str]:
    """Return some answers to the questions of one column, each once."""
    answers = [answer for question in questions for answer in answers_to(form, question)]
    return list(dict.fromkeys(answers))[:SAMPLES]


def _mappings(found: Understanding) -> list[Edit]:
    edits: list[Edit] = []
    for one, before in zip(found.lists, found.before, strict=True):
        edits += keep_mapping(one) if one.is_proposed else change_mapping(one, before)
    return edits


def _catalogue(target: Book | None) -> Catalogue:
    tab = find_tab(target, NEED_KINDS) if target else None
    return read_catalogue(tab, []) if tab else DEFAULT


def _count_rows(form: Form) -> int:
    below = form.tab.rows[form.header + 1 :]
    return sum(any(cell not in (None, "") for cell in row) for row in below)
