"""The file in which one pass leaves for the next what it read of tabs with a long past.

What it holds stands in the sheet, too, and is no more than a means to read less: where the file is missing,
old, or cannot be read, all is read from the sheet.
"""

import json
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from mentorsheets.sheet.google.bare import LongTab
from mentorsheets.sheet.google.version import Version
from mentorsheets.sheet.schema import tab_spec

_FORM = 1
"""Which shape the file has; one of another is not read."""
_QUICKLY = 1
"""How hard zlib tries: a tenth of the size is enough, and each pass waits for it."""


@dataclass(slots=True)
class GooglePast:
    """Long tabs by their ids, the version of the sheet, and when all of them were read the last time."""

    version: Version | None = None
    whole_at: datetime | None = None
    tabs: dict[int, LongTab] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PastFile:
    """Where it lies, and the time in UTC."""

    path: Path
    clock: Callable[[], datetime]

    def read(self) -> GooglePast:
        """Return what the last pass left, nothing if that is not to be had."""
        try:
            told = json.loads(zlib.decompress(self.path.read_bytes()))
            if told["form"] != _FORM:
                return GooglePast()
            version = Version(int(told["number"]), str(told["token"]))
            return GooglePast(
                version, datetime.fromisoformat(told["whole_at"]), dict(map(_read_tab, told["tabs"]))
            )
        except (OSError, ValueError, KeyError, TypeError, zlib.error):
            return GooglePast()

    def write(self, past: GooglePast) -> None:
        """Leave it, for its owner alone; where that cannot be, or nothing is known, all is read next time."""
        if past.version is None or past.version.claim is not None or past.whole_at is None:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
            return
        told = {
            "form": _FORM,
            "number": past.version.number,
            "token": past.version.token,
            "whole_at": past.whole_at.isoformat(),
            "tabs": [_tell_tab(tab) for tab in past.tabs.values()],
        }
        data = zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), _QUICKLY)
        with (
            suppress(OSError),
            NamedTemporaryFile("wb", dir=self.path.parent, prefix=self.path.name, delete=False) as file,
        ):
            file.write(data)
            file.close()
            Path(file.name).replace(self.path)


def _tell_tab(tab: LongTab) -> dict[str, Any]:
    return {
        "id": tab.id,
        "title": tab.title,
        "height": tab.height,
        "declared": tab.spec.title,
        "lines": tab.lines,
        "notes": [[row, column, note] for (row, column), note in tab.notes.items()],
        "open": list(tab.open_rows),
        "doubtful": sorted(tab.doubtful),
        "added": tab.added,
    }


def _read_tab(told: dict[str, Any]) -> tuple[int, LongTab]:
    tab = LongTab(
        int(told["id"]),
        str(told["title"]),
        int(told["height"]),
        tab_spec(told["declared"]),
        [list(line) for line in told["lines"]],
        {(int(row), int(column)): str(note) for row, column, note in told["notes"]},
        open_rows=tuple(told["open"]),
        doubtful=frozenset(told["doubtful"]),
        added=int(told["added"]),
    )
    return tab.id, tab
