"""What a stop link leads to: its owner's tap lets them leave, and any other holds their mail."""

from collections.abc import Iterator
from datetime import date

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Change
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.model import Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.incoming.arrivals import Proof, StopRequest
from mentorsheets.relations.holds import hold_address
from mentorsheets.relations.interpret import interpret
from mentorsheets.relations.transitions import personal_entry
from mentorsheets.workflow.about_coordinator import may_mean_harm
from mentorsheets.workflow.hear_words import hear_beside, hear_stranger
from mentorsheets.workflow.unmatched_mail import tell_of_nobodys

STOPPED_BY_ANOTHER = (
    "(A link in a mail to them, by which mail is stopped, came back from an address that is not theirs, or "
    "was not signed by us. Please ask them whether they want no more mail.)"
)


def stop_mail(one: StopRequest, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what a stop link leads to: nothing but words for somebody who left, or is not in the sheet."""
    person = programme.person_by_id.get(one.person)
    if person is None:
        if one.text:
            yield tell_of_nobodys(one.text, programme, today)
        return
    if one.proof is Proof.SURE:
        leave = tuple(interpret(programme, one.person, "", "leave", today))
        yield from leave
        if one.text:
            now = apply(programme, leave)
            yield from hear_beside(now, now.person_by_id[person.id], "", one.text, today)
    elif may_mean_harm(programme, one.text) or (one.text and person.standing is Standing.LEFT):
        yield from hear_stranger(programme, person, one.text, today)
    elif person.standing is not Standing.LEFT:
        yield from hold_address(person, programme, today)
        said = f"{STOPPED_BY_ANOTHER} {one.text}".strip()
        yield personal_entry(PersonEvent.UNCLEAR, person.id, today, said)
