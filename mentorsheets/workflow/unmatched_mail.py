"""Mail that nothing ties to a question of ours: told to the coordinator, and no stop in it is missed."""

from collections.abc import Iterator
from datetime import date

from mentorsheets.domain.changes import Change
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.model import Person
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.incoming.replies import Untied
from mentorsheets.relations.answers import is_cry_for_help, personal_meaning
from mentorsheets.relations.interpret import interpret
from mentorsheets.relations.transitions import personal_entry

STOPS = {PersonEvent.LEFT, PersonEvent.PAUSED}
PAUSE = "pause"


def take_left_over(one: Untied, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what a mail leads to that nothing ties to one of ours and its reader.

    Anybody can write any sender, so it makes nobody leave or come back: a wish for no more mail pauses, which
    loses nothing. Its words stand in the history, from where the digest has them, if its sender takes part or
    it answers a mail of ours. All else in the mailbox is nobody's business here.
    """
    person = writer(one, programme)
    if person is None:
        if one.key:
            yield personal_entry(PersonEvent.UNCLEAR, "", today, _pass_on(one, programme))
        return
    said = "\n".join(filter(None, (one.subject, one.text)))
    if is_cry_for_help(said):
        yield from interpret(programme, person.id, "", said, today)
        return
    if {personal_meaning(one.subject), personal_meaning(one.text)} & STOPS:
        yield from interpret(programme, person.id, "", PAUSE, today)
    yield personal_entry(PersonEvent.UNCLEAR, person.id, today, said)


def writer(one: Untied, programme: Programme) -> Person | None:
    """Return who of the programme has the sender's address, where that is one person alone."""
    found = [person for person in programme.people if person.address and person.address == one.sender]
    return found[0] if len(found) == 1 else None


def _pass_on(one: Untied, programme: Programme) -> str:
    """Return who answers a mail of ours that went to somebody else, and what they say."""
    message = next((message for message in programme.messages if message.id == one.key), None)
    reader = programme.person_by_id.get(message.person) if message else None
    to = f"to our mail to {reader.name}" if reader else "to a mail of ours"
    return f"{one.sender}, in reply {to}: {one.text or one.subject}"
