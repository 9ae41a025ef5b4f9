"""Operations turned into the requests of one batch, and into what the sheet is to hold afterwards."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mentorsheets.sheet.backend import (
    AddTab,
    AppendRows,
    Book,
    Cell,
    DropRows,
    MarkTab,
    NoteCells,
    Operation,
    RenameTab,
    ReplaceRows,
    Tab,
    WriteCells,
)
from mentorsheets.sheet.google.cell_requests import (
    cell_data,
    cell_requests,
    choose_below,
    has_days,
    make_room,
    note_requests,
)
from mentorsheets.sheet.google.drop import draft_drop
from mentorsheets.sheet.google.read import Snapshot
from mentorsheets.sheet.google.record import (
    CellPosition,
    Formula,
    GoogleRequest,
    GoogleTable,
    RecordedChange,
    RecordedTab,
)
from mentorsheets.sheet.google.tabs import dressing, hide_over_rows, mark_request, new_tab, rename_request
from mentorsheets.sheet.google.undo import Fix
from mentorsheets.sheet.last_row import first_free, last_typed
from mentorsheets.sheet.notes import is_ours
from mentorsheets.sheet.workbook.cells import read_back


@dataclass(slots=True)
class BatchDraft:
    """A batch in the making: its requests, and what they change in each tab."""

    requests: list[GoogleRequest] = field(default_factory=list)
    changes: dict[int, RecordedChange] = field(default_factory=dict)


def draft_requests(now: Snapshot, operations: Sequence[Operation], new_id: Callable[[], int]) -> BatchDraft:
    """Return the requests that carry out the operations on the sheet as it is `now`, none if nothing changes.

    Raises:
        WrongUse: a value is too long for a cell.
    """
    draft = BatchDraft()
    leaves = {leaf.tab.title: leaf for leaf in now.leaves}
    made: list[tuple[AddTab, int]] = []
    for operation in operations:
        if isinstance(operation, AddTab):
            leaf, requests = new_tab(operation.spec, new_id())
            leaves[leaf.tab.title] = leaf
            draft.requests += requests
            made.append((operation, leaf.id))
        elif isinstance(operation, MarkTab):
            draft.requests.append(mark_request(leaves[operation.tab].id, operation.title))
        elif isinstance(operation, RenameTab):
            draft.requests.append(rename_request(leaves[operation.tab].id, operation.title))
        else:
            change = draft.changes.setdefault(leaves[operation.tab].id, RecordedChange(leaves[operation.tab]))
            draft.requests += _REQUESTS[type(operation)](change, operation)
    tabs = Book(tuple(leaf.tab for leaf in leaves.values()))
    draft.requests += [request for new, sheet in made for request in dressing(new.spec, sheet, tabs)]
    draft.changes = {sheet: change for sheet, change in draft.changes.items() if change.steps}
    return draft


def draft_fix(change: RecordedChange, fix: Fix) -> list[GoogleRequest]:
    """Return the requests that have stand again what a fix says, and note them down as a change."""
    leaf = change.leaf
    height = 1 + max((row for row, _ in (*fix.cells, *fix.notes)), default=-1)
    change.wrote(fix.cells)
    change.noted(fix.notes)
    cells = cell_requests(leaf.id, fix.cells, lambda _: True)
    return [*make_room(leaf, height, 0), *cells, *note_requests(leaf.id, fix.notes)]


def value_at(tab: Tab, place: CellPosition) -> Cell:
    """Return what stands at a place, None beyond the cells that are filled."""
    row, column = place
    return tab.rows[row][column] if row < len(tab.rows) and column < len(tab.rows[row]) else None


def alike(one: Cell, other: Cell) -> bool:
    """Whether two cells are the same, True and 1 told apart; a formula is like nothing that it shows."""
    return (
        one == other and isinstance(one, bool) == isinstance(other, bool) and not isinstance(other, Formula)
    )


def _write_cells(change: RecordedChange, operation: WriteCells) -> list[GoogleRequest]:
    leaf = change.leaf
    cells = {
        place: new
        for place, new in ((place, read_back(value)) for place, value in operation.cells.items())
        if place in leaf.tab.formulas or not alike(new, value_at(leaf.tab, place))
    }
    if not cells:
        return []
    # What stands beside is recorded as if it were written: typing there takes the batch back.
    rows = {row for row, _ in cells}
    beside = {place: value_at(leaf.tab, place) for place in operation.beside if place[0] in rows}
    change.wrote({**beside, **cells})
    room = make_room(leaf, 1 + max(row for row, _ in cells), 1 + max(column for _, column in cells))
    written = cell_requests(leaf.id, cells, lambda place: isinstance(value_at(leaf.tab, place), date))
    return [*room, *written, *_filter_anew(leaf, cells)]


def _filter_anew(leaf: RecordedTab, cells: Mapping[CellPosition, Cell]) -> list[GoogleRequest]:
    """Return the request that has our filter look again, which it does not do by itself as states change."""
    ours = leaf.over_filter
    if ours is None or all(column != ours.state for _, column in cells):
        return []
    return [hide_over_rows(ours.span, ours.state)]


def _append_rows(change: RecordedChange, operation: AppendRows) -> list[GoogleRequest]:
    leaf = change.leaf
    rows = [tuple(read_back(value) for value in row) for row in operation.rows]
    if not rows:
        return []
    first = first_free(leaf.tab, operation.header, rows)
    width = max(len(row) for row in rows)
    table = next((one for one in leaf.tables if one.holds(operation.header, width)), None)
    is_at_end = len(leaf.tab.rows) <= first and max(last_typed(leaf.tab), change.lowest) >= operation.header
    if first >= table.end if table else is_at_end:
        change.added(None, operation.header, rows)
        # Whoever put a note below all rows keeps it: cells that come in there bring none along.
        is_noted = any(row >= first for row, _ in leaf.notes)
        offers = [] if table else choose_below(leaf, operation.header, first + len(rows))
        return [
            *make_room(leaf, 0, width),
            _append_cells(leaf, table, rows, {} if is_noted else operation.notes),
            *offers,
        ]
    # Where somebody filled formulas downwards, or a table has empty rows, new ones go before them: nothing of
    # theirs is written over, and a table grows by what is put into its midst.
    change.added(first, operation.header, rows)
    span = {"sheetId": leaf.id, "dimension": "ROWS", "startIndex": first, "endIndex": first + len(rows)}
    inserted = {"insertDimension": {"range": span, "inheritFromBefore": first > 0}}
    cells = {
        (first + r, c): value
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
        if value is not None
    }
    lower = {(first + row, column): note for (row, column), note in operation.notes.items()}
    notes = note_requests(leaf.id, lower)
    return [*make_room(leaf, 0, width), inserted, *cell_requests(leaf.id, cells, lambda _: False), *notes]


def _append_cells(
    leaf: RecordedTab,
    table: GoogleTable | None,
    rows: Sequence[Sequence[Cell]],
    notes: Mapping[CellPosition, str],
) -> GoogleRequest:
    """Return the request that puts rows at the end of a tab, or of the table in it, which grows by them."""
    fields = "userEnteredValue,userEnteredFormat.numberFormat" if has_days(rows) else "userEnteredValue"
    where: GoogleRequest = {"tableId": table.id} if table else {"sheetId": leaf.id}
    lines = [{"values": [dict(cell_data(value)) for value in row]} for row in rows]
    for (row, column), note in notes.items():
        cells = lines[row]["values"]
        cells += [{} for _ in range(column + 1 - len(cells))]
        cells[column]["note"] = note
    fields += ",note" if notes else ""
    return {"appendCells": {**where, "rows": lines, "fields": fields}}


def _replace_rows(change: RecordedChange, operation: ReplaceRows) -> list[GoogleRequest]:
    leaf, header = change.leaf, operation.header
    rows = [tuple(read_back(value) for value in row) for row in operation.rows]
    old = leaf.tab.rows[header + 1 :]
    if [trim(row) for row in rows] == [trim(row) for row in old] and not leaf.tab.formulas:
        return []
    height = max(len(rows), len(old))
    width = max((len(row) for row in (*rows, *old)), default=0)
    cells: dict[CellPosition, Cell] = {
        (header + 1 + r, c): rows[r][c] if r < len(rows) and c < len(rows[r]) else None
        for r in range(height)
        for c in range(width)
    }
    change.redrew(header, cells)
    return make_room(leaf, header + 1 + height, width) + cell_requests(
        leaf.id, cells, lambda place: isinstance(value_at(leaf.tab, place), date)
    )


def _note_cells(change: RecordedChange, operation: NoteCells) -> list[GoogleRequest]:
    there = change.leaf.notes
    notes = {
        place: text
        for place, text in operation.notes.items()
        if there.get(place) != text and (place not in there or operation.of_people or is_ours(there[place]))
    }
    change.noted(notes)
    return note_requests(change.leaf.id, notes)


_REQUESTS: dict[type, Callable[[RecordedChange, Any], list[GoogleRequest]]] = {
    WriteCells: _write_cells,
    AppendRows: _append_rows,
    ReplaceRows: _replace_rows,
    DropRows: draft_drop,
    NoteCells: _note_cells,
}


def trim(row: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return a row without the empty cells at its end."""
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return tuple(row[:end])
