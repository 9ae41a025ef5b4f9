"""Lists and form answers that people have: which question fills which column, and which rows are new."""
