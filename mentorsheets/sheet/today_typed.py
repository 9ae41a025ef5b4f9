"""What a person typed over cells of Today that we draw anew: found before it goes, so that no word is lost.

One of the words that are possible beside a thing goes into its empty green cell; all else is put down.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from mentorsheets.domain.model import HistoryEntry
from mentorsheets.domain.typed_over import BY_YOU, SEEN, TYPED_OVER, key_of_typed_over, note_typed_over
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.cells.text import fold_cell, plain
from mentorsheets.sheet.reading.headers import find_header
from mentorsheets.sheet.schema_machine import HISTORY, TODAY_TAB
from mentorsheets.sheet.today_boxes import FIRST_BOX, Box, cell_text
from mentorsheets.sheet.today_marks import find_typed_cells, has_marks
from mentorsheets.sheet.today_page import CellPlace, TodayPage, TodayRow
from mentorsheets.sheet.today_places import (
    FIRST,
    HEADER_ROW,
    IN_WORDS_COLUMN,
    KEY,
    SINCE,
    WHAT,
    WHERE,
    WHO,
    WORD_COLUMN,
)

OF_BOXES = frozenset({WHAT, WHO, IN_WORDS_COLUMN, SINCE, WORD_COLUMN, WHERE})
"""Where words stay in the row of a box: see `lay_out_boxes`."""


@dataclass(frozen=True, slots=True)
class TypedOver:
    """What was typed over cells: each record, and by key the words that belong into a green cell.

    `cells` are the row and column indexes of all of it.
    """

    entries: tuple[HistoryEntry, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    cells: frozenset[tuple[int, int]] = frozenset()


def find_typed_over(tab: Tab, page: TodayPage, drawn: Container[tuple[int, int]]) -> TypedOver:
    """Return what a person typed over the cells that are to be drawn anew.

    `drawn` are the cells above the things that wait, by row and column indexes of the tab, that are.
    """
    if not has_marks(tab):
        return TypedOver()
    rows = {row.key: row for row in page.rows if row.key}
    header = find_header(tab, TODAY_TAB).row
    entries: list[HistoryEntry] = []
    words: dict[str, str] = {}
    cells: set[tuple[int, int]] = set()
    for index in range(len(tab.rows)):
        found = dict(_find_in_row(tab, index, header, drawn))
        if not found:
            continue
        cells |= {(index, column) for column in found}
        row = rows.get(cell_text(tab.rows[index], KEY))
        if row and (word := _find_word(tab, index, found, row)) and row.key not in words:
            words[row.key] = word
            continue
        # Who it is about may be what they typed over.
        there = "" if WHO in found or index <= header else cell_text(tab.rows[index], WHO)
        place = ", ".join(cell_name(index, column) for column in found)
        said = row.who if row else there
        entries.append(note_typed_over(" / ".join(found.values()), place, said, page.looked))
    return TypedOver(tuple(entries), words, frozenset(cells))


def row_of(entry: HistoryEntry) -> TodayRow:
    """Return the row that tells of such a record."""
    places = (CellPlace(HISTORY.title, "In their words", HISTORY.key, entry.id),)
    key = key_of_typed_over(entry.id)
    return TodayRow(key, TYPED_OVER, BY_YOU, entry.words, entry.on, (SEEN,), places)


def _find_in_row(
    tab: Tab, index: int, header: int, drawn: Container[tuple[int, int]]
) -> Iterator[tuple[int, str]]:
    if index == header:
        for column, declared in enumerate(TODAY_TAB.columns):
            typed = cell_text(tab.rows[index], column)
            if typed and fold_cell(typed) != fold_cell(declared.title):
                yield column, typed
        return
    for column, typed in find_typed_cells(tab, index):
        # Whatever stands in a green cell is a person's, and is seen to elsewhere.
        is_ours = column != WORD_COLUMN if index > header else (index, column) in drawn
        if is_ours and not (column in OF_BOXES and _is_box(tab, index, header)):
            yield column, typed


def _is_box(tab: Tab, index: int, header: int) -> bool:
    """Return whether a row is that of a box, where it belongs."""
    place = index - (header - HEADER_ROW) - FIRST_BOX
    boxes = list(Box)
    return 0 <= place < len(boxes) and cell_text(tab.rows[index], KEY) == boxes[place].key


def _find_word(tab: Tab, index: int, found: Mapping[int, str], row: TodayRow) -> str:
    """Return the word for a row's empty green cell that was typed into another cell of it, "" for none."""
    if len(found) > 1 or index < FIRST or cell_text(tab.rows[index], WORD_COLUMN):
        return ""
    (typed,) = found.values()
    return next((choice for choice in row.choices if plain(choice) == plain(typed)), "")
