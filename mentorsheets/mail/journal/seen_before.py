"""What was found out of a journal and of tuples that were read beside it, while both are as they were."""

from operator import is_

from mentorsheets.mail.journal.journal import Journal


class SeenBefore:
    """Remembers the last journal of which something was found out, and beside what.

    A run opens its journal many times, and what it holds of years is compared with the sheet each time. A
    content mark is drawn at random, so that one which was seen before is that of the very same content.
    """

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._mark: tuple[object, ...] | None = None
        self._beside: tuple[object, ...] = ()

    def holds(self, journal: Journal, *beside: object) -> bool:
        """Return whether this journal and these very objects are what was seen last."""
        return (
            self._mark is not None
            and self._mark == _mark_of(journal)
            and len(beside) == len(self._beside)
            and all(map(is_, beside, self._beside))
        )

    def note(self, journal: Journal, *beside: object) -> None:
        """Remember a journal as it is now, and what stood beside it; of one without a mark, nothing."""
        self._mark, self._beside = _mark_of(journal), beside


def _mark_of(journal: Journal) -> tuple[object, ...] | None:
    mark = journal.db.mark_content()
    return None if mark is None else (mark, journal.programme, journal.marks.secrets)
