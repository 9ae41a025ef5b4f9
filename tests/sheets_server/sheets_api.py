"""The operations of the Sheets API v4, from a parsed request to the reply's JSON."""

from dataclasses import dataclass, field
from typing import Any

from tests.sheets_server import batch, masks, metadata, values_read, values_write, views
from tests.sheets_server import requests_cells as _cells  # noqa: F401 - registers its requests
from tests.sheets_server import requests_grid as _grid  # noqa: F401
from tests.sheets_server import requests_paste as _paste  # noqa: F401
from tests.sheets_server import requests_ranges as _ranges  # noqa: F401
from tests.sheets_server import requests_tables as _tables  # noqa: F401
from tests.sheets_server import requests_tabs as tabs
from tests.sheets_server import requests_views as _views  # noqa: F401
from tests.sheets_server.book import Book
from tests.sheets_server.cells import from_data
from tests.sheets_server.errors import ApiError, invalid, unknown_name
from tests.sheets_server.metadata import filtered_areas
from tests.sheets_server.style import normalised
from tests.sheets_server.world import Caller, World


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: who, the parts of its path, its query (last value of each, and all), its body."""

    caller: Caller
    path: dict[str, str]
    query: dict[str, str] = field(default_factory=dict)
    repeated: dict[str, list[str]] = field(default_factory=dict)
    body: Any = None

    @property
    def json(self) -> dict[str, Any]:
        return self.body if isinstance(self.body, dict) else {}

    def flag(self, name: str) -> bool:
        return self.query.get(name, "").lower() == "true"


def reading(world: World, asked: Asked) -> Book:
    return world.book(asked.path["id"], asked.caller, to_write=False)


def writing(world: World, asked: Asked) -> Book:
    book = world.book(asked.path["id"], asked.caller, to_write=True)
    world.touch(book)
    return book


def create(world: World, asked: Asked) -> Any:
    wanted = asked.json
    given = wanted.get("properties", {})
    book = world.new_book(given.get("title") or "Untitled spreadsheet", asked.caller.account)
    book.properties |= {name: given[name] for name in ("locale", "timeZone", "autoRecalc") if given.get(name)}
    context = world.context(asked.caller)
    if wanted.get("sheets"):
        book.sheets = []
    for entry in wanted.get("sheets", []):
        properties = {"sheetId": 0} if not book.sheets else {}
        sheet = tabs.new_sheet(book, properties | entry.get("properties", {}), context)
        book.sheets.append(sheet)
        for data in entry.get("data", []):
            _fill(sheet, data)
    for named in wanted.get("namedRanges", []):
        batch.HANDLERS["addNamedRange"](book, {"namedRange": named}, context)
    book.check_size()
    return views.spreadsheet(book, None, grid_data=False, ranges=[])


def _fill(sheet: Any, data: dict[str, Any]) -> None:
    for row, line in enumerate(data.get("rowData", []), start=data.get("startRow", 0)):
        for column, cell in enumerate(line.get("values", []), start=data.get("startColumn", 0)):
            sheet.put(row, column, from_data(normalised(cell)))


def get(world: World, asked: Asked) -> Any:
    book = reading(world, asked)
    ranges = asked.repeated.get("ranges", [])
    return views.spreadsheet(book, asked.query.get("fields"), asked.flag("includeGridData"), ranges)


def get_by_data_filter(world: World, asked: Asked) -> Any:
    book = reading(world, asked)
    areas = [area for one in asked.json.get("dataFilters", []) for area in filtered_areas(book, one)]
    grid_data = bool(asked.json.get("includeGridData"))
    return views.of_areas(book, asked.query.get("fields"), grid_data, areas, by_filter=True)


def batch_update(world: World, asked: Asked) -> Any:
    book = writing(world, asked)
    body = asked.json
    unknown = set(body) - BATCH_KEYS
    if unknown:
        raise unknown_name(unknown.pop(), "")
    replies = batch.apply(book, body.get("requests"), world.context(asked.caller))
    found: dict[str, Any] = views.public({"spreadsheetId": book.id, "replies": replies})
    if body.get("includeSpreadsheetInResponse"):
        found["updatedSpreadsheet"] = _updated(book, asked)
    return found


def _updated(book: Book, asked: Asked) -> Any:
    """The spreadsheet as it is after the batch; a mask decides on grid data, as in a get."""
    fields = asked.query.get("fields")
    tree = masks.parse(fields).get("updatedSpreadsheet", {}) if fields else {}
    with_data = bool(asked.json.get("responseIncludeGridData"))
    if fields:
        with_data = masks.reaches(masks.parse(fields), "updatedSpreadsheet", "sheets", "data")
    areas = [book.resolve(text) for text in asked.json.get("responseRanges", [])]
    return views.of_tree(book, tree, with_data, areas)


BATCH_KEYS = {"requests", "includeSpreadsheetInResponse", "responseRanges", "responseIncludeGridData"}


def copy_to(world: World, asked: Asked) -> Any:
    source = reading(world, asked)
    sheet = next((one for one in source.sheets if str(one.id) == asked.path["sheet"]), None)
    if sheet is None:
        raise ApiError(400, f"No grid with id: {asked.path['sheet']}")
    target = world.book(asked.json.get("destinationSpreadsheetId", ""), asked.caller, to_write=True)
    context = world.context(asked.caller)
    twin = tabs.renumbered(sheet, target.new_sheet_id(world.chance), context)
    twin.properties["title"] = tabs.copy_title(target, sheet.title)
    target.sheets.append(twin)
    target.check_size()
    world.touch(target)
    return twin.property_json(len(target.sheets) - 1)


def values_get(world: World, asked: Asked) -> Any:
    return values_read.get(reading(world, asked), asked.path["range"], asked.query)


def values_batch_get(world: World, asked: Asked) -> Any:
    return values_read.batch_get(reading(world, asked), asked.repeated.get("ranges", []), asked.query)


def values_batch_get_by_filter(world: World, asked: Asked) -> Any:
    return values_read.batch_get_by_filter(reading(world, asked), asked.json)


def atomically(book: Book, change: Any) -> Any:
    """Carry out a change; when it is refused half-way, the spreadsheet is as before."""
    before = book.snapshot()
    try:
        return change()
    except ApiError:
        book.restore(before)
        raise


def values_update(world: World, asked: Asked) -> Any:
    book, account = writing(world, asked), asked.caller.account
    text = asked.path["range"]
    return atomically(book, lambda: values_write.update(book, text, asked.json, asked.query, account))


def values_append(world: World, asked: Asked) -> Any:
    book, account = writing(world, asked), asked.caller.account
    text = asked.path["range"]
    return atomically(book, lambda: values_write.append(book, text, asked.json, asked.query, account))


def values_clear(world: World, asked: Asked) -> Any:
    return values_write.clear(writing(world, asked), asked.path["range"], asked.caller.account)


def values_batch_update(world: World, asked: Asked) -> Any:
    book = writing(world, asked)
    return atomically(book, lambda: values_write.batch_update(book, asked.json, asked.caller.account))


def values_batch_clear(world: World, asked: Asked) -> Any:
    book, ranges = writing(world, asked), asked.json.get("ranges", [])
    return atomically(book, lambda: values_write.batch_clear(book, ranges, asked.caller.account))


def values_batch_update_by_filter(world: World, asked: Asked) -> Any:
    book = writing(world, asked)
    return atomically(
        book, lambda: values_write.batch_update_by_filter(book, asked.json, asked.caller.account)
    )


def values_batch_clear_by_filter(world: World, asked: Asked) -> Any:
    book = writing(world, asked)
    return atomically(
        book, lambda: values_write.batch_clear_by_filter(book, asked.json, asked.caller.account)
    )


def metadata_get(world: World, asked: Asked) -> Any:
    book = reading(world, asked)
    if not asked.path["metadata"].isdigit():
        raise invalid(f"Invalid metadata id: {asked.path['metadata']}")
    return views.public(metadata.get_metadata(book, int(asked.path["metadata"])))


def metadata_search(world: World, asked: Asked) -> Any:
    return views.public(metadata.search_metadata(reading(world, asked), asked.json.get("dataFilters", [])))


def with_mask(asked: Asked, reply: Any) -> Any:
    """The reply under the `fields` parameter; a get, and the spreadsheet after a batch, are under it already."""
    fields = asked.query.get("fields")
    if not fields:
        return reply
    tree = masks.parse(fields)
    if isinstance(reply, dict) and tree.get(UPDATED):
        tree = tree | {UPDATED: {}}
    return masks.project(tree, reply)


UPDATED = "updatedSpreadsheet"
