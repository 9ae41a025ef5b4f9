"""Whoever wishes for a gender meets only those who plainly fit, or nobody until a human said a word."""

import re
from pathlib import Path

import pytest

from tests.workflow.sheets import Rows, run, set_cell, table, workbook

WISHES = [
    (
        "Do you have a preference for the gender of your mentor?",
        "Only women please",
        "Gender",
        "female",
        "male",
    ),
    ("Do you need a same-gender match?", "yes", "What is your gender?", "Woman", "Man"),
    ("Would you prefer a female mentor?", "Yes, definitely", "Sex", "F", "M"),
    ("Mentor gender preference", "no men please", "Gender", "F", "M"),
    ("¿Tienes preferencia por el género de tu mentor?", "Solo mujeres", "Género", "Mujer", "Hombre"),
    ("¿Necesitas que sea del mismo sexo?", "sí", "Sexo (H/M)", "M", "H"),
    (
        "Avez-vous une préférence pour le genre de votre mentor ?",
        "Plutôt une femme",
        "Genre",
        "Femme",
        "Homme",
    ),
    ("Souhaitez-vous un mentor du même sexe ?", "Oui", "Civilité", "Mme", "M."),
    (
        "Haben Sie einen Wunsch zum Geschlecht der Mentorin / des Mentors?",
        "nur Frauen",
        "Geschlecht",
        "w",
        "m",
    ),
    ("Gleiches Geschlecht gewünscht?", "ja", "Anrede", "Frau", "Herr"),
    ("Tem preferência quanto ao gênero do mentor?", "só mulheres", "Gênero", "Feminino", "Masculino"),
    ("Precisa que seja do mesmo sexo?", "sim", "Gênero", "Mulher", "Homem"),
    ("هل لديك تفضيل لجنس المرشد؟", "نساء فقط", "الجنس", "أنثى", "ذكر"),
    ("هل تحتاج إلى مرشد من نفس الجنس؟", "نعم", "الجنس", "أنثى", "ذكر"),
]


def _list(wish: str, said: object, gender: str = "Gender", a: str = "female", b: str = "male") -> Rows:
    return [
        ["Name", "Email", gender, "Needs", "Offers", wish],
        ["Ana Duarte", "ana@example.org", a, "Grants", None, said],
        ["Bo Lind", "bo@example.org", b, None, "Grants", None],
        ["Cy Young", "cy@example.org", a, None, "Grants", None],
        ["Di Prince", "di@example.org", None, None, "Grants", None],
    ]


def _proposed_to_ana(path: Path) -> list[str]:
    return re.findall(r"(\w+ \w+) → Ana Duarte", run("pair", "--sheet", path, "--dry-run", code=None))


@pytest.mark.every(16)
@pytest.mark.parametrize(("wish", "said", "gender", "a", "b"), WISHES)
def test_only_who_plainly_fits_a_wish_is_proposed(
    tmp_path: Path, wish: str, said: str, gender: str, a: str, b: str
) -> None:
    path = workbook(tmp_path / "list.xlsx", List=_list(wish, said, gender, a, b))
    told = run("adopt", path, "--yes", code=None)
    assert [row["Avoid"] for row in table(path, "Participants")] == ["Bo Lind, Di Prince", None, None, None]
    assert "was put into Avoid" in told
    assert wish not in told.partition("Left as it is")[2]
    assert _proposed_to_ana(path) == ["Cy Young"]


@pytest.mark.every(4)
@pytest.mark.parametrize(
    "said",
    [
        "no preference",
        "any",
        "Doesn't matter",
        "No",
        None,
        "indistinto",
        "peu importe",
        "egal",
        "tanto faz",
        "لا يهم",
    ],
)
def test_who_wishes_for_no_gender_may_meet_anybody(tmp_path: Path, said: str | None) -> None:
    path = workbook(tmp_path / "list.xlsx", List=_list(WISHES[0][0], said))
    run("adopt", path, "--yes", code=None)
    assert [(row["Avoid"], row["Status"]) for row in table(path, "Participants")] == [(None, None)] * 4
    assert _proposed_to_ana(path)


@pytest.mark.every(12)
@pytest.mark.parametrize(
    ("wish", "said", "gender"),
    [
        (WISHES[0][0], "It depends, let us talk", "Gender"),
        (WISHES[0][0], "yes", "Gender"),
        (WISHES[0][0], "Only women please", "Town"),
        ("Do you need a same-gender match?", True, "Pronunciation"),
        (WISHES[4][0], "depende", "Género"),
        (WISHES[6][0], "à voir ensemble", "Genre"),
        (WISHES[8][0], "besprechen wir", "Geschlecht"),
        (WISHES[10][0], "mulheres", "Cidade"),
        (WISHES[12][0], "نساء فقط", "المدينة"),
    ],
)
def test_who_has_a_wish_that_cannot_be_followed_is_proposed_to_nobody_until_a_human_said_so(
    tmp_path: Path, wish: str, said: object, gender: str
) -> None:
    is_asked = gender in ("Gender", "Género", "Genre", "Geschlecht")
    own = ("female", "male") if is_asked else ("Porto", "Leeds")
    path = workbook(tmp_path / "list.xlsx", List=_list(wish, said, gender, *own))
    told = run("adopt", path, "--yes", code=None)
    assert "F2: This wish for whom they meet cannot be followed by itself" in told
    assert [row["Status"] for row in table(path, "Participants")] == [
        "Not clear: see cell F2 of the list",
        None,
        None,
        None,
    ]
    assert not _proposed_to_ana(path)
    set_cell(path, "Participants", 1, "Status", "active")
    run("collect", "--sheet", path, code=None)
    assert _proposed_to_ana(path)


def test_a_wish_that_cannot_be_followed_holds_also_whom_the_list_calls_active(tmp_path: Path) -> None:
    rows = [list(row) for row in _list(WISHES[0][0], "depends")]
    rows = [[*row, "Status" if not place else "active"] for place, row in enumerate(rows)]
    path = workbook(tmp_path / "list.xlsx", List=rows)
    run("adopt", path, "--yes", code=None)
    assert not _proposed_to_ana(path)


@pytest.mark.thorough
def test_whoever_comes_later_is_held_to_a_wish_too_and_whom_a_human_allows_stays_allowed(
    tmp_path: Path,
) -> None:
    path = workbook(tmp_path / "list.xlsx", List=_list(WISHES[0][0], "female"))
    run("adopt", path, "--yes", code=None)
    set_cell(path, "Participants", 1, "Avoid", "Bo Lind")
    for column, value in zip(
        ("Name", "Email", "Gender", "Offers"), ("Ed Fox", "ed@example.org", "male", "Grants"), strict=True
    ):
        set_cell(path, "List", 5, column, value)
    run("collect", "--sheet", path, code=None)
    assert table(path, "Participants")[0]["Avoid"] == "Bo Lind, Ed Fox"


@pytest.mark.thorough
def test_genders_are_told_nowhere(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "list.xlsx",
        List=_list(WISHES[0][0], "Only zebra women please", "Gender", "zebra female", "quagga male"),
    )
    told = [run("adopt", path, "--yes", code=None)]
    told += [
        run(*verb, "--sheet", path, *more, code=None)
        for verb in (("collect",), ("check",), ("pair", "--dry-run"))
        for more in ((), ("--json",))
    ]
    assert not re.search("zebra|quagga", " ".join(told))
    kept = [table(path, tab) for tab in ("Participants", "Needs", "Today", "Answers taken")]
    assert not re.search("zebra|quagga|female", str(kept))
