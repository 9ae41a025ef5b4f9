"""Questions for a number: a 1 below "How many?" is neither a yes nor a tick."""

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.text import plain

_AMOUNT = LatePattern(
    r"\b(?:how many|how much|how often|(?:hours|sessions|times) (?:a|per|each|every)|"
    r"number of|no of|nr of|wie viele?|wie oft|anzahl|"
    r"cuant[oa]s?|numero de|combien|nombre de|quant[oa]s?|(?:max|maximum|maximal)(?: number)?$)\b|"
    r"(?:^|\s)(?:كم|عدد)\b"
)


def asks_how_many(title: str) -> bool:
    """Return whether a question, or a part of one, asks for a number of something."""
    return _AMOUNT.search(plain(title)) is not None
