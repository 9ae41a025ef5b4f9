"""The mark by which a row of answers is known again."""

from datetime import datetime

from mentorsheets.sheet.forms.answer_marks import cell_text, mark_of
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.unsaved import answer_at


def mark_row(form: Form, row: int, when: datetime | None) -> str:
    """Return the mark of an answer: its moment and all that it says, wherever the columns stand."""
    cells = form.tab.rows[row][: form.width]
    said = sorted(cell_text(cell) for column, cell in enumerate(cells) if column != form.time)
    return mark_of(when or answer_at(form, row, form.time), *filter(None, said))
