"""Cells of the sheet by what stands in them: where a coordinator looks, or acts."""

from dataclasses import dataclass

from mentorsheets.domain.model import HistoryEntry


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of the sheet, by the title of its tab, the id of its record and the title of its column.

    Without a record, `column` is the name of the cell itself, such as "A1".
    """

    tab: str
    record: str
    column: str


def spots_of(entry: HistoryEntry) -> tuple[Spot, ...]:
    """Return where a coordinator acts on what happened: at the match if it is about one, at the person."""
    match = (Spot("Matches", entry.match, "State"),) if entry.match else ()
    return (*match, Spot("Participants", entry.person, "Status"))
