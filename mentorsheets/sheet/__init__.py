"""The spreadsheet: its one declared schema, reading it forgivingly, and writing only what is ours.

Terms. A *tab* has a *spec* with its columns; a column is a person's (green) or the machine's (grey). A
*book* is what a backend read, cell by cell. An *edit* names a cell by its row's key and its column's title.

Rules. `columns` and `schema` declare everything once: headers, drop-downs, docs and erasure come from them.
`workbook` and `google` stand behind `backend` and pass the same tests. What is not understood is a problem
on its cell, and stops that row alone. Easily got wrong: rows and columns move at any moment while people
work.
"""
