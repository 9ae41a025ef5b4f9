"""The tab Overview, which Today took the place of: it gets another name, with all that people typed in it."""

from datetime import date

from mentorsheets.domain.events import DeskEvent
from mentorsheets.domain.ids import history_id
from mentorsheets.domain.model import HistoryEntry
from mentorsheets.sheet.backend import Book, RenameTab, Tab
from mentorsheets.sheet.cells.text import squeeze
from mentorsheets.sheet.reading.headers import ROWS_ABOVE_HEADER

_TITLE = "Overview"
_OURS = frozenset(
    map(squeeze, ("How it stands", "People taking part", "Needs open", "Proposals that wait for your word"))
)


def find_old_overview(book: Book) -> RenameTab | None:
    """Return what gives the Overview of earlier days a name that is free, whatever people typed in it.

    A tab of people's own that is called alike holds none of its headings and figures, and is left alone.
    """
    found = next((tab for tab in book.tabs if squeeze(tab.title) == squeeze(_TITLE)), None)
    if found is None or found.mark or not _is_ours(found):
        return None
    taken = {tab.title.casefold() for tab in book.tabs}
    names = (f"{_TITLE} (old{f' {number}' if number > 1 else ''})" for number in range(1, len(taken) + 2))
    return RenameTab(found.title, next(name for name in names if name.casefold() not in taken))


def note_renamed(book: Book, today: date) -> tuple[HistoryEntry, ...]:
    """Return what is to be put down where that happens."""
    renamed = find_old_overview(book)
    if renamed is None:
        return ()
    said = f"{renamed.tab} is now called {renamed.title}, for Today took its place."
    which = history_id(DeskEvent.TAB_RENAMED, "", "", f"{today} {renamed.title}")
    return (HistoryEntry(which, today, DeskEvent.TAB_RENAMED, words=said),)


def _is_ours(tab: Tab) -> bool:
    texts = (cell for row in tab.rows[:ROWS_ABOVE_HEADER] for cell in row[:2] if isinstance(cell, str))
    return any(squeeze(text) in _OURS for text in texts)
