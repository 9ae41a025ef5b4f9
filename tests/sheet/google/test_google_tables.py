"""Where somebody made a table of a tab ("Convert to table"), new rows go into it."""

from typing import Any

import pytest

from mentorsheets.sheet.backend import AppendRows
from tests.sheet.desks import Grid, rows_of
from tests.sheet.google.desk import COORDINATOR, GoogleDesk
from tests.sheets_server.batch import Context, apply

HEADER = ["Match", "Giver", "Asker"]
TYPED: Grid = [HEADER, ["m1", "Gil", "Ana"], ["m2", "Gil", "Eve"]]
NEW = (("m3", "Eve", "Ana"), ("m4", "Ana", "Gil"))


def convert(desk: GoogleDesk, rows: int, columns: int = 3, left: int = 0) -> dict[str, Any]:
    """Make a table of the first rows and columns, as a person does it."""
    book = desk.person.book
    sheet = next(one for one in book.sheets if one.title == "Matches")
    span = {
        "sheetId": sheet.id, "startRowIndex": 0, "endRowIndex": rows, "startColumnIndex": left,
        "endColumnIndex": columns,
    }  # fmt: skip
    context = Context(COORDINATOR, desk.server.world.chance)
    apply(book, [{"addTable": {"table": {"name": "Pairs", "range": span}}}], context)
    return sheet.tables[0]


@pytest.mark.parametrize("height", [3, 4, 40])
def test_new_rows_go_into_the_table_below_its_last_one(desk: GoogleDesk, height: int) -> None:
    desk.put({"Matches": TYPED})
    table = convert(desk, height)
    desk.backend.write([AppendRows("Matches", NEW)], desk.backend.read())
    assert rows_of(desk.backend, "Matches") == [*TYPED, *map(list, NEW)]
    assert table["range"]["endRowIndex"] == max(5, height + 2 * (height > 3))


def test_what_stands_below_a_table_stays_below_it(desk: GoogleDesk) -> None:
    desk.put({"Matches": [*TYPED, [], ["Questions? Ask Inês"]]})
    table = convert(desk, 3)
    desk.backend.write([AppendRows("Matches", NEW)], desk.backend.read())
    rows = rows_of(desk.backend, "Matches")
    assert rows[3:5] == list(map(list, NEW))
    assert rows[-1] == ["Questions? Ask Inês"]
    assert table["range"]["endRowIndex"] == 5


def test_a_table_beside_ours_or_narrower_is_left_alone(desk: GoogleDesk) -> None:
    desk.put({"Matches": TYPED})
    table = convert(desk, 3, columns=2)
    desk.backend.write([AppendRows("Matches", NEW)], desk.backend.read())
    assert rows_of(desk.backend, "Matches") == [*TYPED, *map(list, NEW)]
    assert table["range"]["endRowIndex"] == 3
