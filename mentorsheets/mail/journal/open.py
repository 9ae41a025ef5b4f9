"""Where a journal is kept: in a file, or in a database that several machines share."""

from datetime import datetime
from pathlib import Path
from typing import TypeGuard

from mentorsheets.errors import WrongUse
from mentorsheets.mail.journal.database import Database


def is_shared(place: Path | str) -> TypeGuard[str]:
    """Return whether this names a database, where many programmes keep their journals, from a file."""
    return isinstance(place, str) and "://" in place


def open_database(place: Path | str, programme: str, now: datetime) -> Database:
    """Open or make the journal of `programme` (its id) at `place`, a path or a postgresql:// address.

    Raises WrongUse if it belongs to another programme or is no journal, MustLookFirst if the clock stands
    before its newest entry, and Unreachable if a database does not answer.
    """
    if is_shared(place):
        return _in_postgres(place, programme, now)
    # A run that only reads the sheet asks what kind of place it is, and opens none.
    from mentorsheets.mail.journal.sqlite import open_file  # noqa: PLC0415

    return open_file(Path(place), programme, now)


def _in_postgres(address: str, programme: str, now: datetime) -> Database:
    if not address.startswith(("postgresql://", "postgres://")):
        raise WrongUse("The journal's address is none of a PostgreSQL database.", "Write postgresql://…")
    try:
        # Only whoever outgrew one machine has it.
        from mentorsheets.mail.journal.postgres import open_postgres  # noqa: PLC0415
    except ImportError:
        raise WrongUse(
            "A journal in PostgreSQL needs more than is installed.", "pip install 'mentorsheets[cluster]'"
        ) from None
    return open_postgres(address, programme, now)
