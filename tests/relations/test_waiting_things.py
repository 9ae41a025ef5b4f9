"""What waits for the coordinator that is no word of anybody's: decisions, mail, who has no address, unmet needs."""

from dataclasses import replace
from typing import Any

import pytest

from mentorsheets.domain.events import DeskEvent, Event, PersonEvent
from mentorsheets.domain.holds import HELD_SENTENCE
from mentorsheets.domain.model import (
    Circle,
    CircleState,
    Day,
    Decision,
    HistoryEntry,
    MatchState,
    Message,
    Need,
    NeedStatus,
    Problem,
    Registration,
    Reply,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.paired_before import PAIRED
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic, Waiting, Word, decided_id
from mentorsheets.relations.waiting_calls import find_calls
from mentorsheets.relations.waiting_things import count_things_to_mend, find_things, mend_key
from tests.relations.pair import (
    MATCH,
    PLAIN,
    TODAY,
    ago,
    entry,
    happened,
    mailed,
    situation,
    with_match,
    with_person,
)

DECISION = (Spot("Matches", "m", "Coordinator"),)
ALL_WELL = replace(PLAIN, matches=())
ONCE_PAIRED = replace(PLAIN, register=(Registration(PAIRED, "", "2026-01-05 mark"),))


def things(programme: Programme) -> list[Waiting]:
    desk = situation(programme)
    return [*find_things(desk), *find_calls(desk)]


def the_thing(programme: Programme) -> Waiting:
    (one,) = things(programme)
    return one


def test_a_proposal_waits_for_a_decision_with_why_it_was_made_and_since_its_first_day() -> None:
    proposed = with_match(state=MatchState.PROPOSED, why="Both like choirs", since=ago(3))
    one = Waiting(
        key="decide/m", topic=Topic.DECIDE, who="Gil for Ana", since=ago(3),
        words="Accountability, Role models: Both like choirs",
        choices=(Word.APPROVE, Word.DECLINE, Word.PIN), spots=DECISION, people=("gil", "ana"), match="m",
    )  # fmt: skip
    assert the_thing(proposed) == one
    unexplained = with_match(proposed, why="", since=None)
    assert the_thing(unexplained).words == "Accountability, Role models"
    assert the_thing(unexplained).since is None
    noted = (entry(Event.PROPOSED, days=8), entry(Event.UNCLEAR, "ana", days=5))
    assert the_thing(happened(*noted, programme=proposed)).since == ago(8)


@pytest.mark.parametrize("decision", Decision)
def test_what_is_decided_waits_for_nothing(decision: Decision) -> None:
    assert things(with_match(state=MatchState.PROPOSED, decision=decision)) == []


@pytest.mark.parametrize("state", sorted(set(MatchState) - {MatchState.PROPOSED, MatchState.APPROVED}))
def test_a_match_that_was_asked_about_needs_no_decision_though_none_stands_there(state: MatchState) -> None:
    assert things(with_match(state=state)) == []


@pytest.mark.parametrize("decision", [None, Decision.APPROVE])
def test_an_approved_match_of_which_one_cannot_be_asked_stands_still_and_says_who_it_is_and_why(
    decision: Decision | None,
) -> None:
    approved = with_match(state=MatchState.APPROVED, decision=decision, since=ago(4))
    gone = happened(entry(PersonEvent.TALK, "ana", match=""), programme=approved)
    assert the_thing(gone) == Waiting(
        key="still/m", topic=Topic.STILL, who="Gil for Ana",
        words="You approved it, but Ana cannot be asked now. They asked for help.", since=ago(4),
        choices=(Word.END, Word.HAND_OVER), spots=DECISION, people=("gil", "ana"), match="m",
    )  # fmt: skip
    both = happened(entry(PersonEvent.TALK, "gil", match=""), programme=gone)
    assert the_thing(both).words == "You approved it, but neither Gil nor Ana can be asked now."
    held = with_person("gil", approved, standing=Standing.HELD)
    assert the_thing(held).words.startswith(
        "You approved it, but Gil cannot be asked now. Their mail is held"
    )
    stopped = replace(approved, settings=replace(approved.settings, all_mail="stopped"))
    assert the_thing(stopped).words.endswith("nobody is asked as long as all mail is stopped.")
    assert the_thing(approved).words == "You approved it; the next run that sends mail asks them."


CIRCLE = Circle("c", "role-models", givers=("gil",), askers=("ana", "cy"), since=ago(2))


def with_circle(**changes: Any) -> Programme:
    return replace(ALL_WELL, circles=(replace(CIRCLE, **changes),))


def test_a_circle_waits_for_a_decision_and_then_for_its_day() -> None:
    assert the_thing(with_circle()) == Waiting(
        key="decide/c", topic=Topic.DECIDE, who="A circle on Role models", words="Gil with Ana, Cy",
        since=ago(2), choices=(Word.APPROVE, Word.DECLINE), spots=(Spot("Circles", "c", "Coordinator"),),
        people=("gil", "ana", "cy"), about="c",
    )  # fmt: skip
    for decision in (None, Decision.APPROVE):
        assert the_thing(with_circle(state=CircleState.INVITED, decision=decision)) == Waiting(
            key="still/c", topic=Topic.STILL, who="A circle on Role models", words="It has no day yet.",
            since=ago(2), choices=(Word.DECLINE,), spots=(Spot("Circles", "c", "Meets on"),),
            people=("gil", "ana", "cy"), about="c",
        )  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"decision": Decision.APPROVE},
        {"state": CircleState.INVITED, "meets_on": TODAY},
        {"state": CircleState.READY},
        {"state": CircleState.HELD},
        {"state": CircleState.CALLED_OFF},
    ],
)
def test_a_circle_that_has_its_day_or_is_over_waits_for_nothing(changes: dict[str, Any]) -> None:
    assert things(with_circle(**changes)) == []


def letter(state: str, days: int = 3, **more: Any) -> Message:
    given: dict[str, Any] = {"id": f"x{state}{days}", "kind": "check-in", "person": "ana", **more}
    return Message(period="w", state=state, on=ago(days), subject="How is it?", **given)


def test_mail_of_unknown_fate_waits_until_a_human_says_what_became_of_it() -> None:
    lost = letter("unknown", detail="The line broke.")
    assert the_thing(mailed(lost)) == Waiting(
        key=f"mail/{lost.id}/unknown", topic=Topic.MAIL, who="Ana",
        words="“How is it?”: nobody knows whether it arrived. The line broke.", since=ago(3),
        choices=(Word.ARRIVED, Word.SEND_AGAIN), spots=(Spot("Messages", lost.id, "State"),), people=("ana",),
        about="ana",
    )  # fmt: skip
    assert the_thing(mailed(lost, letter("sent", 1))).topic is Topic.MAIL, "a later mail says nothing of it"
    assert the_thing(with_person("ana", mailed(lost), standing=Standing.PAUSED)).topic is Topic.MAIL


@pytest.mark.parametrize(("reader", "who"), [("coordinator", "You"), ("gone", "Somebody")])
def test_mail_to_nobody_in_the_sheet_waits_under_its_own_name(reader: str, who: str) -> None:
    one = the_thing(mailed(letter("unknown", person=reader)))
    assert (one.who, one.people, one.about) == (who, (), "xunknown3")
    assert one.words == "“How is it?”: nobody knows whether it arrived."


def test_refused_mail_waits_until_the_address_is_mended_or_a_later_mail_went() -> None:
    refused = letter("refused", detail="No such mailbox.")
    one = the_thing(mailed(refused))
    assert one.words == "“How is it?” was refused. No such mailbox."
    assert one.choices == (Word.MENDED, Word.PAUSE, Word.LEAVE)
    assert one.key == f"mail/{refused.id}/refused"
    assert things(mailed(refused, letter("sent", 3))) == []
    assert things(mailed(refused, letter("sent", 1))) == []
    assert things(mailed(refused, letter("sent", 4)))
    assert things(mailed(refused, letter("sent", 1, person="gil")))
    assert things(mailed(refused, letter("deferred", 1)))
    assert things(mailed(letter("refused", person="gone"))) == []
    assert things(with_person("ana", mailed(refused), standing=Standing.LEFT)) == []


@pytest.mark.parametrize("state", ["planned", "deferred", "sending", "sent", "cancelled", "suppressed"])
def test_mail_in_any_other_state_waits_for_no_human(state: str) -> None:
    assert things(mailed(letter(state))) == []


def test_who_has_no_address_is_to_be_rung_with_what_they_still_ask_for() -> None:
    needs = (
        Need("a", "cy", "role-models", status=NeedStatus.MET),
        Need("b", "cy", "safe-space", status=NeedStatus.OPEN),
    )
    for address in (None, ""):
        nowhere = with_person("cy", replace(PLAIN, needs=needs), address=address)
        (one,) = [one for one in things(nowhere) if one.topic is Topic.RING]
        assert one == Waiting(
            key="ring/cy", topic=Topic.RING, who="Cy",
            words=f"No e-mail address: ring them. Asks for {nowhere.catalogue.title('safe-space')}.",
            since=None, choices=(Word.NOTED, Word.PAUSE, Word.LEAVE),
            spots=(Spot("Participants", "cy", "Email"),), people=("cy",), about="cy",
        )  # fmt: skip
    assert the_thing(with_person("cy", address=None)).words == "No e-mail address: ring them."
    for standing in set(Standing) - {Standing.ACTIVE}:
        assert things(with_person("cy", address=None, standing=standing)) == []


NEED = Need("n", "cy", "role-models", "Who went before me?", asked_since=Day(ago(9)))


def unmet(need: Need = NEED, **changes: Any) -> list[Waiting]:
    return things(replace(ONCE_PAIRED, needs=(need,), **changes))


def test_before_anybody_was_looked_for_that_is_the_one_thing_to_do() -> None:
    (one,) = things(replace(PLAIN, needs=(NEED, replace(NEED, id="o", kind="safe-space"))))
    assert (one.topic, one.about) == (Topic.DECIDE, "")
    assert one.line.startswith("Nothing has been paired yet. 2 needs have nobody. Choose “Pair now”")
    assert things(PLAIN) == []


def test_an_open_need_for_which_there_is_nobody_waits_since_it_is_asked_for() -> None:
    assert unmet() == [
        Waiting(
            key="nobody/n", topic=Topic.NOBODY, who="Cy", words="Role models: “Who went before me?”",
            since=ago(9), choices=(Word.MET, Word.WITHDRAW, Word.NOTED), spots=(Spot("Needs", "n", "Need"),),
            people=("cy",), about="n",
        )
    ]  # fmt: skip
    (bare,) = unmet(replace(NEED, words="", asked_since=None))
    assert (bare.words, bare.since) == ("Role models", None)


def test_a_need_that_is_met_or_withdrawn_or_has_somebody_waits_for_nobody() -> None:
    for status in (NeedStatus.MET, NeedStatus.WITHDRAWN):
        assert unmet(replace(NEED, status=status)) == []
    assert unmet(matches=(replace(MATCH, asker="cy"),)) == []
    assert unmet(matches=(replace(MATCH, asker="cy", state=MatchState.ENDED),))


@pytest.mark.parametrize(
    ("changes", "seated"),
    [
        ({}, True),
        ({"decision": Decision.APPROVE, "state": CircleState.INVITED, "meets_on": TODAY}, True),
        ({"state": CircleState.READY}, True),
        ({"state": CircleState.HELD}, False),
        ({"state": CircleState.CALLED_OFF}, False),
        ({"decision": Decision.DECLINE}, False),
        ({"kind": "safe-space"}, False),
        ({"givers": ("cy",), "askers": ("ana", "gil")}, False),
    ],
)
def test_who_asks_in_a_circle_of_the_same_kind_that_is_to_be_is_not_without_anybody(
    changes: dict[str, Any], seated: bool
) -> None:
    found = unmet(circles=(replace(CIRCLE, **changes),))
    assert ("nobody/n" not in {one.key for one in found}) is seated


@pytest.mark.parametrize(
    ("asker_says", "wrote", "is_left_out"),
    [(None, 9, True), (None, 1, False), (Reply.YES, 9, False)],
)
def test_who_let_a_question_go_by_is_left_out_until_they_write_and_today_says_so(
    asker_says: Reply | None, wrote: int, is_left_out: bool
) -> None:
    faded = replace(MATCH, asker="cy", state=MatchState.FADED, asker_says=asker_says)
    past = (entry(Event.NO_ANSWER, "gil", 3), entry(PersonEvent.UNCLEAR, "cy", wrote, ""))
    (one,) = unmet(matches=(faded,), history=(*ONCE_PAIRED.history, *past))
    assert one.words.endswith("by itself: once they write, or if you ask for Pair now.") is is_left_out


def test_one_need_with_somebody_hides_no_other_need() -> None:
    needs = (Need("a", "ana", "role-models"), NEED)
    assert [one.about for one in things(replace(ONCE_PAIRED, needs=needs))] == ["n"]
    seated = replace(CIRCLE, askers=("ana",), state=CircleState.READY)
    found = things(replace(PLAIN, needs=needs, matches=(), circles=(seated,)))
    assert [one.about for one in found] == ["n"]


def mend(*problems: Problem) -> list[Waiting]:
    return things(replace(ALL_WELL, problems=problems))


MISTYPED = Problem("Needs", "E7", "This is no date.", "Write it as 2026-03-02.", "the 40th of May")


def test_a_cell_to_mend_waits_with_where_it_is_and_what_to_do() -> None:
    (one,) = mend(MISTYPED)
    assert (one.topic, one.who, one.since, one.choices) == (
        Topic.MEND,
        "the 40th of May",
        TODAY,
        (Word.NOTED,),
    )
    assert one.words == "This is no date. Write it as 2026-03-02."
    assert one.spots == (Spot("Needs", "", "E7"),)
    (whole,) = mend(replace(MISTYPED, cell="", hint=""))
    assert (whole.words, whole.spots) == ("This is no date.", (Spot("Needs", "", "A1"),))


def test_a_word_on_a_cell_holds_until_something_else_stands_there_or_elsewhere() -> None:
    (one,) = mend(MISTYPED)
    others = (
        replace(MISTYPED, tab="Matches"),
        replace(MISTYPED, sentence="This is no number."),
        replace(MISTYPED, value="the 41st of May"),
    )
    assert [mend(replace(MISTYPED, cell="E9"))[0].key] == [one.key], "a row moves when a sheet is sorted"
    assert len({one.key, *(found.key for found in mend(*others))}) == 4


def test_things_to_mend_are_counted_as_they_are_listed() -> None:
    two = [Problem("Needs", cell, "Nobody is called so.", "Type a name.", "Unknown") for cell in ("A2", "A3")]
    programme = replace(
        ALL_WELL,
        problems=(
            *two,
            Problem("Participants", "B2", "No address.", "Type one.", "x"),
            Problem("Participants", "C2", HELD_SENTENCE, "Say how they stand.", "held"),
            Problem("Participants", "D2", "Read as Berlin.", needs_mending=False),
        ),
    )
    assert count_things_to_mend(programme) == 2 == len([*find_things(situation(programme))])
    assert count_things_to_mend(programme, [replace(two[0], value="Another")]) == 3
    noted = HistoryEntry(decided_id(mend_key(two[0])), TODAY, DeskEvent.DECIDED)
    assert count_things_to_mend(happened(noted, programme=programme)) == 1


def test_what_needs_no_mending_or_has_a_line_of_its_own_is_not_to_mend() -> None:
    assert mend(replace(MISTYPED, needs_mending=False)) == []
    assert mend(replace(MISTYPED, sentence=HELD_SENTENCE)) == []
    assert mend(replace(MISTYPED, sentence=HELD_SENTENCE, needs_mending=False)) == []
