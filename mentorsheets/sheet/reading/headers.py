"""Finding a tab and its columns in a sheet that a human arranged."""

from collections.abc import Mapping
from dataclasses import dataclass

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.a1 import cell_name, column_letters
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid, is_negated
from mentorsheets.sheet.cells.text import nearest, squeeze
from mentorsheets.sheet.columns import Column, TabSpec

ROWS_ABOVE_HEADER = 20
"""Rows of titles and remarks that may stand above a header."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where a tab's header stands: its row index, and the column index of each declared title found."""

    row: int
    columns: Mapping[str, int]
    problems: tuple[Problem, ...] = ()


def find_tab(book: Book, spec: TabSpec) -> Tab | None:
    """Return the tab that is meant by `spec`: by its title, else by a synonym, else None."""
    by_name = {squeeze(tab.title): tab for tab in reversed(book.tabs)}
    for title in (spec.title, *spec.synonyms):
        if tab := by_name.get(squeeze(title)):
            return tab
    return None


def find_header(tab: Tab, spec: TabSpec) -> Header:
    """Return where the header of a tab stands.

    The header is the row near the top in which most declared titles (or synonyms) stand; with none it is
    the first row and no columns. Missing columns that are needed, titles that stand twice, and slight
    misspellings are told in `problems`.
    """
    best = Header(0, {})
    for index, row in enumerate(tab.rows[:ROWS_ABOVE_HEADER]):
        columns = _columns(row, spec)
        if len(columns) > len(best.columns):
            best = Header(index, columns)
        if len(best.columns) == len(spec.columns):
            break
    titles = tab.rows[best.row] if tab.rows else ()
    guessed = _misspelt(titles, spec, best.columns)
    columns = {**best.columns, **guessed}
    problems = (
        *_find_doubled(tab.title, best.row, titles, spec, columns),
        *_tell_guesses(tab.title, best.row, titles, guessed),
        *_missing(tab.title, spec, columns),
    )
    return Header(best.row, columns, problems)


def _texts(row: tuple[Cell, ...]) -> list[str]:
    return [squeeze(cell) if isinstance(cell, str) else "" for cell in row]


def _columns(row: tuple[Cell, ...], spec: TabSpec) -> dict[str, int]:
    texts = _texts(row)
    found: dict[str, int] = {}
    for column in spec.columns:
        if (wanted := squeeze(column.title)) in texts:
            found[column.title] = texts.index(wanted)
    for column in spec.columns:
        for synonym in column.synonyms:
            place = texts.index(squeeze(synonym)) if squeeze(synonym) in texts else -1
            if column.title not in found and place >= 0 and place not in found.values():
                found[column.title] = place
    return found


def _misspelt(titles: tuple[Cell, ...], spec: TabSpec, columns: Mapping[str, int]) -> dict[str, int]:
    missing = [column.title for column in spec.columns if column.title not in columns]
    found: dict[str, int] = {}
    for index, title in enumerate(titles):
        if isinstance(title, str) and index not in columns.values():
            # "Would not like" is no slip of the pen for "Would like".
            if asks_whom_to_avoid(title):
                meant = "Avoid" if "Avoid" in missing else None
            else:
                meant = None if is_negated(title) else nearest(title, missing, key=squeeze)
            if meant and meant not in found:
                found[meant] = index
    return found


def _find_doubled(
    tab: str, row: int, titles: tuple[Cell, ...], spec: TabSpec, columns: Mapping[str, int]
) -> list[Problem]:
    texts = _texts(titles)
    return [
        Problem(
            tab,
            cell_name(row, index),
            f"There are two columns called {column.title}; only column {column_letters(used)} is read.",
            "Rename or remove one of them.",
            str(titles[index]),
        )
        for column in spec.columns
        if (used := columns.get(column.title)) is not None
        for index, text in enumerate(texts)
        if index != used and text and text == squeeze(column.title)
    ]


def _tell_guesses(tab: str, row: int, titles: tuple[Cell, ...], guessed: Mapping[str, int]) -> list[Problem]:
    return [
        Problem(
            tab,
            cell_name(row, index),
            f"This column is read as {title}.",
            value=str(titles[index]),
            needs_mending=False,
        )
        for title, index in guessed.items()
    ]


def _missing(tab: str, spec: TabSpec, columns: Mapping[str, int]) -> list[Problem]:
    def lacking(column: Column) -> bool:
        return column.needed and column.title not in columns

    return [
        Problem(
            tab,
            "",
            f"The column {column.title} is missing.",
            f"Add a column with the header {column.title}: {column.meaning}",
        )
        for column in spec.columns
        if lacking(column)
    ]
