"""What a workbook keeps beside its cells: texts that no cell shows any more, comments, the author's name."""

import re
from collections.abc import Callable
from html import unescape

from mentorsheets.sheet.workbook.xml import parse, serialise
from mentorsheets.sheet.workbook.zip import Parts

BESIDE_CELLS = re.compile(r"comments\d*\.xml$|threadedComments/|persons/|^docProps/|drawings/")


def scrub_parts(parts: Parts, mask: Callable[[str], str]) -> dict[str, bytes | None]:
    """Return the parts that change when orphaned texts are blanked, and `mask` goes over all beside cells."""
    changes: dict[str, bytes | None] = {}
    for name in parts.archive.namelist():
        if BESIDE_CELLS.search(name) and name.endswith(".xml"):
            root = parse(parts.read(name))
            if _mask_tree(root, mask):
                changes[name] = serialise(root)
    for shared in parts.related(parts.workbook, "/sharedStrings"):
        if (blanked := _blank_orphans(parts, shared)) is not None:
            changes[shared] = blanked
    return changes


def find_in_parts(parts: Parts, says: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the names of the parts in which `says` holds for the text, entities resolved."""
    texts = ((name, parts.read(name)) for name in parts.archive.namelist())
    return tuple(name for name, data in texts if says(unescape(data.decode("utf-8", "replace"))))


def _mask_tree(root: object, mask: Callable[[str], str]) -> bool:
    changed = False
    for element in root.iter():  # type: ignore[attr-defined]
        if isinstance(element.text, str) and (new := mask(element.text)) != element.text:
            element.text, changed = new, True
        for key, value in element.attrib.items():
            if (masked := mask(value)) != value:
                element.set(key, masked)
                changed = True
    return changed


def _blank_orphans(parts: Parts, shared: str) -> bytes | None:
    """Return the table of texts with those blanked that no cell points to, None if there are none."""
    used: set[int] = set()
    for part in parts.tabs.values():
        for cell in parse(parts.read(part)).iterfind(".//{*}c[@t='s']"):
            value = cell.find("{*}v")
            if value is not None and value.text:
                used.add(int(value.text))
    root = parse(parts.read(shared))
    orphans = [item for index, item in enumerate(root.iterfind("{*}si")) if index not in used and len(item)]
    for item in orphans:
        space = item.tag.rpartition("}")[0] + "}" if "}" in item.tag else ""
        for child in list(item):
            item.remove(child)
        item.append(item.makeelement(f"{space}t", {}))
    return serialise(root) if orphans else None
