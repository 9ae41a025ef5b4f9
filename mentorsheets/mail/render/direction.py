"""Keeps names in one script from turning around the words beside them in another."""

import unicodedata

LEFT, RIGHT = "ltr", "rtl"
WAYS = {"L": LEFT, "R": RIGHT, "AL": RIGHT}
ISOLATES, END = {LEFT: "\u2066", RIGHT: "\u2067"}, "\u2069"


def against(text: str, direction: str) -> str | None:
    """Return the direction that a text wants for itself, or None where all of it runs in `direction`.

    It is that of most of its letters: an English line stays one when it begins with a Hebrew name.
    """
    if direction == LEFT and text.isascii():
        return None
    ways = [way for sign in text if (way := WAYS.get(unicodedata.bidirectional(sign)))]
    if all(way == direction for way in ways):
        return None
    return LEFT if ways.count(LEFT) >= ways.count(RIGHT) else RIGHT


def isolate(text: str, direction: str) -> str:
    """Return a text between signs that keep its direction to itself, where it needs them."""
    own = against(text, direction)
    return f"{ISOLATES[own]}{text}{END}" if own else text
