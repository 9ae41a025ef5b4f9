"""Reading a time zone: its name, an abbreviation, an offset, a city, a state or a country, or several of these.

All that a cell names must go together: "(GMT-04:00) Sydney" names two zones, and is asked about. So is what may be
several places with different clocks, unless the rest of the cell tells which.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from zoneinfo import available_timezones

from babel.core import get_global

from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.text import nearest, plain
from mentorsheets.sheet.cells.zone_names import ABBREVIATIONS, AMBIGUOUS, UNEVEN, ZONES_BY_NAME
from mentorsheets.sheet.cells.zone_places import (
    RegionPlace,
    TownPlace,
    clock_of_zone,
    country_name,
    country_of_zone,
    find_regions,
    find_towns,
    plain_place,
    zone_names,
)

ZONES_OFFERED = 3
"""Places that a hint names; more help nobody."""
ZONE_HINT = "Type a city or a zone, such as Berlin or Europe/Berlin."
_FULL = re.compile(r"[A-Za-z]+(?:/[A-Za-z][A-Za-z_+\-0-9]*)+")
_OFFSET = re.compile(
    r"(?<![\w+\-−:.])(?:utc|gmt|z(?=\s*[+\-−]))?\s*([+\-−±])\s*(\d{1,2})(?::?([0-5]\d))?(?![\w:])(?:\s*(?:h|hrs?|hours?|uhr)\b)?"
    r"|\b(utc|gmt)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;،؛()\[\]/&|\n]|\s[-–—]\s|\s(?:and|und|et|y|e|or|oder|ou|o)\s|(?<=\w)[-–—](?=\s)")
_SAYS_ZONE = re.compile(
    r"\b(?:time ?zones?|time|timezone|zeitzone|zeit|standard|daylight|saving|savings|summer|sommer|winter|hora|horario|heure|fuseau|"
    r"de|d|zona|zone|horaria|oficial|estandar|verano|i m|i am|im|in|based|currently|city of|of|region|area|near)\b|توقيت|بتوقيت|مدينة"
)


_PLACE_LIKE = re.compile(r"^[^\W\d_a-z]")
"""What begins like a name, or is in a script without small letters."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What one part of a cell may mean: zones by name, towns, and regions; nothing where it is not known."""

    text: str
    zones: tuple[str, ...] = ()
    towns: tuple[TownPlace, ...] = ()
    regions: tuple[RegionPlace, ...] = ()

    @property
    def is_known(self) -> bool:
        return bool(self.zones or self.towns or self.regions)

    def all_zones(self) -> tuple[str, ...]:
        """Return every zone that the part may mean by itself, likelier ones first."""
        around = (zone for region in self.regions for zone in region.zones)
        towns = (town.zone for town in self.towns if not town.is_minor)
        return tuple(dict.fromkeys((*self.zones, *around, *towns)))

    def with_minor(self) -> "_Part":
        """Return the part with its smaller towns counted like the others."""
        return replace(self, towns=tuple(replace(town, is_minor=False) for town in self.towns))


@lru_cache(maxsize=4096)
def read_zone(text: str, home: str = "") -> Understood[str]:
    """Return the IANA name of the zone that a text means, with a remark unless it is that very name.

    Cities are those of the time zone database (tzdata), and all of over 100,000 people (GeoNames). `home` is
    the zone of the programme: "IST" means that of India in one that is kept there.

    Raises:
        NotUnderstood: no zone, or more than one, is meant.
    """
    cleaned = re.sub(r"(?i)\b(newfoundland) and labrador\b", r"\1", " ".join(text.split()))
    if exact := zone_names().get(cleaned.casefold().replace(" ", "_")):
        return Understood(exact)
    if full := {name for one in _FULL.findall(cleaned) if (name := zone_names().get(one.casefold()))}:
        return _settle(tuple(sorted(full)), cleaned)
    offsets = [_minutes(found) for found in _OFFSET.finditer(cleaned)]
    rest = _OFFSET.sub(",", cleaned)
    if windows := _windows_zone(cleaned) or _windows_zone(rest):
        return _settle((windows,), cleaned, offsets)
    parts = [one for part in map(_bare, _PARTS.split(rest)) if part for one in _read_words(part, home)]
    if not parts:
        return _from_offsets(offsets, cleaned)
    if "/" in cleaned and (close := nearest(cleaned, zone_names().values())) and "/" in close:
        return Understood(close, f"Read as {close}.")
    return _from_parts(parts, offsets, cleaned)


def _from_parts(parts: Sequence[_Part], offsets: Sequence[int], text: str) -> Understood[str]:
    """Return the zone on which all parts agree; what is not known counts for nothing beside what is."""
    known = [part for part in parts if part.is_known]
    if not known:
        raise NotUnderstood("This is no time zone that we know.", _suggest(text))
    if len(known) < len(parts):
        known = _beside_unknown(parts)
    towns = [part for part in known if part.towns and not part.zones]
    around = [part for part in known if part.regions]
    narrowed = [_narrow(part, [one for one in around if one is not part]) for part in towns]
    is_list = len(towns) > 1 and any(part.towns for part in around)
    if is_list and not all(part.is_known for part in narrowed):
        raise NotUnderstood("What stands here does not go together.", ZONE_HINT)
    narrowed = [part for part in narrowed if part.is_known]
    # Where a city was found in its country, the country has said what it can; a town that nobody knows is there.
    others = [
        part for part in known if part not in towns and not (narrowed and part in around and not part.zones)
    ]
    found = [part.all_zones() for part in (*narrowed, *others)]
    if offsets and narrowed and not any(_fits(zone, offsets) for zone in narrowed[0].all_zones()):
        found[0] = narrowed[0].with_minor().all_zones()
    clocks = set.intersection(*({clock_of_zone(zone) for zone in zones} for zones in found))
    meant = tuple(zone for zone in found[0] if clock_of_zone(zone) in clocks)
    if not meant:
        raise NotUnderstood("What stands here does not go together.", ZONE_HINT)
    return _settle(meant, text, offsets, narrowed[0] if narrowed else None)


def _beside_unknown(parts: Sequence[_Part]) -> list[_Part]:
    """Return what still counts beside a place that nobody knows: in which region it is, or what stands first.

    Raises:
        NotUnderstood: nothing does; "Serowe, Central" is no place in the Central zone of the United States.
    """
    strange = [not part.is_known and bool(_PLACE_LIKE.search(part.text)) for part in parts]
    kept = [
        replace(part, towns=()) if part.regions and place else part.with_minor() if any(strange) else part
        for place, part in enumerate(parts)
    ]
    strangers = [part for part, is_strange in zip(parts, strange, strict=True) if is_strange]
    known = [part for part in kept if part.is_known]
    if (
        strangers
        and not any(part.regions for part in known)
        and (not parts[0].towns or parts[0] in strangers)
    ):
        raise NotUnderstood("We do not know this place.", ZONE_HINT)
    return [part for part in known if part.regions or not strangers or part is kept[0]]


def _narrow(part: _Part, around: Sequence[_Part]) -> _Part:
    """Return a part with those of its towns that lie in a region which another part names."""
    regions = [region for one in around for region in one.regions]
    if not regions:
        return part
    there = tuple(
        replace(town, is_minor=False)
        for town in part.towns
        if any(
            town.country == region.country and region.state in {"", town.state} and _lies_in(town, region)
            for region in regions
        )
    )
    apart = tuple(region for region in part.regions if any(region.country == one.country for one in regions))
    return replace(part, towns=there, regions=() if there else apart)


def _lies_in(town: TownPlace, region: RegionPlace) -> bool:
    return clock_of_zone(town.zone) in {clock_of_zone(zone) for zone in region.zones}


def _settle(
    zones: Sequence[str], text: str, offsets: Sequence[int] = (), part: _Part | None = None
) -> Understood[str]:
    """Return the first of zones that all have one clock, and the offsets that are named."""
    fitting = [zone for zone in zones if _fits(zone, offsets)]
    if not fitting:
        raise NotUnderstood("The offset and the place do not go together.", ZONE_HINT)
    if len({clock_of_zone(zone) for zone in fitting}) > 1:
        raise NotUnderstood(
            "This may be in one of several time zones.",
            f"Write which one, such as {_choices(fitting, part)}; or a zone such as Europe/Berlin.",
        )
    return Understood(fitting[0], "" if fitting[0] == text else f"Read as {fitting[0]}.")


def _fits(zone: str, offsets: Sequence[int]) -> bool:
    return set(offsets) <= set(clock_of_zone(zone))


def _choices(zones: Iterable[str], part: _Part | None) -> str:
    """Return what somebody may write instead: "Portland, OR or Portland, ME", or a city of each zone."""
    if part and len(part.towns) > 1 and not part.regions:
        places = (town.state if town.state.isalpha() else country_name(town.country) for town in part.towns)
        return " or ".join(f"{part.text}, {one}" for one in [*dict.fromkeys(places)][:ZONES_OFFERED])
    first: dict[tuple[int, ...], str] = {}
    for zone in zones:
        first.setdefault(clock_of_zone(zone), zone)
    cities = [zone.rpartition("/")[2].replace("_", " ") for zone in first.values()]
    return " or ".join(cities[:ZONES_OFFERED])


def _from_offsets(offsets: Sequence[int], text: str) -> Understood[str]:
    """Return the zone of an offset alone, or of the two that hold in winter and in summer."""
    wanted = list(dict.fromkeys(offsets))
    if not wanted:
        raise NotUnderstood("This is no time zone that we know.", ZONE_HINT)
    if len(wanted) > 1:
        every = dict.fromkeys((*ABBREVIATIONS.values(), *sorted(zone_names().values())))
        zones = [zone for zone in every if set(clock_of_zone(zone)) == set(wanted)]
        if not zones:
            raise NotUnderstood("No place has these offsets in winter and in summer.", ZONE_HINT)
        return _settle(zones, text)
    if plain(text) in ABBREVIATIONS:
        return Understood(ABBREVIATIONS[plain(text)], f"Read as {ABBREVIATIONS[plain(text)]}.")
    name = _fixed(wanted[0])
    if name not in available_timezones():
        raise NotUnderstood("No place on Earth has this offset.", ZONE_HINT)
    return Understood(name, f"Read as {name}.")


def _fixed(minutes: int) -> str:
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    if rest:
        return UNEVEN.get(f"{sign}{hours}:{rest:02}", "")
    # The names of the Etc area count west of Greenwich as positive (POSIX), the other way from people.
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}"


def _minutes(found: re.Match[str]) -> int:
    minutes = int(found[2] or 0) * 60 + int(found[3] or 0)
    return -minutes if found[1] in {"-", "−"} else minutes


def _bare(part: str) -> str:
    """Return a part without the words that say it is a time zone, or "" if nothing is left."""
    words = plain_place(part)
    return part.strip(" .:-–'’\"") if words else ""


def _read_part(text: str, home: str) -> _Part:
    """Return what a part may mean, by all its words or without those that say that it is a zone."""
    shorter = " ".join(_SAYS_ZONE.sub(" ", plain_place(text)).split())
    for words in dict.fromkeys((plain_place(text), shorter)):
        if candidates := AMBIGUOUS.get(words):
            return _Part(text, _at_home(candidates, home))
        if zone := ZONES_BY_NAME.get(words) or ABBREVIATIONS.get(words):
            return _Part(text, (zone,), (), find_regions(words))
    for words in dict.fromkeys((text, shorter)):
        part = _Part(text, (), find_towns(words), find_regions(words))
        if part.is_known:
            return part
    return _Part(text)


def _read_words(text: str, home: str) -> list[_Part]:
    """Return a part, or two where a place and its region stand without a comma: "Portland Oregon"."""
    whole = _read_part(text, home)
    words = text.split()
    if whole.is_known:
        return [whole]
    for place in range(1, len(words)):
        town = _read_part(" ".join(words[:place]), home)
        regions = find_regions(" ".join(words[place:]), only_english=True)
        if regions and town.towns:
            return [town, _Part(" ".join(words[place:]), (), (), regions)]
    return [whole]


def _at_home(zones: tuple[str, ...], home: str) -> tuple[str, ...]:
    """Return the one of several zones that is of the country of the programme's own, else all."""
    country = country_of_zone(home)
    there = tuple(zone for zone in zones if country and country_of_zone(zone) == country)
    return there or zones


@lru_cache(maxsize=1)
def _windows_zones() -> dict[str, str]:
    zones = get_global("windows_zone_mapping")
    newer = get_global("zone_aliases")
    return {plain(name): newer.get(zone, zone) for name, zone in zones.items() if not name.startswith("UTC")}


def _windows_zone(text: str) -> str:
    """Return the zone that Windows calls so, "" if it calls none so."""
    words = plain(text)
    summer = words.replace("daylight", "standard").replace("summer", "standard")
    return _windows_zones().get(words) or _windows_zones().get(summer, "")


def _suggest(text: str) -> str:
    """Return a hint that names what may be meant where hardly a letter is wrong."""
    close = nearest(text, zone_names().values())
    return f"Perhaps {close} is meant. {ZONE_HINT}" if close else ZONE_HINT
