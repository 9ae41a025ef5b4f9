"""All that a day brings: collects answers, then sends what is due to each person, as one mail.

For cron, every hour, so that readers everywhere are written to in their own working hours; once a day will
do if all of them share one time zone. Nothing goes out twice, however often it runs.

    7 * * * *   cd /srv/mentoring && python jobs/daily.py

Sheet, mail server and journal are found as the command finds them: see docs/running.md.
"""

from _run import run

run()
