"""A mailbox on loopback that speaks as much IMAP as we ask for, and drops the line after so many bytes."""

import re
import socketserver
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import cast

from tests.mail.incoming import real_mailbox

ARRIVED = "17-Nov-2026 08:12:00 +0000"


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    mails: Sequence[bytes] = ()
    cut_after: int | None = None
    validity = 7
    commands: list[str]
    instead: Mapping[str, bytes] = MappingProxyType({})


class _Talk(socketserver.StreamRequestHandler):
    # Each reply goes at once, as from a real server: else it waits 40 ms for the one before to be acknowledged.
    disable_nagle_algorithm = True
    server: _Server

    def handle(self) -> None:
        self.left = self.server.cut_after
        if not self.say(b"* OK ready\r\n"):
            return
        for line in self.rfile:
            tag, _, command = line.decode("latin-1").strip().partition(" ")
            self.server.commands.append(command)
            for answer in self.answers(command):
                if not self.say(answer):
                    return
            if not self.say(f"{tag} OK done\r\n".encode()) or command.upper() == "LOGOUT":
                return

    def say(self, content: bytes) -> bool:
        if self.left is None:
            self.wfile.write(content)
            return True
        self.wfile.write(content[: self.left])
        self.left -= min(self.left, len(content))
        return self.left > 0

    def answers(self, command: str) -> Iterator[bytes]:
        upper = command.upper()
        count = len(self.server.mails)
        lies = [said for begins, said in self.server.instead.items() if upper.startswith(begins)]
        if lies:
            yield from lies
        elif upper == "CAPABILITY":
            yield b"* CAPABILITY IMAP4rev1\r\n"
        elif upper == "LOGOUT":
            yield b"* BYE until next time\r\n"
        elif upper.startswith("LIST"):
            yield b'* LIST (\\HasNoChildren) "/" INBOX\r\n'
        elif upper.startswith(("SELECT", "EXAMINE")):
            yield f"* {count} EXISTS\r\n* OK [UIDVALIDITY {self.server.validity}] .\r\n".encode()
        elif upper.startswith("STATUS"):
            yield f"* STATUS INBOX (UIDVALIDITY {self.server.validity} UIDNEXT {count + 1})\r\n".encode()
        elif upper.startswith("UID SEARCH"):
            first = re.search(r"UID (\d+):\*", command.partition("SEARCH")[2])
            found: Iterable[int] = range(int(first[1]) if first else 1, count + 1)
            if named := re.search(r'HEADER "?MESSAGE-ID"? "?(<[^>]+>)', command, re.IGNORECASE):
                found = [number for number in found if named[1].encode() in self.server.mails[number - 1]]
            yield f"* SEARCH {' '.join(map(str, found))}\r\n".encode()
        elif upper.startswith("UID FETCH"):
            yield from self.fetched(command)

    def fetched(self, command: str) -> Iterator[bytes]:
        names = command.split()[2]
        is_head = "[HEADER]" in command
        for name in names.split(","):
            mail = self.server.mails[int(name) - 1]
            content = mail.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if is_head else mail
            part = "BODY[HEADER]" if is_head else "BODY[]<0>"
            yield f'* {name} FETCH (UID {name} INTERNALDATE "{ARRIVED}" {part} {{{len(content)}}}\r\n'.encode()
            yield content + b")\r\n"


class Mailbox:
    """The mails in it, and after how many bytes of each connection the line drops (None: never)."""

    def __init__(self, server: _Server) -> None:
        self._server = server
        self.port: int = server.server_address[1]

    def hold(self, *mails: str) -> None:
        """Put these mails into it, in place of those before."""
        self._server.mails = [mail.replace("\n", "\r\n").encode() for mail in mails]

    def arrive_now(self) -> None:
        """Do nothing: whoever asks for new mail here gets all of it, whenever it came."""

    def renumber(self, validity: int) -> None:
        """Number all mails anew, as a mailbox that was moved or restored does."""
        self._server.validity = validity

    def cut_after(self, count: int | None) -> None:
        """Drop each connection after so many bytes."""
        self._server.cut_after = count

    def lie(self, command: str, answer: bytes) -> None:
        """Give this answer, without its tagged line, to each command that begins so."""
        self._server.instead = {**self._server.instead, command: answer}

    @property
    def commands(self) -> list[str]:
        """What it was asked."""
        return self._server.commands

    @property
    def address(self) -> str:
        """How MENTORSHEETS_MAILBOX names it."""
        return f"imap://harbour:hush@127.0.0.1:{self.port}"


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """Serve a mailbox for as long as the block runs: this one, or that of a real server where that is wanted."""
    if real_mailbox.IS_WANTED:
        with real_mailbox.real_mailbox() as real:
            yield cast("Mailbox", real)
        return
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.commands = []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield Mailbox(server)
        server.shutdown()
