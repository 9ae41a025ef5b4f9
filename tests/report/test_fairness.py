from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from mentorsheets.domain.model import Day, HistoryEntry, Match, MatchState, Need, NeedStatus, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.report.fairness import compare_fairly, describe_findings
from mentorsheets.report.words import PageWords

TODAY = date(2027, 6, 1)


def programme_of(sizes: dict[str, tuple[int, int]], smallest: int = 10) -> Programme:
    """Return a programme of groups of so many people, of whom so many have their one need met."""
    people, needs = [], []
    for group, (count, met) in sizes.items():
        for number in range(count):
            person = f"{group}{number}"
            people.append(Person(person, person, None, groups=(("Region", group),)))
            status = NeedStatus.MET if number < met else NeedStatus.OPEN
            needs.append(Need(f"n{person}", person, "x", status=status))
    settings = Settings(compare_by=("Region",), smallest_group=smallest)
    return Programme(settings=settings, people=tuple(people), needs=tuple(needs))


def sentences(programme: Programme) -> list[str]:
    return list(describe_findings(compare_fairly(programme, TODAY), PageWords("en")))


def told_of(lines: Iterable[str], group: str) -> str:
    return next(line for line in lines if f", {group}:" in line)


def test_a_group_that_gets_fewer_than_chance_explains_is_said_to_without_why() -> None:
    lines = sentences(programme_of({"North": (28, 24), "South": (22, 8)}))
    assert "fewer than chance explains: worth a talk" in told_of(lines, "South")
    assert not any(word in line for line in lines for word in ("because", "discriminat"))


def test_groups_that_fare_alike_are_said_to_with_what_would_go_unnoticed() -> None:
    lines = sentences(programme_of({"North": (30, 18), "South": (30, 18)}))
    assert "would go unnoticed here" in told_of(lines, "North")


def test_no_group_is_told_exactly() -> None:
    assert "about 35 in 100 of about 20 needs" in told_of(
        sentences(programme_of({"A": (28, 24), "B": (22, 8)})), "B"
    )


def test_when_nothing_may_be_shown_a_kind_sentence_says_so() -> None:
    lines = sentences(programme_of({"North": (6, 3), "South": (7, 2)}))
    (line,) = lines
    assert line.endswith("That is not a reason to look away: ask them.")


def test_a_programme_that_compares_nothing_is_told_nothing() -> None:
    programme = Programme(matches=(Match("m", "a", "b", ("x",), state=MatchState.ACTIVE),))
    assert sentences(programme) == []


def with_waits(programme: Programme, soon: dict[str, int]) -> Programme:
    """Return it with needs asked for 100 days ago, of each group so many introduced within a fortnight."""
    asked = TODAY - timedelta(days=100)
    needs = tuple(replace(need, asked_since=Day(asked)) for need in programme.needs)
    met = [need for need in needs if int(need.person[-2:].lstrip("NSo") or 0) < soon[need.person[0]]]
    matches = tuple(Match(f"m{n.id}", "giver", n.person, (n.kind,), state=MatchState.ENDED) for n in met)
    history = tuple(
        HistoryEntry(m.id, asked + timedelta(days=14), "the asker says yes", m.asker, m.id, MatchState.ASKED,
                     MatchState.INTRODUCED)
        for m in matches
    )  # fmt: skip
    return replace(programme, needs=needs, matches=matches, history=history)


def test_who_waits_longer_for_an_introduction_is_said_apart_from_whose_needs_are_met() -> None:
    programme = with_waits(programme_of({"N": (28, 14), "S": (28, 14)}), {"N": 24, "S": 6})
    waits = [line for line in sentences(programme) if "led to an introduction within 60 days" in line]
    assert "fewer than chance explains" in told_of(waits, "S")
    assert [line for line in sentences(programme) if "are met;" in line and "fewer" in line] == []


def test_needs_of_unknown_day_are_no_witnesses_of_waiting_and_hide_nothing_else() -> None:
    lines = sentences(programme_of({"North": (30, 18), "South": (30, 18)}))
    assert not any("60 days" in line for line in lines)
    assert any("are met or have somebody" in line for line in lines)


def test_beside_it_stands_who_asks_at_all() -> None:
    programme = programme_of({"North": (28, 14), "South": (22, 11)})
    silent = tuple(Person(f"q{n}", f"q{n}", None, groups=(("Region", "South"),)) for n in range(50))
    lines = sentences(replace(programme, people=(*programme.people, *silent)))
    told = [line for line in lines if "of those who ask" in line]
    assert told_of(told, "South").endswith(
        "about 45 in 100 of those who ask, and about 70 in 100 of all who take part."
    )
    assert not any(
        "those who ask" in line for line in sentences(programme_of({"North": (6, 3), "South": (7, 2)}))
    )
