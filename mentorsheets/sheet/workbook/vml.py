"""The yellow boxes of a worksheet's notes, in the old drawing language that spreadsheet programs read.

Such a part need not be well-formed XML, so it is only ever added to and cut out of as text.
"""

import re
from collections.abc import Mapping

from mentorsheets.sheet.notes import CellIndexes

EMPTY_DRAWING = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel">'
    b'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
_SHAPE = re.compile(rb"<v:shape\s.*?</v:shape>\s*", re.DOTALL)
_VML_ROW = re.compile(rb"<x:Row>\s*(\d+)\s*</x:Row>")
_VML_COLUMN = re.compile(rb"<x:Column>\s*(\d+)\s*</x:Column>")
_SHAPE_NUMBER = re.compile(rb"[\"']_x0000_s(\d+)[\"']")
_TYPE = b'id="_x0000_t202"'
_BOX = (
    b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_WIDTH, _LINE = 225, 15
"""Points: the width of a note, and the height of a line in the font that Excel gives it."""


def with_shapes(drawing: bytes, notes: Mapping[CellIndexes, str | None]) -> bytes:
    """Return the drawing with a hidden box for each note, high enough for it, and none where it is None."""
    drawing = _SHAPE.sub(lambda found: b"" if _place_of(found[0]) in notes else found[0], drawing)
    number = max([1024, *(int(found) for found in _SHAPE_NUMBER.findall(drawing))]) + 1
    there = ((where, text) for where, text in sorted(notes.items()) if text is not None)
    shapes = [_shape(number + index, where, text) for index, (where, text) in enumerate(there)]
    kind = _BOX if shapes and _TYPE not in drawing else b""
    end = drawing.rindex(b"</xml")
    return drawing[:end] + kind + b"".join(shapes) + drawing[end:]


def _place_of(shape: bytes) -> CellIndexes | None:
    """Return the indexes of the cell whose note a shape shows, None if it shows none."""
    row, column = _VML_ROW.search(shape), _VML_COLUMN.search(shape)
    return (int(row[1]), int(column[1])) if row and column and b"Note" in shape else None


def _shape(number: int, where: CellIndexes, text: str) -> bytes:
    lines = 1 + sum(1 + len(line) // 40 for line in text.split("\n"))
    row, column = where
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;width:{_WIDTH}pt;'
        f'height:{_LINE * lines}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{column + 1}, 15, {row}, 10, {column + 4}, 31, {row + lines}, 9</x:Anchor>"
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData>"
        "</v:shape>"
    ).encode()
