"""What a run is told from outside is one value, built from flags, environment and file, and nothing else is asked."""

import ast
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mentorsheets.errors import WrongUse
from mentorsheets.mail.mail_address import LoginSources
from mentorsheets.runtime.config import Config, read_config, refuse_to_vanish
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.backend import Book
from mentorsheets.sheet.google.address import GoogleAccess
from mentorsheets.sheet.remote.address import RemoteAccess
from mentorsheets.sheet.workbook.backend import Workbook
from tests.workflow.sheets import PEOPLE, small_programme

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "mentorsheets").rglob("*.py"))
MAY_READ = {"cli", "runtime"}
"""The rooms that build what the others are handed."""

EVERYTHING = {
    "MENTORSHEETS_SHEET": "harbour.xlsx",
    "MENTORSHEETS_MAIL": "smtps://me:hush-1@mail.example.org",
    "MENTORSHEETS_TEMPLATES": "words",
    "MENTORSHEETS_JOURNAL": "postgresql://me:hush-2@db.example.org/journal",
    "MENTORSHEETS_MAILBOX": "imaps://me:hush-3@mail.example.org",
    "MENTORSHEETS_MAIL_COPY": "copies@example.org",
    "MENTORSHEETS_MAIL_PLAIN": "yes",
    "MENTORSHEETS_MAIL_TOKEN_COMMAND": "token",
    "MENTORSHEETS_MAIL_GOOGLE_KEY": "mail.json",
    "MENTORSHEETS_MAIL_PASSWORD_FILE": "password",
    "MENTORSHEETS_MAIL_PASSWORD": "hush-4",
    "GOOGLE_APPLICATION_CREDENTIALS": "key.json",
    "MENTORSHEETS_SHEETS_API": "http://127.0.0.1:1",
    "MENTORSHEETS_WEBDAV_USER": "robot",
    "MENTORSHEETS_WEBDAV_PASSWORD": "hush-6",
    "MENTORSHEETS_WEBDAV_PASSWORD_FILE": "dav",
    "MENTORSHEETS_MICROSOFT_APP": "app",
    "MENTORSHEETS_MICROSOFT_TENANT": "tenant",
    "MENTORSHEETS_MICROSOFT_LOGIN_FILE": "login",
    "MENTORSHEETS_GRAPH_API": "http://127.0.0.1:2",
    "MENTORSHEETS_MICROSOFT_AUTHORITY": "http://127.0.0.1:3",
    "MENTORSHEETS_SECRET": "hush-5",
    "MENTORSHEETS_STATELESS": "yes",
}


def test_each_variable_has_its_place_in_what_a_run_is_told(tmp_path: Path) -> None:
    assert read_config({}, EVERYTHING, tmp_path) == Config(
        sheet="harbour.xlsx",
        mail="smtps://me:hush-1@mail.example.org",
        templates=Path("words"),
        journal="postgresql://me:hush-2@db.example.org/journal",
        mailbox="imaps://me:hush-3@mail.example.org",
        copy_to="copies@example.org",
        is_plain_allowed=True,
        logins=LoginSources("token", "mail.json", "password", "hush-4"),
        google=GoogleAccess(Path("key.json"), "http://127.0.0.1:1"),
        remote=RemoteAccess(
            "robot",
            "hush-6",
            Path("dav"),
            "app",
            "tenant",
            Path("login"),
            "http://127.0.0.1:2",
            "http://127.0.0.1:3",
        ),
        secret="hush-5",
        is_stateless=True,
    )


def test_no_secret_stands_in_what_is_shown_of_it(tmp_path: Path) -> None:
    shown = repr(read_config({}, EVERYTHING, tmp_path))
    assert "harbour.xlsx" in shown
    assert "hush" not in shown


def test_a_flag_comes_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "mentorsheets.toml").write_text(
        'sheet = "file.xlsx"\nmail = "outbox:file"\njournal = "file.journal"'
    )
    environment = {"MENTORSHEETS_SHEET": "environment.xlsx", "MENTORSHEETS_MAIL": "outbox:environment"}
    told = read_config({"sheet": "flag.xlsx", "mail": None}, environment, tmp_path)
    assert (told.sheet, told.mail) == ("flag.xlsx", "outbox:environment")
    assert told.journal == str(tmp_path / "file.journal")


def test_without_anything_told_mail_goes_into_a_folder_and_the_journal_lies_beside_the_sheet(
    tmp_path: Path,
) -> None:
    told = read_config({"sheet": "of/harbour.xlsx"}, {}, tmp_path)
    assert (told.mail, told.journal) == ("outbox:outbox", str(Path("of/.harbour.journal")))
    with pytest.raises(WrongUse, match="No sheet is named"):
        read_config({}, {}, tmp_path)


def asks_for_the_environment(path: Path) -> bool:
    names = {"environ", "environb", "getenv", "getenvb", "putenv", "unsetenv"}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    imported = {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "os"
        for name in node.names
    }
    return bool(names & (attributes | imported))


@pytest.mark.thorough
def test_only_the_commands_and_what_starts_a_worker_read_the_environment() -> None:
    readers = {path.relative_to(ROOT / "mentorsheets") for path in SOURCES if asks_for_the_environment(path)}
    assert {path.parts[0] for path in readers} <= MAY_READ
    assert readers


WATCHED = """
import importlib, os, sys
asked = []
class Watched(type(os.environ)):
    pass
for name in ("__getitem__", "__setitem__", "__delitem__", "__iter__"):
    def watch(self, *given, original=getattr(Watched, name), name=name):
        frame = sys._getframe(1)
        while frame and "_collections_abc" in frame.f_code.co_filename or frame.f_code.co_filename == os.__file__:
            frame = frame.f_back
        if "/mentorsheets/" in frame.f_code.co_filename:
            asked.append(f"{frame.f_code.co_filename}:{frame.f_lineno} {name}")
        return original(self, *given)
    setattr(Watched, name, watch)
os.environ.__class__ = Watched
before = dict(os.environ)
for name in sys.argv[1:]:
    importlib.import_module(name)
assert dict(os.environ) == before
print("\\n".join(asked))
"""


@pytest.mark.thorough
def test_importing_any_file_neither_reads_nor_writes_the_environment() -> None:
    names = (path.relative_to(ROOT).with_suffix("") for path in SOURCES if path.name != "__main__.py")
    modules = [".".join(name.parts).removesuffix(".__init__") for name in names]
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *modules],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stdout + done.stderr


def test_sheets_that_are_read_side_by_side_are_never_taken_for_one_another(tmp_path: Path) -> None:
    def programme(number: int) -> Workbook:
        folder = tmp_path / str(number)
        folder.mkdir()
        people = [[f"Person {number}", f"p{number}@example.org", None, "Role models", 1, 1]]
        return Workbook(small_programme(folder, Participants=[PEOPLE, *people]))

    sheets = [programme(number) for number in range(3)]
    with ThreadPoolExecutor(3) as threads:
        found = list(threads.map(lambda number: (number, read(sheets[number]).programme), [0, 1, 2] * 6))
    assert all(one.people[0].name == f"Person {number}" for number, one in found)


def test_a_book_is_understood_once_however_often_it_is_looked_at(tmp_path: Path) -> None:
    class Held(Workbook):
        def __init__(self) -> None:
            super().__init__(small_programme(tmp_path))
            self.book = super().read()

        def read(self) -> Book:
            return self.book

    held = Held()
    assert read(held) is read(held)


@pytest.mark.parametrize(("said", "is_so"), [("true", True), ("YES ", True), ("1", True), ("off", False)])
def test_a_disk_that_is_emptied_may_be_told_in_any_word_for_yes(
    tmp_path: Path, said: str, is_so: bool
) -> None:
    told = read_config({"sheet": "harbour.xlsx"}, {"MENTORSHEETS_STATELESS": said}, tmp_path)
    assert told.is_stateless is is_so


def test_what_says_neither_yes_nor_no_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="MENTORSHEETS_STATELESS says neither yes nor no"):
        read_config({"sheet": "harbour.xlsx"}, {"MENTORSHEETS_STATELESS": "maybe"}, tmp_path)


@pytest.mark.parametrize("way", ["environment", "file"])
def test_a_folder_that_is_named_vanishes_as_well(tmp_path: Path, way: str) -> None:
    environment = {"MENTORSHEETS_STATELESS": "yes", "MENTORSHEETS_SECRET": "hush"}
    if way == "environment":
        environment["MENTORSHEETS_MAIL"] = "outbox:mails"
    else:
        (tmp_path / "mentorsheets.toml").write_text('mail = "outbox:mails"')
    with pytest.raises(WrongUse, match="vanishes after the run"):
        refuse_to_vanish(read_config({"sheet": "harbour.xlsx"}, environment, tmp_path))
