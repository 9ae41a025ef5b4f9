"""Finding the row of questions in a list: below titles, in two rows, or as Qualtrics exports it in three."""

from collections.abc import Sequence

from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.text import plain

ROWS_LOOKED_AT = 20
"""Rows from the top in which the questions must begin; a list with more above them is laid out by hand."""
Titles = tuple[Cell, ...]


def find_questions(tab: Tab, times: Sequence[str]) -> tuple[int, Titles] | None:
    """Return the index of the last row of questions and the questions by column, None if all is empty.

    `times` are the plain titles of a form's time stamps: a row that begins with one has the questions.
    """
    rows = tab.rows[:ROWS_LOOKED_AT]
    filled = [index for index, row in enumerate(rows) if any(cell not in (None, "") for cell in row)]
    if not filled:
        return None
    for index in filled:
        if any(_text(cell) in times for cell in rows[index][:3]):
            return _from_qualtrics(tab, index)
    # A row of few cells above wider ones is a title; a row with an address is an answer already.
    widest = max(sum(cell not in (None, "") for cell in rows[index]) for index in filled)
    header = next((index for index in filled if _is_header(rows[index], widest)), filled[0])
    found = _from_qualtrics(tab, header)
    return found if found[0] != header else (header, _with_groups(tab, header))


def has_time_stamps(tab: Tab, times: Sequence[str]) -> bool:
    """Return whether one of the first rows has the title of a form's time stamps."""
    return any(_text(cell) in times for row in tab.rows[:ROWS_LOOKED_AT] for cell in row[:3])


def looks_like_an_answer(titles: Titles) -> bool:
    """Return whether what should be questions holds an address, so that the list has none."""
    return any(isinstance(cell, str) and "@" in cell and " " not in cell.strip() for cell in titles)


def _is_header(row: Sequence[Cell], widest: int) -> bool:
    there = [cell for cell in row if cell not in (None, "")]
    texts = [cell for cell in there if isinstance(cell, str)]
    if len(texts) < max(1, min(2, widest)) or len(there) * 2 < widest or len(texts) * 2 < len(there):
        return False
    return not looks_like_an_answer(tuple(row))


def _from_qualtrics(tab: Tab, header: int) -> tuple[int, Titles]:
    """Return the questions of an export of Qualtrics, whose third row names its columns to a machine."""
    below = tab.rows[header + 1 : header + 3]
    for step, row in enumerate(below, 1):
        first = next((cell for cell in row if cell not in (None, "")), None)
        if isinstance(first, str) and first.startswith('{"ImportId"'):
            return header + step, tab.rows[header + step - 1]
    return header, tab.rows[header]


def _with_groups(tab: Tab, header: int) -> Titles:
    """Return the questions, with the group that stands above several: "When are you free? [Monday]"."""
    titles = tab.rows[header]
    above = tab.rows[header - 1] if header else ()
    groups = {column for column, cell in enumerate(above) if isinstance(cell, str) and cell.strip()}
    if not groups or groups <= {0} or len(groups) * 2 > len(titles):
        return titles
    named: list[Cell] = []
    group: str | None = None
    for column, title in enumerate(titles):
        if column in groups:
            group = str(above[column]).strip()
        named.append(f"{group} [{str(title).strip()}]" if group and title not in (None, "") else title)
    return tuple(named)


def _text(cell: Cell) -> str:
    return plain(cell).replace(" ", "") if isinstance(cell, str) else ""
