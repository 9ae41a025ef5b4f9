"""Answers of yes or no, in six languages."""
# ruff: noqa: E501 - a table of words reads by its columns

import re
from collections.abc import Sequence

from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.cells.truth import FALSE_WORDS, TRUE_WORDS

YES_OR_NO_SHARE = 0.5
"""Share of a column's answers that must begin with yes or no; others are "maybe", and are told."""
SAYING_YES = {
    "yes", "y", "true", "x", "xx", "1", "1 0", "ja", "j", "oui", "o", "si", "s", "sim", "نعم", "yep", "yeah", "sure",
    "definitely", "absolutely", "gern", "gerne", "claro", "bien sur", "mit vergnugen", "yes please", "ok", "okay", "yup", "yea", "certainly", "gladly",
    "of course", "happy to", "happy to help", "glad to", "love to", "i d love to", "would love to", "with pleasure", "willing", "i am", "i do", "i would", "i can", "you bet", "why not", "very much so",
    "por supuesto", "desde luego", "con gusto", "con mucho gusto", "encantada", "encantado", "claro que si", "volontiers", "avec plaisir", "d accord", "tout a fait", "naturlich", "klar", "selbstverstandlich",
    "auf jeden fall", "na klar", "sehr gern", "sehr gerne", "com certeza", "com prazer", "com todo o prazer", "claro que sim", "بالتاكيد", "بكل سرور", "طبعا", "اكيد", "بالطبع", *TRUE_WORDS,
}  # fmt: skip
SAYING_NO = {
    "no", "n", "false", "0", "0 0", "nein", "non", "nao", "لا", "nope", "not", "none", "todavia no", "aun no", "por ahora no", "noch nicht", "derzeit nicht", "unfortunately not", "sorry no", "sadly not", "rather not", "i d rather not", "i don t", "i can t", "i cannot", "leider nicht", "leider nein", "lieber nicht", "eher nicht", "mejor no", "de momento no", "prefiero no",
    "malheureusement non", "pas cette annee", "plutot non", "je prefere pas", "infelizmente nao", "prefiro nao", "este ano nao", "este ano no", "dieses jahr nicht",
    "momentan nicht", "pas encore", "pas maintenant", "ainda nao", "agora nao", "por enquanto nao", "ليس بعد", "ليس الان", *FALSE_WORDS,
}  # fmt: skip
MOST_BESIDE = 3
"""Words of an answer up to which it is a yes or a no with a word or two behind it."""
_TICKED = re.compile(r"[✓✔☑✅]")


def is_of_yes_or_no(answers: Sequence[str]) -> bool:
    """Return whether at least half of some answers begin with yes or no, and any is little more."""
    said = [key_of_answer(answer) for answer in answers]
    if any(key.isdecimal() and key not in {"0", "1"} for key in said):
        # Of numbers, those above one are no yes, so a one among them is none.
        return False
    plain_ones = sum(key in SAYING_YES | SAYING_NO or first_of(key) in SAYING_YES | SAYING_NO for key in said)
    is_short = any(key in SAYING_YES | SAYING_NO or len(key.split()) <= MOST_BESIDE for key in said)
    return plain_ones >= YES_OR_NO_SHARE * len(said) and is_short


def first_of(key: str) -> str:
    """Return the first word of a plain answer, "" where it is one letter: "J'accompagne" is no "j" for yes."""
    first, _, rest = key.partition(" ")
    return first if len(first) > 1 or not rest or not rest[0].isalpha() else ""


def key_of_answer(cell: Cell) -> str:
    """Return by what two answers are the same, "x" for any tick."""
    if cell is None or cell == "":
        return ""
    if _TICKED.search(str(cell)):
        return "x"
    return plain(str(cell))
