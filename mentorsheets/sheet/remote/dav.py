"""A file at a WebDAV address (RFC 4918): Nextcloud, ownCloud, Apache and their like."""

import base64
from urllib.parse import quote, unquote

from mentorsheets.errors import MentorsheetsError, WrongUse
from mentorsheets.sheet.remote.address import PASSWORD, PASSWORD_FILE, USER, DavFile, RemoteAccess
from mentorsheets.sheet.remote.explain import explain_file_answer
from mentorsheets.sheet.remote.http import FileAnswer, FileHost, FileReply
from mentorsheets.sheet.remote.store import FileState, NoFile, OpenElsewhere, OtherState
from mentorsheets.sheet.workbook.xml import NoWorkbook, parse

_ONE_FOLDER = {"Depth": "1", "Content-Type": "application/xml"}
_ASK_KINDS = b'<?xml version="1.0"?><propfind xmlns="DAV:"><prop><resourcetype/></prop></propfind>'
_FOLDER_MARK = "{DAV:}propstat/{DAV:}prop/{DAV:}resourcetype/{DAV:}collection"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def open_dav(file: DavFile, access: RemoteAccess) -> "DavStore":
    """Return the store of a file at a WebDAV address; nothing is asked of the server.

    Raises:
        WrongUse: the file with the password cannot be read.
    """
    login = _login(file.user or access.user, _password(access))
    return DavStore(FileHost(file.url, lambda: login), file.url)


def _login(user: str, password: str) -> str:
    if not user:
        return ""
    # RFC 7617: without a word from the server, UTF-8 is what works.
    return f"Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}"


def _password(access: RemoteAccess) -> str:
    if access.password or access.password_file is None:
        return access.password
    try:
        return access.password_file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise WrongUse(
            "The file with the password for the workbook's server cannot be read.",
            f"Set {PASSWORD_FILE} to a file of text that holds nothing but the password.",
        ) from None


class DavStore:
    """One file on a WebDAV server."""

    def __init__(self, host: FileHost, url: str) -> None:
        self._host = host
        self._url = url

    @property
    def name(self) -> str:
        """The last part of the address."""
        return unquote(self._url.rpartition("/")[2])

    @property
    def place(self) -> str:
        """The host."""
        return self._host.place

    @property
    def mark(self) -> str:
        """The address."""
        return self._url

    def get(self, known: FileState | None = None) -> FileState:
        """See `FileStore`."""
        headers = {"If-None-Match": known.tag} if known is not None and known.is_certain else {}
        try:
            reply = self._host.ask("GET", self._url, headers)
        except FileAnswer as answer:
            raise self._meaning(answer, writing=False) from None
        if reply.status == 304 and known is not None:
            return known
        return FileState(reply.body, reply.headers.get("etag", ""))

    def look(self) -> str:
        """See `FileStore`."""
        try:
            return self._host.ask("HEAD", self._url).headers.get("etag", "")
        except FileAnswer as answer:
            raise self._meaning(answer, writing=False) from None

    def put(self, data: bytes, tag: str) -> str:
        """See `FileStore`."""
        return self._write("PUT", {"If-Match": tag}, data).headers.get("etag", "")

    def create(self, data: bytes) -> str:
        """See `FileStore`."""
        return self._write("PUT", {"If-None-Match": "*"}, data).headers.get("etag", "")

    def be_stricter(self) -> bool:
        """See `FileStore`."""
        return False

    def beside(self, name: str) -> "DavStore":
        """See `FileStore`."""
        return DavStore(self._host, f"{self._url.rpartition('/')[0]}/{quote(name)}")

    def list_folder(self) -> tuple[str, ...]:
        """See `FileStore`. Some servers tell nobody what a folder holds."""
        folder = self._url.rpartition("/")[0] + "/"
        try:
            reply = self._host.ask("PROPFIND", folder, _ONE_FOLDER, _ASK_KINDS)
            root = parse(reply.body)
        except (FileAnswer, NoWorkbook):
            return ()
        files = (one for one in root.iterfind("{DAV:}response") if one.find(_FOLDER_MARK) is None)
        hrefs = (one.findtext("{DAV:}href", "").strip() for one in files)
        return tuple(unquote(href.rpartition("/")[2]) for href in hrefs if not href.endswith("/"))

    def _write(self, method: str, condition: dict[str, str], data: bytes | None) -> FileReply:
        headers = condition if data is None else {**condition, "Content-Type": _WORKBOOK_TYPE}
        try:
            return self._host.upload(method, self._url, headers, data)
        except FileAnswer as answer:
            raise self._meaning(answer, writing=True) from None

    def _meaning(self, answer: FileAnswer, *, writing: bool) -> Exception:
        if answer.status == 412:
            return OtherState()
        if answer.status == 423:
            return OpenElsewhere()
        # 409: RFC 4918, 9.7.1, has it for a folder that is not there.
        if answer.status in {404, 410} or (answer.status == 409 and writing):
            return NoFile()
        return self._refusal(answer, writing=writing)

    def _refusal(self, answer: FileAnswer, *, writing: bool) -> MentorsheetsError:
        if answer.status == 401:
            if answer.wants and "basic" not in answer.wants.casefold():
                return WrongUse(
                    f"The server {self.place} wants another kind of login than user and password.",
                    "Ask whoever runs it for an app password and Basic login over WebDAV.",
                )
            return WrongUse(
                f"The server {self.place} does not accept the user and password.",
                f"Set {USER} and {PASSWORD}; in Nextcloud make an app password under Settings, Security.",
            )
        if answer.status in {405, 501} and writing:
            return WrongUse(
                f"At this address on {self.place} files cannot be changed: it is no WebDAV address.",
                "Give the WebDAV address of the file; docs/onedrive.md tells how to find it.",
            )
        return explain_file_answer(answer, self.place, writing=writing)
