"""Somebody's word that it was them, or was not: heard from the address that was asked, and done once."""

from collections.abc import Iterator
from datetime import date

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Change
from mentorsheets.domain.confirmation import Confirmation, ConfirmTopic
from mentorsheets.domain.enums import Reply
from mentorsheets.domain.model import Person
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.incoming.arrivals import IncomingReply, Proof, Untied
from mentorsheets.mail.letters.links import TAP_WORDS
from mentorsheets.relations.confirmations import (
    accept,
    ask_of_address,
    deny,
    leave_to_human,
    may_ask,
    may_be_asked_about,
)

IT_WAS_ME = "itsme"
WAS_NOT_ME = "notme"
CONFIRMS = frozenset({IT_WAS_ME, WAS_NOT_ME})
"""Tapped answers to the question whether it was them."""


def ask_whose_tap(one: Untied, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what has the owner of a button asked whether the address is theirs that it was tapped from."""
    person = programme.person_by_id.get(one.tapped_for)
    action = one.action.rstrip("0123456789")
    if person is None or action not in TAP_WORDS or action in CONFIRMS:
        return
    if may_be_asked_about(one.sender, programme):
        yield from ask_of_address(person, one.sender, f"{one.key} {one.action}", programme, today)


def find_asked(one: IncomingReply, ids: list[str], place: str, programme: Programme) -> Confirmation | None:
    """Return the question that an answer is to, of those (`ids`) that its mail carried."""
    asked = ids[int(place)] if place.isdecimal() and int(place) < len(ids) else ""
    found = (each for each in programme.confirmations if each.id == asked and each.person == one.person)
    return next(found, None)


def hear_confirmation(
    one: IncomingReply, asked: Confirmation, person: Person, programme: Programme, today: date
) -> Iterator[Change]:
    """Yield what somebody's word on a question leads to, bar what had been tapped; a second one does nothing.

    From an address that others have too, nothing is remembered: they would gain a way in that looks like
    this person's own.
    """
    if asked.said is not None:
        return
    if one.action.startswith(WAS_NOT_ME):
        yield from deny(asked, programme, today)
    elif one.sharers or not may_ask(asked, person, programme) or _is_taken_by_others(asked, programme):
        yield from leave_to_human(asked, programme, today)
    else:
        yield from accept(asked, person, programme, today)


def list_taps(
    asked: Confirmation, before: Programme, changes: tuple[Change, ...]
) -> tuple[IncomingReply, ...]:
    """Return what had been tapped and now counts; nothing unless `changes` take the person's word for it."""
    after = apply(before, changes)
    said = next((one.said for one in after.confirmations if one.id == asked.id), None)
    if said is not Reply.YES:
        return ()
    return tuple(
        IncomingReply(asked.id, key, asked.person, action, "", Proof.SURE)
        for key, _, action in (tap.partition(" ") for tap in asked.taps)
    )


def _is_taken_by_others(asked: Confirmation, programme: Programme) -> bool:
    others = programme.owners.get(asked.address, frozenset()) - {asked.person}
    return asked.topic in {ConfirmTopic.ADDRESS, ConfirmTopic.MOVE} and bool(others)
