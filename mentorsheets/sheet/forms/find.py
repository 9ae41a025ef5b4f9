"""Finding the tabs in which the answers to a form arrive."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.cells.text import plain, squeeze
from mentorsheets.sheet.forms.words import TIME_STAMPS
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.schema import TABS
from mentorsheets.sheet.start_here import START_HERE

TIME_COLUMNS = 3
"""Google Forms and its exports put the time stamp among the first three columns."""
_TIMES = {squeeze(title): rank for rank, title in enumerate(TIME_STAMPS)}


@dataclass(frozen=True, slots=True)
class Form:
    """A tab of answers: the row index of its questions, and the column index of its time stamps, if any."""

    tab: Tab
    header: int
    time: int | None

    @property
    def questions(self) -> dict[str, tuple[int, ...]]:
        """The questions in their order, each with the column indexes where it stands.

        A form with branches may ask the same in several of them.
        """
        found: dict[str, tuple[int, ...]] = {}
        for column, cell in enumerate(self.tab.rows[self.header]):
            if column != self.time and isinstance(cell, str) and (text := " ".join(cell.split())):
                found[text] = (*found.get(text, ()), column)
        return found


def forms_in(book: Book, named: Collection[str]) -> Iterator[Form]:
    """Yield the undeclared tabs that look like a form's answers, or are `named` as such (plain titles)."""
    declared = {tab.title for spec in (START_HERE, *TABS) if (tab := find_tab(book, spec))}
    for tab in book.tabs:
        form = None if tab.title in declared else as_form(tab)
        if form and (form.time is not None or plain(tab.title) in named):
            yield form


def as_form(tab: Tab) -> Form | None:
    """Return a tab as the answers to a form, None if nothing stands in it."""
    for header, row in enumerate(tab.rows):
        if any(cell is not None for cell in row):
            return Form(tab, header, _time_column(row))
    return None


def _time_column(row: tuple[Cell, ...]) -> int | None:
    ranked = [
        (_TIMES[squeeze(cell)], column)
        for column, cell in enumerate(row[:TIME_COLUMNS])
        if isinstance(cell, str) and squeeze(cell) in _TIMES
    ]
    return min(ranked)[1] if ranked else None
