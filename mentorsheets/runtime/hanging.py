"""Noticing that what keeps passes from their work hangs: another run at work is no failure at first."""

import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mentorsheets.errors import Busy, MustLookFirst
from mentorsheets.mail.journal.open import is_shared
from mentorsheets.runtime import log
from mentorsheets.runtime.config import Config

BUSY_ENDING = ".busy"
"""What a file beside the journal is called that tells since when passes found another run at work."""
HANGS_AFTER = timedelta(hours=3)
"""After so long without a change of the journal nobody is at work: whoever sends notes each mail there."""


def tell_hanging(config: Config, code: int, now: datetime) -> int:
    """Return the exit code of a pass: if what keeps it out seems to hang, that a person must look."""
    if config.is_stateless or is_shared(config.journal):
        # There is no disk to remember it on, or the workers of a cluster count by themselves.
        return code
    note = Path(f"{config.journal}{BUSY_ENDING}")
    with suppress(OSError):
        if code != Busy.exit_code:
            note.unlink(missing_ok=True)
        elif not (begun := _read_moment(note)) or begun > now:
            note.write_text(now.isoformat(), encoding="utf-8")
        elif now - max(begun, _find_last_change(config)) >= HANGS_AFTER:
            why = "another run has held this programme for hours, and did nothing"
            log.note(
                why, logging.ERROR, since=f"{begun:%Y-%m-%dT%H:%M%z}", do="see which run hangs, and end it"
            )
            return MustLookFirst.exit_code
    return code


def _read_moment(note: Path) -> datetime | None:
    try:
        found = datetime.fromisoformat(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if found.tzinfo else None


def _find_last_change(config: Config) -> datetime:
    files = (Path(config.journal), Path(f"{config.journal}-wal"))
    found = [file.stat().st_mtime for file in files if file.exists()]
    return datetime.fromtimestamp(max(found, default=0), UTC)
