"""The spreadsheet: its one declared schema, reading it forgivingly, and writing only what is ours."""
