"""What stands in the cells of people's own rows, whoever typed it there: words in which a cry may be."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mentorsheets.domain.catalogue import Catalogue
from mentorsheets.sheet.backend import Book, Tab
from mentorsheets.sheet.cells.text import fold
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.matches import day_in
from mentorsheets.sheet.reading.noted import SAY_WHOSE, find_owner
from mentorsheets.sheet.reading.people_index import Directory
from mentorsheets.sheet.reading.rows import Row, rows_of
from mentorsheets.sheet.schema import CHECK_INS, NEEDS, PARTICIPANTS

OF_MATTERS = frozenset(("Need", "In their words", "Offers", "Interests"))
"""Columns that say what people talk about, such as how to stop smoking: only a cry counts there."""
OWN_READERS = frozenset(("Name", "Email", "Status", "Person"))
"""Columns that a reader of their own hears whole, or that say whose row it is."""
FEWEST_WORDS = 2
"""One word by itself is a name, a choice, or a word of its column's own."""
AN_OPTION = 3
"""What so many rows say in one column is an option of a list, and nobody's own words."""


@dataclass(frozen=True, slots=True)
class CellWords:
    """What stands in a cell of the row of a person (id); `is_matter`: it says what they talk about."""

    person: str
    text: str
    is_matter: bool


def list_free_words(
    book: Book, catalogue: Catalogue, directory: Directory, since: date
) -> Iterator[CellWords]:
    """Yield the words in rows of people and of needs, and of questions that were asked `since` a day.

    What is a kind of need, or an option that many took, is none.
    """
    kinds = {fold(kind.title) for kind in catalogue.kinds}
    for spec in (PARTICIPANTS, NEEDS):
        if (tab := find_tab(book, spec)) is not None:
            yield from _of_people(tab, spec, kinds, directory)
    if (tab := find_tab(book, CHECK_INS)) is not None:
        for row in rows_of(tab, CHECK_INS, []):
            asked, words = day_in(row, "Asked on"), row.text("In their words")
            if words and asked is not None and asked >= since:
                yield CellWords(row.text("Person id"), words, is_matter=True)


def _of_people(tab: Tab, spec: TabSpec, kinds: set[str], directory: Directory) -> Iterator[CellWords]:
    found: list[tuple[int, str, CellWords]] = []
    for row in rows_of(tab, spec, []):
        whose = find_owner(row, SAY_WHOSE[spec.title], directory)
        if whose:
            found += [(column, fold(one.text), one) for column, one in _of_row(row, whose)]
    often = Counter((column, text) for column, text, _ in found)
    for column, text, one in found:
        if often[column, text] < AN_OPTION and text not in kinds:
            yield one


def _of_row(row: Row, whose: str) -> Iterator[tuple[int, CellWords]]:
    titles = {column: title for title, column in row.header.columns.items()}
    for column, cell in enumerate(row.tab.rows[row.index]):
        title = titles.get(column, "")
        if isinstance(cell, str) and title not in OWN_READERS and len(cell.split()) >= FEWEST_WORDS:
            yield column, CellWords(whose, cell.strip(), title in OF_MATTERS)
