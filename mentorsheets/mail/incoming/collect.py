"""Reads what is new in the programme's mailbox. It is only looked at: nothing is marked, moved or deleted.

Headers first: of a large mailbox only the mail that may concern us is read whole, a part at a time, so that
a run that is cut off goes on where it was.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email import message_from_bytes
from email.parser import BytesHeaderParser
from email.policy import default
from typing import TYPE_CHECKING

from mentorsheets.mail.incoming.already_read import is_taken, note_bounce, note_read, note_taken, read_so_far
from mentorsheets.mail.incoming.arrivals import Bounce, Incoming, Untied
from mentorsheets.mail.incoming.body import read_broken_words
from mentorsheets.mail.incoming.fetch import RawMail, fetch_bodies, fetch_headers
from mentorsheets.mail.incoming.replies import sort_by_header, sort_incoming
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.smtp_replies import address_mark
from mentorsheets.mail.tokens import Signer

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

FIRST_LOOK = timedelta(days=30)
"""How far back a mailbox is read for the first time; what was taken before is not taken again."""
PART = 2_000
"""So many mails are read before it is noted how far; they take seconds."""
STUMBLES = (ValueError, LookupError, AttributeError, TypeError, RecursionError)
"""What Python's own parser raises at some malformed mail; one such mail must not stop the others."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What is new in a part of a mailbox, and how far it was read; see `confirm`.

    `is_whole`: nothing is left to read after it.
    """

    found: tuple[Incoming, ...]
    mailbox: str
    validity: int
    last_uid: int
    is_whole: bool = True


def collect(
    journal: Journal,
    box: "BaseMailBox",
    signer: Signer,
    now: datetime,
    folder: str = "INBOX",
    after: Collected | None = None,
) -> Collected:
    """Return what came in since the last confirmed reading, or `after` an earlier part, each mail once.

    The server's order counts. Nothing is noted yet: a run that dies before `confirm` reads the part again.
    """
    # Slow to import, and many programmes have no mailbox.
    from imap_tools import A, UidRange  # noqa: PLC0415

    box.folder.set(folder, readonly=True)
    validity = box.folder.status(folder, ["UIDVALIDITY"])["UIDVALIDITY"]
    known, last = (after.validity, after.last_uid) if after else read_so_far(journal, folder)
    if known == validity:
        criteria = A(uid=UidRange(str(last + 1), "*"))
    else:
        last, criteria = 0, A(date_gte=(now - FIRST_LOOK).date())
    new = sorted(uid for uid in map(int, box.uids(criteria)) if uid > last)
    part = new[:PART]
    found: dict[str, Incoming] = {}
    for one in _read(box, part, journal, signer):
        found.setdefault(one.id, one)
    kept = tuple(one for one in found.values() if not is_taken(journal, one.id))
    return Collected(kept, folder, validity, max(part, default=last), is_whole=len(part) == len(new))


def confirm(journal: Journal, collected: Collected, now: datetime) -> None:
    """Note that everything was written where it belongs, and draw the bounces' conclusions."""
    for incoming in collected.found:
        if isinstance(incoming, Bounce) and not is_taken(journal, incoming.id):
            note_bounce(journal, incoming, now)
        note_taken(journal, incoming.id, now)
    note_read(journal, collected.mailbox, collected.validity, collected.last_uid)


def _read(box: "BaseMailBox", uids: list[int], journal: Journal, signer: Signer) -> list[Incoming]:
    told: list[tuple[RawMail, list[Incoming]]] = []
    whole: list[int] = []
    for head in fetch_headers(box, uids):
        known = _sort_by_header(head.content, journal)
        if known is None:
            whole.append(head.uid)
        else:
            told.append((head, [known]))
    told += [(mail, _sort(mail.content, journal, signer)) for mail in fetch_bodies(box, whole)]
    told.sort(key=lambda one: (one[0].arrived or datetime.min, one[0].uid))  # noqa: DTZ901 - see `RawMail`
    return [incoming for _, found in told for incoming in found]


def _sort_by_header(content: bytes, journal: Journal) -> Incoming | None:
    try:
        return sort_by_header(BytesHeaderParser(policy=default).parsebytes(content), journal)
    except STUMBLES:
        return None


def _sort(content: bytes, journal: Journal, signer: Signer) -> list[Incoming]:
    try:
        return sort_incoming(message_from_bytes(content, policy=default), journal, signer)
    except STUMBLES:
        return [Untied(address_mark(content.decode("latin-1")), text=read_broken_words(content))]
