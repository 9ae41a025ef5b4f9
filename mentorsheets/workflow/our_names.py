"""Lists of people in tabs that have a name of ours, to be adopted, and no tabs of the programme."""

from collections.abc import Collection
from dataclasses import replace

from mentorsheets.sheet.adopt.made import AS_ASKER, AS_GIVER
from mentorsheets.sheet.backend import Book, Tab
from mentorsheets.sheet.cells.text import squeeze
from mentorsheets.sheet.forms.find import as_form
from mentorsheets.sheet.forms.proposal import propose_for
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.schema import DECLARED_TABS, PARTICIPANTS, REGISTER

OF_NEEDS = frozenset(("Needs", "In their words"))


def find_lists_called_ours(book: Book) -> tuple[str, ...]:
    """Return the title of a list in a tab such as Members, which would be read as our tab of people.

    It says what people need, or who of them asks and who offers, which our tab has no columns for. In a sheet
    that is a programme already, and under our very name, a tab is what it is called.
    """
    tab = find_tab(book, PARTICIPANTS)
    if (
        tab is None
        or tab.mark
        or squeeze(tab.title) == squeeze(PARTICIPANTS.title)
        or find_tab(book, REGISTER)
    ):
        return ()
    return (tab.title,) if _says_sides(tab) else ()


def without_tabs(book: Book, titles: Collection[str]) -> Book:
    """Return a book as it is without the tabs of these titles."""
    return replace(book, tabs=tuple(tab for tab in book.tabs if tab.title not in titles)) if titles else book


def find_list_in_our_place(book: Book) -> str:
    """Return the title of a tab with a name of ours that holds addresses in place of our columns, else ""."""
    for spec in DECLARED_TABS:
        tab = find_tab(book, spec)
        if spec is PARTICIPANTS or tab is None or tab.mark or find_tab(book, REGISTER):
            continue
        columns = find_header(tab, spec).columns
        lacks = any(column.needed and column.title not in columns for column in spec.columns)
        if lacks and (form := as_form(tab)) and "Email" in propose_for(form):
            return tab.title
    return ""


def _says_sides(tab: Tab) -> bool:
    form = as_form(tab)
    questions = propose_for(form) if form else {}
    made = {asked for several in questions.values() for asked in several}
    return bool(questions.keys() & OF_NEEDS) or any(asked.endswith((AS_ASKER, AS_GIVER)) for asked in made)
