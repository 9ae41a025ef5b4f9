"""What is spread over several columns: "When? [Monday]", ticks below topics, a column for each hour."""

import re
from collections.abc import Iterator, Mapping, Sequence

from mentorsheets.domain.catalogue import DEFAULT
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.hour_words import DAY_NAMES
from mentorsheets.sheet.cells.hours import name_weekdays
from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.cells.text import plain, split_list

_NO_TOPIC = re.compile(
    r"(?i)\b(?:avail\w*|slots?|name|finished|progress|consent|agree\w*|available|active|paid|score|id)\b|is_|prefer"
)
_BRACKETED = re.compile(r"^(.*\S)?\s*\[([^\[\]]+)\]\s*$", re.DOTALL)
TICKS = {
    "x",
    "xx",
    "1",
    "1.0",
    "yes",
    "y",
    "true",
    "✓",
    "✔",
    "☑",
    "✅",
    "si",
    "oui",
    "ja",
    "sim",
    "نعم",
    "ok",
    "available",
}
UNTICKED = {"", "0", "0.0", "no", "n", "false", "-", "–", "non", "nein", "nao", "☐", "✗", "لا"}
TICK_MARKS = {"x", "xx", "1", "1.0", "true", "✓", "✔", "☑", "✅"}
"""Ticks that are no answer to a question of yes or no."""
ASKED_WORDS = {
    "need",
    "needs",
    "want",
    "wants",
    "ask",
    "asks",
    "mentee",
    "looking for",
    "learn",
    "necesito",
    "besoin",
}
OFFERED_WORDS = {"offer", "offers", "give", "gives", "mentor", "can help", "teach", "ofrezco", "propose"}
LEAST_TOPICS = 2
"""Columns of ticks from which on they are one question; one alone may be a yes or no of any kind."""


def bracketed(titles: Sequence[Cell]) -> dict[str, dict[int, str]]:
    """Return the grids among the questions: the question of each, with the title of each column of it."""
    found: dict[str, dict[int, str]] = {}
    for column, title in enumerate(titles):
        if isinstance(title, str) and (parts := _BRACKETED.match(" ".join(title.split()))):
            found.setdefault((parts[1] or "").strip(), {})[column] = parts[2].strip()
    return {base: columns for base, columns in found.items() if len(columns) >= LEAST_TOPICS and base}


def ticked_topics(titles: Sequence[Cell], rows: Sequence[Sequence[Cell]], taken: set[int]) -> dict[int, str]:
    """Return the columns below whose titles stand ticks and nothing else, if there are several of them."""
    found = {
        column: " ".join(title.split())
        for column, title in enumerate(titles)
        if column not in taken
        and isinstance(title, str)
        and title.strip()
        and len(title) <= 60
        and "?" not in title
        and not _NO_TOPIC.search(title)
        if _is_ticks([row[column] if column < len(row) else None for row in rows])
    }
    kinds = {plain(kind.title) for kind in DEFAULT}
    is_known = any(plain(title) in kinds for title in found.values())
    return found if len(found) >= LEAST_TOPICS or is_known else {}


def grid_answer(cells: Mapping[str, Cell]) -> str:
    """Return what a row says in a grid, in one text: days with their hours, or what was ticked."""
    if days := name_weekdays(cells):
        return "; ".join(_of_day(days[title], cell) for title, cell in cells.items() if _says(cell))
    if any(_is_days(cell) for cell in cells.values()):
        # The columns are parts of the day, and the days stand in the cells.
        return "; ".join(
            f"{day.strip()} {title}" for title, cell in cells.items() for day in split_list(_shown(cell))
        )
    return "; ".join(title for title, cell in cells.items() if is_ticked(cell))


def asked_and_offered(cells: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
    """Yield each topic that a row marks, with "asks", "offers", or "" where a tick does not say which."""
    for title, cell in cells.items():
        said = plain(_shown(cell))
        if said in ASKED_WORDS:
            yield title, "asks"
        elif said in OFFERED_WORDS:
            yield title, "offers"
        elif is_ticked(cell):
            yield title, ""


def is_ticked(cell: Cell) -> bool:
    """Return whether a cell is ticked: an x, a mark, a yes or a 1."""
    return cell is True or _shown(cell).strip().casefold() in TICKS


def _is_ticks(cells: Sequence[Cell]) -> bool:
    said = [_shown(cell).strip().casefold() for cell in cells]
    marks = TICK_MARKS | UNTICKED | ASKED_WORDS | OFFERED_WORDS
    is_plain = any(one not in UNTICKED and not one[0].isdigit() and one != "true" for one in said)
    # A few ones and zeros may be anything; an x stands below nothing but a topic.
    return all(one in marks for one in said) and (
        is_plain or (len(said) >= 3 and any(one in TICK_MARKS for one in said))
    )


def _of_day(day: int, cell: Cell) -> str:
    named = DAY_NAMES[day].title()
    if is_ticked(cell):
        return named
    return ", ".join(f"{named} {part}" for part in split_list(_shown(cell)))


def _is_days(cell: Cell) -> bool:
    parts = split_list(_shown(cell))
    return bool(name_weekdays(parts))


def _says(cell: Cell) -> bool:
    return _shown(cell).strip().casefold() not in UNTICKED and not names_nothing(_shown(cell))


def _shown(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
