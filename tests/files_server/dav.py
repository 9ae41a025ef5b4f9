"""WebDAV (RFC 4918), as far as a workbook needs it."""

import base64
from urllib.parse import quote

from tests.files_server.disk import Disk
from tests.files_server.messages import Asked, Reply


def answer_dav(disk: Disk, password: str, asked: Asked) -> Reply:
    login = f"Basic {base64.b64encode(f'ana:{password}'.encode()).decode()}"
    if asked.headers.get("authorization") != login:
        return Reply(401, b"", {"WWW-Authenticate": 'Basic realm="files", charset="UTF-8"'})
    with disk.lock:
        match asked.method:
            case "GET" | "HEAD":
                return _get(disk, asked)
            case "PUT":
                return _put(disk, asked)
            case "LOCK":
                return _lock(disk, asked)
            case "PROPFIND":
                return _find(disk, asked)
    return Reply(405)


def _get(disk: Disk, asked: Asked) -> Reply:
    stored = disk.files.get(asked.path)
    if stored is None:
        return Reply(404)
    tag = disk.tag(stored)
    if tag and asked.headers.get("if-none-match") == tag:
        return Reply(304, b"", {"ETag": tag})
    return Reply(200, stored.data, {"ETag": tag} if tag else {})


def _put(disk: Disk, asked: Asked) -> Reply:
    if disk.is_read_only:
        return Reply(403)
    if len(asked.body) > disk.most:
        return Reply(413)
    if asked.path.rpartition("/")[0] in disk.folders:
        return Reply(409)
    if not disk.holds(asked.path, asked.headers.get("if-match"), asked.headers.get("if-none-match")):
        return Reply(412)
    before = disk.files.get(asked.path)
    if before and before.owner and before.owner not in asked.headers.get("if", ""):
        return Reply(423)
    stored = disk.save(asked.path, asked.body)
    # Many servers tell no tag when they take a file.
    return Reply(204 if before else 201, b"", {"ETag": disk.tag(stored)} if stored.number % 2 else {})


def _lock(disk: Disk, asked: Asked) -> Reply:
    stored = disk.files.get(asked.path)
    if stored is None or stored.owner:
        return Reply(423 if stored else 404)
    stored.owner = f"opaquelocktoken:{stored.number}"
    return Reply(200, b"", {"Lock-Token": f"<{stored.owner}>"})


def _find(disk: Disk, asked: Asked) -> Reply:
    if asked.path.endswith("/") and asked.headers.get("depth") == "1":
        return _list(disk, asked.path)
    stored = disk.files.get(asked.path)
    if stored is None:
        return Reply(404)
    return _tell([f"<d:propstat><d:prop><d:getetag>{disk.tag(stored)}</d:getetag></d:prop></d:propstat>"])


def _list(disk: Disk, folder: str) -> Reply:
    """The folder itself, a folder in it, and its files; some servers tell nobody what a folder holds."""
    if not disk.lists:
        return Reply(405)
    kind = "<d:propstat><d:prop><d:resourcetype>{}</d:resourcetype></d:prop></d:propstat>"
    folders = [folder, f"{folder}Letters/", f"{folder}Odd"]
    files = [path for path in disk.files if path.rpartition("/")[0] == folder.rstrip("/")]
    told = [f"<d:href>{quote(path)}</d:href>{kind.format('<d:collection/>')}" for path in folders]
    return _tell(told + [f"<d:href>{quote(path)}</d:href>{kind.format('')}" for path in files])


def _tell(responses: list[str]) -> Reply:
    inner = "".join(f"<d:response>{one}</d:response>" for one in responses)
    text = f'<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">{inner}</d:multistatus>'
    return Reply(207, text.encode(), {"Content-Type": "application/xml"})
