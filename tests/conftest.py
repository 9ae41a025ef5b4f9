"""How Hypothesis searches: the same way on each run, or anew with MENTORSHEETS_SEARCH=1."""

import os

from hypothesis import HealthCheck, settings

# One contract of properties is run on purpose by a class for each kind of sheet.
SHARED = (HealthCheck.differing_executors,)
settings.register_profile(
    "same", deadline=None, derandomize=True, print_blob=True, suppress_health_check=SHARED
)
settings.register_profile("anew", deadline=None, max_examples=500, suppress_health_check=SHARED)
settings.load_profile("anew" if os.environ.get("MENTORSHEETS_SEARCH") else "same")
