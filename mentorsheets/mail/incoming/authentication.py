"""Reads what our own mail server found out about who sent a mail (RFC 8601).

Anybody can write such a field into a mail, so a pass counts only in the topmost field, under the name that
the programme says its server signs with, where nothing but our own server can have put it. A fail counts
under any name, and whatever the sender's policy says of it: nobody writes one into a mail of their own.
"""

import re
from dataclasses import dataclass
from email.message import Message
from email.utils import getaddresses
from enum import StrEnum

from mentorsheets.domain.plain_text import fold_address

MICROSOFT = "m365"
"""What a programme writes for Microsoft 365, whose field names no server."""
GOOGLE_MX = "mx.google.com"
BY_GOOGLE = re.compile(r"\bby\s+(?:mx\.google\.com|[0-9a-f]*:[0-9a-f:]+)\b", re.IGNORECASE)
BY_MICROSOFT = re.compile(
    r"\bby\s+[\w.-]+\.(?:outlook\.com|outlook\.office365\.com|office365\.us)(?![\w.-])", re.IGNORECASE
)
OWN_HOPS = {GOOGLE_MX: BY_GOOGLE, MICROSOFT: BY_MICROSOFT}
"""Servers that put the field below their own Received lines, and how those are known.

Both write one into every mail that comes from outside; elsewhere the field stands above all Received lines.
"""
RESULT = re.compile(r"\s*(dmarc|dkim|spf|compauth)\s*=\s*(\w+)(.*)", re.IGNORECASE | re.DOTALL)
NAMED_BY = tuple(
    re.compile(rf"{what}\s*=\s*(?:\S*@)?([\w.-]+)", re.IGNORECASE)
    for what in (r"header\.d", r"header\.i", r"smtp\.mailfrom")
)
"""Where a method says for which domain it speaks: behind the last @, since a sender may have more."""
FROM_DOMAIN = re.compile(r"header\.from\s*=\s*(?:\S*@)?([\w.-]+)", re.IGNORECASE)

ANY_FAIL = re.compile(r"(?:dmarc|compauth)\s*=\s*fail", re.IGNORECASE)


class Authentication(StrEnum):
    """What is known of whether a mail comes from the domain of its From."""

    PASSED = "passed"
    FAILED = "failed"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True)
class MethodResult:
    """What one method found: its name, its result, and what it says besides, all in small letters."""

    method: str
    result: str
    rest: str


def read_authentication(message: Message, server: str) -> Authentication:
    """Return what our server says of a mail's sender; unproven where it says nothing.

    `server` is the name that our server signs with, `MICROSOFT`, or "" where nobody has said it.
    """
    name, found = read_topmost(message)
    if any(one.method in {"dmarc", "compauth"} and one.result == "fail" for one in found):
        return Authentication.FAILED
    expected = server.strip().lower()
    is_ours = bool(expected) and name == ("" if expected == MICROSOFT else expected)
    passes = [one for one in found if one.result == "pass"]
    domain = _domain(message)
    if any(_speaks_for(one, domain) for one in passes):
        is_placed = is_ours and _only_own_hops_above(message, expected)
        return Authentication.PASSED if is_placed else Authentication.UNPROVEN
    return Authentication.FAILED if any(one.result == "fail" for one in found) else Authentication.UNPROVEN


def read_topmost(message: Message) -> tuple[str, list[MethodResult]]:
    """Return the server that the topmost field names ("" for none), and what it found."""
    said = message.get_all("Authentication-Results", [])
    parts = _flatten(str(said[0])).lower().split(";") if said else []
    name = parts[0].split()[0] if parts and "=" not in parts[0] and parts[0].split() else ""
    found = (RESULT.match(part) for part in parts)
    return name, [MethodResult(one[1], one[2], one[3]) for one in found if one]


def _flatten(value: str) -> str:
    """Return a field without its comments, and with nothing in quotes that could be taken for more of it.

    A quotation mark in a comment is no server's own: it repeats a sender there who would end the comment.
    From there on a fail alone is believed.
    """
    kept, depth, is_quoted, is_escaped = list[str](), 0, False, False
    for letter in value:
        if is_escaped:
            is_escaped = False
        elif letter == "\\" and (depth or is_quoted):
            is_escaped = True
        elif letter == '"' and depth:
            return ";".join(["".join(kept), *ANY_FAIL.findall(value)])
        elif letter == '"':
            is_quoted = not is_quoted
        elif is_quoted:
            kept.append(letter if letter.isalnum() or letter in "@.-_+" else "_")
        elif letter in "()":
            depth = max(0, depth + (1 if letter == "(" else -1))
        elif not depth:
            kept.append(letter)
    return "".join(kept)


def _only_own_hops_above(message: Message, server: str) -> bool:
    """Return whether the topmost field stands where only our own server can have put it."""
    fields = [(name.lower(), str(value)) for name, value in message.items()]
    place = next(index for index, (name, _) in enumerate(fields) if name == "authentication-results")
    above = [value for name, value in fields[:place] if name == "received"]
    below = [value for name, value in fields[place:] if name == "received"]
    own = OWN_HOPS.get(server)
    if own is None:
        return bool(below) and not above
    if server == MICROSOFT and not (below and own.search(below[0])):
        # It writes the field above the line of the hop by which the mail came in.
        return False
    return bool(below or above) and all(own.search(value) for value in above)


def _domain(message: Message) -> str:
    """Return the domain of the From; "" where it names nobody or several."""
    senders = [one for _, one in getaddresses([str(value) for value in message.get_all("From", [])])]
    return fold_address(senders[0]).rpartition("@")[2] if len(senders) == 1 else ""


def _speaks_for(one: MethodResult, domain: str) -> bool:
    if one.method == "compauth" or not domain:
        return False
    if one.method == "dmarc":
        return all(fold_address(named) == domain for named in FROM_DOMAIN.findall(one.rest))
    found = (list(map(fold_address, shape.findall(one.rest))) for shape in NAMED_BY)
    first = next(filter(None, found), [])
    return bool(first) and all(domain == named or domain.endswith(f".{named}") for named in first)
