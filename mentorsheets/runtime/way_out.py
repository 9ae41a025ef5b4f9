"""The way out for mail that a run is told: a folder, or a server with its login and its pace."""

from dataclasses import dataclass, replace
from pathlib import Path

from mentorsheets.domain.settings import Settings
from mentorsheets.errors import WrongUse
from mentorsheets.mail.journal.accounts import AccountTally, FileTally, SharedTally, mark_account
from mentorsheets.mail.journal.open import is_shared
from mentorsheets.mail.mail_address import COPY, OutboxAddress, ServerAddress, parse_mail_address
from mentorsheets.mail.messages import Transport
from mentorsheets.mail.transport.deliver import NO_TALLY, PACES, Pace
from mentorsheets.mail.transport.headers import safe_address
from mentorsheets.mail.transport.login import find_login
from mentorsheets.mail.transport.outbox import Outbox
from mentorsheets.runtime.config import Config, account_file


@dataclass(frozen=True, slots=True)
class Way:
    """A way out for mail: how it goes, how fast, and the folder where it lies if it is an outbox."""

    transport: Transport
    pace: Pace
    folder: Path | None = None
    tally: AccountTally = NO_TALLY


def way_out(config: Config, settings: Settings) -> Way:
    """Return the way out for mail that is set.

    Raises:
        WrongUse: it is not understood, lacks a password, or a server is set but no coordinator's address.
    """
    address = parse_mail_address(config.mail, plain_allowed=config.is_plain_allowed)
    if isinstance(address, OutboxAddress):
        return Way(Outbox(address.folder), _in_turn(PACES["outbox"], config), address.folder)
    if not settings.coordinator_address:
        raise WrongUse(
            "The programme has no address to send from.",
            "Fill in Coordinator e-mail in the tab Settings; if that tab is gone, bring it back.",
        )
    # Most runs have an outbox, and do without it.
    from mentorsheets.mail.transport.smtp import SmtpServer  # noqa: PLC0415

    server = SmtpServer(address, find_login(address, config.logins), copy_to=copy_to(config))
    return Way(server, _in_turn(pace_of(address.host), config), tally=_tally(address, config))


def _in_turn(pace: Pace, config: Config) -> Pace:
    return replace(pace, most=config.turn.mails, turn=config.turn.length)


def _tally(address: ServerAddress, config: Config) -> AccountTally:
    """Return what counts the mail of an account for all programmes that send through it."""
    if pace_of(address.host).per_day is None:
        return NO_TALLY
    account = mark_account(address.user, address.host)
    if is_shared(config.journal):
        return SharedTally(account)
    return FileTally(account, account_file(account))


def copy_to(config: Config) -> str:
    """Return the address that a copy of every mail goes to in the same breath, as evidence; empty for none.

    Raises:
        WrongUse: it is no address.
    """
    try:
        address = safe_address(config.copy_to, COPY) if config.copy_to else ""
    except WrongUse as error:
        raise WrongUse(error.sentence, "Write the programme's own mail address there.") from None
    if not address.isascii():
        raise WrongUse(f"{COPY} holds letters that not every server takes.", "Write one in plain letters.")
    return address


def pace_of(host: str) -> Pace:
    """Return how fast the server `host` lets one account send."""
    if "gmail" in host:
        return PACES["gmail"]
    if "google" in host:
        return PACES["workspace"]
    return PACES["microsoft"] if "office365" in host or "outlook" in host else Pace()
