"""The one entry: what has happened, what that changes, and which mails are due to whom on a day."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mentorsheets.domain.apply_changes import apply, at_once
from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import MatchState, Message, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.weekly_hours import monday_of
from mentorsheets.relations.bundle import find_crowded_out, is_mail_day, mail_to_coordinator, mails_of
from mentorsheets.relations.circles import circle_changes, circle_parts
from mentorsheets.relations.confirmations import find_confirm_parts
from mentorsheets.relations.consent import consent_parts
from mentorsheets.relations.detect import happenings
from mentorsheets.relations.digest import digest_part
from mentorsheets.relations.endings import closing_parts, offer_parts
from mentorsheets.relations.followups import followup_parts
from mentorsheets.relations.history import Past, past_of
from mentorsheets.relations.holds import hold_callers
from mentorsheets.relations.introducing import note_introduced
from mentorsheets.relations.mail_parts import COORDINATOR, Part
from mentorsheets.relations.need_history import note_needs
from mentorsheets.relations.one_mail import Due
from mentorsheets.relations.past_days import date_the_past
from mentorsheets.relations.periodic import check_in_parts, refresh_parts, reminder_parts, vague_parts
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.stopped_mail import note_stop
from mentorsheets.relations.transitions import carry_out, personal_entry
from mentorsheets.relations.which_one import find_which_parts

# A match takes a few steps in a run at most: approved, asked, both yes, introduced.
MOST_STEPS = 12
NOTED_AS = {
    Standing.ACTIVE: PersonEvent.BACK,
    Standing.PAUSED: PersonEvent.PAUSED,
    Standing.HELD: PersonEvent.HELD,
    Standing.LEFT: PersonEvent.LEFT,
}
"""What the history says of somebody's change of status, whoever typed it."""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What a day brings: the mails, and what happened, as changes that hold whether or not mail goes out.

    `waiting` are parts that are due and found no room, since their readers get enough mail as it is.
    """

    mails: tuple[Due, ...]
    happened: tuple[Change, ...]
    waiting: tuple[Part, ...] = ()

    def changes(self, gone: Iterable[Due] | None = None) -> tuple[Change, ...]:
        """Return all changes of the day; with `gone` only those of these mails, beside what happened."""
        mails = self.mails if gone is None else tuple(gone)
        return at_once((*self.happened, *(change for mail in mails for change in mail.changes)))


def due_today(programme: Programme, today: date, *, any_day: bool = False) -> DayPlan:
    """Return what is due on a day, from the snapshot alone.

    A second run, with what the first one recorded, finds nothing. What was missed is caught up with in one
    mail a person. On weekends and holidays nothing goes to people unless `any_day`; who asks for help
    reaches the coordinator on every day.
    """
    return _plan(past_of(programme), today, any_day=any_day)[0]


def _plan(before: Past, today: date, *, any_day: bool = False) -> tuple[DayPlan, Past]:
    """Return what is due on a day, and the past after what has happened by then."""
    past, happened = _catch_up(before, today)
    desk = Situation(past.source, past, today)
    # Whoever comes back today is still away in the sheet, at which delivery looks once more: they are next.
    away = {person.id for person in before.source.people if not before.source.takes_mail(person.id)}
    everything = tuple(_parts(desk))
    parts = tuple(part for part in everything if part.person not in away)
    is_sent = is_mail_day(desk)
    mails = tuple(mails_of(parts, desk)) if any_day or is_sent else ()
    known = mails if len(parts) == len(everything) and is_sent else None
    told = mail_to_coordinator((*parts, *_digest(desk, known)), desk)
    return DayPlan((*told, *mails), happened, find_crowded_out(parts, mails, desk)), past


def _catch_up(past: Past, today: date) -> tuple[Past, tuple[Change, ...]]:
    """Return the past of the programme after all that has happened by a day, and what that changes."""
    changes: tuple[Change, ...] = tuple(_settle(past, today))
    past = _after(past, changes)
    circles = tuple(circle_changes(past.source, past, today))
    past, changes = _after(past, circles), (*changes, *circles)
    for _ in range(MOST_STEPS):
        found = tuple(happenings(past.source, past, today))
        if not found:
            break
        step = tuple(change for one in found for change in carry_out(one, past.source, past, today))
        past, changes = _after(past, step), (*changes, *step)
    held = tuple(hold_callers(past.source, past, today))
    past, changes = _after(past, held), (*changes, *held)
    noted = (
        *note_needs(past.source, past, today),
        *date_the_past(past.source, past),
        *note_stop(past.source, today),
    )
    return _after(past, noted), at_once((*changes, *noted))


def _after(past: Past, changes: Iterable[Change]) -> Past:
    return past_of(apply(past.source, changes), past)


def _settle(past: Past, today: date) -> Iterator[Change]:
    """Yield what only needs a day: who went or came back, and since when a match that was typed in stands."""
    for person in past.source.people:
        is_back = person.standing is Standing.PAUSED and person.back_on and person.back_on <= today
        if is_back:
            yield Changed(person, replace(person, standing=Standing.ACTIVE, back_on=None))
        standing = Standing.ACTIVE if is_back else person.standing
        if is_back or standing is not past.standing(person.id):
            noted = personal_entry(NOTED_AS[standing], person.id, today)
            if noted.record.id not in past.entries:
                yield noted
    for match in past.source.matches:
        if match.since is None and match.state in {MatchState.APPROVED, MatchState.ASKED, MatchState.CLOSING}:
            yield Changed(match, replace(match, since=today))
    yield from note_introduced(past)


def _parts(desk: Situation) -> Iterator[Part]:
    yield from followup_parts(desk)
    yield from consent_parts(desk)
    yield from find_confirm_parts(desk)
    yield from find_which_parts(desk)
    yield from closing_parts(desk)
    yield from check_in_parts(desk)
    yield from reminder_parts(desk)
    yield from offer_parts(desk)
    yield from vague_parts(desk)
    yield from refresh_parts(desk)
    yield from circle_parts(desk)


def _digest(desk: Situation, mails: tuple[Due, ...] | None) -> Iterator[Part]:
    """Yield the digest of a week, unless it went; `mails` are today's, None where they are not known."""
    week = monday_of(desk.today)
    told = f"{MailKind.DIGEST}/{week}" in desk.past.carried(COORDINATOR)
    if not told:
        known = None if mails is None else DayPlan(mails, ())
        coming = _ahead(desk.past, desk.today, 7, _to_people, known)
        yield digest_part(desk, week, [due for _, mails in coming for due in mails])


def as_sent(due: Due, today: date) -> Message:
    """Return the record of a mail as it stands once it went out, for looking ahead and for simulations."""
    people = [person.id for person in due.people] or [COORDINATOR]
    return Message(
        id=f"{due.kind}/{due.period}/{people[0]}",
        kind=due.kind,
        person=people[0],
        period=due.period,
        state="sent",
        on=today,
        about=due.about,
        also=tuple(people[1:]),
        carries=due.carries,
    )


def due_between(programme: Programme, today: date, days: int) -> tuple[tuple[date, tuple[Due, ...]], ...]:
    """Return which mails would go out on each of the next days if nobody answered and nothing changed.

    Days without mail are left out.
    """
    return tuple(_ahead(past_of(programme), today, days, _plan))


def _ahead(
    past: Past,
    today: date,
    days: int,
    plan_of: Callable[[Past, date], tuple[DayPlan, Past]],
    first: DayPlan | None = None,
) -> Iterator[tuple[date, tuple[Due, ...]]]:
    """Yield the mails of each day on which there are any; of today the plan may be known (`first`)."""
    for day in (today + timedelta(days=ahead) for ahead in range(days)):
        plan, past = (first, past) if first and day == today else plan_of(past, day)
        asked = at_once(change for due in plan.mails for change in due.changes)
        past = _after(past, (*asked, *(Added(as_sent(due, day)) for due in plan.mails)))
        if plan.mails:
            yield day, plan.mails


def _to_people(before: Past, today: date) -> tuple[DayPlan, Past]:
    past, happened = _catch_up(before, today)
    desk = Situation(past.source, past, today)
    return DayPlan(tuple(mails_of(_parts(desk), desk)) if is_mail_day(desk) else (), happened), past
