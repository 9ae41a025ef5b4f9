"""Reads what a mail system says of a mail that it could not deliver, in the standard form (RFC 3464) or not.

Who failed is found by flufl.bounce, which Mailman's people have kept for twenty years, where no report in the
standard form says it; what of it speaks of the reader's own mailbox is for `smtp_replies` to tell.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.policy import compat32
from email.utils import getaddresses

from flufl.bounce import all_failures

from mentorsheets.domain.ids import address_mark
from mentorsheets.mail.incoming.body import text_of

# It tells of each stumble with all that it read, addresses too.
logging.getLogger("flufl.bounce").setLevel(logging.CRITICAL + 1)
OUR_KEY = re.compile(r"<([a-z2-7]{26})@[^>\s]+>")
STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
CODE = re.compile(r"(?<![\d.])([45]\d\d)(?=[ \-#]|$)")
FAILED_ADDRESS = re.compile(r"[^\s<>()\[\]\"',;:=]+@[^\s<>()\[\]\"',;:=]+\.[^\s<>()\[\]\"',;:=]+")
RETURNED = re.compile(
    r"^[ >*-]*(?:(?:-{2,}|={2,}|_{2,}).*(?:copy|original|returned|message|unsent|header|follows|below).*"
    r"|(?:Return-Path|Received|Message-ID|DomainKey-Signature|DKIM-Signature|MIME-Version):.*)$",
    re.IGNORECASE | re.MULTILINE,
)
"""Where the human-readable part ends and the mail that comes back begins."""
NO_READER = re.compile(
    r"^(?:mailer-?daemon|postmaster|mail-?daemon|mdaemon|no-?reply|bounces?)[@+-]|^.*mailer-daemon@",
    re.IGNORECASE,
)
WENT_TO = re.compile(r"^To:((?:.*(?:\n[ \t])?)*)", re.IGNORECASE | re.MULTILINE)
MOST_SAID = 3000
"""So many characters of a report are searched for what happened; the reason stands near the beginning."""
DELIVERED = {"delivered", "relayed", "expanded"}
AFTER_DATA = re.compile(r"in reply to (?:the )?end of DATA|after (?:the )?end of data", re.IGNORECASE)
"""How mail systems say that a server refused what it had been handed, once it had taken the recipient."""
ANSWER_TO_DATA = re.compile(r">>> (?:DATA|\.)\s+<<< ([45]\d\d[^\n]*)")
"""The same in the transcript that others give."""
PARAGRAPH_ENDS = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Failure:
    """One recipient whom a mail did not reach: `address` ("" where it is not said), status and words.

    `is_final`: the mail will not be tried again. `is_of_mail`: the server took the recipient, and then
    refused what it was handed, whatever its words: some say "unknown user" for a filter of the reader's.
    """

    address: str
    status: str
    words: str
    is_final: bool
    is_of_mail: bool = False

    @property
    def reply(self) -> str:
        """Status and words in one, as a server says them."""
        return self.words if not self.status or self.status in self.words else f"{self.status} {self.words}"

    @property
    def mark(self) -> str:
        """The mark of the address, by which it is known without being written down."""
        return address_mark(self.address)


def read_failures(message: Message) -> list[Failure]:
    """Return one failure for each recipient that a bounce speaks of; none if `message` is no bounce."""
    said = read_notice(message)
    reported = [failure for block in _blocks(message) for failure in _read_block(block, said)]
    if reported or _has_report(message):
        return reported
    return list(_guess(message, said))


def is_delivery_told(message: Message) -> bool:
    """Return whether a report says of all whom it speaks of that the mail arrived or was passed on."""
    told = [_field(block, "Action").lower() for block in _blocks(message) if block["Action"]]
    return bool(told) and set(told) <= DELIVERED


def returned_text(message: Message) -> str:
    """Return all that a bounce brings, in small letters, no line broken: tokens and ids stand whole in it."""
    try:
        # compat32 hands headers back as they came; the default policy folds and encodes them anew.
        text = message.as_bytes(policy=compat32.clone(max_line_length=None)).decode("latin-1")
    except (AttributeError, LookupError, RecursionError, TypeError, UnicodeError, ValueError):
        text = ""
    # What is not of English letters alone is often sent in base64, the mail that comes back along with it.
    text += "".join(f"\n\n{found}" for found in _texts_in_base64(message))
    whole = re.sub(r"=\r?\n", "", text).replace("=3D", "=")
    return re.sub(r"\r?\n[ \t]+", "", whole).lower()


def _texts_in_base64(message: Message) -> Iterator[str]:
    for part in message.walk():
        coding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
        is_text = coding == "base64" and part.get_content_maintype() == "text"
        payload = part.get_payload(decode=True) if is_text else None
        if isinstance(payload, bytes):
            yield payload.decode("latin-1")


def _blocks(message: Message) -> Iterator[Message]:
    for part in message.walk():
        if part.get_content_type() in {"message/delivery-status", "message/global-delivery-status"}:
            payload = part.get_payload()
            yield from (
                (block for block in payload if isinstance(block, Message))
                if isinstance(payload, list)
                else ()
            )


def _has_report(message: Message) -> bool:
    return any(block["Action"] for block in _blocks(message))


def _read_block(block: Message, said: str) -> Iterator[Failure]:
    recipient = (
        _field(block, "Original-Recipient")
        or _field(block, "Final-Recipient")
        or _field(block, "X-Actual-Recipient")
    )
    action = _field(block, "Action").lower()
    if not recipient or action in DELIVERED:
        return
    words = _field(block, "Diagnostic-Code").partition(";")[2] or _field(block, "Diagnostic-Code") or said
    found = STATUS.search(_field(block, "Status"))
    status = found[1] if found else _find_status(words)
    address = recipient.rpartition(";")[2].strip(" <>\t")
    is_final = action == "failed" or (not action and status.startswith("5"))
    yield Failure(address.lower(), status, _reason(words), is_final, _is_of_mail(said, address.lower()))


def _field(block: Message, name: str) -> str:
    return str(block[name] or "").strip()


def read_notice(message: Message) -> str:
    """Return what a bounce says for humans, up to the mail that it gives back."""
    for part in message.walk():
        if part.get_content_type() in {"text/plain", "text/html"}:
            text = text_of(part)
            end = RETURNED.search(text, 1)
            return (text[: end.start()] if end else text)[:MOST_SAID]
    return ""


def _find_status(words: str) -> str:
    found = STATUS.search(words)
    return found[1] if found else ""


def _reason(said: str) -> str:
    """Return a server's reply out of what is said around it; all of it where no reply stands in it."""
    words = " ".join(said.split())
    found = CODE.search(words)
    return words[found.start() :] if found else words


def _guess(message: Message, said: str) -> Iterator[Failure]:
    """Yield who failed by a bounce in no standard form."""
    later, final = _scan(message)
    if not (later or final):
        named = [str(value) for value in message.get_all("X-Failed-Recipients", [])]
        final = _addresses(" ".join(named)) or _name_failed(message, said)
    words = _reason(said)
    for addresses, is_final in ((final, True), (later - final, False)):
        yield from (
            Failure(address, _find_status(said), words, is_final, _is_of_mail(said, address))
            for address in sorted(addresses)
        )


def _is_of_mail(said: str, address: str) -> bool:
    """Return whether what is said of an address was said after DATA; nobody buries it upon that at once."""
    about = [one for one in PARAGRAPH_ENDS.split(said) if address in one.lower()]
    answers = [" ".join(found.split()) for found in ANSWER_TO_DATA.findall("\n\n".join(about))]
    return any(AFTER_DATA.search(" ".join(one.split())) for one in about) or any(
        address in one.lower() for one in answers
    )


def _name_failed(message: Message, said: str) -> set[str]:
    """Return the one address that a notice names beside its sender and its reader; else whom it went to."""
    others = _addresses(
        " ".join(str(message.get(name, "")) for name in ("From", "To", "Reply-To", "Delivered-To"))
    )
    named = {found for found in _addresses(said) if found not in others and not NO_READER.match(found)}
    if len(named) == 1:
        return named
    inner = [
        part
        for part in message.walk()
        if part.get_content_type() in {"message/rfc822", "text/rfc822-headers"}
    ]
    text = inner[0].as_string() if inner else _texts_of(message)
    found = WENT_TO.search(text)
    return _addresses(found[1]) if found else set()


def _texts_of(message: Message) -> str:
    payloads = [
        part.get_payload(decode=True) for part in message.walk() if part.get_content_maintype() == "text"
    ]
    return "\n".join(payload.decode("latin-1") for payload in payloads if isinstance(payload, bytes))


def _addresses(text: str) -> set[str]:
    return {found.rstrip(".").lower() for found in FAILED_ADDRESS.findall(text)}


def _scan(message: Message) -> tuple[set[str], set[str]]:
    is_from_nobody = not getaddresses([str(message.get("From", "") or "")])
    if is_from_nobody:
        # One of its detectors stumbles over that, and those after it are never asked.
        del message["From"]
        message["From"] = "<>"
    try:
        later, final = all_failures(message)
    except Exception:  # noqa: BLE001 - one of its detectors may stumble over anything that strangers send
        return set(), set()
    finally:
        if is_from_nobody:
            del message["From"]
    return _texts(later), _texts(final)


def _texts(addresses: frozenset[bytes]) -> set[str]:
    return {address.decode("latin-1").strip(" <>").lower() for address in addresses}
