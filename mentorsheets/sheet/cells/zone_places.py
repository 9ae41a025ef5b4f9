"""Which zones a place may lie in: cities by any of their names, countries in six languages, states."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale

from mentorsheets.resources import find_shipped
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.cells.zone_names import (
    HARDLY_INHABITED,
    NAMES_OF_COUNTRIES,
    PROVINCES,
    STATE_ZONES,
    US_STATES,
)

_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae"}
    | {"ð": "d", "þ": "th", "œ": "oe"}
)
_AREAS = {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Etc"} | {
    "Indian",
    "Pacific",
}


@dataclass(frozen=True, slots=True)
class TownPlace:
    """A city that a name may mean: its zone, its country, and its state where it has one.

    One that `is_minor` is so much smaller than another of the name that who means it says where it is.
    """

    zone: str
    country: str
    state: str = ""
    is_minor: bool = False


@dataclass(frozen=True, slots=True)
class RegionPlace:
    """A country, or a state or province of it, with all its zones."""

    country: str
    state: str
    zones: tuple[str, ...]


def plain_place(text: str) -> str:
    """Return the plain name of a place; letters with a stroke, as in Łódź, and "St" are forgiven too."""
    name = plain(text.translate(_LETTERS))
    return f"saint {name[3:]}" if name.startswith("st ") else name


@lru_cache(maxsize=1000)
def find_towns(name: str) -> tuple[TownPlace, ...]:
    """Return the cities of over 100,000 people, and of the time zone database, that a name may mean."""
    found = _places().get(plain_place(name), "")
    towns = [_read_town(place) for place in found.split("\t") if place]
    if not towns and (older := _older_zones().get(plain_place(name))):
        return (TownPlace(older, country_of_zone(older)),)
    zone = _zone_cities().get(plain_place(name))
    if zone and zone not in {town.zone for town in towns if not town.is_minor}:
        towns.append(TownPlace(zone, country_of_zone(zone)))
    return tuple(towns)


@lru_cache(maxsize=1000)
def find_regions(name: str, *, only_english: bool = False) -> tuple[RegionPlace, ...]:
    """Return the countries, and the states and provinces, that a name or code may mean.

    Where `only_english` counts, the "Island" of Easter Island is not Iceland, as it is in German.
    """
    words, code = plain(name).removeprefix("the "), name.strip(" .").upper()
    found = []
    is_code = name.strip(" .").isupper()
    state = US_STATES.get(words) or (code if is_code and code in STATE_ZONES else "")
    if state:
        found.append(RegionPlace("US", state, STATE_ZONES[state]))
    if words in PROVINCES and (is_code or len(words) > len("on")):
        around, *zones = PROVINCES[words]
        found.append(RegionPlace(around, "", tuple(zones)))
    by_code = code if is_code and zones_of_country(code) else ""
    foreign = "" if only_english else _foreign_countries().get(words, "")
    if country := _countries().get(words) or foreign or by_code:
        found.append(RegionPlace(country, "", zones_of_country(country)))
    return tuple(found)


@lru_cache(maxsize=300)
def zones_of_country(code: str) -> tuple[str, ...]:
    """Return the zones of a country by its two letters, without those where next to nobody lives."""
    lines = (line.split("\t") for line in _table("zone.tab"))
    return tuple(line[2] for line in lines if line[0] == code and line[2] not in HARDLY_INHABITED)


def country_name(code: str) -> str:
    """Return the English name of a country by its two letters."""
    return str(Locale("en").territories.get(code, code))


@lru_cache(maxsize=1)
def zone_names() -> dict[str, str]:
    """Return the IANA names of zones by their lower-case spelling."""
    plain_names = {"UTC", "GMT", "CET", "EET", "WET"}
    return {
        name.casefold(): name
        for name in available_timezones()
        if name.split("/")[0] in _AREAS or name in plain_names
    }


@lru_cache(maxsize=1000)
def clock_of_zone(zone: str) -> tuple[int, ...]:
    """Return the minutes east of Greenwich in each month: zones that agree all year are one to us."""
    # Any recent year serves; the same one each time keeps answers the same.
    months = (datetime(2026, month, 15, 12, tzinfo=ZoneInfo(zone)) for month in range(1, 13))
    return tuple(int((one.utcoffset() or timedelta()).total_seconds() // 60) for one in months)


def _read_town(place: str) -> TownPlace:
    zone, country, state = place.removeprefix("~").split("|")
    return TownPlace(zone, country, state, is_minor=place.startswith("~"))


@lru_cache(maxsize=1)
def _places() -> dict[str, str]:
    text = (find_shipped("place_data") / "places.tsv").read_text(encoding="utf-8")
    return {name: places for name, _, places in (line.partition("\t") for line in text.splitlines())}


@lru_cache(maxsize=1)
def _zone_cities() -> dict[str, str]:
    """Return the zones that are called after a city, by its plain name."""
    # Those of whole countries, such as Brazil/East, are not in this table.
    found: dict[str, str] = {}
    for line in _table("zone.tab"):
        zone = line.split("\t")[2]
        found[plain_place(zone.rpartition("/")[2].replace("_", " "))] = zone
    return found


@lru_cache(maxsize=1)
def _older_zones() -> dict[str, str]:
    """Return the zones that are not listed any more, or are of no country, by their last name."""
    return {
        plain_place(zone.rpartition("/")[2].replace("_", " ")): zone
        for zone in sorted(zone_names().values())
        if "/" in zone and not zone.startswith("Etc/")
    }


@lru_cache(maxsize=500)
def country_of_zone(zone: str) -> str:
    """Return the two letters of the country that a zone is of, "" where it is of none or of several."""
    return next((line[:2] for line in _table("zone.tab") if line.split("\t")[2] == zone), "")


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    names = dict(line.split("\t")[:2] for line in _table("iso3166.tab"))
    english = {code: name for code, name in Locale("en").territories.items() if code in names}
    return {
        **{plain(name): code for code, name in names.items()},
        **{plain(name): code for code, name in english.items()},
        **NAMES_OF_COUNTRIES,
    }


@lru_cache(maxsize=1)
def _foreign_countries() -> dict[str, str]:
    """Return the countries by what they are called in Spanish, French, German, Portuguese and Arabic."""
    codes = {line[:2] for line in _table("iso3166.tab")}
    found: dict[str, str] = {}
    for language in ("es", "fr", "de", "pt", "ar"):
        for code, name in Locale(language).territories.items():
            if code in codes:
                found.setdefault(plain(name), code)
    return found


@lru_cache(maxsize=2)
def _table(name: str) -> list[str]:
    text = files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
