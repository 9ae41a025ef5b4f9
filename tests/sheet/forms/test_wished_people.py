"""Whom somebody plainly wishes for is wished for, whatever is noted beside it; any doubt keeps them apart."""

from pathlib import Path

import pytest

from tests.workflow.sheets import run, table, workbook

WISHES = [
    "Wunschperson (nicht verpflichtend)",
    "Preferred mentor (optional)",
    "No obligation: who would you like?",
    "Dream mentor - no guarantees!",
    "Mentor of choice (not mandatory)",
    "Don't be shy: whose help would you love?",
    "Favourite mentor, if any",
    "Wen hättest du gern? (kein Muss)",
    "Mentorin deiner Wahl (unverbindlich)",
    "Souhait de mentor (sans engagement)",
    "Mentor·e souhaité·e (facultatif)",
    "¿A quién te gustaría tener de mentor? (sin compromiso)",
    "Persona preferida (no obligatorio)",
    "Quem você gostaria de ter como mentor? (sem garantia)",
    "Mentor preferido (não obrigatório)",
    "المرشد المفضل (غير إلزامي)",
    "Pessoa que eu gostaria de conhecer",
    "Match me with",
    "Please put me with",
    "Am liebsten mit",
    "De préférence avec",
    "People 👍",
    "👍🏽",
    "Mentors ❤️",
]
REFUSALS_AND_DOUBTS = [
    "Preferred mentor (not)",
    "Dream mentor - not!",
    "Not preferred mentor",
    "Mentor you would love to skip",
    "Whom would you like us to leave out?",
    "People I'd like kept from me",
    "Without obligation: anyone you can't work with?",
    "No worries: who must not be your mentor?",
    "Who should we not pair you with? (no obligation)",
    "Wunschperson nicht",
    "Mit wem nicht? (kein Muss)",
    "Keine Verpflichtung: wen lieber nicht?",
    "Mentor non souhaité (sans engagement)",
    "Sin compromiso: ¿con quién no?",
    "Mentor não preferido (opcional)",
    "المرشد غير المفضل (غير إلزامي)",
    "Person",
    "Match me with anyone but",
    "Don't match me with",
    "Matched with",
    "People 👎",
    "🚫 Mentors",
    "👍/👎",
]


def _columns(tmp_path: Path, question: str) -> tuple[str | None, str | None]:
    rows = [
        ["Name", "Email", "Needs", "Offers", question],
        ["Ana Duarte", "ana@example.org", "Grants", None, "Bo Lind"],
        ["Bo Lind", "bo@example.org", None, "Grants", None],
        ["Cy Young", "cy@example.org", None, "Grants", None],
    ]
    path = workbook(tmp_path / "list.xlsx", List=rows)
    run("adopt", path, "--yes", code=None)
    own = table(path, "Participants")[0]
    return own["Would like"], own["Avoid"]


@pytest.mark.every(12)
@pytest.mark.parametrize("question", WISHES)
def test_a_note_that_it_is_no_duty_does_not_make_a_wish_a_refusal(tmp_path: Path, question: str) -> None:
    assert _columns(tmp_path, question) == ("Bo Lind", None)


@pytest.mark.every(12)
@pytest.mark.parametrize("question", REFUSALS_AND_DOUBTS)
def test_whoever_may_be_refused_is_kept_apart(tmp_path: Path, question: str) -> None:
    assert _columns(tmp_path, question) == (None, "Bo Lind")


def test_people_below_a_header_that_nobody_knows_are_kept_apart_and_that_is_told(tmp_path: Path) -> None:
    rows = [
        ["Name", "Email", "Needs", "Offers", "Wombats", "Whom to avoid?"],
        ["Ana Duarte", "ana@example.org", "Grants", None, "Bo Lind", "Cy Young"],
        ["Bo Lind", "bo@example.org", None, "Grants", None, None],
        ["Cy Young", "cy@example.org", None, "Grants", None, None],
    ]
    path = workbook(tmp_path / "list.xlsx", List=rows)
    adopted = run("adopt", path, "--yes", code=None)
    assert "List E1 “Wombats”: The answers to this question are people, and it does not say why" in adopted
    assert "List F1" not in adopted
