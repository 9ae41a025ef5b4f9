"""From the address of a workbook on a server to what reads and writes it there."""

from collections.abc import Callable
from datetime import datetime

from mentorsheets.sheet.remote.address import DavFile, RemoteAccess, parse_address
from mentorsheets.sheet.remote.archives import RemoteWithArchives
from mentorsheets.sheet.remote.dav import open_dav
from mentorsheets.sheet.remote.store import FileState, FileStore


def open_remote(sheet: str, access: RemoteAccess, clock: Callable[[], datetime]) -> RemoteWithArchives:
    """Return the backend of the workbook at an address; the server is not asked yet.

    Raises:
        WrongUse: it is not the address of a workbook, or there is no login for it.
    """
    return RemoteWithArchives(_find_store(sheet, access), clock)


def read_remote_tag(sheet: str, access: RemoteAccess) -> str:
    """Return by what a server knows a workbook's state, without its bytes; "" where that is not certain.

    Raises:
        NoFile: there is none.
        WrongUse, Unreachable: as `FileStore`.
    """
    tag = _find_store(sheet, access).look()
    return tag if FileState(b"", tag).is_certain else ""


def _find_store(sheet: str, access: RemoteAccess) -> FileStore:
    file = parse_address(sheet)
    if isinstance(file, DavFile):
        return open_dav(file, access)
    # Slower to import, and of no use to most.
    from mentorsheets.sheet.remote.graph import open_graph  # noqa: PLC0415

    return open_graph(file, access)
