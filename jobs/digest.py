"""Sends the coordinator the week's digest, and what cannot wait for it. For cron, every hour of Monday.

    37 * * * 1   cd /srv/mentoring && python jobs/digest.py

With daily.py you do not need it. See docs/running.md.
"""

from _run import run

run("digest")
