"""Working out formulas: arithmetic, text, comparisons, references to cells and ranges, a few functions."""

import re
from collections.abc import Callable
from typing import Any, Protocol

from tests.sheets_server.a1 import Area, parse_cells
from tests.sheets_server.cells import ErrorValue, Formula, Value, number
from tests.sheets_server.functions import FUNCTIONS, Failure, as_number, as_text, as_truth
from tests.sheets_server.references import title_of

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+)
    |(?P<string>"(?:[^"]|"")*")
    |(?P<error>\#[A-Z/0]+[!?]|\#N/A)
    |(?P<range>(?:(?:'(?:[^']|'')+'|[A-Za-z_][A-Za-z0-9_]*)!)?
        (?:\$?[A-Za-z]{1,3}\$?[1-9]\d*(?::\$?[A-Za-z]{1,3}(?:\$?[1-9]\d*)?)?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})
        (?![A-Za-z0-9_(]))
    |(?P<name>[A-Za-z_][A-Za-z0-9_.]*)
    |(?P<mark><=|>=|<>|[-+*/^&=<>(),;%]))""",
    re.VERBOSE,
)


class Cells(Protocol):
    """Where a formula looks up other cells."""

    def value_at(self, title: str | None, row: int, column: int) -> Value: ...

    def values_in(self, title: str | None, area: Area) -> list[list[Value]]: ...

    def named(self, name: str) -> tuple[str, Area] | None: ...


def outcome(formula: Formula, cells: Cells, *, decimal_comma: bool = False) -> Value:
    """What the formula shows: a value, or an error value."""
    if decimal_comma and parts_by_commas(formula):
        return ErrorValue("#ERROR!")
    try:
        tokens = _tokens(formula[1:])
        parser = _Parser(tokens, cells)
        value = parser.comparison()
        parser.finish()
    except Failure as failure:
        return failure.value
    except (TypeError, ValueError, OverflowError, IndexError):
        return ErrorValue("#VALUE!")
    single = value[0][0] if isinstance(value, list) else value
    return number(single) if isinstance(single, float) else single


def parts_by_commas(formula: str) -> bool:
    """Whether a comma stands between arguments; where it is a decimal sign, that is an error."""
    return "," in re.sub(r'"(?:[^"]|"")*"|\'(?:[^\']|\'\')*\'', "", formula)


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            raise Failure("#ERROR!")
        found.append((str(match.lastgroup), match[str(match.lastgroup)]))
        at = match.end()
    return found


class _Parser:
    """Reads and works out at once, by precedence: comparison, text, sum, product, power, sign, percent."""

    def __init__(self, tokens: list[tuple[str, str]], cells: Cells) -> None:
        self.tokens = tokens
        self.cells = cells
        self.at = 0

    def kind(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else "end"

    def finish(self) -> None:
        if self.kind() != "end":
            raise Failure("#ERROR!")

    def took(self, *marks: str) -> str:
        if self.kind() == "mark" and self.tokens[self.at][1] in marks:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return ""

    def _chain(self, below: Callable[[], Any], marks: dict[str, Callable[[Any, Any], Any]]) -> Any:
        left = below()
        while mark := self.took(*marks):
            left = marks[mark](_one(left), _one(below()))
        return left

    def comparison(self) -> Any:
        return self._chain(self.text, COMPARISONS)

    def text(self) -> Any:
        return self._chain(self.sum, {"&": lambda a, b: as_text(a) + as_text(b)})

    def sum(self) -> Any:
        return self._chain(self.product, {"+": _plus, "-": lambda a, b: as_number(a) - as_number(b)})

    def product(self) -> Any:
        return self._chain(self.power, {"*": lambda a, b: as_number(a) * as_number(b), "/": _over})

    def power(self) -> Any:
        return self._chain(self.sign, {"^": lambda a, b: as_number(a) ** as_number(b)})

    def sign(self) -> Any:
        mark = self.took("+", "-")
        if mark:
            value = self.sign()
            return -as_number(_one(value)) if mark == "-" else value
        value = self.atom()
        while self.took("%"):
            value = as_number(_one(value)) / 100
        return value

    def atom(self) -> Any:
        kind = self.kind()
        if self.took("("):
            value = self.comparison()
            self._close()
            return value
        if kind in {"end", "mark"}:
            raise Failure("#ERROR!")
        text = self.tokens[self.at][1]
        self.at += 1
        if kind == "number":
            return float(text)
        if kind == "string":
            return text[1:-1].replace('""', '"')
        if kind == "error":
            raise Failure(text)
        return self._reference(text) if kind == "range" else self._name(text)

    def _close(self) -> None:
        if not self.took(")"):
            raise Failure("#ERROR!")

    def _reference(self, text: str) -> Any:
        mark, _, cells = text.rpartition("!")
        area = parse_cells(cells)
        title = title_of(mark) if mark else None
        if area.single:
            return self.cells.value_at(title, area.top, area.left)
        return self.cells.values_in(title, area)

    def _name(self, text: str) -> Any:
        if self.took("("):
            return self._call(text.upper())
        if text.upper() in {"TRUE", "FALSE"}:
            return text.upper() == "TRUE"
        named = self.cells.named(text)
        if named is None:
            raise Failure("#NAME?")
        return self.cells.values_in(*named)

    def _call(self, name: str) -> Any:
        arguments: list[Any] = []
        while not self.took(")"):
            arguments.append(self._argument())
            if not self.took(",", ";"):
                self._close()
                break
        if name in {"IF", "IFERROR"}:
            return _chosen(name, arguments)
        failed = next((a for a in arguments if isinstance(a, ErrorValue)), None)
        if failed is not None:
            raise Failure(failed)
        if name not in FUNCTIONS:
            raise Failure("#NAME?")
        try:
            return FUNCTIONS[name](*arguments)
        except TypeError:
            raise Failure("#N/A") from None

    def _argument(self) -> Any:
        """An argument that fails stays a value, so that IFERROR can catch it."""
        start = self.at
        try:
            return self.comparison()
        except Failure as failure:
            self._skip(start)
            return failure.value

    def _skip(self, start: int) -> None:
        depth = 0
        self.at = start
        while self.kind() != "end":
            mark = self.tokens[self.at][1] if self.kind() == "mark" else ""
            if depth == 0 and mark in {",", ";", ")"}:
                return
            depth += {"(": 1, ")": -1}.get(mark, 0)
            self.at += 1


def _one(value: Any) -> Value:
    found: Value = value[0][0] if isinstance(value, list) else value
    return found


def _plus(left: Value, right: Value) -> float:
    return as_number(left) + as_number(right)


def _over(left: Value, right: Value) -> float:
    divisor = as_number(right)
    if divisor == 0:
        raise Failure("#DIV/0!")
    return as_number(left) / divisor


def _chosen(name: str, arguments: list[Any]) -> Any:
    first = arguments[0]
    if name == "IFERROR":
        if not isinstance(first, ErrorValue):
            return first
        return arguments[1] if len(arguments) > 1 else ""
    if isinstance(first, ErrorValue):
        raise Failure(first)
    chosen = arguments[1] if as_truth(_one(first)) else (arguments[2] if len(arguments) > 2 else False)
    if isinstance(chosen, ErrorValue):
        raise Failure(chosen)
    return chosen


def _key(value: Value) -> tuple[int, Any]:
    if isinstance(value, ErrorValue):
        raise Failure(value)
    if isinstance(value, bool):
        return 2, value
    if isinstance(value, str):
        return 1, value.lower()
    return 0, value or 0


def _equal(left: Value, right: Value) -> bool:
    if left is None and isinstance(right, str):
        left = ""
    if right is None and isinstance(left, str):
        right = ""
    return _key(left) == _key(right)


COMPARISONS: dict[str, Callable[[Value, Value], bool]] = {
    "=": _equal,
    "<>": lambda a, b: not _equal(a, b),
    "<": lambda a, b: _key(a) < _key(b),
    "<=": lambda a, b: _key(a) <= _key(b),
    ">": lambda a, b: _key(a) > _key(b),
    ">=": lambda a, b: _key(a) >= _key(b),
}
