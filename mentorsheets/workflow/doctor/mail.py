"""Examining what mail needs: the journal in a safe place, and a way out that is open. Nothing is sent."""

import os
from datetime import date
from pathlib import Path

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import AnswersBy, Settings
from mentorsheets.errors import MustLookFirst, NeedsAPerson, Unreachable, WrongUse
from mentorsheets.mail.incoming.mailbox import find_mailbox
from mentorsheets.mail.journal.open import is_shared
from mentorsheets.mail.mail_address import COPY, OutboxAddress, ServerAddress, parse_mail_address
from mentorsheets.mail.messages import MailState, SendOutcome, Stop
from mentorsheets.mail.transport.connection import BrokenLine
from mentorsheets.mail.transport.deliver import Pace
from mentorsheets.mail.transport.login import Login, find_login
from mentorsheets.mail.transport.smtp import BAD_CERTIFICATE, OTHER_PORT, CannotOpen, SmtpServer
from mentorsheets.relations.losses import Loss, find_losses
from mentorsheets.relations.other_secret import is_other_secret
from mentorsheets.relations.short_secret import STILL_COUNTS
from mentorsheets.runtime.config import SECRET, SECRET_BEFORE, Config, refuse_to_vanish
from mentorsheets.runtime.forgotten import add_traces
from mentorsheets.runtime.open_journal import open_journal
from mentorsheets.runtime.secret import LEAST_SECRET, SIGNED_OTHERWISE, name_secrets, refuse_short
from mentorsheets.runtime.shared_folder import find_sharing, find_syncing, mounts_here
from mentorsheets.runtime.way_out import copy_to, pace_of
from mentorsheets.workflow.doctor.findings import Findings
from mentorsheets.workflow.doctor.rebuild import NO_FILE, name_other
from mentorsheets.workflow.unheard import NAME_ONE, tell_unheard

NOT_FROM = "it takes no mail from the address in Coordinator e-mail"
ALIAS = "Let Coordinator e-mail be the address that logs in, or make it an alias of that account."
JOURNAL, MAIL_TOPIC, ANSWERS = "Journal", "Mail", "Answers by mail"
REFUSED_FROM = 500
"""The lowest code of a reply that says no for good (RFC 5321, 4.2.1)."""
ANSWER_WITHIN = 15.0
"""Seconds that a mail server has for each answer."""


def examine_journal(config: Config, programme: Programme | None, moment: Moment, findings: Findings) -> None:
    """Look over the journal: its place, whether it opens, the clock, and mails of unknown fate."""
    if not is_shared(config.journal) and not _is_good_place(Path(config.journal).absolute(), findings):
        return
    if not programme:
        return
    losses = findings.attempt(JOURNAL, lambda: _list_lost(config, programme, moment))
    for loss in losses or ():
        findings.wrong(JOURNAL, MustLookFirst(loss.sentence, loss.hint))
    if losses == [] and findings.attempt(JOURNAL, lambda: _agrees(config, programme, moment)):
        findings.fine(JOURNAL, "It opens, belongs to this programme, and agrees with the clock.")


def _list_lost(config: Config, programme: Programme, moment: Moment) -> list[Loss]:
    """Return what a sheet lost by what its journal knows, as with an older version of it.

    Raises:
        MustLookFirst, WrongUse, Unreachable: the journal cannot be used.
    """
    told = {loss.key for loss in find_losses(programme)}
    with open_journal(config, programme, moment) as journal:
        return [loss for loss in find_losses(add_traces(programme, journal)) if loss.key not in told]


def _is_good_place(path: Path, findings: Findings) -> bool:
    """Look over where a file lies; return whether it is there to be opened."""
    folder = path.parent.resolve()
    if sharer := find_sharing(folder, mounts_here()) or find_syncing(folder):
        findings.to_mend(
            JOURNAL,
            f"The journal lies on {sharer}, where it can be damaged, or copied back from another computer.",
            "Set journal in mentorsheets.toml to a file on this computer's own disk.",
        )
    if path.exists() or path.is_symlink():
        return findings.attempt(JOURNAL, lambda: _may_be_written(path)) is True
    if findings.attempt(JOURNAL, lambda: _may_be_made(path)):
        findings.fine(JOURNAL, f"There is none yet; the first mail makes it: {path}")
    return False


def examine_mail(config: Config, programme: Programme | None, findings: Findings) -> None:
    """Look over the way out: the folder, or the server with its login."""
    if not findings.attempt(MAIL_TOPIC, lambda: _stays(config)):
        return
    plain = config.is_plain_allowed
    address = findings.attempt(MAIL_TOPIC, lambda: parse_mail_address(config.mail, plain_allowed=plain))
    match address:
        case OutboxAddress(folder):
            if findings.attempt(MAIL_TOPIC, lambda: _may_be_made(folder.absolute() / "mail.eml")):
                findings.fine(
                    MAIL_TOPIC, f"Mails are only written into the folder {folder}; nobody gets any."
                )
        case ServerAddress():
            sender = programme.settings.coordinator_address if programme else ""
            said = findings.attempt(MAIL_TOPIC, lambda: _reach(address, config, sender))
            if said:
                findings.fine(MAIL_TOPIC, said)
            _examine_copies(address.host, config, findings)


def _examine_copies(host: str, config: Config, findings: Findings) -> None:
    """Look whether a copy of each mail is kept, by which one of unknown fate settles itself."""
    copy = findings.attempt(MAIL_TOPIC, lambda: copy_to(config))
    if copy:
        findings.fine(MAIL_TOPIC, f"A copy of each mail goes to {copy}.")
    elif copy is not None and config.mailbox and pace_of(host) == Pace():
        # The great providers keep what is sent through them by themselves.
        findings.advise(
            MAIL_TOPIC,
            "No copies are kept that could tell whether a mail went out when the line broke.",
            f"Set {COPY} to the programme's own address.",
        )


def examine_secret(
    config: Config, findings: Findings, programme: Programme | None = None, today: date | None = None
) -> None:
    """Look whether a secret that somebody chose is long enough that nobody can try them all."""
    if programme and today and findings.attempt(ANSWERS, lambda: _may_sign(programme, config, today)) is None:
        return
    if programme and config.secret and is_other_secret(programme, name_secrets(config)):
        findings.to_mend(
            ANSWERS,
            SIGNED_OTHERWISE,
            f"Set {SECRET} to the one of before; or, if that was to be replaced, {SECRET_BEFORE} to it.",
        )
    if 0 < len(config.secret) < LEAST_SECRET:
        findings.advise(
            ANSWERS,
            f"The secret that signs answers is short: {len(config.secret)} characters.",
            f"Set {SECRET} to {LEAST_SECRET} or more, and {SECRET_BEFORE} to this one, so that answers "
            f"to mail that went out still count. After {STILL_COUNTS.days} days a short one counts no more.",
        )


def examine_mailbox(config: Config, programme: Programme | None, findings: Findings) -> bool:
    """Return whether the mailbox that answers come into can be read; without one, note what stays unheard."""
    if not config.mailbox:
        settings = programme.settings if programme else Settings()
        unheard = tell_unheard(config.mailbox, settings)
        if settings.answers_by is AnswersBy.MAILBOX:
            findings.to_mend(ANSWERS, unheard, NAME_ONE)
        elif not config.mail.startswith("outbox:"):
            findings.advise(ANSWERS, unheard, NAME_ONE)
        return False
    if not findings.attempt(ANSWERS, lambda: _can_be_read(config)):
        return False
    findings.fine(ANSWERS, "The mailbox can be read; nothing in it is changed.")
    return True


def _may_sign(programme: Programme, config: Config, today: date) -> bool:
    """Return True if mail can be signed. Raises WrongUse if the secret is too short, and its time over."""
    refuse_short(programme, config, today)
    return True


def _can_be_read(config: Config) -> bool:
    """Return True if the mailbox lets us in.

    Raises:
        WrongUse, Unreachable: it does not, or is not understood.
    """
    with find_mailbox(config.mailbox, config.logins_to_read):
        return True


class Caller(SmtpServer):
    """A mail server that is greeted and logged into, asked about the sender, and then left alone."""

    def call(self, sender: str) -> SendOutcome | None:
        """Return None if the server lets us in and takes mail from `sender`, else what it says instead."""
        try:
            lane = self._connect(sender.rpartition("@")[2] or "localhost", patiently=True)
        except CannotOpen as closed:
            return closed.outcome
        try:
            # Without any recipient, nothing is sent: it only tells whether mail may come from this address.
            lane.say(b"MAIL FROM:<%s>\r\n" % sender.encode())
            code, _ = lane.hear()
        except BrokenLine:
            return None
        lane.quit()
        return SendOutcome(MailState.REFUSED, f"{NOT_FROM} ({code})") if code >= REFUSED_FROM else None


def _reach(address: ServerAddress, config: Config, sender: str) -> str:
    """Return what is fine about a server.

    Raises:
        WrongUse: it refuses the login, cannot be trusted, or there is no password.
        Unreachable: it does not answer.
    """
    login = find_login(address, config.logins)
    where = f"{address.host}, port {address.port}"
    outcome = Caller(address, login, answer_within=ANSWER_WITHIN).call(sender)
    if outcome is None:
        return f"{where}: it answers" + (", and takes the login." if login else "; no login is set.")
    if outcome.stop is Stop.UNREACHABLE:
        hint = (
            "See that name, port and network are right: smtps:// is for port 465, smtp+starttls:// for 587."
        )
        raise Unreachable(f"{where}: {outcome.reply}.", hint)
    if outcome.reply.startswith(NOT_FROM):
        raise WrongUse(f"{where}: {outcome.reply}.", ALIAS)
    raise WrongUse(f"{where}: {outcome.reply}.", _advice(outcome.reply, login))


def _advice(reply: str, login: Login | None) -> str:
    if reply == BAD_CERTIFICATE:
        return "See that the host is right, and this computer's clock; nothing was said to that server."
    if reply == OTHER_PORT:
        return "Change MENTORSHEETS_MAIL as that says."
    if login is None:
        return "Most servers want a login: smtp+starttls://user@host, with the password set apart."
    return "Check user and password; many providers want an app password, or a token (docs/mail.md)."


def _stays(config: Config) -> bool:
    """Return True if mail, and its secret, outlast the run. Raises WrongUse if they vanish with its disk."""
    refuse_to_vanish(config)
    return True


def _may_be_written(path: Path) -> bool:
    """Return True if the journal's file can be written to. Raises WrongUse if it cannot, or is none."""
    if not path.is_file():
        raise WrongUse(NO_FILE, name_other(path))
    if not os.access(path, os.W_OK):
        raise WrongUse("The journal is write-protected.", f"Allow writing to {path}")
    return True


def _agrees(config: Config, programme: Programme, moment: Moment) -> bool:
    """Return True if the journal can be worked with, and the fate of every mail in it is known.

    Raises:
        NeedsAPerson: there are some of unknown fate, or the clock stands before the journal.
        WrongUse: it is another programme's, or cannot be read.
        Unreachable: its database does not answer.
    """
    with open_journal(config, programme, moment) as journal:
        unknown = len(journal.records(MailState.UNKNOWN))
    if unknown:
        raise NeedsAPerson(
            f"Of {unknown} mails nobody knows whether they arrived.", "mentorsheets settle lists them."
        )
    return True


def _may_be_made(path: Path) -> bool:
    """Return True if a file of this name can be made, with the folders above it.

    Raises:
        WrongUse: it cannot.
    """
    folder = next(parent for parent in path.parents if parent.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        raise WrongUse(f"Nothing can be written into {folder}.", "Allow it, or name another folder.")
    return True
