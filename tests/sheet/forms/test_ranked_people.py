"""Ranks of people, in whatever words, are wishes in their order; a rank beside a refusal refuses."""

from pathlib import Path

import pytest

from tests.sheet.adopt.lists import adopt_text, tab_of
from tests.sheet.forms.test_sign_up_grammar import taken_over
from tests.workflow.sheets import run, table, workbook

RANKS = (
    ("Choice A (mentor)", "Choice B (mentor)"),
    ("1st choice of buddy", "My second pick"),
    ("Favourite #1", "Favourite #2"),
    ("Who is your number one?", "And number two?"),
    ("Preferred mentor no. 1", "Preferred mentor no. 2"),
    ("Top choice", "Backup choice"),
    ("Dream mentor", "Plan B"),
    ("Best mentor for you", "Second-best mentor for you"),
    ("Mi primera preferencia", "Mi segunda preferencia"),
    ("Persona favorita nº 1", "Persona favorita nº 2"),
    ("En primer lugar, ¿quién?", "En segundo lugar, ¿quién?"),
    ("Premier souhait", "Deuxième souhait"),
    ("Choix n°1", "Choix n°2"),
    ("En première position", "En deuxième position"),
    ("Mein Erstwunsch", "Zweitwunsch"),
    ("Meine Nummer eins", "Meine Nummer zwei"),
    ("Wunsch Nr. 1", "Wunsch Nr. 2"),
    ("1ª preferência", "2ª preferência"),
    ("Favorito nº 1", "Favorito nº 2"),
    ("A minha primeira escolha", "A minha segunda preferida"),
    ("اختياري الأول", "اختياري الثاني"),
    ("رغبتي الأولى", "رغبتي الثانية"),
    ("المفضل رقم 1", "المفضل رقم 2"),
    ("First choice", "Runner-up"),
    ("1st choice", "Back-up"),
    ("Favourite mentor", "Next best"),
    ("Erstwunsch", "Nachrückerin"),
    ("Primera opción", "Suplente"),
    ("Premier souhait", "Remplaçant"),
    ("1ª escolha", "Reserva"),
    ("اختياري الأول", "الاحتياطي"),
)
REFUSALS = (
    "Second person I can't work with",
    "Number one person to keep me away from",
    "Not my first choice",
    "Least favourite no. 1",
    "Last choice",
    "Persona número 2 con la que no quiero coincidir",
    "Personne n° 2 à éviter",
    "Mentor Nr. 2 nicht mit mir",
    "2ª pessoa com quem não quero trabalhar",
    "الشخص الثاني الذي لا أريده",
)


def _list(first: str, second: str, *, turned: bool = False) -> str:
    titles, names = (first, second), ("Cy Young", "Bo Lind")
    if turned:
        titles, names = titles[::-1], names[::-1]
    return (
        f"Name|Email|Needs|Offers|{'|'.join(titles)}\n"
        f"Ana Duarte|ana@example.org|Grants||{'|'.join(names)}\n"
        "Bo Lind|bo@example.org||Grants||\n"
        "Cy Young|cy@example.org||Grants||"
    )


@pytest.mark.every(8)
@pytest.mark.parametrize(("first", "second"), RANKS)
@pytest.mark.parametrize("turned", [False, True])
def test_ranks_of_people_are_wishes_in_their_order(first: str, second: str, turned: bool) -> None:
    reading, told = taken_over(tab_of(_list(first, second, turned=turned)))
    names = {one.id: one.name for one in reading.programme.people}
    ana = next(one for one in reading.programme.people if one.name == "Ana Duarte")
    assert {names[one] for one in ana.would_like} == {"Bo Lind", "Cy Young"}, told
    assert not ana.avoid
    assert adopt_text(_list(first, second, turned=turned)).avoids == {}


@pytest.mark.parametrize("question", REFUSALS)
def test_a_rank_beside_a_refusal_refuses(question: str) -> None:
    came = adopt_text(_list(question, "T-shirt"))
    assert "Cy Young" in came.avoids["Ana Duarte"]


@pytest.mark.thorough
def test_the_first_choice_stands_first_in_would_like_wherever_its_column_is(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Name", "Email", "Needs", "Offers", "Zweitwunsch", "Erstwunsch"],
        ["Ana Duarte", "ana@example.org", "Grants", None, "Bo Lind", "Cy Young"],
        ["Bo Lind", "bo@example.org", None, "Grants", None, None],
        ["Cy Young", "cy@example.org", None, "Grants", None, None],
    ]
    path = workbook(tmp_path / "list.xlsx", List=rows)
    run("adopt", path, "--yes", code=None)
    assert table(path, "Participants")[0]["Would like"] == "Cy Young, Bo Lind"


def test_a_second_choice_by_another_name_wishes_beside_a_first_one_and_a_runner_up_by_itself() -> None:
    first = adopt_text(_list("First choice", "Runner-up"))
    alone = [adopt_text(_list("T-shirt", title)) for title in ("Runner-up", "Backup")]
    assert first.avoids == {}
    assert [bool(came.avoids) for came in alone] == [True, True]  # Below "T-shirt" is a name, too.
    assert [came.avoids["Ana Duarte"] >= {"Bo Lind"} for came in alone] == [False, True]
