"""How much of lists that people have is understood: people, questions, pairs and false needs, over any folder.

    python -m benchmarks.adopt FOLDER [--today 2026-11-21]

Each folder below FOLDER is one community, whose .csv and .xlsx files are adopted into one new programme. Only
counts are printed, never what stands in the files: they may be those of real people.
"""

import argparse
import json
import tempfile
from pathlib import Path

import openpyxl
from click.testing import CliRunner

from mentorsheets.cli import main
from mentorsheets.sheet.forms.file import read_export
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.workflow.adopt import understand

LONG_NEED = 120
"""Characters from which on a need of a kind that nobody knows is rather a text about oneself."""


def measure(files: list[Path], target: Path, today: str) -> str:
    """Adopt the files into a new programme and return one line of counts."""
    done = CliRunner().invoke(
        main, ["adopt", *map(str, files), "--sheet", str(target), "--yes", "--today", today]
    )
    if done.exit_code not in (0, 1):
        return f"refused (exit {done.exit_code}): {done.stderr.strip().splitlines()[0][:90] if done.stderr else ''}"
    used = listed = rows = 0
    for file in files:
        found = understand(read_export(file), Workbook(target).read(), is_export=True)
        rows += found.people
        used += sum(len(asked) for one in found.lists for asked in one.questions.values())
        listed += sum(len(one.unused) for one in found.lists)
    tabs = {tab.title: tab for tab in Workbook(target).read().tabs}
    people = len(tabs["Participants"].rows) - 1
    needs = tabs["Needs"].rows[1:]
    false = sum(len(row) > 1 and isinstance(row[1], str) and len(row[1]) >= LONG_NEED for row in needs)
    pairs = _pairs(target, today)
    unaddressed = _type_addresses(target)
    then = f", without address {unaddressed}, pairs with one {_pairs(target, today)}" if unaddressed else ""
    return (
        f"rows {rows}, people {people}, questions used {used}, listed {listed}, needs {len(needs)}, "
        f"false needs {false}, pairs {pairs}{then}"
    )


def _type_addresses(target: Path) -> int:
    """Type an invented address for everybody who has none, and return for how many."""
    book = openpyxl.load_workbook(target)
    tab = book["Participants"]
    place = [cell.value for cell in tab[1]].index("Email") + 1
    empty = [
        row for row in range(2, tab.max_row + 1) if tab.cell(row, 1).value and not tab.cell(row, place).value
    ]
    for row in empty:
        tab.cell(row, place).value = f"person{row}@example.org"
    book.save(target)
    return len(empty)


def _pairs(target: Path, today: str) -> int:
    told = CliRunner().invoke(main, ["pair", "--sheet", str(target), "--today", today, "--format", "json"])
    return len(json.loads(told.stdout)["new"]) if told.exit_code in (0, 1) else 0


def main_of_benchmark() -> None:
    """Measure each folder below the one that is named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--today", default="2026-11-21")
    asked = parser.parse_args()
    for folder in sorted(path for path in asked.folder.iterdir() if path.is_dir()):
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() in (".csv", ".xlsx"))
        if files:
            with tempfile.TemporaryDirectory() as scratch:
                print(
                    f"{folder.name}: {measure(files, Path(scratch) / 'programme.xlsx', asked.today)}",
                    flush=True,
                )


if __name__ == "__main__":
    main_of_benchmark()
