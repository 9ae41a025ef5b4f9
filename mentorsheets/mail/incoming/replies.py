"""Sorts the mail that comes back: answers, stops and bounces, each tied to its message, and the rest."""

import hashlib
import re
from email.message import Message
from email.utils import getaddresses
from urllib.parse import unquote

from mentorsheets.mail.incoming.already_read import person_at, persons_of, recipient_marks
from mentorsheets.mail.incoming.arrivals import (
    REPLY_ACTION,
    STOP,
    Automatic,
    Incoming,
    IncomingReply,
    StopRequest,
    Untied,
)
from mentorsheets.mail.incoming.authentication import Authentication, read_authentication
from mentorsheets.mail.incoming.automatic import find_machine
from mentorsheets.mail.incoming.body import read_words
from mentorsheets.mail.incoming.bounces import OUR_KEY
from mentorsheets.mail.incoming.undelivered import read_report
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.smtp_replies import address_mark
from mentorsheets.mail.tokens import Signer, find_tokens

DELIVERED_TO = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")

REPLY_PREFIX = re.compile(r"^((re|aw|sv|fwd?|wg|rv|tr)\s*:\s*)+", re.IGNORECASE)


def sort_incoming(message: Message, journal: Journal, signer: Signer) -> list[Incoming]:
    """Return what `message` brings: one value, or for a bounce one for each recipient.

    Nothing is changed by it. A genuine token counts whatever machine sent it: mail programs mark a tapped
    unsubscription as automatic.
    """
    what = identify(message)
    machine = find_machine(message, is_ours=_is_about_ours(message, journal))
    if tapped := _tie_by_token(message, what, journal, signer, machine):
        return [tapped]
    if reports := read_report(message, what, journal, signer):
        return reports
    if machine:
        return [Automatic(what, machine, is_ours=_is_about_ours(message, journal))]
    return [_tie_by_thread(message, what, journal) or _describe_untied(message, what, journal)]


def sort_by_header(header: Message, journal: Journal) -> Automatic | None:
    """Return what a mail is whose header says it all: our own copy, or a list's; None for all else."""
    what = identify(header)
    own = OUR_KEY.match(_text(header["Message-ID"]).strip().lower())
    if own and persons_of(journal, own[1]):
        return Automatic(what, "our own copy")
    if find_tokens(_where_tokens_stand(header)) or _is_about_ours(header, journal):
        return None
    return Automatic(what, "list") if find_machine(header, is_ours=False) == "list" else None


def identify(message: Message) -> str:
    """Return the id of a mail: that of its Message-ID, else of its bytes; the same each time it is read."""
    name = _text(message["Message-ID"]).strip()
    if name:
        return _digest(name)
    try:
        return hashlib.sha256(message.as_bytes()).hexdigest()[:24]
    except (AttributeError, LookupError, RecursionError, TypeError, UnicodeError, ValueError):
        return _digest(*(f"{field}: {value}" for field, value in message.items()))


def _tie_by_token(
    message: Message, what: str, journal: Journal, signer: Signer, machine: str
) -> Incoming | None:
    for token in find_tokens(_where_tokens_stand(message)):
        person = signer.person(token, persons_of(journal, token.key))
        if person is None or (machine and token.action == REPLY_ACTION):
            continue
        if token.action == STOP:
            return StopRequest(what, token.key, person)
        if _comes_from_another(message, token.key, journal):
            # Whoever was shown a mail has its buttons too; only its reader's own address taps them.
            return _describe_untied(message, what, journal, token.key)
        return IncomingReply(what, token.key, person, token.action, read_words(message), is_signed=True)
    return None


def _comes_from_another(message: Message, key: str, journal: Journal) -> bool:
    marks = recipient_marks(journal, key)
    return marks is not None and address_mark(_sender(message)) not in marks


def _where_tokens_stand(message: Message) -> str:
    """Return addresses and subject; some mail programs leave the subject of a link as it stood there."""
    places = [_text(value) for name in DELIVERED_TO for value in message.get_all(name, [])]
    return " ".join([*places, unquote(_text(message["Subject"]))])


def _tie_by_thread(message: Message, what: str, journal: Journal) -> Incoming | None:
    authentication = read_authentication(message)
    if authentication is Authentication.FAILED:
        return None
    is_authentic = authentication is Authentication.PASSED
    for key in _find_answered_keys(message):
        person = person_at(journal, key, _sender(message))
        if person:
            words = read_words(message)
            return IncomingReply(
                what, key, person, REPLY_ACTION, words, is_signed=False, is_authentic=is_authentic
            )
    return None


def _is_about_ours(message: Message, journal: Journal) -> bool:
    return any(persons_of(journal, key) for key in _find_answered_keys(message))


def _find_answered_keys(message: Message) -> list[str]:
    """Return the keys of our messages in the thread that it says it belongs to, the latest first."""
    earlier = " ".join(_text(message[name]) for name in ("In-Reply-To", "References"))
    return OUR_KEY.findall(earlier.lower())[::-1]


def _sender(message: Message) -> str:
    return next((address for _, address in getaddresses([_text(message["From"])])), "").casefold()


def _describe_untied(message: Message, what: str, journal: Journal, key: str = "") -> Untied:
    key = key or next((key for key in _find_answered_keys(message) if persons_of(journal, key)), "")
    subject = REPLY_PREFIX.sub("", _text(message["Subject"])).strip()
    return Untied(what, key, _sender(message), subject, read_words(message))


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:24]
