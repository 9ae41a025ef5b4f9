"""How Hypothesis searches: the same way on each run, or anew with MENTORSHEETS_SEARCH=1."""

import os

from hypothesis import settings

settings.register_profile("same", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("anew", deadline=None, max_examples=500)
settings.load_profile("anew" if os.environ.get("MENTORSHEETS_SEARCH") else "same")
