"""Whatever becomes of a copy of this process, the one who made it goes on and hears of it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mentorsheets.errors import UNFORESEEN
from mentorsheets.runtime.forked_run import CAN_COPY, in_copy
from mentorsheets.runtime.signals import stop_when_asked
from tests.jobs.harbour import ALWAYS, harbour, mailed
from tests.processes import environment
from tests.runtime.test_programmes import EVERYBODY, LIST

pytestmark = pytest.mark.skipif(
    not CAN_COPY, reason="only Linux makes a copy of a process that can be trusted"
)
LITTLE = 256 * 2**20
"""Bytes; more than what a test's process has already, far less than what it would ask for."""


def never() -> bool:
    return False


def test_it_ends_with_its_own_code_and_knows_its_own_environment_alone() -> None:
    assert in_copy(lambda: 75, os.environ, never) == 75
    assert in_copy(lambda: 3 if dict(os.environ) == {"A": "b"} else 0, {"A": "b"}, never) == 3
    assert "A" not in os.environ


def test_one_that_breaks_is_killed_or_exits_ends_with_no_good_code() -> None:
    assert in_copy(lambda: 1 // 0, os.environ, never) == UNFORESEEN
    assert in_copy(lambda: sys.exit(0), os.environ, never) == UNFORESEEN

    def die() -> int:
        os.kill(os.getpid(), signal.SIGKILL)
        return 0

    assert in_copy(die, os.environ, never) == -signal.SIGKILL


def test_one_that_wants_all_memory_gets_an_error_of_its_own() -> None:
    def want_much() -> int:
        try:
            return len(bytearray(8 * LITTLE)) and 0
        except MemoryError:
            return 3

    assert in_copy(want_much, os.environ, never, most_memory=LITTLE) == 3
    assert len(bytearray(LITTLE)) == LITTLE


def wait_for_ever() -> int:
    while True:
        signal.pause()


def test_one_that_hangs_is_ended() -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        assert in_copy(wait_for_ever, os.environ, never, longest=0.5) == -signal.SIGTERM
    finally:
        signal.signal(signal.SIGTERM, before)


@pytest.mark.thorough
def test_a_wish_to_stop_is_passed_on_and_waited_for() -> None:
    with stop_when_asked() as asked:

        def finish() -> int:
            while not asked():
                pass
            return 7

        assert in_copy(finish, os.environ, iter([False, True]).__next__) == 7
        assert not asked()


@pytest.mark.thorough
def test_a_pass_over_a_list_ends_the_same_in_copies_as_in_a_process_each(tmp_path: Path) -> None:
    for way in ("copies", "apart"):
        folder = tmp_path / way
        folder.mkdir()
        for name in ("harbour", "bay"):
            harbour(folder / name, *ALWAYS, ["Programme", name])
        (folder / "programmes.toml").write_text(LIST)
        ran = subprocess.run(
            [
                *(sys.executable, "-m", "mentorsheets", "run", "--once", "--yes", "--today", "2026-11-23"),
                *(["--apart"] if way == "apart" else []),
            ],
            cwd=folder,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 2
        assert [ran.stderr.count(f"programme={name}") > 1 for name in ("Harbour", "Gone", "Bay")] == [
            True
        ] * 3
        assert mailed(folder / "harbour") == mailed(folder / "bay") == EVERYBODY


@pytest.mark.thorough
def test_what_a_pass_needs_is_loaded_before_the_copies_are_made(tmp_path: Path) -> None:
    path = harbour(tmp_path, *ALWAYS)
    program = f"""
import sys
from pathlib import Path
from mentorsheets.api.beat import Orders, load_for_a_pass, make_pass
load_for_a_pass()
there = set(sys.modules)
make_pass(Orders(sheet={str(path)!r}, yes=True, today="2026-11-23"), {{}}, Path.cwd(), lambda: False)
print([name for name in sys.modules if name.startswith("mentorsheets") and name not in there])
"""
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "[]\n"
