"""From changes to edits of cells, found again by their row's key, and written all or not at all.

Changes speak of people and matches (`domain.changes`), edits of rows by key and columns by title; only
`locate` turns these into places, at the moment of writing. If somebody was faster, they are located anew.
Easily got wrong: people copy rows, so a key may stand there twice.
"""
