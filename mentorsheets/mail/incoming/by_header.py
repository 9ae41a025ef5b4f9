"""What a mail's header alone says: which mail it is, what it answers, and whether the rest has to be read."""

import hashlib
import re
from email.message import Message
from urllib.parse import unquote

from mentorsheets.mail.incoming.arrivals import Automatic, Untied
from mentorsheets.mail.incoming.automatic import find_machine, is_mailer
from mentorsheets.mail.incoming.known_ids import Tie
from mentorsheets.mail.incoming.who_wrote import Acquaintance, find_writer
from mentorsheets.mail.tokens import find_tokens

DELIVERED_TO = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
REPLY_PREFIX = re.compile(r"^((re|aw|sv|fwd?|wg|rv|tr)\s*:\s*)+", re.IGNORECASE)


def sort_by_header(header: Message, around: Acquaintance) -> Automatic | Untied | None:
    """Return what a mail is whose header says all that is needed; None where the rest has to be read.

    Our own copy, a list's mail, and a human's that is nothing of ours: no owner's, no tie, no report. Of that
    the words are left out, which nobody is shown anyway.
    """
    name = name_by_header(header)
    if around.ids.find(_text(header["Message-ID"])):
        return Automatic(name, "our own copy")
    if find_tokens(where_tokens_stand(header)) or find_answered(header, around):
        return None
    writer = find_writer(header, around)
    machine = find_machine(header, is_ours=bool(writer.persons))
    if machine == "list":
        return Automatic(identify(header), "list")
    if machine or is_mailer(header) or not (around.owners and name):
        return None
    return None if writer.persons else Untied(name, "", writer.address, read_subject(header))


def identify(message: Message) -> str:
    """Return the id of a mail: that of its Message-ID, else of its bytes; the same each time it is read."""
    if name := name_by_header(message):
        return name
    try:
        return hashlib.sha256(message.as_bytes()).hexdigest()[:24]
    except (AttributeError, LookupError, RecursionError, TypeError, UnicodeError, ValueError):
        return _digest(*(f"{field}: {value}" for field, value in message.items()))


def name_by_header(message: Message) -> str:
    """Return the id of a mail, as far as its header tells it; "" for one without a Message-ID."""
    name = _text(message["Message-ID"]).strip()
    return _digest(name) if name else ""


def where_tokens_stand(message: Message) -> str:
    """Return addresses and subject; some mail programs leave the subject of a link as it stood there."""
    places = [_text(value) for name in DELIVERED_TO for value in message.get_all(name, [])]
    return " ".join([*places, unquote(_text(message["Subject"]))])


def find_answered(message: Message, around: Acquaintance) -> list[Tie]:
    """Return our messages in the thread that a mail says it belongs to, the latest first."""
    earlier = " ".join(_text(message[name]) for name in ("In-Reply-To", "References"))
    to = " ".join(_text(value) for name in DELIVERED_TO for value in message.get_all(name, []))
    return [*around.ids.find_tagged(to), *around.ids.find(earlier)[::-1]]


def read_subject(message: Message) -> str:
    """Return a mail's subject without the marks of a reply."""
    return REPLY_PREFIX.sub("", _text(message["Subject"])).strip()


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:24]
