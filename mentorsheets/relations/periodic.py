"""What comes round by itself: check-ins and their reminders, needs asked anew, and needs without words."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta

from mentorsheets.domain.enums import TALKING
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import CheckIn, Match, NeedStatus, Person
from mentorsheets.relations.both_ways import want_check_ins
from mentorsheets.relations.check_ins import changes_of, due_check_ins
from mentorsheets.relations.history import MOST_UNANSWERED, Past
from mentorsheets.relations.mail_parts import CheckInPart, NeedPart, Part, RefreshPart, ReminderPart
from mentorsheets.relations.memo import worked_out_once
from mentorsheets.relations.record_answer import CLOSING_QUESTION
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.standstill import has_passed


def check_in_parts(desk: Situation) -> Iterator[Part]:
    """Yield how it goes, asked of everybody who is due, with all of theirs in one part."""
    for personal in due_check_ins(desk.programme, desk.today, desk.past):
        changes = tuple(changes_of(desk.programme, (personal,), desk.today))
        yield CheckInPart(
            person=personal.person.id, period=personal.period, abouts=personal.abouts, changes=changes
        )


def reminder_parts(desk: Situation) -> Iterator[Part]:
    """Yield one reminder of each check-in that has waited for the programme's days."""
    for match in desk.programme.matches:
        if match.state in TALKING and want_check_ins(match, desk.programme):
            for side in match.people:
                yield from _reminder(match, side, desk)


def _reminder(match: Match, side: str, desk: Situation) -> Iterator[Part]:
    wait = timedelta(days=desk.programme.settings.answer_within)
    streak = [row for row in desk.past.unanswered(side, match.id) if row.kind != CLOSING_QUESTION]
    days = desk.past.unanswered_days(side, match.id)
    if streak and _is_asked_by_other(streak[-1], match, desk):
        return
    if streak and len(days) < MOST_UNANSWERED and has_passed(wait, days[-1], match, desk.past, desk.today):
        yield remind(streak[-1], match, desk)


def _is_asked_by_other(row: CheckIn, match: Match, desk: Situation) -> bool:
    """Return whether a question stands for the other direction first, which reminds of it."""
    lead = desk.programme.match_by_id.get(row.match)
    return row.also == match.id and lead is not None and lead.state in TALKING


def remind(row: CheckIn, match: Match, desk: Situation) -> ReminderPart:
    """Return the reminder of a question about a match that has waited for an answer."""
    return ReminderPart(
        person=row.person,
        period=row.id,
        match=match,
        other=desk.other(match, row.person),
        needs=desk.needs(match),
        asked_on=row.asked_on,
        check_in=row,
    )


def vague_parts(desk: Situation) -> Iterator[Part]:
    """Yield, once for each open need that says too little to find the right person, what would say more."""
    for need in desk.programme.needs:
        if need.status is NeedStatus.OPEN and is_vague(need.words):
            kind = desk.programme.catalogue.by_id.get(need.kind)
            prompt = kind.prompt if kind else ""
            yield NeedPart(
                kind=MailKind.VAGUE_NEED, person=need.person, period=need.id, need=need, prompt=prompt
            )


def is_vague(words: str) -> bool:
    """Return whether a need's words are empty, or hardly more than the name of its kind."""
    return len(words.split()) < 3 and len(words.strip()) < 20


def refresh_parts(desk: Situation) -> Iterator[Part]:
    """Yield, each quarter or as the programme has it, what somebody asked for and whether it is still so.

    Each person has a day of their own, so that not everybody is asked at once; newcomers are left in peace
    for half of the time.
    """
    days = desk.programme.settings.refresh_every.days
    if days is None:
        return
    for person in desk.programme.people:
        known = _find_first_day(person, desk)
        if (
            known is not None
            and (desk.today - known).days >= days // 2
            and not _just_asked(person, days, desk)
        ):
            shift = int(hashlib.sha256((person.lot or person.id).encode()).hexdigest(), 16) % days
            period = str((desk.today.toordinal() + shift) // days)
            needs = desk.programme.open_needs(person.id)
            yield RefreshPart(person=person.id, period=period, needs=needs)


def _just_asked(person: Person, days: int, desk: Situation) -> bool:
    return (desk.today - _find_last_refresh(desk.past, person.id)).days < days // 2


@worked_out_once
def _find_last_refresh(past: Past, person: str) -> date:
    asked = f"{MailKind.NEEDS_REFRESH}/"
    carried = past.carried(person).items()
    return max((day for part, day in carried if part.startswith(asked)), default=date.min)


def _find_first_day(person: Person, desk: Situation) -> date | None:
    days = [mail.on for mail in desk.past.mails.get(person.id, ())]
    days += [entry.on for entry in desk.past.of_person.get(person.id, ())]
    days += [m.since for m in desk.programme.matches_of.get(person.id, ()) if m.since]
    return min(days, default=None)
