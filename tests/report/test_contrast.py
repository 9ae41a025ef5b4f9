"""Text of the pages stands out from what it is written on, by day and by night, whatever a page happens to show.

A browser's checks see only what the page of one programme shows; these look at every colour that a page may use.
"""

import re

import pytest

from mentorsheets.resources import find_shipped

STYLES = find_shipped("templates") / "pages/pages.css"

LEAST = 4.5
"""Contrast of text that is not large: WCAG 2.2, success criterion 1.4.3."""

ON_WHAT = (
    *(("ink", "paper"), ("ink", "field"), ("soft", "paper"), ("soft", "field")),
    *(("warn", "paper"), ("warn", "field"), ("met", "paper"), ("met", "field")),
    *(("on-dark", "met"), ("on-mid", "helped"), ("on-bright", "asked"), ("on-bright", "open")),
)
"""The colours of text and of what it stands on, by their names in pages.css."""


def read_palettes() -> dict[str, dict[str, str]]:
    """Return the colours by name, of day and of night: what the night does not name is as by day."""
    css = STYLES.read_text("utf-8")
    day, night = (dict(re.findall(r"--([\w-]+): (#\w{6})", css.splitlines()[line])) for line in (0, 1))
    return {"day": day, "night": {**day, **night}}


def tell_contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (1 to 21), by WCAG's definitions of relative luminance and contrast ratio."""
    darker, lighter = sorted(_tell_luminance(colour) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def _tell_luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_definition_gives_its_two_ends() -> None:
    assert tell_contrast("#ffffff", "#ffffff") == 1
    assert round(tell_contrast("#000000", "#ffffff"), 6) == 21


@pytest.mark.parametrize("look", ["day", "night"])
@pytest.mark.parametrize(("text", "ground"), ON_WHAT)
def test_text_stands_out(look: str, text: str, ground: str) -> None:
    palette = read_palettes()[look]
    assert tell_contrast(palette[text], palette[ground]) >= LEAST


def test_no_other_colour_is_written_in() -> None:
    """Each colour of text is one of those, so that a new one is looked at as well."""
    css = STYLES.read_text("utf-8")
    texts = re.findall(
        r"(?<![-\w])color: ([^;}]+)|svg text[^{]*\{[^}]*?fill: ([^;}]+)|\.sign[^{]*\{ fill: ([^;}]+)", css
    )
    used = {next(filter(None, found)).strip() for found in texts} - {"inherit", "light dark", "light"}
    assert used == {f"var(--{text})" for text, _ in ON_WHAT} | {"var(--paper)"}
