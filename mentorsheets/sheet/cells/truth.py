"""What programs write for a box that is ticked or not, in the languages that they speak."""

from mentorsheets.sheet.cells.text import plain

_TRUE = "true wahr vrai verdadero verdadeiro vero waar prawda igaz doğru sant sand tosi adevărat истина صحيح"
_FALSE = "false falsch faux falso onwaar fałsz hamis yanlış falskt falsk epätosi fals ложь خطأ"
TRUE_WORDS = frozenset((*_TRUE.split(), *map(plain, _TRUE.split())))
FALSE_WORDS = frozenset((*_FALSE.split(), *map(plain, _FALSE.split())))
"""As they are written and by `plain`, all in small letters."""


def is_truth(text: str) -> bool:
    """Return whether a cell holds what a box is written as, and nothing else."""
    return plain(text.strip()) in TRUE_WORDS | FALSE_WORDS
