"""The columns of what is told: declared once, for rows of a table, for JSON, and for a page of the docs.

A row is a frozen dataclass whose fields are made by `column`: the annotation is the column's type, its words
say what it holds. JSON nests what a row holds of others; a row of a table is flat, so that a person becomes
two columns (`giver_id` and `giver`), and what is several stands in one cell.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any, get_args, get_type_hints

Value = str | int | float | bool | date | None
DataRow = dict[str, Value]


@dataclass(frozen=True, slots=True)
class PersonName:
    """Somebody who is named in a row: their id, and name and address as far as they are known."""

    id: str
    name: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class KindName:
    """A kind of need that is named in a row: JSON has its id, a table its title.

    `place` is its place in the catalogue, by which titles are ordered.
    """

    id: str
    title: str
    place: int = 0


def join_titles(kinds: Iterable[KindName]) -> str:
    """Return the titles of kinds in the order of the catalogue, as one text."""
    return ", ".join(one.title for one in sorted(kinds, key=lambda one: (one.place, one.title)))


def column(words: str, *, json: str | None = None) -> Any:  # noqa: ANN401 - as `dataclasses.field`
    """Return the field of a column that holds what `words` say.

    `json` is its name there, if it is another one; "" leaves it out of JSON.
    """
    return field(metadata={"words": words, "json": json})


def as_json(told: object) -> Any:  # noqa: ANN401 - whatever JSON can hold, and days and paths
    """Return rows, and whatever holds rows, as values that `json.dumps` can write with `default=str`."""
    if isinstance(told, KindName):
        return told.id
    if is_dataclass(told):
        return {
            _json_name(one): as_json(getattr(told, one.name)) for one in fields(told) if _json_name(one) != ""
        }
    if isinstance(told, Mapping):
        return {name: as_json(value) for name, value in told.items()}
    if isinstance(told, tuple | list):
        return [as_json(value) for value in told]
    return told


def as_data_row(row: object) -> DataRow:
    """Return a row as plain values by the names of columns: text, numbers, truth values, days, and None."""
    assert is_dataclass(row)  # noqa: S101 - rows are
    return {name: value for one in fields(row) for name, value in _cells(one.name, getattr(row, one.name))}


def _cells(name: str, value: Any) -> Iterator[tuple[str, Value]]:  # noqa: ANN401 - of whichever column
    if isinstance(value, PersonName):
        yield f"{name}_id", value.id
        yield name, value.name
    elif isinstance(value, tuple):
        kinds = [one for one in value if isinstance(one, KindName)]
        yield name, join_titles(kinds) if kinds else ", ".join(value)
    else:
        yield name, value.title if isinstance(value, KindName) else value


@dataclass(frozen=True, slots=True)
class ColumnDescription:
    """A column as the docs tell it: its names in JSON and in a table (each "" for none), type and words."""

    json: str
    table: str
    type: str
    words: str


def describe_columns(row: type) -> list[ColumnDescription]:
    """Return what is declared of each column of a class of rows, in its order."""
    hints = get_type_hints(row)
    return [
        ColumnDescription(
            _json_name(one),
            f"{one.name}_id, {one.name}" if hints[one.name] is PersonName else one.name,
            describe_type(hints[one.name]),
            one.metadata["words"],
        )
        for one in fields(row)
    ]


def _json_name(one: Any) -> str:  # noqa: ANN401 - a field, of which the standard library names no simple type
    name: str | None = one.metadata.get("json")
    return one.name if name is None else name


def describe_type(hint: Any) -> str:  # noqa: ANN401 - as annotations are
    """Return a type in words: "text", "day or nothing", "list of MatchRow"."""
    known = {str: "text", int: "whole number", float: "number", bool: "true or false", date: "day"}
    known |= {PersonName: "person", KindName: "kind of need", type(None): "nothing"}
    if hint in known:
        return known[hint]
    inside = [one for one in get_args(hint) if one is not Ellipsis]
    if getattr(hint, "__origin__", None) is tuple:
        return f"list of {describe_type(inside[0])}"
    if getattr(hint, "__origin__", None) is not None and isinstance(hint.__origin__, type):
        return f"{describe_type(inside[1])} by name"
    if inside:
        return " or ".join(describe_type(one) for one in inside)
    return str(hint.__name__)
