"""What was seen of a Google sheet when it was looked at last, for steps that may share a look."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mentorsheets.sheet.backend import Book
from mentorsheets.sheet.google.read import Snapshot


class Looks:
    """What was seen last, and, as long as nothing was written since, what was seen of all cells (`whole`)."""

    def __init__(self) -> None:
        self.last: Snapshot | None = None
        self.whole: Snapshot | None = None
        self.may_share = False
        self._shown: Book | None = None

    def keep(self, now: Snapshot, *, is_whole: bool) -> Snapshot:
        """Keep what was seen just now, and return it."""
        self.last, self.whole = now, now if is_whole else None
        return now

    def show(self, now: Snapshot) -> Book:
        """Return what every backend shows of a sheet: of one that stands as before, the very same book.

        So what was made of that book need not be made again.
        """
        book = now.book()
        if self._shown is None or not _is_same(self._shown, book):
            self._shown = book
        return self._shown

    @contextmanager
    def share(self, at_end: Callable[[], None]) -> Iterator[None]:
        """Let those who read share a look while this lasts: a new one, or that which is shared already."""
        if self.may_share:
            yield
            return
        self.whole, self.may_share = None, True
        try:
            yield
        finally:
            self.may_share = False
            at_end()


def _is_same(book: Book, other: Book) -> bool:
    """Return whether two books are the same, notes of people and what tabs are known as included."""
    if (book.version, book.place) != (other.version, other.place):
        return False
    pairs = zip(book.tabs, other.tabs, strict=True)
    return all(
        (one.number, one.mark, one.comments) == (two.number, two.mark, two.comments) for one, two in pairs
    )
