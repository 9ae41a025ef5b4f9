"""The HTTP side: one request at a time to an operation, and its reply (or refusal) back."""

import gzip
import http.server
import io
import json
import socket
import struct
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.sheets_server import control, routes
from tests.sheets_server.auth import Refused, check_scope
from tests.sheets_server.errors import ApiError, api_disabled, invalid, outage
from tests.sheets_server.sheets_api import Asked, with_mask
from tests.sheets_server.weather import Call, Fault
from tests.sheets_server.world import Caller

if TYPE_CHECKING:
    from tests.sheets_server.server import SheetsServer

JSON = "application/json; charset=UTF-8"
PRETTY_UP_TO = 100_000
PACKED_FROM = 100_000
"""Bytes; Google packs all, and we only what shows it."""
Reply = tuple[int, bytes, str]
NOT_FOUND_PAGE = (
    b"<!DOCTYPE html><html lang=en><title>Error 404 (Not Found)!!1</title><p>404. That's an error.</html>"
)
OUTAGE_PAGE = b"<!DOCTYPE html><html lang=en><title>Error (Server Error)!!1</title><p>That's an error.</html>"


def encoded(value: Any, *, pretty: bool = True) -> bytes:
    """Indented as Google does it, unless that would take long, or whoever asks wants it without a space."""
    if not pretty:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    text = json.dumps(value, ensure_ascii=False)
    if len(text) < PRETTY_UP_TO:
        text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return text.encode()


def without_nulls(value: Any) -> Any:
    """A null field of a message is no field; a null in a list (a cell to skip) stays."""
    if isinstance(value, dict):
        return {name: without_nulls(inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [without_nulls(item) if isinstance(item, dict | list) else item for item in value]
    return value


class Listener(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    owner: "SheetsServer"


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers one connection; the server that it belongs to is `self.server.owner`."""

    server: Listener
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    @property
    def owner(self) -> "SheetsServer":
        found: SheetsServer = self.server.owner
        return found

    def log_message(self, *_: object) -> None:
        """Nothing on standard error."""

    def handle(self) -> None:
        try:
            super().handle()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else b""
        path = urlsplit(self.path).path
        found = routes.find(self.command, path)
        call = self._call(path, found, length)
        for callback in self.owner.before:
            if call.kind != "control":
                callback(call)
        self.owner.weather.calls.append(call)
        fault = self.owner.weather.due(call) if call.kind != "control" else None
        if fault is not None and fault.kind == "reset":
            self._break()
            return
        self.owner.wait(self.owner.weather.latency + (fault.seconds if fault else 0))
        call.status, content, kind = self._reply(call, found, body, fault)
        for watcher in self.owner.after:
            watcher(call, body, content)
        if fault is not None and fault.kind == "lost_reply":
            self._break()
            return
        self._send(call.status, content, kind, fault)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _answer  # noqa: N815 - names that http.server looks for

    def _call(self, path: str, found: Any, size: int) -> Call:
        if path.endswith("/token"):
            return Call("token", "token", self.command, path, size)
        if path.startswith("/_control/"):
            return Call("control", "control", self.command, path, size)
        operation, kind = (found[0].operation, found[0].kind) if found else ("unknown", "read")
        return Call(operation, kind, self.command, path, size)

    def _reply(self, call: Call, found: Any, body: bytes, fault: Fault | None) -> Reply:
        if fault is not None and fault.kind == "html":
            return fault.status, OUTAGE_PAGE, "text/html; charset=UTF-8"
        if call.kind == "control":
            return self._json(*control.answer(self.owner, call.method, call.path, body))
        if call.kind == "token":
            return self._token(body, fault)
        if found is None:
            return 404, NOT_FOUND_PAGE, "text/html; charset=UTF-8"
        try:
            if fault is not None and fault.kind == "status":
                raise outage(fault.status)
            return self._operate(found, body, call)
        except ApiError as error:
            drive = found[0].service == "drive"
            return self._json(error.code, error.drive_json() if drive else error.sheets_json())

    def _json(self, status: int, value: Any) -> Reply:
        return status, encoded(value), JSON

    def _token(self, body: bytes, fault: Fault | None) -> Reply:
        if fault is not None and fault.kind == "status":
            return self._json(
                fault.status, {"error": "internal_failure", "error_description": "Backend Error"}
            )
        try:
            return self._json(200, self.owner.accounts.grant(body))
        except Refused as refusal:
            return self._json(400, refusal.json)

    def _operate(self, found: tuple[routes.Route, dict[str, str]], body: bytes, call: Call) -> Reply:
        route, parts = found
        caller = self.owner.accounts.caller(self.headers.get("Authorization"))
        check_scope(caller, route.service, route.kind)
        if route.service == "sheets":
            if not self.owner.world.sheets_api_enabled:
                raise api_disabled()
            self.owner.weather.spend(call)
        asked = self._asked(caller, parts, body)
        with self.owner.world.lock:
            reply = route.answer(self.owner.world, asked)
        if reply is None:
            return 204, b"", "text/html"
        if isinstance(reply, tuple):
            return 200, *reply
        if route.service == "sheets" and route.operation not in {
            "spreadsheets.get",
            "spreadsheets.getByDataFilter",
        }:
            reply = with_mask(asked, reply)
        return 200, encoded(reply, pretty=asked.query.get("prettyPrint") != "false"), JSON

    def _asked(self, caller: Caller, parts: dict[str, str], body: bytes) -> Asked:
        repeated = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        query = {name: values[-1] for name, values in repeated.items()}
        asked = Asked(caller, {name: unquote(part) for name, part in parts.items()}, query, repeated, body)
        if self.headers.get("Content-Type", "").startswith("text/csv") or not body:
            return asked
        try:
            return replace(asked, body=without_nulls(json.loads(body)))
        except ValueError:
            raise invalid("Invalid JSON payload received. Unexpected token.") from None

    def _send(self, status: int, content: bytes, kind: str, fault: Fault | None) -> None:
        reason = self.responses.get(status, ("",))[0]
        packed = len(content) > PACKED_FROM and all(
            "gzip" in self.headers.get(name, "") for name in ("Accept-Encoding", "User-Agent")
        )
        if packed:
            content = gzip.compress(content, 1)
        lines = [f"HTTP/1.1 {status} {reason}", f"Content-Type: {kind}", f"Content-Length: {len(content)}"]
        lines += ["Content-Encoding: gzip", "Vary: Accept-Encoding"] if packed else []
        if fault is not None and fault.retry_after:
            lines.append(f"Retry-After: {fault.retry_after}")
        head = "\r\n".join([*lines, "Server: ESF", "Cache-Control: private", "", ""])
        self.wfile.write(head.encode() + content)

    def _break(self) -> None:
        """End the connection with a reset rather than with a farewell."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True
        self.wfile = io.BytesIO()
