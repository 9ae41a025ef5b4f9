"""What a form or list says of itself in a column, word for word in most rows: it is nobody's own words."""

from collections import Counter

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
