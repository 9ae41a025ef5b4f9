"""Notices that a server refuses one reader after another in the same words: then it is not about them."""

import re
from dataclasses import dataclass, field

from mentorsheets.mail.messages import MailState, PlannedMail, SendOutcome
from mentorsheets.mail.smtp_replies import Fault, find_fault

MOST_ALIKE = 3
"""So many readers in a row are refused alike before a run stops."""
MOST_UNKNOWN = 10
"""So many in a row may be unknown before anybody was reached; an old list has several such addresses."""
VARIES = re.compile(r"[^\W_]*\d[^\W_]*|…|\W+")
"""Numbers and marks that a server puts into each reply anew."""


@dataclass(slots=True)
class Streak:
    """The messages that were refused one after the other in the same words, and what was held for them."""

    mails: list[PlannedMail] = field(default_factory=list)
    held: list[PlannedMail] = field(default_factory=list)
    states: list[MailState] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    reply: str = ""

    def note(self, mail: PlannedMail, outcome: SendOutcome) -> None:
        """Take in what became of the next message."""
        reply = outcome.refused[0][1] if outcome.refused else outcome.reply
        is_refused = outcome.state is MailState.REFUSED or (
            outcome.state is MailState.DEFERRED and reply.startswith("5")
        )
        if outcome.state is MailState.SENT or (is_refused and not self._is_alike(reply)):
            self.mails, self.held, self.states, self.refused = [], [], [], []
        if is_refused and find_fault(reply) is not Fault.MAILBOX:
            self.mails.append(mail)
            self.states.append(outcome.state)
            self.refused += [who for who, _ in outcome.refused]
            self.reply = reply

    def note_held(self, mail: PlannedMail, outcome: SendOutcome) -> None:
        """Take in a message that was held, since one of these may have been why: its address was refused."""
        if not set(self.refused).isdisjoint(mail.recipients):
            self.held.append(mail)
            self.states.append(outcome.state)

    def is_too_long(self, *, has_sent: bool) -> bool:
        """Return whether it is time to stop; `has_sent`: the server took something in this run."""
        if find_fault(self.reply) is Fault.ADDRESS:
            return len(self.mails) >= MOST_UNKNOWN and not has_sent
        return len(self.mails) >= MOST_ALIKE

    def _is_alike(self, reply: str) -> bool:
        return VARIES.sub(" ", reply).split() == VARIES.sub(" ", self.reply).split()
