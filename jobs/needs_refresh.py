"""Asks people whose turn it is whether their needs have changed, and nothing else. For cron, once a week.

    27 9-16 * * 3   cd /srv/mentoring && python jobs/needs_refresh.py

Each is asked as often as the setting Ask needs anew says. With daily.py you do not need it.
See docs/running.md.
"""

from _run import run

run("needs")
