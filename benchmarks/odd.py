"""Bends an invented community into one of sixteen odd shapes, so that no way of pairing lives on the usual one.

python -m benchmarks.odd scarce 1000 5 scarce.n1000.json.gz
"""

import gzip
import json
import random
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.generate import BLOCKS_A_DAY, generate

People = list[dict[str, Any]]
Draw = random.Random
WEEK = 7 * BLOCKS_A_DAY


def _few_sides(people: People, draw: Draw, give: bool) -> None:
    """Leave one in seven on one side of the table, and everybody else on the other."""
    kinds = sorted({kind for person in people for kind in (*person["asks"], *person["offers"])})
    for person in people:
        gives = (draw.random() < 1 / 7) == give
        offers = person["offers"] or [draw.choice(kinds)]
        asks = person["asks"] or {draw.choice(kinds): {"w": draw.choice((1, 2, 3)), "k": 1}}
        person.update(offers=offers if gives else [], asks={} if gives else asks)
        person["cap_give"] = (person["cap_give"] or draw.choice((1, 1, 2, 2, 3, 5))) if gives else 0
        person["cap_recv"] = 0 if gives else person["cap_recv"] or draw.choice((1, 2, 2, 3))


def _kinds(people: People, draw: Draw, count: int, most: int) -> None:
    """Spread asks and offers over so many kinds, the first asked most."""
    names = [f"kind{number:02d}" for number in range(count)]
    often = [(number + 1) ** -0.5 for number in range(count)]
    other = draw.sample(often, count)
    for person in people:
        if person["asks"]:
            chosen = sorted(set(draw.choices(names, often, k=draw.randint(1, most))))
            person["asks"] = {
                kind: {"w": draw.choice((1, 2, 2, 3)), "k": 2 if draw.random() < 0.05 else 1}
                for kind in chosen
            }
        if person["offers"]:
            person["offers"] = sorted(set(draw.choices(names, other, k=draw.randint(1, most))))


def _want(people: People, draw: Draw, most: int) -> None:
    """Let each person take so many helpers at most; six only if they ask for more as well."""
    kinds = sorted({kind for person in people for kind in person["asks"]})
    for person in people:
        if person["asks"]:
            person["cap_recv"] = min(person["cap_recv"], most) if most == 1 else most
        if most > 1 and person["asks"]:
            for kind in kinds:
                if draw.random() < 0.35 and kind not in person["offers"]:
                    person["asks"].setdefault(kind, {"w": draw.choice((1, 2, 3)), "k": 1})
        if most > 1 and person["offers"]:
            person["cap_give"] = max(person["cap_give"], 3)


def _tight(people: People, draw: Draw) -> None:
    """Few hours, and many small languages."""
    for person in people:
        free = [bit for bit in range(WEEK) if int(person["slots"], 16) >> bit & 1]
        kept = [bit for bit in free if draw.random() < 0.35]
        person["slots"] = f"{sum(1 << bit for bit in kept):x}"
        if draw.random() < 0.6:
            person["languages"] = [f"l{draw.randrange(12)}"]


def _loose(people: People, _: Draw) -> None:
    """One language, all hours, all remote, no teams."""
    for person in people:
        person.update(
            languages=["en"], slots=f"{(1 << WEEK) - 1:x}", mode=["remote"], team=None, manager=None
        )


def _zones(people: People, draw: Draw) -> None:
    """Evenings only, in any time zone."""
    for person in people:
        zone, mask = draw.randrange(24), 0
        for bit in range(WEEK):
            local = (bit % BLOCKS_A_DAY * 3 + 1.5 + zone) % 24
            mask |= (draw.random() < (0.35 if 17 < local < 22 else 0.01)) << bit
        person["slots"] = f"{mask:x}"


def _two(people: People, draw: Draw) -> None:
    """Two communities without a common language."""
    for person in people:
        side = draw.choice("ab")
        person["languages"] = [f"{side}{draw.randrange(5)}", *([f"{side}"] if draw.random() < 0.8 else [])]


def _teams(people: People, _: Draw) -> None:
    """Teams of forty."""
    for at, person in enumerate(people):
        head = people[at - at % 40]["id"]
        person.update(team=f"t{at // 40}", manager=None if head == person["id"] else head)


def _sameprio(people: People, _: Draw) -> None:
    for person in people:
        person["asks"] = {kind: {"w": 1, "k": 1} for kind in person["asks"]}


def _as_it_is(_people: People, _draw: Draw) -> None:
    """Change nothing: what is odd is beside the people, or nothing is."""


SHAPES: dict[str, Callable[[People, Draw], None]] = {
    "base": _as_it_is,
    "scarce": partial(_few_sides, give=True),
    "surplus": partial(_few_sides, give=False),
    "kinds32": partial(_kinds, count=32, most=6),
    "kinds3": partial(_kinds, count=3, most=2),
    "want1": partial(_want, most=1),
    "want6": partial(_want, most=6),
    "tight": _tight,
    "loose": _loose,
    "zones": _zones,
    "two": _two,
    "teams": _teams,
    "sameprio": _sameprio,
    "wishes": _as_it_is,
    "existing": _as_it_is,
    "circles": _as_it_is,
}


def bend(shape: str, size: int, seed: int) -> dict[str, Any]:
    """Invent a community of this shape and size; the same seed gives the same one."""
    data, draw = generate(size, seed), random.Random(f"{shape} {size} {seed}")
    SHAPES[shape](data["people"], draw)
    people = {person["id"]: person for person in data["people"]}
    data["needs"] = sorted(
        {kind for person in data["people"] for kind in (*person["asks"], *person["offers"])}
    )
    data["pinned"] = []
    if shape == "wishes":
        givers = [i for i, person in people.items() if person["offers"]]
        wishes = [[i, g] for i, person in people.items() if person["asks"] for g in draw.sample(givers, 3)]
        data["requested"] = [[asker, giver] for asker, giver in wishes if asker != giver]
    if shape == "existing":
        data["active"] = list(_existing(people, draw))
    return data


def _existing(people: dict[str, dict[str, Any]], draw: Draw) -> "list[list[str]]":
    """Fill about half of all places with pairs that meet something."""
    give, take = ({i: p[name] for i, p in people.items()} for name in ("cap_give", "cap_recv"))
    found: dict[tuple[str, str], None] = {}
    everybody = list(people)
    for _ in range(40 * len(people)):
        giver, asker = draw.sample(everybody, 2)
        meets = set(people[giver]["offers"]) & people[asker]["asks"].keys()
        if meets and give[giver] and take[asker] and (giver, asker) not in found:
            found[giver, asker] = None
            give[giver] -= 1
            take[asker] -= 1
        if len(found) > len(people) // 2:
            break
    return [list(pair) for pair in found]


def main() -> None:
    """Write an instance: shape, size, seed and path are the arguments."""
    shape, size, seed, path = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])
    path.write_bytes(gzip.compress(json.dumps(bend(shape, size, seed)).encode(), 6, mtime=0))


if __name__ == "__main__":
    main()
