"""What is held about somebody may be needed while harm may be meant: the safety contact is asked."""

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.ids import confidential_mark
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import MustLookFirst
from mentorsheets.relations.unheard_safety import find_groups, is_of_cries
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.load_templates import load_templates
from mentorsheets.runtime.open_journal import journal_of
from mentorsheets.runtime.secret import open_desk
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.leaving import Leaving
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.workflow.collect_mail import collect_mail
from mentorsheets.workflow.read_answers import read_answers
from mentorsheets.workflow.safety import plan_question

NOT_TAKEN_IN = (
    "Mail that was not taken in yet holds somebody whom this concerns; it may mean harm. Nothing was done."
)
TAKE_IN = "See in Today what is in the way of all mail, then let mentorsheets collect take it in."


def concerns_open_harm(programme: Programme, person: str) -> bool:
    """Return whether a person (id), or somebody whom they were matched with, wrote what may mean harm.

    Only while that one is held. Whom their words are about is written nowhere, so it may be whoever they
    were matched with.
    """
    told = {
        writer
        for message in programme.messages
        if is_of_cries(message.kind, message.period)
        for group in find_groups(message)
        for writer in group
    }
    return any(
        confidential_mark(one) in programme.open_holds.get(one, {})
        or (one in told and programme.is_held(one))
        for one in _list_concerned(programme, person)
    )


def ask_safety_contact(reading: Reading, config: Config, leaving: Leaving, moment: Moment) -> None:
    """Let the next run ask the safety contact by mail whether somebody may be forgotten.

    Raises:
        WrongUse, Unreachable: templates, journal or secret cannot be used.
    """
    desk = open_desk(reading.programme, config, reading=reading)
    templates = load_templates(config.templates, reading)
    with journal_of(config, reading.programme, moment) as journal:
        plan_question(leaving.id, leaving.name, desk, templates, journal, moment)


def hear_before_forgetting(
    backend: Backend, config: Config, moment: Moment, programme: Programme, person: str
) -> None:
    """Take in all that people wrote before a person (id) is forgotten: words of harm may be among it.

    A sheet that lacks some of what went out, as after such a run that died, takes nothing in; then what came
    by mail is only looked at.

    Raises:
        MustLookFirst: it holds that person, or somebody whom they were matched with.
        MentorsheetsError: something could not be read to its end.
    """
    if not config.mailbox:
        return
    try:
        read_answers(backend, config, moment)
    except MustLookFirst:
        heard = collect_mail(backend, config, moment, dry_run=True)
        now = apply(programme, heard.changes if heard else ())
        if any(now.is_held(one) and not programme.is_held(one) for one in _list_concerned(programme, person)):
            raise MustLookFirst(NOT_TAKEN_IN, TAKE_IN) from None


def _list_concerned(programme: Programme, person: str) -> set[str]:
    """Return a person (id) and whoever they were matched with."""
    return {person, *(match.other(person) for match in programme.matches_of.get(person, ()))}
