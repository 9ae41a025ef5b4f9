"""What to put right when somebody moved rows or columns in the instant between the last look and the write.

Google carries out a batch by row and column numbers, and knows no "only if nothing changed". The reply to a
batch shows the whole sheet as it then is: from it and the look before, each row and column is found again,
what was written over is put back, and what was meant is written where it belongs.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.google_read import Leaf
from mentorsheets.sheet.google_write import Change, Formula, Place, alike, value_at

Rows = Sequence[Sequence[Cell]]
_LABEL_ROWS = 21


def mending(change: Change, now: Leaf) -> dict[Place, Cell]:
    """Return the cells of a tab, as it is `now` after the batch, that must be written for it to be right."""
    if change.replaced_below is not None:
        return _redrawn(change, now.tab)
    if not change.appended and _as_meant(change, now.tab):
        return {}
    moved = _Moved(change, now)
    fixes: dict[Place, Cell] = {}
    for row, column in change.cells:
        wanted = moved.wanted_at(row, column)
        if not alike(value_at(now.tab, (row, column)), wanted):
            fixes[row, column] = wanted
    for (row, column), value in change.cells.items():
        place = moved.row_now.get(row), moved.column_now.get(column)
        if place[0] is not None and place[1] is not None:
            there = place[0], place[1]
            if not alike(value_at(now.tab, there), value):
                fixes[there] = value
    return fixes | _appended_fixes(change, now.tab, moved)


def _as_meant(change: Change, now: Tab) -> bool:
    """Whether the tab is what it was, but for what was written."""
    before = change.leaf.tab
    height = max(len(before.rows), len(now.rows), 1 + max((row for row, _ in change.cells), default=0))
    for row in range(height):
        there, was = _line(now, row), _line(before, row)
        width = max(len(there), len(was), 1 + max((c for r, c in change.cells if r == row), default=0))
        for column in range(width):
            place = row, column
            if not alike(value_at(now, place), change.cells.get(place, value_at(before, place))):
                return False
    return True


def _line(tab: Tab, row: int) -> Sequence[Cell]:
    return tab.rows[row] if row < len(tab.rows) else ()


def _redrawn(change: Change, now: Tab) -> dict[Place, Cell]:
    """Return what draws a tab of the machine's alone again where it stood, its header with it."""
    header = change.replaced_below or 0
    before = change.leaf.tab
    wanted = dict(change.cells)
    for row in range(header + 1):
        wanted |= {(row, column): value for column, value in enumerate(_line(before, row))}
    beyond = {
        (row, column): None
        for row in range(header + 1, len(now.rows))
        for column in range(len(now.rows[row]))
        if (row, column) not in wanted
    }
    return {
        place: value for place, value in (wanted | beyond).items() if not alike(value_at(now, place), value)
    }


@dataclass(slots=True)
class _Moved:
    """Where each row and column of the tab before stands now."""

    change: Change
    row_now: dict[int, int]
    row_then: dict[int, int]
    column_now: dict[int, int]
    column_then: dict[int, int]

    def __init__(self, change: Change, now: Leaf) -> None:
        self.change = change
        before = change.leaf.tab
        self.column_then = _columns(change, now)
        self.column_now = {then: at for at, then in self.column_then.items()}
        self.row_then = _rows(before, now.tab, change.cells, self.column_then)
        self.row_now = {then: at for at, then in self.row_then.items()}

    def wanted_at(self, row: int, column: int) -> Cell:
        """Return what belongs in a cell that the batch wrote: what was meant, or what stood there."""
        then = self.row_then.get(row), self.column_then.get(column)
        if then[0] is None or then[1] is None:
            return None
        place = then[0], then[1]
        if place in self.change.cells:
            return self.change.cells[place]
        formula = self.change.leaf.formulas.get(place)
        return value_at(self.change.leaf.tab, place) if formula is None else Formula(formula)


def _columns(change: Change, now: Leaf) -> dict[int, int]:
    """Return, for each column now, which one it was: by its topmost cell, else by what stands in it."""
    before, written = change.leaf.tab, change.cells
    then, there = _labels(before, {}), _labels(now.tab, written)
    found: dict[int, int] = {}
    for column, label in there.items():
        same = [other for other, name in then.items() if name == label and other not in found.values()]
        if label is not None and same:
            found[column] = min(same, key=lambda other: abs(other - column))
    for column in there:
        held = _content(now.tab, column, written)
        rated = {
            other: sum((held & _content(before, other, {})).values())
            for other in then
            if column not in found and other not in found.values()
        }
        best = max(rated, key=lambda other: rated[other], default=None)
        if best is not None and rated[best]:
            found[column] = best
    lost = [other for other, label in then.items() if label is not None and other not in found.values()]
    hidden = [column for column, label in there.items() if label is None and column not in found]
    if now.width > change.leaf.width:
        # Columns came in: a header that is missing lies under what was written.
        found |= dict(zip([column for column in hidden if _is_written(column, written)], lost, strict=False))
    for column in hidden:
        if column not in found and column not in found.values() and _is_new(before, column):
            found[column] = column
    return found


def _is_written(column: int, written: Mapping[Place, Cell]) -> bool:
    return any(column == other for _, other in written)


def _is_new(before: Tab, column: int) -> bool:
    """Whether the column held nothing before the batch."""
    return all(value_at(before, (row, column)) is None for row in range(len(before.rows)))


def _labels(tab: Tab, written: Mapping[Place, Cell]) -> dict[int, Cell]:
    width = max((len(row) for row in tab.rows), default=0)
    width = max(width, 1 + max((column for _, column in written), default=-1))
    return {
        column: next(
            (
                value
                for row in range(min(len(tab.rows), _LABEL_ROWS))
                if (row, column) not in written and (value := value_at(tab, (row, column))) is not None
            ),
            None,
        )
        for column in range(width)
    }


def _content(tab: Tab, column: int, written: Mapping[Place, Cell]) -> Counter[Cell]:
    places = ((row, column) for row in range(len(tab.rows)))
    values = (value_at(tab, place) for place in places if place not in written)
    return Counter(value for value in values if value is not None)


def _rows(before: Tab, now: Tab, written: Mapping[Place, Cell], columns: Mapping[int, int]) -> dict[int, int]:
    """Return, for each row now, which one it was: by the cells that the batch left alone."""
    touched = {column for _, column in written}
    sure = [(at, then) for at, then in columns.items() if at not in touched and then not in touched]
    waiting: dict[tuple[Cell, ...], list[int]] = {}
    for row in range(len(before.rows)):
        waiting.setdefault(tuple(value_at(before, (row, then)) for _, then in sure), []).append(row)
    found: dict[int, int] = {}
    unclear = []
    for row in range(len(now.rows)):
        places = waiting.get(tuple(value_at(now, (row, at)) for at, _ in sure))
        if places and any(value is not None for value in _line(now, row)):
            found[row] = places.pop(_nearest(places, row, before, now, written, columns))
        else:
            unclear.append(row)
    for row in unclear:
        left = [then for then in range(len(before.rows)) if then not in found.values()]
        rated = {then: _likeness(before, then, now, row, written, columns) for then in left}
        best = max(rated, key=lambda then: rated[then], default=None)
        if best is not None and rated[best] > 0:
            found[row] = best
    return found


def _nearest(
    places: Sequence[int],
    row: int,
    before: Tab,
    now: Tab,
    written: Mapping[Place, Cell],
    columns: Mapping[int, int],
) -> int:
    """Return the index, among rows that look the same, of the one that is most like the row now."""
    rated = [_likeness(before, then, now, row, written, columns) for then in places]
    return rated.index(max(rated))


def _likeness(
    before: Tab, then: int, now: Tab, row: int, written: Mapping[Place, Cell], columns: Mapping[int, int]
) -> int:
    return sum(
        value is not None and value == value_at(before, (then, other))
        for at, other in columns.items()
        if (row, at) not in written and (value := value_at(now, (row, at))) is not None
    )


def _appended_fixes(change: Change, now: Tab, moved: _Moved) -> dict[Place, Cell]:
    """Return what new rows lack when columns were moved: their cells stand by the old order."""
    if not change.appended or all(at == then for at, then in moved.column_then.items()):
        return {}
    first = _where_appended(change.appended, now)
    if first is None:
        return {}
    fixes: dict[Place, Cell] = {}
    for offset, row in enumerate(change.appended):
        for column in range(max(len(row), len(_line(now, first + offset)))):
            then = moved.column_then.get(column)
            wanted = row[then] if then is not None and then < len(row) else None
            if not alike(value_at(now, (first + offset, column)), wanted):
                fixes[first + offset, column] = wanted
    return fixes


def _where_appended(rows: Sequence[tuple[Cell, ...]], now: Tab) -> int | None:
    """Return the row at which these rows stand one below another, the lowest such place."""
    for first in range(len(now.rows) - len(rows), -1, -1):
        if all(_begins_with(now.rows[first + offset], row) for offset, row in enumerate(rows)):
            return first
    return None


def _begins_with(line: Sequence[Cell], row: tuple[Cell, ...]) -> bool:
    held = [line[column] if column < len(line) else None for column in range(len(row))]
    return held == list(row)
