"""Two words of which each is a role beside the other alone: "Big" and "Little", "Host" and "Newcomer"."""

import re
from collections.abc import Iterable, Mapping

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.adopt.role_clauses import drop_gender_endings
from mentorsheets.sheet.adopt.role_sets import ASKS, NEITHER, OFFERS, Roles
from mentorsheets.sheet.adopt.role_words import BOTH_WORDS, COUNTERPARTS
from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.cells.text import plain

_BETWEEN_TWO = re.compile(r"[/|?¿:,]|\s(?:or|oder|o|u|ou|and|vs|und|y|et|e)\s|\sأو\s|\sاو\s")
_BARE = re.compile(r"^(?:an?|the|une?|eine?|una?|uma?|der|die|das|el|la|le|o|a|ال) ")


def part_counterparts(answers: Iterable[str]) -> dict[str, Roles | None]:
    """Return what "Big" and "Little" mean, or "Buddy" and "New student", nothing where one is without the other."""
    for giver, asker in COUNTERPARTS:
        found = {plain(answer): _side_of_two(answer, giver, asker) for answer in answers}
        if None not in found.values() and {ASKS, OFFERS} <= set(found.values()):
            return found
    return {}


_BEING = LatePattern(
    r"(?:i am|i m|are you|is|ich bin|bist du|sind sie|je suis|es tu|etes vous|(?:yo )?soy|eres|(?:eu )?sou|voce e|es|انا|هل انت)"
    r"(?: (?:an?|the|une?|eine?n?|una?|uma?|already|schon|deja|ya|ja))* (?P<who>.+)"
)
"""What somebody says of themselves in a title with a tick below it: "I am a buddy"."""


def part_selves(titles: Mapping[int, str]) -> dict[int, Roles]:
    """Return the roles of titles, by column, in which people tick what they are: "I am a buddy" and "I am new"."""
    who = {
        column: said["who"] for column, title in titles.items() if (said := _BEING.fullmatch(plain(title)))
    }
    parted = part_counterparts(who.values()) if len(who) > 1 else {}
    return {column: roles for column, one in who.items() if (roles := parted.get(plain(one)))}


def names_counterparts(title: str) -> bool:
    """Return whether a title is nothing but two words that are roles beside one another: "Big or Little?"."""
    parts = [part for part in _BETWEEN_TWO.split(f" {title.casefold()} ") if plain(part)]
    parts = [
        re.sub(
            r"^(?:are you|is it|i am|bist du|es tu|eres|voce e|an?|the|une?|eine?|una?|uma?) ", "", plain(one)
        )
        for one in parts
    ]
    parts = [re.sub(r"^(?:an?|the|une?|eine?|una?|uma?) ", "", one) for one in parts]
    return len(parts) > 1 and bool(part_counterparts(parts))


def _side_of_two(answer: str, giver: LatePattern, asker: LatePattern) -> Roles | None:
    if BOTH_WORDS.fullmatch(plain(answer)):
        return ASKS | OFFERS
    if names_nothing(answer):
        return NEITHER
    # "Pate/Patin", "Filleul·e" are one role in two words.
    said = {_BARE.sub("", plain(part)) for part in drop_gender_endings(answer).split("/") if plain(part)}
    if all(map(giver.fullmatch, said)):
        return OFFERS
    return ASKS if all(map(asker.fullmatch, said)) else None
