"""The lasting names of people, needs, matches and check-ins: hashes, which tell nobody whom they mean.

Whoever has an address can find its hash, so people are given an id that takes the secret too (`keyed_id`) as
soon as they are put into the register; what is made of their ids is then nothing that anybody can try out.
"""

import hashlib
import hmac
import re
from collections.abc import Container, Iterable, Sequence
from datetime import date
from functools import lru_cache

from mentorsheets.domain.plain_text import fold_address

GONE_ID = re.compile("g[0-9a-f]{12}")


def _hash(prefix: str, *parts: object) -> str:
    text = "\x1f".join(map(str, parts))
    return prefix + hashlib.sha256(text.encode()).hexdigest()[:10]


def person_id(address: str | None, name: str) -> str:
    """Return the id of somebody who was never seen before, from their address, or their name without one."""
    return _hash("p", address or f"name:{' '.join(name.casefold().split())}")


def sharer_id(address: str, name: str) -> str:
    """Return the id of somebody whose address was somebody else's first, from both."""
    return _hash("p", address, " ".join(name.casefold().split()))


def keyed_id(secret: bytes, person: str) -> str:
    """Return the lasting id of somebody new who had the id `person` until now: told by the secret alone."""
    return "p" + hmac.new(secret, f"person\x1f{person}".encode(), hashlib.sha256).hexdigest()[:10]


def choose_id(
    person: str, secrets: Sequence[bytes], recorded: Container[str], taken: Container[str] = ()
) -> str:
    """Return the lasting id of somebody of whom `person` is the id that anybody could make.

    Whom the record knows under one of theirs keeps it, whichever secret it was made with, and also the plain
    one of earlier days; somebody new gets one made with the first secret, or the plain one without any. Ids
    that are `taken` are somebody else's.
    """
    made = [keyed_id(secret, person) for secret in secrets]
    known = next((one for one in (*made, person) if one in recorded and one not in taken), None)
    if known or not made:
        return known or person
    return made[0] if made[0] not in taken else keyed_id(secrets[0], made[0])


def returned_id(mark: str, before: int) -> str:
    """Return the id of somebody who was forgotten and takes part anew, for the time after the `before`-th."""
    return _hash("p", mark, before)


def gone_id(secret: bytes, person: str) -> str:
    """Return the id of nobody that takes the place of a person who is forgotten: told by the secret alone."""
    return "g" + hmac.new(secret, f"gone\x1f{person}".encode(), hashlib.sha256).hexdigest()[:12]


def gone_mail_key(secret: bytes, key: str) -> str:
    """Return the key that a mail of somebody who is forgotten has from then on, the same in each run."""
    return hmac.new(secret, f"mail\x1f{key}".encode(), hashlib.sha256).hexdigest()[:16]


def is_gone(person: str) -> bool:
    """Return whether an id stands for somebody who was forgotten."""
    return person.startswith("g") and GONE_ID.fullmatch(person) is not None


def forgotten_mark(secret: bytes, address: str, name: str = "") -> str:
    """Return the mark by which an address is known again that must not come back.

    Where others have the address too, it is that of the `name` along with it.
    """
    both = f"{address}\x1f{' '.join(name.casefold().split())}" if name else address
    return hmac.new(secret, both.encode(), hashlib.sha256).hexdigest()


def address_mark(address: str) -> str:
    """Return the mark by which an address is known again, before it takes the secret."""
    return hashlib.sha256(fold_address(address).encode()).hexdigest()[:16]


def address_hold_mark(address: str) -> str:
    """Return the mark of an address in the record of its being held, before it takes the secret."""
    return _hash("a", address.strip().casefold())


def former_mark(address: str) -> str:
    """Return the mark of an address of earlier days, before it takes the secret: what it named is theirs."""
    return _hash("e", "former", address.strip().casefold())


def confidential_mark(person: str) -> str:
    """Return the mark that the hold of a person has which only the safety contact ends."""
    return _hash("s", person)


def need_id(person: str, kind: str, again: int = 0) -> str:
    """Return the id of a person's need of one kind; `again` counts earlier rows for the same."""
    return f"{person}/{kind}" + (f"/{again + 1}" if again else "")


def lasting_need_id(person: str, kind: str, again: int) -> str:
    """Return the id that a need is given when its row is first seen; `again` counts ids given before."""
    return _hash("n", person, kind, again)


def match_id(giver: str, asker: str, again: int = 0) -> str:
    """Return the id of a match; `again` counts earlier matches of the same two in the same direction."""
    return _hash("m", giver, asker, again)


def check_in_id(person: str, match: str, asked_on: date) -> str:
    """Return the id of what one person was asked about one match on one day."""
    return _hash("c", person, match, asked_on.isoformat())


def circle_id(kind: str, people: Iterable[str], proposed_on: date) -> str:
    """Return the id of a circle that was proposed on a day."""
    return _hash("r", kind, *sorted(people), proposed_on.isoformat())


# The same lines are asked for by each look at a programme.
@lru_cache(maxsize=50_000)
def history_id(event: str, person: str, match: str, which: str) -> str:
    """Return the id of something that happened; `which` tells it from the same at another time."""
    return _hash("h", event, person, match, which)


def wave_id(mails: Iterable[str]) -> str:
    """Return the id of several mails that are told of in one."""
    return _hash("w", *sorted(mails))
