"""Where what stands in the tab Today: rows and columns by their indexes, counted from 0."""

from mentorsheets.sheet.schema_machine import MOST_CHOICES

HEADER_ROW = 12
"""The row index of the header: above it is room for the sentence, the numbers and what can be asked for."""
FIRST = HEADER_ROW + 1
MOST_ROWS = 200
"""Rows below the header that are dressed with a drop-down and a link."""
WHAT, WHO, IN_WORDS_COLUMN, SINCE, WORD_COLUMN, WHERE, KEY, PEOPLE, TARGET, LABEL, CHOICES = range(11)
"""The indexes of the columns, as the schema declares them; choices go on to the right."""
DRAWN = CHOICES + MOST_CHOICES
"""The column of the marks of what we drew, behind the choices."""
LOOKED = (0, WHERE)
"""Where the day stands on which we last looked."""
NUMBER_ROW, LABEL_ROW = 3, 4
"""The rows of the six numbers, and of what each is of."""
