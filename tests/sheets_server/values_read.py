"""spreadsheets.values, the reading half: get, batchGet, and the same by data filter."""

from typing import Any

from tests.sheets_server.a1 import Area, echo
from tests.sheets_server.book import Book
from tests.sheets_server.cells import ErrorValue, Formula, Value, number
from tests.sheets_server.errors import ApiError, bad_field, invalid
from tests.sheets_server.evaluation import Evaluation
from tests.sheets_server.metadata import filtered_areas
from tests.sheets_server.rendering import is_date, shown
from tests.sheets_server.sheet import Sheet

RENDER = {
    "FORMATTED_VALUE": "FORMATTED_VALUE",
    "UNFORMATTED_VALUE": "UNFORMATTED_VALUE",
    "FORMULA": "FORMULA",
    "0": "FORMATTED_VALUE",
    "1": "UNFORMATTED_VALUE",
    "2": "FORMULA",
}


def option(given: dict[str, Any], name: str, allowed: tuple[str, ...], default: str) -> str:
    """An enum parameter; an unknown one is refused as the API refuses it."""
    value = given.get(name) or default
    if value not in allowed:
        kind = name[0].upper() + name[1:]
        raise bad_field(
            name, f"Invalid value at '{name}' (type.googleapis.com/google.apps.sheets.v4.{kind}), \"{value}\""
        )
    return value


class Rendering:
    """How values are to be handed out, from the parameters of a request."""

    def __init__(self, book: Book, given: dict[str, Any], prefix: str = "") -> None:
        def name(base: str) -> str:
            return prefix + base[0].upper() + base[1:] if prefix else base

        allowed = ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA")
        self.how = option(given, name("valueRenderOption"), allowed, "FORMATTED_VALUE")
        dates = option(
            given, name("dateTimeRenderOption"), ("SERIAL_NUMBER", "FORMATTED_STRING"), "SERIAL_NUMBER"
        )
        self.dates_as_text = dates == "FORMATTED_STRING"
        self.evaluation = Evaluation(book)

    def of(self, sheet: Sheet, row: int, column: int) -> Value:
        cell = sheet.cell(row, column)
        if cell.value is None:
            return ""
        if self.how == "FORMULA" and isinstance(cell.value, Formula):
            return str(cell.value)
        value = self.evaluation.value(sheet, row, column)
        number_format = cell.format.get("numberFormat", {})
        if self.how == "FORMATTED_VALUE":
            return shown(value, number_format)
        if self.dates_as_text and is_date(number_format):
            return shown(value, number_format)
        if isinstance(value, ErrorValue):
            return str(value)
        return "" if value is None else number(value) if isinstance(value, float) else value


def value_range(rendering: Rendering, sheet: Sheet, area: Area, dimension: str = "ROWS") -> dict[str, Any]:
    """One ValueRange: the range as clamped, and its values without trailing blanks."""
    box = sheet.inside(area)
    rows = range(box.top, min(box.bottom or 0, len(sheet.rows)))
    columns = range(box.left, box.right or 0)
    if dimension == "COLUMNS":
        width = max((len(sheet.rows[row]) for row in rows), default=0)
        lines = [[rendering.of(sheet, row, column) for row in rows] for column in columns if column < width]
    else:
        lines = [
            [
                rendering.of(sheet, row, column)
                for column in columns[: max(0, len(sheet.rows[row]) - box.left)]
            ]
            for row in rows
        ]
    values = trimmed(lines)
    found: dict[str, Any] = {"range": echo(sheet.title, box), "majorDimension": dimension}
    return found | ({"values": values} if values else {})


def trimmed(lines: list[list[Value]]) -> list[list[Value]]:
    for line in lines:
        while line and line[-1] == "":
            line.pop()
    while lines and not lines[-1]:
        lines.pop()
    return lines


def major(given: dict[str, Any]) -> str:
    wanted = option(given, "majorDimension", ("DIMENSION_UNSPECIFIED", "ROWS", "COLUMNS"), "ROWS")
    return "COLUMNS" if wanted == "COLUMNS" else "ROWS"


def get(book: Book, text: str, given: dict[str, Any]) -> dict[str, Any]:
    rendering = Rendering(book, given)
    return value_range(rendering, *book.resolve(text), major(given))


def batch_get(book: Book, ranges: list[str], given: dict[str, Any]) -> dict[str, Any]:
    rendering = Rendering(book, given)
    found = [value_range(rendering, *book.resolve(text), major(given)) for text in ranges]
    return {"spreadsheetId": book.id} | ({"valueRanges": found} if found else {})


def batch_get_by_filter(book: Book, body: dict[str, Any]) -> dict[str, Any]:
    rendering = Rendering(book, body)
    found = []
    for data_filter in body.get("dataFilters", []):
        for sheet, area in filtered_areas(book, data_filter):
            found.append(
                {"valueRange": value_range(rendering, sheet, area, major(body)), "dataFilters": [data_filter]}
            )
    return {"spreadsheetId": book.id} | ({"valueRanges": found} if found else {})


def at(place: str, error: ApiError) -> ApiError:
    """The same refusal, naming the part of a batch that it is about."""
    if error.code != 400 or error.details:
        return error
    return invalid(f"Invalid {place}: {error.message}")
