"""From what the Settings say of pairing to its rules and points."""

from collections.abc import Mapping

from mentorsheets.domain.pairing_settings import Weighing
from mentorsheets.domain.settings import Settings
from mentorsheets.pairing.community import Weights
from mentorsheets.pairing.rules import RULES_OF_CHOICE

POINTS: Mapping[Weighing, int] = {Weighing.SHOULD: 60, Weighing.NICE: 8}
"""Points of fit for a pair for which a rule holds that is no must: a should outweighs a wish of one side (40)
and whatever two can share of interests (10); a nice to have is a level or a place more (6)."""
INTEREST_POINTS: Mapping[Weighing, int] = {Weighing.IGNORE: 0, Weighing.NICE: 2, Weighing.SHOULD: 12}
"""Points of each shared interest: as a should, five of them outweigh a should of another kind."""
WISH_POINTS: Mapping[Weighing, int] = {Weighing.IGNORE: 0, Weighing.NICE: 8, Weighing.SHOULD: 40}
"""Points of each side that named the other."""
IDENTITY_POINTS: Mapping[Weighing, int] = {Weighing.IGNORE: 0, Weighing.NICE: 15, Weighing.SHOULD: 60}
"""Points of each thing that the asker wishes to share and the giver does."""
HOURS_POINTS: Mapping[Weighing, int] = {Weighing.NICE: 1, Weighing.SHOULD: 5, Weighing.MUST: 5}
"""Points of each half hour that both have free, up to twelve: as a should, six hours are worth 60."""


def find_weighings(settings: Settings) -> dict[str, Weighing]:
    """Return by rule how much it counts, the older settings of yes and no heard as well."""
    older = {
        "team": settings.within_team,
        "rhythm": not settings.rhythms_fit,
        "arrangement": not settings.arrangements_fit,
    }
    said = {
        "language": settings.language_counts,
        "time": settings.time_counts,
        "place": settings.place_counts,
        "level": settings.level_counts,
        "interests": settings.interests_count,
        "wish": settings.wish_counts,
        "affinity": settings.identity_counts,
        "team": settings.team_counts,
        "rhythm": settings.rhythm_counts,
        "length": settings.length_counts,
        "arrangement": settings.arrangement_counts,
    }
    return {
        rule: Weighing.IGNORE if older.get(rule) and counts is Weighing.MUST else counts
        for rule, counts in said.items()
    }


def find_chosen_musts(settings: Settings) -> frozenset[str]:
    """Return the rules that are a choice without which nobody is paired."""
    counts = find_weighings(settings)
    return frozenset(rule for rule in RULES_OF_CHOICE & counts.keys() if counts[rule] is Weighing.MUST)


def weigh(settings: Settings) -> Weights:
    """Return what counts how much among pairs that may be."""
    counts = find_weighings(settings)
    usual = Weights()
    own = {"interests", "wish", "affinity"}
    return Weights(
        shared_topic=INTEREST_POINTS.get(counts["interests"], usual.shared_topic),
        wished=WISH_POINTS.get(counts["wish"], usual.wished),
        shared_trait=IDENTITY_POINTS.get(counts["affinity"], usual.shared_trait),
        shared_slot=HOURS_POINTS.get(settings.hours_count, 0),
        rules={rule: POINTS[how] for rule, how in counts.items() if rule not in own and how in POINTS},
    )
