"""What somebody's own words lead to: a plain answer acts, a doubt holds, and a human reads all the rest."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mentorsheets.domain.changes import Added, Change
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.model import NeedStatus, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.incoming.arrivals import Proof
from mentorsheets.mail.incoming.meaning import (
    AskedFor,
    HoldReason,
    PlainAnswer,
    WordsMeaning,
)
from mentorsheets.relations.answers import note_several
from mentorsheets.relations.holds import (
    call_human,
    hold_address,
    hold_in_confidence,
    hold_mail,
    hold_sharers,
    list_sharers,
)
from mentorsheets.relations.interpret import interpret, note_words
from mentorsheets.relations.record_answer import CLOSING_QUESTION
from mentorsheets.relations.states import ABOUT_TO_BE
from mentorsheets.relations.transitions import personal_entry
from mentorsheets.relations.which_one import ask_which
from mentorsheets.workflow.about_coordinator import interpret_here, is_for_safety_contact_alone

EMPTY_MAIL = "(An empty mail.)"
"""How a human reads a mail that says nothing; nobody wrote these words, so nothing is heard in them."""
SAYS: Mapping[PlainAnswer, str] = {
    PlainAnswer.YES: "yes",
    PlainAnswer.NO: "no",
    PlainAnswer.MET: "met",
    PlainAnswer.NOT_YET: "not yet",
    PlainAnswer.NOT_A_FIT: "not a fit",
    PlainAnswer.NEVER_MET: "never met",
    PlainAnswer.NEED_MET: "need met",
    PlainAnswer.STILL_NEEDED: "still needed",
    PlainAnswer.GO_ON: "go on",
    PlainAnswer.END: "please end it",
    PlainAnswer.PAUSE: "pause",
    PlainAnswer.BACK: "back",
    PlainAnswer.FEWER: "fewer",
    PlainAnswer.STOP: "pause",
    PlainAnswer.LEAVE: "leave",
    PlainAnswer.DATA: "my data",
}
"""Each plain answer in the words that `interpret` knows; a stop pauses, which loses nothing."""
TAPPED_AS: Mapping[PlainAnswer, str] = {
    PlainAnswer.YES: "yes",
    PlainAnswer.NO: "no",
    PlainAnswer.MET: "met",
    PlainAnswer.NOT_YET: "notyet",
    PlainAnswer.NOT_A_FIT: "nofit",
    PlainAnswer.NEED_MET: "done",
    PlainAnswer.STILL_NEEDED: "still",
    PlainAnswer.GO_ON: "goon",
}
"""Plain answers that a button can say too, by what its token does."""
WANTS_OUT = frozenset({PlainAnswer.STOP, PlainAnswer.LEAVE, PlainAnswer.PAUSE})
"""What stops mail: without proof it holds instead, for anybody can write any sender."""
OPPOSITES = ({"yes", "no"}, {"met", "not yet", "never met"})
"""Answers of which only one can hold."""
NEEDS_NO_MATCH = WANTS_OUT | {PlainAnswer.BACK, PlainAnswer.FEWER, PlainAnswer.DATA}
"""What is about no question that was asked."""


ENDS_A_MATCH = frozenset({SAYS[PlainAnswer.END], SAYS[PlainAnswer.NOT_A_FIT]})
"""What ends a match, of which the other one is told."""


@dataclass(frozen=True, slots=True)
class Cry:
    """Words that may mean harm, for the safety contact alone: who wrote them (`name`, `address`), and `id`.

    `persons` are the ids of whoever has the address. The words are sent once, by mail, and written nowhere
    else; those of a letter between two are not sent at all. `in_confidence`: only the safety contact ends it.
    """

    id: str
    name: str
    address: str
    words: str
    persons: tuple[str, ...] = ()
    in_confidence: bool = False


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """What somebody was asked: the ids of what may be answered about, the first one's first."""

    about: tuple[str, ...] = ()

    @property
    def first(self) -> str:
        """The id of what a reply is about, or ""."""
        return self.about[0] if self.about else ""


def hear_words(
    programme: Programme,
    person: Person,
    asked: AskedAbout,
    text: str,
    today: date,
    *,
    proof: Proof,
    doubt: str = "",
) -> Iterator[Change]:
    """Yield what words lead to that somebody wrote in reply to what they were `asked`.

    `doubt` says to a human why words count for nothing that come without the `proof` which they would take.

    Only a whole reply that is nothing but the plain answer to one question acts, and only with `proof`. What
    cannot be undone, leaving, an ending, and the yes to being introduced, takes the strongest; without it a
    stop holds, and a human asks them. A hold holds all who have the address.
    """
    verdict = judge_words(programme, person, asked.first, text)
    if verdict.answer in NEEDS_NO_MATCH:
        if proof is Proof.SURE or (proof is Proof.OWN and verdict.answer not in WANTS_OUT):
            yield from interpret(programme, person.id, "", SAYS[verdict.answer], today, words=text)
            return
    elif verdict.answer is not None and len(asked.about) == 1:
        cannot_undo = is_final(programme, asked.first, SAYS[verdict.answer])
        if proof is Proof.NONE or (cannot_undo and proof is not Proof.SURE):
            # From their own address it is told with what it is about, so that one word makes it count.
            about = "" if proof is Proof.NONE else _find_match(programme, person.id, asked.first)
            yield personal_entry(PersonEvent.UNCLEAR, person.id, today, f"{doubt} {text}".strip(), about)
            return
        yield from interpret(programme, person.id, asked.first, SAYS[verdict.answer], today, words=text)
        return
    if verdict.holds:
        yield from _hold(programme, person, verdict, text, today, proof)
    elif (which := _ask_which(programme, person, asked, verdict, text, today)) and proof is not Proof.NONE:
        yield which
    elif proof is Proof.NONE:
        said = f"{doubt} {_tell_apart(asked, text)}".strip()
        yield personal_entry(PersonEvent.UNCLEAR, person.id, today, said)
    else:
        about = asked.first if len(asked.about) == 1 else ""
        yield from note_words(programme, person.id, about, _tell_apart(asked, text), today)


def _find_match(programme: Programme, person: str, about: str) -> str:
    """Return the id of the match that a question was about, of whatever else the id itself."""
    return next((row.match for row in programme.check_ins_of.get(person, ()) if row.id == about), about)


def _ask_which(
    programme: Programme, person: Person, asked: AskedAbout, verdict: WordsMeaning, text: str, today: date
) -> Added | None:
    """Return what asks whom a plain answer was about that came to a mail about several people."""
    action = TAPPED_AS.get(verdict.answer) if verdict.answer is not None else None
    return ask_which(person, asked.about, action, text, programme, today) if action else None


def is_final(programme: Programme, about: str, said: str) -> bool:
    """Return whether an answer cannot be undone: it ends something, or lets two people know of each other."""
    match = programme.match_by_id.get(about)
    is_consent = match is not None and match.state in ABOUT_TO_BE
    return said in ENDS_A_MATCH or (said == SAYS[PlainAnswer.YES] and is_consent)


def hear_beside(programme: Programme, person: Person, about: str, text: str, today: date) -> Iterator[Change]:
    """Yield what words beside a tapped answer lead to: they may hold, and else a human reads them."""
    verdict = judge_words(programme, person, about, text)
    if verdict.holds:
        yield from _hold(programme, person, verdict, text, today, Proof.SURE)
    else:
        yield from note_words(programme, person.id, about, text, today)


def hear_call(programme: Programme, person: Person, text: str, today: date) -> Iterator[Change]:
    """Yield what a tap leads to by which somebody asks for a human, and the words beside it."""
    verdict = judge_words(programme, person, "", text)
    if verdict.may_mean_harm:
        yield from _hold(programme, person, verdict, text, today, Proof.SURE)
    else:
        yield from hold_mail(person, today)
        yield from hold_sharers(person, programme, today)
        yield call_human(person, text, today)


def hear_stranger(
    programme: Programme,
    person: Person,
    text: str,
    today: date,
    *,
    quote: str = "",
    proof: Proof = Proof.NONE,
) -> Iterator[Change]:
    """Yield what a mail leads to that answers nothing and has this person's address: it may hold.

    `quote` is how a human is to read the words, where that is not as they stand.
    """
    matched = (match.other(person.id) for match in programme.matches_of.get(person.id, ()))
    others = [programme.person_by_id[one].name for one in matched if one in programme.person_by_id]
    verdict = interpret_here(programme, text, names=[person.name], others=others)
    if verdict.holds:
        yield from _hold(programme, person, verdict, quote or text, today, proof)
    elif verdict.answer is PlainAnswer.DATA and proof is not Proof.NONE:
        yield from interpret(programme, person.id, "", SAYS[PlainAnswer.DATA], today, words=text)
    else:
        yield personal_entry(PersonEvent.UNCLEAR, person.id, today, quote or text)


def hear_sign(
    programme: Programme, person: Person, sign: HoldReason, text: str, today: date, *, proof: Proof
) -> Iterator[Change]:
    """Yield what a question with its answer (`text`) leads to that may mean a reason to hold (`sign`)."""
    yield from _hold(programme, person, WordsMeaning(holds=frozenset({sign})), text, today, proof)


def contradicts(programme: Programme, person: Person, about: str, said: str, text: str) -> bool:
    """Return whether words beside a tapped answer (`said`) begin with, or are, one that takes it back."""
    first = re.split(r"[.,;:!\n]", text.strip(), maxsplit=1)[0]
    answers = [judge_words(programme, person, about, words).answer for words in (text, first)]
    meant = {SAYS[answer] for answer in answers if answer is not None}
    return any(one != said and {one, said} <= group for one in meant for group in OPPOSITES)


def judge_words(programme: Programme, person: Person, about: str, text: str) -> WordsMeaning:
    """Return what words mean as a reply to what they are about."""
    others = _list_others(programme, person.id, about)
    question = _question(programme, person.id, about)
    return interpret_here(programme, text, question, names=[person.name], others=others)


def _list_others(programme: Programme, person: str, about: str) -> list[str]:
    """Return the name of whom somebody was asked about, if it was one."""
    asked = next((row.match for row in programme.check_ins_of.get(person, ()) if row.id == about), about)
    match = programme.match_by_id.get(asked)
    ids = {match.giver, match.asker} - {person} if match else set[str]()
    return [programme.person_by_id[one].name for one in ids if one in programme.person_by_id]


def _question(programme: Programme, person: str, about: str) -> AskedFor:
    rows = [row for row in programme.check_ins_of.get(person, ()) if row.id == about]
    if rows:
        return AskedFor.CLOSING if rows[0].kind == CLOSING_QUESTION else AskedFor.CHECK_IN
    match = programme.match_by_id.get(about)
    if match is not None:
        return AskedFor.CONSENT if match.state in ABOUT_TO_BE else AskedFor.CHECK_IN
    need = next((need for need in programme.needs_of.get(person, ()) if need.id == about), None)
    if need is not None:
        return AskedFor.NOTHING if need.status is NeedStatus.OPEN else AskedFor.CONSENT
    if about.startswith("needs") or any(circle.id == about for circle in programme.circles):
        return AskedFor.CONSENT
    return AskedFor.NOTHING


def _hold(
    programme: Programme, person: Person, verdict: WordsMeaning, text: str, today: date, proof: Proof
) -> Iterator[Change]:
    """Yield what holds a person, and whoever has their address: nobody knows whose words those are."""
    if verdict.may_mean_harm and is_for_safety_contact_alone(programme, text):
        for one in (person, *list_sharers(person, programme)):
            yield from hold_in_confidence(one, programme, today)
        return
    is_call = verdict.may_mean_harm or HoldReason.PERSON in verdict.holds
    if is_call or proof is not Proof.NONE:
        yield from hold_mail(person, today)
        yield from hold_sharers(person, programme, today)
    else:
        yield from hold_address(person, programme, today)
    if is_call:
        yield call_human(person, "" if verdict.may_mean_harm else text, today)
    else:
        yield personal_entry(PersonEvent.UNCLEAR, person.id, today, text)


def _tell_apart(asked: AskedAbout, text: str) -> str:
    """Return words, with whom else their mail was about where that leaves it open whom they mean."""
    if len(asked.about) < 2:
        return text
    return note_several(len(asked.about), text)
