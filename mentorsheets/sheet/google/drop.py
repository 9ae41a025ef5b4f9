"""Rows taken out of a tab of a Google sheet: what asks for it, and what brings them back if others went.

Google takes rows out by their numbers, and people may move them between a look and a batch. As each batch
copies the tab within itself first (`record`), the rows that went are known to the last word.
"""

from collections.abc import Collection, Iterator

from mentorsheets.sheet.backend import DropRows
from mentorsheets.sheet.google.record import GoogleRequest, RecordedChange, RecordedTab


def draft_drop(change: RecordedChange, operation: DropRows) -> list[GoogleRequest]:
    """Return the requests that take rows out, the lowest first, and note them down as a change."""
    leaf, spans = change.leaf, list(list_spans(operation.rows))
    if not spans:
        return []
    change.dropped(spans)
    rows = {"sheetId": leaf.id, "dimension": "ROWS"}
    requests: list[GoogleRequest] = [
        {"deleteDimension": {"range": rows | {"startIndex": first, "endIndex": first + count}}}
        for first, count in reversed(spans)
    ]
    # Google refuses to delete all rows below a frozen header.
    reaches_end = sum(spans[-1]) >= leaf.height
    return [{"appendDimension": rows | {"length": 1}}, *requests] if reaches_end else requests


def list_spans(rows: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield stretches of neighbours among rows: the index of the first one, and how many they are."""
    first, count = -1, 0
    for row in sorted(rows):
        if count and row == first + count:
            count += 1
            continue
        if count:
            yield first, count
        first, count = row, 1
    if count:
        yield first, count


def put_below(before: RecordedTab, now: RecordedTab, dropped: Collection[int]) -> dict[int, int]:
    """Return for each row that went, if it held anything, the free row at the end in which it is to stand."""
    held = sorted(_list_filled(before).intersection(dropped))
    free = 1 + max(_list_filled(now), default=-1)
    return {row: free + at for at, row in enumerate(held)}


def _list_filled(leaf: RecordedTab) -> set[int]:
    filled = {row for row, cells in enumerate(leaf.tab.rows) if any(cell is not None for cell in cells)}
    return filled | {row for row, _ in (*leaf.notes, *leaf.formulas)}
