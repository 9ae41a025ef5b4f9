"""Reads what our own mail server found out about who sent a mail (RFC 8601).

Anybody can write such a field into a mail. Only our server puts one above its own Received line, so only the
topmost field counts, and only where it stands above every Received; whatever stands below came with the mail.
"""

import re
from email.message import Message
from email.utils import parseaddr
from enum import StrEnum

RESULT = re.compile(r"(?:^|;)\s*(dmarc|dkim|spf)\s*=\s*(\w+)([^;]*)", re.IGNORECASE)
SENDING_DOMAIN = re.compile(
    r"(?:header\.d|header\.i|smtp\.mailfrom|header\.from)\s*=\s*\"?(?:[^@\s;\"]*@)?([\w.-]+)", re.IGNORECASE
)


class Authentication(StrEnum):
    """What is known of whether a mail comes from the domain of its From."""

    PASSED = "passed"
    FAILED = "failed"
    UNPROVEN = "unproven"


def read_authentication(message: Message) -> Authentication:
    """Return what our server says of a mail's sender; unproven where it says nothing."""
    said = _topmost(message)
    domain = parseaddr(str(message.get("From", "")))[1].rpartition("@")[2].lower()
    found = [(method.lower(), result.lower(), rest) for method, result, rest in RESULT.findall(said)]
    if any(method == "dmarc" and result == "fail" for method, result, _ in found):
        return Authentication.FAILED
    passed = [(method, rest) for method, result, rest in found if result == "pass"]
    if any(method == "dmarc" or _is_aligned(rest, domain) for method, rest in passed):
        return Authentication.PASSED
    return (
        Authentication.FAILED if any(result == "fail" for _, result, _ in found) else Authentication.UNPROVEN
    )


def _topmost(message: Message) -> str:
    names = [name.lower() for name in message.keys()]  # noqa: SIM118 - a message repeats names
    if "received" not in names or "authentication-results" not in names:
        return ""
    is_above = names.index("authentication-results") < names.index("received")
    return " ".join(str(message["Authentication-Results"]).split()) if is_above else ""


def _is_aligned(rest: str, domain: str) -> bool:
    return bool(domain) and any(
        domain == found.lower() or domain.endswith(f".{found.lower()}")
        for found in SENDING_DOMAIN.findall(rest)
    )
