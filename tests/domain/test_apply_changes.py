"""Changes applied in memory do what writing them into the sheet does."""

from dataclasses import replace
from datetime import date
from functools import cached_property

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.apply_changes import apply, at_once
from mentorsheets.domain.changes import Added, Change, Changed, ProblemsFound
from mentorsheets.domain.events import DeskEvent, PersonEvent
from mentorsheets.domain.model import (
    CheckIn,
    HistoryEntry,
    Match,
    MatchState,
    Message,
    Need,
    Person,
    Problem,
    Registration,
)
from mentorsheets.domain.programme import WORKED_OUT_FROM, Programme
from mentorsheets.domain.read_mail import MailEnd, ReadMail

DAY = date(2027, 1, 4)
ANA = Person("a", "Ana", "ana@example.org")
MATCH = Match("m", "g", "a", ("role-models",))
BEFORE = Programme(people=(ANA,), matches=(MATCH,))


def moved(state: MatchState, match: Match = MATCH) -> Changed:
    return Changed(match, replace(match, state=state))


def worked_out(programme: Programme) -> dict[str, object]:
    """Return all that a programme works out once, by the names of what it is."""
    return {name: getattr(programme, name) for name in WORKED_OUT_FROM}


@pytest.mark.parametrize(
    "change",
    [
        Added(Match("n", "g", "b", ("role-models",))),
        Added(Person("b", "Ben", "ben@example.org")),
        Added(Need("a/x", "a", "role-models")),
        Added(CheckIn("c", "a", "m", "role-models", "How?", DAY)),
        Added(Message("k", "check-in", "a", "1", "sent", DAY)),
        Added(HistoryEntry("h", DAY, PersonEvent.ADDRESS_HELD, "a", "mark")),
        Added(HistoryEntry("s", DAY, DeskEvent.STOPPED)),
        Added(Registration("a", "ana@example.org", "Ana", also=("ana@example.com",))),
        Added(ReadMail("r", MailEnd.BOUNCE, DAY, "a")),
        Changed(ANA, replace(ANA, address="new@example.org")),
    ],
)
def test_what_was_worked_out_before_a_change_is_kept_only_where_it_still_holds(change: Change) -> None:
    before = replace(BEFORE)
    worked_out(before)
    after = apply(before, [change])
    assert worked_out(after) == worked_out(replace(after))


def test_each_thing_that_a_programme_works_out_once_says_from_which_fields() -> None:
    once = {name for name, value in vars(Programme).items() if isinstance(value, cached_property)}
    # Where records stand is kept for each field by itself.
    assert once - {"places"} == WORKED_OUT_FROM.keys()


ROWS = st.builds(CheckIn, st.sampled_from("xyz"), st.sampled_from("ab"), st.just("m"), st.just("k"),
                 st.sampled_from(("How?", "And now?")), st.just(DAY))  # fmt: skip
LINES = st.builds(HistoryEntry, st.sampled_from("pqrs"), st.just(DAY),
                  st.sampled_from((PersonEvent.ADDRESS_HELD, DeskEvent.GO_ON, DeskEvent.STOPPED,
                                   DeskEvent.SENDS_AGAIN, PersonEvent.BACK)),
                  st.sampled_from("ab"), st.sampled_from(("", "mark")))  # fmt: skip
CHANGES = st.builds(Added, ROWS | LINES) | st.builds(Changed, ROWS, ROWS) | st.builds(Changed, LINES, LINES)


@given(st.lists(ROWS, max_size=4), st.lists(st.lists(CHANGES, max_size=4), max_size=5))
def test_whatever_changes_all_that_was_worked_out_is_as_if_worked_out_anew(
    rows: list[CheckIn], steps: list[list[Change]]
) -> None:
    programme = anew = replace(BEFORE, check_ins=tuple(rows))
    for step in steps:
        worked_out(programme)
        programme, anew = apply(programme, step), apply(replace(anew), step)
        assert programme == anew
        assert worked_out(programme) == worked_out(replace(anew))


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
