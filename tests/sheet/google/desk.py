"""A Google sheet on the loopback server, with a person at it in their browser."""

import copy
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from mentorsheets.runtime.config import read_config
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.google.address import GoogleAccess
from mentorsheets.sheet.google.backend import GoogleSheet
from mentorsheets.sheet.google.read import serial
from mentorsheets.sheet.google.ways import open_google
from tests.sheet.desks import Grid
from tests.sheets_server.cells import BLANK, Cell
from tests.sheets_server.person import Person
from tests.sheets_server.server import SheetsServer
from tests.sheets_server.sheet import Sheet

ROBOT = "robot@throw-away.example.org"
COORDINATOR = "coordinator@example.org"
MOMENT = {date: ("DATE", "yyyy-mm-dd"), datetime: ("DATE_TIME", "yyyy-mm-dd h:mm:ss")}


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)  # noqa: TID251 - Google's logins carry the real time

    def __call__(self) -> datetime:
        return self.now


class GoogleDesk:
    """A shared Google sheet, the backend that the programme has of it, and what a person does to it."""

    def __init__(self, server: SheetsServer, folder: Path, role: str = "writer") -> None:
        self.server = server
        self.clock = Clock()
        self.key = server.make("Harbour", COORDINATOR, {ROBOT: role} if role else {})
        path = folder / "key.json"
        path.write_text(json.dumps(server.service_account(ROBOT)))
        self.environ = {
            "GOOGLE_APPLICATION_CREDENTIALS": str(path),
            "MENTORSHEETS_SHEETS_API": server.address,
        }
        self.backend = self.another()

    @property
    def access(self) -> GoogleAccess:
        """The door that the environment names."""
        return read_config({"sheet": self.key}, self.environ, Path("/nowhere")).google

    def another(self) -> GoogleSheet:
        """The same sheet, opened by another run."""
        address = f"https://docs.google.com/spreadsheets/d/{self.key}/edit#gid=0"
        return open_google(address, self.access, self.clock)

    def copy(self) -> "GoogleDesk":
        """Make a copy of the whole sheet: all that is in it, under another key."""
        made = GoogleDesk(self.server, Path(self.environ["GOOGLE_APPLICATION_CREDENTIALS"]).parent)
        with self.server.world.lock:
            whole, new = self.server.world.books[self.key], self.server.world.books[made.key]
            new.sheets, new.metadata = copy.deepcopy(whole.sheets), copy.deepcopy(whole.metadata)
        return made

    @property
    def person(self) -> Person:
        return self.server.person(self.key, COORDINATOR)

    def put(self, tabs: Mapping[str, Grid]) -> None:
        """Leave the sheet with exactly these tabs, the hidden one of the machine's aside."""
        with self.server.world.lock:
            book = self.server.world.books[self.key]
            own = [sheet for sheet in book.sheets if sheet.title.startswith("_mentorsheets")]
            kept = {sheet.title: sheet.id for sheet in book.sheets}
            made = []
            for title, rows in tabs.items():
                number = kept.get(title, book.new_sheet_id(self.server.world.chance))
                sheet = Sheet(number, title, rows=max(1000, len(rows)))
                for row, line in enumerate(rows):
                    for column, value in enumerate(line):
                        sheet.put(row, column, typed(value))
                made.append(sheet)
            book.sheets = made + own

    def type(self, title: str, cell: str, value: str) -> None:
        self.person.type(title, cell, value)

    def tick(self, by: timedelta) -> None:
        """Let the clock of later runs stand at another time."""
        self.clock.now += by

    def note(self, title: str, cell: str, text: str) -> None:
        self.person.note(title, cell, text)

    def sort(self, title: str, column: int) -> None:
        self.person.sort(title, column)

    def notes(self, title: str) -> dict[str, str]:
        there = self.person.notes(title)
        return {cell_name(row - 1, column - 1): text for (row, column), text in there.items()}


def typed(value: str | float | date | None) -> Cell:
    """What a cell holds after a person typed a value as it is."""
    if value is None:
        return BLANK
    if isinstance(value, date):
        kind, pattern = MOMENT[type(value)]
        return Cell(
            serial(value), {"userEnteredFormat": {"numberFormat": {"type": kind, "pattern": pattern}}}
        )
    return Cell(value)
