"""Whether an answer to a form is of somebody whom we know by another address, and what it rests on.

Nobody is ever taken for somebody else by a name. Who says which address they had before, or have from now on,
is asked there; where only the name is the same, a human says who it is. Until then the answer waits.
"""

from dataclasses import dataclass

from mentorsheets.domain.confirmation import Confirmation, ConfirmTopic
from mentorsheets.domain.enums import Reply
from mentorsheets.domain.problem import Problem
from mentorsheets.domain.programme import Programme
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.forms.answers import FormAnswer
from mentorsheets.sheet.forms.existing_rows import ExistingRows
from mentorsheets.sheet.reading.people_index import may_be_one

LEAST_OF_A_NAME = 2
"""Words of a name by which somebody may be meant: many people are called Ana, and are new."""
MOST_NAMESAKES = 3
"""So many people of one name a human is asked about."""
ASKED_WHOSE = frozenset({ConfirmTopic.SAME, ConfirmTopic.MOVE})
"""Questions that were asked about an address that nobody had."""
WAITS_FOR_YOU = "Somebody of this name is known by another address, so this waits for your word in Today."
WAITS_FOR_THEM = "Whoever had the other address is asked there first, so this waits for their word."
MOVES_FIRST = "Their address is changed first; the next run takes this over."
WAS_DENIED = "Whoever had the other address has not said that this is theirs, so it is not taken over."


@dataclass(frozen=True, slots=True)
class Moving:
    """A known person who may have another address; `is_said` where the answer itself says so."""

    person: str
    address: str
    is_said: bool


def find_moves(answer: FormAnswer, desk: ExistingRows, programme: Programme) -> tuple[Moving, ...]:
    """Return who may have another address, by one answer that anybody can have typed.

    These are several where a name is that of several, and none is more likely than the others.
    """
    if answer.when is None or answer.is_again or not answer.address:
        return ()
    name = str(answer.cells.get("Name") or "")
    if desk.knows(answer.address):
        person = desk.person(answer.address, name)
        is_new = bool(answer.elsewhere.moves_to) and not desk.knows(answer.elsewhere.moves_to)
        return (Moving(person, answer.elsewhere.moves_to, is_said=True),) if person and is_new else ()
    former = desk.find_former(answer.elsewhere.former) if answer.elsewhere.former else None
    if former and name and may_be_one(name, desk.names[former]):
        return (Moving(former, answer.address, is_said=True),)
    if len(plain(name).split()) < LEAST_OF_A_NAME:
        return ()
    # Who was asked about stays so when somebody else of that name comes.
    asked = (one for one in programme.confirmations if one.topic in ASKED_WHOSE)
    told = {one.person for one in asked if one.address == answer.address} & desk.names.keys()
    called = {one.id for one in programme.people if plain(one.name) == plain(name) and one.address}
    meant = sorted(one for one in told if may_be_one(name, desk.names[one])) or sorted(called)
    return tuple(Moving(one, answer.address, is_said=False) for one in meant[:MOST_NAMESAKES])


def find_reason_to_wait(move: Moving, programme: Programme) -> str:
    """Return why an answer from a new address is not taken over yet; "" if it is of somebody new."""
    told = [
        one for one in programme.confirmations if (one.person, one.address) == (move.person, move.address)
    ]
    who, moves = _latest(told, ConfirmTopic.SAME), _latest(told, ConfirmTopic.MOVE)
    if who is not None and who.said is Reply.NO:
        return ""
    if moves is not None and moves.said is Reply.NO:
        return WAS_DENIED
    if move.is_said and not programme.settings.confirm_form_changes:
        return MOVES_FIRST
    return WAITS_FOR_THEM if move.is_said or moves is not None else WAITS_FOR_YOU


def tell_waiting(answer: FormAnswer, reason: str) -> Problem:
    """Return a note that an answer is not taken over yet."""
    return Problem(answer.form, answer.cell, reason, needs_mending=False)


def _latest(told: list[Confirmation], topic: ConfirmTopic) -> Confirmation | None:
    return next((one for one in reversed(told) if one.topic is topic), None)
