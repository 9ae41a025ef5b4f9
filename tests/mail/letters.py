"""Invented messages and a clock that tests can turn."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

from mentorsheets.mail.messages import MessageKey, PlannedMail
from mentorsheets.mail.transport.headers import Mailbox
from mentorsheets.mail.transport.mime import Letter, addresses, build

MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)
PROGRAMME = Mailbox("Harbour Mentoring", "hello@harbour.example.org")


class TurnableClock:
    """Time passes only when somebody waits or turns it."""

    def __init__(self, moment: datetime = MONDAY) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


class WallClock:
    """The real time, for programs that are killed while they run."""

    def now(self) -> Any:
        return datetime.now(UTC)  # noqa: TID251 - a test's outermost ring

    def sleep(self, seconds: Any) -> None:
        time.sleep(seconds)


def letter(number: int = 1, kind: str = "check-in", **changes: Any) -> Letter:
    key = MessageKey("harbour", kind, (f"P{number}",), "2026-11-16")
    values: dict[str, Any] = {
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


def planned(
    number: int = 1,
    kind: str = "check-in",
    *,
    first: datetime = MONDAY,
    lasts: timedelta = timedelta(days=5),
    **changes: Any,
) -> PlannedMail:
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


def content_of(mail: EmailMessage, kind: str) -> str:
    """Return the text of the part of a mail that is `plain` or `html`."""
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def plain(number: int, kind: str = "check-in", **changes: Any) -> PlannedMail:
    """A message made without the builder, where hundreds are needed and their words do not matter."""
    key = MessageKey("harbour", kind, (f"P{number}",), "2026-11-16")
    values: dict[str, Any] = {
        "key": key,
        "message_id": key.message_id("harbour.example.org"),
        "recipients": (f"p{number}@example.org",),
        "content": SAMPLE.content.replace(SAMPLE.key.id.encode(), key.id.encode()),
    }
    return replace(SAMPLE, **(values | changes))
