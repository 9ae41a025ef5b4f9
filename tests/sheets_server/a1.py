"""A1 notation: ranges as people write them, as the API echoes them, and as GridRange objects."""

import re
from dataclasses import dataclass
from typing import Any

from tests.sheets_server.errors import invalid

_PART = re.compile(r"\$?([A-Za-z]{1,3})?\$?([1-9][0-9]*)?")
_R1C1 = re.compile(r"R([1-9][0-9]*)C([1-9][0-9]*)")
_PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")
_LOOKS_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*")


@dataclass(frozen=True, slots=True)
class Area:
    """Rows `top` to `bottom` and columns `left` to `right`, zero-based, ends excluded; None is open."""

    top: int
    left: int
    bottom: int | None
    right: int | None
    single: bool = False

    def clamped(self, rows: int, columns: int) -> "Area":
        bottom = rows if self.bottom is None else min(self.bottom, rows)
        right = columns if self.right is None else min(self.right, columns)
        return Area(self.top, self.left, bottom, right, self.single)


def column_letters(index: int) -> str:
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell_name(row: int, column: int) -> str:
    return f"{column_letters(column)}{row + 1}"


def quoted(title: str) -> str:
    if _PLAIN_TITLE.fullmatch(title) and not _LOOKS_LIKE_A_CELL.fullmatch(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def split_title(text: str) -> tuple[str | None, str | None]:
    """The tab's title and the cells of a range; either may be missing."""
    if text.startswith("'"):
        match = re.fullmatch(r"'((?:[^']|'')*)'(?:!(.*))?", text, re.DOTALL)
        if match is None:
            raise ValueError(text)
        return match[1].replace("''", "'"), match[2]
    title, mark, cells = text.rpartition("!")
    return (title, cells) if mark else (None, text)


def _ends(text: str) -> tuple[int | None, int | None]:
    absolute = _R1C1.fullmatch(text)
    if absolute:
        return int(absolute[1]) - 1, int(absolute[2]) - 1
    match = _PART.fullmatch(text)
    if match is None or not text:
        raise ValueError(text)
    row = int(match[2]) - 1 if match[2] else None
    return row, column_index(match[1]) if match[1] else None


def _span(first: int | None, last: int | None) -> tuple[int, int | None]:
    if first is None:
        first, last = last, first
    if first is None:
        return 0, None
    if last is None:
        return first, None
    return min(first, last), max(first, last) + 1


def parse_cells(text: str) -> Area:
    """`A1`, `A1:B2`, `A:C`, `2:3`, `A2:C`, `A2:2`, `R1C1:R2C2`; ValueError for anything else."""
    parts = text.split(":")
    if len(parts) > 2:
        raise ValueError(text)
    row, column = _ends(parts[0])
    if len(parts) == 1:
        if row is None or column is None:
            raise ValueError(text)
        return Area(row, column, row + 1, column + 1, single=True)
    end_row, end_column = _ends(parts[1])
    whole_columns = row is None and end_row is None
    whole_rows = column is None and end_column is None
    top, bottom = (0, None) if whole_columns else _span(row, end_row)
    left, right = (0, None) if whole_rows else _span(column, end_column)
    return Area(top, left, bottom, right)


def echo(title: str, area: Area) -> str:
    """The range as the API writes it; open ends stay open."""
    start = cell_name(area.top, area.left)
    end = "" if area.right is None else column_letters(area.right - 1)
    end += "" if area.bottom is None else str(area.bottom)
    tail = f":{end}" if end and end != start else ""
    return f"{quoted(title)}!{start}{tail}"


def area_of(grid_range: dict[str, Any]) -> Area:
    return Area(
        grid_range.get("startRowIndex", 0),
        grid_range.get("startColumnIndex", 0),
        grid_range.get("endRowIndex"),
        grid_range.get("endColumnIndex"),
    )


def grid_range_of(sheet_id: int, area: Area) -> dict[str, int]:
    found = {"sheetId": sheet_id, "startRowIndex": area.top, "startColumnIndex": area.left}
    if area.bottom is not None:
        found["endRowIndex"] = area.bottom
    if area.right is not None:
        found["endColumnIndex"] = area.right
    return found


def unparsable(text: str) -> Exception:
    return invalid(f"Unable to parse range: {text}")
