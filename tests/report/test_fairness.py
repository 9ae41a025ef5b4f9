from collections.abc import Iterable

from mentorsheets.domain.model import Match, MatchState, Need, NeedStatus, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.report.fairness import compare_fairly, describe_findings
from mentorsheets.report.words import PageWords


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
    return list(describe_findings(compare_fairly(programme), PageWords("en")))


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
