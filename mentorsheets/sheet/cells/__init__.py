"""What people type into one kind of cell, and what is understood by it. A guess is told, never hidden.

Each reader takes text and returns a `parsed` value: understood, understood with a remark, or not safe to
guess. An empty cell and "none" are no answer (`nothing`); a refusal is seen before a wish (`refusal`).
Nothing here knows rows, people or tabs. Easily got wrong: a spreadsheet hands over numbers and dates, not
what was typed.
"""
