"""Fairness in sentences: whether a group gets less than what it asked for lets expect."""

from collections.abc import Iterator
from dataclasses import dataclass

from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import Stand, find_stands
from mentorsheets.report.disclosure import (
    FEWEST_FOR_A_SHARE,
    OTHERS_AND_UNKNOWN,
    find_nearest_share,
    round_to_five,
)
from mentorsheets.report.equity import EquityVerdict, GroupResult, NeedOfAGroup, compare_groups, judge
from mentorsheets.report.words import PageWords


@dataclass(frozen=True, slots=True)
class GroupFinding:
    """One group of one column, looked at for one outcome ("matched" or "met")."""

    column: str
    outcome: str
    result: GroupResult


@dataclass(frozen=True, slots=True)
class Fairness:
    """What was found for each group, and columns of which nothing may be shown."""

    findings: tuple[GroupFinding, ...]
    hidden: tuple[str, ...]


def compare_fairly(programme: Programme) -> Fairness:
    """Return how the groups of the columns in *Compare groups by* fare, all looked at together.

    Two columns are never crossed, kinds of need never shown by group, and no word is said on why.
    """
    stands = find_stands(programme)
    counted = [need for need in programme.needs if stands[need.id].is_counted]
    found: list[tuple[str, str, GroupResult]] = []
    hidden: list[str] = []
    for column in programme.settings.compare_by:
        group_of = {person.id: dict(person.groups).get(column) for person in programme.people}
        for outcome in ("matched", "met"):
            needs = [
                NeedOfAGroup(need.person, need.kind, _came(stands[need.id], outcome)) for need in counted
            ]
            results = compare_groups(group_of, needs, programme.settings.smallest_group)
            if results is None:
                hidden.append(column)
                break
            found += [(column, outcome, result) for result in results]
    judged = judge([result for _, _, result in found])
    return Fairness(
        tuple(
            GroupFinding(column, outcome, one)
            for (column, outcome, _), one in zip(found, judged, strict=True)
        ),
        tuple(hidden),
    )


def _came(stand: Stand, outcome: str) -> bool:
    return stand is Stand.MET if outcome == "met" else stand.has_somebody


def describe_findings(found: Fairness, words: PageWords) -> Iterator[str]:
    """Yield a sentence for each group, in numbers that lead back to nobody."""
    for one in found.findings:
        yield _describe(one, words)
    if found.hidden:
        yield words.gettext(
            "There are too few people in some groups to compare without pointing at somebody. "
            "That is not a reason to look away: ask them."
        )


def _describe(one: GroupFinding, words: PageWords) -> str:
    result = one.result
    name = words.gettext(OTHERS_AND_UNKNOWN) if result.group == OTHERS_AND_UNKNOWN else result.group
    facts = {"column": one.column, "group": name}
    if result.asked < FEWEST_FOR_A_SHARE:
        return words.say("%(column)s, %(group)s: too few to tell", **facts)
    shares = {
        "n": words.number(round_to_five(result.asked)),
        "share": words.number(find_nearest_share(result.helped, result.asked)),
        "expected": words.number(find_nearest_share(round(result.expected), result.asked)),
    }
    told = words.say(
        "%(column)s, %(group)s: about %(share)s in 100 of about %(n)s needs are met; "
        "about %(expected)s would be expected."
        if one.outcome == "met"
        else "%(column)s, %(group)s: about %(share)s in 100 of about %(n)s needs are met or have somebody; "
        "about %(expected)s would be expected.",
        **facts,
        **shares,
    )
    return f"{told} {_conclude(result, words)}"


def _conclude(result: GroupResult, words: PageWords) -> str:
    match result.verdict:
        case EquityVerdict.FEWER:
            return words.gettext("That is fewer than chance explains: worth a talk with them.")
        case EquityVerdict.MORE:
            return words.gettext("That is more than chance explains.")
        case EquityVerdict.AS_EXPECTED:
            points = words.number(round(100 * result.would_notice))
            return words.say(
                "As expected; a difference under %(points)s in 100 would go unnoticed here.", points=points
            )
        case EquityVerdict.ALIKE:
            return words.gettext("Nothing to tell apart.")
        case _:
            return words.gettext("Too few to tell.")
