"""Real workbooks for the tests of the verbs: made cell by cell, and read back as a coordinator sees them."""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl
from click.testing import CliRunner

from mentorsheets.cli import main
from mentorsheets.sheet.backend import Cell

# Rows of one table differ in what they hold, which mypy joins to `list[object]` wherever it is not told more.
Rows = Iterable[Any]

PEOPLE: list[Cell] = [
    "Name",
    "Email",
    "Status",
    "Offers",
    "Can support",
    "Wants at most",
    "Availability",
    "Team",
    "My own column",
]
NEEDS: list[Cell] = ["Person", "Need", "In their words"]
GIL: list[Cell] = [
    "Gil",
    "gil@example.org",
    None,
    "Role models, Accountability",
    2,
    1,
    "Tue evening",
    None,
    "tall",
]
ANA: list[Cell] = ["Ana", "ana@example.org", None, None, None, None, "Tue evening"]
EVE: list[Cell] = ["Eve", "eve@example.org", None, None, None, None, "any evening"]
ANAS_NEED: list[Cell] = ["Ana", "role models", "How did you get there?"]


def workbook(path: Path, **tabs: Rows) -> Path:
    """Write a workbook of tabs given as `Title_of_tab=[row, ...]`, each with its header first."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in tabs.items():
        sheet = book.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def small_programme(path: Path, **more: Rows) -> Path:
    """Write a programme in which Gil can meet what Ana needs."""
    tabs: dict[str, Rows] = {
        "Participants": [PEOPLE, GIL, ANA, EVE],
        "Needs": [NEEDS, ANAS_NEED],
        **more,
    }
    return workbook(path / "programme.xlsx", **tabs)


def table(path: Path, title: str) -> list[dict[str, Any]]:
    """Return the rows of a tab as dictionaries by header."""
    # Read without its looks: that is what takes the time, and nobody asks for them here.
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()), read_only=True)
    header, *rows = book[title].iter_rows(values_only=True)
    titles = [str(title) for title in header]
    return [dict(zip(titles, row, strict=True)) for row in rows if any(cell is not None for cell in row)]


def set_cell(path: Path, title: str, row: int, header: str, value: Cell) -> None:
    """Type a value into a cell as a coordinator does; `row` 1 is the first below the header."""
    book = openpyxl.load_workbook(path)
    sheet = book[title]
    headers = [cell.value for cell in sheet[1]]
    sheet.cell(row + 1, headers.index(header) + 1).value = value
    book.save(path)


def run(*arguments: object, code: int | None = 0) -> str:
    """Run the command and return what it printed as its result; it must end with `code`, if one is given."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert code in {None, result.exit_code}, result.output + repr(result.exception)
    return result.stdout
