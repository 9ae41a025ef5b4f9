"""Freshly drawn tabs moved into a workbook that is already there, with their styles, notes and names."""

import posixpath
import re

from lxml import etree

from mentorsheets.sheet.workbook.styles import Styles
from mentorsheets.sheet.workbook.xml import add_child, child, child_after, parse, serialise
from mentorsheets.sheet.workbook.zip import CONTENT_TYPES, Parts, relations_part

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_PIECES = {"fonts": "fontId", "fills": "fillId", "borders": "borderId"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Moved:
    """Tabs on their way into the workbook `target`, whose `styles` and `workbook` part grow by them.

    `parts` collects the new and changed parts by name.
    """

    def __init__(self, target: Parts, workbook: etree._Element, styles: Styles) -> None:
        self._target = target
        self._workbook = workbook
        self._styles = styles
        self._types = parse(target.read(CONTENT_TYPES))
        self._relations = parse(target.read(relations_part(target.workbook)))
        self.parts: dict[str, bytes] = {}

    def move(self, source: Parts, title: str, *, hidden: bool, first: bool = False) -> str:
        """Move the tab of this title to the end of the target, or to its beginning; return its new part."""
        part = self._free("xl/worksheets/sheet{}.xml")
        root = parse(source.read(source.tabs[title]))
        _with_own_texts(root, _texts(source))
        self._with_styles(root, parse(source.read(source.related(source.workbook, "/styles")[0])))
        self.parts[part] = serialise(root)
        add_child(self._types, "Override", PartName=f"/{part}", ContentType=f"{_SPREADSHEET}.worksheet+xml")
        self._move_notes(source, source.tabs[title], part)
        self._list(title, part, hidden=hidden)
        self._move_names(source, title)
        if first:
            self._put_first()
        self.parts[CONTENT_TYPES] = serialise(self._types)
        self.parts[relations_part(self._target.workbook)] = serialise(self._relations)
        return part

    def _free(self, pattern: str) -> str:
        # Programs compare the names of parts without case: Sheet1.xml and sheet1.xml are one to them.
        taken = {name.lower() for name in (*self._target.archive.namelist(), *self.parts)}
        return next(name for n in range(1, 10_000) if (name := pattern.format(n)).lower() not in taken)

    def _with_styles(self, root: etree._Element, source: etree._Element) -> None:
        formats, known = child(source, "cellXfs"), {"": ""}
        for element in root.iter("{*}c", "{*}row", "{*}col"):
            name = "style" if etree.QName(element).localname == "col" else "s"
            old = element.get(name, "")
            if old not in known:
                known[old] = str(self._style(source, formats[int(old)]))
            if old:
                element.set(name, known[old])
        for rule in root.iter("{*}cfRule"):
            if number := rule.get("dxfId"):
                colours = child(source, "dxfs")[int(number)]
                rule.set("dxfId", str(self._styles.add("dxfs", _copy(colours))))

    def _style(self, source: etree._Element, old: etree._Element) -> int:
        new = _copy(old)
        new.set("xfId", "0")
        for name, attribute in _PIECES.items():
            piece = child(source, name)[int(old.get(attribute, "0"))]
            new.set(attribute, str(self._styles.add(name, _copy(piece))))
        for entry in source.iterfind("{*}numFmts/{*}numFmt"):
            if entry.get("numFmtId") == old.get("numFmtId"):
                new.set("numFmtId", str(self._styles.number_format(entry.get("formatCode", ""))))
        return self._styles.add("cellXfs", new)

    def _move_notes(self, source: Parts, old: str, new: str) -> None:
        relations = relations_part(old)
        if relations not in source.archive.NameToInfo:
            return
        root = parse(source.read(relations))
        for relation in root:
            target = posixpath.join("/", posixpath.dirname(old), relation.get("Target", ""))
            is_drawing = relation.get("Type", "").endswith("/vmlDrawing")
            name = self._free("xl/drawings/vmlDrawing{}.vml" if is_drawing else "xl/comments{}.xml")
            self.parts[name] = source.read(posixpath.normpath(target).lstrip("/"))
            relation.set("Target", f"/{name}")
            if not is_drawing:
                kind = f"{_SPREADSHEET}.comments+xml"
                add_child(self._types, "Override", PartName=f"/{name}", ContentType=kind)
            elif all(entry.get("Extension") != "vml" for entry in self._types):
                self._types.insert(0, add_child(self._types, "Default", Extension="vml", ContentType=_VML))
        self.parts[relations_part(new)] = serialise(root)

    def _list(self, title: str, part: str, *, hidden: bool) -> None:
        taken = [re.search(r"\d*$", entry.get("Id", "")) for entry in self._relations]
        key = f"rId{1 + max(int(found[0] or 0) for found in taken if found)}"
        add_child(self._relations, "Relationship", Id=key, Type=f"{_RELATION}/worksheet", Target=f"/{part}")
        sheets = child(self._workbook, "sheets")
        number = 1 + max(int(sheet.get("sheetId", "0")) for sheet in sheets)
        entry = add_child(sheets, "sheet", name=title, sheetId=str(number))
        if hidden:
            entry.set("state", "hidden")
        entry.set(f"{{{_RELATION}}}id", key)

    def _put_first(self) -> None:
        """Let the last tab stand first; names and views that count tabs go on meaning the same ones."""
        sheets = child(self._workbook, "sheets")
        last = len(sheets) - 1
        sheets.insert(0, sheets[last])
        for name in self._workbook.iterfind("{*}definedNames/{*}definedName"):
            if (old := name.get("localSheetId")) is not None:
                name.set("localSheetId", str((int(old) + 1) % (last + 1)))
        for view in self._workbook.iterfind("{*}bookViews/{*}workbookView"):
            for index in ("activeTab", "firstSheet"):
                if index == "activeTab" or view.get(index):
                    view.set(index, str(int(view.get(index, "0")) + 1))

    def _move_names(self, source: Parts, title: str) -> None:
        theirs = parse(source.read(source.workbook))
        old = [entry.get("name") for entry in child(theirs, "sheets")].index(title)
        new = len(child(self._workbook, "sheets")) - 1
        names = child_after(
            self._workbook, "definedNames", ("externalReferences", "functionGroups", "sheets")
        )
        for name in theirs.iterfind("{*}definedNames/{*}definedName"):
            if name.get("localSheetId") == str(old):
                moved = _copy(name)
                moved.set("localSheetId", str(new))
                names.append(moved)


def _copy(element: etree._Element) -> etree._Element:
    return parse(etree.tostring(element, with_tail=False))


def _texts(source: Parts) -> list[str]:
    return [
        "".join(text.text or "" for text in entry.iter("{*}t"))
        for part in source.related(source.workbook, "/sharedStrings")
        for entry in parse(source.read(part))
    ]


def _with_own_texts(root: etree._Element, texts: list[str]) -> None:
    """Put each cell's text into the cell itself, for the target has a list of texts of its own."""
    for cell in root.iter("{*}c"):
        if cell.get("t") == "s":
            text = texts[int(cell.findtext("{*}v") or 0)]
            for inner in list(cell):
                cell.remove(inner)
            cell.set("t", "inlineStr")
            holder = add_child(add_child(cell, "is"), "t")
            holder.text = text
            holder.set(_SPACE, "preserve")
