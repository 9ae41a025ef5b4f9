"""Odd instances in the neutral format: each is answered, breaks no rule, and is as good as plain methods say."""

import random
from fractions import Fraction
from random import Random
from typing import Any

import highspy
import numpy as np
import pytest

from benchmarks import check, neutral
from benchmarks.neutral import FORMAT
from mentorsheets.pairing.solve import solve

NAMES = ("a b", "ä", "", "0", "'; --", "\u202eona", "a\tb", "日本", "A", "a", "\U0001f600", "x" * 300)
SEEDS = range(150, 190)


def invent(seed: int) -> dict[str, Any]:
    """Draw a small instance that has a bit of everything that is rare."""
    draw = random.Random(seed)
    size = draw.choice((0, 1, 2, 3, 6, 9, 12))
    kinds = [f"n{at}" for at in range(draw.choice((1, 2, 5, 32)))]
    names = draw.sample(NAMES, size)
    people = [_person(draw, name, names, kinds) for name in names]

    def pairs(most: int) -> list[list[str]]:
        count = draw.randint(0, most) if size > 1 else 0
        found = [draw.sample(names, 2) for _ in range(count)]
        return found + found[:1]

    return {
        "format": FORMAT,
        "needs": kinds,
        "rules": {"min_overlap_slots": draw.choice((0, 0, 1, 2, 64))},
        "people": people,
        "blocked": pairs(4),
        "declined": pairs(4),
        "pinned": pairs(2),
        "active": pairs(size),
        "requested": pairs(3),
    }


def _person(draw: Random, name: str, names: list[str], kinds: list[str]) -> dict[str, Any]:
    asked = draw.sample(kinds, draw.randint(0, min(4, len(kinds))))
    return {
        "id": name,
        "asks": {kind: {"w": draw.randint(1, 3), "k": draw.choice((1, 1, 2, 3, 9))} for kind in asked},
        "offers": draw.sample(kinds, draw.randint(0, min(4, len(kinds)))),
        "cap_give": draw.choice((0, 1, 2, 5)),
        "cap_recv": draw.choice((0, 1, 2, 5)),
        "languages": draw.choice(([], ["en"], ["en"], ["en", "pt"])),
        "slots": draw.choice(("0", "f", "3", f"{2**64 - 1:x}", f"{2**63:x}")),
        "mode": draw.choice(([], ["remote"], ["remote"], ["in_person"], ["remote", "in_person"])),
        "city": draw.choice((None, "c1", "")),
        "org": "o",
        "team": draw.choice((None, None, "t1", "")),
        "manager": draw.choice((None, None, *names)),
        "topics": draw.sample(("k1", "k2", "k3"), draw.randint(0, 3)),
        "experience": draw.randint(0, 40),
        "gap_pref": draw.choice(("any", "senior", "peer")),
    }


def allowed(data: dict[str, Any]) -> tuple[list[tuple[str, str, list[str]]], set[tuple[str, str]]]:
    """Give all pairs that the rules of the format allow, beside those that stay anyhow."""
    kept = {(g, a) for name in ("pinned", "active") for g, a in data[name]}
    found = []
    for giver in data["people"]:
        for asker in data["people"]:
            pair = giver["id"], asker["id"]
            covers = sorted(set(giver["offers"]) & asker["asks"].keys())
            if pair not in kept and covers and not check.faults(data | NOBODY, [[*pair, covers]]):
                found.append((*pair, covers))
    return found, kept


NOBODY: dict[str, list[list[str]]] = {"pinned": [], "active": []}


def room(data: dict[str, Any], kept: set[tuple[str, str]]) -> tuple[dict[str, int], dict[str, int]]:
    """Give what is left of each one's limits beside the pairs that stay."""
    give = {p["id"]: max(0, p["cap_give"] - sum(g == p["id"] for g, _ in kept)) for p in data["people"]}
    take = {p["id"]: max(0, p["cap_recv"] - sum(a == p["id"] for _, a in kept)) for p in data["people"]}
    return give, take


def most_served(data: dict[str, Any]) -> int:
    """Count by plain augmenting paths how many who asked can have somebody."""
    pairs, kept = allowed(data)
    give, take = room(data, kept)
    holds: dict[str, list[str]] = {name: [] for name in give}

    def serve(asker: str, tried: set[object]) -> bool:
        for giver, other, _ in pairs:
            if other == asker and giver not in tried:
                tried.add(giver)
                if len(holds[giver]) < give[giver]:
                    holds[giver].append(asker)
                    return True
                for at, held in enumerate(holds[giver]):
                    if serve(held, tried):
                        holds[giver][at] = asker
                        return True
        return False

    askers = [p["id"] for p in data["people"] if p["asks"]]
    have = {asker for _, asker in kept}
    return sum(asker in have or (take[asker] > 0 and serve(asker, set())) for asker in askers)


def most_covered(data: dict[str, Any], served: int) -> float:
    """Find by a plain integer programme what can be covered while so many are served."""
    pairs, kept = allowed(data)
    give, take = room(data, kept)
    people = {p["id"]: p for p in data["people"]}
    asks = [(name, kind) for name, person in people.items() for kind in person["asks"]]
    had = {(a, kind): sum(a == b and kind in people[g]["offers"] for g, b in kept) for a, kind in asks}
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("mip_rel_gap", 0.0)
    for _ in pairs:
        solver.addVar(0, 1)
    for name, kind in asks:
        solver.addVar(0, people[name]["asks"][kind]["k"])
    askers = [name for name, person in people.items() if person["asks"]]
    for _ in askers:
        solver.addVar(0, 1)
    for limits, side in ((give, 0), (take, 1)):
        for name, limit in limits.items():
            at = [place for place, pair in enumerate(pairs) if pair[side] == name]
            solver.addRow(0, limit, len(at), np.array(at, np.int32), np.ones(len(at)))
    for row, (name, kind) in enumerate(asks):
        at = [place for place, (_, a, covers) in enumerate(pairs) if a == name and kind in covers]
        use = np.array([len(pairs) + row, *at], np.int32)
        solver.addRow(-highspy.kHighsInf, had[name, kind], len(use), use, np.array([1.0] + [-1.0] * len(at)))
        wish = people[name]["asks"][kind]
        solver.changeColCost(len(pairs) + row, -wish["w"] / wish["k"])
    have = {asker for _, asker in kept}
    for row, name in enumerate(askers):
        at = [place for place, pair in enumerate(pairs) if pair[1] == name]
        use = np.array([len(pairs) + len(asks) + row, *at], np.int32)
        solver.addRow(-highspy.kHighsInf, name in have, len(use), use, np.array([1.0] + [-1.0] * len(at)))
    use = np.arange(len(pairs) + len(asks), len(pairs) + len(asks) + len(askers), dtype=np.int32)
    solver.addRow(served, highspy.kHighsInf, len(use), use, np.ones(len(use)))
    for place in range(len(pairs)):
        solver.changeColIntegrality(place, highspy.HighsVarType.kInteger)
    solver.run()
    return -solver.getInfo().objective_function_value if asks else 0.0


@pytest.mark.parametrize("seed", SEEDS)
def test_an_odd_instance_is_answered_as_well_as_plain_methods_can(seed: int) -> None:
    data = invent(seed)
    pairing = solve(neutral.community(data))
    pairs = [[m.giver, m.asker, sorted(m.kinds)] for m in pairing.matches]
    assert check.faults(data, pairs) == []
    counted = check.count(data, pairs)
    assert counted["served"] == pairing.stage("served").value == most_served(data)
    assert counted["covered"] == pairing.stage("covered").value <= (pairing.stage("covered").bound or 0)
    assert float(counted["covered"]) == pytest.approx(most_covered(data, int(counted["served"])))
    assert counted["load"] == next(
        (s.value for s in pairing.stages if s.name == "even load"), counted["load"]
    )
    assert all(isinstance(stage.value, Fraction) for stage in pairing.stages)
