"""What the coordinator typed over a cell of Today that we fill: kept in History, and told of."""

from datetime import date

from mentorsheets.domain.events import DeskEvent
from mentorsheets.domain.ids import history_id
from mentorsheets.domain.model import HistoryEntry

TYPED_OVER = "Typed over a cell"
"""What the row in Today is called that tells of it."""
BY_YOU = "You"
SEEN = "noted"
"""The word by which that row goes."""


def note_typed_over(words: str, place: str, said: str, today: date) -> HistoryEntry:
    """Return the record of words that a person typed over a cell, or several of one row.

    `place` names the cells, and `said` whom the row was about, "" for none.
    """
    about = f", in the row of {said}" if said else ""
    told = f"“{words}” stood in Today ({place}{about}), in a cell that mentorsheets fills."
    which = history_id(DeskEvent.TYPED_OVER, "", said, f"{today} {place} {words}")
    return HistoryEntry(which, today, DeskEvent.TYPED_OVER, words=told)


def key_of_typed_over(entry: str) -> str:
    """Return the name under which it waits that such a record (its id) is read."""
    return f"typed/{entry}"
