"""What a programme is after changes: the same as writing them into the sheet and reading it again."""

from collections.abc import Iterable, Mapping
from typing import Any

from mentorsheets.domain.changes import Added, Change, Changed, ProblemsFound, Record
from mentorsheets.domain.confirmation import Confirmation
from mentorsheets.domain.held_records import HeldRecords
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
    held: dict[str, HeldRecords] = {}
    problems = programme.problems

    def records(kind: type[Record]) -> HeldRecords:
        name = HELD_IN[kind]
        if name not in held:
            held[name] = HeldRecords(programme, name)
        return held[name]

    for change in changes:
        match change:
            case Added(record):
                records(type(record)).add(record)
            case Changed(was, now):
                records(type(now)).change(was, now)
            case ProblemsFound(found):
                problems = found
    if not held and problems is programme.problems:
        return programme
    fields: Any = {name: tuple(here.rows) for name, here in held.items()}
    after = programme.revised(problems=problems, **fields)
    for here in held.values():
        here.hand_on(programme, after)
    return after


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
