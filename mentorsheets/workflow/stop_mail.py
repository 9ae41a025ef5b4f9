"""What a stop link leads to: its owner's tap lets them leave, and any other holds their mail."""

from collections.abc import Iterator
from datetime import date

from mentorsheets.domain.changes import Change
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.model import Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.incoming.arrivals import Proof, StopRequest
from mentorsheets.relations.holds import hold_address
from mentorsheets.relations.interpret import interpret
from mentorsheets.relations.transitions import personal_entry

STOPPED_BY_ANOTHER = (
    "(A link in a mail to them, by which mail is stopped, came back from an address that is not theirs, or "
    "was not signed by us. Please ask them whether they want no more mail.)"
)


def stop_mail(one: StopRequest, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what a stop link leads to; nothing for somebody who left, or is not in the sheet."""
    person = programme.person_by_id.get(one.person)
    if person is None:
        return
    if one.proof is Proof.SURE:
        yield from interpret(programme, one.person, "", "leave", today)
    elif person.standing is not Standing.LEFT:
        yield from hold_address(person, programme, today)
        yield personal_entry(PersonEvent.UNCLEAR, person.id, today, STOPPED_BY_ANOTHER)
