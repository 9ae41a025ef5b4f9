"""Telling the address or the key of a Google sheet from the path of a file."""

import re

_ADDRESS = re.compile(r"https?://docs\.google\.com/(?:a/[^/]+/)?spreadsheets/(?:u/\d+/)?d/([A-Za-z0-9_-]+)")
# Keys have 44 characters today; a file's name has a dot.
_KEY = re.compile(r"[A-Za-z0-9_-]{20,}")


def google_key(reference: str) -> str | None:
    """Return the key of the Google sheet that is meant by its address or its key, None if none is."""
    found = _ADDRESS.match(reference.strip())
    if found:
        return found[1]
    return reference.strip() if _KEY.fullmatch(reference.strip()) else None
