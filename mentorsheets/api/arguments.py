"""What callers hand over as text: a day, a part of a run, and where mail is to go.

Each is read here, once, so that what is no day or no reader is told in a sentence before anything is done.
"""

from datetime import date, datetime, time
from pathlib import Path

from mentorsheets.domain.mail_kinds import RunPart
from mentorsheets.errors import WrongUse
from mentorsheets.mail.transport.headers import safe_reader

Today = date | datetime | str | None
EARLIEST_YEAR, LATEST_YEAR = 2000, 2200
"""Years in which a run may act: weeks added to a day, or taken from it, stay within what Python counts."""
NO_DAY = "Write 2026-11-23, or 2026-11-23T22:00."


def parse_time(today: Today) -> datetime | None:
    """Return the time at which a run stands: noon of a day alone, None for now.

    Raises:
        WrongUse: it is no day and no time, has a zone of its own, or lies in another age.
    """
    found = _read(today) if isinstance(today, str) else today
    if found is None:
        return None
    if isinstance(found, datetime):
        if found.tzinfo is not None:
            raise WrongUse(
                "The day has a zone of its own.",
                "Write the time as it is in the programme's zone, without one.",
            )
        stands = found
    elif isinstance(found, date):
        stands = datetime.combine(found, time(12))
    else:
        raise WrongUse("The day is not understood.", NO_DAY)
    if not EARLIEST_YEAR <= stands.year <= LATEST_YEAR:
        raise WrongUse(f"The day lies before the year {EARLIEST_YEAR} or after {LATEST_YEAR}.", NO_DAY)
    return stands


def parse_date(day: date | str | None) -> date | None:
    """Return a day, None for none.

    Raises:
        WrongUse: it is no day, or lies in another age.
    """
    stands = parse_time(day)
    return None if stands is None else stands.date()


def _read(text: str) -> date | datetime:
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(text)
        except ValueError:
            continue
    raise WrongUse("The day is not understood.", NO_DAY)


def parse_part(part: str) -> RunPart:
    """Return what a run is for.

    Raises:
        WrongUse: there is no such part.
    """
    try:
        return RunPart(part)
    except ValueError:
        raise WrongUse(f"{part!r} is no part of a run.", f"There are {', '.join(RunPart)}.") from None


def parse_way(to: str | Path) -> tuple[str, str]:
    """Return the way out for mail, "" for the one that is set, and the one reader who gets all, "" for none.

    `to` is a folder, a server, or an address.

    Raises:
        WrongUse: it is none of these.
    """
    if isinstance(to, Path):
        return f"outbox:{to}", ""
    if not to.strip():
        raise WrongUse(
            "It is not said where mail is to go.", "Name a folder, a server, or one e-mail address."
        )
    if "://" in to or to.startswith("outbox:"):
        return to, ""
    if "@" in to and "/" not in to:
        return "", safe_reader(to)
    return f"outbox:{to}", ""
