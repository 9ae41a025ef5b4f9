"""Real Postfix and Dovecot: one copy each, evidence by IMAP, answers and bounces read back."""

import random
import smtplib
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mentorsheets.errors import Unreachable, WrongUse
from mentorsheets.mail.incoming.arrivals import Bounce, IncomingReply, StopRequest
from mentorsheets.mail.incoming.collect import collect, confirm
from mentorsheets.mail.incoming.mailbox import MailboxEvidence, open_mailbox
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.settle import send_again, settle_by_evidence
from mentorsheets.mail.mail_address import ServerAddress
from mentorsheets.mail.message_ids import MessageIds
from mentorsheets.mail.messages import MailState
from mentorsheets.mail.tokens import Signer
from mentorsheets.mail.transport.deliver import Guards, Pace, deliver
from mentorsheets.mail.transport.headers import Mailbox
from mentorsheets.mail.transport.login import Login
from mentorsheets.mail.transport.smtp import SmtpServer
from tests.mail.letters import TurnableClock, letter, plain, planned
from tests.mail.real_servers import DOVECOT, IS_ROOT, POSTFIX, dovecot, mail_folder, postfix

pytestmark = [
    pytest.mark.outside,
    pytest.mark.skipif(not POSTFIX, reason="wants the Debian package postfix"),
    pytest.mark.skipif(not DOVECOT, reason="wants the Debian package dovecot-imapd"),
    pytest.mark.skipif(not IS_ROOT, reason="Postfix and Dovecot start as root only"),
]
DOMAIN = "harbour.example.org"
SIGNER = Signer("harbour", b"a secret of thirty-two bytes, say")
NOW = datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - the servers live in real time
COPY = "copies@harbour.example.org"


@pytest.fixture(scope="module")
def servers() -> Iterator[Any]:
    with mail_folder() as folder, postfix(folder) as smtp, dovecot(folder) as imap:
        yield folder, smtp, imap


@pytest.fixture
def world(servers: Any, tmp_path: Path) -> Iterator[Any]:
    folder, smtp, imap = servers
    for old in (folder / "mail" / "all").glob("*/*"):
        old.unlink()
    with Journal(tmp_path / "mail.db", "harbour", NOW) as journal:
        yield journal, folder, smtp, imap


def send(journal: Any, port: Any, clock: Any = None) -> Any:
    transport = SmtpServer(ServerAddress("smtp", "127.0.0.1", port), copy_to=COPY, verdict_within=5)
    delivery = deliver(journal, transport, clock or TurnableClock(NOW), Pace(patience=timedelta(0)), Guards())
    transport.close()
    return delivery


def mailbox(port: Any, secret: Any = "correct-horse") -> Any:
    return open_mailbox(ServerAddress("imap", "127.0.0.1", port), Login("hello", lambda: secret))


def fresh(number: Any, **changes: Any) -> Any:
    return plain(number, not_before=NOW - timedelta(hours=1), not_after=NOW + timedelta(days=9), **changes)


def arrived(folder: Any, wanted: Any) -> Any:
    """Wait until `wanted` messages lie in the Maildir."""
    for _ in range(400):
        found = list((folder / "mail" / "all" / "new").glob("*"))
        if len(found) >= wanted:
            return found
        time.sleep(0.02)
    raise TimeoutError(f"{len(found)} of {wanted} messages arrived")


class LossyRoad:
    """Passes bytes on to a server, and now and then loses the connection in either direction."""

    def __init__(self, port: Any, seed: Any) -> None:
        self.port = port
        self.dice = random.Random(seed)
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self.port))
            for source, target in ((client, server), (server, client)):
                threading.Thread(target=self.carry, args=(source, target), daemon=True).start()

    def carry(self, source: Any, target: Any) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                is_turning_point = data.startswith((b".\r\n", b"250 2.0.0 Ok: queued")) or len(data) > 500
                if is_turning_point and self.dice.random() < 0.1:
                    break
                target.sendall(data)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        source.close()


@pytest.mark.thorough
def test_over_a_lossy_road_everybody_gets_one_copy_and_the_copies_settle_the_doubt(world: Any) -> None:
    journal, folder, smtp, imap = world
    journal.plan([fresh(number) for number in range(60)], NOW)
    road, clock = LossyRoad(smtp, seed=3), TurnableClock(NOW)
    doubts = set()
    for _ in range(8):
        send(journal, road.listener.getsockname()[1], clock)
        doubts |= {record.key for record in journal.records(MailState.UNKNOWN)}
        clock.sleep(3600)
        arrived(folder, 2 * len(journal.records(MailState.SENT)))
        with mailbox(imap) as box:
            settled = settle_by_evidence(
                journal, MailboxEvidence(box), MessageIds(SIGNER, DOMAIN), clock.now()
            )
    road.listener.close()
    assert doubts
    assert {record.state for record in journal.records()} <= {MailState.SENT, MailState.UNKNOWN}
    assert {record.key for record in journal.records(MailState.UNKNOWN)} == set(settled.held)
    for key in settled.held:
        send_again(journal, key, clock.now())
    send(journal, smtp, clock)
    assert {record.state for record in journal.records()} == {MailState.SENT}
    copies = Counter(
        (line, recipient)
        for file in arrived(folder, 120)
        for line in [next(line for line in file.read_bytes().splitlines() if line.startswith(b"Message-ID"))]
        for recipient in [
            next(line for line in file.read_bytes().splitlines() if line.startswith(b"Delivered-To"))
        ]
    )
    assert len(copies) == 120
    assert set(copies.values()) == {1}


def test_a_refused_address_is_named_and_the_others_get_their_mail(world: Any) -> None:
    journal, folder, smtp, _ = world
    journal.plan([fresh(1), fresh(2, recipients=("nobody@example.org",))], NOW)
    assert send(journal, smtp).counts == {MailState.SENT: 1, MailState.REFUSED: 1}
    assert journal.is_dead(["nobody@example.org"])
    arrived(folder, 2)


def test_a_bounce_is_read_back_and_buries_the_address(world: Any) -> None:
    journal, folder, smtp, imap = world
    key = planned(1).key
    token = SIGNER.token(key.id, key.persons, "P1", "reply")
    mail = planned(
        1,
        first=NOW - timedelta(hours=1),
        to=(Mailbox("Zoë", "vanished@example.org"),),
        reply_to=(Mailbox("", f"hello+{token}@harbour.example.org"),),
    )
    journal.plan([mail], NOW)
    send(journal, smtp)
    arrived(folder, 2)
    with mailbox(imap) as box:
        collected = collect(journal, box, SIGNER, NOW)
    (bounce,) = [found for found in collected.found if isinstance(found, Bounce)]
    assert (bounce.key, bounce.is_hard) == (key.id, True)
    confirm(journal, collected, NOW)
    assert journal.is_dead(["vanished@example.org"])


def answer(port: Any, token: Any, subject: Any = "Re: How is it going?", text: Any = "Going well.") -> None:
    content = (
        f"From: p1@example.org\r\nTo: hello+{token}@harbour.example.org\r\nSubject: {subject}\r\n"
        # A day of its own: the server would write the second in which it came, and two mails would differ.
        f"Date: Fri, 13 Nov 2026 09:00:00 +0000\r\n"
        f"Message-ID: <{len(text)}.{token[:4]}@example.org>\r\n\r\n{text}\r\n"
    )
    with smtplib.SMTP("127.0.0.1", port, local_hostname="x.example.org") as smtp:
        smtp.sendmail("p1@example.org", [f"hello+{token}@harbour.example.org"], content)


def test_answers_are_read_once_and_nothing_in_the_mailbox_is_touched(world: Any) -> None:
    journal, folder, smtp, imap = world
    key = letter(1).message_id[1:27]
    journal.plan([fresh(1)], NOW)
    reply, stop = (SIGNER.token(key, ("P1",), "P1", action) for action in ("reply", "stop"))
    answer(smtp, reply)
    answer(smtp, stop, text="")
    before = sorted(file.name for file in arrived(folder, 2))
    with mailbox(imap) as box:
        collected = collect(journal, box, SIGNER, NOW)
        assert collect(journal, box, SIGNER, NOW) == collected
        assert {type(found) for found in collected.found} == {IncomingReply, StopRequest}
        assert [found.text for found in collected.found if isinstance(found, IncomingReply)] == [
            "Going well."
        ]
        confirm(journal, collected, NOW)
        assert collect(journal, box, SIGNER, NOW).found == ()
        answer(smtp, reply)
        answer(smtp, reply, text="One more thing.")
        for _ in range(200):
            more = collect(journal, box, SIGNER, NOW).found
            if more:
                break
            time.sleep(0.02)
        assert [getattr(found, "text", "") for found in more] == ["One more thing."]
    found = [file for part in ("new", "cur") for file in (folder / "mail" / "all" / part).glob("*")]
    assert not any(file.name.rpartition(",")[2].count("S") for file in found)
    assert {name.partition(":")[0] for name in before} <= {file.name.partition(":")[0] for file in found}


def test_a_wrong_password_and_a_dead_server_are_told_apart(world: Any) -> None:
    _, _, _, imap = world
    with pytest.raises(WrongUse) as refused, mailbox(imap, "wrong-secret"):
        pass
    assert "wrong-secret" not in str(refused.value)
    with pytest.raises(Unreachable), mailbox(1):
        pass
