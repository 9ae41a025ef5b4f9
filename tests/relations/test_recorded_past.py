"""What the record says of people: what they were asked, how they stand, and since when two know of each other."""

from dataclasses import replace

import pytest

from mentorsheets.domain.events import DeskEvent, Event, PersonEvent
from mentorsheets.domain.model import (
    CheckIn,
    MatchState,
    Message,
    Standing,
)
from mentorsheets.relations.history import Past, past_of
from tests.relations.pair import MATCH
from tests.relations.records import DAY, NEXT, ROW, happened, heard, mail, programme_of


def past(**changes: object) -> Past:
    return past_of(programme_of(**changes))


@pytest.mark.parametrize(
    ("state", "said"), [("sent", True), ("unknown", True), ("refused", True), ("planned", True), ("cancelled", False), ("suppressed", False)]
)  # fmt: skip
def test_what_a_mail_of_ours_that_was_taken_back_carried_is_still_to_be_said(state: str, said: bool) -> None:
    assert ("check-in/w" in past(messages=(mail("w", state),)).carried("ana")) is said


def test_a_mail_to_two_was_a_mail_to_each() -> None:
    known = past(messages=(mail("w", also=("gil",), carries=("introduction/1",)),))
    assert set(known.carried("gil")) == set(known.carried("ana")) == {"introduction/1"}
    assert not known.carried("cy")


def test_only_attempts_at_the_same_mail_that_came_to_nothing_are_counted() -> None:
    mails = (
        mail("w", "cancelled"),
        mail("w+1", "suppressed"),
        mail("w+2", "sent"),
        mail("v", "cancelled"),
        replace(mail("w", "cancelled"), kind="reminder"),
    )
    assert past(messages=mails).attempts("ana", "check-in", "w") == 2


@pytest.mark.parametrize("event", [Event.TALK_TO_ME, PersonEvent.TALK])
def test_whoever_asked_for_help_is_left_alone_until_a_human_says_go_on(event: str) -> None:
    cry = happened(event, "ana")
    assert past(history=(cry,)).is_held("ana")
    assert not past(history=(cry,)).is_held("gil")
    said = replace(cry, id=f"{cry.id} later", event=DeskEvent.GO_ON)
    assert not past(history=(cry, said)).is_held("ana")


def test_somebody_stands_as_was_noted_last() -> None:
    assert past().standing("ana") is Standing.ACTIVE
    entries = happened(PersonEvent.PAUSED, "ana"), happened(Event.MET, "ana")
    assert past(history=entries).standing("ana") is Standing.PAUSED
    assert past(history=(*entries, happened(PersonEvent.LEFT, "ana"))).standing("ana") is Standing.LEFT
    assert past(history=(*entries, happened(PersonEvent.HELD, "ana"))).standing("ana") is Standing.HELD


def test_three_questions_into_silence_are_the_most_and_any_sign_begins_anew() -> None:
    mails = tuple(mail(f"w{n}", on=DAY + n * NEXT) for n in range(3))
    assert past(messages=mails).is_quiet("ana")
    assert not past(messages=mails[:2]).is_quiet("ana")
    assert not past(messages=(*mails[:2], mail("w9", "refused", DAY + 2 * NEXT))).is_quiet("ana")
    assert not past(messages=(*mails[:2], mail("n", on=DAY, carries=("ended-thanks/x",)))).is_quiet("ana")
    assert not past(messages=mails, history=(happened(Event.MET, "ana"),)).is_quiet("ana")
    assert past(messages=mails, history=(happened(Event.MET, "ana", DAY - NEXT),)).is_quiet("ana")
    assert past(messages=mails, history=(happened(Event.SILENCE, "ana"),)).is_quiet("ana")
    assert not past(messages=mails, check_ins=(replace(ROW, words="Hm"),)).is_quiet("ana")


def rows(count: int, person: str = "ana", match: str = "m") -> tuple[CheckIn, ...]:
    return tuple(
        CheckIn(f"{person}{match}{n}", person, match, "general", "?", DAY + n * NEXT) for n in range(count)
    )


def test_one_answer_in_a_mail_is_a_sign_on_all_its_questions_and_a_reminder_is_a_mail_too() -> None:
    known = past(check_ins=rows(3))
    assert [row.asked_on for row in known.unanswered("ana", "m")] == [DAY, DAY + NEXT, DAY + 2 * NEXT]
    other = replace(rows(1, match="n")[0], asked_on=DAY + NEXT, answer="met")
    assert len(past(check_ins=(*rows(3), other)).unanswered("ana", "m")) == 1
    middle = replace(rows(3)[1], words="Hm")
    assert len(past(check_ins=(rows(3)[0], middle, rows(3)[2])).unanswered("ana", "m")) == 1
    sign = happened(Event.MET, "ana", DAY + NEXT)
    assert len(past(check_ins=rows(3), history=(sign,)).unanswered("ana", "m")) == 1
    reminded = mail("r", on=DAY + 5 * NEXT, carries=("reminder/anam0",))
    days = past(check_ins=rows(1), messages=(reminded,)).unanswered_days("ana", "m")
    assert days == (DAY, DAY + 5 * NEXT)


def test_an_answer_is_heard_once() -> None:
    answered = replace(ROW, answer="met")
    worded = replace(ROW, id="d", words="Hm")
    assert past(check_ins=(answered, worded, replace(ROW, id="e"))).unheard("ana", "m") == (answered, worded)
    assert past(check_ins=(answered, worded), history=(heard(answered),)).unheard("ana", "m") == (worded,)


def test_a_happening_is_found_by_its_kind_its_match_and_its_person_and_the_latest_counts() -> None:
    entries = happened(Event.MET, "ana"), happened(Event.MET, "gil", DAY + NEXT)
    known = past(history=entries)
    assert known.has_been(Event.MET, "m") == entries[1]
    assert known.has_been(Event.MET, "m", "ana") == entries[0]
    assert known.has_been(Event.NOT_YET, "m") is None
    assert known.has_been(Event.MET, "other") is None


def introduction(*sides: str) -> tuple[Message, ...]:
    name = f"{Event.ASKER_YES}//{DAY}"
    return tuple(mail(side, person=side, carries=(f"introduction/{name}",)) for side in sides)


def test_two_know_of_each_other_once_both_were_written_to_or_a_human_typed_them_in() -> None:
    both = happened(Event.ASKER_YES, "", was=MatchState.ASKED, now=MatchState.INTRODUCED)
    typed = happened(Event.SET_BY_HAND, "", was=MatchState.PROPOSED, now=MatchState.INTRODUCED)
    assert past().were_introduced(MATCH)
    assert past(history=(typed,)).were_introduced(MATCH)
    assert not past(history=(both,)).were_introduced(MATCH)
    assert not past(history=(both,), messages=introduction("ana")).were_introduced(MATCH)
    assert past(history=(both,), messages=introduction("ana", "gil")).were_introduced(MATCH)


def test_a_relationship_began_with_its_introduction_and_begins_anew_where_they_go_on() -> None:
    assert past().began(MATCH) == DAY
    first = happened(Event.ASKER_YES, "", DAY + NEXT, was=MatchState.ASKED, now=MatchState.INTRODUCED)
    word = happened(Event.NOT_YET, "", DAY + 2 * NEXT, was=MatchState.INTRODUCED, now=MatchState.INTRODUCED)
    anew = happened(Event.GO_ON, "ana", DAY + 3 * NEXT)
    assert past(history=(first, word)).began(MATCH) == DAY + NEXT
    assert past(history=(first, word, anew)).began(MATCH) == DAY + 3 * NEXT
