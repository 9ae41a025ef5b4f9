"""From the cells of a book to a programme, with a problem beside each cell that could not be understood."""
