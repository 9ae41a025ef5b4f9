"""The register of people: who is known by which name and address, and since which day they take part."""

from collections.abc import Mapping
from datetime import date

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.ids import former_mark
from mentorsheets.domain.model import Day, Registration
from mentorsheets.domain.programme import PROGRAMME, Programme, programme_id


def register_people(programme: Programme, today: date) -> list[Change]:
    """Return what is to be added to or changed in the register, so that people are known again."""
    known = {entry.id: entry for entry in programme.register}
    itself = Registration(PROGRAMME, "", programme_id(programme))
    there = known.get(PROGRAMME)
    changes: list[Change] = [] if there == itself else [_register(there, itself)]
    heard_of: Mapping[str, date] | None = None
    for person in programme.people:
        before = known.get(person.id)
        since = before.since if before else Day(today)
        if since is None:
            # Few are older than their record; only for them all that was ever told is gone through.
            heard_of = heard_of or _index_first_days(programme)
            since = _find_first_day(person.id, programme, heard_of, today)
        address = person.address or ""
        # What they said from another address than today's is asked anew.
        also = before.also if before and before.address == address else ()
        seen = Registration(person.id, address, person.name, since, also, _list_former(before, address))
        if before != seen:
            changes.append(_register(before, seen))
    return changes


def _list_former(before: Registration | None, address: str) -> tuple[str, ...]:
    if before is None or before.address in {"", address}:
        return before.former if before else ()
    return add_former(before)


def add_former(before: Registration) -> tuple[str, ...]:
    """Return the marks of the addresses that somebody had, with that of the one which they had until now."""
    return tuple(dict.fromkeys((*before.former, former_mark(before.address))))


def _register(before: Registration | None, seen: Registration) -> Change:
    return Changed(before, seen) if before else Added(seen)


def _find_first_day(person: str, programme: Programme, heard_of: Mapping[str, date], today: date) -> Day:
    """Return since when somebody takes part who is older than this record: by the record, at the latest."""
    if person in programme.form_days:
        return Day(programme.form_days[person])
    return Day(heard_of.get(person, today), exact=False)


def _index_first_days(programme: Programme) -> Mapping[str, date]:
    """Return the first day of which the record tells anything about each person."""
    told = [(entry.person, entry.on) for entry in programme.history]
    told += [(mail.person, mail.on) for mail in programme.messages]
    told += [(row.person, row.asked_on) for row in programme.check_ins]
    return dict(sorted(told, key=lambda one: one[1], reverse=True))
