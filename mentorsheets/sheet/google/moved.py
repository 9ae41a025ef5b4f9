"""Finding the rows and columns of a tab again after people moved them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from mentorsheets.sheet.google.record import Grid, alike, labels


def columns_now(before: Grid, now: Grid) -> dict[int, int]:
    """Return where each column of a tab before stands now: by its topmost cell, else by what it holds."""
    then, there = labels(before), labels(now)
    found: dict[int, int] = {}
    for column, label in enumerate(then):
        same = [at for at, name in enumerate(there) if name == label and at not in found.values()]
        if label and same:
            found[column] = min(same, key=lambda at: abs(at - column))
    for column in (column for column in range(len(then)) if column not in found):
        wanted = Counter(_column(before, column))
        rated = {
            at: (Counter(_column(now, at)) & wanted).total()
            for at in range(len(there))
            if at not in found.values()
        }
        best = max(rated, key=lambda at: rated[at], default=None)
        if best is not None and rated[best]:
            found[column] = best
    return found


def rows_now(before: Grid, now: Grid, columns: Mapping[int, int], new: frozenset[int]) -> dict[int, int]:
    """Return where each filled row before stands now.

    `columns` tells where the columns went; the rows now of `new` were no rows before.
    """
    then = {row: [_at(cells, column) for column in columns] for row, cells in enumerate(before)}
    there = {row: [_at(cells, column) for column in columns.values()] for row, cells in enumerate(now)}
    waiting: dict[tuple[str, ...], list[int]] = {}
    for row in sorted(there.keys() - new):
        waiting.setdefault(tuple(there[row]), []).append(row)
    found: dict[int, int] = {}
    for row, cells in then.items():
        if any(cells) and waiting.get(tuple(cells)):
            found[row] = waiting[tuple(cells)].pop(0)
    left = there.keys() - new - set(found.values())
    for row in sorted(then.keys() - found.keys()):
        rated = {at: alike(then[row], there[at]) for at in left}
        best = max(rated, key=lambda at: rated[at], default=None)
        # Half of it at least: rows of strangers have a word or a day in common as well.
        if best is not None and rated[best] * 2 >= sum(map(bool, then[row])) > 0:
            found[row] = best
            left.remove(best)
    return found


def _column(grid: Grid, column: int) -> list[str]:
    return [cell for row in grid if (cell := _at(row, column))]


def _at(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""
