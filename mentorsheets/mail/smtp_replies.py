"""What a server's answer means: for one address, for one message, or for the whole run."""

import re
from enum import StrEnum

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.mail.messages import MailState, SendOutcome, Stop
from mentorsheets.mail.refusal_words import (
    ABOUT_MESSAGE,
    DISTRUST,
    FOR_NOW,
    LOOKUP_FAILED,
    NO_SUCH_DOMAIN,
    NO_SUCH_READER,
    NOBODY_THERE,
    OUR_LIMIT,
    OVER_QUOTA,
)

ADDRESS_IN_REPLY = re.compile(r"[^\s<>(),;:]+@[^\s<>(),;:]+")
ENHANCED = re.compile(r"^(\d{3})[ -](\d\.\d{1,3}\.\d{1,3})?")
THROTTLED = re.compile(r"throttl|\brate\b|quota|limit exceeded", re.IGNORECASE)
LOGIN_REPLIES = ("530", "534", "535", "538")
LOGIN_ENHANCED = ("5.7.8", "5.7.9", "5.7.30", "5.7.57", "5.7.60", "5.7.139")
ANY_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
SENDER_BARRED = {"5.1.8", "5.2.252"}
"""The sender's own domain is bad; the account may not send as this sender (Microsoft)."""
SEND_AS = re.compile(
    r"send ?as ?denied|not owned by user|may not send as|not allowed to send as", re.IGNORECASE
)
OUR_QUOTA = re.compile(
    r"max(?:imum)? (?:e?mails|messages|defers)[\w ]* per (?:hour|day)|submission ?quota"
    r"|(?:daily|hourly)[\w ]* (?:sending|quota|limit)"
    r"|exceeded (?:the|its|your) (?:max|hourly|daily|sending)|sending (?:limit|quota|rate)",
    re.IGNORECASE,
)
"""What our own server says when it takes no more for an hour or a day."""
NO_RELAY = re.compile(r"relay(ing)? (access )?(denied|not permitted|not allowed)", re.IGNORECASE)


def reply_line(code: int, words: bytes) -> str:
    """Return a server's reply as one short line without any address (servers like to repeat them)."""
    text = " ".join(words.decode("ascii", "replace").split())
    return f"{code} {ADDRESS_IN_REPLY.sub('…', text)}".translate({ord("#"): " ", ord(";"): ","})[:200].strip()


def parse_enhanced_status(reply: str) -> tuple[str, str]:
    """Split a reply line into its code and its enhanced status (RFC 3463; empty where there is none)."""
    found = ENHANCED.match(reply)
    return (found[1], found[2] or "") if found else ("", "")


class Fault(StrEnum):
    """Whose a refusal is."""

    ADDRESS = "the address is no good"
    MAILBOX = "the mailbox takes nothing now"
    SENDER = "the sender or its server is not trusted, or sends too much"
    MESSAGE = "this message is not taken"
    UNCLEAR = "the reply does not say"


FAULTS: tuple[tuple[Fault, LatePattern | None, tuple[str, ...]], ...] = (
    (Fault.SENDER, OUR_LIMIT, ("5.1.7", "5.1.8", "4.1.8", "5.2.252")),
    (Fault.MAILBOX, OVER_QUOTA, ("4.2.2", "5.2.2")),
    (Fault.ADDRESS, NOBODY_THERE, ()),
    (Fault.SENDER, DISTRUST, ()),
    (Fault.UNCLEAR, FOR_NOW, ("4.",)),
    (Fault.ADDRESS, NO_SUCH_DOMAIN, ()),
    (Fault.UNCLEAR, LOOKUP_FAILED, ()),
    (Fault.ADDRESS, NO_SUCH_READER, ()),
    (Fault.MESSAGE, ABOUT_MESSAGE, ("5.3.4", "5.6.")),
    (Fault.SENDER, None, ("5.7.",)),
    (Fault.ADDRESS, None, ("5.1.1", "5.1.3", "5.1.6")),
)
"""What speaks for whose fault, in words or by status (RFC 3463, 7505); the first that fits counts."""


def find_fault(reply: str) -> Fault:
    """Return whose a refusal is, by its words first, since servers give the same number for many things.

    `reply` is a server's line or what a bounce says. An address is no good only where the words or the status
    (RFC 3463) speak of that mailbox, or say that its domain does not exist; a server's name that could not be
    looked up may be found tomorrow.
    """
    found = ANY_STATUS.search(reply)
    status = found[1] if found else ""
    for fault, words, statuses in FAULTS:
        if (words and words.search(reply)) or (status and status.startswith(statuses)):
            return fault
    return Fault.UNCLEAR


def is_dead_address(reply: str) -> bool:
    """Return whether a refusal of a recipient means that the address itself is no good; see `find_fault`."""
    return find_fault(reply) is Fault.ADDRESS and not reply.startswith("4")


def what_stops(reply: str) -> Stop:
    """Return why no other message would fare better now, if so; one recipient's full mailbox is no reason."""
    code, status = parse_enhanced_status(reply)
    if status in SENDER_BARRED or SEND_AS.search(reply):
        return Stop.REFUSED
    if OUR_QUOTA.search(reply):
        return Stop.QUOTA
    if status.startswith(("4.2.", "5.2.")) or OVER_QUOTA.search(reply):
        return Stop.NO
    if status == "5.4.5" or (code.startswith("4") and THROTTLED.search(reply)):
        return Stop.QUOTA
    return (
        Stop.REFUSED
        if code in LOGIN_REPLIES or status in LOGIN_ENHANCED or NO_RELAY.search(reply)
        else Stop.NO
    )


def outcome_of(reply: str) -> SendOutcome:
    """Return what a whole reply to a message (not to one recipient) makes of it.

    What is the sender's fault may be mended, so that the message waits.
    """
    if reply.startswith("2"):
        return SendOutcome(MailState.SENT, reply)
    if (stop := what_stops(reply)) != Stop.NO:
        return SendOutcome(MailState.PLANNED, reply, stop=stop)
    if reply.startswith("4") or find_fault(reply) is Fault.SENDER:
        return SendOutcome(MailState.DEFERRED, reply)
    return SendOutcome(MailState.REFUSED, reply)
