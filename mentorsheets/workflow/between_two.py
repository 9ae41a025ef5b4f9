"""A letter of one of a match to the other that reaches us too: it is theirs, kept nowhere and quoted nowhere.

It is looked at only for whether somebody needs a human. If so, mail to its writer is held and the coordinator
is told whom to ring, without a word of it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mentorsheets.domain.changes import Change
from mentorsheets.domain.model import Person
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.incoming.arrivals import REPLY_ACTION, Incoming, IncomingReply, Untied
from mentorsheets.mail.incoming.meaning import AskedFor, interpret_words
from mentorsheets.relations.holds import call_human, hold_in_confidence, hold_mail
from mentorsheets.workflow.hear_words import is_for_safety_contact_alone, may_mean_harm
from mentorsheets.workflow.unmatched_mail import find_writers, said_in


def is_between_two(one: Incoming, programme: Programme) -> bool:
    """Return whether a mail went from one of a match to the other, whoever else got it."""
    if not isinstance(one, IncomingReply | Untied):
        return False
    writers = {person.id for person in list_writers(one, programme)}
    ours = {*programme.settings.coordinator_addresses, programme.settings.safety_address}
    to = set(one.to) - ours
    readers = {person for address in to for person in programme.owners.get(address, ())} - writers
    return any(
        match.other(writer) in readers for writer in writers for match in programme.matches_of.get(writer, ())
    )


def drop_words(one: Incoming) -> Incoming:
    """Return a tapped answer without the words around it."""
    return replace(one, text="") if isinstance(one, IncomingReply) else one


def is_only_words(one: Incoming) -> bool:
    """Return whether nothing was tapped."""
    return not isinstance(one, IncomingReply) or one.action.rstrip("0123456789") == REPLY_ACTION


def hear_in_private(one: Incoming, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what holds the writer and tells that they may need a human, if their words may mean that."""
    for person in list_writers(one, programme):
        text = read_said(one)
        if is_against_coordinator(text, programme):
            yield from hold_in_confidence(person, programme, today)
        elif interpret_words(text, AskedFor.NOTHING, names=[person.name]).holds:
            yield from hold_mail(person, today)
            yield call_human(person, "", today)


def is_against_coordinator(text: str, programme: Programme) -> bool:
    """Return whether words may mean harm by the coordinator, of which only the safety contact is to hear."""
    return may_mean_harm(text) and is_for_safety_contact_alone(programme, text)


def read_said(one: Incoming) -> str:
    """Return what a letter says."""
    return said_in(one) if isinstance(one, Untied) else str(getattr(one, "text", ""))


def list_writers(one: Incoming, programme: Programme) -> tuple[Person, ...]:
    """Return who has the address that a letter came from; else the reader of the mail that it answers.

    Somebody may go on with that from an account that we do not know.
    """
    if isinstance(one, Untied):
        if writers := find_writers(one, programme):
            return writers
        answered = next((message for message in programme.messages if message.id == one.key), None)
        person = programme.person_by_id.get(answered.person) if answered else None
    else:
        person = programme.person_by_id.get(one.person) if isinstance(one, IncomingReply) else None
    return (person,) if person else ()
