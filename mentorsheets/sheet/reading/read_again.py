"""Rows that are not read again while they stand as they did: a run looks at its sheet several times.

What was read is kept for each tab and reader, of which there are one or two for each declared tab. What is
told of a row is to be told each time, so such a row is read each time.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import is_
from typing import Any, TypeVar

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.reading.rows import (
    NO_IS_AN_ANSWER,
    Row,
    is_record,
    read_header,
    says_something,
)

T = TypeVar("T")


def read_each(
    tab: Tab, spec: TabSpec, problems: list[Problem], reader: Callable[..., T], *besides: object
) -> Iterator[tuple[Row, T]]:
    """Yield the rows as `rows_of` does, each with what `reader` makes of it and of what is known `besides`.

    It may look at nothing else, and says nothing but to the row: a row that was read before with nothing to
    be told of it is not read again as long as its header and what is known besides stay the same.
    """
    header = read_header(tab, spec, problems)
    answers, declared = spec.title in NO_IS_AN_ANSWER, tuple(header.columns.values())
    is_plain = not (tab.formulas or tab.merged)
    titles = tab.rows[header.row] if tab.rows else ()
    known = (titles, tuple(header.columns.items()), header.parts_of_name, besides)
    name = (spec.title, reader.__qualname__)
    kept = _LAST_EACH.get(name, _NO_EACH)
    before = kept.rows if is_plain and kept.known == known else {}
    rows: dict[int, tuple[tuple[Cell, ...], Any]] = {}
    for index in range(header.row + 1, len(tab.rows)):
        cells = tab.rows[index]
        was = before.get(index)
        if was is not None and _is_same(was[0], cells):
            rows[index] = was
            if was[1] is not _NO_RECORD:
                yield Row(tab, header, index, problems, spec.title), was[1]
        elif is_record(tab, header, spec, index, declared, answers=answers):
            row, told = Row(tab, header, index, problems, spec.title), len(problems)
            made = reader(row, *besides)
            if len(problems) == told:
                rows[index] = (cells, made)
            yield row, made
        else:
            rows[index] = (cells, _NO_RECORD)
    if is_plain:
        _LAST_EACH[name] = LastEach(known, rows)


@dataclass(frozen=True, slots=True)
class LastEach:
    """What rows were read as, by their places, where nothing was told of them, and from what besides them."""

    known: tuple[object, ...]
    rows: dict[int, tuple[tuple[Cell, ...], Any]]


_NO_RECORD = object()
"""What is known of a row that says nothing, or is a heading."""
_NO_EACH = LastEach((), {})
_LAST_EACH: dict[tuple[str, str], LastEach] = {}
"""By tab and reader, as below. People change a few rows of a tab between two looks at it."""


def records_of(
    tab: Tab, spec: TabSpec, problems: list[Problem], reader: Callable[[Row], T | None]
) -> tuple[T, ...]:
    """Return what `reader` makes of the rows of a tab of the machine's, without those of which it makes None.

    It may look at nothing but the row, since rows that were read before with nothing to be told of them are
    not read again.
    """
    header = read_header(tab, spec, problems)
    declared = tuple(header.columns.values())
    places = (header.row, *header.columns.items())
    is_plain = not (tab.formulas or tab.merged)
    name = (spec.title, reader.__qualname__)
    kept = _LAST_READ.get(name, _NOTHING_READ)
    before = kept.records if is_plain and kept.reader is reader and kept.places == places else ()
    records: list[T | None] = [None] * len(tab.rows)
    found: list[T] = []
    first = header.row + 1
    if kept.rows is tab.rows and before and kept.is_untold:
        return kept.found
    if before and kept.is_untold and len(tab.rows) >= len(kept.rows) and all(map(is_, kept.rows, tab.rows)):
        # Nothing but rows at the end is new, as nearly always.
        if len(tab.rows) == len(kept.rows):
            # The very tuple that was read before, so that what follows from it is not worked out again.
            return kept.found
        records[: len(before)], found, first = before, [*kept.found], max(first, len(before))
    is_untold = True
    for index in range(first, len(tab.rows)):
        cells = tab.rows[index]
        record = before[index] if index < len(before) and _is_same(kept.rows[index], cells) else None
        if record is None and says_something(cells, declared):
            told = len(problems)
            record = reader(Row(tab, header, index, problems, spec.title))
            records[index] = record if is_plain and len(problems) == told else None
            is_untold = is_untold and len(problems) == told
        else:
            records[index] = record
        if record is not None:
            found.append(record)
    _LAST_READ[name] = LastRead(reader, places, tab.rows, tuple(records), tuple(found), is_untold)
    return tuple(found)


def _is_same(row: tuple[Cell, ...], other: tuple[Cell, ...]) -> bool:
    # One, 1.0 and yes are equal and not the same, so the types of cells count too.
    return row is other or (row == other and [*map(type, row)] == [*map(type, other)])


@dataclass(frozen=True, slots=True)
class LastRead:
    """How a tab stood when it was last read: its rows, and of each the record if it made one untold.

    `found` are all records; `is_untold` says that nothing was told of any row.
    """

    reader: Callable[[Row], object] | None
    places: tuple[object, ...]
    rows: tuple[tuple[Cell, ...], ...]
    records: tuple[Any, ...]
    found: tuple[Any, ...]
    is_untold: bool


_NOTHING_READ = LastRead(None, (), (), (), (), is_untold=False)
_LAST_READ: dict[tuple[str, str], LastRead] = {}
"""By tab and reader, of which each tab has one or two.

A run reads the sheet several times, and these tabs only grow: to compare a row with the one that stood there
takes a fortieth of the time that reading it takes.
"""
