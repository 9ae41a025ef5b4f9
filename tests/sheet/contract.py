"""What every kind of sheet must do alike. A test class for one kind inherits this and gives a `desk`."""

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorsheets.errors import Busy, NeedsAPerson
from mentorsheets.sheet.backend import (
    AddTab,
    AppendRows,
    Cell,
    ChangedMeanwhile,
    DropRows,
    RenameTab,
    ReplaceRows,
    WriteCells,
)
from mentorsheets.sheet.edits import AddRow, DrawTab, RefusalReason, SetRow
from mentorsheets.sheet.schema import MATCHES, NEED_KINDS, TABS, TODAY_TAB
from mentorsheets.sheet.writing.commit import commit
from mentorsheets.sheet.writing.missing_tabs import lacking
from tests.sheet.desks import Desk, Interrupted, records_of, rows_of

TITLES = ["Match", "Giver", "Asker", "Needs", "Why", "Coordinator", "State", "Since", "Notes"]
ONE = [
    "m1",
    "ana@example.org",
    "bo@example.org",
    "Role models",
    "Both sail.",
    None,
    "proposed",
    None,
    "call first",
]
TWO = [
    "m2",
    "chidi@example.org",
    "bo@example.org",
    "Safe space",
    "Both sing.",
    "approve",
    "proposed",
    None,
    None,
]
TEXTS = [
    "=1+1", "+33 1 23", "-see notes", "@home", "'quoted", '=HYPERLINK("http://x.invalid","click")',
    " spaces around ", "two\nlines", "tab\there", "00123", "1e5", "TRUE", "2026-01-02", "1,234", "_x0041_",
    "نعم", "שלום", "美咲", "👩🏽‍🏫", "é", "<b>&amp;</b>", "]]>", '"', "x" * 32_767,
]  # fmt: skip


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**50), 2**50),
    st.floats(-1e9, 1e9).map(lambda number: round(number, 6)).filter(lambda number: not number.is_integer()),
    st.dates(date(1901, 1, 1), date(9999, 12, 31)),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=20),
)


class BackendContract:
    """The tests that each kind of sheet passes."""

    def test_what_is_typed_is_read_back_in_its_place(self, desk: Desk) -> None:
        day, moment = date(2026, 11, 23), datetime(2026, 11, 23, 14, 30)
        desk.put({"Needs": [["Person"], [], [None, "b", None, 3, 2.5, True], [day, moment]], "Mine": [["x"]]})
        book = desk.backend.read()
        assert [tab.title for tab in book.tabs] == ["Needs", "Mine"]
        assert book.tabs[0].rows == (("Person",), (), (None, "b", None, 3, 2.5, True), (day, moment))
        assert isinstance(book.tabs[0].rows[2][3], int)

    def test_first_rows_and_columns_may_be_empty(self, desk: Desk) -> None:
        desk.put({"Needs": [[], [], [None, None, "Person"]]})
        assert desk.backend.read().tabs[0].rows == ((), (), (None, None, "Person"))

    def test_an_empty_tab_has_no_rows(self, desk: Desk) -> None:
        desk.put({"Needs": [], "Mine": [["x"]]})
        assert desk.backend.read().tabs[0].rows == ()

    def test_the_version_changes_with_the_sheet_and_only_then(self, desk: Desk) -> None:
        desk.put({"Needs": [["Person"]]})
        before = desk.backend.read()
        assert desk.backend.read().version == before.version
        desk.backend.write([WriteCells("Needs", {(1, 0): "ana@example.org"})], before)
        assert desk.backend.read().version != before.version

    @pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
    def test_text_is_written_raw(self, desk: Desk, text: str) -> None:
        desk.put({"Needs": [["Person", "Need"]]})
        desk.backend.write(
            [WriteCells("Needs", {(0, 2): text}), AppendRows("Needs", ((text,),))], desk.backend.read()
        )
        tab = desk.backend.read().tabs[0]
        assert (tab.rows[0][2], tab.rows[1][0], tab.formulas) == (text, text, frozenset())

    @given(grid=st.lists(st.lists(VALUES, max_size=4), min_size=1, max_size=4))
    @settings(
        max_examples=25,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors],
    )
    def test_whatever_is_appended_is_read_again(self, desk: Desk, grid: list[list[Cell]]) -> None:
        desk.put({"Needs": [["Person", "Need"]]})
        desk.backend.write([AppendRows("Needs", (("first",), *map(tuple, grid)))], desk.backend.read())
        shown = rows_of(desk.backend, "Needs")[2:]
        width = 4
        assert [(row + [None] * width)[:width] for row in shown + [[]] * (len(grid) - len(shown))] == [
            (row + [None] * width)[:width] for row in grid
        ]

    def test_line_ends_become_single_and_control_characters_harmless(self, desk: Desk) -> None:
        desk.put({"Needs": [["Person"]]})
        desk.backend.write(
            [WriteCells("Needs", {(1, 0): "a\r\nb\rc\x00\x08\ud800\uffff"})], desk.backend.read()
        )
        assert rows_of(desk.backend, "Needs")[1] == ["a\nb\nc����"]

    def test_numbers_truths_days_and_moments_stay_what_they_are(self, desk: Desk) -> None:
        values = (7, 2.5, -1, True, False, date(2026, 2, 28), datetime(2026, 2, 28, 23, 59))
        desk.put({"Needs": [list("abcdefg")]})
        desk.backend.write([AppendRows("Needs", (values,))], desk.backend.read())
        assert rows_of(desk.backend, "Needs")[1] == list(values)

    def test_writing_a_cell_changes_no_other(self, desk: Desk) -> None:
        desk.put({"Matches": [TITLES, ONE, [], TWO], "Mine": [["x"]]})
        desk.backend.write([WriteCells("Matches", {(3, 6): "approved"})], desk.backend.read())
        assert rows_of(desk.backend, "Matches") == [TITLES, ONE, [], [*TWO[:6], "approved"]]
        assert rows_of(desk.backend, "Mine") == [["x"]]

    def test_none_empties_a_cell(self, desk: Desk) -> None:
        desk.put({"Needs": [["Person", "Need"], ["a", "b"]]})
        desk.backend.write([WriteCells("Needs", {(1, 1): None})], desk.backend.read())
        assert rows_of(desk.backend, "Needs") == [["Person", "Need"], ["a"]]

    def test_rows_are_appended_below_the_last_one_with_ragged_rows_and_gaps_above(self, desk: Desk) -> None:
        desk.put({"Needs": [["Person", "Need"], [], ["a"], [None, None, "far right"]]})
        desk.backend.write([AppendRows("Needs", (("b", None), (None, "c")))], desk.backend.read())
        assert rows_of(desk.backend, "Needs")[4:] == [["b"], [None, "c"]]

    def test_rows_are_replaced_below_the_header_only(self, desk: Desk) -> None:
        desk.put({"Problems": [["since Monday"], ["Tab", "Cell"], ["Needs", "B2"], ["Needs", "B3"]]})
        desk.backend.write([ReplaceRows("Problems", (("Matches", "C9"),), header=1)], desk.backend.read())
        assert rows_of(desk.backend, "Problems") == [["since Monday"], ["Tab", "Cell"], ["Matches", "C9"]]
        desk.backend.write([ReplaceRows("Problems", (), header=1)], desk.backend.read())
        assert rows_of(desk.backend, "Problems") == [["since Monday"], ["Tab", "Cell"]]

    def test_rows_are_taken_out_and_those_below_move_up_while_another_tab_is_written(
        self, desk: Desk
    ) -> None:
        lines = [[f"m{number}", f"giver{number}@example.org"] for number in range(9)]
        desk.put({"Matches": [TITLES[:2], *lines], "Mine": [["old"]]})
        book = desk.backend.read()
        added = AppendRows("Mine", (("new",),), 0)
        desk.backend.write([added, DropRows("Matches", frozenset({1, 2, 5, 9}))], book)
        assert rows_of(desk.backend, "Matches") == [TITLES[:2], *(lines[at] for at in (2, 3, 5, 6, 7))]
        assert rows_of(desk.backend, "Mine") == [["old"], ["new"]]
        with pytest.raises(ChangedMeanwhile):
            desk.backend.write([DropRows("Matches", frozenset({1}))], book)

    def test_all_rows_below_a_header_may_be_taken_out(self, desk: Desk) -> None:
        desk.put({"Matches": [TITLES[:2], ["m1", "a@example.org"], ["m2", "b@example.org"]]})
        desk.backend.write([DropRows("Matches", frozenset({1, 2}))], desk.backend.read())
        assert rows_of(desk.backend, "Matches") == [TITLES[:2]]
        desk.backend.write([AppendRows("Matches", (("m3",),), 0)], desk.backend.read())
        assert rows_of(desk.backend, "Matches") == [TITLES[:2], ["m3"]]

    def test_a_declared_tab_is_made_with_its_header_and_first_rows(self, desk: Desk) -> None:
        desk.put({"Mine": [["x"]]})
        row = tuple(TITLES[:3])
        desk.backend.write(
            [AddTab(MATCHES), AddTab(NEED_KINDS), AppendRows("Matches", (row,))], desk.backend.read()
        )
        assert rows_of(desk.backend, "Matches") == [[column.title for column in MATCHES.columns], list(row)]
        assert rows_of(desk.backend, "Need kinds")[1:] == [list(kind) for kind in NEED_KINDS.starts_with]
        assert rows_of(desk.backend, "Mine") == [["x"]]

    def test_a_tab_gets_another_name_with_all_that_stands_in_it_beside_other_writes(self, desk: Desk) -> None:
        desk.put({"Needs": [["Person"]], "Overview": [["What"], ["my own words"]]})
        renamed = RenameTab("Overview", "Overview (old)")
        desk.backend.write(
            [AddTab(TODAY_TAB), WriteCells("Overview", {(1, 1): "more"}), renamed], desk.backend.read()
        )
        assert [tab.title for tab in desk.backend.read().tabs] == ["Today", "Needs", "Overview (old)"]
        assert rows_of(desk.backend, "Overview (old)") == [["What"], ["my own words", "more"]]

    def test_all_operations_happen_or_none(self, desk: Desk) -> None:
        desk.put({"Needs": [["Person"]]})
        seen = desk.backend.read()
        desk.put({"Needs": [["Person"], ["ana@example.org"]]})
        with pytest.raises(ChangedMeanwhile):
            desk.backend.write([WriteCells("Needs", {(1, 0): "bo@example.org"}), AddTab(MATCHES)], seen)
        assert rows_of(desk.backend, "Needs") == [["Person"], ["ana@example.org"]]
        assert len(desk.backend.read().tabs) == 1

    def test_setting_up_adds_what_lacks_and_touches_nothing_else(self, desk: Desk) -> None:
        people = [["Name", "My colour", "E-mail"], ["Ana Duarte", "green", "ana@example.org"]]
        desk.put({"People": people, "Mine": [["x"]]})
        seen = desk.backend.read()
        desk.backend.write(lacking(seen), seen)
        after = desk.backend.read()
        assert {spec.title for spec in TABS} - {"Participants"} <= {tab.title for tab in after.tabs}
        assert rows_of(desk.backend, "People")[0][:3] == people[0]
        assert rows_of(desk.backend, "People")[1] == people[1]
        assert lacking(after) == ()

    def test_an_edit_lands_on_its_row_after_a_person_sorted_inserted_and_moved_columns(
        self, desk: Desk
    ) -> None:
        desk.put({"Matches": [TITLES, ONE, TWO]})

        def act() -> None:
            order = [8, 6, 0, 1, 2, 3, 4, 5, 7]
            moved = [[row[index] for index in order] for row in (TITLES, TWO, ONE)]
            desk.put({"Matches": [moved[0], [], ["typed", None, None, "dan@example.org"], *moved[1:]]})

        edit = SetRow("Matches", {"Match": "m1"}, {"State": "approved"}, {"State": "proposed"})
        assert commit(Interrupted(desk.backend, act), [edit]) == ()
        rows = records_of(desk.backend, "Matches")
        assert [row["State"] for row in rows] == [None, "proposed", "approved"]
        assert [row["Match"] for row in rows] == [None, "m2", "m1"]
        assert [row["Notes"] for row in rows] == ["typed", None, "call first"]

    def test_an_edit_is_refused_when_what_it_was_based_on_has_changed(self, desk: Desk) -> None:
        desk.put({"Matches": [TITLES, ONE, TWO]})
        withdrawn = [*TWO[:5], "decline", *TWO[6:]]
        based = SetRow("Matches", {"Match": "m2"}, {"State": "approved"}, {"Coordinator": "approve"})
        act = Interrupted(desk.backend, lambda: desk.put({"Matches": [TITLES, ONE, withdrawn]}))
        refused = commit(act, [based, SetRow("Matches", {"Match": "m1"}, {"Why": "Both row."})])
        assert [(r.edit, r.reason) for r in refused] == [(based, RefusalReason.CHANGED)]
        assert [row["State"] for row in records_of(desk.backend, "Matches")] == ["proposed", "proposed"]
        assert records_of(desk.backend, "Matches")[0]["Why"] == "Both row."

    def test_an_edit_of_a_row_that_is_gone_or_doubled_is_refused(self, desk: Desk) -> None:
        desk.put({"Matches": [TITLES, ONE, TWO, TWO]})
        edits = [SetRow("Matches", {"Match": key}, {"State": "approved"}) for key in ("m1", "m2", "m3")]
        refused = commit(desk.backend, edits)
        assert [(r.edit, r.reason) for r in refused] == [
            (edits[1], RefusalReason.TWICE),
            (edits[2], RefusalReason.GONE),
        ]

    def test_a_row_is_added_once_however_often_a_run_repeats(self, desk: Desk) -> None:
        desk.put({"Matches": [TITLES, ONE]})
        edits = [AddRow("Matches", {"Match": key, "State": "proposed"}) for key in ("m1", "m9", "m9")]
        for _ in range(2):
            assert commit(desk.backend, edits) == ()
        assert [row["Match"] for row in records_of(desk.backend, "Matches")] == ["m1", "m9"]

    def test_a_drawn_tab_holds_the_given_rows_and_a_second_drawing_writes_nothing(self, desk: Desk) -> None:
        desk.put({"Needs": [["Person"]]})
        draw = DrawTab("Problems", ({"Tab": "Needs", "Cell": "B2", "What is wrong": "=no such person"},))
        commit(desk.backend, [draw])
        before = desk.backend.read()
        commit(desk.backend, [draw])
        assert records_of(desk.backend, "Problems")[0]["What is wrong"] == "=no such person"
        assert desk.backend.read().version == before.version

    def test_a_missing_column_is_made_right_of_all_that_stands_there(self, desk: Desk) -> None:
        desk.put({"Matches": [["Match", "Giver"], ["m1", "ana@example.org", "a word without a header"]]})
        assert commit(desk.backend, [SetRow("Matches", {"Match": "m1"}, {"State": "approved"})]) == ()
        assert rows_of(desk.backend, "Matches") == [
            ["Match", "Giver", None, "State"],
            ["m1", "ana@example.org", "a word without a header", "approved"],
        ]

    def test_a_sheet_that_lost_half_its_people_stops_the_run_with_a_question(self, desk: Desk) -> None:
        people = [["Name", "Email"], *(["Ana Duarte", f"ana{n}@example.org"] for n in range(6))]
        desk.put({"Participants": people, "Matches": [TITLES, ONE]})
        seen = desk.backend.read()
        desk.put({"Participants": people[:3], "Matches": [TITLES, ONE]})
        edit = SetRow("Matches", {"Match": "m1"}, {"State": "approved"})
        with pytest.raises(NeedsAPerson, match="had 6 rows when this run began and has 2 now"):
            commit(desk.backend, [edit], seen)
        assert records_of(desk.backend, "Matches")[0]["State"] == "proposed"
        commit(desk.backend, [edit], seen, loss_is_meant=True)
        assert records_of(desk.backend, "Matches")[0]["State"] == "approved"

    def test_a_sheet_that_changes_at_each_try_is_left_alone(self, desk: Desk) -> None:
        desk.put({"Matches": [TITLES, ONE]})
        acts = [lambda n=n: desk.put({"Matches": [TITLES, ONE, [f"x{n}"]]}) for n in range(5)]
        with pytest.raises(Busy):
            commit(
                Interrupted(desk.backend, *acts), [SetRow("Matches", {"Match": "m1"}, {"State": "approved"})]
            )
        assert records_of(desk.backend, "Matches")[0]["State"] == "proposed"
