"""Several programmes, each with a sheet of its own, as programmes.toml lists them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mentorsheets.errors import UNFORESEEN, WrongUse
from mentorsheets.mail.journal.open import is_shared
from mentorsheets.runtime.config import (
    KNOWN,
    Config,
    journal_of_all,
    keep_known,
    read_config,
    read_toml,
    usual_journal,
)
from mentorsheets.runtime.heartbeat import HEARTBEAT

LIST_NAME = "programmes.toml"
EXAMPLE = 'Write [[programme]], and below it name = "…" and sheet = "…", once for each.'
KNOWN_OF_ONE = (
    *KNOWN,
    "mailbox",
    "mail_password_file",
    "mailbox_password_file",
    "heartbeat",
    "webdav_user",
    "webdav_password_file",
)
"""What may be said of each; it takes the place of the variable MENTORSHEETS_… of that name."""

CODES_GRAVEST_FIRST = (2, 4, 3, 1, 75, 0)
"""A failure comes before what a person has to look at: with 1, all the rest was done."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One programme of the list: the name by which it is told from the others, and where its things are."""

    name: str
    told: Mapping[str, str]


def list_programmes(path: Path) -> tuple[Listed, ...]:
    """Return the programmes that a file lists, in its order. Paths in it are meant from where it lies.

    Raises:
        WrongUse: the file cannot be read, lists nothing, lacks a name or a sheet, or says one twice.
    """
    told = read_toml(path)
    tables = told.get("programme")
    if set(told) != {"programme"} or not isinstance(tables, list) or not tables:
        raise WrongUse(f"{path.name} does not list programmes.", EXAMPLE)
    found = tuple(_one(table, number, path) for number, table in enumerate(tables, start=1))
    for what in ("name", "sheet", "journal"):
        values = ({"name": one.name, **one.told}.get(what, "") for one in found)
        said = [value for value in values if value and not (what == "journal" and is_shared(value))]
        if len(set(said)) < len(said):
            raise WrongUse(f"{path.name} has the same {what} for two programmes.", "Give each its own.")
    return found


def _one(table: object, number: int, path: Path) -> Listed:
    where = f"Programme {number} in {path.name}"
    if not isinstance(table, dict):
        raise WrongUse(f"{where} is no table.", EXAMPLE)
    name = table.get("name")
    if not isinstance(name, str) or not name.strip() or not table.get("sheet"):
        raise WrongUse(f"{where} lacks its name or its sheet.", EXAMPLE)
    rest = {key: value for key, value in table.items() if key != "name"}
    return Listed(name.strip(), keep_known(rest, KNOWN_OF_ONE, path.absolute().parent, where))


def environment_of(one: Listed, environment: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Return the environment of a programme: what is set for all, and over it what the list says of this one.

    A heartbeat that is set for all is not its own, nor is a journal, unless it is a database, in which each
    has its place. What is set for all may stand in `folder` too, where the run takes place.

    Raises:
        WrongUse: the settings in `folder` cannot be read.
    """
    journal = journal_of_all(environment, folder) or str(usual_journal(one.told["sheet"]))
    own = {"journal": journal, **one.told}
    shared = {name: value for name, value in environment.items() if name != HEARTBEAT}
    return {**shared, **{f"MENTORSHEETS_{name.upper()}": value for name, value in own.items()}}


def find_config(
    flags: Mapping[str, str | None], environment: Mapping[str, str], folder: Path, one: Listed | None = None
) -> Config:
    """Return what holds by flags, by the list for `one` of several, and by environment and `folder`.

    Raises:
        WrongUse: no sheet is named anywhere, or a file of settings cannot be read.
    """
    own = environment_of(one, environment, folder) if one else environment
    return read_config(flags, own, folder)


def choose_programmes(
    sheet: str | None, programmes: Path | None, environment: Mapping[str, str], folder: Path
) -> tuple[Listed, ...]:
    """Return the programmes that a run is for; none if it is for the one sheet that is named elsewhere.

    Raises:
        WrongUse: the list of programmes cannot be used.
    """
    if programmes:
        return list_programmes(programmes)
    is_named = sheet or environment.get("MENTORSHEETS_SHEET")
    listed = folder / LIST_NAME
    return () if is_named or not listed.is_file() else list_programmes(listed)


def gravest(codes: Iterable[int]) -> int:
    """Return the exit code of several runs together; one that is not ours, as after a kill, is 4."""
    found = {code if code in CODES_GRAVEST_FIRST else UNFORESEEN for code in codes}
    return next((code for code in CODES_GRAVEST_FIRST if code in found), 0)
