"""To whom what happened is told: each reader and each kind of news by itself."""

from dataclasses import replace
from datetime import date

import pytest

from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import CheckIn, HistoryEntry, MatchState, Message, Need, NeedStatus, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.followups import followup_parts
from mentorsheets.relations.mail_parts import EscalationPart, IntroductionPart, Part, RefreshPart
from mentorsheets.relations.spots import Spot
from tests.relations.pair import (
    ANA,
    MATCH,
    PLAIN,
    TODAY,
    ago,
    entry,
    happened,
    mail,
    mailed,
    situation,
    with_person,
)

PROPOSED, APPROVED, ASKED, INTRODUCED, ACTIVE, CLOSING, ENDED, DECLINED, PAUSED, FADED, _ = MatchState


def parts(*entries: HistoryEntry, programme: Programme = PLAIN) -> list[Part]:
    return list(followup_parts(situation(happened(*entries, programme=programme))))


def told(*entries: HistoryEntry, programme: Programme = PLAIN) -> set[tuple[str, str]]:
    found = [(str(part.kind), part.person) for part in parts(*entries, programme=programme)]
    assert len(set(found)) == len(found)
    return set(found)


ASKED_BOTH = mailed(mail("ask-giver", "gil", 9, "m"), mail("ask-asker", "ana", 9, "m"))
UNANSWERED = tuple(
    CheckIn(f"q{who}{n}", who, "m", "", "How?", ago(n)) for who in ("gil", "ana") for n in (14, 7)
)


def silent_on_it(*people: str) -> Programme:
    return replace(PLAIN, check_ins=tuple(row for row in UNANSWERED if row.person in people))


@pytest.mark.parametrize(
    ("event", "was", "now", "who", "kind"),
    [
        (Event.REFUSED, PROPOSED, DECLINED, "", "declined-kindly"),
        (Event.REFUSED, APPROVED, DECLINED, "", "declined-kindly"),
        (Event.REFUSED, ASKED, DECLINED, "", "declined-kindly"),
        (Event.GIVER_NO, ASKED, DECLINED, "gil", "declined-kindly"),
        (Event.ASKER_NO, ASKED, DECLINED, "ana", "declined-kindly"),
        (Event.GIVER_NO, APPROVED, DECLINED, "gil", "declined-kindly"),
        (Event.ASKER_NO, APPROVED, DECLINED, "ana", "declined-kindly"),
        (Event.NO_ANSWER, ASKED, FADED, "ana", "withdrawn"),
        (Event.PAUSES, ASKED, ENDED, "gil", "withdrawn"),
        (Event.PAUSES, PROPOSED, ENDED, "gil", "withdrawn"),
        (Event.LEAVES, APPROVED, ENDED, "ana", "withdrawn"),
    ],
)
def test_that_nothing_comes_of_an_introduction_is_told_to_who_was_asked_and_did_not_bring_it_about(
    event: Event, was: MatchState, now: MatchState, who: str, kind: str
) -> None:
    over = entry(event, who, was=was, now=now)
    assert told(over) == set()
    assert told(over, programme=ASKED_BOTH) == {(kind, side) for side in ("gil", "ana") if side != who}
    for asked in ASKED_BOTH.messages:
        one = {asked.person} - {who}
        assert told(over, programme=mailed(asked)) == {(kind, side) for side in one}


@pytest.mark.parametrize("event", [Event.NOT_A_FIT, Event.GIVEN_UP, Event.NEVER_MET])
def test_that_a_match_did_not_work_out_is_told_to_all_but_who_is_silent_on_it(event: Event) -> None:
    was, now = (ACTIVE, DECLINED) if event is Event.NOT_A_FIT else (ACTIVE, FADED)
    over = entry(event, "ana", was=was, now=now)
    sad = "declined-kindly"
    readers = {(sad, "gil"), (sad, "ana")} if event is Event.NEVER_MET else {(sad, "gil")}
    thanks = {("ended-thanks", "ana")} if event is Event.NOT_A_FIT else set()
    assert told(over) == readers | thanks
    assert told(over, programme=silent_on_it("gil")) == (readers - {(sad, "gil")}) | thanks


def test_an_ending_is_thanked_for_on_both_sides_and_the_asker_is_asked_what_is_next() -> None:
    needs = (Need("a", "ana", "role-models"), Need("b", "ana", "safe-space", status=NeedStatus.MET))
    over = entry(Event.CLOSING_ANSWERED, "ana", was=CLOSING, now=ENDED)
    found = parts(over, programme=replace(PLAIN, needs=needs))
    assert {(part.kind, part.person) for part in found} == {
        (MailKind.ENDED_THANKS, "gil"), (MailKind.ENDED_THANKS, "ana"), (MailKind.NEEDS_REFRESH, "ana"),
    }  # fmt: skip
    (refresh,) = [part for part in found if isinstance(part, RefreshPart)]
    assert (refresh.needs, refresh.match, refresh.period) == (needs[:1], MATCH, over.id)


def test_times_go_to_both_but_to_nobody_who_is_silent_unless_it_was_they_who_spoke() -> None:
    not_yet = entry(Event.NOT_YET, "ana", was=ACTIVE, now=ACTIVE)
    kind = "suggested-times"
    assert told(not_yet) == {(kind, "gil"), (kind, "ana")}
    assert told(not_yet, programme=silent_on_it("gil")) == {(kind, "ana")}


def test_the_other_one_is_asked_about_a_silence_and_never_the_one_who_was_silent() -> None:
    silence = entry(Event.SILENCE, "ana", was=ACTIVE, now=ACTIVE)
    assert told(silence) == {("silence-other-side", "gil")}
    assert told(silence, programme=silent_on_it("ana")) == {("silence-other-side", "gil")}
    assert told(silence, programme=silent_on_it("gil")) == set()


def test_that_somebody_pauses_or_leaves_is_told_to_the_other_alone() -> None:
    for event, now in ((Event.PAUSES, PAUSED), (Event.LEAVES, ENDED)):
        assert told(entry(event, "gil", was=ACTIVE, now=now)) == {("someone-left", "ana")}


def test_questions_that_have_a_place_of_their_own_are_not_asked_here() -> None:
    assert told(entry(Event.ASKING, was=APPROVED, now=ASKED)) == set()
    assert told(entry(Event.CLOSE_ASKED, "ana", was=ACTIVE, now=CLOSING)) == set()


def test_what_moved_nothing_or_is_about_no_match_that_is_known_is_told_to_nobody() -> None:
    assert told(entry(Event.MET, "ana", was=ACTIVE, now=ACTIVE)) == set()
    assert told(entry(Event.LEAVES, "gil", match="gone", was=ACTIVE, now=ENDED)) == set()
    assert told(entry(PersonEvent.UNCLEAR, "ana", words="Hm")) == set()
    assert told(entry(Event.LEAVES, "gil", was=ACTIVE)) == set(), "a line that a human cut short"


def test_news_is_told_for_three_weeks() -> None:
    for days, still in ((21, True), (22, False)):
        for one in (
            entry(Event.LEAVES, "gil", days, was=ACTIVE, now=ENDED),
            entry(PersonEvent.TALK, "cy", days, match=""),
            entry(PersonEvent.BACK, "cy", days, match=""),
            entry(PersonEvent.NEEDS_OTHERWISE, "cy", days, match=""),
        ):
            assert bool(told(one)) is still
            assert told(one, entry(Event.NEED_CHANGED, "gil", was=ACTIVE, now=ACTIVE))


@pytest.mark.parametrize(("held", "still"), [(4, True), (3, False)])
def test_days_on_which_one_was_held_do_not_make_news_old(held: int, still: bool) -> None:
    news = entry(Event.LEAVES, "gil", 25, was=ACTIVE, now=ENDED)
    hold = (entry(PersonEvent.HELD, "ana", 10, ""), entry(PersonEvent.BACK, "ana", 10 - held, ""))
    assert (("someone-left", "ana") in told(news, *hold)) is still


def test_an_introduction_goes_to_both_however_late_with_the_other() -> None:
    needs = (Need("a", "ana", "role-models"), Need("b", "ana", "safe-space"))
    yes = entry(Event.GIVER_YES, "gil", 90, was=ASKED, now=INTRODUCED)
    found = parts(yes, programme=replace(PLAIN, needs=needs))
    assert [(part.person, part.period) for part in found] == [("gil", yes.id), ("ana", yes.id)]
    for part, other in zip(found, ("ana", "gil"), strict=True):
        assert isinstance(part, IntroductionPart)
        assert (part.other.id, part.needs) == (other, needs[:1])
    for side in ("gil", "ana"):
        assert told(yes, programme=with_person(side, standing=Standing.PAUSED)) == set()


def test_both_letters_of_an_introduction_propose_times_from_the_same_day_on() -> None:
    yes = entry(Event.GIVER_YES, "gil", was=ASKED, now=INTRODUCED)

    def days(*mails: Message) -> dict[str, date | None]:
        found = parts(yes, programme=mailed(*mails))
        return {one.person: one.times_from for one in found if isinstance(one, IntroductionPart)}

    assert days() == {"gil": TODAY, "ana": TODAY}
    full = (mail("check-in", "ana", 5, "one"), mail("check-in", "ana", 2, "two"))
    assert days(*full) == {"gil": ago(-2), "ana": TODAY}, "ana has had her mails of the week"
    gone = mail("introduction", "gil", 1, yes.id)
    assert days(gone) == {"ana": ago(1)}, "yesterday, for who lives far away"
    assert days(replace(gone, on=ago(2))) == {"ana": TODAY}


def test_a_need_that_changed_is_asked_of_the_asker_whoever_said_it() -> None:
    for who in ("gil", "ana"):
        assert told(entry(Event.NEED_CHANGED, who, was=ACTIVE, now=ACTIVE)) == {("needs-refresh", "ana")}


@pytest.mark.parametrize("person", ["cy", "gone"])
def test_a_cry_for_help_about_no_match_reaches_the_coordinator_with_its_words(person: str) -> None:
    cry = entry(PersonEvent.TALK, person, 2, match="", words="Please call")
    (part,) = parts(cry)
    assert isinstance(part, EscalationPart)
    assert (part.kind, part.person, part.period) == (MailKind.SAFETY_ESCALATION, "coordinator", cry.id)
    assert part.other == PLAIN.person_by_id.get(person)
    assert (part.by, part.on, part.words, part.match) == (person, ago(2), "Please call", None)
    assert part.spots == (Spot("Participants", person, "Status"),)


def test_a_cry_for_help_in_a_match_is_told_once_when_the_match_is_seen_to_halt() -> None:
    cry = entry(PersonEvent.TALK, "ana", words="Please call")
    assert told(cry) == set()
    halt = entry(Event.TALK_TO_ME, "ana", was=ACTIVE, now=PAUSED, words="Please call")
    assert told(cry, halt) == {("safety-escalation", "coordinator")}
    (part,) = parts(halt)
    assert isinstance(part, EscalationPart)
    assert (part.words, part.cause, part.match, part.on) == ("Please call", Event.TALK_TO_ME, MATCH, TODAY)
    assert part.spots == (Spot("Matches", "m", "State"), Spot("Participants", "ana", "Status"))


@pytest.mark.parametrize("event", [Event.NEEDS_SOMETHING, Event.NEVER_MET, Event.STILL_SILENT])
def test_what_needs_a_human_reaches_the_coordinator_and_invents_no_words(event: Event) -> None:
    said = [
        part for part in parts(entry(event, "ana", was=ACTIVE, now=ACTIVE)) if part.person == "coordinator"
    ]
    (part,) = said
    assert isinstance(part, EscalationPart)
    assert (part.kind, part.other, part.words) == (MailKind.ESCALATION, ANA, "")
