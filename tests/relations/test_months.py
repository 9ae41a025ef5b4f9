"""Whole programmes through months of whatever may happen: what must never happen does not."""

from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import Decision, MatchState, NeedStatus, Standing
from mentorsheets.relations.history import past_of
from tests.relations.simulation import World, community
from tests.relations.waiting import waiting_again

SAYINGS = (
    "met", "not yet", "needs something", "we never met", "not a fit", "my need changed", "need met", "still needed", "go on",
    "end",
    "the cat sat on my keyboard", "talk to me", "pause", "stop", "back", "fewer",
)  # fmt: skip
people = st.integers(0, 4)
doings = st.one_of(
    st.tuples(st.just("answer"), people, st.sampled_from(SAYINGS)),
    st.tuples(st.just("again"), people, st.sampled_from(SAYINGS)),
    st.tuples(st.just("consent"), people, st.sampled_from(["yes", "yes", "yes", "no", "hm"])),
    st.tuples(st.just("decide"), people, st.sampled_from([*Decision, Decision.APPROVE])),
    st.tuples(st.just("stand"), people, st.sampled_from([*Standing, Standing.ACTIVE])),
    st.tuples(st.just("wait"), st.integers(1, 30), st.none()),
)


def do(world: World, what: str, who: int, how: Any) -> None:
    match = world.programme.matches[who % len(world.programme.matches)]
    match what:
        case "answer":
            world.answer(f"p{who}", how)
        case "again":
            rows = [row for row in world.programme.check_ins if row.person == f"p{who}" and row.answer]
            for row in rows[-1:]:
                world.say(f"p{who}", row.id, how)
        case "consent":
            for side in world.programme.matches[who].people:
                world.say(side, match.id, how)
        case "decide":
            world.decide(match.id, how)
        case "stand":
            world.stand(f"p{who}", how)
        case "wait":
            world.today += timedelta(days=who)


def lived(
    length: int | None,
    approved: set[int],
    events: list[tuple[int, tuple[str, int, Decision | str | Standing | None]]],
) -> World:
    world = World(community(5, length=length))
    for n in approved:
        world.decide(world.programme.matches[n].id)
    for days, doing in events:
        world.days(days)
        do(world, *doing)
    return world


months = given(
    st.sampled_from([None, 0, 6]),
    st.sets(people, min_size=2),
    st.lists(st.tuples(st.integers(0, 5), doings), max_size=30),
)


@months
@settings(max_examples=40)
def test_whatever_happens_no_mail_goes_where_it_must_not(
    length: int | None,
    approved: set[int],
    events: list[tuple[int, tuple[str, int, Decision | str | Standing | None]]],
) -> None:
    lived(length, approved, events).days(10)


@months
@settings(max_examples=15)
def test_left_to_itself_every_relationship_ends_or_goes_on_with_a_reason(
    length: int | None,
    approved: set[int],
    events: list[tuple[int, tuple[str, int, Standing | str | Decision | None]]],
) -> None:
    world = lived(length, approved, events)
    world.days(150)
    past, people = past_of(world.programme), world.programme.person_by_id
    for match in world.programme.matches:
        away = [side for side in match.people if people[side].standing is not Standing.ACTIVE]
        unheard = [side for side in match.people if past.is_quiet(side)]
        history = past.of_match.get(match.id, ())
        match match.state:
            case MatchState.PROPOSED:
                assert match.decision is None
            case MatchState.APPROVED:
                assert unheard
            case MatchState.PAUSED:
                assert away or any(entry.event == Event.TALK_TO_ME for entry in history)
            case MatchState.INTRODUCED | MatchState.ACTIVE:
                assert unheard or any(entry.event == Event.MET for entry in history)
            case state:
                assert state.is_over
                assert history, "the history says why"


@months
@settings(max_examples=15)
def test_no_need_is_forgotten(
    length: int | None,
    approved: set[int],
    events: list[tuple[int, tuple[str, int, Decision | str | Standing | None]]],
) -> None:
    world = lived(length, approved, events)
    waiting = waiting_again(world.programme)
    for need in world.programme.needs:
        matches = [m for m in world.programme.matches if m.asker == need.person and need.kind in m.kinds]
        held = any(m.state.takes_capacity and not world.programme.is_resting(m) for m in matches)
        assert need.status is not NeedStatus.OPEN or held or (need.person, need.kind) in waiting


@months
@settings(max_examples=8)
def test_the_same_events_give_the_same_end(
    length: int | None,
    approved: set[int],
    events: list[tuple[int, tuple[str, int, Standing | str | Decision | None]]],
) -> None:
    one, other = (lived(length, approved, events) for _ in range(2))
    assert one.programme == other.programme
    assert one.sent == other.sent


@months
@settings(max_examples=15)
def test_a_second_run_on_the_same_day_finds_nothing(
    length: int | None,
    approved: set[int],
    events: list[tuple[int, tuple[str, int, str | Decision | Standing | None]]],
) -> None:
    world = lived(length, approved, events)
    world.run()
    again = world.run()
    assert (again.mails, again.happened) == ((), ())
