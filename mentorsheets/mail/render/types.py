"""What a template may name: the facts of its kind of mail and, behind a dot, what these are made of."""

from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from mentorsheets.mail.facts import KINDS, LetterFacts, Section

Names = dict[str, Any]

FROM_LETTER = ("to", "programme", "coordinator")
KIND_BY_NAME: dict[str, type[Section]] = {kind.kind: kind for kind in KINDS}
NAMES = (LetterFacts.kind, *KIND_BY_NAME)
SECTIONS_VARIABLE = "sections"  # where letter.md wants the sections of a mail to stand


def names_of(kind: str) -> Names:
    """Return what the template of a kind may name, with the type of each."""
    if kind == LetterFacts.kind:
        return {**members(LetterFacts), SECTIONS_VARIABLE: str}
    letter = members(LetterFacts)
    return {**{name: letter[name] for name in FROM_LETTER}, **members(KIND_BY_NAME[kind])}


def members(of: Any) -> Names:  # noqa: ANN401
    """Return what stands behind a dot after a value of a type, with the type of each; {} for plain values."""
    if isinstance(of, dict):
        return of
    if not is_dataclass(of) or not isinstance(of, type):
        return {}
    hints = get_type_hints(of)
    return {one.name: present(hints[one.name]) for one in fields(of)}


def present(of: Any) -> Any:  # noqa: ANN401
    """Return a type without its `| None`."""
    if get_origin(of) in (Union, UnionType):
        return next(one for one in get_args(of) if one is not type(None))
    return of


def element(of: Any) -> Any | None:  # noqa: ANN401
    """Return the type of what a list is made of, or None where a type is no list."""
    return get_args(of)[0] if get_origin(of) is tuple else None


def is_printable(of: Any) -> bool:  # noqa: ANN401
    """Return whether a value of a type can be written into a mail as it is."""
    return (
        of is not bool
        and not isinstance(of, dict)
        and not is_dataclass(of)
        and not is_dataclass(element(of) or str)
    )
