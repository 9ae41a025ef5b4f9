"""The hidden tab by whose id each write is guarded, and which names the run that is at work.

Google lets nobody add a tab under an id that is taken, and carries out all requests of a batch or none
(https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/batchUpdate). So each
write adds a tab under the next number and deletes the one before: of two runs that saw the same number one
fails whole.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from mentorsheets.errors import Busy

# Ids from here on are ours; together with the title they are not met by chance.
FIRST_NUMBER = 1_700_000_000
_LAST_NUMBER = FIRST_NUMBER + 10_000_000
_PREFIX = "_mentorsheets"
_VERSION_TITLE = re.compile(
    rf"{_PREFIX} (?P<token>[0-9a-f]+)(?: held by (?P<holder>.+) until (?P<until>[0-9T:-]+)Z)?"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """Who is at work on the sheet, and until when at most."""

    holder: str
    until: datetime

    @classmethod
    def of(cls, holder: str, until: datetime) -> "Claim":
        """Return the claim as a tab's title can carry it: short, and by the second."""
        fit = " ".join(re.sub(r"[^\w.@-]", " ", holder).split())[:40]
        return cls(fit or "Somebody", until.astimezone(UTC).replace(microsecond=0))


@dataclass(frozen=True, slots=True)
class Version:
    """The state that a write leaves: its number, the token of that write, and whose the sheet is."""

    number: int
    token: str
    claim: Claim | None = None

    def title(self) -> str:
        """Return the title under which the tab says all this."""
        if self.claim is None:
            return f"{_PREFIX} {self.token}"
        return (
            f"{_PREFIX} {self.token} held by {self.claim.holder} until {self.claim.until:%Y-%m-%dT%H:%M:%S}Z"
        )

    def range(self) -> str:
        """Return the name of the whole tab as a request writes it."""
        return quote_title(self.title())


def say_busy(claim: Claim, name: str) -> Busy:
    """Return the error that another run is at work on the sheet of this name."""
    return Busy(
        f"{claim.holder} is at work on {name}.",
        f"Run again when it is done, or after {claim.until:%H.%M} UTC if it died.",
    )


def quote_title(title: str) -> str:
    """Return the title of a tab as ranges name it."""
    return "'" + title.replace("'", "''") + "'"


def version_in(properties: Mapping[str, Any]) -> Version | None:
    """Return what a tab with these properties says, None if it is no such tab."""
    number = properties.get("sheetId", 0)
    found = _VERSION_TITLE.fullmatch(properties.get("title", ""))
    if not FIRST_NUMBER <= number < _LAST_NUMBER or found is None:
        return None
    if found["until"] is None:
        return Version(number, found["token"])
    until = datetime.fromisoformat(found["until"]).replace(tzinfo=UTC)
    return Version(number, found["token"], Claim(found["holder"], until))


def succession(old: Version | None, new: Version) -> list[dict[str, Any]]:
    """Return the requests that put `new` in the place of `old`, and fail the batch if somebody was faster."""
    properties = {
        "sheetId": new.number,
        "title": new.title(),
        "hidden": True,
        "gridProperties": {"rowCount": 1, "columnCount": 1},
    }
    requests: list[dict[str, Any]] = [{"addSheet": {"properties": properties}}]
    # The first one stays for good: a run that saw none at all must fail however late its batch comes.
    if old is not None and old.number != FIRST_NUMBER:
        requests.append({"deleteSheet": {"sheetId": old.number}})
    return requests


def after(ids: Iterable[int], token: str, claim: Claim | None) -> Version:
    """Return the version that follows in a sheet whose tabs have these ids, the same for all who see them."""
    return Version(
        max((number + 1 for number in ids if FIRST_NUMBER <= number < _LAST_NUMBER), default=FIRST_NUMBER),
        token,
        claim,
    )
