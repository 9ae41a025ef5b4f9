"""A mail server on loopback that fails as told, and keeps count of what it took."""

import re
import socket
import socketserver
import struct
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from socketserver import StreamRequestHandler
from typing import Self


class HungUpError(Exception):
    """The server ends the conversation."""


@dataclass
class FaultyServer:
    """`behave(number, recipients)` names what happens to the transaction with this number, counted from 0.

    Actions are `ok`, or STAGE:FAULT where FAULT is `drop`, `rst`, `garbage`, `half`, `silence` or a whole
    reply; at the dot, `taken-` before a fault means that the message had been accepted by then. `welcome`
    names the greeting of the connection with a number, counted from 1; `instead` has replies by verb.
    """

    behave: Callable[[int, list[str]], str] = lambda _number, _recipients: "ok"
    greeting: str = "220 faulty.example.org ESMTP"
    welcome: Callable[[int], str] | None = None
    instead: dict[str, str] = field(default_factory=dict)
    features: tuple[str, ...] = ("SMTPUTF8",)
    on_stage: Callable[[int, str], object] = lambda _number, _stage: None
    taken: list[bytes] = field(default_factory=list)
    connections: int = 0
    transactions: int = 0

    def __enter__(self) -> Self:
        server = self
        self.lock = threading.Lock()

        class Handler(socketserver.StreamRequestHandler):
            disable_nagle_algorithm = True

            def handle(self) -> None:
                with server.lock:
                    server.connections += 1
                with suppress(HungUpError, OSError):
                    Conversation(server, self).run()

        self.listener = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.listener.daemon_threads = True
        self.port = self.listener.server_address[1]
        threading.Thread(target=self.listener.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.listener.shutdown()
        self.listener.server_close()

    @property
    def counts(self) -> Counter[str]:
        """How often each key was taken."""
        found = (re.findall(rb"Message-ID: <([^@>]*)", content) for content in self.taken)
        return Counter(keys[0].decode() for keys in found)


class Conversation:
    def __init__(self, server: FaultyServer, handler: StreamRequestHandler) -> None:
        self.server = server
        self.reader = handler.rfile
        self.sock = handler.connection
        self.number = 0
        self.is_open = False
        self.recipients: list[str] = []
        self.action = ""

    def run(self) -> None:
        welcome = self.server.welcome
        greeting = welcome(self.server.connections) if welcome else self.server.greeting
        self.say(greeting)
        if not greeting.startswith("220"):
            return
        while line := self.reader.readline():
            verb = line[:4].upper().decode()
            if verb in self.server.instead:
                self.say(self.server.instead[verb])
            elif verb == "QUIT":
                self.say("221 Bye")
                return
            else:
                self.answer(verb, line)

    def answer(self, verb: str, line: bytes) -> None:
        if verb in {"EHLO", "HELO"}:
            self.say(
                "\r\n".join(["250-faulty", *(f"250-{name}" for name in self.server.features), "250 8BITMIME"])
            )
        elif verb == "MAIL" and self.is_open:
            self.say("503 5.5.1 nested MAIL")
        elif verb == "MAIL":
            self.begin()
        elif verb == "RCPT":
            self.recipients.append(re.findall(rb"<([^>]*)>", line)[0].decode())
            if not self.fault("rcpt"):
                self.say("250 2.1.5 Ok")
        elif verb == "DATA":
            self.data()
        else:
            self.is_open = self.is_open and verb != "RSET"
            self.say("250 Ok")

    def begin(self) -> None:
        with self.server.lock:
            self.number = self.server.transactions
            self.server.transactions += 1
        self.recipients = []
        self.action = ""
        if not self.fault("mail"):
            self.is_open = True
            self.say("250 2.1.0 Ok")

    def data(self) -> None:
        if self.fault("data"):
            return
        self.say("354 Go ahead")
        lines = []
        while (line := self.reader.readline()) != b".\r\n":
            if not line:
                raise HungUpError
            lines.append(line[1:] if line.startswith(b".") else line)
            if len(lines) == 5:
                self.fault("body")
        self.is_open = False
        content = b"".join(lines)
        _, _, fault = self.action.partition(":")
        if self.action == "ok" or fault.startswith(("taken-", "2")) or not self.action.startswith("dot:"):
            with self.server.lock:
                self.server.taken.append(content)
        self.server.on_stage(self.number, "taken")
        if not self.fault("dot"):
            self.say("250 2.0.0 Ok: queued")
            self.server.on_stage(self.number, "answered")

    def fault(self, stage: str) -> bool:
        self.server.on_stage(self.number, stage)
        if not self.action or stage == "rcpt":
            self.action = self.server.behave(self.number, self.recipients)
        where, _, fault = self.action.partition(":")
        if where != stage:
            return False
        fault = fault.removeprefix("taken-")
        if fault == "rst":
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.sock.close()
            raise HungUpError
        words = {"half": b"25", "garbage": b"\xff\x00 what?\r\n"}
        if fault in {"drop", "half", "garbage"}:
            self.sock.sendall(words.get(fault, b""))
            self.sock.shutdown(socket.SHUT_RDWR)
            raise HungUpError
        if fault == "silence":
            self.reader.read()
            raise HungUpError
        self.say(fault)
        if fault.startswith(("421", "250-")) or stage == "body":
            raise HungUpError
        return True

    def say(self, line: str) -> None:
        self.sock.sendall(line.encode() + b"\r\n")
