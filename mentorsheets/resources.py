"""Finds the folders that ship with mentorsheets: its mails, its pages and its jobs."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def find_shipped(name: str) -> Path:
    """Return the folder `name`: inside the package in a wheel, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
