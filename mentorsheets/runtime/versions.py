"""What Drive tells of the sheets of many programmes at once: none is opened in which nothing changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from mentorsheets.errors import MentorsheetsError, WrongUse
from mentorsheets.runtime.config import is_google
from mentorsheets.runtime.programmes import Listed, find_config
from mentorsheets.sheet.google.address import GoogleAccess


def read_versions(found: Iterable[Listed], environment: Mapping[str, str], folder: Path) -> Mapping[str, str]:
    """Return the versions of Google sheets by their keys, asked once for each login that has several.

    Whatever it does not tell, each programme asks for itself, and says what is wrong.
    """
    versions: dict[str, str] = {}
    for access, sheets in Counter(_list_logins(found, environment, folder)).items():
        if sheets > 1:
            from mentorsheets.sheet.google.ways import list_drive_versions  # noqa: PLC0415 - slow to import

            with suppress(MentorsheetsError):
                versions |= list_drive_versions(access)
    return versions


def _list_logins(
    found: Iterable[Listed], environment: Mapping[str, str], folder: Path
) -> Iterator[GoogleAccess]:
    for one in found:
        with suppress(WrongUse):
            config = find_config({}, environment, folder, one)
            if is_google(config.sheet):
                yield config.google
