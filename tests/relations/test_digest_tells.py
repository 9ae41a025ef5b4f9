"""What the coordinator's digest tells, and what waits there for a decision."""

from dataclasses import replace
from datetime import timedelta

from mentorsheets.domain.events import DeskEvent, Event, PersonEvent
from mentorsheets.domain.model import (
    Decision,
    MatchState,
    Message,
    Need,
    Standing,
)
from mentorsheets.relations.digest import digest_part
from mentorsheets.relations.find_waiting import WORDLESS
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic, decided_id
from tests.relations.pair import ANA, GIL, MATCH
from tests.relations.two_and_a_day import MONDAY, desk, entry, lines


def test_only_what_waits_for_the_coordinator_stands_under_decide() -> None:
    states = [MatchState.PROPOSED, MatchState.ACTIVE, MatchState.DECLINED, MatchState.ASKED]
    matches = tuple(replace(MATCH, id=str(state), state=state, asker="cy") for state in states)
    decided = replace(MATCH, id="decided", state=MatchState.PROPOSED, decision=Decision.APPROVE)
    assert lines(matches=(*matches, decided))["decide"] == ["Gil for Cy"]
    assert lines(matches=(replace(MATCH, state=MatchState.APPROVED),))["still"] == [
        "Gil for Ana: You approved it; the next run that sends mail asks them."
    ]


def test_words_that_a_machine_understood_are_not_quoted_and_what_was_told_is_not_told_again() -> None:
    met = entry(Event.MET, "ana", words="private")
    assert lines(history=(met,))["good"] == ["Ana talked with Gil"]
    digest = Message(
        "d", "digest", "coordinator", "x", "sent", MONDAY, carries=(f"digest/{MONDAY}", f"told/{met.id}")
    )
    assert lines(history=(met,), messages=(digest,))["good"] == []
    assert lines(history=(replace(met, id="later"),), messages=(digest,))["good"] == ["Ana talked with Gil"]


def test_what_happened_before_the_last_digest_is_not_told_again() -> None:
    week = timedelta(days=7)
    met = entry(Event.MET, "ana")
    assert lines(MONDAY + week, history=(met,))["good"] == ["Ana talked with Gil"]
    assert lines(MONDAY + week + timedelta(days=1), history=(met,))["good"] == []


def test_who_is_held_stands_there_each_week_with_the_day_since_when() -> None:
    people = (replace(GIL, standing=Standing.HELD), ANA)
    earlier = entry(PersonEvent.HELD, "gil", match="", on=MONDAY - timedelta(days=90))
    later = replace(earlier, id="h2", on=MONDAY - timedelta(days=60))
    (held, *_) = digest_part(desk(people=people, history=(earlier, later)), MONDAY, ()).waiting
    assert (held.topic, held.who, held.since) == (Topic.HELD, "Gil", later.on)
    assert held.spots == (Spot("Participants", "gil", "Status"),)
    assert lines(people=people)["held"] == ["Gil: Their mail waits until you say how they stand."]


def test_a_silence_stands_in_the_digest_until_a_human_has_decided() -> None:
    still = entry(Event.STILL_SILENT, "ana")
    (line,) = lines(history=(still,))["still"]
    assert line.startswith("Gil for Ana: Ana has not answered")
    sign = entry(Event.MET, "ana", on=MONDAY)
    assert lines(history=(still, sign))["still"] == [line], "no mail about the two goes out until then"
    decided = replace(entry(DeskEvent.DECIDED, "ana", on=MONDAY), id=decided_id(still.id))
    assert lines(history=(still, sign, decided))["still"] == []
    assert lines(history=(still,), matches=(replace(MATCH, state=MatchState.ENDED),))["silent"] == [
        "Gil for Ana: Over since Ana did not answer."
    ]


def test_one_helper_for_several_needs_is_a_risk_and_for_one_need_is_not() -> None:
    needs = tuple(Need(kind, "ana", kind) for kind in MATCH.kinds)
    assert len(lines(needs=needs)["single"]) == 1
    one = replace(MATCH, kinds=MATCH.kinds[:1])
    assert lines(needs=needs[:1], matches=(one,))["single"] == []


def test_somebody_who_wrote_nothing_readable_is_told_of_without_empty_quotation_marks() -> None:
    (line,) = lines(history=(entry(Event.UNCLEAR, "ana"),))["read"]
    assert line == f"Ana, about Gil: {WORDLESS}"
