"""Protected ranges: who may write where."""

from typing import Any

from tests.sheets_server.a1 import Area, area_of
from tests.sheets_server.errors import invalid
from tests.sheets_server.sheet import Sheet


def overlap(one: Area, other: Area) -> bool:
    far = 10**9
    return (
        one.top < (far if other.bottom is None else other.bottom)
        and other.top < (far if one.bottom is None else one.bottom)
        and one.left < (far if other.right is None else other.right)
        and other.left < (far if one.right is None else one.right)
    )


def can_edit(protected: dict[str, Any], account: str) -> bool:
    return bool(protected.get("warningOnly")) or account in protected.get("editors", {}).get("users", [])


def check_editable(sheet: Sheet, area: Area, account: str) -> None:
    """Refuse a write into a range that others protected; a mere warning stops nobody."""
    for protected in sheet.protected_ranges:
        if can_edit(protected, account) or not overlap(area_of(protected["range"]), area):
            continue
        if any(overlap(area_of(free), area) for free in protected.get("unprotectedRanges", [])):
            continue
        raise invalid(
            "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to "
            "remove protection if you need to edit."
        )
