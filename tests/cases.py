"""Whether each case of each test is tried: where CI runs it is, the plain run is kept to some minutes without."""

import os

EACH_CASE = os.environ.get("MENTORSHEETS_EACH_CASE") == "yes"
