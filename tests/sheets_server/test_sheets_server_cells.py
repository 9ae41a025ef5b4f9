"""The loopback server's requests that write cells, and what hangs on them: formats, notes, rules, views."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.sheets_server.client import Api, Refusal
from tests.sheets_server.discovery import Judge
from tests.sheets_server.server import SheetsServer
from tests.sheets_server.test_sheets_server_batch import box, refused, rows


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


def text(*values: str) -> dict[str, Any]:
    return {"values": [{"userEnteredValue": {"stringValue": value}} for value in values]}


def cells(api: Api, area: str, fields: str) -> list[dict[str, Any]]:
    found = api.get(ranges=area, fields=f"sheets.data.rowData.values({fields})")
    value: list[dict[str, Any]] = found["sheets"][0]["data"][0].get("rowData", [])
    return value


def test_update_cells_writes_what_the_mask_names_and_clears_what_is_missing(api: Api) -> None:
    api.write("A1", [["a", "b"], ["c", "d"]])
    note = {"values": [{"note": "mind this"}]}
    api.batch({"updateCells": {"range": box(0, 0, 1, 1), "rows": [note], "fields": "note"}})
    assert api.shown("A1:B2") == [["a", "b"], ["c", "d"]]
    assert cells(api, "A1", "note") == [{"values": [{"note": "mind this"}]}]
    api.batch({"updateCells": {"range": box(0, 0, 2, 2), "rows": [text("x")], "fields": "userEnteredValue"}})
    assert api.shown("A1:B2") == [["x"]]
    assert cells(api, "A1", "note") == [{"values": [{"note": "mind this"}]}]
    api.batch(
        {"updateCells": {"range": box(0, 0, 1, 1), "rows": [{"values": [{"note": ""}]}], "fields": "note"}}
    )
    assert "note" not in str(cells(api, "A1", "note"))


def test_update_cells_may_not_run_past_its_range_or_the_grid(api: Api) -> None:
    wide = {"updateCells": {"range": box(0, 0, 1, 1), "rows": [text("x", "y")], "fields": "userEnteredValue"}}
    assert "Attempting to write column: 1, beyond the last requested column of: 0" in refused(api.batch, wide)
    start = {"sheetId": 0, "rowIndex": 999, "columnIndex": 0}
    high = {"updateCells": {"start": start, "rows": [text("x"), text("y")], "fields": "userEnteredValue"}}
    assert "Attempting to write row: 1000, beyond the last requested row of: 999" in refused(api.batch, high)


def test_append_cells_goes_below_the_last_row_with_data_and_grows_the_grid(api: Api) -> None:
    api.write("C1000", [["last"]])
    api.batch(
        {"appendCells": {"sheetId": 0, "rows": [text("=raw", "b"), text("c")], "fields": "userEnteredValue"}}
    )
    assert api.shown("A1000:C1002") == [["", "", "last"], ["=raw", "b"], ["c"]]
    assert api.sheet()["properties"]["gridProperties"]["rowCount"] == 1002


def test_a_range_that_starts_past_the_grid_is_refused_and_one_that_ends_past_it_is_taken(api: Api) -> None:
    def bold(area: dict[str, int]) -> dict[str, Any]:
        cell = {"userEnteredFormat": {"textFormat": {"bold": True}}}
        return {"repeatCell": {"range": area, "cell": cell, "fields": "userEnteredFormat.textFormat"}}

    limits = "exceeds grid limits. Max rows: 1000, max columns: 26"
    open_end = {"sheetId": 0, "startRowIndex": 1000, "startColumnIndex": 0, "endColumnIndex": 2}
    assert refused(api.batch, bold(open_end)) == (
        f"Invalid requests[0].repeatCell: Range (Sheet1!A1001:B) {limits}"
    )
    assert "Range (Sheet1!AA1:AA2)" in refused(api.batch, bold(box(0, 26, 2, 27)))
    assert api.batch(bold(box(999, 0, 1003, 1)), bold(box(3, 0, 3, 1))) == [{}, {}]
    assert api.sheet()["properties"]["gridProperties"]["rowCount"] == 1000


def test_grid_data_shows_values_as_entered_as_meant_and_as_seen(api: Api) -> None:
    api.write("B2", [["=1/4", "2020-01-01", "words", "true"]], "USER_ENTERED")
    data = api.get(includeGridData="true", ranges="Sheet1!B2:F3")["sheets"][0]["data"][0]
    assert (data["startRow"], data["startColumn"]) == (1, 1)
    formula, date, words, truth = data["rowData"][0]["values"]
    assert formula["userEnteredValue"] == {"formulaValue": "=1/4"}
    assert (formula["effectiveValue"], formula["formattedValue"]) == ({"numberValue": 0.25}, "0.25")
    assert date["userEnteredFormat"] == {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}
    assert (date["effectiveValue"], date["formattedValue"]) == ({"numberValue": 43831}, "2020-01-01")
    assert words["effectiveFormat"]["horizontalAlignment"] == "LEFT"
    assert truth["effectiveValue"] == {"boolValue": True}
    assert data["rowMetadata"] == [{"pixelSize": 21}] * 2
    assert "data" not in api.get()["sheets"][0]


def test_masks_choose_what_is_shown(api: Api) -> None:
    api.batch({"addSheet": {"properties": {"title": "Other", "sheetId": 3}}})
    assert api.get(fields="sheets.properties(title,sheetId)") == {
        "sheets": [
            {"properties": {"sheetId": 0, "title": "Sheet1"}},
            {"properties": {"sheetId": 3, "title": "Other"}},
        ]
    }
    assert api.get(fields="namedRanges") == {}
    only = api.get(ranges="Other!A1:B2", fields="spreadsheetId,sheets/properties/title")
    assert only == {"spreadsheetId": api.id, "sheets": [{"properties": {"title": "Other"}}]}
    with pytest.raises(Refusal) as caught:
        api.get(fields="nonsense")
    assert "nonsense" in str(caught.value.error["error"]["details"])


def test_drop_downs_are_kept_on_their_cells(api: Api) -> None:
    rule = {
        "condition": {
            "type": "ONE_OF_LIST",
            "values": [{"userEnteredValue": "yes"}, {"userEnteredValue": "no"}],
        },
        "showCustomUi": True,
        "strict": False,
    }
    api.batch({"setDataValidation": {"range": box(1, 1, 3, 2), "rule": rule}})
    kept = {name: value for name, value in rule.items() if name != "strict"}
    assert cells(api, "B2:B3", "dataValidation") == [{"values": [{"dataValidation": kept}]}] * 2
    api.batch({"setDataValidation": {"range": box(1, 1, 3, 2)}})
    assert cells(api, "B2:B3", "dataValidation") == []


def test_merging_leaves_the_first_cell_and_partial_overlaps_are_refused(api: Api) -> None:
    api.write("A1", [[42, 43], [43, 44]])
    api.batch({"mergeCells": {"range": box(0, 0, 2, 2), "mergeType": "MERGE_ROWS"}})
    assert len(api.sheet()["merges"]) == 2
    assert api.shown("A1:B2") == [["42"], ["43"]]
    api.batch({"mergeCells": {"range": box(0, 0, 2, 2), "mergeType": "MERGE_ALL"}})
    whole = {"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}
    assert api.sheet()["merges"] == [whole]
    assert "all cells in a merged range" in refused(api.batch, {"unmergeCells": {"range": box(0, 0, 1, 2)}})
    api.batch({"unmergeCells": {"range": box(0, 0, 3, 3)}})
    assert "merges" not in api.sheet()


def test_sorting_puts_numbers_before_words_before_truths_and_blanks_last(api: Api) -> None:
    api.write("A1", [["b", 1], ["", 2], [10, 3], [True, 4], [9, 5], ["A", 6]])
    specs = [{"dimensionIndex": 0, "sortOrder": "ASCENDING"}]
    api.batch({"sortRange": {"range": box(0, 0, 6, 2), "sortSpecs": specs}})
    assert [line[1] for line in api.shown("A1:B6")] == ["5", "3", "6", "1", "4", "2"]
    api.batch(
        {"sortRange": {"range": box(0, 0, 6, 2), "sortSpecs": [specs[0] | {"sortOrder": "DESCENDING"}]}}
    )
    assert [line[1] for line in api.shown("A1:B6")] == ["4", "1", "6", "3", "5", "2"]


def test_sorting_carries_notes_along_and_shifts_relative_formulas(api: Api) -> None:
    api.write("A1", [["b", "=A1"], ["a", "=A2"]], "USER_ENTERED")
    api.batch(
        {
            "updateCells": {
                "range": box(0, 0, 1, 1),
                "rows": [{"values": [{"note": "on b"}]}],
                "fields": "note",
            }
        }
    )
    api.batch({"sortRange": {"range": box(0, 0, 2, 2), "sortSpecs": [{"dimensionIndex": 0}]}})
    assert api.shown("A1:B2", valueRenderOption="FORMULA") == [["a", "=A1"], ["b", "=A2"]]
    assert cells(api, "A1:A2", "note") == [{"values": [{}]}, {"values": [{"note": "on b"}]}]


def test_copying_moving_and_pasting_cells(api: Api) -> None:
    api.write("A1", [["=1+1", "b"]], "USER_ENTERED")
    twice = {"source": box(0, 0, 1, 2), "destination": box(1, 0, 3, 2)}
    values = {"source": box(0, 0, 1, 1), "destination": box(0, 3, 1, 4), "pasteType": "PASTE_VALUES"}
    api.batch({"copyPaste": twice}, {"copyPaste": values})
    assert api.shown("A1:D3", valueRenderOption="FORMULA") == [
        ["=1+1", "b", "", 2],
        ["=1+1", "b"],
        ["=1+1", "b"],
    ]
    to = {"sheetId": 0, "rowIndex": 4, "columnIndex": 2}
    api.batch({"cutPaste": {"source": box(0, 0, 1, 2), "destination": to}})
    assert api.shown("A1:D5")[4] == ["", "", "2", "b"]
    api.batch({"pasteData": {"coordinate": {"sheetId": 0}, "data": "x,7\ny,8", "delimiter": ","}})
    assert api.shown("A1:B2", valueRenderOption="UNFORMATTED_VALUE") == [["x", 7], ["y", 8]]


def test_find_and_replace_counts_what_it_changed(api: Api) -> None:
    api.write("A1", [["one one", "One"], ["two", "=A1"]], "USER_ENTERED")
    counts = api.batch({"findReplace": {"find": "one", "replacement": "1", "allSheets": True}})[0][
        "findReplace"
    ]
    assert counts == {"valuesChanged": 2, "rowsChanged": 1, "sheetsChanged": 1, "occurrencesChanged": 3}
    assert api.shown("A1:B1") == [["1 1", "1"]]


def test_bands_borders_and_shifted_ranges_are_taken(api: Api) -> None:
    api.write("A1", [["a", "b"], ["c", "d"]])
    band = {
        "range": box(0, 0, 2, 2),
        "rowProperties": {"headerColor": {"blue": 1}, "firstBandColor": {"red": 1}},
    }
    kept = api.batch({"addBanding": {"bandedRange": band}})[0]["addBanding"]["bandedRange"]
    assert kept["rowProperties"]["headerColorStyle"] == {"rgbColor": {"blue": 1}}
    line = {"style": "SOLID", "color": {}}
    api.batch({"updateBorders": {"range": box(0, 0, 2, 2), "top": line, "innerHorizontal": line}})
    assert "borders" in cells(api, "A2", "userEnteredFormat")[0]["values"][0]["userEnteredFormat"]
    api.batch({"deleteRange": {"range": box(0, 0, 1, 1), "shiftDimension": "ROWS"}})
    api.batch({"insertRange": {"range": box(0, 1, 1, 2), "shiftDimension": "COLUMNS"}})
    assert api.shown("A1:C2") == [["c", "", "b"], ["", "d"]]


def test_metadata_follows_its_row_and_finds_it_for_reads_and_writes(api: Api) -> None:
    api.write("A1", [["head"], ["ann"], ["ben"]])
    location = {"dimensionRange": rows(2, 3)}
    wanted = {"metadataKey": "person", "metadataValue": "ben", "location": location, "visibility": "DOCUMENT"}
    made = api.batch({"createDeveloperMetadata": {"developerMetadata": wanted}})
    entry = made[0]["createDeveloperMetadata"]["developerMetadata"]
    assert entry["location"]["locationType"] == "ROW"
    api.batch({"insertDimension": {"range": rows(0, 2)}})
    lookup = {"developerMetadataLookup": {"metadataKey": "person", "metadataValue": "ben"}}
    read = api.book("POST", "/values:batchGetByDataFilter", {"dataFilters": [lookup]})
    assert read["valueRanges"][0]["valueRange"]["values"] == [["ben"]]
    write = {"valueInputOption": "RAW", "data": [{"dataFilter": lookup, "values": [[None, "seen"]]}]}
    replied = api.book("POST", "/values:batchUpdateByDataFilter", write)
    assert replied["responses"][0]["updatedRange"] == "Sheet1!A5:B5"
    too_many = {"valueInputOption": "RAW", "data": [{"dataFilter": lookup, "values": [["x"], ["y"]]}]}
    assert "tried writing to row" in refused(api.book, "POST", "/values:batchUpdateByDataFilter", too_many)
    found = api.book("POST", "/developerMetadata:search", {"dataFilters": [lookup]})
    assert found["matchedDeveloperMetadata"][0]["developerMetadata"]["metadataId"] == entry["metadataId"]
    assert api.book("GET", f"/developerMetadata/{entry['metadataId']}")["metadataValue"] == "ben"
    by_filter = api.book("POST", ":getByDataFilter", {"dataFilters": [lookup], "includeGridData": True})
    assert by_filter["sheets"][0]["data"][0]["startRow"] == 4
    cleared = api.book("POST", "/values:batchClearByDataFilter", {"dataFilters": [lookup]})
    assert cleared["clearedRanges"] == ["Sheet1!A5:Z5"]
    api.batch({"deleteDimension": {"range": rows(4, 5)}})
    assert api.book("POST", "/developerMetadata:search", {"dataFilters": [lookup]}) == {}
