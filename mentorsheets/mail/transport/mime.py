"""Builds the finished bytes of a message, and reads them back before anybody may send them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import BaseHeader, HeaderRegistry
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import lru_cache

from mentorsheets.errors import WrongUse
from mentorsheets.mail.transport.headers import Mailbox, mailbox_line, plain_line, safe_address, text_line
from mentorsheets.mail.transport.parts import join_parts
from mentorsheets.mail.transport.verify import check_finished

LONGEST_THREAD = 10
"""Message-IDs of a thread. RFC 5322 lets its middle go: its root and its newest messages hold it together."""


class PartHeaders(HeaderRegistry):
    """The headers of the parts of a message, which are nearly always the same ones.

    To weigh each of them anew, with a class of its own, took a sixth of the time of a mail.
    """

    def __getitem__(self, name: str) -> type[BaseHeader]:
        """Return the class of a header by its name."""
        return _class_of_header(name)

    def __call__(self, name: str, value: str) -> BaseHeader:
        """Return a header as the library weighs it."""
        return _weigh_header(name, value)


_REGISTRY = HeaderRegistry()


@lru_cache(maxsize=20)
def _class_of_header(name: str) -> type[BaseHeader]:
    return _REGISTRY[name]


@lru_cache(maxsize=500)
def _weigh_header(name: str, value: str) -> BaseHeader:
    return _REGISTRY(name, value)


PART_POLICY = SMTP.clone(cte_type="7bit", header_factory=PartHeaders())


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """Where a stop goes: `mailto` address and subject; `https` only where the programme runs such a page."""

    address: str
    subject: str
    https: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that comes with a message: its `name`, which kind of text it is ("html"), and its text."""

    name: str
    subtype: str
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that a message says, before it is bytes.

    `thread` holds the Message-IDs of the conversation so far, oldest first. `date` carries a zone, and is
    frozen with the message. `calendar` is the text of an iCalendar proposal with METHOD:PUBLISH. `files`
    come along as they are.
    """

    message_id: str
    date: datetime
    sender: Mailbox
    to: tuple[Mailbox, ...]
    subject: str
    text: str
    html: str
    language: str
    reply_to: tuple[Mailbox, ...] = ()
    thread: tuple[str, ...] = ()
    unsubscribe: Unsubscribe | None = None
    calendar: str = ""
    files: tuple[Attachment, ...] = ()


def build(letter: Letter) -> bytes:
    """Return the message as it goes over the wire (CRLF, 7 bit); the same letter always gives the same bytes.

    Raises WrongUse if any value could forge a header, if an address is none, or if the finished bytes, read
    back, say anything but what was meant.
    """
    if not letter.to:
        raise WrongUse("A message has nobody to go to.", "Check the addresses in the sheet.")
    head = _head(letter)
    content = ("\r\n".join(head) + "\r\n").encode() + _body(letter)
    check_finished(
        content,
        headers=[line.partition(":")[0] for line in head],
        addresses={
            "From": addresses((letter.sender,)),
            "To": addresses(letter.to),
            "Reply-To": addresses(letter.reply_to),
        },
        subject=letter.subject,
    )
    return content


def addresses(mailboxes: tuple[Mailbox, ...]) -> tuple[str, ...]:
    """Return the addresses of `mailboxes`, each once, as they are handed to a server."""
    return tuple(dict.fromkeys(safe_address(box.address, "A mail address") for box in mailboxes))


def _head(letter: Letter) -> list[str]:
    lines = [
        plain_line("Message-ID", letter.message_id),
        plain_line("Date", format_datetime(letter.date)),
        mailbox_line("From", (letter.sender,)),
        mailbox_line("To", letter.to),
        text_line("Subject", letter.subject),
        plain_line("Content-Language", letter.language),
        plain_line("Auto-Submitted", "auto-generated"),
        plain_line("X-Auto-Response-Suppress", "OOF, AutoReply"),
    ]
    if letter.reply_to:
        lines.append(mailbox_line("Reply-To", letter.reply_to))
    return lines + _threading(letter.thread) + _stopping(letter.unsubscribe)


def _threading(thread: tuple[str, ...]) -> list[str]:
    if not thread:
        return []
    kept = thread if len(thread) <= LONGEST_THREAD else (thread[0], *thread[1 - LONGEST_THREAD :])
    return [plain_line("In-Reply-To", thread[-1]), plain_line("References", " ".join(kept))]


def _stopping(where: Unsubscribe | None) -> list[str]:
    if where is None:
        return []
    mailto = f"<mailto:{safe_address(where.address, 'The address for a stop')}?subject={where.subject}>"
    if not where.https:
        return [plain_line("List-Unsubscribe", mailto)]
    return [
        plain_line("List-Unsubscribe", f"<{where.https}>, {mailto}"),
        plain_line("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
    ]


def _body(letter: Letter) -> bytes:
    if not letter.files:
        outer, inner = _boundary(letter.message_id, 0), _boundary(letter.message_id, 1)
        return join_parts(letter.text, letter.html, letter.calendar, (outer, inner))
    message = EmailMessage(policy=PART_POLICY)
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    if letter.calendar:
        message.add_alternative(letter.calendar, subtype="calendar", params={"method": "PUBLISH"})
        message.add_attachment(
            letter.calendar.encode(), maintype="application", subtype="ics", filename="proposal.ics"
        )
    for file in letter.files:
        # As bytes, so that they come in base64: no line of theirs is too long, and none is folded.
        main = "application" if file.subtype == "json" else "text"
        message.add_attachment(file.text.encode(), maintype=main, subtype=file.subtype, filename=file.name)
    for depth, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(_boundary(letter.message_id, depth))
    return message.as_bytes()


def _boundary(message_id: str, depth: int) -> str:
    return "=_" + hashlib.sha256(f"{message_id} {depth}".encode()).hexdigest()[:32]
