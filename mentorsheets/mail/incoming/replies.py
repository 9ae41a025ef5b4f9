"""Sorts the mail that comes back: answers, stops and bounces, each tied to its message, and the rest."""

import hashlib
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import getaddresses

from mentorsheets.mail.incoming.already_read import person_at, persons_of, went_to
from mentorsheets.mail.incoming.body import read_words
from mentorsheets.mail.incoming.bounces import OUR_KEY, Report, find_returned_headers, read_reports
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.tokens import Signer, find_tokens

STOP = "stop"
REPLY_ACTION = "reply"
"""The action of an answer in words; it may come more than once, a tapped one counts once."""

DELIVERED_TO = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
OUT_OF_OFFICE = re.compile(
    r"^(automatic reply|auto(matische|mated)? ?(antwort|reply)|out of (the )?office|abwesen"
    r"|réponse automatique|respuesta automática|risposta automatica|resposta automática"
    r"|automatisch antwoord)",
    re.IGNORECASE,
)

PREFIX = re.compile(r"^((re|aw|sv|fwd?|wg|rv|tr)\s*:\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class IncomingReply:
    """An answer to message `key` by `person` (id): what they tapped (`action`) and what they wrote (`text`).

    `id` is the same whenever the same answer is read again. Without a genuine token `is_signed` is false:
    then only the sender's address, which anybody can write, speaks for it.
    """

    id: str
    key: str
    person: str
    action: str
    text: str
    is_signed: bool


@dataclass(frozen=True, slots=True)
class StopRequest:
    """A person (id) wants no more mail."""

    id: str
    key: str
    person: str


@dataclass(frozen=True, slots=True)
class Bounce:
    """Message `key` did not reach the address with this `mark`. `is_hard`: it never will."""

    id: str
    key: str
    mark: str
    status: str
    is_hard: bool


@dataclass(frozen=True, slots=True)
class Untied:
    """A message that nothing ties to a message of ours and its reader.

    `key` is that of our message that it answers all the same, if any: somebody passed it on, or wrote from
    another address. `sender` is what it says of itself, which anybody can write; `text` its own words.
    """

    id: str
    key: str = ""
    sender: str = ""
    subject: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Automatic:
    """A message that no human wrote: an out-of-office note, or our own copy."""

    id: str


Incoming = IncomingReply | StopRequest | Bounce | Untied | Automatic


def sort_incoming(message: EmailMessage, journal: Journal, signer: Signer) -> list[Incoming]:
    """Return what `message` brings: one value, or for a bounce one for each recipient.

    Nothing is changed by it.
    """
    if bounces := _bounces(message, journal, signer):
        return bounces
    if _is_automatic(message):
        return [Automatic(_digest(_text(message["Message-ID"])))]
    tied = _tie_by_token(message, journal, signer) or _tie_by_thread(message, journal)
    return [tied or _describe_untied(message, journal)]


def _tie_by_token(message: EmailMessage, journal: Journal, signer: Signer) -> Incoming | None:
    places = [_text(value) for name in (*DELIVERED_TO, "Subject") for value in message.get_all(name, [])]
    for token in find_tokens(" ".join(places)):
        person = signer.person(token, persons_of(journal, token.key))
        if person is None:
            continue
        if token.action == STOP:
            return StopRequest(_digest(STOP, token.key, person), token.key, person)
        text = read_words(message)
        what = _digest(token.key, person, token.action, text if token.action == REPLY_ACTION else "")
        return IncomingReply(what, token.key, person, token.action, text, is_signed=True)
    return None


def _tie_by_thread(message: EmailMessage, journal: Journal) -> Incoming | None:
    for key in _find_answered_keys(message):
        person = person_at(journal, key, _sender(message))
        if person:
            text = read_words(message)
            return IncomingReply(_digest(key, person, text), key, person, REPLY_ACTION, text, is_signed=False)
    return None


def _find_answered_keys(message: EmailMessage) -> list[str]:
    """Return the keys of our messages in the thread that it says it belongs to, the latest first."""
    earlier = " ".join(_text(message[name]) for name in ("In-Reply-To", "References"))
    return OUR_KEY.findall(earlier.lower())[::-1]


def _sender(message: EmailMessage) -> str:
    return next((address for _, address in getaddresses([_text(message["From"])])), "").casefold()


def _describe_untied(message: EmailMessage, journal: Journal) -> Untied:
    what = _digest(_text(message["Message-ID"]), _text(message["Date"]), _text(message["From"]))
    key = next((key for key in _find_answered_keys(message) if persons_of(journal, key)), "")
    subject = PREFIX.sub("", _text(message["Subject"])).strip()
    return Untied(what, key, _sender(message), subject, read_words(message))


def _bounces(message: EmailMessage, journal: Journal, signer: Signer) -> list[Incoming]:
    reports = [report for report in read_reports(message) if persons_of(journal, report.key)]
    if not reports:
        return []
    tokens = find_tokens(find_returned_headers(message))
    proven = {token.key for token in tokens if signer.person(token, persons_of(journal, token.key))}
    return [_bounce(report, journal, is_proven=report.key in proven) for report in reports]


def _bounce(report: Report, journal: Journal, *, is_proven: bool) -> Incoming:
    what = _digest(report.key, report.mark, report.status)
    if not report.is_final:
        return Automatic(what)
    if not went_to(journal, report.key, report.mark):
        return Untied(what)
    is_hard = is_proven and report.status.startswith("5.1.")
    return Bounce(what, report.key, report.mark, report.status, is_hard)


def _is_automatic(message: EmailMessage) -> bool:
    """Say whether a machine wrote it (RFC 3834, and the headers that came before it)."""
    submitted = _text(message["Auto-Submitted"]).strip().lower()
    return (
        submitted not in {"", "no"}
        or _text(message["Return-Path"]).strip() == "<>"
        or message.get_content_type() == "multipart/report"
        or any(name in message for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Reply-From", "List-Id"))
        or _text(message["Precedence"]).strip().lower() in {"bulk", "auto_reply", "junk", "list"}
        or bool(OUT_OF_OFFICE.match(_text(message["Subject"]).strip()))
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:24]
