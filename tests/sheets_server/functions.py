"""The handful of spreadsheet functions that formulas may call."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tests.sheets_server.cells import ErrorValue, Value

Argument = Any  # a value, or a range as a list of rows


class Failure(Exception):
    """A formula that comes out as an error value."""

    def __init__(self, shown: str) -> None:
        super().__init__(shown)
        self.value = ErrorValue(shown)


def as_number(value: Value) -> float:
    if isinstance(value, ErrorValue):
        raise Failure(value)
    if value is None:
        return 0
    if isinstance(value, str):
        try:
            return float(value.replace(",", ""))
        except ValueError:
            raise Failure("#VALUE!") from None
    return value


def as_text(value: Value) -> str:
    if isinstance(value, ErrorValue):
        raise Failure(value)
    if isinstance(value, bool):
        return str(value).upper()
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def as_truth(value: Value) -> bool:
    if isinstance(value, str) and value.upper() in {"TRUE", "FALSE"}:
        return value.upper() == "TRUE"
    return bool(as_number(value))


def flat(arguments: Iterable[Argument]) -> Iterator[Value]:
    for argument in arguments:
        if isinstance(argument, list):
            for row in argument:
                yield from row
        else:
            yield argument


def numbers(arguments: Iterable[Argument]) -> list[float]:
    """The numbers among the arguments; text in a range is passed over, an error is not."""
    found = []
    for value in flat(arguments):
        if isinstance(value, ErrorValue):
            raise Failure(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            found.append(value)
    return found


def _average(*arguments: Argument) -> float:
    values = numbers(arguments)
    if not values:
        raise Failure("#DIV/0!")
    return sum(values) / len(values)


def _matches(value: Value, criterion: Value) -> bool:
    text = as_text(criterion)
    for mark, holds in (
        (">=", lambda a, b: a >= b),
        ("<=", lambda a, b: a <= b),
        ("<>", lambda a, b: a != b),
        (">", lambda a, b: a > b),
        ("<", lambda a, b: a < b),
        ("=", lambda a, b: a == b),
    ):
        if text.startswith(mark):
            return _compared(value, text.removeprefix(mark), holds)
    return as_text(value).lower() == text.lower()


def _compared(value: Value, bound: str, holds: Callable[[Any, Any], bool]) -> bool:
    try:
        limit = float(bound)
    except ValueError:
        return holds(as_text(value).lower(), bound.lower())
    return isinstance(value, int | float) and holds(value, limit)


def _countif(area: Argument, criterion: Value) -> int:
    return sum(_matches(value, criterion) for value in flat([area]) if value is not None)


def _vlookup(key: Value, table: Argument, column: Value, *_sorted: Value) -> Value:
    for row in table:
        if as_text(row[0]).lower() == as_text(key).lower():
            found: Value = row[int(as_number(column)) - 1]
            return found
    raise Failure("#N/A")


def _round(value: Value, places: Value = 0) -> float:
    scale = 10 ** int(as_number(places))
    amount = as_number(value) * scale
    found: float = (int(amount + 0.5) if amount >= 0 else -int(-amount + 0.5)) / scale
    return found


def _mid(text: Value, start: Value, length: Value) -> str:
    begin = int(as_number(start)) - 1
    return as_text(text)[begin : begin + int(as_number(length))]


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "SUM": lambda *a: sum(numbers(a)),
    "COUNT": lambda *a: len(numbers(a)),
    "COUNTA": lambda *a: sum(value is not None for value in flat(a)),
    "COUNTBLANK": lambda *a: sum(value in (None, "") for value in flat(a)),
    "COUNTIF": _countif,
    "AVERAGE": _average,
    "MIN": lambda *a: min(numbers(a), default=0),
    "MAX": lambda *a: max(numbers(a), default=0),
    "ABS": lambda v: abs(as_number(v)),
    "ROUND": _round,
    "MOD": lambda a, b: as_number(a) % as_number(b),
    "AND": lambda *a: all(as_truth(v) for v in flat(a) if v is not None),
    "OR": lambda *a: any(as_truth(v) for v in flat(a) if v is not None),
    "NOT": lambda v: not as_truth(v),
    "TRUE": lambda: True,
    "FALSE": lambda: False,
    "LEN": lambda v: len(as_text(v)),
    "UPPER": lambda v: as_text(v).upper(),
    "LOWER": lambda v: as_text(v).lower(),
    "TRIM": lambda v: " ".join(as_text(v).split()),
    "LEFT": lambda v, n=1: as_text(v)[: int(as_number(n))],
    "RIGHT": lambda v, n=1: as_text(v)[-int(as_number(n)) :] if as_number(n) else "",
    "MID": _mid,
    "CONCATENATE": lambda *a: "".join(as_text(v) for v in flat(a)),
    "CONCAT": lambda a, b: as_text(a) + as_text(b),
    "JOIN": lambda mark, *a: as_text(mark).join(as_text(v) for v in flat(a)),
    "VALUE": as_number,
    "ISBLANK": lambda v: v is None,
    "HYPERLINK": lambda url, label=None: url if label is None else label,
    "VLOOKUP": _vlookup,
    "ROWS": len,
}
