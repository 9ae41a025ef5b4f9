"""Of a mail and of what a human typed, the later word counts; where nobody can tell, no mail goes and a human reads."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added, Changed
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.model import HistoryEntry, MatchState, Person, Reply, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.read_mail import MailEnd, ReadMail
from mentorsheets.relations.interpret import interpret
from mentorsheets.workflow.later_word import yield_to_later_word
from tests.relations.pair import PLAIN, TODAY, ago, entry, happened, with_match, with_person

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def hear(
    text: str,
    before: Programme,
    *,
    person: str = "ana",
    about: str = "",
    now: Programme | None = None,
    arrived: datetime = NOON,
) -> tuple[Programme, list[str]]:
    """Return the programme after a mail of somebody was heard, and the words that a human is given to read."""
    now = now or before
    step = interpret(now, person, about, text, TODAY)
    left = yield_to_later_word(step, text, before, now, arrived, TODAY)
    lines = [one.record for one in left if isinstance(one, Added)]
    unclear = [
        one.words for one in lines if isinstance(one, HistoryEntry) and one.event == PersonEvent.UNCLEAR
    ]
    if unclear:
        assert not set(step) & set(left), "of what it led to nothing is done"
    else:
        assert left == step
    return apply(now, left), unclear


def stands(found: tuple[Programme, list[str]], person: str = "ana") -> Standing:
    return found[0].person_by_id[person].standing


NOTED = {
    Standing.ACTIVE: PersonEvent.BACK,
    Standing.PAUSED: PersonEvent.PAUSED,
    Standing.HELD: PersonEvent.HELD,
    Standing.LEFT: PersonEvent.LEFT,
}


def noted(standing: Standing, days: int = 5, now: Standing | None = None, person: str = "ana") -> Programme:
    """Return that a run noted how somebody stands, so many days ago, and how they stand in the sheet now."""
    programme = happened(entry(NOTED[standing], person, days, ""))
    return with_person(person, programme, standing=now or standing)


@pytest.mark.parametrize(("text", "standing"), [("pause", Standing.PAUSED), ("leave", Standing.LEFT)])
def test_where_nobody_typed_anything_a_mail_does_what_it_says(text: str, standing: Standing) -> None:
    found = hear(text, PLAIN)
    assert (stands(found), found[1]) == (standing, [])
    again = hear("back", noted(Standing.PAUSED))
    assert (stands(again), again[1]) == (Standing.ACTIVE, [])


def test_a_mail_from_before_the_day_on_which_it_was_last_put_down_does_nothing() -> None:
    for days, done in ((6, False), (5, True), (4, True)):
        found = hear("back", noted(Standing.PAUSED), arrived=NOON - timedelta(days=days))
        assert stands(found) is (Standing.ACTIVE if done else Standing.PAUSED)
        assert (
            found[1] == []
            if done
            else [
                f"(Written on {ago(6)}, before it was last put down how they stand, so nothing was done:) back"
            ]
        )


def test_an_older_mail_that_would_stop_mail_does_nothing_either_since_a_later_hand_let_it_go() -> None:
    found = hear("leave", noted(Standing.ACTIVE), arrived=NOON - timedelta(days=9))
    assert (stands(found), len(found[1])) == (Standing.ACTIVE, 1)


def test_the_day_of_a_mail_is_that_of_the_programmes_own_clock() -> None:
    late = datetime(2026, 2, 24, 23, 30, tzinfo=UTC)
    for zone, done in (("UTC", False), ("Europe/Berlin", True), ("America/New_York", False)):
        there = noted(Standing.PAUSED)
        there = replace(there, settings=replace(there.settings, time_zone=zone))
        assert (hear("back", there, arrived=late)[1] == []) is done


def read(days: int = 5, became: MailEnd = MailEnd.ACTED, person: str = "ana", about: str = "") -> ReadMail:
    return ReadMail("x", became, ago(days), person, about)


@pytest.mark.parametrize(
    ("mail", "done"),
    [
        (read(), True),
        (read(became=MailEnd.HELD), True),
        (read(became=MailEnd.FOR_HUMAN), False),
        (read(became=MailEnd.AUTOMATIC), False),
        (read(days=4), False),
        (read(days=6), False),
        (read(person="gil"), False),
    ],
)
def test_what_a_mail_of_theirs_had_put_down_that_day_is_no_hand_of_somebody_else(
    mail: ReadMail, done: bool
) -> None:
    before = replace(noted(Standing.PAUSED), read_mails=(mail,))
    found = hear("back", before, arrived=NOON - timedelta(days=6))
    assert (stands(found) is Standing.ACTIVE, found[1] == []) == (done, done)


@pytest.mark.parametrize("was_noted", [None, Standing.PAUSED])
def test_a_status_that_no_run_has_seen_yet_may_be_the_later_word_so_no_mail_goes(
    was_noted: Standing | None,
) -> None:
    before = noted(was_noted, now=Standing.LEFT) if was_noted else with_person("ana", standing=Standing.LEFT)
    found = hear("back", before)
    assert stands(found) is Standing.LEFT
    assert found[1] == [
        "(The sheet says how they stand by another hand, and nobody knows which word is later:) back"
    ]


@pytest.mark.parametrize(
    ("text", "typed"), [("leave", Standing.PAUSED), ("leave", Standing.ACTIVE), ("pause", Standing.ACTIVE)]
)
def test_a_mail_that_stops_mail_holds_it_where_a_hand_typed_something_else(
    text: str, typed: Standing
) -> None:
    found = hear(text, noted(Standing.HELD if typed is Standing.PAUSED else Standing.PAUSED, now=typed))
    assert stands(found) is Standing.HELD
    assert len(found[1]) == 1
    assert found[1][0].endswith(f":) {text}")


def test_only_what_was_noted_of_themselves_and_last_counts() -> None:
    others = happened(entry(PersonEvent.PAUSED, "gil", 5, ""), entry(PersonEvent.FEWER, "ana", 4, ""))
    assert hear("pause", others, arrived=NOON - timedelta(days=30))[1] == []
    history = (entry(PersonEvent.PAUSED, "ana", 9, ""), entry(PersonEvent.BACK, "ana", 5, ""))
    assert hear("pause", happened(*history))[1] == []
    assert len(hear("pause", happened(*history), arrived=NOON - timedelta(days=7))[1]) == 1


def test_a_mail_of_theirs_in_the_same_run_is_their_own_earlier_word() -> None:
    before = noted(Standing.PAUSED, now=Standing.LEFT)
    now = with_person("ana", before, standing=Standing.PAUSED)
    found = hear("back", before, now=now)
    assert (stands(found), found[1]) == (Standing.ACTIVE, [])


def test_what_changes_nobodys_standing_or_holds_them_is_done_whatever_stands_there() -> None:
    before = with_person("ana", standing=Standing.LEFT)
    assert hear("fewer", before)[1] == []
    was = before.person_by_id["ana"]
    for now in (replace(was, standing=Standing.HELD), replace(was, interests=("choirs",))):
        step = (Changed(was, now),)
        assert yield_to_later_word(step, "Hm", before, before, NOON, TODAY) == step


ASKED = with_match(state=MatchState.ASKED)
SIDES = {"gil": "giver_says", "ana": "asker_says"}


def said(person: str, reply: Reply | None, programme: Programme = ASKED) -> Programme:
    return with_match(programme, **{SIDES[person]: reply})


@pytest.mark.parametrize("person", SIDES)
def test_a_yes_against_a_no_that_no_mail_of_theirs_put_down_introduces_nobody(person: str) -> None:
    programme, words = hear("yes", said(person, Reply.NO), person=person, about="m")
    assert getattr(programme.match_by_id["m"], SIDES[person]) is Reply.NO
    assert words == ["(They write yes, and “no” had been put down in the sheet by another hand:) yes"]
    (line,) = programme.history
    assert (line.person, line.match) == (person, "m")


@pytest.mark.parametrize("person", SIDES)
@pytest.mark.parametrize(
    ("stood", "text", "reply"),
    [
        (None, "yes", Reply.YES),
        (None, "no", Reply.NO),
        (Reply.YES, "no", Reply.NO),
        (Reply.NO, "no", Reply.NO),
    ],
)
def test_a_no_and_a_first_word_always_count(
    person: str, stood: Reply | None, text: str, reply: Reply
) -> None:
    programme, words = hear(text, said(person, stood), person=person, about="m")
    assert (getattr(programme.match_by_id["m"], SIDES[person]), words) == (reply, [])


def test_the_no_of_the_other_one_is_nothing_against_ones_own_yes() -> None:
    programme, words = hear("yes", said("gil", Reply.NO), about="m")
    assert (programme.match_by_id["m"].asker_says, words) == (Reply.YES, [])


@pytest.mark.parametrize(
    ("mail", "done"),
    [
        (read(about="m"), True),
        (read(about="m", became=MailEnd.FOR_HUMAN), False),
        (read(about="m", became=MailEnd.HELD), False),
        (read(about="other"), False),
        (read(about="m", person="gil"), False),
    ],
)
def test_a_no_of_theirs_that_came_by_mail_can_become_a_yes_by_mail(mail: ReadMail, done: bool) -> None:
    before = replace(said("ana", Reply.NO), read_mails=(mail,))
    programme, words = hear("yes", before, about="m")
    assert (programme.match_by_id["m"].asker_says is Reply.YES, words == []) == (done, done)


def test_what_mails_of_this_run_said_before_is_their_own_word_too() -> None:
    programme, words = hear("yes", said("ana", None), about="m", now=said("ana", Reply.NO))
    assert (programme.match_by_id["m"].asker_says, words) == (Reply.YES, [])
    programme, words = hear("yes", said("gil", None), person="gil", about="m", now=said("gil", Reply.NO))
    assert (programme.match_by_id["m"].giver_says, words) == (Reply.YES, [])


def test_a_change_that_is_in_doubt_behind_one_that_is_not_stops_the_whole_step() -> None:
    before = said("ana", Reply.NO, with_person("ana", ASKED, standing=Standing.PAUSED))
    was = before.person_by_id["gil"]
    sure = Changed(was, replace(was, standing=Standing.PAUSED))
    doubtful = interpret(before, "ana", "m", "yes", TODAY)
    left = yield_to_later_word((sure, *doubtful), "yes", before, before, NOON, TODAY)
    assert all(isinstance(one, Added) for one in left)
    assert len(left) == 1


def test_the_day_that_counts_is_the_one_on_which_the_mail_is_read() -> None:
    found = hear("leave", noted(Standing.PAUSED, now=Standing.ACTIVE))
    days = {one.on for one in found[0].history if one.on != ago(5)}
    assert days == {date(2026, 3, 2)}
    assert isinstance(found[0].person_by_id["ana"], Person)
