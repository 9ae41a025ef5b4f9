"""Reading a time zone: its name, an abbreviation, an offset, a city or a country."""

import re
from functools import lru_cache
from importlib.resources import files
from zoneinfo import available_timezones

from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.text import nearest, plain

ZONE_HINT = "Type a city or a zone, such as Berlin or Europe/Berlin."
ABBREVIATIONS = {
    "utc": "UTC", "gmt": "Etc/GMT", "z": "UTC", "wet": "Europe/Lisbon", "west": "Europe/Lisbon", "bst": "Europe/London",
    "uk": "Europe/London", "cet": "CET", "cest": "CET", "mez": "CET", "mesz": "CET", "eet": "EET", "eest": "EET",
    "msk": "Europe/Moscow", "sast": "Africa/Johannesburg", "eat": "Africa/Nairobi", "wat": "Africa/Lagos",
    "cat": "Africa/Maputo", "pkt": "Asia/Karachi", "sgt": "Asia/Singapore", "hkt": "Asia/Hong_Kong",
    "jst": "Asia/Tokyo", "kst": "Asia/Seoul", "aest": "Australia/Brisbane", "aedt": "Australia/Sydney",
    "acst": "Australia/Adelaide", "awst": "Australia/Perth", "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland",
    "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York", "cst": "America/Chicago",
    "cdt": "America/Chicago", "ct": "America/Chicago", "mst": "America/Denver", "mdt": "America/Denver",
    "mt": "America/Denver", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pt": "America/Los_Angeles",
    "brt": "America/Sao_Paulo", "art": "America/Argentina/Buenos_Aires",
}  # fmt: skip
CITIES = {
    "pune": "Asia/Kolkata", "mumbai": "Asia/Kolkata", "delhi": "Asia/Kolkata", "new delhi": "Asia/Kolkata",
    "bangalore": "Asia/Kolkata", "bengaluru": "Asia/Kolkata", "chennai": "Asia/Kolkata", "rio": "America/Sao_Paulo",
    "rio de janeiro": "America/Sao_Paulo", "brasilia": "America/Sao_Paulo", "munich": "Europe/Berlin",
    "hamburg": "Europe/Berlin", "cologne": "Europe/Berlin", "frankfurt": "Europe/Berlin", "geneva": "Europe/Zurich",
    "barcelona": "Europe/Madrid", "milan": "Europe/Rome", "edinburgh": "Europe/London", "manchester": "Europe/London",
    "glasgow": "Europe/London", "san francisco": "America/Los_Angeles", "seattle": "America/Los_Angeles",
    "boston": "America/New_York", "washington": "America/New_York", "atlanta": "America/New_York",
    "miami": "America/New_York", "montreal": "America/Toronto", "ottawa": "America/Toronto", "beijing": "Asia/Shanghai",
    "abuja": "Africa/Lagos", "cape town": "Africa/Johannesburg", "ankara": "Europe/Istanbul", "osaka": "Asia/Tokyo",
    "usa": "", "us": "", "united states": "", "canada": "", "australia": "", "brazil": "", "russia": "",
    "united kingdom": "Europe/London", "england": "Europe/London", "scotland": "Europe/London",
}  # fmt: skip
UNEVEN = {
    "-3:30": "America/St_Johns", "+3:30": "Asia/Tehran", "+4:30": "Asia/Kabul", "+5:30": "Asia/Kolkata",
    "+5:45": "Asia/Kathmandu", "+6:30": "Asia/Yangon", "+9:30": "Australia/Darwin", "+10:30": "Australia/Lord_Howe",
}  # fmt: skip
OFFSET = re.compile(r"^(?:utc|gmt)?\s*([+-]|−)\s*(\d{1,2})(?::?(00|30|45))?$")


def read_zone(text: str) -> Understood[str]:
    """Return the IANA name of the zone that a text means, with a remark unless it is that very name.

    Cities and countries are those of the time zone database (tzdata), and a few large cities besides.

    Raises:
        NotUnderstood: no zone, or more than one, is meant.
    """
    cleaned = text.strip()
    if exact := _names().get(cleaned.casefold().replace(" ", "_")):
        return Understood(exact)
    meant = (
        _offset(cleaned)
        or _place(cleaned)
        or next(filter(None, map(_place, re.split(r"[,(/)]", cleaned))), "")
    )
    if not meant:
        close = nearest(cleaned, _names().values()) if "/" in cleaned else nearest(cleaned, _places())
        meant = (close if close and "/" in close else _places().get(close or "", "")) or ""
    if not meant:
        raise NotUnderstood("This is no time zone that we know.", ZONE_HINT)
    return Understood(meant, f"Read as {meant}.")


def _offset(text: str) -> str:
    if not (found := OFFSET.match(text.casefold())):
        return ""
    sign = "+" if found[1] == "+" else "-"
    hours, minutes = int(found[2]), found[3] or "00"
    if minutes != "00":
        return UNEVEN.get(f"{sign}{hours}:{minutes}", "")
    # The names of the Etc area count west of Greenwich as positive (POSIX), the other way from people.
    name = f"Etc/GMT{'-' if sign == '+' else '+'}{hours}"
    return name if name in available_timezones() else ""


def _place(text: str) -> str:
    return _places().get(plain(text), "")


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    areas = {
        "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific", "Etc",
    }  # fmt: skip
    plain_names = {"UTC", "GMT", "CET", "EET", "WET"}
    return {
        name.casefold(): name
        for name in available_timezones()
        if name.split("/")[0] in areas or name in plain_names
    }


@lru_cache(maxsize=1)
def _places() -> dict[str, str]:
    zones: dict[str, str] = {}
    for name in sorted(_names().values()):
        if "/" in name and not name.startswith("Etc/"):
            zones.setdefault(plain(name.rpartition("/")[2].replace("_", " ")), name)
    return zones | _countries() | {plain(city): zone for city, zone in CITIES.items()} | ABBREVIATIONS


def _countries() -> dict[str, str]:
    """Return the zone of each country that has but one."""
    names = dict(line.split("\t")[:2] for line in _table("iso3166.tab"))
    zones: dict[str, list[str]] = {}
    for line in _table("zone.tab"):
        code, _, zone = line.split("\t")[:3]
        zones.setdefault(code, []).append(zone)
    return {plain(names[code]): found[0] for code, found in zones.items() if len(found) == 1}


def _table(name: str) -> list[str]:
    text = files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
