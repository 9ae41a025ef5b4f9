"""How a silence and a first meeting go on, and when help that goes on leaves a proposal without a need."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import (
    Decision,
    HistoryEntry,
    Match,
    MatchState,
    Message,
    Need,
    NeedStatus,
)
from mentorsheets.relations.bundle import find_crowded_out
from mentorsheets.relations.detect import happenings
from mentorsheets.relations.followups import followup_parts
from mentorsheets.relations.history import past_of
from mentorsheets.relations.one_mail import Due
from mentorsheets.relations.resting import is_taken, not_needed_now
from mentorsheets.relations.silence import GIVEN_UP_AFTER, silences
from tests.relations.pair import ANA, CY, GIL, MATCH, SETTINGS
from tests.relations.two_and_a_day import MONDAY, WAIT, desk, entry, lines, programme_of, unanswered


def silence_events(today: date, *history: HistoryEntry) -> list[Event]:
    rows = unanswered("ana")
    programme = programme_of(check_ins=rows, history=history)
    return [one.event for one in silences(MATCH, past_of(programme), WAIT.days, today)]


def test_silence_goes_on_step_by_step_each_on_its_first_day() -> None:
    last = MONDAY - timedelta(days=14)
    day = timedelta(days=1)
    assert silence_events(last + WAIT - day) == []
    assert silence_events(last + WAIT) == [Event.SILENCE]
    noticed = entry(Event.SILENCE, "ana", on=last + WAIT)
    assert Event.STILL_SILENT not in silence_events(noticed.on + WAIT - day, noticed)
    assert Event.STILL_SILENT in silence_events(noticed.on + WAIT, noticed)
    still = entry(Event.STILL_SILENT, "ana", on=noticed.on + WAIT)
    assert Event.GIVEN_UP not in silence_events(still.on + GIVEN_UP_AFTER - day, noticed, still)
    assert Event.GIVEN_UP in silence_events(still.on + GIVEN_UP_AFTER, noticed, still)
    for ago, given_up in ((GIVEN_UP_AFTER, False), (GIVEN_UP_AFTER + day, True)):
        met = entry(Event.MET, "gil", on=still.on - ago)
        assert (Event.GIVEN_UP in silence_events(still.on + GIVEN_UP_AFTER, noticed, still, met)) is given_up


def test_two_who_help_each_other_and_met_have_met_in_both_directions_and_no_other_two() -> None:
    back = Match("back", "ana", "gil", ("safe-space",), state=MatchState.INTRODUCED, since=MONDAY)
    third = Match("third", "gil", "cy", ("safe-space",), state=MatchState.INTRODUCED, since=MONDAY)
    began = tuple(
        entry(Event.ASKER_YES, "", MatchState.ASKED, MatchState.INTRODUCED, id=f"i{name}", match=name)
        for name in ("back", "third", "m")
    )
    met = entry(Event.MET, "ana", MatchState.INTRODUCED, MatchState.ACTIVE)
    programme = programme_of(matches=(MATCH, back, third), history=(*began, met))
    found = [(one.event, one.match.id) for one in happenings(programme, past_of(programme), MONDAY)]
    assert (Event.MET, "back") in found
    assert (Event.MET, "third") not in found
    early = replace(met, on=MONDAY - timedelta(days=1))
    programme = programme_of(matches=(MATCH, back), history=(early, *began))
    assert not [one for one in happenings(programme, past_of(programme), MONDAY) if one.event is Event.MET]


def resting(*others: Match, **changes: object) -> bool:
    """Return whether, while the match of Gil and Ana rests, others have taken on what it was about."""
    rests = replace(MATCH, state=MatchState.PAUSED)
    needs = tuple(Need(kind, "ana", kind) for kind in MATCH.kinds)
    programme = programme_of(matches=(rests, *others), **({"needs": needs} | changes))
    return is_taken(rests, programme, past_of(programme))


def test_a_place_is_taken_by_newer_help_that_stands_and_by_nothing_else() -> None:
    full = (GIL, replace(ANA, wants_at_most=1), CY)
    newer = replace(MATCH, id="new", giver="cy", since=MONDAY + timedelta(days=1))
    assert resting(newer, people=full)
    assert not resting(replace(newer, since=MONDAY - timedelta(days=1)), people=full)
    assert resting(replace(newer, since=MONDAY), people=full)
    assert resting(replace(newer, since=None), people=full), "one that a human has just typed in"
    older = entry(Event.APPROVED, id="o", match="new", on=MONDAY - timedelta(days=9))
    assert not resting(newer, people=full, history=(older, replace(older, id="p", on=MONDAY)))
    assert not resting(replace(newer, state=MatchState.ENDED), people=full)
    assert not resting(replace(newer, state=MatchState.DECLINED), people=full)
    assert not resting(replace(newer, state=MatchState.PROPOSED), people=full)
    assert resting(replace(newer, state=MatchState.PROPOSED, decision=Decision.APPROVE), people=full)
    assert not resting(replace(newer, asker="gil", giver="ana"), people=full)


def test_all_that_it_was_about_is_met_by_others_or_closed_before_nobody_is_needed_again() -> None:
    room = (GIL, replace(ANA, wants_at_most=9), CY)
    part = replace(MATCH, id="new", giver="cy", since=MONDAY + timedelta(days=1), kinds=MATCH.kinds[:1])
    assert not resting(part, people=room)
    assert resting(replace(part, kinds=MATCH.kinds), people=room)
    two = tuple(Need(kind, "ana", kind, how_many=2) for kind in MATCH.kinds)
    assert not resting(replace(part, kinds=MATCH.kinds), people=room, needs=two)
    met = tuple(Need(kind, "ana", kind, status=NeedStatus.MET) for kind in MATCH.kinds)
    assert resting(people=room, needs=met)
    assert not resting(people=room, needs=())


def test_only_proposals_that_nobody_spoke_on_and_nobody_needs_are_withdrawn_when_it_goes_on() -> None:
    rests = replace(MATCH, state=MatchState.PAUSED)
    idle = replace(MATCH, id="idle", giver="cy", state=MatchState.PROPOSED)
    needs = tuple(Need(kind, "ana", kind) for kind in MATCH.kinds)
    more = Need("more", "ana", "safe-space")

    def withdrawn(*others: Match, wanted: tuple[Need, ...] = needs) -> list[str]:
        programme = programme_of(matches=(rests, *others), needs=wanted)
        found = list(not_needed_now(rests, programme, past_of(programme)))
        assert all(isinstance(one.now, Match) and one.now.state is MatchState.ENDED for one in found)
        return [str(getattr(one.was, "id", "")) for one in found]

    assert withdrawn(idle) == ["idle"]
    assert withdrawn(replace(idle, decision=Decision.APPROVE)) == []
    assert withdrawn(replace(idle, state=MatchState.ASKED)) == []
    assert withdrawn(replace(idle, kinds=("safe-space",)), wanted=(*needs, more)) == []
    assert withdrawn(replace(idle, kinds=(*MATCH.kinds, "safe-space")), wanted=(*needs, more)) == []
    assert withdrawn(replace(idle, asker="gil", giver="ana")) == []


def test_two_helpers_for_one_need_leave_a_proposal_standing_until_both_are_there() -> None:
    rests = replace(MATCH, state=MatchState.PAUSED)
    idle = replace(MATCH, id="idle", giver="cy", state=MatchState.PROPOSED)
    two = tuple(Need(kind, "ana", kind, how_many=2) for kind in MATCH.kinds)
    programme = programme_of(matches=(rests, idle), needs=two)
    assert not list(not_needed_now(rests, programme, past_of(programme)))


def test_what_went_to_one_of_two_does_not_stand_for_the_other() -> None:
    sent = tuple(
        Message(f"{who}{n}", "introduction", who, f"{n}", "sent", MONDAY - timedelta(days=n + 1))
        for who in ("gil", "ana")
        for n in range(2)
    )
    wish = entry(Event.NOT_YET, "ana", MatchState.ACTIVE, MatchState.ACTIVE)
    now = desk(history=(wish,), messages=sent, settings=replace(SETTINGS, mails_a_week=2))
    parts = tuple(followup_parts(now))
    to_ana = Due((ANA,), tuple(part for part in parts if part.person == "ana"))
    assert {part.person for part in find_crowded_out(parts, [to_ana], now)} == {"gil"}


@pytest.mark.parametrize("state", [MatchState.INTRODUCED, MatchState.ACTIVE])
def test_silence_is_told_of_as_soon_as_two_know_of_each_other(state: MatchState) -> None:
    still = entry(Event.STILL_SILENT, "ana")
    assert lines(history=(still,), matches=(replace(MATCH, state=state),))["still"]


def test_two_who_met_in_a_match_that_a_human_typed_in_have_met_in_both_directions() -> None:
    back = Match("back", "ana", "gil", ("safe-space",), state=MatchState.INTRODUCED)
    met = entry(Event.MET, "ana", MatchState.INTRODUCED, MatchState.ACTIVE)
    programme = programme_of(matches=(MATCH, back), history=(met,))
    found = [(one.event, one.match.id) for one in happenings(programme, past_of(programme), MONDAY)]
    assert (Event.MET, "back") in found
