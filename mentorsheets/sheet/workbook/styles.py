"""The styles of a workbook, to which a date's style is added when none is there."""

from lxml import etree

from mentorsheets.sheet.workbook.xml import add_child, parse, serialise

DAY_FORMAT = "yyyy-mm-dd"
MOMENT_FORMAT = "yyyy-mm-dd hh:mm"
_DATE_IDS = {*range(14, 23), 45, 46, 47}
"""Built-in number formats that show a day or a time (ECMA-376, 18.8.30)."""


class Styles:
    """The part xl/styles.xml. Styles are only ever added, so the ids that other parts use stay right."""

    def __init__(self, xml: bytes) -> None:
        self._root = parse(xml)
        self._known: dict[tuple[int, bool], int] = {}
        self._wrapping: dict[int, bool] = {}
        self.changed = False

    @property
    def root(self) -> etree._Element:
        """The element that holds all styles."""
        return self._root

    def xml(self) -> bytes:
        """Return the part as it now is."""
        return serialise(self._root)

    def dated(self, style: int, moment: bool) -> int:
        """Return the id of a style like `style` that shows a day, or a moment, as such."""
        key = (style, moment)
        if key not in self._known:
            self._known[key] = self._made(style, moment=moment)
        return self._known[key]

    def wraps(self, style: int) -> bool:
        """Return whether cells of this style break a long text into lines."""
        if style not in self._wrapping:
            alignment = self._cell(style).find("{*}alignment")
            self._wrapping[style] = alignment is not None and alignment.get("wrapText") in ("1", "true")
        return self._wrapping[style]

    def list_of(self, name: str) -> etree._Element:
        """Return the list of this name ("fonts", "fills", "cellXfs" ...), made in its place if missing."""
        found = self._root.find(f"{{*}}{name}")
        if found is None:
            order = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")
            before = [tag for tag in order[: order.index(name)] if self._root.find(f"{{*}}{tag}") is not None]
            found = etree.Element(f"{{{etree.QName(self._root).namespace}}}{name}")
            self._root.insert(len(before), found)
        return found

    def add(self, name: str, element: etree._Element) -> int:
        """Add an element to the list of this name, unless an equal one is there; return its index."""
        entries = self.list_of(name)
        wanted = etree.tostring(element, method="c14n", exclusive=True)
        for index, entry in enumerate(entries.iterchildren("{*}*")):
            if etree.tostring(entry, method="c14n", exclusive=True, with_tail=False) == wanted:
                return index
        entries.append(element)
        entries.set("count", str(len(entries)))
        self.changed = True
        return len(entries) - 1

    def number_format(self, code: str) -> int:
        """Return the id of a number format, adding it if it is not there."""
        formats = self.list_of("numFmts")
        for entry in formats:
            if entry.get("formatCode") == code:
                return int(entry.get("numFmtId", 0))
        number = max([163, *(int(entry.get("numFmtId", 0)) for entry in formats)]) + 1
        add_child(formats, "numFmt", numFmtId=str(number), formatCode=code)
        formats.set("count", str(len(formats)))
        self.changed = True
        return number

    def _made(self, style: int, *, moment: bool) -> int:
        base = self._cell(style)
        if self._shows_dates(int(base.get("numFmtId", 0))):
            return style
        new = parse(etree.tostring(base, with_tail=False))
        new.set("numFmtId", str(self.number_format(MOMENT_FORMAT if moment else DAY_FORMAT)))
        new.set("applyNumberFormat", "1")
        return self.add("cellXfs", new)

    def _cell(self, style: int) -> etree._Element:
        """Return what is said of cells of a style; cells may name one that is not there."""
        formats = self.list_of("cellXfs")
        if not len(formats):
            add_child(formats, "xf", numFmtId="0", fontId="0", fillId="0", borderId="0")
            formats.set("count", "1")
            self.changed = True
        return formats[style if style < len(formats) else 0]

    def _shows_dates(self, number: int) -> bool:
        codes = {entry.get("numFmtId"): entry.get("formatCode", "") for entry in self.list_of("numFmts")}
        code = codes.get(str(number), "").lower()
        return number in _DATE_IDS or ("yy" in code) or ("d" in code and "m" in code and "[" not in code)
