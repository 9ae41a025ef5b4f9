"""`mentorsheets doctor` on real workbooks: the sheet, its settings, and the templates."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.workflow.doctor.examined import SETTINGS, examined, only
from tests.workflow.sheets import NEEDS, run, small_programme

if TYPE_CHECKING:
    from mentorsheets.sheet.backend import Cell


def test_a_programme_in_good_order_gets_a_tick_for_everything(tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    run("init", "--sheet", path)
    found = examined(path)
    assert found["wrong"] == []
    assert {line.split(":")[0] for line in found["fine"]} == {
        "Sheet",
        "Settings",
        "Templates",
        "Journal",
        "Mail",
    }
    assert "has all tabs and columns" in " ".join(found["fine"])
    assert len(found["advice"]) == 3


def test_it_reads_well_as_text_and_leaves_no_trace(sheet: Path, tmp_path: Path) -> None:
    before = sheet.read_bytes()
    told = run("doctor", "--sheet", sheet)
    assert "✓ programme.xlsx is found and can be read." in told
    assert "• It lacks tabs: " in told
    assert sheet.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} <= {sheet.name, f".{sheet.name}.run"}


@pytest.mark.parametrize(
    ("name", "content"), [("gone.xlsx", None), ("no.xlsx", b"PK"), ("old.xls", b"x"), ("people.csv", b"Name")]
)
def test_a_sheet_that_cannot_be_read_is_told_and_the_rest_is_looked_at_all_the_same(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    if content:
        (tmp_path / name).write_bytes(content)
    found = examined(tmp_path / name, code=2)
    assert only(found["wrong"]).startswith("Sheet: ")
    assert any(line.startswith("Mail: ") for line in found["fine"])


def test_a_workbook_that_somebody_has_open_is_told(sheet: Path) -> None:
    sheet.with_name(".~lock.programme.xlsx#").write_text("ana")
    assert "open in LibreOffice" in only(examined(sheet, code=2)["wrong"])


def test_a_sheet_without_people_is_told(tmp_path: Path) -> None:
    assert "no column Email" in only(
        examined(small_programme(tmp_path, Participants=[["Name"], ["Ana"]]), code=2)["wrong"]
    )


def test_cells_to_mend_are_counted_and_settings_told_by_cell(tmp_path: Path) -> None:
    settings: list[list[Cell]] = [*SETTINGS, ["Language", "English"], ["Send between", "noon"]]
    path = small_programme(
        tmp_path, Needs=[NEEDS, ["nobody@example.org", "safe space", None]], Settings=settings
    )
    wrong = examined(path, code=1)["wrong"]
    assert [line.split(".")[0] for line in wrong] == [
        "Settings: B5: These are no hours of a day",
        "Sheet: Things that need mending: 1",
    ]
    assert "nobody" not in " ".join(wrong)


def test_a_language_without_templates_is_told(tmp_path: Path) -> None:
    for language, there in (("Spanish", True), ("español", True), ("Finnish", False)):
        path = small_programme(tmp_path, Settings=[*SETTINGS, ["Language", language]])
        assert any("Not all mails" in line for line in examined(path)["advice"]) is not there


def test_a_template_with_a_mistake_is_named(
    sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "check-in.md").write_text("Subject: Hello {{ nmae }}\n\nHow is it going?\n")
    monkeypatch.setenv("MENTORSHEETS_TEMPLATES", str(tmp_path / "words"))
    assert "words/check-in.md" in only(examined(sheet, code=2)["wrong"])
