"""The workbooks beside one on a server into which its old rows move, as they do beside a file."""

from collections.abc import Collection
from contextlib import suppress
from pathlib import PurePosixPath

from mentorsheets.sheet.remote.backend import RemoteWorkbook
from mentorsheets.sheet.remote.store import NoFile
from mentorsheets.sheet.workbook.archive import draw_archive, find_archives, name_archive
from mentorsheets.sheet.workbook.backend import MOST_SHEET_ROWS
from mentorsheets.sheet.workbook.copies import is_called_copy, is_same_programme
from mentorsheets.sheet.workbook.file import is_conflict


class RemoteWithArchives(RemoteWorkbook):
    """A workbook on a server, with its archives in the same folder, read by whoever may read that."""

    @property
    def most_moved(self) -> int:
        """How many rows move into an archive at a time: all that a workbook may hold."""
        return MOST_SHEET_ROWS

    def has_archive(self, linked: str) -> bool:  # noqa: ARG002 - a workbook needs no other sheet
        """Return that there is always a place beside a workbook."""
        return True

    def archive(self, year: int, linked: str = "") -> RemoteWorkbook:  # noqa: ARG002 - as above
        """Return the workbook beside this one for what is of a year, made if need be.

        Raises:
            WrongUse: it cannot be made there.
            Unreachable: the server did not answer.
        """
        found = self._beside(name_archive(self._stem, year))
        if not found.is_there():
            found.put_new(draw_archive())
        return found

    def list_archives(self, named: Collection[str] = ()) -> tuple[RemoteWorkbook, ...]:
        """Return the archives beside this workbook: those of its name, and those `named` that are there.

        Raises:
            WrongUse: the folder may not be looked into.
            Unreachable: the server did not answer.
        """
        names = {*named, *find_archives(self._store.list_folder(), self._stem)}
        archives = (self._beside(name) for name in sorted(names))
        return tuple(one for one in archives if one.is_there())

    def list_copies(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the names of copies beside the workbook: what syncing programs made, and what people did.

        Raises:
            WrongUse: the folder may not be looked into.
            Unreachable: the server did not answer.
        """
        stem, kind = self._stem, PurePosixPath(self.name).suffix
        beside = sorted(name for name in self._store.list_folder() if name != self.name)
        conflicts = tuple(name for name in beside if is_conflict(name, self.name))
        others = (PurePosixPath(name) for name in beside if name not in conflicts)
        named = (one.name for one in others if one.suffix == kind and is_called_copy(one.stem, stem))
        return conflicts, tuple(name for name in named if is_same_programme(self._beside(name), self))

    @property
    def _stem(self) -> str:
        # Some servers tell the name only with the file.
        if self._last is None:
            with suppress(NoFile):
                self._last = self._store.get()
        return PurePosixPath(self.name).stem

    def _beside(self, name: str) -> RemoteWorkbook:
        return RemoteWorkbook(self._store.beside(name), self._clock)
