"""One mail a person: all that is due to somebody on a day, and never more than they can bear."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mentorsheets.domain.mail_kinds import MailKind, Urgency
from mentorsheets.relations.mail_parts import COORDINATOR, Due, Part, in_order
from mentorsheets.relations.permission import find_hindrance, find_hindrance_in, has_room, is_worth_a_mail
from mentorsheets.relations.send_times import is_free_day
from mentorsheets.relations.situation import Situation


def is_mail_day(desk: Situation) -> bool:
    """Return whether mail goes out to people on a day at all."""
    return not is_free_day(desk.today, desk.programme.settings)


def mails_of(parts: Iterable[Part], desk: Situation) -> Iterator[Due]:
    """Yield the mails of a day to people, one for each reader."""
    own: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        if _may_go(part, desk):
            own[part.person].append(part)
    for person in desk.programme.people:
        theirs = _without_repeats(own.get(person.id, []))
        kinds = [part.kind for part in theirs]
        if theirs and has_room(person.id, desk) and is_worth_a_mail(kinds, person.id, desk):
            yield _mail(theirs, (person.id,), desk)


def find_crowded_out(parts: Iterable[Part], mails: Iterable[Due], desk: Situation) -> tuple[Part, ...]:
    """Return the parts that only wait because a reader gets as much mail as anyone should already."""
    gone = {(part.name, part.person) for mail in mails for part in mail.parts}
    return tuple(
        part
        for part in parts
        if (part.name, part.person) not in gone and _may_go(part, desk) and not has_room(part.person, desk)
    )


def mail_to_coordinator(parts: Iterable[Part], desk: Situation) -> Iterator[Due]:
    """Yield what the coordinator is told on a day, in one mail; on free days only what cannot wait."""
    carried = desk.past.carried(COORDINATOR)
    mine = [part for part in parts if part.person == COORDINATOR and part.name not in carried]
    if not is_mail_day(desk):
        mine = [part for part in mine if part.kind.urgency is Urgency.AT_ONCE]
    if mine and desk.programme.settings.coordinator_address:
        yield Due((), in_order(mine))


def _mail(parts: Iterable[Part], people: Iterable[str], desk: Situation) -> Due:
    readers = tuple(desk.programme.person_by_id[person] for person in people)
    ordered = in_order(parts)
    attempt = desk.past.attempts(readers[0].id, ordered[0].kind, ordered[0].period)
    return Due(readers, ordered, attempt)


def _may_go(part: Part, now: Situation) -> bool:
    """Return whether a part may go to its reader: not twice, nor where anything stands against it.

    To the coordinator, who is nobody in the sheet, nothing goes this way.
    """
    return (
        part.name not in now.past.carried(part.person)
        and find_hindrance(part.person, part.kind, now) is None
        and all(find_hindrance_in(match, part.person, part.kind, now) is None for match in part.matches)
    )


def _without_repeats(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return parts without reminders of what a check-in asks anyway, and with one refresh of needs."""
    parts = tuple(parts)
    asked = {match for part in parts if part.kind == MailKind.CHECK_IN for match in part.about}
    kept: dict[str, Part] = {}
    for part in parts:
        if part.kind != MailKind.REMINDER or not asked.intersection(part.about):
            kept.setdefault(part.kind if part.kind == MailKind.NEEDS_REFRESH else part.name, part)
    return tuple(kept.values())
