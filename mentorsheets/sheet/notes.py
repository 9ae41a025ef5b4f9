"""Notes on the very cells that have a problem: what they say, how ours are known again, and which change."""

from collections.abc import Iterable, Mapping

from mentorsheets.model import Problem
from mentorsheets.sheet.backend import Book, NoteCells, Tab
from mentorsheets.sheet.headers import find_tab, place
from mentorsheets.sheet.schema import TABS
from mentorsheets.sheet.workbook_cells import clean

Place = tuple[int, int]

_FIRST = "mentorsheets: please mend"
_LAST = "(This note goes once that is done.)"
_MOST = 2000


def is_ours(note: str) -> bool:
    """Whether a note is one that we put, with nothing of a person's before or after it."""
    lines = note.split()
    first, last = _FIRST.split(), _LAST.split()
    return lines[: len(first)] == first and lines[-len(last) :] == last


def ours(notes: Mapping[Place, str]) -> dict[Place, str]:
    """Return those of the notes that we put."""
    return {where: text for where, text in notes.items() if is_ours(text)}


def noting(book: Book, problems: Iterable[Problem]) -> list[NoteCells]:
    """Return what makes our notes in `book` those that its problems, found in this very book, ask for.

    A problem that means a whole tab, or stands in a tab that is not declared (such as a form's answers,
    which are only read), gets none.
    """
    declared = [tab for spec in TABS if (tab := find_tab(book, spec))]
    wanted: dict[str, dict[Place, list[str]]] = {tab.title: {} for tab in declared}
    for problem in problems:
        if problem.cell and problem.needs_mending and problem.tab in wanted:
            lines = wanted[problem.tab].setdefault(place(problem.cell), [])
            lines += [line for line in (problem.sentence, problem.hint) if line]
    changes = ((tab, _differing(tab, wanted[tab.title])) for tab in declared)
    return [NoteCells(tab.title, notes) for tab, notes in changes if notes]


def _differing(tab: Tab, wanted: Mapping[Place, Iterable[str]]) -> dict[Place, str | None]:
    notes = {where: _note(lines) for where, lines in wanted.items()}
    gone: dict[Place, str | None] = dict.fromkeys(tab.notes.keys() - notes.keys())
    return gone | {where: text for where, text in notes.items() if tab.notes.get(where) != text}


def _note(lines: Iterable[str]) -> str:
    return clean("\n".join((_FIRST, "\n".join(lines)[:_MOST], _LAST)))
