"""What each command asks of Google: calls, bytes and CPU seconds, on the server of the tests.

    python -m benchmarks.google_calls --people 60 1000 --years 0 1

The sheet is made by `init`, looks and all, and filled as `benchmarks.long_past` invents it. Each command runs in a
process of its own. Bytes are those of the largest answer to a read, of all answers, and of all that is sent; in
brackets what gzip, in which Google sends its answers, leaves of the largest.
"""

import argparse
import gzip
import os
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.long_past import TODAY, make_workbook
from benchmarks.startup import measure
from mentorsheets.sheet.workbook.backend import Workbook
from tests.sheet.google.desk import GoogleDesk, typed
from tests.sheets_server.server import SheetsServer
from tests.sheets_server.weather import Call

KILOBYTE = 1000
COMMANDS = {
    "check": ["check"],
    "due": ["due"],
    "pair": ["pair"],
    "run --once, first of the day": ["run", "--once", "--yes"],
    "run --once, idle": ["run", "--once", "--yes"],
}
UNCHANGED = {"run --once, nothing changed": ["run", "--once", "--yes"]}
"""By this computer's clock, since whoever names a day is always given a look."""
PASSES_TO_REST = 3
"""Passes by that clock after which nothing is due: the first sends, the second finds that, the third notes it."""


@dataclass
class Traffic:
    """What went to and fro since it was made."""

    reads: int = 0
    writes: int = 0
    sent: int = 0
    answers: list[bytes] = field(default_factory=list)
    largest_read: bytes = b""

    def watch(self, call: Call, body: bytes, answer: bytes) -> None:
        """Note down one call."""
        if call.kind not in {"read", "write"}:
            return
        self.sent += len(body)
        self.answers.append(answer)
        if call.kind == "read":
            self.reads += 1
            self.largest_read = max(self.largest_read, answer, key=len)
        else:
            self.writes += 1


def fill(desk: GoogleDesk, workbook: Path) -> None:
    """Put what a workbook holds into the tabs that `init` made, below the looks that they have."""
    sheets = {sheet.title: sheet for sheet in desk.server.world.books[desk.key].sheets}
    for tab in Workbook(workbook).read().tabs:
        if (sheet := sheets.get(tab.title)) is None:
            continue
        for row, line in enumerate(tab.rows):
            for column, value in enumerate(line):
                # What a formula of ours shows is none of a person's words: `init` put the same formula there.
                if value is not None and (row, column) not in tab.formulas:
                    there, new = sheet.cell(row, column), typed(value)
                    sheet.put(row, column, replace(new, rest={**there.rest, **new.rest}))
        sheet.grid["rowCount"] = max(sheet.row_count, len(tab.rows))


def measure_commands(people: int, years: int, folder: Path) -> None:
    """Print a row for each command."""
    workbook = folder / "past.xlsx"
    make_workbook(workbook, people, years)
    with SheetsServer() as server:
        desk = GoogleDesk(server, folder)
        os.environ |= {**desk.environ, "XDG_DATA_HOME": str(folder), "MENTORSHEETS_SECRET": "benchmark " * 4}
        named = ["--sheet", desk.key]
        ours = [sys.executable, "-m", "mentorsheets"]
        measure([*ours, "init", *named], folder)
        fill(desk, workbook)
        day = ["--today", f"{TODAY}T12:00"]
        for name, command in [*COMMANDS.items(), *UNCHANGED.items()]:
            at_rest = name in UNCHANGED
            if at_rest:
                for _ in range(PASSES_TO_REST):
                    measure([*ours, *command, *named, "--mail", f"outbox:{folder / 'outbox'}"], folder)
            traffic = Traffic()
            server.after_request(traffic.watch)
            mail = ["--mail", f"outbox:{folder / 'outbox'}"] if "run" in command else []
            seconds, peak = measure(
                [*ours, *command, *named, *(day if "check" not in command and not at_rest else []), *mail],
                folder,
            )
            server.after.clear()
            print(f"| {people:,} | {years} | {name} | {traffic.reads} + {traffic.writes} | {_kilobytes(traffic.largest_read)} "
                  f"({_kilobytes(gzip.compress(traffic.largest_read, 6))}) | {sum(map(len, traffic.answers)) / KILOBYTE:,.0f} "
                  f"| {traffic.sent / KILOBYTE:,.0f} | {seconds:.1f} | {peak:.0f} |", flush=True)  # fmt: skip


def _kilobytes(answer: bytes) -> str:
    return f"{len(answer) / KILOBYTE:,.0f}"


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[60, 1000])
    parser.add_argument("--years", type=int, nargs="+", default=[0, 1])
    given = parser.parse_args()
    print(
        "| people | years | command | reads + writes | largest read, kB (gzip) | all answers, kB | sent, kB | CPU s | MB |"
    )
    print("|--:|--:|---|---|--:|--:|--:|--:|--:|")
    for people in given.people:
        for years in given.years:
            with TemporaryDirectory() as folder:
                measure_commands(people, years, Path(folder))


if __name__ == "__main__":
    main()
