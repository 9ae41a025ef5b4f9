"""How a value is shown: the automatic number format, and patterns for numbers, dates and times."""

import datetime as dt
import re
from typing import Any

from tests.sheets_server.cells import Value, number

EPOCH = dt.datetime(1899, 12, 30)
DATE_TYPES = frozenset({"DATE", "TIME", "DATE_TIME"})
DEFAULT_PATTERNS = {
    "DATE": "m/d/yyyy",
    "TIME": "h:mm:ss am/pm",
    "DATE_TIME": "m/d/yyyy h:mm:ss",
    "PERCENT": "0.00%",
    "CURRENCY": '"$"#,##0.00',
    "NUMBER": "#,##0.00",
    "SCIENTIFIC": "0.00E+00",
}
_DATE_TOKEN = re.compile(
    r'yyyy|yy|y|mmmm|mmm|mm|m|dddd|ddd|dd|d|\[h+\]|hh|h|ss\.0+|ss|s|am/pm|a/p|"[^"]*"|\\.|.', re.IGNORECASE
)
_NUMBER_PART = re.compile(r"[#0?,]*[#0?](?:\.[#0?]*)?")


def serial_of(moment: dt.datetime) -> int | float:
    since = moment - EPOCH
    return number(since.days + since.seconds / 86400)


def moment_of(serial: float) -> dt.datetime:
    return EPOCH + dt.timedelta(seconds=round(serial * 86400))


def is_date(number_format: dict[str, Any]) -> bool:
    return number_format.get("type") in DATE_TYPES


def shown(value: Value, number_format: dict[str, Any]) -> str:
    """The text that a person sees in the cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return str(value)
    kind = number_format.get("type", "NUMBER_FORMAT_TYPE_UNSPECIFIED")
    pattern = number_format.get("pattern") or DEFAULT_PATTERNS.get(kind)
    if kind == "TEXT" or not pattern or pattern == "General":
        return automatic(value)
    return _date_text(value, pattern) if kind in DATE_TYPES else _number_text(value, pattern)


def automatic(value: float) -> str:
    """Ten significant digits, whole numbers in full, exponents for the very large and the very small."""
    if value == 0:
        return "0"
    size = abs(value)
    if size >= 1e15 or size < 1e-9:
        mantissa, exponent = f"{value:.5E}".split("E")
        power = int(exponent)
        return f"{mantissa.rstrip('0').rstrip('.')}E{'+' if power >= 0 else '-'}{abs(power):02d}"
    if float(value).is_integer():
        return str(int(value))
    text = f"{value:.{_decimals(size)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decimals(size: float) -> int:
    magnitude = int(f"{size:e}".split("e")[1])
    return max(0, 9 - magnitude)


def _number_text(value: float, pattern: str) -> str:
    section = pattern.split(";", maxsplit=1)[0]
    literal = re.sub(r'"([^"]*)"|\\(.)', lambda m: m[1] or m[2] or "", section)
    part = _NUMBER_PART.search(section)
    if part is None:
        return automatic(value)
    if "E+" in section.upper():
        decimals = len(part[0].partition(".")[2])
        return f"{value:.{decimals}E}"
    amount = value * 100 if "%" in section else value
    digits = part[0].partition(".")[2]
    text = f"{abs(amount):{',' if ',' in part[0] else ''}.{len(digits)}f}"
    if digits.endswith("#"):
        text = text.rstrip("0").rstrip(".")
    around = _NUMBER_PART.search(literal)
    before, after = (literal[: around.start()], literal[around.end() :]) if around else ("", "")
    return f"{'-' if amount < 0 else ''}{before}{text}{after}"


def _date_text(serial: float, pattern: str) -> str:
    moment = moment_of(serial)
    tokens = _DATE_TOKEN.findall(pattern)
    twelve = any(token.lower() in {"am/pm", "a/p"} for token in tokens)
    return "".join(
        _date_piece(token, moment, twelve, _means_minutes(tokens, at), serial)
        for at, token in enumerate(tokens)
    )


def _means_minutes(tokens: list[str], at: int) -> bool:
    """`m` beside hours or seconds counts minutes, else months."""
    if tokens[at].lower() not in {"m", "mm"}:
        return False
    marks = [(i, t.lower()) for i, t in enumerate(tokens) if t[0].lower() in "ymdhs[" and t[0] not in '"\\']
    place = next(i for i, (index, _) in enumerate(marks) if index == at)
    before = marks[place - 1][1] if place else ""
    after = marks[place + 1][1] if place + 1 < len(marks) else ""
    return before.startswith(("h", "[h")) or after.startswith("s")


def _date_piece(token: str, moment: dt.datetime, twelve: bool, minutes: bool, serial: float) -> str:
    low = token.lower()
    if minutes:
        return f"{moment.minute:02d}" if len(low) == 2 else str(moment.minute)
    hour = (moment.hour % 12 or 12) if twelve else moment.hour
    pieces = {
        "yyyy": f"{moment.year:04d}",
        "y": f"{moment.year:04d}",
        "yy": f"{moment.year % 100:02d}",
        "mmmm": f"{moment:%B}",
        "mmm": f"{moment:%b}",
        "mm": f"{moment.month:02d}",
        "m": str(moment.month),
        "dddd": f"{moment:%A}",
        "ddd": f"{moment:%a}",
        "dd": f"{moment.day:02d}",
        "d": str(moment.day),
        "hh": f"{hour:02d}",
        "h": str(hour),
        "ss": f"{moment.second:02d}",
        "s": str(moment.second),
        "am/pm": f"{moment:%p}",
        "a/p": f"{moment:%p}"[0],
    }
    if low.startswith("[h"):
        return str(int(serial * 24))
    if low.startswith("ss."):
        return f"{moment.second:02d}.{'0' * (len(low) - 3)}"
    return pieces.get(low, token.strip('"').removeprefix("\\"))
