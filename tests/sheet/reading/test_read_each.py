"""Rows that people fill are read again only where they changed, and the sheet says the same as if all were."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.reading.programme import Reading, read_programme

SOME_CELLS: Sequence[Cell] = (
    None, "", "Ana", "Bo", "Bo Ek", "ana@example.org", "bo@example.org", "no such person", "Role models",
    "rolemodels", "open", "met", "paused", "active", "high", 1, True, 1.0, "3", "approve", "pin", "asked",
    date(2027, 1, 4), "n1", "n2", "m1", "p1", "TOTAL", "needs", "Mon evening", "#REF!",
)  # fmt: skip
HEADERS: dict[str, tuple[Cell, ...]] = {
    "Participants": ("Name", "Email", "Status", "Offers", "Avoid", "Availability", "Can support"),
    "Needs": ("Person", "Need", "In their words", "Status", "Need id", "Priority", "How many"),
    "Matches": ("Match", "Giver", "Asker", "Needs", "State", "Coordinator", "Why"),
}
NOWHERE = frozenset({(999, 0)})
"""The place of a formula in no row, with which every row is read by itself."""
TITLES = st.sampled_from(list(HEADERS))
EDITS = st.lists(
    st.tuples(TITLES, st.integers(0, 3), st.integers(0, 6), st.sampled_from(SOME_CELLS)), max_size=3
)
START: dict[str, list[list[Cell]]] = {
    "Participants": [["Ana", "ana@example.org"], ["Bo", "bo@example.org", None, "Role models"]],
    "Needs": [["Ana", "Role models", "To see how it is done."], ["Bo", "Accountability", None, "open", "n1"]],
    "Matches": [["m1", "Bo", "Ana", "Role models", "asked"], [None, "Ana", "Bo", None, None, "approve"]],
}


def what_was_read(tabs: dict[str, list[list[Cell]]], *, anew: bool) -> tuple[object, ...]:
    whole = [Tab(title, (HEADERS[title], *map(tuple, rows))) for title, rows in tabs.items()]
    found: Reading = read_programme(
        Book(tuple(replace(tab, formulas=NOWHERE) if anew else tab for tab in whole))
    )
    return found.programme, found.programme.problems, found.typed, found.rows, found.need_rows


@given(st.lists(EDITS, min_size=1, max_size=4))
def test_a_sheet_says_the_same_whatever_it_said_before(steps: list[list[tuple[str, int, int, Cell]]]) -> None:
    tabs = {title: [[*row] for row in rows] for title, rows in START.items()}
    for edits in ([], *steps):
        for title, row, column, cell in edits:
            rows = tabs[title]
            rows += [[] for _ in range(row + 1 - len(rows))]
            rows[row] += [None] * (column + 1 - len(rows[row]))
            rows[row][column] = cell
        assert what_was_read(tabs, anew=False) == what_was_read(tabs, anew=True)
