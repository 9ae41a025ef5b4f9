"""Operations turned into the parts of a workbook that change by them, and no others."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from mentorsheets.sheet.backend import (
    AddTab,
    AppendRows,
    Book,
    MarkTab,
    NoteCells,
    Operation,
    RenameTab,
    ReplaceRows,
    WriteCells,
)
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.schema import TODAY_TAB, tab_spec
from mentorsheets.sheet.workbook.cells import Ink
from mentorsheets.sheet.workbook.leaf import Leaf
from mentorsheets.sheet.workbook.notes import note_changes
from mentorsheets.sheet.workbook.ranges import grow_names, grown_tables
from mentorsheets.sheet.workbook.read import book_of, dates_from_1904
from mentorsheets.sheet.workbook.renamed import rename_elsewhere, rename_entry
from mentorsheets.sheet.workbook.styles import Styles
from mentorsheets.sheet.workbook.tab_marks import write_marks
from mentorsheets.sheet.workbook.tabs import Moved
from mentorsheets.sheet.workbook.xml import child_after, parse, serialise
from mentorsheets.sheet.workbook.zip import CONTENT_TYPES, Parts, open_parts, pack, relations_part


def change_parts(parts: Parts, book: Book, operations: Sequence[Operation]) -> dict[str, bytes | None]:
    """Return the new bytes of each part that differs after the operations; empty if they change nothing.

    The workbook has styles (`mend.with_styles`). `book` is what it holds before. None stands for a part that
    goes.

    Raises:
        WrongUse: a value cannot stand in a cell, or a cell cannot be written to.
    """
    draft = PartsDraft(parts, book)
    last = {_tab_of(operation): index for index, operation in enumerate(operations)}
    for index, operation in enumerate(operations):
        _carry_out(operation, draft)
        if last[_tab_of(operation)] == index:
            draft.finish(_tab_of(operation))
    return draft.changes()


def _carry_out(operation: Operation, draft: "PartsDraft") -> None:
    match operation:
        case AddTab():
            draft.add_tab(operation)
        case WriteCells():
            draft.leaf(operation.tab).write_cells(operation)
        case AppendRows():
            first = draft.leaf(operation.tab).append_rows(operation)
            if operation.notes:
                lower = {(first + row, column): note for (row, column), note in operation.notes.items()}
                draft.note(NoteCells(operation.tab, lower))
        case ReplaceRows():
            draft.leaf(operation.tab).replace_rows(operation)
        case NoteCells():
            draft.note(operation)
        case MarkTab():
            draft.marks[operation.title] = operation.tab
        case RenameTab():
            draft.renames[operation.tab] = operation.title


def _tab_of(operation: Operation) -> str:
    """Return the title of the tab whose cells an operation changes, "" if it changes none."""
    match operation:
        case AddTab():
            return operation.spec.title
        case MarkTab() | RenameTab():
            return ""
        case _:
            return operation.tab


class PartsDraft:
    """A workbook's parts while operations are carried out on them."""

    def __init__(self, parts: Parts, book: Book) -> None:
        self._parts = parts
        self._book = book
        self._workbook = parse(parts.read(parts.workbook))
        self._styles_part = parts.related(parts.workbook, "/styles")[0]
        self._styles = Styles(parts.read(self._styles_part))
        self._leaves: dict[str, Leaf] = {}
        self._finished: dict[str, bytes] = {}
        self._moved: Moved | None = None
        self._notes: dict[str, NoteCells] = {}
        self.marks: dict[str, str] = {}
        self.renames: dict[str, str] = {}
        first_day = date(1904, 1, 1) if dates_from_1904(parts) else date(1899, 12, 30)
        self._ink = Ink("", first_day, self._styles.dated, self._styles.wraps)

    def add_tab(self, operation: AddTab) -> None:
        """Put a declared tab at the end of the workbook."""
        spec = operation.spec
        if self._moved is None:
            self._moved = Moved(self._parts, self._workbook, self._styles)
        # openpyxl is slow to import, and few runs make a tab.
        from mentorsheets.sheet.workbook.draw import draw_workbook  # noqa: PLC0415

        fresh = draw_workbook([spec], self._choices)
        part = self._moved.move(open_parts(fresh), spec.title, hidden=spec.hidden, first=spec is TODAY_TAB)
        self._leaves[spec.title] = Leaf(part, self._moved.parts[part], book_of(fresh).tabs[0], self._ink)
        self._leaves[spec.title].touched = True
        self.marks[spec.title] = spec.title

    def leaf(self, title: str) -> Leaf:
        """Return the tab of this title."""
        if title not in self._leaves:
            tab = next(tab for tab in self._book.tabs if tab.title == title)
            part = self._parts.tabs[title]
            self._leaves[title] = Leaf(part, self._parts.read(part), tab, self._ink)
        return self._leaves[title]

    def finish(self, title: str) -> None:
        """Let go of the rows of a tab that nothing more is written into: years of all come to gigabytes."""
        leaf = self._leaves.get(title)
        if leaf is not None and leaf.touched:
            self._finished[leaf.part] = leaf.finish()

    def note(self, operation: NoteCells) -> None:
        """Put notes on cells, along with those of the same tab."""
        before = self._notes.get(operation.tab, NoteCells(operation.tab, {}))
        of_people = before.of_people or operation.of_people
        self._notes[operation.tab] = NoteCells(
            operation.tab, {**before.notes, **operation.notes}, of_people=of_people
        )

    def changes(self) -> dict[str, bytes | None]:
        """Return the parts that differ from the workbook as it was, None for a part that goes."""
        changes: dict[str, bytes | None] = dict(self._moved.parts) if self._moved else {}
        touched = {title: leaf for title, leaf in self._leaves.items() if leaf.touched}
        for title, leaf in touched.items():
            changes[leaf.part] = self._finished[leaf.part]
            changes |= grown_tables(self._parts, leaf.part, leaf.growths)
            grow_names(self._workbook, title, leaf.growths)
        for operation in self._notes.values():
            if (part := self._parts.tabs.get(operation.tab)) is not None:
                changes |= note_changes(
                    self._parts, part, operation.notes, changes, of_people=operation.of_people
                )
        write_marks(self._workbook, self.marks)
        if not (changes or self.marks or self.renames):
            return {}
        for old, new in self.renames.items():
            rename_entry(self._workbook, old, new)
            changes |= rename_elsewhere(self._parts, changes, old, new)
        if any(leaf.lost_formulas for leaf in touched.values()):
            changes |= self._without_calculation_chain(changes)
        if any(self._is_computed_from(title) for title in touched if title in self._parts.tabs):
            self._compute_on_opening()
        if self._styles.changed:
            changes[self._styles_part] = self._styles.xml()
        if serialise(self._workbook) != serialise(parse(self._parts.read(self._parts.workbook))):
            changes[self._parts.workbook] = serialise(self._workbook)
        return self._with_notes_on_new_tabs(changes)

    def _with_notes_on_new_tabs(self, changes: dict[str, bytes | None]) -> dict[str, bytes | None]:
        """Return the parts with the notes, too, that stand on tabs which are made along with them."""
        if later := [one for one in self._notes.values() if one.tab not in self._parts.tabs]:
            made = open_parts(pack(self._parts, changes))
            for one in later:
                changes |= note_changes(made, made.tabs[one.tab], one.notes, changes)
        return changes

    def _choices(self, title: str) -> str:
        """Return the range that holds the values which the tab of this title declares."""
        spec = tab_spec(title)
        name, header, column = title, 0, 0
        if tab := find_tab(self._book, spec):
            found = find_header(tab, spec)
            name, header, column = tab.title, found.row, found.columns.get(spec.columns[0].title, 0)
        from mentorsheets.sheet.workbook.draw import choices_range  # noqa: PLC0415 - as above

        return choices_range(name, header, column)

    def _is_computed_from(self, title: str) -> bool:
        """Return whether any formula may look at this tab: one in it, or one elsewhere that names it."""
        if any(tab.formulas for tab in self._book.tabs if tab.title == title):
            return True
        named = re.compile(
            rb"<(?:\w+:)?f\b[^>]*>[^<]*%s(?:'|&apos;)?!" % re.escape(_escape(title.replace("'", "''")))
        )
        computing = {tab.title for tab in self._book.tabs if tab.formulas} - {title}
        return any(
            named.search(self._parts.read(part))
            for other, part in self._parts.tabs.items()
            if other in computing
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
                gone[part] = serialise(root)
        return gone


def _escape(text: str) -> bytes:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
