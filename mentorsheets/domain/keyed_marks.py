"""Marks of addresses and answers as they are written down: keyed, so that nobody can try them out.

Whoever has an address can find its plain mark. So what is kept of one is made of the plain mark and the
programme's secret. Plain marks of earlier days go on being known, and are made into such where they stand in
what is written anyway.
"""

import hashlib
import hmac
import re
from collections.abc import Container
from dataclasses import dataclass, field
from functools import lru_cache

KEYED_MARK = re.compile("k[0-9a-f]{22}")
KEY_DIGITS = 6
"""Hexadecimal digits by which a mark names its secret: few programmes ever have more than two."""


@dataclass(frozen=True, slots=True)
class KeyedMarks:
    """Makes and knows marks by the `secrets` of a programme: the present one, and those that it replaced."""

    secrets: tuple[bytes, ...] = field(default=(), repr=False)

    def key(self, mark: str) -> str:
        """Return what is written down of a mark: keyed by the present secret, if there is one by now."""
        return mark if not self.secrets or is_keyed(mark) else _key(self.secrets[0], mark)

    def ways(self, mark: str) -> tuple[str, ...]:
        """Return all that may have been written down of a mark: keyed by any of the secrets, or plain."""
        if is_keyed(mark):
            return (mark,)
        return (*(_key(secret, mark) for secret in self.secrets), mark)

    def has(self, written: Container[str], mark: str) -> bool:
        """Return whether a mark is among those that were `written`."""
        return any(one in written for one in self.ways(mark))

    def may_be(self, written: str, mark: str) -> bool:
        """Return whether a mark that was written may be this one: also where its secret is not known here."""
        return written in self.ways(mark) or (
            is_keyed(written) and written[: KEY_DIGITS + 1] not in map(name_of, self.secrets)
        )


PLAIN_MARKS = KeyedMarks()
"""Of a programme whose secret is not known here, or was never made."""


def is_keyed(mark: str) -> bool:
    """Return whether a mark was made with a secret."""
    return mark.startswith("k") and KEYED_MARK.fullmatch(mark) is not None


@lru_cache(maxsize=16)
def name_of(secret: bytes) -> str:
    """Return by what marks say which secret they were made with; nothing of it can be found out by that."""
    return "k" + hmac.new(secret, b"which key of marks", hashlib.sha256).hexdigest()[:KEY_DIGITS]


# A pass asks for the marks of each cell that people wrote, nearly all of which stood there before.
@lru_cache(maxsize=20_000)
def _key(secret: bytes, mark: str) -> str:
    return name_of(secret) + hmac.new(secret, f"mark\x1f{mark}".encode(), hashlib.sha256).hexdigest()[:16]
