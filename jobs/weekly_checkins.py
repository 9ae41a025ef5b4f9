"""Asks everybody who is due how it goes. For cron, daily or weekly: nobody is asked twice in a week.

    7 9 * * 1   cd /srv/mentoring && python jobs/weekly_checkins.py

The sheet, the mail server and the journal are found as the command finds them: see docs/commands.md.
"""

from mentorsheets.cli import main

main(["checkin"])
