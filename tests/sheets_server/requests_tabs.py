"""Requests about the spreadsheet and its tabs: add, delete, duplicate, rename, reorder, hide, resize."""

from typing import Any

from tests.sheets_server import masks
from tests.sheets_server.a1 import quoted
from tests.sheets_server.batch import Context, Reply, handles, required_fields
from tests.sheets_server.book import Book
from tests.sheets_server.errors import invalid
from tests.sheets_server.moving import rewrite_formulas
from tests.sheets_server.references import retitled
from tests.sheets_server.sheet import Sheet
from tests.sheets_server.style import normalised, widened

GRID_KEYS = (
    "rowCount",
    "columnCount",
    "frozenRowCount",
    "frozenColumnCount",
    "hideGridlines",
    "rowGroupControlAfter",
    "columnGroupControlAfter",
)
SHEET_KEYS = ("hidden", "tabColor", "tabColorStyle", "rightToLeft")


@handles("updateSpreadsheetProperties")
def update_spreadsheet(book: Book, body: dict[str, Any], context: Context) -> Reply:
    tree = masks.parse(required_fields(body))
    book.properties = masks.patch(tree, book.properties, normalised(body.get("properties", {})))
    if not book.properties.get("title"):
        raise invalid("The title of the spreadsheet cannot be empty.")
    return None


def check_title(book: Book, title: str, own: Sheet | None = None) -> None:
    if not title:
        raise invalid("The sheet name cannot be empty.")
    if len(title) > 100:
        raise invalid("The sheet name cannot be greater than 100 characters.")
    taken = book.titled(title)
    if taken is not None and taken is not own:
        raise invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')


def free_title(book: Book) -> str:
    number = len(book.sheets) + 1
    while book.titled(f"Sheet{number}") is not None:
        number += 1
    return f"Sheet{number}"


def new_sheet(book: Book, wanted: dict[str, Any], context: Context) -> Sheet:
    """A tab with the properties of an addSheet (or create) request, not yet among the others."""
    title = wanted.get("title") or free_title(book)
    check_title(book, title)
    sheet_id = wanted.get("sheetId")
    if sheet_id is None:
        sheet_id = book.new_sheet_id(context.chance)
    elif any(sheet.id == sheet_id for sheet in book.sheets):
        raise invalid(f"Sheet with id {sheet_id} already exists.")
    elif not 0 <= sheet_id < 2**31:
        raise invalid(f"Invalid sheetId: {sheet_id}. It must be non-negative.")
    asked = wanted.get("gridProperties", {})
    sheet = Sheet(sheet_id, title, asked.get("rowCount", 1000), asked.get("columnCount", 26))
    sheet.grid |= {name: asked[name] for name in GRID_KEYS if name in asked}
    own = {name: wanted[name] for name in SHEET_KEYS if name in wanted}
    sheet.properties |= normalised(own)
    check_grid(sheet)
    return sheet


def check_grid(sheet: Sheet) -> None:
    if sheet.row_count < 1 or sheet.column_count < 1:
        raise invalid("A sheet must have at least one row and one column.")
    if sheet.column_count > 18278:
        raise invalid("A sheet cannot have more than 18278 columns.")
    if sheet.grid.get("frozenRowCount", 0) >= sheet.row_count > 0 < sheet.grid.get("frozenRowCount", 0):
        raise invalid("You can't freeze all visible rows on the sheet.")
    if (
        sheet.grid.get("frozenColumnCount", 0)
        >= sheet.column_count
        > 0
        < sheet.grid.get("frozenColumnCount", 0)
    ):
        raise invalid("You can't freeze all visible columns on the sheet.")


@handles("addSheet")
def add_sheet(book: Book, body: dict[str, Any], context: Context) -> Reply:
    wanted = body.get("properties", {})
    sheet = new_sheet(book, wanted, context)
    book.sheets.insert(min(wanted.get("index", len(book.sheets)), len(book.sheets)), sheet)
    book.check_size()
    return {"properties": sheet.property_json(book.sheets.index(sheet))}


@handles("deleteSheet")
def delete_sheet(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet = next((one for one in book.sheets if one.id == body.get("sheetId", 0)), None)
    if sheet is None:
        raise invalid(f"No sheet with id: {body.get('sheetId', 0)}")
    if len(book.sheets) == 1:
        raise invalid("You can't remove all the sheets in a document.")
    if all(other is sheet or other.hidden for other in book.sheets):
        raise invalid("You can't remove all the visible sheets in a document.")
    book.sheets.remove(sheet)
    book.named_ranges = [named for named in book.named_ranges if named["range"].get("sheetId", 0) != sheet.id]
    book.metadata = [entry for entry in book.metadata if _metadata_sheet(entry) != sheet.id]
    return None


def _metadata_sheet(entry: dict[str, Any]) -> int | None:
    location = entry["location"]
    span = location.get("dimensionRange")
    found: int | None = location.get("sheetId") if span is None else span.get("sheetId", 0)
    return found


@handles("duplicateSheet")
def duplicate_sheet(book: Book, body: dict[str, Any], context: Context) -> Reply:
    source = book.sheet(body.get("sourceSheetId", 0))
    title = body.get("newSheetName") or copy_title(book, source.title)
    check_title(book, title)
    sheet_id = body.get("newSheetId")
    if sheet_id is None:
        sheet_id = book.new_sheet_id(context.chance)
    elif any(sheet.id == sheet_id for sheet in book.sheets):
        raise invalid(f"Sheet with id {sheet_id} already exists.")
    twin = renumbered(source, sheet_id, context)
    twin.properties["title"] = title
    index = body.get("insertSheetIndex", 0)
    book.sheets.insert(min(index, len(book.sheets)), twin)
    book.check_size()
    return {"properties": twin.property_json(book.sheets.index(twin))}


def copy_title(book: Book, title: str) -> str:
    wanted = f"Copy of {title}"
    number = 2
    while book.titled(wanted) is not None:
        wanted = f"Copy of {title} {number}"
        number += 1
    return wanted


def renumbered(source: Sheet, sheet_id: int, context: Context) -> Sheet:
    """A copy of a tab under a new id, with new ids for what hangs on it."""
    twin = source.copy()
    twin.properties["sheetId"] = sheet_id
    spans = [*twin.merges, *(entry["range"] for entry in twin.grid_ranges())]
    spans += [span for rule in twin.conditional_formats for span in rule["ranges"]]
    for span in spans:
        span["sheetId"] = sheet_id
    for entries, key in (
        (twin.filter_views, "filterViewId"),
        (twin.protected_ranges, "protectedRangeId"),
        (twin.banded_ranges, "bandedRangeId"),
    ):
        for entry in entries:
            entry[key] = context.new_id()
    for table in twin.tables:
        number = context.new_id()
        table |= {"tableId": str(number), "name": f"{table['name']}_{number}"}
    return twin


@handles("updateSheetProperties")
def update_sheet(book: Book, body: dict[str, Any], context: Context) -> Reply:
    wanted = body.get("properties", {})
    sheet = book.sheet(wanted.get("sheetId", 0))
    tree = widened(masks.parse(required_fields(body)))
    if not tree or "*" in tree:
        tree = {name: {} for name in (*SHEET_KEYS, "title", "index", "gridProperties") if name in wanted}
    if "title" in tree:
        rename(book, sheet, wanted.get("title", ""))
    if "gridProperties" in tree:
        _update_grid(book, sheet, tree["gridProperties"], wanted.get("gridProperties", {}))
    own = {name: inner for name, inner in tree.items() if name in SHEET_KEYS}
    if own:
        sheet.properties = masks.patch(own, sheet.properties, normalised(wanted))
    if all(other.hidden for other in book.sheets):
        raise invalid("You can't hide all the sheets in a document.")
    if "index" in tree:
        _reorder(book, sheet, wanted.get("index", 0))
    return None


def rename(book: Book, sheet: Sheet, title: str) -> None:
    check_title(book, title, sheet)
    old = sheet.title
    sheet.properties["title"] = title
    for home in book.sheets:
        rewrite_formulas(home, lambda text: retitled(text, old, f"{quoted(title)}!"))


def _update_grid(book: Book, sheet: Sheet, tree: masks.Tree, wanted: dict[str, Any]) -> None:
    grid = masks.patch(tree, sheet.grid, wanted)
    sheet.resize(grid.get("rowCount", 0), grid.get("columnCount", 0))
    sheet.grid = grid
    check_grid(sheet)
    book.check_size()


def _reorder(book: Book, sheet: Sheet, index: int) -> None:
    """Move a tab; the index counts the tabs as they stand before the move."""
    at = book.sheets.index(sheet)
    if index in {at, at + 1}:
        return
    book.sheets.remove(sheet)
    book.sheets.insert(index if index < at else index - 1, sheet)
