"""Reading the tab Needs: what people ask for, in their own words."""

from mentorsheets.domain.catalogue import Catalogue
from mentorsheets.domain.ids import need_id
from mentorsheets.domain.model import Length, Need, NeedStatus, Problem
from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.cells.choices import NEED_STATUS, PRIORITY, one_of, read_length
from mentorsheets.sheet.cells.counts import read_count
from mentorsheets.sheet.cells.parsed import Understood
from mentorsheets.sheet.edits import Values
from mentorsheets.sheet.reading.kinds import read_kind
from mentorsheets.sheet.reading.people_index import Directory
from mentorsheets.sheet.reading.rows import Row, rows_of
from mentorsheets.sheet.schema import NEEDS

MOST_HELPERS = 10


def read_needs(
    tab: Tab, catalogue: Catalogue, directory: Directory, problems: list[Problem]
) -> tuple[tuple[Need, ...], dict[str, Values]]:
    """Return the needs of people who are known, in the order of rows, and what stands in each one's row.

    Others are told in `problems`.
    """
    needs: list[Need] = []
    rows: dict[str, Values] = {}
    rows_for: dict[tuple[str, str], int] = {}
    for row in rows_of(tab, NEEDS, problems):
        person, kind = _whose(row, directory), _which(row, catalogue)
        if person and kind:
            again = rows_for.get((person, kind), 0)
            rows_for[person, kind] = again + 1
            need = _need(row, person, kind, again)
            needs.append(need)
            rows[need.id] = row.as_typed()
    return tuple(needs), rows


def _whose(row: Row, directory: Directory) -> str | None:
    if not row.text("Person"):
        row.problem("Person", "Nobody is named here, so the need is left out.", "Write whose need it is.")
        return None
    return row.read("Person", directory.one, None)


def _which(row: Row, catalogue: Catalogue) -> str | None:
    if not row.text("Need"):
        row.problem(
            "Need", "No need is named here, so the row is left out.", "Choose one of the tab Need kinds."
        )
        return None
    return row.read("Need", lambda text: read_kind(text, catalogue), None)


def _need(row: Row, person: str, kind: str, again: int) -> Need:
    return Need(
        id=need_id(person, kind, again),
        person=person,
        kind=kind,
        words=row.text("In their words"),
        priority=row.read("Priority", _priority, 2),
        how_many=_how_many(row),
        length=row.read("Kind", read_length, Length()),
        # A status that nobody can read may mean that no help is wanted any more.
        status=row.read("Status", _status, NeedStatus.WITHDRAWN if row.text("Status") else NeedStatus.OPEN),
    )


def _priority(text: str) -> Understood[int]:
    return one_of(text, PRIORITY, "priority", "Type high, normal or low.")


def _status(text: str) -> Understood[NeedStatus]:
    return one_of(text, NEED_STATUS, "status of a need", "Type open, met or withdrawn.")


def _how_many(row: Row) -> int:
    if row.cell("How many") is None:
        return 1
    number = row.settle("How many", lambda: read_count(row.cell("How many"), most_of_one=MOST_HELPERS), 1)
    return min(max(number, 1), MOST_HELPERS)
