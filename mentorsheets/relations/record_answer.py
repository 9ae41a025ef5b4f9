"""What is put down when somebody answers: the first word, or a newer one; the same again changes nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import takewhile

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.ids import check_in_id
from mentorsheets.domain.model import CheckIn
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.answers import is_only, meaning
from mentorsheets.relations.both_ways import answer_id
from mentorsheets.relations.transitions import personal_entry

CLOSING_QUESTION = "closing"
"""The kind of a check-in that looks back: whatever is said to it is an answer."""


def record_answer(check_in: CheckIn, text: str, today: date, words: str = "") -> CheckIn:
    """Return a check-in with an answer, as its word of the list where it is plain, and in their words."""
    own = words or text
    words = "" if is_only(own) and meaning(own) is meaning(text) else own.strip()
    return replace(check_in, answer=plain(text), words=words, answered_on=today)


def plain(text: str) -> str:
    """Return the word of the list that a text comes to, "" where only a human can tell."""
    event = meaning(text)
    return "" if event in {Event.UNCLEAR, Event.TALK_TO_ME} else str(event)


def meaning_of(check_in: CheckIn) -> Event:
    """Return what stands beside a question means.

    Words that came by mail were read when they came, and are dated: without an answer, only a human can tell.
    What a human typed has no day yet, and means what it says, in either column.
    """
    if check_in.answer:
        return meaning(check_in.answer)
    return Event.UNCLEAR if check_in.answered_on else meaning(check_in.words)


def put_answer(
    check_in: CheckIn, text: str, programme: Programme, today: date, words: str = ""
) -> Iterator[Change]:
    """Yield where a reply to a check-in goes.

    A newer word takes the place of one on which nothing was done yet, and else gets a row of its own. Words
    beside a plain answer are for a human, but not at the end of a relationship, where they are asked for.
    """
    last = _newest(check_in, programme)
    new = record_answer(last, text, today, words)
    if not (last.answer or last.words):
        yield Changed(last, new)
    elif (plain(text) or text.strip()) in {last.answer, last.words}:
        return
    elif not new.answer and check_in.kind != CLOSING_QUESTION:
        yield personal_entry(PersonEvent.UNCLEAR, last.person, today, text, last.match)
    elif answer_id(last) in {entry.id for entry in programme.history}:
        name = check_in_id(last.person, last.id, today)
        yield Added(replace(new, id=name, question="", asked_on=today, served_own_goal=""))
    else:
        both = "\n".join(filter(None, (last.words, new.words)))
        yield Changed(last, replace(new, answer=new.answer or last.answer, words=both))


def put_words_into(check_in: CheckIn, words: str, programme: Programme, today: date) -> Iterator[Change]:
    """Yield where words to a check-in go from which nothing follows but that a human reads them.

    The first stand beside their question; more of them stand in the history, and at the end of a relationship
    below what was said before.
    """
    last = _newest(check_in, programme)
    if not (last.answer or last.words):
        yield Changed(last, replace(last, words=words.strip(), answered_on=today))
    elif words.strip() == last.words:
        return
    elif check_in.kind == CLOSING_QUESTION and answer_id(last) not in {
        entry.id for entry in programme.history
    }:
        more = "\n".join(filter(None, (last.words, words.strip())))
        yield Changed(last, replace(last, words=more, answered_on=today))
    else:
        yield personal_entry(PersonEvent.UNCLEAR, last.person, today, words, last.match)


def _newest(check_in: CheckIn, programme: Programme) -> CheckIn:
    """Return the last row on what was asked: the question's own, or that of a newer word."""
    rows = [row for row in programme.check_ins_of[check_in.person] if row.match == check_in.match]
    later = rows[rows.index(check_in) + 1 :]
    return [check_in, *takewhile(lambda row: not row.question, later)][-1]
