"""Opening a sheet and reading the programme in it, as every verb begins."""

import platform
from pathlib import Path

from mentorsheets.domain.clock import Moment
from mentorsheets.runtime.config import Config, is_google
from mentorsheets.runtime.system_clock import SystemClock
from mentorsheets.sheet.backend import Backend, Book
from mentorsheets.sheet.forms.problems import with_forms
from mentorsheets.sheet.reading.programme import Reading, read_programme
from mentorsheets.sheet.workbook.backend import Workbook


def open_sheet(config: Config) -> Backend:
    """Return the backend of the sheet that is named by a path, or a Google address or key; nothing is read.

    Raises:
        WrongUse: there is no login for Google.
    """
    if is_google(config.sheet):
        # Slow to import, and of no use to a workbook.
        from mentorsheets.sheet.google.backend import open_google  # noqa: PLC0415

        return open_google(config.sheet, config.google, SystemClock().now)
    return Workbook(Path(config.sheet).expanduser())


def read(backend: Backend) -> Reading:
    """Return the programme that a sheet holds now.

    Raises:
        WrongUse: it cannot be read, or holds no people.
        Unreachable: it did not answer.
    """
    return backend.read().remember(_understand)


def _understand(book: Book) -> Reading:
    return with_forms(read_programme(book))


def holder_of(what: str, moment: Moment) -> str:
    """Return what other runs are told of one that is at work: what it does, where, and since when."""
    return f"mentorsheets {what} on {platform.node() or 'another computer'} (since {moment.now:%H.%M} UTC)"
