"""A small programme that has check-ins due, and clocks that tests can turn."""

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mentorsheets.api import MentoringSheet
from mentorsheets.api.one_pass import run_pass
from mentorsheets.runtime.config import read_config
from mentorsheets.workflow.wishes import Wishes
from tests.mail.letters import TurnableClock
from tests.workflow.sheets import NEEDS, PEOPLE, small_programme
from tests.workflow.test_check_in import ACTIVE, SETTINGS

ROOT = Path(__file__).parents[2]
MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)
ALWAYS = [["Send between", "0:00-24:00"], ["Send on weekends", "yes"]]


def harbour(folder: Path, *settings: Sequence[object], **tabs: Iterable[Sequence[object]]) -> Path:
    """Make a programme in which Gil, Ana and Eve are due to be asked."""
    folder.mkdir(parents=True, exist_ok=True)
    made: dict[str, Iterable[Sequence[object]]] = {
        "Matches": ACTIVE,
        "Settings": [*SETTINGS, *settings],
        **tabs,
    }
    return small_programme(folder, **made)


def many(folder: Path, count: int, *settings: Sequence[object]) -> Path:
    """Make a programme of `count` people in pairs, each of them due to be asked."""
    people = [[f"Person {n}", f"p{n}@example.org", None, "Role models", 3, 3] for n in range(count)]
    pairs: list[Sequence[object]] = [
        ACTIVE[0],
        *([f"Person {n}", f"Person {n + 1}", None, "active"] for n in range(0, count, 2)),
    ]
    return harbour(folder, *settings, Participants=[PEOPLE, *people], Needs=[NEEDS], Matches=pairs)


def one_pass(
    path: Path,
    now: datetime | TurnableClock,
    mail: str = "",
    sheet: str = "",
    journal: str = "",
    versions: Mapping[str, str] = MappingProxyType({}),
    **wishes: Any,
) -> int:
    """Make one pass over a programme at a moment, as a clock would start it; `sheet` may be elsewhere."""
    clock = now if isinstance(now, TurnableClock) else TurnableClock(now)
    mail = mail or f"outbox:{path.parent / 'outbox'}"
    told = {
        "sheet": sheet or str(path),
        "mail": mail,
        "journal": journal or str(path.with_suffix(".journal")),
    }
    config = read_config(told, os.environ, path.parent)
    return run_pass(MentoringSheet(config, clock), Wishes(in_hours=True, **wishes), versions=versions)


def mailed(folder: Path, kind: str = "check-in") -> list[str]:
    """Return to whom mail of a kind lies in an outbox, once for each mail."""
    files = sorted((folder / "outbox").glob(f"*-{kind}-*.eml"))
    mails = [message_from_bytes(file.read_bytes(), policy=default) for file in files]
    return sorted(mail["To"].addresses[0].addr_spec.partition("@")[0] for mail in mails)
