"""Whom we ask whether it was them: each condition on its first and last day, and what a yes or no leads to."""

from dataclasses import replace
from typing import Any

import pytest

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.confirmation import Confirmation, ConfirmTopic
from mentorsheets.domain.events import Event, NeedEvent, PersonEvent
from mentorsheets.domain.keyed_marks import KeyedMarks, is_keyed
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import HistoryEntry, Need, NeedStatus, Registration, Reply, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.confirmations import (
    accept,
    ask_of_address,
    ask_of_change,
    ask_of_tap,
    deny,
    describe,
    find_confirm_parts,
    leave_to_human,
    may_ask,
)
from tests.relations.pair import ANA, DAY, PLAIN, TODAY, ago, entry, happened, situation, with_person

NEEDS = (
    Need("a", "ana", "role-models"),
    Need("b", "ana", "safe-space"),
    Need("c", "ana", "accountability", status=NeedStatus.MET),
)
ONE = Confirmation(
    "x", "ana", ConfirmTopic.ADDRESS, ago(3), "old@example.org", known="ana@example.org", taps=("t",)
)
WITH = replace(
    PLAIN, needs=NEEDS, confirmations=(ONE,), register=(Registration("ana", "ana@example.org", "Ana"),)
)


def asked(one: Confirmation = ONE, programme: Programme = WITH, days: int = 0) -> bool:
    """Return whether somebody is asked, so many days from today."""
    found = list(find_confirm_parts(situation(replace(programme, confirmations=(one,)), TODAY + days * DAY)))
    assert all((part.kind, part.person, part.period) == (MailKind.CONFIRM, "ana", "x") for part in found)
    return bool(found)


def test_a_question_is_worth_asking_for_a_fortnight() -> None:
    assert [asked(days=days) for days in (0, 11, 12)] == [True, True, False]


@pytest.mark.parametrize(
    "changes", [{"said": Reply.YES}, {"said": Reply.NO}, {"known": "ana@elsewhere.example.org"}]
)
def test_what_was_answered_or_is_about_another_address_of_theirs_is_not_asked(
    changes: dict[str, Any],
) -> None:
    assert not asked(replace(ONE, **changes))


@pytest.mark.parametrize(
    "changes",
    [{"standing": standing} for standing in Standing if standing is not Standing.ACTIVE]
    + [{"address": None}],
)
def test_nobody_is_asked_who_takes_no_mail(changes: dict[str, Any]) -> None:
    assert not asked(programme=with_person("ana", WITH, **changes))


@pytest.mark.parametrize("event", [PersonEvent.TALK, Event.TALK_TO_ME])
def test_what_came_in_up_to_the_day_of_a_cry_for_help_is_not_asked_about(event: str) -> None:
    for days, still in ((4, True), (3, False), (0, False)):
        assert asked(programme=happened(entry(event, "ana", days), programme=WITH)) is still
    assert asked(programme=happened(entry(event, "gil", 0), programme=WITH))
    assert asked(programme=happened(entry(PersonEvent.UNCLEAR, "ana", 0), programme=WITH))


def test_nobody_is_asked_who_is_not_in_the_sheet() -> None:
    gone = replace(ONE, person="gone")
    assert not list(find_confirm_parts(situation(replace(WITH, confirmations=(gone,)))))
    assert not may_ask(gone, replace(ANA, id="gone", address=gone.known), WITH)
    assert may_ask(ONE, ANA, WITH)


def ask(address: str = "new@example.org", tap: str = "t", programme: Programme = WITH) -> list[Change]:
    person = programme.person_by_id["ana"]
    return list(ask_of_address(person, address, tap, programme, TODAY))


def after(programme: Programme, *changes: Change) -> Programme:
    return apply(programme, changes)


def test_an_unknown_address_is_asked_about_once_and_each_tap_from_it_waits_with_it() -> None:
    (added,) = ask()
    assert isinstance(added, Added)
    one = added.record
    assert isinstance(one, Confirmation)
    assert (one.person, one.topic, one.on, one.address) == (
        "ana",
        ConfirmTopic.ADDRESS,
        TODAY,
        "new@example.org",
    )
    assert (one.known, one.taps, one.said) == ("ana@example.org", ("t",), None)
    known = after(WITH, added)
    assert ask(programme=known) == []
    (changed,) = ask(tap="another", programme=known)
    assert isinstance(changed, Changed)
    assert isinstance(changed.now, Confirmation)
    assert changed.now.taps == ("t", "another")
    answered = replace(known, confirmations=(replace(one, said=Reply.NO),))
    assert ask(tap="another", programme=answered) == []


@pytest.mark.parametrize(("taps", "more"), [(19, True), (20, False)])
def test_so_many_taps_wait_for_one_word(taps: int, more: bool) -> None:
    (added,) = ask()
    assert isinstance(added, Added)
    assert isinstance(added.record, Confirmation)
    full = replace(added.record, taps=tuple(f"{n}" for n in range(taps)))
    assert bool(ask(tap="another", programme=replace(WITH, confirmations=(full,)))) is more


@pytest.mark.parametrize(("days", "asks"), [(30, False), (31, True)])
def test_two_other_addresses_in_a_month_are_the_most(days: int, asks: bool) -> None:
    two = (replace(ONE, on=ago(days)), replace(ONE, id="y", on=ago(0)))
    assert bool(ask(programme=replace(WITH, confirmations=two))) is asks
    assert ask(programme=replace(WITH, confirmations=two[:1]))
    assert ask(programme=replace(WITH, confirmations=(*two[:1], replace(two[1], person="gil"))))
    assert ask(programme=replace(WITH, confirmations=(*two[:1], replace(two[1], topic=ConfirmTopic.TAP))))


def test_nobody_is_asked_while_they_take_no_mail() -> None:
    held = with_person("ana", WITH, standing=Standing.HELD)
    assert ask(programme=held) == []
    assert list(ask_of_tap(held.person_by_id["ana"], "t", held, TODAY)) == []
    nowhere = with_person("ana", WITH, address=None)
    assert ask(programme=nowhere) == []


def test_a_tap_of_the_form_is_asked_about_by_itself() -> None:
    (added,) = ask_of_tap(ANA, "t", WITH, TODAY)
    assert isinstance(added, Added)
    assert isinstance(added.record, Confirmation)
    assert (added.record.topic, added.record.taps, added.record.known) == (
        ConfirmTopic.TAP,
        ("t",),
        ANA.address,
    )
    assert len(after(WITH, added, *ask_of_tap(ANA, "u", WITH, TODAY)).confirmations) == 3


def test_a_change_by_a_form_is_asked_about_and_where_it_cannot_be_a_human_reads_it() -> None:
    def change(programme: Programme = WITH, mark: str = "x") -> list[Change]:
        person = programme.person_by_id["ana"]
        return list(ask_of_change(person, mark, "phone", ("b",), programme, TODAY))

    (added,) = change()
    assert isinstance(added, Added)
    one = added.record
    assert isinstance(one, Confirmation)
    assert (one.topic, one.channel, one.withdraws, one.known) == (
        ConfirmTopic.CHANGE,
        "phone",
        ("b",),
        ANA.address,
    )
    assert change(mark="y") != change()
    for programme in (
        with_person("ana", WITH, standing=Standing.HELD),
        replace(WITH, confirmations=tuple(replace(one, id=f"{n}", on=ago(30)) for n in range(2))),
    ):
        assert len(words(change(programme))) == 1
        assert len(change(programme)) == 1
    some = tuple(replace(one, id=f"{n}", on=ago(31)) for n in range(5))
    assert words(change(replace(WITH, confirmations=some))) == []


def words(changes: list[Change]) -> list[str]:
    lines = [one.record for one in changes if isinstance(one, Added)]
    return [one.words for one in lines if isinstance(one, HistoryEntry) and one.event == PersonEvent.UNCLEAR]


CHANGE = replace(ONE, topic=ConfirmTopic.CHANGE, address="", channel="phone", withdraws=("b", "c", "d"))


def test_a_no_does_nothing_and_a_human_reads_of_it_as_of_a_yes_that_comes_too_late() -> None:
    no = list(deny(ONE, WITH, TODAY))
    (changed, _) = no
    assert isinstance(changed, Changed)
    assert getattr(changed.now, "said", None) is Reply.NO
    what = "buttons of a mail to them were tapped from old@example.org"
    assert words(no) == [f"(Asked whether it was them, they say no: {what}. Nothing was done.)"]
    late = list(leave_to_human(ONE, WITH, TODAY))
    assert words(late) == [f"(They say that it was them, and a human has to see to it: {what}.)"]


def test_what_a_question_was_about_is_told_in_words() -> None:
    assert describe(replace(ONE, topic=ConfirmTopic.TAP), WITH) == "an answer came by the form"
    told = "a form says that their Channel is “phone”; a form no longer asks for"
    titles = [WITH.catalogue.title(kind) for kind in ("accountability", "safe-space")]
    assert describe(CHANGE, WITH).startswith(told)
    assert all(f"a form no longer asks for {title}" in describe(CHANGE, WITH) for title in titles)
    assert WITH.catalogue.title("role-models") not in describe(CHANGE, WITH)
    assert describe(replace(CHANGE, channel=None, withdraws=()), WITH) == ""


def test_a_yes_to_an_address_makes_it_theirs_once() -> None:
    programme = after(WITH, *accept(ONE, ANA, WITH, TODAY))
    assert programme.register[0].also == ("old@example.org",)
    assert programme.confirmations[0].said is Reply.YES
    again = after(programme, *accept(replace(ONE, said=None), ANA, programme, TODAY))
    assert again.register == programme.register
    unknown = replace(WITH, register=(Registration("gil", "gil@example.org", "Gil"),))
    assert after(unknown, *accept(ONE, ANA, unknown, TODAY)).register == unknown.register


def test_a_yes_to_a_change_changes_what_the_form_said_and_withdraws_what_is_still_open() -> None:
    programme = after(replace(WITH, confirmations=(CHANGE,)), *accept(CHANGE, ANA, WITH, TODAY))
    assert programme.person_by_id["ana"].channel == "phone"
    assert [need.status for need in programme.needs] == [
        NeedStatus.OPEN,
        NeedStatus.WITHDRAWN,
        NeedStatus.MET,
    ]
    assert [one.match for one in programme.history if one.event == NeedEvent.WITHDRAWN] == ["b"]
    for channel in (None, ANA.channel):
        same = replace(CHANGE, channel=channel, withdraws=())
        assert len(list(accept(same, ANA, WITH, TODAY))) == 1


def test_a_yes_to_a_tap_does_nothing_by_itself() -> None:
    tap = replace(ONE, topic=ConfirmTopic.TAP)
    assert len(list(accept(tap, ANA, WITH, TODAY))) == 1


def test_a_question_is_called_by_a_mark_that_nobody_makes_of_an_address_and_is_known_by_its_old_name() -> (
    None
):
    before = [change.record for change in ask() if isinstance(change, Added)]
    (old,) = [one for one in before if isinstance(one, Confirmation)]
    keyed = replace(WITH, marks=KeyedMarks((b"a secret that nobody has",)))
    (new,) = [
        c.record for c in ask(programme=keyed) if isinstance(c, Added) and isinstance(c.record, Confirmation)
    ]
    assert is_keyed(new.id)
    assert old.id not in new.id
    for there in (old, new):
        again = ask(tap="t2", programme=replace(keyed, confirmations=(ONE, there)))
        assert [type(change) for change in again] == [Changed], (
            "the tap waits with the question that is there"
        )
