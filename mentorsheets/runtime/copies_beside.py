"""Copies of a workbook that lie beside it, on a disk or on a server."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mentorsheets.errors import MentorsheetsError
from mentorsheets.runtime.config import Config, is_file, is_remote
from mentorsheets.runtime.open_sheet import open_sheet
from mentorsheets.sheet.remote.store import NoFile, OpenElsewhere
from mentorsheets.sheet.workbook.copies import find_copies
from mentorsheets.sheet.workbook.file import find_conflicts


@dataclass(frozen=True, slots=True)
class CopiesBeside:
    """The names of copies beside the workbook `of`: what syncing programs made of it, and what people did."""

    of: str = ""
    conflicts: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


def find_copies_beside(config: Config) -> CopiesBeside:
    """Return the copies beside the sheet; none where it is no workbook or nobody may look."""
    if is_file(config.sheet):
        path = Path(config.sheet).expanduser()
        return CopiesBeside(path.name, find_conflicts(path), find_copies(path))
    if is_remote(config.sheet):
        # Slow to import, and of no use to most.
        from mentorsheets.sheet.remote.archives import RemoteWithArchives  # noqa: PLC0415

        with suppress(MentorsheetsError, NoFile, OpenElsewhere):
            backend = open_sheet(config)
            if isinstance(backend, RemoteWithArchives):
                conflicts, copies = backend.list_copies()
                return CopiesBeside(backend.name, conflicts, copies)
    return CopiesBeside()
