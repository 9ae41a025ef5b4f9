"""From the cells of a book to a programme, with a problem beside each cell that could not be understood.

Tabs and columns are found by their titles wherever they stand, people by address or name (`people_index`).
Nothing raises for what somebody typed; a row that is not safe to read is left out and told. Wishes to be
kept apart are read generously, wishes to meet strictly. Easily got wrong: two people may have one name.
"""
