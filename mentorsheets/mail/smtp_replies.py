"""What a server's answer means: for one address, for one message, or for the whole run."""

import hashlib
import re

from mentorsheets.mail.messages import MailState, Outcome, Stop

ADDRESS_IN_REPLY = re.compile(r"[^\s<>(),;:]+@[^\s<>(),;:]+")
ENHANCED = re.compile(r"^(\d{3})[ -](\d\.\d{1,3}\.\d{1,3})?")
THROTTLED = re.compile(r"throttl|\brate\b|quota|limit exceeded", re.IGNORECASE)
LOGIN = ("530", "534", "535", "538")
LOGIN_ENHANCED = ("5.7.8", "5.7.9", "5.7.30", "5.7.57", "5.7.60", "5.7.139")
NO_RELAY = re.compile(r"relay(ing)? (access )?(denied|not permitted|not allowed)", re.IGNORECASE)


def address_mark(address: str) -> str:
    """Return a short digest by which an address is known again without being written down."""
    return hashlib.sha256(address.strip().lower().encode()).hexdigest()[:16]


def reply_line(code: int, words: bytes) -> str:
    """Return a server's reply as one short line without any address (servers like to repeat them)."""
    text = " ".join(words.decode("ascii", "replace").split())
    return f"{code} {ADDRESS_IN_REPLY.sub('…', text)}".translate({ord("#"): " ", ord(";"): ","})[:200].strip()


def parse_enhanced_status(reply: str) -> tuple[str, str]:
    """Split a reply line into its code and its enhanced status (RFC 3463; empty where there is none)."""
    found = ENHANCED.match(reply)
    return (found[1], found[2] or "") if found else ("", "")


def is_dead_address(reply: str) -> bool:
    """Say whether a refusal of a recipient means that the address itself is no good.

    A full mailbox, a routing fault and a policy (5.2.2, 5.4, 5.7) are nobody's wrong address.
    """
    code, status = parse_enhanced_status(reply)
    if status:
        return status.startswith("5.1.") or status == "5.2.1"
    return code in {"550", "551", "553"}


def what_stops(reply: str) -> Stop:
    """Say why no other message would fare better now, if so; one recipient's full mailbox is no reason."""
    code, status = parse_enhanced_status(reply)
    if status.startswith(("4.2.", "5.2.")):
        return Stop.NO
    if status == "5.4.5" or (code.startswith("4") and THROTTLED.search(reply)):
        return Stop.QUOTA
    return Stop.REFUSED if code in LOGIN or status in LOGIN_ENHANCED or NO_RELAY.search(reply) else Stop.NO


def outcome_of(reply: str) -> Outcome:
    """Return what a whole reply to a message (not to one recipient) makes of it."""
    if reply.startswith("2"):
        return Outcome(MailState.SENT, reply)
    if (stop := what_stops(reply)) != Stop.NO:
        return Outcome(MailState.PLANNED, reply, stop=stop)
    if reply.startswith("4"):
        return Outcome(MailState.DEFERRED, reply)
    return Outcome(MailState.REFUSED, reply)
