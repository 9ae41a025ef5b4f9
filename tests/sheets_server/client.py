"""Two ways for tests to talk to the server: plain HTTP, and the real gspread."""

from typing import Any
from urllib.parse import quote

import gspread
import requests
from google.oauth2.credentials import Credentials
from gspread.http_client import HTTPClient

from tests.sheets_server.server import SheetsServer

HOSTS = ("https://sheets.googleapis.com", "https://www.googleapis.com")


class Refusal(Exception):
    """An answer that is not 2xx: its status and its JSON."""

    def __init__(self, status: int, error: Any) -> None:
        super().__init__(f"{status}: {error}")
        self.status = status
        self.error = error

    @property
    def message(self) -> str:
        found: str = self.error["error"]["message"]
        return found


class Api:
    """One spreadsheet over plain HTTP."""

    def __init__(self, server: SheetsServer, book_id: str = "", token: str = "anything") -> None:
        self.server = server
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {token}"
        self.id = (
            book_id
            or self.send("POST", "/v4/spreadsheets", {"properties": {"title": "Trial"}})["spreadsheetId"]
        )

    def send(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        answer = self.session.request(method, self.server.address + path, json=body, params=query, timeout=10)
        if not answer.ok:
            raise Refusal(
                answer.status_code, answer.json() if "json" in answer.headers["Content-Type"] else answer.text
            )
        return answer.json() if answer.content else None

    def book(self, method: str, tail: str = "", body: Any = None, **query: Any) -> Any:
        return self.send(method, f"/v4/spreadsheets/{self.id}{tail}", body, **query)

    def get(self, **query: Any) -> Any:
        return self.book("GET", **query)

    def batch(self, *wanted: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.book("POST", ":batchUpdate", {"requests": list(wanted), **more})[
            "replies"
        ]
        return found

    def values(self, text: str, **query: Any) -> Any:
        return self.book("GET", f"/values/{quote(text)}", **query)

    def shown(self, text: str, **query: Any) -> list[list[Any]]:
        found: list[list[Any]] = self.values(text, **query).get("values", [])
        return found

    def write(self, text: str, lines: Any, how: str = "RAW", **query: Any) -> Any:
        return self.book("PUT", f"/values/{quote(text)}", {"values": lines}, valueInputOption=how, **query)

    def append(self, text: str, lines: Any, how: str = "RAW", **query: Any) -> Any:
        tail = f"/values/{quote(text)}:append"
        return self.book("POST", tail, {"values": lines}, valueInputOption=how, **query)

    def sheet(self, index: int = 0) -> dict[str, Any]:
        found: dict[str, Any] = self.get()["sheets"][index]
        return found


def through_gspread(server: SheetsServer) -> gspread.Client:
    """A gspread client whose calls go to the server instead of to Google."""

    class Loopback(HTTPClient):
        def request(self, method: str, endpoint: str, *args: Any, **kwargs: Any) -> requests.Response:
            for host in HOSTS:
                endpoint = endpoint.replace(host, server.address)
            return super().request(method, endpoint, *args, **kwargs)

    return gspread.Client(Credentials("a-token"), http_client=Loopback)
