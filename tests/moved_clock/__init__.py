"""The tests under a moved clock: `python -m tests.moved_clock`. `preload` holds what each Python of such a run loads first."""
