"""What the record keeps of answers, of needs and of mails, and how it is read again."""

from dataclasses import replace

import pytest

from mentorsheets.domain.changes import Added, Changed
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.model import (
    CheckIn,
    HistoryEntry,
)
from mentorsheets.relations.record_answer import (
    CLOSING_QUESTION,
    meaning_of,
    put_answer,
    put_words_into,
    record_answer,
)
from tests.relations.records import DAY, NEXT, ROW, heard, programme_of

FAREWELL = replace(ROW, kind=CLOSING_QUESTION)


def row_after(changes: object) -> CheckIn:
    (change,) = list(changes)  # type: ignore[call-overload]
    now = change.now if isinstance(change, Changed) else change.record
    assert isinstance(now, CheckIn)
    return now


def test_a_plain_answer_stands_as_its_word_alone_and_more_words_beside_it() -> None:
    assert (record_answer(ROW, "We met!", DAY).answer, record_answer(ROW, "We met!", DAY).words) == (
        "met",
        "",
    )
    talked = record_answer(ROW, "met", DAY, "Met. She knows the harbour well")
    assert (talked.answer, talked.words) == ("met", "Met. She knows the harbour well")
    assert record_answer(ROW, "met", DAY, "not yet").words == "not yet"
    assert record_answer(ROW, "met", DAY).answered_on == DAY


@pytest.mark.parametrize("text", ["It was raining", "I am scared of him"])
def test_what_only_a_human_can_read_stands_as_words_without_an_answer(text: str) -> None:
    assert (record_answer(ROW, text, DAY).answer, record_answer(ROW, text, DAY).words) == ("", text)


def test_words_that_came_by_mail_mean_nothing_by_themselves_and_what_was_typed_means_what_it_says() -> None:
    assert meaning_of(replace(ROW, words="met")) is Event.MET
    assert meaning_of(replace(ROW, words="met", answered_on=DAY)) is Event.UNCLEAR
    assert meaning_of(replace(ROW, answer="not yet", words="met", answered_on=DAY)) is Event.NOT_YET


def test_the_same_answer_again_changes_nothing() -> None:
    for known in (replace(ROW, answer="met"), replace(ROW, words="It was raining")):
        programme = programme_of(check_ins=(known,))
        assert not list(put_answer(known, known.answer or known.words, programme, DAY))
        assert not list(put_words_into(known, known.words or "", programme, DAY)) or not known.words


def test_a_newer_answer_takes_the_place_of_one_that_nobody_heard_and_keeps_its_words() -> None:
    known = replace(ROW, answer="not yet", words="The ferry")
    now = row_after(put_answer(known, "met", programme_of(check_ins=(known,)), DAY, "met, at last"))
    assert (now.id, now.answer, now.words) == ("c", "met", "The ferry\nmet, at last")


def test_a_newer_answer_to_one_that_was_heard_gets_a_row_of_its_own_on_its_day() -> None:
    known = replace(ROW, answer="not yet", served_own_goal="yes")
    programme = programme_of(check_ins=(known,), history=(heard(known),))
    now = row_after(put_answer(known, "met", programme, DAY + NEXT))
    assert now.id != "c"
    assert (now.question, now.asked_on, now.answer, now.served_own_goal) == ("", DAY + NEXT, "met", "")
    both = programme_of(check_ins=(known, now), history=(heard(known),))
    again = row_after(put_answer(known, "need met", both, DAY + NEXT))
    assert again.id == now.id


def test_words_after_an_answer_are_for_a_human_but_at_the_end_they_are_the_answer() -> None:
    known = replace(ROW, answer="met")
    (change,) = put_answer(known, "She was late again", programme_of(check_ins=(known,)), DAY)
    assert isinstance(change, Added)
    assert isinstance(change.record, HistoryEntry)
    assert change.record.event == PersonEvent.UNCLEAR
    known = replace(FAREWELL, words="Thank you.")
    now = row_after(put_answer(known, "It rained a lot", programme_of(check_ins=(known,)), DAY))
    assert now.words == "Thank you.\nIt rained a lot"


def test_words_alone_stand_beside_their_question_first_and_then_in_the_history() -> None:
    first = row_after(put_words_into(ROW, " Rain ", programme_of(check_ins=(ROW,)), DAY))
    assert (first.answer, first.words, first.answered_on) == ("", "Rain", DAY)
    (more,) = put_words_into(first, "Snow", programme_of(check_ins=(first,)), DAY)
    assert isinstance(more, Added)
    assert not list(put_words_into(first, "Rain ", programme_of(check_ins=(first,)), DAY))
    farewell = replace(FAREWELL, words="Rain")
    assert (
        row_after(put_words_into(farewell, "Snow", programme_of(check_ins=(farewell,)), DAY)).words
        == "Rain\nSnow"
    )
    told = programme_of(check_ins=(farewell,), history=(heard(farewell),))
    (late,) = put_words_into(farewell, "Snow", told, DAY)
    assert isinstance(late, Added)
