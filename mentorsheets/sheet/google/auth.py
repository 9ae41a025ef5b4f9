"""Logging in to Google: a service account's key file, or whatever login this machine has."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import google.auth
from google.auth.credentials import AnonymousCredentials, Credentials
from google.auth.exceptions import DefaultCredentialsError
from google.oauth2 import service_account

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.google.address import KEY_FILE, GoogleAccess

# The narrowest scope that lets us write to a sheet which a person shares; drive.file sees only our own.
SCOPES = ("https://www.googleapis.com/auth/spreadsheets",)
SCOPES_TO_DELETE = (*SCOPES, "https://www.googleapis.com/auth/drive.file")
"""For a file of our own that is to go again; no programme's sheet is one."""


@dataclass(frozen=True, slots=True)
class GoogleLogin:
    """Credentials, and the address of the account behind them, empty where they do not tell it."""

    credentials: Credentials = field(repr=False)
    address: str = ""


class ServiceAccount(service_account.Credentials):
    """A service account that asks Google for its token and for nothing else."""

    def _maybe_start_regional_access_boundary_refresh(self, *_: object) -> None:
        """Leave out the question in which regions the account may work, which google-auth asks aside."""


def login(access: GoogleAccess, scopes: Sequence[str] = SCOPES) -> GoogleLogin:
    """Return the login for these scopes: in the key file that is named, or else that of this machine.

    Behind a host of one's own (a recorder, a proxy that signs, a test) it may be missing.

    Raises:
        WrongUse: there is none, or the key file cannot be used.
    """
    if access.key_file is not None:
        return _login_in(access.key_file, scopes)
    try:
        credentials, _ = google.auth.default(scopes=list(scopes))
    except DefaultCredentialsError:
        if access.host:
            return GoogleLogin(AnonymousCredentials())
        raise WrongUse(
            "There is no login for Google on this machine.",
            f"Set {KEY_FILE} to the key file of a service account; docs/google.md tells how to get one.",
        ) from None
    return GoogleLogin(credentials, getattr(credentials, "service_account_email", ""))


def _login_in(path: Path, scopes: Sequence[str]) -> GoogleLogin:
    info = _key(path)
    if info.get("type") == "service_account":
        return _service_account(path, info, scopes)
    try:
        load = google.auth.load_credentials_from_file
        credentials, _ = load(str(path), scopes=list(scopes))  # type: ignore[no-untyped-call]
    except DefaultCredentialsError:
        raise _no_key(path) from None
    return GoogleLogin(credentials, getattr(credentials, "service_account_email", ""))


def _key(path: Path) -> Mapping[str, Any]:
    try:
        info = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise WrongUse(
            f"The key file {path} cannot be read.", f"Set {KEY_FILE} to the file that you got from Google."
        ) from None
    except ValueError:
        info = None
    if not isinstance(info, dict):
        raise _no_key(path)
    return info


def _service_account(path: Path, info: Mapping[str, Any], scopes: Sequence[str]) -> GoogleLogin:
    try:
        build = ServiceAccount.from_service_account_info
        credentials = build(info, scopes=list(scopes))  # type: ignore[no-untyped-call]
    except ValueError:
        raise _no_key(path) from None
    return GoogleLogin(credentials, credentials.service_account_email)


def _no_key(path: Path) -> WrongUse:
    return WrongUse(
        f"The file {path} is not the key of a service account.", "Download the key again, as JSON."
    )
