"""How a row of the `Settings` tab is declared: beside its field, with what it means and how it is read."""

from dataclasses import field
from enum import StrEnum
from typing import TypeVar

SettingValue = TypeVar("SettingValue")


class Reads(StrEnum):
    """How the value of a setting is understood."""

    TEXT = "text"
    ADDRESS = "e-mail address"
    ADDRESSES = "e-mail addresses"
    ZONE = "time zone"
    NUMBER = "number"
    MONTHS = "months"
    YES_NO = "yes or no"
    HOURS = "hours"
    RHYTHM = "rhythm"
    NAMES = "names"
    DAYS = "days"
    FORM = "form"
    PROPOSING = "when to propose"
    ANSWERS_BY = "how answers come in"
    AIM = "what pairing is to make most of"
    WEIGHING = "must, should, nice to have, or ignore"


def setting_row(
    default: SettingValue,
    title: str,
    meaning: str,
    reads: Reads,
    low: int = 0,
    high: int = 1000,
    at_first: str = "",
) -> SettingValue:
    """Return the field of a dataclass for a row; `low` and `high` bound numbers, the rest is as in `Spec`."""
    made: SettingValue = field(
        default=default, metadata={"row": (title, meaning, reads, low, high, at_first)}
    )
    return made
