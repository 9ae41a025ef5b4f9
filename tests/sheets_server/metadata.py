"""Developer metadata, and the data filters that look it (or a range) up."""

import copy
from typing import Any

from tests.sheets_server import masks
from tests.sheets_server.a1 import Area, area_of
from tests.sheets_server.batch import Context, Reply, fresh, handles, required_fields
from tests.sheets_server.book import Book
from tests.sheets_server.errors import ApiError, invalid
from tests.sheets_server.sheet import Sheet

Entry = dict[str, Any]


@handles("createDeveloperMetadata")
def create_metadata(book: Book, body: dict[str, Any], context: Context) -> Reply:
    wanted = body.get("developerMetadata", {})
    if not wanted.get("metadataKey"):
        raise invalid("developerMetadata.metadataKey must be specified.")
    if wanted.get("visibility") not in {"DOCUMENT", "PROJECT"}:
        raise invalid("developerMetadata.visibility must be specified.")
    metadata_id = wanted.get("metadataId") or context.new_id()
    fresh(book.metadata, "metadataId", metadata_id, "developer metadata")
    entry: Entry = {"metadataId": metadata_id, "metadataKey": wanted["metadataKey"]}
    if wanted.get("metadataValue"):
        entry["metadataValue"] = wanted["metadataValue"]
    entry |= {"location": _location(book, wanted.get("location", {})), "visibility": wanted["visibility"]}
    book.metadata.append(entry)
    return {"developerMetadata": entry}


def _location(book: Book, wanted: dict[str, Any]) -> dict[str, Any]:
    if wanted.get("spreadsheet"):
        return {"locationType": "SPREADSHEET", "spreadsheet": True}
    if "dimensionRange" in wanted:
        span = copy.deepcopy(wanted["dimensionRange"])
        book.sheet(span.get("sheetId", 0))
        if span.get("endIndex", 0) - span.get("startIndex", 0) != 1:
            raise invalid(
                "developerMetadata.location.dimensionRange must represent exactly one row or column."
            )
        span.setdefault("startIndex", 0)
        return {"locationType": span["dimension"].removesuffix("S"), "dimensionRange": span}
    if "sheetId" not in wanted:
        raise invalid("developerMetadata.location must be specified.")
    return {"locationType": "SHEET", "sheetId": book.sheet(wanted["sheetId"]).id}


@handles("updateDeveloperMetadata")
def update_metadata(book: Book, body: dict[str, Any], context: Context) -> Reply:
    tree = masks.parse(required_fields(body))
    changed = []
    for entry in _entries(book, body.get("dataFilters", [])):
        wanted = dict(body.get("developerMetadata", {}))
        if "location" in wanted:
            wanted["location"] = _location(book, wanted["location"])
        entry.update(masks.patch(tree, entry, wanted))
        changed.append(entry)
    return {"developerMetadata": changed}


@handles("deleteDeveloperMetadata")
def delete_metadata(book: Book, body: dict[str, Any], context: Context) -> Reply:
    gone = _entries(book, [body.get("dataFilter", {})])
    book.metadata = [entry for entry in book.metadata if entry not in gone]
    return {"deletedDeveloperMetadata": gone}


def get_metadata(book: Book, metadata_id: int) -> Entry:
    for entry in book.metadata:
        if entry["metadataId"] == metadata_id:
            return entry
    raise ApiError(404, f"No developer metadata with id: {metadata_id}")


def search_metadata(book: Book, filters: list[dict[str, Any]]) -> dict[str, Any]:
    matched = []
    for entry in book.metadata:
        hits = [one for one in filters if _selects(one.get("developerMetadataLookup"), entry, book)]
        if hits:
            matched.append({"developerMetadata": entry, "dataFilters": hits})
    return {"matchedDeveloperMetadata": matched} if matched else {}


def _entries(book: Book, filters: list[dict[str, Any]]) -> list[Entry]:
    return [
        entry
        for entry in book.metadata
        if any(_selects(one.get("developerMetadataLookup"), entry, book) for one in filters)
    ]


def _selects(lookup: dict[str, Any] | None, entry: Entry, book: Book) -> bool:
    if lookup is None:
        return False
    plain = ("metadataId", "metadataKey", "metadataValue", "visibility")
    if any(name in lookup and lookup[name] != entry.get(name) for name in plain):
        return False
    kind = lookup.get("locationType")
    if kind and kind != entry["location"]["locationType"]:
        return False
    place = lookup.get("metadataLocation")
    return place is None or _at(place, entry["location"], lookup.get("locationMatchingStrategy"), book)


def _at(place: dict[str, Any], location: dict[str, Any], strategy: str | None, book: Book) -> bool:
    wanted = _location(book, place)
    if strategy == "INTERSECTING_LOCATION" and wanted["locationType"] in {"SPREADSHEET", "SHEET"}:
        sheet_id = location.get("dimensionRange", {}).get("sheetId", location.get("sheetId", 0))
        found: bool = wanted["locationType"] == "SPREADSHEET" or sheet_id == wanted["sheetId"]
        return found
    return wanted == location


def filtered_areas(book: Book, data_filter: dict[str, Any]) -> list[tuple[Sheet, Area]]:
    """The areas that a DataFilter means, where they are now."""
    if "a1Range" in data_filter:
        return [book.resolve(data_filter["a1Range"])]
    if "gridRange" in data_filter:
        return [(book.in_range(data_filter["gridRange"]), area_of(data_filter["gridRange"]))]
    return [_area_of_location(book, entry["location"]) for entry in _entries(book, [data_filter])]


def _area_of_location(book: Book, location: dict[str, Any]) -> tuple[Sheet, Area]:
    span = location.get("dimensionRange")
    if span is None:
        return book.sheet(location.get("sheetId", book.sheets[0].id)), Area(0, 0, None, None)
    start, end = span["startIndex"], span["endIndex"]
    area = Area(start, 0, end, None) if span["dimension"] == "ROWS" else Area(0, start, None, end)
    return book.sheet(span.get("sheetId", 0)), area
