"""Asks everybody who is due how it goes, and nothing else. For cron, on the days when you want to ask.

    7 9-16 * * 1   cd /srv/mentoring && python jobs/weekly_checkins.py

With daily.py you do not need it. See docs/running.md.
"""

from _run import run

run("check-ins")
