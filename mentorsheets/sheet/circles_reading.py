"""Reading the tab Circles: what the machine proposed, and what the coordinator said to it."""

from mentorsheets.catalogue import Catalogue
from mentorsheets.circle import Circle, CircleState
from mentorsheets.model import Problem
from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.choices import CIRCLE_STATE, DECISION, one_of
from mentorsheets.sheet.kinds import read_kind
from mentorsheets.sheet.matches_reading import day_in
from mentorsheets.sheet.rows import Row, rows_of
from mentorsheets.sheet.schema import CIRCLES
from mentorsheets.sheet.words import split_list

STATES = f"Type one of: {', '.join(CircleState)}."


def read_circles(
    tab: Tab, catalogue: Catalogue, ids: frozenset[str], problems: list[Problem]
) -> tuple[Circle, ...]:
    """Return all circles in the order of rows, each with those of its people who are among `ids`.

    What is no whole circle any more, or has a state that cannot be read, is left out and told in `problems`.
    """
    circles: dict[str, Circle] = {}
    for row in rows_of(tab, CIRCLES, problems):
        circle = _circle(row, catalogue, ids)
        if circle is not None and circle.id in circles:
            row.problem(
                "Circle", "This row has the name of an earlier one, and is left out.", "Delete the row."
            )
        elif circle is not None:
            circles[circle.id] = circle
    return tuple(circles.values())


def _circle(row: Row, catalogue: Catalogue, ids: frozenset[str]) -> Circle | None:
    kind = row.read("Need", lambda text: read_kind(text, catalogue), None)
    state = row.read("State", lambda text: one_of(text, CIRCLE_STATE, "state", STATES), None)
    givers, askers = (_people(row, title, ids) for title in ("Giver ids", "Asker ids"))
    if not row.text("Circle") or kind is None or not (givers and askers):
        row.problem(
            "Circle", "This circle lost its name, its need or its people.", "Undo it, or delete the row."
        )
        return None
    if state is None and row.text("State"):
        return None
    return Circle(
        id=row.text("Circle"),
        kind=kind,
        givers=givers,
        askers=askers,
        decision=row.read(
            "Coordinator", lambda text: one_of(text, DECISION, "decision", "Type approve or decline."), None
        ),
        state=state or CircleState.PROPOSED,
        meets_on=day_in(row, "Meets on"),
        where=row.text("Where"),
        since=day_in(row, "Since"),
    )


def _people(row: Row, title: str, ids: frozenset[str]) -> tuple[str, ...]:
    return tuple(person for person in split_list(row.text(title)) if person in ids)
