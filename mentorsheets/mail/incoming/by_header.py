"""What a mail's header alone says: which mail it is, what it answers, and whether the rest has to be read."""

import hashlib
import re
from email.message import Message
from email.utils import getaddresses
from urllib.parse import unquote

from mentorsheets.domain.plain_text import fold_address
from mentorsheets.mail.incoming.arrivals import Automatic, Untied
from mentorsheets.mail.incoming.automatic import find_machine, is_mailer, is_mass_mail
from mentorsheets.mail.incoming.known_ids import Tie
from mentorsheets.mail.incoming.who_wrote import Acquaintance, find_writer, is_through_our_list
from mentorsheets.mail.tokens import find_tokens

DELIVERED_TO = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
PRINT_MARK = "."
"""Stands in a mail's id between what its header tells and what its words do."""
PRINT_LENGTH = 8
"""Hexadecimal digits by which mails of one Message-ID differ, of which there are two or three."""
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
    is_ours = bool(writer.persons) or is_through_our_list(header, around.ours)
    machine = find_machine(header, is_ours=is_ours)
    if machine == "list":
        return Automatic(identify(header), "list")
    if machine or is_mailer(header) or not (around.owners and name):
        return None
    # A letter to one of ours may be from the other of a match, who writes from an account of their own.
    if writer.persons or any(one in around.owners for one in _list_readers(header) - around.ours):
        return None
    return Untied(name, "", writer.address, read_subject(header), is_bulk=is_mass_mail(header))


def identify(message: Message) -> str:
    """Return the id of a whole mail: that of its Message-ID and of what it says, else of its bytes.

    It is the same each time it is read. Some mail programs give two mails one Message-ID, and the words of
    the second count as those of the first do; `name_in_id` gives back what the header alone tells.
    """
    name = name_by_header(message)
    try:
        if name:
            return f"{name}{PRINT_MARK}{_print(message)}"
        return hashlib.sha256(message.as_bytes()).hexdigest()[:24]
    except (AttributeError, LookupError, RecursionError, TypeError, UnicodeError, ValueError):
        return name or _digest(*(f"{field}: {value}" for field, value in message.items()))


def name_in_id(what: str) -> str:
    """Return the part of a mail's id that its header alone tells, as `name_by_header` does.

    A bounce has an id for each of its readers: that of the mail, and after a hyphen whose it is.
    """
    return what.partition("-")[0].partition(PRINT_MARK)[0]


def _print(message: Message) -> str:
    """Return what tells a mail from another under its name, however many servers it came through."""
    said = [str(part.get_payload()) for part in message.walk() if not part.is_multipart()]
    about = [_text(message[field]) for field in ("Date", "From", "To", "Subject")]
    return _digest(*about, *(" ".join(one.split()) for one in said))[:PRINT_LENGTH]


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


def _list_readers(header: Message) -> set[str]:
    fields = [_text(value) for name in ("To", "Cc") for value in header.get_all(name, [])]
    return {fold_address(address) for _, address in getaddresses(fields)}


def read_subject(message: Message) -> str:
    """Return a mail's subject without the marks of a reply."""
    return REPLY_PREFIX.sub("", _text(message["Subject"])).strip()


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:24]
