"""Telling the address of a workbook on a server, and by which door it is reached."""

import base64
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit, urlunsplit

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.google.address import google_key

USER, PASSWORD = "MENTORSHEETS_WEBDAV_USER", "MENTORSHEETS_WEBDAV_PASSWORD"
PASSWORD_FILE = "MENTORSHEETS_WEBDAV_PASSWORD_FILE"  # noqa: S105 - the name of a variable
APP, TENANT = "MENTORSHEETS_MICROSOFT_APP", "MENTORSHEETS_MICROSOFT_TENANT"
TOKEN_FILE = "MENTORSHEETS_MICROSOFT_LOGIN_FILE"  # noqa: S105 - the name of a variable
OTHER_GRAPH, OTHER_LOGIN = "MENTORSHEETS_GRAPH_API", "MENTORSHEETS_MICROSOFT_AUTHORITY"
"""Other bases of Microsoft's addresses: for its clouds of single countries, for proxies and tests."""
GRAPH = "https://graph.microsoft.com/v1.0"
MICROSOFT_LOGIN = "https://login.microsoftonline.com"
THIS_COMPUTER = ("localhost", "127.0.0.1", "::1")

_SCHEMES = {
    "https": "https", "http": "http", "davs": "https", "dav": "http", "webdavs": "https", "webdav": "http",
}  # fmt: skip
_WRAPPED = (
    (re.compile(r"\.safelinks\.protection\.outlook\.com$"), "url"),
    (re.compile(r"^(?:www\.)?google\.[a-z.]+$"), "q"),
    (re.compile(r"^(?:www\.)?statics\.teams\.cdn\.office\.net$"), "url"),
    (re.compile(r"^teams\.(?:microsoft\.com|cloud\.microsoft|live\.com)$"), "objectUrl"),
)
"""Pages that only lead to another, by their host, with the part of the query that names it."""
_DEFENDED = re.compile(r"^https?://urldefense\.(?:com|us|proofpoint\.com)/v3/__(.+?)__;")
_MICROSOFT_HOST = re.compile(
    r"^(?:1drv\.ms|(?:[\w-]+\.)?onedrive\.live\.com|onedrive\.com|[\w-]+\.sharepoint\.(?:com|us|de|cn)|"
    r"graph\.microsoft\.(?:com|us)|d\.docs\.live\.net)$"
)
_OFFICE_HOST = re.compile(
    r"(?:^|\.)(?:office\.com|officeapps\.live\.com|cloud\.microsoft|microsoft365\.com)$"
)
_BARE = re.compile(
    r"^(?:1drv\.ms|[\w-]+\.sharepoint\.com|onedrive\.live\.com|(?:www\.)?(?:dropbox|icloud)\.com|[\w-]+\.safelinks\.protection\.outlook\.com)/",
    re.IGNORECASE,
)
_OTHER_FILES = {
    "w": "a Word document", "p": "a presentation", "f": "a folder", "o": "a notebook", "v": "a video",
    "i": "a picture",
}  # fmt: skip
"""What stands between two colons in an address of SharePoint's, where it is not the x of a workbook."""
_FILE_IN_A_DRIVE = re.compile(r"^/(?:v1\.0|beta)(/(?:drives/[^/]+|me/drive|sites/.+/drive|users/[^/]+/drive)/"
                              r"(?:items/[^/:]+|root:/.+?))(?::?/content|:)?/?$")  # fmt: skip
_NEXTCLOUD_PAGE = re.compile(r"/(?:index\.php/)?(?:apps/(?:files|onlyoffice|richdocuments)\b|f/\d+|s/\w+)")
_WORKBOOK = (".xlsx", ".xlsm")
_OTHER_KEEPERS = (
    (re.compile(r"(?:^|\.)(?:dropbox\.com|dropboxusercontent\.com|db\.tt)$"), "Dropbox"),
    (re.compile(r"(?:^|\.)icloud\.com$"), "iCloud"),
    (re.compile(r"(?:^|\.)box\.com$"), "Box"),
    (re.compile(r"(?:^|\.)airtable\.com$"), "Airtable"),
    (re.compile(r"^forms\.gle$"), "Google Forms"),
    (re.compile(r"(?:^|\.)notion\.(?:so|site)$"), "Notion"),
    (re.compile(r"(?:^|\.)(?:wetransfer\.com|we\.tl)$"), "WeTransfer"),
    (
        re.compile(r"(?:^|\.)(?:zoho|smartsheet|typeform|jotform|surveymonkey|qualtrics)\.(?:com|eu)$"),
        "another service",
    ),
)
"""Where lists are kept, too, that are not reached from here."""
DOWNLOAD_IT = (
    "Download it there as an Excel workbook (.xlsx) or as csv, and name that file instead; to keep it on the "
    "web, put it into Google Sheets or OneDrive."
)
COPY_LINK = (
    "In OneDrive or SharePoint choose Share, Copy link (for people with existing access), and give that link."
)
COPY_DAV = (
    "In Nextcloud: Files, Files settings at the bottom left, WebDAV: copy that address, and put the folders "
    "and the name of the workbook behind it."
)


@dataclass(frozen=True, slots=True)
class RemoteAccess:
    """How a workbook on a server is reached. "" means that a thing is not set.

    `user` and `password` are for WebDAV, and `password_file` holds the password where it is not told. `app`
    is the programme's own application id at Microsoft, `tenant` the organisation whose accounts log in, and
    `token_file` where the login is kept. `graph` and `login_host` are other bases of Microsoft's addresses.
    """

    user: str = ""
    password: str = field(default="", repr=False)
    password_file: Path | None = None
    app: str = ""
    tenant: str = ""
    token_file: Path | None = None
    graph: str = ""
    login_host: str = ""


@dataclass(frozen=True, slots=True)
class DavFile:
    """A file at a WebDAV address, without user and query; `user` is who was named in it."""

    url: str
    user: str = ""


@dataclass(frozen=True, slots=True)
class MicrosoftFile:
    """A file on OneDrive or SharePoint, by its path in Microsoft Graph; all spellings have one `mark`."""

    path: str
    mark: str


RemoteFile = DavFile | MicrosoftFile


def is_address(sheet: str) -> bool:
    """Return whether a sheet is named by the address of a file on a server that is not Google's."""
    text = _clean(sheet)
    if google_key(text) is not None:
        return False
    is_one = _has_scheme(text) or _BARE.match(text)
    host = (_unwrap(_split(text)).hostname or "") if is_one else ""
    return bool(host) and not host.endswith("google.com")


def parse_address(sheet: str) -> RemoteFile:
    """Return which file is meant by an address.

    Raises:
        WrongUse: it is none of a workbook that can be reached, or holds a password.
    """
    parts = _unwrap(_split(_clean(sheet)))
    host = (parts.hostname or "").casefold()
    if parts.password:
        raise WrongUse(
            "The address holds a password, which does not belong there.",
            "Take it out, change it, as others may have seen it, and set MENTORSHEETS_WEBDAV_PASSWORD.",
        )
    if _MICROSOFT_HOST.search(host):
        return _parse_microsoft(parts, host)
    if _OFFICE_HOST.search(host):
        raise WrongUse("This address is that of a page of Microsoft's, and not of the workbook.", COPY_LINK)
    if keeper := next((name for pattern, name in _OTHER_KEEPERS if pattern.search(host)), ""):
        raise WrongUse(
            f"This is a link to what is kept in {keeper}, which is not read from here.", DOWNLOAD_IT
        )
    return _parse_dav(parts, host)


def access_by(credentials: str) -> RemoteAccess:
    """Return the access of whoever gives "user:password"."""
    user, _, password = credentials.partition(":")
    return RemoteAccess(user=user, password=password)


def mark_of(sheet: str) -> str:
    """Return what tells a file from every other, however its address is spelt; never its user or password.

    Raises:
        WrongUse: as `parse_address`.
    """
    found = parse_address(sheet)
    return found.url if isinstance(found, DavFile) else found.mark


def is_here(host: str) -> bool:
    """Return whether a host is this very computer, to which a password may go unencrypted."""
    return host.strip("[]") in THIS_COMPUTER


def _clean(text: str) -> str:
    return text.strip().strip("<>\"'“”‘’ ")


def _has_scheme(text: str) -> bool:
    scheme, found, _ = text.partition("://")
    return bool(found) and scheme.casefold() in _SCHEMES


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        _ = parts.port
    except ValueError:
        raise WrongUse("This address has a wrong host or port.", "Copy it again.") from None
    return parts._replace(scheme=_SCHEMES.get(parts.scheme, parts.scheme))


def _unwrap(parts: SplitResult) -> SplitResult:
    """Return the address to which one leads that mail programs and chats put around it."""
    if defended := _DEFENDED.search(urlunsplit(parts)):
        return _unwrap(_split(defended[1]))
    for host, name in _WRAPPED:
        if host.search(parts.hostname or ""):
            inner = parse_qs(parts.query).get(name, parse_qs(parts.query).get("url", [""]))[0]
            return _unwrap(_split(inner)) if inner else parts
    return parts


def _parse_dav(parts: SplitResult, host: str) -> DavFile:
    path = unquote(parts.path)
    if _NEXTCLOUD_PAGE.search(path):
        raise WrongUse("This is the address of a page in the browser, and not of the file itself.", COPY_DAV)
    if not path.casefold().endswith(_WORKBOOK):
        raise WrongUse(
            "This address is that of no Google sheet, and of no .xlsx workbook.",
            f"It has to end with the workbook's name. {COPY_DAV}",
        )
    if parts.scheme != "https" and not is_here(host):
        raise WrongUse(
            "This address is unencrypted (http), so password and sheet could be read on the way.",
            "Give the address with https.",
        )
    port = f":{parts.port}" if parts.port and (parts.scheme, parts.port) not in _USUAL_PORTS else ""
    place = f"[{host}]" if ":" in host else host
    # The same file has the same address, however its name was escaped.
    clean = quote(path, safe="/~!$&'()*+,;=:@")
    return DavFile(urlunsplit((parts.scheme, f"{place}{port}", clean, "", "")), unquote(parts.username or ""))


_USUAL_PORTS = {("https", 443), ("http", 80)}


def _parse_microsoft(parts: SplitResult, host: str) -> MicrosoftFile:
    path, query = unquote(parts.path), {name.casefold(): said for name, said in parse_qs(parts.query).items()}
    if host.startswith("graph."):
        found = _FILE_IN_A_DRIVE.match(parts.path)
        if found is None:
            raise WrongUse("This address of Microsoft Graph is not that of a file.", COPY_LINK)
        return MicrosoftFile(found[1], f"graph:{found[1].casefold()}")
    if host == "d.docs.live.net":
        drive, _, name = parts.path.strip("/").partition("/")
        return _in_drive(drive, f"root:/{name}")
    kind = re.match(r"/:(\w):/", path)
    if kind and kind[1] != "x":
        raise WrongUse(
            f"This address is that of {_OTHER_FILES.get(kind[1], 'another file')}, and not of a workbook.",
            COPY_LINK,
        )
    if "allitems.aspx" in path.casefold() or path.strip("/") in {"", "my", "onedrive"}:
        raise WrongUse("This address is that of a page that shows a folder, and not a workbook.", COPY_LINK)
    # The id of a file in a private OneDrive begins with that of the drive.
    whole = query.get("resid", query.get("id", [""]))[0]
    if host.endswith("onedrive.live.com") and "!" in whole:
        return _in_drive(whole.partition("!")[0], f"items/{whole}")
    return _behind_link(parts, host, query.get("sourcedoc", [""])[0])


def _in_drive(drive: str, place: str) -> MicrosoftFile:
    path = f"/drives/{drive}/{place}"
    return MicrosoftFile(path, f"graph:{path.casefold()}")


def _behind_link(parts: SplitResult, host: str, document: str) -> MicrosoftFile:
    """Return the file behind a link that was shared or copied, as Graph's shares have it."""
    query = f"sourcedoc={quote(document)}" if document else ""
    link = urlunsplit(("https", host, parts.path, query, ""))
    token = base64.urlsafe_b64encode(link.encode()).decode().rstrip("=")
    return MicrosoftFile(f"/shares/u!{token}/driveItem", f"graph:{link}")
