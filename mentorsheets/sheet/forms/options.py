"""Taking apart a cell of check-boxes: they are joined by commas, and a title may hold one itself."""

from mentorsheets.domain.catalogue import Catalogue
from mentorsheets.sheet.cells.no_topic import is_of_ones_own
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.cells.skill_levels import drop_level
from mentorsheets.sheet.cells.text import plain, split_list
from mentorsheets.sheet.reading.kinds import read_kind


def options(text: str, catalogue: Catalogue, *, is_offered: bool = False) -> list[str]:
    """Return the options that were ticked, each once, in their order; the longest title that fits wins.

    How well somebody can do it, which stands behind it in some lists, is no part of it.
    """
    titles = {plain(kind.title) for kind in catalogue}
    longest = max((kind.title.count(",") + 1 for kind in catalogue), default=1)
    found: list[str] = []
    lines = split_list(text, separators=";\n|")
    is_by_semicolon = ";" in text
    for line in lines:
        parts = split_list(line, separators=",")
        own = next((place for place, part in enumerate(parts) if is_of_ones_own(part)), len(parts))
        parts = [*parts[:own], *([", ".join(parts[own:])] if own < len(parts) else [])]
        if is_by_semicolon and not all(plain(part) in titles for part in parts):
            # Microsoft Forms puts semicolons between, so a comma is part of the option.
            parts = [line]
        while parts:
            sizes = range(min(longest, len(parts)), 1, -1)
            size = next((size for size in sizes if plain(" ".join(parts[:size])) in titles), 1)
            option = ", ".join(parts[:size])
            found.append(option if plain(option) in titles else drop_level(option, is_offered=is_offered))
            parts = parts[size:]
    return list(dict.fromkeys(found))


def find_kind(option: str, catalogue: Catalogue) -> str | None:
    """Return the id of the kind of need that an option means, None if it means none."""
    try:
        return read_kind(option, catalogue).value if option else None
    except NotUnderstood:
        return None
