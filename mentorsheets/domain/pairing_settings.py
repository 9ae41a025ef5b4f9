"""What a coordinator may say of pairing itself: what to make most of, and how much each thing counts."""

from dataclasses import dataclass
from enum import StrEnum

from mentorsheets.domain.setting_row import Reads, setting_row


class PairingAim(StrEnum):
    """What is settled first where both cannot be had."""

    MANY = "as many people as possible"
    WELL = "as well met as possible"


class Weighing(StrEnum):
    """How much something counts: nobody is paired without a must; of the rest, a should counts most."""

    MUST = "must"
    SHOULD = "should"
    NICE = "nice to have"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class PairingSettings:
    """The settings of pairing; who avoids whom, reporting lines and everybody's limits are no choices."""

    aim: PairingAim = setting_row(
        PairingAim.MANY,
        "Aim",
        "What goes first where both cannot be had: as many people as possible have somebody, or what is "
        "asked for is as well met as possible.",
        Reads.AIM,
    )
    language_counts: Weighing = setting_row(
        Weighing.MUST,
        "Language in common",
        "Whether two must, or should, speak a language in common: must, should (given up only where somebody "
        "would go without), nice to have, or ignore. So in the rows below.",
        Reads.WEIGHING,
    )
    time_counts: Weighing = setting_row(
        Weighing.MUST,
        "Time in common",
        "Whether both must be free for as long as Least shared time says.",
        Reads.WEIGHING,
    )
    hours_count: Weighing = setting_row(
        Weighing.IGNORE,
        "Hours in common",
        "How much it counts that two share many hours a week, up to six; a must here is a should.",
        Reads.WEIGHING,
    )
    place_counts: Weighing = setting_row(
        Weighing.MUST,
        "Place in common",
        "Whether both must be able to meet, online or in one city.",
        Reads.WEIGHING,
    )
    level_counts: Weighing = setting_row(
        Weighing.IGNORE,
        "Higher level",
        "Whether who helps must have a higher Level than who asks, where both say theirs.",
        Reads.WEIGHING,
    )
    interests_count: Weighing = setting_row(
        Weighing.NICE,
        "Interests in common",
        "How much shared interests count; as a must, two who both name some must share one.",
        Reads.WEIGHING,
    )
    wish_counts: Weighing = setting_row(
        Weighing.SHOULD,
        "Wish by name",
        "How much it counts that somebody named the other (Would like); as a must, who names people is "
        "paired with nobody else.",
        Reads.WEIGHING,
    )
    identity_counts: Weighing = setting_row(
        Weighing.NICE,
        "Shared identity",
        "How much it counts that a helper shares what the asker wishes to share, for those who wish it.",
        Reads.WEIGHING,
    )
    team_counts: Weighing = setting_row(
        Weighing.MUST,
        "Another team",
        "Whether the two must be of different teams; “yes” in Pair within a team makes a must an ignore.",
        Reads.WEIGHING,
    )
    rhythm_counts: Weighing = setting_row(
        Weighing.MUST,
        "Rhythm",
        "Whether How often must fit; “no” in Rhythms must fit makes a must here an ignore.",
        Reads.WEIGHING,
    )
    length_counts: Weighing = setting_row(
        Weighing.MUST,
        "Length",
        "Whether what somebody asks for must last no longer than their helper supports people (Supports for, "
        "and Kind in Needs), where both say so.",
        Reads.WEIGHING,
    )
    arrangement_counts: Weighing = setting_row(
        Weighing.MUST,
        "Arrangement",
        "Whether Arrangement must fit; “no” in Arrangements must fit makes a must here an ignore.",
        Reads.WEIGHING,
    )
