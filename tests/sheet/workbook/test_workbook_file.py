"""A workbook's file is replaced at once or not at all, and never under a person's hands."""

import errno
import os
import resource
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from filelock import FileLock

from mentorsheets.errors import Busy, WrongUse
from mentorsheets.sheet.backend import AppendRows, ChangedMeanwhile, WriteCells
from mentorsheets.sheet.workbook import file
from mentorsheets.sheet.workbook.backend import Workbook
from tests.sheet.desks import WorkbookDesk, rows_of

WRITE = [AppendRows("Needs", (("bo@example.org",),))]


@pytest.fixture
def desk(tmp_path: Path) -> WorkbookDesk:
    made = WorkbookDesk(tmp_path / "harbour.xlsx")
    made.put({"Needs": [["Person"], ["ana@example.org"]]})
    return made


def others_in(desk: WorkbookDesk) -> set[str]:
    return {path.name for path in desk.path.parent.iterdir()} - {desk.path.name, f".{desk.path.name}.lock"}


def test_mode_and_owner_stay_and_nothing_is_left_beside(desk: WorkbookDesk) -> None:
    desk.path.chmod(0o664)
    before = desk.path.stat()
    desk.backend.write(WRITE, desk.backend.read())
    after = desk.path.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert after.st_ino != before.st_ino
    assert others_in(desk) == set()


def test_a_link_stays_a_link_and_its_target_is_written(desk: WorkbookDesk, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.xlsx"
    link.symlink_to(desk.path)
    book = Workbook(link)
    book.write(WRITE, book.read())
    assert link.is_symlink()
    assert rows_of(desk.backend, "Needs")[-1] == ["bo@example.org"]


@pytest.mark.parametrize(
    ("mark", "program"), [(".~lock.harbour.xlsx#", "LibreOffice"), ("~$harbour.xlsx", "Excel")]
)
def test_a_file_that_somebody_has_open_is_not_written(desk: WorkbookDesk, mark: str, program: str) -> None:
    seen, before = desk.backend.read(), desk.path.read_bytes()
    lock = desk.path.with_name(mark)
    lock.write_text(",ana,harbour,21.11.2026 10:00,file:///home/ana;")
    os.utime(lock, (1_795_255_200, 1_795_255_200))
    with pytest.raises(
        WrongUse, match=f"harbour.xlsx is open in {program} since 2026-11-21 10:00 UTC"
    ) as caught:
        desk.backend.write(WRITE, seen)
    assert mark in caught.value.hint
    assert "ana" not in str(caught.value)
    assert desk.path.read_bytes() == before
    lock.unlink()
    desk.backend.write(WRITE, seen)


def test_an_open_file_does_not_matter_when_there_is_nothing_to_write(desk: WorkbookDesk) -> None:
    desk.path.with_name(".~lock.harbour.xlsx#").touch()
    desk.backend.write([WriteCells("Needs", {(1, 0): "ana@example.org"})], desk.backend.read())


def test_a_file_that_is_replaced_at_the_last_moment_is_left_as_it_is(desk: WorkbookDesk) -> None:
    seen = desk.backend.read()
    before = desk.path.read_bytes()
    assert not file.replace(desk.path, b"new", lambda: False)
    assert desk.path.read_bytes() == before
    desk.put({"Needs": [["Person"], ["somebody else"]]})
    with pytest.raises(ChangedMeanwhile):
        desk.backend.write(WRITE, seen)
    assert rows_of(desk.backend, "Needs") == [["Person"], ["somebody else"]]
    assert others_in(desk) == set()


def test_two_runs_do_not_write_at_one_time(desk: WorkbookDesk) -> None:
    def write() -> None:
        with file.alone(desk.path, patience=0):
            desk.path.touch()

    with FileLock(desk.path.with_name(".harbour.xlsx.lock")), pytest.raises(Busy, match="Another run"):
        write()
    write()


def test_a_full_disk_leaves_the_file_as_it_was(desk: WorkbookDesk) -> None:
    before = desk.path.read_bytes()
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from mentorsheets.errors import WrongUse\n"
        "from mentorsheets.sheet.backend import AppendRows\n"
        "from mentorsheets.sheet.workbook.backend import Workbook\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "book = Workbook(Path(sys.argv[1])); seen = book.read()\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n    book.write([AppendRows('Needs', (('x',),))], seen)\n"
        "except WrongUse as error:\n    print(error)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(desk.path)], capture_output=True, text=True, check=True, timeout=60
    )
    assert "harbour.xlsx could not be saved: file too large. It is as it was." in run.stdout
    assert desk.path.read_bytes() == before
    assert others_in(desk) == set()
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 1000


def test_each_reason_not_to_be_saved_has_its_own_advice(tmp_path: Path) -> None:
    full = file.not_written(tmp_path / "a.xlsx", OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    shut = file.not_written(tmp_path / "a.xlsx", OSError(errno.EROFS, os.strerror(errno.EROFS)))
    assert "no space left on device" in full.sentence
    assert "Free some space" in full.hint
    assert "read-only file system" in shut.sentence
    assert "rights" in shut.hint


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_file_or_folder_is_said(desk: WorkbookDesk) -> None:
    seen = desk.backend.read()
    desk.path.chmod(0o444)
    with pytest.raises(WrongUse, match="write-protected"):
        desk.backend.write(WRITE, seen)
    desk.path.chmod(0o644)
    desk.path.parent.chmod(0o555)
    with pytest.raises(WrongUse, match="permission denied"):
        desk.backend.write(WRITE, seen)
    desk.path.parent.chmod(0o755)


def test_a_text_that_no_cell_can_hold_is_refused_with_nothing_written(desk: WorkbookDesk) -> None:
    before = desk.path.read_bytes()
    for text in ("x" * 32_768, "👩" * 16_384):
        with pytest.raises(WrongUse, match="too long for one cell"):
            desk.backend.write([AppendRows("Needs", ((text,),))], desk.backend.read())
    assert desk.path.read_bytes() == before


def test_a_new_cell_for_a_day_shows_as_a_day_and_keeps_the_rest_of_its_style(desk: WorkbookDesk) -> None:
    book = openpyxl.load_workbook(desk.path)
    book["Needs"]["A2"].font = openpyxl.styles.Font(bold=True)
    book.save(desk.path)
    desk.backend.write([WriteCells("Needs", {(1, 0): date(2026, 11, 23)})], desk.backend.read())
    cell = openpyxl.load_workbook(desk.path)["Needs"]["A2"]
    assert (cell.number_format, cell.font.b, cell.is_date) == ("yyyy-mm-dd", True, True)
