"""The mails of a simulated year as their readers see them: found in the outbox, read, and answered by mail."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from urllib.parse import unquote

from mentorsheets.mail.render.summary import glance
from mentorsheets.mail.transport.mime import PartHeaders

REPLY_POLICY = default.clone(header_factory=PartHeaders())
"""Most headers of thousands of replies are the same, and are weighed once."""
LINK = re.compile(r"mailto:\S+?\?subject=(\S+)")
TAP_TOKEN = re.compile(r"\[([a-z]+)(\d*)-\d+-[a-z2-7]{26}-[a-z2-7]{16}\]$")


@dataclass(frozen=True, slots=True)
class Tap:
    """One answer that a mail offers: what it does, about which of the mail's matches, and its subject."""

    action: str
    place: int
    subject: str


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """One mail in the outbox: `kind` is that of its first part, `to` the addresses, `taps` its answers."""

    name: str
    day: date
    kind: str
    to: tuple[str, ...]
    subject: str
    text: str
    taps: tuple[Tap, ...]
    message_id: str
    attached: bool

    @property
    def key(self) -> str:
        """The id by which the tab Messages knows it."""
        return self.name.rpartition("-")[2].removesuffix(".eml")

    def offers(self, action: str) -> tuple[Tap, ...]:
        """Return the answers that do `action`."""
        return tuple(tap for tap in self.taps if tap.action == action)

    def places(self) -> tuple[int, ...]:
        """Return the places of the matches that the mail asks about."""
        return tuple(sorted({tap.place for tap in self.taps if tap.action == "notyet"}))


@dataclass(frozen=True, slots=True)
class SimulatedReply:
    """What somebody does with a letter: taps one of its answers, or writes words of their own."""

    letter: ReadLetter
    sender: str
    day: date
    tap: Tap | None = None
    words: str = ""


def new_letters(outbox: Path, known: set[str]) -> Iterator[ReadLetter]:
    """Yield the mails of an outbox that are not `known` by their file names yet, and note them there."""
    for file in sorted(outbox.glob("*.eml")):
        if file.name not in known:
            known.add(file.name)
            yield read_letter(file)


def read_letter(file: Path) -> ReadLetter:
    """Return what a mail in the outbox says."""
    said, name = glance(file.read_bytes()), file.name
    return ReadLetter(
        name=name,
        day=date.fromisoformat(name[:10]),
        kind=name[11:].rsplit("-", 1)[0],
        to=said.addresses,
        subject=said.subject,
        text=said.text,
        taps=tuple(_taps(said.text)),
        message_id=said.message_id,
        attached=said.has_calendar,
    )


def _taps(text: str) -> Iterator[Tap]:
    for found in LINK.findall(text):
        subject = unquote(found)
        if token := TAP_TOKEN.search(subject):
            yield Tap(token[1], int(token[2] or 0), subject)


def as_mail(reply: SimulatedReply, coordinator: str) -> EmailMessage:
    """Return the mail that comes back: from a tapped link, or as a plain reply in words."""
    mail = EmailMessage(policy=REPLY_POLICY)
    mail["From"], mail["To"] = reply.sender, coordinator
    mail["Message-ID"] = _id(reply)
    mail["In-Reply-To"] = reply.letter.message_id
    mail["Subject"] = reply.tap.subject if reply.tap else f"Re: {reply.letter.subject}"
    mail.set_content(reply.words)
    return mail


def _id(reply: SimulatedReply) -> str:
    about = f"{reply.letter.name} {reply.sender} {reply.tap} {reply.words}"
    return f"<{hashlib.sha256(about.encode()).hexdigest()[:24]}@example.invalid>"
