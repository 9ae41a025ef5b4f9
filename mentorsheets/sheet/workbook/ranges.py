"""What a worksheet says about ranges of its cells, made to reach over rows that were added below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from mentorsheets.sheet.a1 import cell_name, place
from mentorsheets.sheet.workbook.xml import parse, serialise
from mentorsheets.sheet.workbook.zip import Parts

_RANGE = re.compile(r"(\$?[A-Z]+\$?[0-9]+):(\$?[A-Z]+\$?)([0-9]+)")
_OWN_NAMES = ("_xlnm._FilterDatabase", "_xlnm.Print_Area")


@dataclass(frozen=True, slots=True)
class Growth:
    """Rows from number `first` to `last` were written below the rest; `header` is the header's number.

    Right below them stand `moved` rows that sum up, which made room.
    """

    header: int
    first: int
    last: int
    moved: int = 0

    def reach(self, ranges: str, *, from_header: bool = False) -> str:
        """Return the ranges, those that ended right above the new rows, or among them, now ending with them.

        A range that ends with the header itself grows only if `from_header`: a filter does, a colour not.
        """

        def longer(found: re.Match[str]) -> str:
            bottom = int(found[3])
            if self.moved and bottom == self.first - 1 + self.moved:
                return f"{found[1]}:{found[2]}{self.last + self.moved}"
            ends_here = self.first - 1 <= bottom < self.last and (from_header or bottom > self.header)
            return f"{found[1]}:{found[2]}{self.last if ends_here else bottom}"

        return _RANGE.sub(longer, ranges)


def with_reach(skeleton: bytes, growths: Sequence[Growth], corner: tuple[int, int]) -> bytes:
    """Return a worksheet without its rows whose filter, drop-downs and colours reach over the new rows.

    `corner` holds the indexes of the last row and column that were written.
    """
    root = parse(skeleton)
    dimension = root.find("{*}dimension")
    if dimension is not None:
        try:
            dimension.set("ref", _around(dimension.get("ref", "A1"), corner))
        except ValueError:
            # A false extent says nothing, and none needs to stand there.
            root.remove(dimension)
    for growth in growths:
        for filtered in root.iterfind("{*}autoFilter"):
            filtered.set("ref", growth.reach(filtered.get("ref", ""), from_header=True))
        for name in ("dataValidations/{*}dataValidation", "conditionalFormatting"):
            for element in root.iterfind(f"{{*}}{name}"):
                element.set("sqref", growth.reach(element.get("sqref", "")))
        for element in root.iterfind("{*}extLst//{*}sqref"):
            element.text = growth.reach(element.text or "")
    return serialise(root)


def grown_tables(parts: Parts, part: str, growths: Sequence[Growth]) -> dict[str, bytes]:
    """Return the tables of a worksheet that must now reach over the new rows, by the name of their part."""
    changed: dict[str, bytes] = {}
    for name in parts.related(part, "/table"):
        root = parse(parts.read(name))
        before = root.get("ref", "")
        # What stands below a line of totals that could not be moved is none of the table's.
        has_totals = root.get("totalsRowCount", "0") != "0"
        if (not has_totals or any(one.moved for one in growths)) and _reach(before, growths) != before:
            for element in (root, *root.iterfind("{*}autoFilter")):
                element.set("ref", _reach(element.get("ref", ""), growths))
            changed[name] = serialise(root)
    return changed


def grow_names(workbook: etree._Element, title: str, growths: Sequence[Growth]) -> None:
    """Let the workbook's own names for a tab's filter and print area reach over the new rows."""
    quoted = "'" + title.replace("'", "''") + "'!"
    for name in workbook.iterfind("{*}definedNames/{*}definedName"):
        text = name.text or ""
        if name.get("name") in _OWN_NAMES and text.startswith((quoted, f"{title}!")):
            name.text = _reach(text, growths)


def _reach(ranges: str, growths: Sequence[Growth]) -> str:
    for growth in growths:
        ranges = growth.reach(ranges, from_header=True)
    return ranges


def _around(reference: str, corner: tuple[int, int]) -> str:
    first, _, last = reference.partition(":")
    row, column = place(last or first)
    top, left = place(first)
    row, column = max(row, corner[0]), max(column, corner[1])
    return f"{cell_name(min(top, row), min(left, column))}:{cell_name(row, column)}"
