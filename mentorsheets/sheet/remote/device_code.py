"""Logging in at Microsoft by device code (RFC 8628): a person types a code in a browser, once."""

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
from tenacity import Retrying, retry_if_exception_type, stop_after_delay, wait_fixed

from mentorsheets.errors import MentorsheetsError, Unreachable, WrongUse
from mentorsheets.sheet.remote.address import APP, GRAPH, MICROSOFT_LOGIN, RemoteAccess
from mentorsheets.sheet.remote.http import FILE_TIMEOUTS

_DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
HOW_TO_SIGN_IN = "Run: mentorsheets doctor --sign-in"


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """What a person is shown, and what we ask with meanwhile; times in seconds."""

    user_code: str
    where: str
    device_code: str = field(repr=False)
    every: float
    lasts: float


class _NotYet(Exception):
    """The person has not typed the code yet."""


class MicrosoftLogin:
    """The login of one application, kept in a file for its owner alone."""

    def __init__(self, access: RemoteAccess) -> None:
        self._app = access.app
        tenant = access.tenant or "common"
        self._base = f"{(access.login_host or MICROSOFT_LOGIN).rstrip('/')}/{tenant}/oauth2/v2.0"
        self._file = access.token_file or Path("microsoft.login")
        cloud = urlsplit(access.graph if access.graph.startswith("https://") else GRAPH).netloc
        # Files that the account may edit, those of others too, and without anybody's being there.
        self._scope = f"https://{cloud}/Files.ReadWrite.All offline_access"
        self._token = ""

    def refuse_if_missing(self) -> None:
        """Do nothing if somebody logged in.

        Raises:
            WrongUse: the application is not named, or nobody did.
        """
        self._refuse_without_app()
        if not self._file.is_file():
            raise WrongUse("Nobody has logged in at Microsoft from this computer.", HOW_TO_SIGN_IN)

    def token(self) -> str:
        """Return a token for Graph, fetched if there is none yet.

        Raises:
            WrongUse: the login counts no more.
            Unreachable: Microsoft does not answer.
        """
        if not self._token:
            self._fetch()
        return self._token

    def renew(self) -> bool:
        """Fetch another token in the place of one that was refused; return True.

        Raises:
            WrongUse, Unreachable: as `token`.
        """
        self._fetch()
        return True

    def begin(self) -> DeviceCode:
        """Ask for a code that a person types in a browser.

        Raises:
            WrongUse: the application is not named, or not known.
            Unreachable: Microsoft does not answer.
        """
        self._refuse_without_app()
        said = self._ask("devicecode", {"client_id": self._app, "scope": self._scope})
        try:
            return DeviceCode(
                said["user_code"],
                said["verification_uri"],
                said["device_code"],
                float(said.get("interval", 5)),
                float(said.get("expires_in", 900)),
            )
        except KeyError:
            raise _refusal(said) from None

    def finish(self, code: DeviceCode) -> None:
        """Wait until the person typed the code, and keep the login.

        Raises:
            WrongUse: they declined, or the time is over.
            Unreachable: Microsoft does not answer.
        """
        asked = {"grant_type": _DEVICE_GRANT, "client_id": self._app, "device_code": code.device_code}
        waiting = Retrying(
            retry=retry_if_exception_type(_NotYet),
            wait=wait_fixed(code.every),
            stop=stop_after_delay(code.lasts),
            reraise=True,
        )
        try:
            waiting(lambda: self._keep(self._ask("token", asked)))
        except _NotYet:
            raise WrongUse("Nobody typed the code in time.", HOW_TO_SIGN_IN) from None

    def _refuse_without_app(self) -> None:
        if not self._app:
            raise WrongUse(
                "No application at Microsoft is named, by which the workbook on OneDrive or SharePoint could "
                "be reached.",
                f"Register one and set {APP} to its id; docs/onedrive.md tells how. To read a list once, "
                "download it there as .xlsx, and name that file.",
            )

    def _fetch(self) -> None:
        try:
            kept = self._file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise WrongUse("The login at Microsoft cannot be read.", HOW_TO_SIGN_IN) from None
        asked = {"grant_type": "refresh_token", "refresh_token": kept, "client_id": self._app}
        self._keep(self._ask("token", {**asked, "scope": self._scope}))

    def _keep(self, said: Mapping[str, Any]) -> None:
        """Take over what Microsoft gave, and keep what the next run needs.

        Raises:
            WrongUse: it gave nothing.
        """
        if said.get("error") in {"authorization_pending", "slow_down"}:
            raise _NotYet
        if not said.get("access_token"):
            raise _refusal(said)
        self._token = str(said["access_token"])
        if said.get("refresh_token"):
            _write_secretly(self._file, str(said["refresh_token"]))

    def _ask(self, what: str, asked: Mapping[str, str]) -> Mapping[str, Any]:
        def post() -> Mapping[str, Any]:
            answer = requests.post(
                f"{self._base}/{what}", data=dict(asked), timeout=FILE_TIMEOUTS, allow_redirects=False
            )
            found = json.loads(answer.content)
            return found if isinstance(found, dict) else {}

        return _or_unreachable(post)


def _or_unreachable(post: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
    try:
        return post()
    except (requests.RequestException, ValueError):
        raise Unreachable("Microsoft's login does not answer just now.", "Run again later.") from None


def _refusal(said: Mapping[str, Any]) -> MentorsheetsError:
    code = str(said.get("error", ""))
    if code in {"temporarily_unavailable", "server_error"}:
        return Unreachable("Microsoft's login does not answer just now.", "Run again later.")
    if code in {"invalid_client", "unauthorized_client", "invalid_request"}:
        return WrongUse(
            f"Microsoft does not take this application for a login by code ({code}).",
            f"See that {APP} is its id, and that it allows public client flows; docs/onedrive.md tells how.",
        )
    if code in {"authorization_declined", "access_denied", "expired_token", "bad_verification_code"}:
        return WrongUse(f"The login was not confirmed ({code}).", HOW_TO_SIGN_IN)
    return WrongUse(f"Microsoft does not accept this login any more ({code or 'no reason'}).", HOW_TO_SIGN_IN)


def _write_secretly(path: Path, text: str) -> None:
    """Write a file that its owner alone may read, in one step.

    Raises:
        WrongUse: the folder may not be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Of two runs each has a file of its own, and the later one holds; mkstemp lets nobody else read it.
        handle, new = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(new).replace(path)
    except OSError:
        raise WrongUse(
            f"The login at Microsoft cannot be kept in {path.parent}.", "Let that folder be written to."
        ) from None
