"""What became of each mail that came in: remembered where the sheet is, so that no mail counts twice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class MailEnd(StrEnum):
    """How a mail that came in ended: each in exactly one of these."""

    ACTED = "acted"
    """It was a plain answer, and was done."""
    HELD = "held"
    """It may mean stop, leave, harm or "a person, please", so nothing automatic goes to its writer."""
    FOR_HUMAN = "for a human"
    """It stands in the sheet with all its words, and moved nothing."""
    AUTOMATIC = "automatic"
    """A machine wrote it."""
    BOUNCE = "bounce"
    """A mail system says that a mail of ours did not arrive."""
    NOT_OURS = "not ours"
    """Nothing ties it to the programme: it is counted, and left in the mailbox."""


@dataclass(frozen=True, slots=True)
class ReadMail:
    """One mail that was read: `id` is that of the mail, and tells nobody what it says.

    `person` (id) wrote it, or did not get what came back; `about` is the match, need or circle that it moved.
    `detail` says which kind of automatic mail it is, or why mail came back. `arrived` is when the server got
    it, whatever it says of itself; `on` is the day on which it was read.
    """

    id: str
    became: MailEnd
    on: date
    person: str = ""
    about: str = ""
    detail: str = ""
    arrived: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReadUpTo:
    """How far a mailbox (`id`) was read: its UIDVALIDITY, and the last UID."""

    id: str
    validity: int
    last_uid: int


@dataclass(frozen=True, slots=True)
class MailMemory:
    """All mails that were read, by their ids, and how far each mailbox was."""

    mails: Mapping[str, ReadMail] = field(default_factory=dict)
    up_to: Mapping[str, ReadUpTo] = field(default_factory=dict)
