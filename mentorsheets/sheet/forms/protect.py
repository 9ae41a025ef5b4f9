"""What a form does not change by itself in the row of somebody who is known, as anybody can type any name.

Whom somebody avoids or reports to is only ever added to. How they like to talk, and what they no longer ask
for, wait for their own word; another team, which keeps managers apart, waits for the coordinator's.
What may mean that they want no more mail holds at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mentorsheets.domain.enums import Standing
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.choices import read_standing
from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.cells.text import plain, split_list
from mentorsheets.sheet.schema import NEEDS, tab_spec

AVOID_COLUMN, CHANNEL_COLUMN, STATUS_COLUMN = "Avoid", "Channel", "Status"
REPORTS_COLUMN, TEAM_COLUMN = "Reports to", "Team"
LONGEST_TOLD = 80
"""Characters of a cell that are told on one line of a terminal."""


@dataclass(frozen=True, slots=True)
class Unproven:
    """What one answer (by its mark) says in somebody's name that is not done by itself.

    `channel` is how they like to talk, None for nothing. `withdraws` are the kinds that they no longer ask
    for. `stops` is what it says for their Status, where that may mean no more mail; `team` for their Team.
    """

    mark: str
    channel: str | None = None
    withdraws: tuple[str, ...] = ()
    stops: str = ""
    team: str = ""


def join_refusals(there: Cell, said: Cell) -> Cell:
    """Return whom somebody avoids, and whom an answer names besides; nobody goes."""
    before, more = _names(there), _names(said)
    known = {plain(name) for name in before}
    new = [name for name in dict.fromkeys(more) if plain(name) not in known]
    if not new:
        return there
    return ", ".join([str(there).rstrip(" ,;\n"), *new]) if before else said


def may_stop(said: Cell) -> bool:
    """Return whether an answer for Status may mean that somebody wants no more mail."""
    try:
        return read_standing(str(said)).value[0] is not Standing.ACTIVE
    except NotUnderstood:
        return True


def doubt(said: str) -> str:
    """Return what stands in Status for words that may mean so of somebody known: a hold, and no end."""
    return f"{Standing.HELD} ({said})"


def tell_changes(tab: str, before: Mapping[str, Cell], now: Mapping[str, Cell]) -> Iterator[str]:
    """Yield what changes in a row that exists, a clause a column; what is private is told without words."""
    where = (
        f"Needs, {before.get('Need') or before.get('In their words') or '?'}, " if tab == NEEDS.title else ""
    )
    for title, value in now.items():
        was = before.get(title)
        if value == was:
            continue
        if tab_spec(tab).column(title).private:
            yield f"{where}{title}: more is written there now"
        else:
            yield f"{where}{title}: {_show(was)} → {_show(value)}"


def _names(cell: Cell) -> list[str]:
    if cell in (None, "") or names_nothing(str(cell)):
        return []
    return split_list(str(cell))


def _show(cell: Cell) -> str:
    if cell in (None, ""):
        return "empty"
    line = " ".join(str(cell).split())
    return f"“{line if len(line) <= LONGEST_TOLD else line[: LONGEST_TOLD - 1].rstrip() + '…'}”"
