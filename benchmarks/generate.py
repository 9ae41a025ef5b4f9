"""Invents a community in the neutral format: correlated asks and offers, scarce kinds, regions, teams.

python -m benchmarks.generate 10000 7 n10000.s7.json.gz
"""

import gzip
import json
import random
import sys
from pathlib import Path
from typing import Any

from benchmarks.neutral import FORMAT

KINDS = {
    "professional_development": (5, 5),
    "emotional_support": (4, 4),
    "community": (4, 5),
    "accountability": (3, 4),
    "sponsorship": (4, 1),
    "access_to_networks": (4, 3),
    "project_feedback": (3, 4),
    "role_model": (3, 3),
    "safe_space": (2, 1),
}
"""How often each kind is asked and offered, relative to each other."""
BLOCKS_A_DAY = 8
REGIONS = ((0, "en"), (1, "fr"), (-3, "pt"), (5, "hi"), (8, "zh"), (-6, "es"))
"""Hours from UTC and the language of each."""


def generate(size: int, seed: int) -> dict[str, Any]:
    """Invent a community of this size; the same seed gives the same one."""
    draw = random.Random(seed)
    people = [_person(draw, number, size) for number in range(size)]
    for team in range(0, size, 8):
        for member in people[team + 1 : team + 8]:
            member["manager"] = people[team]["id"]

    def pairs(count: int) -> list[list[str]]:
        return [[p["id"] for p in draw.sample(people, 2)] for _ in range(count)]

    return {
        "format": FORMAT,
        "needs": list(KINDS),
        "rules": {"min_overlap_slots": 2},
        "people": people,
        "blocked": pairs(size // 2),
        "declined": pairs(size // 5),
        "pinned": pairs(size // 500),
        "active": [],
        "requested": pairs(size // 12),
    }


def _person(draw: random.Random, number: int, size: int) -> dict[str, Any]:
    hours, language = draw.choice(REGIONS)
    remote = draw.random() < 0.95
    in_person = not remote or draw.random() < 0.35
    asked = _kinds(draw, 0, 0.15)
    asks = {kind: {"w": draw.choice((1, 2, 2, 3)), "k": 2 if draw.random() < 0.05 else 1} for kind in asked}
    offers = [kind for kind in _kinds(draw, 1, 0.35) if kind not in asked]
    languages = {language, *(["en"] if draw.random() < 0.25 else [])}
    return {
        "id": f"p{number:06d}",
        "asks": asks,
        "offers": offers,
        "cap_give": draw.choice((1, 1, 2, 2, 3, 5)) if offers else 0,
        "cap_recv": draw.choice((1, 2, 2, 3)) if asks else 0,
        "languages": sorted(languages),
        "slots": f"{_slots(draw, hours):x}",
        "mode": ["remote"] * remote + ["in_person"] * in_person,
        "city": f"c{language}{draw.randrange(1 + size // 200)}",
        "org": f"o{draw.randrange(3)}",
        "team": f"t{number // 8}",
        "manager": None,
        "topics": sorted({f"k{draw.randrange(60)}" for _ in range(4)}),
        "experience": draw.randrange(25),
        "gap_pref": draw.choice(("any", "senior", "peer")),
    }


def _kinds(draw: random.Random, side: int, none: float) -> list[str]:
    if draw.random() < none:
        return []
    weights = [often[side] for often in KINDS.values()]
    return sorted(set(draw.choices(list(KINDS), weights, k=draw.randint(1, 4))))


def _slots(draw: random.Random, hours: int) -> int:
    """Draw some evenings and lunches of the local week, as three-hour blocks in UTC."""
    mask = 0
    for day in range(7):
        for hour in draw.sample((9, 12, 15, 18, 21), draw.randint(0, 2)):
            block = (day * BLOCKS_A_DAY + (hour - hours) // 3) % (7 * BLOCKS_A_DAY)
            mask |= 1 << block
    return mask


def main() -> None:
    """Write an instance to the path that is the third argument."""
    size, seed, path = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    path.write_bytes(gzip.compress(json.dumps(generate(size, seed)).encode(), 6, mtime=0))


if __name__ == "__main__":
    main()
