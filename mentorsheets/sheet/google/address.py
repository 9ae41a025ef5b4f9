"""Telling a Google sheet's address or key from the path of a file, and by which door it is reached."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

KEY_FILE = "GOOGLE_APPLICATION_CREDENTIALS"
OTHER_HOST = "MENTORSHEETS_SHEETS_API"

_SHEET_ADDRESS = re.compile(
    r"(?:https?://)?(?:docs\.google\.com/(?:a/[^/]+/)?spreadsheets/(?:u/\d+/)?d/|"
    r"drive\.google\.com/(?:a/[^/]+/)?(?:u/\d+/)?(?:file/d/|open\?(?:[^#]*&)?id=|"
    r"uc\?(?:[^#]*&)?id=))([A-Za-z0-9_-]{20,})",
    re.IGNORECASE,
)
_REDIRECTS = (
    re.compile(r"(?:https?://)?(?:www\.)?google\.[a-z.]+/url\?(?:[^#]*&)?(?:q|url)=([^&]+)", re.IGNORECASE),
    re.compile(
        r"(?:https?://)?[\w.-]+\.safelinks\.protection\.outlook\.com/[^?]*\?(?:[^#]*&)?url=([^&]+)",
        re.IGNORECASE,
    ),
    re.compile(r"(?:https?://)?urldefense\.(?:com|us|proofpoint\.com)/v3/__(.+?)__;", re.IGNORECASE),
)
"""Addresses that mail programs put around another one, which they lead to."""
# Keys have 44 characters today; a file's name has a dot.
_KEY = re.compile(r"[A-Za-z0-9_-]{20,}")


@dataclass(frozen=True, slots=True)
class GoogleAccess:
    """How Google is reached: with the login in `key_file`, None for the one that this computer has.

    `host` is the base address of the Sheets API, "" for Google's own; a recorder or a test has another.
    """

    key_file: Path | None = None
    host: str = ""


def google_key(reference: str) -> str | None:
    """Return the key of the Google sheet that is meant by its address or its key, None if none is."""
    text = reference.strip().strip("<>\"'“”‘’ ")
    for pattern in _REDIRECTS:
        if redirect := pattern.match(text):
            text = unquote(redirect[1])
    if found := _SHEET_ADDRESS.match(text):
        return found[1]
    return text if _KEY.fullmatch(text) else None
