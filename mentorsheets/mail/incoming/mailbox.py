"""Looks into the programme's own mailbox by IMAP. Nothing in it is ever changed, marked or deleted."""

import imaplib
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from datetime import timedelta

from imap_tools import A, BaseMailBox, H, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxLoginError

from mentorsheets.errors import Unreachable, WrongUse
from mentorsheets.mail.mail_address import (
    MAILBOX,
    SPOKE_PLAINLY,
    LoginSources,
    ServerAddress,
    parse_mailbox_address,
)
from mentorsheets.mail.transport.login import Login, LoginRefused, find_login

TIMEOUT = 60.0
"""Seconds without a byte after which the server counts as gone; a search of a large mailbox takes many."""


@contextmanager
def open_mailbox(
    address: ServerAddress, login: Login, trust: ssl.SSLContext | None = None
) -> Iterator[BaseMailBox]:
    """Log in at `address` and yield the mailbox, to be read only.

    `trust` replaces the system's certificates. Raises WrongUse if the login is refused or the server cannot
    be trusted, and Unreachable for everything that may pass, also while the mailbox is in use.
    """
    try:
        box = _connect(address, trust)
        with closing(_Line(box)), box:
            _sign_in(box, login)
            yield box
    except (MailboxLoginError, LoginRefused):
        raise WrongUse(
            "The mailbox refused the login.", "Check the user and password or token; see docs/mail.md."
        ) from None
    except ssl.SSLCertVerificationError as error:
        raise WrongUse(
            f"The certificate of {address.host} cannot be trusted: {error.verify_message}.",
            "See that the host is right, and this computer's clock; nothing was said to that server.",
        ) from None
    except ssl.SSLError as error:
        if error.reason != SPOKE_PLAINLY:
            raise Unreachable("The mailbox could not be read.", "A later run reads on from there.") from error
        raise WrongUse(
            f"{address.host} does not begin with encryption on port {address.port}.",
            "imaps:// is for port 993, imap+starttls:// for 143.",
        ) from None
    except (ImapToolsError, imaplib.IMAP4.error, OSError, EOFError) as error:
        raise Unreachable("The mailbox could not be read.", "A later run reads on from there.") from error


class _Line:
    """The connection itself, which a failed good-bye would leave open."""

    def __init__(self, box: BaseMailBox) -> None:
        self.box = box

    def close(self) -> None:
        with suppress(OSError, imaplib.IMAP4.error):
            self.box.client.shutdown()


def find_mailbox(address: str, sources: LoginSources) -> AbstractContextManager[BaseMailBox]:
    """Return the mailbox at an address such as imaps://user@host, still to be opened.

    Raises WrongUse, also if it has no user; for what comes of opening it see `open_mailbox`.
    """
    server = parse_mailbox_address(address)
    login = find_login(server, sources)
    if login is None:
        raise WrongUse("The mailbox has no user.", f"Write it into {MAILBOX}: imaps://user@host.")
    return open_mailbox(server, login)


class MailboxEvidence:
    """The programme's copies of what was sent, as evidence of what arrived at the server."""

    wait = timedelta(minutes=15)
    """How long a copy may take to be there."""

    def __init__(self, box: BaseMailBox) -> None:
        """Look into `box`, where sent mail is kept and where the programme's own copies come in."""
        self.box = box
        self.folders = {find_sent_folder(box), "INBOX"}

    def arrived(self, sought: Mapping[str, Sequence[str]]) -> set[str]:
        """Return the keys of `sought` of which a copy is there under one of the Message-IDs of each."""
        found = set[str]()
        for folder in self.folders:
            self.box.folder.set(folder, readonly=True)
            found |= {
                key
                for key, ids in sought.items()
                if key not in found and any(self.box.uids(A(header=H("Message-ID", one))) for one in ids)
            }
        return found

    def is_sound(self, known: list[str]) -> bool:
        """Return whether messages that surely went out are found; only then a missing one means anything."""
        return bool(known) and self.arrived({one: (one,) for one in known}) == set(known)

    def would_have(self, _key: str) -> bool:
        """Return true: every message leaves its copy here, as those before it did."""
        return True


def read_extent(box: BaseMailBox) -> str:
    """Return what tells the mailbox from itself after another mail came in; nothing in it is opened."""
    found = box.folder.status("INBOX", ["UIDVALIDITY", "UIDNEXT"])
    return f"{found['UIDVALIDITY']} {found['UIDNEXT']}"


def find_sent_folder(box: BaseMailBox) -> str:
    """Return the folder that the server keeps sent mail in (RFC 6154), whatever its language calls it."""
    return next((found.name for found in box.folder.list() if "\\Sent" in found.flags), "INBOX")


def _connect(address: ServerAddress, trust: ssl.SSLContext | None) -> BaseMailBox:
    where = (address.host, address.port)
    if address.scheme == "imap":
        return MailBoxUnencrypted(*where, timeout=TIMEOUT)
    kind = MailBox if address.scheme == "imaps" else MailBoxStartTls
    return kind(*where, timeout=TIMEOUT, ssl_context=trust or ssl.create_default_context())


def _sign_in(box: BaseMailBox, login: Login) -> None:
    secret = login.secret()
    if login.is_token:
        box.xoauth2(login.user, secret, initial_folder=None)
    else:
        box.login(login.user, secret, initial_folder=None)
