"""The register of people: who is known by which name and address, and since which day they take part."""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.ids import choose_id, former_mark
from mentorsheets.domain.keyed_marks import KeyedMarks
from mentorsheets.domain.model import Circle, Day, Match, Person, Registration
from mentorsheets.domain.programme import PROGRAMME, Programme, programme_id

NOBODY_NEW: Mapping[str, str] = {}


def register_people(programme: Programme, today: date, new: Mapping[str, str] = NOBODY_NEW) -> list[Change]:
    """Return what is to be added to or changed in the register, so that people are known again.

    Of those who do not stand in it yet, `new` has the ids that they get; others are left for later.
    """
    known = {entry.id: entry for entry in programme.register}
    itself = Registration(PROGRAMME, "", programme_id(programme))
    there = known.get(PROGRAMME)
    changes: list[Change] = [] if there == itself else [_register(there, itself)]
    heard_of: Mapping[str, date] | None = None
    for person in programme.people:
        before = known.get(person.id)
        if before is None and person.id not in new:
            continue
        since = before.since if before else Day(today)
        if since is None:
            # Few are older than their record; only for them all that was ever told is gone through.
            heard_of = heard_of or _index_first_days(programme)
            since = _find_first_day(person.id, programme, heard_of, today)
        address = person.address or ""
        # What they said from another address than today's is asked anew.
        also = before.also if before and before.address == address else ()
        lasting = person.id if before else new[person.id]
        seen = Registration(
            lasting, address, person.name, since, also, _list_former(before, address, programme.marks)
        )
        if before != seen:
            changes.append(_register(before, seen))
    return changes


def find_newcomers(programme: Programme) -> tuple[Person, ...]:
    """Return who does not stand in the register yet, in the order of rows."""
    known = {entry.id for entry in programme.register}
    return tuple(person for person in programme.people if person.id not in known)


def name_newcomers(programme: Programme, typed: Container[str], secrets: Sequence[bytes]) -> dict[str, str]:
    """Return the ids that newcomers get, by those under which they were read.

    They are made with the first of the `secrets`, so that nobody else can find out whose they are. Whom the
    record knows from before there was a register, or before that was lost, keeps the id that stands there;
    `typed` are the matches and circles that a person wrote, which have no ids in the sheet yet.
    """
    recorded = frozenset(_list_recorded(programme, typed))
    newcomers = find_newcomers(programme)
    others = {person.id for person in programme.people} - {person.id for person in newcomers}
    taken = {entry.id for entry in programme.register} | others
    found: dict[str, str] = {}
    for person in newcomers:
        found[person.id] = choose_id(person.id, secrets, recorded, taken)
        taken.add(found[person.id])
    return found


def _list_recorded(programme: Programme, typed: Container[str]) -> Iterator[str]:
    """Yield the ids of people that the record has, which the machine wrote and people do not."""
    records: tuple[Match | Circle, ...] = (*programme.matches, *programme.circles)
    for record in records:
        if record.id not in typed:
            yield from record.people
    for mail in programme.messages:
        yield from (mail.person, *mail.also)
    for trace in programme.traces:
        yield from trace.persons
    yield from (entry.person for entry in programme.history)
    yield from (row.person for row in programme.check_ins)
    yield from programme.form_days


def _list_former(before: Registration | None, address: str, marks: KeyedMarks) -> tuple[str, ...]:
    if before is None or before.address in {"", address}:
        return tuple(map(marks.key, before.former)) if before else ()
    return add_former(before, marks)


def add_former(before: Registration, marks: KeyedMarks) -> tuple[str, ...]:
    """Return the marks of the addresses that somebody had, with that of the one which they had until now."""
    return tuple(dict.fromkeys(map(marks.key, (*before.former, former_mark(before.address)))))


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
