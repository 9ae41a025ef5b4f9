"""The tab Circles: what the machine proposes and what the coordinator says to it, read and written."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mentorsheets.domain.changes import Added, Changed
from mentorsheets.domain.model import Circle, CircleState, Decision
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.edits import AddRow, SetRow
from mentorsheets.sheet.reading.programme import Reading, read_programme
from mentorsheets.sheet.schema import CIRCLES
from mentorsheets.sheet.writing.edits_of_changes import edits_of
from mentorsheets.sheet.writing.locate import locate

HEADER = tuple(column.title for column in CIRCLES.columns)
PEOPLE = Tab(
    "Participants", (("Name", "Email"), *((n, f"{n}@example.org") for n in ("gil", "ana", "bo", "cy")))
)
IDS = {person.name: person.id for person in read_programme(Book((PEOPLE,))).programme.people}
NAMED = Circle("r1", "role-models", (IDS["gil"],), tuple(IDS[name] for name in ("ana", "bo", "cy")))


def row(**more: Cell) -> tuple[Cell, ...]:
    cells: dict[str, Cell] = {
        "Circle": "r1", "Need": "Role models", "State": "proposed", "Giver ids": IDS["gil"],
        "Asker ids": ", ".join(NAMED.askers),
    }  # fmt: skip
    cells |= {title.replace("_", " "): value for title, value in more.items()}
    return tuple(cells.get(title) for title in HEADER)


def reading(*rows: tuple[Cell, ...]) -> Reading:
    return read_programme(Book((PEOPLE, Tab("Circles", (HEADER, *rows)))))


def problems(found: Reading) -> list[tuple[str, str]]:
    return [(p.tab, p.cell) for p in found.programme.problems if p.tab == "Circles"]


def test_what_the_coordinator_says_is_read_with_what_the_machine_wrote() -> None:
    found = reading(
        row(Coordinator="yes", Meets_on=date(2027, 1, 21), Where="Library, 18:00", Since="2027-01-02")
    )
    assert found.programme.circles == (
        replace(
            NAMED,
            decision=Decision.APPROVE,
            meets_on=date(2027, 1, 21),
            where="Library, 18:00",
            since=date(2027, 1, 2),
        ),
    )
    assert problems(found) == []


@pytest.mark.parametrize(
    "typed",
    [
        datetime(2027, 1, 21, 18, 0, tzinfo=UTC).replace(tzinfo=None), "2027-01-21 18:00", "21.01.2027, 18.00",
        "21 January 2027 at 18:00", "2027-01-21T18:00:00",
    ],
)  # fmt: skip
def test_the_hour_that_stands_behind_the_day_of_a_circle_is_told_with_its_place(typed: Cell) -> None:
    for place, told in (("Room 2", "18:00, Room 2"), (None, "18:00"), ("Library, 18:00", "Library, 18:00")):
        found = reading(row(Meets_on=typed, Where=place))
        (circle,) = found.programme.circles
        assert (circle.meets_on, circle.where, problems(found)) == (date(2027, 1, 21), told, [])


def test_a_day_of_a_circle_that_cannot_be_read_is_told_with_an_hour_behind_it_too() -> None:
    found = reading(row(Meets_on="some day 3 18:00"))
    assert (found.programme.circles[0].meets_on, len(problems(found))) == (None, 1)


def test_a_sheet_without_the_tab_has_no_circles() -> None:
    assert read_programme(Book((PEOPLE,))).programme.circles == ()


def test_who_is_gone_from_the_sheet_is_in_no_circle() -> None:
    found = reading(row(Asker_ids=f"pgone, {IDS['bo']}"))
    assert found.programme.circles[0].people == (IDS["gil"], IDS["bo"])


@pytest.mark.parametrize(
    ("broken", "cell"),
    [
        ({"Circle": None}, "A2"),
        ({"Asker_ids": None}, "A2"),
        ({"Giver_ids": "pgone"}, "A2"),
        ({"State": "dancing"}, "F2"),
    ],
)
def test_a_row_that_is_no_circle_any_more_sets_nothing_in_motion_and_is_told(
    broken: Mapping[str, str | None], cell: str
) -> None:
    found = reading(row(**broken))
    assert (found.programme.circles, problems(found)) == ((), [("Circles", cell)])


def test_a_copied_row_counts_once() -> None:
    found = reading(row(), row(State="held"))
    assert ([c.state for c in found.programme.circles], problems(found)) == (
        [CircleState.PROPOSED],
        [("Circles", "A3")],
    )


def test_what_is_written_is_what_is_read() -> None:
    whole = replace(
        NAMED, decision=Decision.DECLINE, state=CircleState.CALLED_OFF, meets_on=date(2027, 1, 21),
        where="Video", since=date(2027, 1, 2),
    )  # fmt: skip
    (edit,) = edits_of([Added(whole)], reading(), date(2027, 1, 2))
    assert isinstance(edit, AddRow)
    assert (edit.values["Givers"], edit.values["Askers"]) == ("gil", "ana, bo, cy")
    assert reading(tuple(edit.values[title] for title in HEADER)).programme.circles == (whole,)


def test_moving_on_writes_the_machines_cells_alone_and_leaves_the_day_to_people() -> None:
    found = reading(row(Coordinator="approve"))
    (circle,) = found.programme.circles
    now = replace(circle, state=CircleState.INVITED, since=date(2027, 1, 3))
    edits = edits_of([Changed(circle, now)], found, date(2027, 1, 3))
    assert edits == [
        SetRow("Circles", {"Circle": "r1"}, {"State": "invited", "Since": date(2027, 1, 3)},
               {"State": "proposed", "Since": None})
    ]  # fmt: skip
    assert locate(found.book, edits)[1] == ()
    typed = edits_of([Changed(circle, replace(circle, where="Elsewhere"))], found, date(2027, 1, 3))
    assert [refused.edit for refused in locate(found.book, typed)[1]] == typed
