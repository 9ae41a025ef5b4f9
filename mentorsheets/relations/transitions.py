"""How something that happened is carried out: the match moves on by the table, and the history remembers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import Event, Guard, PersonEvent
from mentorsheets.domain.ids import history_id
from mentorsheets.domain.model import CheckIn, Day, HistoryEntry, Match, MatchState, NeedStatus, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.both_ways import answer_id
from mentorsheets.relations.duration import is_one_talk
from mentorsheets.relations.history import Past
from mentorsheets.relations.introducing import FIRST_CHECK_IN
from mentorsheets.relations.resting import is_taken
from mentorsheets.relations.states import step


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened to a match: what, to or by whom, and `which` of its kind: each counts once.

    `answer` is the check-in whose answer it is, and `besides` what else it changes.
    """

    event: Event
    match: Match
    person: str = ""
    which: str = ""
    words: str = ""
    answer: CheckIn | None = None
    besides: tuple[Change, ...] = ()


def entry_id(happening: Happening) -> str:
    """Return the name of a happening in the history."""
    if happening.answer is not None:
        return answer_id(happening.answer, happening.match.id)
    return history_id(happening.event, happening.person, happening.match.id, happening.which)


def carry_out(happening: Happening, programme: Programme, past: Past, today: date) -> tuple[Change, ...]:
    """Return what a happening changes: the match, its entry in the history, and what goes with it."""
    match = happening.match
    taken = step(match.state, happening.event, _holding(happening, programme, past))
    entry = HistoryEntry(
        id=entry_id(happening),
        on=today,
        event=happening.event,
        person=happening.person,
        match=match.id,
        was=match.state,
        now=taken.next,
        words=happening.words,
    )
    now = match if taken.next is match.state else _move(match, taken.next, today)
    if happening.event is Event.MET and match.first_talk is None:
        told = happening.answer and happening.answer.answered_on
        now = replace(now, first_talk=Day(min(told or today, today), exact=False))
    moved = () if now == match else (Changed(match, now),)
    return (*moved, Added(entry), *_date(happening.answer, today), *happening.besides)


def _date(answer: CheckIn | None, today: date) -> Iterator[Change]:
    """Yield the day of an answer that a human typed, which is the day on which it is first seen."""
    if answer is not None and answer.answered_on is None:
        yield Changed(answer, replace(answer, answered_on=today))


def personal_entry(event: PersonEvent, person: str, today: date, words: str = "", about: str = "") -> Added:
    """Return the record of something that a person said themselves; the same words count once a day.

    `about` is the id of the match, need or circle that it is about, or "".
    """
    name = history_id(event, person, about, f"{today}{words}")
    return Added(HistoryEntry(id=name, on=today, event=event, person=person, match=about, words=words))


def _move(match: Match, state: MatchState, today: date) -> Match:
    goes_on = state is MatchState.ACTIVE
    next_checkin = match.next_checkin or today + FIRST_CHECK_IN if goes_on else None
    return replace(match, state=state, since=today, next_checkin=next_checkin)


def _holding(happening: Happening, programme: Programme, past: Past) -> frozenset[Guard]:
    match, event = happening.match, happening.event
    needs = [need for need in programme.needs_of.get(match.asker, ()) if need.kind in match.kinds]
    closed = {e.person for e in past.of_match.get(match.id, ()) if e.event == Event.CLOSING_ANSWERED}
    met = {change.was.id for change in happening.besides if isinstance(change, Changed)}
    people = programme.person_by_id
    here = all(people[side].standing is Standing.ACTIVE for side in match.people)
    taken = event is Event.RETURNS and is_taken(match, programme, past)
    holding = {
        Guard.OTHER_YES: (match.asker_says if event is Event.GIVER_YES else match.giver_says) == "yes",
        Guard.ONE_TALK: is_one_talk(match, programme),
        Guard.SAID_BEFORE: past.has_been(Event.NEVER_MET, match.id) is not None,
        Guard.ALL_MET: all(need.status is not NeedStatus.OPEN or need.id in met for need in needs),
        Guard.BOTH_CLOSED: {*closed, happening.person} >= set(match.people),
        Guard.BOTH_HERE: here and not taken,
        Guard.TAKEN: here and taken,
    }
    return frozenset(guard for guard, holds in holding.items() if holds)
