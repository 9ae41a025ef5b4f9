"""Opening a sheet and reading the programme in it, as every verb begins."""

import platform
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from datetime import timedelta
from glob import escape
from pathlib import Path

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.keyed_marks import PLAIN_MARKS, KeyedMarks
from mentorsheets.errors import MentorsheetsError
from mentorsheets.mail.journal.open import is_shared
from mentorsheets.runtime.config import Config, is_google, is_remote
from mentorsheets.runtime.system_clock import SystemClock
from mentorsheets.sheet.backend import Backend, Book, LooksFromAfar
from mentorsheets.sheet.forms.problems import with_forms
from mentorsheets.sheet.reading.boxes import read_ticks
from mentorsheets.sheet.reading.programme import Reading, read_programme
from mentorsheets.sheet.schema_machine import TODAY_TAB
from mentorsheets.sheet.today_boxes import Tick
from mentorsheets.sheet.workbook.backend import Workbook

PAST_ENDING = ".past"
"""What that is called beside its journal which a pass read of a sheet, so that the next one reads less."""


def open_sheet(config: Config) -> Backend:
    """Return the backend of the sheet that is named by a path or an address; nothing is read.

    Raises:
        WrongUse: there is no login for where it lies, or the address is that of something else.
    """
    if is_google(config.sheet):
        # Slow to import, and of no use to a workbook.
        from mentorsheets.sheet.google.ways import open_google  # noqa: PLC0415

        return open_google(config.sheet, config.google, SystemClock().now, find_past_file(config))
    if is_remote(config.sheet):
        # The same.
        from mentorsheets.sheet.remote.open_remote import open_remote  # noqa: PLC0415

        return open_remote(config.sheet, config.remote, SystemClock().now)
    return Workbook(Path(config.sheet).expanduser())


def find_past_file(config: Config) -> Path | None:
    """Return the file in which passes leave what they read of a Google sheet's past, beside the journal.

    It counts only for as much as the sheet bears out, so a runner may bring it back or lose it.
    """
    if not is_google(config.sheet) or is_shared(config.journal):
        return None
    return Path(f"{config.journal}{PAST_ENDING}")


def forget_past(config: Config) -> None:
    """Delete that file, and what a pass that was killed left of it; the next one reads all anew."""
    if past := find_past_file(config):
        for one in past.parent.glob(f"{escape(past.name)}*"):
            one.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class ReadsProgrammes:
    """Makes a programme of a book, whose addresses are known again by these marks."""

    marks: KeyedMarks

    def __call__(self, book: Book) -> Reading:
        """Return what the book holds."""
        return with_forms(read_programme(book, self.marks))


def read(backend: Backend, marks: KeyedMarks = PLAIN_MARKS) -> Reading:
    """Return the programme that a sheet holds now, in which addresses are known again by `marks`.

    Raises:
        WrongUse: it cannot be read, or holds no people.
        Unreachable: it did not answer.
    """
    return backend.read().remember(ReadsProgrammes(marks))


def read_anew(backend: Backend, within: timedelta = timedelta(), marks: KeyedMarks = PLAIN_MARKS) -> Reading:
    """Return the programme that a sheet holds at this moment, whatever others were told of it before.

    Where a look takes long, one `within` so short a time before will do.

    Raises:
        WrongUse, Unreachable: as `read`.
    """
    book = backend.look_anew(within) if isinstance(backend, LooksFromAfar) else backend.read()
    return book.remember(ReadsProgrammes(marks))


def read_ticks_anew(backend: Backend, within: timedelta = timedelta()) -> tuple[Tick, ...]:
    """Return which boxes of Today are ticked at this moment, or were `within` so short a time before.

    Raises:
        WrongUse, Unreachable: as `read`.
    """
    if isinstance(backend, LooksFromAfar):
        return read_ticks(backend.look_anew(within, TODAY_TAB))
    return read_ticks(backend.read())


def look_once(find: Callable[[], Backend]) -> AbstractContextManager[None]:
    """Let all that reads a sheet while this lasts share one look, where a look takes long.

    Of a sheet that cannot be opened, each step that needs it says why.
    """
    with suppress(MentorsheetsError):
        backend = find()
        return backend.look_once() if isinstance(backend, LooksFromAfar) else nullcontext()
    return nullcontext()


def holder_of(what: str, moment: Moment) -> str:
    """Return what other runs are told of one that is at work: what it does, where, and since when."""
    return f"mentorsheets {what} on {platform.node() or 'another computer'} (since {moment.now:%H.%M} UTC)"
