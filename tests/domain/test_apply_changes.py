"""Changes applied in memory do what writing them into the sheet does."""

from dataclasses import replace

from mentorsheets.domain.apply_changes import apply, at_once
from mentorsheets.domain.changes import Added, Changed, ProblemsFound
from mentorsheets.domain.model import Match, MatchState, Person, Problem
from mentorsheets.domain.programme import Programme

ANA = Person("a", "Ana", "ana@example.org")
MATCH = Match("m", "g", "a", ("role-models",))
BEFORE = Programme(people=(ANA,), matches=(MATCH,))


def moved(state: MatchState, match: Match = MATCH) -> Changed:
    return Changed(match, replace(match, state=state))


def test_adding_what_is_there_does_nothing() -> None:
    assert apply(BEFORE, [Added(replace(MATCH, state=MatchState.ENDED))]) == BEFORE


def test_a_new_record_comes_last() -> None:
    assert apply(BEFORE, [Added(replace(MATCH, id="n"))]).matches == (MATCH, replace(MATCH, id="n"))


def test_a_change_writes_only_what_differs() -> None:
    noted = replace(BEFORE, matches=(replace(MATCH, why="typed meanwhile"),))
    assert apply(noted, [moved(MatchState.ASKED)]).matches == (
        replace(MATCH, why="typed meanwhile", state=MatchState.ASKED),
    )


def test_a_change_of_what_a_human_has_changed_meanwhile_is_not_made() -> None:
    ended = replace(BEFORE, matches=(replace(MATCH, state=MatchState.ENDED),))
    assert apply(ended, [moved(MatchState.ASKED)]) == ended


def test_a_change_of_a_row_that_is_gone_is_not_made() -> None:
    assert apply(Programme(), [moved(MatchState.ASKED)]) == Programme()


def test_problems_are_those_of_the_last_run() -> None:
    problem = Problem("Needs", "A1", "It is empty.")
    assert apply(BEFORE, [ProblemsFound((problem,))]).problems == (problem,)


def test_several_steps_of_one_record_are_written_at_once() -> None:
    steps = [moved(MatchState.APPROVED), moved(MatchState.ASKED, replace(MATCH, state=MatchState.APPROVED))]
    assert at_once(steps) == (moved(MatchState.ASKED),)
    assert apply(BEFORE, at_once(steps)) == apply(BEFORE, steps)


def test_a_record_that_is_added_and_changed_is_added_as_it_ends() -> None:
    new = replace(MATCH, id="n")
    assert at_once([Added(new), moved(MatchState.ASKED, new)]) == (
        Added(replace(new, state=MatchState.ASKED)),
    )
