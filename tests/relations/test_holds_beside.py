"""Holds that stand beside a status: of one address, and those that only the safety contact ends."""

from dataclasses import replace

import pytest

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import DeskEvent, Event, PersonEvent
from mentorsheets.domain.ids import address_hold_mark, confidential_mark
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import HistoryEntry, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.find_waiting import find_waiting
from mentorsheets.relations.history import past_of
from mentorsheets.relations.holds import (
    call_human,
    hold_address,
    hold_callers,
    hold_in_confidence,
    hold_mail,
    is_hold,
)
from mentorsheets.relations.permission import Hindrance, find_hindrance
from mentorsheets.relations.waiting import Topic, Waiting, Word
from tests.relations.pair import ANA, PLAIN, TODAY, ago, entry, happened, situation, with_person

ABOUT_ONE_PERSON = (Word.GO_ON, Word.END, Word.HAND_OVER, Word.PAUSE, Word.LEAVE)
OF_ADDRESS = address_hold_mark("ana@example.org")
IN_CONFIDENCE = confidential_mark("ana")


def held_at(mark: str, programme: Programme = PLAIN) -> Programme:
    event = PersonEvent.HELD if mark == IN_CONFIDENCE else PersonEvent.ADDRESS_HELD
    return happened(entry(event, "ana", 5, mark), programme=programme)


def takes_mail(programme: Programme) -> bool:
    return find_hindrance("ana", MailKind.CHECK_IN, situation(programme)) is not Hindrance.TAKES_NO_MAIL


def test_a_hold_of_an_address_stops_what_goes_there_and_nothing_to_another() -> None:
    held = held_at(OF_ADDRESS)
    assert not takes_mail(held)
    assert takes_mail(with_person("ana", held, address="ana@elsewhere.example.org"))
    assert takes_mail(held_at(address_hold_mark("old@example.org")))
    assert not takes_mail(with_person("ana", held, address=" ANA@example.org "))


@pytest.mark.parametrize("mark", [OF_ADDRESS, IN_CONFIDENCE])
@pytest.mark.parametrize(
    "event", [PersonEvent.BACK, PersonEvent.PAUSED, PersonEvent.LEFT, DeskEvent.GO_ON, Event.MET]
)
def test_a_word_on_how_they_stand_ends_the_hold_of_an_address_and_none_in_confidence(
    mark: str, event: str
) -> None:
    ended = happened(entry(event, "ana", 2, ""), programme=held_at(mark))
    assert takes_mail(ended) is (mark == OF_ADDRESS and event != Event.MET)


@pytest.mark.parametrize("mark", [OF_ADDRESS, IN_CONFIDENCE])
def test_the_word_of_who_may_end_it_ends_it_and_no_word_on_another(mark: str) -> None:
    assert takes_mail(happened(entry(DeskEvent.GO_ON, "ana", 2, mark), programme=held_at(mark)))
    assert not takes_mail(happened(entry(DeskEvent.GO_ON, "ana", 2, "other"), programme=held_at(mark)))
    assert not takes_mail(happened(entry(DeskEvent.GO_ON, "gil", 2, mark), programme=held_at(mark)))


def the_held(programme: Programme) -> list[Waiting]:
    return [one for one in find_waiting(programme, TODAY) if one.topic is Topic.HELD]


def test_whose_address_is_held_waits_with_what_came_from_it() -> None:
    said = entry(PersonEvent.UNCLEAR, "ana", 5, "", words="Is it you?")
    (one,) = the_held(happened(said, programme=held_at(OF_ADDRESS)))
    assert (one.who, one.words, one.since, one.choices) == ("Ana", "“Is it you?”", ago(5), ABOUT_ONE_PERSON)
    assert one.entries == (said.id,)
    assert [one.topic for one in find_waiting(happened(said, programme=held_at(OF_ADDRESS)), TODAY)] == [
        Topic.HELD
    ]
    assert the_held(happened(entry(DeskEvent.GO_ON, "ana", 2, ""), programme=held_at(OF_ADDRESS))) == []


@pytest.mark.parametrize("standing", [Standing.ACTIVE, Standing.HELD])
def test_of_a_hold_in_confidence_the_list_says_nothing_but_that_it_is_there(standing: Standing) -> None:
    said = entry(PersonEvent.UNCLEAR, "ana", 5, "", words="It is about you")
    (one,) = the_held(with_person("ana", happened(said, programme=held_at(IN_CONFIDENCE)), standing=standing))
    assert (one.words, one.choices, one.entries) == ("Their mail waits.", (), ())


def done(*changes: Change, programme: Programme = PLAIN) -> Programme:
    return apply(programme, changes)


def test_an_address_is_held_once_and_only_where_mail_goes() -> None:
    (change,) = hold_address(ANA, PLAIN, TODAY)
    held = done(change)
    assert not takes_mail(held)
    busy = happened(entry(Event.MET, "ana"), entry(PersonEvent.HELD, "gil", 0, OF_ADDRESS))
    assert list(hold_address(ANA, busy, TODAY)) == [change], "whatever else happened, it is the same hold"
    assert list(hold_address(ANA, held, TODAY)) == []
    for programme in (with_person("ana", standing=Standing.PAUSED), with_person("ana", address=None)):
        assert list(hold_address(programme.person_by_id["ana"], programme, TODAY)) == []
    freed = happened(entry(DeskEvent.GO_ON, "ana", 0, OF_ADDRESS), programme=held)
    (again,) = hold_address(ANA, freed, TODAY)
    assert not takes_mail(done(again, programme=freed)), "the second hold of a day is another one"


@pytest.mark.parametrize("standing", Standing)
def test_who_is_held_in_confidence_is_held_by_status_too_unless_they_have_left(standing: Standing) -> None:
    programme = with_person("ana", standing=standing, back_on=TODAY)
    changes = tuple(hold_in_confidence(programme.person_by_id["ana"], programme, TODAY))
    held = done(*changes, programme=programme)
    then = Standing.LEFT if standing is Standing.LEFT else Standing.HELD
    assert held.person_by_id["ana"].standing is then
    assert IN_CONFIDENCE in held.open_holds["ana"]
    assert list(hold_in_confidence(held.person_by_id["ana"], held, TODAY)) == []
    assert len(list(hold_mail(programme.person_by_id["ana"], TODAY))) == (
        0 if standing in {Standing.HELD, Standing.LEFT} else 2
    )


def test_everybody_who_asks_for_a_human_is_held_once() -> None:
    cried = happened(entry(PersonEvent.TALK, "ana", 2, ""), entry(PersonEvent.UNCLEAR, "gil", 2, ""))
    changes = tuple(hold_callers(cried, past_of(cried), TODAY))
    held = done(*changes, programme=cried)
    assert [person.standing for person in held.people] == [Standing.ACTIVE, Standing.HELD, Standing.ACTIVE]
    assert list(hold_callers(held, past_of(held), TODAY)) == []


def test_a_change_that_holds_is_told_from_every_other() -> None:
    held = replace(ANA, standing=Standing.HELD)
    assert is_hold(Changed(ANA, held))
    assert not is_hold(Changed(held, ANA))
    for event in [*PersonEvent, Event.MET]:
        holds = event in {PersonEvent.HELD, PersonEvent.ADDRESS_HELD}
        assert is_hold(Added(entry(event, "ana"))) is holds
    assert not is_hold(Changed(PLAIN.matches[0], PLAIN.matches[0]))
    record = getattr(call_human(ANA, "", TODAY), "record", None)
    assert isinstance(record, HistoryEntry)
    assert (record.event, record.words) == (PersonEvent.TALK, "")


@pytest.mark.parametrize(
    ("later", "ends"),
    [
        (entry(DeskEvent.GO_ON, "ana", 2, IN_CONFIDENCE), True),
        (entry(DeskEvent.GO_ON, "ana", 2, ""), False),
        (entry(DeskEvent.GO_ON, "ana", 2, "other"), False),
        (entry(DeskEvent.DECIDED, "ana", 2, IN_CONFIDENCE), False),
        (entry(PersonEvent.BACK, "ana", 2, ""), False),
    ],
)
def test_the_days_of_a_hold_in_confidence_go_on_until_the_word_of_who_may_end_it(
    later: HistoryEntry, ends: bool
) -> None:
    held = past_of(happened(later, programme=held_at(IN_CONFIDENCE)))
    assert held.find_holds("ana") == ((ago(5), ago(2) if ends else None),)
