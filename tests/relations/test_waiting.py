"""What waits for the coordinator of what people wrote and said, where it stands, and when it goes."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from mentorsheets.domain.events import DeskEvent, Event, PersonEvent
from mentorsheets.domain.model import (
    Decision,
    HistoryEntry,
    Match,
    MatchState,
    Need,
    Registration,
    Reply,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.find_waiting import WORDLESS, find_waiting
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.undecided import KEPT_SINCE
from mentorsheets.relations.waiting import Topic, Waiting, Word, decided_id, sum_up
from tests.relations.pair import (
    ANA,
    GIL,
    MATCH,
    PLAIN,
    TODAY,
    ago,
    entry,
    happened,
    mail,
    mailed,
    silent,
    with_match,
    with_person,
)

ABOUT_ONE_PERSON = (Word.GO_ON, Word.END, Word.HAND_OVER, Word.PAUSE, Word.LEAVE)
ABOUT_TWO = (Word.GO_ON, Word.AGAIN, Word.MET, Word.END, Word.HAND_OVER)
READ_ABOUT_TWO = (Word.ANSWERED, Word.AGAIN, Word.MET, Word.END, Word.HAND_OVER)
BEFORE_AN_INTRODUCTION = (Word.YES, Word.NO, Word.ANSWERED, Word.END)
STATUS_OF_ANA = Spot("Participants", "ana", "Status")
STATE = Spot("Matches", "m", "State")
CRY = entry(PersonEvent.TALK, "ana", days=3, match="")
OVER = [state for state in MatchState if state.is_over]
GOING_ON = [MatchState.INTRODUCED, MatchState.ACTIVE, MatchState.CLOSING, MatchState.PAUSED]
TO_BE = [MatchState.PROPOSED, MatchState.APPROVED, MatchState.ASKED]


def waiting(programme: Programme) -> list[Waiting]:
    """Return what waits, but for decisions on matches, which other tests are about."""
    return [one for one in find_waiting(programme, TODAY) if not one.key.startswith(("decide/", "still/m"))]


def the_one(programme: Programme) -> Waiting:
    (one,) = waiting(programme)
    return one


def decided(what: str) -> HistoryEntry:
    return HistoryEntry(decided_id(what), TODAY, DeskEvent.DECIDED)


def test_in_a_programme_where_all_is_well_nothing_waits() -> None:
    assert find_waiting(PLAIN, TODAY) == ()


def test_who_asked_for_help_waits_first_of_all_and_nothing_of_what_they_wrote_is_in_the_list() -> None:
    unread = entry(PersonEvent.UNCLEAR, "ana", days=4, words="private")
    assert the_one(happened(unread, CRY)) == Waiting(
        key=f"help/{CRY.id}", topic=Topic.HELP, who="Ana",
        words="What they wrote came to you by mail. Nothing automatic goes to them until you say so.",
        since=ago(3), choices=ABOUT_ONE_PERSON, spots=(STATUS_OF_ANA,), people=("ana",), about="ana",
        entries=(unread.id,),
    )  # fmt: skip


def test_who_asked_for_help_and_left_still_waits_for_a_human() -> None:
    (one,) = waiting(with_person("ana", happened(CRY), standing=Standing.LEFT))
    assert one.topic is Topic.HELP


@pytest.mark.parametrize("standing", [Standing.ACTIVE, Standing.PAUSED, Standing.HELD])
def test_who_asked_for_help_waits_once_however_they_stand(standing: Standing) -> None:
    assert the_one(with_person("ana", happened(CRY), standing=standing)).topic is Topic.HELP


def test_after_a_human_said_go_on_nobody_waits_for_help() -> None:
    assert waiting(happened(CRY, entry(DeskEvent.GO_ON, "ana", match=""))) == []


def test_who_is_held_waits_with_what_they_wrote_since_the_day_of_the_last_hold() -> None:
    history = (
        entry(PersonEvent.HELD, "ana", days=9, match=""),
        entry(PersonEvent.HELD, "ana", days=6, match=""),
        entry(PersonEvent.UNCLEAR, "ana", days=6, words="Please stop"),
        entry(Event.UNCLEAR, "ana", days=5, words="or not"),
        entry(PersonEvent.UNCLEAR, "ana", days=4),
        entry(PersonEvent.UNCLEAR, "gil", days=4, words="of another"),
        entry(PersonEvent.FEWER, "ana", days=4, words="no riddle"),
    )
    held = with_person("ana", happened(*history), standing=Standing.HELD)
    (one,) = [one for one in waiting(held) if one.topic is Topic.HELD]
    assert one == Waiting(
        key=f"held/{history[1].id}", topic=Topic.HELD, who="Ana", words="“Please stop / or not”", since=ago(6),
        choices=ABOUT_ONE_PERSON, spots=(STATUS_OF_ANA,), people=("ana",), about="ana",
        entries=(history[2].id, history[3].id, history[4].id),
    )  # fmt: skip
    assert [one.who for one in waiting(held)] == ["Ana", "Gil, about Ana"], "nothing of hers waits twice"


def test_whom_a_human_holds_by_hand_waits_without_a_day() -> None:
    one = the_one(with_person("ana", standing=Standing.HELD))
    assert (one.key, one.since) == ("held/ana", None)
    assert one.words == "Their mail waits until you say how they stand."


def test_what_was_decided_or_is_older_than_the_list_is_not_quoted_at_a_hold() -> None:
    history = (
        entry(PersonEvent.UNCLEAR, "ana", days=29, words="old"),
        entry(PersonEvent.UNCLEAR, "ana", days=28, words="first day"),
        entry(PersonEvent.UNCLEAR, "ana", days=5, words="seen to"),
        decided(f"{PersonEvent.UNCLEAR}/ana/5"),
    )
    assert the_one(with_person("ana", happened(*history), standing=Standing.HELD)).words == "“first day”"


@pytest.mark.parametrize("event", [Event.UNCLEAR, PersonEvent.UNCLEAR])
@pytest.mark.parametrize("state", GOING_ON)
def test_words_that_only_a_human_can_read_wait_with_what_may_follow_from_them(
    event: str, state: MatchState
) -> None:
    said = entry(event, "ana", days=2, words="Hm, well")
    assert the_one(with_match(happened(said), state=state)) == Waiting(
        key=f"read/{said.id}", topic=Topic.READ, who="Ana, about Gil", words="“Hm, well”", since=ago(2),
        choices=READ_ABOUT_TWO, spots=(STATE, STATUS_OF_ANA), people=("gil", "ana"), match="m", about="ana",
        entries=(said.id,),
    )  # fmt: skip


def test_the_same_words_week_after_week_wait_once_and_other_words_beside_them() -> None:
    same = [
        entry(Event.NEED_CHANGED, "ana", days, id=f"s{days}", words="My need changed: I would chair.")
        for days in (15, 8, 1)
    ]
    other = entry(Event.NEED_CHANGED, "ana", 2, words="My need changed: I would cook.")
    bare = [entry(Event.NEED_CHANGED, "ana", days) for days in (3, 4)]
    found = waiting(happened(*same[:2], other, *bare, same[2]))
    assert [(one.since, one.entries) for one in found] == [
        (ago(15), ("s15", "s8", "s1")), (ago(4), (bare[1].id,)), (ago(3), (bare[0].id,)), (ago(2), (other.id,)),
    ]  # fmt: skip


@pytest.mark.parametrize(("who", "column"), [("gil", "Giver says"), ("ana", "Asker says")])
@pytest.mark.parametrize("state", TO_BE)
def test_words_before_an_introduction_wait_for_a_yes_or_no_until_one_is_put_down(
    who: str, column: str, state: MatchState
) -> None:
    said = happened(entry(PersonEvent.UNCLEAR, who, words="Hm"))
    one = the_one(with_match(said, state=state, decision=Decision.APPROVE))
    assert one.choices == BEFORE_AN_INTRODUCTION
    assert one.spots[0] == Spot("Matches", "m", column)
    mine, theirs = ("giver_says", "asker_says")[:: 1 if who == "gil" else -1]
    answers: Any = {mine: Reply.NO}
    assert waiting(with_match(said, state=state, decision=Decision.APPROVE, **answers)) == []
    answers = {theirs: Reply.YES}
    assert the_one(with_match(said, state=state, decision=Decision.APPROVE, **answers)) == one


def test_words_in_a_match_that_goes_on_wait_though_both_had_said_yes() -> None:
    said = happened(entry(Event.UNCLEAR, "ana", words="Hm"))
    assert the_one(with_match(said, giver_says=Reply.YES, asker_says=Reply.YES)).topic is Topic.READ


@pytest.mark.parametrize("state", OVER)
def test_words_about_what_is_over_wait_as_words_of_a_person(state: MatchState) -> None:
    said = entry(Event.UNCLEAR, "ana", days=2, words="Hm")
    assert the_one(with_match(happened(said), state=state)) == Waiting(
        key=f"read/{said.id}", topic=Topic.READ, who="Ana", words="“Hm”", since=ago(2),
        choices=(Word.ANSWERED, Word.PAUSE, Word.LEAVE),
        spots=(Spot("History", said.id, "In their words"), STATUS_OF_ANA), people=("ana",), about="ana",
        entries=(said.id,),
    )  # fmt: skip


def test_words_about_no_match_are_those_of_a_person_and_of_a_strangers_match_too() -> None:
    assert the_one(happened(entry(PersonEvent.UNCLEAR, "ana", match="", words="Hm"))).who == "Ana"
    one = the_one(happened(entry(PersonEvent.UNCLEAR, "cy", words="Hm")))
    assert (one.who, one.people) == ("Cy", ("gil", "ana"))


def test_words_of_somebody_who_is_in_no_row_are_read_too_and_so_is_a_mail_without_any() -> None:
    (wordless,) = waiting(happened(entry(Event.UNCLEAR, "ana")))
    assert (wordless.who, wordless.words) == ("Ana, about Gil", WORDLESS)
    (gone,) = waiting(happened(entry(Event.UNCLEAR, "gone", words="Hm")))
    assert (gone.topic, gone.who, gone.words) == (Topic.READ, "Somebody", "“Hm”")
    assert waiting(happened(entry(Event.UNCLEAR, "gone"))) == []
    assert waiting(happened(entry(Event.MET, "ana", words="Hm"))) == []


def test_the_first_list_looks_back_four_weeks_and_a_list_once_kept_as_far_as_it_goes() -> None:
    for days, shown in ((28, True), (29, False)):
        assert bool(waiting(happened(entry(Event.UNCLEAR, "ana", days, words="Hm")))) is shown
    kept = replace(PLAIN, register=(Registration(KEPT_SINCE, "", f"{ago(40)}"),))
    for days, shown in ((40, True), (41, False)):
        said = entry(Event.UNCLEAR, "ana", days, words="Hm")
        assert bool(waiting(happened(said, programme=kept))) is shown


def test_what_was_decided_goes_by_its_line_in_the_history_or_by_its_name_in_the_list() -> None:
    said = entry(Event.UNCLEAR, "ana", words="Hm")
    assert waiting(happened(said, decided(said.id))) == []
    assert waiting(happened(said, decided(f"read/{said.id}"))) == []
    assert waiting(happened(said, decided("another")))


def test_what_does_not_wait_hides_nothing_that_came_after_it() -> None:
    before = (
        entry(Event.UNCLEAR, "ana", 90, words="old"),
        entry(Event.UNCLEAR, "gone", 9),
        entry(Event.UNCLEAR, "ana", 8, words="seen to"),
        decided(f"{Event.UNCLEAR}/ana/8"),
        entry(PersonEvent.TALK, "cy", 7, match=""),
        entry(Event.UNCLEAR, "cy", 6, words="left to a human"),
    )
    (one,) = [
        one
        for one in waiting(happened(*before, entry(Event.UNCLEAR, "ana", 1, words="Hm")))
        if one.who != "Cy"
    ]
    assert one.words == "“Hm”"


@pytest.mark.parametrize("hold", [{"standing": Standing.HELD}, {}])
def test_of_who_is_held_or_asked_for_help_nothing_else_waits(hold: dict[str, Any]) -> None:
    cry = () if hold else (CRY,)
    for event in (Event.UNCLEAR, Event.NEED_CHANGED, Event.STILL_SILENT):
        programme = happened(*cry, entry(event, "ana", words="Hm"))
        assert len(waiting(with_person("ana", programme, **hold))) == 1


SAYS = {
    Event.NEEDS_SOMETHING: "Says that something needs attention.",
    Event.NEVER_MET: "Says that the two have never met.",
    Event.NEED_CHANGED: "Says that the need has changed.",
}


@pytest.mark.parametrize("event", SAYS)
def test_what_somebody_said_that_a_human_must_see_to_waits_with_their_words_if_there_are_any(
    event: Event,
) -> None:
    said = entry(event, "gil", days=1)
    one = the_one(happened(said))
    assert (one.topic, one.words, one.choices) == (Topic.NEEDS, SAYS[event], READ_ABOUT_TWO)
    assert one.spots[0] == STATE
    assert one.who == "Gil, about Ana"
    assert the_one(happened(replace(said, words="A room"))).words == f"{SAYS[event]} “A room”"


@pytest.mark.parametrize("event", SAYS)
def test_what_needs_a_human_goes_with_the_match(event: Event) -> None:
    said = happened(entry(event, "ana"))
    assert all(waiting(with_match(said, state=state)) for state in GOING_ON)
    assert not any(waiting(with_match(said, state=state)) for state in OVER)
    assert waiting(happened(entry(event, "ana", match="nowhere"))) == []


@pytest.mark.parametrize(
    ("event", "goes"),
    [(Event.NEEDS_SOMETHING, True), (Event.NEVER_MET, True), (Event.NEED_CHANGED, False)],
)
def test_a_state_that_a_human_typed_since_answers_what_was_put_before_them(event: Event, goes: bool) -> None:
    said, typed = entry(event, "ana", days=2), entry(Event.SET_BY_HAND, days=1)
    assert (waiting(happened(said, typed)) == []) is goes
    assert waiting(happened(typed, said)), "typed before it was said"


def test_a_silence_waits_until_a_human_has_decided_as_mail_about_the_two_does() -> None:
    still = entry(Event.STILL_SILENT, "ana", days=3)
    one = the_one(happened(still))
    assert one == Waiting(
        key=f"silent/{still.id}", topic=Topic.STILL, who="Gil for Ana",
        words="Ana has not answered, even when asked again.", since=ago(3),
        choices=ABOUT_TWO, spots=(STATE,), people=("gil", "ana"), match="m", about="ana", entries=(still.id,),
    )  # fmt: skip
    noticed = entry(Event.SILENCE, "ana", days=10)
    asked = mail("silence-other-side", "gil", 9, period=noticed.id)
    told = the_one(mailed(asked, programme=happened(noticed, still)))
    assert told.words == "Ana has not answered, even when asked again; the other one was asked as well."
    assert the_one(happened(still, entry(Event.MET, "ana", days=3))) == one
    assert (
        waiting(happened(still, replace(entry(DeskEvent.DECIDED, "ana", days=1), id=decided_id(still.id))))
        == []
    )
    assert the_one(happened(still, entry(Event.MET, "ana", days=1, match="another"))) == one
    assert the_one(happened(still, entry(Event.MET, "gil", days=1))) == one
    assert waiting(happened(entry(Event.STILL_SILENT, "ana", match="nowhere"))) == []


@pytest.mark.parametrize("state", OVER)
def test_a_silence_that_ended_a_match_is_only_to_be_noted(state: MatchState) -> None:
    still = entry(Event.STILL_SILENT, "ana", days=3)
    assert the_one(with_match(happened(still), state=state)) == Waiting(
        key=f"silent/{still.id}", topic=Topic.SILENT, who="Gil for Ana", words="Over since Ana did not answer.",
        since=ago(3), choices=(Word.NOTED,), spots=(STATE,), people=("gil", "ana"), about="ana",
        entries=(still.id,),
    )  # fmt: skip


def test_who_left_three_mails_unanswered_waits_since_the_last_of_them() -> None:
    quiet = silent("ana")
    assert the_one(quiet) == Waiting(
        key=f"quiet/ana/{ago(10)}", topic=Topic.SILENT, who="Ana",
        words="Has left three mails unanswered; we write no fourth.", since=ago(10),
        choices=(Word.GO_ON, Word.AGAIN, Word.END, Word.PAUSE, Word.LEAVE), spots=(STATUS_OF_ANA,),
        people=("ana",), about="ana",
    )  # fmt: skip
    assert waiting(mailed(mail("ended-thanks", "ana", 2), programme=quiet)) == waiting(quiet)
    just_now = mailed(*(mail("check-in", "ana", days, f"w{days}") for days in (20, 13, 6)))
    assert waiting(just_now) == []
    assert waiting(with_person("ana", quiet, standing=Standing.PAUSED)) == []
    assert waiting(mailed(mail("check-in", "ana", 3), mail("check-in", "ana", 9, "y"))) == []


def still(programme: Programme) -> list[Waiting]:
    return [one for one in find_waiting(programme, TODAY) if one.key.startswith("still/m")]


def test_a_match_that_rests_though_both_are_here_waits_for_a_word() -> None:
    rests = with_match(state=MatchState.PAUSED, since=ago(50))
    assert still(rests) == [
        Waiting(
            key=f"still/m/{ago(50)}", topic=Topic.STILL, who="Gil for Ana",
            words="It rests, though both are here; only your word takes it up again.", since=ago(50),
            choices=(Word.GO_ON, Word.MET, Word.END, Word.HAND_OVER), spots=(STATE,), people=("gil", "ana"),
            match="m",
        )
    ]  # fmt: skip
    for side in ("gil", "ana"):
        assert still(with_person(side, rests, standing=Standing.PAUSED)) == []
        assert still(happened(entry(PersonEvent.TALK, side, match=""), programme=rests)) == []
    assert still(replace(rests, people=(ANA,))) == []
    assert still(with_match(state=MatchState.ACTIVE)) == []


def test_the_most_urgent_stands_first_and_of_one_urgency_the_oldest_and_then_by_name() -> None:
    history = (
        entry(Event.NEED_CHANGED, "gil", 1),
        entry(Event.UNCLEAR, "cy", 2, id="b", words="Hm"),
        entry(Event.UNCLEAR, "cy", 2, id="a", words="Hm"),
        entry(Event.UNCLEAR, "cy", 5, id="c", words="Hm"),
        replace(CRY, person="ana"),
    )
    proposed = replace(MATCH, id="p", state=MatchState.PROPOSED, since=ago(60))
    needs = (Need("n", "cy", "role-models"),)
    programme = happened(*history, programme=replace(PLAIN, matches=(MATCH, proposed), needs=needs))
    found = find_waiting(programme, TODAY)
    assert [one.key for one in found] == [
        f"help/{CRY.id}", "read/c", "read/a", "read/b", f"read/{history[0].id}", "decide/p", "nobody/n",
    ]  # fmt: skip
    places = [list(Topic).index(one.topic) for one in found]
    assert all(one <= other for one, other in pairwise(places))


def test_what_has_no_day_stands_before_what_has_one() -> None:
    held = with_person("ana", with_person("gil", standing=Standing.HELD), standing=Standing.HELD)
    programme = happened(entry(PersonEvent.HELD, "gil", match=""), programme=held)
    assert [one.who for one in find_waiting(programme, TODAY)] == ["Ana", "Gil"]


@pytest.mark.parametrize(
    ("topics", "words"),
    [
        ([], "Nothing waits for you"),
        ([Topic.NOBODY], "1 waits for you: 1 without anybody"),
        ([Topic.NOBODY, Topic.DECIDE, Topic.DECIDE], "3 wait for you: 2 to decide"),
        ([Topic.READ, Topic.HELD], "2 wait for you: 1 held"),
        ([Topic.HELP, Topic.READ, Topic.HELD, Topic.HELD], "4 wait for you: 1 asked for help, 2 held"),
    ],
)
def test_the_sum_names_whoever_a_human_must_see_to_and_else_the_most_urgent(
    topics: list[Topic], words: str
) -> None:
    assert sum_up(Waiting(f"{n}", topic, "", "", None, ()) for n, topic in enumerate(topics)) == words


def test_a_person_in_two_matches_is_told_of_by_the_one_that_it_is_about() -> None:
    back = Match("back", "ana", "gil", ("safe-space",), state=MatchState.ACTIVE)
    programme = replace(PLAIN, matches=(MATCH, back), people=(GIL, ANA))
    one = the_one(happened(entry(Event.UNCLEAR, "gil", match="back", words="Hm"), programme=programme))
    assert (one.match, one.people, one.who) == ("back", ("ana", "gil"), "Gil, about Ana")


NOT_HERE = {PersonEvent.WHICH, PersonEvent.HELD, PersonEvent.ADDRESS_HELD}
WAITS = {*SAYS, Event.STILL_SILENT, Event.UNCLEAR, PersonEvent.UNCLEAR, Event.TALK_TO_ME, PersonEvent.TALK}
WAITS |= {PersonEvent.DATA}


@pytest.mark.parametrize("event", sorted({*Event, *PersonEvent} - WAITS - NOT_HERE))
def test_nothing_else_that_happens_waits_for_a_word(event: str) -> None:
    assert waiting(happened(entry(event, "ana", words="Hm"))) == []


def test_who_asks_for_their_data_waits_for_it_with_the_day_by_which_the_law_wants_an_answer() -> None:
    asked = entry(PersonEvent.DATA, "ana", 3, "")
    assert "The law wants an answer by" in the_one(happened(asked)).words


def test_an_answer_that_may_be_about_several_waits_until_they_have_said_whom_they_mean() -> None:
    which = entry(PersonEvent.WHICH, "ana", 3, "met m n", words="We met!")
    assert the_one(happened(which)).words == "“We met!”"
    assert waiting(happened(which, entry(Event.MET, "ana", 1))) == []
