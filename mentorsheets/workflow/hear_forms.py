"""What forms say beside what they fill in: a cry or a stop holds, and what only its person may say waits."""
# ruff: noqa: E501 - a table of words reads by its lines

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.domain.model import Person, Standing
from mentorsheets.domain.plain_text import fold_address
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.incoming.arrivals import Proof
from mentorsheets.mail.incoming.meaning import HoldReason, find_holds
from mentorsheets.relations.confirmations import ask_of_change
from mentorsheets.relations.holds import hold_address, is_hold
from mentorsheets.relations.transitions import personal_entry
from mentorsheets.sheet.cells.text import fold, plain
from mentorsheets.sheet.edits import AddRow, Edit
from mentorsheets.sheet.forms.alarming import AlarmingAnswer, FormAlarm
from mentorsheets.sheet.forms.left_rows import LeftRow
from mentorsheets.sheet.forms.protect import may_stop
from mentorsheets.sheet.forms.take import FromOne
from mentorsheets.sheet.reading.free_words import is_of_kinds, looks_like_name
from mentorsheets.sheet.reading.hushed import mark_of_words
from mentorsheets.sheet.schema import PARTICIPANTS
from mentorsheets.workflow.about_coordinator import (
    find_holds_here,
    is_for_safety_contact_alone,
    may_mean_harm,
)
from mentorsheets.workflow.hear_cells import make_cry, note_heard
from mentorsheets.workflow.hear_words import Cry, hear_sign, hear_stranger
from mentorsheets.workflow.safety import WHO_UNKNOWN

STOPPED_BY_FORM = "(A form says of their Status, in their name: “{said}”. Please ask them.)"
TEAM_BY_FORM = (
    "(A form says of their Team, in their name: “{said}”. Anybody can type any name, and a team keeps people "
    "apart of whom one has power over the other. Type it into Participants if it is so.)"
)
FREE_BY_FORM = "(By a form, in their name:)"
ALARMS_OF_FORMS = {
    FormAlarm.HARM: HoldReason.HARM,
    FormAlarm.CALL: HoldReason.PERSON,
    FormAlarm.OUT: HoldReason.STOP,
}
ASKS_TO_REST = LatePattern(
    r"\b(?:(?:would|do|shall|should) (?:you|we) (?:like|want|need|wish|prefer)?(?: to)?|möchtest du|willst du|möchten sie|wollen sie"
    r"|quieres?|quisieras?|desea|souhaitez[- ]vous|souhaites[- ]tu|veux[- ]tu|voulez[- ]vous|queres|quer|gostaria de|deseja|هل (?:تريد|تريدين|ترغب|ترغبين))\b"
    r".{0,20}\b(?:pause|(?:take|have) a break|eine pause|pausieren|aussetzen|aussteigen|aufhören|pausar|(?:hacer|tomar) una pausa|retirarte|retirarse"
    r"|faire une pause|arrêter|vous retirer|te retirer|fazer uma pausa|parar|desistir|التوقف|الانسحاب|استراحة|توقف)\b",
    re.IGNORECASE,
)
"""A question to which a yes means that somebody rests or goes."""
MAY_SOME_DAY = LatePattern(
    r"\b(?:if|can|may|could|ever|whether|somebody|someone|kann|könn\w*|wenn|ob|jemals|puedo|puede\w*|si|alguna vez|peux|peut|pouvez|jamais|posso|pode\w*|se|alguma vez)\b|يمكن|إذا|لو",
    re.IGNORECASE,
)
"""Who may go some day, and says yes to that, goes on: so does everybody who consents to a form."""
MOST_WORDS_ASKED = 8
"""So many words has a question, with its yes, by which somebody goes; longer ones are about other things."""
SOMEBODY_GOES = frozenset({HoldReason.STOP, HoldReason.LEAVE})
HOLDS_NEWCOMERS = frozenset({HoldReason.HARM, HoldReason.STOP, HoldReason.LEAVE})
"""Whoever joins asks for somebody to talk to; that is what they came for."""


def ask_first(one: FromOne, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what has somebody asked whether it was them, and holds their mail where it may mean stop."""
    person = programme.person_by_id.get(one.person)
    if person is None:
        yield from _hear_newcomer(one, programme, today)
        return
    yield from _hear_unheard(one, person, programme, today)
    yield from _hear_alarming(one, person, programme, today)
    for text in _list_agreed(one):
        yield from hold_address(person, programme, today)
        yield personal_entry(PersonEvent.UNCLEAR, person.id, today, text)
    for said in one.unproven:
        if said.stops:
            yield from hold_address(person, programme, today)
            yield personal_entry(
                PersonEvent.UNCLEAR, person.id, today, STOPPED_BY_FORM.format(said=said.stops)
            )
        if said.team:
            yield personal_entry(PersonEvent.UNCLEAR, person.id, today, TEAM_BY_FORM.format(said=said.team))
        open_needs = programme.open_needs(person.id)
        withdraws = tuple(need.id for need in open_needs if need.kind in said.withdraws)
        if said.channel is not None or withdraws:
            yield from ask_of_change(person, said.mark, said.channel, withdraws, programme, today)


def _hear_unheard(one: FromOne, person: Person, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what holds mail to somebody in whose name a form says what may mean stop, or harm, or a person.

    By phrases alone: what people write into forms is long, and mostly about other things.
    """
    now = programme
    for text in _list_unheard(one, programme):
        quote = f"{FREE_BY_FORM} {text}"
        heard = tuple(hear_stranger(now, person, text, today, quote=quote))
        yield from heard
        yield Added(note_heard(person.id, text, programme, today))
        now = apply(now, heard)
        person = now.person_by_id[person.id]


def _hear_alarming(one: FromOne, person: Person, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what holds somebody in whose name a form says that they are not safe, want a call, or go."""
    now = programme
    for each in _list_alarming(one):
        sign, text = ALARMS_OF_FORMS[each.alarm], f"{FREE_BY_FORM} {' '.join(each.text.split())}"
        heard = tuple(hear_sign(now, now.person_by_id[person.id], sign, text, today, proof=Proof.NONE))
        yield from heard
        now = apply(now, heard)


def _list_alarming(one: FromOne) -> Iterator[AlarmingAnswer]:
    """Yield the questions whose answers alarm; where somebody may not be safe, all of them as one cry."""
    for answer in one.answers:
        found = () if answer.is_again else answer.alarming
        if any(each.alarm is FormAlarm.HARM for each in found):
            yield AlarmingAnswer("\n\n".join(each.text for each in found), FormAlarm.HARM)
        else:
            yield from found


def _hear_newcomer(one: FromOne, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what tells of somebody who joins by a form that may be a cry or a stop; all else is welcome.

    Their row says that they are held as soon as it is there; see `hold_newcomers`.
    """
    person = _describe(one)
    now = programme.revised(people=(*programme.people, person))
    for text in _list_unheard(one, programme):
        quote = f"{FREE_BY_FORM} {text}"
        heard = tuple(hear_stranger(now, person, text, today, quote=quote, proof=Proof.OWN))
        if any(map(is_hold, heard)) or not person.may_be_mailed:
            yield from (change for change in heard if not isinstance(change, Changed))
            yield Added(note_heard(one.person, text, programme, today))
        now = apply(now, heard)
        person = now.person_by_id[person.id]
    for each in _list_alarming(one):
        if each.alarm is FormAlarm.HARM:
            heard = tuple(hear_sign(now, person, HoldReason.HARM, each.text, today, proof=Proof.OWN))
            yield from (change for change in heard if not isinstance(change, Changed))
    yield from (personal_entry(PersonEvent.UNCLEAR, one.person, today, text) for text in _list_agreed(one))


def hold_newcomers(people: Sequence[FromOne], programme: Programme, today: date) -> tuple[FromOne, ...]:
    """Return what people answered, with whoever is new held from the first moment who may cry or want out."""
    return tuple(
        replace(one, edits=tuple(_hold_row(edit, is_cry=_cries(one, programme)) for edit in one.edits))
        if one.person not in programme.person_by_id and any(_hear_newcomer(one, programme, today))
        else one
        for one in people
    )


def _cries(one: FromOne, programme: Programme) -> bool:
    return any(may_mean_harm(programme, text) for text in _list_unheard(one, programme)) or any(
        each.alarm is FormAlarm.HARM for each in _list_alarming(one)
    )


def _hold_row(edit: Edit, *, is_cry: bool) -> Edit:
    if not isinstance(edit, AddRow) or edit.tab != PARTICIPANTS.title:
        return edit
    said = edit.values.get("Status")
    if said not in (None, "") and may_stop(said) and not is_cry:
        # What they said of it themselves keeps mail from them as well.
        return edit
    return replace(edit, values={**edit.values, "Status": Standing.HELD})


def _list_unheard(one: FromOne, programme: Programme) -> Iterator[str]:
    for answer in one.answers:
        if answer.is_again:
            continue
        for text in answer.unheard:
            if find_holds_here(programme, text) & (HOLDS_NEWCOMERS if one.is_new else frozenset(HoldReason)):
                yield text


def _list_agreed(one: FromOne) -> Iterator[str]:
    """Yield what somebody said yes to by which they may rest or go.

    Of harm alone a question may speak to which everybody says yes: "I have read the rules on abuse".
    """
    for answer in one.answers:
        for text in answer.agreed if not answer.is_again else ():
            is_asked = len(text.split()) <= MOST_WORDS_ASKED and not MAY_SOME_DAY.search(text)
            if ASKS_TO_REST.search(text) or (is_asked and find_holds(text) & SOMEBODY_GOES):
                yield f"{FREE_BY_FORM} {' '.join(text.split())}"


def hear_left(rows: Iterable[LeftRow], programme: Programme, today: date) -> Iterator[Change]:
    """Yield what rows lead to that nothing was taken from: they hold whoever has their address, or name.

    Of nobody who is known, a cry is remembered as heard: so it is told once, and shown no more.
    """
    now = programme
    for row, text in _list_heard_of_left(rows, programme):
        people = [now.person_by_id[one.id] for one in _find_whose(row, programme)]
        for person in people:
            heard = tuple(hear_stranger(now, person, text, today, quote=f"{FREE_BY_FORM} {text}"))
            yield from heard
            now = apply(now, heard)
        if people or may_mean_harm(programme, text):
            yield Added(note_heard(_name_owner(people), text, programme, today))


def _list_heard_of_left(rows: Iterable[LeftRow], programme: Programme) -> Iterator[tuple[LeftRow, str]]:
    """Yield what may be a cry or a stop in rows that were left and was not heard before, with its row."""
    seen = set[str]()
    kinds = frozenset(fold(kind.title) for kind in programme.catalogue.kinds)
    for row in rows:
        for text in row.texts:
            if text in row.topics and is_of_kinds(fold(text), kinds):
                continue
            counts = HOLDS_NEWCOMERS - {HoldReason.LEAVE} if text in row.topics else HOLDS_NEWCOMERS
            if looks_like_name(text):
                counts &= {HoldReason.STOP}
            if not find_holds(text, counts):
                continue
            mark = mark_of_words(_name_owner(_find_whose(row, programme)), text)
            if mark not in seen and not programme.marks.has(programme.mail_memory.mails, mark):
                seen.add(mark)
                yield row, text


def _find_whose(row: LeftRow, programme: Programme) -> list[Person]:
    """Return whose a row may be that was left: whoever has its address, or its name where it has none."""
    owners = programme.owners.get(fold_address(row.address), frozenset()) if row.address else ()
    return [
        one
        for one in programme.people
        if one.id in owners or (not row.address and row.name and plain(one.name) == plain(row.name))
    ]


def _name_owner(people: Sequence[Person]) -> str:
    return people[0].id if people else ""


def find_cries_in_forms(
    people: Iterable[FromOne], left: Iterable[LeftRow], programme: Programme
) -> Iterator[Cry]:
    """Yield what may mean harm in forms, for the safety contact alone; also in rows that are `left`."""
    for row, text in _list_heard_of_left(left, programme):
        if not may_mean_harm(programme, text):
            continue
        if owners := _find_whose(row, programme):
            yield make_cry(owners[0], text, programme, *owners[1:])
        else:
            name = (
                WHO_UNKNOWN if may_mean_harm(programme, row.name) else row.name or row.address or WHO_UNKNOWN
            )
            alone = is_for_safety_contact_alone(programme, text)
            yield Cry(mark_of_words("", text), name, row.address, text, in_confidence=alone)
    for one in people:
        person = programme.person_by_id.get(one.person) or _describe(one)
        yield from (
            make_cry(person, each.text, programme)
            for each in _list_alarming(one)
            if each.alarm is FormAlarm.HARM
        )
        yield from (
            make_cry(person, text, programme)
            for text in _list_unheard(one, programme)
            if may_mean_harm(programme, text)
        )


def _describe(one: FromOne) -> Person:
    """Return somebody who is new by what they answered."""
    return Person(one.person, one.name, next((each.address for each in one.answers if each.address), None))
