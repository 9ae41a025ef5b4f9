"""The tab Today laid out: where each thing stands in it, and which words people typed.

It has a form of its own. Above, in rows that never move, stand a sentence, when we last looked, and six
numbers; below the header stands one row a thing that waits, and below those what went well. Where a word
stands that nobody has acted on, it goes along with its row, and a row whose thing is over stays as long as a
word stands in it: only the run that acted on a word takes it away.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mentorsheets.domain.model import HistoryEntry
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.cells.choices import find_decision, find_pause
from mentorsheets.sheet.cells.text import fold_cell, plain
from mentorsheets.sheet.key_index import index_rows
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.schema import TODAY_TAB, tab_spec
from mentorsheets.sheet.today_boxes import FIRST_BOX, Box, lay_out_boxes
from mentorsheets.sheet.today_marks import mark_row
from mentorsheets.sheet.today_page import CellPlace, TodayPage, TodayRow
from mentorsheets.sheet.today_places import (
    CHOICES,
    DRAWN,
    FIRST,
    HEADER_ROW,
    IN_WORDS_COLUMN,
    KEY,
    LABEL,
    LABEL_ROW,
    LOOKED,
    NUMBER_ROW,
    PEOPLE,
    SINCE,
    TARGET,
    WHAT,
    WHERE,
    WHO,
    WORD_COLUMN,
)
from mentorsheets.sheet.today_typed import TypedOver, find_typed_over, row_of

NOT_POSSIBLE = "(Your word is not one that is possible here."
"""How it begins that a row says of a word in its green cell."""
PAUSES = "they pause"
"""The word behind which the end of the pause may stand."""
OVER_MEANWHILE = "(over meanwhile)"
"""What a row says whose thing is over, as long as a word waits in it."""


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A word in a green cell: the key of its row, "" for none, what was typed, and in which cell."""

    key: str
    text: str
    cell: str


def read_words(book: Book) -> tuple[TypedWord, ...]:
    """Return the words that stand in green cells, from the top."""
    tab = find_tab(book, TODAY_TAB)
    if tab is None:
        return ()
    return tuple(
        TypedWord(_text(tab, row, KEY), _text(tab, row, WORD_COLUMN), cell_name(row, WORD_COLUMN))
        for row in range(find_header(tab, TODAY_TAB).row + 1, len(tab.rows))
        if _text(tab, row, WORD_COLUMN)
    )


def understand(text: str, choices: Iterable[str], today: date) -> str | None:
    """Return which of the choices somebody means: as it stands, or begun so that only one is meant.

    A pause may have its end behind it: see `find_pause`.
    """
    wanted = plain(text)
    known = {plain(choice): choice for choice in choices}
    if wanted in known:
        return known[wanted]
    if decision := find_decision(text):
        return next((choice for choice in known.values() if choice == decision), None)
    begun = [choice for said, choice in known.items() if wanted and said.startswith(f"{wanted} ")]
    if not begun and PAUSES in known and find_pause(text, today)[0]:
        return PAUSES
    return begun[0] if len(begun) == 1 else None


def lay_out(book: Book, page: TodayPage, done: frozenset[tuple[str, str]]) -> dict[tuple[int, int], Cell]:
    """Return what is to stand in the cells of the tab, as `book` has it or as a new one, None for empty.

    `done` are the words that this run acted on, each with the key of its row.
    """
    there = find_tab(book, TODAY_TAB)
    tab = there or Tab(TODAY_TAB.title, (tuple(column.title for column in TODAY_TAB.columns),))
    base = _find_base(tab)
    top = _above(page, dict(lay_out_boxes(tab, base, page.said, done)))
    typed = _find_typed(tab, page, top)
    kept = _keep(tab, done, typed)
    rows = {row.key or str(at): row for at, row in enumerate((*page.rows, *map(row_of, typed.entries)))}
    lines: list[dict[int, Cell]] = [
        _line(row, book, str(word or "").strip(), page.looked)
        for row in rows.values()
        for word in (kept.pop(row.key, {}).get(WORD_COLUMN) or typed.words.get(row.key),)
    ]
    lines += [_orphan(cells) for cells in kept.values()]
    if page.more:
        lines.append({WHAT: f"and {page.more} more"})
    if page.good:
        good: list[dict[int, Cell]] = [{WHAT: text} for text in page.good]
        lines += [{}, {WHAT: "Went well this week"}, *good]
    wanted = {(base + row, column): top.get((row, column)) for row, column in _list_above(tab, top)}
    height = max(len(lines), len(tab.rows) - base - FIRST)
    for index in range(height):
        line = lines[index] if index < len(lines) else {}
        row = base + FIRST + index
        wanted |= {(row, column): line.get(column) for column in range(DRAWN) if column != WHERE}
        shown = {**line, WHERE: line.get(LABEL)}
        wanted[row, DRAWN] = mark_row(shown)
        if there and (row, WHERE) not in there.formulas:
            # A person typed over the link: the cell is named at least.
            wanted[row, WHERE] = shown[WHERE]
    return {where: value for where, value in wanted.items() if not _is_same(value, _value(tab, *where))}


def list_green(tab: Tab, drawn: Iterable[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """Return the green cells of the rows in which something is drawn: a word there is about its row."""
    header = find_header(tab, TODAY_TAB).row
    return frozenset((row, WORD_COLUMN) for row, _ in drawn if row > header)


def list_typed_over(book: Book, page: TodayPage) -> tuple[HistoryEntry, ...]:
    """Return what is to be put down of what a person typed over cells that are drawn anew with `page`."""
    tab = find_tab(book, TODAY_TAB)
    if tab is None:
        return ()
    boxes = dict(lay_out_boxes(tab, _find_base(tab), page.said, frozenset()))
    return _find_typed(tab, page, _above(page, boxes)).entries


def _find_typed(tab: Tab, page: TodayPage, top: Mapping[tuple[int, int], Cell]) -> TypedOver:
    base = _find_base(tab)
    return find_typed_over(tab, page, {(base + row, column) for row, column in _list_above(tab, top)})


def _list_above(tab: Tab, top: Mapping[tuple[int, int], Cell]) -> list[tuple[int, int]]:
    """Return the cells above the things that wait that are drawn, as from the top of the page.

    What a person typed beside our own cells up there stays; of an older page, with less room, nothing does.
    """
    is_older = find_header(tab, TODAY_TAB).row < HEADER_ROW
    columns = range(len(TODAY_TAB.columns))
    return [(row, column) for row in range(FIRST) for column in columns if is_older or (row, column) in top]


def _find_base(tab: Tab) -> int:
    """Return how far down a tab begins into which somebody put rows above."""
    return max(0, find_header(tab, TODAY_TAB).row - HEADER_ROW)


def _value(tab: Tab, row: int, column: int) -> Cell:
    return tab.rows[row][column] if row < len(tab.rows) and column < len(tab.rows[row]) else None


def _text(tab: Tab, row: int, column: int) -> str:
    value = _value(tab, row, column)
    return "" if value is None else str(value).strip()


def _keep(tab: Tab, done: frozenset[tuple[str, str]], typed: TypedOver) -> dict[str, dict[int, Cell]]:
    """Return the rows with a word that nobody acted on, by their keys, or by their place without one."""
    kept: dict[str, dict[int, Cell]] = {}
    for row in range(find_header(tab, TODAY_TAB).row + 1, len(tab.rows)):
        word, key = _text(tab, row, WORD_COLUMN), _text(tab, row, KEY)
        if word and (key, word) not in done:
            cells = {
                column: _value(tab, row, column)
                for column in range(DRAWN)
                if column != WHERE and (row, column) not in typed.cells
            }
            name = key if key and key not in kept else f"{key} {row}"
            kept[name] = cells
    return kept


def _line(row: TodayRow, book: Book, typed: str, today: date) -> dict[int, Cell]:
    target, label = _find_target(row.places, book)
    unclear = _refuse(row.choices) if typed and understand(typed, row.choices, today) is None else ""
    return {
        WHAT: row.what,
        WHO: row.who or None,
        IN_WORDS_COLUMN: f"{row.words} {unclear}".strip() or None,
        SINCE: row.since,
        WORD_COLUMN: typed or None,
        KEY: row.key or None,
        PEOPLE: ", ".join(row.people) or None,
        TARGET: target or None,
        LABEL: label or None,
        **{CHOICES + index: choice for index, choice in enumerate(row.choices)},
    }


def _refuse(choices: tuple[str, ...]) -> str:
    """Return what a row says of a word that is not possible in it: which are."""
    if not choices:
        return f"{NOT_POSSIBLE} None is.)"
    until = f" A pause may have its end: {PAUSES} until 2027-01-15." if PAUSES in choices else ""
    return f"{NOT_POSSIBLE} Type one of: {' · '.join(choices)}.{until})"


def _orphan(cells: Mapping[int, Cell]) -> dict[int, Cell]:
    """Return a row that stays for its word alone."""
    words = str(cells.get(IN_WORDS_COLUMN) or "")
    return {
        **cells,
        WHAT: cells.get(WHAT) or "You wrote",
        IN_WORDS_COLUMN: words if OVER_MEANWHILE in words else f"{OVER_MEANWHILE} {words}".strip(),
    }


def _above(page: TodayPage, boxes: Mapping[tuple[int, int], Cell]) -> dict[tuple[int, int], Cell]:
    """Return what is to stand above the things that wait, the header with it, as from the top of the page."""
    top: dict[tuple[int, int], Cell] = {
        (0, WHAT): page.title,
        (0, WORD_COLUMN): "Last looked:",
        LOOKED: page.looked,
        (1, WHAT): page.sentence,
        **boxes,
    }
    for index, (number, label) in enumerate(page.numbers):
        top[NUMBER_ROW, index] = number
        top[LABEL_ROW, index] = label
    for row in {row for row, _ in top}:
        # What stands beside a box is a person's, whichever row it comes to stand in.
        own = (WHO, SINCE, WHERE) if FIRST_BOX <= row < FIRST_BOX + len(Box) else ()
        top[row, DRAWN] = mark_row({column: top.get((row, column)) for column in range(DRAWN)}, own)
    return top | {(HEADER_ROW, index): column.title for index, column in enumerate(TODAY_TAB.columns)}


def _find_target(places: Iterable[CellPlace], book: Book) -> tuple[str, str]:
    """Return where a link leads to the first of these cells that there is, and what it says; "" for none."""
    for place in places:
        if place.cell:
            tab = next((tab for tab in book.tabs if tab.title == place.tab), None)
        else:
            tab = find_tab(book, tab_spec(place.tab))
        cell = place.cell or (_find_cell(place, tab) if tab else "")
        if tab is not None and cell:
            quoted = tab.title.replace("'", "''")
            inside = f"'{quoted}'!{cell}" if tab.number is None else f"gid={tab.number}&range={cell}"
            return f"#{inside}", f"{tab.title}, {cell}"
    return "", ""


def _find_cell(place: CellPlace, tab: Tab) -> str:
    header = find_header(tab, tab_spec(place.tab))
    key, column = header.columns.get(place.by), header.columns.get(place.column)
    if key is None:
        return ""
    found = index_rows(tab, header.row, (key,)).get((fold_cell(place.says),))
    return cell_name(found[0], key if column is None else column) if found else ""


def _is_same(wanted: Cell, there: Cell) -> bool:
    if isinstance(wanted, date) or isinstance(there, date):
        return fold_cell(wanted) == fold_cell(there)
    return (wanted or None) == (there.replace("\r\n", "\n") if isinstance(there, str) else there)
