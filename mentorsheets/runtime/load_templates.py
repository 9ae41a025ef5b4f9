"""The templates that a programme's mails are written by."""

from functools import lru_cache
from pathlib import Path

from mentorsheets.errors import MentorsheetsError
from mentorsheets.mail.render.templates import Templates
from mentorsheets.sheet.reading.programme import Reading


def load_templates(folder: Path | None, reading: Reading) -> Templates:
    """Return the templates that hold; a folder of the programme's own may change between two rounds."""
    if folder is not None:
        return Templates.load(folder=folder, tab=reading.templates)
    return _load_shipped(tuple(reading.templates.items()))


def load_templates_of_cries(folder: Path | None, reading: Reading) -> Templates:
    """Return the templates as above; where somebody broke one of them, ours: a cry for help must go out."""
    try:
        return load_templates(folder, reading)
    except MentorsheetsError:
        return _load_shipped(())


@lru_cache(maxsize=4)
def _load_shipped(tab: tuple[tuple[str, str], ...]) -> Templates:
    return Templates.load(tab=dict(tab))
