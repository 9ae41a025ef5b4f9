"""Asks an IMAP server for the raw bytes of many mails at once: headers of all, bodies of some."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from mentorsheets.errors import Unreachable

if TYPE_CHECKING:
    from imap_tools import BaseMailBox

HEADERS = "(UID INTERNALDATE BODY.PEEK[HEADER])"
LARGEST = 2_000_000
"""So many bytes of a mail are asked for; somebody's words stand at its beginning, attachments after."""
BODIES = f"(UID INTERNALDATE BODY.PEEK[]<0.{LARGEST}>)"
HEADERS_AT_ONCE = 500
"""So many headers, a few kilobytes each, are asked for at once."""
BODIES_AT_ONCE = 20
"""So many mails are asked for at once, which is at most 40 megabytes."""
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
    """Yield these mails whole, up to `LARGEST` bytes of each."""
    yield from _fetch(box, uids, BODIES, BODIES_AT_ONCE)


def _fetch(box: "BaseMailBox", uids: Sequence[int], what: str, at_once: int) -> Iterator[RawMail]:
    for start in range(0, len(uids), at_once):
        names = ",".join(map(str, uids[start : start + at_once]))
        status, answer = box.client.uid("FETCH", names, what)
        if status != "OK":
            raise Unreachable("The mailbox could not be read.", "A later run reads on from there.")
        yield from _read_answer(answer)


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
