"""The command `mentorsheets`: the verbs of the library for a terminal.

Each command is a file that is loaded when it is called. It reads options, builds the one `Config`, calls a
verb and prints what came of it: words for people on a terminal, rows as JSON, and an exit code for a clock.
"""

from mentorsheets.cli.main import main

__all__ = ["main"]
