"""Where mail goes, as one line of settings says it: an outbox folder, or a server."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mentorsheets.errors import WrongUse

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
LOOPBACK = ("localhost", "127.0.0.1", "::1")
EXAMPLES = "Write outbox:FOLDER, or smtp+starttls://user@host:587, or smtps://user@host:465."


@dataclass(frozen=True, slots=True)
class OutboxAddress:
    """A folder for finished messages."""

    folder: Path


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """An SMTP server. `scheme` is smtp (no encryption), smtp+starttls or smtps; no password is ever shown."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def is_loopback(self) -> bool:
        """Whether the server is on this very computer."""
        return self.host in LOOPBACK


def parse_mail_address(text: str, *, plain_allowed: bool = False) -> OutboxAddress | ServerAddress:
    """Read the value of MENTORSHEETS_MAIL.

    `smtp://` sends in the clear, so it reaches this computer only unless `plain_allowed`. Raises WrongUse
    with no part of the value in it, since that may hold a password.
    """
    if text.startswith("outbox:"):
        return OutboxAddress(Path(text.removeprefix("outbox:") or "outbox").expanduser())
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise WrongUse("The mail setting has a wrong port or host.", EXAMPLES) from None
    if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/"):
        raise WrongUse("The mail setting is not understood.", EXAMPLES)
    server = ServerAddress(
        parts.scheme,
        parts.hostname,
        port or PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )
    if server.scheme == "smtp" and not (server.is_loopback or plain_allowed):
        raise WrongUse("The mail setting would send mail and password unencrypted.", EXAMPLES)
    return server
