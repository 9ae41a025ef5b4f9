"""What a word leads to that the coordinator typed beside a thing in Today."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mentorsheets.domain.apply_changes import apply, at_once
from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.dead_addresses import note_address
from mentorsheets.domain.enums import LIVE, Decision, MatchState, NeedStatus, Reply, Standing
from mentorsheets.domain.events import AddressEvent, DeskEvent, Event, PersonEvent
from mentorsheets.domain.ids import history_id
from mentorsheets.domain.model import Day, HistoryEntry, Match, Need, Registration
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.answers import leave_out_several
from mentorsheets.relations.both_ways import find_asked_with, find_back
from mentorsheets.relations.confirmations import ask_of_move, change_address
from mentorsheets.relations.find_waiting import find_waiting
from mentorsheets.relations.history import past_of
from mentorsheets.relations.interpret import ask_to_thank
from mentorsheets.relations.many_holds import MANY
from mentorsheets.relations.need_history import settle_need
from mentorsheets.relations.states import ABOUT_TO_BE
from mentorsheets.relations.transitions import Happening, carry_out
from mentorsheets.relations.waiting import SEEN_TO_FIRST, Topic, Waiting, Word, decided_id
from mentorsheets.relations.waiting_proposals import list_together

SAYS_GO_ON = frozenset({Word.GO_ON, Word.AGAIN, Word.END, Word.HAND_OVER, Word.ANSWERED})
"""Words after which mail may go to those whom they are about: a human has seen to them."""


@dataclass(frozen=True, slots=True)
class Said:
    """A word beside a thing, the programme as it stands, the day, and the end of a pause."""

    one: Waiting
    word: Word
    programme: Programme
    today: date
    until: date | None = None

    def after(self, changes: tuple[Change, ...]) -> "Said":
        """Return the same with the programme as it is after changes."""
        return replace(self, programme=apply(self.programme, changes))


def act(
    one: Waiting, word: Word, programme: Programme, today: date, until: date | None = None
) -> tuple[Change, ...]:
    """Return what a word about a thing that waits changes; the history tells of it, and the thing goes.

    `word` is one of the thing's choices; `until` is the day on which a pause ends, if one was named.
    """
    said = Said(one, word, programme, today, until)
    if one.key.startswith(f"{MANY}/"):
        return at_once((*_act_on_all(said), *_tell(said)))
    done = tuple(_STEPS[word](said)) if word in _STEPS else ()
    return at_once((*done, *_tell(said)))


def note_late(key: str, words: str, today: date) -> Added:
    """Return the record of a word about something that did not wait any more, so that it is not lost."""
    which = history_id(DeskEvent.DECIDED, "", key, words)
    return Added(HistoryEntry(which, today, DeskEvent.DECIDED, words=f"(too late) {words}"))


def _tell(said: Said) -> Iterator[Change]:
    one, today = said.one, said.today
    person = one.about if one.about in one.people else ""
    if said.word in SAYS_GO_ON and not (one.topic is Topic.READ and said.word is Word.ANSWERED):
        for who in one.people:
            name = history_id(DeskEvent.GO_ON, who, one.match, one.key)
            yield Added(HistoryEntry(name, today, DeskEvent.GO_ON, who, one.match))
    for what in dict.fromkeys((one.key, *one.entries)):
        ends = f" until {said.until.isoformat()}" if said.until else ""
        words = f"{said.word}{ends}" if what == one.key else ""
        yield Added(HistoryEntry(decided_id(what), today, DeskEvent.DECIDED, person, one.match, words=words))


def _matches(said: Said) -> Iterator[Match]:
    """Yield the match that a thing is about, or all of the person's that are not over.

    Of two who help each other both directions, which are one relationship.
    """
    if said.one.match:
        match = said.programme.match_by_id[said.one.match]
        back = find_back(match, said.programme, (*LIVE, MatchState.PAUSED)) if match.state.is_live else None
        yield from (match, back) if back else (match,)
    else:
        theirs = said.programme.matches_of.get(said.one.about, ())
        yield from (match for match in theirs if not match.state.is_over)


def _happen(said: Said, event_of: Callable[[Match], Event | None]) -> Iterator[Change]:
    for match in _matches(said):
        if (event := event_of(match)) is not None:
            happening = Happening(event, match, which=said.one.key)
            step = carry_out(happening, said.programme, past_of(said.programme), said.today)
            said = said.after(step)
            yield from step


def _stand(said: Said, standing: Standing, only_from: Standing | None = None) -> tuple[Change, ...]:
    person = said.programme.person_by_id.get(said.one.about)
    if person is None or person.standing is standing or only_from not in {None, person.standing}:
        return ()
    return (Changed(person, replace(person, standing=standing, back_on=None)),)


def _act_on_all(said: Said) -> Iterator[Change]:
    """Yield what a word leads to that is about everybody who was held on a day."""
    for person in said.one.people:
        now = said
        for row in find_waiting(said.programme, said.today):
            if row.about == person and row.topic in SEEN_TO_FIRST and said.word in row.choices:
                step = act(row, said.word, said.programme, said.today, said.until)
                now = said.after(step)
                yield from step
                break
        said = now


def _go_on(said: Said) -> Iterator[Change]:
    free = _stand(said, Standing.ACTIVE, only_from=Standing.HELD)
    yield from free
    said = said.after(free)
    people = said.programme.person_by_id

    def event_of(match: Match) -> Event | None:
        here = all(people[side].standing is Standing.ACTIVE for side in match.people)
        return Event.RETURNS if match.state is MatchState.PAUSED and here else None

    yield from _happen(said, event_of)


def _rest(said: Said) -> Iterator[Change]:
    if said.word is Word.LEAVE:
        yield from _stand(said, Standing.LEFT)
        return
    person = said.programme.person_by_id.get(said.one.about)
    now = person and replace(person, standing=Standing.PAUSED, back_on=said.until)
    if person and now and (said.until or person.standing is not Standing.PAUSED):
        yield Changed(person, now)


def _end(said: Said) -> Iterator[Change]:
    def event_of(match: Match) -> Event | None:
        if match.state in ABOUT_TO_BE:
            return Event.REFUSED
        return Event.CLOSE_ASKED if match.state in (*LIVE, MatchState.PAUSED) else None

    free = _stand(said, Standing.ACTIVE, only_from=Standing.HELD)
    yield from free
    yield from _happen(said.after(free), event_of)


def _hand_over(said: Said) -> Iterator[Change]:
    """Yield what puts matches into human hands; who was held gets no mail until a status is typed."""
    yield from _happen(said, lambda _: Event.HANDED_OVER)
    yield from _stand(said, Standing.PAUSED, only_from=Standing.HELD)


def _meet(said: Said) -> Iterator[Change]:
    one, programme, today = said.one, said.programme, said.today
    status = NeedStatus.MET if said.word is Word.MET else NeedStatus.WITHDRAWN
    for need in programme.needs:
        if need.id == one.about:
            yield from settle_need(need, status, today)
    for match in (programme.match_by_id[one.match],) if one.match else ():
        needs = (need for need in programme.open_needs(match.asker) if need.kind in match.kinds)
        met = tuple(change for need in needs for change in settle_need(need, NeedStatus.MET, today))
        happening = Happening(Event.NEED_MET, match, match.asker, one.key, besides=met)
        yield from carry_out(happening, programme, past_of(programme), today)


def _put_into_need(said: Said) -> Iterator[Change]:
    """Yield their need with what they wrote of it: that of the match if it is theirs, else their first.

    Of who asks for nothing it is a new row, whose kind a human has to choose.
    """
    entries = {entry.id: entry for entry in said.programme.history}
    words = " ".join(
        dict.fromkeys(leave_out_several(entries[one].words) for one in said.one.entries if one in entries)
    )
    match = said.programme.match_by_id.get(said.one.match)
    needs = said.programme.open_needs(said.one.about)
    covered = [need for need in needs if match and match.asker == need.person and need.kind in match.kinds]
    if words and not needs and said.one.about in said.programme.person_by_id:
        yield Added(Need(id="", person=said.one.about, kind="", words=" ".join(words.split())))
    for need in (covered or list(needs))[:1]:
        before = need.words.rstrip(" .")
        mark = "" if not before or before.endswith(tuple("?!…؟")) else "."
        whole = f"{before}{mark} {' '.join(words.split())}".strip()
        yield Changed(need, replace(need, words=whole))


def _put_into_agenda(said: Said) -> Iterator[Change]:
    """Yield that what an asker wrote is a question for their circle."""
    for entry in said.programme.history:
        if entry.id in said.one.entries:
            name = history_id(PersonEvent.ASKS_CIRCLE, entry.person, entry.match, entry.id)
            yield Added(replace(entry, id=name, on=said.today, event=PersonEvent.ASKS_CIRCLE))


def _pass_on(said: Said) -> Iterator[Change]:
    """Yield that whoever was helped has thanks passed on, as they wrote."""
    yield from ask_to_thank(said.programme, said.one.about, said.one.match, said.today)


def _decide(said: Said) -> Iterator[Change]:
    decision = Decision(said.word)
    for match in said.programme.matches:
        if match.id in {said.one.match, said.one.about}:
            yield Changed(match, replace(match, decision=decision))
    for circle in said.programme.circles:
        if circle.id == said.one.about:
            yield Changed(circle, replace(circle, decision=decision))


def _let_in(said: Said) -> Iterator[Change]:
    for one in said.programme.returned:
        if one.id == said.one.about:
            name = history_id(DeskEvent.LET_IN, one.id, one.mark, "")
            yield Added(HistoryEntry(name, said.today, DeskEvent.LET_IN, one.id, one.mark))
            yield Added(Registration(one.id, one.address, one.name, Day(said.today)))


def _say_who(said: Said) -> Iterator[Change]:
    """Yield what becomes of an answer in a known name from an address that nobody has.

    Whoever it is said to be is asked at the address that we know, unless forms change things at once.
    """
    programme, today = said.programme, said.today
    person = programme.person_by_id[said.one.about]
    for one in programme.confirmations:
        if f"who/{one.id}" != said.one.key:
            continue
        is_same = said.word is Word.SAME
        yield Changed(one, replace(one, said=Reply.YES if is_same else Reply.NO))
        if is_same and programme.settings.confirm_form_changes:
            yield from ask_of_move(person, one.address, programme, today)
        elif is_same and one.address not in programme.owners:
            yield from change_address(person, one.address, programme)


def _say_right(said: Said) -> Iterator[Change]:
    """Yield that an address is written to again: whatever came back from it until today was wrong of it."""
    yield Added(note_address(AddressEvent.RIGHT, said.one.about, said.programme, said.today))


def _decide_together(said: Said) -> Iterator[Change]:
    """Yield that all proposals of one row are approved, or are proposals again."""
    approves = said.word is Word.APPROVE_THESE
    before, now = (None, Decision.APPROVE) if approves else (Decision.APPROVE, None)
    for match in list_together(said.one.key, {MatchState.PROPOSED}, said.programme):
        if match.decision is before:
            yield Changed(match, replace(match, decision=now))


def _reply(said: Said) -> Iterator[Change]:
    match = said.programme.match_by_id[said.one.match]
    reply = Reply.YES if said.word is Word.YES else Reply.NO
    back = find_asked_with(match, said.one.about, said.programme)
    for one in (match, back) if back else (match,):
        gives = said.one.about == one.giver
        yield Changed(one, replace(one, giver_says=reply) if gives else replace(one, asker_says=reply))


_STEPS: Mapping[Word, Callable[[Said], Iterator[Change]]] = {
    Word.GO_ON: _go_on,
    Word.END: _end,
    Word.HAND_OVER: _hand_over,
    Word.PAUSE: _rest,
    Word.LEAVE: _rest,
    Word.MET: _meet,
    Word.WITHDRAW: _meet,
    Word.INTO_NEED: _put_into_need,
    Word.INTO_AGENDA: _put_into_agenda,
    Word.THANK: _pass_on,
    Word.APPROVE: _decide,
    Word.DECLINE: _decide,
    Word.PIN: _decide,
    Word.APPROVE_THESE: _decide_together,
    Word.TAKE_BACK: _decide_together,
    Word.YES: _reply,
    Word.NO: _reply,
    Word.LET_IN: _let_in,
    Word.SAME: _say_who,
    Word.OTHER: _say_who,
    Word.RIGHT: _say_right,
}
