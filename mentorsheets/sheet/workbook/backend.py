"""A local .xlsx workbook as a sheet: what a human put into it stays, for only what changes is written."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.backend import Book, ChangedMeanwhile, Operation
from mentorsheets.sheet.notes import LONGEST_NOTE
from mentorsheets.sheet.schema import TABS
from mentorsheets.sheet.start_here import START_HERE
from mentorsheets.sheet.workbook.file import alone, check_suffix, claim, file_bytes, refuse_if_open, replace
from mentorsheets.sheet.workbook.mend import with_styles
from mentorsheets.sheet.workbook.read import book_of, version_of
from mentorsheets.sheet.workbook.scrub import find_in_parts, scrub_parts
from mentorsheets.sheet.workbook.write import change_parts
from mentorsheets.sheet.workbook.xml import NoWorkbook
from mentorsheets.sheet.workbook.zip import open_parts, pack


class Workbook:
    """The sheet that stands in one .xlsx or .xlsm file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last: Book | None = None

    @property
    def name(self) -> str:
        """The name of the file."""
        return self._path.name

    @property
    def longest_cell(self) -> int:
        """How many characters Excel shows in a cell."""
        return LONGEST_NOTE

    def make(self) -> None:
        """Make a new workbook with all declared tabs, ready to be typed into.

        Raises:
            WrongUse: there is a file of this name already, or it may not be written.
        """
        if self._path.exists():
            raise WrongUse(f"{self._path} is there already.", "Choose another name for a new sheet.")
        check_suffix(self._path)
        # openpyxl takes longer to import than a workbook to be read, and only new tabs want it.
        from mentorsheets.sheet.workbook.draw import choices_range, draw_workbook  # noqa: PLC0415

        first, *others = TABS
        drawn = draw_workbook((first, START_HERE, *others), choices_range)
        replace(self._path, drawn, lambda: not self._path.exists())

    def read(self) -> Book:
        """Return what the workbook holds now.

        Raises:
            WrongUse: it does not exist, is no workbook, or may not be read.
        """
        data = file_bytes(self._path)
        if self._last is not None and self._last.version == version_of(data):
            # A run looks several times, and seldom finds another file; what was made of the book is kept too.
            return self._last
        try:
            self._last = book_of(data)
        except NoWorkbook as reason:
            raise self._no_workbook(reason) from None
        return self._last

    def write(self, operations: Sequence[Operation], seen: Book) -> None:
        """Carry out all operations at once, or none, if the file is still the one that was `seen`.

        A file in which the operations change nothing is left alone.

        Raises:
            ChangedMeanwhile: it is not; nothing was written.
            WrongUse: it may not be written to, a spreadsheet program has it open, or a value does not fit.
            Busy: another run is writing to it.
        """
        with alone(self._path.resolve()):
            data = file_bytes(self._path)
            if version_of(data) != seen.version:
                raise ChangedMeanwhile
            try:
                parts = with_styles(open_parts(data))
                changes = change_parts(parts, seen, operations)
            except NoWorkbook as reason:
                raise self._no_workbook(reason) from None
            if not changes:
                return
            refuse_if_open(self._path)
            if not replace(self._path, pack(parts, changes), lambda: self._is_still(seen)):
                raise ChangedMeanwhile

    def scrub(self, mask: Callable[[str], str]) -> None:
        """Blank what the file keeps of texts that no cell shows any more; `mask` goes over comments and such.

        Raises:
            WrongUse, Busy: as `write`.
        """
        with alone(self._path.resolve()):
            data = file_bytes(self._path)
            parts = open_parts(data)
            if changes := scrub_parts(parts, mask):
                replace(self._path, pack(parts, changes), lambda: file_bytes(self._path) == data)

    def find_traces(self, says: Callable[[str], bool]) -> tuple[str, ...]:
        """Return the parts of the file in which `says` holds for what is written there."""
        return find_in_parts(open_parts(file_bytes(self._path)), says)

    def claimed(self, holder: str) -> AbstractContextManager[None]:
        """Keep other runs from working on this workbook while the block lasts.

        Raises:
            Busy: another run is at work on it.
            WrongUse: it does not exist, or its folder may not be written to.
        """
        file_bytes(self._path)
        return claim(self._path.resolve(), holder)

    def _is_still(self, seen: Book) -> bool:
        return version_of(file_bytes(self._path)) == seen.version

    def _no_workbook(self, reason: NoWorkbook) -> WrongUse:
        return WrongUse(
            f"{self.name} cannot be read as a workbook: {reason}.",
            "Open it in your spreadsheet program and save it as .xlsx (Excel workbook).",
        )
