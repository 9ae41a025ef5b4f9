"""A wish for a gender is known by whatever words and answers, or holds whoever may have one."""

import csv
import re
from pathlib import Path

import pytest

from tests.workflow.sheets import Rows, run, set_cell, table, workbook

INDIFFERENT = [
    ("¿Te es indiferente el género de tu mentora o mentor?", "No", "Sí"),
    ("¿Te da igual que sea hombre o mujer?", "No", "Sí"),
    ("Is the gender of your mentor irrelevant to you?", "no", "yes"),
    ("I don't mind the gender of my mentor", "Disagree", "Agree"),
    ("Would you be OK with a mentor of any gender?", "No", "Yes"),
    ("Ist dir das Geschlecht deines Tandems egal?", "Nein", "Ja"),
    ("Spielt das Geschlecht für dich keine Rolle?", "nein", "ja"),
    ("Peu importe le genre du mentor ?", "Non", "Oui"),
    ("Le sexe de votre binôme vous est égal ?", "non", "oui"),
    ("Tanto faz o gênero de quem vai acompanhar você?", "Não", "Sim"),
    ("O gênero do mentor é indiferente para você?", "não", "sim"),
    ("لا يهمني جنس المرشد", "لا", "نعم"),
]
BY_CONTENT = [
    ("Mentor*in soll sein", "Frau", "beides"),
    ("Match with:", "women only", "anyone"),
    ("Wunschgeschlecht Mentor*in", "w", "egal"),
    ("Do you prefer to work with a male or female mentor?", "female", "no preference"),
    ("I would get on best with", "a woman", "either"),
    ("Me gustaría que fuera", "mujer", "cualquiera"),
    ("Je voudrais échanger avec", "une femme", "peu importe"),
    ("Quero conversar com", "uma mulher", "tanto faz"),
    ("أود أن ألتقي", "امرأة", "لا فرق"),
    ("Is it OK if your mentor is a man?", "No", "Yes"),
    ("Would you mind a male mentor?", "Yes", "No"),
    ("Gleichgeschlechtliches Tandem gewünscht", "x", None),
]


def _list(wish: str, said: object, nothing: object) -> Rows:
    return [
        ["Name", "Email", "Gender", "Needs", "Offers", wish],
        ["Ana Duarte", "ana@example.org", "female", "Grants", None, said],
        ["Bo Lind", "bo@example.org", "male", None, "Grants", nothing],
        ["Cy Young", "cy@example.org", "female", None, "Grants", nothing],
    ]


def _proposed_to_ana(path: Path) -> list[str]:
    return re.findall(r"(\w+ \w+) → Ana Duarte", run("pair", "--sheet", path, "--dry-run", code=None))


@pytest.mark.every(16)
@pytest.mark.parametrize(("wish", "refuses", "agrees"), INDIFFERENT)
def test_who_does_not_say_that_a_gender_is_indifferent_is_held_and_who_does_is_not(
    tmp_path: Path, wish: str, refuses: str, agrees: str
) -> None:
    held = workbook(tmp_path / "held.xlsx", List=_list(wish, refuses, agrees))
    assert "cannot be followed by itself" in run("adopt", held, "--yes", code=None)
    assert [bool(row["Status"]) for row in table(held, "Participants")] == [True, False, False]
    assert not _proposed_to_ana(held)
    free = workbook(tmp_path / "free.xlsx", List=_list(wish, agrees, agrees))
    run("adopt", free, "--yes", code=None)
    assert [(row["Status"], row["Avoid"]) for row in table(free, "Participants")] == [(None, None)] * 3


@pytest.mark.every(4)
@pytest.mark.parametrize(("wish", "said", "nothing"), BY_CONTENT)
def test_a_column_of_genders_beside_peoples_own_is_a_wish_whatever_its_title(
    tmp_path: Path, wish: str, said: str, nothing: str | None
) -> None:
    path = workbook(tmp_path / "list.xlsx", List=_list(wish, said, nothing))
    run("adopt", path, "--yes", code=None)
    assert [row["Avoid"] for row in table(path, "Participants")] == ["Bo Lind", None, None]
    assert _proposed_to_ana(path) == ["Cy Young"]
    assert wish not in run("check", "--sheet", path, code=None)


@pytest.mark.every(4)
@pytest.mark.parametrize(
    ("own", "wish"),
    [
        ("I am", "I would like a mentor who is"),
        ("Ich bin", "Ich hätte gern"),
        ("Yo", "Prefiero"),
        ("A", "B"),
    ],
)
def test_of_two_columns_of_genders_the_one_that_wishes_is_the_wish(
    tmp_path: Path, own: str, wish: str
) -> None:
    rows = [
        ["Name", "Email", wish, "Needs", "Offers", own],
        ["Ana Duarte", "ana@example.org", "a woman", "Grants", None, "a woman"],
        ["Bo Lind", "bo@example.org", "anyone", None, "Grants", "a man"],
        ["Cy Young", "cy@example.org", "anyone", None, "Grants", "a woman"],
    ]
    path = workbook(tmp_path / "list.xlsx", List=rows)
    run("adopt", path, "--yes", code=None)
    assert _proposed_to_ana(path) == ["Cy Young"]


@pytest.mark.every(4)
@pytest.mark.parametrize("title", ["T-shirt", "Hoodie cut", "My child is a", "Role", "Town"])
def test_one_column_of_genders_alone_keeps_nobody_apart(tmp_path: Path, title: str) -> None:
    rows = [
        ["Name", "Email", title, "Needs", "Offers"],
        ["Ana Duarte", "ana@example.org", "women", "Grants", None],
        ["Bo Lind", "bo@example.org", "men", None, "Grants"],
    ]
    path = workbook(tmp_path / "list.xlsx", List=rows)
    run("adopt", path, "--yes", code=None)
    assert _proposed_to_ana(path) == ["Bo Lind"]


ASKERS = [
    ["Name", "Email", "Gender", "Gender of mentor", "Needs"],
    ["Ana Duarte", "ana@example.org", "f", "female", "Grants"],
]
GIVERS = [
    ["Name", "Email", "Gender", "Offers"],
    ["Bo Lind", "bo@example.org", "m", "Grants"],
    ["Cy Young", "cy@example.org", "f", "Grants"],
]


def _write(path: Path, rows: Rows) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def test_files_of_askers_and_givers_bar_whom_the_wish_bars_and_nobody_else_when_one_comes_again(
    tmp_path: Path,
) -> None:
    askers, givers = _write(tmp_path / "mentees.csv", ASKERS), _write(tmp_path / "mentors.csv", GIVERS)
    path = tmp_path / "programme.xlsx"
    run("adopt", askers, givers, "--yes", "--sheet", path, code=None)
    assert [row["Avoid"] for row in table(path, "Participants")] == ["Bo Lind", None, None]
    run("collect", "--sheet", path, "--from", askers, code=None)
    assert [row["Avoid"] for row in table(path, "Participants")] == ["Bo Lind", None, None]
    assert _proposed_to_ana(path) == ["Cy Young"]


@pytest.mark.thorough
def test_who_comes_later_by_a_list_without_the_wish_is_kept_from_whom_it_may_be_meant_for(
    tmp_path: Path,
) -> None:
    askers, givers = _write(tmp_path / "mentees.csv", ASKERS), _write(tmp_path / "mentors.csv", GIVERS[:2])
    path = tmp_path / "programme.xlsx"
    run("adopt", askers, givers, "--yes", "--sheet", path, code=None)
    more = _write(tmp_path / "mentors.csv", [*GIVERS[:2], ["Ed Fox", "ed@example.org", "m", "Grants"]])
    told = run("collect", "--sheet", path, "--from", more, code=None)
    assert [row["Avoid"] for row in table(path, "Participants")] == ["Bo Lind", None, "Ana Duarte"]
    assert "A wish for whom somebody meets stands in another list" in told
    assert not _proposed_to_ana(path)


@pytest.mark.thorough
def test_who_needs_a_human_to_read_their_wish_is_not_held_again_once_one_did(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", List=_list(INDIFFERENT[0][0], "No", "Sí"))
    run("adopt", path, "--yes", code=None)
    set_cell(path, "Participants", 1, "Status", "active")
    run("collect", "--sheet", path, code=None)
    assert table(path, "Participants")[0]["Status"] == "active"
    set_cell(path, "Participants", 1, "Status", None)
    run("collect", "--sheet", path, code=None)
    assert table(path, "Participants")[0]["Status"] is None


@pytest.mark.thorough
def test_what_somebody_is_and_how_many_they_take_wish_for_no_gender(tmp_path: Path) -> None:
    rows: Rows = [
        ["الاسم", "البريد", "هل تود أن تكون مرشدا أم متدربا؟", "المجال", "Nb de filleules max"],
        ["ليلى حداد", "leila@example.org", "مرشدة", "القانون", 2],
        ["نبيل عيسى", "nabil@example.org", "متدرب", "القانون", None],
    ]
    path = tmp_path / "list.xlsx"
    run("adopt", workbook(path, List=rows), "--yes", code=None)
    assert [row["Status"] for row in table(path, "Participants")] == [None, None]
