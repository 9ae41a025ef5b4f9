"""What a round of mail is to send: finished mails, decided from what was read, with nothing written yet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from mentorsheets.domain.changes import Change
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.model import Problem
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import MentorsheetsError
from mentorsheets.mail.letters.finish import Draft, Finished, finish
from mentorsheets.mail.letters.links import Desk
from mentorsheets.mail.messages import MailState
from mentorsheets.mail.render.templates import Templates
from mentorsheets.mail.transport.headers import safe_reader
from mentorsheets.workflow.find_person import find_person
from mentorsheets.workflow.hold_until_hours import choose_going_now, find_next_hour
from mentorsheets.workflow.wishes import Wishes, name_to_new


@dataclass(frozen=True, slots=True)
class Decided:
    """What a round is about: the mails, and what changes in the sheet besides what each mail changes.

    `waiting` is how many things more there are to say to people who get enough mail on this day.
    """

    drafts: tuple[Draft, ...]
    changes: tuple[Change, ...] = ()
    waiting: int = 0


Gather = Callable[[Desk, date], Decided]
"""Decides from a programme, and on a day, what is to be said to whom."""


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """The finished mails of a round, what cannot be written, and what else changes in the sheet.

    `changes` and `waiting` are as in `Decided`; a round that is not of everything leaves both to one that is.
    `later` counts the mails whose readers are not written to at this hour; the first of them may go at
    `later_from`, in the programme's zone.
    """

    finished: tuple[Finished, ...]
    problems: tuple[Problem, ...]
    changes: tuple[Change, ...]
    waiting: int
    later: int = 0
    later_from: datetime | None = None


def plan_round(desk: Desk, templates: Templates, gather: Gather, wishes: Wishes, moment: Moment) -> RoundPlan:
    """Return what is to go at a moment, as far as it is wished for.

    Raises:
        WrongUse: nobody or several are meant by whom it is wished for.
    """
    settings = desk.programme.settings
    now = moment.acts_at(settings.time_zone)
    decided = gather(desk, now.date())
    chosen = _choose(decided.drafts, wishes, desk.programme)
    is_all = wishes.only is None and len(chosen) == len(decided.drafts)
    going = choose_going_now(chosen, settings, now) if wishes.in_hours else chosen
    next_hour = find_next_hour(chosen, settings, now) if len(going) < len(chosen) else None
    if wishes.to is not None:
        reader = safe_reader(wishes.to)
        going = tuple(_redirect(draft, reader) for draft in going)
    finished, problems = _write(going, desk, templates, moment)
    return RoundPlan(
        finished,
        problems,
        decided.changes if is_all else (),
        decided.waiting if is_all else 0,
        later=len(chosen) - len(going),
        later_from=next_hour and next_hour.astimezone(now.tzinfo),
    )


def forget_waiting(programme: Programme) -> Programme:
    """Return a programme without mail that waited on a disk which is gone, so that it is due anew."""
    waited = {MailState.PLANNED, MailState.DEFERRED}
    return replace(programme, messages=tuple(m for m in programme.messages if m.state not in waited))


def _choose(drafts: tuple[Draft, ...], wishes: Wishes, programme: Programme) -> tuple[Draft, ...]:
    if wishes.only is not None:
        wanted = find_person(programme, wishes.only).id
        drafts = tuple(draft for draft in drafts if wanted in draft.key.persons)
    if wishes.keys is not None:
        drafts = tuple(
            one
            for one in drafts
            if one.key.id in wishes.keys or name_to_new(one.key.kind, one.people) in wishes.to_new
        )
    return drafts


def _redirect(draft: Draft, address: str) -> Draft:
    """Return the same mail to somebody who wants to see what others would get."""
    people = tuple(replace(person, address=address) for person in draft.people[:1])
    return replace(draft, people=people)


def _write(
    drafts: Iterable[Draft], desk: Desk, templates: Templates, moment: Moment
) -> tuple[tuple[Finished, ...], tuple[Problem, ...]]:
    """Return the finished mails, and a problem for each one that a name or an address makes impossible."""
    finished: list[Finished] = []
    problems: list[Problem] = []
    for draft in drafts:
        try:
            finished.append(finish(draft, desk, templates, moment))
        except MentorsheetsError as error:
            names = ", ".join(person.name for person in draft.people)
            problems.append(Problem("Participants", "", error.sentence, error.hint, names))
    return tuple(finished), tuple(problems)
