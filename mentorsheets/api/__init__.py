"""What `import mentorsheets` promises: a sheet, what to propose, what is due, and a way to send it.

    >>> import mentorsheets as ms
    >>> sheet = ms.open("mine.xlsx")
    >>> plan = sheet.propose(today="2026-11-23")
    >>> plan.proof
    'As many people and needs are served as can be: no other set of matches does better.'
    >>> mails = sheet.due(today="2026-11-23")
    >>> print(sheet.send(mails, to="look-at-this").outbox)
    look-at-this

What `open` gives reads neither the environment nor a file of settings: what holds is what is handed in.
Everything raises the errors of `mentorsheets.errors`, each with a `sentence` on what is wrong and a `hint` on
what to do.
"""

from mentorsheets.api.beat import run_once
from mentorsheets.api.mentoring_sheet import MentoringSheet, open  # noqa: A004 - as `mentorsheets.open`
from mentorsheets.api.results import DueMail, DueMails, Problems, Proposal
from mentorsheets.api.sent_mails import SentMails
from mentorsheets.errors import Busy, MentorsheetsError, NeedsAPerson, Unreachable, WrongUse
from mentorsheets.workflow.wishes import Wishes

__all__ = [
    "Busy", "DueMail", "DueMails", "MentoringSheet", "MentorsheetsError", "NeedsAPerson", "Problems",
    "Proposal", "SentMails", "Unreachable", "Wishes", "WrongUse", "open",
    "run_once",
]  # fmt: skip
