"""Finding the row of questions in a list: below titles, in two rows, or as Qualtrics exports it in three."""

import re
from collections.abc import Mapping, Sequence

from mentorsheets.sheet.a1 import place
from mentorsheets.sheet.adopt.parts_below import find_parts_below
from mentorsheets.sheet.adopt.topics import is_of_topics
from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.ranked_people import is_rank
from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid
from mentorsheets.sheet.cells.text import plain

ROWS_LOOKED_AT = 20
"""Rows from the top in which the questions must begin; a list with more above them is laid out by hand."""
MOST_GROUPS = 2 / 3
"""Share of the columns that may begin a group: a row with more than that is no row of groups."""
Titles = tuple[Cell, ...]
NAMES_PEOPLE = re.compile(
    r"\bnames?\b|\bfullname\b|mail\b|\bnombres?\b|\bnom\b|\bnome\b|\bcorreo\b|\bcourriel\b|\btimestamp\b|\bid\b|"
    r"اسم|بريد"
)
"""What stands among the questions of nearly every list, and in no other row."""
_ADDRESS = re.compile(r"mail\b|\bcorreo\b|\bcourriel\b|بريد")
_PART_OF_A_NAME = re.compile(
    r"first|middle|last|given|surname|family|forename|vorname|nachname|familienname|prenom|apellidos?|sobrenome|apelido"
)


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
            return _with_parts(tab, _from_qualtrics(tab, index))
    # A row of few cells above wider ones is a title; a row with an address is an answer already.
    widest = max(sum(cell not in (None, "") for cell in rows[index]) for index in filled)
    header = _find_header(rows, filled, widest)
    found = _from_qualtrics(tab, header)
    return found if found[0] != header else _with_parts(tab, (header, _with_groups(tab, header)))


def _with_parts(tab: Tab, found: tuple[int, Titles]) -> tuple[int, Titles]:
    """Return the questions with the parts of them that stand in the row below, if it has any."""
    header, titles = found
    parted = (
        find_parts_below(titles, tab.rows[header + 1], _names_people) if header + 1 < len(tab.rows) else None
    )
    return (header + 1, parted) if parted else found


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


def _find_header(rows: Sequence[Titles], filled: Sequence[int], widest: int) -> int:
    """Return the index of the first row that may have the questions, or of a later one that asks for people.

    Above the first address such a row has groups above it that are as wide as it is.
    """
    first = next((index for index in filled if _is_header(rows[index], widest)), filled[0])
    answered = next((index for index in filled if looks_like_an_answer(rows[index])), first)
    below = [index for index in filled if first <= index < answered and _is_header(rows[index], widest)]
    found = next((index for index in below if _names_people(rows[index])), first)
    # "Name" and "Contact" may stand above "First", "Last" and "E-mail", which are what is asked.
    is_above = found + 1 in below and _asks_address(rows[found + 1]) and not _asks_address(rows[found])
    return found + 1 if is_above else found


def _names_people(row: Sequence[Cell]) -> bool:
    return any(isinstance(cell, str) and NAMES_PEOPLE.search(plain(cell)) for cell in row)


def _asks_address(row: Sequence[Cell]) -> bool:
    return any(_says_who(cell) == "address" for cell in row)


def _says_who(title: Cell) -> str:
    """Return whether a title asks for a "name" or an "address", "" if for neither."""
    words = plain(title) if isinstance(title, str) else ""
    if _ADDRESS.search(words):
        return "address"
    return "name" if NAMES_PEOPLE.search(words) or _PART_OF_A_NAME.fullmatch(words) else ""


def _with_groups(tab: Tab, header: int) -> Titles:
    """Return the questions, with the group that stands above several: "When are you free? [Monday]".

    A title of the whole list stands above names and addresses too, and is no group; those of two people are.
    """
    titles = tab.rows[header]
    above = tab.rows[header - 1] if header else ()
    groups = {column for column, cell in enumerate(above) if isinstance(cell, str) and cell.strip()}
    if not groups or groups <= {0} or len(groups) > MOST_GROUPS * len(titles):
        return titles
    ends = _find_ends(tab, header - 1)
    grouped: dict[int, int] = {}
    for column in range(len(titles)):
        group = max((one for one in groups if one <= column), default=None)
        if group is not None and column <= ends.get(group, column):
            grouped[column] = group
    kinds = {(group, kind) for column, group in grouped.items() if (kind := _says_who(titles[column]))}
    of_people = {group for group, _ in kinds}
    # Of two people each has a name; "Identity" above the names and "Contact" above the address are of one.
    is_of_one = len(of_people) == 1 or len({kind for _, kind in kinds}) == len(kinds)
    no_group = of_people if is_of_one else set()
    numbered = _number_ranks(titles, above, grouped)
    return tuple(
        numbered.get(column) or f"{str(above[grouped[column]]).strip()} [{str(title).strip()}]"
        if title not in (None, "")
        and column in grouped
        and grouped[column] not in no_group
        and not asks_whom_to_avoid(str(title))
        else title
        for column, title in enumerate(titles)
    )


def _number_ranks(titles: Titles, above: Sequence[Cell], grouped: Mapping[int, int]) -> dict[int, str]:
    """Return the questions that are nothing but ranks below a group of topics, as "Topic 1" and "Topic 2"."""
    found: dict[int, str] = {}
    for group in set(grouped.values()):
        columns = [column for column, own in grouped.items() if own == group and titles[column]]
        words = [word for column in columns for word in plain(str(titles[column])).split()]
        if len(columns) > 1 and is_of_topics(str(above[group])) and all(map(is_rank, words)):
            name = str(above[group]).strip()
            found |= {column: f"{name} {number}" for number, column in enumerate(columns, 1)}
    return found


def _find_ends(tab: Tab, row: int) -> Mapping[int, int]:
    """Return the last column of each cell of a row that is merged with those beside it, by its first."""
    corners = (tuple(map(place, one.split(":"))) for one in tab.merged if ":" in one)
    return {first[1]: last[1] for first, last in corners if first[0] == row}


def _text(cell: Cell) -> str:
    return plain(cell).replace(" ", "") if isinstance(cell, str) else ""
