"""What Google or the way to it may refuse: what is tried again, and what a person is told."""

from collections.abc import Mapping
from typing import Any

from mentorsheets.errors import MentorsheetsError, Unreachable, WrongUse

# https://developers.google.com/workspace/sheets/api/limits: a quota is refilled each minute.
PASSING = frozenset({408, 429, 500, 502, 503, 504})
LONGEST_WAIT = 64.0
"""Seconds to wait at most when Google says how long: its quota is counted by the minute."""


class HttpAnswer(Exception):
    """An answer that is no success.

    `status` is its HTTP status, `message` and `reasons` what Google says of it, `link` where to mend it, and
    `wait` the seconds after which Google asks to come again (0 where it says nothing).
    """

    def __init__(
        self,
        status: int,
        message: str = "",
        reasons: frozenset[str] = frozenset(),
        link: str = "",
        wait: float = 0,
    ) -> None:
        super().__init__(f"{status} {message}".strip())
        self.status = status
        self.message = message
        self.reasons = reasons
        self.link = link
        self.wait = wait


def answer_of(status: int, body: Any, retry_after: str = "") -> HttpAnswer:  # noqa: ANN401 - JSON of strangers
    """Return what an answer says; `body` is its JSON, or None where it had none."""
    error = body.get("error") if isinstance(body, Mapping) else None
    if not isinstance(error, Mapping):
        return HttpAnswer(status, wait=_seconds(retry_after))
    details = [detail for detail in error.get("details", []) if isinstance(detail, Mapping)]
    reasons = {str(detail.get("reason", "")) for detail in details} | {str(error.get("status", ""))}
    links = (str(detail.get("metadata", {}).get("activationUrl", "")) for detail in details)
    message = str(error.get("message", ""))
    return HttpAnswer(
        status, message, frozenset(reasons), next(filter(None, links), ""), _seconds(retry_after)
    )


def _seconds(retry_after: str) -> float:
    return min(float(retry_after), LONGEST_WAIT) if retry_after.isdigit() else 0.0


def explain_answer(answer: HttpAnswer, robot: str, *, writing: bool = False) -> MentorsheetsError:
    """Return what a person is told of an answer.

    `robot` is the address with which the sheet is to be shared, empty where it is not known.
    """
    if answer.status == 429:
        return Unreachable(
            "Google asks to slow down: too many calls in this minute.",
            "Run again in a minute. Nothing was lost.",
        )
    if answer.status in PASSING:
        return Unreachable(f"Google does not answer just now (error {answer.status}).", "Run again later.")
    if answer.status == 403:
        return _forbidden(answer, robot or "this account", writing=writing)
    return _explain_refusal(answer, robot or "this account")


def _explain_refusal(answer: HttpAnswer, who: str) -> WrongUse:
    if answer.status == 401:
        return WrongUse(
            "Google does not accept this login any more.",
            f"Make a new key for {who}, and put it in the place of the old one.",
        )
    if answer.status == 404:
        return WrongUse(
            "There is no Google sheet under this address.",
            "Copy the address from the browser while the sheet is open.",
        )
    if "This operation is not supported for this document" in answer.message:
        return WrongUse(
            "This is an Excel file that only lies in Google Drive.",
            "Open it there, choose File, Save as Google Sheets, and use the address of the new sheet.",
        )
    if "protected cell" in answer.message:
        return WrongUse(
            "Somebody protected cells that mentorsheets fills, so nothing was written.",
            f"In the sheet: Data, Protect sheets and ranges; let {who} edit them.",
        )
    if "limit of 10000000 cells" in answer.message:
        return WrongUse(
            "The sheet is as large as Google allows (10 million cells), so nothing was written.",
            "Delete empty rows and columns of its largest tabs: mentorsheets needs room for a copy of a tab.",
        )
    return WrongUse(f"Google refused a request: {answer.message}", "Please report this.")


def _forbidden(answer: HttpAnswer, who: str, *, writing: bool) -> MentorsheetsError:
    if "SERVICE_DISABLED" in answer.reasons:
        return WrongUse(
            "The Google Sheets API is not switched on for this key.", f"Switch it on at {answer.link}"
        )
    if "ACCESS_TOKEN_SCOPE_INSUFFICIENT" in answer.reasons:
        return WrongUse(
            "This login may not work on sheets.",
            "Log in again with the scope https://www.googleapis.com/auth/spreadsheets",
        )
    if writing:
        return WrongUse(
            f"{who} may read this sheet but not write to it.",
            f"Open the sheet, click Share, find {who}, choose Editor.",
        )
    return WrongUse(
        f"This sheet is not shared with {who}.",
        f"Open the sheet, click Share, paste {who}, choose Editor, click Send.",
    )
