"""What of the Drive API v3 a spreadsheet client needs: files, copies, exports, sharing, comments."""

import copy
import csv
import io
import re
from typing import Any

from tests.sheets_server import masks, values_write
from tests.sheets_server.a1 import Area
from tests.sheets_server.book import Book, permission
from tests.sheets_server.drive_v2 import SHEET, file_json
from tests.sheets_server.errors import ApiError
from tests.sheets_server.sheets_api import Asked
from tests.sheets_server.values_read import Rendering, value_range
from tests.sheets_server.world import World

DEFAULT_FILE = ("kind", "id", "name", "mimeType")


def _json(book: Book) -> dict[str, Any]:
    owners = [held for held in book.permissions if held["role"] == "owner"]
    return {
        "kind": "drive#file",
        "id": book.id,
        "name": book.properties["title"],
        "mimeType": SHEET,
        "trashed": book.trashed,
        "parents": book.parents,
        "version": str(book.version),
        "webViewLink": f"https://docs.google.com/spreadsheets/d/{book.id}/edit?usp=drivesdk",
        "createdTime": book.created,
        "modifiedTime": book.modified,
        "owners": [{"kind": "drive#user", "emailAddress": held["emailAddress"]} for held in owners],
        "capabilities": {"canEdit": True},
        "permissions": book.permissions,
    }


def _shown(asked: Asked, whole: dict[str, Any], default: tuple[str, ...]) -> dict[str, Any]:
    fields = asked.query.get("fields")
    return masks.project(masks.parse(fields), whole) if fields else {name: whole[name] for name in default}


def _file(world: World, asked: Asked, *, to_write: bool = False) -> Book:
    return world.file(asked.path["id"], asked.caller, to_write=to_write)


def create(world: World, asked: Asked) -> Any:
    if asked.json.get("mimeType") != SHEET:
        raise ApiError(400, "Only spreadsheets can be created here.")
    book = world.new_book(asked.json.get("name") or "Untitled", asked.caller.account)
    book.parents = list(asked.json.get("parents", []))
    return _shown(asked, _json(book), DEFAULT_FILE)


def get(world: World, asked: Asked) -> Any:
    book = _file(world, asked)
    whole = _json(book) | {"capabilities": {"canEdit": book.role_of(asked.caller.account) != "reader"}}
    return _shown(asked, whole, DEFAULT_FILE)


def listing(world: World, asked: Asked) -> Any:
    seen = [book for book in world.books.values() if book.role_of(asked.caller.account)]
    wanted = [book for book in seen if _meets(book, asked.query.get("q", ""))]
    wanted.sort(key=lambda book: book.modified, reverse=True)
    size = int(asked.query.get("pageSize") or 100)
    start = int(asked.query.get("pageToken") or 0)
    whole: dict[str, Any] = {"kind": "drive#fileList", "incompleteSearch": False}
    if start + size < len(wanted):
        whole["nextPageToken"] = str(start + size)
    files = [_json(book) for book in wanted[start : start + size]]
    if asked.query.get("fields"):
        return masks.project(masks.parse(asked.query["fields"]), whole | {"files": files})
    return whole | {"files": [{name: file[name] for name in DEFAULT_FILE} for file in files]}


_CLAUSE = re.compile(
    r"""(?:(?P<name>\w+)\s*(?P<how>=|!=|contains|in|>|<|>=|<=)\s*(?P<value>"[^"]*"|'(?:[^'\\]|\\.)*'|true|false)
    |(?P<member>"[^"]*"|'[^']*')\s+in\s+parents)""",
    re.VERBOSE,
)


def _meets(book: Book, query: str) -> bool:
    """Whether a file meets a query of clauses joined by `and`."""
    if not query.strip():
        return True
    left = _CLAUSE.sub("", query)
    if re.sub(r"\band\b|\s", "", left):
        raise ApiError(400, "Invalid Value")
    return all(_clause_met(book, match) for match in _CLAUSE.finditer(query))


def _clause_met(book: Book, match: re.Match[str]) -> bool:
    if match["member"]:
        return match["member"][1:-1] in book.parents
    value = match["value"].strip("\"'").replace("\\'", "'")
    if match["name"] == "parents":
        return value in book.parents
    if match["name"] == "trashed":
        return book.trashed == (value == "true")
    own = {"name": book.properties["title"], "mimeType": SHEET}.get(match["name"], "")
    if match["how"] == "contains":
        return value.lower() in own.lower()
    found: bool = (own == value) == (match["how"] == "=")
    return found


def update(world: World, asked: Asked) -> Any:
    book = _file(world, asked, to_write=True)
    if asked.json.get("name"):
        book.properties["title"] = asked.json["name"]
    book.trashed = bool(asked.json.get("trashed", book.trashed))
    added = asked.query.get("addParents")
    removed = (asked.query.get("removeParents") or "").split(",")
    book.parents = [parent for parent in book.parents if parent not in removed] + (
        added.split(",") if added else []
    )
    world.touch(book)
    return _shown(asked, _json(book), DEFAULT_FILE)


def delete(world: World, asked: Asked) -> Any:
    book = _file(world, asked)
    if book.role_of(asked.caller.account) != "owner":
        raise ApiError(403, "The user does not have sufficient permissions for this file.")
    del world.books[book.id]
    return None


def copy_file(world: World, asked: Asked) -> Any:
    source = _file(world, asked)
    title = asked.json.get("name") or f"Copy of {source.properties['title']}"
    twin = world.new_book(title, asked.caller.account)
    twin.restore(source.snapshot())
    twin.properties = copy.deepcopy(source.properties) | {"title": title}
    twin.parents = list(asked.json.get("parents", source.parents))
    return _shown(asked, _json(twin), DEFAULT_FILE)


def export(world: World, asked: Asked) -> tuple[bytes, str]:
    """The first tab as comma- or tab-separated text."""
    book = _file(world, asked)
    mime = asked.query.get("mimeType", "")
    separators = {"text/csv": ",", "text/tab-separated-values": "\t"}
    if mime not in separators:
        raise ApiError(400, "The requested conversion is not supported.")
    found = value_range(Rendering(book, {}), book.sheets[0], Area(0, 0, None, None))
    lines = found.get("values", [])
    width = max((len(line) for line in lines), default=0)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separators[mime], lineterminator="\r\n")
    writer.writerows(line + [""] * (width - len(line)) for line in lines)
    return text.getvalue().removesuffix("\r\n").encode(), mime


def upload(world: World, asked: Asked) -> Any:
    """The v2 media upload by which CSV text replaces a spreadsheet's content."""
    book = _file(world, asked, to_write=True)
    lines = list(csv.reader(io.StringIO(bytes(asked.body or b"").decode())))
    values_write.import_text(book, lines, book.new_sheet_id(world.chance))
    world.touch(book)
    return file_json(book, asked.caller.account)


def permissions(world: World, asked: Asked) -> Any:
    book = _file(world, asked)
    whole: dict[str, Any] = {"kind": "drive#permissionList", "permissions": book.permissions}
    if asked.query.get("fields"):
        return masks.project(masks.parse(asked.query["fields"]), whole)
    short = [
        {name: held[name] for name in ("id", "type", "kind", "role") if name in held}
        for held in book.permissions
    ]
    return whole | {"permissions": short}


def share(world: World, asked: Asked) -> Any:
    book = _file(world, asked, to_write=True)
    kind, role = asked.json.get("type"), asked.json.get("role")
    if kind not in {"user", "group", "domain", "anyone"} or role not in {
        "owner",
        "writer",
        "commenter",
        "reader",
    }:
        raise ApiError(400, "The permission type field is required.")
    address = asked.json.get("emailAddress") or asked.json.get("domain") or "anyoneWithLink"
    held = permission(address, role) | {"type": kind}
    if kind in {"domain", "anyone"}:
        del held["emailAddress"]
        held |= {"domain": address} if kind == "domain" else {"id": "anyoneWithLink"}
    book.permissions = [old for old in book.permissions if old["id"] != held["id"]] + [held]
    return _shown(asked, held, ("kind", "id", "type", "role"))


def _held(book: Book, permission_id: str) -> dict[str, Any]:
    for held in book.permissions:
        if held["id"] == permission_id:
            return held
    raise ApiError(404, f"Permission not found: {permission_id}.")


def update_permission(world: World, asked: Asked) -> Any:
    held = _held(_file(world, asked, to_write=True), asked.path["permission"])
    held["role"] = asked.json.get("role", held["role"])
    return _shown(asked, held, ("kind", "id", "type", "role"))


def unshare(world: World, asked: Asked) -> Any:
    book = _file(world, asked, to_write=True)
    book.permissions.remove(_held(book, asked.path["permission"]))
    return None


def comments(world: World, asked: Asked) -> Any:
    book = _file(world, asked)
    whole = {"kind": "drive#commentList", "comments": book.comments}
    return masks.project(masks.parse(asked.query["fields"]), whole) if asked.query.get("fields") else whole


def comment(world: World, asked: Asked) -> Any:
    book = _file(world, asked)
    entry = {
        "kind": "drive#comment",
        "id": f"AAAA{len(book.comments):07d}",
        "content": asked.json.get("content", ""),
    }
    entry |= {"createdTime": world.stamp()} | (
        {"anchor": asked.json["anchor"]} if asked.json.get("anchor") else {}
    )
    book.comments.append(entry)
    return _shown(asked, entry, ("kind", "id", "content"))


def about(world: World, asked: Asked) -> Any:
    user = {"kind": "drive#user", "displayName": asked.caller.account, "emailAddress": asked.caller.account}
    return _shown(asked, {"kind": "drive#about", "user": user | {"me": True}}, ("kind", "user"))
