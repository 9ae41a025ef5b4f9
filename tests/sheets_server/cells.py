"""What a cell holds, and the number formats under which it is shown."""

from dataclasses import dataclass, field, replace
from typing import Any

from tests.sheets_server.errors import invalid

MAX_CHARACTERS = 50_000


class Formula(str):
    """A formula's text, with its leading `=`."""

    __slots__ = ()


class ErrorValue(str):
    """What a formula that fails shows, such as `#REF!`."""

    __slots__ = ()


Value = None | str | int | float | bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's entered value, and the rest of its CellData (format, note, validation)."""

    value: Value = None
    rest: dict[str, Any] = field(default_factory=dict)

    @property
    def format(self) -> dict[str, Any]:
        found: dict[str, Any] = self.rest.get("userEnteredFormat", {})
        return found

    @property
    def is_blank(self) -> bool:
        return self.value is None and not self.rest

    def holding(self, value: Value) -> "Cell":
        return replace(self, value=value)

    def shown_as(self, number_format: dict[str, str] | None) -> "Cell":
        """The same cell under a number format that typing brought along, unless it has one already."""
        if number_format is None or "numberFormat" in self.format:
            return self
        return replace(
            self, rest=self.rest | {"userEnteredFormat": self.format | {"numberFormat": number_format}}
        )

    def data(self) -> dict[str, Any]:
        """The part of CellData that a request can write."""
        entered = {} if self.value is None else {"userEnteredValue": extended(self.value)}
        return entered | self.rest


BLANK = Cell()


def number(value: float) -> int | float:
    """A number as JSON prints it: whole ones without a point."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def extended(value: Value) -> dict[str, Any]:
    """The ExtendedValue of a value."""
    if isinstance(value, ErrorValue):
        return {"errorValue": {"type": ERROR_TYPES.get(value, "ERROR"), "message": str(value)}}
    if isinstance(value, Formula):
        return {"formulaValue": str(value)}
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, int | float):
        return {"numberValue": number(value)}
    return {"stringValue": str(value)}


ERROR_TYPES = {
    "#NULL!": "NULL_VALUE",
    "#DIV/0!": "DIVIDE_BY_ZERO",
    "#VALUE!": "VALUE",
    "#REF!": "REF",
    "#NAME?": "NAME",
    "#NUM!": "NUM",
    "#N/A": "N_A",
    "#ERROR!": "ERROR",
}


def from_extended(entered: dict[str, Any]) -> Value:
    """The value of an ExtendedValue in a request; an empty one is no value."""
    if not entered:
        return None
    ((kind, value),) = entered.items()
    if kind == "formulaValue":
        return Formula(value)
    if kind not in {"stringValue", "numberValue", "boolValue"}:
        raise invalid(f"{kind} cannot be written")
    if kind == "stringValue":
        return checked(value) or None
    found: Value = value
    return found


def checked(text: str) -> str:
    if len(text) > MAX_CHARACTERS:
        raise invalid(
            f"Your input contains more than the maximum of {MAX_CHARACTERS} characters in a single cell."
        )
    return text


def from_data(data: dict[str, Any]) -> Cell:
    """The cell of a CellData as a request writes it."""
    rest = {name: value for name, value in data.items() if name in WRITABLE and value not in ("", {}, [])}
    return Cell(from_extended(data.get("userEnteredValue", {})), rest)


WRITABLE = frozenset(
    {"userEnteredFormat", "note", "dataValidation", "textFormatRuns", "hyperlink", "pivotTable", "chipRuns"}
)
