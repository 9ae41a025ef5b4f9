"""How fast mail goes out with the journal on, beside a bare smtplib loop: `python -m benchmarks.mail`.

Both send the same messages over loopback, in turns, several times; the figure is the ratio of the medians.
The sink takes everything and keeps nothing; Postfix is the real one, if it is installed and this is root.
"""

import argparse
import contextlib
import smtplib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.mail_address import ServerAddress
from mentorsheets.mail.messages import MailState, MessageKey, PlannedMail
from mentorsheets.mail.transport.deliver import Guards, Pace, deliver
from mentorsheets.mail.transport.smtp import SmtpServer

BODY = b"Hello,\r\n\r\nhow is it going with the grant draft?\r\n" * 60
SINK = """
import asyncio, socket
async def talk(reader, writer):
    writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    writer.write(b"220 sink\\r\\n")
    while line := await reader.readline():
        verb = line[:4].upper()
        if verb == b"DATA":
            writer.write(b"354 Go\\r\\n")
            while await reader.readline() != b".\\r\\n":
                pass
        writer.write(b"221 Bye\\r\\n" if verb == b"QUIT" else b"250 Ok\\r\\n")
async def main():
    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
"""


class WallClock:
    """The real time."""

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


def messages(count: int) -> list[PlannedMail]:
    """Return `count` messages of 3 kB, ready to go."""
    now = datetime.now(UTC)
    return [message(f"P{number}", now) for number in range(count)]


def message(person: str, now: datetime) -> PlannedMail:
    """Return a message of 3 kB to `person`."""
    key = MessageKey("harbour", "check-in", (person,), "2026-11-16")
    message_id = key.message_id("harbour.example.org")
    head = f"Message-ID: {message_id}\r\nFrom: hello@harbour.example.org\r\nTo: {person}@example.org\r\n"
    return PlannedMail(
        key=key,
        message_id=message_id,
        sender="hello@harbour.example.org",
        recipients=(f"{person}@example.org",),
        content=f"{head}Subject: How is it going?\r\n\r\n".encode() + BODY,
        not_before=now - timedelta(hours=1),
        not_after=now + timedelta(days=1),
    )


def bare(port: int, mails: list[PlannedMail]) -> float:
    """Return messages a second of a plain loop over `sendmail` on one connection."""
    begun = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port, local_hostname="bench.example.org") as smtp:
        for mail in mails:
            smtp.sendmail(mail.sender, list(mail.recipients), mail.content)
    return len(mails) / (time.perf_counter() - begun)


def journaled(port: int, mails: list[PlannedMail], lanes: int) -> float:
    """Return messages a second of a whole run, planned in the journal before the clock starts."""
    clock = WallClock()
    with (
        tempfile.TemporaryDirectory() as folder,
        Journal(Path(folder, "mail.db"), "harbour", clock.now()) as journal,
    ):
        journal.plan(mails, clock.now())
        transport = SmtpServer(ServerAddress("smtp", "127.0.0.1", port), lanes=lanes)
        begun = time.perf_counter()
        delivery = deliver(journal, transport, clock, Pace(), Guards())
        transport.close()
        spent = time.perf_counter() - begun
    if delivery.counts != {MailState.SENT: len(mails)}:
        sys.exit(f"not all was sent: {delivery}")
    return len(mails) / spent


@contextlib.contextmanager
def sink() -> Iterator[int]:
    """Run a server that takes everything and keeps nothing; yields its port."""
    with subprocess.Popen([sys.executable, "-c", SINK], stdout=subprocess.PIPE, text=True) as server:
        if server.stdout is None:
            raise OSError
        try:
            yield int(server.stdout.readline())
        finally:
            server.kill()


@contextlib.contextmanager
def real_postfix() -> Iterator[int]:
    """Run a private Postfix; yields its port."""
    servers: Any = import_module("tests.mail.real_servers")
    with servers.mail_folder() as folder, servers.postfix(folder) as port:
        yield port


def compare(
    name: str, server: Callable[[], contextlib.AbstractContextManager[int]], options: argparse.Namespace
) -> None:
    """Print the medians of both ways on one server, and their ratio."""
    with server() as port:
        mails = messages(options.mails)
        bare(port, mails[:50])
        rounds = [(bare(port, mails), journaled(port, mails, options.lanes)) for _ in range(options.rounds)]
    plain, ours = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = f"{ours / plain:.0%}"
    how = f"{options.lanes} connections" if options.lanes else "as a run sends"
    print(f"{name}: bare smtplib {plain:.0f}/s; {how}, with journal and log {ours:.0f}/s: {ratio}")


def main() -> None:
    """Run the comparison on the sink and, where possible, on Postfix."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--lanes", type=int, default=0, help="connections (0: as many as a run takes)")
    parser.add_argument("--only", choices=["sink", "postfix"])
    options = parser.parse_args()
    if options.only != "postfix":
        compare("sink", sink, options)
    if options.only != "sink":
        compare("postfix", real_postfix, options)


if __name__ == "__main__":
    main()
