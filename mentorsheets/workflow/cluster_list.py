"""The programmes that programmes.toml lists, and the environment of each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mentorsheets.errors import WrongUse

LIST_NAME = "programmes.toml"


@dataclass(frozen=True, slots=True)
class Listed:
    """One programme of the list: its name, and where its things are."""

    name: str
    told: Mapping[str, str]


def listed(path: Path) -> tuple[Listed, ...]:
    """Return the programmes that a file lists, in its order. Raises WrongUse."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))["programme"]
        return tuple(Listed(table.pop("name"), table) for table in tables)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise WrongUse(
            f"{path.name} does not list programmes.",
            'Write [[programme]], and below it name = "…" and sheet = "…", once for each.',
        ) from None


def environment_of(one: Listed, environment: Mapping[str, str]) -> dict[str, str]:
    """Return what is set for all, and over it what the list says of this programme."""
    return {**environment, **{f"MENTORSHEETS_{name.upper()}": value for name, value in one.told.items()}}
