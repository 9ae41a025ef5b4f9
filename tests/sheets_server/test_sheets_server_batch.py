"""The loopback server's spreadsheets.batchUpdate: tabs, rows and columns, cells; all requests or none."""

from collections.abc import Callable, Iterator
from typing import Any, ParamSpec

import pytest

from tests.sheets_server.batch import as_google_reads
from tests.sheets_server.client import Api, Refusal
from tests.sheets_server.discovery import Judge
from tests.sheets_server.server import SheetsServer

P = ParamSpec("P")


@pytest.fixture(scope="module")
def server() -> Iterator[SheetsServer]:
    judge = Judge()
    with SheetsServer() as running:
        running.after_request(judge)
        yield running
    assert judge.problems == []


@pytest.fixture
def api(server: SheetsServer) -> Api:
    return Api(server)


def refused(action: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> str:
    with pytest.raises(Refusal) as caught:
        action(*args, **kwargs)
    assert caught.value.status == 400
    assert caught.value.error["error"]["status"] == "INVALID_ARGUMENT"
    return caught.value.message


def rows(start: int, end: int, sheet_id: int = 0) -> dict[str, int | str]:
    return {"sheetId": sheet_id, "dimension": "ROWS", "startIndex": start, "endIndex": end}


def columns(start: int, end: int) -> dict[str, int | str]:
    return rows(start, end) | {"dimension": "COLUMNS"}


def box(top: int, left: int, bottom: int, right: int) -> dict[str, int]:
    return {
        "sheetId": 0,
        "startRowIndex": top,
        "startColumnIndex": left,
        "endRowIndex": bottom,
        "endColumnIndex": right,
    }


def add_sheet(**properties: Any) -> dict[str, Any]:
    return {"addSheet": {"properties": properties}}


def set_properties(fields: str, **properties: Any) -> dict[str, Any]:
    return {"updateSheetProperties": {"properties": {"sheetId": 0} | properties, "fields": fields}}


def test_a_new_spreadsheet_is_as_google_makes_it(server: SheetsServer) -> None:
    made = Api(server).get()
    assert {name: made["properties"][name] for name in ("title", "locale", "autoRecalc", "timeZone")} == {
        "title": "Trial",
        "locale": "en_US",
        "autoRecalc": "ON_CHANGE",
        "timeZone": "Etc/GMT",
    }
    grid = {"rowCount": 1000, "columnCount": 26}
    sheet1 = {"sheetId": 0, "title": "Sheet1", "index": 0, "sheetType": "GRID", "gridProperties": grid}
    assert made["sheets"] == [{"properties": sheet1}]
    accents = {
        entry["colorType"]: entry["color"]["rgbColor"]
        for entry in made["properties"]["spreadsheetTheme"]["themeColors"]
    }
    assert accents["ACCENT1"] == {"red": 0.25882354, "green": 0.52156866, "blue": 0.95686275}
    assert made["spreadsheetUrl"] == f"https://docs.google.com/spreadsheets/d/{made['spreadsheetId']}/edit"


def test_a_spreadsheet_is_made_with_the_tabs_and_cells_asked_for(server: SheetsServer) -> None:
    api = Api(server)
    data = [{"rowData": [{"values": [{"userEnteredValue": {"stringValue": "head"}}]}]}]
    sheets = [
        {"properties": {"title": "People"}, "data": data},
        {"properties": {"title": "Needs", "sheetId": 5}},
    ]
    made = api.send("POST", "/v4/spreadsheets", {"properties": {"locale": "de_DE"}, "sheets": sheets})
    assert [(sheet["properties"]["sheetId"], sheet["properties"]["title"]) for sheet in made["sheets"]] == [
        (0, "People"),
        (5, "Needs"),
    ]
    assert made["properties"]["locale"] == "de_DE"
    assert Api(server, made["spreadsheetId"]).shown("People") == [["head"]]


def test_a_batch_that_fails_half_way_changes_nothing(api: Api) -> None:
    api.write("A1", [["before"]])
    good = {"updateCells": {"start": {"sheetId": 0}, "fields": "userEnteredValue", "rows": [ROW_AFTER]}}
    message = refused(api.batch, add_sheet(title="New"), good, {"deleteSheet": {"sheetId": 404}})
    assert message == "Invalid requests[2].deleteSheet: No sheet with id: 404"
    assert api.shown("A1") == [["before"]]
    assert len(api.get()["sheets"]) == 1


ROW_AFTER = {"values": [{"userEnteredValue": {"stringValue": "after"}}]}


def test_an_explicit_sheet_id_that_is_taken_fails_the_whole_batch(api: Api) -> None:
    added = api.batch(add_sheet(sheetId=7, title="v7", hidden=True))
    grid = {"rowCount": 1000, "columnCount": 26}
    head = {
        "sheetId": 7,
        "title": "v7",
        "index": 1,
        "sheetType": "GRID",
        "gridProperties": grid,
        "hidden": True,
    }
    assert added == [{"addSheet": {"properties": head}}]
    swap = (add_sheet(sheetId=8, title="v8", hidden=True), {"deleteSheet": {"sheetId": 7}})
    assert api.batch(*swap)[1] == {}
    assert refused(api.batch, *swap).startswith("Invalid requests[0].addSheet: ")
    assert [sheet["properties"]["sheetId"] for sheet in api.get()["sheets"]] == [0, 8]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            {
                "addNamedRange": {
                    "namedRange": {"namedRangeId": "slot", "name": "One", "range": {"sheetId": 0}}
                }
            },
            {
                "addNamedRange": {
                    "namedRange": {"namedRangeId": "slot", "name": "Two", "range": {"sheetId": 0}}
                }
            },
        ),
        ({"addFilterView": {"filter": {"filterViewId": 3, "title": "a"}}},) * 2,
        ({"addProtectedRange": {"protectedRange": {"protectedRangeId": 3, "range": {"sheetId": 0}}}},) * 2,
        ({"duplicateSheet": {"sourceSheetId": 0, "newSheetId": 3}},) * 2,
    ],
)
def test_other_explicit_ids_are_exclusive_too(
    api: Api, first: dict[str, Any], second: dict[str, Any]
) -> None:
    api.batch(first)
    assert refused(api.batch, second)


def test_tabs_have_one_title_each_whatever_the_case(api: Api) -> None:
    words = 'A sheet with the name "sheet1" already exists. Please enter another name.'
    assert refused(api.batch, add_sheet(title="sheet1")) == f"Invalid requests[0].addSheet: {words}"
    assert api.batch(add_sheet())[0]["addSheet"]["properties"]["title"] == "Sheet2"
    assert "100 characters" in refused(api.batch, add_sheet(title="x" * 101))


def test_the_last_tab_and_the_last_visible_tab_stay(api: Api) -> None:
    assert "can't remove all the sheets" in refused(api.batch, {"deleteSheet": {"sheetId": 0}})
    hide = set_properties("hidden", hidden=True)
    words = "Invalid requests[0].updateSheetProperties: You can't hide all the sheets in a document."
    assert refused(api.batch, hide) == words
    api.batch(add_sheet(sheetId=5), hide)
    assert api.sheet()["properties"]["hidden"] is True
    assert "visible" in refused(api.batch, {"deleteSheet": {"sheetId": 5}})


def test_tabs_are_moved_by_the_index_before_the_move(api: Api) -> None:
    api.batch(add_sheet(sheetId=1, title="one"), add_sheet(sheetId=2, title="two", index=0))

    def order() -> list[int]:
        return [sheet["properties"]["sheetId"] for sheet in api.get()["sheets"]]

    assert order() == [2, 0, 1]
    api.batch(set_properties("index", sheetId=2, index=3))
    assert order() == [0, 1, 2]
    api.batch(set_properties("index", sheetId=2, index=0))
    assert order() == [2, 0, 1]
    api.batch(set_properties("index", sheetId=2, index=1))
    assert order() == [2, 0, 1]


def test_renaming_a_tab_keeps_the_formulas_that_name_it(api: Api) -> None:
    api.batch(add_sheet(sheetId=1, title="Old"))
    api.write("Old!A1", [[3]])
    api.write("Sheet1!A1", [["=Old!A1+1"]], "USER_ENTERED")
    api.batch(set_properties("title", sheetId=1, title="New one"))
    assert api.shown("Sheet1!A1", valueRenderOption="FORMULA") == [["='New one'!A1+1"]]
    assert api.shown("Sheet1!A1") == [["4"]]


def test_inserted_rows_push_cells_ranges_and_formulas_down(api: Api) -> None:
    api.write("A1", [["a"], ["b"], ["=A1&A2"]], "USER_ENTERED")
    api.batch(
        {"addNamedRange": {"namedRange": {"name": "Pair", "range": box(0, 0, 2, 1)}}},
        {"mergeCells": {"range": box(0, 2, 2, 4), "mergeType": "MERGE_ALL"}},
        {"insertDimension": {"range": rows(1, 3)}},
    )
    assert api.shown("A1:A5", valueRenderOption="FORMULA") == [["a"], [], [], ["b"], ["=A1&A4"]]
    assert api.get()["namedRanges"][0]["range"]["endRowIndex"] == 4
    assert api.sheet()["merges"][0]["endRowIndex"] == 4
    assert api.sheet()["properties"]["gridProperties"]["rowCount"] == 1002


def test_deleted_rows_and_columns_take_their_references_along(api: Api) -> None:
    api.write("A1", [["a", "b", "c"], ["d", "e", "=A1&C1"]], "USER_ENTERED")
    api.batch({"deleteDimension": {"range": columns(0, 1)}})
    assert api.shown("A1:C2", valueRenderOption="FORMULA") == [["b", "c"], ["e", "=#REF!&B1"]]
    assert api.shown("B2") == [["#REF!"]]
    assert "You can't delete all the rows" in refused(
        api.batch, {"deleteDimension": {"range": rows(0, 1000)}}
    )
    assert "only 1000 rows" in refused(api.batch, {"deleteDimension": {"range": rows(1000, 1001)}})


@pytest.mark.parametrize(("to", "order"), [(0, "cdabe"), (5, "abecd"), (1, "acdbe"), (2, "abcde")])
def test_moved_rows_go_before_the_index_as_it_was(api: Api, to: int, order: str) -> None:
    api.write("A1", [[letter] for letter in "abcde"])
    api.batch({"moveDimension": {"source": rows(2, 4), "destinationIndex": to}})
    assert "".join(line[0] for line in api.shown("A1:A5")) == order


def test_inserting_inherits_from_the_side_that_is_asked(api: Api) -> None:
    bold = {"userEnteredFormat": {"textFormat": {"bold": True}}}
    api.batch(
        {
            "repeatCell": {
                "range": box(0, 0, 1, 1),
                "cell": bold,
                "fields": "userEnteredFormat.textFormat.bold",
            }
        }
    )
    api.batch({"insertDimension": {"range": rows(1, 2), "inheritFromBefore": True}})
    api.batch({"insertDimension": {"range": rows(2, 3)}})
    cells = api.get(ranges="A1:A3", fields="sheets.data.rowData.values.userEnteredFormat")
    lines = cells["sheets"][0]["data"][0]["rowData"]
    assert [bool(line.get("values")) for line in lines] == [True, True]
    at_top = {"insertDimension": {"range": rows(0, 1), "inheritFromBefore": True}}
    assert "inheritFromBefore" in refused(api.batch, at_top)
    full = {"insertDimension": {"range": rows(1002, 1003)}}
    assert "range.startIndex must be less than the grid size (1002) if" in refused(api.batch, full)
    endless = {"insertDimension": {"range": {"sheetId": 0, "dimension": "ROWS", "startIndex": 1}}}
    assert "range.endIndex must be set" in refused(api.batch, endless)
    assert "No sheet with id: 7" in refused(api.batch, {"deleteSheet": {"sheetId": 7}})
    assert "is after last row in grid[1001]" in refused(
        api.batch, {"insertDimension": {"range": rows(1005, 1006)}}
    )


def test_a_copied_tab_gets_its_own_ids(api: Api, server: SheetsServer) -> None:
    api.write("A1", [["kept"]])
    api.batch({"addProtectedRange": {"protectedRange": {"range": box(0, 0, 1, 1), "warningOnly": True}}})
    twin = api.batch({"duplicateSheet": {"sourceSheetId": 0, "insertSheetIndex": 1, "newSheetName": "Twin"}})
    properties = twin[0]["duplicateSheet"]["properties"]
    assert (properties["title"], properties["index"]) == ("Twin", 1)
    protected = [sheet["protectedRanges"][0] for sheet in api.get()["sheets"]]
    assert protected[0]["protectedRangeId"] != protected[1]["protectedRangeId"]
    assert protected[1]["range"]["sheetId"] == properties["sheetId"]
    other = Api(server)
    third = api.batch({"duplicateSheet": {"sourceSheetId": 0, "newSheetName": "Third"}})
    told = third[0]["duplicateSheet"]["properties"]
    # As a recording shows it: it stands first where no place is asked for, and its grid is told.
    assert (told["index"], told["sheetType"]) == (0, "GRID")
    assert told["gridProperties"] == {"rowCount": 1000, "columnCount": 26}
    copied = api.book("POST", "/sheets/0:copyTo", {"destinationSpreadsheetId": other.id})
    assert copied["title"] == "Copy of Sheet1"
    assert other.shown("'Copy of Sheet1'!A1") == [["kept"]]


def test_requests_that_make_no_sense_are_refused(api: Api) -> None:
    assert refused(api.batch) == "Must specify at least one request."
    words = "Invalid JSON payload received. Unknown name \"frobnicate\" at 'requests[0]': Cannot find field."
    assert refused(api.batch, {"frobnicate": {}}) == words
    nothing = {"repeatCell": {"range": box(0, 0, 1, 1), "cell": {}}}
    assert "At least one field must be listed in 'fields'" in refused(api.batch, nothing)
    assert "No grid with id: 9" in refused(
        api.batch, {"appendCells": {"sheetId": 9, "fields": "*", "rows": []}}
    )


def test_ten_million_cells_are_enough(api: Api) -> None:
    huge = {"rowCount": 10_000_000, "columnCount": 2}
    assert "above the limit of 10000000 cells" in refused(api.batch, add_sheet(gridProperties=huge))
    assert len(api.get()["sheets"]) == 1


def test_the_changed_spreadsheet_comes_with_the_reply_on_request(api: Api) -> None:
    wish = {"requests": [add_sheet(title="New")], "includeSpreadsheetInResponse": True}
    reply = api.book("POST", ":batchUpdate", wish)
    assert [sheet["properties"]["title"] for sheet in reply["updatedSpreadsheet"]["sheets"]] == [
        "Sheet1",
        "New",
    ]


def test_requests_are_taken_as_google_takes_them_by_themselves_in_lists_of_lists_and_in_snake_case() -> None:
    grid = {"sheet_id": 0, "grid_properties": {"frozen_row_count": 2}}
    odd = {"update_sheet_properties": {"properties": grid, "fields": "grid_properties(frozen_row_count)"}}
    plain = {"sheetId": 0, "gridProperties": {"frozenRowCount": 2}}
    read = {"updateSheetProperties": {"properties": plain, "fields": "gridProperties(frozenRowCount)"}}
    merged = {"mergeCells": {"range": {"sheetId": 0}, "mergeType": "MERGE_ALL"}}
    assert as_google_reads(odd) == [read]
    assert as_google_reads([[odd, merged], merged]) == [read, merged, merged]
