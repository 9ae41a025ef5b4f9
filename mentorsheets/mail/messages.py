"""The words of mail: what a message is, what became of it, and in which order messages go."""

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from mentorsheets.domain.mail_kinds import Urgency, find_kind

AS_TEXT = json.JSONEncoder(ensure_ascii=False).encode
IN_OUTBOX = "written to the outbox"
"""What the journal says of a message that only lies in a folder so far."""


class MailState(StrEnum):
    """What became of a message. The order is that of caution: of two readings, the later one is believed."""

    PLANNED = "planned"
    DEFERRED = "deferred"
    CANCELLED = "cancelled"
    SUPPRESSED = "suppressed"
    REFUSED = "refused"
    SENDING = "sending"
    UNKNOWN = "unknown"
    SENT = "sent"

    @property
    def caution(self) -> int:
        """How strongly this state speaks against sending (again)."""
        return _CAUTION[self]


_CAUTION = {state: place for place, state in enumerate(MailState)}
STATE_BY_WORD = {state.value: state for state in MailState}
"""A journal's rows are read by the ten thousand, and an enumeration takes its time to look a word up."""


class Stop(StrEnum):
    """Why a run ends before all mail is out. What is left waits in the journal."""

    NO = ""
    UNREACHABLE = "the mail server could not be reached"
    REFUSED = "the mail server refused the login or the sender"
    QUOTA = "the mail server takes no more for now"
    LIMIT = "the limit for a day is reached"
    ASKED = "the run was asked to stop"
    YIELD = "other programmes have their turn; the rest follows"


@dataclass(frozen=True, slots=True)
class MessageKey:
    """What a message is about; whoever plans the same again gets the same key, and it is not sent twice.

    Person ids are those of the sheet, never a row number or an address. `generation` is raised only by
    somebody who wants a message that was sent to go out once more. `id` is reckoned, unless it is known.
    """

    programme: str
    kind: str
    persons: tuple[str, ...]
    period: str
    generation: int = 0
    id: str = ""

    def __post_init__(self) -> None:
        if self.id:
            return
        parts = [self.programme, self.kind, sorted(self.persons), self.period, self.generation]
        digest = hashlib.sha256(AS_TEXT(parts).encode()).digest()
        object.__setattr__(self, "id", base64.b32encode(digest[:20])[:26].decode().lower())

    def message_id(self, domain: str) -> str:
        """Return the Message-ID at `domain` (the programme's own), angle brackets included."""
        return f"<{self.id}@{domain}>"


@dataclass(frozen=True, slots=True)
class PlannedMail:
    """A finished message: its bytes never change again, so a second try sends the very same mail.

    `sender` and `recipients` are the envelope (ASCII, bar a local part that needs SMTPUTF8); `content` is
    the whole message with CRLF line ends; recipients stand in the order of the key's persons. It goes out
    between `not_before` and `not_after` (with zone).
    """

    key: MessageKey
    message_id: str
    sender: str
    recipients: tuple[str, ...]
    content: bytes
    not_before: datetime
    not_after: datetime

    @property
    def rank(self) -> int:
        """-1 for a cry for help, 0 for what somebody is waiting for, 1 for the rest; the lower goes first."""
        if self.is_urgent:
            return -1
        kind = find_kind(self.key.kind)
        return 0 if kind is not None and kind.urgency is Urgency.AWAITED else 1

    @property
    def is_urgent(self) -> bool:
        """Whether it goes at once, at any hour and beyond what goes in a day."""
        kind = find_kind(self.key.kind)
        return kind is not None and kind.urgency is Urgency.AT_ONCE

    @property
    def needs_smtputf8(self) -> bool:
        """Whether only a server with SMTPUTF8 (RFC 6531) can take this message."""
        return not all(address.isascii() for address in (self.sender, *self.recipients))


@dataclass(frozen=True, slots=True)
class SendOutcome:
    """What a transport says of one message.

    `reply` is the server's line without addresses; `refused` pairs each refused recipient with such a line;
    `stop` says why nothing else would fare better now.
    """

    state: MailState
    reply: str = ""
    refused: tuple[tuple[str, str], ...] = ()
    stop: Stop = Stop.NO


TAKEN_BACK = SendOutcome(MailState.CANCELLED, "taken back at the last moment")


@dataclass(frozen=True, slots=True)
class MessageRecord:
    """One line of the shared record (the Messages tab): enough to know what was sent, not what it said."""

    key: str
    kind: str
    persons: tuple[str, ...]
    period: str
    state: MailState
    when: datetime
    instance: str
    detail: str = ""


Brink = Callable[[list[str]], set[str]]
"""Called by a transport with the ids of messages whose next byte may deliver them. Returns those that may go,
once that is on disk."""


class Transport(Protocol):
    """A way out: a folder, or a server."""

    @property
    def lanes(self) -> int:
        """How many messages it takes at once."""

    def deliver(self, mails: list[PlannedMail], brink: Brink) -> list[SendOutcome]:
        """Deliver up to `lanes` messages, and say in the same order what became of each."""

    def close(self) -> None:
        """Let go of what was opened."""
