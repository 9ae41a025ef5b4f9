"""Whether a group gets less than what it asked for would let expect (and no word on why).

For each kind of need the whole programme has one share that is helped. What a group may expect is the sum of
these over its own needs. The difference is weighed over people rather than needs, since five needs of one
person are not five witnesses.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import sqrt
from statistics import NormalDist

from mentorsheets.report.disclosure import merge_small_groups
from mentorsheets.report.shares import COVERAGE, Z, adjust_by_holm, find_two_sided_p

POWER = NormalDist().inv_cdf(0.8)
"""A difference that is told of would be noticed in four programmes of five."""
FEWEST_EXPECTED = 5
"""Needs expected to be helped, and not to be; below, the t of a score means little."""
FEWEST_PEOPLE = 10
"""People on either side of a comparison."""
ALIKE = 1e-12
"""A variance under this is that of needs which all ended alike, but for rounding."""


class EquityVerdict(StrEnum):
    """What may be said of a group."""

    FEWER = "fewer than expected"
    MORE = "more than expected"
    AS_EXPECTED = "as expected"
    TOO_FEW = "too few to tell"
    ALIKE = "nothing to tell apart"


@dataclass(frozen=True, slots=True)
class NeedOfAGroup:
    """One need: whose, of which kind, and whether what is looked at came of it."""

    person: str
    kind: str
    helped: bool


@dataclass(frozen=True, slots=True)
class GroupResult:
    """One group against all others: its people who ask, their needs, and how far from what was expected.

    `would_notice` is the smallest difference, as a share of the group's needs, that this comparison would
    notice four times in five.
    """

    group: str
    people: int
    asked: int
    helped: int
    expected: float
    t: float
    p: float
    enough: bool
    would_notice: float
    p_holm: float | None = None
    verdict: EquityVerdict = EquityVerdict.TOO_FEW


def compare_groups(
    group_of: Mapping[str, str | None], needs: Iterable[NeedOfAGroup], smallest: int
) -> tuple[GroupResult, ...] | None:
    """Return each group against what it may expect, by name, or None where nothing may be shown.

    `group_of` names the group of each person, None or "" where they said nothing; only people who ask count.
    The verdicts are for these groups looked at alone; `judge` gives them anew for all that a page shows.
    """
    needs = tuple(needs)
    askers = {need.person for need in needs}
    merged = merge_small_groups({person: group_of.get(person) for person in sorted(askers)}, smallest)
    if merged is None:
        return None
    return judge([_compare(group, merged, needs) for group in sorted(set(merged.values()))])


def judge(results: Sequence[GroupResult]) -> tuple[GroupResult, ...]:
    """Return the results with p values raised for how many are looked at together, and what that allows."""
    looked_at = [index for index, result in enumerate(results) if result.enough]
    raised = dict(zip(looked_at, adjust_by_holm(tuple(results[i].p for i in looked_at)), strict=True))
    return tuple(_settle(result, raised.get(index)) for index, result in enumerate(results))


def _settle(result: GroupResult, p_holm: float | None) -> GroupResult:
    if p_holm is None:
        verdict = EquityVerdict.ALIKE if result.would_notice == 0 else EquityVerdict.TOO_FEW
    elif p_holm >= 1 - COVERAGE:
        verdict = EquityVerdict.AS_EXPECTED
    else:
        verdict = EquityVerdict.FEWER if result.t < 0 else EquityVerdict.MORE
    return replace(result, p_holm=p_holm, verdict=verdict)


def _compare(group: str, group_of: Mapping[str, str], needs: Sequence[NeedOfAGroup]) -> GroupResult:
    """Return the score test of one group, its variance taken over people."""
    members = {person for person, theirs in group_of.items() if theirs == group}
    of_kind: dict[str, list[NeedOfAGroup]] = defaultdict(list)
    for need in needs:
        of_kind[need.kind].append(need)
    helped = {kind: sum(n.helped for n in these) / len(these) for kind, these in of_kind.items()}
    part = {kind: sum(n.person in members for n in these) / len(these) for kind, these in of_kind.items()}
    parts_of_score: dict[str, list[float]] = defaultdict(list)
    for need in needs:
        weight = (need.person in members) - part[need.kind]
        parts_of_score[need.person].append(weight * (need.helped - helped[need.kind]))
    # Sorted sums, so that the order of rows cannot change the last digit.
    scores = sorted(sum(sorted(theirs)) for theirs in parts_of_score.values())
    count, own = len(scores), [need for need in needs if need.person in members]
    variance = sum(score * score for score in scores) * count / (count - 1)
    error = sqrt(variance) if variance > ALIKE else 0.0
    expected = sum(sorted(helped[need.kind] for need in own))
    t = sum(scores) / error if error else 0.0
    return GroupResult(
        group=group,
        people=len(members),
        asked=len(own),
        helped=sum(need.helped for need in own),
        expected=expected,
        t=t,
        p=find_two_sided_p(t, min(len(members), count - len(members)) - 1) if error else 1.0,
        enough=error > 0 and _are_enough(len(members), count, expected, len(own)),
        would_notice=(Z + POWER) * error / len(own),
    )


def _are_enough(people: int, all_people: int, expected: float, asked: int) -> bool:
    return (
        min(people, all_people - people) >= FEWEST_PEOPLE
        and min(expected, asked - expected) >= FEWEST_EXPECTED
    )
