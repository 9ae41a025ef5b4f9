"""What a programme is after changes: the same as writing them into the sheet and reading it again."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from mentorsheets.domain.changes import Added, Change, Changed, ProblemsFound, Record
from mentorsheets.domain.confirmation import Confirmation
from mentorsheets.domain.model import (
    CheckIn,
    Circle,
    HistoryEntry,
    Match,
    Message,
    Need,
    Person,
    Registration,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.read_mail import ReadMail, ReadUpTo

HELD_IN: Mapping[type[Record], str] = {
    Person: "people",
    Need: "needs",
    Match: "matches",
    CheckIn: "check_ins",
    Message: "messages",
    Registration: "register",
    HistoryEntry: "history",
    Circle: "circles",
    ReadMail: "read_mails",
    ReadUpTo: "read_up_to",
    Confirmation: "confirmations",
}


def apply(programme: Programme, changes: Iterable[Change]) -> Programme:
    """Return the programme after changes, in their order.

    Adding what is there already does nothing. Of a changed record only the fields that differ are written,
    and none of them unless the programme still says what the change was decided on.
    """
    held: dict[str, dict[str, Any]] = {}
    problems = programme.problems

    def records(kind: type[Record]) -> dict[str, Any]:
        name = HELD_IN[kind]
        if name not in held:
            held[name] = {record.id: record for record in getattr(programme, name)}
        return held[name]

    for change in changes:
        match change:
            case Added(record):
                records(type(record)).setdefault(record.id, record)
            case Changed(was, now):
                here = records(type(now))
                if was.id in here:
                    here[was.id] = _write(here[was.id], was, now)
            case ProblemsFound(found):
                problems = found
    if not held and problems is programme.problems:
        return programme
    fields: Any = {name: tuple(rows.values()) for name, rows in held.items()}
    return replace(programme, problems=problems, **fields)


def _write(there: Record, was: Record, now: Record) -> Record:
    differing = [name for name in now.__slots__ if getattr(was, name) != getattr(now, name)]
    if any(getattr(there, name) != getattr(was, name) for name in differing):
        return there
    new: Any = {name: getattr(now, name) for name in differing}
    return replace(there, **new)


def at_once(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes with all those of one record made into one, in the order of their first mention."""
    first: dict[tuple[type[Record], str], Change] = {}
    rest: list[Change] = []
    for change in changes:
        match change:
            case Added(record):
                first.setdefault((type(record), record.id), change)
            case Changed(_, now):
                key = (type(now), now.id)
                first[key] = _join(first.get(key), change)
            case _:
                rest.append(change)
    return (*first.values(), *rest)


def _join(before: Change | None, change: Changed) -> Change:
    match before:
        case Added():
            return Added(change.now)
        case Changed(was, _):
            return Changed(was, change.now)
        case _:
            return change
