"""Mishaps in whatever order, with whatever is done between them: nobody gets a mail twice."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.mail.faulty import FaultyServer
from tests.workflow.mishaps import BEGAN, NEXT_DAY, NEXT_WEEK, MistakenWorkbook, Scene
from tests.workflow.sheets import small_programme
from tests.workflow.test_mishaps import MATCHES, SETTINGS

TABS = ["Messages", "Matches", "Mail sent", "Check-ins", "Register", "Today"]


def rename(scene: Scene, tab: str) -> None:
    scene.sheet.rename(tab, f"{tab}, ours")


def rename_back(scene: Scene, tab: str) -> None:
    scene.sheet.rename(f"{tab}, ours", tab)


def retitle(scene: Scene, tab: str) -> None:
    scene.sheet.retitle(tab, {"Messages": "State", "Matches": "State"}.get(tab, "On"), "Mine")


def duplicate(scene: Scene, tab: str) -> None:
    scene.sheet.duplicate(tab, f"{tab} (2)")


MISTAKES: dict[str, Callable[[Scene, str], object]] = {
    "rename": rename,
    "rename back": rename_back,
    "delete": lambda scene, tab: scene.sheet.delete(tab),
    "empty": lambda scene, tab: scene.sheet.empty(tab),
    "retitle": retitle,
    "duplicate": duplicate,
    "lose the journal": lambda scene, _: scene.lose_journal(),
    "spoil the journal": lambda scene, _: [
        path.write_bytes(b"no journal any more " * 300) for path in scene.folder.glob(".*.journal")
    ],
}
COMMANDS = ("run --once --yes", "checkin --yes", "introduce --yes", "pair", "followup --yes")
ANSWERS = ("settle --go-on", "doctor --rebuild")
mistakes = st.tuples(st.sampled_from(sorted(MISTAKES)), st.sampled_from(TABS))
steps = st.one_of(
    mistakes, st.tuples(st.sampled_from(COMMANDS), st.sampled_from([BEGAN, NEXT_DAY, NEXT_WEEK]))
)


@pytest.fixture
def outset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What all begin from: the environment of a run, and a programme that has mailed nobody yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MENTORSHEETS_SECRET", "so long that nobody guesses it" * 2)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return small_programme(tmp_path, Matches=MATCHES, Settings=SETTINGS)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(order=st.lists(steps, min_size=2, max_size=5), answers=st.lists(st.sampled_from(ANSWERS), max_size=2))
def test_nobody_gets_a_mail_twice_whatever_happens_in_whatever_order(
    outset: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    order: list[tuple[str, str]],
    answers: list[str],
) -> None:
    folder = tmp_path_factory.mktemp("order")
    path = folder / "programme.xlsx"
    path.write_bytes(outset.read_bytes())
    with FaultyServer() as mail:
        monkeypatch.setenv("MENTORSHEETS_SHEET", str(path))
        monkeypatch.setenv("MENTORSHEETS_MAIL", f"smtp://127.0.0.1:{mail.port}")
        scene = Scene(MistakenWorkbook(path), folder, mail)
        scene.run("run --once --yes", BEGAN)
        for step, about in order:
            if step in MISTAKES:
                # What is not there cannot be mistaken any more.
                with suppress(KeyError, StopIteration):
                    MISTAKES[step](scene, about)
            else:
                scene.run(step, about)
        for answer in answers:
            scene.say(answer)
        for command in COMMANDS:
            scene.run(command, NEXT_DAY)
        assert not [key for key, times in mail.counts.items() if times > 1]
