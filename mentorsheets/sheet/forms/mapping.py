"""Which question of a form fills which column: proposed from its questions, and read as people edit it."""

import re
from collections.abc import Iterable, Mapping, Sequence

from mentorsheets.sheet.adopt.bare_sides import side_of_header
from mentorsheets.sheet.adopt.role_grammar import Side
from mentorsheets.sheet.adopt.role_sets import Role
from mentorsheets.sheet.adopt.side_titles import side_of_question
from mentorsheets.sheet.adopt.topics import asks_for_topics, offers_topics
from mentorsheets.sheet.cells.anything_else import asks_for_anything
from mentorsheets.sheet.cells.harmless import without_how_to_answer
from mentorsheets.sheet.cells.named_otherwise import asks_for_people_otherwise
from mentorsheets.sheet.cells.names import FIRST_NAME, LAST_NAME
from mentorsheets.sheet.cells.other_matters import wishes_for_people
from mentorsheets.sheet.cells.refusal import (
    asks_whom_to_avoid,
    begins_by_asking_who,
    has_word_for_people,
    is_negated,
    sentences_without_refusal,
)
from mentorsheets.sheet.cells.starts import asks_for_end, asks_for_start
from mentorsheets.sheet.cells.text import nearest, plain, squeeze
from mentorsheets.sheet.cells.wished_people import wishes_for_these
from mentorsheets.sheet.columns import Column
from mentorsheets.sheet.forms.address_questions import asks_former_address
from mentorsheets.sheet.forms.deed_words import side_of_deed, turn_to_receiver
from mentorsheets.sheet.forms.fancies import is_for_fun
from mentorsheets.sheet.forms.plain_words import OWN, PLAIN_WORDS
from mentorsheets.sheet.forms.words import QUESTION_PATTERNS
from mentorsheets.sheet.schema import NEEDS, PARTICIPANTS

PEOPLE_COLUMNS: Mapping[str, Column] = {column.title: column for column in PARTICIPANTS.columns}
NEED_COLUMNS: Mapping[str, Column] = {
    "Needs": NEEDS.column("Need"),
    **{title: NEEDS.column(title) for title in ("In their words", "Priority", "How many", "Kind")},
}
FORM_COLUMNS = {**PEOPLE_COLUMNS, **NEED_COLUMNS}
"""All that an answer can fill, by the name that it has in a mapping."""

Questions = Mapping[str, tuple[str, ...]]
"""For each of `FORM_COLUMNS` that a form fills, the questions whose answers go into it."""

# "Will you mentor?" is easily taken for it, and what cannot be read there stops all mail to somebody.
NEVER_PROPOSED = {"Status"}
ASKED_SEVERAL_TIMES = {"Avoid", "Would like"}
"""Columns that all questions for them fill: what one of several questions says must not be lost."""
OF_A_KIND = frozenset(("Needs", "Offers", "Shares", "Wishes to share"))
PREFERENCE = re.compile(r"\bdo you prefer\b|\bwould you prefer\b|\bhow (?:much|important|strongly)\b")
"""What asks how much somebody prefers something: the answers are degrees, and no kinds of need."""
OF_THOSE_WHO_ASK = frozenset((*NEED_COLUMNS, "Wants at most"))
"""Columns that nobody fills who only offers."""
OF_NO_PEOPLE = frozenset(
    ("Team", "Where", "Availability", "Time zone", "Languages", "Channel", "How often", "Interests", "Level", "Kind", "Priority", "Arrangement")
)  # fmt: skip
"""Columns that no person is the answer to: "Who in your unit …?" asks for no unit."""
_WHY = re.compile(
    r"\b(?:why|warum|wieso|weshalb|por que (?:quieres|te|desea\w*|quer|voce|deseja)|pourquoi)\b|لماذا"
)
"""What asks for a reason, which is no kind of need."""
_OF_SIDES: Mapping[Side | None, str] = {Side.ASKING: "Needs", Side.GIVING: "Offers"}
_OF_WHAT = re.compile(
    r"\b(?:what|which|que|quel\w*|welche\w*|was fur|qual|quais) (?:kinds?|types?|sorts?|topics?|areas?|skills?|help|support|tipo|art|genre)\b"
)
"""What asks for a choice of things, and of nobody."""
NOTHING = "Nothing"
"""What a mapping calls the questions that are meant to fill no column."""
MAPPING_PIECE = re.compile(
    rf"(?:^|[;\n])\s*({'|'.join(sorted(map(re.escape, FORM_COLUMNS), key=len, reverse=True))}|Need|{NOTHING})"
    r"\s*=\s*",
    re.IGNORECASE,
)
_SYNONYMS = {
    squeeze(word): name for name, column in reversed(FORM_COLUMNS.items()) for word in column.synonyms
}
_PLAIN = {squeeze(word): column for column, words in PLAIN_WORDS.items() for word in words.split(",")}
_BY_TITLE = _PLAIN | _SYNONYMS | {squeeze(name): name for name in FORM_COLUMNS}
LEAVE_ALONE = {"no", "none", "ignore", "leave alone", "off"}
TOGETHER = " + "


def is_left_alone(value: str) -> bool:
    """Return whether the value of such a setting says that the form is none of ours."""
    return plain(value) in LEAVE_ALONE


def propose(questions: Sequence[str]) -> Questions:
    """Return which of the questions of a form seem to fill which columns.

    A question that is worded like a column's title or one of its synonyms goes first, then what its words
    suggest. Each question fills one column, and each column has one question, but for a name in two parts,
    and for people who are wished for or refused in several.
    """
    meant = {asked: column for asked in questions if (column := find_titled(asked))}
    for question in questions:
        column = meant.get(question) or could_fill(question)
        if column and (column not in meant.values() or column in ASKED_SEVERAL_TIMES):
            meant[question] = column
    found: dict[str, tuple[str, ...]] = {}
    for column in FORM_COLUMNS:
        candidates = [question for question in questions if meant.get(question) == column]
        if candidates and column not in NEVER_PROPOSED:
            found[column] = tuple(candidates if column in ASKED_SEVERAL_TIMES else candidates[:1])
    if whole := _whole_name(questions):
        found = {"Name": whole, **{column: asked for column, asked in found.items() if column != "Name"}}
    return found


def write_mapping(questions: Questions) -> str:
    """Return a mapping as it stands in Settings: `Name=What is your name?; Email=Your e-mail`."""
    return "; ".join(f"{column}={TOGETHER.join(asked)}" for column, asked in questions.items())


def parse(value: str, there: Iterable[str]) -> Questions:
    """Return the mapping that a value of Settings says, in the words of the questions that are `there`.

    Case, spaces, punctuation and slight misspellings of a question are forgiven. A question that is not
    there is returned as it stands.
    """
    known = tuple(dict.fromkeys(there))
    found: dict[str, tuple[str, ...]] = {}
    _, *pieces = MAPPING_PIECE.split(value)
    for column, asked in zip(pieces[::2], pieces[1::2], strict=True):
        if text := asked.strip().rstrip(";").strip():
            found[_column(column)] = find_meant(text, known)
    return found


def read_fills(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the columns that a cell says a question fills, and the words in it that are none.

    `NOTHING` is among the columns where that is said; an empty cell names none.
    """
    found: list[str] = []
    unknown: list[str] = []
    for part in filter(None, map(str.strip, re.split(r"[+;,\n]", text))):
        column = find_column(part)
        (unknown if column is None else found).append(column or part)
    return tuple(dict.fromkeys(found)), tuple(unknown)


def find_column(text: str) -> str | None:
    """Return the column of `FORM_COLUMNS` (or `NOTHING`) that a word means, None if it means none."""
    named = squeeze(text)
    if named == squeeze(NOTHING) or is_left_alone(text):
        return NOTHING
    return "Needs" if named == "need" else _BY_TITLE.get(named) or nearest(text, FORM_COLUMNS, key=squeeze)


def by_question(questions: Questions) -> dict[str, tuple[str, ...]]:
    """Return for each question the columns that it fills."""
    found: dict[str, tuple[str, ...]] = {}
    for column, asked in questions.items():
        for question in asked:
            found[question] = (*found.get(question, ()), column)
    return found


def key_of(question: str) -> str:
    """Return by what two wordings of a question are the same."""
    return squeeze(question) or question.strip()


def _column(text: str) -> str:
    named = squeeze(text)
    return {"need": "Needs", squeeze(NOTHING): NOTHING}.get(named) or _BY_TITLE[named]


def find_meant(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the `known` questions that a text means, several by `TOGETHER`; the text if it means none."""
    by_key = {key_of(question): question for question in reversed(known)}
    if whole := by_key.get(key_of(text)):
        return (whole,)
    parts = [part.strip() for part in text.split(TOGETHER)] if TOGETHER in text else [text]
    return tuple(by_key.get(key_of(part)) or _nearest_of_its_kind(part, known) or part for part in parts)


def _nearest_of_its_kind(text: str, known: Iterable[str]) -> str | None:
    """Return the question that is slightly misspelt; "whom" and "whom not" are never a slip of the pen."""
    refuses = is_negated(text)
    return nearest(text, [question for question in known if is_negated(question) == refuses])


def could_fill(question: str) -> str | None:
    """Return the column that a question seems to fill by its words, None if it means none that we know.

    Refusal is looked for before any wish: what refuses people fills Avoid, and what denies anything else
    ("when can you not meet?") fills nothing by itself. Below a group of which nothing is known, as in
    "Mentoring [I'd love to get]", the words of the question count by themselves.
    """
    if (column := _find_column(question)) or is_negated(question):
        return column
    within = _BELOW_A_GROUP.match(question)
    by_itself = _find_column(within[1]) if within else None
    return by_itself if by_itself in ("Needs", "Offers") else None


def _find_column(question: str) -> str | None:
    if asks_whom_to_avoid(question):
        return "Avoid"
    if asks_former_address(question) or asks_for_anything(question):
        return None
    words = plain(without_how_to_answer(sentences_without_refusal(question)))
    if suggested := _find_worded(words):
        suggested = turn_to_receiver(suggested, words) if suggested in ("Offers", "Needs") else suggested
        is_other = _is_for_something_else(question, suggested, words)
        return None if is_other or not suggested or _is_of_other_side(question, suggested) else suggested
    if is_negated(question):
        return None
    if column := _find_side(question, words):
        return None if _WHY.search(words) or _is_of_other_side(question, column) else column
    return nearest(question, FORM_COLUMNS, key=squeeze)


_BELOW_A_GROUP = re.compile(r"[^\[\]]+\[([^\[\]]+ [^\[\]]+)\]\s*")


def _find_worded(words: str) -> str | None:
    """Return the column that the plain words of a question suggest, None if none does."""
    if asks_for_start(words):
        return "From"
    return next((column for column, pattern in QUESTION_PATTERNS if pattern.search(words)), None)


def _is_for_something_else(question: str, suggested: str | None, words: str) -> bool:
    """Return whether a question asks for something else than the column that its words suggest."""
    if suggested == "Would like":
        # A verb that wishes may wish for anything: "whom would you like to see matched with someone else?"
        return not wishes_for_these(question)
    if (suggested == "Availability" and asks_for_end(words)) or (suggested and is_for_fun(suggested, words)):
        return True
    is_of_degree = PREFERENCE.search(words) or _WHY.search(words)
    return (suggested in OF_A_KIND and bool(is_of_degree)) or (
        suggested in OF_NO_PEOPLE and begins_by_asking_who(question)
    )


def _find_side(question: str, words: str) -> str | None:
    """Return whether a question is for Needs or Offers by its topics, by a deed in it, or by a header of a deed alone."""
    if asks_for_topics(question) or offers_topics(question):
        return "Needs" if asks_for_topics(question) else "Offers"
    return side_of_deed(words) or _OF_SIDES.get(side_of_header(question))


def _is_of_other_side(question: str, column: str) -> bool:
    """Return whether a question is for those who need, or offer, nothing of a column by its own words."""
    if column == "Would like":
        return bool(_OF_WHAT.search(plain(question)))
    other = (
        Role.OFFERS
        if column in OF_THOSE_WHO_ASK
        else Role.ASKS
        if column in ("Offers", "Can support")
        else None
    )
    return other is not None and side_of_question(question) is other


def suggest(question: str) -> str | None:
    """Return the column that a question which fills nothing could fill, None if its words mean none.

    Words of a wish beside others that nobody knows mean Avoid: whoever takes it for that on trust parts two,
    and brings nobody together with the one whom they asked to be spared.
    """
    is_plain = wishes_for_these(question) or (
        wishes_for_people(question) and asks_for_people_otherwise(question)
    )
    return (
        could_fill(question)
        or find_titled(question)
        or ("Would like" if is_plain else "Avoid" if _may_wish(question) else None)
    )


def _may_wish(question: str) -> bool:
    words = plain(sentences_without_refusal(question))
    return _find_worded(words) == "Would like" or (
        wishes_for_people(question) and has_word_for_people(question)
    )


def find_titled(question: str) -> str | None:
    """Return the column that a header of a word or two is called like, None if it is called like none."""
    words = plain(question).split()
    while words and words[0] in OWN and squeeze(" ".join(words)) not in _BY_TITLE:
        words = words[1:]
    return _BY_TITLE.get(squeeze(" ".join(words)))


def is_by_plain_word(question: str) -> bool:
    """Return whether nothing but a plain word tells what a header means: a role may tell more."""
    return could_fill(question) is None and squeeze(question) not in _SYNONYMS


def _whole_name(questions: Sequence[str]) -> tuple[str, ...]:
    first = next((question for question in questions if FIRST_NAME.search(plain(question))), None)
    last = next((question for question in questions if LAST_NAME.search(plain(question))), None)
    return (first, last) if first and last and first != last else ()
