"""What an answer leads to that is tied to a mail of ours: what was tapped, and what was written."""

from collections.abc import Iterable, Iterator
from datetime import date

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Change
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import CheckIn, Message, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.incoming.arrivals import REPLY_ACTION as IN_WORDS
from mentorsheets.mail.incoming.arrivals import IncomingReply as Answer
from mentorsheets.mail.incoming.arrivals import Proof
from mentorsheets.mail.letters.links import TAP_WORDS
from mentorsheets.relations.confirmations import ask_of_tap
from mentorsheets.relations.holds import hold_address, list_sharers
from mentorsheets.relations.interpret import ask_to_thank, interpret, interpret_goal_answer, note_words
from mentorsheets.relations.open_questions import find_open_questions
from mentorsheets.relations.record_answer import CLOSING_QUESTION
from mentorsheets.relations.talk_days import TALK_DAYS, date_first_talk
from mentorsheets.relations.transitions import personal_entry
from mentorsheets.workflow.confirm import CONFIRMS, find_asked, hear_confirmation, list_taps
from mentorsheets.workflow.doubt import say_doubt
from mentorsheets.workflow.hear_words import (
    EMPTY_MAIL,
    AskedAbout,
    contradicts,
    hear_beside,
    hear_call,
    hear_words,
    is_final,
    judge_words,
)
from mentorsheets.workflow.unmatched_mail import tell_of_nobodys

GOAL = {"gyes": "yes", "gpart": "partly", "gno": "no"}
"""Whether what somebody got served their own goal; the other one never sees it."""
TELL = "tell"
"""What somebody says of a need of theirs that said too little."""
BETWEEN_SHARERS = "(They share their address with the other one, so nobody knows who of the two says this:)"
LEAVES_PROGRAMME = "leave"
TAPPED_IN_FORM = (
    "(Tapped in the form, which does not show whose tap it is. Please ask them before you act on it:)"
)
THANKS = "thanks"
"""Somebody would have thanks passed on to whoever helped them."""
TALK = "talk"
"""Somebody would like to talk to a human."""
ALONE = frozenset({"pause", LEAVES_PROGRAMME, "fewer", TALK})
"""Tapped answers that are about the person alone."""


def hear_answer(one: Answer, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what an answer leads to that was tapped, or written in reply to a mail of ours."""
    person = programme.person_by_id.get(one.person)
    if person is None:
        yield tell_of_nobodys(one.text, programme, today)
        return
    message = programme.message_by_id.get(one.key)
    action, place = split_action(one.action)
    if action in {TELL, IN_WORDS, TALK} or (message is None and action not in ALONE):
        yield from _hear_own_words(one, person, action, place, message, programme, today)
        return
    if action in CONFIRMS and message is not None:
        yield from _hear_confirmation(one, person, place, message, programme, today)
        return
    about, said = _about(action, place, one, message, programme) if message else ("", TAP_WORDS[action])
    words = one.text.strip()
    if words.casefold() == said:
        words = ""
    if words and action not in ALONE and contradicts(programme, person, about, said, words):
        yield from note_words(
            programme, person.id, about, f"(They tapped “{said}” and wrote:) {words}", today
        )
        return
    if _is_between_sharers(programme, about, one):
        yield personal_entry(PersonEvent.UNCLEAR, person.id, today, f"{BETWEEN_SHARERS} {said} {words}")
        return
    if one.proof is not Proof.SURE and (action == LEAVES_PROGRAMME or is_final(programme, about, said)):
        yield from _hear_unproven_tap(one, person, said, words, programme, today)
        return
    tapped = _put_tap(action, about, said, one, programme, today)
    yield from tapped
    if words:
        now = apply(programme, tapped)
        besides = _besides(about, said, now)
        yield from hear_beside(now, now.person_by_id[one.person], besides, words, today)


def _put_tap(
    action: str, about: str, said: str, one: Answer, programme: Programme, today: date
) -> tuple[Change, ...]:
    """Return what to write for a tapped answer, beside what else stands in the mail."""
    if action in GOAL:
        return interpret_goal_answer(programme, one.person, about, GOAL[action])
    if action == THANKS:
        return ask_to_thank(programme, one.person, about, today)
    tapped = interpret(programme, one.person, about, said, today)
    if action in TALK_DAYS and tapped:
        return (*tapped, *date_first_talk(programme, one.person, about, TALK_DAYS[action], today))
    return tapped


def _hear_confirmation(
    one: Answer, person: Person, place: str, message: Message, programme: Programme, today: date
) -> Iterator[Change]:
    """Yield what somebody's word leads to that it was them, and what then counts that had been tapped."""
    words = one.text.strip()
    asked = find_asked(one, _find_carried(MailKind.CONFIRM, message), place, programme)
    if words and judge_words(programme, person, "", words).holds:
        yield from hear_beside(programme, person, "", words, today)
    elif asked is not None:
        now = programme
        step = tuple(hear_confirmation(one, asked, person, now, today))
        taps = list_taps(asked, now, step)
        while True:
            yield from step
            now = apply(now, step)
            if not taps:
                break
            step, taps = tuple(hear_answer(taps[0], now, today)), taps[1:]
        if words:
            yield from hear_beside(now, now.person_by_id[person.id], "", words, today)


def _hear_unproven_tap(
    one: Answer, person: Person, said: str, words: str, programme: Programme, today: date
) -> Iterator[Change]:
    """Yield what a tap by a form leads to that cannot be undone: a stop holds, all else is asked about."""
    if one.action.startswith(LEAVES_PROGRAMME):
        yield from hold_address(person, programme, today)
        asked: tuple[Change, ...] = ()
    else:
        asked = tuple(ask_of_tap(person, f"{one.key} {one.action}", programme, today))
    yield from asked or (personal_entry(PersonEvent.UNCLEAR, person.id, today, f"{TAPPED_IN_FORM} “{said}”"),)
    if words:
        now = apply(programme, asked)
        yield from hear_beside(now, now.person_by_id[person.id], "", words, today)


def _hear_own_words(
    one: Answer,
    person: Person,
    action: str,
    place: str,
    message: Message | None,
    programme: Programme,
    today: date,
) -> Iterator[Change]:
    if action == TALK:
        yield from hear_call(programme, person, one.text, today)
        return
    if not one.text.strip():
        yield personal_entry(PersonEvent.UNCLEAR, person.id, today, EMPTY_MAIL)
        return
    asked = _asked_in(action, place, one, message, programme)
    doubt = say_doubt(one, person, programme)
    yield from hear_words(programme, person, asked, one.text, today, proof=one.proof, doubt=doubt)


def _is_between_sharers(programme: Programme, about: str, one: Answer) -> bool:
    """Return whether an answer is about the match of two who share an address, by which way it came."""
    row = next((row for row in programme.check_ins_of.get(one.person, ()) if row.id == about), None)
    match = programme.match_by_id.get(row.match if row else about)
    if match is None or one.person not in match.people:
        return False
    owner = programme.person_by_id[one.person]
    sharers = {sharer.id for sharer in list_sharers(owner, programme)} | one.sharers
    return match.other(one.person) in sharers


def _asked_in(
    action: str, place: str, one: Answer, message: Message | None, programme: Programme
) -> AskedAbout:
    """Return what a reply in words may be about."""
    if message is None:
        return AskedAbout()
    if action == TELL:
        return AskedAbout((_nth(_find_carried(MailKind.VAGUE_NEED, message), place),))
    if waiting := find_open_questions(message, one.person, programme):
        return AskedAbout(waiting)
    about, _ = _about(IN_WORDS, place, one, message, programme)
    return AskedAbout((about,) if about else ())


def split_action(action: str) -> tuple[str, str]:
    """Return what a token does, and the place of what it is about, "" for none."""
    name = action.rstrip("0123456789")
    return name, action[len(name) :]


def _besides(about: str, said: str, programme: Programme) -> str:
    """Return what words beside a tap are about: a question for a circle, or what somebody looks back on."""
    to_ask = said == "yes" and any(circle.id == about for circle in programme.circles)
    looks_back = any(row.id == about and row.kind == CLOSING_QUESTION for row in programme.check_ins)
    return about if to_ask or looks_back else ""


def _about(action: str, place: str, one: Answer, message: Message, programme: Programme) -> tuple[str, str]:
    """Return what an answer is about, and what it says, in words that `interpret` knows."""
    if action in ALONE:
        return "", TAP_WORDS[action]
    if action in {"offyes", "offno"}:
        return _nth(_find_carried(MailKind.OFFER_BACK, message), place), action.removeprefix("off")
    if action in {"needsok", "needsnew"}:
        return "needs", "yes" if action == "needsok" else "no"
    match_id = _nth(message.about, place or "0")
    check_in = _find_asked(programme, one.person, message, match_id)
    asks = message.kind in {MailKind.ASK_GIVER, MailKind.ASK_ASKER}
    about = match_id if action in {"yes", "no", THANKS} or asks or check_in is None else check_in.id
    return about, TAP_WORDS.get(action, one.text)


def _find_carried(kind: MailKind, message: Message) -> list[str]:
    """Return what the parts of one kind that a mail carried are about."""
    return [about for name, _, about in (part.partition("/") for part in message.carries) if name == kind]


def _nth(names: Iterable[str], place: str) -> str:
    listed = list(names)
    return listed[int(place)] if place.isdecimal() and int(place) < len(listed) else ""


def _find_asked(programme: Programme, person: str, message: Message, match_id: str) -> CheckIn | None:
    """Return the newest question about a match that the person had been asked when the message went."""
    asked = [
        check_in
        for check_in in programme.check_ins_of.get(person, ())
        if match_id in check_in.matches and check_in.asked_on <= message.on
    ]
    return max(asked, key=lambda check_in: check_in.asked_on, default=None)
