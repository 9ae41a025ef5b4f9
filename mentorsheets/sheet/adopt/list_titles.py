"""What lists are called beside one another: "Students" are those who ask beside "Mentors" alone."""
# ruff: noqa: E501 - a table of words reads by its columns

from collections.abc import Collection, Iterable, Iterator, Mapping

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.domain.model import Problem
from mentorsheets.sheet.adopt.bare_sides import ROLE_OF_SIDE, read_bare_sides
from mentorsheets.sheet.adopt.contrasts import ROLES_OF
from mentorsheets.sheet.adopt.counterparts import part_counterparts
from mentorsheets.sheet.adopt.leanings import lean
from mentorsheets.sheet.adopt.role_sets import Role
from mentorsheets.sheet.adopt.role_words import WEAK_ASKERS, WEAK_GIVERS
from mentorsheets.sheet.adopt.roles import role_of_title
from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.cells.text import bare_letters, plain

BY_TITLES = "By its title, beside those of the other lists, everybody in this list is taken to {}."
BY_TITLES_HINT = "If that is wrong, choose Nothing beside “Taking part” of this list in the tab Mapping."
_NO_WORD = LatePattern(r"[_\d()]+|\bexport\b|\bcopy\b")
_ASKERS_BESIDE = LatePattern(
    r"\b(?:teams?|groups?|start ?ups?|ventures?|founders?|entrepreneurs?|schools?|classes|projects?|families|pupils?|kids|children|youths?|takers?|clients?|applicants?|refugees?|migrants?|"
    r"patients?|candidates?|gefluchtete\w*|projekte?|klassen?|schulen?|familien?|grunder\w*|bewerber\w*|jugendliche\w*|kinder|"
    r"equipos?|grupos?|proyectos?|familias?|escuelas?|ninos|jovenes|emprendedor[ae]s?|refugiad[oa]s?|solicitantes?|"
    r"equipes?|groupes?|projets?|familles?|ecoles?|enfants|jeunes|entrepreneur\w*|refugiee?s?|candidate?s?|"
    r"projetos?|criancas|empreendedor[ae]s?|candidat[oa]s?)\b|(?:ال)?(?:فرق|فريق|مشاريع|مدارس|شباب|اطفال|لاجيين|رواد)"
)
"""Whoever is helped beside a list that is plainly of those who help: by itself such a title says nothing."""


def find_roles_beside(titles: Iterable[str]) -> Mapping[str, Role]:
    """Return the roles of lists whose titles are one beside a list that is plainly of the other side.

    Where lists of both sides are there already, or two that may be the other, nobody can tell.
    """
    plainly = {title: role_of_title(title) for title in titles}
    sides = {role for role in plainly.values() if role}
    if not sides and (parted := part_counterparts(plainly)):
        said = {title: parted[plain(title)] for title in plainly}
        return {title: next(iter(roles)) for title, roles in said.items() if roles and len(roles) == 1}
    if not sides and (bare := _find_bare(plainly)):
        return bare
    if len(sides) != 1:
        return {} if sides else _find_leaning(plainly, (Role.OFFERS, Role.ASKS))
    is_of_givers = sides == {Role.OFFERS}
    meant, other = (WEAK_ASKERS, WEAK_GIVERS) if is_of_givers else (WEAK_GIVERS, WEAK_ASKERS)
    words = {title: plain(title.replace("_", " ")) for title, role in plainly.items() if role is None}
    # "Alumnas" are students in Spanish, and graduates elsewhere: of one word, the side that lacks is meant.
    likely = [title for title, said in words.items() if meant.search(said)]
    found = [title for title in likely if not other.search(meant.sub(" ", words[title]))]
    lacking = Role.ASKS if is_of_givers else Role.OFFERS
    if not found and lacking is Role.ASKS:
        found = [title for title, said in words.items() if _ASKERS_BESIDE.search(bare_letters(said))]
    return {found[0]: lacking} if len(found) == 1 else {} if found else _find_leaning(words, (lacking,))


def tell_roles_beside(tabs: Iterable[Tab]) -> Iterator[Problem]:
    """Yield a note on each list whose role is known by the titles of the lists beside it alone."""
    for title, role in find_roles_beside(tab.title for tab in tabs).items():
        does = {Role.OFFERS: "offer", Role.ASKS: "ask"}.get(role, "do both")
        yield Problem(title, "", BY_TITLES.format(does), BY_TITLES_HINT, needs_mending=False)


def _find_bare(titles: Iterable[str]) -> Mapping[str, Role]:
    """Return the roles of lists that are called by what is done in them: "Angebote" beside "Gesuche"."""
    sides = {title: read_bare_sides(_NO_WORD.sub(" ", title)) for title in titles}
    roles = {title: ROLE_OF_SIDE[next(iter(side))] for title, side in sides.items() if len(side) == 1}
    return roles if len(roles) == len(set(roles.values())) == len((Role.ASKS, Role.OFFERS)) else {}


def _find_leaning(titles: Iterable[str], lacking: Collection[Role]) -> Mapping[str, Role]:
    """Return the lists whose titles lean to the sides that lack, nothing unless each of these has one."""
    found: dict[Role, list[str]] = {role: [] for role in lacking}
    for title in titles:
        sides = lean(title.replace("_", " "))
        roles = [role for side in sides for role in ROLES_OF.get(side, ())]
        if len(roles) == len(sides) == 1 and roles[0] in found:
            found[roles[0]].append(title)
    return (
        {own[0]: role for role, own in found.items()} if all(len(own) == 1 for own in found.values()) else {}
    )
