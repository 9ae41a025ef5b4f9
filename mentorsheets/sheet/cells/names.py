"""Knowing a header or a question that asks for one part of a name."""

# ruff: noqa: E501 - a table of words reads by its columns

import re

FIRST_NAME = re.compile(
    r"\b(first|given|fore|preferred) ?names?\b|\bvornamen?\b|\bprenom\b|\bprimer nombre\b|\bprimeiro "
    r"nome\b|الاسم الاول"
    r"|^(nombre|nombres|nome|nombre s|first)$"
)
LAST_NAME = re.compile(
    r"\b(last|family) ?names?\b|\bsurnames?\b|\bnachname\b|\bzuname\b|\bfamilienname\b|\bnom de famille\b|"
    r"\bapellidos?\b|"
    r"\bsobrenome\b|\bapelido\b|اسم العايلة|^(nom|last)$"
)

_BESIDE_ADDRESS = re.compile(
    r"^[\s\"'“”]*([^<>()\[\]@\"“”]+?)[\s\"'“”]*[<(\[]\s*[^\s<>()\[\]]+@[^\s<>()\[\]]+\s*[>)\]]\s*$"
)
_TURNED = re.compile(r"\s*([^\s,][^,]*?)\s*,\s*([^\s,][^,]*?)\s*")
_NO_FIRST_NAME = re.compile(
    r"(?:ph ?\.? ?d|m\.?d|m\.?sc|m\.?a|b\.?sc|b\.?a|jr|sr|esq|ii+|iv|dr|prof\w*|dipl\b.*|msw|rn|cpa|mba|m\.?eng|they|she|he|sie|er|elle|il|ella)\b.*",
    re.IGNORECASE,
)
"""What stands behind a comma and a name and is no first name: a degree, or a pronoun."""


def name_beside_address(text: str) -> str:
    """Return the name in "Ana Duarte <ana@example.org>", "" if none stands there."""
    found = _BESIDE_ADDRESS.match(text)
    return found[1].strip() if found else ""


def is_turned_name(text: str) -> bool:
    """Return whether a text is a last name, a comma and a first name: "Duarte, Ana"."""
    found = _TURNED.fullmatch(text)
    return found is not None and not _NO_FIRST_NAME.fullmatch(found[2]) and not re.search(r"[\d@/]", text)


def turn_name(text: str) -> str:
    """Return "Ana Duarte" for "Duarte, Ana"."""
    found = _TURNED.fullmatch(text)
    return f"{found[2]} {found[1]}" if found else text
