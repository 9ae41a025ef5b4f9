"""What Google Drive says of a sheet without showing it: whether it is still the one that was read."""

from mentorsheets.sheet.google.address import GoogleAccess, google_key
from mentorsheets.sheet.google.auth import login
from mentorsheets.sheet.google.client import Google

SCOPES_TO_COMPARE = ("https://www.googleapis.com/auth/drive.metadata.readonly",)
"""For the version of a file alone; what stands in it cannot be read by it."""


def read_drive_version(reference: str, access: GoogleAccess) -> str:
    """Return the number that Drive gives a sheet, another one after every change; one call.

    Raises:
        WrongUse: there is no login.
        Unreachable: Drive did not tell; it may not be switched on for the project of this login.
    """
    return Google(login(access, SCOPES_TO_COMPARE), access.host).version(google_key(reference) or "")
