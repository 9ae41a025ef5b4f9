"""Circles: who is invited, what they want to ask, the agenda made of it, and how it was."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.ids import check_in_id, history_id
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import CheckIn, Circle, CircleState, Decision, HistoryEntry, NeedStatus
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.both_ways import answer_id
from mentorsheets.relations.history import Past
from mentorsheets.relations.mail_parts import CirclePart, Part
from mentorsheets.relations.need_history import settle_need
from mentorsheets.relations.record_answer import meaning_of
from mentorsheets.relations.situation import Situation

AGENDA_BEFORE = timedelta(days=3)
"""Days before a circle at which its questions are sent: time to read, too short to forget."""
LEAST_ASKERS = 2
"""Fewer than two who ask are a match, not a circle."""
ANSWER_WAITS = timedelta(days=60)
"""Days after which an invitation to a circle without a date is called off."""
ASKED_FOR = timedelta(days=14)
"""Days after a circle in which it is still asked about; later nobody remembers."""
WITHOUT_DAY = "open"
"""How the period of an invitation ends that named no day, since none was set yet."""
HOW_IT_WAS = "What did you take along from the circle, and should there be another?"


def comers(circle: Circle, past: Past) -> tuple[str, ...]:
    """Return who last said that they come, or sent a question, givers first.

    Words that only a human can read leave what they had said as it was.
    """
    coming = {PersonEvent.COMES, PersonEvent.ASKS_CIRCLE}
    said: dict[str, str] = {}
    for entry in past.of_match.get(circle.id, ()):
        if entry.event in {*coming, PersonEvent.STAYS_AWAY}:
            said[entry.person] = entry.event
    return tuple(person for person in circle.people if said.get(person) in coming)


def agenda(circle: Circle, programme: Programme, past: Past) -> tuple[str, ...]:
    """Return what those who come want to ask, without names: what they sent, or the words of their need."""
    coming = [person for person in comers(circle, past) if person in circle.askers]
    sent = [
        (entry.person, entry.words)
        for entry in past.of_match.get(circle.id, ())
        if entry.event == PersonEvent.ASKS_CIRCLE and entry.person in coming
    ]
    silent = [person for person in coming if person not in {who for who, _ in sent}]
    needs = [need for person in silent for need in programme.open_needs(person) if need.kind == circle.kind]
    words = [*(text for _, text in sent), *(need.words for need in needs)]
    return tuple(dict.fromkeys(text for text in words if text))


def circle_changes(programme: Programme, past: Past, today: date) -> Iterator[Change]:
    """Yield how circles move on by a day, and what was answered about them; each is noted in the history."""
    for circle in programme.circles:
        state = _next(circle, past, today)
        if state is not circle.state:
            yield Changed(circle, replace(circle, state=state, since=today))
            name = history_id(state, "", circle.id, circle.id)
            yield Added(HistoryEntry(id=name, on=today, event=f"circle {state}", match=circle.id))
        elif circle.state is CircleState.HELD:
            yield from _answers(circle, programme, past, today)


def _next(circle: Circle, past: Past, today: date) -> CircleState:
    if circle.decision is Decision.DECLINE and circle.state is not CircleState.HELD:
        return CircleState.CALLED_OFF
    match circle.state:
        case CircleState.PROPOSED if circle.decision is not None:
            return CircleState.INVITED
        case CircleState.INVITED if circle.meets_on and today >= circle.meets_on - AGENDA_BEFORE:
            return CircleState.READY if _is_enough(circle, past) else CircleState.CALLED_OFF
        case CircleState.INVITED if (
            circle.since and today >= circle.since + ANSWER_WAITS and not circle.meets_on
        ):
            return CircleState.CALLED_OFF
        case CircleState.READY if circle.meets_on and today > circle.meets_on:
            return CircleState.HELD
    return circle.state


def _is_enough(circle: Circle, past: Past) -> bool:
    coming = set(comers(circle, past))
    return not coming.isdisjoint(circle.givers) and len(coming & set(circle.askers)) >= LEAST_ASKERS


MEANS: Mapping[Event, PersonEvent] = {
    Event.TALK_TO_ME: PersonEvent.TALK,
    Event.UNCLEAR: PersonEvent.UNCLEAR,
    Event.NEEDS_SOMETHING: PersonEvent.UNCLEAR,
}
"""What an answer about a circle becomes that a human should read."""


def _answers(circle: Circle, programme: Programme, past: Past, today: date) -> Iterator[Change]:
    for person in circle.people:
        for row in past.unheard(person, circle.id):
            event = meaning_of(row)
            words = row.words or row.answer
            kind = MEANS.get(event, event)
            yield Added(HistoryEntry(answer_id(row), today, kind, person, circle.id, words=words))
            yield from _record_meeting(event, circle, person, programme, today)


def _record_meeting(
    event: Event, circle: Circle, person: str, programme: Programme, today: date
) -> Iterator[Change]:
    for need in programme.open_needs(person):
        if event is Event.NEED_MET and need.kind == circle.kind:
            yield from settle_need(need, NeedStatus.MET, today)


def circle_parts(desk: Situation) -> Iterator[Part]:
    """Yield what is due about circles: invitations, the agenda, a kind word if it is off, one check-in."""
    for circle in desk.programme.circles:
        match circle.state:
            case CircleState.INVITED:
                yield from _invitations(circle, desk)
            case CircleState.READY:
                questions = agenda(circle, desk.programme, desk.past)
                yield from _to_comers(MailKind.CIRCLE_AGENDA, circle, desk, questions)
            case CircleState.CALLED_OFF if _is_recent(circle.since, desk):
                yield from _to_comers(MailKind.DECLINED_KINDLY, circle, desk)
            case CircleState.HELD if _is_recent(circle.meets_on, desk):
                yield from _how_it_was(circle, desk)


def _is_recent(day: date | None, desk: Situation) -> bool:
    return day is not None and desk.today <= day + ASKED_FOR


def _invitations(circle: Circle, desk: Situation) -> Iterator[Part]:
    """Yield the invitation to each who has not replied, and once more when it has waited for an answer.

    Who said yes before the day was known is told it, once.
    """
    replied = {entry.person for entry in desk.past.of_match.get(circle.id, ())}
    wait = timedelta(days=desk.programme.settings.answer_within)
    coming = comers(circle, desk.past) if circle.meets_on else ()
    for person in circle.people:
        period, invited = _find_invited(circle, person, desk)
        is_told = period != f"{circle.id}/{WITHOUT_DAY}"
        if person in replied and (is_told or person not in coming):
            continue
        again = person not in replied and invited is not None and desk.today - invited >= wait
        day_set = person in replied
        yield CirclePart(
            kind=MailKind.CIRCLE_INVITATION,
            person=person,
            period=f"{circle.id}/again" if again else f"{circle.id}/day" if day_set else period,
            circle=circle,
            until=None if day_set else _last_day_to_reply(circle, desk.today + wait),
            again=again,
            day_set=day_set,
        )


def _find_invited(circle: Circle, person: str, desk: Situation) -> tuple[str, date | None]:
    """Return the period of somebody's first invitation, which says if it named a day, and when it went."""
    carried = desk.past.carried(person)
    for period in (circle.id, f"{circle.id}/{WITHOUT_DAY}"):
        if (on := carried.get(f"{MailKind.CIRCLE_INVITATION}/{period}")) is not None:
            return period, on
    return (circle.id if circle.meets_on else f"{circle.id}/{WITHOUT_DAY}"), None


def _last_day_to_reply(circle: Circle, wished: date) -> date:
    """Return the day until which an answer counts: the agenda is made of the answers."""
    return min(wished, circle.meets_on - AGENDA_BEFORE - timedelta(days=1)) if circle.meets_on else wished


def _to_comers(
    kind: MailKind, circle: Circle, desk: Situation, questions: tuple[str, ...] = ()
) -> Iterator[Part]:
    for person in comers(circle, desk.past):
        yield CirclePart(kind=kind, person=person, period=circle.id, circle=circle, questions=questions)


def _how_it_was(circle: Circle, desk: Situation) -> Iterator[Part]:
    for person in comers(circle, desk.past):
        if not desk.past.asked.get((person, circle.id)):
            name = check_in_id(person, circle.id, desk.today)
            row = CheckIn(name, person, circle.id, circle.kind, HOW_IT_WAS, desk.today)
            yield CirclePart(
                kind=MailKind.CIRCLE_CHECK_IN,
                person=person,
                period=circle.id,
                circle=circle,
                changes=(Added(row),),
            )
