"""A local .xlsx workbook as a sheet: what a human put into it stays, for only what changes is written."""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.backend import Book, ChangedMeanwhile, Operation
from mentorsheets.sheet.notes import LONGEST_NOTE
from mentorsheets.sheet.places import mark_file
from mentorsheets.sheet.workbook.archive import (
    FOR_OWNER_ALONE,
    draw_archive,
    find_archives_beside,
    name_archive,
)
from mentorsheets.sheet.workbook.content import change_content, draw_content, read_content
from mentorsheets.sheet.workbook.file import (
    alone,
    check_suffix,
    claim,
    file_bytes,
    refuse_if_open,
    replace,
)
from mentorsheets.sheet.workbook.near import find_beside
from mentorsheets.sheet.workbook.read import version_of
from mentorsheets.sheet.workbook.scrub import find_in_parts, scrub_parts
from mentorsheets.sheet.workbook.zip import open_parts, pack

MOST_SHEET_ROWS = 1_048_576
"""Rows of a worksheet, which Excel does not exceed."""


class Workbook:
    """The sheet that stands in one .xlsx or .xlsm file."""

    def __init__(self, path: Path) -> None:
        self._path = path

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
        replace(self._path, draw_content(), lambda: not self._path.exists())

    def read(self) -> Book:
        """Return what the workbook holds now.

        Raises:
            WrongUse: it does not exist, is no workbook, or may not be read.
        """
        data, place = file_bytes(self._path), mark_file(self._path)
        return read_content(data, self.name, place, partial(find_beside, self._path))

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
            new = change_content(data, self.name, operations, seen)
            if new is None:
                return
            refuse_if_open(self._path)
            if not replace(self._path, new, lambda: self._is_still(seen)):
                raise ChangedMeanwhile

    @property
    def most_moved(self) -> int:
        """How many rows move into an archive at a time: all that a workbook may hold."""
        return MOST_SHEET_ROWS

    def has_archive(self, linked: str) -> bool:  # noqa: ARG002 - a workbook needs no other sheet
        """Return that there is always a place beside a workbook."""
        return True

    def archive(self, year: int, linked: str = "") -> "Workbook":  # noqa: ARG002 - as above
        """Return the workbook beside this one for what is of a year, made for its owner alone if need be.

        Raises:
            WrongUse: it cannot be made there.
        """
        path = self._path.with_name(name_archive(self._path.stem, year))
        if not path.exists():
            replace(path, draw_archive(), lambda: not path.exists(), mode=FOR_OWNER_ALONE)
        return Workbook(path)

    def list_archives(self, named: Collection[str] = ()) -> tuple["Workbook", ...]:
        """Return the archives beside this workbook: those of its name, and those `named` that are there."""
        folder = self._path.resolve().parent
        names = {*named, *find_archives_beside(folder / self._path.name)}
        return tuple(Workbook(folder / name) for name in sorted(names) if (folder / name).is_file())

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

    def claimed(self, holder: str, *, lightly: bool = False) -> AbstractContextManager[None]:  # noqa: ARG002 - no claim is lighter
        """Keep other runs from working on this workbook while the block lasts.

        Raises:
            Busy: another run is at work on it.
            WrongUse: it does not exist, or its folder may not be written to.
        """
        file_bytes(self._path)
        return claim(self._path.resolve(), holder)

    def _is_still(self, seen: Book) -> bool:
        return version_of(file_bytes(self._path)) == seen.version
