"""Looking whether others who use this computer can read what is meant for one person's eyes."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from mentorsheets.mail.journal.open import is_shared
from mentorsheets.mail.mail_address import OutboxAddress, parse_mail_address
from mentorsheets.runtime.config import Config, is_file
from mentorsheets.sheet.workbook.archive import find_archives_beside
from mentorsheets.workflow.doctor.findings import Findings

PRIVACY = "Privacy"
OUR_PAGE = b'name="generator" content="mentorsheets"'
"""What stands in the head of each page of ours."""
ENDS_OF_PAGES = ("*.html", "*.svg")
HEAD_OF_PAGE = 1000
"""Bytes in which that stands."""


def examine_privacy(config: Config, findings: Findings) -> None:
    """Look over the files of a programme on this computer; Windows keeps its rights in another way."""
    if os.name != "posix":
        return
    opened = [(what, path) for what, path in _list_private(config) if is_open_to_others(path.absolute())]
    for what, path in opened:
        hint = f"Run: chmod {'-R ' if path.is_dir() else ''}go-rwx '{path}'"
        findings.advise(PRIVACY, f"Others who use this computer can read {what}.", hint)


def is_open_to_others(path: Path) -> bool:
    """Return whether everybody on this computer can come to a file or a folder, and read it."""
    try:
        modes = [folder.stat().st_mode for folder in path.resolve().parents]
        return bool(path.stat().st_mode & stat.S_IROTH) and all(mode & stat.S_IXOTH for mode in modes)
    except OSError:
        return False


def is_page_of_ours(path: Path) -> bool:
    """Return whether a file is a page that we made: a preview, a map, a report."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_OF_PAGE)
    except OSError:
        return False
    return OUR_PAGE in head


def _list_pages(config: Config) -> list[Path]:
    """Return the pages of ours where the command was started, and beside a workbook."""
    folders = {Path.cwd()}
    if is_file(config.sheet):
        folders.add(Path(config.sheet).expanduser().resolve().parent)
    files = {file for folder in folders for ends in ENDS_OF_PAGES for file in folder.glob(ends)}
    return sorted(filter(is_page_of_ours, files))


def _list_private(config: Config) -> Iterator[tuple[str, Path]]:
    if is_file(config.sheet):
        workbook = Path(config.sheet).expanduser()
        yield "the workbook", workbook
        for name in find_archives_beside(workbook.resolve()):
            yield f"the archive {name}", workbook.resolve().with_name(name)
    for page in _list_pages(config):
        yield f"the page {page.name}", page
    if not is_shared(config.journal):
        yield "the mail journal", Path(config.journal)
    if config.mail.startswith("outbox:"):
        address = parse_mail_address(config.mail)
        if isinstance(address, OutboxAddress):
            yield "the mails in the outbox", address.folder
    for logins in (config.logins, config.mailbox_logins):
        if logins.password_file:
            yield "the password of the mail server", Path(logins.password_file)
        if logins.google_key:
            yield "the key of the mail server", Path(logins.google_key)
