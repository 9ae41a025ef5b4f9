"""An exported file of answers, .xlsx or .csv, read as the tabs that it would be in a sheet."""

import csv
import io
from pathlib import Path

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.workbook.backend import Workbook

SEPARATORS = (",", ";", "\t")


def read_export(path: Path) -> Book:
    """Return the tabs of an exported file; that of a .csv is called as the file is.

    Raises:
        WrongUse: there is no such file, or it is neither.
    """
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return Workbook(path).read()
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "the system refused").lower()
        raise WrongUse(f"{path} cannot be read: {reason}.", "Check the path and the rights on it.") from None
    text = _decode(data)
    if "\x00" in text:
        raise WrongUse(f"{path.name} is no table of answers.", "Export the answers as .csv or .xlsx.")
    return Book((Tab(path.stem, _rows(text, path.name)),))


def _decode(data: bytes) -> str:
    """Return the text of a file: as its mark says, else UTF-8, else what Excel writes in Western Europe."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _rows(text: str, name: str) -> tuple[tuple[Cell, ...], ...]:
    try:
        tables = [_parse(text, separator) for separator in SEPARATORS]
    except csv.Error:
        raise WrongUse(f"{name} is no table of answers.", "Export the answers as .csv or .xlsx.") from None
    # The separator is the one that makes the most of the questions.
    return max(tables, key=lambda rows: len(rows[0]) if rows else 0)


def _parse(text: str, separator: str) -> tuple[tuple[Cell, ...], ...]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return tuple(tuple(cell.strip() or None for cell in row) for row in reader)
