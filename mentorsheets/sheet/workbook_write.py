"""Operations turned into the parts of a workbook that change by them, and no others."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.backend import AddTab, AppendRows, Book, Cell, Operation, ReplaceRows, Tab, WriteCells
from mentorsheets.sheet.headers import cell_name, find_header, find_tab
from mentorsheets.sheet.schema import tab_spec
from mentorsheets.sheet.workbook_cells import Ink, cells_in, held
from mentorsheets.sheet.workbook_draw import choices_range, drawn
from mentorsheets.sheet.workbook_ranges import Growth, grow_names, grown_tables, with_reach
from mentorsheets.sheet.workbook_read import book_of, dates_from_1904
from mentorsheets.sheet.workbook_rows import Sheet, taken_apart, with_cells, with_rows, without_rows
from mentorsheets.sheet.workbook_styles import Styles
from mentorsheets.sheet.workbook_tabs import Moved
from mentorsheets.sheet.workbook_zip import (
    CONTENT_TYPES,
    Parts,
    child_after,
    opened,
    parse,
    relations_part,
    serialised,
)

# A formula that others lean on: it fills a range, or the cells below share it.
_SHARED = re.compile(rb"<(?:\w+:)?f\s[^>]*\bref=")


def changed_parts(parts: Parts, book: Book, operations: Sequence[Operation]) -> dict[str, bytes | None]:
    """Return the new bytes of each part that differs after the operations; empty if they change nothing.

    `book` is what the workbook holds before. None stands for a part that goes.

    Raises:
        WrongUse: a value cannot stand in a cell, or a cell cannot be written to.
    """
    draft = Draft(parts, book)
    for operation in operations:
        match operation:
            case AddTab():
                draft.add_tab(operation)
            case WriteCells():
                draft.write_cells(operation)
            case AppendRows():
                draft.append_rows(operation)
            case ReplaceRows():
                draft.replace_rows(operation)
    return draft.changes()


@dataclass(slots=True)
class _Leaf:
    """One tab on its way: its part, what it holds, how far it has grown, and what was written."""

    part: str
    tab: Tab
    sheet: Sheet
    corner: tuple[int, int] = (0, 0)
    growth: list[Growth] = field(default_factory=list)
    touched: bool = False


class Draft:
    """A workbook's parts while operations are carried out on them."""

    def __init__(self, parts: Parts, book: Book) -> None:
        self._parts = parts
        self._book = book
        self._workbook = parse(parts.read(parts.workbook))
        styles = parts.related(parts.workbook, "/styles")
        if not styles:
            raise WrongUse("The workbook has no styles.", "Save it again from your spreadsheet program.")
        self._styles_part = styles[0]
        self._styles = Styles(parts.read(styles[0]))
        self._leaves: dict[str, _Leaf] = {}
        self._moved: Moved | None = None
        self._lost_formulas = False

    def add_tab(self, operation: AddTab) -> None:
        """Put a declared tab at the end of the workbook."""
        spec = operation.spec
        if self._moved is None:
            self._moved = Moved(self._parts, self._workbook, self._styles)
        fresh = drawn([spec], self._choices)
        part = self._moved.move(opened(fresh), spec.title, hidden=spec.hidden)
        tab = next(tab for tab in book_of(fresh).tabs if tab.title == spec.title)
        sheet = taken_apart(self._moved.parts[part])
        self._leaves[spec.title] = _Leaf(part, tab, sheet, touched=True)

    def write_cells(self, operation: WriteCells) -> None:
        """Write the cells that differ from what stands there."""
        leaf = self._leaf(operation.tab)
        cells = {
            where: value
            for where, value in operation.cells.items()
            if where in leaf.tab.formulas or held(value) != _value(leaf.tab, where)
        }
        for where in leaf.tab.formulas.intersection(cells):
            self._give_up_formula(leaf, where)
        if cells:
            leaf.sheet = with_cells(leaf.sheet, cells, self._ink(leaf.sheet))
            self._wrote(leaf, cells)

    def append_rows(self, operation: AppendRows) -> None:
        """Write rows below the last row in which something was typed."""
        leaf = self._leaf(operation.tab)
        last = max(_last_typed(leaf.tab), operation.header)
        self._put_rows(leaf, last + 1, operation.rows, operation.header, last)

    def replace_rows(self, operation: ReplaceRows) -> None:
        """Put rows in the place of all that stands below the header, unless they are the same."""
        leaf = self._leaf(operation.tab)
        header = operation.header
        new = [[held(value) for value in row] for row in operation.rows]
        if [_trimmed(row) for row in new] == [_trimmed(row) for row in leaf.tab.rows[header + 1 :]]:
            return
        like = leaf.sheet.rows.get(header + 2, b"")
        before = len(leaf.tab.rows) - 1
        self._lost_formulas |= any(row > header for row, _ in leaf.tab.formulas)
        leaf.sheet = without_rows(leaf.sheet, header)
        leaf.tab = replace(leaf.tab, rows=leaf.tab.rows[: header + 1])
        leaf.touched = True
        self._put_rows(leaf, header + 1, operation.rows, header, max(before, header), like)

    def changes(self) -> dict[str, bytes | None]:
        """Return the parts that differ from the workbook as it was, None for a part that goes."""
        changes: dict[str, bytes | None] = dict(self._moved.parts) if self._moved else {}
        touched = {title: leaf for title, leaf in self._leaves.items() if leaf.touched}
        for title, leaf in touched.items():
            changes |= self._leaf_parts(title, leaf)
        if not changes:
            return {}
        if self._lost_formulas:
            changes |= self._without_calculation_chain(changes)
        if any(self._is_computed_from(title) for title in touched if title in self._parts.tabs):
            self._compute_on_opening()
        if self._styles.changed:
            changes[self._styles_part] = self._styles.xml()
        if serialised(self._workbook) != serialised(parse(self._parts.read(self._parts.workbook))):
            changes[self._parts.workbook] = serialised(self._workbook)
        return changes

    def _leaf(self, title: str) -> _Leaf:
        if title not in self._leaves:
            tab = next(tab for tab in self._book.tabs if tab.title == title)
            part = self._parts.tabs[title]
            self._leaves[title] = _Leaf(part, tab, taken_apart(self._parts.read(part)))
        return self._leaves[title]

    def _choices(self, title: str) -> str:
        """Return the range that holds the values which the tab of this title declares."""
        spec = tab_spec(title)
        name, header, column = title, 0, 0
        if tab := find_tab(self._book, spec):
            found = find_header(tab, spec)
            name, header, column = tab.title, found.row, found.columns.get(spec.columns[0].title, 0)
        return choices_range(name, header, column)

    def _ink(self, sheet: Sheet) -> Ink:
        first_day = date(1904, 1, 1) if dates_from_1904(self._parts) else date(1899, 12, 30)
        return Ink(sheet.prefix, first_day, self._styles.dated)

    def _give_up_formula(self, leaf: _Leaf, where: tuple[int, int]) -> None:
        row, column = where
        if _SHARED.search(cells_in(leaf.sheet.rows.get(row + 1, b"")).get(column, b"")):
            raise WrongUse(
                f"Cell {cell_name(row, column)} of the tab {leaf.tab.title} holds a formula that fills other "
                "cells too, so nothing was written.",
                "This column is filled by mentorsheets: remove the formula from it.",
            )
        self._lost_formulas = True

    def _put_rows(
        self,
        leaf: _Leaf,
        first: int,
        rows: Sequence[Sequence[Cell]],
        header: int,
        last: int,
        like: bytes = b"",
    ) -> None:
        """Write rows from the index `first` on; `last` is the index of the last row that counted before."""
        if not rows:
            return
        if not like and first - 1 > header:
            like = leaf.sheet.rows.get(first, b"")
        leaf.sheet = with_rows(leaf.sheet, first, rows, like, self._ink(leaf.sheet))
        if (end := first + len(rows)) > last + 1:
            leaf.growth.append(Growth(header + 1, last + 2, end))
        self._wrote(
            leaf, {(first + r, c): value for r, row in enumerate(rows) for c, value in enumerate(row)}
        )

    def _wrote(self, leaf: _Leaf, cells: Mapping[tuple[int, int], Cell]) -> None:
        leaf.touched = True
        leaf.tab = _with_values(leaf.tab, cells)
        row, column = leaf.corner
        leaf.corner = max(row, *(r for r, _ in cells)), max(column, *(c for _, c in cells))

    def _leaf_parts(self, title: str, leaf: _Leaf) -> dict[str, bytes]:
        tables: dict[str, bytes] = {}
        skeleton = with_reach(leaf.sheet.head + leaf.sheet.tail, leaf.growth, leaf.corner)
        for growth in leaf.growth:
            grow_names(self._workbook, title, growth)
            tables |= grown_tables(self._parts, leaf.part, growth)
        frame = taken_apart(skeleton)
        return {leaf.part: replace(frame, rows=leaf.sheet.rows).xml(), **tables}

    def _is_computed_from(self, title: str) -> bool:
        """Whether any formula may look at this tab: one in it, or one elsewhere that names it."""
        if any(tab.formulas for tab in self._book.tabs if tab.title == title):
            return True
        named = re.compile(rb"%s(?:'|&apos;)?!" % re.escape(_escaped(title.replace("'", "''"))))
        return any(
            named.search(self._parts.read(part)) for other, part in self._parts.tabs.items() if other != title
        )

    def _compute_on_opening(self) -> None:
        before = ("definedNames", "externalReferences", "functionGroups", "sheets")
        setting = child_after(self._workbook, "calcPr", before)
        if setting.get("fullCalcOnLoad") not in ("1", "true"):
            setting.set("fullCalcOnLoad", "1")

    def _without_calculation_chain(self, changes: Mapping[str, bytes | None]) -> dict[str, bytes | None]:
        """Return the parts without the order of computing, which still names the formulas that went."""
        gone: dict[str, bytes | None] = {}
        for chain in self._parts.related(self._parts.workbook, "/calcChain"):
            gone[chain] = None
            for part, attribute in (
                (CONTENT_TYPES, "PartName"),
                (relations_part(self._parts.workbook), "Target"),
            ):
                root = parse(changes.get(part) or self._parts.read(part))
                for element in list(root):
                    if chain.endswith(element.get(attribute, "-").lstrip("/")):
                        root.remove(element)
                gone[part] = serialised(root)
        return gone


def _escaped(text: str) -> bytes:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


def _trimmed(row: Sequence[Cell]) -> tuple[Cell, ...]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return tuple(row[:end])


def _value(tab: Tab, where: tuple[int, int]) -> Cell:
    row, column = where
    return tab.rows[row][column] if row < len(tab.rows) and column < len(tab.rows[row]) else None


def _last_typed(tab: Tab) -> int:
    for row in range(len(tab.rows) - 1, -1, -1):
        if any(v is not None and (row, column) not in tab.formulas for column, v in enumerate(tab.rows[row])):
            return row
    return -1


def _with_values(tab: Tab, cells: Mapping[tuple[int, int], Cell]) -> Tab:
    rows = [list(row) for row in tab.rows]
    for (row, column), value in cells.items():
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend([None] * (column + 1 - len(rows[row])))
        rows[row][column] = held(value)
    return replace(tab, rows=tuple(tuple(row) for row in rows), formulas=tab.formulas - set(cells))
