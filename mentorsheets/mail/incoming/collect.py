"""Reads what is new in the programme's mailbox. It is only looked at: nothing is marked, moved or deleted."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default

from imap_tools import A, BaseMailBox, UidRange

from mentorsheets.mail.incoming.already_read import is_taken, note_bounce, note_read, note_taken, read_so_far
from mentorsheets.mail.incoming.arrivals import Bounce, Incoming, Untied
from mentorsheets.mail.incoming.body import read_broken_words
from mentorsheets.mail.incoming.replies import sort_incoming
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.smtp_replies import address_mark
from mentorsheets.mail.tokens import Signer

FIRST_LOOK = timedelta(days=30)
"""How far back a mailbox is read for the first time; what was taken before is not taken again."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What is new in a mailbox, and how far it was read; see `confirm`."""

    found: tuple[Incoming, ...]
    mailbox: str
    validity: int
    last_uid: int


def collect(
    journal: Journal, box: BaseMailBox, signer: Signer, now: datetime, folder: str = "INBOX"
) -> Collected:
    """Return what came in since the last confirmed reading, each thing once.

    Nothing is noted yet: a run that dies before `confirm` reads it all again.
    """
    box.folder.set(folder, readonly=True)
    validity = box.folder.status(folder, ["UIDVALIDITY"])["UIDVALIDITY"]
    known_validity, last_uid = read_so_far(journal, folder)
    if known_validity == validity:
        criteria = A(uid=UidRange(str(last_uid + 1), "*"))
    else:
        last_uid, criteria = 0, A(date_gte=(now - FIRST_LOOK).date())
    found: dict[str, Incoming] = {}
    newest = last_uid
    for message in box.fetch(criteria, mark_seen=False, bulk=False):
        newest = max(newest, int(message.uid or 0))
        found |= {incoming.id: incoming for incoming in _sort(message.obj.as_bytes(), journal, signer)}
    new = tuple(incoming for what, incoming in found.items() if not is_taken(journal, what))
    return Collected(new, folder, validity, newest)


def confirm(journal: Journal, collected: Collected, now: datetime) -> None:
    """Note that everything was written where it belongs, and draw the bounces' conclusions."""
    for incoming in collected.found:
        if isinstance(incoming, Bounce) and not is_taken(journal, incoming.id):
            note_bounce(journal, incoming, now)
        note_taken(journal, incoming.id, now)
    note_read(journal, collected.mailbox, collected.validity, collected.last_uid)


def _sort(content: bytes, journal: Journal, signer: Signer) -> list[Incoming]:
    try:
        return sort_incoming(message_from_bytes(content, policy=default), journal, signer)
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        # Python's own parser stumbles over some malformed mail; one such message must not stop the others.
        return [Untied(address_mark(content.decode("latin-1")), text=read_broken_words(content))]
