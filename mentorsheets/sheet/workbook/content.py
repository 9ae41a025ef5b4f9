"""A workbook as the bytes of its file, wherever that lies: what it holds, and new bytes with changes."""

from collections.abc import Callable, Sequence
from contextvars import ContextVar

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.backend import Book, DropRows, Operation
from mentorsheets.sheet.schema import TABS
from mentorsheets.sheet.start_here import START_HERE
from mentorsheets.sheet.workbook.drop import drop_from_parts
from mentorsheets.sheet.workbook.mend import with_styles
from mentorsheets.sheet.workbook.read import book_of, version_of
from mentorsheets.sheet.workbook.write import change_parts
from mentorsheets.sheet.workbook.xml import NoWorkbook
from mentorsheets.sheet.workbook.zip import open_parts, pack

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_BOOK: ContextVar[Book] = ContextVar("_LAST_BOOK")
"""The book that was read last, with what was made of it: a run looks several times and finds the same file.

The same bytes in the same place hold the same book.
"""


def draw_content() -> bytes:
    """Return the bytes of a new workbook with all declared tabs, ready to be typed into."""
    # openpyxl takes longer to import than a workbook to be read, and only new tabs want it.
    from mentorsheets.sheet.workbook.draw import choices_range, draw_workbook  # noqa: PLC0415

    first, *others = TABS
    return draw_workbook((first, START_HERE, *others), choices_range)


def read_content(
    data: bytes, name: str, place: str, find_beside: Callable[[], dict[str, str]] = dict
) -> Book:
    """Return what a workbook holds; `name` is what messages call its file.

    `place` is the mark of where it stands, and `find_beside` looks for what lies beside it, as in a `Book`.

    Raises:
        WrongUse: the bytes are no workbook.
    """
    last = _LAST_BOOK.get(None)
    if last is not None and (last.version, last.place) == (version_of(data), place):
        return last
    try:
        read = book_of(data)
    except NoWorkbook as reason:
        raise _no_workbook(name, reason) from None
    book = Book(read.tabs, read.version, place, find_beside)
    _LAST_BOOK.set(book)
    return book


def change_content(data: bytes, name: str, operations: Sequence[Operation], seen: Book) -> bytes | None:
    """Return a workbook with all operations carried out on it, None if they change nothing.

    `seen` is what these very bytes hold.

    Raises:
        WrongUse: the bytes are no workbook, or a value does not fit.
    """
    dropped = {one.tab: one.rows for one in operations if isinstance(one, DropRows) and one.rows}
    try:
        parts = with_styles(open_parts(data))
        changes = change_parts(parts, seen, [one for one in operations if not isinstance(one, DropRows)])
    except NoWorkbook as reason:
        raise _no_workbook(name, reason) from None
    new = pack(parts, changes) if changes else None
    if not dropped:
        return new
    # What else changes stands in other tabs, so these rows are still the ones that were seen.
    parts = open_parts(new or data)
    return pack(parts, drop_from_parts(parts, dropped))


def refuse_other_kinds(data: bytes, name: str) -> None:
    """Check that bytes are not seen at once to be something else than a workbook.

    Raises:
        WrongUse: there are none, or they are those of a file with a password, or of the old .xls kind.
    """
    if not data:
        raise WrongUse(f"{name} is empty: it holds not a single byte.", "Restore it from a copy.")
    if data.startswith(_OLE):
        raise WrongUse(
            f"{name} is locked with a password, or of the old .xls kind.",
            "Save it as .xlsx (Excel workbook) without a password.",
        )


def _no_workbook(name: str, reason: NoWorkbook) -> WrongUse:
    return WrongUse(
        f"{name} cannot be read as a workbook: {reason}.",
        "Open it in your spreadsheet program and save it as .xlsx (Excel workbook).",
    )
