"""Reading a time zone: its name, an abbreviation, an offset, a city or a country."""

import re
from datetime import datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

from mentorsheets.resources import find_shipped
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
ZONES_BY_NAME = {
    "eastern": "America/New_York", "us eastern": "America/New_York", "central": "America/Chicago",
    "us central": "America/Chicago", "mountain": "America/Denver", "us mountain": "America/Denver",
    "pacific": "America/Los_Angeles", "us pacific": "America/Los_Angeles", "arizona": "America/Phoenix",
    "hawaii": "Pacific/Honolulu", "alaska": "America/Anchorage", "atlantic": "America/Halifax",
    "newfoundland": "America/St_Johns", "greenwich mean": "Etc/GMT", "british": "Europe/London",
    "british summer": "Europe/London", "central european": "CET", "eastern european": "EET", "western european": "WET",
    "central europe": "CET", "mitteleuropaische": "CET", "moscow": "Europe/Moscow", "india": "Asia/Kolkata",
    "indian": "Asia/Kolkata", "india standard": "Asia/Kolkata", "indian standard": "Asia/Kolkata",
    "gulf": "Asia/Dubai", "japan": "Asia/Tokyo", "china": "Asia/Shanghai", "singapore": "Asia/Singapore",
    "east africa": "Africa/Nairobi", "west africa": "Africa/Lagos", "south africa": "Africa/Johannesburg",
    "central africa": "Africa/Maputo", "brasilia": "America/Sao_Paulo", "argentina": "America/Argentina/Buenos_Aires",
    "pakistan": "Asia/Karachi", "korea": "Asia/Seoul", "new zealand": "Pacific/Auckland",
    "nyc": "America/New_York", "dc": "America/New_York", "sf": "America/Los_Angeles", "bay area": "America/Los_Angeles",
    "australian eastern": "Australia/Sydney", "australian western": "Australia/Perth",
}  # fmt: skip
"""What people call a zone, without "time" and "standard"; Eastern to Pacific as in the United States."""
SEVERAL = {
    "usa",
    "us",
    "united states",
    "canada",
    "australia",
    "brazil",
    "brasil",
    "russia",
    "mexico",
    "america",
    "georgia",
}
"""Countries of several zones, and what may be a country or a state."""
BRITAIN = {"united kingdom": "Europe/London", "england": "Europe/London", "scotland": "Europe/London",
           "wales": "Europe/London"}  # fmt: skip
US_STATES = {
    "alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA", "colorado": "CO",
    "connecticut": "CT", "delaware": "DE", "florida": "FL", "georgia": "GA", "hawaii": "HI", "idaho": "ID",
    "illinois": "IL", "indiana": "IN", "iowa": "IA", "kansas": "KS", "kentucky": "KY", "louisiana": "LA", "maine": "ME",
    "maryland": "MD", "massachusetts": "MA", "michigan": "MI", "minnesota": "MN", "mississippi": "MS", "missouri": "MO",
    "montana": "MT", "nebraska": "NE", "nevada": "NV", "new hampshire": "NH", "new jersey": "NJ", "new mexico": "NM",
    "new york": "NY", "north carolina": "NC", "north dakota": "ND", "ohio": "OH", "oklahoma": "OK", "oregon": "OR",
    "pennsylvania": "PA", "rhode island": "RI", "south carolina": "SC", "south dakota": "SD", "tennessee": "TN",
    "texas": "TX", "utah": "UT", "vermont": "VT", "virginia": "VA", "washington": "WA", "west virginia": "WV",
    "wisconsin": "WI", "wyoming": "WY",
}  # fmt: skip
PROVINCES = (
    "ontario", "quebec", "british columbia", "alberta", "manitoba", "saskatchewan", "nova scotia", "new brunswick",
    "newfoundland", "bc",
)  # fmt: skip
COUNTRY_ALSO = dict.fromkeys(PROVINCES, "CA") | {
    "uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "united kingdom": "GB", "usa": "US", "us": "US",
    "united states": "US", "united states of america": "US", "uae": "AE",
}  # fmt: skip
_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae",
                          "ð": "d", "þ": "th", "œ": "oe"})  # fmt: skip
UNEVEN = {
    "-3:30": "America/St_Johns", "+3:30": "Asia/Tehran", "+4:30": "Asia/Kabul", "+5:30": "Asia/Kolkata",
    "+5:45": "Asia/Kathmandu", "+6:30": "Asia/Yangon", "+9:30": "Australia/Darwin", "+10:30": "Australia/Lord_Howe",
}  # fmt: skip
OFFSET = re.compile(r"^(?:utc|gmt)?\s*([+-]|−)\s*(\d{1,2})(?::?(00|30|45))?$")


def plain_place(text: str) -> str:
    """Return the plain name of a place; letters with a stroke, as in Łódź, are forgiven too."""
    return plain(text.translate(_LETTERS))


def read_zone(text: str) -> Understood[str]:
    """Return the IANA name of the zone that a text means, with a remark unless it is that very name.

    Cities are those of the time zone database (tzdata), and all of over 100,000 people (GeoNames).

    Raises:
        NotUnderstood: no zone, or more than one, is meant.
    """
    cleaned = text.strip()
    if exact := _names().get(cleaned.casefold().replace(" ", "_")):
        return Understood(exact)
    whole, *rest = [part.strip() for part in re.split(r"[,(/)]|\s[-–—]\s", cleaned) if part.strip()] or [
        cleaned
    ]
    meant = _offset(cleaned) or _named(cleaned) or _city(whole, rest) or _place(cleaned)
    # "(UTC+1) Berlin": any part that says it by itself.
    for part in (whole, *rest):
        meant = meant or _named(part) or _city(part, []) or _place(part)
    meant = meant or next(filter(None, map(_offset, (whole, *rest))), "")
    if not meant and "/" in cleaned:
        close = nearest(cleaned, _names().values())
        meant = close if close and "/" in close else ""
    if not meant:
        # A city is only taken for a slip of the pen if hardly a letter is wrong.
        meant = _places().get(nearest(plain_place(cleaned), _places(), least=0.9) or "", "")
    if not meant:
        raise NotUnderstood("This is no time zone that we know.", ZONE_HINT)
    return Understood(meant, f"Read as {meant}.")


def _named(text: str) -> str:
    words = re.sub(r"\b(?:time|zone|standard|daylight|zeit|hora|heure)\b", " ", plain_place(text))
    words = " ".join(words.split())
    return ZONES_BY_NAME.get(words) or ABBREVIATIONS.get(words, "")


def _city(text: str, beside: list[str]) -> str:
    """Return the zone of a city, "" if it is unknown.

    Raises:
        NotUnderstood: there are several of this name, and what stands `beside` it does not tell which.
    """
    found = _cities().get(plain_place(text))
    if not found or plain(text) in _countries() or plain(text) in SEVERAL:
        return ""
    countries = {code for part in beside if (code := _country(part))}
    states = {US_STATES.get(plain(part), part.strip(" .").upper()) for part in beside} & {
        *US_STATES.values(),
        "DC",
    }
    places = [place.split("|") for place in found.split("\t")]
    there = [one for one in places if one[2] and one[2] in states] or [
        one for one in places if one[1] in countries
    ]
    zones = {zone for zone, *_ in (there or places)}
    if (countries or states) and not there:
        raise NotUnderstood("We know no city of this name there.", ZONE_HINT)
    if len({_clock(zone) for zone in zones}) == 1:
        return (there or places)[0][0]
    where = {place[2] if place[2].isalpha() else _country_name(place[1]) for place in there or places}
    told = " or ".join(f"{text}, {one}" for one in sorted(where))
    raise NotUnderstood(
        "There are several cities of this name, in different time zones.",
        f"Write which one, such as {told}; or a zone such as Europe/Berlin.",
    )


@lru_cache(maxsize=1000)
def _clock(zone: str) -> tuple[int, ...]:
    """Return the minutes east of Greenwich in each month: zones that agree all year are one to us."""
    # Any recent year serves; the same one each time keeps answers the same.
    months = (datetime(2026, month, 15, 12, tzinfo=ZoneInfo(zone)) for month in range(1, 13))
    return tuple(int((one.utcoffset() or timedelta()).total_seconds() // 60) for one in months)


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
    return _places().get(plain_place(text), "")


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    text = (find_shipped("place_data") / "places.tsv").read_text(encoding="utf-8")
    return {name: places for name, _, places in (line.partition("\t") for line in text.splitlines())}


@lru_cache(maxsize=1)
def _country_codes() -> dict[str, str]:
    return {plain(name): code for code, name in map(_two, _table("iso3166.tab"))} | COUNTRY_ALSO


def _country(text: str) -> str:
    known = _country_codes()
    code = text.strip().upper()
    return known.get(plain(text)) or (code if code in known.values() else "")


def _country_name(code: str) -> str:
    return next((name for known, name in map(_two, _table("iso3166.tab")) if known == code), code)


def _two(line: str) -> tuple[str, str]:
    first, second = line.split("\t")[:2]
    return first, second


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
    return zones | _countries() | BRITAIN | ABBREVIATIONS | dict.fromkeys(SEVERAL, "")


@lru_cache(maxsize=1)
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
