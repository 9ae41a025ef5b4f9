"""Reads what is new in the programme's mailbox. It is only looked at: nothing is marked, moved or deleted.

Headers first: of a large mailbox only the mail that may concern us is read whole, a part at a time, so that
a run that is cut off goes on where it was.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message
from email.policy import compat32, default
from email.utils import getaddresses
from typing import TYPE_CHECKING

from mentorsheets.domain.ids import address_mark
from mentorsheets.domain.plain_text import drop_tag, fold_address
from mentorsheets.domain.read_mail import MailMemory
from mentorsheets.mail.incoming.already_read import (
    is_taken,
    is_taken_with_print,
    note_bounce,
    note_read,
    note_taken,
    read_so_far,
)
from mentorsheets.mail.incoming.arrivals import (
    Automatic,
    Bounce,
    Incoming,
    IncomingReply,
    StopRequest,
    Untied,
)
from mentorsheets.mail.incoming.automatic import is_mass_mail
from mentorsheets.mail.incoming.body import read_broken_words
from mentorsheets.mail.incoming.by_header import PRINT_MARK, name_by_header, name_in_id, sort_by_header
from mentorsheets.mail.incoming.fetch import RawMail, fetch_bodies, fetch_headers
from mentorsheets.mail.incoming.fit_to_show import clean_incoming
from mentorsheets.mail.incoming.known_ids import know_ids
from mentorsheets.mail.incoming.light_header import parse_header, straighten_lines
from mentorsheets.mail.incoming.made_up import note_made_up, spare_made_up
from mentorsheets.mail.incoming.replies import sort_incoming
from mentorsheets.mail.incoming.who_wrote import LIST_HEADERS, Acquaintance, SenderBook
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.tokens import Signer

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

FIRST_LOOK = timedelta(days=30)
"""How far back a mailbox is read for the first time; what was taken before is not taken again."""
PART = 2_000
"""So many mails are read before it is noted how far; they take seconds."""
STRANGERS_READ = 40
"""So many of strangers' mails are read in a part of a mailbox: more than come in a day where people write."""
LETTERS_READ = 40
"""So many of what lists brought are read in a part: one may be a stranger's cry."""
NO_SENDERS = SenderBook()
"""Nobody asked the sheet, so the journal says to whom mail went."""
STUMBLES = (ValueError, LookupError, AttributeError, TypeError, RecursionError)
"""What Python's own parser raises at some malformed mail; one such mail must not stop the others."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What is new in a part of a mailbox, and how far it was read; see `confirm`.

    `arrived` says when the server got what was found, by its id. `is_whole`: nothing is left after it.
    """

    found: tuple[Incoming, ...]
    mailbox: str
    validity: int
    last_uid: int
    is_whole: bool = True
    arrived: Mapping[str, datetime] = field(default_factory=dict)


def collect(
    journal: Journal,
    box: "BaseMailBox",
    signer: Signer,
    now: datetime,
    folder: str = "INBOX",
    after: Collected | None = None,
    memory: MailMemory | None = None,
    senders: SenderBook = NO_SENDERS,
) -> Collected:
    """Return what came in since the last confirmed reading, or `after` an earlier part, each mail once.

    What the sheet remembers (`memory`) counts before what the journal does, which may be new or old.
    `senders` says who wrote. The server's order counts. Nothing is noted yet: a run that dies before
    `confirm` reads the part again.
    """
    # Slow to import, and many programmes have no mailbox.
    from imap_tools import A, UidRange  # noqa: PLC0415

    box.folder.set(folder, readonly=True)
    validity = box.folder.status(folder, ["UIDVALIDITY"])["UIDVALIDITY"]
    memory = memory or MailMemory()
    known, last = (
        (after.validity, after.last_uid) if after else _find_start(journal, folder, validity, memory)
    )
    if known == validity:
        criteria = A(uid=UidRange(str(last + 1), "*"))
    else:
        last, criteria = 0, A(date_gte=(now - FIRST_LOOK).date())
    new = sorted(uid for uid in map(int, box.uids(criteria)) if uid > last)
    part = new[:PART]
    found: dict[str, Incoming] = {}
    arrived: dict[str, datetime] = {}
    around = Acquaintance(know_ids(journal, signer, now), senders.owners, senders.server, senders.ours)

    book = _ReadBook(journal, memory)
    is_same_box = known == validity

    for mail, one in _read(box, part, journal, signer, around, book, is_same_box=is_same_box):
        if one.id not in found and not book.has(one.id):
            found[one.id] = clean_incoming(one)
            if mail.arrived:
                arrived[one.id] = mail.arrived
    is_whole = len(part) == len(new)
    kept = tuple(spare_made_up(found.values(), journal, now))
    return Collected(kept, folder, validity, max(part, default=last), is_whole, arrived)


def _find_start(journal: Journal, folder: str, validity: int, memory: MailMemory) -> tuple[int, int]:
    """Return UIDVALIDITY and the last UID that was read, as the sheet has it, or else the journal."""
    known = memory.up_to.get(folder)
    if known is not None and known.validity == validity:
        return known.validity, known.last_uid
    return read_so_far(journal, folder)


def confirm(journal: Journal, collected: Collected, now: datetime) -> None:
    """Note that everything was written where it belongs, and draw the bounces' conclusions."""
    for incoming in collected.found:
        if isinstance(incoming, Bounce) and not is_taken(journal, incoming.id):
            note_bounce(journal, incoming, min(collected.arrived.get(incoming.id, now), now))
        if isinstance(incoming, StopRequest):
            note_made_up(journal, incoming, now)
    taken = [incoming.id for incoming in collected.found]
    note_taken(journal, dict.fromkeys([*taken, *map(name_in_id, taken)]), now)
    note_read(journal, collected.mailbox, collected.validity, collected.last_uid)


def _read(
    box: "BaseMailBox",
    uids: list[int],
    journal: Journal,
    signer: Signer,
    around: Acquaintance,
    book: "_ReadBook",
    *,
    is_same_box: bool,
) -> list[tuple[RawMail, Incoming]]:
    """Return what these mails are, in the order in which they arrived.

    A name that is known already is read again only where it came anew: a second mail may have it. In a box
    that was never read (not `is_same_box`) it is taken for the mail that was read elsewhere.
    """
    told: list[tuple[RawMail, list[Incoming]]] = []
    whole: list[int] = []
    strange: list[tuple[RawMail, Incoming]] = []
    listed: list[tuple[RawMail, Incoming]] = []
    for head in fetch_headers(box, uids):
        name, known, is_letter = _look_at_header(head.content, around)
        if name and book.has_name(name) and (known or not is_same_box or not book.tells_apart(name)):
            continue
        if isinstance(known, Untied):
            strange.append((head, known))
        elif known is None:
            whole.append(head.uid)
        elif is_letter:
            listed.append((head, known))
        else:
            told.append((head, [known]))
    for heads, most in ((strange, STRANGERS_READ), (listed, LETTERS_READ)):
        whole += [head.uid for head, _ in heads[-most:]]
        told += [(head, [known]) for head, known in heads[:-most]]
    told += [(mail, _sort(mail.content, journal, signer, around)) for mail in fetch_bodies(box, whole)]
    told.sort(key=lambda one: (one[0].arrived or datetime.min.replace(tzinfo=UTC), one[0].uid))
    return [(mail, incoming) for mail, found in told for incoming in found]


class _ReadBook:
    """Which mails were read before, by what the sheet remembers and by what the journal does."""

    def __init__(self, journal: Journal, memory: MailMemory) -> None:
        self._journal, self._mails = journal, memory.mails
        self._names = {name_in_id(what) for what in memory.mails}
        self._bare = {name_in_id(what) for what in memory.mails if PRINT_MARK not in what}

    def has(self, what: str) -> bool:
        """Return whether this very mail was read, or one of its name of which nobody knows what it said."""
        name = name_in_id(what)
        if what in self._mails or is_taken(self._journal, what):
            return True
        return what != name and self.has_name(name) and not self.tells_apart(name)

    def has_name(self, name: str) -> bool:
        """Return whether a mail with this Message-ID was read."""
        return name in self._names or is_taken(self._journal, name)

    def tells_apart(self, name: str) -> bool:
        """Return whether it is known of the mails of this name what they said."""
        return name not in self._bare and (name in self._names or is_taken_with_print(self._journal, name))


def _look_at_header(content: bytes, around: Acquaintance) -> tuple[str, Automatic | Untied | None, bool]:
    """Return a mail's id, "" where only the whole tells it, and what it is where its header says that.

    The last says whether a list brought it that may bring one person's words, and is no newsletter.
    """
    try:
        header = parse_header(content)
        known = sort_by_header(header, around)
        is_letter = isinstance(known, Automatic) and known.kind == "list" and not is_mass_mail(header)
        return name_by_header(header), known, is_letter
    except STUMBLES:
        return "", None, False


def _sort(raw: bytes, journal: Journal, signer: Signer, around: Acquaintance) -> list[Incoming]:
    content = straighten_lines(raw)
    for parse in (_parse_whole, _parse_plainly, _parse_header_alone):
        try:
            message = parse(content)
            to = _find_readers(message)
            is_past = _goes_past_us(message, to, around.ours)
            return [
                replace(one, to=to, is_past_us=is_past) if isinstance(one, IncomingReply | Untied) else one
                for one in sort_incoming(message, journal, signer, around)
            ]
        except STUMBLES:
            continue
    return [Untied(address_mark(content.decode("latin-1")), text=read_broken_words(content))]


def _parse_whole(content: bytes) -> Message:
    return message_from_bytes(content, policy=default)


def _parse_plainly(content: bytes) -> Message:
    """Return a mail whose header is left as it stands, where Python stumbles over one of its fields."""
    return message_from_bytes(content, policy=compat32)


def _parse_header_alone(content: bytes) -> Message:
    """Return a mail whose parts nothing can take apart, with its words as one."""
    head = re.split(rb"\r?\n\r?\n", content, maxsplit=1)[0]
    message = message_from_bytes(head + b"\n\n", policy=compat32)
    for name in ("Content-Type", "Content-Transfer-Encoding", "Content-Disposition"):
        del message[name]
    message.set_payload(read_broken_words(content), "utf-8")
    return message


def _goes_past_us(message: Message, to: tuple[str, ...], ours: frozenset[str]) -> bool:
    """Return whether a mail names us nowhere as a reader, though no list brought it: we are in its Bcc."""
    is_from_list = any(name in message for name in LIST_HEADERS)
    return bool(ours) and not is_from_list and ours.isdisjoint({*to, *map(drop_tag, to)})


def _find_readers(message: Message) -> tuple[str, ...]:
    fields = [str(value) for name in ("To", "Cc") for value in message.get_all(name, [])]
    return tuple(fold_address(address) for _, address in getaddresses(fields) if "@" in address)
