"""The secret that signs the links of mails, and the desk that is opened with it."""

import os
import secrets
from datetime import date
from pathlib import Path

from mentorsheets.domain.keyed_marks import KeyedMarks, name_of
from mentorsheets.domain.programme import Programme, programme_id
from mentorsheets.errors import WrongUse
from mentorsheets.mail.journal.open import is_shared
from mentorsheets.mail.letters.links import Desk
from mentorsheets.mail.tokens import Signer
from mentorsheets.relations.short_secret import counts_no_more
from mentorsheets.runtime.cell_links import SheetCells
from mentorsheets.runtime.config import SECRET, Config
from mentorsheets.sheet.reading.programme import Reading

SIGNED_OTHERWISE = (
    "Mail went out under another secret than the one that signs now: answers to it count no more."
)
LEAST_SECRET = 32
"""Characters of a secret: 128 bits, if it is made of digits and letters by chance."""


def open_desk(
    programme: Programme, config: Config, *, reading: Reading | None = None, for_show: bool = False
) -> Desk:
    """Return the desk of a programme; its secret is told, or lies in a file beside the journal.

    With the `reading` that it came from, mails to the coordinator lead to the cells that they are about. What
    is written only `for_show` needs no lasting secret, and leaves none behind.

    Raises:
        WrongUse: the secret cannot be read or kept.
    """
    found = (secrets.token_bytes(),) if for_show else find_secrets(config)
    if counts_no_more(programme):
        # In place of a short one stands what nobody knows: it proves nothing, and nothing is sent with it.
        found = tuple(one for one in found if len(one) >= LEAST_SECRET) or (secrets.token_bytes(),)
    secret, *older = found
    cells = SheetCells(config.sheet, reading) if reading else None
    return Desk(programme, Signer(programme_id(programme), secret, tuple(older)), cells, for_show)


def has_short(config: Config) -> bool:
    """Return whether one of the secrets that count is too short; one that was never made is none."""
    told = (config.secret, *config.secrets_before)
    return any(0 < len(one.encode()) < LEAST_SECRET for one in told)


def refuse_short(programme: Programme, config: Config, today: date) -> None:
    """Do nothing unless the present secret is too short, and its time over.

    Raises:
        WrongUse: it is, so nothing may be signed with it.
    """
    if 0 < len(config.secret.encode()) < LEAST_SECRET and counts_no_more(programme, today):
        raise WrongUse(
            f"{SECRET} is shorter than {LEAST_SECRET} characters, and the time for a longer one is over.",
            f"Set {SECRET} to {LEAST_SECRET} characters or more; nothing was sent.",
        )


def name_secrets(config: Config) -> tuple[str, ...]:
    """Return the names of the secrets that count, the present one first; none of them can be found by it.

    Raises:
        WrongUse: the secret cannot be read or kept.
    """
    return tuple(name_of(one) for one in find_secrets(config))


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


def find_marks(config: Config) -> KeyedMarks:
    """Return by which marks addresses are known again, with the secrets that there are; none is made.

    What cannot be read is taken for not there: who only looks at a sheet may have no right to it.
    """
    is_made = bool(config.secret) or not is_shared(config.journal)
    if not config.secret and is_made and not Path(config.journal).with_suffix(".secret").is_file():
        return KeyedMarks(tuple(one.encode() for one in config.secrets_before))
    try:
        return KeyedMarks(find_secrets(config))
    except WrongUse:
        return KeyedMarks(tuple(one.encode() for one in config.secrets_before))


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
