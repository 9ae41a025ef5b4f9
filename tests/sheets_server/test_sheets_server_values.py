"""The loopback server's spreadsheets.values: ranges, input, rendering, tables, limits."""

from collections.abc import Callable, Iterator
from typing import ParamSpec

import pytest

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


def refusal(action: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> Refusal:
    with pytest.raises(Refusal) as caught:
        action(*args, **kwargs)
    return caught.value


@pytest.mark.parametrize(
    ("asked", "echoed"),
    [
        ("Sheet1", "Sheet1!A1:Z1000"),
        ("'Sheet1'", "Sheet1!A1:Z1000"),
        ("A1", "Sheet1!A1"),
        ("Sheet1!A1:C", "Sheet1!A1:C1000"),
        ("Sheet1!A2:2", "Sheet1!A2:Z2"),
        ("Sheet1!B:C", "Sheet1!B1:C1000"),
        ("Sheet1!3:4", "Sheet1!A3:Z4"),
        ("sheet1!D4:A1", "Sheet1!A1:D4"),
        ("Sheet1!A1:ZZ5000", "Sheet1!A1:Z1000"),
        ("Sheet1!$B$2:R3C4", "Sheet1!B2:D3"),
    ],
)
def test_a_range_is_echoed_clamped_to_the_grid(api: Api, asked: str, echoed: str) -> None:
    assert api.values(asked) == {"range": echoed, "majorDimension": "ROWS"}


@pytest.mark.parametrize("title", ["D3", "Été", "with space", "it's", "2026", "R1C1"])
def test_a_title_that_could_be_mistaken_is_quoted_in_echoes(api: Api, title: str) -> None:
    api.batch({"addSheet": {"properties": {"title": title}}})
    quoted = "'" + title.replace("'", "''") + "'"
    assert api.values(f"{quoted}!A1")["range"] == f"{quoted}!A1"


@pytest.mark.parametrize("text", ["Nowhere!A1", "A1:B2:C3", "Nowhere", "'Sheet1", "Sheet1!", "Sheet1!1A"])
def test_a_range_that_cannot_be_read_is_refused_in_googles_words(api: Api, text: str) -> None:
    refused = refusal(api.values, text)
    assert refused.status == 400
    assert refused.error["error"]["status"] == "INVALID_ARGUMENT"
    assert refused.message == f"Unable to parse range: {text}"


def test_reading_past_the_grid_is_refused_with_its_size(api: Api) -> None:
    message = "Range (Sheet1!AA1:AB2) exceeds grid limits. Max rows: 1000, max columns: 26"
    assert refusal(api.values, "AA1:AB2").message == message


def test_trailing_blanks_are_left_out_and_inner_ones_are_not(api: Api) -> None:
    api.write("A1", [["a", "", "c", ""], ["", ""], ["", "x", None], [""]])
    assert api.shown("A1:D4") == [["a", "", "c"], [], ["", "x"]]
    assert api.shown("A1:D4", majorDimension="COLUMNS") == [["a"], ["", "", "x"], ["c"]]
    assert "values" not in api.values("D1:F9")


def test_a_write_counts_rows_columns_and_cells_that_were_sent(api: Api) -> None:
    reply = api.write("B2:E9", [["a", "", "c"], ["d"]])
    assert reply == {
        "spreadsheetId": api.id,
        "updatedRange": "Sheet1!B2:D3",
        "updatedRows": 2,
        "updatedColumns": 3,
        "updatedCells": 4,
    }


def test_rows_and_columns_in_which_nothing_is_written_do_not_count(api: Api) -> None:
    reply = api.write("A1", [["a", None, "c"], [None, None], [], ["d"]])
    assert (reply["updatedRows"], reply["updatedColumns"], reply["updatedCells"]) == (2, 2, 3)
    assert reply["updatedRange"] == "Sheet1!A1:C4"


def test_null_leaves_a_cell_and_an_empty_text_clears_it(api: Api) -> None:
    api.write("A1", [["kept", "cleared"]])
    api.write("A1", [[None, ""]])
    assert api.shown("A1:B1") == [["kept"]]


def test_a_single_cell_is_only_where_writing_starts(api: Api) -> None:
    assert api.write("B2", [[1, 2], [3, 4]])["updatedRange"] == "Sheet1!B2:C3"


def test_a_true_range_holds_the_values_in(api: Api) -> None:
    too_wide = refusal(api.write, "Sheet1!A1:B1", [[1, 2, 3]])
    assert (
        too_wide.message == "Requested writing within range [Sheet1!A1:B1], but tried writing to column [C]"
    )
    too_high = refusal(api.write, "Sheet1!A1:B1", [[1], [2]])
    assert too_high.message == "Requested writing within range [Sheet1!A1:B1], but tried writing to row [2]"
    assert api.shown("A1:C3") == []


def test_writing_past_the_grid_is_refused_and_leaves_nothing(api: Api) -> None:
    assert "exceeds grid limits" in refusal(api.write, "A1001", [[1]]).message
    assert "tried writing to row [1001]" in refusal(api.write, "A1000", [[1], [2]]).message
    assert api.shown("A1000") == []


def test_misshapen_values_are_refused_by_the_field(api: Api) -> None:
    refused = refusal(api.write, "A1", "X")
    words = "Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), \"X\""
    assert refused.message == words
    assert refused.error["error"]["details"][0]["fieldViolations"] == [
        {"field": "data.values", "description": words}
    ]
    assert refusal(api.write, "A1", [["a"], "b"]).message.startswith("Invalid value at 'data.values[1]'")
    assert "Invalid values[0][1]: list_value" in refusal(api.write, "A1", [["a", ["b"]]]).message


def test_a_cell_holds_fifty_thousand_characters_and_not_one_more(api: Api) -> None:
    api.write("A1", [["x" * 50_000]])
    assert "maximum of 50000 characters" in refusal(api.write, "A1", [["x" * 50_001]]).message


def test_raw_stays_as_it_is(api: Api) -> None:
    line = ["=1+1", "007", "1,234", "TRUE", "2026-01-02", "'quoted", "+33612345678", "@name", "-x"]
    api.write("A1", [[*line, 7, 1.5, True]])
    assert api.shown("A1:L1", valueRenderOption="UNFORMATTED_VALUE") == [[*line, 7, 1.5, True]]


@pytest.mark.parametrize(
    ("typed", "shown", "meant"),
    [
        ("42", "42", 42),
        ("0042", "42", 42),
        ("-1.50", "-1.5", -1.5),
        ("2,000,000.01", "2,000,000.01", 2000000.01),
        ("50%", "50%", 0.5),
        ("$12.50", "$12.50", 12.5),
        ("true", "TRUE", True),
        ("'007", "007", "007"),
        ("2020-01-01", "2020-01-01", 43831),
        ("1/2/2020", "1/2/2020", 43832),
        ("2020-01-01 12:00:00", "2020-01-01 12:00:00", 43831.5),
        ("10:30", "10:30", 0.4375),
        ("=4/2", "2", 2),
        ("= 1 / 1024", "0.0009765625", 0.0009765625),
        ("=1/3", "0.3333333333", 1 / 3),
        ("=1/0", "#DIV/0!", "#DIV/0!"),
        ("=NOSUCH(1)", "#NAME?", "#NAME?"),
        ("=1+", "#ERROR!", "#ERROR!"),
        ('="a"&"b"', "ab", "ab"),
        ("1e5", "1.00E+05", 100000),
        ("2026-13-45", "2026-13-45", "2026-13-45"),
        ("plain words", "plain words", "plain words"),
    ],
)
def test_typed_text_is_read_as_the_browser_reads_it(
    api: Api, typed: str, shown: str, meant: float | str
) -> None:
    api.write("A1", [[typed]], "USER_ENTERED")
    assert api.shown("A1") == [[shown]]
    assert api.shown("A1", valueRenderOption="UNFORMATTED_VALUE") == [[meant]]


def test_the_locale_decides_how_dates_and_decimals_are_read(api: Api) -> None:
    properties = {"properties": {"locale": "fr_FR"}, "fields": "locale"}
    api.batch({"updateSpreadsheetProperties": properties})
    api.write("A1", [["3/2/2020", "1,5"]], "USER_ENTERED")
    assert api.shown("A1:B1", valueRenderOption="UNFORMATTED_VALUE") == [[43864, 1.5]]


def test_formulas_refer_to_cells_ranges_and_other_tabs(api: Api) -> None:
    api.batch({"addSheet": {"properties": {"title": "Other tab"}}})
    api.write("'Other tab'!A1", [[5]])
    lines = [
        [
            1,
            2,
            "=A1+B1*2",
            "=SUM(A1:C1)",
            "='Other tab'!A1^2",
            '=IF(A1<B1,"less","more")',
            "=A9",
            "=H1",
            '=G1&"!"',
        ],
        ["=COUNTA(A1:B1)", '=IFERROR(1/0,"none")', "=AVERAGE(A1:H1)", "=-2^2", "=50%*A1"],
    ]
    api.write("A1", lines, "USER_ENTERED")
    first, second = api.shown("A1:I2", valueRenderOption="UNFORMATTED_VALUE")
    assert first == [1, 2, 5, 8, 25, "less", "", "#REF!", "!"]
    assert second == [2, "none", "#REF!", 4, 0.5]
    assert api.shown("C1:D1", valueRenderOption="FORMULA") == [["=A1+B1*2", "=SUM(A1:C1)"]]


def test_dates_come_as_serials_or_as_text(api: Api) -> None:
    api.write("A1", [["2020-01-01", "12"]], "USER_ENTERED")
    as_text = {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "FORMATTED_STRING"}
    assert api.shown("A1:B1", **as_text) == [["2020-01-01", 12]]
    assert api.shown("A1:B1", valueRenderOption="FORMULA") == [[43831, 12]]


@pytest.mark.parametrize(
    ("text", "table", "written"),
    [
        ("Sheet1", "Sheet1!B4:D6", "Sheet1!B7:C7"),
        ("C5:D5", "Sheet1!B4:D6", "Sheet1!B7:C7"),
        ("B2:D4", "Sheet1!B4:D6", "Sheet1!B7:C7"),
        ("A1", "Sheet1!A1:C2", "Sheet1!A3:B3"),
        ("E4", None, "Sheet1!E4:F4"),
        ("A4", None, "Sheet1!A4:B4"),
    ],
)
def test_append_finds_the_last_table_that_its_range_touches(
    api: Api, text: str, table: str | None, written: str
) -> None:
    api.write("A1", [["x", "y", "z"], ["x", "y", "z"]])
    api.write("B4", [["x", "y", "z"], ["x", "y"], ["", "", "z"]])
    reply = api.append(text, [["p", "q"]])
    assert reply.get("tableRange") == table
    assert reply["updates"]["updatedRange"] == written


def test_a_gap_in_a_row_makes_two_tables_as_it_does_at_google(api: Api) -> None:
    assert "tableRange" not in api.append("Sheet1", [["x", "", "z"]])
    reply = api.append("Sheet1", [["x", "", "z"]])
    assert (reply["tableRange"], reply["updates"]["updatedRange"]) == ("Sheet1!C1", "Sheet1!C2:E2")


def test_append_grows_the_grid_and_overwrites_unless_told_to_insert(api: Api) -> None:
    api.batch({"updateSheetProperties": {"properties": GRID_OF_TWO, "fields": "gridProperties"}})
    api.append("Sheet1", [["a"], ["b"], ["c"]])
    assert api.sheet()["properties"]["gridProperties"]["rowCount"] == 3
    api.write("A3", [[""]])
    api.append("Sheet1", [["inserted"]], insertDataOption="INSERT_ROWS")
    assert api.sheet()["properties"]["gridProperties"]["rowCount"] == 4


GRID_OF_TWO = {"sheetId": 0, "gridProperties": {"rowCount": 2, "columnCount": 2}}


def test_values_are_handed_back_on_request(api: Api) -> None:
    reply = api.write("A1", [["1"]], "USER_ENTERED", includeValuesInResponse="true")
    assert reply["updatedData"] == {"range": "Sheet1!A1", "majorDimension": "ROWS", "values": [["1"]]}


def test_a_batch_of_ranges_counts_shared_columns_once_and_is_all_or_none(api: Api) -> None:
    data = [{"range": "A1:D1", "values": [[1, 2, 3, 4]]}, {"range": "A4:D4", "values": [[5, 6, 7, 8]]}]
    reply = api.book("POST", "/values:batchUpdate", {"valueInputOption": "RAW", "data": data})
    totals = {name: count for name, count in reply.items() if name.startswith("total")}
    assert totals == {
        "totalUpdatedRows": 2,
        "totalUpdatedColumns": 4,
        "totalUpdatedCells": 8,
        "totalUpdatedSheets": 1,
    }
    bad = [{"range": "A1", "values": [["changed"]]}, {"range": "Nowhere!A1", "values": [[1]]}]
    refused = refusal(api.book, "POST", "/values:batchUpdate", {"valueInputOption": "RAW", "data": bad})
    assert refused.message == "Invalid data[1]: Unable to parse range: Nowhere!A1"
    assert api.shown("A1") == [["1"]]


def test_reading_and_clearing_several_ranges(api: Api) -> None:
    api.write("A1", [["a", "b"], ["c", "d"]])
    reply = api.book("GET", "/values:batchGet", ranges=["A1:A2", "Sheet1!B2"])
    assert [found.get("values") for found in reply["valueRanges"]] == [[["a"], ["c"]], [["d"]]]
    cleared = api.book("POST", "/values:batchClear", {"ranges": ["A1:A2", "B1"]})
    assert cleared["clearedRanges"] == ["Sheet1!A1:A2", "Sheet1!B1"]
    assert api.book("POST", "/values/Sheet1:clear")["clearedRange"] == "Sheet1!A1:Z1000"
    refused = refusal(api.book, "POST", "/values:batchClear", {"ranges": ["A2000:ZZ"]})
    assert refused.message.startswith("Invalid range[0]: Range (Sheet1!A2000:ZZ) exceeds grid limits.")


def test_what_is_asked_wrongly_is_refused(api: Api) -> None:
    assert "valueInputOption" in refusal(api.book, "PUT", "/values/A1", {"values": [[1]]}).message
    assert "valueRenderOption" in refusal(api.values, "A1", valueRenderOption="PRETTY").message
    mismatch = {"range": "Sheet1!B1", "values": [[1]]}
    refused = refusal(api.book, "PUT", "/values/Sheet1!A1", mismatch, valueInputOption="RAW")
    assert refused.message == "Request range[Sheet1!A1] does not match value's range[Sheet1!B1]"
