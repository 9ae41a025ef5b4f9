"""What a run is told from outside its sheet, as one value: flags, then environment, then a file."""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_data_path

from mentorsheets.errors import WrongUse
from mentorsheets.mail.journal.open import is_shared
from mentorsheets.mail.mail_address import COPY, MAILBOX, LoginSources, read_user
from mentorsheets.runtime.shared_folder import find_sharing, find_syncing
from mentorsheets.runtime.turn import Turn, read_turn
from mentorsheets.sheet.google.address import KEY_FILE, OTHER_HOST, GoogleAccess, google_key
from mentorsheets.sheet.remote.address import (
    APP,
    OTHER_GRAPH,
    OTHER_LOGIN,
    PASSWORD,
    PASSWORD_FILE,
    TENANT,
    TOKEN_FILE,
    USER,
    RemoteAccess,
    is_address,
    mark_of,
)

CONFIG_NAME = "mentorsheets.toml"
OUTBOX = "outbox:outbox"
"""A folder for mails here: nothing goes to anybody unless somebody set a server."""
SECRET = "MENTORSHEETS_SECRET"  # noqa: S105 - the name of a variable
SECRET_BEFORE = "MENTORSHEETS_SECRET_BEFORE"  # noqa: S105 - the name of a variable
"""Secrets that were replaced, one a line."""
STATELESS = "MENTORSHEETS_STATELESS"
"""Set to yes where a run finds an empty disk each time."""
PLAIN_MAIL = "MENTORSHEETS_MAIL_PLAIN"
"""Set to yes where mail may go unencrypted to another computer."""
MEANS_YES, MEANS_NO = ("yes", "true", "on", "1"), ("", "no", "false", "off", "0")
KNOWN = ("sheet", "mail", "templates", "journal")


@dataclass(frozen=True, slots=True)
class Config:
    """All that a run is told from outside its sheet, built once by whoever starts it and handed down.

    `sheet` is a path, a Google address or key, or the address of a workbook on a server; `mail` is a way out
    as `parse_mail_address` reads it; `journal` is a file or a database; `templates` is the programme's own
    folder, if it has one. Of the rest, "" means that it is not set. No secret and no address that may hold
    one is shown.
    """

    sheet: str
    mail: str = field(default=OUTBOX, repr=False)
    templates: Path | None = None
    journal: str = field(default="", repr=False)
    mailbox: str = field(default="", repr=False)
    """Where answers, copies and bounces come in: imaps://user@host."""
    copy_to: str = ""
    """The programme's own address, to which each mail goes as well."""
    is_plain_allowed: bool = False
    """Whether mail may go unencrypted to another computer."""
    logins: LoginSources = field(default_factory=LoginSources)
    mailbox_logins: LoginSources = field(default_factory=LoginSources)
    """Where the mailbox's secret comes from, if it is another than that of the way out."""
    google: GoogleAccess = field(default_factory=GoogleAccess)
    remote: RemoteAccess = field(default_factory=RemoteAccess)
    secret: str = field(default="", repr=False)
    """What signs the links of mails; without it, a file beside the journal holds one."""
    secrets_before: tuple[str, ...] = field(default=(), repr=False)
    """Secrets that were replaced, whose marks still count."""
    is_stateless: bool = False
    """Whether the disk is empty at each run, so that the sheet is told of mail before it goes."""
    turn: Turn = field(default_factory=Turn)
    """How long a run may send before other programmes have their turn."""

    def __post_init__(self) -> None:
        if not self.journal:
            object.__setattr__(self, "journal", str(usual_journal(self.sheet)))

    @property
    def mark(self) -> str:
        """What tells the sheet from every other, however it was named: its key, or its whole path."""
        if is_remote(self.sheet):
            return mark_of(self.sheet)
        key = google_key(self.sheet) if is_google(self.sheet) else None
        return key or str(Path(self.sheet).resolve())

    @property
    def logins_to_read(self) -> LoginSources:
        """Where the mailbox's secret comes from: its own sources, else those of the way out for one user.

        The password of one account is never shown to the server of another.
        """
        sender, reader = read_user(self.mail), read_user(self.mailbox)
        is_shared = not sender or sender.casefold() == reader.casefold()
        if self.mailbox_logins != LoginSources() or not is_shared:
            return self.mailbox_logins
        return self.logins


def refuse_to_vanish(config: Config) -> None:
    """Do nothing, unless the disk is emptied after each run and mail or its secret would go with it.

    Raises:
        WrongUse: no way out for mail is set but a folder, or no secret that the next run knows too.
    """
    if not config.is_stateless:
        return
    if config.mail.startswith("outbox:"):
        why = "Nothing says where mail is to go" if config.mail == OUTBOX else "Mail is to go into a folder"
        raise WrongUse(
            f"{why}, and a folder on this disk vanishes after the run.",
            "Set MENTORSHEETS_MAIL to a server; on GitHub it is a secret, which may be missing.",
        )
    if not config.secret and not is_shared(config.journal):
        raise WrongUse(
            "No secret is set, and one that is made on this disk vanishes, so no answer could be believed.",
            f"Set {SECRET} to 32 characters or more, the same for each run.",
        )


def is_google(sheet: str) -> bool:
    """Return whether this is a Google Sheets address or key from the path of a workbook."""
    return google_key(sheet) is not None and not Path(sheet).exists()


def is_remote(sheet: str) -> bool:
    """Return whether this is the address of a workbook on OneDrive, SharePoint or a WebDAV server."""
    return is_address(sheet) and not Path(sheet).exists()


def is_file(sheet: str) -> bool:
    """Return whether this is the path of a workbook on this computer."""
    return not (is_google(sheet) or is_remote(sheet))


def read_config(flags: Mapping[str, str | None], environment: Mapping[str, str], folder: Path) -> Config:
    """Return what holds for a run in `folder`.

    `flags` has what was given on the command line under the names sheet, mail, templates and journal;
    for each, the environment (MENTORSHEETS_SHEET and so on) comes next, and mentorsheets.toml last. All else
    stands in the environment alone.

    Raises:
        WrongUse: no sheet is named anywhere, the file cannot be read, or what is yes or no is neither.
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
    key = environment.get(KEY_FILE)
    return Config(
        sheet=told["sheet"],
        mail=told.get("mail", OUTBOX),
        templates=Path(told["templates"]) if told.get("templates") else None,
        journal=told.get("journal", ""),
        mailbox=environment.get(MAILBOX, ""),
        copy_to=environment.get(COPY, ""),
        is_plain_allowed=_is_yes(environment, PLAIN_MAIL),
        logins=_logins(environment, "MENTORSHEETS_MAIL"),
        mailbox_logins=_logins(environment, MAILBOX),
        google=GoogleAccess(Path(key) if key else None, environment.get(OTHER_HOST, "")),
        remote=_remote(environment),
        secret=environment.get(SECRET, ""),
        secrets_before=tuple(filter(None, map(str.strip, environment.get(SECRET_BEFORE, "").splitlines()))),
        is_stateless=_is_yes(environment, STATELESS),
        turn=read_turn(environment),
    )


def _is_yes(environment: Mapping[str, str], name: str) -> bool:
    """Return whether a variable says yes.

    Raises:
        WrongUse: it says neither yes nor no.
    """
    said = environment.get(name, "").strip().casefold()
    if said not in MEANS_YES + MEANS_NO:
        raise WrongUse(f"{name} says neither yes nor no.", "Write yes, or leave it out.")
    return said in MEANS_YES


def _logins(environment: Mapping[str, str], of: str) -> LoginSources:
    return LoginSources(
        token_command=environment.get(f"{of}_TOKEN_COMMAND", ""),
        google_key=environment.get(f"{of}_GOOGLE_KEY", ""),
        password_file=environment.get(f"{of}_PASSWORD_FILE", ""),
        password=environment.get(f"{of}_PASSWORD", ""),
    )


def _remote(environment: Mapping[str, str]) -> RemoteAccess:
    app, tenant = environment.get(APP, ""), environment.get(TENANT, "")
    file, kept = environment.get(PASSWORD_FILE), environment.get(TOKEN_FILE)
    mark = hashlib.sha256(f"{app} {tenant}".encode()).hexdigest()[:16]
    return RemoteAccess(
        user=environment.get(USER, ""),
        password=environment.get(PASSWORD, ""),
        password_file=Path(file).expanduser() if file else None,
        app=app,
        tenant=tenant,
        token_file=Path(kept) if kept else user_data_path("mentorsheets") / f"microsoft-{mark}.login",
        graph=environment.get(OTHER_GRAPH, ""),
        login_host=environment.get(OTHER_LOGIN, ""),
    )


def _from(environment: Mapping[str, str]) -> dict[str, str]:
    named = {name: environment.get(f"MENTORSHEETS_{name.upper()}") for name in KNOWN}
    return {name: value for name, value in named.items() if value}


def _from_file(folder: Path) -> dict[str, str]:
    path = folder / CONFIG_NAME
    return keep_known(read_toml(path), KNOWN, folder, CONFIG_NAME) if path.is_file() else {}


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


def keep_known(told: Mapping[str, object], known: Sequence[str], folder: Path, where: str) -> dict[str, str]:
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
    if name in {"mail", "webdav_user"} or "://" in value or (name == "sheet" and not is_file(value)):
        return value
    return str(folder / value)


def journal_of_all(environment: Mapping[str, str], folder: Path) -> str:
    """Return the database that is named for all programmes of a run in `folder`, "" if none is.

    Raises:
        WrongUse: the file that may name it cannot be read.
    """
    named = {**_from_file(folder), **_from(environment)}.get("journal", "")
    return named if is_shared(named) else ""


def account_file(account: str) -> Path:
    """Return the file in which the mail of an account is counted, for all programmes on this computer."""
    return user_data_path("mentorsheets") / "accounts" / f"{account}.db"


def usual_journal(sheet: str) -> Path:
    """Return the file beside a workbook, so that both move together, or one of its own for a sheet elsewhere.

    In a folder that is synced with other computers a new one is kept on this computer alone.
    """
    if is_remote(sheet):
        mark = hashlib.sha256(mark_of(sheet).encode()).hexdigest()[:16]
        return user_data_path("mentorsheets") / f"{mark}.journal"
    if is_google(sheet):
        # An address has many spellings (#gid=0, ?usp=sharing); the key in it is always the same.
        mark = hashlib.sha256((google_key(sheet) or sheet).encode()).hexdigest()[:16]
        return user_data_path("mentorsheets") / f"{mark}.journal"
    path = Path(sheet)
    beside, whole = path.with_name(f".{path.stem}.journal"), path.expanduser().resolve()
    if beside.exists() or not (find_sharing(whole.parent, "") or find_syncing(whole.parent)):
        return beside
    mark = hashlib.sha256(str(whole).encode()).hexdigest()[:16]
    return user_data_path("mentorsheets") / f"{path.stem}-{mark}.journal"
