"""A workbook on the loopback server, with a person who opens it from there and saves it back."""

import os
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from mentorsheets.runtime.config import Config, read_config
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.remote.archives import RemoteWithArchives
from mentorsheets.sheet.remote.open_remote import open_remote
from tests.files_server.graph import FOLDER
from tests.files_server.server import FilesServer
from tests.sheet.desks import Grid, WorkbookDesk

EACH_CASE = os.environ.get("MENTORSHEETS_EACH_CASE") == "yes"
"""Whether all that takes long is tried, as where CI runs."""


class StillClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


class RemoteDesk:
    """What a person does to a file on a server, in their own program."""

    def __init__(self, sheet: str, environ: Mapping[str, str]) -> None:
        self.sheet = sheet
        self.environ = dict(environ)
        self.clock = StillClock()
        self.backend = self.another()

    @property
    def config(self) -> Config:
        return read_config({"sheet": self.sheet}, self.environ, Path("/nowhere"))

    def another(self) -> RemoteWithArchives:
        """The same sheet, opened by another run."""
        return open_remote(self.sheet, self.config.remote, self.clock)

    def put(self, tabs: Mapping[str, Grid]) -> None:
        self._at(lambda desk: desk.put(tabs))

    def type(self, title: str, cell: str, value: Cell) -> None:
        self._at(lambda desk: desk.type(title, cell, value))

    def note(self, title: str, cell: str, text: str) -> None:
        self._at(lambda desk: desk.note(title, cell, text))

    def sort(self, title: str, column: int) -> None:
        self._at(lambda desk: desk.sort(title, column))

    def notes(self, title: str) -> dict[str, str]:
        found: list[dict[str, str]] = []
        self._at(lambda desk: found.append(desk.notes(title)))
        return found[0]

    def _at(self, act: Callable[[WorkbookDesk], None]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "harbour.xlsx"
            before = self.load()
            if before is not None:
                path.write_bytes(before)
            act(WorkbookDesk(path))
            if path.read_bytes() != before:
                self.save(path.read_bytes())

    def load(self) -> bytes | None:
        raise NotImplementedError

    def save(self, data: bytes) -> None:
        raise NotImplementedError


class LoopbackDesk(RemoteDesk):
    """The file `place` on our own server."""

    def __init__(self, server: FilesServer, sheet: str, place: str, environ: Mapping[str, str]) -> None:
        self.server = server
        self.place = place
        super().__init__(sheet, environ)

    @property
    def data(self) -> bytes:
        return self.server.disk.files[self.place].data

    def load(self) -> bytes | None:
        stored = self.server.disk.files.get(self.place)
        return stored.data if stored else None

    def save(self, data: bytes) -> None:
        self.server.disk.save(self.place, data)


def dav_desk(server: FilesServer) -> LoopbackDesk:
    sheet = f"{server.address}/dav/Mentoring/the%20harbour.xlsx"
    login = {"MENTORSHEETS_WEBDAV_USER": "ana", "MENTORSHEETS_WEBDAV_PASSWORD": server.password}
    return LoopbackDesk(server, sheet, "/dav/Mentoring/the harbour.xlsx", login)


def graph_desk(server: FilesServer, folder: Path) -> LoopbackDesk:
    kept = folder / "microsoft.login"
    kept.write_text(server.graph.refresh)
    environ = {
        "MENTORSHEETS_MICROSOFT_APP": "our-app",
        "MENTORSHEETS_MICROSOFT_LOGIN_FILE": str(kept),
        "MENTORSHEETS_MICROSOFT_AUTHORITY": f"{server.address}/login",
        "MENTORSHEETS_GRAPH_API": f"{server.address}/v1.0",
    }
    return LoopbackDesk(server, "https://1drv.ms/x/s!Abc?e=1", f"{FOLDER}/harbour.xlsx", environ)
