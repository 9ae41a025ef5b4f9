"""A glance at a sheet with a long past: two calls, for a pass that may find nothing to do.

Of each long tab that this computer has read before it reads the top, the end, the rows that it wrote itself
since, a few others, and what people may have typed lately: if these stand as before, so does the rest, as far
as nothing is written or sent by it. Whoever writes or sends looks at all of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mentorsheets.sheet.a1 import column_letters
from mentorsheets.sheet.google.bare import BareLine, LongTab, bare_line, rows_of
from mentorsheets.sheet.google.read import GoogleJson
from mentorsheets.sheet.google.record import LABEL_ROWS
from mentorsheets.sheet.google.version import quote_title

_OTHERS = 6
"""Rows that are compared between top and end, others at each glance: of a tab that was sorted all differ."""
_GOLDEN = 0.618_034
"""By which rows that are compared at one glance lie far from those of the glances before."""
_MOST_FRESH = 40
"""Rows that a glance reads in full, of about a kilobyte each; more of them are read bare."""
_MOST_SPANS = 12
"""Stretches of such rows for which a tab is not read anew."""
_WORDS_PART, _LEAST_WORDS, _MOST_WORDS = 20, 1_000, 5_000
"""Rows at the end of which a glance reads what people may type: one of so many, at least, and at most."""


@dataclass(frozen=True, slots=True)
class GlanceSpan:
    """Rows that a glance reads, from the index `first` to before `end`; of some, these columns alone."""

    first: int
    end: int
    columns: tuple[int, int] | None = None

    def name(self, tab: LongTab) -> str:
        """Return the range of it."""
        if self.columns is None:
            return tab.name_range(self.first, self.end)
        left, right = map(column_letters, self.columns)
        return f"{quote_title(tab.title)}!{left}{self.first + 1}:{right}{self.end}"


def list_spans(tab: LongTab, height: int, now: datetime) -> tuple[GlanceSpan, ...]:
    """Return what a glance reads of a tab that is remembered and so high by now, the top first."""
    end = len(tab.lines)
    fresh = sorted({*tab.open_rows, *tab.doubtful})
    spans = [GlanceSpan(0, min(LABEL_ROWS, height)), *_join(row for row in fresh if row >= LABEL_ROWS)]
    spans.append(GlanceSpan(max(end - 1, LABEL_ROWS), height if tab.added <= _MOST_FRESH else end))
    turn = now.timestamp() // 60 * _GOLDEN % 1
    room = end - 1 - LABEL_ROWS
    others = {LABEL_ROWS + int(room * (at + turn) / _OTHERS) for at in range(_OTHERS)} if room > 0 else set()
    spans += [GlanceSpan(row, row + 1) for row in sorted(others.difference(fresh))]
    words = min(max(end // _WORDS_PART, _LEAST_WORDS), _MOST_WORDS)
    typed = [(span.first, span.end - 1) for span in _join(tab.list_open_columns())]
    spans += [GlanceSpan(max(end - words, LABEL_ROWS), end, columns) for columns in typed]
    return tuple(span for span in spans if span.first < span.end)


def is_easy(tab: LongTab) -> bool:
    """Return whether so little of a tab is in doubt that a glance can read it."""
    rows = sorted({*tab.open_rows, *tab.doubtful})
    return len(rows) <= _MOST_FRESH and sum(1 for _ in _join(rows)) <= _MOST_SPANS


def take_glance(
    tab: LongTab, was: LongTab, spans: Sequence[GlanceSpan], data: Sequence[GoogleJson]
) -> tuple[LongTab, list[GoogleJson]] | None:
    """Return a tab as it was remembered, with what a glance showed of it, and what that read of whole rows.

    None is returned where it is another than it was.
    """
    if len(data) != len(spans):
        return None
    lines, notes, full = [*was.lines], dict(was.notes), []
    for span, part in zip(spans, data, strict=True):
        if span.columns is not None:
            if not _has_words(lines, span, part):
                return None
            continue
        full.append(part)
        there = {row: cells for row, cells in rows_of([part]) if cells}
        for row in range(span.first, min(span.end, max(len(was.lines), *there, 0) + 1)):
            line = bare_line(there.get(row, []))
            if row < len(was.lines) and row not in was.doubtful:
                if _trim(lines[row]) != line:
                    return None
            else:
                lines += [[] for _ in range(row + 1 - len(lines))]
                lines[row] = line
            notes = {place: note for place, note in notes.items() if place[0] != row} if notes else notes
            notes |= {
                (row, at): cell["note"] for at, cell in enumerate(there.get(row, [])) if cell.get("note")
            }
    is_whole = was.added <= _MOST_FRESH
    lines += [[] for _ in range(tab.height - len(lines))] if is_whole else []
    return replace(tab, lines=lines, notes=notes, known=len(lines)), full


def _has_words(lines: Sequence[BareLine], span: GlanceSpan, part: GoogleJson) -> bool:
    left, right = span.columns or (0, 0)
    there: Mapping[int, BareLine] = {row: bare_line(cells) for row, cells in rows_of([part])}
    return all(
        _trim(lines[row][left : right + 1]) == there.get(row, []) for row in range(span.first, span.end)
    )


def _join(numbers: Iterator[int] | Sequence[int]) -> Iterator[GlanceSpan]:
    """Yield numbers, which are in order, as stretches."""
    first = end = None
    for number in numbers:
        if first is not None and number == end:
            end = number + 1
            continue
        if first is not None and end is not None:
            yield GlanceSpan(first, end)
        first, end = number, number + 1
    if first is not None and end is not None:
        yield GlanceSpan(first, end)


def _trim(line: Sequence[object]) -> list[object]:
    end = len(line)
    while end and line[end - 1] in ("", None):
        end -= 1
    return list(line[:end])
