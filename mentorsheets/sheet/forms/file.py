"""An exported file of answers, .xlsx or .csv, read as the tabs that it would be in a sheet."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from email.parser import HeaderParser
from pathlib import Path
from typing import NoReturn

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.adopt.roles import role_of_title
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.forms.decoding import are_letters_guessed, decode_text, find_unclosed
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.sheet.workbook.file import refuse_address

SEPARATORS: tuple[str, ...] = (",", ";", "\t", "|")
SELDOM_SEPARATORS = ("^", "~", ":")
"""Tried where none of the others parts anything: a colon stands in each time of a day."""
OTHER_TABLES = {
    ".ods": "a table of LibreOffice",
    ".fods": "a table of LibreOffice",
    ".xls": "a workbook of the old kind, before Excel 2007",
    ".xlsb": "a binary workbook of Excel",
    ".numbers": "a table of Apple Numbers",
    ".pdf": "a PDF",
}
"""Files that people take for a workbook of ours, by the ending of their name, and what they are."""
SAVED_MAILS = {
    ".eml": "a saved mail",
    ".emlx": "a mail saved by Apple Mail",
    ".msg": "a mail saved by Outlook",
    ".mbox": "a box of saved mails",
}
"""Files of mail programs, by the ending of their name, and what they are."""
MAIL_FIELDS = ("Message-ID", "MIME-Version", "Received", "Date")
"""Of these a mail has one beside From, whatever its file is called."""
LONGEST_MAIL_HEADER = 50_000
"""So many letters are looked at for it, which is far more than any server puts there."""
ROWS_COMPARED = 200
"""Rows by which the separator of a file is found."""
_SEPARATOR_LINE = re.compile(r"\"?sep=(.)\"?[,;]*", re.IGNORECASE)
"""What Excel writes first, so that another Excel knows the separator."""
_GIVEN_NAME = re.compile(
    r"(?:sheet|tabelle|blatt|feuil(?:le)?|hoja|planilha|folha|foglio|blad"
    r"|arkusz|лист|ورقة|工作表|シート|시트)[ _]?\d*",
    re.IGNORECASE,
)
"""What programs call the first tab of a workbook."""


def read_export(path: Path) -> Book:
    """Return the tabs of an exported file; that of a .csv is called as the file is.

    Raises:
        WrongUse: there is no such file, or it is neither.
    """
    refuse_address(path)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return _called_as_the_file(Workbook(path).read(), path.stem)
    if kind := OTHER_TABLES.get(path.suffix.lower()):
        raise WrongUse(
            f"{path.name} is {kind}, which is not read.",
            "Open it in your spreadsheet program, save it as .xlsx (Excel workbook), and give that file.",
        )
    if kind := SAVED_MAILS.get(path.suffix.lower()):
        _refuse_mail(path, kind)
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "the system refused").lower()
        raise WrongUse(f"{path} cannot be read: {reason}.", "Check the path and the rights on it.") from None
    text = decode_text(data)
    if _is_mail(text):
        _refuse_mail(path, "a saved mail")
    if "\x00" in text:
        raise WrongUse(f"{path.name} is no table of answers.", "Export the answers as .csv or .xlsx.")
    return Book((Tab(path.stem, _rows(text, path.name), guessed=are_letters_guessed(data)),))


def _is_mail(text: str) -> bool:
    header = HeaderParser().parsestr(text[:LONGEST_MAIL_HEADER])
    return "From" in header and any(field in header for field in MAIL_FIELDS)


def _refuse_mail(path: Path, kind: str) -> NoReturn:
    raise WrongUse(
        f"{path.name} is {kind}, and no table of answers; nothing was read of it.",
        "Mail is read where it came in, by collect with MENTORSHEETS_MAILBOX: move it back into that inbox. "
        "Or read it, and type what it says beside its question in Check-ins, or into the person's Status.",
    )


def _called_as_the_file(book: Book, stem: str) -> Book:
    """Return the book with its only tab called as the file, if that says more.

    It does where a program named the tab, or where the file alone says whether its people ask or offer.
    """
    if len(book.tabs) == 1 and (
        _GIVEN_NAME.fullmatch(book.tabs[0].title.strip())
        or (role_of_title(stem) is not None and role_of_title(book.tabs[0].title) is None)
    ):
        return Book((replace(book.tabs[0], title=stem),))
    return book


def _rows(text: str, name: str) -> tuple[tuple[Cell, ...], ...]:
    first, _, rest = text.partition("\n")
    if told := _SEPARATOR_LINE.fullmatch(first.strip()):
        text = rest
    separators = (str(told[1]),) if told else SEPARATORS
    try:
        tables = {separator: _parse(text, separator) for separator in separators}
        if not told and not any(any(_fit(table)) for table in tables.values()):
            tables |= {separator: _parse(text, separator) for separator in SELDOM_SEPARATORS}
    except csv.Error:
        raise WrongUse(f"{name} is no table of answers.", "Export the answers as .csv or .xlsx.") from None
    separator = max(tables, key=lambda one: _fit(tables[one]))
    if (row := find_unclosed(tables[separator], separator)) is not None:
        raise WrongUse(
            f"A quotation mark in row {row + 1} of {name} is not closed, so the rows below it are one cell.",
            "Delete that mark, or write a second one where it ends, and give the file again.",
        )
    return tables[separator]


def _fit(rows: Sequence[Sequence[Cell]]) -> tuple[int, int]:
    """Return how well a separator fits: rows that are as wide as most are, then how wide that is.

    A comma may well stand in a question; it hardly stands equally often in each answer.
    """
    widths = Counter(len(row) for row in rows[:ROWS_COMPARED] if any(row))
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0, 0
    width, count = max(wide.items(), key=lambda one: (one[1], one[0]))
    return count, width


def _parse(text: str, separator: str) -> tuple[tuple[Cell, ...], ...]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return tuple(tuple(cell.strip() or None for cell in row) for row in reader)
