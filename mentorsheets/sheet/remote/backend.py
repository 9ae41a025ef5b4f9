"""A workbook on a server: fetched whole, changed here, and put back only if nobody changed it meanwhile."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime

from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_fixed

from mentorsheets.errors import Busy, Unreachable, WrongUse
from mentorsheets.sheet.backend import Book, ChangedMeanwhile, Operation
from mentorsheets.sheet.notes import LONGEST_NOTE
from mentorsheets.sheet.places import mark_server
from mentorsheets.sheet.remote.certain import get_certain
from mentorsheets.sheet.remote.claim import RemoteClaim
from mentorsheets.sheet.remote.explain import tell_lock, tell_missing, tell_page
from mentorsheets.sheet.remote.store import BrokenOff, FileState, FileStore, NoFile, OpenElsewhere, OtherState
from mentorsheets.sheet.workbook.content import change_content, draw_content, read_content, refuse_other_kinds
from mentorsheets.sheet.workbook.read import version_of
from mentorsheets.sheet.workbook.scrub import find_in_parts, scrub_parts
from mentorsheets.sheet.workbook.zip import open_parts, pack

SCRUB_TRIES = 3
"""Times that hidden texts are looked for anew after somebody saved meanwhile."""
UPLOAD_TRIES = 4
"""Times that an upload is tried whose answer was lost."""
LOCK_TRIES, LOCK_PAUSE = stop_after_attempt(3), wait_fixed(1.0)
"""Seconds: Nextcloud locks a file for the instant in which somebody saves it."""


class RemoteWorkbook:
    """The sheet that stands in one workbook on a server; by `clock`, the time in UTC, a claim of it ends."""

    def __init__(self, store: FileStore, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._claim: RemoteClaim | None = None
        self._last: FileState | None = None

    @property
    def name(self) -> str:
        """The name of the file."""
        return self._store.name

    @property
    def longest_cell(self) -> int:
        """How many characters Excel shows in a cell."""
        return LONGEST_NOTE

    def is_there(self) -> bool:
        """Return whether there is such a file.

        Raises:
            WrongUse, Unreachable: as `read`.
        """
        try:
            self._last = self._store.get(self._last)
        except NoFile:
            return False
        return True

    def make(self) -> None:
        """Make a new workbook with all declared tabs, ready to be typed into.

        Raises:
            WrongUse: there is a file of this name, no such folder, or it may not be written to.
            Unreachable: the server did not answer.
        """
        self.put_new(draw_content())

    def put_new(self, data: bytes) -> None:
        """Make the file with these bytes; raises as `make`."""
        self._create(self._store, data)

    def copy_to(self, names: Callable[[int], str]) -> str:
        """Put a copy beside the workbook, by the first of `names(0)`, `names(1)` … that is free; return it.

        Raises:
            WrongUse, Unreachable: as `read`, or the folder may not be written to.
        """
        data = self._get().data
        number = 0
        while True:
            copy = self._store.beside(names(number))
            try:
                copy.get()
            except NoFile:
                self._create(copy, data)
                return copy.name
            number += 1

    def read(self) -> Book:
        """Return what the workbook holds now.

        Raises:
            WrongUse: it does not exist, is no workbook, or may not be read.
            Unreachable: the server did not answer.
            Busy: this run took so long that another took its place.
        """
        if self._claim is not None:
            self._claim.keep()
        data = self._get().data
        refuse_other_kinds(data, self.name)
        if data[:200].lstrip().startswith(b"<"):
            raise tell_page(self._store.place)
        return read_content(data, self.name, mark_server(self._store.mark))

    def write(self, operations: Sequence[Operation], seen: Book) -> None:
        """Carry out all operations at once, or none, if the file is still the one that was `seen`.

        A file in which the operations change nothing is left alone.

        Raises:
            ChangedMeanwhile: it is not; nothing was written.
            WrongUse: it may not be written to, somebody has it open, or a value does not fit.
            Busy: another run is at work on it.
            Unreachable: the server did not answer, and it is not known what it did.
        """
        with self._alone():
            state = self._last
            if state is None or version_of(state.data) != seen.version:
                state = self._get()
            if version_of(state.data) != seen.version:
                raise ChangedMeanwhile
            new = change_content(state.data, self.name, operations, seen)
            if new is not None:
                self._replace(state, new)

    def scrub(self, mask: Callable[[str], str]) -> None:
        """Blank what the file keeps of texts that no cell shows any more; `mask` goes over comments and such.

        Raises:
            WrongUse, Busy, Unreachable: as `write`; Busy too where somebody saves all the time.
        """
        for _ in range(SCRUB_TRIES):
            with self._alone(), suppress(ChangedMeanwhile):
                state = self._get()
                parts = open_parts(state.data)
                if changes := scrub_parts(parts, mask):
                    self._replace(state, pack(parts, changes))
                return
        raise Busy(f"Somebody saves {self.name} all the time.", "Run it again in a moment.")

    def find_traces(self, says: Callable[[str], bool]) -> tuple[str, ...]:
        """Return the parts of the file in which `says` holds for what is written there."""
        return find_in_parts(open_parts(self._get().data), says)

    @contextmanager
    def claimed(self, holder: str, *, lightly: bool = False) -> Iterator[None]:  # noqa: ARG002 - no claim is lighter
        """Keep other runs, on this computer or another, from working on the workbook while the block lasts.

        Raises:
            Busy: another run is at work on it.
            WrongUse: it does not exist, its folder may not be written to, or the server cannot be relied on.
            Unreachable: the server did not answer.
        """
        self._get()
        try:
            file = self._store.beside(f"{self.name}.claim.txt")
        except NoFile:
            raise tell_missing(self._store.place) from None
        claim = RemoteClaim(file, self.name, self._clock)
        claim.take(holder)
        self._claim = claim
        try:
            yield
        finally:
            self._claim = None
            claim.release()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if self._claim is not None:
            self._claim.keep()
            yield
            return
        with self.claimed("mentorsheets"):
            yield

    def _get(self) -> FileState:
        try:
            self._last = self._store.get(self._last)
        except NoFile:
            raise tell_missing(self._store.place) from None
        return self._last

    def _replace(self, old: FileState, new: bytes) -> None:
        """Put `new` in the place of the `old` state.

        Raises:
            ChangedMeanwhile: the file was in another state; nothing was written.
            WrongUse, Unreachable: as `write`.
        """
        old = self._certain(old)
        is_cut = False
        for _ in range(UPLOAD_TRIES):
            try:
                self._last = FileState(new, self._put(new, old.tag))
            except OpenElsewhere:
                raise tell_lock(self.name) from None
            except (OtherState, NoFile):
                if not is_cut:
                    raise ChangedMeanwhile from None
            except BrokenOff:
                is_cut = True
            else:
                return
            there = self._get()
            if there.data == new:
                return
            # What is there may be no more than the beginning of what we sent.
            if there != old and not new.startswith(there.data):
                raise ChangedMeanwhile
            old = self._certain(there)
        raise Unreachable(
            f"The server {self._store.place} did not take {self.name}: each try broke off.",
            "Run again later.",
        )

    def _put(self, new: bytes, tag: str) -> str:
        """Put the workbook back, with patience for servers that lock a file for the instant of a saving."""
        again = Retrying(
            retry=retry_if_exception_type(OpenElsewhere), stop=LOCK_TRIES, wait=LOCK_PAUSE, reraise=True
        )
        return again(self._store.put, new, tag)

    def _certain(self, state: FileState) -> FileState:
        """Return the same state with a tag on which an upload can rest.

        Raises:
            ChangedMeanwhile: there is another state by now.
            WrongUse: the server gives no such tag.
        """
        if state.is_certain:
            return state
        try:
            self._last = get_certain(self._store, state)
        except NoFile:
            raise tell_missing(self._store.place) from None
        if self._last.data != state.data:
            raise ChangedMeanwhile
        return self._last

    def _create(self, store: FileStore, data: bytes) -> None:
        try:
            store.create(data)
        except (OtherState, OpenElsewhere):
            raise WrongUse(f"{store.name} is there already.", "Choose another name.") from None
        except NoFile:
            raise WrongUse(
                f"There is no such folder on {self._store.place}.",
                "Make the folder first, or mend the address.",
            ) from None
        except BrokenOff:
            try:
                if store.get().data == data:
                    return
            except NoFile:
                pass
            raise Unreachable(
                f"It is not known whether {store.name} was made: the answer was lost.", "Run again."
            ) from None
