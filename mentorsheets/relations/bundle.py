"""One mail a person: all that is due to somebody on a day, and never more than they can bear."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from mentorsheets.domain.mail_kinds import MailKind, Urgency
from mentorsheets.relations.cadence import LEAST_GAP
from mentorsheets.relations.history import NEVER_WENT
from mentorsheets.relations.mail_parts import COORDINATOR, Due, Part, Situation, in_order
from mentorsheets.relations.send_times import is_free_day

WEEK = timedelta(days=7)


def is_mail_day(desk: Situation) -> bool:
    """Say whether mail goes out to people on a day at all."""
    return not is_free_day(desk.today, desk.programme.settings)


def mails_of(parts: Iterable[Part], desk: Situation) -> Iterator[Due]:
    """Yield the mails of a day to people, one for each reader."""
    own: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        if part.person != COORDINATOR and _may_go(part, desk):
            own[part.person].append(part)
    for person in desk.programme.people:
        theirs = _without_repeats(own.get(person.id, []))
        if theirs and _has_room(person.id, desk) and _is_time(theirs, person.id, desk):
            yield _mail(theirs, (person.id,), desk)


def find_crowded_out(parts: Iterable[Part], mails: Iterable[Due], desk: Situation) -> tuple[Part, ...]:
    """Return the parts that only wait because a reader gets as much mail as anyone should already."""
    gone = {(part.name, part.person) for mail in mails for part in mail.parts}
    return tuple(
        part
        for part in parts
        if part.person != COORDINATOR
        and (part.name, part.person) not in gone
        and _may_go(part, desk)
        and not _has_room(part.person, desk)
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


def _may_go(part: Part, desk: Situation) -> bool:
    """Say whether a part may go to its reader: not twice, nor where state, silence or a hold forbids it.

    While one of the two is held, the other is neither told nor asked anything about them.
    """
    if not all(part.kind.may_go_in(match.state) for match in part.matches):
        return False
    if any(desk.programme.concerns_held(match) for match in part.matches):
        return False
    return _may_read(part, part.person, desk)


def _may_read(part: Part, person: str, desk: Situation) -> bool:
    known = desk.programme.person_by_id.get(person)
    if known is None or not known.may_be_mailed or part.name in desk.past.carried(person):
        return False
    if desk.past.is_held(person, desk.today):
        return False
    return part.kind.goes_into_silence or not desk.past.is_quiet(person)


def _has_room(person: str, desk: Situation) -> bool:
    """Say whether somebody may get another mail: none on this day yet, and fewer than the week's most."""
    went = [mail.on for mail in desk.past.mails.get(person, ()) if mail.state not in NEVER_WENT]
    recent = [day for day in went if day > desk.today - WEEK]
    return desk.today not in recent and len(recent) < desk.programme.settings.mails_a_week


def _is_time(parts: Iterable[Part], person: str, desk: Situation) -> bool:
    """Say whether parts are worth a mail of their own now; those without hurry keep their distance."""
    if any(part.kind.urgency is not Urgency.UNHURRIED for part in parts):
        return True
    days = [mail.on for mail in desk.past.mails.get(person, ()) if mail.state not in NEVER_WENT]
    return max(days, default=desk.today - WEEK) <= desk.today - LEAST_GAP


def _without_repeats(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return parts without reminders of what a check-in asks anyway, and with one refresh of needs."""
    parts = tuple(parts)
    asked = {match for part in parts if part.kind == MailKind.CHECK_IN for match in part.about}
    kept: dict[str, Part] = {}
    for part in parts:
        if part.kind != MailKind.REMINDER or not asked.intersection(part.about):
            kept.setdefault(part.kind if part.kind == MailKind.NEEDS_REFRESH else part.name, part)
    return tuple(kept.values())
