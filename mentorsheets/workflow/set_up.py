"""Setting up a sheet: a new workbook with everything, or what an existing sheet lacks."""

from dataclasses import dataclass, field
from pathlib import Path

from mentorsheets.domain.clock import Moment
from mentorsheets.errors import Busy
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.backend import AddTab, Backend, Book, ChangedMeanwhile, WriteCells
from mentorsheets.sheet.edits import DrawToday
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.schema import TODAY_TAB
from mentorsheets.sheet.today_places import HEADER_ROW
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.sheet.writing.commit import commit
from mentorsheets.sheet.writing.missing_tabs import lacking
from mentorsheets.workflow.our_names import find_lists_called_ours, refuse_own_content, without_tabs
from mentorsheets.workflow.today import draw_page

SET_UP_TRIES = 3
"""Times that tabs are planned anew after somebody changed the sheet meanwhile."""


@dataclass(frozen=True, slots=True)
class AddedTabs:
    """What a sheet lacked: the titles of tabs, and of columns with their tab ("Matches: Why")."""

    tabs: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    before: Book | None = field(default=None, repr=False, compare=False)
    """The sheet as it was before anything was added."""


def make_workbook(path: Path) -> None:
    """Make a new workbook with all tabs.

    Raises:
        WrongUse: there is a file of this name, no such folder, or it may not be written to.
    """
    Workbook(path).make()


def draw_first(backend: Backend, moment: Moment) -> None:
    """Draw the tab Today of a sheet in which nothing stands in it yet: its coordinator sees it first.

    Raises:
        WrongUse, Unreachable, Busy, NeedsAPerson: the sheet cannot be read or written.
    """
    reading = read(backend)
    desk = find_tab(reading.book, TODAY_TAB)
    if desk is None or any(map(any, desk.rows[:HEADER_ROW])):
        return
    today = moment.today(reading.programme.settings.time_zone)
    commit(backend, [DrawToday(draw_page(reading, reading.programme, today))], seen=reading.book)


def complete(backend: Backend, *, dry_run: bool = False) -> AddedTabs:
    """Add the tabs and columns that a sheet lacks and touch nothing else; with `dry_run` only tell them.

    A list of people to adopt stays as it is, though its tab may have a name of ours: Members.

    Raises:
        WrongUse, Unreachable, Busy: the sheet cannot be read or written; nothing was.
    """
    for _ in range(SET_UP_TRIES):
        book = backend.read()
        refuse_own_content(book)
        operations = lacking(without_tabs(book, find_lists_called_ours(book)))
        try:
            if operations and not dry_run:
                backend.write(operations, book)
        except ChangedMeanwhile:
            continue
        written = [operation for operation in operations if isinstance(operation, WriteCells)]
        return AddedTabs(
            tuple(operation.spec.title for operation in operations if isinstance(operation, AddTab)),
            tuple(f"{one.tab}: {title}" for one in written for title in one.cells.values()),
            book,
        )
    raise Busy(f"{backend.name} was changed at each try, so nothing was added.", "Run again in a minute.")
