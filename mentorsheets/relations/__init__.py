"""The life of a relationship: what is due to whom on a day, and why; pure, with the day as an argument.

Terms. A *happening* is an event on one match or person, found by comparing the sheet with its history
(`detect`). A *transition* carries it out by the one table of `states`. A *part* is one thing to be said
(`mail_parts`). *Permission* is the one guard for whether somebody may be asked or told now.

Rules. `plan` is the one way in: happenings, then changes, then parts. What was said is known from the
sheet's own record, not from a memory of this machine. Easily got wrong: a mail counts as said when it went,
not when it was planned; a hold stops the clocks of silence as well.
"""
