"""Ticks below kinds of need in the list of people: a column for each kind, and an x for who offers it."""

from collections.abc import Mapping

from mentorsheets.domain.catalogue import Catalogue
from mentorsheets.domain.model import Problem
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.adopt.ticks import UNTICKED, asked_and_offered
from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.reading.headers import Header


def find_ticked_kinds(
    tab: Tab, header: Header, catalogue: Catalogue, problems: list[Problem]
) -> Mapping[int, str]:
    """Return the kinds of need, by column, below whose very titles people tick what they offer.

    A column of ours never counts. That ticks are read so is told once for each column; a cell that says
    "need" there is told, since what somebody needs stands in a row of its own.
    """
    if not tab.rows:
        return {}
    kinds = {plain(kind.title): kind.id for kind in catalogue}
    ours = set(header.columns.values())
    found: dict[int, str] = {}
    for column, title in enumerate(tab.rows[header.row]):
        kind = kinds.get(plain(title)) if isinstance(title, str) and column not in ours else None
        below = [(row, _at(tab, row, column)) for row in range(header.row + 1, len(tab.rows))]
        if kind is None or not any(_side(cell) for _, cell in below):
            continue
        found[column] = kind
        sentence = "Ticks below this kind of need are read as offers of it."
        problems.append(
            Problem(tab.title, cell_name(header.row, column), sentence, value=str(title), needs_mending=False)
        )
        problems += [
            Problem(
                tab.title,
                cell_name(row, column),
                "This is neither a tick nor empty, so it is not read.",
                "Tick what this person offers; type what they need into a row of the tab Needs.",
                str(cell),
            )
            for row, cell in below
            if cell not in (None, "") and _side(cell) != "offers" and plain(str(cell)) not in UNTICKED
        ]
    return found


def ticked_kinds(tab: Tab, row: int, columns: Mapping[int, str]) -> frozenset[str]:
    """Return the kinds that a row ticks below their titles."""
    return frozenset(kind for column, kind in columns.items() if _side(_at(tab, row, column)) == "offers")


def _side(cell: Cell) -> str:
    """Return "offers" for a tick or a word that says so, "asks" for a word of need, else nothing."""
    told = next((side or "offers" for _, side in asked_and_offered({"": cell})), "")
    return told if plain(str(cell)) not in UNTICKED else ""


def _at(tab: Tab, row: int, column: int) -> Cell:
    return tab.rows[row][column] if column < len(tab.rows[row]) else None
