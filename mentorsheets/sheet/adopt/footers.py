"""Rows of a list that are notes of whoever keeps it: "Updated by the office", "* = confirmed", "Questions? Ask us"."""
# ruff: noqa: E501 - a table of words reads by its columns

import re
from collections.abc import Sequence

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.text import plain

CELLS_OF_A_NOTE = 2
"""Cells of a row that may be a note: "Updated:" has a day beside it; people answer more."""
MOST_WORDS_OF_A_NAME = 6
"""Words up to which a cell may be somebody's name; a name has no more, but for titles."""
WITHIN_NAMES = frozenset(
    [
        "de",
        "la",
        "las",
        "los",
        "del",
        "da",
        "das",
        "do",
        "dos",
        "di",
        "du",
        "des",
        "der",
        "den",
        "van",
        "von",
        "und",
        "zu",
        "y",
        "e",
        "i",
        "al",
        "el",
        "bin",
        "ibn",
        "ter",
        "ten",
    ]
)
"""Small words within names."""
SHARE_OF_CAPITALS = 0.7
"""Share of the words of a name, but for those such as "de la", that begin with a capital letter."""
_BEGINS = LatePattern(
    r"^(?:last )?(?:updat\w+|edited|modified|revised|changed|printed|exported|generated|downloaded|created|compiled|maintained)\b(?: (?:by|on|at|from|in|as of|every|weekly|daily|monthly|automatically|\d)|$)|"
    r"^(?:last (?:update|change|edit|revision)|legend|key to|(?:grand |sub ?)?totals?|headcount|notes?|n b|nb|source|status as of|as of|version|page \d|sheet \d|end of|contact (?:us|the|me|person)|for (?:questions|help|changes|more)|any questions|questions|"
    r"please|remember|reminder|do not|don t|confidential|internal use|for internal|for office use|more to come|to be continued|deadline|thank you|thanks|see (?:also|tab|the|below|above)|copyright|private)\b|"
    r"^(?:summe|gesamt\w*|insgesamt|somme|suma|soma|stand|legende|hinweis\w*|anmerkung\w*|bemerkung|quelle|aktualisiert|zuletzt|letzte (?:anderung|aktualisierung)|bitte|ende der|fragen|vertraulich|nicht fur|bei fragen|gedruckt|exportiert)\b|"
    r"^(?:actualizad[oa]|ultima actualizacion|leyenda|notas?|fuente|fin de|por favor|preguntas|confidencial|impreso|contacto|dudas)\b|"
    r"^(?:mis a jour|mise a jour|derniere (?:mise|modification)|legende|remarques?|nb|fin de|merci|s il vous plait|svp|veuillez|confidentiel|imprime|questions)\b|"
    r"^(?:atualizad[oa]|ultima (?:atualizacao|alteracao)|legenda|observac\w+|fonte|fim d[ae]|por favor|duvidas|impresso)\b|"
    r"^(?:تم (?:التحديث|التعديل)|اخر (?:تحديث|تعديل)|تحديث|ملاحظ\w*|المجموع|الاجمالي|المصدر|يرجى|الرجاء|سري|للاستفسار|نهاية)"
)
"""Words with which a note begins, and no name."""
_MARK = LatePattern(
    r"^\s*(?:[*†‡§°#✓✔x]|\(?[*\d]\)?)+\s*(?:=|:|–|—|-|means\b|bedeutet\b|signifie\b|significa\b)|^\s*[*†‡§]+\s*\S|^\s*\(.*\)\s*$|^\W+$|[=]"
)
"""A mark that is explained, a cell all in brackets, or one without any letter."""
_DAY = LatePattern(r"\b\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?\b|\b20\d\d\b")


def is_note(cells: Sequence[Cell]) -> bool:
    """Return whether a row is a note on the list, and nobody in it: one text, with a word or a day beside it at most."""
    there = [cell for cell in cells if cell not in (None, "")]
    if not there or len(there) > CELLS_OF_A_NOTE or not isinstance(there[0], str):
        return False
    first, is_alone = there[0], len(there) == 1
    if any(isinstance(one, str) and "@" in one and " " not in one.strip() for one in there):
        return False
    if is_like_a_name(first):
        return False
    if _MARK.search(first) or _BEGINS.search(plain(first)):
        return True
    is_long = len(first.split()) > MOST_WORDS_OF_A_NAME or ("@" in first and " " in first.strip())
    is_said = first.strip().endswith(("?", "!", "؟", ":")) or bool(_DAY.search(first))
    return is_alone and (is_long or is_said)


def is_like_a_name(text: str) -> bool:
    """Return whether a text may be a name: nearly all of its words begin with a capital letter, and nothing else is in it."""
    words = re.findall(r"[^\W\d_][\w'’.-]*", text)
    is_plain = re.fullmatch(r"\(?[\w\s'’.,-]+\)?", text) is not None and not re.search(r"\d", text)
    words = [word for word in words if word not in WITHIN_NAMES]
    capital = sum(word[0].isupper() for word in words)
    return is_plain and len(words) > 1 and capital >= SHARE_OF_CAPITALS * len(words)
