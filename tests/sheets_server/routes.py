"""Which path leads to which operation."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.sheets_server import drive_api as drive
from tests.sheets_server import sheets_api as sheets


@dataclass(frozen=True, slots=True)
class Route:
    """One operation: its method and path, its name, and whether it counts as a read or as a write."""

    method: str
    path: re.Pattern[str]
    operation: str
    kind: str
    service: str
    answer: Callable[..., Any]


def _route(method: str, path: str, operation: str, kind: str, answer: Callable[..., Any]) -> Route:
    pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/:]+)", path).replace("{range...}", "(?P<range>.+?)")
    service = "drive" if "/drive/" in path else "sheets"
    return Route(method, re.compile(pattern), operation, kind, service, answer)


BOOK = "/v4/spreadsheets/{id}"
BARE = f"{BOOK}/?"
"""Some clients end the address of a spreadsheet in a stroke, before a colon too."""
FILE = "/drive/v3/files/{id}"
ROUTES = [
    _route("POST", "/v4/spreadsheets", "spreadsheets.create", "write", sheets.create),
    _route("GET", BARE, "spreadsheets.get", "read", sheets.get),
    _route(
        "POST", f"{BARE}:getByDataFilter", "spreadsheets.getByDataFilter", "read", sheets.get_by_data_filter
    ),
    _route("POST", f"{BARE}:batchUpdate", "spreadsheets.batchUpdate", "write", sheets.batch_update),
    _route("POST", f"{BOOK}/sheets/{{sheet}}:copyTo", "sheets.copyTo", "write", sheets.copy_to),
    _route(
        "GET", f"{BOOK}/developerMetadata/{{metadata}}", "developerMetadata.get", "read", sheets.metadata_get
    ),
    _route(
        "POST", f"{BOOK}/developerMetadata:search", "developerMetadata.search", "read", sheets.metadata_search
    ),
    _route("GET", f"{BOOK}/values:batchGet", "values.batchGet", "read", sheets.values_batch_get),
    _route(
        "POST",
        f"{BOOK}/values:batchGetByDataFilter",
        "values.batchGetByDataFilter",
        "read",
        sheets.values_batch_get_by_filter,
    ),
    _route("POST", f"{BOOK}/values:batchUpdate", "values.batchUpdate", "write", sheets.values_batch_update),
    _route(
        "POST",
        f"{BOOK}/values:batchUpdateByDataFilter",
        "values.batchUpdateByDataFilter",
        "write",
        sheets.values_batch_update_by_filter,
    ),
    _route("POST", f"{BOOK}/values:batchClear", "values.batchClear", "write", sheets.values_batch_clear),
    _route(
        "POST",
        f"{BOOK}/values:batchClearByDataFilter",
        "values.batchClearByDataFilter",
        "write",
        sheets.values_batch_clear_by_filter,
    ),
    _route("POST", f"{BOOK}/values/{{range...}}:append", "values.append", "write", sheets.values_append),
    _route("POST", f"{BOOK}/values/{{range...}}:clear", "values.clear", "write", sheets.values_clear),
    _route("GET", f"{BOOK}/values/{{range...}}", "values.get", "read", sheets.values_get),
    _route("PUT", f"{BOOK}/values/{{range...}}", "values.update", "write", sheets.values_update),
    _route("GET", "/drive/v3/about", "about.get", "read", drive.about),
    _route("POST", "/drive/v3/files", "files.create", "write", drive.create),
    _route("GET", "/drive/v3/files", "files.list", "read", drive.listing),
    _route("GET", FILE, "files.get", "read", drive.get),
    _route("PATCH", FILE, "files.update", "write", drive.update),
    _route("DELETE", FILE, "files.delete", "write", drive.delete),
    _route("POST", f"{FILE}/copy", "files.copy", "write", drive.copy_file),
    _route("GET", f"{FILE}/export", "files.export", "read", drive.export),
    _route("GET", f"{FILE}/comments", "comments.list", "read", drive.comments),
    _route("POST", f"{FILE}/comments", "comments.create", "write", drive.comment),
    _route("GET", f"{FILE}/permissions", "permissions.list", "read", drive.permissions),
    _route("POST", f"{FILE}/permissions", "permissions.create", "write", drive.share),
    _route(
        "PATCH", f"{FILE}/permissions/{{permission}}", "permissions.update", "write", drive.update_permission
    ),
    _route("DELETE", f"{FILE}/permissions/{{permission}}", "permissions.delete", "write", drive.unshare),
    _route("PUT", "/upload/drive/v2/files/{id}", "files.upload", "write", drive.upload),
]


def find(method: str, path: str) -> tuple[Route, dict[str, str]] | None:
    """The route of a raw (still percent-encoded) path, and the raw parts of it."""
    for route in ROUTES:
        match = route.path.fullmatch(path) if route.method == method else None
        if match is not None:
            return route, match.groupdict()
    return None
