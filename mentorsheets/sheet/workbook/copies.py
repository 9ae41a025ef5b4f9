"""Copies of a workbook that lie beside it: those that syncing programs make, and those that people make.

What a syncing program calls a copy is one by its name alone. The other names ("Kopie von …", "… (1)") are
also those of quite other files, so there the content has to say that it is the same programme.
"""

import re
from contextlib import suppress
from pathlib import Path

from mentorsheets.errors import MentorsheetsError
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.mail_sent import read_places
from mentorsheets.sheet.reading.rows import rows_of
from mentorsheets.sheet.schema_machine import MAIL_SENT, REGISTER
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.sheet.workbook.file import find_conflicts
from mentorsheets.sheet.workbook.near import list_workbooks

_WORD = (
    r"(?i:cop(?:y|ie|ia)|c[oó]pia|kopie?|kopia|kópia|kopya|kopija|копи[яи]|копія|másolat|副本|コピー|복사본"
    r"|نسخة)"
)
_BEFORE = re.compile(rf"{_WORD}(?: (?:of|de|di|do|da|von|van|av|af|z|из|من))?[ _-]+(?P<rest>.+)")
_BEHIND = re.compile(
    rf"[ _–—-]*\(?の?的?{_WORD}(?: ?\(?\d+\)?)?\)?| ?\(\d{{1,3}}\)"
    r"|-(?:[A-Z0-9][\w-]*|[\w-]*(?:pc|mbp|macbook|imac|laptop|desktop|surface)[\w-]*)"
)
"""What Windows, macOS, Google Drive, Office and OneDrive put before and behind the name of a copy."""


def find_copies(path: Path) -> tuple[str, ...]:
    """Return the names of copies beside a workbook that people may take for it, but for `find_conflicts`."""
    path = path.resolve()
    conflicts = find_conflicts(path)
    named = (
        one for one in list_workbooks(path.parent) if one != path and is_called_copy(one.stem, path.stem)
    )
    return tuple(one.name for one in named if one.name not in conflicts and _is_same(one, path))


def is_called_copy(name: str, of: str) -> bool:
    """Return whether one file's name, without its ending, is how programs call a copy of another's."""
    whole = name
    while before := _BEFORE.fullmatch(name):
        name = before["rest"]
    if not name.casefold().startswith(of.casefold()):
        return False
    behind = name[len(of) :]
    return bool(_BEHIND.fullmatch(behind)) if behind else name != whole


def is_same_programme(one: Backend, other: Backend) -> bool:
    """Return whether two workbooks hold one programme. One that cannot be read runs nowhere."""
    with suppress(MentorsheetsError):
        ours = _read_names(other)
        return bool(ours) and not ours.isdisjoint(_read_names(one))
    return False


def _is_same(one: Path, other: Path) -> bool:
    return is_same_programme(Workbook(one), Workbook(other))


def _read_names(backend: Backend) -> frozenset[str]:
    """Return by what a programme is known: its id in the register, and where it stood when mail went out."""
    book = backend.read()
    sent, register = find_tab(book, MAIL_SENT), find_tab(book, REGISTER)
    ids = (
        [row.text("Person id") + row.text("Name") for row in rows_of(register, REGISTER, [])]
        if register
        else []
    )
    own = (one for one in ids if one.startswith("programme"))
    return frozenset((*own, *(read_places(sent) if sent else ())))
