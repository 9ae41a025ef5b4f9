"""Runs a community's mentoring from the spreadsheet its coordinator already keeps.

`import mentorsheets as ms` gives what `mentorsheets.api` promises, loaded when it is first asked for, so that
the command's `--help` waits for none of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorsheets.api import (
        Busy,
        DueMail,
        DueMails,
        MentoringSheet,
        MentorsheetsError,
        NeedsAPerson,
        Problems,
        Proposal,
        SentMails,
        Unreachable,
        Wishes,
        WrongUse,
        open,  # noqa: A004 - as `mentorsheets.open`
        run_once,
    )

__version__ = "0.1.0"
__all__ = [
    "Busy", "DueMail", "DueMails", "MentoringSheet", "MentorsheetsError", "NeedsAPerson", "Problems",
    "Proposal", "SentMails", "Unreachable", "Wishes", "WrongUse", "open",
    "run_once",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """Return what is promised under a name (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module("mentorsheets.api"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
