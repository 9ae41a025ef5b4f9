"""Sends through a mail server: several messages side by side, so that the journal's writes are shared."""

import smtplib
import ssl
from collections.abc import Callable
from functools import cached_property, partial

from tenacity import (
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    stop_after_delay,
    wait_exponential_jitter,
)

from mentorsheets.mail.mail_address import SPOKE_PLAINLY, ServerAddress
from mentorsheets.mail.messages import Brink, MailState, PlannedMail, SendOutcome, Stop
from mentorsheets.mail.smtp_replies import outcome_of, reply_line
from mentorsheets.mail.transport.connection import BrokenLine, Lane
from mentorsheets.mail.transport.login import Login, LoginRefused, sign_in
from mentorsheets.mail.transport.transaction import Talk

LONG_WAIT = 600.0
"""RFC 5321, 4.5.3.2.6: a client that gives up earlier after the final dot makes duplicates elsewhere."""


MOST_CONNECTIONS_HERE, MOST_CONNECTIONS_ELSEWHERE = 25, 4
"""How many connections at most: a mail system on this computer takes many, a provider often only a few."""


BAD_CERTIFICATE = "its certificate is not to be trusted"
OTHER_PORT = "it does not begin with encryption there (smtps:// is for port 465, smtp+starttls:// for 587)"


class CannotOpen(Exception):
    """No connection can be had; `outcome` says what that means for the mail."""

    def __init__(self, outcome: SendOutcome) -> None:
        super().__init__(outcome.reply)
        self.outcome = outcome


def _may_pass(error: BaseException) -> bool:
    if isinstance(error, smtplib.SMTPResponseException):
        return 400 <= error.smtp_code < 500
    return isinstance(error, OSError) and not isinstance(error, ssl.SSLError | smtplib.SMTPNotSupportedError)


SMTP_TRIES = stop_after_attempt(3) | stop_after_delay(45)
"""Three, none after 45 seconds: an overrun server often takes the second, and a later run goes on."""
SMTP_BACKOFF = wait_exponential_jitter(initial=1, max=10, jitter=1)
"""Seconds between tries to connect."""


class SmtpServer:
    """A mail server as a way out. Connections are opened when needed, and kept for the next messages."""

    def __init__(
        self,
        address: ServerAddress,
        login: Login | None = None,
        *,
        lanes: int = 0,
        copy_to: str = "",
        trust: ssl.SSLContext | None = None,
        answer_within: float = 60.0,
        verdict_within: float = LONG_WAIT,
    ) -> None:
        """Reach the server at `address`.

        `lanes` is how many connections at most (0: what is usual for such a server); `copy_to` gets every
        message in the same transaction, as evidence; `trust` replaces the system's certificates; waits are in
        seconds.
        """
        self.address = address
        self.login = login
        self.lanes = lanes or (MOST_CONNECTIONS_HERE if address.is_loopback else MOST_CONNECTIONS_ELSEWHERE)
        self.copy_to = copy_to
        self._trust = trust
        self.answer_within = answer_within
        self.verdict_within = verdict_within
        self._open: list[Lane] = []

    @cached_property
    def trust(self) -> ssl.SSLContext:
        """The certificates that count; to read the system's takes longer than a mail in the clear does."""
        return self._trust or ssl.create_default_context()

    def deliver(self, mails: list[PlannedMail], brink: Brink) -> list[SendOutcome]:
        """Hand over each message; one that met a connection the server had tired of gets a fresh one."""
        outcomes: dict[str, SendOutcome] = {}
        waiting = list(mails)
        while waiting:
            try:
                lanes = self._ready(len(waiting), waiting[0].sender)
            except CannotOpen as closed:
                outcomes |= {mail.key.id: closed.outcome for mail in waiting}
                break
            talks = [Talk(lane, mail, self.copy_to) for lane, mail in zip(lanes, waiting, strict=False)]
            try:
                self._side_by_side(talks, brink)
            except BaseException:
                # A body without its dot must not be completed by whatever comes next on this connection.
                self._hang_up()
                raise
            outcomes |= {talk.mail.key.id: talk.outcome for talk in talks if talk.outcome}
            again = [talk.mail for talk in talks if talk.is_stale]
            waiting = again + waiting[len(talks) :]
        return [outcomes[mail.key.id] for mail in mails]

    def close(self) -> None:
        """Say goodbye on every connection."""
        for lane in self._open:
            lane.quit()
        self._open = []

    def _hang_up(self) -> None:
        for lane in self._open:
            lane.close()

    def _side_by_side(self, talks: list[Talk], brink: Brink) -> None:
        _each(talks, Talk.say_from)
        _each(talks, Talk.hear_from)
        for number in range(max(len(talk.takers) for talk in talks)):
            _each(talks, partial(Talk.say_to, number=number))
            _each(talks, partial(Talk.hear_to, number=number))
        _each(talks, Talk.say_data)
        _each(talks, Talk.say_body)
        _each(talks, Talk.look_up)
        ready = [talk for talk in talks if talk.outcome is None]
        allowed = brink([talk.mail.key.id for talk in ready]) if ready else set()
        for talk in ready:
            if talk.mail.key.id not in allowed:
                talk.take_back()
        _each(talks, Talk.say_dot)
        _each(talks, partial(Talk.hear_verdict, within=self.verdict_within))

    def _ready(self, wanted: int, sender: str) -> list[Lane]:
        self._open = [lane for lane in self._open if lane.is_open]
        while len(self._open) < min(wanted, self.lanes):
            try:
                # One more that is not to be had is no loss, so only the first is worth waiting for.
                self._open.append(self._connect(sender.partition("@")[2], patiently=not self._open))
            except CannotOpen:
                if not self._open:
                    raise
                self.lanes = len(self._open)
        return self._open[:wanted]

    def _connect(self, name: str, *, patiently: bool) -> Lane:
        try:
            return self._connect_patiently(name) if patiently else self._connect_once(name)
        except LoginRefused as refused:
            raise CannotOpen(_stop(Stop.REFUSED, str(refused))) from None
        except smtplib.SMTPResponseException as refused:
            raise CannotOpen(_refusal(refused)) from None
        except smtplib.SMTPNotSupportedError:
            raise CannotOpen(_stop(Stop.REFUSED, "it offers no STARTTLS or login")) from None
        except ssl.SSLCertVerificationError:
            raise CannotOpen(_stop(Stop.REFUSED, BAD_CERTIFICATE)) from None
        except ssl.SSLError as error:
            is_plain = error.reason == SPOKE_PLAINLY
            stop = Stop.REFUSED if is_plain else Stop.UNREACHABLE
            raise CannotOpen(_stop(stop, OTHER_PORT if is_plain else "no encryption came about")) from None
        except (OSError, smtplib.SMTPException):
            raise CannotOpen(_stop(Stop.UNREACHABLE, "no connection")) from None

    def _connect_patiently(self, name: str) -> Lane:
        retrying = Retrying(
            retry=retry_if_exception(_may_pass), stop=SMTP_TRIES, wait=SMTP_BACKOFF, reraise=True
        )
        return retrying(self._connect_once, name)

    def _connect_once(self, name: str) -> Lane:
        where = (self.address.host, self.address.port)
        if self.address.scheme == "smtps":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                *where, local_hostname=name, timeout=self.answer_within, context=self.trust
            )
        else:
            smtp = smtplib.SMTP(*where, local_hostname=name, timeout=self.answer_within)
        try:
            smtp.ehlo_or_helo_if_needed()
            if self.address.scheme == "smtp+starttls":
                smtp.starttls(context=self.trust)
                smtp.ehlo()
            if self.login:
                sign_in(smtp, self.login)
        except BaseException:
            smtp.close()
            raise
        return Lane(smtp, self.answer_within)


def _each(talks: list[Talk], step: Callable[[Talk], None]) -> None:
    for talk in talks:
        if talk.outcome is None:
            try:
                step(talk)
            except BrokenLine:
                if talk.outcome is None:
                    talk.break_off()


def _stop(stop: Stop, reply: str) -> SendOutcome:
    return SendOutcome(MailState.PLANNED, reply, stop=stop)


def _refusal(error: smtplib.SMTPResponseException) -> SendOutcome:
    words = error.smtp_error if isinstance(error.smtp_error, bytes) else error.smtp_error.encode()
    reply = reply_line(error.smtp_code, words)
    stop = outcome_of(reply).stop
    if stop == Stop.NO:
        stop = Stop.REFUSED if error.smtp_code >= 500 else Stop.UNREACHABLE
    return _stop(stop, reply)
