"""The workbook beside another one into which the rows of a year move: its name, and how it looks."""

import re
from collections.abc import Iterable
from pathlib import Path

from mentorsheets.sheet.schema import ARCHIVED_TABS

FOR_OWNER_ALONE = 0o600
"""The rights on a new archive: it holds people's words, and nobody works in it."""


def name_archive(stem: str, year: int) -> str:
    """Return the name of the file in which the rows of a year stand, beside the workbook `stem`."""
    return f"{stem} archive {year}.xlsx"


def find_archives(names: Iterable[str], stem: str) -> tuple[str, ...]:
    """Return which of the files in a folder, by their names, are archives of the workbook `stem`."""
    named = re.compile(rf"{re.escape(stem)} archive \d{{4}}\.xlsx")
    return tuple(one for one in sorted(names) if named.fullmatch(one))


def find_archives_beside(path: Path) -> tuple[str, ...]:
    """Return the names of the archives that lie beside a workbook's file."""
    folder = path.parent
    return find_archives((one.name for one in folder.iterdir()), path.stem) if folder.is_dir() else ()


def draw_archive() -> bytes:
    """Return the bytes of an archive without any rows."""
    # As in `content`: openpyxl is slow to import.
    from mentorsheets.sheet.workbook.draw import choices_range, draw_workbook  # noqa: PLC0415

    return draw_workbook(tuple(spec.without_choices() for spec in ARCHIVED_TABS), choices_range)
