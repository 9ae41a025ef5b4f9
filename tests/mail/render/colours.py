"""Contrast as WCAG 2.2 defines it, and the colours that a style sheet gives to each of its elements."""

import re

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def split(style: str) -> tuple[str, str]:
    """Return the rules that hold always, and those for dark mode."""
    bare = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    dark = re.search(r"@media \(prefers-color-scheme: dark\) \{(.*?)\n\}", bare, re.DOTALL)
    assert dark
    return re.sub(r"@media.*?\n\}", "", bare, flags=re.DOTALL), dark[1]


def declared(rules: str) -> dict[tuple[str, str], str]:
    """Return each value by (selector, property)."""
    found = {}
    for selectors, body in RULE.findall(rules):
        for selector in selectors.split(","):
            for line in body.split(";"):
                name, _, value = line.partition(":")
                found[selector.strip(), name.strip()] = value.replace("!important", "").strip()
    return found
