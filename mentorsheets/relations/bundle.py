"""One mail a person: all that is due to somebody on a day, and never more than they can bear."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mentorsheets.domain.events import Event
from mentorsheets.domain.mail_kinds import MailKind, Urgency
from mentorsheets.relations.mail_parts import COORDINATOR, MatchPart, NewsPart, Part, ReminderPart
from mentorsheets.relations.one_mail import Due, in_order
from mentorsheets.relations.openings import with_openings
from mentorsheets.relations.permission import find_hindrance, find_hindrance_in, has_room, is_worth_a_mail
from mentorsheets.relations.send_times import is_free_day
from mentorsheets.relations.situation import Situation

TOLD_OF_BOTH = frozenset(
    {
        MailKind.SOMEONE_LEFT, MailKind.DECLINED_KINDLY, MailKind.WITHDRAWN, MailKind.ENDED_THANKS,
        MailKind.SUGGESTED_TIMES, MailKind.SILENCE_OTHER_SIDE,
    }
)  # fmt: skip
"""News that is told once of both directions; thanks that are passed on are for one of them."""


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
        theirs = _join_directions(_without_repeats(own.get(person.id, [])))
        kinds = [part.kind for part in theirs]
        if theirs and has_room(person.id, desk) and is_worth_a_mail(kinds, person.id, desk):
            yield _mail(with_openings(theirs, desk), (person.id,), desk)


def find_crowded_out(parts: Iterable[Part], mails: Iterable[Due], desk: Situation) -> tuple[Part, ...]:
    """Return the parts that only wait because a reader gets as much mail as anyone should already."""
    gone = {(part.name, part.person) for mail in mails for part in mail.each}
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


def _join_directions(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return parts of which those that tell two who help each other the same of either direction are one.

    The one about what the reader gets leads.
    """
    backs: dict[str, MatchPart] = {}
    told: set[str] = set()
    for part in parts:
        if isinstance(part, MatchPart) and not part.helps:
            reverse = (one for one in parts if one.name not in told and _is_reverse(one, part))
            if isinstance(back := next(reverse, None), MatchPart):
                backs[part.name] = back
                told.add(back.name)
    return tuple(
        replace(part, back=backs[part.name]) if isinstance(part, MatchPart) and part.name in backs else part
        for part in parts
        if part.name not in told
    )


def _is_reverse(one: Part, part: MatchPart) -> bool:
    """Return whether a part tells, for the same reason, of the other direction what `part` tells."""
    if not isinstance(one, MatchPart) or one.match.people != part.match.people[::-1]:
        return False
    if isinstance(one, ReminderPart) and isinstance(part, ReminderPart):
        return one.check_in is None is part.check_in and one.asked_on == part.asked_on
    if isinstance(one, NewsPart) and isinstance(part, NewsPart):
        is_same = one.cause == part.cause or {one.cause, part.cause} == {Event.GIVER_NO, Event.ASKER_NO}
        return one.kind == part.kind and is_same and one.kind in TOLD_OF_BOTH
    return {one.kind, part.kind} in ({MailKind.ASK_GIVER, MailKind.ASK_ASKER}, {MailKind.INTRODUCTION})
