"""Beginning: a new sheet, or what a sheet lacks."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mentorsheets.api.sheet_rows import InitOutput
from mentorsheets.domain.clock import Moment
from mentorsheets.runtime.config import Config, is_file, is_google
from mentorsheets.runtime.open_sheet import open_sheet
from mentorsheets.runtime.system_clock import SystemClock
from mentorsheets.sheet.backend import Book
from mentorsheets.sheet.edits import SetRow
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.schema import PARTICIPANTS, SETTINGS
from mentorsheets.sheet.writing.commit import commit
from mentorsheets.workflow.adopt import (
    seems_to_hold_lists,
)
from mentorsheets.workflow.our_names import (
    find_lists_called_ours,
    without_tabs,
)
from mentorsheets.workflow.set_up import complete, draw_first, make_workbook

if TYPE_CHECKING:
    from mentorsheets.sheet.remote.backend import RemoteWorkbook


def set_up(config: Config, *, dry_run: bool = False) -> InitOutput:
    """Make the workbook that `config` names, or add the tabs and columns that its sheet lacks.

    Raises:
        WrongUse, Unreachable, Busy: the sheet cannot be read or written; nothing was.
    """
    if not exists(config):
        if not dry_run:
            make_sheet(config)
            draw_first(open_sheet(config), Moment(SystemClock()))
        return InitOutput(config.sheet, new=True, tabs=(), columns=(), is_list=False)
    added = complete(open_sheet(config), dry_run=dry_run)
    is_list = added.before is not None and _is_list(added.before)
    if not dry_run and not is_list:
        draw_first(open_sheet(config), Moment(SystemClock()))
    return InitOutput(config.sheet, new=False, tabs=added.tabs, columns=added.columns, is_list=is_list)


def sign_in(config: Config, show: Callable[[str, str], None]) -> None:
    """Log in at Microsoft; `show` tells a person the code to type, and where, while this waits for them.

    Raises:
        WrongUse: no application is named, they declined, or the time is over.
        Unreachable: Microsoft does not answer.
    """
    # Slow to import, and seldom wanted.
    from mentorsheets.sheet.remote.device_code import MicrosoftLogin  # noqa: PLC0415

    login = MicrosoftLogin(config.remote)
    code = login.begin()
    show(code.user_code, code.where)
    login.finish(code)


def name_safety_contact(config: Config, name: str, address: str) -> None:
    """Put into Settings whom words go to that may mean harm; `address` may be "".

    Raises:
        WrongUse, Unreachable, Busy, NeedsAPerson: the sheet cannot be written.
    """
    typed = {"Safety contact": name, "Safety contact e-mail": address or None}
    edits = [
        SetRow(SETTINGS.title, {"Setting": title}, {"Value": value}, asked_by_a_person=True)
        for title, value in typed.items()
    ]
    commit(open_sheet(config), edits)


def exists(config: Config) -> bool:
    """Return whether there is such a sheet already; a Google sheet always is.

    Raises:
        WrongUse, Unreachable: the server on which it may lie does not tell.
    """
    if is_file(config.sheet):
        return Path(config.sheet).expanduser().exists()
    return is_google(config.sheet) or find_remote(config).is_there()


def make_sheet(config: Config) -> None:
    """Make a new workbook of a programme where `config` names it.

    Raises:
        WrongUse, Unreachable: it cannot be made there.
    """
    if is_file(config.sheet):
        make_workbook(Path(config.sheet).expanduser())
    else:
        find_remote(config).make()


def find_remote(config: Config) -> "RemoteWorkbook":
    """Return the workbook on a server that `config` names."""
    # Slow to import, and of no use to a workbook on this computer.
    from mentorsheets.sheet.remote.open_remote import open_remote  # noqa: PLC0415

    return open_remote(config.sheet, config.remote, SystemClock().now)


def _is_list(book: Book) -> bool:
    """Return whether a sheet has no people of a programme yet, but a list of them."""
    rest = without_tabs(book, find_lists_called_ours(book))
    return find_tab(rest, PARTICIPANTS) is None and seems_to_hold_lists(book)
