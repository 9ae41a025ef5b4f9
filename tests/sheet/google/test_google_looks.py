"""The tabs that are made in a Google sheet: what a volunteer sees, and what it costs."""

from datetime import date
from typing import Any

import pytest

from mentorsheets.sheet import schema
from mentorsheets.sheet.backend import AddTab, AppendRows, WriteCells
from mentorsheets.sheet.google.formulas import write_formula
from mentorsheets.sheet.google.read import snapshot_of
from mentorsheets.sheet.google.write import draft_requests
from mentorsheets.sheet.over_rows import OVER_STATES
from mentorsheets.sheet.writing.missing_tabs import lacking
from tests.cases import EACH_CASE
from tests.sheet.desks import rows_of
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.cells import Cell
from tests.sheets_server.sheet import Sheet


@pytest.fixture
def made(desk: GoogleDesk) -> GoogleDesk:
    desk.put({"Sheet1": []})
    seen = desk.backend.read()
    desk.server.forget_calls()
    desk.backend.write(lacking(seen), seen)
    return desk


def sheet(desk: GoogleDesk, title: str) -> Sheet:
    book = desk.person.book
    return next(one for one in book.sheets if one.title == title)


def cell(desk: GoogleDesk, title: str, row: int, column: int) -> Cell:
    return sheet(desk, title).cell(row, column)


def test_all_tabs_are_made_in_one_write(made: GoogleDesk) -> None:
    assert (made.server.weather.count("read"), made.server.weather.count("write")) == (1, 1)
    assert {spec.title for spec in schema.TABS} <= set(made.person.tabs())
    assert sheet(made, "Register").hidden


def test_headers_say_what_belongs_below_them_and_stay_in_sight(made: GoogleDesk) -> None:
    for spec in schema.TABS:
        if spec is schema.TODAY_TAB:  # it has a form of its own, and tests of its own
            continue
        assert sheet(made, spec.title).grid["frozenRowCount"] == 1
        for index, column in enumerate(spec.columns):
            header = cell(made, spec.title, 0, index)
            assert header.value == column.title
            assert header.rest["note"].startswith(column.meaning)


def test_choices_are_offered_and_refuse_nothing(made: GoogleDesk) -> None:
    column = [one.title for one in schema.NEEDS.columns].index("Priority")
    rule = cell(made, "Needs", 1, column).rest["dataValidation"]
    assert [value["userEnteredValue"] for value in rule["condition"]["values"]] == ["high", "normal", "low"]
    assert rule["showCustomUi"] is True
    assert "strict" not in rule
    drawn = cell(made, "Needs", 999, 1).rest["dataValidation"]["condition"]
    assert drawn == {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": "='Need kinds'!$A$2:$A$201"}]}


@pytest.mark.parametrize("more", [1, 300])
def test_rows_that_make_a_tab_higher_offer_the_same_choices(made: GoogleDesk, more: int) -> None:
    column = [one.title for one in schema.CHECK_INS.columns].index("Answer")
    height = sheet(made, "Check-ins").row_count
    for rows in (height - 1, more):
        made.backend.write(
            [AppendRows("Check-ins", tuple((f"c{n}",) for n in range(rows)))], made.backend.read()
        )
    assert sheet(made, "Check-ins").row_count == height + more
    offered = [
        cell(made, "Check-ins", row, column).rest.get("dataValidation") for row in range(1, height + more)
    ]
    assert offered[0] is not None
    assert all(one == offered[0] for one in offered)


def test_the_machines_columns_warn_and_lock_nobody_out(made: GoogleDesk) -> None:
    warned = sheet(made, "Matches").protected_ranges
    places = {one["range"]["startColumnIndex"] for one in warned}
    titles = {schema.MATCHES.columns[place].title for place in places}
    assert {"Match", "Why", "State", "Since"} <= titles
    assert not titles & {"Giver", "Asker", "Coordinator", "Notes"}
    assert all(one["warningOnly"] for one in warned)
    assert sheet(made, "Messages").protected_ranges[0]["warningOnly"] is True


def test_what_waits_for_a_word_is_coloured_and_has_a_view(made: GoogleDesk) -> None:
    matches = sheet(made, "Matches")
    waits, over = (
        rule["booleanRule"]["condition"]["values"][0]["userEnteredValue"]
        for rule in matches.conditional_formats
    )
    assert waits == '=AND($G2="proposed";$F2="")'
    assert over.startswith('=OR($G2="ended";')
    assert [view["title"] for view in matches.filter_views] == ["Waiting for me", "Under way"]
    assert set(matches.filter_views[0]["criteria"]) == {"5", "6"}
    assert [view["title"] for view in sheet(made, "Check-ins").filter_views] == ["Not heard of"]


@pytest.mark.thorough
def test_hidden_columns_are_out_of_sight_and_days_look_like_days(made: GoogleDesk) -> None:
    columns = [column.title for column in schema.MATCHES.columns]
    dimensions = sheet(made, "Matches").dimensions["COLUMNS"]
    assert dimensions[columns.index("Giver id")]["hiddenByUser"] is True
    since = columns.index("Since")
    row = [None] * since + [date(2026, 11, 21)]
    made.backend.write([AppendRows("Matches", (tuple(row),))], made.backend.read())
    assert made.person.values("Matches")[1][since] == "2026-11-21"


def test_a_tab_beside_people_is_made_without_touching_theirs(desk: GoogleDesk) -> None:
    desk.put({"People": [["Name", "E-mail"], ["Ana", "ana@example.org"]], "Mine": [["=1+1"]]})
    seen = desk.backend.read()
    desk.backend.write([AddTab(schema.MATCHES), WriteCells("Matches", {(1, 0): "m1"})], seen)
    assert rows_of(desk.backend, "People") == [["Name", "E-mail"], ["Ana", "ana@example.org"]]
    assert rows_of(desk.backend, "Matches")[1] == ["m1"]


@pytest.mark.thorough
def test_ten_thousand_people_are_read_and_written_in_a_handful_of_calls(desk: GoogleDesk) -> None:
    people = [["Name", "Email", "Offers"]]
    people += [[f"Person {n}", f"person{n}@example.org", "Accountability"] for n in range(10_000)]
    desk.put({"Participants": people, "Matches": [[column.title for column in schema.MATCHES.columns]]})
    desk.server.forget_calls()
    # Holding replies of this size to the discovery documents would take longer than all the rest.
    desk.server.after.clear()
    rows = tuple(
        (f"m{n}", f"Person {n}", f"Person {n + 1}", "Accountability", "Both like tea.", None, "proposed")
        for n in range(5_000)
    )
    with desk.backend.claimed("run"):
        desk.backend.write([AppendRows("Matches", rows)], desk.backend.read())
    assert (desk.server.weather.count("read"), desk.server.weather.count("write")) == (3, 3)
    assert max(call.size for call in desk.server.calls) < 2_100_000
    assert len(rows_of(desk.backend, "Matches")) == 5_001


def state_filter(desk: GoogleDesk) -> object:
    held = sheet(desk, "Matches").basic_filter
    return held and [one["filterCriteria"] for one in held.get("filterSpecs", [])]


@pytest.mark.thorough
def test_rows_that_are_over_are_filtered_away_and_a_persons_filter_stays(made: GoogleDesk) -> None:
    assert state_filter(made) == [{"hiddenValues": list(OVER_STATES)}]
    state = [column.title for column in schema.MATCHES.columns].index("State")
    made.backend.write([AppendRows("Matches", (("m1",),))], made.backend.read())
    made.backend.write([WriteCells("Matches", {(1, state): "ended"})], made.backend.read())
    assert state_filter(made) == [{"hiddenValues": list(OVER_STATES)}]
    made.person.set_filter("Matches", state + 1, ("proposed",))
    made.backend.write([WriteCells("Matches", {(1, state): "declined"})], made.backend.read())
    assert state_filter(made) == [{"hiddenValues": ["proposed"]}]


OURS = {"columnIndex": 1, "filterCriteria": {"hiddenValues": list(OVER_STATES)}}
THEIRS = {"columnIndex": 1, "filterCriteria": {"hiddenValues": ["proposed"]}}


@pytest.mark.parametrize(
    ("filtered", "column", "looks_anew"),
    [
        ({"filterSpecs": [OURS]}, 1, True),
        ({"filterSpecs": [OURS]}, 0, False),
        ({"filterSpecs": [THEIRS]}, 1, False),
        ({"filterSpecs": [OURS, THEIRS]}, 1, False),
        ({"filterSpecs": [OURS], "sortSpecs": [{"dimensionIndex": 0}]}, 1, False),
        (None, 1, False),
    ],
)
def test_our_filter_looks_anew_when_a_state_changes_and_nobody_elses_does(
    filtered: dict[str, Any] | None, column: int, looks_anew: bool
) -> None:
    span = {"sheetId": 7, "startRowIndex": 0, "endRowIndex": 9}
    held = {"basicFilter": {"range": span, **filtered}} if filtered is not None else {}
    now = snapshot_of({"sheets": [{"properties": {"sheetId": 7, "title": "Matches"}, **held}]})
    draft = draft_requests(now, [WriteCells("Matches", {(1, column): "ended"})], lambda: 1)
    again = [request["setBasicFilter"] for request in draft.requests if "setBasicFilter" in request]
    assert again == ([{"filter": {"range": span, "filterSpecs": [OURS]}}] if looks_anew else [])


@pytest.mark.parametrize("locale", ["de_DE", "pt_BR", "tr_TR", "en_US", "ja_JP"] if EACH_CASE else ["de_DE"])
def test_a_sheet_of_any_country_gets_its_tabs_and_no_formula_of_ours_shows_an_error(
    desk: GoogleDesk, locale: str
) -> None:
    desk.put({"Sheet1": []})
    desk.person.book.properties["locale"] = locale
    seen = desk.backend.read()
    desk.backend.write(lacking(seen), seen)
    there = desk.backend.read()
    assert {spec.title for spec in schema.TABS} <= {tab.title for tab in there.tabs}
    assert not [cell for tab in there.tabs for row in tab.rows for cell in row if cell == "#ERROR!"]
    assert any(tab.formulas for tab in there.tabs)


@pytest.mark.parametrize(
    ("formula", "typed"),
    [
        ('AND(A1="x, y",B1)', '=AND(A1="x, y";B1)'),
        ("COUNTIF('Needs, old'!A:A,1)", "=COUNTIF('Needs, old'!A:A;1)"),
        ('IF(A1="say ""a, b""",1,2)', '=IF(A1="say ""a, b""";1;2)'),
    ],
)
def test_only_what_parts_arguments_becomes_a_semicolon(formula: str, typed: str) -> None:
    assert write_formula(formula) == typed
