"""The way to a file server: no answer without end, no login to another host, and patience where it helps."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from mentorsheets.errors import Unreachable, WrongUse
from mentorsheets.sheet.remote.address import is_here
from mentorsheets.sheet.remote.store import BrokenOff

T = TypeVar("T")
_LOGGER = logging.getLogger("mentorsheets")
FILE_TIMEOUTS = (5.0, 60.0)
"""Seconds to wait for a connection, and for the next piece of an answer: a phone's line may be as slow."""
MOST_OF_A_FILE = 100_000_000
"""Bytes of an answer that are read: a workbook of half a million rows has a quarter of that."""
_PIECE = 1 << 18  # bytes read at a time
MOST_REDIRECTS = 3
"""A server that goes on sending us about within itself is not set up well."""
SERVER_TRIES = stop_after_attempt(5)
SERVER_BACKOFF = wait_exponential_jitter(initial=1, max=16, jitter=1)
MOST_PATIENCE = 120.0
"""Seconds to wait at most when a server says how long: a run that waits longer had better come again."""
PASSING_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})
REFUSED_STATUS = frozenset({429, 503})
"""Of these, the answers that say that nothing was done, so that an upload may be repeated as it is."""


class FileAnswer(Exception):
    """An answer that is no success.

    `status` is its HTTP status, `code` the server's own word for it, `wait` the seconds after which it asks
    to come again, `location` where it sends us instead, and `wants` which logins it takes.
    """

    def __init__(
        self, status: int, code: str = "", wait: float = 0, location: str = "", wants: str = ""
    ) -> None:
        super().__init__(f"{status} {code}".strip())
        self.status = status
        self.code = code
        self.wait = wait
        self.location = location
        self.wants = wants


@dataclass(frozen=True, slots=True)
class FileReply:
    """A success: its status, its headers (by names in small letters), its bytes, and where they came from."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


class _Header(AuthBase):
    """The login as it stands in a request, or none: a file of logins on this machine is not asked."""

    def __init__(self, login: str) -> None:
        self._login = login

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._login:
            request.headers["Authorization"] = self._login
        return request


class FileHost:
    """The host of one file server; `sign` returns the login for it, as the header Authorization has it.

    `renew` is called when the login was refused, and returns whether it is worth another try.
    """

    def __init__(self, base: str, sign: Callable[[], str], renew: Callable[[], bool] = lambda: False) -> None:
        self._origin = _origin(base)
        self.place = urlsplit(base).hostname or ""
        self._sign = sign
        self._renew = renew
        self._session = requests.Session()
        # Whoever repeats a call has to know what it did; the library's own repeats do not tell.
        self._session.mount("https://", HTTPAdapter(max_retries=0))
        self._session.mount("http://", HTTPAdapter(max_retries=0))
        # A compressed answer is another representation, with another tag.
        self._session.headers.update({"User-Agent": "mentorsheets", "Accept-Encoding": "identity"})

    def ask(
        self, method: str, url: str, headers: Mapping[str, str] | None = None, data: bytes | None = None
    ) -> FileReply:
        """Send a request that may be repeated without harm, with patience, and return its answer.

        Raises:
            FileAnswer: it is no success, and did not become one.
            Unreachable: there was none.
            WrongUse: the host cannot be trusted.
        """
        try:
            return _patiently(lambda: self._send(method, url, headers, data), _is_passing)
        except requests.RequestException:
            raise self._unreachable() from None

    def upload(
        self, method: str, url: str, headers: Mapping[str, str] | None = None, data: bytes | None = None
    ) -> FileReply:
        """Send a request once, bar refusals that say that nothing was done, and return its answer.

        Raises:
            FileAnswer: the server refused it.
            BrokenOff: it may have been carried out.
            Unreachable: the host was not reached at all.
            WrongUse: the host cannot be trusted.
        """
        try:
            return _patiently(lambda: self._send(method, url, headers, data), _is_refusal)
        except requests.ConnectTimeout:
            raise self._unreachable() from None
        except requests.RequestException:
            raise BrokenOff from None
        except FileAnswer as answer:
            if answer.status in PASSING_STATUS - REFUSED_STATUS:
                raise BrokenOff from None
            raise

    def _unreachable(self) -> Unreachable:
        return Unreachable(
            f"The server {self.place} cannot be reached from here.", "Run again when the network is back."
        )

    def _send(
        self, method: str, url: str, headers: Mapping[str, str] | None, data: bytes | None
    ) -> FileReply:
        for _ in range(MOST_REDIRECTS + 1):
            try:
                return self._once(method, url, headers, data)
            except FileAnswer as answer:
                # With another host the login would go to whom it was not given.
                if not answer.location or _origin(answer.location) != self._origin:
                    raise
                if answer.status not in {307, 308} and method not in {"GET", "HEAD"}:
                    raise
                url = answer.location
        raise FileAnswer(508)

    def _once(
        self, method: str, url: str, headers: Mapping[str, str] | None, data: bytes | None
    ) -> FileReply:
        login = self._sign() if _origin(url) == self._origin else ""
        try:
            return self._exchange(method, url, login, headers, data)
        except FileAnswer as answer:
            if answer.status != 401 or not login or not self._renew():
                raise
            return self._exchange(method, url, self._sign(), headers, data)

    def _exchange(
        self, method: str, url: str, login: str, headers: Mapping[str, str] | None, data: bytes | None
    ) -> FileReply:
        try:
            with self._session.request(
                method, url, headers=dict(headers or {}), data=data, auth=_Header(login),
                timeout=FILE_TIMEOUTS, allow_redirects=False, stream=True,
            ) as response:  # fmt: skip
                # A server that sets a cookie may prefer it to the login, for whomever it was.
                self._session.cookies.clear()
                body = _read(response)
                if not response.ok or response.is_redirect:
                    raise _answer_of(response, body)
                told = {name.lower(): said for name, said in response.headers.items()}
                return FileReply(response.status_code, told, body)
        except requests.exceptions.SSLError:
            raise WrongUse(
                f"The certificate of {self.place} cannot be trusted, so nothing was sent to it.",
                "Ask whoever runs the server; for an authority of your own, name its file in "
                "REQUESTS_CA_BUNDLE. See also that the clock of this machine is right.",
            ) from None


def fetch_bare(host: FileHost, url: str) -> FileReply:
    """Return what stands at an address that needs no login, at whatever host, if the way there is encrypted.

    Raises:
        FileAnswer, Unreachable, WrongUse: as `FileHost.ask`.
    """
    parts = urlsplit(url)
    if parts.scheme != "https" and not is_here(parts.hostname or ""):
        raise WrongUse(
            f"The server {host.place} sends on to an unencrypted address.", "Ask whoever runs the server."
        )
    return FileHost(url, lambda: "").ask("GET", url)


def _patiently(action: Callable[[], T], is_worth_it: Callable[[BaseException], bool]) -> T:
    retrying = Retrying(
        retry=retry_if_exception(is_worth_it),
        stop=SERVER_TRIES,
        wait=_find_pause,
        before_sleep=_note_pause,
        reraise=True,
    )
    return retrying(action)


def _find_pause(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = error.wait if isinstance(error, FileAnswer) else 0.0
    return asked or SERVER_BACKOFF(state)


def _note_pause(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    facts: dict[str, str | int | float] = {"in_seconds": round(state.upcoming_sleep, 1)}
    if isinstance(error, FileAnswer):
        facts["status"] = error.status
    _LOGGER.warning("no answer, so it is tried again", extra={"facts": facts})


def _is_passing(error: BaseException) -> bool:
    if isinstance(error, FileAnswer):
        return error.status in PASSING_STATUS
    return isinstance(error, requests.RequestException)


def _is_refusal(error: BaseException) -> bool:
    return isinstance(error, FileAnswer) and error.status in REFUSED_STATUS


def _origin(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    usual = 443 if parts.scheme == "https" else 80
    return parts.scheme, (parts.hostname or "").casefold(), parts.port or usual


def _read(response: requests.Response) -> bytes:
    """Return the bytes of an answer.

    Raises:
        WrongUse: there are more of them than a workbook has.
    """
    told = response.headers.get("Content-Length", "")
    pieces, size = [], int(told) if told.isdigit() and response.request.method != "HEAD" else 0
    if size <= MOST_OF_A_FILE:
        size = 0
        for piece in response.iter_content(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > MOST_OF_A_FILE:
                break
    if size > MOST_OF_A_FILE:
        raise WrongUse(
            f"The file is larger than {MOST_OF_A_FILE // 1_000_000} MB, which no programme of people is.",
            "See that the address is that of the workbook; take pictures and other data out of it.",
        )
    return b"".join(pieces)


def _answer_of(response: requests.Response, body: bytes) -> FileAnswer:
    wait = response.headers.get("Retry-After", "")
    location = response.headers.get("Location", "")
    return FileAnswer(
        response.status_code,
        _code_in(response, body),
        min(float(wait), MOST_PATIENCE) if wait.isdigit() else 0.0,
        urljoin(response.url, location) if location and response.is_redirect else "",
        response.headers.get("WWW-Authenticate", ""),
    )


def _code_in(response: requests.Response, body: bytes) -> str:
    """Return the server's own word for an error, as Microsoft Graph has it in JSON."""
    if "json" not in response.headers.get("Content-Type", ""):
        return ""
    try:
        error = json.loads(body)["error"]
        inner = error.get("innerError", {}) if isinstance(error, dict) else {}
        return str(inner.get("code") or error["code"]) if isinstance(error, dict) else str(error)
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""
