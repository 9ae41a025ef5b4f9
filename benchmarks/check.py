"""Checks pairs against the rules of the neutral format, sharing no code with the engine."""

import argparse
import json
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

from benchmarks import neutral

Triple = list[Any]


def faults(data: dict[str, Any], pairs: list[Triple]) -> list[str]:
    """Name every rule that the pairs break, one line for each case."""
    people = {person["id"]: person for person in data["people"]}
    kept = {(g, a) for name in ("pinned", "active") for g, a in data.get(name, ())}
    apart = {frozenset(pair) for pair in data.get("blocked", ())}
    declined = {(g, a) for g, a in data.get("declined", ())}
    chosen = [(g, a) for g, a, _ in pairs]
    found = [f"{pair} is there twice" for pair, times in Counter(chosen).items() if times > 1]
    found += [f"{pair} should have stayed" for pair in kept - set(chosen)]
    for g, a, needs in pairs:
        if set(needs) != set(people[g]["offers"]) & people[a]["asks"].keys():
            found.append(f"{(g, a)} covers other needs than it says")
        if (g, a) not in kept:
            here = _between(people[g], people[a], data["rules"]["min_overlap_slots"])
            here += ["blocked"] * (frozenset((g, a)) in apart) + ["declined"] * ((g, a) in declined)
            found += [f"{(g, a)}: {rule}" for rule in here]
    return found + _limits(people, kept, chosen)


def _between(giver: dict[str, Any], asker: dict[str, Any], slots: int) -> list[str]:
    near = "in_person" in giver["mode"] and "in_person" in asker["mode"] and giver["city"] is not None
    fits = {
        "same person": giver["id"] != asker["id"],
        "no need": set(giver["offers"]) & asker["asks"].keys(),
        "language": set(giver["languages"]) & set(asker["languages"]),
        "time": (int(giver["slots"], 16) & int(asker["slots"], 16)).bit_count() >= slots,
        "mode": ("remote" in giver["mode"] and "remote" in asker["mode"])
        or (near and giver["city"] == asker["city"]),
        "team": giver["team"] is None or giver["team"] != asker["team"],
        "manager": giver["manager"] != asker["id"] and asker["manager"] != giver["id"],
    }
    return [rule for rule, kept in fits.items() if not kept]


def _limits(people: dict[str, Any], kept: set[tuple[str, str]], chosen: list[tuple[str, str]]) -> list[str]:
    found = []
    for side, name in ((0, "cap_give"), (1, "cap_recv")):
        loads, old = Counter(pair[side] for pair in chosen), Counter(pair[side] for pair in kept)
        found += [f"{i} is beyond {name}" for i, n in loads.items() if n > max(people[i][name], old[i])]
    return found


def count(data: dict[str, Any], pairs: list[Triple]) -> dict[str, Fraction]:
    """Count people served, points covered, the lowest share above nobody's, and the squares of the loads."""
    helpers: Counter[tuple[str, str]] = Counter((a, need) for _, a, needs in pairs for need in needs)
    served = {a for _, a, _ in pairs}
    askers = [person for person in data["people"] if person["asks"]]
    covered = sum(
        Fraction(ask["w"] * min(helpers[p["id"], need], ask["k"]), ask["k"])
        for p in askers
        for need, ask in p["asks"].items()
    )
    loads = Counter(g for g, _, _ in pairs)
    return {
        "served": Fraction(sum(p["id"] in served for p in askers)),
        "covered": Fraction(covered),
        "load": Fraction(sum(load**2 for load in loads.values())),
    }


def triples(data: dict[str, Any], pairs: list[tuple[str, str]]) -> list[Triple]:
    """Add to each pair the needs that it covers."""
    people = {person["id"]: person for person in data["people"]}
    return [[g, a, sorted(set(people[g]["offers"]) & people[a]["asks"].keys())] for g, a in pairs]


def main() -> None:
    """Check a file of pairs, and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--instance", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, required=True)
    options = parser.parse_args()
    data, pairs = neutral.load(options.instance), json.loads(options.pairs.read_text())
    for name, value in count(data, pairs).items():
        print(f"{name}: {float(value):.4f}")
    print("rules broken:", faults(data, pairs))


if __name__ == "__main__":
    main()
