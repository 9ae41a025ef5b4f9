"""A loopback server that speaks the Sheets API v4, for tests to start, to watch and to vex."""

import json
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from tests.sheets_server.auth import Accounts
from tests.sheets_server.http import Handler, Listener
from tests.sheets_server.person import Person
from tests.sheets_server.weather import Call, Fault, Weather
from tests.sheets_server.world import World


class SheetsServer:
    """Google Sheets on 127.0.0.1, as a context manager.

    `world` holds the spreadsheets, `accounts` the service accounts and tokens, `weather` what goes wrong and
    the log of calls. `person(id)` acts as somebody in a browser; `before_request` lets a test act before each
    call.
    """

    def __init__(
        self,
        port: int = 0,
        *,
        clock: Callable[[], float] = time.time,
        seed: int | None = None,
        host: str = "127.0.0.1",
    ) -> None:
        self.world = World(clock, seed)
        self.accounts = Accounts(clock)
        self.weather = Weather(clock)
        self.before: list[Callable[[Call], None]] = []
        self.after: list[Callable[[Call, bytes, bytes], None]] = []
        self._http = Listener((host, port), Handler)
        self._http.owner = self
        self._stopping = threading.Event()
        self.address = f"http://{host}:{self._http.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._http.shutdown()
        self._http.server_close()

    def serve(self) -> None:
        """Serve in this thread until interrupted."""
        self._http.serve_forever()

    def wait(self, seconds: float) -> None:
        """Let a caller wait, but not longer than the server lives."""
        if seconds:
            self._stopping.wait(seconds)

    def before_request(self, callback: Callable[[Call], None]) -> None:
        """Have `callback(call)` run before each API call is looked at; it may act as a person."""
        self.before.append(callback)

    def after_request(self, callback: Callable[[Call, bytes, bytes], None]) -> None:
        """Have `callback(call, request body, reply body)` run after each call, before its reply goes out."""
        self.after.append(callback)

    def make(self, title: str, owner: str, shared: dict[str, str] | None = None) -> str:
        """A person makes a spreadsheet and shares it: account to role. Returns its id."""
        with self.world.lock:
            book = self.world.new_book(title, owner)
        for account, role in (shared or {}).items():
            self.person(book.id).share(account, role)
        return book.id

    def person(self, book_id: str, name: str = "coordinator@example.org") -> Person:
        return Person(self.world, self.world.books[book_id], name)

    def service_account(self, email: str = "robot@throw-away.example.org") -> dict[str, str]:
        """The key of a new service account, as the JSON file holds it."""
        return self.accounts.service_account(self.address, email)

    def service_account_file(self, folder: Path, email: str = "robot@throw-away.example.org") -> Path:
        """The same as a file in `folder`."""
        path = folder / "service-account.json"
        path.write_text(json.dumps(self.service_account(email)))
        return path

    def fail(self, kind: str = "status", operation: str = ".*", **details: Any) -> None:
        """Have the next calls of an operation go wrong; see `weather.Fault`."""
        self.weather.faults.append(Fault(kind, operation=operation, **details))

    def quota(self, reads: int | None, writes: int | None) -> None:
        """Limit reads and writes a minute."""
        self.weather.reads_a_minute, self.weather.writes_a_minute = reads, writes

    @property
    def calls(self) -> list[Call]:
        """The API calls so far, control calls left out."""
        return [call for call in self.weather.calls if call.kind != "control"]

    def forget_calls(self) -> None:
        self.weather.calls.clear()
