"""Notes on cells of a Google sheet, while a person is at work in the instant before they are written."""

import pytest

from mentorsheets.sheet.backend import AppendRows, ChangedMeanwhile, NoteCells, WriteCells
from tests.sheet.contract_notes import OURS
from tests.sheet.desks import rows_of
from tests.sheet.google.acts import (
    ROWS,
    TITLES,
    Act,
    DeleteRow,
    InsertAbove,
    InsertRows,
    MoveColumn,
    MoveRow,
    Sort,
    Table,
)
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.weather import Call

THEIRS = "Ask her again"


def by_tag(table: Table) -> dict[tuple[str, str], str]:
    """The notes by the tag of their row and the title of their column."""
    lines, header = table.lines(), table.header()
    titles, tag = lines[header - 1], table.column("Tag")
    return {
        (lines[row - 1][tag - 1], titles[column - 1]): text
        for (row, column), text in table.person.notes(table.title).items()
    }


@pytest.mark.parametrize(
    "act",
    [
        Sort("Giver", down=True), InsertRows("row 1", 2), DeleteRow("row 0"), MoveRow("row 5", "row 0"),
        MoveColumn("Notes", "Giver"), InsertAbove(),
    ],
    ids=str,
)  # fmt: skip
def test_notes_are_taken_back_and_a_persons_stay_when_rows_move_in_the_last_instant(
    desk: GoogleDesk, act: Act
) -> None:
    desk.put({"Matches": [list(TITLES), *map(list, ROWS)]})
    table = Table(desk.person)
    for at in range(1, 6):
        desk.note("Matches", f"C{at + 1}", f"{THEIRS} {at}")
        desk.note("Matches", f"B{at + 1}", f"{THEIRS} {at}")
    desk.note("Matches", "F2", OURS)
    seen = desk.backend.read()
    expected = by_tag(table)
    done: list[None] = []

    def interfere(call: Call) -> None:
        if call.kind == "write" and not done:
            act(table)
            done.append(None)

    desk.server.before.append(interfere)
    notes = {(6, 1): OURS, (6, 2): OURS, (1, 5): None}
    with pytest.raises(ChangedMeanwhile):
        desk.backend.write([NoteCells("Matches", notes), WriteCells("Matches", {(2, 6): "approved"})], seen)
    assert done
    if isinstance(act, DeleteRow):
        expected = {place: text for place, text in expected.items() if place[0] != act.tag}
    assert by_tag(table) == expected
    line = table.lines()[table.row("row 1") - 1]
    assert line[table.column("State") - 1] == "proposed"


def test_a_persons_note_from_the_last_instant_stays(desk: GoogleDesk) -> None:
    desk.put({"Matches": [list(TITLES), *map(list, ROWS)]})
    seen = desk.backend.read()
    done: list[None] = []

    def interfere(call: Call) -> None:
        if call.kind == "write" and not done:
            desk.note("Matches", "B3", THEIRS)
            done.append(None)

    desk.server.before.append(interfere)
    with pytest.raises(ChangedMeanwhile):
        desk.backend.write([NoteCells("Matches", {(2, 1): OURS, (3, 1): OURS})], seen)
    assert desk.notes("Matches") == {"B3": THEIRS}


def test_only_notes_are_asked_to_change(desk: GoogleDesk) -> None:
    desk.put({"Matches": [list(TITLES), *map(list, ROWS)]})
    before = desk.person.values("Matches", "FORMULA")
    desk.backend.write([NoteCells("Matches", {(2, 1): OURS})], desk.backend.read())
    assert desk.person.values("Matches", "FORMULA") == before
    assert desk.notes("Matches") == {"B3": OURS}


def test_a_note_on_a_row_that_is_taken_back_goes_with_it(desk: GoogleDesk) -> None:
    desk.put({"Matches": [list(TITLES), *map(list, ROWS)]})
    seen = desk.backend.read()
    done: list[Call] = []

    def interfere(call: Call) -> None:
        if call.kind == "write" and not done:
            done.append(call)
            Sort("Giver", down=True)(Table(desk.person))

    desk.server.before_request(interfere)
    before = sorted(rows_of(desk.backend, "Matches"), key=str)
    added = AppendRows("Matches", (("m9",),), notes={(0, 1): OURS})
    with pytest.raises(ChangedMeanwhile):
        desk.backend.write([WriteCells("Matches", {(1, 1): "new"}), added], seen)
    assert sorted(rows_of(desk.backend, "Matches"), key=str) == before
    assert desk.notes("Matches") == {}
