from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies._internal.random import ArtificialRandom

from mentorsheets.report.incidence import (
    Fate,
    Spell,
    count_by_day,
    count_within,
    find_first_talk,
    find_median_day,
    trace_incidence,
)
from tests.report.cases import load_cases, name_of, to_four

CURVES = [case for case in load_cases("first-meeting") if "days" in case["given"]]
FATES = {"met": Fate.TALKED, "over": Fate.OVER, "waiting": Fate.WAITS}


def spells_of(case: dict[str, Any]) -> list[Spell]:
    return [Spell(day, FATES[fate], age) for day, fate, age in case["given"]["pairs"]]


@pytest.mark.parametrize("case", CURVES, ids=name_of)
def test_the_curve_and_its_median_are_those_of_the_case(case: dict[str, Any]) -> None:
    steps = trace_incidence(spells_of(case))
    assert [[step.day, to_four(step.share)] for step in steps] == case["expect"]["steps"]
    assert find_median_day(steps) == case["expect"]["median"]


@pytest.mark.parametrize("case", CURVES, ids=name_of)
def test_the_table_under_the_curve_is_that_of_the_case(case: dict[str, Any]) -> None:
    tallies = count_by_day(spells_of(case), case["given"]["days"])
    assert [
        {
            "day": t.day,
            "met": t.talked,
            "over": t.over,
            "no_longer_known": t.no_longer_known,
            "waiting": t.waits,
        }
        for t in tallies
    ] == case["expect"]["table"]


@pytest.mark.parametrize("case", CURVES, ids=name_of)
def test_the_headline_is_that_of_the_case(case: dict[str, Any]) -> None:
    for days, expected in case["expect"]["within"].items():
        bounds = count_within(spells_of(case), int(days))
        assert {
            "pairs_at_least_so_old": bounds.n,
            "told_us_they_had_talked": bounds.yes,
            "nothing_known": bounds.unanswered,
            "interval": to_four(bounds.all_interval),
            "lowest": to_four(bounds.lowest),
            "highest": to_four(bounds.highest),
        } == expected


def test_the_day_of_the_first_talk_lies_between_the_days_of_the_case() -> None:
    (case,) = load_cases("first-meeting-interval")
    found = [
        find_first_talk(
            date.fromisoformat(pair["introduced"]),
            [(date.fromisoformat(day), word) for day, word in pair["said"]],
        )
        for pair in case["given"]["pairs"]
    ]
    assert to_four(found) == case["expect"]["earliest_latest"]


SPELLS = st.lists(
    st.builds(Spell, day=st.integers(0, 12), fate=st.sampled_from(Fate), age=st.integers(12, 40)),
    min_size=1,
    max_size=25,
)


def redistribute(spells: Sequence[Spell]) -> dict[int, Fraction]:
    """Return the share by day as Efron's redistribution to the right finds it: another way to the same curve."""
    order = {Fate.TALKED: 0, Fate.OVER: 0, Fate.WAITS: 1}
    line = sorted(spells, key=lambda spell: (spell.day, order[spell.fate]))
    masses = [Fraction(1, len(line))] * len(line)
    share, found = Fraction(0), {}
    for index, spell in enumerate(line):
        if spell.fate is Fate.WAITS:
            after = len(line) - index - 1
            for later in range(index + 1, len(line)):
                masses[later] += masses[index] / after
        elif spell.fate is Fate.TALKED:
            share += masses[index]
            found[spell.day] = share
    return found


@given(SPELLS)
def test_redistributing_to_the_right_gives_the_same_curve(spells: list[Spell]) -> None:
    assert {step.day: step.share for step in trace_incidence(spells)} == redistribute(spells)


@given(SPELLS, st.randoms())
def test_the_order_of_pairs_changes_nothing(spells: list[Spell], dice: ArtificialRandom) -> None:
    shuffled = list(spells)
    dice.shuffle(shuffled)
    assert trace_incidence(shuffled) == trace_incidence(spells)


@given(SPELLS, st.lists(st.integers(0, 40)))
def test_what_became_of_pairs_adds_up_on_every_day(spells: list[Spell], days: list[int]) -> None:
    for tally in count_by_day(spells, days):
        assert tally.talked + tally.over + tally.no_longer_known + tally.waits == len(spells)
        assert tally.waits >= 0


@given(SPELLS)
def test_the_curve_never_falls_and_never_passes_one(spells: list[Spell]) -> None:
    shares = [step.share for step in trace_incidence(spells)]
    assert shares == sorted(shares)
    assert all(0 < share <= 1 for share in shares)
