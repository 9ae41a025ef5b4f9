"""The workbooks beside a workbook and in folders near by, among which a copy finds its original."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from mentorsheets.sheet.places import mark_file
from mentorsheets.sheet.workbook.file import SUFFIXES

MOST_FOLDERS = 300
"""Folders that are looked into, of thousands on a disk: people keep copies a folder further or at home."""


def find_beside(path: Path) -> dict[str, str]:
    """Return the names of the other workbooks in its folder and near by, by the marks of their places."""
    whole = path.resolve()
    found: dict[str, str] = {}
    for folder in _list_folders(whole):
        is_beside = folder == whole.parent
        for one in list_workbooks(folder):
            if one != whole:
                found.setdefault(mark_file(one), one.name if is_beside else f"{one.name} in {folder.name}")
    return found


def list_workbooks(folder: Path) -> list[Path]:
    """Return the workbooks in a folder, by name, none where it cannot be read."""
    with suppress(OSError):
        return sorted(one for one in folder.iterdir() if one.suffix.lower() in SUFFIXES and one.is_file())
    return []


def _list_folders(whole: Path) -> list[Path]:
    """Return a file's folder, then those around it, then those of its owner."""
    found: dict[Path, None] = {}
    for folder in _name_folders(whole):
        if len(found) == MOST_FOLDERS:
            break
        found.setdefault(folder)
    return list(found)


def _name_folders(whole: Path) -> Iterator[Path]:
    yield whole.parent
    yield whole.parent.parent
    yield from _list_within(whole.parent)
    yield from _list_within(whole.parent.parent)
    with suppress(OSError, RuntimeError):
        home = Path.home().resolve()
        yield home
        yield from _list_within(home)


def _list_within(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(one for one in folder.iterdir() if not one.name.startswith(".") and one.is_dir())
    return []
