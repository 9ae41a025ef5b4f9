"""What somebody writes into a row of a form that is not taken is heard all the same, once."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.workflow.living import Life, living, text_of

CRY = "he hit me with his zebrafist and I am afraid of him"
UNREADABLE = f"ney, please help: {CRY}"


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    with living(tmp_path, monkeypatch) as one:
        yield one


def fill_in(life: Life, address: str, name: str, said: str = "a plan") -> None:
    book = openpyxl.load_workbook(life.path)
    form = book.create_sheet("Form Responses 1")
    form.append(["Timestamp", "Email address", "Your name", "What do you need?", "Anything else?"])
    form.append(["2026-11-24 09:00", address, name, "role models", said])
    book.save(life.path)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("address", "name", "said", "held"),
    [
        (UNREADABLE, "Ney", "a plan", None),
        ("nowhere", "Ney", CRY, None),
        ("ana@example.org", "Somebody Else", CRY, "Ana"),
    ],
)
def test_a_cry_in_a_row_that_is_left_is_told_once_and_printed_nowhere(
    life: Life, address: str, name: str, said: str, held: str | None
) -> None:
    fill_in(life, address, name, said)
    printed = life.run("collect", "2026-11-24")
    Path("mentorsheets.sqlite3").unlink(missing_ok=True)
    printed += life.run("collect", "2026-11-25")
    assert "zebrafist" not in printed
    (mail,) = life.to("sam@example.org")
    assert "zebrafist" in text_of(mail)
    assert (held or name) in str(mail["Subject"])
    if held:
        assert held in str(life.today())
    book = openpyxl.load_workbook(life.path)
    where = {one.title for one in book for row in one.iter_rows(values_only=True) if "zebra" in str(row)}
    assert where == {"Form Responses 1"}


@pytest.mark.thorough
def test_a_stop_in_a_row_that_is_left_holds_whoever_has_its_address(life: Life) -> None:
    fill_in(life, "ana@example.org", "Somebody Else", "please stop writing to me")
    life.run("collect", "2026-11-24")
    assert [(row["What"], row["Who"]) for row in life.today() if "Held" in str(row["What"])] == [
        ("Held until you say how they stand", "Ana")
    ]
