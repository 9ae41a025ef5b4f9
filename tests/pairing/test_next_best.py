"""A row that the coordinator declined says who else could help, once."""

from dataclasses import replace
from datetime import timedelta

from mentorsheets.domain.changes import Changed
from mentorsheets.domain.model import Decision, Match, MatchState
from mentorsheets.domain.programme import Programme
from mentorsheets.pairing.propose import propose
from tests.pairing.test_propose import TODAY, asker, giver, need, programme

DECLINED = Match(
    "m", "gil", "ana", ("role-models",), why="English", decision=Decision.DECLINE, since=TODAY - timedelta(days=2)
)  # fmt: skip


def told(people: Programme) -> list[str]:
    plan = propose(people, TODAY, counts_cells=True)
    changed = [one for one in plan.changes if isinstance(one, Changed)]
    return [one.now.why for one in changed if isinstance(one.now, Match)]


def three(*matches: Match) -> Programme:
    people = (giver(), giver("lu"), giver("rosa", avoid=frozenset({"lu"})), asker(), asker("bo"))
    return programme(*people, needs=[need(), need("bo")], matches=matches)


def test_who_else_could_help_is_told_in_the_row_that_was_declined_and_only_once() -> None:
    people = three(DECLINED)
    (why,) = told(people)
    first, line = why.split("\n")
    assert first == "English"
    assert line.startswith("Instead: ")
    assert "(there already, or proposed)" in line
    assert "(costs nobody anything)" in line
    assert "Gil" not in line
    assert told(three(replace(DECLINED, why=why))) == []


def test_where_nobody_else_may_help_that_is_told() -> None:
    alone = programme(giver(), asker(), matches=(DECLINED,))
    assert told(alone) == ["English\nInstead: nobody else who may help has a place left"]


def test_rows_long_settled_or_of_needs_that_are_met_are_left_alone() -> None:
    for other in (
        replace(DECLINED, since=TODAY - timedelta(days=200)),
        replace(DECLINED, state=MatchState.ENDED),
        replace(DECLINED, kinds=("safe-space",)),
    ):
        assert told(three(other)) == []
