"""What a reply leads to: it is put where a coordinator would type it, and what it asks for itself is done."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.ids import check_in_id, history_id
from mentorsheets.domain.model import (
    CheckIn,
    Circle,
    HistoryEntry,
    Match,
    Need,
    NeedStatus,
    Person,
    Reply,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.answers import personal_meaning, yes_or_no
from mentorsheets.relations.both_ways import find_asked_with, find_introduced_with
from mentorsheets.relations.history import LEFT_WHILE_HELD
from mentorsheets.relations.need_history import settle_need
from mentorsheets.relations.record_answer import (
    CLOSING_QUESTION,
    meaning_of,
    put_answer,
    put_words_into,
    record_answer,
)
from mentorsheets.relations.states import ABOUT_TO_BE
from mentorsheets.relations.thanks import asks_to_pass_thanks, says_more_than_thanks
from mentorsheets.relations.transitions import Happening, personal_entry

NEED_IS: Mapping[Event, NeedStatus] = {
    Event.NEED_MET: NeedStatus.MET,
    Event.STILL_NEEDED: NeedStatus.OPEN,
}
"""What an asker alone can say of a need, and how it stands then."""
QUESTION_MARKS = "?؟？"
"""How a question ends, in the scripts that have a mark of their own for it."""


def interpret(
    programme: Programme, person: str, about: str, text: str, today: date, *, words: str = ""
) -> tuple[Change, ...]:
    """Return what to write when a person has given a plain answer, by a tap or by a reply that says no more.

    `about` is what their mail was about (see `awaited`): the id of a check-in, of a match (whether they want
    to be introduced, or how it goes), of a need (what exactly they mean, or once it is met, whether they
    offer it now), of a circle, "needs", or "" where it is not known. `words` are how they said it themselves.
    What follows from it is then found by `due_today`.
    """
    people = programme.person_by_id
    if person not in people:
        return ()
    wish = personal_meaning(text)
    if wish is not None:
        return tuple(_grant(people[person], wish, words or text, today))
    done = tuple(_put(programme, people[person], about, text, today, words))
    return (*done, *_note_thanks(programme, person, about, words, today))


def _note_thanks(programme: Programme, person: str, about: str, words: str, today: date) -> Iterator[Change]:
    """Yield that words beside an answer ask that the other one be thanked, which is for a human."""
    check_in = _check_in(programme, person, about)
    match = check_in.match if check_in is not None else about
    if match in programme.match_by_id and asks_to_pass_thanks(words):
        yield personal_entry(PersonEvent.UNCLEAR, person, today, words, match)


def note_words(programme: Programme, person: str, about: str, text: str, today: date) -> tuple[Change, ...]:
    """Return where to write words that only a human can read: with what they are about, and nothing moves.

    A need that said too little, the questions at the end, and an asker's question for a circle ask for words,
    so there they are the answer. What an asker writes about a circle is a question if it has a question mark:
    it goes to all who come, and "I cannot on Thursdays" should not.
    """
    known = programme.person_by_id.get(person)
    if known is None or not text.strip():
        return ()
    check_in = _check_in(programme, person, about)
    need = next((need for need in programme.needs_of.get(person, ()) if need.id == about), None)
    circle = next((circle for circle in programme.circles if circle.id == about), None)
    rows = [row for row in programme.check_ins_of.get(person, ()) if about in row.matches]
    match = programme.match_by_id.get(about)
    if check_in is not None:
        return tuple(_put_beside(check_in, text, programme, today))
    if need is not None and need.status is NeedStatus.OPEN and yes_or_no(text) is None:
        return (Changed(need, replace(need, words=_fuller(need.words, text))),)
    if circle is not None and person in circle.askers and any(mark in text for mark in QUESTION_MARKS):
        return (_about_a_circle(circle, known, text, today, answer=None),)
    if match is not None and match.state not in ABOUT_TO_BE and rows:
        return tuple(put_words_into(rows[-1], text, programme, today))
    return (personal_entry(PersonEvent.UNCLEAR, person, today, text, about),)


def _put_beside(check_in: CheckIn, text: str, programme: Programme, today: date) -> Iterator[Change]:
    """Yield where words go that somebody wrote about a question.

    To thank the other one for them is for a human, and no answer to the closing questions by itself.
    """
    thanks = check_in.kind == CLOSING_QUESTION and asks_to_pass_thanks(text)
    if thanks:
        yield personal_entry(PersonEvent.UNCLEAR, check_in.person, today, text, check_in.match)
    if not thanks or says_more_than_thanks(text):
        yield from put_words_into(check_in, text, programme, today)


def interpret_goal_answer(programme: Programme, person: str, about: str, text: str) -> tuple[Change, ...]:
    """Return what to write when an asker has said whether it served their own goal; no giver ever sees it.

    `about` is the id of the check-in that asked it; anybody else's, or a giver's, changes nothing. A newer
    word takes the place of an older one.
    """
    check_in = _check_in(programme, person, about)
    if check_in is None:
        return ()
    match = programme.match_by_id.get(check_in.match)
    if match is None or match.asker != person:
        return ()
    return (Changed(check_in, replace(check_in, served_own_goal=text.strip())),)


def ask_to_thank(programme: Programme, person: str, about: str, today: date) -> tuple[Change, ...]:
    """Return what to note when an asker would have thanks passed on to the giver of a match, `about`.

    Only the asker of the match can, and once is enough.
    """
    match = programme.match_by_id.get(about)
    if match is None or match.asker != person:
        return ()
    known = any(
        (e.event, e.person, e.match) == (PersonEvent.THANKS, person, about) for e in programme.history
    )
    return () if known else (personal_entry(PersonEvent.THANKS, person, today, about=about),)


def _grant(person: Person, wish: PersonEvent, words: str, today: date) -> Iterator[Change]:
    if person.standing is Standing.HELD and wish is not PersonEvent.LEFT:
        yield personal_entry(PersonEvent.UNCLEAR, person.id, today, words)
        return
    standing = {
        PersonEvent.PAUSED: Standing.PAUSED,
        PersonEvent.LEFT: Standing.LEFT,
        PersonEvent.BACK: Standing.ACTIVE,
    }.get(wish, person.standing)
    if standing is not person.standing:
        yield Changed(person, replace(person, standing=standing, back_on=None))
    while_held = person.standing is Standing.HELD and wish is PersonEvent.LEFT
    yield personal_entry(wish, person.id, today, LEFT_WHILE_HELD if while_held else "")


def _check_in(programme: Programme, person: str, about: str) -> CheckIn | None:
    theirs = programme.check_ins_of.get(person, ())
    return next((check_in for check_in in theirs if check_in.id == about), None)


def _put(
    programme: Programme, person: Person, about: str, text: str, today: date, words: str
) -> Iterator[Change]:
    check_in = _check_in(programme, person.id, about)
    match = programme.match_by_id.get(about)
    need = next((need for need in programme.needs_of.get(person.id, ()) if need.id == about), None)
    circle = next((circle for circle in programme.circles if circle.id == about), None)
    answer = yes_or_no(text)
    if check_in is not None:
        yield from put_answer(check_in, text, programme, today, words)
    elif match is not None and person.id in match.people:
        yield from _about_a_match(match, person.id, programme, text, today, words)
    elif need is not None and need.status is NeedStatus.OPEN and answer is None and text.strip():
        yield Changed(need, replace(need, words=_fuller(need.words, text)))
    elif need is not None and need.status is not NeedStatus.OPEN and answer is not None:
        yield from _offer(person, need, programme, today, answer=answer)
    elif circle is not None and person.id in circle.people:
        yield _about_a_circle(circle, person, text, today, answer=answer)
    elif about.startswith("needs") and answer is not None:
        yield personal_entry(
            PersonEvent.NEEDS_RIGHT if answer else PersonEvent.NEEDS_OTHERWISE, person.id, today, text
        )
    else:
        yield personal_entry(PersonEvent.UNCLEAR, person.id, today, text, about)


def _fuller(words: str, text: str) -> str:
    """Return what somebody had said of a need with what they say now; a human may have typed the first."""
    more = " ".join(text.split())
    return f"{words.rstrip(' .')}. {more}" if words.strip() else more


def _about_a_match(
    match: Match, person: str, programme: Programme, text: str, today: date, words: str
) -> Iterator[Change]:
    """Yield a reply that names a match: a yes or no where that is waited for, else how it goes."""
    answer = yes_or_no(text)
    rows = [row for row in programme.check_ins_of.get(person, ()) if match.id in row.matches]
    if answer is not None and _reply(answer=answer) == _reply_of(match, person):
        return
    if match.state in ABOUT_TO_BE:
        if answer is None:
            yield personal_entry(PersonEvent.UNCLEAR, person, today, text, match.id)
        else:
            back = find_asked_with(match, person, programme)
            for one in (match, back) if back else (match,):
                yield _record_consent(one, person, answer=answer)
    elif rows:
        yield from put_answer(rows[-1], text, programme, today, words)
    else:
        back = find_introduced_with(match, person, programme)
        name, also = check_in_id(person, match.id, today), back.id if back else ""
        new = CheckIn(name, person, match.id, "", "", today, also=also)
        yield Added(record_answer(new, text, today, words))


def _reply(*, answer: bool) -> Reply:
    return Reply.YES if answer else Reply.NO


def _reply_of(match: Match, person: str) -> Reply | None:
    return match.giver_says if person == match.giver else match.asker_says


def _record_consent(match: Match, person: str, *, answer: bool) -> Change:
    reply = _reply(answer=answer)
    now = replace(match, giver_says=reply) if person == match.giver else replace(match, asker_says=reply)
    return Changed(match, now)


def _offer(
    person: Person, need: Need, programme: Programme, today: date, *, answer: bool
) -> Iterator[Change]:
    event = PersonEvent.OFFERS if answer else PersonEvent.NO_OFFER
    if any((entry.event, entry.match) == (event, need.id) for entry in programme.history):
        return
    if answer and need.kind not in person.offers:
        yield Changed(person, replace(person, offers=person.offers | {need.kind}))
    yield personal_entry(event, person.id, today, about=need.id)


def _about_a_circle(circle: Circle, person: Person, text: str, today: date, *, answer: bool | None) -> Added:
    """Return the reply to an invitation: yes, no, or else what an asker wants to ask there."""
    if answer is not None:
        event, words = (PersonEvent.COMES if answer else PersonEvent.STAYS_AWAY), ""
    else:
        event = PersonEvent.ASKS_CIRCLE if person.id in circle.askers else PersonEvent.UNCLEAR
        words = text.strip()
    name = history_id(event, person.id, circle.id, f"{today}{words}")
    return Added(HistoryEntry(name, today, event, person.id, circle.id, words=words))


def what_was_said(check_in: CheckIn, match: Match, programme: Programme, today: date) -> Happening:
    """Return what the answer to a check-in means for its match.

    The asker alone can say that a need is met, or still needed; at the end of a relationship, whatever is
    said is a closing answer unless it is to go on or no fit. Words without an answer move nothing.
    """
    event = meaning_of(check_in)
    met: tuple[Change, ...] = ()
    if event in NEED_IS and check_in.person == match.asker:
        met = tuple(_settle(check_in, match, programme, NEED_IS[event], today))
    elif event is Event.NEED_MET and check_in.kind != CLOSING_QUESTION:
        event = Event.MET
    if check_in.kind == CLOSING_QUESTION and event not in {Event.TALK_TO_ME, Event.GO_ON, Event.NOT_A_FIT}:
        event = Event.CLOSING_ANSWERED
    # An answer that somebody typed and nobody understands is all that a human has to read.
    words = check_in.words or (check_in.answer if event is Event.UNCLEAR else "")
    return Happening(event, match, check_in.person, check_in.id, words, check_in, met)


def _settle(
    check_in: CheckIn, match: Match, programme: Programme, now: NeedStatus, today: date
) -> Iterator[Change]:
    kinds = set(match.kinds) if check_in.kind not in match.kinds else {check_in.kind}
    for need in programme.needs_of.get(match.asker, ()):
        if need.kind in kinds and need.status not in {now, NeedStatus.WITHDRAWN}:
            yield from settle_need(need, now, today)
