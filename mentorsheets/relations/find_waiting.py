"""Finding what waits for the coordinator in a programme as it is."""

from collections.abc import Iterator
from datetime import date, timedelta

from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.holds import HOLD_EVENTS
from mentorsheets.domain.ids import confidential_mark
from mentorsheets.domain.model import CircleState, HistoryEntry, Match, MatchState, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.answers import tells_of_changed_need
from mentorsheets.relations.history import Past, past_of
from mentorsheets.relations.losses import list_losses
from mentorsheets.relations.many_holds import list_many_held
from mentorsheets.relations.other_secret import find_other_secret
from mentorsheets.relations.short_secret import find_short_secret
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.states import ABOUT_TO_BE
from mentorsheets.relations.stopped_mail import find_stopped
from mentorsheets.relations.thanks import asks_to_pass_thanks
from mentorsheets.relations.typed_over import find_typed_over_rows
from mentorsheets.relations.undecided import UNREAD, find_undecided, kept_since
from mentorsheets.relations.unheard_safety import find_unheard_safety, list_told_of
from mentorsheets.relations.waiting import Topic, Waiting, Word, decided_id, join_same
from mentorsheets.relations.waiting_calls import find_calls, find_without_way
from mentorsheets.relations.waiting_names import name_of, status_of
from mentorsheets.relations.waiting_proposals import KEY_OF_THESE
from mentorsheets.relations.waiting_silence import (
    OF_A_PAIR,
    find_silent,
    join_still,
    tell_of_silence,
    waits_for_word,
)
from mentorsheets.relations.waiting_things import find_things
from mentorsheets.relations.waiting_unsent import find_unsent
from mentorsheets.relations.waiting_words import find_refused, find_unanswered
from mentorsheets.relations.which_one import was_told

TO_YOU = "What they wrote came to you by mail."
TO_SAFETY = "What they wrote is with the safety contact, if it may mean harm."
IN_PRIVATE = "They may need you; their words were to somebody else, and are told to nobody. Write to {a}."
TO_ANSWER = UNREAD | {PersonEvent.DATA}
WORDLESS = "Wrote something without words that can be shown here."
TO_SEE_TO = {
    Event.NEEDS_SOMETHING: "Says that something needs attention.",
    Event.NEVER_MET: "Says that the two have never met.",
    Event.NEED_CHANGED: "Says that the need has changed.",
}
ANSWER_DATA_WITHIN = timedelta(days=28)
"""A month (GDPR 12(3)), as short as one can be."""
TO_LIST = frozenset({*UNREAD, *TO_SEE_TO, PersonEvent.WHICH, PersonEvent.DATA, Event.STILL_SILENT})
"""What happens that may wait for the coordinator; most that ever happened does not."""
_PERSON = (Word.GO_ON, Word.END, Word.HAND_OVER, Word.PAUSE, Word.LEAVE)


def find_waiting(programme: Programme, today: date, past: Past | None = None) -> tuple[Waiting, ...]:
    """Return what waits for the coordinator, the most urgent first, and of one urgency the oldest."""
    desk = Situation(programme, past_of(programme, past), today)
    order = list(Topic)
    found = {one.key: one for one in _find(desk) if decided_id(one.key) not in desk.past.entries}

    def rank(one: Waiting) -> tuple[int, bool, date, str]:
        # What settles many comes before the rows of single ones, however old.
        is_single = not one.key.startswith(KEY_OF_THESE)
        return order.index(one.topic), is_single, one.since or date.min, one.key

    return tuple(sorted(found.values(), key=rank))


def _find(desk: Situation) -> Iterator[Waiting]:
    yield from list_losses(desk)
    yield from find_unheard_safety(desk)
    yield from list_many_held(desk)
    yield from _cries(desk)
    yield from _held(desk)
    yield from _happenings(desk)
    yield from find_silent(desk)
    yield from find_refused(desk)
    yield from find_unsent(desk)
    yield from find_unanswered(desk)
    yield from find_short_secret(desk)
    yield from find_other_secret(desk)
    yield from find_stopped(desk)
    yield from find_things(desk)
    yield from find_calls(desk)
    yield from find_without_way(desk)
    yield from find_typed_over_rows(desk)


def _is_open(entry: HistoryEntry, desk: Situation) -> bool:
    return decided_id(entry.id) not in desk.past.entries


def _cries(desk: Situation) -> Iterator[Waiting]:
    """Yield everybody who asked for help and of whom no human has said since how they stand."""
    told_of = list_told_of(desk.programme)
    for person in desk.programme.people:
        cry = desk.past.find_cry(person.id)
        if cry is not None:
            told = TO_SAFETY if desk.programme.settings.safety_address else TO_YOU
            if not cry.words and told == TO_SAFETY and person.id not in told_of and person.address:
                told = IN_PRIVATE.format(a=person.address)
            yield Waiting(
                key=f"help/{cry.id}", topic=Topic.HELP, who=person.name,
                words=f"{told} Nothing automatic goes to them until you say so.",
                since=cry.on, choices=_PERSON, spots=(status_of(person.id),), people=(person.id,),
                about=person.id, entries=tuple(entry.id for entry in _unread(person.id, desk)),
            )  # fmt: skip


def _held(desk: Situation) -> Iterator[Waiting]:
    """Yield everybody who is held, or whose address is, and how a human ends it.

    Where only the safety contact does, nothing more is said.
    """
    for person in desk.programme.people:
        stands_so = desk.programme.is_held(person.id) or desk.programme.open_holds.get(person.id)
        if not stands_so or desk.past.find_cry(person.id) is not None:
            continue
        in_confidence = confidential_mark(person.id) in desk.programme.open_holds.get(person.id, {})
        unread = [] if in_confidence else list(_unread(person.id, desk))
        held = [e for e in desk.past.of_person.get(person.id, ()) if e.event in HOLD_EVENTS]
        words = " / ".join(entry.words for entry in unread if entry.words)
        plain = "Their mail waits." if in_confidence else "Their mail waits until you say how they stand."
        yield Waiting(
            key=_new_key(f"held/{held[-1].id if held else person.id}", desk), topic=Topic.HELD,
            who=person.name, words=f"“{words}”" if words else plain,
            since=held[-1].on if held else None, choices=() if in_confidence else _PERSON,
            spots=(status_of(person.id),), people=(person.id,), about=person.id,
            entries=tuple(entry.id for entry in unread),
        )  # fmt: skip


def _new_key(key: str, desk: Situation) -> str:
    """Return a key about which no word was said yet: whoever is held stands in the list."""
    return _new_key(f"{key}+", desk) if decided_id(key) in desk.past.entries else key


def _unread(person: str, desk: Situation) -> Iterator[HistoryEntry]:
    since = kept_since(desk.programme, desk.today)
    for entry in desk.past.of_person.get(person, ()):
        if entry.event in UNREAD and entry.on >= since and _is_open(entry, desk):
            yield entry


def _happenings(desk: Situation) -> Iterator[Waiting]:
    """Yield what people wrote that a human has to read, and what they said that a human has to see to."""
    rows = (find_row(entry, desk) for entry in desk.programme.happened.list(TO_LIST))
    yield from join_still(join_same(row for row in rows if row is not None), desk)


def find_row(entry: HistoryEntry, desk: Situation) -> Waiting | None:
    """Return what waits because of one line of the history, None if nothing does."""
    is_past = entry.on < kept_since(desk.programme, desk.today) or not _is_open(entry, desk)
    if is_past or entry.id in desk.past.echoes:
        return None
    person = desk.programme.person_by_id.get(entry.person)
    if person is None:
        return _from_stranger(entry) if entry.event in UNREAD and entry.words else None
    return None if _has_row_of_hold(person, desk) else _row_of(entry, person, desk)


def _row_of(entry: HistoryEntry, person: Person, desk: Situation) -> Waiting | None:
    match = desk.programme.match_by_id.get(entry.match)
    if entry.event == PersonEvent.WHICH and not was_told(entry, desk.past):
        return _to_read(entry, person, None, desk)
    if entry.event in TO_ANSWER and not _was_answered(entry, match):
        return _to_read(entry, person, match, desk)
    if entry.event in TO_SEE_TO and match is not None and _waits_for_word(entry, match, desk):
        said = f" “{entry.words}”" if entry.words else ""
        return _about(entry, Topic.NEEDS, person, match, desk, TO_SEE_TO[Event(entry.event)] + said)
    if entry.event == Event.STILL_SILENT and match is not None and waits_for_word(entry, match, desk):
        return tell_of_silence(entry, match, desk)
    return None


def _has_row_of_hold(person: Person, desk: Situation) -> bool:
    """Return whether a row tells of somebody's being held, and of what they wrote."""
    held = desk.programme.is_held(person.id) or person.id in desk.programme.open_holds
    return held or desk.past.find_cry(person.id) is not None


def _from_stranger(entry: HistoryEntry) -> Waiting:
    return Waiting(
        key=f"read/{entry.id}", topic=Topic.READ, who="Somebody", words=f"“{entry.words}”", since=entry.on,
        choices=(Word.ANSWERED,), spots=(Spot("History", entry.id, "In their words"),), entries=(entry.id,),
    )  # fmt: skip


def _waits_for_word(entry: HistoryEntry, match: Match, desk: Situation) -> bool:
    if match.state.is_over:
        return False
    return entry.event == Event.NEED_CHANGED or entry in find_undecided(match.id, desk)


def _was_answered(entry: HistoryEntry, match: Match | None) -> bool:
    """Return whether a human has put down since what words about an introduction came to."""
    if match is None or match.state not in ABOUT_TO_BE:
        return False
    return (match.giver_says if entry.person == match.giver else match.asker_says) is not None


def _to_read(entry: HistoryEntry, person: Person, match: Match | None, desk: Situation) -> Waiting:
    words = _quote(entry)
    if match is None or match.state.is_over:
        thanks = _offer_thanks(entry, match)
        is_of_need = len(desk.programme.open_needs(person.id)) <= 1 and tells_of_changed_need(entry.words)
        into = (Word.INTO_NEED,) if is_of_need else _offer_agenda(entry, desk)
        choices = (*thanks, *into, Word.ANSWERED, Word.PAUSE, Word.LEAVE)
        spots = (Spot("History", entry.id, "In their words"), status_of(person.id))
        return Waiting(
            key=f"read/{entry.id}", topic=Topic.READ, who=person.name, words=words, since=entry.on,
            choices=choices, spots=spots, people=(person.id,), about=person.id, entries=(entry.id,),
            match=match.id if match and thanks else "",
        )  # fmt: skip
    return _about(entry, Topic.READ, person, match, desk, words)


def _quote(entry: HistoryEntry) -> str:
    if entry.event == PersonEvent.DATA:
        until = entry.on + ANSWER_DATA_WITHIN
        return (
            "Asks what is held about them: mentorsheets export with --mail sends it. "
            f"The law wants an answer by {until:%d %B}."
        )
    return f"“{entry.words}”" if entry.words else WORDLESS


def _about(
    entry: HistoryEntry, topic: Topic, person: Person, match: Match, desk: Situation, words: str
) -> Waiting:
    asks = match.state in ABOUT_TO_BE
    choices: tuple[Word, ...] = (
        (Word.YES, Word.NO, Word.ANSWERED, Word.END) if asks else (Word.ANSWERED, *OF_A_PAIR[1:])
    )
    changed = entry.event == Event.NEED_CHANGED or tells_of_changed_need(entry.words)
    if changed and entry.words:
        choices = (Word.INTO_NEED, *choices)
    choices = (*_offer_thanks(entry, match), *choices)
    column = ("Giver says" if person.id == match.giver else "Asker says") if asks else "State"
    other = f", about {name_of(match.other(person.id), desk)}" if person.id in match.people else ""
    return Waiting(
        key=f"read/{entry.id}", topic=topic, who=f"{person.name}{other}",
        words=words, since=entry.on, choices=choices,
        spots=(Spot("Matches", match.id, column), status_of(person.id)), people=match.people, match=match.id,
        about=person.id, entries=(entry.id, *_echoes_of(entry, desk)),
    )  # fmt: skip


def _offer_thanks(entry: HistoryEntry, match: Match | None) -> tuple[Word, ...]:
    """Return the word that passes on what an asker wrote at the end, where it asks for that."""
    at_end = match is not None and match.state in {MatchState.CLOSING, MatchState.ENDED}
    asks = match is not None and entry.person == match.asker and asks_to_pass_thanks(entry.words)
    return (Word.THANK,) if at_end and asks else ()


def _offer_agenda(entry: HistoryEntry, desk: Situation) -> tuple[Word, ...]:
    """Return the word that puts what an asker wrote among the questions of a circle that is to meet."""
    circles = (one for one in desk.programme.circles if one.id == entry.match)
    is_theirs = any(
        one.state in {CircleState.INVITED, CircleState.READY} and entry.person in one.askers
        for one in circles
    )
    return (Word.INTO_AGENDA,) if is_theirs and entry.words else ()


def _echoes_of(entry: HistoryEntry, desk: Situation) -> list[str]:
    """Return the line that says the same of the other direction, if there is one."""
    return [echo for echo, said in desk.past.echoes.items() if said == entry.id]
