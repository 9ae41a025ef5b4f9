"""Dice that fall the same way each time: what somebody does follows from the seed, themselves and the day."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dice:
    """Throws that depend on the `seed` and on what they are about, never on the order of asking."""

    seed: int

    def roll(self, *about: object) -> float:
        """Return a number from 0 up to 1."""
        text = "\x1f".join(map(str, (self.seed, *about)))
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6]) / 2**48

    def happens(self, chance: float, *about: object) -> bool:
        """Return whether something happens that has this chance."""
        return self.roll(*about) < chance

    def pick(self, weighed: Sequence[tuple[T, float]], *about: object) -> T:
        """Return one of several things, each as likely as its weight says."""
        left = self.roll(*about) * sum(weight for _, weight in weighed)
        for thing, weight in weighed:
            left -= weight
            if left < 0:
                return thing
        return weighed[-1][0]
