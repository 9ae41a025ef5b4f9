"""Looking whether others who use this computer can read what is meant for one person's eyes."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from mentorsheets.mail.journal.open import is_shared
from mentorsheets.mail.mail_address import OutboxAddress, parse_mail_address
from mentorsheets.runtime.config import Config, is_file
from mentorsheets.sheet.workbook.archive import find_archives
from mentorsheets.workflow.doctor.findings import Findings

PRIVACY = "Privacy"


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


def _list_private(config: Config) -> Iterator[tuple[str, Path]]:
    if is_file(config.sheet):
        workbook = Path(config.sheet).expanduser()
        yield "the workbook", workbook
        for name in find_archives(workbook.resolve().parent, workbook.stem):
            yield f"the archive {name}", workbook.resolve().with_name(name)
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
