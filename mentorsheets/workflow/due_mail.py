"""What a day brings to a programme: the mails that are due, all of them or those of some kinds."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time

from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import Person
from mentorsheets.mail import facts
from mentorsheets.mail.letters.finish import Draft
from mentorsheets.mail.letters.links import COORDINATOR_LINK, Desk
from mentorsheets.mail.letters.sections import sections_of
from mentorsheets.mail.render.calendar import proposal
from mentorsheets.relations.mail_parts import DigestPart
from mentorsheets.relations.one_mail import Due
from mentorsheets.relations.plan import due_today
from mentorsheets.relations.retention import clear_old_words
from mentorsheets.relations.waiting import sum_up
from mentorsheets.workflow.plan_round import Decided, Gather


def gather(kinds: frozenset[MailKind] | None = None, *, any_day: bool = False) -> Gather:
    """Return what decides on the mails of a day: those with parts of `kinds`, or all.

    With `any_day`, weekends and holidays count like other days.
    """

    def decide(desk: Desk, today: date) -> Decided:
        plan = due_today(desk.programme, today, any_day=any_day)
        mails = (_keep(due, kinds) for due in plan.mails)
        waiting = sum(kinds is None or part.kind in kinds for part in plan.waiting)
        drafts = (draft for due in mails if due.parts for draft in _drafts(due, desk, today))
        cleared = clear_old_words(desk.programme, plan.happened, today)
        return Decided(tuple(drafts), (*plan.happened, *cleared), waiting)

    return decide


def reasons(due: Due) -> str:
    """Return why each part of a mail is due, in sentences, each said once; of a digest also what waits."""
    found = (
        f"{part.kind.traits.why} {sum_up(part.waiting)}."
        if isinstance(part, DigestPart)
        else part.kind.traits.why
        for part in due.parts
    )
    return " ".join(dict.fromkeys(found))


def _keep(due: Due, kinds: frozenset[MailKind] | None) -> Due:
    return due if kinds is None else replace(due, parts=tuple(p for p in due.parts if p.kind in kinds))


def _drafts(due: Due, desk: Desk, today: date) -> Iterator[Draft]:
    """Yield the mail, and what goes to the coordinator once more for each further address of theirs.

    Each is a mail of its own, so that an address which is dead keeps nothing from the others.
    """
    if due.people:
        yield write_draft(due, desk, today, due.people, due.period)
        return
    settings = desk.programme.settings
    for place, address in enumerate(settings.coordinator_addresses or ("",)):
        reader = Person(COORDINATOR_LINK, settings.coordinator or settings.programme, address)
        draft = write_draft(due, desk, today, (reader,), f"{due.period}~{place}" if place else due.period)
        yield replace(draft, changes=()) if place else draft


def write_draft(due: Due, desk: Desk, today: date, people: tuple[Person, ...], period: str) -> Draft:
    """Return a mail that is due to people, under the name that its period has."""
    key = desk.key(due.kind, people, period)
    links = desk.links(key, people[0])
    sections = sections_of(due, desk, links, today)
    return Draft(
        key=key,
        people=people,
        sections=sections,
        why=reasons(due),
        about=due.about,
        carries=due.carries,
        changes=due.changes,
        calendar=_calendar(sections, key.id, today),
    )


def _calendar(sections: Iterable[facts.Section], key: str, today: date) -> str:
    for section in sections:
        if isinstance(section, facts.Introduction | facts.SuggestedTimes) and section.times:
            summary = f"{section.giver} & {section.asker}"
            stamp = datetime.combine(today, time(), UTC)
            return proposal(section.times, summary=summary, uid=key, stamp=stamp).decode()
    return ""
