"""Workbooks that other programs wrote unlike the standard says, put right to be read or written into."""

import re
from collections.abc import Mapping

from lxml import etree

from mentorsheets.sheet.workbook.xml import add_child, parse, serialise
from mentorsheets.sheet.workbook.zip import CONTENT_TYPES, Parts, open_parts, pack, relations_part

SHOWN_STATES = ("visible", "hidden", "veryHidden")
"""What the standard knows of whether a tab is shown (ECMA-376, 18.18.68)."""
NO_STYLES = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill>'
    b'<fill><patternFill patternType="gray125"/></fill></fills>'
    b'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    b'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    b"</styleSheet>"
)
"""The least that Excel takes for styles: one font, its two fills, one border, one cell."""
_STYLES_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
_STYLES_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*?(?:/>|>\s*</(?:\w+:)?dimension>)")


def mend_for_reading(parts: Parts) -> bytes:
    """Return a workbook with the same cells, without what keeps a strict reader from them.

    That is a false extent of a tab, a tab that is no sheet (macros of Excel 4), and an unknown way to hide.
    """
    workbook = parse(parts.read(parts.workbook))
    for sheet in list(workbook.iterfind(".//{*}sheets/{*}sheet")):
        if sheet.get("name", "") not in parts.tabs and (above := sheet.getparent()) is not None:
            above.remove(sheet)
        elif sheet.get("state", "visible") not in SHOWN_STATES:
            del sheet.attrib["state"]
    changes: dict[str, bytes | None] = {parts.workbook: serialise(workbook)}
    for part in parts.tabs.values():
        changes[part] = _DIMENSION.sub(b"", parts.read(part), count=1)
    return pack(parts, changes)


def with_styles(parts: Parts) -> Parts:
    """Return a workbook that has styles, which new tabs and days need; the same one if it has them."""
    named = parts.related(parts.workbook, "/styles")
    if named and named[0] in parts.archive.NameToInfo:
        return parts
    folder = parts.workbook.rpartition("/")[0]
    part = named[0] if named else f"{folder}/styles.xml".lstrip("/")
    changes: dict[str, bytes | None] = {part: NO_STYLES}
    if not named:
        changes |= _relate(parts, part)
    types = parse(parts.read(CONTENT_TYPES))
    if not any(one.get("PartName") == f"/{part}" for one in types):
        add_child(types, "Override", PartName=f"/{part}", ContentType=_STYLES_CONTENT)
        changes[CONTENT_TYPES] = serialise(types)
    return open_parts(pack(parts, changes))


def _relate(parts: Parts, part: str) -> Mapping[str, bytes]:
    name = relations_part(parts.workbook)
    relations = parse(parts.read(name))
    known = {element.get("Id") for element in relations}
    free = next(f"rId{number}" for number in range(1, len(known) + 2) if f"rId{number}" not in known)
    etree.SubElement(
        relations,
        f"{{{etree.QName(relations).namespace}}}Relationship",
        {"Id": free, "Type": _STYLES_KIND, "Target": f"/{part}"},
    )
    return {name: serialise(relations)}
