"""What the loopback server keeps of a tab's looks, and of what hangs on its ranges."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.sheets_server.client import Api, Refusal
from tests.sheets_server.discovery import Judge
from tests.sheets_server.server import SheetsServer
from tests.sheets_server.test_sheets_server_batch import box, columns, refused, rows, set_properties
from tests.sheets_server.test_sheets_server_cells import cells


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


def test_freezing_shows_until_it_is_undone(api: Api) -> None:
    api.batch(set_properties("gridProperties.frozenRowCount", gridProperties={"frozenRowCount": 1}))
    assert api.sheet()["properties"]["gridProperties"]["frozenRowCount"] == 1
    api.batch(set_properties("gridProperties/frozenRowCount", gridProperties={"frozenRowCount": 0}))
    assert "frozenRowCount" not in api.sheet()["properties"]["gridProperties"]
    assert refused(api.batch, set_properties("gridProperties.rowCount", gridProperties={"rowCount": 0}))


def test_a_tab_colour_comes_back_in_both_spellings(api: Api) -> None:
    api.batch(
        set_properties("tabColorStyle", tabColorStyle={"rgbColor": {"red": 1, "green": 0, "blue": 0.5}})
    )
    shown = {"red": 1, "blue": 0.49803922}
    assert api.sheet()["properties"]["tabColor"] == shown
    assert api.sheet()["properties"]["tabColorStyle"] == {"rgbColor": shown}
    between = {"red": 0.9, "green": 0.7, "blue": 0.2}
    api.batch(set_properties("tabColor", tabColor=between))
    assert api.sheet()["properties"]["tabColor"] == {"red": 0.8980392, "green": 0.69803923, "blue": 0.2}
    black: dict[str, Any] = {"rgbColor": {}}
    api.batch(set_properties("tabColorStyle", tabColorStyle=black))
    assert api.sheet()["properties"]["tabColorStyle"] == black
    for nothing in (None, {"rgbColor": None}):
        api.batch(set_properties("tabColor", tabColor=between))
        api.batch(set_properties("tabColorStyle", tabColorStyle=nothing))
        assert not {"tabColor", "tabColorStyle"} & set(api.sheet()["properties"])


def test_sizes_and_hidden_columns_are_remembered(api: Api) -> None:
    api.write("A1", [["x" * 60]])
    wide = {"range": columns(1, 2), "properties": {"pixelSize": 250, "hiddenByUser": True}, "fields": "*"}
    api.batch({"autoResizeDimensions": {"dimensions": columns(0, 1)}}, {"updateDimensionProperties": wide})
    meta = api.get(fields="sheets.data.columnMetadata")["sheets"][0]["data"][0]["columnMetadata"]
    assert meta[0]["pixelSize"] == 441
    assert meta[1] == {"pixelSize": 250, "hiddenByUser": True}
    assert meta[2:] == [{"pixelSize": 100}] * 24
    api.batch({"appendDimension": {"sheetId": 0, "dimension": "COLUMNS", "length": 2}})
    assert api.sheet()["properties"]["gridProperties"]["columnCount"] == 28


def test_groups_nest_and_go(api: Api) -> None:
    group = {"range": {"dimension": "COLUMNS", "startIndex": 0, "endIndex": 4}, "depth": 1}
    inner = {"range": {"dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}, "depth": 2}
    added = api.batch(
        {"addDimensionGroup": {"range": columns(0, 4)}}, {"addDimensionGroup": {"range": columns(1, 2)}}
    )
    assert added[1] == {"addDimensionGroup": {"dimensionGroups": [group, inner]}}
    assert api.sheet()["columnGroups"] == [group, inner]
    gone = api.batch({"deleteDimensionGroup": {"range": columns(1, 2)}})
    assert gone == [{"deleteDimensionGroup": {"dimensionGroups": [group]}}]
    assert api.sheet()["properties"]["gridProperties"]["columnGroupControlAfter"] is True
    assert "No group found" in refused(api.batch, {"deleteDimensionGroup": {"range": rows(0, 2)}})


def test_a_format_comes_back_with_both_spellings_of_its_colours(api: Api) -> None:
    wanted = {
        "backgroundColor": {"green": 1, "red": 0},
        "textFormat": {"bold": True},
        "horizontalAlignment": "CENTER",
    }
    fields = "userEnteredFormat(backgroundColor,textFormat,horizontalAlignment)"
    api.batch(
        {"repeatCell": {"range": box(1, 0, 2, 2), "cell": {"userEnteredFormat": wanted}, "fields": fields}}
    )
    shown = {
        "backgroundColor": {"green": 1},
        "backgroundColorStyle": {"rgbColor": {"green": 1}},
        "horizontalAlignment": "CENTER",
        "textFormat": {"bold": True},
    }
    assert cells(api, "A2:B2", "userEnteredFormat") == [{"values": [{"userEnteredFormat": shown}] * 2}]


def test_filters_and_filter_views_come_back_with_explicit_ranges(api: Api) -> None:
    api.batch({"setBasicFilter": {"filter": {"range": {"sheetId": 0}}}})
    whole = {"startRowIndex": 0, "endRowIndex": 1000, "startColumnIndex": 0, "endColumnIndex": 26}
    assert api.sheet()["basicFilter"] == {"range": whole}
    criteria = {"2": {"condition": {"type": "TEXT_EQ", "values": [{"userEnteredValue": "asked"}]}}}
    wanted = {"title": "Waiting", "range": box(0, 0, 1000, 5), "criteria": criteria}
    view = api.batch({"addFilterView": {"filter": wanted}})[0]["addFilterView"]["filter"]
    assert (view["title"], view["criteria"]) == ("Waiting", criteria)
    assert api.sheet()["filterViews"] == [view]
    change = {"filterViewId": view["filterViewId"], "title": "Still waiting"}
    api.batch(
        {"updateFilterView": {"filter": change, "fields": "title"}}, {"clearBasicFilter": {"sheetId": 0}}
    )
    assert api.sheet()["filterViews"][0]["title"] == "Still waiting"
    twin = api.batch({"duplicateFilterView": {"filterId": view["filterViewId"]}})[0]["duplicateFilterView"][
        "filter"
    ]
    api.batch({"deleteFilterView": {"filterId": view["filterViewId"]}})
    assert [one["filterViewId"] for one in api.sheet()["filterViews"]] == [twin["filterViewId"]]


def test_protection_is_echoed_and_keeps_others_out(api: Api, server: SheetsServer) -> None:
    span = box(0, 0, 2, 2)
    open_to_us: dict[str, Any] = {
        "range": span,
        "description": None,
        "warningOnly": False,
        "editors": {"users": [], "groups": []},
    }
    reply = api.batch({"addProtectedRange": {"protectedRange": open_to_us}})[0]["addProtectedRange"][
        "protectedRange"
    ]
    inner = {name: value for name, value in span.items() if name != "sheetId"}
    own = {name: value for name, value in reply.items() if name != "protectedRangeId"}
    assert own == {"range": inner, "requestingUserCanEdit": True, "editors": {}}
    assert len(api.sheet()["protectedRanges"][0]["editors"]["users"]) == 1
    api.write("A1", [["ours"]])
    api.batch({"deleteProtectedRange": {"protectedRangeId": reply["protectedRangeId"]}})
    server.person(api.id).protect("Sheet1", "A1:A2")
    with pytest.raises(Refusal, match="trying to edit a protected cell"):
        api.write("A1", [["theirs"]])
    warning = {
        "protectedRange": {"range": box(0, 3, 2, 4), "warningOnly": True, "description": "the machine's"}
    }
    kept = api.batch({"addProtectedRange": warning})[0]["addProtectedRange"]["protectedRange"]
    assert (kept["warningOnly"], kept["editors"]) == (True, {})
    assert len(api.sheet()["protectedRanges"][-1]["editors"]["users"]) == 1


def test_conditional_formats_are_kept_in_order(api: Api) -> None:
    def rule(value: str) -> dict[str, Any]:
        condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": value}]}
        colour = {"backgroundColor": {"red": 1}}
        return {"ranges": [box(1, 0, 9, 1)], "booleanRule": {"condition": condition, "format": colour}}

    api.batch(*({"addConditionalFormatRule": {"rule": rule(value), "index": 0}} for value in ("a", "b")))
    kept = api.sheet()["conditionalFormats"]
    assert [one["booleanRule"]["condition"]["values"][0]["userEnteredValue"] for one in kept] == ["b", "a"]
    assert kept[0]["booleanRule"]["format"]["backgroundColorStyle"] == {"rgbColor": {"red": 1}}
    gone = api.batch({"deleteConditionalFormatRule": {"sheetId": 0, "index": 0}})
    assert gone[0]["deleteConditionalFormatRule"]["rule"] == kept[0]
    assert refused(api.batch, {"deleteConditionalFormatRule": {"sheetId": 0, "index": 5}})


def test_named_ranges_are_found_by_name_and_follow_the_grid(api: Api) -> None:
    api.write("B2", [["here"]])
    wanted = {"name": "Spot", "range": box(1, 1, 2, 2)}
    named = api.batch({"addNamedRange": {"namedRange": wanted}})[0]["addNamedRange"]["namedRange"]
    assert set(named) == {"namedRangeId", "name", "range"}
    api.batch({"insertDimension": {"range": rows(0, 1)}}, {"insertDimension": {"range": columns(0, 1)}})
    assert api.shown("Spot") == [["here"]]
    change = {"namedRangeId": named["namedRangeId"], "name": "Place"}
    api.batch({"updateNamedRange": {"namedRange": change, "fields": "name"}})
    assert api.shown("Place") == [["here"]]
    assert api.values("'Sheet1'!Place")["range"] == "Sheet1!C3"
    api.batch({"addSheet": {"properties": {"title": "Elsewhere"}}})
    assert refused(api.values, "Elsewhere!Place") == "Unable to parse range: Elsewhere!Place"
    api.batch({"deleteNamedRange": {"namedRangeId": named["namedRangeId"]}})
    assert refused(api.values, "Place") == "Unable to parse range: Place"
    assert refused(api.batch, {"deleteNamedRange": {"namedRangeId": "x"}}).endswith(
        "No NamedRange with id: x"
    )
