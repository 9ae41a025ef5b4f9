"""What is held about somebody may be needed while harm may be meant: the safety contact is asked."""

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.ids import confidential_mark
from mentorsheets.domain.programme import Programme
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.load_templates import load_templates
from mentorsheets.runtime.open_journal import journal_of
from mentorsheets.runtime.secret import open_desk
from mentorsheets.sheet.leaving import Leaving
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.workflow.safety import find_groups, is_of_cries, plan_question


def concerns_open_harm(programme: Programme, person: str) -> bool:
    """Return whether a person (id), or somebody whom they were matched with, wrote what may mean harm.

    Only while that one is held. Whom their words are about is written nowhere, so it may be whoever they
    were matched with.
    """
    matched = {match.other(person) for match in programme.matches_of.get(person, ())}
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
        for one in {person, *matched}
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
