"""Opening a sheet and reading the programme in it, as every verb begins."""

from pathlib import Path

from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.reading import Reading, read_programme
from mentorsheets.sheet.workbook import Workbook


def open_sheet(sheet: str) -> Backend:
    """Return the backend of a sheet that is named by a path; nothing is read yet."""
    return Workbook(Path(sheet).expanduser())


def read(backend: Backend) -> Reading:
    """Return the programme that a sheet holds now.

    Raises:
        WrongUse: it cannot be read, or holds no people.
        Unreachable: it did not answer.
    """
    return read_programme(backend.read())
