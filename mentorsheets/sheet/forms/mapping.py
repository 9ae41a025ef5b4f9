"""Which question of a form fills which column: proposed from its questions, and read as people edit it."""

import re
from collections.abc import Iterable, Mapping, Sequence

from mentorsheets.sheet.cells.text import nearest, plain, squeezed
from mentorsheets.sheet.columns import Column
from mentorsheets.sheet.forms.words import ASKED, FIRST_NAME, LAST_NAME
from mentorsheets.sheet.schema import NEEDS, PARTICIPANTS

PEOPLE_COLUMNS: Mapping[str, Column] = {column.title: column for column in PARTICIPANTS.columns}
NEED_COLUMNS: Mapping[str, Column] = {
    "Needs": NEEDS.column("Need"),
    **{title: NEEDS.column(title) for title in ("In their words", "Priority", "How many", "Kind")},
}
COLUMNS = {**PEOPLE_COLUMNS, **NEED_COLUMNS}
"""All that an answer can fill, by the name that it has in a mapping."""

Questions = Mapping[str, tuple[str, ...]]
"""For each of `COLUMNS` that a form fills, the questions whose answers go into it."""

# "Will you mentor?" is easily taken for it, and what cannot be read there stops all mail to somebody.
NEVER_PROPOSED = {"Status"}
PIECE = re.compile(
    rf"(?:^|[;\n])\s*({'|'.join(sorted(map(re.escape, COLUMNS), key=len, reverse=True))}|Need)\s*=\s*",
    re.IGNORECASE,
)
_SYNONYMS = {squeezed(word): name for name, column in reversed(COLUMNS.items()) for word in column.synonyms}
_BY_TITLE = _SYNONYMS | {squeezed(name): name for name in COLUMNS}
LEAVE_ALONE = {"no", "none", "ignore", "leave alone", "off"}
TOGETHER = " + "


def is_left_alone(value: str) -> bool:
    """Tell whether the value of such a setting says that the form is none of ours."""
    return plain(value) in LEAVE_ALONE


def propose(questions: Sequence[str]) -> Questions:
    """Return which of the questions of a form seem to fill which columns.

    A question that is worded like a column's title or one of its synonyms goes first, then what its words
    suggest. Each question fills one column, and each column has one question, but for a name in two parts.
    """
    meant = {asked: column for asked in questions if (column := _BY_TITLE.get(squeezed(asked)))}
    for question in questions:
        if question not in meant and (column := _asked(question)) and column not in meant.values():
            meant[question] = column
    found: dict[str, tuple[str, ...]] = {}
    for column in COLUMNS:
        candidates = [question for question in questions if meant.get(question) == column]
        if candidates and column not in NEVER_PROPOSED:
            found[column] = tuple(candidates[:1])
    if whole := _whole_name(questions):
        found = {"Name": whole, **{column: asked for column, asked in found.items() if column != "Name"}}
    return found


def written(questions: Questions) -> str:
    """Return a mapping as it stands in Settings: `Name=What is your name?; Email=Your e-mail`."""
    return "; ".join(f"{column}={TOGETHER.join(asked)}" for column, asked in questions.items())


def parse(value: str, there: Iterable[str]) -> Questions:
    """Return the mapping that a value of Settings says, in the words of the questions that are `there`.

    Case, spaces, punctuation and slight misspellings of a question are forgiven. A question that is not
    there is returned as it stands.
    """
    known = tuple(dict.fromkeys(there))
    found: dict[str, tuple[str, ...]] = {}
    _, *pieces = PIECE.split(value)
    for column, asked in zip(pieces[::2], pieces[1::2], strict=True):
        if text := asked.strip().rstrip(";").strip():
            found[_column(column)] = _meant(text, known)
    return found


def key_of(question: str) -> str:
    """Return by what two wordings of a question are the same."""
    return squeezed(question) or question.strip()


def _column(text: str) -> str:
    return {"need": "Needs"}.get(squeezed(text)) or _BY_TITLE[squeezed(text)]


def _meant(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    by_key = {key_of(question): question for question in reversed(known)}
    if whole := by_key.get(key_of(text)):
        return (whole,)
    parts = [part.strip() for part in text.split(TOGETHER)] if TOGETHER in text else [text]
    return tuple(by_key.get(key_of(part)) or nearest(part, known) or part for part in parts)


def _asked(question: str) -> str | None:
    words = plain(question)
    if suggested := next((column for column, pattern in ASKED if pattern.search(words)), None):
        return suggested
    return nearest(question, COLUMNS, key=squeezed)


def _whole_name(questions: Sequence[str]) -> tuple[str, ...]:
    first = next((question for question in questions if FIRST_NAME.search(plain(question))), None)
    last = next((question for question in questions if LAST_NAME.search(plain(question))), None)
    return (first, last) if first and last and first != last else ()
