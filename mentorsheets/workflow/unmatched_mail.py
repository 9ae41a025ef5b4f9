"""Mail that nothing ties to a question of ours: told to the coordinator, and no stop in it is missed."""

from collections.abc import Iterator
from datetime import date

from mentorsheets.domain.changes import Change
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.model import Person
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.incoming.arrivals import Untied
from mentorsheets.relations.transitions import personal_entry
from mentorsheets.workflow.hear_words import hear_stranger, may_mean_harm

HARM_SAID = "(Somebody wrote what may mean harm. The words went to the safety contact.)"


def take_left_over(one: Untied, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what a mail leads to that nothing ties to one of ours and its reader.

    Anybody can write any sender, so it makes nobody leave or come back: a wish for no more mail holds it, and
    nothing is lost. Its words stand in the history, and so in the digest, if its sender takes part or
    it answers a mail of ours. All else in the mailbox is nobody's business here.
    """
    person = writer(one, programme)
    if person is None:
        if one.key:
            said = HARM_SAID if may_mean_harm(said_in(one)) else _pass_on(one, programme)
            yield personal_entry(PersonEvent.UNCLEAR, "", today, said)
        return
    yield from hear_stranger(programme, person, said_in(one), today)


def said_in(one: Untied) -> str:
    """Return what a mail says, its subject first."""
    return "\n".join(filter(None, (one.subject, one.text)))


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
