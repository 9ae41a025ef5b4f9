"""`mentorsheets doctor` on real journals: whether theirs opens, and lies in a safe place."""

from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from mentorsheets.domain.programme import programme_id
from mentorsheets.mail.journal.database import stamp
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.runtime.config import usual_journal
from mentorsheets.runtime.open_sheet import read
from mentorsheets.runtime.shared_folder import find_sharing
from mentorsheets.sheet.workbook.backend import Workbook
from tests.workflow.doctor.examined import SETTINGS, examined, only
from tests.workflow.sheets import run, small_programme


def journal(sheet: Path, now: datetime, unknown: int = 0) -> None:
    """Make the journal that belongs to a sheet, with so many mails of unknown fate in it."""
    programme = read(Workbook(sheet)).programme
    with Journal(sheet.with_name(".programme.journal"), programme_id(programme), now) as made:
        for number in range(unknown):
            made.db.execute(
                "INSERT INTO mail (key, programme, kind, persons, period, state, changed_at) VALUES (?, 'p', 'check-in', '[]', 'w', 'unknown', ?)",
                (f"key{number}", stamp(now)),
            )


def test_a_journal_that_agrees_gets_a_tick(sheet: Path) -> None:
    journal(sheet, datetime(2001, 1, 5, tzinfo=UTC))
    assert any("Journal: It opens" in line for line in examined(sheet)["fine"])


def test_mails_of_unknown_fate_wait_for_a_person(sheet: Path) -> None:
    journal(sheet, datetime(2001, 1, 5, tzinfo=UTC), unknown=2)
    assert "mentorsheets settle" in only(examined(sheet, code=1)["wrong"])


def test_a_clock_before_the_journal_is_told(sheet: Path) -> None:
    journal(sheet, datetime(2150, 1, 1, tzinfo=UTC) + timedelta(days=1), unknown=1)
    assert "clock" in only(examined(sheet, code=4)["wrong"])


def test_a_journal_of_another_programme_is_told(sheet: Path) -> None:
    with Journal(sheet.with_name(".programme.journal"), "another", datetime(2001, 1, 5, tzinfo=UTC)):
        pass
    assert "belongs to another programme" in only(examined(sheet, code=2)["wrong"])


def test_a_file_that_is_no_journal_is_told(sheet: Path) -> None:
    sheet.with_name(".programme.journal").write_text("Dear diary, this is no database at all. " * 50)
    assert "is damaged" in only(examined(sheet, code=4)["wrong"])


def test_a_journal_that_lies_in_a_synced_folder_since_long_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox (Harbour)"
    folder.mkdir()
    (folder / ".programme.journal").touch()
    wrong = only(examined(small_programme(folder, Settings=SETTINGS), code=1)["wrong"])
    assert "the synced folder Dropbox (Harbour)" in wrong


MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/export /home nfs4 rw 0 0
/dev/sda2 /home/ana/own ext4 rw 0 0
//host/share /media/our\\040share cifs rw 0 0
not a mount"""


@pytest.mark.parametrize(
    ("folder", "sharer"),
    [
        ("/var/lib", ""), ("/home/ana", "a network share (nfs4)"), ("/home/ana/own/x", ""), ("/homestead", ""),
        ("/home/ana/own/MEGA/x", "the synced folder MEGA"), ("/home/ana/own/Box Sync", "the synced folder Box Sync"),
        ("/home/ana/own/megaphone", ""), ("/home/ana/own/boxes", ""),
        ("/media/our share/x", "a network share (cifs)"), ("/Users/ana/OneDrive - Harbour/x", "the synced folder OneDrive - Harbour"),
    ],
)  # fmt: skip
def test_a_folder_is_shared_by_what_is_mounted_or_synced_there(folder: str, sharer: str) -> None:
    assert find_sharing(PurePosixPath(folder), MOUNTS) == sharer


def test_a_windows_share_is_one() -> None:
    assert find_sharing(PureWindowsPath(r"\\host\share\x"), "") == "a network share"
    assert find_sharing(PureWindowsPath(r"C:\Users\ana"), "") == ""


def test_a_folder_of_any_name_is_synced_where_a_program_left_its_mark(tmp_path: Path) -> None:
    folder = tmp_path / "ours" / "mentoring"
    folder.mkdir(parents=True)
    assert usual_journal(str(folder / "p.xlsx")).parent == folder
    (tmp_path / "ours" / ".stfolder").mkdir()
    assert usual_journal(str(folder / "p.xlsx")).parent != folder


def test_mail_that_only_the_journal_knows_is_told_as_each_run_tells_it(tmp_path: Path) -> None:
    titles, pair = ["Giver", "Asker", "Needs", "State"], ["Gil", "Ana", "Role models", "active"]
    sheet = small_programme(tmp_path, Settings=SETTINGS, Matches=[[*titles], [*pair]])
    older = sheet.read_bytes()
    run("checkin", "--sheet", sheet, "--today", "2026-11-23")
    sheet.write_bytes(older)
    assert "2 mails that went out." in str(examined(sheet, code=4)["wrong"])


@pytest.mark.parametrize("what", ["a folder", "a link to nowhere"])
def test_what_is_no_file_in_its_place_is_told(sheet: Path, what: str) -> None:
    there = sheet.with_name(".programme.journal")
    if what == "a folder":
        there.mkdir()
    else:
        there.symlink_to(sheet.with_name("nowhere"))
    assert "is no file" in only(examined(sheet, code=2)["wrong"])
    run("doctor", "--rebuild", "--sheet", sheet, code=2)
    assert not list(sheet.parent.glob("*.rebuilt"))
