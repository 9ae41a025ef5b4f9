"""The real gspread against the loopback server, the way programs use it."""

from collections.abc import Iterator

import gspread
import pytest
from gspread.client import Client
from gspread.exceptions import APIError, SpreadsheetNotFound
from gspread.spreadsheet import Spreadsheet
from gspread.utils import ExportFormat, ValidationConditionType, ValueInputOption, ValueRenderOption
from gspread.worksheet import Worksheet

from tests.sheets_server.client import through_gspread
from tests.sheets_server.discovery import Judge
from tests.sheets_server.server import SheetsServer

# gspread 6.2.1 sends this field of an older Drive to permissions.create.
GSPREADS_OWN = "permissions.create.withLink: no such field"


@pytest.fixture(scope="module")
def server() -> Iterator[SheetsServer]:
    judge = Judge()
    with SheetsServer() as running:
        running.after_request(judge)
        yield running
    assert set(judge.problems) <= {GSPREADS_OWN}


@pytest.fixture
def client(server: SheetsServer) -> Client:
    return through_gspread(server)


@pytest.fixture
def book(client: Client) -> Spreadsheet:
    return client.create("Trial")


@pytest.fixture
def tab(book: Spreadsheet) -> Worksheet:
    return book.sheet1


def test_what_is_written_is_read(tab: Worksheet) -> None:
    tab.update([["Name", "Email"], ["Ann", "ann@example.org"], ["", "ben@example.org"]], "A1")
    assert tab.get_all_values() == [["Name", "Email"], ["Ann", "ann@example.org"], ["", "ben@example.org"]]
    assert tab.get_all_records()[0] == {"Name": "Ann", "Email": "ann@example.org"}
    assert tab.row_values(2) == ["Ann", "ann@example.org"]
    assert tab.col_values(2) == ["Email", "ann@example.org", "ben@example.org"]
    found = tab.find("Ann")
    assert found
    assert found.address == "A2"
    assert [cell.value for cell in tab.range("B2:B3")] == ["ann@example.org", "ben@example.org"]


def test_an_open_range_of_cells_is_as_high_as_the_grid(tab: Worksheet) -> None:
    opened = [(cell.row, cell.col) for cell in tab.range("A1:C")]
    counted = [(cell.row, cell.col) for cell in tab.range(1, 1, tab.row_count, 3)]
    assert opened == counted


def test_formulas_dates_and_numbers_read_three_ways(tab: Worksheet) -> None:
    tab.resize(2, 4)
    lines = [["=4/2", "2020-01-01", "word", 53], ["=3/2", 0.12, "1999-01-02", ""]]
    tab.update(lines, "A1:D2", value_input_option=ValueInputOption.user_entered)
    assert tab.get() == [["2", "2020-01-01", "word", "53"], ["1.5", "0.12", "1999-01-02"]]
    plain = tab.get(value_render_option=ValueRenderOption.unformatted)
    assert plain == [[2, 43831, "word", 53], [1.5, 0.12, 36162]]
    formulas = tab.get(value_render_option=ValueRenderOption.formula)
    assert formulas == [["=4/2", 43831, "word", 53], ["=3/2", 0.12, 36162]]


def test_update_cell_types_and_update_does_not(tab: Worksheet) -> None:
    tab.update_cell(1, 2, "0042")
    assert tab.cell(1, 2).value == "42"
    tab.update([["0042"]], "B1")
    assert tab.cell(1, 2).value == "0042"


def test_append_row_goes_astray_without_a_table_range(tab: Worksheet) -> None:
    tab.append_row(["x", "", "z"])
    tab.append_row(["x", "", "z"])
    assert tab.row_values(2) == ["", "", "x", "", "z"]
    tab.clear()
    tab.append_row(["x", "", "z"])
    tab.append_row(["x", "", "z"], table_range="A1")
    assert tab.row_values(2) == ["x", "", "z"]


def test_rows_are_inserted_deleted_and_sorted(tab: Worksheet) -> None:
    tab.update([["Apple", "4"], ["Banana", "3"], ["Cherry", "1"]], "A1")
    tab.insert_row(["Date", "2"], 2)
    assert tab.col_values(1) == ["Apple", "Date", "Banana", "Cherry"]
    tab.resize(4, 2)
    tab.sort((2, "asc"))
    assert tab.col_values(1) == ["Cherry", "Date", "Banana", "Apple"]
    tab.delete_rows(2)
    assert tab.col_values(1) == ["Cherry", "Banana", "Apple"]
    tab.insert_cols([["new"]], 2)
    assert tab.row_values(1) == ["Cherry", "new", "1"]


def test_batches_of_ranges_are_written_read_and_cleared(tab: Worksheet) -> None:
    tab.batch_update(
        [{"range": "A1:D1", "values": [["A1", "B1", "", "D1"]]}, {"range": "A4", "values": [["A4"]]}]
    )
    assert tab.get("A1:D4") == [["A1", "B1", "", "D1"], [], [], ["A4"]]
    found = tab.batch_get(["A1:B1", "A4:D4"])
    assert (found[0].range, found[0].first()) == ("Sheet1!A1:B1", "A1")
    tab.batch_clear(["A1:B1", "A4"])
    assert tab.get("A1:D4") == [["", "", "", "D1"]]


def test_tabs_come_go_move_and_hide(book: Spreadsheet, tab: Worksheet) -> None:
    with pytest.raises(APIError, match="can't hide all the sheets"):
        tab.hide()
    new = book.add_worksheet("🌵 second", 10, 10)
    new.update([["🍇"], ["🍐"]], "A1")
    assert book.values_get("🌵 second")["range"] == "'🌵 second'!A1:J10"
    new.hide()
    assert [sheet.title for sheet in book.worksheets(exclude_hidden=True)] == ["Sheet1"]
    new.show()
    book.reorder_worksheets([new, tab])
    assert [sheet.title for sheet in book.worksheets()] == ["🌵 second", "Sheet1"]
    new.update_tab_color("#FF8000")
    new.clear_tab_color()
    new.update_title("D3")
    assert book.worksheet("D3").get_all_values() == [["🍇"], ["🍐"]]
    twin = new.duplicate(new_sheet_name="twin")
    assert twin.get_all_values() == [["🍇"], ["🍐"]]
    book.del_worksheet(new)
    assert [sheet.title for sheet in book.worksheets()] == ["twin", "Sheet1"]
    with pytest.raises(APIError, match="already exists"):
        book.add_worksheet("twin", 1, 1)


def test_looks_are_kept(book: Spreadsheet, tab: Worksheet) -> None:
    tab.format("A2:B2", {"backgroundColor": {"green": 1}, "textFormat": {"bold": True}})
    tab.freeze(rows=1, cols=1)
    tab.hide_gridlines()
    tab.hide_columns(0, 2)
    tab.unhide_columns(0, 2)
    tab.columns_auto_resize(0, 1)
    grid = book.fetch_sheet_metadata()["sheets"][0]["properties"]["gridProperties"]
    assert grid == {
        "rowCount": 1000,
        "columnCount": 26,
        "frozenRowCount": 1,
        "frozenColumnCount": 1,
        "hideGridlines": True,
    }


def test_notes_groups_filters_merges_and_rules(book: Spreadsheet, tab: Worksheet) -> None:
    tab.insert_notes({"A1": "read this", "B2": "and that"})
    assert (tab.get_note("A1"), tab.get_note("C1")) == ("read this", "")
    assert tab.get_notes() == [["read this"], ["", "and that"]]
    tab.clear_notes(["A1", "B2"])
    assert tab.get_note("A1") == ""
    tab.add_dimension_group_rows(0, 2)
    assert tab.list_dimension_group_rows()[0]["range"]["endIndex"] == 2
    tab.delete_dimension_group_rows(0, 2)
    assert tab.list_dimension_group_rows() == []
    tab.set_basic_filter("B1:C2")
    assert book.fetch_sheet_metadata()["sheets"][0]["basicFilter"]["range"]["startColumnIndex"] == 1
    tab.clear_basic_filter()
    tab.update([[1, 2], [3, 4]], "A1")
    tab.merge_cells("A1:B1")
    assert tab.get_values(combine_merged_cells=True) == [["1", "1"], ["3", "4"]]
    tab.unmerge_cells("A1:B1")
    assert tab.add_validation("A1", ValidationConditionType.one_of_list, ["yes"])["replies"] == [{}]
    with pytest.raises(APIError, match="Invalid value at"):
        tab.update(values="X", range_name="A1")


def test_cells_are_copied_and_cut(tab: Worksheet) -> None:
    tab.update([["A1"], ["A2"]], "A1:A2")
    tab.copy_range("A1:A2", "B1:B2")
    tab.cut_range("A1:A2", "C1")
    assert tab.get_all_values() == [["", "A1", "A1"], ["", "A2", "A2"]]


def test_names_and_protection_are_listed(book: Spreadsheet, tab: Worksheet) -> None:
    tab.define_named_range("A1:B2", "Corner")
    named = book.list_named_ranges()[0]
    assert (named["name"], named["range"]["endRowIndex"]) == ("Corner", 2)
    tab.delete_named_range(named["namedRangeId"])
    assert book.list_named_ranges() == []
    tab.add_protected_range("A1:B2", description="hands off", warning_only=True)
    protected = book.list_protected_ranges(tab.id)
    assert protected[0]["warningOnly"] is True
    tab.delete_protected_range(protected[0]["protectedRangeId"])
    assert book.list_protected_ranges(tab.id) == []


def test_the_spreadsheet_is_renamed_and_resettled(book: Spreadsheet) -> None:
    book.update_title("🎊 New")
    book.update_locale("fr_FR")
    book.update_timezone("Europe/Paris")
    properties = book.fetch_sheet_metadata()["properties"]
    assert (properties["title"], properties["locale"], properties["timeZone"]) == (
        "🎊 New",
        "fr_FR",
        "Europe/Paris",
    )
    assert book.get_lastUpdateTime() >= book.creationTime


def test_files_are_listed_opened_copied_shared_and_deleted(client: Client, book: Spreadsheet) -> None:
    only = client.create("The only one of this name")
    assert client.open("The only one of this name").id == only.id
    listed = client.list_spreadsheet_files("The only one of this name")
    assert [set(file) for file in listed] == [{"id", "name", "createdTime", "modifiedTime"}]
    only.share("ann@example.org", "user", "writer", notify=False)
    roles = {held["emailAddress"]: held["role"] for held in only.list_permissions()}
    assert roles["ann@example.org"] == "writer"
    twin = client.copy(only.id, copy_permissions=True, copy_comments=True)
    assert twin.title == "Copy of The only one of this name"
    only.remove_permissions("ann@example.org")
    assert len(only.list_permissions()) == 1
    client.del_spreadsheet(only.id)
    for missing in ("nonexistent", only.id):
        with pytest.raises(SpreadsheetNotFound):
            client.open_by_key(missing)
    with pytest.raises(SpreadsheetNotFound):
        client.open("The only one of this name")


def test_csv_goes_out_and_comes_in(client: Client, book: Spreadsheet, tab: Worksheet) -> None:
    tab.update([["a1", "B2"], ["with, comma"]], "A1")
    assert client.export(book.id, ExportFormat.CSV) == b'a1,B2\r\n"with, comma",'
    client.import_csv(book.id, "x,y\n1,2")
    fresh = client.open_by_key(book.id).sheet1
    assert (fresh.title, fresh.get_all_values()) == ("Trial", [["x", "y"], ["1", "2"]])


def test_a_private_spreadsheet_is_refused(client: Client, server: SheetsServer) -> None:
    server.world.hide("a-private-one")
    with pytest.raises(PermissionError):
        client.open_by_key("a-private-one")


def test_gspread_is_the_version_that_this_was_held_against() -> None:
    assert gspread.__version__.startswith("6.2.")
