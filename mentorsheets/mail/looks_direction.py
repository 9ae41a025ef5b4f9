"""Keeps names in one script from turning around the words beside them in another."""

import unicodedata

RIGHT_TO_LEFT = frozenset({"R", "AL"})
ISOLATE, END = "\u2068", "\u2069"


def turns(text: str, direction: str) -> bool:
    """Whether a text holds letters that run against `direction` ("ltr" or "rtl")."""
    against = frozenset({"L"}) if direction == "rtl" else RIGHT_TO_LEFT
    return any(unicodedata.bidirectional(sign) in against for sign in text)


def isolated(text: str, direction: str) -> str:
    """Return a text between signs that keep its direction to itself, where it needs them."""
    return f"{ISOLATE}{text}{END}" if turns(text, direction) else text
