"""Whether `doctor` tells of files that others on this computer can read."""

import os
from pathlib import Path

import pytest

from mentorsheets.mail.transport.outbox import Outbox
from mentorsheets.workflow.doctor.privacy import is_open_to_others
from tests.mail.letters import plain
from tests.workflow.doctor.examined import examined
from tests.workflow.sheets import run, small_programme

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps its rights in another way")


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_the_outbox_and_a_preview_are_for_their_owner_alone(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox")
    outbox.deliver([plain(1)], set)
    outbox.close()
    assert rights(outbox.folder) == 0o700
    assert {rights(file) for file in outbox.folder.iterdir()} == {0o600}
    shown = tmp_path / "shown.html"
    run("preview", "--sheet", small_programme(tmp_path), "--out", shown)
    assert rights(shown) == 0o600


def test_what_others_can_read_is_told_with_the_command_that_closes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = small_programme(tmp_path)
    outbox = tmp_path / "outbox"
    outbox.mkdir(mode=0o755)
    said = examined(sheet, "--mail", f"outbox:{outbox}", code=None)
    assert not any("Others who use" in line for line in said["advice"])
    # Up to the root, everybody may pass.
    opened = [folder for folder in tmp_path.resolve().parents if not folder.stat().st_mode & 0o001]
    before = {folder: rights(folder) for folder in [*opened, tmp_path]}
    try:
        for folder in before:
            folder.chmod(0o755)
        sheet.chmod(0o644)
        said = examined(sheet, "--mail", f"outbox:{outbox}", code=None)
        assert [line for line in said["advice"] if "go-rwx" in line][:2] == [
            f"Privacy: Others who use this computer can read the workbook. Run: chmod go-rwx '{sheet}'",
            f"Privacy: Others who use this computer can read the mails in the outbox. Run: chmod -R go-rwx '{outbox}'",
        ]
        sheet.chmod(0o600)
        assert not is_open_to_others(sheet)
        shown, theirs = sheet.with_name("shown.html"), sheet.with_name("theirs.html")
        run("preview", "--sheet", sheet, "--out", shown)
        theirs.write_text("<title>Harbour</title>")
        shown.chmod(0o644)
        said = examined(sheet, code=None)
        assert [line for line in said["advice"] if ".html" in line] == [
            f"Privacy: Others who use this computer can read the page shown.html. Run: chmod go-rwx '{shown}'"
        ]
    finally:
        for folder, mode in before.items():
            folder.chmod(mode)
