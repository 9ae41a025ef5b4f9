"""The lasting names of people, needs, matches and check-ins: hashes, which tell nobody whom they mean."""

import hashlib
from collections.abc import Iterable
from datetime import date


def _hashed(prefix: str, *parts: object) -> str:
    text = "\x1f".join(map(str, parts))
    return prefix + hashlib.sha256(text.encode()).hexdigest()[:10]


def person_id(address: str | None, name: str) -> str:
    """Return the id of somebody who was never seen before, from their address, or their name without one."""
    return _hashed("p", address or f"name:{' '.join(name.casefold().split())}")


def need_id(person: str, kind: str, again: int = 0) -> str:
    """Return the id of a person's need of one kind; `again` counts earlier rows for the same."""
    return f"{person}/{kind}" + (f"/{again + 1}" if again else "")


def match_id(giver: str, asker: str, again: int = 0) -> str:
    """Return the id of a match; `again` counts earlier matches of the same two in the same direction."""
    return _hashed("m", giver, asker, again)


def check_in_id(person: str, match: str, asked_on: date) -> str:
    """Return the id of what one person was asked about one match on one day."""
    return _hashed("c", person, match, asked_on.isoformat())


def circle_id(kind: str, people: Iterable[str], proposed_on: date) -> str:
    """Return the id of a circle that was proposed on a day."""
    return _hashed("r", kind, *sorted(people), proposed_on.isoformat())


def history_id(event: str, person: str, match: str, which: str) -> str:
    """Return the id of something that happened; `which` tells it from the same at another time."""
    return _hashed("h", event, person, match, which)
