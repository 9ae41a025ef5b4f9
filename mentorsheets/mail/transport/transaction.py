"""The handing over of one message, step by step, so that it is always known whether it may have arrived.

Until the final dot the server has nothing; after its whole reply the outcome is certain. Only between the
two is there doubt, and smtplib hides where that begins; so DATA is driven here.
"""

from mentorsheets.mail.messages import TAKEN_BACK, MailState, PlannedMail, SendOutcome, Stop
from mentorsheets.mail.smtp_replies import Fault, find_fault, outcome_of, reply_line, what_stops
from mentorsheets.mail.transport.connection import BrokenLine, Lane

LOST_BEFORE = SendOutcome(MailState.DEFERRED, "the connection was lost before the message was complete")
LOST_AFTER = SendOutcome(
    MailState.UNKNOWN, "the connection was lost before the server's answer to the message"
)
ABOUT_THIS_MESSAGE = (552, 555)
"""Refusals of MAIL for a message's size or wishes; all others mean the sender."""

NEEDS_UTF8 = SendOutcome(MailState.REFUSED, "the mail server takes no addresses with such letters (SMTPUTF8)")


class Talk:
    """One message on one connection. `outcome` is None as long as it is under way."""

    def __init__(self, lane: Lane, mail: PlannedMail, copy_to: str) -> None:
        """Prepare `mail` for `lane`; a copy in the same transaction goes to `copy_to`, if given."""
        self.lane = lane
        self.mail = mail
        self.outcome: SendOutcome | None = None
        self.is_stale = False
        self.takers = [*mail.recipients, *([copy_to] if copy_to else [])]
        self.accepted: list[str] = []
        self.refused: list[tuple[str, str]] = []
        self.deferral = ""
        self.may_have_arrived = False

    def say_from(self) -> None:
        """Begin."""
        extras = ""
        if self.mail.needs_smtputf8:
            if not self.lane.smtp.has_extn("smtputf8"):
                self.outcome = NEEDS_UTF8
                return
            extras = " SMTPUTF8 BODY=8BITMIME"
        self.lane.say(f"MAIL FROM:<{self.mail.sender}>{extras}\r\n".encode())

    def hear_from(self) -> None:
        """Learn whether the sender may send."""
        code, words = self.lane.hear()
        if code == 250:
            return
        found = outcome_of(reply_line(code, words))
        if code >= 500 and found.stop == Stop.NO and code not in ABOUT_THIS_MESSAGE:
            found = SendOutcome(MailState.PLANNED, found.reply, stop=Stop.REFUSED)
        self._end(found, code)

    def say_to(self, number: int) -> None:
        """Name a recipient, if there are so many."""
        if number < len(self.takers):
            self.lane.say(f"RCPT TO:<{self.takers[number]}>\r\n".encode())

    def hear_to(self, number: int) -> None:
        """Learn whether the recipient is taken."""
        if number >= len(self.takers):
            return
        code, words = self.lane.hear()
        if code in {250, 251, 252}:
            self.accepted.append(self.takers[number])
            return
        reply = reply_line(code, words)
        if code == 421 or what_stops(reply) != Stop.NO:
            self._end(outcome_of(reply), code)
        elif number >= len(self.mail.recipients):
            return
        elif code < 500:
            self.deferral = reply
        else:
            self.refused.append((self.takers[number], reply))

    def say_data(self) -> None:
        """Ask to hand the message over, unless nobody takes it, or somebody only later."""
        if self.deferral:
            self._end(SendOutcome(MailState.DEFERRED, self.deferral, tuple(self.refused)))
        elif not set(self.accepted) & set(self.mail.recipients):
            is_ours = all(find_fault(reply) is Fault.SENDER for _, reply in self.refused)
            state, reply = (MailState.DEFERRED, self.refused[0][1]) if is_ours else (MailState.REFUSED, "")
            self._end(SendOutcome(state, reply, tuple(self.refused)))
        else:
            self.lane.say(b"DATA\r\n")

    def say_body(self) -> None:
        """Hand over everything but the final dot."""
        code, words = self.lane.hear()
        if code != 354:
            self._end(outcome_of(reply_line(code, words)), code)
            return
        self.lane.say(stuff_dots(self.mail.content))

    def look_up(self) -> None:
        """Notice a server that gave up during the body: it has not taken the message."""
        if self.lane.has_spoken():
            self.lane.close()
            raise BrokenLine

    def say_dot(self) -> None:
        """Send the one byte that counts."""
        self.may_have_arrived = True
        self.lane.say(b".\r\n")

    def hear_verdict(self, within: float) -> None:
        """Learn what became of the message."""
        code, words = self.lane.hear(within)
        if 300 <= code < 400:
            self.lane.close()
            raise BrokenLine
        found = outcome_of(reply_line(code, words))
        self.outcome = SendOutcome(found.state, found.reply, tuple(self.refused), found.stop)
        self.lane.is_fresh = False
        if code == 421:
            self.lane.close()

    def take_back(self) -> None:
        """Drop a message whose body is on the way already: only hanging up prevents it."""
        self.outcome = TAKEN_BACK
        self.lane.close()

    def break_off(self) -> None:
        """Note that the connection is gone."""
        self.outcome = LOST_AFTER if self.may_have_arrived else LOST_BEFORE
        self.is_stale = not self.may_have_arrived and not self.lane.is_fresh

    def _end(self, outcome: SendOutcome, code: int | None = None) -> None:
        self.outcome = outcome
        if code == 421:
            self.is_stale = not self.lane.is_fresh
            self.lane.close()
            return
        self.lane.say(b"RSET\r\n")
        if self.lane.hear()[0] != 250:
            self.lane.close()


def stuff_dots(content: bytes) -> bytes:
    """Return `content` as DATA wants it (RFC 5321, 4.5.2): leading dots doubled, a line end at the end."""
    stuffed = (b"." if content.startswith(b".") else b"") + content.replace(b"\n.", b"\n..")
    return stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n"
