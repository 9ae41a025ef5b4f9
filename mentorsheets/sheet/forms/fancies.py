"""Questions for fun in a sign-up, which have words of a column and ask for something else: a favourite team."""
# ruff: noqa: E501 - a table of words reads by its columns

import re

_OF_FACTS = frozenset(("Reports to", "Team", "Availability", "Languages", "Time zone", "Level", "Name"))
"""Columns of what is, and not of what somebody fancies."""
_FAVOURITE = re.compile(
    r"\b(?:favou?rites?|fave|lieblings\w*|favorit\w*|favoris?|preferid[oa]s?|predilect[oa]s?)\b|المفضل|مفضل"
)
_OF_LIFE = re.compile(
    r"^(?:when|wenn|cuando|quand|quando) (?:i|ich|je|j|eu)?\s?(?:turn|grow|retire|die|was|were|(?:am|m) (?:not|bored|sad|old|rich|grown)|(?:alt|reich|gross) bin|erwachsen|sea (?:mayor|grande)|serai|for (?:grande|mais velh[oa]))\b"
)
"""What somebody does at some time of their life, and not when they are free: "When I turn 18, I will…"."""
_OF_DREAMS = re.compile(
    r"\bhang out\b|\bwhere (?:(?:would|do|will) you (?:(?:most|really|ever) )?(?:want|wish|love|like|hope|dream) to\b|(?:would|will) you (?:(?:most|really|ever) )?(?:go|travel|fly|live|move|study|retire|be)\b)(?!.*\b(?:meet|talk|see (?:each other|them))\b)|\b(?:study|work|live) abroad\b|\b(?:vacation|holidays?|honeymoon|dream destination)\b"
)
"""Where somebody would like to be, and not where they can meet."""


def is_for_fun(column: str, words: str) -> bool:
    """Return whether the plain words of a question ask for what somebody fancies, which that column is not for."""
    return (
        (column in _OF_FACTS and _FAVOURITE.search(words) is not None)
        or (column == "Availability" and _OF_LIFE.search(words) is not None)
        or (column == "Where" and _OF_DREAMS.search(words) is not None)
    )
