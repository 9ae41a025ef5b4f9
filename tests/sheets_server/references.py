"""The cell references inside formulas: finding them, and moving them when rows and columns move."""

import re
from collections.abc import Callable

from tests.sheets_server.a1 import column_index, column_letters

_STRING = r'"(?:[^"]|"")*"'
_TITLE = r"(?:'(?:[^']|'')+'|[A-Za-z_][A-Za-z0-9_]*)!"
_CELL = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]*"
_COLUMNS = r"\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}"
REFERENCE = re.compile(
    rf"(?P<string>{_STRING})|(?P<title>{_TITLE})?(?:(?P<first>{_CELL})(?::(?P<last>{_CELL}|\$?[A-Za-z]{{1,3}}))?"
    rf"|(?P<columns>{_COLUMNS}))(?![A-Za-z0-9_(!])"
)
_PARTS = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([1-9][0-9]*)?")

Mapping = Callable[[int, int], tuple[int, int] | None]


def title_of(mark: str) -> str:
    bare = mark.removesuffix("!")
    return bare[1:-1].replace("''", "'") if bare.startswith("'") else bare


def _moved(reference: str, rows: int, columns: int) -> str:
    """One end of a reference moved by an offset; `$` holds it fast."""
    match = _PARTS.fullmatch(reference)
    assert match is not None
    fixed_column, letters, fixed_row, digits = match.groups()
    column = column_index(letters) + (0 if fixed_column else columns)
    row = int(digits) - 1 + (0 if fixed_row else rows) if digits else 0
    if row < 0 or column < 0:
        return "#REF!"
    return f"{fixed_column}{column_letters(column)}{fixed_row}{row + 1 if digits else ''}"


def shifted(formula: str, rows: int, columns: int) -> str:
    """The formula as copying it `rows` down and `columns` right writes it."""

    def rewrite(match: re.Match[str]) -> str:
        if match["string"]:
            return match[0]
        if match["columns"]:
            return (match["title"] or "") + ":".join(
                _moved(end, 0, columns) for end in match["columns"].split(":")
            )
        ends = [match["first"]] + ([match["last"]] if match["last"] else [])
        return (match["title"] or "") + ":".join(_moved(end, rows, columns) for end in ends)

    return REFERENCE.sub(rewrite, formula)


def followed(formula: str, concerns: Callable[[str | None], bool], by_rows: bool, mapping: Mapping) -> str:
    """The formula after its rows or columns moved: a span maps to its new one, or to None when it is gone.

    `concerns` says whether a reference with this tab title (None: the formula's own tab) is meant.
    """

    def rewrite(match: re.Match[str]) -> str:
        title = title_of(match["title"]) if match["title"] else None
        if match["string"] or not concerns(title):
            return match[0]
        first, last = _ends(match)
        found = _followed_span(first, last, by_rows, mapping)
        return (match["title"] or "") + found

    return REFERENCE.sub(rewrite, formula)


def _ends(match: re.Match[str]) -> tuple[str, str | None]:
    if match["columns"]:
        first, last = match["columns"].split(":")
        return first, last
    return match["first"], match["last"]


def _index(part: re.Match[str], by_rows: bool) -> int | None:
    if by_rows:
        return int(part[4]) - 1 if part[4] else None
    return column_index(part[2])


def _followed_span(first: str, last: str | None, by_rows: bool, mapping: Mapping) -> str:
    parts = [_PARTS.fullmatch(end) for end in ([first, last] if last else [first])]
    indexes = [_index(part, by_rows) for part in parts if part is not None]
    known = [index for index in indexes if index is not None]
    if len(known) != len(indexes):
        return f"{first}:{last}"
    span = mapping(min(known), max(known) + 1)
    if span is None:
        return "#REF!"
    ends = [span[0], span[1] - 1] if last else [span[0]]
    return ":".join(
        _with_index(part, end, by_rows) for part, end in zip(parts, ends, strict=True) if part is not None
    )


def _with_index(part: re.Match[str], index: int, by_rows: bool) -> str:
    if by_rows:
        return f"{part[1]}{part[2]}{part[3]}{index + 1}"
    return f"{part[1]}{column_letters(index)}{part[3]}{part[4] or ''}"


def retitled(formula: str, old: str, new: str) -> str:
    """The formula after a tab was renamed; both titles as formulas write them, with the `!`."""

    def rewrite(match: re.Match[str]) -> str:
        if match["string"] or not match["title"] or title_of(match["title"]).lower() != old.lower():
            return match[0]
        return new + match[0][len(match["title"]) :]

    return REFERENCE.sub(rewrite, formula)
