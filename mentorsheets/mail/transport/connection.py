"""One connection to a mail server; a half reply on it is never taken for a whole one."""

import re
import smtplib
import socket
import ssl
from contextlib import suppress
from typing import NoReturn

REPLY_LINE = re.compile(rb"([2-5]\d\d)(?:([ -])([^\r\n]*))?\r?\n")
LONGEST_REPLY = 8192
"""Bytes of one reply; RFC 5321 allows 512 a line, and a server that sends more is broken."""


class BrokenLine(Exception):
    """The connection ended, fell silent, or brought something that is no reply."""


class Lane:
    """A connection that is greeted and logged in. It is closed at the first doubt, never mended."""

    def __init__(self, smtp: smtplib.SMTP, answer_within: float) -> None:
        """Take over the connection of `smtp`; a reply must come within `answer_within` seconds."""
        if smtp.sock is None:
            raise smtplib.SMTPServerDisconnected
        self.smtp = smtp
        self.sock = smtp.sock
        self.answer_within = answer_within
        self.unread = b""
        self.is_open = True
        self.is_fresh = True
        # The final dot travels alone; without this it would wait for the answer to the body's last packet.
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock.settimeout(answer_within)

    def say(self, data: bytes) -> None:
        """Send `data`. Raises BrokenLine."""
        try:
            self.sock.sendall(data)
        except OSError:
            self._break()

    def hear(self, within: float | None = None) -> tuple[int, bytes]:
        """Return the code and words of one whole reply. Raises BrokenLine."""
        if within is not None:
            self.sock.settimeout(within)
        code, more, text = self._reply_line()
        words = [text]
        while more == b"-":
            again, more, text = self._reply_line()
            if again != code:
                self._break()
            words.append(text)
        if within is not None:
            self.sock.settimeout(self.answer_within)
        return int(code), b" ".join(words)

    def has_spoken(self) -> bool:
        """Return whether the server ended the connection, or answered, before it was asked."""
        if self.unread:
            return True
        self.sock.settimeout(0)
        try:
            self.sock.recv(1)
        except (BlockingIOError, ssl.SSLWantReadError):
            return False
        except OSError:
            return True
        finally:
            self.sock.settimeout(self.answer_within)
        return True

    def close(self) -> None:
        """Hang up at once."""
        self.is_open = False
        self.smtp.close()

    def quit(self) -> None:
        """Say goodbye; what the server makes of it no longer matters."""
        with suppress(OSError):
            self.sock.settimeout(1)
            self.sock.sendall(b"QUIT\r\n")
            self.sock.recv(512)
        self.close()

    def _reply_line(self) -> tuple[bytes, bytes, bytes]:
        while b"\n" not in self.unread:
            self._read_on()
        found = REPLY_LINE.match(self.unread)
        if found is None:
            self._break()
        self.unread = self.unread[found.end() :]
        return found[1], found[2] or b" ", found[3] or b""

    def _read_on(self) -> None:
        try:
            chunk = self.sock.recv(4096)
        except OSError:
            self._break()
        if not chunk or len(self.unread) > LONGEST_REPLY:
            self._break()
        self.unread += chunk

    def _break(self) -> NoReturn:
        self.close()
        raise BrokenLine
