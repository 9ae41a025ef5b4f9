"""A file beside the workbook in which a run says that it is at work, for those on other computers.

It stays when the run is over, and says so then: a file that came and went each quarter of an hour would fill
the waste bin of whoever owns the folder.
"""

import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial

from tenacity.nap import sleep

from mentorsheets.errors import Busy, MentorsheetsError, Unreachable
from mentorsheets.sheet.remote.certain import get_certain
from mentorsheets.sheet.remote.explain import tell_missing, tell_uncertain
from mentorsheets.sheet.remote.store import (
    BrokenOff,
    FileState,
    FileStore,
    NoFile,
    OpenElsewhere,
    OtherState,
)

CLAIM_TIME = timedelta(minutes=15)
"""How long a run that died keeps others out: as on a Google sheet, the usual time between two runs."""
CLAIM_RENEWAL = timedelta(minutes=5)
"""A run that takes longer says so anew, well before its time is over."""
CLAIM_TRIES = 4
"""Times that a claim is tried while others come and go in the same moment."""
CLAIM_PAUSE = 1.0
"""Seconds after which whoever came in the same instant has been heard: Apache lets several of them in."""
_UNTIL = "Until: "
_AT_WORK = " is at work on the workbook beside this file, until then at most."
_NOBODY = "Nobody is at work. By this file the runs of mentorsheets tell one another; leave it where it is."


class RemoteClaim:
    """One run's claim; `file` is where it stands, `name` what the workbook is called."""

    def __init__(self, file: FileStore, name: str, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._name = name
        self._clock = clock
        self._mine = FileState(b"", "")
        self._until = datetime.min.replace(tzinfo=UTC)
        self._holder = ""

    def take(self, holder: str) -> None:
        """Claim the workbook for `holder`.

        Raises:
            Busy: another run has claimed it.
            WrongUse: the folder may not be written to, or the server would let two have it at once.
            Unreachable: the server did not answer.
        """
        self._holder = holder
        for _ in range(CLAIM_TRIES):
            if self._try():
                break
        else:
            raise self._busy("Another run")
        data = self._mine.data
        there = self._mine if self._mine.is_certain else get_certain(self._file)
        self._prove(partial(self._file.put, data, there.nobodys_tag))
        # Servers look at a condition before they write, so another's upload may still be on its way.
        sleep(CLAIM_PAUSE)
        if not self._stands(data):
            raise self._busy("Another run")

    def keep(self) -> None:
        """Say again that the run is at work, if it is some time since it said so.

        Raises:
            Busy: another run took its place, since this one took too long.
            WrongUse, Unreachable: as `take`.
        """
        if self._until - self._clock() <= CLAIM_TIME - CLAIM_RENEWAL and not self._put(self._text()):
            raise self._busy("Another run")

    def release(self) -> None:
        """Say that nobody is at work; if that fails, the claim ends by itself, or is another's by now."""
        if self._clock() < self._until:
            with suppress(MentorsheetsError):
                self._put(f"{_NOBODY}\n{_UNTIL}{self._clock().isoformat()}\n".encode())

    def _text(self) -> bytes:
        """Return what stands in the file while we are at work, which tells us from every other run."""
        self._until = self._clock() + CLAIM_TIME
        told = f"{self._holder}{_AT_WORK}\n{_UNTIL}{self._until.isoformat()}\n{secrets.token_hex(8)}\n"
        return told.encode()

    def _try(self) -> bool:
        """Claim the workbook, and return False if another was faster.

        Raises:
            Busy: another has it.
        """
        try:
            self._mine = get_certain(self._file)
        except NoFile:
            return self._make(self._text())
        holder, until = _parse(self._mine.data)
        # What cannot be read is nobody's: it was cut short, or a person wrote there.
        if until is not None and self._clock() < until:
            raise self._busy(holder, until)
        return self._put(self._text())

    def _make(self, data: bytes) -> bool:
        try:
            self._mine = FileState(data, self._file.create(data))
        except (OtherState, OpenElsewhere):
            return False
        except BrokenOff:
            return self._stands(data)
        except NoFile:
            raise tell_missing(self._file.place) from None
        self._prove(partial(self._file.create, data))
        return True

    def _put(self, data: bytes) -> bool:
        """Put something in the place of what stood there last, and return whether it stands there now."""
        try:
            there = self._mine if self._mine.is_certain else get_certain(self._file)
            if there.data != self._mine.data:
                return False
            self._mine = FileState(data, self._file.put(data, there.tag))
        except (OtherState, OpenElsewhere, NoFile):
            return False
        except BrokenOff:
            return self._stands(data)
        return True

    def _stands(self, data: bytes) -> bool:
        try:
            there = self._file.get()
        except NoFile:
            return False
        if there.data == data:
            self._mine = there
        return there.data == data

    def _prove(self, attempt: Callable[[], str]) -> None:
        """See that the server refuses an upload whose condition does not hold: on that all else rests.

        Raises:
            WrongUse: it does not.
        """
        try:
            attempt()
        except (OtherState, OpenElsewhere):
            return
        except (BrokenOff, NoFile):
            self.release()
            raise Unreachable(
                f"The server {self._file.place} does not answer reliably just now.", "Run again later."
            ) from None
        if self._file.be_stricter():
            self._prove(attempt)
            return
        self.release()
        raise tell_uncertain(self._file.place)

    def _busy(self, holder: str, until: datetime | None = None) -> Busy:
        when = f", or after {until:%H.%M} UTC if it died" if until else ""
        return Busy(f"{holder} is at work on {self._name}.", f"Run again when it is done{when}.")


def _parse(data: bytes) -> tuple[str, datetime | None]:
    """Return who stands in a claim, and until when; None if it does not say."""
    text = data.decode("utf-8", errors="replace")
    holder, said, _ = text.partition(_AT_WORK)
    line = next((one for one in text.splitlines() if one.startswith(_UNTIL)), "")
    try:
        until = datetime.fromisoformat(line.removeprefix(_UNTIL))
    except ValueError:
        return "Another run", None
    return (holder if said else "Another run"), until if until.tzinfo else until.replace(tzinfo=UTC)
