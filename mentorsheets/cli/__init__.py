"""The command `mentorsheets`: the verbs of the workflow for a terminal."""

from mentorsheets.cli.main import main

__all__ = ["main"]
