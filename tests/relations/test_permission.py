"""Each condition under which somebody is not asked or told something, alone, on its first and on its last day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from mentorsheets.domain.events import DeskEvent, Event, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import (
    CheckIn,
    Decision,
    HistoryEntry,
    Match,
    MatchState,
    Message,
    Person,
    Rhythm,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.relations.check_ins import due_check_ins
from mentorsheets.relations.history import past_of
from mentorsheets.relations.permission import (
    Hindrance,
    find_hindrance,
    find_hindrance_in,
    has_room,
    is_to_be_asked,
    is_worth_a_mail,
    was_just_asked,
)
from mentorsheets.relations.plan import due_today
from mentorsheets.relations.situation import Situation

TODAY = date(2026, 11, 23)
LONG_AGO = TODAY - timedelta(days=90)
GIL = Person("gil", "Gil", "gil@example.org")
ANA = Person("ana", "Ana", "ana@example.org")
MATCH = Match("m", "gil", "ana", ("role-models",), state=MatchState.ACTIVE, since=LONG_AGO)
PLAIN = Programme(people=(GIL, ANA), matches=(MATCH,), settings=Settings(mails_a_week=2))
ASKING = [kind for kind in MailKind if not kind.goes_into_silence]
NEWS = [MailKind.INTRODUCTION, MailKind.SOMEONE_LEFT, MailKind.SUGGESTED_TIMES]


def before(days: int) -> date:
    return TODAY - timedelta(days=days)


def now(programme: Programme = PLAIN) -> Situation:
    return Situation(programme, past_of(programme), TODAY)


def of_ana(kind: MailKind = MailKind.CHECK_IN, programme: Programme = PLAIN) -> Hindrance | None:
    return find_hindrance("ana", kind, now(programme))


def in_match(kind: MailKind = MailKind.CHECK_IN, programme: Programme = PLAIN) -> Hindrance | None:
    return find_hindrance_in(programme.matches[0], "ana", kind, now(programme))


def with_person(person: str, **changes: Any) -> Programme:
    people = tuple(replace(one, **changes) if one.id == person else one for one in PLAIN.people)
    return replace(PLAIN, people=people)


def with_match(**changes: Any) -> Programme:
    return replace(PLAIN, matches=(replace(MATCH, **changes),))


def mailed(*days: date, kind: str = "check-in", state: str = "sent") -> Programme:
    """Return the programme in which such mails went to Ana."""
    mails = tuple(
        Message(f"c{day}", kind, "ana", f"{day}", state, day, carries=(f"{kind}/{day}",)) for day in days
    )
    return replace(PLAIN, messages=mails)


def happened(event: str, on: date, match: str = "", programme: Programme = PLAIN) -> Programme:
    entry = HistoryEntry(f"h{on}", on, event, "ana", match)
    return replace(programme, history=(*programme.history, entry))


def asked(*days: date, person: str = "ana") -> Programme:
    """Return the programme in which a person was asked about the match and said nothing."""
    rows = tuple(CheckIn(f"q{day}", person, "m", "general", "How is it?", day) for day in days)
    return replace(PLAIN, check_ins=rows)


SILENT = mailed(before(60), before(50), before(40))
FEWER = happened(PersonEvent.FEWER, before(80), programme=mailed(before(10)))
INTRODUCED = replace(
    PLAIN,
    history=(
        HistoryEntry("h", before(9), Event.ASKER_YES, "ana", "m", MatchState.ASKED, MatchState.INTRODUCED),
    ),
)


@pytest.mark.parametrize("kind", MailKind)
def test_nothing_stands_against_mail_to_somebody_who_takes_part(kind: MailKind) -> None:
    assert of_ana(kind) is None


@pytest.mark.parametrize("kind", MailKind)
@pytest.mark.parametrize(
    "changes",
    [
        {"standing": Standing.PAUSED},
        {"standing": Standing.LEFT},
        {"standing": Standing.HELD},
        {"address": None},
    ],
)
def test_whoever_pauses_is_held_left_or_has_no_address_gets_nothing(
    kind: MailKind, changes: dict[str, Any]
) -> None:
    assert of_ana(kind, with_person("ana", **changes)) is Hindrance.TAKES_NO_MAIL


def test_nobody_who_is_not_in_the_sheet_gets_anything() -> None:
    assert find_hindrance("eve", MailKind.CHECK_IN, now()) is Hindrance.TAKES_NO_MAIL


@pytest.mark.parametrize("kind", MailKind)
@pytest.mark.parametrize("event", [PersonEvent.TALK, Event.TALK_TO_ME])
def test_whoever_asked_for_help_is_left_to_a_human_until_one_has_said_a_word(
    kind: MailKind, event: str
) -> None:
    cried = happened(event, before(300))
    assert of_ana(kind, cried) is Hindrance.ASKED_FOR_HELP
    assert of_ana(kind, happened(PersonEvent.BACK, before(3), programme=cried)) is Hindrance.ASKED_FOR_HELP
    assert of_ana(kind, happened(DeskEvent.GO_ON, before(3), programme=cried)) is None


@pytest.mark.parametrize("standing", [PersonEvent.BACK, PersonEvent.PAUSED])
def test_a_status_that_a_human_typed_for_somebody_held_is_such_a_word(standing: str) -> None:
    held = happened(PersonEvent.HELD, before(9))
    cried = happened(PersonEvent.TALK, before(8), programme=held)
    assert of_ana(MailKind.CHECK_IN, cried) is Hindrance.ASKED_FOR_HELP
    assert of_ana(MailKind.CHECK_IN, happened(standing, before(3), programme=cried)) is None


@pytest.mark.parametrize("kind", ASKING)
def test_whoever_left_three_questions_unanswered_is_asked_nothing_more(kind: MailKind) -> None:
    assert of_ana(kind, SILENT) is Hindrance.SILENT
    assert of_ana(kind, mailed(before(60), before(50))) is None


@pytest.mark.parametrize("kind", NEWS)
def test_whoever_is_silent_still_hears_the_news(kind: MailKind) -> None:
    assert of_ana(kind, SILENT) is None


def test_a_sign_of_life_ends_the_silence() -> None:
    assert of_ana(programme=happened(Event.MET, before(30), "m", SILENT)) is None


def test_whoever_wants_fewer_mails_is_asked_how_it_goes_once_in_four_weeks() -> None:
    assert of_ana(programme=FEWER) is Hindrance.SELDOM
    wished = happened(PersonEvent.FEWER, before(80))
    assert of_ana(programme=replace(wished, messages=mailed(before(27)).messages)) is Hindrance.SELDOM
    assert of_ana(programme=replace(wished, messages=mailed(before(28)).messages)) is None
    assert of_ana(programme=replace(wished, messages=mailed(TODAY).messages)) is None


def test_whoever_never_asked_for_fewer_is_asked_as_usual() -> None:
    assert of_ana(programme=mailed(before(10))) is None


@pytest.mark.parametrize("kind", [kind for kind in MailKind if kind is not MailKind.CHECK_IN])
def test_whoever_wants_fewer_mails_is_told_what_concerns_them(kind: MailKind) -> None:
    assert of_ana(kind, FEWER) is None


@pytest.mark.parametrize("kind", MailKind)
@pytest.mark.parametrize("state", MatchState)
def test_a_part_about_a_match_goes_only_in_the_states_of_its_kind(kind: MailKind, state: MatchState) -> None:
    stands_against = in_match(kind, with_match(state=state)) is Hindrance.STATE
    assert stands_against is not kind.may_go_in(state)


@pytest.mark.parametrize("held", ["gil", "ana"])
@pytest.mark.parametrize("kind", [MailKind.CHECK_IN, MailKind.SUGGESTED_TIMES, MailKind.SILENCE_OTHER_SIDE])
def test_while_one_of_two_is_held_neither_is_told_anything_about_the_match(kind: MailKind, held: str) -> None:
    assert in_match(kind, with_person(held, standing=Standing.HELD)) is Hindrance.HELD


def test_two_who_want_no_check_ins_get_none_but_hear_the_rest() -> None:
    unwished = with_match(wants_check_ins=False)
    assert in_match(MailKind.CHECK_IN, unwished) is Hindrance.UNWISHED
    assert in_match(MailKind.SUGGESTED_TIMES, unwished) is None


@pytest.mark.parametrize("state", [MatchState.ACTIVE, MatchState.ENDED])
def test_of_two_who_help_each_other_a_no_in_one_of_their_rows_counts_for_both(state: MatchState) -> None:
    (match,) = with_match().matches
    back = replace(match, id="back", giver=match.asker, asker=match.giver, state=state, wants_check_ins=False)
    both = replace(with_match(), matches=(match, back))
    assert in_match(programme=both) is (Hindrance.UNWISHED if state.is_live else None)


def test_nobody_is_asked_how_it_goes_with_somebody_who_is_away() -> None:
    away = with_person("gil", standing=Standing.PAUSED)
    assert in_match(MailKind.CHECK_IN, away) is Hindrance.OTHER_AWAY
    assert in_match(MailKind.SUGGESTED_TIMES, away) is None


def test_whoever_is_helped_by_somebody_without_an_address_is_asked_how_it_goes() -> None:
    assert in_match(MailKind.CHECK_IN, with_person("gil", address=None)) is None


def test_three_questions_about_one_match_without_an_answer_are_enough_for_it() -> None:
    assert in_match(programme=asked(before(30), before(20), before(10))) is Hindrance.SILENT_ON_MATCH
    assert in_match(programme=asked(before(30), before(20))) is None


def test_nobody_is_asked_how_it_goes_before_the_introduction_went_out() -> None:
    assert in_match(programme=INTRODUCED) is Hindrance.NOT_INTRODUCED
    mail = Message(
        "i", "introduction", "gil", "h", "sent", before(8), also=("ana",), carries=("introduction/h",)
    )
    assert in_match(programme=replace(INTRODUCED, messages=(mail,))) is None


@pytest.mark.parametrize(
    "programme",
    [
        with_person("ana", standing=Standing.PAUSED),
        happened(PersonEvent.TALK, before(3)),
        SILENT,
        FEWER,
        with_match(state=MatchState.CLOSING),
        with_person("gil", standing=Standing.HELD),
        with_match(wants_check_ins=False),
        with_person("gil", standing=Standing.PAUSED),
        asked(before(30), before(20), before(10)),
        INTRODUCED,
    ],
)
def test_whatever_stands_against_it_no_check_in_is_made(programme: Programme) -> None:
    assert "ana" in {one.person.id for one in due_check_ins(PLAIN, TODAY)}
    assert "ana" not in {one.person.id for one in due_check_ins(programme, TODAY)}


@pytest.mark.parametrize(
    "programme",
    [with_person("ana", standing=Standing.PAUSED), happened(PersonEvent.TALK, before(3)), SILENT],
)
def test_both_are_asked_once_nothing_stands_against_it_on_either_side(programme: Programme) -> None:
    approved = (replace(MATCH, state=MatchState.APPROVED, decision=Decision.APPROVE),)
    told = {
        part.kind for due in due_today(replace(PLAIN, matches=approved), TODAY).mails for part in due.parts
    }
    assert {MailKind.ASK_GIVER, MailKind.ASK_ASKER} <= told
    hindered = due_today(replace(programme, matches=approved), TODAY)
    assert not any(part.kind.waits for due in hindered.mails for part in due.parts)


def test_where_one_of_two_has_no_address_the_other_one_is_asked() -> None:
    approved = replace(MATCH, state=MatchState.APPROVED, decision=Decision.APPROVE)
    due = due_today(replace(with_person("ana", address=None), matches=(approved,)), TODAY)
    assert [part.kind for mail in due.mails for part in mail.parts if part.kind.waits] == [MailKind.ASK_GIVER]


def test_there_is_room_for_one_mail_a_day_and_so_many_a_week() -> None:
    assert has_room("ana", now())
    assert not has_room("ana", now(mailed(TODAY)))
    assert has_room("ana", now(mailed(before(1))))
    assert not has_room("ana", now(mailed(before(1), before(6))))
    assert has_room("ana", now(mailed(before(1), before(7))))


@pytest.mark.parametrize("state", ["refused", "cancelled", "suppressed"])
def test_a_mail_that_never_went_takes_no_room(state: str) -> None:
    assert has_room("ana", now(mailed(TODAY, before(1), state=state)))
    assert is_worth_a_mail([MailKind.CHECK_IN], "ana", now(mailed(before(1), state=state)))


def test_what_has_no_hurry_keeps_four_days_from_the_last_mail() -> None:
    kinds = [MailKind.CHECK_IN, MailKind.VAGUE_NEED]
    assert is_worth_a_mail(kinds, "ana", now())
    assert not is_worth_a_mail(kinds, "ana", now(mailed(before(3))))
    assert is_worth_a_mail(kinds, "ana", now(mailed(before(4))))
    assert not is_worth_a_mail(kinds, "ana", now(mailed(before(6), before(3))))
    assert is_worth_a_mail(kinds, "ana", now(mailed(before(6), before(4))))
    assert is_worth_a_mail([*kinds, MailKind.SOMEONE_LEFT], "ana", now(mailed(before(1))))


def test_nobody_is_asked_about_the_same_match_again_within_four_days() -> None:
    assert not was_just_asked("ana", MATCH, now())
    assert was_just_asked("ana", MATCH, now(asked(before(3))))
    assert not was_just_asked("ana", MATCH, now(asked(before(4))))
    assert not was_just_asked("ana", MATCH, now(asked(before(3), person="gil")))


def test_words_that_nobody_asked_for_are_no_question() -> None:
    unasked = replace(PLAIN, check_ins=(CheckIn("q", "ana", "m", "general", "", before(1)),))
    assert not was_just_asked("ana", MATCH, now(unasked))


def test_a_match_is_due_on_its_day() -> None:
    for days, due in ((1, True), (0, True), (-1, False)):
        match = replace(MATCH, next_checkin=before(days))
        assert is_to_be_asked("ana", match, now()) is due
    assert is_to_be_asked("ana", MATCH, now()), "one that a human typed in has no day yet"


def test_whoever_was_never_asked_is_due_once_the_other_side_has_begun() -> None:
    later = replace(MATCH, next_checkin=before(-7))
    assert is_to_be_asked("ana", later, now(asked(before(1), person="gil")))
    assert not is_to_be_asked("ana", later, now())


def test_whoever_was_asked_is_due_again_by_the_rhythm_of_the_two() -> None:
    assert not is_to_be_asked("ana", MATCH, now(asked(TODAY)))
    assert is_to_be_asked("ana", MATCH, now(asked(before(7))))
    monthly = with_person("gil", how_often=Rhythm.MONTHLY)
    assert not is_to_be_asked("ana", MATCH, now(replace(monthly, check_ins=asked(before(7)).check_ins)))
