"""The way to Google: gspread's, with an end to each wait, and patience where a repeat does no harm."""

import json as text
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import requests
from google.auth.exceptions import GoogleAuthError, RefreshError, TransportError
from gspread.http_client import HTTPClient
from gspread.urls import SPREADSHEET_BATCH_UPDATE_URL
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    stop_after_delay,
    wait_exponential_jitter,
)

from mentorsheets.errors import MentorsheetsError, Unreachable, WrongUse
from mentorsheets.sheet.google.auth import GoogleLogin
from mentorsheets.sheet.google.retries import PASSING, HttpAnswer, answer_of

T = TypeVar("T")
Json = Mapping[str, Any]

_LOGGER = logging.getLogger("mentorsheets")
GOOGLE = "https://sheets.googleapis.com"
SHEETS_OF_ALL = f"{GOOGLE}/v4/spreadsheets"
DRIVE = "https://www.googleapis.com"
DRIVE_FILES = f"{DRIVE}/drive/v3/files"
ALL_SPREADSHEETS = {
    "q": "mimeType = 'application/vnd.google-apps.spreadsheet' and trashed = false",
    "fields": "files(id,version),nextPageToken",
    "pageSize": "1000",
    "supportsAllDrives": "true",
    "includeItemsFromAllDrives": "true",
}
# Seconds to wait for a connection, and for an answer: Google itself gives up a request after 180.
TIMEOUTS = (5.0, 180.0)
# A quota is refilled each minute, so seven tries with up to 32 seconds between them outlast two of them.
CALL_TRIES = stop_after_attempt(7) | stop_after_delay(150)
GOOGLE_BACKOFF = wait_exponential_jitter(initial=1, max=32, jitter=1)


class Http(HTTPClient):
    """gspread's client, with a host that can be chosen and errors that keep what Google said."""

    def __init__(self, known: GoogleLogin, host: str) -> None:
        super().__init__(known.credentials)
        self.host = host.rstrip("/")
        self.set_timeout(TIMEOUTS)
        # Google packs its answers for whoever says gzip here, besides in Accept-Encoding:
        # https://developers.google.com/workspace/sheets/api/guides/performance
        self.session.headers["User-Agent"] = "mentorsheets (gzip)"

    def request(
        self,
        method: str,
        endpoint: str,
        params: Any = None,  # noqa: ANN401 - gspread's own signature, as of the next five
        data: bytes | None = None,
        json: Mapping[str, Any] | None = None,
        files: Any = None,  # noqa: ANN401
        headers: Any = None,  # noqa: ANN401
    ) -> requests.Response:
        """Send one request and return its answer.

        Raises:
            Answer: it is no success.
        """
        url = self.host + endpoint.removeprefix(GOOGLE).removeprefix(DRIVE) if self.host else endpoint
        if json is not None:
            data = text.dumps(json, ensure_ascii=False, separators=(",", ":")).encode()
            headers = {**(headers or {}), "Content-Type": "application/json"}
        response = self.session.request(
            method, url, params=params, data=data, files=files, headers=headers, timeout=self.timeout
        )
        if not response.ok:
            raise answer_of(response.status_code, _json(response), response.headers.get("Retry-After", ""))
        return response


class Google:
    """All that is asked of Google, each call with the patience that it can bear."""

    def __init__(self, known: GoogleLogin, host: str = "") -> None:
        self.robot = known.address
        self._http = Http(known, host)

    def spreadsheet(self, key: str, fields: str, ranges: Sequence[str] = ()) -> Json:
        """Return the JSON of a spreadsheet, as far as the field mask goes; with `ranges`, of these alone.

        Raises:
            Answer: Google refused, or went on refusing.
            Unreachable: the way to Google stayed closed.
            WrongUse: the login is not accepted.
        """
        parameters: dict[str, Any] = {"fields": fields, "prettyPrint": "false"}
        if ranges:
            parameters["ranges"] = [*ranges]
        found: Json = self._patiently(lambda: self._http.spreadsheets_get(key, parameters))
        return found

    def values(self, key: str, ranges: Sequence[str]) -> list[Json]:
        """Return what stands in each range: rows of bare values, of a formula its text, of a day its number.

        Raises:
            Answer, Unreachable, WrongUse: as above.
        """
        parameters: dict[str, Any] = {
            "valueRenderOption": "FORMULA",
            "dateTimeRenderOption": "SERIAL_NUMBER",
            "fields": "valueRanges(range,values)",
            "prettyPrint": "false",
        }
        found: Json = self._patiently(lambda: self._http.values_batch_get(key, [*ranges], dict(parameters)))
        return list(found.get("valueRanges", []))

    def batch(self, key: str, body: Json, fields: str) -> Json:
        """Carry out a batch that may be repeated without harm, and return its reply under the field mask.

        Raises:
            Answer, Unreachable, WrongUse: as above; whether the batch was carried out may be unknown.
        """
        parameters = {"fields": fields, "prettyPrint": "false"}
        url = SPREADSHEET_BATCH_UPDATE_URL % key
        reply: Json = self._patiently(lambda: self._http.request("post", url, parameters, json=body).json())
        return reply

    def make(self, title: str) -> str:
        """Make an empty spreadsheet of this account's own, and return its key.

        Raises:
            Answer, Unreachable, WrongUse: as above; many service accounts may own no files.
        """
        made = self._patiently(
            lambda: self._http.request("post", SHEETS_OF_ALL, json={"properties": {"title": title}}).json()
        )
        key: str = made["spreadsheetId"]
        return key

    def version(self, key: str) -> str:
        """Return the number of a file's present version, which each change makes another one.

        It is asked once, without patience: whoever is not told reads the file.

        Raises:
            Unreachable: it was not told; Drive may not be switched on for this account.
        """
        parameters = {"fields": "version", "supportsAllDrives": "true"}
        try:
            return str(self._http.request("get", f"{DRIVE_FILES}/{key}", parameters).json()["version"])
        except (HttpAnswer, requests.RequestException, GoogleAuthError, KeyError):
            raise Unreachable("Google Drive did not tell which version of the sheet is there.") from None

    def versions(self) -> Mapping[str, str]:
        """Return the same of all spreadsheets that this login sees, by their keys: a call for each thousand.

        Raises:
            Unreachable: it was not told.
        """
        found: dict[str, str] = {}
        parameters = dict(ALL_SPREADSHEETS)
        try:
            while True:
                answer = self._http.request("get", DRIVE_FILES, parameters).json()
                found |= {file["id"]: str(file["version"]) for file in answer["files"]}
                if not (following := answer.get("nextPageToken")):
                    return found
                parameters["pageToken"] = following
        except (HttpAnswer, requests.RequestException, GoogleAuthError, KeyError):
            raise Unreachable("Google Drive did not tell which versions of the sheets are there.") from None

    def delete(self, key: str) -> None:
        """Delete a spreadsheet of this account's own for good, which takes a login that may do so.

        Raises:
            Answer, Unreachable, WrongUse: as above.
        """
        self._patiently(lambda: self._http.request("delete", f"{DRIVE_FILES}/{key}"))

    def _patiently(self, action: Callable[[], T]) -> T:
        retrying = Retrying(
            retry=retry_if_exception(_is_passing),
            stop=CALL_TRIES,
            wait=_seconds_to_wait,
            before_sleep=_note_retry,
            reraise=True,
        )
        try:
            return retrying(action)
        except RefreshError as error:
            raise self._refused_login(error) from None
        except (requests.RequestException, TransportError):
            raise Unreachable(
                "Google cannot be reached from here.", "Run again when the network is back."
            ) from None
        except GoogleAuthError:
            raise WrongUse(
                "The login for Google cannot be used.", "Log in again, or get a new key."
            ) from None

    def _refused_login(self, error: RefreshError) -> MentorsheetsError:
        if not _is_refusal(error):
            return Unreachable("Google's login does not answer just now.", "Run again later.")
        who = f" of {self.robot}" if self.robot else ""
        return WrongUse(
            f"Google does not accept the key{who} any more.",
            "In the Google Cloud console make a new key for this account, and put it in the place of the old "
            "one; see also that the clock of this machine is right.",
        )


def _note_retry(state: RetryCallState) -> None:
    """Log that a call is tried again, without a word of what it carried."""
    error = _error_of(state)
    facts: dict[str, str | int | float] = {
        "in_seconds": round(state.upcoming_sleep, 1),
        "error": type(error).__name__,
    }
    if isinstance(error, HttpAnswer):
        facts["status"] = error.status
    _LOGGER.warning("no answer, so it is tried again", extra={"facts": facts})


def _seconds_to_wait(state: RetryCallState) -> float:
    """Return how long to wait before the next try: as long as Google asks for, else longer each time."""
    error = _error_of(state)
    asked = error.wait if isinstance(error, HttpAnswer) else 0.0
    return asked or GOOGLE_BACKOFF(state)


def _error_of(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None


def _is_passing(error: BaseException) -> bool:
    """Return whether to try again after an error."""
    if isinstance(error, HttpAnswer):
        return error.status in PASSING
    if isinstance(error, RefreshError):
        return not _is_refusal(error)
    if isinstance(error, TransportError):
        return True
    return isinstance(error, requests.ConnectionError | requests.Timeout)


def _is_refusal(error: RefreshError) -> bool:
    """Return whether the login was refused for good, by the codes of RFC 6749, section 5.2."""
    said = " ".join(str(part) for part in error.args)
    return any(
        code in said for code in ("invalid_", "unauthorized_client", "access_denied", "disabled_client")
    )


def _json(response: requests.Response) -> Any:  # noqa: ANN401 - JSON of strangers
    try:
        return response.json()
    except requests.JSONDecodeError:
        return None
