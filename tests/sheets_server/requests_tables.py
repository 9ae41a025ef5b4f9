"""Requests about tables, what "Convert to table" makes: a named range with a header that grows by its rows."""

import copy
from typing import Any

from tests.sheets_server.a1 import area_of, grid_range_of
from tests.sheets_server.batch import Context, Reply, handles
from tests.sheets_server.book import Book
from tests.sheets_server.errors import invalid
from tests.sheets_server.moving import insert
from tests.sheets_server.sheet import ROWS, Sheet


@handles("addTable")
def add_table(book: Book, body: dict[str, Any], context: Context) -> Reply:
    wanted = copy.deepcopy(body.get("table", {}))
    sheet = book.in_range(wanted.get("range", {}))
    taken = {table["name"] for tab in book.sheets for table in tab.tables}
    name = wanted.get("name") or f"Table{len(taken) + 1}"
    if name in taken:
        raise invalid(f"A table with the name {name} already exists.")
    span = grid_range_of(sheet.id, sheet.inside(area_of(wanted.get("range", {}))))
    table = wanted | {"tableId": wanted.get("tableId") or str(context.new_id()), "name": name, "range": span}
    sheet.tables.append(table)
    return {"table": table}


@handles("deleteTable")
def delete_table(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet, table = find_table(book, body.get("tableId", ""))
    sheet.tables.remove(table)
    return None


def find_table(book: Book, wanted: str) -> tuple[Sheet, dict[str, Any]]:
    """The table of this id, and the tab on which it is."""
    for sheet in book.sheets:
        for table in sheet.tables:
            if table["tableId"] == wanted:
                return sheet, table
    raise invalid(f"No table with id: {wanted}")


def make_room(book: Book, sheet: Sheet, table: dict[str, Any], count: int) -> tuple[int, int]:
    """Where rows go that are added to a table, which grows by as many as it lacks: the row and the column."""
    span = table["range"]
    left, right = span.get("startColumnIndex", 0), span["endColumnIndex"]
    filled = [
        row
        for row in range(span.get("startRowIndex", 0), min(span["endRowIndex"], len(sheet.rows)))
        if any(sheet.cell(row, column).value is not None for column in range(left, right))
    ]
    top = max(filled, default=span.get("startRowIndex", 0)) + 1
    lacking = max(0, top + count - span["endRowIndex"])
    if lacking and span["endRowIndex"] < sheet.row_count:
        insert(book, sheet, ROWS, span["endRowIndex"], span["endRowIndex"] + lacking, like_before=True)
    span["endRowIndex"] += lacking
    return top, left
