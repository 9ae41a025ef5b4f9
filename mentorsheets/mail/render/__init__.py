"""From facts and templates to the words, the page and the calendar entry that a reader gets."""
