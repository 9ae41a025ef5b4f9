"""How fast a large workbook is read and written, beside openpyxl: `python -m benchmarks.workbook`.

Both read the same file, and both put the same hundred values and hundred rows into it, in turns, several times; the
figure is the ratio of the medians. That openpyxl loses what it does not know is another matter.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl

from mentorsheets.sheet.backend import AppendRows, WriteCells
from mentorsheets.sheet.workbook.backend import Workbook

COLUMNS = 20
CELLS = {(row, 6): "approved" for row in range(1, 101)}
ROWS = tuple((f"m{row}", *("text",) * (COLUMNS - 1)) for row in range(100))


def make(path: Path, rows: int) -> None:
    """Write a workbook with `rows` matches and as many participants."""
    book = openpyxl.Workbook(write_only=True)
    for title in ("Participants", "Matches"):
        sheet = book.create_sheet(title)
        sheet.append([f"Column {column}" for column in range(COLUMNS)])
        for row in range(rows):
            sheet.append([f"row {row}", row, *(f"text {row} {column}" for column in range(COLUMNS - 2))])
    book.save(path)


def ours_reads(path: Path) -> None:
    """Read everything."""
    Workbook(path).read()


def theirs_reads(path: Path) -> None:
    """Read everything, in the quick way that openpyxl has for it."""
    book = openpyxl.load_workbook(path, read_only=True)
    for sheet in book:
        list(sheet.iter_rows(values_only=True))
    book.close()


def ours_writes(path: Path) -> None:
    """Read, then write."""
    book = Workbook(path)
    book.write([WriteCells("Matches", CELLS), AppendRows("Matches", ROWS)], book.read())


def theirs_writes(path: Path) -> None:
    """Load, change and save."""
    book = openpyxl.load_workbook(path)
    for (row, column), value in CELLS.items():
        book["Matches"].cell(row + 1, column + 1, value)
    for values in ROWS:
        book["Matches"].append(values)
    book.save(path)


def seconds(act: Callable[[Path], None], path: Path) -> float:
    """Return how long an act takes on a fresh copy of the workbook."""
    copy = path.with_name("copy.xlsx")
    shutil.copy(path, copy)
    begin = time.perf_counter()
    act(copy)
    return time.perf_counter() - begin


def compare(
    what: str, ours: Callable[[Path], None], theirs: Callable[[Path], None], path: Path, turns: int
) -> None:
    """Print both medians and their ratio."""
    pairs = [(seconds(ours, path), seconds(theirs, path)) for _ in range(turns)]
    mine, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"{what:22} {mine:7.2f} s   openpyxl {other:7.2f} s   ratio {other / mine:5.1f}")


def main() -> None:
    """Compare on one size of workbook."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--turns", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.xlsx"
        make(path, options.rows)
        print(f"two tabs of {options.rows:,} rows x {COLUMNS} columns, {options.turns} turns")
        compare("reading", ours_reads, theirs_reads, path, options.turns)
        compare("reading and writing", ours_writes, theirs_writes, path, options.turns)


if __name__ == "__main__":
    main()
