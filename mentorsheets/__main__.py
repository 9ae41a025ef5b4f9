"""Runs the command as `python -m mentorsheets`."""

from mentorsheets.cli import main

main()
