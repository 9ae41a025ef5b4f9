"""Finding the rows and columns of a tab again, after people moved them and some cells were written over."""

from collections import Counter
from collections.abc import Mapping, Sequence

from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.google_read import Leaf
from mentorsheets.sheet.google_write import Place, value_at

Touched = frozenset[Place]
_LABEL_ROWS = 21


def line(tab: Tab, row: int) -> Sequence[Cell]:
    """Return a row of a tab, empty beyond the last one."""
    return tab.rows[row] if row < len(tab.rows) else ()


def columns_then(before: Leaf, now: Leaf, touched: Touched) -> dict[int, int]:
    """Return, for each column now, which one it was: by its topmost cell, else by what stands in it.

    `touched` are the cells now that the batch wrote, which tell nothing.
    """
    then, there = _labels(before.tab, frozenset()), _labels(now.tab, touched)
    found: dict[int, int] = {}
    for column, label in there.items():
        same = [other for other, name in then.items() if name == label and other not in found.values()]
        if label is not None and same:
            found[column] = min(same, key=lambda other: abs(other - column))
    _match_by_content(found, before.tab, now.tab, touched, then)
    hidden = [column for column, label in there.items() if label is None and column not in found]
    # Where columns came in, a missing header lies under what was written, even where all was empty before.
    if now.width > before.width:
        _pair(found, then, hidden, touched)
    for column in hidden:
        if column not in found and column not in found.values() and _is_new(before.tab, column):
            found[column] = column
    _pair(found, then, hidden, touched)
    return found


def _pair(found: dict[int, int], then: Mapping[int, Cell], hidden: Sequence[int], touched: Touched) -> None:
    """Match the columns whose headers are missing with those whose cells were all written over, in order."""
    lost = [other for other, label in then.items() if label is not None and other not in found.values()]
    written = {column for _, column in touched}
    found |= dict(zip([at for at in hidden if at in written and at not in found], lost, strict=False))


def _match_by_content(
    found: dict[int, int], before: Tab, now: Tab, touched: Touched, then: Mapping[int, Cell]
) -> None:
    for column in _labels(now, touched):
        there = _content(now, column, touched)
        rated = {
            other: sum((there & _content(before, other, frozenset())).values())
            for other in then
            if column not in found and other not in found.values()
        }
        best = max(rated, key=lambda other: rated[other], default=None)
        if best is not None and rated[best]:
            found[column] = best


def _is_new(before: Tab, column: int) -> bool:
    """Whether the column held nothing before the batch."""
    return all(value_at(before, (row, column)) is None for row in range(len(before.rows)))


def _labels(tab: Tab, touched: Touched) -> dict[int, Cell]:
    """Return the topmost cell of each column that the batch left alone."""
    width = max((len(row) for row in tab.rows), default=0)
    top = range(min(len(tab.rows), _LABEL_ROWS))
    labels: dict[int, Cell] = {}
    for column in range(max(width, 1 + max((column for _, column in touched), default=-1))):
        cells = (value_at(tab, (row, column)) for row in top if (row, column) not in touched)
        labels[column] = next((cell for cell in cells if cell is not None), None)
    return labels


def _content(tab: Tab, column: int, touched: Touched) -> Counter[Cell]:
    places = ((row, column) for row in range(len(tab.rows)))
    cells = (value_at(tab, place) for place in places if place not in touched)
    return Counter(cell for cell in cells if cell is not None)


def rows_then(before: Tab, now: Tab, touched: Touched, columns: Mapping[int, int]) -> dict[int, int]:
    """Return, for each row now, which one it was: by the cells that the batch left alone.

    `columns` tells of each column now which one it was.
    """
    written = {column for _, column in touched}
    sure = [(at, then) for at, then in columns.items() if at not in written]
    waiting: dict[tuple[Cell, ...], list[int]] = {}
    for row in range(len(before.rows)):
        waiting.setdefault(tuple(value_at(before, (row, then)) for _, then in sure), []).append(row)
    found: dict[int, int] = {}
    for row in range(len(now.rows)):
        places = waiting.get(tuple(value_at(now, (row, at)) for at, _ in sure))
        if places and _likeness(before, places[0], now, row, touched, columns):
            rated = [_likeness(before, then, now, row, touched, columns) for then in places]
            found[row] = places.pop(rated.index(max(rated)))
    _match_the_rest(found, before, now, touched, columns)
    return found


def _match_the_rest(
    found: dict[int, int], before: Tab, now: Tab, touched: Touched, columns: Mapping[int, int]
) -> None:
    """Find the rows in which a person typed as well, by what they have in common with one that is missing."""
    left = set(range(len(before.rows))) - set(found.values())
    for row in range(len(now.rows)):
        if row in found:
            continue
        rated = {then: _likeness(before, then, now, row, touched, columns) for then in left}
        best = max(rated, key=lambda then: rated[then], default=None)
        if best is not None and rated[best]:
            found[row] = best
            left.remove(best)


def _likeness(
    before: Tab, then: int, now: Tab, row: int, touched: Touched, columns: Mapping[int, int]
) -> int:
    """Return how many filled cells of a row now stood in a row before."""
    return sum(
        cell is not None and cell == value_at(before, (then, other))
        for at, other in columns.items()
        if (row, at) not in touched and (cell := value_at(now, (row, at))) is not None
    )
