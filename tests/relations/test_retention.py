"""What people wrote is kept for as long as the programme wants, and what still waits is kept longer."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.clock import months_before
from mentorsheets.domain.confirmation import Confirmation, ConfirmTopic
from mentorsheets.domain.enums import Reply
from mentorsheets.domain.events import DeskEvent, Event, PersonEvent
from mentorsheets.domain.model import CheckIn, Registration, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings, specs
from mentorsheets.relations.history import LEFT_WHILE_HELD
from mentorsheets.relations.retention import CLEARED, clear_old_words
from mentorsheets.relations.undecided import KEPT_SINCE
from mentorsheets.relations.waiting_things import find_things
from tests.relations.pair import PLAIN, TODAY, ago, entry, happened, situation, with_person
from tests.workflow.sheets import run, set_cell, table, workbook

OLD, NEW = 400, 300
"""Days ago: more than twelve months, and fewer."""
ROW = CheckIn("c", "ana", "m", "general", "How is it?", ago(OLD), "met", "It went well", answered_on=ago(OLD))


def asked(*rows: CheckIn, **settings: Any) -> Programme:
    return replace(PLAIN, check_ins=rows, settings=replace(Settings(), **{"keep_words_for": 12, **settings}))


def words_after(programme: Programme, months: int | None = None) -> list[str]:
    if months is not None:
        programme = replace(programme, settings=replace(programme.settings, keep_words_for=months))
    after = apply(programme, clear_old_words(programme, (), TODAY))
    return [*(row.words for row in after.check_ins), *(line.words for line in after.history)]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (ROW, CLEARED),
        (replace(ROW, asked_on=ago(NEW), answered_on=ago(NEW)), "It went well"),
        (replace(ROW, answered_on=ago(NEW)), "It went well"),
        (replace(ROW, answer=""), CLEARED),
        (replace(ROW, words=""), ""),
        (replace(ROW, answer="", answered_on=None), "It went well"),
    ],
)
def test_words_go_a_year_after_they_came_and_that_there_were_some_stays(row: CheckIn, words: str) -> None:
    assert words_after(asked(row)) == [words]


def test_answers_days_and_what_an_asker_said_of_their_goal_stay() -> None:
    row = replace(ROW, served_own_goal="yes", goal_asked=True)
    (change,) = clear_old_words(asked(row), (), TODAY)
    assert getattr(change, "now", None) == replace(row, words=CLEARED)


def test_a_sheet_that_says_nothing_of_it_keeps_every_word() -> None:
    assert Settings().keep_words_for == 0
    assert [spec.at_first for spec in specs() if spec.field == "keep_words_for"] == ["12"]
    assert words_after(replace(PLAIN, check_ins=(ROW,))) == ["It went well"]


def test_the_programme_says_for_how_long_and_may_keep_words_for_good() -> None:
    assert words_after(asked(ROW, keep_words_for=0)) == ["It went well"]
    assert words_after(asked(ROW, keep_words_for=24)) == ["It went well"]
    assert words_after(asked(replace(ROW, answered_on=ago(NEW)), keep_words_for=6)) == [CLEARED]


def test_what_the_history_quotes_goes_too_and_what_the_machine_or_the_coordinator_said_there_stays() -> None:
    lines = (
        entry(Event.MET, "ana", OLD, words="We laughed a lot"),
        entry(Event.MET, "gil", NEW, words="It was good"),
        entry(PersonEvent.LEFT, "ana", OLD, "", words=LEFT_WHILE_HELD),
        entry(DeskEvent.DECIDED, "", OLD, "", words="go on"),
    )
    assert words_after(happened(*lines), 12) == [CLEARED, "It was good", LEFT_WHILE_HELD, "go on"]


def test_what_still_waits_for_the_coordinator_keeps_its_words() -> None:
    since = replace(PLAIN, register=(Registration(KEPT_SINCE, "", "2020-01-01"),))
    unread = entry(PersonEvent.UNCLEAR, "ana", OLD, "", words="I am not sure")
    cry = entry(PersonEvent.TALK, "gil", OLD, "", words="Please call me")
    told = entry(Event.MET, "gil", OLD + 1, words="We met at his place")
    seen = entry(Event.MET, "ana", OLD + 1, words="It was fine")
    kept = [*(one.words for one in (unread, cry, told)), CLEARED]
    assert words_after(happened(unread, cry, told, seen, programme=since), 12) == kept


def questions_after(*questions: Confirmation, **noted: Any) -> list[Confirmation]:
    programme = replace(asked(), confirmations=questions, **noted)
    after = apply(programme, clear_old_words(programme, (), TODAY))
    assert clear_old_words(after, (), TODAY) == ()
    return list(after.confirmations)


STRANGE = Confirmation(
    "q", "ana", ConfirmTopic.ADDRESS, ago(OLD), "x@example.org", "ana@example.org", said=Reply.NO
)


def test_a_question_whether_it_was_them_loses_what_was_typed_and_the_strangers_address() -> None:
    typed = Confirmation(
        "r", "ana", ConfirmTopic.CHANGE, ago(OLD), channel="+44 20 7946 0999", said=Reply.YES
    )
    (address, change) = questions_after(STRANGE, typed)
    assert (address.address, address.known, address.said) == (CLEARED, "", Reply.NO)
    assert (change.channel, change.said) == (CLEARED, Reply.YES)
    assert questions_after(replace(STRANGE, on=ago(NEW))) == [replace(STRANGE, on=ago(NEW))]


def test_whose_a_new_address_was_said_to_be_stays_so_that_nobody_is_asked_again() -> None:
    said = [replace(STRANGE, topic=topic) for topic in (ConfirmTopic.MOVE, ConfirmTopic.SAME)]
    assert questions_after(*said) == said


def test_a_question_that_nobody_has_answered_and_no_coordinator_has_seen_keeps_its_address() -> None:
    assert questions_after(replace(STRANGE, said=None)) == [replace(STRANGE, said=None)]


def test_once_cleared_nothing_more_is_changed() -> None:
    once = apply(asked(ROW), clear_old_words(asked(ROW), (), TODAY))
    assert clear_old_words(once, (), TODAY) == ()


@pytest.mark.parametrize(("days", "is_listed"), [(800, True), (700, False)])
def test_who_left_two_years_ago_is_listed_and_nobody_is_forgotten_by_itself(
    days: int, is_listed: bool
) -> None:
    left = happened(
        entry(PersonEvent.LEFT, "ana", days, ""), programme=with_person("ana", standing=Standing.LEFT)
    )
    names = [one.who for one in find_things(situation(left)) if one.key.startswith("left/")]
    assert names == (["Ana"] if is_listed else [])


def test_who_is_back_is_not_listed_nor_anybody_where_nobody_is_to_be() -> None:
    left = entry(PersonEvent.LEFT, "ana", 800, "")
    gone = happened(left, programme=with_person("ana", standing=Standing.LEFT))
    kept = replace(gone, settings=replace(gone.settings, keep_left_for=0))
    for programme in (happened(left), kept):
        assert [one for one in find_things(situation(programme)) if one.key.startswith("left/")] == []


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 120))
def test_so_many_months_earlier_is_about_so_many_days(day: date, months: int) -> None:
    before = months_before(day, months)
    assert abs((day - before) - timedelta(days=months * 30.4375)) < timedelta(days=5)
    assert (day.year * 12 + day.month) - (before.year * 12 + before.month) == months


@pytest.mark.thorough
def test_a_run_clears_them_in_the_sheet_once_and_tells_how_many_answered_as_before(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    people = [["Name", "Email"], ["Gil", "gil@example.org"], ["Ana", "ana@example.org"]]
    pairs = [["Match", "Giver", "Asker", "Needs", "State"], [None, "Gil", "Ana", "Role models", "active"]]
    settings = [["Setting", "Value"], ["Keep words for", "1 year"]]
    path = workbook(folder / "p.xlsx", Participants=people, Matches=pairs, Settings=settings)
    mail = ("--sheet", path, "--yes", "--today")
    run("checkin", *mail, "2025-01-13", code=None)
    for number in (1, 2):
        set_cell(path, "Check-ins", number, "Answer", "met")
        set_cell(path, "Check-ins", number, "In their words", "We sang a sea shanty")
    run("followup", *mail, "2025-01-14", code=None)
    report = ("report", "--for", "board", "--sheet", path, "--today", "2026-03-02", "--format", "json")
    before = run(*report)
    for _ in range(2):
        run("run", "--once", *mail, "2026-03-02", code=None)
        rows = [row["In their words"] for row in table(path, "Check-ins") if row["Asked on"].year == 2025]
        assert set(rows) == {CLEARED}
    assert not any("shanty" in str(row) for row in table(path, "History"))
    assert "shanty" not in before
    figures = {one["id"]: one for one in json.loads(run(*report))["figures"]}
    old = {one["id"]: one for one in json.loads(before)["figures"]}
    assert figures["response-words"]["k"] == old["response-words"]["k"] == 2


def test_old_answers_in_the_tab_of_a_form_are_shown_and_left_to_a_human() -> None:
    days = {"Form responses 1": (ago(OLD), ago(NEW), ago(OLD + 5)), "Form responses 2": (ago(NEW),)}
    (one,) = [
        row for row in find_things(situation(replace(asked(), kept_answers=days))) if "answers/" in row.key
    ]
    assert (one.who, one.since, one.choices[0]) == ("Form responses 1", ago(OLD + 5), "noted")
    assert one.words.startswith("2 answers older than 12 months.")
    kept = replace(asked(keep_words_for=0), kept_answers=days)
    assert not [row for row in find_things(situation(kept)) if "answers/" in row.key]
