"""Finding a tab and its columns in a sheet that a human arranged."""

from collections.abc import Mapping
from dataclasses import dataclass

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.a1 import cell_name, column_letters, place
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.cells.names import FIRST_NAME, LAST_NAME
from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid, is_negated
from mentorsheets.sheet.cells.text import nearest, plain, squeeze
from mentorsheets.sheet.columns import Column, TabSpec

ROWS_ABOVE_HEADER = 20
"""Rows of titles and remarks that may stand above a header."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where a tab's header stands: its row index, and the column index of each declared title found.

    `parts_of_name` are the column indexes of a first and a last name that stand apart, if they do.
    """

    row: int
    columns: Mapping[str, int]
    problems: tuple[Problem, ...] = ()
    parts_of_name: tuple[int, ...] = ()


def find_tab(book: Book, spec: TabSpec) -> Tab | None:
    """Return the tab that is meant by `spec`: by its mark, else its title, else a synonym, else None."""
    marked = [tab for tab in book.tabs if tab.mark == spec.title]
    if marked:
        return marked[0]
    by_name = {squeeze(tab.title): tab for tab in reversed(book.tabs) if not tab.mark}
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
    name, rows = (spec.title, tab.title), tab.rows[: ROWS_ABOVE_HEADER + 1]
    kept = _LAST_FOUND.get(name)
    if kept is None or kept.spec is not spec or kept.rows != rows or kept.merged != tab.merged:
        kept = FoundHeader(spec, rows, tab.merged, _find_header(tab, spec))
        _LAST_FOUND[name] = kept
    return kept.header


@dataclass(frozen=True, slots=True)
class FoundHeader:
    """A header that was found, and all that it follows from: the rows in which one may stand, and merges."""

    spec: TabSpec
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[str, ...]
    header: Header


_LAST_FOUND: dict[tuple[str, str], FoundHeader] = {}
"""By declared tab and title: a run looks for each header dozens of times, which was a fortieth of it."""


def _find_header(tab: Tab, spec: TabSpec) -> Header:
    best = Header(0, {})
    for index, row in enumerate(tab.rows[:ROWS_ABOVE_HEADER]):
        columns = _columns(row, spec)
        if len(columns) > len(best.columns):
            best = Header(index, columns)
        if len(best.columns) == len(spec.columns):
            break
    best, titles = _with_second_row(tab, best, spec)
    guessed = _misspelt(titles, spec, best.columns)
    columns = {**best.columns, **guessed}
    parts = _parts_of_name(titles)
    problems = (
        *_find_doubled(tab.title, best.row, titles, spec, columns),
        *_tell_guesses(tab.title, best.row, titles, guessed),
        *_missing(tab.title, spec, {**columns, **dict.fromkeys(["Name"] if parts else [], 0)}),
    )
    return Header(best.row, columns, problems, parts)


def _with_second_row(tab: Tab, found: Header, spec: TabSpec) -> tuple[Header, tuple[Cell, ...]]:
    """Return the header with its titles, those of a second row in the place of what is merged above them."""
    if not tab.rows:
        return found, ()
    titles = tab.rows[found.row]
    spans = [tuple(map(place, merged.split(":"))) for merged in tab.merged if ":" in merged]
    if not any(first == (found.row, first[1]) and last == (found.row + 1, first[1]) for first, last in spans):
        return found, titles
    below = tab.rows[found.row + 1] if found.row + 1 < len(tab.rows) else ()
    if not _columns(below, spec):
        return found, titles
    width = max(len(titles), len(below))
    above, under = (tuple(row) + (None,) * (width - len(row)) for row in (titles, below))
    joined = tuple(low if low not in (None, "") else high for high, low in zip(above, under, strict=True))
    return Header(found.row + 1, _columns(joined, spec)), joined


def _parts_of_name(titles: tuple[Cell, ...]) -> tuple[int, ...]:
    words = [plain(title) if isinstance(title, str) else "" for title in titles]
    found = [
        next((column for column, title in enumerate(words) if pattern.search(title)), None)
        for pattern in (FIRST_NAME, LAST_NAME)
    ]
    first, last = found
    return (first, last) if first is not None and last is not None and first != last else ()


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
