"""An upload in pieces, as Microsoft Graph takes a file that is too large for one call."""

import json
from urllib.parse import urlsplit

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.remote.address import is_here
from mentorsheets.sheet.remote.http import FileAnswer, FileHost, FileReply

PIECE = 10 * 320 * 1024
"""Bytes of a piece: Microsoft wants a multiple of 320 KiB, and advises some megabytes."""


def upload_in_pieces(host: FileHost, item: str, condition: dict[str, str], data: bytes) -> FileReply:
    """Put `data` into the file at the address `item` on a `condition`, and return the last answer.

    The condition is looked at when it begins. It holds to the last piece, as the file is asked for once more
    before that, and only the instant of that piece is left.

    Raises:
        FileAnswer, BrokenOff, Unreachable, WrongUse: as `FileHost.upload`; what was sent is thrown away.
    """
    body = json.dumps({"item": {"@microsoft.graph.conflictBehavior": "replace"}}).encode()
    headers = {**condition, "Content-Type": "application/json"}
    begun = host.upload("POST", f"{item}/createUploadSession", headers, body)
    where = _find_upload(begun)
    pieces = FileHost(where, lambda: "")
    reply = begun
    for first in range(0, len(data), PIECE):
        piece = data[first : first + PIECE]
        last = first + len(piece)
        if last == len(data):
            _check(host, item, condition, pieces, where)
        span = {"Content-Range": f"bytes {first}-{last - 1}/{len(data)}"}
        reply = pieces.upload("PUT", where, span, piece)
    return reply


def _check(host: FileHost, item: str, condition: dict[str, str], pieces: FileHost, where: str) -> None:
    now = json.loads(host.ask("GET", f"{item}?$select=id,eTag").body).get("eTag")
    if now != condition.get("If-Match"):
        pieces.upload("DELETE", where)
        raise FileAnswer(412)


def _find_upload(begun: FileReply) -> str:
    """Return the address for the pieces, which whoever knows it may write to.

    Raises:
        WrongUse: there is none, or the way there is unencrypted.
    """
    try:
        where = str(json.loads(begun.body)["uploadUrl"])
    except (ValueError, KeyError, TypeError):
        where = ""
    parts = urlsplit(where)
    if parts.scheme != "https" and not is_here(parts.hostname or ""):
        raise WrongUse("Microsoft gave no address for a large upload.", "Please report this.")
    return where
