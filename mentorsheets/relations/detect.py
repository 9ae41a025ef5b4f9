"""What has happened since the last run, as the sheet and the calendar show it."""

from collections.abc import Iterator
from datetime import date, timedelta

from mentorsheets.domain.enums import LIVE, TALKING
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import Decision, HistoryEntry, Match, MatchState, Reply, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.both_ways import SAID_OF_BOTH
from mentorsheets.relations.duration import weeks_of
from mentorsheets.relations.history import Past
from mentorsheets.relations.interpret import what_was_said
from mentorsheets.relations.introducing import waits_to_be_introduced
from mentorsheets.relations.memo import worked_out_once
from mentorsheets.relations.permission import find_hindrance
from mentorsheets.relations.resting import not_needed_now
from mentorsheets.relations.silence import silences
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.standstill import has_passed
from mentorsheets.relations.states import ABOUT_TO_BE
from mentorsheets.relations.transitions import Happening, entry_id
from mentorsheets.relations.waiting_calls import is_for_calls_alone, waits_for_calls

DECIDED = {Decision.APPROVE: Event.APPROVED, Decision.PIN: Event.PINNED, Decision.DECLINE: Event.REFUSED}

LONGEST_PAUSE = timedelta(weeks=26)
"""After so long a pause, the need is no longer kept waiting."""


def happenings(programme: Programme, past: Past, today: date) -> Iterator[Happening]:
    """Yield at most one thing for each match that happened and is not yet in the history, gravest first.

    While one of the two is held, time alone brings nothing about, and no yes does; a no still counts.
    """
    for match in programme.matches:
        if match.state.is_over and _is_quietly_over(match, past):
            continue
        for happening in _of(match, programme, past, today):
            if entry_id(happening) not in past.entries:
                yield happening
                break


def _is_quietly_over(match: Match, past: Past) -> bool:
    """Return whether a match that is over stands as the history has it, and nobody has said a word since.

    Most that ever were are over, and nothing comes of them.
    """
    if match.state is MatchState.HANDED_OVER or _find_known_state(past, match.id) != match.state:
        return False
    return not _list_cries(past, match.id) and not any(past.unheard(side, match.id) for side in match.people)


@worked_out_once
def _find_known_state(past: Past, match: str) -> MatchState | None:
    """Return where a match stands by the history, None where that does not say."""
    return next((entry.now for entry in reversed(past.of_match.get(match, ())) if entry.now), None)


@worked_out_once
def _list_cries(past: Past, match: str) -> tuple[HistoryEntry, ...]:
    return tuple(entry for entry in past.of_match.get(match, ()) if entry.event == PersonEvent.TALK)


def _of(match: Match, programme: Programme, past: Past, today: date) -> Iterator[Happening]:
    yield from _detect_typed(match, past)
    yield from _cries(match, past)
    yield from _answers(match, programme, past, today)
    if not match.state.is_over:
        yield from _standings(match, programme, past)
        yield from _decisions(match, programme, past, today)
        yield from _replies(match, programme, past, today)
    if programme.concerns_held(match):
        return
    if is_for_calls_alone(match, programme) and waits_to_be_introduced(match, past):
        # Of the two none can be written to: both have been told by telephone, or no yes would have counted.
        yield Happening(Event.INTRODUCED, match, which=match.id)
    if match.state in LIVE or _rests_for_a_pause(past, match.id):
        yield from _lengths(match, programme, past, today)
    if match.state is MatchState.INTRODUCED:
        yield from _detect_met_other_way(match, programme, past)
    if match.state in TALKING:
        yield from silences(match, past, programme.settings.answer_within, today)


def _detect_typed(match: Match, past: Past) -> Iterator[Happening]:
    """Yield that a human set the state, which is where everything goes on from."""
    known = _find_known_state(past, match.id)
    if match.state is MatchState.HANDED_OVER:
        yield Happening(Event.HANDED_OVER, match, which=match.id)
    elif known not in {None, match.state} and not waits_to_be_introduced(match, past):
        yield Happening(Event.SET_BY_HAND, match, which=f"{match.id}{_find_last(match, past)}")


def _find_last(match: Match, past: Past) -> str:
    """Return the id of what last happened to a match, by which the next is told from the same before.

    The number of lines would not do: old ones may have moved into an archive.
    """
    entries = past.of_match.get(match.id, ())
    return entries[-1].id if entries else ""


def _cries(match: Match, past: Past) -> Iterator[Happening]:
    for entry in _list_cries(past, match.id):
        yield Happening(Event.TALK_TO_ME, match, entry.person, entry.id, entry.words)


def _answers(match: Match, programme: Programme, past: Past, today: date) -> Iterator[Happening]:
    for side in match.people:
        for check_in in past.unheard(side, match.id):
            said = what_was_said(check_in, match, programme, today)
            if check_in.match == match.id or said.event in SAID_OF_BOTH:
                yield said


def _detect_met_other_way(match: Match, programme: Programme, past: Past) -> Iterator[Happening]:
    """Yield that two have met who help each other, and said so of the other direction alone."""
    for other in programme.matches_of.get(match.giver, ()):
        met = past.has_been(Event.MET, other.id)
        if met and other.id != match.id and set(other.people) == set(match.people):
            began = past.began(match)
            if began is None or met.on >= began:
                yield Happening(Event.MET, match, met.person, f"as in {met.id}")


def _standings(match: Match, programme: Programme, past: Past) -> Iterator[Happening]:
    people = programme.person_by_id
    last = _find_last(match, past)
    for side in match.people:
        if people[side].standing is Standing.LEFT:
            yield Happening(Event.LEAVES, match, side, match.id)
        elif people[side].standing is Standing.PAUSED and match.state is not MatchState.PAUSED:
            yield Happening(Event.PAUSES, match, side, f"{match.id}{last}")
    here = all(people[side].standing is Standing.ACTIVE for side in match.people)
    if here and _rests_for_a_pause(past, match.id):
        besides = tuple(not_needed_now(match, programme, past))
        yield Happening(Event.RETURNS, match, which=f"{match.id}{last}", besides=besides)


@worked_out_once
def _rests_for_a_pause(past: Past, match: str) -> bool:
    """Return whether a match rests for a pause alone; one that a human halted, only a human starts again.

    The history alone tells: where the sheet says another state, a human set it, which is seen before this.
    """
    for entry in reversed(past.of_match.get(match, ())):
        if entry.event in {Event.TALK_TO_ME, Event.SET_BY_HAND} or entry.now not in {None, MatchState.PAUSED}:
            return False
        if entry.event == Event.PAUSES:
            return True
    return False


def _decisions(match: Match, programme: Programme, past: Past, today: date) -> Iterator[Happening]:
    event = DECIDED.get(match.decision) if match.decision else None
    if (event is Event.REFUSED and match.state in (*ABOUT_TO_BE, *TALKING)) or (
        event and match.state is MatchState.PROPOSED
    ):
        yield Happening(event, match, which=match.id)
    sides = zip(match.people, (MailKind.ASK_GIVER, MailKind.ASK_ASKER), strict=True)
    if match.state is not MatchState.APPROVED:
        return
    now = Situation(programme, past, today)
    # Whom nobody can write to, the coordinator asks; mail to the other one need not wait for an address.
    written = [side for side in sides if not programme.can_only_be_rung(side[0])]
    if not any(find_hindrance(*side, now) for side in written):
        yield Happening(Event.ASKING, match, which=match.id)


def _replies(match: Match, programme: Programme, past: Past, today: date) -> Iterator[Happening]:
    if match.state not in {MatchState.APPROVED, MatchState.ASKED}:
        return
    is_open = match.state is MatchState.ASKED and not programme.concerns_held(match)
    may_say_yes = is_open and not (
        waits_for_calls(match, programme, past) or waits_to_be_introduced(match, past)
    )
    said = ((match.giver_says, match.giver, Event.GIVER_YES, Event.GIVER_NO),
            (match.asker_says, match.asker, Event.ASKER_YES, Event.ASKER_NO))  # fmt: skip
    for reply, side, yes, no in sorted(said, key=lambda row: row[0] is not Reply.NO):
        if reply is not None and (may_say_yes or reply is Reply.NO):
            yield Happening(yes if reply is Reply.YES else no, match, side, match.id)
    days = programme.settings.answer_within
    for reply, side, *_ in said:
        if is_open and reply is None and _has_waited_enough(match, side, past, days, today):
            yield Happening(Event.NO_ANSWER, match, side, match.id)


def _has_waited_enough(match: Match, side: str, past: Past, days: int, today: date) -> bool:
    """Return whether a reminder went unanswered, or none could go out for so long that nothing will come."""
    carried = past.carried(side)
    reminded = carried.get(f"{MailKind.REMINDER}/{match.id}")
    if reminded is not None:
        return has_passed(timedelta(days=days), reminded, match, past, today)
    kind = MailKind.ASK_GIVER if side == match.giver else MailKind.ASK_ASKER
    asked = carried.get(f"{kind}/{match.id}", match.since if past.is_quiet(side) else None)
    return asked is not None and has_passed(timedelta(days=4 * days), asked, match, past, today)


def _lengths(match: Match, programme: Programme, past: Past, today: date) -> Iterator[Happening]:
    if match.state is MatchState.CLOSING:
        wait = timedelta(days=3 * programme.settings.answer_within)
        if match.since and has_passed(wait, match.since, match, past, today):
            yield Happening(Event.CLOSING_OVER, match, which=f"{match.since}")
        return
    rests_since = match.since if match.state is MatchState.PAUSED else None
    if rests_since and has_passed(LONGEST_PAUSE, rests_since, match, past, today):
        yield Happening(Event.GIVEN_UP, match, which=f"{match.since}")
    weeks = weeks_of(match, programme)
    began = past.began(match)
    if weeks and began and has_passed(timedelta(weeks=weeks), began, match, past, today):
        yield Happening(Event.LENGTH_REACHED, match, which=f"{began}")
