"""The server, to start, to watch and to vex."""

import http.server
import io
import socket
import ssl
import struct
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote, urlsplit

from tests.files_server.dav import answer_dav
from tests.files_server.disk import Disk
from tests.files_server.graph import Graph
from tests.files_server.messages import Asked, Reply

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = b"<!DOCTYPE html><html><title>Log in</title><form>...</form></html>"


@dataclass(slots=True)
class FileFault:
    """What is to go wrong with the next `times` requests of a method whose path ends so.

    status: this answer, nothing done. reset: the connection breaks before anything is done. lost_reply: it is
    done, then the connection breaks. cut: half of the body is stored, then it breaks. page: a web page comes,
    with 200. huge: an answer of 2 GB begins. redirect: to `location`.
    """

    kind: str
    method: str = "GET"
    end: str = ""
    status: int = 503
    times: int = 1
    location: str = ""
    headers: dict[str, str] = field(default_factory=dict)


class FilesServer:
    """WebDAV under /dav/ and Graph under /v1.0/ on 127.0.0.1, as a context manager.

    `password` is what the user "ana" has; `leaks` counts logins that came where none belongs.
    """

    def __init__(self, certificate: ssl.SSLContext | None = None) -> None:
        self.disk = Disk()
        self.graph = Graph(self)
        self.password = "sésame 123"
        self.faults: list[FileFault] = []
        self.before: list[Callable[[Asked], None]] = []
        self.calls: list[str] = []
        self.leaks = 0
        self._http = _Listener(("127.0.0.1", 0), _Handler)
        self._http.owner = self
        if certificate:
            self._http.socket = certificate.wrap_socket(self._http.socket, server_side=True)
        self.port = self._http.server_address[1]
        self.address = f"http{'s' if certificate else ''}://127.0.0.1:{self.port}"
        self.elsewhere = f"http://localhost:{self.port}"
        """The same server by another name, so that it counts as another host."""

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()

    def calm(self) -> None:
        """Leave the server as it was when it began."""
        self.disk.__init__()  # type: ignore[misc]
        self.graph.calm()
        self.faults.clear()
        self.before.clear()
        self.calls.clear()
        self.leaks = 0

    def fail(self, kind: str, method: str = "GET", end: str = "", **more: object) -> None:
        self.faults.append(FileFault(kind, method, end, **more))  # type: ignore[arg-type]

    def due(self, asked: Asked) -> FileFault | None:
        for fault in self.faults:
            if fault.times > 0 and fault.method == asked.method and asked.path.endswith(fault.end):
                fault.times -= 1
                return fault
        return None

    def answer(self, asked: Asked) -> Reply:
        if asked.path.startswith("/dav/"):
            return answer_dav(self.disk, self.password, asked)
        return self.graph.answer(asked)


class _Listener(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    owner: FilesServer


class _Handler(http.server.BaseHTTPRequestHandler):
    server: _Listener
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        """Nothing on standard error."""

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            self.close_connection = True

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        headers = {name.lower(): said for name, said in self.headers.items()}
        asked = Asked(self.command, unquote(parts.path), parts.query, headers, body)
        owner = self.server.owner
        owner.calls.append(f"{asked.method} {asked.path}")
        if headers.get("host", "").startswith("localhost") and "authorization" in headers:
            owner.leaks += 1
        for act in list(owner.before):
            act(asked)
        fault = owner.due(asked)
        kind = fault.kind if fault else ""
        if kind == "cut":
            owner.disk.save(asked.path, body[: len(body) // 2])
        if kind in {"reset", "cut"}:
            self._break()
            return
        if kind == "huge":
            self._send(Reply(200, b"PK\x03\x04", {"Content-Length": "2000000000"}))
            self._break()
            return
        reply = self._foul(fault) if fault and kind != "lost_reply" else owner.answer(asked)
        if kind == "lost_reply":
            self._break()
            return
        self._send(reply)

    do_GET = do_PUT = do_HEAD = do_POST = do_PROPFIND = do_LOCK = do_UNLOCK = do_DELETE = _answer  # noqa: N815

    def _foul(self, fault: FileFault) -> Reply:
        if fault.kind == "page":
            return Reply(200, PAGE, {"Content-Type": "text/html"})
        if fault.kind == "redirect":
            return Reply(fault.status, b"", {"Location": fault.location})
        return Reply(fault.status, b"", fault.headers)

    def _send(self, reply: Reply) -> None:
        headers = {"Content-Length": str(len(reply.body)), **reply.headers}
        lines = [f"HTTP/1.1 {reply.status} X", *(f"{name}: {said}" for name, said in headers.items()), "", ""]
        self.wfile.write("\r\n".join(lines).encode() + (b"" if self.command == "HEAD" else reply.body))

    def _break(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True
        self.wfile = io.BytesIO()
