"""The mailbox of tests as a real Dovecot serves it, for whoever asks for that with MENTORSHEETS_TEST_MAILBOX=dovecot."""

import atexit
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import NoReturn

import pytest

from tests.mail.real_servers import DOVECOT, IS_ROOT, dovecot, empty_mailbox, mail_folder

IS_WANTED = os.environ.get("MENTORSHEETS_TEST_MAILBOX") == "dovecot"
ARRIVED = datetime(2026, 11, 17, 8, 12, tzinfo=UTC).timestamp()
"""When the server got all mail: as the mailbox that we wrote ourselves has it."""
NUMBERS = count(1)
"""What the mails of all tests are called by, in their order."""


class RealMailbox:
    """The mails in the one mailbox of a Dovecot, with the words by which `imap_server.Mailbox` is filled."""

    def __init__(self, new: Path, port: int) -> None:
        self.port = port
        self._new = new
        self._held: list[str] = []
        self._is_now = False

    def hold(self, *mails: str) -> None:
        """Put these mails into it, in place of those before; those that stay keep their numbers."""
        if list(mails[: len(self._held)]) != self._held:
            empty_mailbox(self._new.parents[2])
            self._held = []
        for mail in mails[len(self._held) :]:
            # No name comes twice: Dovecot remembers how long the mail of a name was.
            place = self._new.with_name("tmp") / f"{next(NUMBERS):06}.test"
            place.write_bytes(mail.replace("\n", "\r\n").encode())
            if not self._is_now:
                os.utime(place, (ARRIVED, ARRIVED))
            # As a mail server delivers it: it appears whole, and what is listed from then on has it.
            place.rename(self._new / place.name)
        self._held = list(mails)

    def arrive_now(self) -> None:
        """Let the next mails arrive by the computer's own clock."""
        self._is_now = True

    def renumber(self, _validity: int) -> NoReturn:
        """Pass the test by: it is about what this server does of itself."""
        pytest.skip("numbers mails anew by its own rules")

    def cut_after(self, _count: int | None) -> NoReturn:
        """Pass the test by."""
        pytest.skip("drops no line when told to")

    def lie(self, _command: str, _answer: bytes) -> NoReturn:
        """Pass the test by."""
        pytest.skip("tells no lies")

    @property
    def commands(self) -> list[str]:
        """Pass the test by."""
        pytest.skip("does not say what it was asked")

    @property
    def address(self) -> str:
        """How MENTORSHEETS_MAILBOX names it."""
        return f"imap://hello:correct-horse@127.0.0.1:{self.port}"


@contextmanager
def real_mailbox() -> Iterator[RealMailbox]:
    """Serve an empty mailbox; the server runs on until the tests end."""
    if not (DOVECOT and IS_ROOT):
        pytest.skip("wants the Debian package dovecot-imapd, and root")
    folder, port = _start()
    yield RealMailbox(empty_mailbox(folder), port)


@cache
def _start() -> tuple[Path, int]:
    stack = ExitStack()
    folder = stack.enter_context(mail_folder())
    port = stack.enter_context(dovecot(folder))
    atexit.register(stack.close)
    return folder, port
