"""A programme that has mailed its people, on either kind of sheet, and what people then do to it by mistake."""

import copy
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import openpyxl
from click.testing import CliRunner
from openpyxl.workbook import Workbook as Pyxl

import mentorsheets as ms
from mentorsheets.api import MentoringSheet
from mentorsheets.cli import main
from mentorsheets.errors import MentorsheetsError
from mentorsheets.runtime.config import read_config
from mentorsheets.sheet.backend import Backend, Cell
from mentorsheets.sheet.today import read_words
from mentorsheets.sheet.today_places import WORD_COLUMN
from mentorsheets.sheet.workbook.backend import Workbook
from tests.mail.faulty import FaultyServer
from tests.sheet.google.desk import GoogleDesk

BEGAN, NEXT_DAY, NEXT_WEEK = "2026-11-23", "2026-11-24", "2026-11-30"


def clear(cells: list[Cell]) -> list[Cell]:
    """Return as many empty cells."""
    return [None for _ in cells]


def sort(cells: list[Cell]) -> list[Cell]:
    """Return the cells in order, the other way round where they are in order already, empty ones last."""
    said = sorted(cells, key=lambda cell: (not cell, str(cell)))
    return said if said != cells else said[::-1]


class Mistaken(Protocol):
    """A sheet, by what it is named, and what a person does to it."""

    name: str

    def read(self) -> Backend:
        """Return the sheet as another run opens it."""

    def rename(self, tab: str, title: str) -> None:
        """Give a tab another title, as spreadsheet programs do it."""

    def delete(self, tab: str) -> None:
        """Delete a tab."""

    def empty(self, tab: str) -> None:
        """Delete all rows below the header."""

    def retitle(self, tab: str, column: str, title: str) -> None:
        """Type another header over a column's."""

    def delete_column(self, tab: str, column: str) -> None:
        """Delete the column with this header."""

    def turn(self, tab: str, column: str, cells: Callable[[list[Cell]], list[Cell]]) -> None:
        """Change all cells below a header, and none beside them, as who sorts or clears one column alone."""

    def duplicate(self, tab: str, title: str) -> None:
        """Copy a tab, as spreadsheet programs do it."""

    def type(self, title: str, cell: str, value: Cell) -> None:
        """Type into one cell."""

    def keep(self) -> Callable[[], None]:
        """Keep the sheet as it is, and return what brings this very version back."""

    def copy(self) -> "Mistaken":
        """Make a copy of the whole sheet, as people do it."""


class MistakenWorkbook:
    """A workbook, changed by a program that keeps its defined names as Excel does."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)

    def read(self) -> Workbook:
        return Workbook(self.path)

    def rename(self, tab: str, title: str) -> None:
        def change(book: Pyxl) -> None:
            book[tab].title = title
            _repoint(book, tab, "'" + title.replace("'", "''") + "'!")

        self._change(change)

    def delete(self, tab: str) -> None:
        def change(book: Pyxl) -> None:
            del book[tab]
            _repoint(book, tab, "#REF!")

        self._change(change)

    def empty(self, tab: str) -> None:
        self._change(lambda book: book[tab].delete_rows(2, book[tab].max_row))

    def retitle(self, tab: str, column: str, title: str) -> None:
        def change(book: Pyxl) -> None:
            next(cell for cell in book[tab][1] if cell.value == column).value = title

        self._change(change)

    def delete_column(self, tab: str, column: str) -> None:
        def change(book: Pyxl) -> None:
            at = next(cell.column for cell in book[tab][1] if cell.value == column)
            book[tab].delete_cols(at)

        self._change(change)

    def turn(self, tab: str, column: str, cells: Callable[[list[Cell]], list[Cell]]) -> None:
        def change(book: Pyxl) -> None:
            at = next(cell.column for cell in book[tab][1] if cell.value == column)
            below = [book[tab].cell(row, at) for row in range(2, book[tab].max_row + 1)]
            there: list[Any] = [cell.value for cell in below]
            for cell, value in zip(below, cells(there), strict=True):
                cell.value = value

        self._change(change)

    def duplicate(self, tab: str, title: str) -> None:
        def change(book: Pyxl) -> None:
            book.copy_worksheet(book[tab]).title = title

        self._change(change)

    def type(self, title: str, cell: str, value: Cell) -> None:
        def change(book: Pyxl) -> None:
            book[title][cell] = value

        self._change(change)

    def keep(self) -> Callable[[], None]:
        kept = self.path.with_name("kept")
        shutil.copy(self.path, kept)

        def bring_back() -> None:
            shutil.copy(kept, self.path)

        return bring_back

    def copy(self) -> Mistaken:
        copied = self.path.with_name("Copy of it.xlsx")
        shutil.copy(self.path, copied)
        return MistakenWorkbook(copied)

    def _change(self, change: Callable[[Pyxl], object]) -> None:
        book = openpyxl.load_workbook(self.path)
        change(book)
        book.save(self.path)


def _repoint(book: Pyxl, tab: str, to: str) -> None:
    for name in book.defined_names.values():
        for said in (f"'{tab}'!", f"{tab}!"):
            if name.attr_text.startswith(said):
                name.attr_text = to + name.attr_text.removeprefix(said)


class MistakenGoogleSheet:
    """A Google sheet on the loopback server, changed in a browser."""

    def __init__(self, desk: GoogleDesk) -> None:
        self.desk = desk
        self.name = desk.key

    def read(self) -> Backend:
        return self.desk.another()

    def rename(self, tab: str, title: str) -> None:
        self.desk.person.rename_tab(tab, title)

    def delete(self, tab: str) -> None:
        self.desk.person.delete_tab(tab)

    def empty(self, tab: str) -> None:
        self.desk.person.delete_rows(tab, 2, len(self.desk.person.values(tab)) - 1)

    def retitle(self, tab: str, column: str, title: str) -> None:
        header = self.desk.person.values(tab)[0]
        self.desk.type(tab, f"{chr(ord('A') + header.index(column))}1", title)

    def delete_column(self, tab: str, column: str) -> None:
        self.desk.person.delete_columns(tab, self.desk.person.values(tab)[0].index(column) + 1)

    def turn(self, tab: str, column: str, cells: Callable[[list[Cell]], list[Cell]]) -> None:
        header, *rows = self.desk.person.values(tab)
        at = header.index(column)
        there = [row[at] if at < len(row) else "" for row in rows]
        for row, value in enumerate(cells(there), start=2):
            self.desk.type(tab, f"{chr(ord('A') + at)}{row}", str(value or ""))

    def duplicate(self, tab: str, title: str) -> None:
        self.desk.person.duplicate_tab(tab, title)

    def type(self, title: str, cell: str, value: Cell) -> None:
        self.desk.type(title, cell, str(value))

    def keep(self) -> Callable[[], None]:
        books, key = self.desk.server.world.books, self.desk.key
        kept = copy.deepcopy(books[key])

        def bring_back() -> None:
            books[key] = copy.deepcopy(kept)

        return bring_back

    def copy(self) -> Mistaken:
        return MistakenGoogleSheet(self.desk.copy())


@dataclass
class Scene:
    """A sheet, the folder of its run, and the server to which mail goes; what brings its first version back."""

    sheet: Mistaken
    folder: Path
    mail: FaultyServer
    restore: Callable[[], None] = lambda: None

    def run(self, command: str, day: str = NEXT_DAY) -> tuple[int, str]:
        """Run the command on a day; return its exit code, and all that it says."""
        done = CliRunner().invoke(main, [*command.split(), "--today", day])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.output
        return done.exit_code, done.output

    def say(self, command: str) -> tuple[int, str]:
        """Run a command that takes no day."""
        done = CliRunner().invoke(main, command.split())
        return done.exit_code, done.output

    def lose_journal(self) -> None:
        """Leave the disk as it is where each run finds it empty."""
        for file in [*self.folder.rglob("*.journal*"), *self.folder.rglob(".*.journal*")]:
            file.unlink(missing_ok=True)

    def word(self, who: str, word: str) -> None:
        """Type a word into Today, beside what is about somebody or something."""
        row, column = self._find_words(who)
        self.sheet.type("Today", f"{chr(ord('A') + column)}{row + 1}", word)

    def words(self) -> list[str]:
        """Return the words that stand in Today."""
        return [word.text for word in read_words(self.sheet.read().read())]

    def _find_words(self, who: str) -> tuple[int, int]:
        tab = next(tab for tab in self.sheet.read().read().tabs if tab.title == "Today")
        return next(index for index, row in enumerate(tab.rows) if who in row), WORD_COLUMN

    def tabs(self) -> set[str]:
        """Return the titles of all tabs."""
        return {tab.title for tab in self.sheet.read().read().tabs}

    def rows(self, title: str) -> int:
        """Count the rows of a tab, its header too."""
        return next((len(tab.rows) for tab in self.sheet.read().read().tabs if tab.title == title), 0)


def by_command(command: str) -> Callable[[Scene], int]:
    """Return a door that is a command."""
    return lambda scene: scene.run(command)[0]


def by_job(_: Scene) -> int:
    """Make a pass as the files in jobs/ do it, by the computer's own clock."""
    return ms.run_once(os.environ, Path.cwd())


def by_library(scene: Scene) -> int:
    """Send what is due by the library."""
    sheet = MentoringSheet(read_config({}, os.environ, scene.folder))
    try:
        return sheet.send(sheet.due(today=NEXT_DAY, any_day=True)).exit_code
    except MentorsheetsError as error:
        return error.exit_code


DOORS: dict[str, Callable[[Scene], int]] = {
    "pair": by_command("pair"),
    "introduce": by_command("introduce --yes"),
    "checkin": by_command("checkin --yes"),
    "followup": by_command("followup --yes"),
    "run --once": by_command("run --once --yes"),
    "jobs": by_job,
    "library": by_library,
}
"""All by which mail goes out, or matches are proposed."""
