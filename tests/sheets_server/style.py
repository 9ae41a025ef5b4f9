"""Colours and formats as the API hands them back: eight bits a channel, no zeroes, each in both spellings."""

import math
import struct
from typing import Any

WHITE = {"red": 1, "green": 1, "blue": 1}


def single(number: float) -> float | int:
    """The shortest decimal of the nearest 32-bit float, as the API prints it."""
    packed = struct.pack("f", number)
    (stored,) = struct.unpack("f", packed)
    for digits in range(1, 10):
        text = f"{stored:.{digits}g}"
        if struct.pack("f", float(text)) == packed:
            break
    value = float(text)
    return int(value) if value.is_integer() else value


def _channel(value: float) -> float | int:
    """The nearest of the 256 shades; half-way between two it is the darker one."""
    return single(math.ceil(single(value) * 255 - 0.5) / 255)


def colour(value: dict[str, Any]) -> dict[str, Any]:
    channels = {name: _channel(value[name]) for name in ("red", "green", "blue") if value.get(name)}
    return channels | ({"alpha": value["alpha"]} if "alpha" in value else {})


def _is_colour_name(name: str) -> bool:
    return name == "color" or name.endswith("Color")


def normalised(value: Any) -> Any:
    """A format with each colour quantised and present both as `xColor` and as `xColorStyle`."""
    if isinstance(value, list):
        return [normalised(item) for item in value]
    if not isinstance(value, dict):
        return value
    result: dict[str, Any] = {}
    for name, inner in value.items():
        if _is_colour_name(name) and isinstance(inner, dict):
            result[name] = colour(inner)
        elif name == "rgbColor" or name.endswith("olorStyle"):
            result[name] = (
                {"rgbColor": colour(inner.get("rgbColor", {}))} if "themeColor" not in inner else inner
            )
        else:
            result[name] = normalised(inner)
    return result | _companions(result)


def _companions(value: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, inner in value.items():
        if _is_colour_name(name) and f"{name}Style" not in value:
            found[f"{name}Style"] = {"rgbColor": inner}
        elif name.endswith("olorStyle") and name.removesuffix("Style") not in value and "rgbColor" in inner:
            found[name.removesuffix("Style")] = inner["rgbColor"]
    return found


def widened(tree: dict[str, Any]) -> dict[str, Any]:
    """An update mask that names a colour touches both its spellings."""
    result: dict[str, Any] = {}
    for name, inner in tree.items():
        result[name] = widened(inner)
        if _is_colour_name(name):
            result[f"{name}Style"] = {}
        elif name.endswith("olorStyle"):
            result[name.removesuffix("Style")] = {}
            result[name] = {}
    return result


def default_format() -> dict[str, Any]:
    return {
        "backgroundColor": dict(WHITE),
        "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
        "verticalAlignment": "BOTTOM",
        "wrapStrategy": "OVERFLOW_CELL",
        "textFormat": {
            "foregroundColor": {},
            "fontFamily": "arial,sans,sans-serif",
            "fontSize": 10,
            "bold": False,
            "italic": False,
            "strikethrough": False,
            "underline": False,
            "foregroundColorStyle": {"rgbColor": {}},
        },
        "backgroundColorStyle": {"rgbColor": dict(WHITE)},
    }


_THEME = {
    "TEXT": (0, 0, 0),
    "BACKGROUND": (255, 255, 255),
    "ACCENT1": (66, 133, 244),
    "ACCENT2": (234, 67, 53),
    "ACCENT3": (251, 188, 4),
    "ACCENT4": (52, 168, 83),
    "ACCENT5": (255, 109, 1),
    "ACCENT6": (70, 189, 198),
    "LINK": (17, 85, 204),
}


def theme() -> dict[str, Any]:
    def rgb(channels: tuple[int, int, int]) -> dict[str, Any]:
        return colour(dict(zip(("red", "green", "blue"), (c / 255 for c in channels), strict=True)))

    colours = [{"colorType": kind, "color": {"rgbColor": rgb(channels)}} for kind, channels in _THEME.items()]
    return {"primaryFontFamily": "Arial", "themeColors": colours}


def effective(own: dict[str, Any], default: dict[str, Any], alignment: str) -> dict[str, Any]:
    """The format that a cell shows: the spreadsheet's default under the cell's own."""
    merged = {**default, "horizontalAlignment": alignment, "hyperlinkDisplayType": "PLAIN_TEXT", **own}
    text = {**default["textFormat"], "fontFamily": "Arial", **own.get("textFormat", {})}
    return merged | {"textFormat": text}
