"""A tab of a workbook that gets another title: its entry, and whatever in other parts names it."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from lxml import etree

from mentorsheets.sheet.workbook.xml import child, parse, serialise
from mentorsheets.sheet.workbook.zip import Parts

_LITERAL = re.compile(r'("(?:[^"]|"")*")')
_PREFIX = re.compile(r"'((?:[^']|'')+)'!|(?<![\w.\]])([^\W\d][\w.]*(?::[^\W\d][\w.]*)?)!")
_FORMULAS = ("f", "formula", "formula1", "formula2", "definedName")
_LISTED = "lpstr"
_ATTRIBUTES = {"hyperlink": "location", "worksheetSource": "sheet"}
_TEXTS = ("sharedStrings", "comments", "theme", "styles", "vmlDrawing")


def name_anew(formula: str, old: str, new: str) -> str:
    """Return a formula in which the tab `old` is called `new`; texts in it, and other files, stay."""

    def replaced(found: re.Match[str]) -> str:
        title = (found[1] or "").replace("''", "'") or found[2]
        parts = [new if part.casefold() == old.casefold() else part for part in title.split(":")]
        if ":".join(parts) == title:
            return found[0]
        return "'" + ":".join(parts).replace("'", "''") + "'!"

    pieces = _LITERAL.split(formula)
    return "".join(piece if at % 2 else _PREFIX.sub(replaced, piece) for at, piece in enumerate(pieces))


def rename_entry(workbook: etree._Element, old: str, new: str) -> None:
    """Let the tab `old` be listed as `new` in the part of the workbook, and in the names that it defines."""
    for sheet in child(workbook, "sheets"):
        if sheet.get("name") == old:
            sheet.set("name", new)
    _rename_in(workbook, old, new)


def rename_elsewhere(
    parts: Parts, changes: Mapping[str, bytes | None], old: str, new: str
) -> dict[str, bytes]:
    """Return the other parts, as they are with `changes`, in which something named the tab."""
    # An apostrophe is written in several ways; what stands around it is not.
    piece = escape(max(old.split("'"), key=len))
    named = re.compile(re.escape(piece).encode(), re.IGNORECASE)
    found: dict[str, bytes] = {}
    for name in {*parts.archive.namelist(), *changes}:
        if not name.endswith(".xml") or name == parts.workbook or any(one in name for one in _TEXTS):
            continue
        data = changes[name] if name in changes else parts.read(name)
        if data is None or not named.search(data):
            continue
        root = parse(data)
        if _rename_in(root, old, new):
            found[name] = serialise(root)
    return found


def _rename_in(root: etree._Element, old: str, new: str) -> bool:
    changed = False
    for element in root.iter(*(f"{{*}}{tag}" for tag in _FORMULAS)):
        if element.text and (text := name_anew(element.text, old, new)) != element.text:
            element.text, changed = text, True
    for element in root.iter(f"{{*}}{_LISTED}"):
        if element.text == old:
            element.text, changed = new, True
    for tag, attribute in _ATTRIBUTES.items():
        for element in root.iter(f"{{*}}{tag}"):
            before = element.get(attribute, "")
            after = name_anew(before, old, new) if tag == "hyperlink" else before
            if tag != "hyperlink" and before.casefold() == old.casefold():
                after = new
            if after != before:
                element.set(attribute, after)
                changed = True
    return changed
