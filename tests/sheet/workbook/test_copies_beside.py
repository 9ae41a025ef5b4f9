"""Copies of a workbook that people and programs put beside it."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from mentorsheets.sheet.workbook.copies import find_copies, is_called_copy
from tests.workflow.sheets import small_programme

COPIES = (
    "programme (1)", "programme (12)", "Kopie von programme", "programme - Copy", "programme - Copy (2)",
    "programme - Kopie", "programme - Kopie (3)", "Copia de programme", "Copia di programme",
    "Cópia de programme", "Copie de programme", "Copy of programme", "Copy of Copy of programme",
    "programme copy", "programme copy 2", "programme Kopie", "programme copia", "programme - copia",
    "programme - Copie", "programme - Cópia", "programme - Kopia", "programme — kopia", "Kopia programme",
    "Kopi av programme", "Kopie van programme", "programme-DESKTOP-7K2", "programme-Mara-PC",
    "programme-maras-macbook", "programme のコピー", "programme - 副本", "programme - копия", "نسخة من programme",
)  # fmt: skip
OTHERS = (
    "programme", "programme 2025", "programme-before", "programme notes", "my programme", "copy", "Copy of plans",
    "programmes", "programme (draft)", "programme archive 2025", "copyright programme",
)  # fmt: skip


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_known_by_how_programs_call_it(name: str) -> None:
    assert is_called_copy(name, "programme")


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_not_called_copies(name: str) -> None:
    assert not is_called_copy(name, "programme")


def test_the_content_says_whether_it_is_one(tmp_path: Path) -> None:
    path = small_programme(
        tmp_path,
        Register=[["Person id", "Email", "Name"], ["programme", None, "0123456789abcdef"]],
    )
    for name in ("programme (1).xlsx", "Kopie von programme.xlsx", "programme-before.xlsx"):
        shutil.copy(path, tmp_path / name)
    (tmp_path / "programme - Copy.xlsx").write_bytes(b"no workbook")
    (tmp_path / "programme (Mara's conflicted copy 2026-11-27).xlsx").touch()
    (tmp_path / "other").mkdir()
    another = small_programme(
        tmp_path / "other",
        Register=[["Person id", "Email", "Name"], ["programme", None, "fedcba9876543210"]],
    )
    shutil.copy(another, tmp_path / "programme (2).xlsx")
    assert set(find_copies(path)) == {"programme (1).xlsx", "Kopie von programme.xlsx"}
    said = CliRunner().invoke(main, ["check", "--sheet", str(path)]).output
    assert "Kopie von programme.xlsx, programme (1).xlsx, a copy of it" in said
