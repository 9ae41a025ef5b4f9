"""How long a relationship lasts, how often it is asked, and when a question is put once more."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mentorsheets.domain.events import Event
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import (
    CheckIn,
    Length,
    MatchState,
    Message,
    Need,
    NeedStatus,
    Reply,
    Rhythm,
    Standing,
)
from mentorsheets.relations.bundle import find_crowded_out
from mentorsheets.relations.cadence import FIRST_MONTH, interval
from mentorsheets.relations.consent import consent_parts
from mentorsheets.relations.duration import is_one_talk, weeks_of
from mentorsheets.relations.endings import closing_parts, offer_parts
from mentorsheets.relations.followups import followup_parts
from mentorsheets.relations.mail_parts import Part, ReminderPart
from mentorsheets.relations.open_questions import find_open_questions
from mentorsheets.relations.periodic import is_vague, vague_parts
from mentorsheets.relations.plan import due_today
from mentorsheets.relations.record_answer import CLOSING_QUESTION
from tests.relations.pair import ANA, CY, GIL, MATCH, SETTINGS
from tests.relations.two_and_a_day import MONDAY, WAIT, asked_both, desk, entry, programme_of


@pytest.mark.parametrize(
    ("weeks", "ends", "one"),
    [((8, 4), 8, False), ((0, 4), 4, False), ((0, 0), 8, True), ((None, 4), None, False), ((), None, False)],
)
def test_a_relationship_lasts_as_long_as_its_longest_need(
    weeks: tuple[int | None, ...], ends: int | None, one: bool
) -> None:
    needs = tuple(
        Need(kind, "ana", kind, length=Length(length))
        for kind, length in zip(MATCH.kinds, weeks, strict=False)
    )
    besides = Need("other", "ana", "safe-space", length=Length(52))
    programme = programme_of(needs=(*needs, besides))
    assert weeks_of(MATCH, programme) == ends
    assert is_one_talk(MATCH, programme) is one


@pytest.mark.parametrize(
    ("setting", "giver", "asker", "days"),
    [
        (Rhythm.WEEKLY, None, None, 7),
        (Rhythm.FORTNIGHTLY, None, None, 14),
        (Rhythm.ONCE, None, None, 7),
        (Rhythm.WEEKLY, Rhythm.MONTHLY, Rhythm.FORTNIGHTLY, 28),
        (Rhythm.WEEKLY, Rhythm.FORTNIGHTLY, Rhythm.MONTHLY, 28),
        (Rhythm.MONTHLY, Rhythm.WEEKLY, None, 28),
        (Rhythm.WEEKLY, Rhythm.ONCE, None, 7),
    ],
)
def test_after_its_first_month_a_relationship_is_asked_by_the_slowest_of_what_was_said(
    setting: Rhythm, giver: Rhythm | None, asker: Rhythm | None, days: int
) -> None:
    sides = replace(GIL, how_often=giver), replace(ANA, how_often=asker)
    settings = replace(SETTINGS, check_in_every=setting)
    then = MONDAY + FIRST_MONTH
    assert interval(MATCH, *sides, settings, then).days == days
    assert interval(MATCH, *sides, settings, then - timedelta(days=1)).days == (setting.days or 7)


def test_a_reply_is_about_the_questions_of_its_week_and_mail_only() -> None:
    rows = tuple(
        CheckIn(name, "ana", match, kind, "How?", on)
        for name, match, kind, on in (
            ("this", "m", "general", MONDAY),
            ("another match", "m2", "general", MONDAY),
            ("last week", "m", "general", MONDAY - timedelta(days=7)),
            ("closing", "m", CLOSING_QUESTION, MONDAY),
        )
    )
    week = f"{MONDAY.isocalendar()[0]}-W{MONDAY.isocalendar()[1]:02}"
    mail = Message("x", "check-in", "ana", week, "sent", MONDAY, about=("m",), carries=(f"check-in/{week}",))
    assert find_open_questions(mail, "ana", programme_of(check_ins=rows)) == ("this",)
    farewell = Message(
        "y", "closing-questions", "ana", "m/x", "sent", MONDAY, carries=("closing-questions/m/x",)
    )
    assert find_open_questions(farewell, "ana", programme_of(check_ins=rows)) == ("closing",)


def crowded(mails: int) -> tuple[Part, ...]:
    """Return what waits only for room, where so many mails went to each of the two on the days before."""
    sent = tuple(
        Message(f"{who}{n}", "introduction", who, f"{n}", "sent", MONDAY - timedelta(days=n + 1))
        for who in ("gil", "ana")
        for n in range(mails)
    )
    wish = entry(Event.NOT_YET, "ana", MatchState.ACTIVE, MatchState.ACTIVE)
    now = desk(history=(wish,), messages=sent, settings=replace(SETTINGS, mails_a_week=2))
    return find_crowded_out(tuple(followup_parts(now)), (), now)


def test_only_what_a_full_week_keeps_back_counts_as_waiting_for_room() -> None:
    assert crowded(1) == ()
    assert {part.person for part in crowded(2)} == {"gil", "ana"}


@pytest.mark.parametrize(
    ("state", "gets"), [(MatchState.APPROVED, True), (MatchState.ASKED, True), (MatchState.CLOSING, True), (MatchState.ENDED, False)]
)  # fmt: skip
def test_a_state_that_a_human_typed_counts_from_the_day_on_which_it_is_first_seen(
    state: MatchState, gets: bool
) -> None:
    held = replace(CY, standing=Standing.HELD)
    match = replace(MATCH, asker="cy", since=None, state=state)
    plan = due_today(programme_of(matches=(match,), people=(GIL, held)), MONDAY)
    since = [getattr(getattr(one, "now", None), "since", None) for one in plan.happened]
    assert (MONDAY in since) is gets


def test_whoever_said_yes_is_asked_no_more_and_the_other_is_reminded_when_the_days_are_over() -> None:
    match = replace(MATCH, state=MatchState.ASKED, giver_says=Reply.YES)
    for days, count in ((6, 0), (7, 1)):
        parts = list(
            consent_parts(desk(MONDAY + timedelta(days=days), matches=(match,), messages=asked_both()))
        )
        assert len(parts) == count
        assert all(isinstance(part, ReminderPart) and part.person == "ana" for part in parts)


def test_a_first_question_leaves_twice_the_time_and_a_reminder_once() -> None:
    match = replace(MATCH, state=MatchState.ASKED)
    first = list(consent_parts(desk(matches=(match,))))
    assert [getattr(part, "until", None) for part in first] == [MONDAY + 2 * WAIT] * 2
    again = list(consent_parts(desk(MONDAY + WAIT, matches=(match,), messages=asked_both())))
    assert [getattr(part, "until", None) for part in again] == [MONDAY + 2 * WAIT] * 2


@pytest.mark.parametrize(("days", "kinds"), [(6, []), (7, [MailKind.REMINDER])])
def test_closing_questions_are_asked_once_and_their_reminder_comes_when_the_days_are_over(
    days: int, kinds: list[MailKind]
) -> None:
    match = replace(MATCH, state=MatchState.CLOSING)
    rows = tuple(CheckIn(f"x{who}", who, "m", CLOSING_QUESTION, "?", MONDAY) for who in ("gil", "ana"))
    answered = (replace(rows[0], words="Thanks"), rows[1])
    parts = list(closing_parts(desk(MONDAY + timedelta(days=days), matches=(match,), check_ins=answered)))
    assert [part.kind for part in parts] == kinds
    before = tuple(replace(row, asked_on=MONDAY - timedelta(days=100)) for row in rows)
    anew = list(closing_parts(desk(matches=(match,), check_ins=before)))
    assert [part.kind for part in anew] == [MailKind.CLOSING_QUESTIONS] * 2


def test_only_who_had_a_need_met_and_does_not_offer_it_is_asked_to_pass_it_on() -> None:
    need = Need("n", "ana", "role-models", status=NeedStatus.MET)
    assert [part.person for part in offer_parts(desk(needs=(need,)))] == ["ana"]
    assert not list(offer_parts(desk(needs=(replace(need, status=NeedStatus.OPEN),))))
    assert not list(offer_parts(desk(needs=(replace(need, person="gone"),))))
    offers = replace(ANA, offers=frozenset({"role-models"}))
    assert not list(offer_parts(desk(needs=(need,), people=(GIL, offers))))


@pytest.mark.parametrize(
    ("words", "vague"),
    [
        ("", True),
        ("help", True),
        ("two words", True),
        ("three short words", False),
        ("Doktorarbeitsbetreuung", False),
        ("x" * 19, True),
        ("x" * 20, False),
    ],
)
def test_a_need_of_one_or_two_short_words_is_asked_about(words: str, vague: bool) -> None:
    assert is_vague(words) is vague
    need = Need("n", "ana", "role-models", words)
    assert bool(list(vague_parts(desk(needs=(need,))))) is vague
    assert not list(vague_parts(desk(needs=(replace(need, status=NeedStatus.MET),))))


def test_what_may_not_go_to_somebody_anyway_does_not_wait_for_room() -> None:
    sent = tuple(
        Message(f"{who}{n}", "introduction", who, f"{n}", "sent", MONDAY - timedelta(days=n + 1))
        for who in ("gil", "ana")
        for n in range(2)
    )
    wish = entry(Event.NOT_YET, "ana", MatchState.ACTIVE, MatchState.ACTIVE)
    paused = (GIL, replace(ANA, standing=Standing.PAUSED), CY)
    now = desk(history=(wish,), messages=sent, people=paused, settings=replace(SETTINGS, mails_a_week=2))
    parts = tuple(followup_parts(now))
    assert {part.person for part in parts} == {"gil", "ana"}
    assert "ana" not in {part.person for part in find_crowded_out(parts, (), now)}
