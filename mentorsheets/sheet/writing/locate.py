"""Where edits belong in a sheet as it is now: rows by their key, columns by their header."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mentorsheets.domain.enums import MatchState
from mentorsheets.sheet.a1 import find_covered
from mentorsheets.sheet.backend import (
    AddTab,
    AppendRows,
    Book,
    Cell,
    NoteCells,
    Operation,
    ReplaceRows,
    Tab,
    WriteCells,
)
from mentorsheets.sheet.cells.text import fold_cell
from mentorsheets.sheet.columns import Owner, TabSpec
from mentorsheets.sheet.edits import (
    AddRow,
    DrawTab,
    DrawToday,
    Edit,
    NoteRow,
    RefusalReason,
    Refused,
    SetRow,
    Values,
)
from mentorsheets.sheet.key_index import index_rows
from mentorsheets.sheet.last_row import first_free
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.schema import HISTORY, TODAY_TAB, tab_spec
from mentorsheets.sheet.today import lay_out, list_green, list_typed_over
from mentorsheets.sheet.wish_notes import instead_note, wish_note
from mentorsheets.sheet.writing.old_overview import find_old_overview, note_renamed


def locate(book: Book, edits: Sequence[Edit]) -> tuple[tuple[Operation, ...], tuple[Refused, ...]]:
    """Return what to write into the sheet that `book` shows, and the edits that cannot be carried out.

    A tab or a column that is missing is made. All edits speak of the sheet as it is, not of each other, but
    a key is added once only, and a note may be on a row that was added before it. A value that stands there
    already needs nothing, whatever was expected.
    """
    places: dict[str, TabPlace] = {}
    refused: list[Refused] = []
    today: DrawToday | None = None
    for edit in edits:
        if isinstance(edit, DrawToday):
            today = edit
            continue
        if edit.tab not in places:
            places[edit.tab] = TabPlace(book, tab_spec(edit.tab))
        if isinstance(edit, SetRow):
            if reason := places[edit.tab].set(edit):
                refused.append(Refused(edit, reason))
        else:
            places[edit.tab].take(edit)
    said = (*list_typed_over(book, today.page), *note_renamed(book, today.page.looked)) if today else ()
    for entry in said:
        history = places.setdefault(HISTORY.title, TabPlace(book, HISTORY))
        history.add(
            AddRow(
                HISTORY.title,
                {"Entry": entry.id, "On": entry.on, "What": entry.event, "In their words": entry.words},
            )
        )
    operations = [operation for place in places.values() for operation in place.operations()]
    if today is not None:
        operations += _draw_today(book, today, operations)
        operations += [renamed] if (renamed := find_old_overview(book)) else []
    # Tabs first: the drop-downs of one may draw on another.
    operations.sort(key=lambda operation: not isinstance(operation, AddTab))
    return tuple(operations), tuple(refused)


def _draw_today(book: Book, edit: DrawToday, others: Sequence[Operation]) -> list[Operation]:
    """Return what draws Today, whose links lead to rows that come in with the same write too."""
    tab = find_tab(book, TODAY_TAB)
    cells = lay_out(_with_new_rows(book, others), edit.page, edit.done)
    written: list[Operation] = []
    if cells:
        beside = list_green(tab, cells) if tab else frozenset()
        written.append(WriteCells(tab.title if tab else TODAY_TAB.title, cells, fit=True, beside=beside))
    return written if tab else [AddTab(TODAY_TAB), *written]


def _with_new_rows(book: Book, operations: Iterable[Operation]) -> Book:
    """Return a book as it will be with what is written into cells, and with the rows put below others."""
    tabs = {tab.title: tab for tab in book.tabs}
    is_google = any(tab.number is not None for tab in book.tabs)
    for operation in operations:
        if isinstance(operation, AddTab) and not is_google:
            titles = tuple(column.title for column in operation.spec.columns)
            tabs[operation.spec.title] = Tab(operation.spec.title, (titles,))
        elif isinstance(operation, AppendRows) and (tab := tabs.get(operation.tab)):
            last = first_free(tab, operation.header, operation.rows) - 1
            blank: tuple[tuple[Cell, ...], ...] = ((),) * (last + 1 - len(tab.rows))
            rows = (*tab.rows[: last + 1], *blank, *operation.rows)
            tabs[operation.tab] = replace(tab, rows=rows)
        elif isinstance(operation, WriteCells) and (tab := tabs.get(operation.tab)):
            tabs[operation.tab] = replace(tab, rows=_with_values(tab, operation))
    return Book(tuple(tabs.values()), book.version)


def _with_values(tab: Tab, operation: WriteCells) -> tuple[tuple[Cell, ...], ...]:
    # All other rows stay the very same, so that whoever knows them by their keys need not look at them anew.
    rows = list(tab.rows)
    changed: dict[int, list[Cell]] = {}
    for (row, column), value in operation.cells.items():
        rows += [()] * (row + 1 - len(rows))
        cells = changed.setdefault(row, list(rows[row]))
        cells += [None] * (column + 1 - len(cells))
        cells[column] = value
    for row, cells in changed.items():
        rows[row] = tuple(cells)
    return tuple(rows)


def same(cell: Cell, other: Cell) -> bool:
    """Return whether two cells say the same, however a person or a program wrote it."""
    return fold_cell(cell) == fold_cell(other)


class TabPlace:
    """One declared tab as it stands in a book, and what is to be written there."""

    def __init__(self, book: Book, spec: TabSpec) -> None:
        self._spec = spec
        found = find_tab(book, spec)
        self._is_new = found is None
        self._tab = found or Tab(spec.title, (tuple(column.title for column in spec.columns),))
        header = find_header(self._tab, spec)
        self._header = header.row
        self._columns = dict(header.columns)
        self._covered = find_covered(self._tab.merged)
        self._indexes: dict[tuple[str, ...], Mapping[tuple[str, ...], tuple[int, ...]]] = {}
        self._cells: dict[tuple[int, int], Cell] = {}
        self._notes: dict[tuple[int, int], str | None] = {}
        self._rows: list[Values] = []
        self._new_notes: dict[int, NoteRow] = {}
        self._keys: dict[tuple[str, ...], int] = {}
        self._drawn: tuple[Values, ...] | None = None
        if not self._tab.rows:
            self._make_columns(column.title for column in spec.columns)

    def take(self, edit: AddRow | DrawTab | NoteRow) -> None:
        """Take in what is never refused."""
        match edit:
            case AddRow():
                self.add(edit)
            case DrawTab():
                self.draw(edit)
            case NoteRow():
                self.note(edit)

    def add(self, edit: AddRow) -> None:
        """Take in a row, unless its key stands in the tab or was taken in before."""
        key = (fold_cell(edit.values.get(self._spec.key)),)
        if self._spec.key and key != ("",):
            if key in self._keys or self._found((self._spec.key,), key):
                return
            self._keys[key] = len(self._rows)
        self._make_columns(title for title, value in edit.values.items() if value is not None)
        self._rows.append(edit.values)

    def draw(self, edit: DrawTab) -> None:
        """Take in the rows that are to be all that the tab holds."""
        self._make_columns(title for row in edit.rows for title in row)
        self._drawn = edit.rows

    def set(self, edit: SetRow) -> RefusalReason | None:
        """Take in new values for one row, or return why that cannot be."""
        if not edit.asked_by_a_person and any(self._is_peoples(title) for title in edit.values):
            return RefusalReason.PEOPLES
        titles = tuple(edit.where)
        rows = self._found(titles, tuple(fold_cell(value) for value in edit.where.values()))
        if edit.of_twins is not None:
            rows = rows[edit.of_twins : edit.of_twins + 1]
        if len(rows) != 1:
            return RefusalReason.TWICE if rows else RefusalReason.GONE
        new = {
            title: value for title, value in edit.values.items() if not self._stands(rows[0], title, value)
        }
        if new and not all(self._says(rows[0], title, value) for title, value in edit.expected.items()):
            return RefusalReason.CHANGED
        self._make_columns(new)
        cells = {(rows[0], self._columns[title]): value for title, value in new.items()}
        if self._covered.intersection(cells):
            return RefusalReason.MERGED
        self._cells |= cells
        if edit.because:
            filled = (title for title in new if self._is_peoples(title) and new[title] is not None)
            self._notes |= {
                (rows[0], self._columns[one]): wish_note(edit.because, new[one]) for one in filled
            }
        return None

    def note(self, edit: NoteRow) -> None:
        """Take in a note on a cell of one row, if that is there, or was taken in before by its key."""
        rows = self._found(tuple(edit.where), tuple(fold_cell(value) for value in edit.where.values()))
        column = self._columns.get(edit.title)
        if len(rows) == 1 and column is not None and (rows[0], column) not in self._covered:
            value = self._value(rows[0], edit.title)
            self._notes[rows[0], column] = instead_note(edit.told, value) if edit.told else None
        new = self._keys.get((fold_cell(edit.where.get(self._spec.key)),))
        if not rows and new is not None and edit.told:
            self._new_notes[new] = edit

    def operations(self) -> list[Operation]:
        """Return what is to be written into this tab."""
        title = self._tab.title
        operations: list[Operation] = [AddTab(self._spec)] if self._is_new else []
        if self._cells:
            operations.append(WriteCells(title, self._cells))
        if self._notes:
            operations.append(NoteCells(title, self._notes))
        if self._rows:
            rows, keyed = self._in_columns(self._rows), len(self._keys) == len(self._rows)
            notes = {
                (row, self._columns[edit.title]): instead_note(edit.told, self._rows[row].get(edit.title))
                for row, edit in self._new_notes.items()
                if edit.title in self._columns
            }
            operations.append(AppendRows(title, rows, self._header, keyed, notes))
        if self._drawn is not None:
            operations.append(ReplaceRows(title, self._in_columns(self._drawn), self._header))
        return operations

    def _is_peoples(self, title: str) -> bool:
        return self._spec.column(title).owner is Owner.PEOPLE

    def _found(self, titles: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[int, ...]:
        if titles not in self._indexes:
            columns = tuple(map(self._columns.get, titles))
            self._indexes[titles] = index_rows(self._tab, self._header, columns)
        return self._indexes[titles].get(wanted, ())

    def _value(self, row: int, title: str) -> Cell:
        column = self._columns.get(title)
        cells = self._tab.rows[row]
        return cells[column] if column is not None and column < len(cells) else None

    def _stands(self, row: int, title: str, value: Cell) -> bool:
        return same(self._value(row, title), value)

    def _says(self, row: int, title: str, value: Cell) -> bool:
        """Return whether a cell says what was expected; no State at all reads as proposed."""
        is_read_so = title == "State" and value == MatchState.PROPOSED and self._value(row, title) is None
        return is_read_so or self._stands(row, title, value)

    def _make_columns(self, titles: Iterable[str]) -> None:
        """Write the header of each missing column right of everything that stands in the tab."""
        for title in titles:
            if title not in self._columns:
                place = max(
                    1 + max(self._columns.values(), default=-1), max(map(len, self._tab.rows), default=0)
                )
                self._columns[title] = place
                self._cells[self._header, place] = title

    def _in_columns(self, rows: Sequence[Values]) -> tuple[tuple[Cell, ...], ...]:
        width = 1 + max(self._columns.values(), default=-1)
        return tuple(_in_order(row, self._columns, width) for row in rows)


def _in_order(values: Values, columns: Mapping[str, int], width: int) -> tuple[Cell, ...]:
    row: list[Cell] = [None] * width
    for title, value in values.items():
        if title in columns:
            row[columns[title]] = value
    return tuple(row)
