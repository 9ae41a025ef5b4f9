"""What is spread over several columns: "When? [Monday]", "Topics: Grants", a column for each hour."""

import re
from collections.abc import Iterable, Mapping, Sequence

from mentorsheets.sheet.adopt.amounts import asks_how_many
from mentorsheets.sheet.adopt.ticks import LEAST_TOPICS, UNTICKED, are_ticks_of, is_ticked, repeats, show_cell
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.hour_tokens import name_day_group, name_days
from mentorsheets.sheet.cells.hour_words import DAY_NAMES
from mentorsheets.sheet.cells.hours import name_weekdays
from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.cells.text import split_list

_GROUPS = {tuple(range(5)): "Weekdays", (5, 6): "Weekend", tuple(range(7)): "Every day"}
BY_DAY = "Availability by day"
"""What columns are called together whose headers are days and nothing else."""
_BRACKETED = re.compile(r"^(.*\S)?\s*\[([^\[\]]+)\]\s*$", re.DOTALL)
_PARTED = re.compile(
    r"^(.*\S)(?:\s*\(choice\s*=\s*(.+)\)|\s*(?::|\s[-–—]|/|>>|\||__|\s=)\s*(\S[^:/>|]*)|"
    r"(?<=\bin)\s(\S.*)|(?<=\bwith|bout)\s(\S.*)|(?<=\bfor)\s(\S.*))\s*$",
    re.DOTALL | re.IGNORECASE,
)
"""How other programs write the parts of a question: "Topics: Grants", "Topics - Grants", "Topics (choice=Grants)", "Mentor in grants"."""


def find_grids(
    titles: Sequence[Cell], rows: Sequence[Sequence[Cell]], taken: set[int]
) -> dict[str, dict[int, str]]:
    """Return the grids among the questions: the question of each, with the title of each column of it.

    Brackets are always one's. What another mark parts is, where days stand behind it or ticks below it.
    """
    found: dict[str, dict[int, str]] = {}
    parted: dict[str, dict[int, str]] = {}
    days: dict[int, str] = {}
    for column, title in enumerate(titles):
        if column in taken or not isinstance(title, str) or asks_how_many(title):
            continue
        line = " ".join(title.split())
        if len(line) > 1 and name_days(line):
            days[column] = line
        elif parts := _BRACKETED.match(line):
            found.setdefault((parts[1] or "").strip(), {})[column] = parts[2].strip()
        elif parts := _PARTED.match(line):
            base, part = parts[1].strip(" :-–—"), next(filter(None, parts.groups()[1:])).strip()
            parted.setdefault(base, {})[column] = part
    for base, columns in parted.items():
        if base not in found and (_words_of_days(columns.values()) or _are_ticked(columns, rows)):
            found[base] = columns
    if name_weekdays(days.values()):
        found[BY_DAY] = days
    of_one_kind = {base: _without_others(columns, rows) for base, columns in found.items()}
    return {base: columns for base, columns in of_one_kind.items() if len(columns) >= LEAST_TOPICS and base}


def _without_others(columns: dict[int, str], rows: Sequence[Sequence[Cell]]) -> dict[int, str]:
    """Return the columns of a grid without those of words, where ticks stand below most of the others."""
    days = {place: part for place, part in columns.items() if _words_of_days([part])}
    if len(days) * 2 > len(columns) and _words_of_days(days.values()):
        # "[Holidays]" beside them is left alone: without its day none of the others says anything.
        return days
    below = {place: [one for one in _below(rows, place) if one not in UNTICKED] for place in columns}
    said = [place for place, cells in below.items() if cells]
    ticked = [place for place in said if are_ticks_of(columns[place], below[place])]
    if len(ticked) * 2 <= len(said):
        # A 1 below "Hours a month" is no tick, beside a topic in words.
        counts = {place for place in ticked if all(one.isdecimal() for one in below[place])}
        words = [place for place in said if not all(one[:1].isdecimal() for one in below[place])]
        return {place: part for place, part in columns.items() if place not in counts or not words}
    return {place: part for place, part in columns.items() if place in ticked or place not in said}


def is_of_days(columns: Mapping[int, str]) -> bool:
    """Return whether the parts of a grid are days, below which numbers may be hours."""
    return bool(_words_of_days(columns.values()))


def grid_answer(cells: Mapping[str, Cell]) -> str:
    """Return what a row says in a grid, in one text: days with their hours, or what was ticked."""
    if days := _words_of_days(cells):
        return "; ".join(_of_day(days[title], cell) for title, cell in cells.items() if _says(cell))
    if any(_is_days(cell) for cell in cells.values()):
        # The columns are parts of the day, and the days stand in the cells.
        return "; ".join(
            f"{day.strip()} {title}"
            for title, cell in cells.items()
            for day in split_list(show_cell(cell))
            if not names_nothing(day)
        )
    return "; ".join(title for title, cell in cells.items() if is_ticked(cell) or repeats(title, cell))


def _words_of_days(titles: Iterable[str]) -> dict[str, str]:
    """Return the day or days that each title names, in words of one language; empty if any names something else."""
    there = list(titles)
    groups = {title: _GROUPS.get(name_day_group(title), "") for title in there}
    single = [title for title in there if not groups[title]]
    days = name_weekdays(single)
    if single and not days:
        return {}
    return {title: groups[title] or DAY_NAMES[days[title]].title() for title in there}


def _of_day(named: str, cell: Cell) -> str:
    if is_ticked(cell):
        return named
    return ", ".join(f"{named} {part}" for part in split_list(show_cell(cell)))


def _is_days(cell: Cell) -> bool:
    parts = split_list(show_cell(cell))
    # An x is a tick before it is the Wednesday of a Spanish calendar.
    return bool(name_weekdays(parts)) and not is_ticked(cell)


def _says(cell: Cell) -> bool:
    return show_cell(cell).strip().casefold() not in UNTICKED and not names_nothing(show_cell(cell))


def _below(rows: Sequence[Sequence[Cell]], column: int) -> list[str]:
    return [show_cell(row[column]).strip().casefold() if column < len(row) else "" for row in rows]


def _are_ticked(columns: Mapping[int, str], rows: Sequence[Sequence[Cell]]) -> bool:
    below = {place: _below(rows, place) for place in columns}
    return all(are_ticks_of(part, below[place]) for place, part in columns.items()) and any(
        cell not in UNTICKED for cells in below.values() for cell in cells
    )
