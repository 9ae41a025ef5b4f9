"""What becomes of typed text (USER_ENTERED): a number, a date, a boolean, a formula, or text after all."""

import datetime as dt
import re
from typing import Any

from tests.sheets_server.cells import Formula, Value, checked, number
from tests.sheets_server.rendering import serial_of

Entered = tuple[Value, dict[str, str] | None]

_PLAIN = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_SHORT = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AaPp][Mm]))?")
_SYMBOLS = "$€£¥"


def entered(value: Any, locale: str, number_format: dict[str, Any]) -> Entered:
    """The value that typing `value` leaves in the cell, and the number format that it suggests."""
    if not isinstance(value, str):
        return value, None
    text = checked(value)
    if text.startswith("'"):
        return text[1:], None
    if not text or number_format.get("type") == "TEXT":
        return text or None, None
    return _parsed(text, locale)


def _parsed(text: str, locale: str) -> Entered:
    if text.startswith("=") and len(text) > 1:
        return Formula(text), None
    if text.upper() in {"TRUE", "FALSE"}:
        return text.upper() == "TRUE", None
    return _number(_pointed(text, locale)) or _dated(text, locale) or _signed(text)


def _signed(text: str) -> Entered:
    """A leading + on something that computes starts a formula, as in the browser."""
    if re.fullmatch(r"\+[\w(][\w+\-*/().: ]*", text) and re.search(r"\d", text):
        return Formula("=" + text), None
    return text, None


def has_decimal_comma(locale: str) -> bool:
    """Whether 1,5 is one and a half there."""
    return bool(locale) and not locale.startswith(("en", "ja", "ko", "zh", "th", "he"))


def _pointed(text: str, locale: str) -> str:
    """Decimal commas to points, for the locales that write them so."""
    if not has_decimal_comma(locale):
        return text
    return text.translate(str.maketrans(",.", ".,")) if re.fullmatch(r"[-+\d.,%€ ]+", text) else text


def _number(text: str) -> Entered | None:
    stripped = text.strip()
    if stripped.endswith("%"):
        found = _value(stripped[:-1])
        pattern = "0.00%" if "." in stripped else "0%"
        return (
            None
            if found is None
            else (number(round(found / 100, 12)), {"type": "PERCENT", "pattern": pattern})
        )
    sign = stripped[0] if stripped[:1] in "+-" else ""
    bare = stripped.removeprefix(sign)
    if bare[:1] and bare[0] in _SYMBOLS:
        found = _value(sign + bare[1:].strip())
        pattern = f'"{bare[0]}"#,##0{".00" if "." in bare else ""}'
        return None if found is None else (found, {"type": "CURRENCY", "pattern": pattern})
    found = _value(stripped)
    if found is None:
        return None
    if "," in stripped:
        return found, {"type": "NUMBER", "pattern": "#,##0.00" if "." in stripped else "#,##0"}
    if "e" in stripped.lower():
        return found, {"type": "SCIENTIFIC", "pattern": "0.00E+00"}
    return found, None


def _value(text: str) -> int | float | None:
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    if not _PLAIN.fullmatch(text):
        return None
    return number(float(text))


def _dated(text: str, locale: str) -> Entered | None:
    iso = _ISO.fullmatch(text)
    if iso:
        return _date(iso[1], iso[2], iso[3], iso.groups()[3:], "yyyy-mm-dd")
    short = _SHORT.fullmatch(text)
    if short:
        year = short[3] if len(short[3]) == 4 else f"20{short[3]}"
        month_first = locale in {"", "en_US"}
        month, day = (short[1], short[2]) if month_first else (short[2], short[1])
        pattern = "m/d/yyyy" if month_first else "dd/mm/yyyy"
        return _date(year, month, day, short.groups()[3:], pattern)
    return _time(text)


def _date(year: str, month: str, day: str, clock: tuple[str | None, ...], pattern: str) -> Entered | None:
    hour, minute, second = (int(part or 0) for part in clock)
    try:
        moment = dt.datetime(int(year), int(month), int(day), hour, minute, second)
    except ValueError:
        return None
    if clock[0] is None:
        return serial_of(moment), {"type": "DATE", "pattern": pattern}
    return serial_of(moment), {"type": "DATE_TIME", "pattern": f"{pattern} h:mm:ss"}


def _time(text: str) -> Entered | None:
    match = _TIME.fullmatch(text)
    if match is None or int(match[2]) > 59 or int(match[3] or 0) > 59:
        return None
    hour = int(match[1])
    half = (match[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    seconds = hour * 3600 + int(match[2]) * 60 + int(match[3] or 0)
    pattern = ("h:mm:ss" if match[3] else "h:mm") + (" am/pm" if half else "")
    return number(seconds / 86400), {"type": "TIME", "pattern": pattern}
