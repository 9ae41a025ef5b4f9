"""What mails say in several languages that no template holds: titles of kinds of need, and questions.

A programme writes them in its own language and may add others, a column for each; those that ship are known
in Spanish and Arabic. A phrase is found by what it says in the programme's language.
"""

from collections.abc import Mapping

from mentorsheets.domain.phrases_ar import IN_ARABIC
from mentorsheets.domain.phrases_es import IN_SPANISH
from mentorsheets.domain.question_bank import (
    ASKER_LOOKS_BACK,
    ASKER_LOOKS_BACK_ANEW,
    GIVER_LOOKS_BACK,
    GIVER_LOOKS_BACK_ANEW,
)

PhraseTables = Mapping[str, Mapping[str, str]]
"""By the name of a language: what each phrase says in it."""


def _with_endings(words: Mapping[str, str]) -> Mapping[str, str]:
    """Return phrases with the questions of an ending in one, too: so a reminder asks them."""
    groups = (ASKER_LOOKS_BACK, GIVER_LOOKS_BACK, ASKER_LOOKS_BACK_ANEW, GIVER_LOOKS_BACK_ANEW)
    return {**words, **{" ".join(asked): " ".join(words[one] for one in asked) for asked in groups}}


SHIPPED_PHRASES: PhraseTables = {"Spanish": _with_endings(IN_SPANISH), "Arabic": _with_endings(IN_ARABIC)}
ENGLISH_PHRASES = frozenset(SHIPPED_PHRASES["Spanish"])
"""The phrases that ship, which are English ones."""
