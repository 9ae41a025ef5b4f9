"""Where a sheet stands, as a mark that tells nobody where that is: by it a copy of a sheet is known."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

GOOGLE_PLACE, FILE_PLACE, SERVER_PLACE = "g-", "f-", "s-"
"""With what the mark of a Google sheet begins, that of a workbook, and that of one on a server."""
PLACE_DIGITS = 12
"""Hexadecimal digits of a mark: one programme has a handful of places."""


def mark_google(key: str) -> str:
    """Return the mark of the Google sheet that has this key."""
    return GOOGLE_PLACE + _digest(key)


def mark_file(path: Path) -> str:
    """Return the mark of the file under this path."""
    return FILE_PLACE + _digest(str(path.resolve()))


def mark_server(mark: str) -> str:
    """Return the mark of the workbook on a server that has this address or id there."""
    return SERVER_PLACE + _digest(mark)


def find_original(place: str, places: Sequence[str], find_beside: Callable[[], dict[str, str]]) -> str:
    """Return of what a sheet is a copy, "" if of nothing that is known.

    It stands in `place` now, and mail went out while it stood in `places`, in this order. A file that is not
    found any more where it was may have been moved, so only one that is still there is an original:
    `find_beside` returns the names of the files beside this one and in folders near by, by their marks.
    """
    if not place or not places or place in places:
        return ""
    last = places[-1]
    if place.startswith(GOOGLE_PLACE):
        return "another sheet"
    if last.startswith(GOOGLE_PLACE):
        return "a Google sheet"
    if last.startswith(SERVER_PLACE):
        # It may have been moved there; nobody but a person knows.
        return "a workbook on a server"
    beside = find_beside()
    return next((beside[one] for one in reversed(places) if one in beside), "")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:PLACE_DIGITS]
