"""The ways to a Google sheet that somebody names: to its cells, and to what Drive says of its file."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.google.address import GoogleAccess, google_key
from mentorsheets.sheet.google.auth import login
from mentorsheets.sheet.google.client import Google

if TYPE_CHECKING:
    from mentorsheets.sheet.google.archives import SheetWithArchives

SCOPES_TO_COMPARE = ("https://www.googleapis.com/auth/drive.metadata.readonly",)
"""For the version of a file alone; what stands in it cannot be read by it."""


def read_drive_version(reference: str, access: GoogleAccess) -> str:
    """Return the number that Drive gives a sheet, another one after every change; one call.

    Raises:
        WrongUse: there is no login.
        Unreachable: Drive did not tell; it may not be switched on for the project of this login.
    """
    return Google(login(access, SCOPES_TO_COMPARE), access.host).version(google_key(reference) or "")


def list_drive_versions(access: GoogleAccess) -> Mapping[str, str]:
    """Return the same of every sheet that a login sees, by its key; a call for each thousand of them.

    Raises:
        WrongUse, Unreachable: as above.
    """
    return Google(login(access, SCOPES_TO_COMPARE), access.host).versions()


def open_google(
    reference: str, access: GoogleAccess, clock: Callable[[], datetime], past: Path | None = None
) -> "SheetWithArchives":
    """Return the Google sheet that is meant by its address or key, by the door that `access` tells.

    In the file `past` a pass leaves for the next one what it read of what is long over.

    Raises:
        WrongUse: it is no address and no key, or there is no login.
    """
    # Whoever asks for the version alone need not wait for all that reads and writes.
    from mentorsheets.sheet.google.archives import SheetWithArchives  # noqa: PLC0415

    key = google_key(reference)
    if key is None:
        raise WrongUse(
            "This is no address of a Google sheet.",
            "Copy the address from the browser while the sheet is open.",
        )
    return SheetWithArchives(key, Google(login(access), access.host), clock, past=past)
