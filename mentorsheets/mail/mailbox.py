"""Looks into the programme's own mailbox by IMAP. Nothing in it is ever changed, marked or deleted."""

import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from imap_tools import A, BaseMailBox, H, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxLoginError

from mentorsheets.errors import Unreachable, WrongUse
from mentorsheets.mail.address import ServerAddress
from mentorsheets.mail.login import Login, LoginRefused

TIMEOUT = 60.0


@contextmanager
def open_mailbox(
    address: ServerAddress, login: Login, trust: ssl.SSLContext | None = None
) -> Iterator[BaseMailBox]:
    """Log in at `address` and yield the mailbox, to be read only.

    `trust` replaces the system's certificates. Raises WrongUse if the login is refused and Unreachable for
    everything that may pass, also while the mailbox is in use.
    """
    try:
        box = _connect(address, trust or ssl.create_default_context())
        with box:
            _sign_in(box, login)
            yield box
    except (MailboxLoginError, LoginRefused):
        raise WrongUse(
            "The mailbox refused the login.", "Check the user and password or token; see docs/mail.md."
        ) from None
    except (ImapToolsError, OSError, EOFError) as error:
        raise Unreachable("The mailbox could not be read.", "A later run reads on from there.") from error


class MailboxEvidence:
    """The programme's copies of what was sent, as evidence of what arrived at the server."""

    wait = timedelta(minutes=15)
    """How long a copy may take to be there."""

    def __init__(self, box: BaseMailBox, folder: str = "") -> None:
        """Look into `folder` of `box`: by default the one for sent mail, as the server marks it."""
        box.folder.set(folder or sent_folder(box), readonly=True)
        self.box = box

    def arrived(self, message_ids: Iterable[str]) -> set[str]:
        """Return those of `message_ids` that lie in the folder."""
        return {found for found in message_ids if self.box.uids(A(header=H("Message-ID", found)))}

    def is_sound(self, known: list[str]) -> bool:
        """Say whether messages that surely went out are found; only then does a missing one mean anything."""
        return bool(known) and self.arrived(known) == set(known)


def sent_folder(box: BaseMailBox) -> str:
    """Return the folder that the server keeps sent mail in (RFC 6154), whatever its language calls it."""
    return next((found.name for found in box.folder.list() if "\\Sent" in found.flags), "INBOX")


def _connect(address: ServerAddress, trust: ssl.SSLContext) -> BaseMailBox:
    where = (address.host, address.port)
    if address.scheme == "imaps":
        return MailBox(*where, timeout=TIMEOUT, ssl_context=trust)
    if address.scheme == "imap+starttls":
        return MailBoxStartTls(*where, timeout=TIMEOUT, ssl_context=trust)
    return MailBoxUnencrypted(*where, timeout=TIMEOUT)


def _sign_in(box: BaseMailBox, login: Login) -> None:
    secret = login.secret()
    if login.is_token:
        box.xoauth2(login.user, secret, initial_folder=None)
    else:
        box.login(login.user, secret, initial_folder=None)
