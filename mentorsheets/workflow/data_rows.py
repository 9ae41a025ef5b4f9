"""A programme as rows of plain values, for a DataFrame or a file: one table of columns for each kind of row.

What people said of who they are, whom they avoid and who is above them is used to pair and shown nowhere, so
it is no column here; nor are the words and the marks that they gave in confidence.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mentorsheets.domain.programme import Programme
from mentorsheets.errors import WrongUse

Value = str | int | bool | date | None
DataRow = dict[str, Value]


@dataclass(frozen=True, slots=True)
class RowTable:
    """One kind of row: where its records are, and each column by name with what makes its value."""

    records: Callable[[Programme], Iterable[Any]]
    columns: Mapping[str, Callable[[Any, Programme], Value]]


def list_rows(programme: Programme, what: str) -> list[DataRow]:
    """Return a row for each record of a kind in `ROW_TABLES`, in the order of the sheet.

    Values are text, whole numbers, truth values, days, and None for what is not known.

    Raises:
        WrongUse: there is no such kind of row.
    """
    table = ROW_TABLES.get(what)
    if table is None:
        raise WrongUse(f"There are no rows of the kind {what!r}.", f"There are {', '.join(ROW_TABLES)}.")
    return [
        {name: value(record, programme) for name, value in table.columns.items()}
        for record in table.records(programme)
    ]


def _plain(name: str) -> Callable[[Any, Programme], Value]:
    """Return a column that holds a field as it is, and as its word where it is one of a few."""

    def value(record: Any, _: Programme) -> Value:  # noqa: ANN401 - of whichever kind
        found = getattr(record, name)
        return str(found) if isinstance(found, str) else found

    return value


def _name(field: str) -> Callable[[Any, Programme], Value]:
    def value(record: Any, programme: Programme) -> Value:  # noqa: ANN401
        person = programme.person_by_id.get(getattr(record, field))
        return person.name if person else None

    return value


def _titles(field: str) -> Callable[[Any, Programme], Value]:
    def value(record: Any, programme: Programme) -> Value:  # noqa: ANN401
        found = getattr(record, field)
        return ", ".join(programme.catalogue.titles([found] if isinstance(found, str) else found))

    return value


def _listed(field: str) -> Callable[[Any, Programme], Value]:
    return lambda record, _: ", ".join(getattr(record, field))


ROW_TABLES: Mapping[str, RowTable] = {
    "people": RowTable(
        lambda programme: programme.people,
        {
            "id": _plain("id"),
            "name": _plain("name"),
            "address": _plain("address"),
            "status": _plain("standing"),
            "offers": _titles("offers"),
            "can_support": _plain("can_support"),
            "wants_at_most": _plain("wants_at_most"),
            "languages": _listed("languages"),
            "time_zone": _plain("time_zone"),
            "interests": _listed("interests"),
            "channel": _plain("channel"),
        },
    ),
    "needs": RowTable(
        lambda programme: programme.needs,
        {
            "id": _plain("id"),
            "person_id": _plain("person"),
            "person": _name("person"),
            "need": _titles("kind"),
            "words": _plain("words"),
            "priority": _plain("priority"),
            "how_many": _plain("how_many"),
            "status": _plain("status"),
        },
    ),
    "matches": RowTable(
        lambda programme: programme.matches,
        {
            "id": _plain("id"),
            "giver_id": _plain("giver"),
            "giver": _name("giver"),
            "asker_id": _plain("asker"),
            "asker": _name("asker"),
            "needs": _titles("kinds"),
            "why": _plain("why"),
            "coordinator": _plain("decision"),
            "state": _plain("state"),
            "since": _plain("since"),
            "next_checkin": _plain("next_checkin"),
        },
    ),
    "check-ins": RowTable(
        lambda programme: programme.check_ins,
        {
            "id": _plain("id"),
            "person_id": _plain("person"),
            "match_id": _plain("match"),
            "kind": _plain("kind"),
            "question": _plain("question"),
            "asked_on": _plain("asked_on"),
            "answer": _plain("answer"),
            "answered_on": _plain("answered_on"),
        },
    ),
    "messages": RowTable(
        lambda programme: programme.messages,
        {
            "id": _plain("id"),
            "kind": _plain("kind"),
            "person_id": _plain("person"),
            "period": _plain("period"),
            "state": _plain("state"),
            "on": _plain("on"),
            "subject": _plain("subject"),
        },
    ),
    "problems": RowTable(
        lambda programme: programme.problems,
        {
            "tab": _plain("tab"),
            "cell": _plain("cell"),
            "value": _plain("value"),
            "sentence": _plain("sentence"),
            "hint": _plain("hint"),
            "needs_mending": _plain("needs_mending"),
        },
    ),
}
"""Each kind of row; a column keeps its name, and new ones come last."""
