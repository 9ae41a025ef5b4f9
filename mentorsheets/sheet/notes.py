"""Notes on the very cells that have a problem: what they say, how ours are known again, and which change."""

import re
from collections.abc import Iterable, Mapping

from mentorsheets.domain.model import Problem
from mentorsheets.errors import WrongUse
from mentorsheets.sheet.a1 import place
from mentorsheets.sheet.backend import Book, Cell, NoteCells, Operation, Tab
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.schema import DECLARED_TABS
from mentorsheets.sheet.wish_notes import ANY_WISH, is_wish_note, still_holds

CellIndexes = tuple[int, int]

_FIRST = "mentorsheets: please mend"
_LAST = "(This note goes once that is done.)"
_OURS = re.compile(rf"{re.escape(_FIRST)}.*?(?:{re.escape(_LAST)}|\Z)|{ANY_WISH}", re.DOTALL)
_MOST = 2000
"""Characters of a note that we put; longer ones cover the sheet."""


def is_ours(note: str) -> bool:
    """Return whether a note is one that we put, with nothing of a person's before or after it."""
    whole = " ".join(note.split())
    is_to_mend = whole.startswith(_FIRST) and whole.endswith(_LAST)
    return is_to_mend or is_wish_note(whole)


def ours(notes: Mapping[CellIndexes, str]) -> dict[CellIndexes, str]:
    """Return those of the notes that we put."""
    return {where: text for where, text in notes.items() if is_ours(text)}


def theirs(notes: Mapping[CellIndexes, str]) -> dict[CellIndexes, str]:
    """Return what people noted, without what we put into a note that they wrote into as well."""
    bare = {where: _OURS.sub("", text).strip() for where, text in notes.items() if not is_ours(text)}
    return {where: text for where, text in bare.items() if text}


def noting(book: Book, problems: Iterable[Problem]) -> list[NoteCells]:
    """Return what makes our notes in `book` those that its problems, found in this very book, ask for.

    A problem that means a whole tab, or stands in a tab that is not declared (such as a form's answers,
    which are only read), gets none.
    """
    declared = [tab for spec in DECLARED_TABS if (tab := find_tab(book, spec))]
    wanted: dict[str, dict[CellIndexes, list[str]]] = {tab.title: {} for tab in declared}
    for problem in problems:
        if problem.cell and problem.needs_mending and problem.tab in wanted:
            lines = wanted[problem.tab].setdefault(place(problem.cell), [])
            lines += [line for line in (problem.sentence, problem.hint) if line]
    changes = ((tab, _differing(tab, wanted[tab.title])) for tab in declared)
    return [NoteCells(tab.title, notes) for tab, notes in changes if notes]


def _differing(tab: Tab, wanted: Mapping[CellIndexes, Iterable[str]]) -> dict[CellIndexes, str | None]:
    notes = {where: _note(lines) for where, lines in wanted.items()}
    over = (where for where, note in tab.notes.items() if not still_holds(note, _value(tab, where)))
    gone: dict[CellIndexes, str | None] = dict.fromkeys(where for where in over if where not in notes)
    return gone | {where: text for where, text in notes.items() if tab.notes.get(where) != text}


def join_notes(operations: Iterable[Operation], *, last: bool = False) -> tuple[Operation, ...]:
    """Return operations with all notes of each tab in one, before the others or `last`.

    What is to be mended is said before why a cell was filled, and that before nothing.
    """
    tabs: dict[str, dict[CellIndexes, str | None]] = {}
    others: list[Operation] = []
    for one in operations:
        if not isinstance(one, NoteCells):
            others.append(one)
            continue
        known = tabs.setdefault(one.tab, {})
        for where, text in one.notes.items():
            if where not in known or known[where] is None or (text and text.startswith(_FIRST)):
                known[where] = text
    notes = [NoteCells(tab, known) for tab, known in tabs.items()]
    return (*others, *notes) if last else (*notes, *others)


def _value(tab: Tab, where: CellIndexes) -> Cell:
    row, column = where
    return tab.rows[row][column] if row < len(tab.rows) and column < len(tab.rows[row]) else None


def _note(lines: Iterable[str]) -> str:
    return clean("\n".join((_FIRST, "\n".join(lines)[:_MOST], _LAST)))


LONGEST_NOTE = 32_767
"""Characters of a cell in Excel, counted in UTF-16; Google allows 50,000."""


_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


# Spreadsheet programs read _x0041_ as an escaped character; the first underscore is itself escaped so.
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def clean(text: str) -> str:
    """Return the text as a cell can hold it: line ends are single, and what XML forbids is replaced.

    Raises:
        WrongUse: it is longer than a cell can hold.
    """
    if 2 * len(text) <= LONGEST_NOTE and text.isprintable():
        # Nearly every cell: what can be printed is no line end, and nothing that XML forbids.
        return text
    text = _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) + sum(letter > "\uffff" for letter in text) > LONGEST_NOTE:
        raise WrongUse(
            f"A text of {len(text):,} characters is too long for one cell, so nothing was written.",
            f"A cell holds {LONGEST_NOTE:,} characters; shorten the text where it comes from.",
        )
    return text
