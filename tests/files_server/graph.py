"""Microsoft Graph, as far as a workbook needs it, and the login by device code before it."""

import base64
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from tests.files_server.messages import Asked, Reply

if TYPE_CHECKING:
    from tests.files_server.disk import Stored
    from tests.files_server.server import FilesServer

DRIVE = "b!drive"
FOLDER = "/drive/Mentoring"
BY_NAME = re.compile(r"/drives/b!drive/(?:items/FOLDER:|root:/Mentoring)/([^/:]+)(:/content)?$")
CHILDREN = re.compile(r"/drives/b!drive/items/FOLDER/children$")
BY_ID = re.compile(r"/drives/b!drive/items/(\d+)(/content|/createUploadSession)?$")


class Graph:
    """One drive with one folder; `code_is_typed` is what a person did in their browser."""

    def __init__(self, server: "FilesServer") -> None:
        self._server = server
        self.calm()

    def calm(self) -> None:
        self.tokens = {"first"}
        self.refresh = "refresh-1"
        self.code_is_typed = True
        self.is_private = False
        """Whether tags have no quotes, as on a private drive."""
        self.needs_session = False
        """Whether a condition counts where an upload in pieces begins, and nowhere else."""
        self.redeemed = False
        self.is_alone = False
        """Whether the file is shared without its folder."""
        self.ids: dict[str, str] = {}
        self.uploads: dict[str, tuple[str, bytes]] = {}
        self.spans: list[str] = []

    def answer(self, asked: Asked) -> Reply:
        path = asked.path
        if path.startswith("/login/"):
            return self._log_in(path, parse_qs(asked.body.decode()))
        if path.startswith(("/download/", "/upload/")):
            return self._bare(asked)
        if asked.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            return _error(401, "InvalidAuthenticationToken")
        with self._server.disk.lock:
            return self._item(asked, path.removeprefix("/v1.0"))

    def _log_in(self, path: str, said: dict[str, list[str]]) -> Reply:
        if path.endswith("/devicecode"):
            return _json(
                200,
                {
                    "user_code": "ABC123", "device_code": "secret", "interval": 0, "expires_in": 900,
                    "verification_uri": "https://microsoft.com/devicelogin",
                },
            )  # fmt: skip
        if said["client_id"] != ["our-app"]:
            return _json(400, {"error": "invalid_client"})
        if said["grant_type"] == ["refresh_token"] and said["refresh_token"] != [self.refresh]:
            return _json(400, {"error": "invalid_grant"})
        if said["grant_type"] != ["refresh_token"] and not self.code_is_typed:
            self.code_is_typed = True
            return _json(400, {"error": "authorization_pending"})
        token = f"token-{len(self.tokens)}"
        self.tokens.add(token)
        self.refresh = f"refresh-{len(self.tokens)}"
        return _json(200, {"access_token": token, "refresh_token": self.refresh, "expires_in": 3600})

    def _item(self, asked: Asked, path: str) -> Reply:
        if found := re.match(r"/shares/u!([\w-]+)/driveItem$", path):
            link = base64.urlsafe_b64decode(found[1] + "=" * (-len(found[1]) % 4)).decode()
            self.redeemed |= asked.headers.get("prefer") == "redeemSharingLink"
            name = unquote(urlsplit(link).path.rpartition("/")[2])
            name = name if name.endswith(".xlsx") else "harbour.xlsx"
            return self._tell(f"{FOLDER}/{name}")
        if named := BY_NAME.match(path):
            where = f"{FOLDER}/{named[1]}"
            return self._create(asked, where) if named[2] else self._tell(where)
        if CHILDREN.match(path):
            return self._children("skip=1" in asked.query)
        if known := BY_ID.match(path):
            found_at = next((place for place, number in self.ids.items() if number == known[1]), "")
            if found_at not in self._server.disk.files:
                return _error(404, "itemNotFound")
            return self._of(asked, found_at, known[2] or "")
        return _error(400, "invalidRequest")

    def _of(self, asked: Asked, where: str, what: str) -> Reply:
        disk = self._server.disk
        if not what:
            return self._tell(where)
        if asked.method == "GET":
            return Reply(302, b"", {"Location": f"{self._server.elsewhere}/download{where}"})
        if refusal := self._refusal(asked, where):
            return refusal
        if what == "/createUploadSession":
            number = str(len(self.uploads))
            self.uploads[number] = where, b""
            return _json(200, {"uploadUrl": f"{self._server.elsewhere}/upload/{number}"})
        if len(asked.body) > disk.most:
            return _error(413, "maxFragmentLengthExceeded")
        disk.save(where, asked.body)
        return self._tell(where)

    def _refusal(self, asked: Asked, where: str) -> Reply | None:
        disk, condition = self._server.disk, asked.headers.get("if-match")
        if disk.is_read_only:
            return _error(403, "accessDenied")
        if condition is not None and not condition.startswith('"'):
            condition = f'"{condition}"'
        is_heeded = not self.needs_session or asked.path.endswith("/createUploadSession")
        if is_heeded and not disk.holds(where, condition, None):
            return _error(412, "notAllowed")
        return _error(423, "resourceLocked") if disk.files[where].owner else None

    def _create(self, asked: Asked, where: str) -> Reply:
        disk = self._server.disk
        if disk.is_read_only:
            return _error(403, "accessDenied")
        if where in disk.files and disk.heeds and "conflictBehavior=fail" in asked.query:
            return _error(409, "nameAlreadyExists")
        disk.save(where, asked.body)
        return self._tell(where, 201)

    def _children(self, is_second: bool) -> Reply:
        """What the folder holds, in two pages: a folder in it and the first file, and all others."""
        files = [path.rpartition("/")[2] for path in self._server.disk.files if path.startswith(FOLDER)]
        if is_second:
            return _json(200, {"value": [{"name": name, "file": {}} for name in files[1:]]})
        more = f"{self._server.address}/v1.0/drives/{DRIVE}/items/FOLDER/children?skip=1"
        first = [{"name": name, "file": {}} for name in files[:1]]
        return _json(200, {"value": [{"name": "Letters", "folder": {}}, *first], "@odata.nextLink": more})

    def _bare(self, asked: Asked) -> Reply:
        disk = self._server.disk
        if asked.path.startswith("/download/"):
            stored = disk.files.get(asked.path.removeprefix("/download"))
            return Reply(200, stored.data) if stored else Reply(404)
        number = asked.path.rpartition("/")[2]
        if asked.method == "DELETE":
            return Reply(204 if self.uploads.pop(number, None) else 404)
        where, before = self.uploads[number]
        self.spans.append(asked.headers["content-range"])
        self.uploads[number] = where, before + asked.body
        if len(before + asked.body) < int(asked.headers["content-range"].rpartition("/")[2]):
            return _json(202, {"nextExpectedRanges": [f"{len(before + asked.body)}-"]})
        disk.save(where, before + asked.body)
        return self._tell(where)

    def _tell(self, where: str, status: int = 200) -> Reply:
        stored = self._server.disk.files.get(where)
        if stored is None:
            return _error(404, "itemNotFound")
        self.ids.setdefault(where, str(len(self.ids) + 1))
        return _json(status, self._json_of(where, stored))

    def _json_of(self, where: str, stored: "Stored") -> dict[str, object]:
        tag = self._server.disk.tag(stored)
        parent = {"driveId": DRIVE} if self.is_alone else {"driveId": DRIVE, "id": "FOLDER"}
        return {
            "id": self.ids[where], "name": where.rpartition("/")[2], "file": {}, "parentReference": parent,
            "eTag": tag.strip('"') if self.is_private else tag,
        }  # fmt: skip


def _json(status: int, value: object) -> Reply:
    return Reply(status, json.dumps(value).encode(), {"Content-Type": "application/json"})


def _error(status: int, code: str) -> Reply:
    return _json(status, {"error": {"code": code, "message": "in words"}})
