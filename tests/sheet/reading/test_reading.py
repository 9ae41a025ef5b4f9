"""A whole sheet as a coordinator keeps it, read into a programme."""

import contextlib
import string
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.model import Decision, MatchState, NeedStatus, Rhythm, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import WrongUse
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.edits import Typed
from mentorsheets.sheet.reading.programme import read_programme
from mentorsheets.sheet.schema import MATCHES, NEEDS, PARTICIPANTS, SETTINGS, TABS


def book(**tabs: Sequence[Sequence[Cell]]) -> Book:
    """Make a book of tabs given as `Title_of_tab=[row, ...]`."""
    return Book(tuple(Tab(title.replace("_", " "), tuple(map(tuple, rows))) for title, rows in tabs.items()))


def people(*rows: Sequence[Cell]) -> list[Sequence[Cell]]:
    return [["Name", "Email", "Status", "Offers", "Reports to", "Avoid", "Would like"], *rows]


ANA = ["Ana", "ana@example.org"]
BO = ["Bo", "bo@example.org"]


def read(**tabs: Sequence[Sequence[Cell]]) -> Programme:
    return read_programme(book(**tabs)).programme


def told(programme: Programme, *, mending: bool = True) -> list[tuple[str, str]]:
    return [(p.tab, p.cell) for p in programme.problems if p.needs_mending is mending]


def test_headers_may_be_untidy_moved_and_below_a_title() -> None:
    rows: list[Sequence[Cell]] = [
        ["Our people 2026"], [None, None], ["T-shirt", " e-mail address ", None, "NAME", "Availabilty"],
        ["M", "ana@example.org", None, "Ana", "Mon evening"],
    ]  # fmt: skip
    programme = read(Participants=rows, Needs=[["Person", "Need"]])
    (ana,) = programme.people
    assert (ana.name, ana.address, len(ana.availability)) == ("Ana", "ana@example.org", 1)
    assert told(programme, mending=False) == [("Participants", "E3")]


def test_two_columns_of_one_name_are_told_and_the_first_is_read() -> None:
    programme = read(
        Participants=[["Name", "Email", "email"], ["Ana", "ana@example.org", "other@example.org"]],
        Needs=[["Person", "Need"]],
    )
    assert programme.people[0].address == "ana@example.org"
    assert told(programme) == [("Participants", "C1")]


@pytest.mark.parametrize(
    "tabs", [{}, {"Notes": [["x"]]}, {"Participants": []}, {"Participants": [["Name"], ["Ana"]]}]
)
def test_a_sheet_without_people_is_refused_in_one_sentence(
    tabs: Mapping[str, Sequence[Sequence[str]]],
) -> None:
    with pytest.raises(WrongUse) as refused:
        read(**tabs)
    assert refused.value.hint


def test_a_missing_tab_or_column_is_told_and_the_rest_goes_on() -> None:
    programme = read(Participants=people(ANA))
    assert [p.name for p in programme.people] == ["Ana"]
    assert told(programme) == [("Needs", "")]
    programme = read(Participants=people(ANA), Needs=[["Person", "In their words"], ["Ana", "help"]])
    assert "column Need is missing" in programme.problems[0].sentence


def test_a_faulty_cell_stops_nothing_but_itself() -> None:
    rows = people(
        [*ANA, "perhaps", "Role models, juggling"], ["Bo", "bo at example", "active", "accountability"]
    )
    programme = read(
        Participants=rows,
        Needs=[["Person", "Need", "Priority"], ["bo", "Safe space", "soonish"], ["Ana", "?"]],
    )
    ana, bo = programme.people
    assert ana.standing is Standing.PAUSED
    assert ana.offers == {"role-models"}
    assert (bo.address, bo.offers) == (None, frozenset({"accountability"}))
    assert [(n.person, n.kind, n.priority) for n in programme.needs] == [(bo.id, "safe-space", 2)]
    assert told(programme) == [
        ("Participants", "C2"),
        ("Participants", "D2"),
        ("Participants", "B3"),
        ("Needs", "C2"),
        ("Needs", "B3"),
    ]


def test_somebody_entered_twice_is_one_person_and_the_careful_word_wins() -> None:
    rows = people(
        [*ANA, "active", "Role models"], BO, ["Ana D.", "ANA@example.org", "left", None, None, "Bo"]
    )
    programme = read(Participants=rows, Needs=[["Person", "Need"]])
    ana, bo = programme.people
    assert (ana.name, ana.standing, ana.avoid) == ("Ana", Standing.LEFT, frozenset({bo.id}))
    assert told(programme) == [("Participants", "B4")]


def test_a_name_that_two_people_have_keeps_both_apart_but_brings_neither_together() -> None:
    rows = people(
        ["Sam", "sam1@example.org"], ["Sam", "sam2@example.org"], [*ANA, None, None, "Sam", "Sam", "Sam"]
    )
    programme = read(Participants=rows, Needs=[["Person", "Need"], ["Sam", "Safe space"]])
    ana = programme.people[2]
    both = frozenset(p.id for p in programme.people[:2])
    assert (ana.reports_to, ana.avoid, ana.would_like) == (both, both, ())
    assert told(programme) == [("Participants", "G4"), ("Needs", "A2")]


def test_a_first_name_means_who_alone_has_it_and_keeps_all_apart_who_have_it() -> None:
    rows = people(
        ["Sam Okoro", "sam1@example.org"],
        ["Sam Lind", "sam2@example.org"],
        ["Kim Ito", "kim@example.org"],
        [*ANA, None, None, "Kim", "Sam", "Kim"],
    )
    programme = read(
        Participants=rows, Needs=[["Person", "Need"], ["Kim", "Safe space"], ["Sam", "Safe space"]]
    )
    ana = programme.people[3]
    sams, kim = frozenset(p.id for p in programme.people[:2]), programme.people[2].id
    assert (ana.reports_to, ana.avoid, ana.would_like) == (frozenset({kim}), sams, (kim,))
    assert [need.person for need in programme.needs] == [kim]
    assert told(programme) == [("Needs", "A3")]


def test_someone_to_avoid_who_cannot_be_found_is_told_but_an_unknown_manager_is_not_a_fault() -> None:
    programme = read(
        Participants=people([*ANA, None, None, "The Board", "Nobody Known"]), Needs=[["Person", "Need"]]
    )
    assert told(programme) == [("Participants", "F2")]


def test_rows_that_name_somebody_by_an_address_they_no_longer_have_stay_theirs() -> None:
    before = read(Participants=people(ANA), Needs=[["Person", "Need"]]).people[0]
    programme = read(
        Participants=people(["Ana", "ana@example.net"]),
        Needs=[["Person", "Need"], ["ana@example.org", "Safe space"], ["eve@example.org", "Safe space"]],
        Register=[["Person id", "Email", "Name"], [before.id, "ana@example.org", "Ana"]],
    )
    assert [need.person for need in programme.needs] == [before.id]
    assert told(programme) == [("Needs", "A3")]


def test_people_keep_their_id_when_their_address_or_their_name_changes() -> None:
    before = read(Participants=people(ANA), Needs=[["Person", "Need"]]).people[0]
    register: list[list[Cell]] = [["Person id", "Email", "Name"], [before.id, "ana@example.org", "Ana"]]
    moved = read(
        Participants=people(["Ana", "ana@example.net"]), Needs=[["Person", "Need"]], Register=register
    )
    married = read(
        Participants=people(["Ana Bo", "ana@example.org"]), Needs=[["Person", "Need"]], Register=register
    )
    assert moved.people[0].id == married.people[0].id == before.id


def test_a_match_that_a_person_typed_counts_like_any_other() -> None:
    matches = [
        ["Giver", "Asker", "Needs", "State", "Coordinator"],
        ["Ana", "bo@example.org", "safe space", "Active", "pin"],
    ]
    reading = read_programme(book(Participants=people(ANA, BO), Needs=[["Person", "Need"]], Matches=matches))
    (match,) = reading.programme.matches
    assert (match.state, match.decision, match.kinds) == (MatchState.ACTIVE, Decision.PIN, ("safe-space",))
    assert [typed.giver for typed in reading.typed if isinstance(typed, Typed)] == ["Ana"]


def test_a_match_row_whose_people_were_exchanged_is_left_out() -> None:
    known = read(Participants=people(ANA, BO), Needs=[["Person", "Need"]]).people
    rows: list[Sequence[Cell]] = [
        ["Match", "Giver", "Asker", "Giver id", "Asker id", "State"],
        ["m1", "Bo", "Bo", known[0].id, known[1].id, "active"],
    ]
    programme = read(Participants=people(ANA, BO), Needs=[["Person", "Need"]], Matches=rows)
    assert programme.matches == ()
    assert told(programme) == [("Matches", "B2")]


def test_settings_keep_their_default_where_they_cannot_be_understood() -> None:
    rows: list[Sequence[Cell]] = [["Setting", "Value"], ["programme", "Harbour"], ["Check-in every", "month"], ["Time zone", "the moon"],
            ["Least shared time", 5], ["Pair withn a team", "yes"], ["No mail on", datetime(2026, 12, 25)], ["Lunch", "soup"]]  # fmt: skip
    programme = read(Participants=people(ANA), Needs=[["Person", "Need"]], Settings=rows)
    settings = programme.settings
    assert (settings.programme, settings.check_in_every, settings.time_zone) == (
        "Harbour",
        Rhythm.MONTHLY,
        "UTC",
    )
    assert settings.holidays == (date(2026, 12, 25),)
    assert told(programme) == [("Settings", "B4"), ("Settings", "B5"), ("Settings", "A6")]


def test_how_pairing_is_to_weigh_things_is_read_in_words_and_what_is_none_stays_usual() -> None:
    rows: list[Sequence[Cell]] = [["Setting", "Value"], ["Aim", "As well as possible"], ["Place in common", "Nice to have"],
            ["Rhythm", "shoud"], ["Language in common", "sometimes"], ["Several helpers", "no"]]  # fmt: skip
    programme = read(Participants=people(ANA), Needs=[["Person", "Need"]], Settings=rows)
    settings = programme.settings
    assert (settings.aim, settings.place_counts) == ("as well met as possible", "nice to have")
    assert (settings.rhythm_counts, settings.language_counts) == ("should", "must")
    assert not settings.several_helpers
    assert told(programme) == [("Settings", "B5")]


def test_a_programme_names_its_own_kinds_of_need() -> None:
    kinds = [["Need", "Meaning"], ["Role models", ""], ["Grants, budgets", "Money"], ["role models", ""]]
    needs = [["Person", "Need"], ["Ana", "grants, budgets"], ["Ana", "Safe space"]]
    programme = read(
        Participants=people([*ANA, None, "Grants, budgets; role models"]), Needs=needs, Need_kinds=kinds
    )
    assert programme.people[0].offers == {"grants-budgets", "role-models"}
    assert [need.kind for need in programme.needs] == ["grants-budgets"]
    assert told(programme) == [("Need kinds", "A4"), ("Needs", "B3")]


def test_dates_and_formula_errors_where_text_belongs_are_told() -> None:
    programme = read(
        Participants=people([datetime(2026, 5, 1), "ana@example.org", "#REF!"]),
        Needs=[["Person", "Need", "How many"], ["ana@example.org", "Safe space", date(2026, 3, 2)]],
    )
    assert told(programme) == [("Participants", "A2"), ("Participants", "C2"), ("Needs", "C2")]
    assert programme.people[0].standing is Standing.ACTIVE


def test_merged_cells_are_told() -> None:
    tab = Tab("Participants", (("Name", "Email"), ("Ana", "ana@example.org")), merged=("A2:A3",))
    programme = read_programme(Book((tab, Tab("Needs", (("Person", "Need"),))))).programme
    assert told(programme) == [("Participants", "A2")]


def test_a_need_whose_status_nobody_can_read_is_not_met_behind_their_back() -> None:
    programme = read(
        Participants=people(ANA),
        Needs=[["Person", "Need", "Status"], ["Ana", "Safe space", "hm"], ["Ana", "Role models", "done"]],
    )
    assert [need.status for need in programme.needs] == [NeedStatus.WITHDRAWN, NeedStatus.MET]


CELLS = st.one_of(
    st.none(), st.text(max_size=30), st.text(string.printable, max_size=30), st.integers(), st.floats(), st.booleans(),
    st.dates(), st.datetimes(), st.sampled_from(["Ana", "bo@example.org", "2-3", "any", "Mon-", "=1+1", "#N/A", "paused until", "a@b@c"]),
)  # fmt: skip


@pytest.mark.thorough
@given(st.data())
def test_no_cell_whatever_stands_in_it_loses_another_row(data: st.DataObject) -> None:
    def rows(spec: TabSpec, count: int) -> list[list[Cell]]:
        width = len(spec.columns)
        return [data.draw(st.lists(CELLS, max_size=width)) for _ in range(count)]

    tabs: dict[str, list[list[Cell]]] = {
        spec.title.replace(" ", "_"): [[c.title for c in spec.columns], *rows(spec, 2)] for spec in TABS
    }
    tabs["Participants"].append(["Sentinel", "sentinel@example.org"])
    tabs["Needs"].append(["sentinel@example.org", "Safe space"])
    tabs["Need_kinds"] = [["Need"], ["Safe space"]]
    programme = read(**tabs)
    sentinel = [person for person in programme.people if person.address == "sentinel@example.org"]
    assert len(sentinel) == 1
    assert [need.kind for need in programme.needs if need.person == sentinel[0].id][-1:] == ["safe-space"]


@given(
    st.sampled_from([PARTICIPANTS, NEEDS, MATCHES, SETTINGS]),
    st.lists(st.lists(CELLS, max_size=5), max_size=6),
)
def test_no_sheet_ends_in_anything_but_a_sentence(spec: TabSpec, rows: Sequence[Sequence[Cell]]) -> None:
    tabs: dict[str, Sequence[Sequence[Cell]]] = {
        "Participants": people(ANA),
        "Needs": [["Person", "Need"]],
        spec.title: rows,
    }
    with contextlib.suppress(WrongUse):
        assert isinstance(read(**tabs).people, tuple)


@pytest.mark.parametrize("note", ["", "Rings back in the evening."])
def test_whoever_was_forgotten_is_known_by_id_and_takes_no_part(note: str) -> None:
    gone = "g0123456789ab"
    register: list[list[Cell]] = [
        ["Person id", "Email", "Name"],
        ["p1", "ana@example.org", "Ana"],
        [gone, None, None],
    ]
    found = book(Participants=[["Name", "Email"], ["Ana", "ana@example.org"]], Register=register)
    first, *rest = found.tabs
    noted = replace(found, tabs=(replace(first, comments={(1, 0): note} if note else {}), *rest))
    programme = read_programme(noted).programme
    assert [one.name for one in programme.people] == ["Ana"]
    assert [one.id for one in programme.gone] == [gone]
    assert gone in programme.person_by_id


@pytest.mark.parametrize(
    "typed",
    ["Mara <a@x.org>; b@x.org", "Mara Silva a@x.org, b@x.org", "Mara <a@x.org, b@x.org>", "a@x.org/b@x.org",
     "a@x.org | b@x.org", "Mara a@x.org and b@x.org", "a@x.org und b@x.org", "Mara <a@x.org> <b@x.org>"],
)  # fmt: skip
def test_all_addresses_of_a_coordinator_are_read_whatever_stands_between_them(typed: str) -> None:
    programme = read(
        Participants=people(ANA, BO), Settings=[["Setting", "Value"], ["Coordinator e-mail", typed]]
    )
    assert programme.settings.coordinator_addresses == ("a@x.org", "b@x.org")
    assert not [problem for problem in programme.problems if problem.tab == "Settings"]
