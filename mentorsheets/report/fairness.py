"""Fairness in sentences: whether a group gets less than what it asked for lets expect."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mentorsheets.domain.model import Need, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import Stand, find_stands
from mentorsheets.report.disclosure import (
    FEWEST_FOR_A_SHARE,
    OTHERS_AND_UNKNOWN,
    find_nearest_share,
    round_to_five,
)
from mentorsheets.report.equity import EquityVerdict, GroupResult, NeedOfAGroup, compare_groups, judge
from mentorsheets.report.incidence import Fate
from mentorsheets.report.waits import WAIT_WITHIN, find_waits
from mentorsheets.report.words import PageWords

IS_MATCHED, IS_MET, HAS_WAITED = "matched", "met", "waits"


@dataclass(frozen=True, slots=True)
class GroupFinding:
    """One group of one column, looked at for one outcome ("waits", "matched" or "met")."""

    column: str
    outcome: str
    result: GroupResult


@dataclass(frozen=True, slots=True)
class WhoAsks:
    """How large a group is among those who ask, and among all who take part: in 100, to the nearest five."""

    column: str
    group: str
    of_askers: int
    of_all: int


@dataclass(frozen=True, slots=True)
class Fairness:
    """What was found for each group, columns of which nothing may be shown, and who asks at all."""

    findings: tuple[GroupFinding, ...]
    hidden: tuple[str, ...]
    asking: tuple[WhoAsks, ...] = ()


def compare_fairly(programme: Programme, today: date) -> Fairness:
    """Return how the groups of the columns in *Compare groups by* fare on a day, all looked at together.

    Of waiting, only needs count whose day is known and lies long enough back; where these are too few to be
    shown by group, the other outcomes still are. Two columns are never crossed, kinds of need never shown by
    group, and no word is said on why.
    """
    outcomes = _list_outcomes(programme, today)
    found: list[tuple[str, str, GroupResult]] = []
    hidden: list[str] = []
    asking: list[WhoAsks] = []
    for column in programme.settings.compare_by:
        group_of = {person.id: dict(person.groups).get(column) for person in programme.people}
        for outcome, needs in outcomes.items():
            results = compare_groups(group_of, needs, programme.settings.smallest_group)
            if results is None and outcome != HAS_WAITED:
                hidden.append(column)
                break
            found += [(column, outcome, result) for result in results or ()]
            if outcome == IS_MATCHED:
                asking += _list_who_asks(column, results or (), group_of, programme)
    judged = judge([result for _, _, result in found])
    return Fairness(
        tuple(
            GroupFinding(column, outcome, one)
            for (column, outcome, _), one in zip(found, judged, strict=True)
        ),
        tuple(hidden),
        tuple(asking),
    )


def _list_who_asks(
    column: str, results: Sequence[GroupResult], group_of: Mapping[str, str | None], programme: Programme
) -> Iterator[WhoAsks]:
    """Yield how large each named group is among those who ask and among all, where both are many."""
    here = [group_of[person.id] for person in programme.people if person.standing is Standing.ACTIVE]
    askers = sum(result.people for result in results)
    for result in results:
        count = here.count(result.group)
        if (
            result.group != OTHERS_AND_UNKNOWN
            and min(askers, len(here)) >= FEWEST_FOR_A_SHARE <= result.asked
        ):
            of_askers = find_nearest_share(result.people, askers)
            yield WhoAsks(column, result.group, of_askers, find_nearest_share(count, len(here)))


def _list_outcomes(programme: Programme, today: date) -> Mapping[str, Sequence[NeedOfAGroup]]:
    """Return the needs that are counted, by what is looked at, with whether that came of each."""
    stands, waits = find_stands(programme), find_waits(programme, today)
    counted = [need for need in programme.needs if stands[need.id].is_counted]
    old = [need for need in counted if need.id in waits and waits[need.id].age >= WAIT_WITHIN]

    def came(need: Need, outcome: str) -> bool:
        if outcome == HAS_WAITED:
            return waits[need.id].fate is Fate.TALKED and waits[need.id].day <= WAIT_WITHIN
        return stands[need.id] is Stand.MET if outcome == IS_MET else stands[need.id].has_somebody

    return {
        outcome: [NeedOfAGroup(need.person, need.kind, came(need, outcome)) for need in needs]
        for outcome, needs in ((IS_MATCHED, counted), (IS_MET, counted), (HAS_WAITED, old))
    }


def describe_findings(found: Fairness, words: PageWords) -> Iterator[str]:
    """Yield a sentence for each group, in numbers that lead back to nobody."""
    # Of too few, each outcome would say the same.
    yield from dict.fromkeys(_describe(one, words) for one in found.findings)
    for one in found.asking:
        yield words.say(
            "%(column)s, %(group)s: about %(asking)s in 100 of those who ask, and about %(all)s in 100 of "
            "all who take part.",
            column=one.column,
            group=one.group,
            asking=words.number(one.of_askers),
            all=words.number(one.of_all),
        )
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
    return f"{_tell_share(one.outcome, {**facts, **shares}, words)} {_conclude(result, words)}"


def _tell_share(outcome: str, facts: Mapping[str, str], words: PageWords) -> str:
    if outcome == HAS_WAITED:
        return words.say(
            "%(column)s, %(group)s: about %(share)s in 100 of about %(n)s needs led to an introduction "
            "within 60 days; about %(expected)s would be expected.",
            **facts,
        )
    if outcome == IS_MET:
        return words.say(
            "%(column)s, %(group)s: about %(share)s in 100 of about %(n)s needs are met; "
            "about %(expected)s would be expected.",
            **facts,
        )
    return words.say(
        "%(column)s, %(group)s: about %(share)s in 100 of about %(n)s needs are met or have somebody; "
        "about %(expected)s would be expected.",
        **facts,
    )


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
