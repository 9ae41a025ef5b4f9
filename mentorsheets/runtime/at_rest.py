"""Leaving a programme alone in which nothing changed and nothing is due: known without reading its sheet.

A pass that found nothing to do notes what it looked at, as far as that can be told apart without being
read, and until when it holds: beside the journal, or in the database that has it. The next one compares. It
sends nothing either way: what is wrong here makes a pass late, never one mail too many.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from mentorsheets.mail.journal.open import is_shared
from mentorsheets.mail.mail_address import read_host, read_user
from mentorsheets.runtime.config import Config, is_file, is_google
from mentorsheets.sheet.google.address import google_key

REST_ENDING = ".rest"
"""What the note is called beside its journal."""
Look = Callable[[Iterable[Path]], Iterator[str]]
"""What tells of each file something that a change of it changes."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What a pass left: the mark of all that it `saw`, its moment and the one from which something is due.

    `code` is what it ended with: a cell that a person should mend is still to be mended.
    """

    saw: str
    since: datetime
    until: datetime
    code: int


def mark_state(config: Config, versions: Mapping[str, str]) -> str:
    """Return a mark of all that a pass reads, "" where it cannot be told without reading it.

    It is another one whenever sheet, journal, mailbox, templates or what a run is told have changed. Of
    Google sheets whose `versions` by key were asked before, that is not asked again.
    """
    # Another machine sees the same files with times of their own.
    look = _read_whole if config.is_stateless or is_shared(config.journal) else _look_at
    try:
        journal = tuple(_read_journal(config, look))
        if journal == ("",):
            return ""
        way = (read_user(config.mail), read_host(config.mail), *journal)
        told = (*way, *_read_sheet(config, look, versions), *_read_mailbox(config))
        kept = (*_name_files(config), *look(_list_templates(config)))
    except Exception:  # noqa: BLE001 - the pass itself says what is wrong
        return ""
    return hashlib.sha256(json.dumps([*told, *kept]).encode()).hexdigest()


def find_rest(config: Config, state: str, now: datetime) -> Rest | None:
    """Return what the last pass left, if all is as it was then and nothing is due yet."""
    if not state:
        return None
    try:
        told = json.loads(_read_note(config))
        since, until = (datetime.fromisoformat(told[name]) for name in ("since", "until"))
        rest = Rest(str(told["saw"]), since, until, int(told["code"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return rest if rest.saw == state and rest.since <= now < rest.until else None


def note_rest(config: Config, rest: Rest) -> None:
    """Write down, for its owner alone, what a pass left; where that cannot be, the next one looks again."""
    text = json.dumps(asdict(rest), default=datetime.isoformat)
    if is_shared(config.journal):
        from mentorsheets.mail.journal.postgres_rests import note_rest_of  # noqa: PLC0415 - of clusters alone

        note_rest_of(config.journal, config.mark, text)
        return
    note = _note_of(config)
    with (
        suppress(OSError),
        NamedTemporaryFile("w", dir=note.parent, prefix=note.name, delete=False) as file,
    ):
        file.write(text)
        file.close()
        Path(file.name).replace(note)


def _note_of(config: Config) -> Path:
    return Path(f"{config.journal}{REST_ENDING}")


def _read_note(config: Config) -> str:
    """Return what the last pass noted. Raises OSError."""
    if not is_shared(config.journal):
        return _note_of(config).read_text(encoding="utf-8")
    from mentorsheets.mail.journal.postgres_rests import read_rest_of  # noqa: PLC0415 - of clusters alone

    return read_rest_of(config.journal, config.mark)


def _read_journal(config: Config, look: Look) -> Iterator[str]:
    """Yield which journal it is, and what another content of it has otherwise; "" where that is not told.

    Raises:
        Exception: that cannot be told either.
    """
    if not is_shared(config.journal):
        yield from (config.journal, *look((Path(config.journal), Path(f"{config.journal}-wal"))))
        return
    from mentorsheets.mail.journal.postgres_rests import watch_journal  # noqa: PLC0415 - of clusters alone

    yield watch_journal(config.journal, config.mark)


def _read_sheet(config: Config, look: Look, versions: Mapping[str, str]) -> tuple[str, ...]:
    """Return where the sheet is, and what another content of it has otherwise.

    Raises:
        MentorsheetsError, OSError: that cannot be told.
    """
    if is_file(config.sheet):
        return (config.mark, *look([Path(config.sheet).expanduser()]))
    if is_google(config.sheet):
        from mentorsheets.sheet.google.ways import read_drive_version  # noqa: PLC0415 - slow to import

        known = versions.get(google_key(config.sheet) or "")
        return config.mark, known or read_drive_version(config.sheet, config.google)
    from mentorsheets.sheet.remote.open_remote import read_remote_tag  # noqa: PLC0415 - as above

    if tag := read_remote_tag(config.sheet, config.remote):
        return config.mark, tag
    raise OSError


def _read_mailbox(config: Config) -> tuple[str, ...]:
    """Return which mailbox is read, and how far it goes. Raises MentorsheetsError."""
    if not config.mailbox:
        return ()
    from mentorsheets.mail.incoming.mailbox import find_mailbox, read_extent  # noqa: PLC0415 - as above

    with find_mailbox(config.mailbox, config.logins_to_read) as box:
        return read_user(config.mailbox), read_host(config.mailbox), read_extent(box)


def _name_files(config: Config) -> Iterator[str]:
    """Yield the names beside a workbook, but the journal's own: an archive, or a copy that a sync made."""
    if is_file(config.sheet):
        own = "." if is_shared(config.journal) else Path(config.journal).name
        beside = Path(config.sheet).expanduser().resolve().parent.iterdir()
        yield from sorted(one.name for one in beside if not one.name.startswith(own))


def _list_templates(config: Config) -> list[Path]:
    return sorted(config.templates.rglob("*")) if config.templates else []


def _read_whole(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the same for files that were put back from elsewhere, as new ones. Raises OSError."""
    for path in paths:
        if path.is_dir():
            continue
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            yield f"no {path.name}"
        else:
            yield f"{path.name} {hashlib.sha256(content).hexdigest()}"


def _look_at(paths: Iterable[Path]) -> Iterator[str]:
    """Yield of each file what a change of it changes; of one that is not there, that. Raises OSError."""
    for path in paths:
        try:
            found = path.stat()
        except FileNotFoundError:
            yield f"no {path.name}"
        else:
            yield f"{path.name} {found.st_ino} {found.st_size} {found.st_mtime_ns}"
