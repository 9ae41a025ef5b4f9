"""Tabs of pairs: whoever is to be kept apart is, whatever the tab, its headers and its cells look like."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.reading.programme import read_programme
from tests.workflow.sheets import run, table, workbook

PEOPLE: tuple[tuple[Cell, ...], ...] = (
    ("Name", "Email", "Offers"),
    ("Ana Duarte", "ana@example.org", None),
    ("Bo Lind", "bo@example.org", "Role models"),
    ("Cy Young", "cy@example.org", "Role models"),
    ("Di Prince", "di@example.org", None),
)
ANA, BO, CY, DI = "Ana Duarte", "Bo Lind", "Cy Young", "Di Prince"
KEEPS = ("Person A", "Person B", "Reason")


def read(title: str, *rows: tuple[Cell, ...]) -> tuple[set[frozenset[str]], tuple[Problem, ...]]:
    book = Book((Tab("Participants", PEOPLE), Tab("Needs", (("Person", "Need"),)), Tab(title, rows)))
    programme = read_programme(book).programme
    names = {one.id: one.name for one in programme.people}
    pairs = {frozenset((one.name, names[other])) for one in programme.people for other in one.avoid}
    for one in programme.people:
        assert all(one.id in programme.person_by_id[other].avoid for other in one.avoid)
    return pairs, tuple(one for one in programme.problems if one.tab == title)


def pairs_of(title: str, *rows: tuple[Cell, ...]) -> set[frozenset[str]]:
    return read(title, *rows)[0]


def to_mend(title: str, *rows: tuple[Cell, ...]) -> list[str]:
    return [one.cell for one in read(title, *rows)[1] if one.needs_mending]


TITLES = (
    ("Do not match", ("Person A", "Person B", "Reason")),
    ("DontPair", ("One", "Other", "Notes")),
    ("Conflicts", ("Mentee", "Mentor", "Why")),
    ("Blacklist", ("Who", "Not with", "Comment")),
    ("COI 2026", ("Member", "Member", "Kind")),
    ("No emparejar", ("Persona 1", "Persona 2", "Motivo")),
    ("Incompatibilidades", ("Mentor", "Mentorizada", "Motivo")),
    ("À ne pas mettre ensemble", ("Personne A", "Personne B", "Raison")),
    ("Incompatibilités", ("Mentor", "Mentoré", "Pourquoi")),
    ("Nicht zusammenbringen", ("Person 1", "Person 2", "Grund")),
    ("Gesperrte Paare", ("Eins", "Zwei", "Warum")),
    ("Ausschlüsse", ("Mentor/in", "Mentee", "Grund")),
    ("Não juntar", ("Pessoa A", "Pessoa B", "Motivo")),
    ("Conflitos", ("Mentor", "Mentorado", "Motivo")),
    ("لا تجمع بينهم", ("الشخص الأول", "الشخص الثاني", "السبب")),
    ("تضارب المصالح", ("المرشد", "المتدرب", "السبب")),
)
WRITTEN = ("{name}", "{name} ", "{upper}", "{turned}", "{address}", "{name} <{address}>")


@given(
    tab=st.sampled_from(TITLES),
    order=st.permutations((0, 1, 2)),
    forms=st.tuples(st.sampled_from(WRITTEN), st.sampled_from(WRITTEN)),
    above=st.integers(0, 3),
    reason=st.sampled_from((None, "siblings", "they asked", "x")),
)
def test_two_in_a_row_are_kept_apart_wherever_they_stand_and_however_they_are_written(
    tab: tuple[str, tuple[str, str, str]],
    order: tuple[int, ...],
    forms: tuple[str, str],
    above: int,
    reason: str | None,
) -> None:
    title, headers = tab
    said = [
        form.format(name=name, upper=name.upper(), turned=", ".join(name.split()[::-1]), address=address)
        for form, name, address in zip(forms, (ANA, BO), ("ana@example.org", "bo@example.org"), strict=True)
    ]
    cells = (*said, reason)
    rows = [("Please keep this list to yourself",)] * above
    table = [tuple(row[place] for place in order) for row in (headers, cells)]
    assert pairs_of(title, *rows, *table) == {frozenset((ANA, BO))}
    assert not to_mend(title, *rows, *table)


def test_one_person_with_several_others_is_kept_apart_from_each_and_these_not_from_one_another() -> None:
    apart = {frozenset((ANA, BO)), frozenset((ANA, CY))}
    assert pairs_of("Exceptions", ("Person", "Not with"), (ANA, "Bo Lind, Cy Young")) == apart
    assert pairs_of("Do not match", ("Person", "Not with (1)", "Not with (2)"), (ANA, BO, CY)) == apart


def test_a_group_in_a_row_is_kept_apart_from_one_another() -> None:
    assert len(pairs_of("Keep apart", ("1", "2", "3"), (ANA, BO, CY))) == 3


def test_two_in_one_cell_are_kept_apart() -> None:
    rows = ((f"{ANA} / {BO} (siblings)",), (f"{CY} and {DI}",))
    assert pairs_of("Do not pair", *rows) == {frozenset((ANA, BO)), frozenset((CY, DI))}


def test_a_matrix_keeps_apart_whom_a_mark_joins() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("", BO, DI), (ANA, "x", "-"), (CY, None, False))
    assert pairs_of("Exclusions", *rows) == {frozenset((ANA, BO))}


def test_who_is_misspelt_is_kept_apart_and_told() -> None:
    rows = (KEEPS, ("Anna Duarte", "Bo Lindt", "x"), ("Zed Foo", BO, "x"))
    assert pairs_of("Do not match", *rows) == {frozenset((ANA, BO))}
    assert to_mend("Do not match", *rows) == ["A2", "A3"]


def test_somebody_with_nobody_beside_them_is_no_thing_to_mend() -> None:
    rows = (("Name", "Not with"), (ANA, BO), (CY, None), (DI, "none"))
    assert pairs_of("Conflicts", *rows) == {frozenset((ANA, BO))}
    assert not to_mend("Conflicts", *rows)


@pytest.mark.parametrize(
    "reason", ["siblings", "misma empresa", "conjoints - couple", "Geschwister", "casados", "نفس القسم"]
)
def test_a_reason_keeps_apart_under_a_title_that_says_nothing_and_is_asked_about(reason: str) -> None:
    rows = (("Mentee", "Mentor", ""), (ANA, BO, reason))
    assert pairs_of("Sheet7", *rows) == {frozenset((ANA, BO))}
    assert to_mend("Sheet7", *rows) == [""]


@pytest.mark.parametrize(
    "title",
    [
        "Pairs 2025",
        "Already matched",
        "Tandems",
        "Parejas 2025",
        "Binômes",
        "Vermittelte Tandems",
        "Duplas",
        "Not met yet",
    ],
)
def test_pairs_that_are_wanted_or_exist_are_not_kept_apart_and_that_is_told(title: str) -> None:
    pairs, told = read(title, ("Mentor", "Mentee"), (BO, ANA))
    assert not pairs
    assert told
    assert not any(one.needs_mending for one in told)


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("Call log", (("Day", "Who", "With"), ("Mon", BO, ANA))),
        ("Phone numbers", (("Name", "Phone"), (ANA, "1"), (BO, "2"))),
        ("Budget", (("What", "Cost"), ("Rooms", 100))),
    ],
)
def test_other_tabs_keep_nobody_apart(title: str, rows: tuple[tuple[Cell, ...], ...]) -> None:
    assert read(title, *rows) == (set(), ())


LIST = [
    ["Name", "Email", "Needs", "Offers"],
    [ANA, "ana@example.org", "Grants", None],
    [BO, "bo@example.org", None, "Grants"],
]


def test_adopt_takes_nobody_from_such_a_tab_and_pairs_nobody_against_it(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", List=LIST, Do_not_match=[KEEPS, [ANA, BO, "family"]])
    assert "no list of people" in run("adopt", path, "--yes")
    assert [row["Name"] for row in table(path, "Participants")] == [ANA, BO]
    assert "Bo Lind → Ana Duarte" not in run("pair", "--sheet", path, "--dry-run")
    assert "One pair is kept apart" in run("check", "--sheet", path)


@pytest.mark.thorough
def test_such_a_tab_of_another_file_fills_avoid_of_both_once(tmp_path: Path) -> None:
    lists = workbook(tmp_path / "list.xlsx", List=LIST, Do_not_match=[KEEPS, [ANA, BO, "family"]])
    sheet = tmp_path / "programme.xlsx"
    for _ in range(2):
        run("adopt", lists, "--sheet", sheet, "--yes")
        assert [row["Avoid"] for row in table(sheet, "Participants")] == [BO, ANA]


@pytest.mark.thorough
def test_such_a_tab_of_another_file_that_names_nobody_of_its_lists_is_told(tmp_path: Path) -> None:
    sheet = tmp_path / "programme.xlsx"
    run("adopt", workbook(tmp_path / "first.xlsx", List=LIST), "--sheet", sheet, "--yes")
    more = [LIST[0], [CY, "cy@example.org", "Grants", None]]
    lists = workbook(tmp_path / "second.xlsx", More=more, Do_not_match=[KEEPS, [ANA, BO, ""]])
    told = run("adopt", lists, "--sheet", sheet, "--yes", code=1)
    assert "neither stands in the lists of this file" in told


def test_pairs_that_are_in_matches_stay_together_below_a_title_that_says_nothing(tmp_path: Path) -> None:
    people = (
        ["Name", "Email", "Offers"],
        [ANA, "ana@example.org", None],
        [BO, "bo@example.org", "Role models"],
    )
    matches = ["Match", "Giver", "Asker", "Needs", "State"], [None, BO, ANA, "Role models", "active"]
    path = workbook(
        tmp_path / "programme.xlsx",
        Participants=people,
        Needs=[["Person", "Need"], [ANA, "Role models"]],
        Matches=matches,
        Sheet2=[["Mentor", "Mentee"], [BO, ANA]],
    )
    assert "kept apart" not in run("check", "--sheet", path)
