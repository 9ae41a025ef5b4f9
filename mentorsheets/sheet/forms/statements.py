"""What stands where a question fills nothing: somebody's own words, or a yes to those of the question.

What a form or list says of itself in a column, word for word in most rows, is nobody's own words.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from mentorsheets.sheet.adopt.yes_or_no import MOST_BESIDE, SAYING_YES, first_of, key_of_answer
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.unsaved import answer_at

LONG_STATEMENT = 12
"""Words from which on nobody writes what others write: a stop that several wrote alike is shorter."""
STATED_BY = 5
"""So many rows have it at least."""

Statements = frozenset[tuple[int, str]]
"""Columns, by their place, and texts."""


def find_statements(form: Form) -> Statements:
    """Return the long texts that stand in more than half of the rows in which their column says anything."""
    said: dict[int, Counter[str]] = {}
    for row in range(form.header + 1, len(form.tab.rows)):
        for place in range(len(form.tab.rows[row])):
            text = answer_at(form, row, place)
            if isinstance(text, str) and text:
                said.setdefault(place, Counter())[text] += 1
    return frozenset(
        (place, text)
        for place, texts in said.items()
        for text, count in texts.most_common(1)
        if count >= STATED_BY and 2 * count > texts.total() and len(text.split()) >= LONG_STATEMENT
    )


def find_unheard(
    form: Form, row: int, columns: Mapping[str, Collection[int]], statements: Statements
) -> Iterator[str]:
    """Yield what somebody wrote where the question fills no column, or below their address."""
    for place in _list_free(form, row, columns):
        said = answer_at(form, row, place)
        if isinstance(said, str) and said and (place, said) not in statements:
            yield said
    for place in columns.get("Email", ()):
        said = answer_at(form, row, place)
        if isinstance(said, str) and len(said.split()) > 1:
            yield said


def find_agreed(form: Form, row: int, columns: Mapping[str, Collection[int]]) -> Iterator[str]:
    """Yield the questions that fill no column and were answered by a yes, each with that."""
    titles = {place: asked for asked, places in form.questions.items() for place in places}
    for place in _list_free(form, row, columns):
        said = answer_at(form, row, place)
        key = key_of_answer(said)
        is_yes = key in SAYING_YES or (len(key.split()) <= MOST_BESIDE and first_of(key) in SAYING_YES)
        if is_yes and (asked := titles.get(place)):
            yield f"{asked}\n{said}"


def _list_free(form: Form, row: int, columns: Mapping[str, Collection[int]]) -> Iterator[int]:
    known = {form.time, *(place for places in columns.values() for place in places)}
    yield from (place for place in range(len(form.tab.rows[row])) if place not in known)
