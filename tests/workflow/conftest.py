"""What tests of the verbs share: a mailbox on loopback that the command reads."""

from collections.abc import Iterator

import pytest

from tests.mail.incoming.imap_server import Mailbox, mailbox


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    with mailbox() as served:
        monkeypatch.setenv("MENTORSHEETS_MAILBOX", served.address)
        monkeypatch.setenv("MENTORSHEETS_MAIL_PLAIN", "yes")
        yield served
