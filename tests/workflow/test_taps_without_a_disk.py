"""Taps in mails and forms count, and do not, on a runner whose disk is empty when they come in: the same as anywhere."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.mail.faulty import FaultyServer
from tests.mail.incoming.imap_server import Mailbox
from tests.workflow import test_form_changes as changes
from tests.workflow import test_taps as taps
from tests.workflow import test_whose_tap as whose
from tests.workflow.sheets import Rows, run, small_programme
from tests.workflow.taps import buttons, mails_to
from tests.workflow.test_form_changes import sheet

__all__ = ["sheet"]

Alone = Callable[..., Path]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let all run where only the sheet stays; what the server took lies in the folder in which mail is looked for."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MENTORSHEETS_STATELESS", "yes")
    monkeypatch.setenv("MENTORSHEETS_SECRET", "a secret that this programme alone has, long enough")
    (tmp_path / "outbox").mkdir()

    def put_down(_number: int, _stage: str) -> None:
        for number, content in enumerate(server.taken):
            (tmp_path / "outbox" / f"{number:03}.eml").write_bytes(content)

    with FaultyServer(on_stage=put_down) as server:
        monkeypatch.setenv("MENTORSHEETS_MAIL", f"smtp://127.0.0.1:{server.port}")
        yield


def lose_the_disk(path: Path) -> None:
    for file in path.parent.glob("*.journal*"):
        file.unlink()


@pytest.fixture
def alone(tmp_path: Path) -> Alone:
    """Return what lets a runner send by a command, and leaves nothing of it but the sheet."""

    def begin(command: str, **tabs: Rows) -> Path:
        path = small_programme(tmp_path, **tabs)
        run(command, "--sheet", path, "--today", "2026-11-23", "--yes", code=None)
        lose_the_disk(path)
        return path

    return begin


IN_TOUCH: dict[str, Rows] = {"Matches": taps.ACTIVE, "Settings": taps.SETTINGS}
ASKED: dict[str, Rows] = {"Matches": taps.ASKED, "Settings": [*taps.SETTINGS, ["Most mails a week", 7]]}
CASES: dict[str, tuple[str, dict[str, Rows], Callable[..., Any], dict[str, Any]]] = {
    "an answer": (
        "checkin",
        IN_TOUCH,
        taps.test_an_answer_by_the_form_is_taken_once_and_leads_where_a_mail_would,
        {},
    ),
    "a cry beside a tap": (
        "checkin",
        IN_TOUCH,
        taps.test_a_safety_word_beside_any_tap_reaches_the_coordinator,
        {},
    ),
    "the address of another": (
        "checkin",
        IN_TOUCH,
        taps.test_where_the_form_gathers_addresses_they_must_agree,
        {"given": "eve@example.org", "answer": None},
    ),
    "a stop from another address": (
        "checkin",
        IN_TOUCH,
        taps.test_a_stop_by_the_form_from_another_address_holds_and_makes_nobody_leave,
        {},
    ),
    "a yes that gives somebody away": (
        "introduce",
        ASKED,
        taps.test_a_yes_by_the_form_gives_nobody_away_before_it_is_confirmed_at_the_known_address,
        {},
    ),
    "a yes of somebody else": (
        "introduce",
        ASKED,
        taps.test_a_yes_by_the_form_that_she_did_not_give_introduces_nobody,
        {},
    ),
    "a no": ("introduce", ASKED, taps.test_a_no_by_the_form_counts_at_once, {}),
    "who leaves": (
        "checkin",
        IN_TOUCH,
        taps.test_who_leaves_by_the_form_gets_no_more_mail_and_a_human_asks_them_before_they_are_gone,
        {},
    ),
}


@pytest.mark.thorough
@pytest.mark.parametrize("case", CASES)
def test_a_tap_in_a_form_does_there_what_it_does_anywhere(alone: Alone, case: str) -> None:
    command, tabs, test, given = CASES[case]
    test(alone(command, **tabs), **given)


@pytest.mark.thorough
@pytest.mark.parametrize("said", ["Yes, that was me", "No", None])
def test_what_a_form_changes_in_her_name_waits_for_her_tap_there_too(
    sheet: Path, box: Mailbox, said: str | None
) -> None:
    run("checkin", "--sheet", sheet, "--today", "2026-11-20", "--yes", code=None)
    lose_the_disk(sheet)
    if said and said.startswith("Yes"):
        changes.test_what_a_form_changes_waits_for_her_tap_at_her_own_address_and_is_then_done(sheet, box)
    else:
        changes.test_without_her_yes_nothing_of_it_is_ever_done(sheet, box, said)


@pytest.mark.thorough
def test_a_status_that_a_form_says_in_her_name_holds_there_too(sheet: Path) -> None:
    changes.test_a_status_typed_in_her_name_that_may_mean_stop_holds_her_mail_and_asks_nobody_but_the_coordinator(
        sheet
    )


class PostElsewhere(whose.Post):
    """A mailbox that is read, and mail that is sent, on another machine each time."""

    def collect(self, day: str = "2026-11-24", code: int | None = None) -> str:
        """Read what came in."""
        lose_the_disk(self.sheet)
        return super().collect(day, code)

    def send(self, day: str = "2026-11-24") -> None:
        """Send what is due."""
        lose_the_disk(self.sheet)
        super().send(day)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "test",
    [
        whose.test_a_tap_from_her_telephone_counts_once_she_said_at_her_own_address_that_it_was_her,
        whose.test_she_is_asked_once_however_often_somebody_taps,
        whose.test_a_no_ends_it_for_good_and_a_later_yes_changes_nothing,
        whose.test_whoever_tapped_from_elsewhere_cannot_say_yes_from_there,
        whose.test_an_address_that_somebody_else_has_by_now_is_not_hers,
    ],
)
def test_a_tap_from_an_address_that_nobody_knows_does_there_what_it_does_anywhere(
    alone: Alone, box: Mailbox, test: Callable[[whose.Post, str], None]
) -> None:
    path = alone("checkin", Matches=whose.ACTIVE, Settings=whose.SETTINGS)
    test(PostElsewhere(path, box), buttons(mails_to(whose.ANA)[0])["We talked"])
