"""Two messages, and bringing them into each state that a journal knows."""

from datetime import datetime, timedelta

from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.messages import MailState, MessageRecord, PlannedMail, SendOutcome
from tests.mail.letters import MONDAY, planned

ONE, OTHER = planned(1, lasts=timedelta(days=9)), planned(2, lasts=timedelta(days=9))
LATER = MONDAY + timedelta(hours=1)
SECOND = timedelta(seconds=1)
PLANNED, DEFERRED, CANCELLED, SUPPRESSED, REFUSED, SENDING, UNKNOWN, SENT = MailState
WAITING = {PLANNED, DEFERRED}


def put(
    journal: Journal, state: MailState, *mails: PlannedMail, reply: str = "", now: datetime = MONDAY
) -> None:
    """Bring messages into a state, as a run would."""
    for mail in mails or (ONE, OTHER):
        journal.plan([mail], now)
        if state is not PLANNED:
            journal.brink([mail.key.id], now, "me")
        if state not in {PLANNED, SENDING}:
            journal.record([(mail.key.id, SendOutcome(state, reply))], now)


def state_of(journal: Journal, mail: PlannedMail) -> MailState:
    (found,) = [one.state for one in journal.records() if one.key == mail.key.id]
    return found


def read(
    line: MailState, when: datetime = MONDAY, instance: str = "elsewhere", detail: str = ""
) -> MessageRecord:
    key = ONE.key
    return MessageRecord(key.id, key.kind, key.persons, key.period, line, when, instance, detail)
