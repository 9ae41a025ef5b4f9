"""Asking somebody whether it was them, where something was said in their name and nothing proves it.

They are asked once, at the address that the sheet has, and their word counts from there alone. Nobody is
asked while their mail is held; and what came in before they asked for help is not asked about afterwards,
nor done: somebody else may read their mail.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.confirmation import Confirmation, ConfirmTopic
from mentorsheets.domain.enums import NeedStatus, Reply
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.ids import confidential_mark, history_id
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import Person
from mentorsheets.domain.plain_text import fold_address
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.history import CRIES
from mentorsheets.relations.mail_parts import Part
from mentorsheets.relations.need_history import settle_need
from mentorsheets.relations.register import add_former
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.transitions import personal_entry

WORTH_ASKING = timedelta(days=14)
"""So long after something came in it is worth asking about; a question runs out of sense in a fortnight."""
COUNTED_BACK = timedelta(days=30)
"""So far back the questions about other addresses are counted, as made-up stop links are."""
MOST_ASKED = 2
"""So many questions of one sort somebody gets in that time: a telephone and an old account, no flood."""
MOST_TAPS = 20
"""So many taps from one address wait for a word: more than the buttons of a week's mails."""
PLAIN_ADDRESS = re.compile(r"[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
"""An address that can be shown in a mail of ours: no words, no links and no blanks can hide in it."""
LONGEST_ADDRESS = 100
"""Characters of an address that somebody is asked about; nobody's own is longer."""
NOT_THEM = "(Asked whether it was them, they say no: {what}. Nothing was done.)"
BY_FORM_ALONE = "(In their name, by a form, and not done without their word: {what}.)"
TOO_LATE = "(They say that it was them, and a human has to see to it: {what}.)"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmPart(Part):
    """Whether it was the reader who said something in their name."""

    kind: MailKind = MailKind.CONFIRM
    confirmation: Confirmation


def find_confirm_parts(desk: Situation) -> Iterator[Part]:
    """Yield what people are to be asked whether it was them, whether or not it has gone out already."""
    for one in desk.programme.confirmations:
        person = desk.programme.person_by_id.get(one.person)
        if (
            person is not None
            and one.topic is not ConfirmTopic.SAME
            and desk.today - one.on <= WORTH_ASKING
            and may_ask(one, person, desk.programme)
        ):
            yield ConfirmPart(person=one.person, period=one.id, confirmation=one)


def may_ask(one: Confirmation, person: Person, programme: Programme) -> bool:
    """Return whether a question still waits for the word of somebody whose own word it would be."""
    return (
        one.said is None
        and programme.is_open_to_mail(person.id)
        and person.address == one.known
        and not _has_cried_since(one, programme)
    )


def ask_of_address(
    person: Person, address: str, tap: str, programme: Programme, today: date
) -> Iterator[Change]:
    """Yield what has somebody asked whether an address that tapped a button of theirs is theirs too."""
    name = _name(ConfirmTopic.ADDRESS, person, address, programme)
    before = next((one for one in programme.confirmations if one.id == name), None)
    if before is not None:
        if before.said is None and tap not in before.taps and len(before.taps) < MOST_TAPS:
            yield Changed(before, replace(before, taps=(*before.taps, tap)))
        return
    one = Confirmation(name, person.id, ConfirmTopic.ADDRESS, today, address, taps=(tap,))
    if not _were_many(one, programme):
        yield from _ask(one, person, programme)


def ask_of_tap(person: Person, tap: str, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what has somebody asked whether they gave an answer by the form that cannot be undone."""
    name = _name(ConfirmTopic.TAP, person, tap, programme)
    yield from _ask(Confirmation(name, person.id, ConfirmTopic.TAP, today, taps=(tap,)), person, programme)


def ask_of_change(
    person: Person,
    mark: str,
    channel: str | None,
    withdraws: tuple[str, ...],
    programme: Programme,
    today: date,
) -> Iterator[Change]:
    """Yield what has somebody asked whether they filled in a form, by the mark of the answer.

    Where they cannot be asked, or were asked about forms too often, a human reads what it says.
    """
    name = _name(ConfirmTopic.CHANGE, person, mark, programme)
    one = Confirmation(name, person.id, ConfirmTopic.CHANGE, today, channel=channel, withdraws=withdraws)
    asked = () if _were_many(one, programme) else tuple(_ask(one, person, programme))
    if asked:
        yield from asked
    else:
        yield personal_entry(
            PersonEvent.UNCLEAR, person.id, today, BY_FORM_ALONE.format(what=describe(one, programme))
        )


def may_be_asked_about(address: str, programme: Programme) -> bool:
    """Return whether an address can be shown to somebody, and is nobody's whom we know, nor ours."""
    settings = programme.settings
    ours = {fold_address(one) for one in (*settings.coordinator_addresses, settings.safety_address)}
    is_known = address in programme.owners or address in ours
    is_plain = len(address) <= LONGEST_ADDRESS and PLAIN_ADDRESS.fullmatch(address) is not None
    return is_plain and not is_known


def ask_of_move(person: Person, address: str, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what has somebody asked whether an address is to be theirs from now on, once for each address.

    Where they cannot be asked, or not about this address, a human reads of it.
    """
    name = _name(ConfirmTopic.MOVE, person, address, programme)
    one = Confirmation(name, person.id, ConfirmTopic.MOVE, today, address)
    if _is_there(one, programme) or _were_many(one, programme):
        return
    asked = tuple(_ask(one, person, programme)) if may_be_asked_about(address, programme) else ()
    if asked:
        yield from asked
        return
    # Kept as denied, so that the same answer is told once.
    yield Added(replace(one, known=str(person.address), said=Reply.NO))
    words = BY_FORM_ALONE.format(what=describe(one, programme))
    yield personal_entry(PersonEvent.UNCLEAR, person.id, today, words)


def ask_who(person: Person, address: str, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what has the coordinator asked whether an address that nobody has is somebody's of this name."""
    name = _name(ConfirmTopic.SAME, person, address, programme)
    one = Confirmation(name, person.id, ConfirmTopic.SAME, today, address, str(person.address))
    if not (_is_there(one, programme) or _were_many(one, programme)):
        yield Added(one)


def change_address(person: Person, address: str, programme: Programme) -> Iterator[Change]:
    """Yield somebody's change of address: their row and the register, by which they stay who they are."""
    yield Changed(person, replace(person, address=address))
    was = next((entry for entry in programme.register if entry.id == person.id), None)
    if was is not None and was.address == person.address:
        yield Changed(was, replace(was, address=address, also=(), former=add_former(was, programme.marks)))


def _name(topic: ConfirmTopic, person: Person, what: str, programme: Programme) -> str:
    """Return what a question is called: as it is there already, or keyed, since it is made of an address."""
    plain = history_id(topic, person.id, what, str(person.address))
    there = (one.id for one in programme.confirmations if programme.marks.has({one.id}, plain))
    return next(there, programme.marks.key(plain))


def _is_there(one: Confirmation, programme: Programme) -> bool:
    return any(before.id == one.id for before in programme.confirmations)


def _were_many(one: Confirmation, programme: Programme) -> bool:
    lately = [
        before
        for before in programme.confirmations
        if (before.person, before.topic) == (one.person, one.topic) and one.on - before.on <= COUNTED_BACK
    ]
    return len(lately) >= MOST_ASKED


def _ask(one: Confirmation, person: Person, programme: Programme) -> Iterator[Change]:
    asked = replace(one, known=str(person.address))
    if may_ask(asked, person, programme):
        yield Added(asked)


def deny(one: Confirmation, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what a no leads to: nothing of it is ever done, and the coordinator reads of it."""
    yield Changed(one, replace(one, said=Reply.NO))
    words = NOT_THEM.format(what=describe(one, programme))
    yield personal_entry(PersonEvent.UNCLEAR, one.person, today, words)


def leave_to_human(one: Confirmation, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what a yes leads to that comes too late, or from where it may be somebody else's."""
    words = TOO_LATE.format(what=describe(one, programme))
    yield personal_entry(PersonEvent.UNCLEAR, one.person, today, words)


def accept(one: Confirmation, person: Person, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what a yes leads to by itself; what was tapped is carried out by whoever hears answers."""
    yield Changed(one, replace(one, said=Reply.YES))
    match one.topic:
        case ConfirmTopic.ADDRESS:
            was = next((entry for entry in programme.register if entry.id == person.id), None)
            if was is not None and one.address not in was.also:
                yield Changed(was, replace(was, also=(*was.also, one.address)))
        case ConfirmTopic.MOVE:
            yield from change_address(person, one.address, programme)
        case ConfirmTopic.CHANGE:
            if one.channel is not None and one.channel != person.channel:
                yield Changed(person, replace(person, channel=one.channel))
            for need in programme.open_needs(person.id):
                if need.id in one.withdraws:
                    yield from settle_need(need, NeedStatus.WITHDRAWN, today)
        case ConfirmTopic.TAP | ConfirmTopic.SAME:
            pass


def describe(one: Confirmation, programme: Programme) -> str:
    """Return what a question is about, in words for the coordinator."""
    match one.topic:
        case ConfirmTopic.ADDRESS:
            return f"buttons of a mail to them were tapped from {one.address}"
        case ConfirmTopic.TAP:
            return "an answer came by the form"
        case ConfirmTopic.MOVE | ConfirmTopic.SAME:
            return f"a form says that they write from {one.address} now"
        case ConfirmTopic.CHANGE:
            return "; ".join(describe_change(one, programme))


def describe_change(one: Confirmation, programme: Programme) -> Iterator[str]:
    """Yield what a form is to change, a clause each."""
    if one.channel is not None:
        yield f"a form says that their Channel is “{one.channel}”"
    kinds = [need.kind for need in programme.needs_of.get(one.person, ()) if need.id in one.withdraws]
    for title in programme.catalogue.titles(kinds):
        yield f"a form no longer asks for {title}"


def _has_cried_since(one: Confirmation, programme: Programme) -> bool:
    secret = confidential_mark(one.person)
    return any(
        entry.person == one.person and entry.on >= one.on and (entry.event in CRIES or entry.match == secret)
        for entry in programme.history
    )
