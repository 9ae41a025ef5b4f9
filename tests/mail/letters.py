"""Invented messages and a clock that tests can turn."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from mentorsheets.mail.messages import MessageKey, PlannedMail
from mentorsheets.mail.transport.headers import Mailbox
from mentorsheets.mail.transport.mime import Letter, addresses, build

MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)
PROGRAMME = Mailbox("Harbour Mentoring", "hello@harbour.example.org")


class TurnableClock:
    """Time passes only when somebody waits or turns it."""

    def __init__(self, moment=MONDAY):
        self.moment = moment

    def now(self):
        return self.moment

    def sleep(self, seconds):
        self.moment += timedelta(seconds=seconds)


class WallClock:
    """The real time, for programs that are killed while they run."""

    def now(self):
        return datetime.now(UTC)  # noqa: TID251 - a test's outermost ring

    def sleep(self, seconds):
        time.sleep(seconds)


def letter(number=1, kind="check-in", **changes):
    key = MessageKey("harbour", kind, (f"P{number}",), "2026-11-16")
    values = {
        "message_id": key.message_id("harbour.example.org"),
        "date": MONDAY,
        "sender": PROGRAMME,
        "to": (Mailbox("Zoë Okafor", f"p{number}@example.org"),),
        "subject": "How is it going?",
        "text": "Hello Zoë,\n\nhow is it going?\n",
        "html": "<p>Hello Zoë,</p><p>how is it going?</p>",
        "language": "en",
    }
    return Letter(**(values | changes))


def planned(number=1, kind="check-in", *, first=MONDAY, lasts=timedelta(days=5), **changes):
    made = letter(number, kind, **changes)
    return PlannedMail(
        key=MessageKey("harbour", kind, (f"P{number}",), "2026-11-16"),
        message_id=made.message_id,
        sender=PROGRAMME.address,
        recipients=addresses(made.to),
        content=build(made),
        not_before=first,
        not_after=first + lasts,
    )


SAMPLE = planned(0)


def plain(number, kind="check-in", **changes):
    """A message made without the builder, where hundreds are needed and their words do not matter."""
    key = MessageKey("harbour", kind, (f"P{number}",), "2026-11-16")
    values = {
        "key": key,
        "message_id": key.message_id("harbour.example.org"),
        "recipients": (f"p{number}@example.org",),
        "content": SAMPLE.content.replace(SAMPLE.key.id.encode(), key.id.encode()),
    }
    return replace(SAMPLE, **(values | changes))
