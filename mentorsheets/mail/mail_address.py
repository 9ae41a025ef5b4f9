"""Where mail goes, as one line of settings says it: an outbox folder, or a server."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mentorsheets.errors import WrongUse

MAILBOX = "MENTORSHEETS_MAILBOX"
"""The variable that names the mailbox which answers, copies and bounces come into."""
COPY = "MENTORSHEETS_MAIL_COPY"
"""The variable that names the programme's own mailbox, to which each mail goes as well."""

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
"""The ports of RFC 5321, 6409 and 8314 for each way to a server."""
MAILBOX_PORTS = {"imap": 143, "imap+starttls": 143, "imaps": 993}
"""The ports of RFC 9051 and 8314 for each way to a mailbox."""
LOOPBACK = ("localhost", "127.0.0.1", "::1")
SPOKE_PLAINLY = "WRONG_VERSION_NUMBER"
"""How OpenSSL calls the answer of a server that is talked to encrypted and speaks in the clear."""
MAILBOX_EXAMPLES = "Write imaps://user@host:993, or imap+starttls://user@host:143."
ADDRESS_EXAMPLES = "Write outbox:FOLDER, or smtp+starttls://user@host:587, or smtps://user@host:465."


@dataclass(frozen=True, slots=True)
class OutboxAddress:
    """A folder for finished messages."""

    folder: Path


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """An SMTP or IMAP server; `scheme` is smtp or imap (no encryption), with +starttls, or with an s.

    Its password is never shown.
    """

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def is_loopback(self) -> bool:
        """Whether the server is on this very computer."""
        return self.host in LOOPBACK


@dataclass(frozen=True, slots=True)
class LoginSources:
    """Where the secret of a mail server's user may come from; the first that is not "" holds.

    A command that prints an OAuth token, a google-auth credentials file, a file with the password, and the
    password itself.
    """

    token_command: str = ""
    google_key: str = ""
    password_file: str = ""
    password: str = field(default="", repr=False)


def parse_mail_address(text: str, *, plain_allowed: bool = False) -> OutboxAddress | ServerAddress:
    """Read the value of MENTORSHEETS_MAIL.

    `smtp://` sends in the clear, so it reaches this computer only unless `plain_allowed`. Raises WrongUse
    with no part of the value in it, since that may hold a password.
    """
    if text.startswith("outbox:"):
        return OutboxAddress(Path(text.removeprefix("outbox:") or "outbox").expanduser())
    return _parse_server(text, PORTS, ADDRESS_EXAMPLES, plain_allowed=plain_allowed)


def parse_mailbox_address(text: str, *, plain_allowed: bool = False) -> ServerAddress:
    """Read the address of a mailbox: `imaps://user@host`, `imap+starttls://` or, to loopback, `imap://`.

    Raises WrongUse with no part of the value in it.
    """
    return _parse_server(text, MAILBOX_PORTS, MAILBOX_EXAMPLES, plain_allowed=plain_allowed)


def read_user(text: str) -> str:
    """Return whose account an address of mail names, "" if nobody's; it may be one that is not understood."""
    try:
        return unquote(urlsplit(text).username or "")
    except ValueError:
        return ""


def read_host(text: str) -> str:
    """Return at which host an address of mail is, "" if none can be made out."""
    try:
        return urlsplit(text).hostname or ""
    except ValueError:
        return ""


def _parse_server(text: str, ports: dict[str, int], examples: str, *, plain_allowed: bool) -> ServerAddress:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise WrongUse("The mail setting has a wrong port or host.", examples) from None
    if parts.scheme not in ports or not parts.hostname or parts.path.strip("/"):
        raise WrongUse("The mail setting is not understood.", examples)
    server = ServerAddress(
        parts.scheme,
        parts.hostname,
        port or ports[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )
    if parts.scheme in {"smtp", "imap"} and not (server.is_loopback or plain_allowed):
        raise WrongUse("The mail setting would send mail and password unencrypted.", examples)
    return server
