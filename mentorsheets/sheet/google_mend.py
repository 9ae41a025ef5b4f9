"""What to put right when somebody moved rows or columns in the instant between the last look and the write.

Google carries out a batch by row and column numbers, and knows no "only if nothing changed". The reply to a
batch shows the whole sheet as it then is: from it and the look before, each row and column is found again,
what was written over is put back, and what was meant is written where it belongs.
"""

from collections.abc import Sequence

from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.google_moved import Touched, columns_then, line, rows_then
from mentorsheets.sheet.google_read import Leaf
from mentorsheets.sheet.google_write import Change, Formula, Place, alike, trimmed, value_at


def mending(change: Change, now: Leaf) -> dict[Place, Cell]:
    """Return the cells of a tab, as it is `now` after the batch, that must be written for it to be right."""
    if change.replaced_below is not None:
        return _redrawn(change, now.tab)
    added = _added(change, now.tab)
    if _as_meant(change, now.tab, added):
        return {}
    moved = _Moved(change, now, frozenset(change.cells) | frozenset(added))
    fixes: dict[Place, Cell] = {}
    for place in change.cells:
        wanted = moved.wanted_at(place)
        if not alike(value_at(now.tab, place), wanted):
            fixes[place] = wanted
    for place, value in change.cells.items():
        there = moved.place_now(place)
        if there is not None and not alike(value_at(now.tab, there), value):
            fixes[there] = value
    return fixes | _added_fixes(change, added, now.tab, moved)


def mending_notes(change: Change, now: Leaf) -> dict[Place, str | None]:
    """Return the notes to put, or take away (None), for ours and those of people to be right again."""
    added = _added(change, now.tab)
    if not change.notes or _as_meant(change, now.tab, added):
        return {}
    moved = _Moved(change, now, frozenset(change.cells) | frozenset(added))
    wanted = {place: moved.note_at(place) for place in change.notes}
    for place, text in change.notes.items():
        if there := moved.place_now(place):
            wanted[there] = text
    return {place: text for place, text in wanted.items() if now.notes.get(place) != text}


class _Moved:
    """Where each row and column of the tab before stands now."""

    def __init__(self, change: Change, now: Leaf, touched: Touched) -> None:
        self._change = change
        self.columns = columns_then(change.leaf, now, touched)
        self._columns_now = {then: at for at, then in self.columns.items()}
        self._rows = rows_then(change.leaf.tab, now.tab, touched, self.columns)
        self._rows_now = {then: at for at, then in self._rows.items()}

    def wanted_at(self, place: Place) -> Cell:
        """Return what belongs in a cell that the batch wrote: what was meant, or what stood there."""
        row, column = self._rows.get(place[0]), self.columns.get(place[1])
        if row is None or column is None:
            return None
        then = row, column
        if then in self._change.cells:
            return self._change.cells[then]
        formula = self._change.leaf.formulas.get(then)
        return value_at(self._change.leaf.tab, then) if formula is None else Formula(formula)

    def note_at(self, place: Place) -> str | None:
        """Return the note that belongs on a cell which the batch noted: the one meant, or the one before."""
        row, column = self._rows.get(place[0]), self.columns.get(place[1])
        if row is None or column is None:
            return None
        then = row, column
        return self._change.notes.get(then, self._change.leaf.notes.get(then))

    def place_now(self, then: Place) -> Place | None:
        """Return where a cell of the tab before stands now, None if its row or column is gone."""
        row, column = self._rows_now.get(then[0]), self._columns_now.get(then[1])
        return None if row is None or column is None else (row, column)


def _as_meant(change: Change, now: Tab, added: dict[Place, Cell]) -> bool:
    """Whether the tab is what it was, but for what was written."""
    rows = [list(row) for row in change.leaf.tab.rows]
    written = change.cells | added
    for (row, column), value in written.items():
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend([None] * (column + 1 - len(rows[row])))
        rows[row][column] = value
    height = max(len(rows), len(now.rows))
    meant = (trimmed(rows[row]) if row < len(rows) else () for row in range(height))
    same = all(cells == line(now, row) for row, cells in enumerate(meant))
    return same and all(alike(value_at(now, place), value) for place, value in written.items())


def _redrawn(change: Change, now: Tab) -> dict[Place, Cell]:
    """Return what draws a tab of the machine's alone again where it stood, its header with it."""
    header = change.replaced_below or 0
    wanted = dict(change.cells)
    for row in range(header + 1):
        wanted |= {(row, column): value for column, value in enumerate(line(change.leaf.tab, row))}
    for row in range(header + 1, len(now.rows)):
        wanted |= {(row, column): None for column in range(len(now.rows[row])) if (row, column) not in wanted}
    return {place: value for place, value in wanted.items() if not alike(value_at(now, place), value)}


def _added(change: Change, now: Tab) -> dict[Place, Cell]:
    """Return where the rows that were added stand: one below another, at the lowest such place."""
    rows = change.appended
    for first in range(len(now.rows) - len(rows), -1, -1) if rows else ():
        if all(_begins_with(now.rows[first + offset], row) for offset, row in enumerate(rows)):
            return {
                (first + offset, column): value
                for offset, row in enumerate(rows)
                for column, value in enumerate(row)
            }
    return {}


def _begins_with(cells: Sequence[Cell], row: Sequence[Cell]) -> bool:
    there = [cells[column] if column < len(cells) else None for column in range(len(row))]
    return there == list(row)


def _added_fixes(change: Change, added: dict[Place, Cell], now: Tab, moved: _Moved) -> dict[Place, Cell]:
    """Return what rows that were added lack when columns were moved: their cells stand by the old order."""
    first = min((row for row, _ in added), default=0)
    fixes: dict[Place, Cell] = {}
    for row in range(first, first + len(change.appended) if added else first):
        meant = change.appended[row - first]
        for column in range(max(len(meant), len(line(now, row)), 1 + max(moved.columns, default=-1))):
            then = moved.columns.get(column)
            wanted = meant[then] if then is not None and then < len(meant) else None
            if not alike(value_at(now, (row, column)), wanted):
                fixes[row, column] = wanted
    return fixes
