"""A letter of one of a match to the other that reaches us too: it is theirs, kept nowhere and quoted nowhere.

It is looked at only for whether somebody needs a human. If so, mail to its writer is held and the coordinator
is told whom to ring, without a word of it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from mentorsheets.domain.changes import Change
from mentorsheets.domain.enums import LIVE, MatchState
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.model import Person
from mentorsheets.domain.plain_text import drop_tag, fold_address
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.incoming.arrivals import REPLY_ACTION, Incoming, IncomingReply, Untied
from mentorsheets.mail.incoming.meaning import HoldReason, find_holds
from mentorsheets.relations.holds import call_human, hold_in_confidence, hold_mail
from mentorsheets.relations.states import ABOUT_TO_BE
from mentorsheets.relations.transitions import personal_entry
from mentorsheets.workflow.about_coordinator import interpret_here, is_for_safety_contact_alone, may_mean_harm
from mentorsheets.workflow.unmatched_mail import find_writers, heard_in

WENT_ELSEWHERE = (
    "(They wrote to you and to an address that nobody has, which may be that of the other one, so their "
    "words stand nowhere here. Please read them in the mailbox.)"
)
WENT_PAST_US = (
    "(They wrote a letter that names you in neither To nor Cc, so it may be one to somebody else, and its "
    "words stand nowhere here. Please read it in the mailbox. If it went to another address of the "
    "programme's, add that to Coordinator e-mail in Settings.)"
)
MOST_READERS = 2
"""So many of ours a letter goes to that one of a match may have written: the other, and a second address."""

HEARD_IN_PRIVATE = frozenset({HoldReason.STOP, HoldReason.LEAVE, HoldReason.HARM})
"""What a letter between two is looked at for: "call me" and "could we talk?" are said to the other one."""


def is_between_two(one: Incoming, programme: Programme) -> bool:
    """Return whether a mail went from one of a match to the other, whoever else got it.

    One to them from an account that nobody has may be the other's.
    """
    return _names_the_other(one, programme) or may_be_copied(one, programme) or may_be_past_us(one, programme)


def _names_the_other(one: Incoming, programme: Programme) -> bool:
    """Return whether a mail went to the other of a match, or to one of it from an account that nobody has."""
    if not isinstance(one, IncomingReply | Untied):
        return False
    readers = find_readers(one, programme)
    if isinstance(one, Untied) and _guess_writers(one, readers, programme):
        return True
    writers = {person.id for person in list_writers(one, programme)}
    others = readers - writers
    return any(
        match.other(writer) in others for writer in writers for match in programme.matches_of.get(writer, ())
    )


def find_readers(one: IncomingReply | Untied, programme: Programme) -> frozenset[str]:
    """Return the ids of whoever a letter went to, beside ourselves."""
    to = set(one.to) - find_our_addresses(programme)
    return frozenset(person for address in to for person in _owners_of(address, programme))


def may_be_copied(one: Incoming, programme: Programme) -> bool:
    """Return whether a letter to us of somebody who is in touch with another went to an unknown address too.

    That may be the other's own account, so the words may be theirs alone.
    """
    if not isinstance(one, IncomingReply | Untied) or (isinstance(one, IncomingReply) and one.is_forwarded):
        return False
    ours = find_our_addresses(programme)
    is_to_us = [bool({to, drop_tag(to)} & ours) for to in one.to]
    others = [to for to, is_us in zip(one.to, is_to_us, strict=True) if not is_us]
    if not (any(is_to_us) and any(not _owners_of(to, programme) for to in others)):
        return False
    known = (
        find_writers(one, programme)
        if isinstance(one, Untied)
        else filter(None, [programme.person_by_id.get(one.person)])
    )
    return any(match.state in LIVE for person in known for match in programme.matches_of.get(person.id, ()))


def may_be_past_us(one: Incoming, programme: Programme) -> bool:
    """Return whether a letter names neither us nor the other of a match, and may be one to that one."""
    if not isinstance(one, IncomingReply | Untied) or not one.is_past_us:
        return False
    live = [
        match
        for person in list_writers(one, programme)
        for match in programme.matches_of.get(person.id, ())
        if match.state in LIVE
    ]
    return bool(live) and not _names_the_other(one, programme)


def _owners_of(address: str, programme: Programme) -> frozenset[str]:
    found = programme.owners.get(address) or programme.owners.get(drop_tag(address))
    return found or frozenset()


def find_our_addresses(programme: Programme) -> frozenset[str]:
    """Return the addresses (in small letters) at which mail reaches the coordinator or the safety contact."""
    settings = programme.settings
    return _fold_all((*settings.coordinator_addresses, settings.safety_address))


# Each stranger's mail of a full mailbox asks for them several times.
@lru_cache(maxsize=8)
def _fold_all(addresses: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold_address, addresses))


def drop_words(one: Incoming) -> Incoming:
    """Return a tapped answer without the words around it."""
    return replace(one, text="") if isinstance(one, IncomingReply) else one


def is_only_words(one: Incoming) -> bool:
    """Return whether nothing was tapped."""
    return not isinstance(one, IncomingReply) or one.action.rstrip("0123456789") == REPLY_ACTION


def hear_in_private(one: Incoming, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what holds the writer and tells that they may need a human, if their words may mean that.

    Where they may mean harm, whoever they were written to is held and told of too: nobody knows which of the
    two is in danger.
    """
    text = read_said(one)
    for person in list_writers(one, programme):
        if is_against_coordinator(text, programme):
            yield from hold_in_confidence(person, programme, today)
        elif _may_need_human(one, text, person, programme):
            yield from hold_mail(person, today)
            yield call_human(person, "", today)
        elif may_be_copied(one, programme):
            yield personal_entry(PersonEvent.UNCLEAR, person.id, today, WENT_ELSEWHERE)
        elif may_be_past_us(one, programme):
            yield personal_entry(PersonEvent.UNCLEAR, person.id, today, WENT_PAST_US)
    for person in list_threatened(one, programme):
        if is_against_coordinator(text, programme):
            yield from hold_in_confidence(person, programme, today)
        elif may_mean_harm(programme, text):
            yield from hold_mail(person, today)
            yield call_human(person, "", today)


def list_threatened(one: Incoming, programme: Programme) -> tuple[Person, ...]:
    """Return the others of the writers' matches to whom a letter went, who may be whom it threatens."""
    writers = {person.id for person in list_writers(one, programme)}
    readers = find_readers(one, programme) if isinstance(one, IncomingReply | Untied) else frozenset()
    met = {match.other(writer) for writer in writers for match in programme.matches_of.get(writer, ())}
    return tuple(
        programme.person_by_id[reader]
        for reader in sorted((readers & met) - writers)
        if reader in programme.person_by_id
    )


def _may_need_human(one: Incoming, text: str, person: Person, programme: Programme) -> bool:
    if isinstance(one, Untied) and not (one.key or find_writers(one, programme)):
        # What outsiders send to people has more of the words than a person has.
        return may_mean_harm(programme, text) or bool(find_holds(text, HEARD_IN_PRIVATE))
    holds = interpret_here(programme, text, names=[person.name]).holds
    return not holds.isdisjoint(HEARD_IN_PRIVATE)


def is_against_coordinator(text: str, programme: Programme) -> bool:
    """Return whether words may mean harm by the coordinator, of which only the safety contact is to hear."""
    return may_mean_harm(programme, text) and is_for_safety_contact_alone(programme, text)


def read_said(one: Incoming) -> str:
    """Return what a letter says."""
    return heard_in(one) if isinstance(one, Untied) else str(getattr(one, "text", ""))


def list_writers(one: Incoming, programme: Programme) -> tuple[Person, ...]:
    """Return who has the address that a letter came from; else who may write from an account of their own.

    That is the reader of the mail that it answers, unless the letter went to them, or else whoever is in
    touch with those to whom it went.
    """
    if isinstance(one, IncomingReply):
        person = programme.person_by_id.get(one.person)
        return (person,) if person else ()
    if not isinstance(one, Untied):
        return ()
    readers = find_readers(one, programme)
    if writers := find_writers(one, programme) or _guess_writers(one, readers, programme):
        return writers
    person = None if one.sender in find_our_addresses(programme) else _find_answerer(one, programme)
    return (person,) if person else ()


def _find_answerer(one: Untied, programme: Programme) -> Person | None:
    """Return to whom the mail went that a letter answers."""
    answered = next((message for message in programme.messages if message.id == one.key), None)
    return programme.person_by_id.get(answered.person) if answered else None


def _guess_writers(one: Untied, readers: frozenset[str], programme: Programme) -> tuple[Person, ...]:
    """Return who may have written a letter from an account that nobody has; nobody where it went to many."""
    answerer = _find_answerer(one, programme)
    is_answerers = answerer is not None and answerer.id not in readers
    is_known = bool(find_writers(one, programme)) or one.sender in find_our_addresses(programme)
    if is_known or is_answerers or not 1 <= len(readers) <= MOST_READERS:
        return ()
    known = [
        (reader, match.other(reader), match.state in LIVE)
        for reader in sorted(readers)
        for match in programme.matches_of.get(reader, ())
        if match.state not in {*ABOUT_TO_BE, MatchState.DECLINED}
    ]
    # Whoever is in touch with a reader; where all who are got it too, one of them.
    outside = [pair for pair in known if pair[1] not in readers]
    near = outside or known
    ids = [other for _, other, lives in near if lives] or [other for _, other, _ in near]
    people = programme.person_by_id
    return tuple(people[other] for other in dict.fromkeys(ids) if other in people)
