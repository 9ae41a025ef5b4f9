"""A file on OneDrive or SharePoint, by Microsoft Graph. Never tried on Microsoft's own servers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from mentorsheets.errors import MentorsheetsError, WrongUse
from mentorsheets.sheet.remote.address import COPY_LINK, GRAPH, MicrosoftFile, RemoteAccess
from mentorsheets.sheet.remote.device_code import MicrosoftLogin
from mentorsheets.sheet.remote.explain import explain_file_answer
from mentorsheets.sheet.remote.http import FileAnswer, FileHost, FileReply, fetch_bare
from mentorsheets.sheet.remote.pieces import upload_in_pieces
from mentorsheets.sheet.remote.store import FileState, NoFile, OpenElsewhere, OtherState

_FIELDS = "?$select=id,name,eTag,file,folder,parentReference,remoteItem"
GraphJson = Mapping[str, Any]
PLACE_IN_WORDS = "OneDrive or SharePoint"


def open_graph(file: MicrosoftFile, access: RemoteAccess) -> "GraphStore":
    """Return the store of a file on OneDrive or SharePoint; nothing is asked of it yet.

    Raises:
        WrongUse: nobody logged in.
    """
    login = MicrosoftLogin(access)
    login.refuse_if_missing()
    base = (access.graph or GRAPH).rstrip("/")
    host = FileHost(base, lambda: f"Bearer {login.token()}", login.renew)
    return GraphStore(host, base, file.path)


@dataclass(slots=True)
class UploadWay:
    """Whether uploads begin with a session: only there do Microsoft's documents name a condition."""

    in_pieces: bool = False


class GraphStore:
    """One file of a drive, found by `path`, which Graph takes for it, or by `name` in the folder `path`."""

    def __init__(
        self, host: FileHost, base: str, path: str, name: str = "", way: UploadWay | None = None
    ) -> None:
        self._host = host
        self._way = way or UploadWay()
        self._base = base
        self._path = path
        self._name = name
        self._id = ""
        self._folder = ""
        # Private drives have tags without quotes.
        self._is_quoted = True

    @property
    def name(self) -> str:
        """What the file is called, once it was looked at."""
        return self._name or "the workbook"

    @property
    def place(self) -> str:
        """What to call the server."""
        return PLACE_IN_WORDS

    @property
    def mark(self) -> str:
        """Where it lies, which stays the same when it is renamed or moved."""
        return self._id

    def get(self, known: FileState | None = None) -> FileState:
        """See `FileStore`.

        The tag is that of the file before its bytes were fetched: if somebody saves in between, an upload
        on that condition is refused.
        """
        tag = self.look()
        if known is not None and known.tag == tag:
            return known
        return FileState(self._fetch(), tag)

    def put(self, data: bytes, tag: str) -> str:
        """See `FileStore`."""
        condition = {"If-Match": tag if self._is_quoted else tag.strip('"')}
        if not self._id:
            self.look()
        try:
            reply = self._replace(condition, data)
        except FileAnswer as answer:
            raise self._meaning(answer, writing=True) from None
        return self._tag_in(_parse_item(reply))

    def create(self, data: bytes) -> str:
        """See `FileStore`."""
        if self._path.startswith("/shares/"):
            raise WrongUse("A workbook cannot be made at a link to one.", f"Make it there first. {COPY_LINK}")
        place = self._path if "root:/" in self._path else f"{self._path}:/{quote(self._name)}"
        try:
            reply = self._upload(f"{place}:/content?@microsoft.graph.conflictBehavior=fail", {}, data)
        except FileAnswer as answer:
            if answer.status == 409:
                raise OtherState from None
            raise self._meaning(answer, writing=True) from None
        item = _parse_item(reply)
        self._take(item)
        return self._tag_in(item)

    def be_stricter(self) -> bool:
        """See `FileStore`."""
        was, self._way.in_pieces = self._way.in_pieces, True
        return not was

    def beside(self, name: str) -> "GraphStore":
        """See `FileStore`."""
        if not self._folder:
            self.look()
        if not self._folder:
            raise WrongUse(
                f"The folder in which {self.name} lies is not shared with this login.",
                "Share the folder, with the right to edit: beside the workbook stands a file by which the "
                "runs tell one another.",
            )
        return GraphStore(self._host, self._base, self._folder, name, self._way)

    def list_folder(self) -> tuple[str, ...]:
        """See `FileStore`. A folder may be told page by page."""
        if not self._folder:
            self.look()
        where = f"{self._base}{self._folder}/children?$select=name,file" if self._folder else ""
        names: list[str] = []
        try:
            while where:
                page = _parse_item(self._host.ask("GET", where))
                names += [str(one.get("name", "")) for one in page.get("value", []) if "file" in one]
                where = str(page.get("@odata.nextLink", ""))
        except FileAnswer as answer:
            raise self._meaning(answer, writing=False) from None
        return tuple(names)

    def look(self) -> str:
        """See `FileStore`; where the file is, is known from then on."""
        place = self._id or (f"{self._path}:/{quote(self._name)}" if self._is_in_folder() else self._path)
        try:
            # As when somebody opens the link: what we ask later names the file itself.
            headers = {"Prefer": "redeemSharingLink"} if place.startswith("/shares/") else {}
            item = _parse_item(self._host.ask("GET", f"{self._base}{place}{_FIELDS}", headers))
            if remote := item.get("remoteItem"):
                item = _parse_item(self._host.ask("GET", f"{self._base}{_path_of(remote)}{_FIELDS}"))
        except FileAnswer as answer:
            raise self._meaning(answer, writing=False) from None
        if "folder" in item:
            raise WrongUse("This address is that of a folder, and not of a workbook in it.", COPY_LINK)
        self._take(item)
        return self._tag_in(item)

    def _is_in_folder(self) -> bool:
        return bool(self._name) and not self._id

    def _take(self, item: GraphJson) -> None:
        self._id = _path_of(item)
        self._name = str(item.get("name", self._name))
        parent = item.get("parentReference", {})
        if parent.get("id") and parent.get("driveId"):
            self._folder = f"/drives/{parent['driveId']}/items/{parent['id']}"

    def _tag_in(self, item: GraphJson) -> str:
        tag = str(item.get("eTag", ""))
        self._is_quoted = tag.startswith(('"', "W/")) or not tag
        return tag if self._is_quoted else f'"{tag}"'

    def _fetch(self) -> bytes:
        try:
            return self._host.ask("GET", f"{self._base}{self._id}/content").body
        except FileAnswer as answer:
            if not answer.location:
                raise self._meaning(answer, writing=False) from None
            where = answer.location
        try:
            return fetch_bare(self._host, where).body
        except FileAnswer as answer:
            raise explain_file_answer(answer, self.place) from None

    def _replace(self, condition: dict[str, str], data: bytes) -> FileReply:
        if not self._way.in_pieces:
            try:
                return self._upload(f"{self._id}/content", condition, data)
            except FileAnswer as answer:
                # Microsoft took 4 MB in one go once, and some of its clouds may still; now it is 250.
                if answer.status != 413:
                    raise
        return upload_in_pieces(self._host, f"{self._base}{self._id}", condition, data)

    def _upload(self, path: str, condition: dict[str, str], data: bytes) -> FileReply:
        headers = {**condition, "Content-Type": "application/octet-stream"}
        return self._host.upload("PUT", f"{self._base}{path}", headers, data)

    def _meaning(self, answer: FileAnswer, *, writing: bool) -> Exception:
        if answer.status == 412 or (answer.status == 409 and writing):
            return OtherState()
        if answer.status == 423 or "locked" in answer.code.casefold():
            return OpenElsewhere()
        if answer.status in {404, 410}:
            return NoFile()
        return self._refusal(answer, writing=writing)

    def _refusal(self, answer: FileAnswer, *, writing: bool) -> MentorsheetsError:
        if answer.status == 401:
            return WrongUse("Microsoft does not accept this login any more.", SIGN_IN)
        if answer.status == 400:
            return WrongUse(f"Microsoft does not know a file by this address ({answer.code}).", COPY_LINK)
        return explain_file_answer(answer, self.place, writing=writing)


SIGN_IN = "Log in anew: mentorsheets doctor --sign-in"


def _path_of(item: GraphJson) -> str:
    return f"/drives/{item.get('parentReference', {}).get('driveId', '')}/items/{item.get('id', '')}"


def _parse_item(reply: FileReply) -> GraphJson:
    """Return what the JSON of an answer says of a file.

    Raises:
        WrongUse: it is none.
    """
    try:
        found = json.loads(reply.body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise WrongUse(
            "What answered is not Microsoft Graph: it sent a web page, such as one to log in at.",
            "See whether this network wants a login in the browser, or an address of Graph was set.",
        )
    return found
