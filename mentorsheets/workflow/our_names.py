"""Lists of people in tabs that have a name of ours, to be adopted, and no tabs of the programme."""

from collections.abc import Collection
from dataclasses import replace

from mentorsheets.errors import Busy, WrongUse
from mentorsheets.sheet.adopt.made import AS_ASKER, AS_GIVER
from mentorsheets.sheet.backend import Backend, Book, ChangedMeanwhile, RenameTab, Tab
from mentorsheets.sheet.cells.text import squeeze
from mentorsheets.sheet.columns import Owner, TabSpec
from mentorsheets.sheet.forms.find import as_form
from mentorsheets.sheet.forms.proposal import propose_for
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.schema import DECLARED_TABS, PARTICIPANTS, REGISTER

OF_NEEDS = frozenset(("Needs", "In their words"))
COLUMNS_OF_OURS = 2
"""Columns of ours from which on a tab is one that we made; a single title may stand in any."""
RENAME_TRIES = 3
"""Times that a tab is renamed anew after somebody changed the sheet meanwhile."""


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


def refuse_own_content(book: Book) -> None:
    """Refuse a sheet in which a tab of somebody's own has the name of one that is filled for them.

    Ours is filled on each run, by columns that theirs has not: their words would be written over, or nothing
    could be read. A list of people under such a name is asked about elsewhere.

    Raises:
        WrongUse: there is such a tab.
    """
    filled = [
        (spec, tab)
        for spec in DECLARED_TABS
        if spec.owner is Owner.MACHINE and (tab := find_tab(book, spec)) and any(map(any, tab.rows))
    ]
    if any(tab.mark or _is_as_made(tab, spec) for spec, tab in filled):
        return
    of_people = find_list_in_our_place(book)
    for _, tab in filled:
        if tab.title != of_people:
            raise WrongUse(
                f"The tab {tab.title} holds something of yours, "
                "and is called like one that is filled for you.",
                f"Give it another name, such as “Our {tab.title.strip().casefold()}”, and run this again.",
            )


def _is_as_made(tab: Tab, spec: TabSpec) -> bool:
    columns = find_header(tab, spec).columns
    return bool(spec.key) and spec.key in columns and len(columns) >= COLUMNS_OF_OURS


def find_people_of_ours(book: Book) -> str:
    """Return the title of a tab that is the programme's tab of people as it stands, "" if there is none.

    One that also says what people need, or their role, is a list: our tab has no columns for that.
    """
    tab = find_tab(book, PARTICIPANTS)
    if tab is None or tab.title in find_lists_called_ours(book):
        return ""
    is_ours = tab.mark or find_tab(book, REGISTER) or not _says_sides(tab)
    return tab.title if is_ours else ""


def is_programme(book: Book) -> bool:
    """Return whether a sheet has been set up as a programme."""
    return find_tab(book, REGISTER) is not None


def rename_list(book: Book, title: str) -> RenameTab:
    """Return how a list that has a name of ours is to be called, so that our tab can have it."""
    taken = {squeeze(tab.title) for tab in book.tabs}
    names = [f"Sign-up ({title})", *(f"Sign-up {number}" for number in range(1, len(book.tabs) + 2))]
    return RenameTab(title, next(name for name in names if squeeze(name) not in taken))


def with_renamed(book: Book, rename: RenameTab) -> Book:
    """Return a book as it is once a tab is renamed."""
    tabs = (replace(tab, title=rename.title) if tab.title == rename.tab else tab for tab in book.tabs)
    return replace(book, tabs=tuple(tabs))


def carry_out_rename(backend: Backend, rename: RenameTab) -> None:
    """Rename a list in its sheet.

    Raises:
        WrongUse, Unreachable, Busy: the sheet cannot be read or written; nothing was.
    """
    for _ in range(RENAME_TRIES):
        book = backend.read()
        try:
            backend.write([rename], book)
        except ChangedMeanwhile:
            continue
        return
    raise Busy(f"{backend.name} was changed at each try, so nothing was added.", "Run again in a minute.")


def _says_sides(tab: Tab) -> bool:
    form = as_form(tab)
    questions = propose_for(form) if form else {}
    made = {asked for several in questions.values() for asked in several}
    return bool(questions.keys() & OF_NEEDS) or any(asked.endswith((AS_ASKER, AS_GIVER)) for asked in made)
