from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import (
    CheckIn,
    Day,
    HistoryEntry,
    Length,
    Match,
    MatchState,
    Need,
    NeedStatus,
    Person,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.report.courses import Lasting
from mentorsheets.report.figures import list_figures
from mentorsheets.report.incidence import Fate, Spell
from mentorsheets.report.measures import measure
from mentorsheets.report.words import PageWords
from mentorsheets.workflow.flow_words import tell_kinds

TODAY = date(2027, 6, 30)
WORDS = PageWords("en")
PEOPLE = tuple(
    Person(name, name.title(), f"{name}@example.org", offers=frozenset({"x"})) for name in "abcdef"
)


def introduced(match: str, days_ago: int) -> HistoryEntry:
    on = TODAY - timedelta(days=days_ago)
    return HistoryEntry(f"h{match}", on, Event.ASKER_YES, "a", match, MatchState.ASKED, MatchState.INTRODUCED)


def ask(
    number: int, days_ago: int, answer: str = "", match: str = "m", person: str = "a", goal: str = ""
) -> CheckIn:
    on = TODAY - timedelta(days=days_ago)
    return CheckIn(f"c{number}", person, match, "x", "How is it?", on, answer, served_own_goal=goal)


def test_pairs_that_were_typed_in_as_active_are_no_introductions() -> None:
    match = Match("m", "b", "a", ("x",), state=MatchState.ACTIVE)
    assert measure(Programme(people=PEOPLE, matches=(match,)), TODAY).introduced == 0


def test_a_pair_is_followed_as_long_as_anything_is_known_of_it() -> None:
    told = Match(
        "told", "b", "a", ("x",), state=MatchState.ACTIVE, first_talk=Day(TODAY - timedelta(days=30))
    )
    faded = Match("faded", "c", "a", ("x",), state=MatchState.FADED)
    silent = Match("silent", "d", "a", ("x",), state=MatchState.INTRODUCED)
    fresh = Match("fresh", "e", "a", ("x",), state=MatchState.INTRODUCED)
    gone = HistoryEntry(
        "g", TODAY - timedelta(days=20), Event.GIVEN_UP, "", "faded", MatchState.INTRODUCED, MatchState.FADED
    )
    history = (
        introduced("told", 40),
        introduced("faded", 40),
        gone,
        introduced("silent", 40),
        introduced("fresh", 5),
    )
    programme = Programme(
        people=PEOPLE,
        matches=(told, faded, silent, fresh),
        history=history,
        check_ins=(ask(1, 30, match="silent"),),
    )
    assert measure(programme, TODAY).first_talks == (
        Spell(10, Fate.TALKED, 40),
        Spell(20, Fate.OVER, 40),
        Spell(0, Fate.WAITS, 40),
        Spell(5, Fate.WAITS, 5),
    )


def test_the_talk_itself_lies_between_the_last_not_yet_and_the_first_word_of_it() -> None:
    told = Match(
        "told",
        "b",
        "a",
        ("x",),
        state=MatchState.ACTIVE,
        first_talk=Day(TODAY - timedelta(days=26), exact=False),
    )
    exact = replace(told, id="exact", first_talk=Day(TODAY - timedelta(days=30)))
    said = (
        HistoryEntry(f"{event}", TODAY - timedelta(days=ago), event, "a", "told")
        for event, ago in ((Event.NOT_YET, 33), (Event.MET, 26))
    )
    history = (introduced("told", 40), introduced("exact", 40), *said)
    found = measure(Programme(people=PEOPLE, matches=(told, exact), history=history), TODAY)
    assert [(spell.day, late.day) for spell, late in zip(found.soonest_talks, found.first_talks, strict=True)] == [
        (8, 14), (10, 10),
    ]  # fmt: skip


def test_a_single_talk_is_not_asked_to_last() -> None:
    need = Need("n", "a", "x", length=Length(0))
    match = Match("m", "b", "a", ("x",), state=MatchState.ENDED)
    programme = Programme(people=PEOPLE, needs=(need,), matches=(match,), history=(introduced("m", 120),))
    assert measure(programme, TODAY).kept_up.counts == {Lasting.ONE_TALK: 1}


def test_how_far_needs_came_and_how_long_they_waited_is_told_of_those_asked_for_in_the_period() -> None:
    days = (TODAY - timedelta(days=400), TODAY - timedelta(days=20))
    needs = tuple(Need(f"n{day}", "a", "x", asked_since=Day(day)) for day in days)
    found = measure(Programme(people=PEOPLE, needs=(*needs, Need("n", "b", "x"))), TODAY, days[1])
    assert (found.flow.reached[0], len(found.waits), found.needs_of_unknown_day) == (1, 1, 0)
    assert (sum(found.stops.values()), found.needs) == (1, 3)


def test_a_need_that_was_met_without_us_counts_at_each_step_before() -> None:
    needs = (Need("n1", "a", "x", status=NeedStatus.MET), Need("n2", "b", "x"))
    flow = measure(Programme(people=PEOPLE, needs=needs), TODAY).flow
    assert flow.reached == (2, 1, 1, 1, 1, 1)


def test_what_askers_say_of_their_goal_is_shown_only_when_nobody_can_be_led_back() -> None:
    few = tuple(ask(n, 5, "met", person=name, goal="yes") for n, name in enumerate("abcdef"))
    found = measure(Programme(people=PEOPLE, check_ins=few), TODAY)
    assert not found.goals_shown
    assert "own-goal" not in {figure.id for figure in list_figures(found, WORDS)}


def test_a_later_word_of_the_same_person_is_their_one_voice() -> None:
    rows = (ask(1, 30, "met", goal="no"), ask(2, 10, "met", goal="Yes"))
    assert measure(Programme(people=PEOPLE, check_ins=rows), TODAY).goals == {"yes": 1}


def test_capacity_is_that_of_people_who_are_here_and_offer() -> None:
    people = (
        *PEOPLE[:2],
        Person("z", "Z", None, standing=Standing.LEFT, offers=frozenset({"x"})),
        Person("y", "Y", None),
    )
    match = Match("m", "a", "b", ("x",), state=MatchState.ACTIVE)
    capacity = measure(Programme(people=people, matches=(match,)), TODAY).capacity
    assert (capacity.places, capacity.taken) == (2, 1)


def test_of_an_empty_programme_there_is_no_share_and_no_figure_is_a_per_cent() -> None:
    figures = list(list_figures(measure(Programme(), TODAY), WORDS))
    assert {figure.share for figure in figures} == {None}
    assert all("%" not in figure.headline(WORDS) for figure in figures)


def test_few_are_told_in_counts_and_many_in_per_cent_with_the_counts_beside_it() -> None:
    needs = tuple(
        Need(f"n{i}", "a", "x", status=NeedStatus.MET if i % 2 else NeedStatus.OPEN) for i in range(60)
    )
    many = next(list_figures(measure(Programme(people=PEOPLE, needs=needs), TODAY), WORDS))
    few = next(list_figures(measure(Programme(people=PEOPLE, needs=needs[:12]), TODAY), WORDS))
    none = next(list_figures(measure(Programme(people=PEOPLE), TODAY), WORDS))
    told = [f"{one.headline(WORDS)} {one.after_headline}" for one in (many, few, none)]
    assert told == ["50% of needs are met", "6 of 12 needs are met", "nothing to count yet (needs are met)"]
    assert many.detail(WORDS).startswith("30 of 60; likely between")


def test_free_places_are_told_of_each_kind_that_is_asked_for_the_scarcest_first() -> None:
    givers = (
        Person("g", "Gil", None, offers=frozenset({"x", "y"}), can_support=2),
        Person("h", "Hal", None, offers=frozenset({"y"}), can_support=1),
        Person("away", "Away", None, offers=frozenset({"x"}), can_support=9, standing=Standing.PAUSED),
    )
    askers = tuple(Person(name, name, None) for name in "abc")
    needs = (
        Need("1", "a", "x"),
        Need("2", "b", "x"),
        Need("3", "c", "y"),
        Need("4", "c", "z", status=NeedStatus.MET),
    )
    taken = Match("m", "g", "c", ("y",), state=MatchState.ACTIVE)
    found = measure(Programme(people=(*givers, *askers), needs=needs, matches=(taken,)), TODAY)
    assert [(row.title, row.waiting, row.givers, row.taken, row.free) for row in found.places] == [
        ("x", 2, 1, 1, 1),
        ("y", 0, 2, 1, 2),
    ]
    assert (found.capacity.places, found.capacity.taken) == (3, 1)


def test_of_an_older_sheet_without_the_day_of_a_first_talk_the_record_tells_it() -> None:
    match = Match("m", "b", "a", ("x",), state=MatchState.ACTIVE)
    met = HistoryEntry("t", TODAY - timedelta(days=33), Event.MET, "a", "m")
    later = HistoryEntry("u", TODAY - timedelta(days=20), Event.MET, "a", "m")
    needs = (Need("n", "a", "x"),)
    programme = Programme(
        people=PEOPLE, needs=needs, matches=(match,), history=(introduced("m", 40), met, later)
    )
    found = measure(programme, TODAY)
    assert found.first_talks == (Spell(7, Fate.TALKED, 40),)
    assert found.flow.reached[4] == 1


def test_where_people_kept_silent_a_figure_says_what_it_may_be_with_them_and_without() -> None:
    rows = (ask(1, 30, "met"), ask(2, 29, "not yet"), ask(3, 28), ask(4, 27))
    figures = {f.id: f for f in list_figures(measure(Programme(people=PEOPLE, check_ins=rows), TODAY), WORDS)}
    assert figures["talked"].detail(WORDS).startswith("1 of 4; likely between")
    assert (
        figures["talked"]
        .detail(WORDS)
        .endswith(
            "of 2 of them nothing is known, and with these it may be 3; of those of whom it is known, 1 of 2"
        )
    )
    assert [(figures[one].k, figures[one].n) for one in ("response", "response-reached")] == [(2, 4), (2, 4)]


def test_pairs_that_help_both_ways_are_counted_among_those_in_touch() -> None:
    sides = (("a", "b"), ("b", "a"), ("c", "d"))
    matches = tuple(Match(f"{g}{a}", g, a, ("x",), state=MatchState.ACTIVE) for g, a in sides)
    found = measure(Programme(people=PEOPLE, matches=matches), TODAY)
    assert [(f.k, f.n) for f in list_figures(found, WORDS) if f.id == "both-ways"] == [(1, 2)]


def test_kinds_of_few_needs_stand_together_on_the_boards_page() -> None:
    kinds = ("role",) * 6 + ("network",) * 5 + ("safe",) * 2
    needs = tuple(Need(f"n{place}", "a", kind) for place, kind in enumerate(kinds))
    told = tell_kinds(measure(Programme(people=PEOPLE, needs=needs), TODAY), WORDS)
    rows: Any = told["kinds"]
    assert [(row.title, row.nobody) for row in rows] == [("role", 6), ("other kinds, together", 7)]
    assert "fewer than five" in str(told["few_kinds"])
