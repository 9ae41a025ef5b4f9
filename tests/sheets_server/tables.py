"""Where values.append finds its table: the block of filled cells that the given range touches last."""

from collections.abc import Iterator

from tests.sheets_server.a1 import Area
from tests.sheets_server.sheet import Sheet

Box = tuple[int, int, int, int]  # top, left, bottom, right; ends excluded


def last_table(sheet: Sheet, area: Area) -> Area | None:
    """The lowest (then rightmost) table that shares a cell with `area`, or None."""
    wanted = area.clamped(sheet.row_count, sheet.column_count)
    box = (wanted.top, wanted.left, wanted.bottom or 0, wanted.right or 0)
    touched = [table for table in tables(sheet) if _overlap(table, box)]
    if not touched:
        return None
    top, left, bottom, right = max(touched, key=lambda table: (table[2], table[3]))
    return Area(top, left, bottom, right)


def _overlap(one: Box, other: Box, reach: int = 0) -> bool:
    return (
        one[0] < other[2] + reach
        and other[0] < one[2] + reach
        and one[1] < other[3] + reach
        and other[1] < one[3] + reach
    )


def tables(sheet: Sheet) -> list[Box]:
    """The blocks of filled cells, each as wide and high as it takes to have blank cells all round."""
    open_boxes: list[Box] = []
    done: list[Box] = []
    for row, line in enumerate(sheet.rows):
        boxes = [(row, start, row + 1, end) for start, end in _runs(sheet, row, len(line))]
        done += [box for box in open_boxes if box[2] < row]
        open_boxes = _joined([box for box in open_boxes if box[2] >= row] + boxes)
    return _joined(done + open_boxes)


def _runs(sheet: Sheet, row: int, width: int) -> Iterator[tuple[int, int]]:
    start = None
    for column in range(width + 1):
        full = column < width and sheet.rows[row][column].value is not None
        if full and start is None:
            start = column
        elif not full and start is not None:
            yield start, column
            start = None


def _joined(boxes: list[Box]) -> list[Box]:
    """Boxes that touch, also by a corner, become one."""
    result: list[Box] = []
    for box in boxes:
        grown = box
        while near := next((other for other in result if _overlap(grown, other, reach=1)), None):
            result.remove(near)
            grown = (
                min(grown[0], near[0]),
                min(grown[1], near[1]),
                max(grown[2], near[2]),
                max(grown[3], near[3]),
            )
        result.append(grown)
    return result
