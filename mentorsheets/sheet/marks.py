"""The lasting mark of a tab, by which it is found again whatever somebody calls it.

A program that shows the sheet keeps the mark with the tab: a workbook as a hidden name for its cells, a
Google sheet as developer metadata. A copy of a tab has none.
"""

import re
from collections.abc import Iterator

from mentorsheets.sheet.backend import Book, MarkTab
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.schema import DECLARED_TABS

PREFIX = "mentorsheets"


def name_of_mark(title: str) -> str:
    """Return the name in a workbook that stands for the tab declared as `title`."""
    return f"{PREFIX}.{re.sub(r'[^A-Za-z0-9]', '_', title)}"


TITLE_OF_NAME = {name_of_mark(spec.title): spec.title for spec in DECLARED_TABS}
"""By the name in a workbook, the title of the declared tab."""


def mark_tabs(book: Book) -> Iterator[MarkTab]:
    """Yield what marks each declared tab that was found by its title alone."""
    for spec in DECLARED_TABS:
        tab = find_tab(book, spec)
        if tab is not None and tab.mark != spec.title:
            yield MarkTab(tab.title, spec.title)
