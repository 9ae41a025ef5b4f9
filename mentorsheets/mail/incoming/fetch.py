"""Asks an IMAP server for the raw bytes of many mails at once: headers of all, bodies of some."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from mentorsheets.errors import Unreachable

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

HEADERS = "(UID INTERNALDATE BODY.PEEK[HEADER])"
LARGEST = 2_000_000
"""So many bytes of a mail are asked for at once; few are larger."""
LARGEST_MAIL = 60_000_000
"""More than any provider lets through; what stands behind it is not read."""
BODIES = f"(UID INTERNALDATE BODY.PEEK[]<0.{LARGEST}>)"
HEADERS_AT_ONCE = 500
"""So many headers, a few kilobytes each, are asked for at once."""
BODIES_AT_ONCE = 20
"""So many mails are asked for at once, which is at most 40 megabytes."""
UIDS_NAMED = 5
"""So many of the mails that a server withholds are named by their UIDs."""
UID = re.compile(rb"\bUID (\d+)")
INTERNALDATE = re.compile(rb'INTERNALDATE "([^"]+)"')


@dataclass(frozen=True, slots=True)
class RawMail:
    """A mail as the server has it: its number, when it arrived there (whatever its Date says), its bytes."""

    uid: int
    arrived: datetime | None
    content: bytes


def fetch_headers(box: "BaseMailBox", uids: Sequence[int]) -> Iterator[RawMail]:
    """Yield the headers of these mails; one that was deleted meanwhile is left out."""
    yield from _fetch(box, uids, HEADERS, HEADERS_AT_ONCE)


def fetch_bodies(box: "BaseMailBox", uids: Sequence[int]) -> Iterator[RawMail]:
    """Yield these mails whole, up to `LARGEST_MAIL` of each: words may stand behind large pictures."""
    for mail in _fetch(box, uids, BODIES, BODIES_AT_ONCE):
        yield replace(mail, content=_fetch_rest(box, mail)) if len(mail.content) == LARGEST else mail


def _fetch_rest(box: "BaseMailBox", mail: RawMail) -> bytes:
    parts = [mail.content]
    while len(parts[-1]) == LARGEST and len(parts) * LARGEST < LARGEST_MAIL:
        what = f"(UID BODY.PEEK[]<{len(parts) * LARGEST}.{LARGEST}>)"
        status, answer = box.client.uid("FETCH", str(mail.uid), what)
        if status != "OK":
            raise Unreachable("The mailbox could not be read.", "A later run reads on from there.")
        found = (item[1] for item in answer if isinstance(item, tuple) and isinstance(item[1], bytes))
        parts.append(next(found, b""))
    return b"".join(parts)


def _fetch(box: "BaseMailBox", uids: Sequence[int], what: str, at_once: int) -> Iterator[RawMail]:
    for start in range(0, len(uids), at_once):
        names = ",".join(map(str, uids[start : start + at_once]))
        status, answer = box.client.uid("FETCH", names, what)
        if status != "OK":
            raise Unreachable("The mailbox could not be read.", "A later run reads on from there.")
        found = list(_read_answer(answer))
        _refuse_gaps(box, {*uids[start : start + at_once]} - {mail.uid for mail in found})
        yield from found


def _refuse_gaps(box: "BaseMailBox", missing: set[int]) -> None:
    """Raise Unreachable if mails that a server did not give (by their UIDs) are there all the same.

    What was deleted meanwhile is nobody's loss; what is left out would count as read, and be lost.
    """
    if not missing:
        return
    status, answer = box.client.uid("SEARCH", "UID", ",".join(map(str, sorted(missing))))
    there = {int(name) for line in answer for name in (line or b"").split()} if status == "OK" else missing
    if kept := sorted(there & missing):
        uids = ", ".join(map(str, kept[:UIDS_NAMED]))
        raise Unreachable(
            f"The mail server does not give mail that lies in the mailbox: UID {uids}.",
            "A later run tries again. If it stays so, move that mail out of the inbox, and read it there.",
        )


def _read_answer(answer: Sequence[object]) -> Iterator[RawMail]:
    for number, item in enumerate(answer):
        if not (isinstance(item, tuple) and isinstance(item[1], bytes)):
            continue
        after = answer[number + 1] if number + 1 < len(answer) else b""
        told = bytes(item[0]) + (after if isinstance(after, bytes) else b"")
        found = UID.search(told)
        if found:
            yield RawMail(int(found[1]), _find_arrival(told), item[1])


def _find_arrival(told: bytes) -> datetime | None:
    found = INTERNALDATE.search(told)
    try:
        return parsedate_to_datetime(found[1].decode("latin-1")).astimezone(UTC) if found else None
    except (ValueError, OverflowError):
        return None
