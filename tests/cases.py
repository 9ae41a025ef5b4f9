"""Whether each case of each test is tried: where CI runs it is, the plain run stays under five minutes without."""

import os

EACH_CASE = os.environ.get("MENTORSHEETS_EACH_CASE") == "yes"
