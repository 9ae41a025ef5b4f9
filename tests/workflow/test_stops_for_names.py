"""Whoever gives a word for a stop in the place of a name is held, and proposed to nobody."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.workflow.living import Life, living
from tests.workflow.sheets import table

STOPS = (
    "unsubscribe STOP delete cancel quit baja cancelar bórrame salir löschen abmelden Kündigen Löschung "
    "désinscrire arrêter supprimer quitter sair parar descadastrar توقف إلغاء احذفوني"
)
NAMES = ("Socorro", "Angustias Prats", "Ana-Lena", "dana", "Will Stopford", "Leif", "Nour حسن")


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    with living(tmp_path, monkeypatch) as one:
        yield one


def held(life: Life) -> set[object]:
    return {
        row["Email"] for row in table(life.path, "Participants") if row["Status"] == "held" and row["Email"]
    }


@pytest.mark.parametrize("is_form", [True, False])
def test_a_word_for_a_stop_is_no_name(life: Life, *, is_form: bool) -> None:
    book, words = openpyxl.load_workbook(life.path), STOPS.split()
    sheet = book.create_sheet("Form Responses 1") if is_form else book["Participants"]
    if is_form:
        sheet.append(["Timestamp", "Name", "Email", "What do you need?"])
    for number, name in enumerate((*words, "Bitte löschen", *NAMES)):
        row = [name, f"p{number}@example.org"]
        sheet.append(
            [f"2026-11-24 {8 + number // 60:02}:{number % 60:02}", *row, "role models"] if is_form else row
        )
    book.save(life.path)
    life.run("collect", "2026-11-24")
    assert held(life) == {f"p{number}@example.org" for number in range(len(words) + 1)}


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "address"),
    [("Wim Bo", "wim@example.org, je veux arrêter"), ("Yan (hat Angst vor Bo)", "wim@example.org")],
)
def test_words_beside_a_name_or_an_address_in_a_row_hold(life: Life, name: str, address: str) -> None:
    book = openpyxl.load_workbook(life.path)
    book["Participants"].append([name, address])
    book.save(life.path)
    printed = life.run("collect", "2026-11-24")
    who = "wim@example.org" if "Angst" in name else name
    assert f"{who} is held; no mail goes there until you type another word into Status." in printed
    assert "Angst" not in printed
    assert [row["What"] for row in life.today()] != []
    assert life.status(name) == "held"
    assert bool(life.to("sam@example.org")) is ("Angst" in name)


@pytest.mark.thorough
@pytest.mark.parametrize(("status", "is_held"), [("unsubscribe me please", True), ("cancelled", False)])
def test_words_for_a_stop_hold_that_stand_where_a_need_has_its_status(
    life: Life, status: str, *, is_held: bool
) -> None:
    book = openpyxl.load_workbook(life.path)
    book["Needs"].append(["Eve", "Accountability", "weekly"])
    book["Needs"].cell(1, 4).value, book["Needs"].cell(3, 4).value = "Status", status
    book.save(life.path)
    life.run("collect", "2026-11-24")
    assert (life.status("Eve") == "held") is is_held
