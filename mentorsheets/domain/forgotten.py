"""People who asked to be forgotten and stand in the sheet again: out, until a human lets them in."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from mentorsheets.domain.events import DeskEvent
from mentorsheets.domain.ids import is_gone, returned_id
from mentorsheets.domain.model import HistoryEntry

ASKED_TO_BE_FORGOTTEN = "This person asked to be forgotten, so they are left out."
LET_IN_OR_DELETE = "Delete the row; or, if they want to take part again, type “let them in” in Today."


@dataclass(frozen=True, slots=True)
class Comeback:
    """Somebody who is left out: the mark of their address, who they are, and in which cell they stand.

    `before` counts how often they were let in until now, since whoever is forgotten again is out again.
    """

    mark: str
    name: str
    address: str
    tab: str
    cell: str
    before: int = 0

    @property
    def id(self) -> str:
        """The id that they get when they are let in: a new one, so that nothing of what was is theirs."""
        return returned_id(self.mark, self.before)


def is_let_in(mark: str, over: Container[str], history: Iterable[HistoryEntry]) -> bool:
    """Return whether the coordinator let somebody in who was forgotten, and not forgotten again since.

    `over` has the entries of the history that count no more, whatever an old copy of the sheet says.
    """
    return any(
        entry.event == DeskEvent.LET_IN
        and entry.match == mark
        and entry.id not in over
        and not is_gone(entry.person)
        for entry in history
    )
