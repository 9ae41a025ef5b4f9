"""The secret that signs the links of mails, and the desk that is opened with it."""

import os
import secrets
from pathlib import Path

from mentorsheets.domain.programme import Programme, programme_id
from mentorsheets.errors import WrongUse
from mentorsheets.mail.journal.open import is_shared
from mentorsheets.mail.letters.links import Desk
from mentorsheets.mail.tokens import Signer
from mentorsheets.runtime.cell_links import SheetCells
from mentorsheets.runtime.config import SECRET, Config
from mentorsheets.sheet.reading.programme import Reading


def open_desk(
    programme: Programme, config: Config, *, reading: Reading | None = None, for_show: bool = False
) -> Desk:
    """Return the desk of a programme; its secret is told, or lies in a file beside the journal.

    With the `reading` that it came from, mails to the coordinator lead to the cells that they are about. What
    is written only `for_show` needs no lasting secret, and leaves none behind.

    Raises:
        WrongUse: the secret cannot be read or kept.
    """
    secret, *older = (secrets.token_bytes(),) if for_show else find_secrets(config)
    cells = SheetCells(config.sheet, reading) if reading else None
    return Desk(programme, Signer(programme_id(programme), secret, tuple(older)), cells)


def find_secrets(config: Config) -> tuple[bytes, ...]:
    """Return the programme's secret, and behind it those that it replaced, whose marks still count.

    A secret that is told replaces the one in the file, if there is one.

    Raises:
        WrongUse: the secret cannot be read or kept.
    """
    before = [one.encode() for one in config.secrets_before]
    kept = None if is_shared(config.journal) else Path(config.journal).with_suffix(".secret")
    if config.secret and kept is not None and kept.is_file():
        try:
            before.append(kept.read_bytes())
        except OSError:
            raise WrongUse(f"The secret in {kept} cannot be read.", "Let it be read, or remove it.") from None
    return tuple(dict.fromkeys((find_secret(config), *before)))


def find_secret(config: Config) -> bytes:
    """Return the programme's secret, made if there is none yet.

    Raises:
        WrongUse: it cannot be read or kept.
    """
    if config.secret:
        return config.secret.encode()
    path = Path(config.journal).with_suffix(".secret") if not is_shared(config.journal) else None
    if path is None:
        raise WrongUse(
            f"With a journal in a database, {SECRET} has to be set.",
            "Set it to some long text that you keep to yourself.",
        )
    try:
        return _keep(path)
    except OSError:
        raise WrongUse(
            f"The secret that signs answers cannot be kept in {path}.",
            f"Make its folder writable, or set {SECRET}.",
        ) from None


def _keep(path: Path) -> bytes:
    """Return what the file holds; made, for its owner alone, by whichever run comes first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_hex(32).encode())
    return path.read_bytes()
