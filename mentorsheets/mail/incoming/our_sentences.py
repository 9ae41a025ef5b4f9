"""Knows the sentences of our own letters, so that what somebody typed among them is found without any mark.

A programme may word its letters itself; what of them is not known here stays, as a word too many.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from mentorsheets.domain.phrases_ar import IN_ARABIC
from mentorsheets.domain.phrases_es import IN_SPANISH
from mentorsheets.mail.incoming.own_letter import BUTTON_SIGN, INK, WRAPPED_TOKEN
from mentorsheets.resources import find_shipped

TEMPLATE_TAG = re.compile(r"\{[{%].*?[}%]\}|\{#.*?#\}|\]\([^)]*\)", re.DOTALL)
LETTER_WORD = re.compile(r"[^\W_]+")
DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
FEWEST_IN_A_ROW = 3
"""So many words in a row are known as ours; fewer anybody may write."""
MOSTLY = 0.5
"""The share of a line's words that are ours where the line is: the rest are names and kinds of needs."""
MOST_FILLED_IN = 8
"""Words that may have been filled in between two rows."""
NO_WORDS_AT_ALL = re.compile(r"[\s\-_=*~]+")
A_SENTENCE_ENDS = re.compile(r"(?<=[.!?؟:،])\s+")
ASKING_ENDS = ("?", "؟")
WordsInRow = tuple[str, ...]
OPENING_WORDS = 6
"""Words of a greeting, with names."""
OPENS = re.compile(
    r"\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)"
    r"|hola|buen[oa]s? \w+|estimad[oa]|querid[oa]|bonjour|bonsoir|salut|coucou|ch[eè]re?"
    r"|hallo|liebe[rs]?|guten \w+|moin|servus|grüezi|sehr geehrte[rs]?"
    r"|ol[áa]|oi|bom dia|boa \w+|prezad[oa]|car[oa]"
    r"|مرحب\w*|أهلا\w*|اهلا\w*|السلام عليكم|عزيز\w*|تحية)\b[^.!?؟\n]*[.!,:،]?\s*",
    re.IGNORECASE,
)
"""A greeting, with whoever is greeted."""
POINTS_BELOW = re.compile(
    r"\s*(?:(?:please |pls )?(?:see|find|read|look)\b.{0,25}\b(?:below|inline|in red|in the text)"
    r"|(?:my )?(?:answers?|repl(?:y|ies)|comments?) (?:are )?(?:below|inline|in the text)"
    r"|(?:ver|veo|respondo|contesto|(?:mis )?respuestas?)\b.{0,20}\b(?:abajo|debajo|más abajo|en el texto)"
    r"|(?:voir|je réponds|(?:mes )?réponses?)\b.{0,20}\b(?:ci-dessous|plus bas|dans le texte|en dessous)"
    r"|(?:siehe|s\.|antworte\w*|(?:meine )?antwort\w*)\s.{0,20}\b(?:unten|im text|dazwischen)"
    r"|(?:veja|ver|vide|respondo|(?:minhas )?respostas?)\b.{0,20}\b(?:abaixo|no texto)"
    r"|(?:انظر|انظري|أجبت|الجواب|إجاباتي|ردي)\b.{0,20}(?:أدناه|في الأسفل|بالأسفل|تحت))[\s.!:]*",
    re.IGNORECASE,
)
"""What says that the answers stand further down."""


def is_only_opening(lines: Iterable[str]) -> bool:
    """Return whether lines say nothing but a greeting, or that answers stand below."""
    said = " ".join(line.strip() for line in lines if line.strip())
    if greeting := OPENS.match(said):
        if len(LETTER_WORD.findall(greeting.group())) > OPENING_WORDS:
            return False
        said = said[greeting.end() :]
    return not said or POINTS_BELOW.fullmatch(said) is not None


def list_foreign(lines: Sequence[str], *, is_answered_elsewhere: bool = False) -> list[str] | None:
    """Return which of the lines of a letter are not ours, in their order; None if nothing in it is ours.

    What has a button is ours, what the letter quotes itself, and its greeting. Where somebody answered below
    it or in a colour, short lines and questions count as ours too: they are names, and what a letter asks.
    """
    words, places = list[str](), list[int]()
    for number, line in enumerate(lines):
        found = _words_in(line)
        words += found
        places += [number] * len(found)
    marked, filled_in = _mark_ours(words)
    if not marked:
        return None
    ours = Counter(places[place] for place in marked)
    buttons = _list_buttons(lines)
    greeting = next((number for number, line in enumerate(lines) if line.strip()), 0)
    kept = list[str]()
    for number, line in enumerate(lines):
        total = places.count(number)
        is_ours = number in buttons or line.lstrip().startswith(">") or ours[number] >= MOSTLY * max(total, 1)
        is_ours = is_ours or (number == greeting and OPENS.fullmatch(line) is not None)
        is_ours = (
            is_ours or tuple(_words_in(line)) in filled_in or NO_WORDS_AT_ALL.fullmatch(line) is not None
        )
        if is_answered_elsewhere:
            is_ours = is_ours or total <= FEWEST_IN_A_ROW or line.rstrip().endswith(ASKING_ENDS)
        if line.endswith(INK) or not is_ours:
            kept.append(line)
    return kept


def _list_buttons(lines: Sequence[str]) -> set[int]:
    told = "\n".join(lines)
    tokens = [found.span() for found in WRAPPED_TOKEN.finditer(told)]
    marked = {number for number, line in enumerate(lines) if BUTTON_SIGN in line}
    return marked.union(
        *(range(told.count("\n", 0, first), told.count("\n", 0, last) + 1) for first, last in tokens)
    )


def _mark_ours(words: Sequence[str]) -> tuple[set[int], set[WordsInRow]]:
    """Return which words are ours, by their places: rows of a template's, and what was filled in between.

    What was filled in comes back by itself too: the coordinator's name stands below the letter as well.
    """
    known = _our_rows()
    marked, filled_in = set[int](), set[WordsInRow]()
    for start in range(len(words)):
        for number, rows in known.get(tuple(words[start : start + FEWEST_IN_A_ROW]), ()):
            if _stands_at(rows[number], words, start):
                marked.update(range(start, start + len(rows[number])))
                end = start + len(rows[number])
                for first, last, is_filled_in in (
                    *_stretch_behind(rows[number + 1 :], words, end),
                    *_stretch_before(rows[:number], words, start),
                ):
                    marked.update(range(first, last))
                    filled_in.update({tuple(words[first:last])} if is_filled_in else ())
    return marked, filled_in - {()}


def _stretch_behind(
    rows: Sequence[WordsInRow], words: Sequence[str], end: int
) -> Iterator[tuple[int, int, bool]]:
    """Yield from where to where the further rows stand behind a place, and (True) what was filled in."""
    for row in rows:
        for start in range(end, min(end + MOST_FILLED_IN, len(words)) + 1):
            if _stands_at(row, words, start):
                yield end, start, True
                yield start, start + len(row), False
                end = start + len(row)
                break


def _stretch_before(
    rows: Sequence[WordsInRow], words: Sequence[str], begin: int
) -> Iterator[tuple[int, int, bool]]:
    """Yield the same before a place."""
    for row in reversed(rows):
        for start in range(begin - len(row), max(begin - len(row) - MOST_FILLED_IN, 0) - 1, -1):
            if start >= 0 and _stands_at(row, words, start):
                yield start + len(row), begin, True
                yield start, start + len(row), False
                begin = start
                break


def _stands_at(row: WordsInRow, words: Sequence[str], start: int) -> bool:
    return tuple(words[start : start + len(row)]) == row


@lru_cache(maxsize=1)
def _our_rows() -> dict[WordsInRow, list[tuple[int, tuple[WordsInRow, ...]]]]:
    """Return the paragraphs of our templates, and our questions: rows of words between what is filled in.

    They stand by the first words of each row that is long enough to be known by, with its number.
    """
    found: dict[WordsInRow, list[tuple[int, tuple[WordsInRow, ...]]]] = {}
    for file in find_shipped("templates").iterdir():
        if not file.name.endswith(".md"):
            continue
        for paragraph in re.split(r"\n\s*\n", file.read_text(encoding="utf-8")):
            pieces = (one for piece in TEMPLATE_TAG.split(paragraph) for one in A_SENTENCE_ENDS.split(piece))
            rows = tuple(row for piece in pieces if (row := tuple(_words_in(piece))))
            for number, row in enumerate(rows):
                if len(row) >= FEWEST_IN_A_ROW:
                    found.setdefault(row[:FEWEST_IN_A_ROW], []).append((number, rows))
    for question in (one for pair in (*IN_SPANISH.items(), *IN_ARABIC.items()) for one in pair):
        if question.endswith(ASKING_ENDS):
            row = tuple(_words_in(question))
            found.setdefault(row[:FEWEST_IN_A_ROW], []).append((0, (row,)))
    return found


def _words_in(text: str) -> list[str]:
    return [word.casefold() for word in LETTER_WORD.findall(DIRECTIONS.sub("", text))]
