"""The outbox: a folder of finished messages that a coordinator can open and read."""

import os
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from email.policy import default
from functools import lru_cache
from pathlib import Path

from mentorsheets.mail.messages import IN_OUTBOX, TAKEN_BACK, Brink, MailState, PlannedMail, SendOutcome
from mentorsheets.mail.render.preview import Shown, preview_page
from mentorsheets.mail.render.summary import glance, parse_message, read_mailboxes

MOST_ON_PAGE = 500
"""Messages on the page: some weeks of a large programme. Each takes a millisecond at each run that sends."""
OLDER_BESIDE = f"The newest {MOST_ON_PAGE} are shown; the older ones lie beside this page."
KEPT_IN_OUTBOX = timedelta(days=180)
"""How long a mail lies in an outbox after it was written: half a year, when all are too late."""
OWNER_ALONE = 0o600
"""The rights on each file: it holds people's words."""
WRITTEN_TO_OUTBOX = SendOutcome(MailState.SENT, IN_OUTBOX)
LEAD = "Nothing here was sent to anybody. Set a mail server when you are content with what you read."


class Outbox:
    """Writes messages into a folder; a message is there whole, or not at all."""

    lanes = 25
    wait = timedelta(0)

    def __init__(self, folder: Path) -> None:
        """Use `folder`, and make it if need be."""
        self.folder = folder
        self._has_written = False
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def deliver(self, mails: list[PlannedMail], brink: Brink) -> list[SendOutcome]:
        """Write each message; the one step that can deliver it is the renaming of a finished file."""
        self._has_written = True
        drafts = {mail.key.id: self._draft(mail) for mail in mails}
        allowed = brink(list(drafts))
        for mail in mails:
            draft = drafts[mail.key.id]
            if mail.key.id in allowed:
                draft.replace(self.folder / file_name(mail))
            else:
                draft.unlink()
        _sync_folder(self.folder)
        return [WRITTEN_TO_OUTBOX if mail.key.id in allowed else TAKEN_BACK for mail in mails]

    def arrived(self, sought: Iterable[str]) -> set[str]:
        """Return those keys whose file lies in the folder."""
        written = {file.stem.rpartition("-")[2] for file in self.folder.glob("*.eml")}
        return written.intersection(sought)

    def is_sound(self, _known: list[str]) -> bool:
        """Return true: a missing file means a missing message: the folder has no other way to lose one."""
        return True

    def would_have(self, key: str) -> bool:
        """Return whether a draft lies here, as it does from before a message may go until it is there."""
        return self._draft_of(key).exists()

    def close(self) -> None:
        """Bring the page that lists the messages up to date, unless nothing came or went since.

        When new ones came, old ones go.
        """
        page = self.folder / "index.html"
        if self._has_written:
            self._drop_old()
        elif page.exists() and _changed_at(page) == _changed_at(self.folder):
            return
        files = sorted(self.folder.glob("*.eml"), reverse=True)
        title = f"Outbox: {len(files)} message{'' if len(files) == 1 else 's'}"
        lead = LEAD if len(files) <= MOST_ON_PAGE else f"{LEAD} {OLDER_BESIDE}"
        shown = preview_page([_shown(file) for file in files[:MOST_ON_PAGE]], title=title, lead=lead)
        draft = self.folder / ".index.html"
        draft.touch(mode=OWNER_ALONE)
        draft.write_text(shown, encoding="utf-8")
        draft.replace(page)
        # A folder changes with each file that comes or goes, so its page bears the time of what it shows.
        since = _changed_at(self.folder)
        if sorted(self.folder.glob("*.eml"), reverse=True) == files:
            os.utime(page, ns=(since, since))

    def _drop_old(self) -> None:
        """Delete what was written long before the newest message, by the disk's own clock.

        A run that is asked to play another day writes today, and so takes nothing away.
        """
        written = {file: _changed_at(file) for file in self.folder.glob("*.eml")}
        kept_since = max(written.values(), default=0) - int(KEPT_IN_OUTBOX.total_seconds()) * 10**9
        for file in (file for file, at in written.items() if at < kept_since):
            file.unlink(missing_ok=True)

    def _draft_of(self, key: str) -> Path:
        return self.folder / f".{key}.part"

    def _draft(self, mail: PlannedMail) -> Path:
        draft = self._draft_of(mail.key.id)
        draft.touch(mode=OWNER_ALONE)
        with draft.open("wb") as file:
            file.write(mail.content)
            file.flush()
            os.fsync(file.fileno())
        return draft


def file_name(mail: PlannedMail) -> str:
    """Return a name that sorts by the day that the message bears, and says of which kind it is."""
    kind = re.sub(r"[^a-z0-9]+", "-", mail.key.kind.lower()).strip("-")
    return f"{_day_of(mail).isoformat()}-{kind}-{mail.key.id}.eml"


def _day_of(mail: PlannedMail) -> date:
    """Return the day of a message by its Date, which a run for another day gave it; else when it may go."""
    return (_read_date(parse_message(mail.content)["Date"] or "") or mail.not_before).date()


# All mails of a run bear the same.
@lru_cache(maxsize=100)
def _read_date(value: str) -> datetime | None:
    return getattr(default.header_fetch_parse("Date", value), "datetime", None)


def _changed_at(path: Path) -> int:
    return path.stat().st_mtime_ns


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder, and keeps names safe by itself.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _shown(file: Path) -> Shown:
    message = glance(file.read_bytes())
    return Shown(
        to=", ".join(name or address for name, address in read_mailboxes(message.to)),
        address=", ".join(message.addresses),
        kind=file.stem[len("2026-11-23-") :].rpartition("-")[0],
        why="",
        subject=message.subject,
        text=message.text,
        html=message.html,
        state=file.name[: len("2026-11-23")],
        file=file.name,
    )
