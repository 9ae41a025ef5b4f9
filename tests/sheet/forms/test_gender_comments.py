"""A wish for a gender in a comment holds whoever wrote it until a human read it; other words on women do not."""

from pathlib import Path

import pytest

from mentorsheets.sheet.cells.gender_comments import may_wish_for_gender
from tests.workflow.sheets import run, set_cell, table, workbook

WISHES = [
    "I'd feel more comfortable with a woman",
    "I would rather talk to another woman about this.",
    "female mentor if at all possible",
    "I run a bakery. For religious reasons I can only meet women on my own.",
    "no men pls",
    "someone of my own gender",
    "I can't be alone with a man",
    "Male mentors only",
    "Am liebsten wäre mir eine Frau.",
    "Bitte keine Männer",
    "Mit einer Frau würde ich mich wohler fühlen",
    "Mentorin bevorzugt",
    "Je serais plus à l'aise avec une femme.",
    "Pas d'hommes, merci",
    "J'aimerais être suivie par une femme",
    "Me sentiría mejor con una mujer",
    "Que sea mujer, por favor",
    "Preferiría una mentora",
    "Prefiro conversar com mulheres",
    "Que seja uma mulher, se possível",
    "Me sinto mais à vontade com homens",
    "أفضل أن تكون امرأة",
    "لا أريد رجلاً",
    "مع نساء فقط",
]
OTHERS = [
    "I am a woman in tech and love hiking",
    "Women in STEM",
    "I want to help women in engineering",
    "As a woman I know how hard it is to be heard.",
    "My wife and I run a bakery",
    "Meine Frau hat mir das empfohlen",
    "Was man halt so will, ich möchte lernen",
    "Frau Müller hat mich eingeladen, ich möchte gerne mitmachen",
    "Thanks guys",
    "I'm a single man who likes jazz",
    "I'd like to learn about women's health",
    "Soy una mujer emprendedora y quiero aprender",
    "Mi mujer me ha dicho que me apunte, por favor",
    "Je suis une femme active, je voudrais progresser",
    "Sou mulher negra e quero crescer",
    "I manage a team of ten, mentor two, and prefer mornings",
    "Looking forward to it, ladies and gentlemen!",
]


@pytest.mark.parametrize("text", WISHES)
def test_words_that_may_wish_for_a_gender_are_heard(text: str) -> None:
    assert may_wish_for_gender(text)


@pytest.mark.parametrize("text", OTHERS)
def test_words_on_women_and_men_that_wish_for_nobody_are_left(text: str) -> None:
    assert not may_wish_for_gender(text)


@pytest.mark.thorough
@pytest.mark.parametrize(("title", "text"), zip(("Notes", "Über mich", "Needs"), WISHES[::9], strict=True))
def test_who_may_wish_so_in_a_comment_waits_for_a_human_and_a_row_taken_before_does_too(
    tmp_path: Path, title: str, text: str
) -> None:
    rows = [
        ["Name", "Email", "Topics", "Offers", title],
        ["Ana Duarte", "ana@example.org", "Grants", None, text],
        ["Bo Lind", "bo@example.org", None, "Grants", None],
    ]
    path = workbook(tmp_path / "list.xlsx", List=rows)
    told = run("adopt", path, "--yes", code=None)
    assert "List E2: This wish for whom they meet cannot be followed by itself" in told
    assert text not in str(table(path, "Participants"))
    assert "Bo Lind → Ana" not in run("pair", "--sheet", path, "--dry-run", code=None)
    set_cell(path, "Participants", 1, "Status", "active")
    assert "cannot be followed" not in run("collect", "--sheet", path, code=None)


@pytest.mark.thorough
def test_a_comment_typed_later_beside_a_row_that_was_taken_holds_anew(tmp_path: Path) -> None:
    rows = [
        ["Name", "Email", "Needs", "Offers", "Notes"],
        ["Ana Duarte", "ana@example.org", "Grants", None, None],
        ["Bo Lind", "bo@example.org", None, "Grants", None],
    ]
    path = workbook(tmp_path / "list.xlsx", List=rows)
    run("adopt", path, "--yes", code=None)
    set_cell(path, "List", 1, "Notes", WISHES[0])
    set_cell(path, "List", 2, "Notes", "dropped out in May")
    told = run("collect", "--sheet", path, code=None)
    assert told.count("until you decide") == 2
    assert all(row["Status"] for row in table(path, "Participants"))
