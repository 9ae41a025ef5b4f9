"""Telling that mail went out under another secret than the one that signs now: answers to it count no more.

Each secret has a short name, by which nobody can find it. The name of the one that signs mail stands in the
register. Where another signs, and the first was not named as one that it replaced, somebody has to know: taps
in mail that went out prove nothing, for as long as such are to be expected.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.model import Registration
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.short_secret import STILL_COUNTS
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic, Waiting, Word

SIGNED_BY = "secret that signs"
"""The name in the register of which secret signs mail: its name; and since when another does, which one."""


def note_signer(
    programme: Programme, today: date, names: Sequence[str], *, is_signing: bool
) -> Iterator[Change]:
    """Yield what notes which secret signs mail, once it does, or that another one does by now.

    `names` are those of the secrets that count, the present one first.
    """
    was = _find_signer(programme)
    now = names[0]
    if was is None:
        if is_signing:
            yield Added(Registration(SIGNED_BY, "", now))
        return
    first, other, since = _read_signer(was)
    if first in names or (since is not None and today - since > STILL_COUNTS):
        said = now
    elif other == now:
        said = was.name
    else:
        said = f"{first} {now} {today.isoformat()}"
    if said != was.name:
        yield Changed(was, Registration(SIGNED_BY, "", said))


def is_other_secret(programme: Programme, names: Sequence[str]) -> bool:
    """Return whether mail went out under a secret that is none of those that count."""
    was = _find_signer(programme)
    return was is not None and _read_signer(was)[0] not in names


def find_other_secret(desk: Situation) -> Iterator[Waiting]:
    """Yield that another secret signs than the one under which mail went out, until that is long past."""
    was = _find_signer(desk.programme)
    _, other, since = _read_signer(was) if was else ("", "", None)
    if since is None or desk.today - since > STILL_COUNTS:
        return
    yield Waiting(
        key=f"secret/{other}/{since}", topic=Topic.MEND, who="Whoever set it up",
        words="Another secret signs answers than before, so taps in mail that went out count no more. "
        "mentorsheets doctor says what to set.",
        since=since, choices=(Word.NOTED,), spots=(Spot("Settings", "", "A1"),),
    )  # fmt: skip


def _find_signer(programme: Programme) -> Registration | None:
    return next((entry for entry in programme.register if entry.id == SIGNED_BY), None)


def _read_signer(entry: Registration) -> tuple[str, str, date | None]:
    """Return under which secret mail went out, which other one signs now, and since when."""
    first, *more = entry.name.split() or [""]
    with suppress(ValueError):
        return first, more[0] if more else "", date.fromisoformat(more[1]) if len(more) > 1 else None
    return first, "", None
