"""A pause: who waits is told once and first in line, and what becomes of the two when both are back."""

from dataclasses import replace
from datetime import timedelta

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import Match, Person
from mentorsheets.relations.mail_parts import NewsPart
from tests.relations.simulation import MatchState, Standing, World, introduced


def while_paused(world: World, *, states: list[tuple[str, MatchState]]) -> None:
    """Let p1 pause; meanwhile p2 helps p0 as far as each of these states goes, one match a state."""
    world.today += timedelta(days=(7 - world.today.weekday()) % 7)
    world.stand("p1", Standing.PAUSED)
    world.days(3)
    people = (*world.programme.people, Person("p2", "Person 2", "p2@example.org"))
    others = tuple(
        Match(f"other{n}", "p2", "p0", (kind,), state=state, since=world.today, wants_check_ins=False)
        for n, (kind, state) in enumerate(states)
    )
    world.programme = replace(world.programme, people=people, matches=(*world.programme.matches, *others))
    world.days(4)
    world.stand("p1", Standing.ACTIVE)
    world.days(7)


def test_a_pause_is_told_once_however_long_it_lasts() -> None:
    world, _ = introduced()
    world.stand("p1", Standing.PAUSED)
    world.days(60)
    assert world.kinds_to("p0").count("someone-left") == 1


def test_who_comes_back_after_another_took_it_on_is_thanked_and_so_is_the_one_who_asked() -> None:
    world, match = introduced()
    while_paused(world, states=[(kind, MatchState.ACTIVE) for kind in ("accountability", "role-models")])
    assert world.state(match) is MatchState.ENDED
    for person in ("p0", "p1"):
        (part,) = [
            part
            for _, due in world.sent
            for part in due.parts
            if isinstance(part, NewsPart)
            and part.kind == "ended-thanks"
            and person in {one.id for one in due.people}
        ]
        assert part.cause == Event.RETURNS


def test_who_comes_back_while_a_part_of_it_is_still_open_takes_it_up() -> None:
    world, match = introduced()
    while_paused(world, states=[("accountability", MatchState.ACTIVE)])
    assert world.state(match) is MatchState.ACTIVE


def test_a_helper_from_before_the_pause_takes_nothing_from_the_one_who_comes_back() -> None:
    world, match = introduced()
    before = Match(
        "before", "p1", "p0", ("accountability", "role-models"), state=MatchState.ACTIVE, since=world.today
    )
    world.programme = replace(
        world.programme, matches=(*world.programme.matches, replace(before, giver="p2"))
    )
    world.programme = replace(
        world.programme, people=(*world.programme.people, Person("p2", "Person 2", "p2@example.org"))
    )
    world.days(3)
    world.stand("p1", Standing.PAUSED)
    world.days(7)
    world.stand("p1", Standing.ACTIVE)
    world.days(2)
    assert world.state(match) is MatchState.ACTIVE


def test_a_proposal_without_a_word_on_it_is_withdrawn_when_the_one_who_paused_is_back() -> None:
    world, match = introduced()
    while_paused(world, states=[("accountability", MatchState.PROPOSED), ("safe-space", MatchState.PROPOSED)])
    assert world.state(match) is MatchState.ACTIVE
    assert world.state("other0") is MatchState.ENDED
    assert "withdrawn" not in world.kinds_to("p0")
