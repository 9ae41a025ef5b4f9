"""The farewell of each side, the offer that follows, and what comes round by itself, each on its first day."""

from dataclasses import replace
from typing import Any

import pytest

from mentorsheets.domain.changes import Added
from mentorsheets.domain.enums import Rhythm
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import CheckIn, HistoryEntry, MatchState, Need, NeedStatus
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.question_bank import ASKER_LOOKS_BACK, GIVER_LOOKS_BACK
from mentorsheets.relations.endings import (
    closing_parts,
    offer_parts,
)
from mentorsheets.relations.mail_parts import ClosingPart, NeedPart, Part, RefreshPart, ReminderPart
from mentorsheets.relations.periodic import refresh_parts, reminder_parts, vague_parts
from tests.relations.pair import (
    DAY,
    MATCH,
    PLAIN,
    TODAY,
    ago,
    entry,
    happened,
    mail,
    mailed,
    situation,
    with_match,
    with_person,
)

CLOSING, ACTIVE = MatchState.CLOSING, MatchState.ACTIVE
NEEDS = (Need("a", "ana", "role-models", "Who?"), Need("b", "ana", "safe-space", "private"))


def closing(*rows: CheckIn, history: tuple[HistoryEntry, ...] = (), **changes: Any) -> list[Part]:
    given: dict[str, Any] = {"state": CLOSING, "since": ago(20), **changes}
    programme = with_match(replace(PLAIN, check_ins=rows, needs=NEEDS), **given)
    return list(closing_parts(situation(happened(*history, programme=programme))))


def farewell(person: str, days: int, **more: Any) -> CheckIn:
    given: dict[str, Any] = {"kind": "closing", **more}
    return CheckIn(f"f{person}{days}", person, "m", question="?", asked_on=ago(days), **given)


def test_each_side_is_asked_its_own_questions_which_are_recorded_when_they_go() -> None:
    began = entry(Event.ASKER_YES, "ana", 90, was=MatchState.ASKED, now=MatchState.INTRODUCED)
    for part, person, questions in zip(
        closing(history=(began,)), ("gil", "ana"), (GIVER_LOOKS_BACK, ASKER_LOOKS_BACK), strict=True
    ):
        assert isinstance(part, ClosingPart)
        assert (part.person, part.questions, part.period) == (person, questions, f"m/{ago(20)}")
        assert (part.other.id, part.needs, part.began) == (MATCH.other(person), NEEDS[:1], ago(90))
        (added,) = part.changes
        assert isinstance(added, Added)
        row = added.record
        assert isinstance(row, CheckIn)
        assert (row.person, row.match, row.kind, row.asked_on) == (person, "m", "closing", TODAY)
        assert row.question == " ".join(questions)


@pytest.mark.parametrize("state", sorted(set(MatchState) - {CLOSING}))
def test_no_match_is_looked_back_on_that_is_not_closing(state: MatchState) -> None:
    assert closing(state=state) == []


def test_only_questions_of_this_ending_count_as_asked() -> None:
    def asked(*rows: CheckIn, **changes: Any) -> set[str]:
        return {part.person for part in closing(*rows, **changes) if isinstance(part, ClosingPart)}

    both = {"gil", "ana"}
    assert asked(farewell("ana", 20)) == {"gil"}
    assert asked(farewell("ana", 21)) == both, "that was another ending"
    assert asked(farewell("ana", 2, kind="general")) == both, "that was a check-in"
    assert asked(farewell("ana", 90), since=None) == {"gil"}
    (part, _) = closing(since=None)
    assert part.period == "m/"


@pytest.mark.parametrize(
    ("days", "answer", "reminded"),
    [(6, {}, False), (7, {}, True), (7, {"answer": "met"}, False), (7, {"words": "Thanks"}, False)],
)
def test_who_has_not_answered_is_reminded_of_the_latest_when_the_days_are_over(
    days: int, answer: dict[str, str], reminded: bool
) -> None:
    rows = (farewell("ana", 15, words="More to come"), farewell("ana", days, **answer), farewell("gil", 0))
    found = closing(*rows)
    assert [(part.kind, part.person) for part in found] == [(MailKind.REMINDER, "ana")] * reminded
    assert all(isinstance(part, ReminderPart) and part.check_in == rows[1] for part in found)


def test_the_farewell_says_what_led_to_it_unless_a_human_set_the_state() -> None:
    def cause(*history: HistoryEntry) -> set[str]:
        return {part.cause for part in closing(history=history) if isinstance(part, ClosingPart)}

    asked = entry(Event.CLOSE_ASKED, "ana", 20, was=ACTIVE, now=CLOSING)
    later = entry(Event.CLOSING_ANSWERED, "gil", 5, was=CLOSING, now=CLOSING)
    earlier = entry(Event.LENGTH_REACHED, "", 60, was=ACTIVE, now=CLOSING)
    assert cause() == {""}
    assert cause(asked, later, entry(PersonEvent.FEWER, "ana", 3)) == {Event.CLOSE_ASKED}
    assert cause(earlier, asked) == {Event.CLOSE_ASKED}
    assert cause(entry(Event.MET, "ana", 30, was=ACTIVE, now=ACTIVE), later) == {""}


def test_whoever_had_a_need_met_is_asked_once_whether_they_would_give_it_now() -> None:
    met = tuple(replace(need, status=NeedStatus.MET) for need in NEEDS)
    needs = (met[0], replace(met[1], status=NeedStatus.WITHDRAWN), replace(met[0], id="c", person="gone"))
    programme = with_person("ana", replace(PLAIN, needs=needs), offers=frozenset({"safe-space"}))
    (part,) = offer_parts(situation(programme))
    assert isinstance(part, NeedPart)
    assert (part.kind, part.person, part.period, part.need) == (MailKind.OFFER_BACK, "ana", "a", met[0])
    assert not list(offer_parts(situation(with_person("ana", programme, offers=frozenset({"role-models"})))))


def question(days: int, person: str = "ana", **more: Any) -> CheckIn:
    given: dict[str, Any] = {"kind": "general", **more}
    return CheckIn(f"q{person}{days}", person, "m", question="?", asked_on=ago(days), **given)


def reminded(*rows: CheckIn, programme: Programme = PLAIN) -> list[str]:
    parts = list(reminder_parts(situation(replace(programme, check_ins=rows))))
    assert all(isinstance(part, ReminderPart) for part in parts)
    return [part.period for part in parts]


def test_a_question_is_reminded_of_when_its_days_are_over_and_the_latest_alone() -> None:
    assert reminded(question(6)) == []
    assert reminded(question(7)) == ["qana7"]
    assert reminded(question(14), question(8)) == ["qana8"]
    assert reminded(question(8, answer="met")) == []
    assert reminded(question(8, kind="closing")) == []
    assert reminded(question(9), question(8, kind="closing")) == ["qana9"]


def test_nobody_is_reminded_after_three_questions_nor_before_the_days_after_a_reminder() -> None:
    assert reminded(question(21), question(14), question(7)) == []
    once = mailed(mail("reminder", "ana", 6, "qana21"))
    assert reminded(question(21), programme=once) == []
    assert reminded(question(21), programme=mailed(mail("reminder", "ana", 7, "qana21"))) == ["qana21"]
    assert reminded(question(21), question(14), programme=mailed(mail("reminder", "ana", 7, "qana14"))) == []


@pytest.mark.parametrize("state", MatchState)
def test_only_two_who_talk_and_wish_to_be_asked_are_reminded(state: MatchState) -> None:
    talk = state in {MatchState.INTRODUCED, ACTIVE}
    assert bool(reminded(question(8), programme=with_match(state=state))) is talk
    assert not reminded(question(8), programme=with_match(state=state, wants_check_ins=False))


@pytest.mark.parametrize(
    ("words", "vague"),
    [
        ("one two", True),
        ("one two three", False),
        ("x" * 19, True),
        ("x" * 20, False),
        ("  one  two  ", True),
    ],
)
def test_a_need_in_hardly_any_words_is_asked_about_with_what_would_help(words: str, vague: bool) -> None:
    need = Need("n", "ana", "role-models", words)
    found = list(vague_parts(situation(replace(PLAIN, needs=(need,)))))
    assert bool(found) is vague
    prompts = [part.prompt for part in found if isinstance(part, NeedPart)]
    assert prompts == [PLAIN.catalogue.by_id["role-models"].prompt] * vague
    own = replace(need, kind="their own kind")
    assert [
        getattr(part, "prompt", None) for part in vague_parts(situation(replace(PLAIN, needs=(own,))))
    ] == ([""] * vague)


def refreshed(programme: Programme) -> list[str]:
    """Return the names of what asks Ana for her needs today."""
    found = [part for part in refresh_parts(situation(programme)) if part.person == "ana"]
    assert all(isinstance(part, RefreshPart) for part in found)
    return [part.name for part in found]


def test_the_name_of_a_persons_quarter_stays_so_that_no_update_asks_them_twice() -> None:
    known = mailed(*(mail("introduction", who, 400) for who in ("gil", "ana", "cy")))
    for days, quarters in ((0, ("8128", "8128", "8129")), (91, ("8129", "8129", "8130"))):
        parts = refresh_parts(situation(known, TODAY + days * DAY))
        assert tuple(part.period for part in parts) == quarters


@pytest.mark.parametrize(("days", "asked"), [(44, False), (45, True)])
def test_a_newcomer_is_left_in_peace_for_half_a_quarter_from_the_first_that_is_known(
    days: int, asked: bool
) -> None:
    fresh = replace(PLAIN, matches=())
    assert refreshed(fresh) == []
    for known in (
        with_match(since=ago(days)),
        mailed(mail("introduction", "ana", days), mail("x", "ana", 3, "y"), programme=fresh),
        happened(entry(PersonEvent.FEWER, "ana", days), programme=fresh),
    ):
        assert bool(refreshed(known)) is asked
    assert refreshed(with_match(since=None)) == []


@pytest.mark.parametrize(("days", "asked"), [(44, False), (45, True)])
def test_nobody_is_asked_for_their_needs_again_within_half_a_quarter(days: int, asked: bool) -> None:
    old = with_match(since=ago(400))
    assert bool(refreshed(mailed(mail("needs-refresh", "ana", days), programme=old))) is asked
    assert refreshed(mailed(mail("vague-need", "ana", days), programme=old))
    assert refreshed(mailed(mail("needs-refresh", "gil", days), programme=old))


def test_a_programme_asks_as_often_as_it_says_or_not_at_all() -> None:
    old = with_match(since=ago(400))
    yearly = replace(old, settings=replace(old.settings, refresh_every=Rhythm.YEARLY))
    assert refreshed(mailed(mail("needs-refresh", "ana", 181), programme=yearly)) == []
    assert refreshed(mailed(mail("needs-refresh", "ana", 182), programme=yearly))
    assert refreshed(replace(old, settings=replace(old.settings, refresh_every=Rhythm.ONCE))) == []
