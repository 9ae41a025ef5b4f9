"""The texts beside "Other" that Qualtrics, Microsoft and SurveyMonkey put into a column of their own."""

# ruff: noqa: E501 - a table of words reads by its columns
from collections.abc import Iterable

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.text import bare_letters, plain
from mentorsheets.sheet.cells.trimmings import without_trimmings

COLUMNS_OF_CHOICES = ("Needs", "Offers", "Interests", "Languages", "Channel", "Team", "Where", "Availability")
"""Columns that hold what somebody chose, to which they may have added words of their own."""
_CHOSEN = LatePattern(
    r" (?:selected choices?|ausgewahlte option|opcion seleccionada|choix selectionne|opcao selecionada)$"
)
_OTHER = LatePattern(
    r" (?:others?|something else|otr[oa]s?|autres?|andere[rs]?|sonstige[rs]?|outr[oa]s?|(?:ا|أ)خرى|غير ذلك)"
    r"(?: (?:please|specify|text|texto?s?|texte|which|topic|option|answer|bitte|angeben|nennen|especifi\w*|precis\w*|veuillez|por favor|cual|qual|quoi|was|welche\w*|يرجى|التحديد|نص|et|y|e|und|a|s))*$"
)


def add_other_texts(found: dict[str, tuple[str, ...]], questions: Iterable[str]) -> None:
    """Let the text beside "Other" fill what its question fills."""
    used = {one for own in found.values() for one in own}
    bases = {one: base for one in questions if one not in used and (base := _base_of_text(one))}
    for column in COLUMNS_OF_CHOICES:
        own = found.get(column, ())
        # Its notes stand before "Other", or behind it.
        stems = {_CHOSEN.sub("", plain(words)) for one in own for words in (one, without_trimmings(one))}
        if texts := tuple(one for one, base in bases.items() if base in stems):
            found[column] = (*own, *texts)


def _base_of_text(question: str) -> str:
    """Return the question, in plain words, to which a question for a text belongs, "" if it is none."""
    words = bare_letters(plain(without_trimmings(question)))
    base = _OTHER.sub("", words)
    return base if base != words else ""
