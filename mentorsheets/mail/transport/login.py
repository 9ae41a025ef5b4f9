"""How to log in at a mail server: by password, or by a short-lived token where passwords are retired."""

import json
import shlex
import smtplib
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from mentorsheets.errors import WrongUse
from mentorsheets.mail.mail_address import MAILBOX, MAILBOX_PORTS, LoginSources, ServerAddress

GOOGLE_MAIL_SCOPE = "https://mail.google.com/"
"""The only scope that Google takes for SMTP and IMAP."""


class LoginRefused(Exception):
    """No token or password could be had."""


@dataclass(frozen=True, slots=True)
class Login:
    """A user and the way to their secret, which is fetched when needed and never kept or shown."""

    user: str
    secret: Callable[[], str] = field(repr=False)
    is_token: bool = False


def find_login(server: ServerAddress, sources: LoginSources) -> Login | None:
    """Return how to log in at `server`, None if it has no user.

    The secret comes from the first of `sources` that is set, else from the address, else from the system's
    keyring under the service `mentorsheets`. Raises WrongUse if there is none.
    """
    user = server.user
    if not user:
        return None
    if command := sources.token_command:
        return Login(user, lambda: _from_command(command), is_token=True)
    if key := sources.google_key:
        return Login(user, lambda: _from_google(Path(key), user), is_token=True)
    if file := sources.password_file:
        return Login(user, lambda: _from_file(Path(file)))
    password = sources.password or server.password or _from_keyring(user)
    if not password and server.scheme in MAILBOX_PORTS:
        raise WrongUse(
            "The mailbox has a user but no password.",
            f"Set {MAILBOX}_PASSWORD; that of the way out counts only for the same user. See docs/mail.md.",
        )
    if not password:
        raise WrongUse(
            "The mail server has a user but no password.",
            "Set MENTORSHEETS_MAIL_PASSWORD, or see docs/mail.md.",
        )
    return Login(user, lambda: password)


def sign_in(smtp: smtplib.SMTP, login: Login) -> None:
    """Log in on an open connection. Raises LoginRefused or smtplib's errors; none holds the secret."""
    secret = login.secret()
    if not login.is_token:
        smtp.login(login.user, secret)
        return
    # A refusal comes as one more challenge, which wants an empty answer before the verdict (RFC 7628, 3.2.3).
    answers = iter([xoauth2(login.user, secret)])
    smtp.auth("XOAUTH2", lambda _challenge=None: next(answers, ""))


def xoauth2(user: str, token: str) -> str:
    """Return what Google and Microsoft want to read for `user` and `token`."""
    return f"user={user}\x01auth=Bearer {token}\x01\x01"


def _from_command(command: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - the command is the operator's own
            shlex.split(command), capture_output=True, text=True, timeout=60, check=True
        )
    except (OSError, subprocess.SubprocessError):
        raise LoginRefused("the token command failed") from None
    return done.stdout.strip()


def _from_google(key: Path, user: str) -> str:
    # Slow to import, and seldom wanted.
    from google.auth.exceptions import GoogleAuthError  # noqa: PLC0415
    from google.auth.transport.requests import Request  # noqa: PLC0415
    from google.oauth2.credentials import Credentials as UserKey  # noqa: PLC0415
    from google.oauth2.service_account import Credentials as ServiceKey  # noqa: PLC0415

    scopes = [GOOGLE_MAIL_SCOPE]
    try:
        content: dict[str, str] = json.loads(key.read_text(encoding="utf-8"))
        if content.get("type") == "service_account":
            found: Any = partial(ServiceKey.from_service_account_info, subject=user)(content, scopes=scopes)
        else:
            found = partial(UserKey.from_authorized_user_info)(content, scopes)
        found.refresh(Request())
    except (GoogleAuthError, OSError, ValueError):
        raise LoginRefused("Google gave no token for this key file") from None
    return str(found.token)


def _from_file(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except OSError:
        raise LoginRefused("the password file cannot be read") from None


def _from_keyring(user: str) -> str | None:
    try:
        import keyring  # noqa: PLC0415 - optional
    except ImportError:
        return None
    try:
        return keyring.get_password("mentorsheets", user)
    except keyring.errors.KeyringError:
        return None
