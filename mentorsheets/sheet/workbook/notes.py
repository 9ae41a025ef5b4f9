"""Notes on a workbook's cells: all of them read, and ours put or taken away without touching the others."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers.expat import ParserCreate
from xml.sax.saxutils import escape

from lxml import etree

from mentorsheets.sheet.a1 import cell_name, place
from mentorsheets.sheet.notes import CellIndexes, is_ours
from mentorsheets.sheet.workbook.vml import EMPTY_DRAWING, with_shapes
from mentorsheets.sheet.workbook.xml import add_child, parse, serialise
from mentorsheets.sheet.workbook.zip import CONTENT_TYPES, RELATIONS, Parts, relations_part

Changes = dict[str, bytes | None]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
NOTES_AUTHOR = "mentorsheets"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_COMMENT = re.compile(rb"<(?:\w+:)?comment\s[^>]*?\bref=[\"'](\w+)[\"'].*?</(?:\w+:)?comment>", re.DOTALL)
_LIST_END = re.compile(rb"</((?:\w+:)?)commentList>|<((?:\w+:)?)commentList\s*/>")
_AUTHORS = re.compile(rb"</((?:\w+:)?)authors>|<((?:\w+:)?)authors\s*/>")
# What may stand behind a worksheet's drawing of notes (ECMA-376, part 1, 18.3.1.99).
_AFTER_DRAWING = frozenset(
    {
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
        "AlternateContent",
    }
)


def notes_of(parts: Parts, tab: str) -> dict[CellIndexes, str]:
    """Return the notes, whoever's, of the tab in the part of this name, by (row, column) index."""
    found: dict[CellIndexes, str] = {}
    for name in _there(parts, tab, "/comments"):
        for comment in parse(parts.read(name)).iter("{*}comment"):
            text = "".join(piece.text or "" for piece in comment.iterfind(".//{*}t"))
            found[place(comment.get("ref", ""))] = text
    return found


def note_changes(
    parts: Parts,
    tab: str,
    notes: Mapping[CellIndexes, str | None],
    changes: Changes,
    *,
    of_people: bool = False,
) -> Changes:
    """Return the parts that change when these notes are put on cells of a tab, or taken away where None.

    `changes` are the parts that change anyway. A cell that has a person's note keeps it, unless notes and
    threads `of_people` are meant.
    """
    there = notes_of(parts, tab)
    wanted = {
        where: text
        for where, text in notes.items()
        if there.get(where) != text and (where not in there or of_people or is_ours(there[where]))
    }
    if not wanted:
        return {}
    draft = _Draft(parts, tab, changes)
    if of_people:
        for threads in _there(parts, tab, "/threadedComment"):
            draft.changes[threads] = _without_threads(draft.read(threads), wanted)
    comments = draft.part("/comments", "xl/comments{}.xml", _new_comments)
    drawing = draft.part("/vmlDrawing", "xl/drawings/vmlDrawing{}.vml", lambda: EMPTY_DRAWING)
    draft.changes[comments] = _with_comments(draft.read(comments), wanted)
    draft.changes[drawing] = with_shapes(draft.read(drawing), wanted)
    draft.show(drawing)
    return draft.changes


@dataclass(slots=True)
class _Draft:
    """The parts that one tab's notes stand in, while they change; `before` has what else changes."""

    parts: Parts
    tab: str
    before: Mapping[str, bytes | None]
    changes: Changes = field(default_factory=dict)

    def read(self, name: str) -> bytes:
        return self.changes.get(name) or self.before.get(name) or self.parts.read(name)

    def part(self, kind: str, pattern: str, make: Callable[[], bytes]) -> str:
        """Return the name of the part of this kind that belongs to the tab, made if there is none."""
        if there := _there(self.parts, self.tab, kind):
            return there[0]
        taken = {*self.parts.archive.namelist(), *self.before, *self.changes}
        name = next(name for n in range(1, 100_000) if (name := pattern.format(n)) not in taken)
        self.changes[name] = make()
        relations = self._relations()
        keys = {entry.get("Id") for entry in relations}
        key = next(key for n in range(1, 100_000) if (key := f"rId{n}") not in keys)
        add_child(relations, "Relationship", Id=key, Type=_OFFICE + kind, Target=f"/{name}")
        self.changes[relations_part(self.tab)] = serialise(relations)
        self._declare(name)
        return name

    def show(self, drawing: str) -> None:
        """Have the tab show its drawing of notes."""
        xml = self.read(self.tab)
        if re.search(rb"<(?:\w+:)?legacyDrawing\s", xml):
            return
        targets = {entry.get("Target", ""): entry.get("Id", "") for entry in self._relations()}
        key = next(key for target, key in targets.items() if target.endswith(drawing.rpartition("/")[2]))
        at, prefix = _place_for_drawing(xml)
        element = f'<{prefix}legacyDrawing xmlns:r="{_OFFICE}" r:id="{key}"/>'
        self.changes[self.tab] = xml[:at] + element.encode() + xml[at:]

    def _relations(self) -> etree._Element:
        name = relations_part(self.tab)
        if name in self.changes or name in self.parts.archive.NameToInfo:
            return parse(self.read(name))
        return parse(f'<Relationships xmlns="{RELATIONS}"/>'.encode())

    def _declare(self, name: str) -> None:
        types = parse(self.read(CONTENT_TYPES))
        if name.endswith(".xml"):
            add_child(types, "Override", PartName=f"/{name}", ContentType=_COMMENTS)
        elif all(entry.get("Extension", "").lower() != "vml" for entry in types):
            types.insert(0, add_child(types, "Default", Extension="vml", ContentType=_VML))
        self.changes[CONTENT_TYPES] = serialise(types)


def _there(parts: Parts, tab: str, kind: str) -> list[str]:
    return [name for name in parts.related(tab, kind) if name in parts.archive.NameToInfo]


def _new_comments() -> bytes:
    return _HEAD + f'<comments xmlns="{_MAIN}"><authors/><commentList/></comments>'.encode()


def _with_comments(xml: bytes, notes: Mapping[CellIndexes, str | None]) -> bytes:
    """Return the list of notes with these in it, or out of it, and all others byte for byte as they were."""
    names = {cell_name(*where).encode() for where in notes}
    xml = _COMMENT.sub(lambda found: b"" if found[1] in names else found[0], xml)
    authors = [author.text for author in parse(xml).iterfind("{*}authors/{*}author")]
    if NOTES_AUTHOR not in authors:
        xml = _within(xml, _AUTHORS, "authors", lambda at: f"<{at}author>{NOTES_AUTHOR}</{at}author>")
        authors.append(NOTES_AUTHOR)
    number = authors.index(NOTES_AUTHOR)

    def lines(at: str) -> str:
        return "".join(
            f'<{at}comment ref="{cell_name(*where)}" authorId="{number}"><{at}text>'
            f'<{at}t xml:space="preserve">{escape(text)}</{at}t></{at}text></{at}comment>'
            for where, text in sorted(notes.items())
            if text is not None
        )

    return _within(xml, _LIST_END, "commentList", lines)


def _without_threads(xml: bytes, notes: Mapping[CellIndexes, str | None]) -> bytes:
    """Return the threads of a tab but for those on these cells."""
    root = parse(xml)
    for comment in root.findall("{*}threadedComment"):
        if place(comment.get("ref", "")) in notes:
            root.remove(comment)
    return serialise(root)


def _within(xml: bytes, end: re.Pattern[bytes], name: str, inner: Callable[[str], str]) -> bytes:
    """Return the XML with more at the end of its element of this name; `inner` is given its prefix."""

    def fuller(found: re.Match[bytes]) -> bytes:
        at = (found[1] if found[1] is not None else found[2]).decode()
        start = f"<{at}{name}>" if found[1] is None else ""
        return f"{start}{inner(at)}</{at}{name}>".encode()

    return end.sub(fuller, xml, count=1)


def _place_for_drawing(xml: bytes) -> tuple[int, str]:
    """Return where in a worksheet its drawing of notes belongs, and the prefix of its elements."""
    depth, found, prefix = 0, -1, ""
    parser = ParserCreate()

    def start(name: str, _: object) -> None:
        nonlocal depth, found, prefix
        before, _, local = name.rpartition(":")
        if depth == 0:
            prefix = f"{before}:" if before else ""
        elif depth == 1 and found < 0 and local in _AFTER_DRAWING:
            found = parser.CurrentByteIndex
        depth += 1

    def end(_: str) -> None:
        nonlocal depth, found
        depth -= 1
        if depth == 0 and found < 0:
            found = parser.CurrentByteIndex

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(xml, True)  # noqa: FBT003 - expat takes no name for it
    return found, prefix
