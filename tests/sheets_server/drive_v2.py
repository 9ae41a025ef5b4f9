"""A file as version 2 of the Drive API describes it, which the upload of CSV text still answers with."""

from typing import Any

from tests.sheets_server.book import Book

SHEET = "application/vnd.google-apps.spreadsheet"
EXPORTS = {
    "application/x-vnd.oasis.opendocument.spreadsheet": "ods",
    "text/tab-separated-values": "tsv",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "text/csv": "csv",
    "application/zip": "zip",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
}


def file_json(book: Book, account: str) -> dict[str, Any]:
    api, docs = "https://www.googleapis.com/drive/v2/files", "https://docs.google.com/spreadsheets"
    link, etag = f"{api}/{book.id}", f'"{book.version}"'
    user = {
        "displayName": account,
        "kind": "drive#user",
        "isAuthenticatedUser": True,
        "permissionId": book.permissions[0]["id"],
        "emailAddress": account,
        "picture": {"url": "https://lh3.googleusercontent.com/a/default-user=s64"},
    }
    permission = {
        "id": "me",
        "type": "user",
        "role": book.role_of(account),
        "kind": "drive#permission",
        "selfLink": f"{link}/permissions/me",
        "etag": etag,
        "pendingOwner": False,
    }
    return {
        "kind": "drive#file",
        "userPermission": permission,
        "selfLink": link,
        "ownerNames": [account],
        "lastModifyingUserName": account,
        "editable": True,
        "writersCanShare": True,
        "mimeType": SHEET,
        "exportLinks": {
            mime: f"{docs}/export?id={book.id}&exportFormat={name}" for mime, name in EXPORTS.items()
        },
        "parents": [_parent(link, parent) for parent in book.parents or ["root"]],
        "thumbnailLink": f"https://docs.google.com/feeds/vt?gd=true&id={book.id}&v={book.version}&sz=s220",
        "appDataContents": False,
        "iconLink": f"https://drive-thirdparty.googleusercontent.com/16/type/{SHEET}",
        "shared": len(book.permissions) > 1,
        "lastModifyingUser": user,
        "owners": [user],
        "copyable": True,
        "etag": etag,
        "alternateLink": f"{docs}/d/{book.id}/edit?usp=drivesdk",
        "embedLink": f"{docs}/d/{book.id}/htmlembed",
        "fileSize": "1024",
        "copyRequiresWriterPermission": False,
        "spaces": ["drive"],
        "id": book.id,
        "title": book.properties["title"],
        "labels": dict.fromkeys(("restricted", "starred", "hidden", "trashed"), False) | {"viewed": True},
        "explicitlyTrashed": False,
        "createdDate": book.created,
        "modifiedDate": book.modified,
        "modifiedByMeDate": book.modified,
        "lastViewedByMeDate": book.modified,
        "markedViewedByMeDate": "1970-01-01T00:00:00.000Z",
        "quotaBytesUsed": "1024",
        "version": str(book.version),
        "capabilities": {"canEdit": True, "canCopy": True},
    }


def _parent(link: str, parent: str) -> dict[str, Any]:
    return {
        "kind": "drive#parentReference",
        "id": parent,
        "selfLink": f"{link}/parents/{parent}",
        "parentLink": f"https://www.googleapis.com/drive/v2/files/{parent}",
        "isRoot": parent == "root",
    }
