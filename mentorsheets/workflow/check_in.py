"""Checking in: who is due gets one mail, the questions are recorded, and what became of the mail is told."""

import os
from dataclasses import dataclass, field, replace
from pathlib import Path

from mentorsheets.errors import MentorsheetsError
from mentorsheets.mail import facts
from mentorsheets.mail.deliver import Delivery
from mentorsheets.mail.templates import Templates
from mentorsheets.model import Problem
from mentorsheets.programme import Programme
from mentorsheets.relations.due import About, PersonalCheckIn, changes_of, due_check_ins
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.edits import Refused
from mentorsheets.workflow.drafts import NOBODY, Draft, Finished, finish
from mentorsheets.workflow.identity import programme_id
from mentorsheets.workflow.moment import Moment
from mentorsheets.workflow.opening import read
from mentorsheets.workflow.places import Places
from mentorsheets.workflow.post import journal_of, send, told, way_out
from mentorsheets.workflow.saving import save


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """The mails that were due, what became of all that was sent, and where an outbox lies."""

    programme: Programme
    finished: tuple[Finished, ...]
    delivery: Delivery | None = None
    outbox: Path | None = None
    refused: tuple[Refused, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def check_in(backend: Backend, places: Places, moment: Moment, *, dry_run: bool = False) -> CheckedIn:
    """Write and send this week's check-ins; with `dry_run` only compose them.

    Raises:
        WrongUse, Unreachable, Busy, NeedsAPerson: sheet, templates, journal or mail settings cannot be
            used; what was sent before that is in the journal, and the next run tells the sheet.
    """
    templates = Templates.load(folder=places.templates)
    reading = read(backend)
    programme = reading.programme
    today = moment.today(programme.settings.time_zone)
    due = due_check_ins(programme, today)
    finished, problems = _written(due, programme, templates, moment)
    if dry_run:
        return CheckedIn(programme, finished, problems=problems)
    way = way_out(places.mail, programme.settings, os.environ)
    with journal_of(places, programme, moment) as journal:
        delivery = send(journal, way, finished, programme, moment)
        messages = told(journal, finished, programme, moment)
        written = {person.id for one in finished for person in one.draft.people}
        asked = tuple(personal for personal in due if personal.person.id in written)
        with_problems = replace(
            reading, programme=replace(programme, problems=(*programme.problems, *problems))
        )
        refused = save(backend, with_problems, (*changes_of(programme, asked, today), *messages))
        journal.shared(journal.unshared())
    return CheckedIn(programme, finished, delivery, way.folder, refused, problems)


def _written(
    due: tuple[PersonalCheckIn, ...], programme: Programme, templates: Templates, moment: Moment
) -> tuple[tuple[Finished, ...], tuple[Problem, ...]]:
    """Return the finished mails, and a problem for each one that a name or an address makes impossible."""
    finished: list[Finished] = []
    problems: list[Problem] = []
    for personal in due:
        try:
            finished.append(
                finish(draft_of(personal, programme), programme, programme_id(programme), templates, moment)
            )
        except MentorsheetsError as error:
            problems.append(Problem("Participants", "", error.sentence, error.hint, personal.person.name))
    return tuple(finished), tuple(problems)


def draft_of(personal: PersonalCheckIn, programme: Programme) -> Draft:
    """Return the mail that asks a person about everything of theirs."""
    section = facts.CheckIn(
        others=tuple(dict.fromkeys(about.other.name for about in personal.abouts)),
        asked=tuple(_asked(about, programme) for about in personal.abouts),
    )
    about = tuple(about.match.id for about in personal.abouts)
    return Draft("check-in", personal.period, (personal.person,), about, (section,))


def _asked(about: About, programme: Programme) -> facts.Asked:
    return facts.Asked(
        other=about.other.name,
        helps=about.helps,
        needs=tuple(programme.catalogue.titles(about.match.kinds)),
        words=about.words,
        question=about.check_in.question,
        taps=_taps(about, programme),
    )


def _taps(about: About, programme: Programme) -> facts.Taps:
    address = programme.settings.coordinator_address or NOBODY

    def tap(answer: str) -> facts.Link:
        return facts.mailto(address, f"{answer} [{about.check_in.id}]")

    return facts.Taps(met=tap("met"), not_yet=tap("not yet"), something=tap("needs something"))
