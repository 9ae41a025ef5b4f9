"""Where a run finds its sheet, mail, templates and journal: flags, then environment, then a file."""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from mentorsheets.errors import WrongUse
from mentorsheets.mail.journal.open import is_shared
from mentorsheets.sheet.google.address import google_key

CONFIG_NAME = "mentorsheets.toml"
KNOWN = ("sheet", "mail", "templates", "journal")


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one programme. `sheet` is a path or a Google address; `journal` a file or a database."""

    sheet: str
    mail: str
    templates: Path | None
    journal: str

    @property
    def mark(self) -> str:
        """What tells the sheet from every other, however it was named: its key, or its whole path."""
        key = google_key(self.sheet) if is_google(self.sheet) else None
        return key or str(Path(self.sheet).resolve())


def is_google(sheet: str) -> bool:
    """Tell a Google Sheets address or key from the path of a workbook."""
    return google_key(sheet) is not None and not Path(sheet).exists()


def places(flags: Mapping[str, str | None], environment: Mapping[str, str], folder: Path) -> Places:
    """Return the places that hold for a run in `folder`.

    `flags` has what was given on the command line under the names sheet, mail, templates and journal;
    for each, the environment (MENTORSHEETS_SHEET and so on) comes next, and mentorsheets.toml last.

    Raises:
        WrongUse: no sheet is named anywhere, or the file cannot be read.
    """
    told = {
        **_from_file(folder),
        **_from(environment),
        **{name: value for name, value in flags.items() if value},
    }
    if not told.get("sheet"):
        raise WrongUse(
            "No sheet is named.",
            'Give --sheet FILE.xlsx, set MENTORSHEETS_SHEET, or write sheet = "…" in mentorsheets.toml.',
        )
    sheet = told["sheet"]
    return Places(
        sheet=sheet,
        mail=told.get("mail", "outbox:outbox"),
        templates=Path(told["templates"]) if told.get("templates") else None,
        journal=told.get("journal") or str(usual_journal(sheet)),
    )


def _from(environment: Mapping[str, str]) -> dict[str, str]:
    named = {name: environment.get(f"MENTORSHEETS_{name.upper()}") for name in KNOWN}
    return {name: value for name, value in named.items() if value}


def _from_file(folder: Path) -> dict[str, str]:
    path = folder / CONFIG_NAME
    return known_only(read_toml(path), KNOWN, folder, CONFIG_NAME) if path.is_file() else {}


def read_toml(path: Path) -> dict[str, object]:
    """Return what a TOML file holds.

    Raises:
        WrongUse: it is not there, or is no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise WrongUse(f"{path.name} cannot be opened.", "Name a file that is there.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse(f"{path.name} cannot be read: {error}.", "Correct it, or remove it.") from None


def known_only(told: Mapping[str, object], known: Sequence[str], folder: Path, where: str) -> dict[str, str]:
    """Return what a file tells under `known` names, with its paths meant from the `folder` where it lies.

    Raises:
        WrongUse: it tells something else; `where` says in the sentence which file that is.
    """
    strange = sorted(set(told) - set(known))
    if strange or not all(isinstance(value, str) for value in told.values()):
        wrong = ", ".join(strange) or "a value that is no text"
        raise WrongUse(f"{where} holds what is not known: {wrong}.", f"It knows {', '.join(known)}, as text.")
    return {name: _from_here(folder, name, str(value)) for name, value in told.items()}


def _from_here(folder: Path, name: str, value: str) -> str:
    if name == "mail" and value.startswith("outbox:"):
        return f"outbox:{folder / value.removeprefix('outbox:')}"
    if name == "mail" or "://" in value or (name == "sheet" and is_google(value)):
        return value
    return str(folder / value)


def journal_of_all(environment: Mapping[str, str], folder: Path) -> str:
    """Return the database that is named for all programmes of a run in `folder`, "" if none is.

    Raises:
        WrongUse: the file that may name it cannot be read.
    """
    named = {**_from_file(folder), **_from(environment)}.get("journal", "")
    return named if is_shared(named) else ""


def usual_journal(sheet: str) -> Path:
    """Return the file beside a workbook, so that both move together, or one of its own for a Google sheet."""
    if is_google(sheet):
        # An address has many spellings (#gid=0, ?usp=sharing); the key in it is always the same.
        mark = hashlib.sha256((google_key(sheet) or sheet).encode()).hexdigest()[:16]
        return user_data_path("mentorsheets") / f"{mark}.journal"
    path = Path(sheet)
    return path.with_name(f".{path.stem}.journal")
