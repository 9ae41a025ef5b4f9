"""Reading the tab Circles: what was proposed or typed in, and what the coordinator said to it."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from mentorsheets.domain.catalogue import Catalogue
from mentorsheets.domain.ids import circle_id
from mentorsheets.domain.model import Circle, CircleState, Problem
from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.cells.choices import CIRCLE_STATE, one_of, read_day, read_decision
from mentorsheets.sheet.cells.parsed import Understood
from mentorsheets.sheet.cells.text import split_list
from mentorsheets.sheet.reading.kinds import read_kind
from mentorsheets.sheet.reading.matches import day_in
from mentorsheets.sheet.reading.people_index import Directory
from mentorsheets.sheet.reading.rows import Row, rows_of
from mentorsheets.sheet.schema import CIRCLES

STATES = f"Type one of: {', '.join(CircleState)}."
DAY_AND_HOUR = re.compile(r"(?P<day>.*\d)(?:,?\s+(?:at\s+)?|T)(?P<hour>\d{1,2}[:.]\d{2})(?::00)?")
"""A day with an hour behind it: "2027-01-21 18:00"."""


@dataclass(frozen=True, slots=True)
class TypedCircle:
    """A circle that a person typed in and that has no name yet: how its row writes givers and askers."""

    circle: Circle
    givers: str
    askers: str


def read_circles(
    tab: Tab, catalogue: Catalogue, directory: Directory, ids: frozenset[str], problems: list[Problem]
) -> tuple[tuple[Circle, ...], tuple[TypedCircle, ...]]:
    """Return all circles in the order of rows, and those of them that were typed in and lack a name.

    Each has those of its people who are among `ids`. What is no whole circle, or has a state that cannot be
    read, is left out and told in `problems`.
    """
    circles: dict[str, Circle] = {}
    typed: list[TypedCircle] = []
    for row in rows_of(tab, CIRCLES, problems):
        circle = _circle(row, catalogue, directory, ids)
        if circle is not None and circle.id in circles:
            row.problem(
                "Circle", "This row has the name of an earlier one, and is left out.", "Delete the row."
            )
        elif circle is not None:
            circles[circle.id] = circle
            if not row.text("Circle"):
                typed.append(TypedCircle(circle, row.text("Givers"), row.text("Askers")))
    return tuple(circles.values()), tuple(typed)


def _circle(row: Row, catalogue: Catalogue, directory: Directory, ids: frozenset[str]) -> Circle | None:
    kind = row.read("Need", lambda text: read_kind(text, catalogue), None)
    state = row.read("State", lambda text: one_of(text, CIRCLE_STATE, "state", STATES), None)
    givers = _people(row, "Giver", directory, ids)
    askers = tuple(person for person in _people(row, "Asker", directory, ids) if person not in givers)
    was_ours = bool(row.text("Circle") or row.text("Giver ids") or row.text("Asker ids"))
    if kind is None or not (givers and askers) or (was_ours and not row.text("Circle")):
        _tell_lacking(row, was_ours=was_ours)
        return None
    if state is None and row.text("State"):
        return None
    meets_on, hour = _read_when(row)
    where = row.text("Where")
    return Circle(
        id=row.text("Circle") or circle_id(kind, (*givers, *askers), meets_on or date.min),
        kind=kind,
        givers=givers,
        askers=askers,
        decision=row.read("Coordinator", lambda text: read_decision(text, "Type approve or decline."), None),
        state=state or CircleState.PROPOSED,
        meets_on=meets_on,
        where=where if hour in where else ", ".join(filter(None, (hour, where))),
        since=day_in(row, "Since"),
    )


def _read_when(row: Row) -> tuple[date | None, str]:
    """Return the day on which a circle meets, and the hour that stands behind it, "" for none.

    The hour is told with the place, where most people type it.
    """
    cell = row.cell("Meets on")
    if isinstance(cell, datetime):
        return cell.date(), "" if cell.time() == time() else f"{cell:%H:%M}"
    found = DAY_AND_HOUR.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if found is None:
        return day_in(row, "Meets on"), ""
    return row.read("Meets on", lambda _: read_day(found["day"]), None), found["hour"].replace(".", ":")


def _tell_lacking(row: Row, *, was_ours: bool) -> None:
    if was_ours:
        sentence, hint = "This circle lost its name, its need or its people.", "Undo it, or delete the row."
    else:
        sentence, hint = "A circle needs a kind of need, givers and askers.", "Fill in what lacks."
    row.problem("Circle", sentence, hint)


def _people(row: Row, side: str, directory: Directory, ids: frozenset[str]) -> tuple[str, ...]:
    """Return who is meant by lasting ids, or by the names that somebody typed."""
    lasting = split_list(row.text(f"{side} ids"))
    if lasting or row.text("Circle"):
        return tuple(person for person in lasting if person in ids)
    return row.read(f"{side}s", lambda text: _read_names(text, directory), ())


def _read_names(text: str, directory: Directory) -> Understood[tuple[str, ...]]:
    return Understood(tuple(dict.fromkeys(directory.one(name).value for name in split_list(text))))
