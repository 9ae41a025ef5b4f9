"""What the past knows of somebody: what ends a cry, what counts as a sign, and what is kept from step to step."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mentorsheets.domain.events import DeskEvent, Event, PersonEvent
from mentorsheets.domain.model import CheckIn, HistoryEntry, MatchState, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.history import Past, past_of
from tests.relations.pair import MATCH, PLAIN, ago, entry, happened, mail, mailed, silent

ASKED, INTRODUCED, ACTIVE = MatchState.ASKED, MatchState.INTRODUCED, MatchState.ACTIVE
ROW = CheckIn("q", "ana", "m", "general", "How?", ago(7))


def past(*history: HistoryEntry, programme: Programme = PLAIN) -> Past:
    return past_of(happened(*history, programme=programme))


def cried(*later: HistoryEntry, about: str = "") -> bool:
    """Return whether a cry for help, about a match or none, still waits after what came later."""
    return past(entry(PersonEvent.TALK, "ana", 9, about), *later).is_held("ana")


TYPED = entry(Event.SET_BY_HAND, "", 2)
GO_ON = entry(DeskEvent.GO_ON, "ana", 2, "")


def test_a_cry_waits_for_a_word_in_today_a_status_typed_while_held_or_a_state_typed_at_its_match() -> None:
    assert cried()
    assert cried(entry(PersonEvent.BACK, "ana", 2, ""))
    assert not cried(GO_ON)
    assert cried(replace(GO_ON, person="gil"))
    assert not cried(TYPED, about="m")
    assert cried(TYPED)
    assert cried(replace(TYPED, match="other"), about="m")
    assert cried(entry(Event.MET, "gil", 2), about="m")


@pytest.mark.parametrize("event", [PersonEvent.BACK, PersonEvent.PAUSED, PersonEvent.LEFT, PersonEvent.HELD])
def test_only_a_status_that_ends_a_hold_is_a_human_s_word(event: PersonEvent) -> None:
    held = entry(PersonEvent.HELD, "ana", 5, "")
    freed = entry(PersonEvent.BACK, "ana", 4, "")
    assert not cried(held, entry(event, "ana", 3, ""))
    assert cried(entry(event, "ana", 3, ""))
    again = entry(PersonEvent.TALK, "ana", 3, "", id="again")
    assert cried(held, freed, again, entry(PersonEvent.FEWER, "ana", 2, ""))
    assert cried(held, freed, again, entry(PersonEvent.PAUSED, "ana", 2, "")), "the hold is over already"


def test_a_state_that_was_typed_before_the_cry_is_no_answer_to_it() -> None:
    cry = entry(PersonEvent.TALK, "ana", 9)
    assert past(TYPED, cry).is_held("ana")
    assert not past(cry, TYPED).is_held("ana")
    assert past(cry, TYPED, replace(cry, id="again")).is_held("ana")


def test_the_latest_cry_is_the_one_that_waits() -> None:
    first, last = entry(PersonEvent.TALK, "ana", 9, ""), entry(Event.TALK_TO_ME, "ana", 3)
    assert past(first, last).find_cry("ana") == last
    assert past(first, last, TYPED).find_cry("ana") is None


def test_a_hold_lasts_from_its_first_day_to_that_of_the_word_which_ends_it() -> None:
    held, again = entry(PersonEvent.HELD, "ana", 20, ""), entry(PersonEvent.HELD, "ana", 15, "")
    back, later = entry(PersonEvent.BACK, "ana", 9, ""), entry(PersonEvent.HELD, "ana", 4, "")
    assert past(held, again).find_holds("ana") == ((ago(20), None),)
    assert past(held, again, back).find_holds("ana") == ((ago(20), ago(9)),)
    assert past(held, again, back, later).find_holds("ana") == ((ago(20), ago(9)), (ago(4), None))
    assert past(held, GO_ON).find_holds("ana") == ((ago(20), ago(2)),)
    assert past(held, entry(PersonEvent.FEWER, "ana", 9, "")).find_holds("ana") == ((ago(20), None),)
    assert past(back).find_holds("ana") == ()
    assert past(held).find_holds("gil") == ()


SIGNS = {
    Event.GIVER_YES, Event.ASKER_YES, Event.GIVER_NO, Event.ASKER_NO, Event.MET, Event.NOT_YET,
    Event.NEEDS_SOMETHING, Event.NEVER_MET, Event.NOT_A_FIT, Event.NEED_CHANGED, Event.NEED_MET,
    Event.STILL_NEEDED, Event.TALK_TO_ME, Event.UNCLEAR, Event.CLOSE_ASKED, Event.CLOSING_ANSWERED,
    Event.GO_ON, *PersonEvent, DeskEvent.GO_ON,
}  # fmt: skip


@pytest.mark.parametrize("event", [*Event, *PersonEvent, *DeskEvent])
def test_whatever_somebody_says_is_a_sign_that_mail_reaches_them_and_what_only_happens_is_none(
    event: str,
) -> None:
    assert (past(entry(event, "ana", 3)).last_sign("ana") == ago(3)) is (event in SIGNS)
    assert past(entry(event, "ana", 3)).last_sign("gil") == date.min
    assert past(entry(event, "ana", 10), programme=silent("ana")).is_quiet("ana") is (event not in SIGNS)


def test_a_sign_about_one_match_is_none_about_another_and_one_about_none_may_be_about_each() -> None:
    about = past(entry(Event.MET, "ana", 3), entry(Event.NOT_YET, "ana", 5))
    assert about.last_sign("ana", "m") == ago(3)
    assert about.last_sign("ana", "other") == date.min
    assert past(entry(PersonEvent.UNCLEAR, "ana", 3, "")).last_sign("ana", "m") == ago(3)


def test_three_mails_into_silence_are_counted_after_the_last_sign_of_any_kind() -> None:
    quiet = silent("ana")
    assert past(programme=quiet).is_quiet("ana")
    for days, still in ((25, True), (24, False)):
        assert past(entry(Event.MET, "ana", days), programme=quiet).is_quiet("ana") is still
        answered = replace(ROW, asked_on=ago(days), answer="met")
        assert past(programme=replace(quiet, check_ins=(answered,))).is_quiet("ana") is still
    assert past(programme=replace(quiet, check_ins=(replace(ROW, asked_on=ago(9)),))).is_quiet("ana")


@pytest.mark.parametrize("state", ["refused", "cancelled", "suppressed", "sent", "unknown", "planned"])
def test_a_mail_that_never_went_is_no_mail_into_silence(state: str) -> None:
    *two, last = silent("ana").messages
    programme = mailed(*two, replace(last, state=state))
    assert past(programme=programme).is_quiet("ana") is (state in {"sent", "unknown", "planned"})


@pytest.mark.parametrize("answer", [{"answer": "met"}, {"words": "Hm"}])
def test_an_answer_to_one_question_of_a_mail_is_one_to_all_of_that_day(answer: dict[str, Any]) -> None:
    rows = tuple(replace(ROW, id=f"q{n}", asked_on=ago(n)) for n in (21, 14, 7))
    other = replace(ROW, id="other", match="n", asked_on=ago(14), **answer)

    def left(*more: CheckIn, **who: Any) -> list[str]:
        known = past(programme=replace(PLAIN, check_ins=(*rows, *more)))
        return [row.id for row in known.unanswered("ana", "m")]

    assert left() == ["q21", "q14", "q7"]
    assert left(other) == ["q7"]
    assert left(replace(other, person="gil")) == ["q21", "q14", "q7"]
    assert left(replace(other, asked_on=ago(13))) == ["q21", "q14", "q7"]


def test_a_question_of_the_day_of_a_sign_is_answered() -> None:
    for days, count in ((8, 1), (7, 0), (6, 0)):
        known = past(entry(Event.UNCLEAR, "ana", days), programme=replace(PLAIN, check_ins=(ROW,)))
        assert len(known.unanswered("ana", "m")) == count


def test_the_oldest_question_comes_first_whatever_the_order_of_the_rows() -> None:
    rows = tuple(replace(ROW, id=f"q{n}", asked_on=ago(n)) for n in (7, 21, 14))
    known = past(programme=replace(PLAIN, check_ins=rows))
    assert [row.id for row in known.unanswered("ana", "m")] == ["q21", "q14", "q7"]


def test_a_relationship_begins_with_its_introduction_and_anew_when_they_go_on() -> None:
    first = entry(Event.ASKER_YES, "ana", 60, was=ASKED, now=INTRODUCED)
    said = entry(Event.NOT_YET, "ana", 50, was=INTRODUCED, now=INTRODUCED)
    met = entry(Event.MET, "ana", 40, was=INTRODUCED, now=ACTIVE)
    on = entry(Event.GO_ON, "gil", 20, was=MatchState.CLOSING, now=ACTIVE)
    match = replace(MATCH, since=ago(90))
    assert past().began(match) == ago(90)
    assert past(first, said, met).began(match) == ago(60)
    assert past(first, said, met, on).began(match) == ago(20)
    assert past(replace(first, match="other")).began(match) == ago(90)
    back = entry(Event.SET_BY_HAND, "", 10, was=INTRODUCED, now=INTRODUCED)
    assert past(first, back).began(match) == ago(60)


def test_two_know_of_each_other_when_the_introduction_went_to_both() -> None:
    yes = entry(Event.ASKER_YES, "ana", 60, was=ASKED, now=INTRODUCED)
    by_hand = entry(Event.SET_BY_HAND, "", 60, was=ACTIVE, now=INTRODUCED)
    told = {side: mail("introduction", side, 59, yes.id) for side in ("gil", "ana")}
    assert past(by_hand).were_introduced(MATCH)
    assert past(replace(yes, now=ASKED)).were_introduced(MATCH)
    assert not past(yes).were_introduced(MATCH)
    for side in told.values():
        assert not past(yes, programme=mailed(side)).were_introduced(MATCH)
    assert past(yes, programme=mailed(*told.values())).were_introduced(MATCH)


def test_how_somebody_stood_is_what_was_noted_last() -> None:
    noted = (entry(PersonEvent.PAUSED, "ana", 9, ""), entry(PersonEvent.HELD, "ana", 5, ""))
    assert past(*noted).standing("ana") is Standing.HELD
    assert past(*noted, entry(PersonEvent.FEWER, "ana", 3, "")).standing("ana") is Standing.HELD
    assert past(*noted).standing("gil") is Standing.ACTIVE


def ask_all(known: Past) -> dict[str, Any]:
    """Return the answers to all that is asked of the past again and again, about each of the people."""
    found: dict[str, Any] = {}
    for who in ("gil", "ana", "cy"):
        found[f"carried {who}"] = known.carried(who)
        found[f"quiet {who}"] = known.is_quiet(who)
        found[f"cry {who}"] = known.find_cry(who)
        found[f"holds {who}"] = known.find_holds(who)
        for match in ("m", "n"):
            found[f"unanswered {who} {match}"] = known.unanswered(who, match)
            found[f"unheard {who} {match}"] = known.unheard(who, match)
            found[f"days {who} {match}"] = known.unanswered_days(who, match)
    return found


BEFORE = replace(
    happened(entry(PersonEvent.TALK, "gil", 9), programme=silent("ana")),
    check_ins=(ROW, replace(ROW, id="other", match="n"), replace(ROW, id="gil", person="gil")),
)
ANSWERED = replace(ROW, answer="met", answered_on=ago(1))
STEPS = {
    "a mail": mailed(mail("reminder", "ana", 1, "q"), programme=BEFORE),
    "a mail to another": mailed(mail("reminder", "gil", 1, "gil"), programme=BEFORE),
    "a sign": happened(entry(Event.UNCLEAR, "ana", 1), programme=BEFORE),
    "a state that a human typed": happened(TYPED, programme=BEFORE),
    "a cry": happened(entry(PersonEvent.TALK, "cy", 1, ""), programme=BEFORE),
    "an answer": replace(BEFORE, check_ins=(ANSWERED, *BEFORE.check_ins[1:])),
    "a question": replace(BEFORE, check_ins=(*BEFORE.check_ins, replace(ROW, id="new", asked_on=ago(1)))),
    "a row less": replace(BEFORE, check_ins=BEFORE.check_ins[1:]),
    "nothing": replace(BEFORE),
}


@pytest.mark.parametrize("step", STEPS)
def test_what_was_worked_out_before_is_kept_only_of_people_of_whom_nothing_is_new(step: str) -> None:
    before = past_of(BEFORE)
    asked = ask_all(before)
    after, anew = past_of(STEPS[step], before), past_of(STEPS[step])
    assert after == anew, "what was worked out already makes no past another"
    assert "memo" not in repr(after)
    kept = set(after.memo)
    assert ask_all(after) == ask_all(anew)
    changed = {name.split()[1] for name, found in ask_all(after).items() if found != asked[name]}
    untouched = {"gil", "ana", "cy"} - changed
    if step != "a row less":
        assert {question[1] for question in kept if question[0] == "carried"} >= untouched - {"ana"}
    if step == "nothing":
        assert kept == set(before.memo)
