"""Follows up on answers, on silence, on endings and on whoever left, and nothing else. For cron, every hour.

    17 * * * *   cd /srv/mentoring && python jobs/followups.py

With daily.py you do not need it. See docs/running.md.
"""

from _run import run

run("follow-ups")
