"""The rows of lists that nothing was taken from: what somebody wrote there is heard all the same."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from mentorsheets.sheet.forms.everybody import address_in, called_in, places_of
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.mapping import NEED_COLUMNS, Questions, propose
from mentorsheets.sheet.forms.row_marks import mark_row
from mentorsheets.sheet.forms.statements import find_statements
from mentorsheets.sheet.forms.times import moments
from mentorsheets.sheet.forms.unsaved import answer_at

TOPIC_COLUMNS = frozenset((*NEED_COLUMNS, "Offers", "Interests"))
"""Columns whose answers say what people talk about: there a wish to leave may be a topic."""


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A row that was left as it is: whose it says to be ("" if it does not), and all that is written there.

    `topics` are the texts that say what somebody wants to talk about.
    """

    name: str
    address: str
    texts: tuple[str, ...]
    topics: frozenset[str] = frozenset()


def list_left(
    forms: Iterable[tuple[Form, Questions]], is_taken: Callable[[str], bool], now: Collection[str]
) -> Iterator[LeftRow]:
    """Yield each row that was not taken before (`is_taken`) and is not taken `now`, by their marks."""
    for form, questions in forms:
        known = questions or propose(tuple(form.questions))
        names, addresses = (places_of(form, known, column) for column in ("Name", "Email"))
        topics = frozenset(place for column in TOPIC_COLUMNS for place in places_of(form, known, column))
        rows = range(form.header + 1, len(form.tab.rows))
        times = moments([answer_at(form, row, form.time) for row in rows])
        shown, statements = {*form.previews, *form.examples, *form.notes}, find_statements(form)
        for row, when in zip(rows, times, strict=True):
            said = _list_texts(form, row)
            texts = {place: text for place, text in said.items() if (place, text) not in statements}
            mark = mark_row(form, row, when) if texts and row not in shown else ""
            if not mark or mark in now or is_taken(mark):
                continue
            cells = [answer_at(form, row, place) for place in range(len(form.tab.rows[row]))]
            yield LeftRow(
                called_in(cells, names, ()),
                address_in(cells, addresses) or "",
                tuple(dict.fromkeys(texts.values())),
                frozenset(text for place, text in texts.items() if place in topics),
            )


def _list_texts(form: Form, row: int) -> dict[int, str]:
    width = len(form.tab.rows[row]) if form.width is None else form.width
    said = {place: answer_at(form, row, place) for place in range(width) if place != form.time}
    return {place: text for place, text in said.items() if isinstance(text, str) and text}
