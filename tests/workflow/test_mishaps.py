"""Whatever becomes of the sheet or of the disk, nobody gets a mail a second time, and somebody is told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.workbook.backend import Workbook
from tests.cases import EACH_CASE
from tests.mail.faulty import FaultyServer
from tests.mail.incoming.imap_server import mailbox
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.server import SheetsServer
from tests.workflow.mishaps import (
    BEGAN,
    DOORS,
    NEXT_WEEK,
    MistakenGoogleSheet,
    MistakenWorkbook,
    Scene,
    clear,
    sort,
)
from tests.workflow.sheets import small_programme

MATCHES: list[list[Cell]] = [
    ["Match", "Giver", "Asker", "Needs", "Coordinator", "State", "Notes"],
    [None, "Gil", "Ana", "Role models", None, "active", None],
    [None, "Gil", "Eve", "Role models", "approve", None, None],
]
SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Programme", "Harbour"],
    ["Coordinator e-mail", "co@example.org"],
    ["Send between", "0:00-24:00"],
    ["Send on weekends", "yes"],
]
MISHAPS: dict[str, Callable[[Scene], object]] = {
    "Messages is deleted": lambda scene: scene.sheet.delete("Messages"),
    "Messages is emptied": lambda scene: scene.sheet.empty("Messages"),
    "Messages and its hidden trace are emptied": lambda scene: [
        *map(scene.sheet.empty, ("Messages", "Mail sent"))
    ],
    "its key has another header": lambda scene: scene.sheet.retitle("Messages", "Message", "Key"),
    "its states have another header": lambda scene: scene.sheet.retitle("Messages", "State", "Status"),
    "Matches is deleted": lambda scene: scene.sheet.delete("Matches"),
    "Matches is emptied": lambda scene: scene.sheet.empty("Matches"),
}
"""What happens to a sheet that has mailed its people, after which every door stops."""


@pytest.fixture(scope="module")
def google() -> Iterator[SheetsServer]:
    with SheetsServer() as running:
        yield running


@pytest.fixture
def mail() -> Iterator[FaultyServer]:
    with FaultyServer() as server:
        yield server


@pytest.fixture
def scene(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    mail: FaultyServer,
    monkeypatch: pytest.MonkeyPatch,
    nobody_waits: None,
) -> Scene:
    """A programme that has mailed all three, and the coordinator, on the day before, and a journal that knows of it."""
    monkeypatch.chdir(tmp_path)
    path = small_programme(tmp_path, Matches=MATCHES, Settings=SETTINGS)
    sheet: MistakenWorkbook | MistakenGoogleSheet = MistakenWorkbook(path)
    environ = {"XDG_DATA_HOME": str(tmp_path), "MENTORSHEETS_SECRET": "so long that nobody guesses it" * 2}
    if getattr(request, "param", "workbook") == "google":
        desk = GoogleDesk(request.getfixturevalue("google"), tmp_path)
        desk.put({tab.title: tab.rows for tab in Workbook(path).read().tabs})
        environ |= desk.environ
        sheet = MistakenGoogleSheet(desk)
    environ |= {"MENTORSHEETS_SHEET": sheet.name, "MENTORSHEETS_MAIL": f"smtp://127.0.0.1:{mail.port}"}
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    made = Scene(sheet, tmp_path, mail, sheet.keep())
    assert made.run("run --once --yes", BEGAN)[0] == 0
    assert len(mail.taken) == 4
    return made


on_each = pytest.mark.parametrize(
    ("scene", "lost"),
    [("workbook", False), ("workbook", True), ("google", True)],
    ids=["workbook", "workbook without a journal", "google without a journal"],
    indirect=["scene"],
)
DOORS_TRIED_ON_GOOGLE = ("run --once", "introduce")
"""The doors that are tried on a Google sheet, which takes longer; behind them all doors read a sheet alike."""


def doors_of(scene: Scene) -> dict[str, Callable[[Scene], int]]:
    """Return the doors to try on a sheet."""
    is_google = isinstance(scene.sheet, MistakenGoogleSheet)
    return {name: door for name, door in DOORS.items() if not is_google or name in DOORS_TRIED_ON_GOOGLE}


@pytest.mark.every(16)
@on_each
@pytest.mark.parametrize("mishap", MISHAPS)
def test_every_door_stops_with_a_question_before_it_does_anything(
    scene: Scene, mishap: str, *, lost: bool
) -> None:
    MISHAPS[mishap](scene)
    if lost:
        scene.lose_journal()
    doors = doors_of(scene)
    assert {name: door(scene) for name, door in doors.items()} == dict.fromkeys(doors, 4)
    assert len(scene.mail.taken) == 4
    assert ("Messages" if "Matches" not in mishap else "Matches") in scene.say("check")[1]


@pytest.mark.parametrize("scene", ["workbook"], indirect=True)
def test_where_all_people_are_gone_the_tab_that_lost_them_is_named(scene: Scene) -> None:
    scene.sheet.empty("Participants")
    code, said = scene.run("run --once --yes", BEGAN)
    assert (code, "the tab Participants holds nobody any more" in said, "tab Matches" in said) == (
        4,
        True,
        False,
    )
    assert len(scene.mail.taken) == 4


SHRUNK: dict[str, tuple[Callable[[Scene], object], str]] = {
    "Needs is emptied": (lambda scene: scene.sheet.empty("Needs"), "The tab Needs holds nothing"),
    "Needs is deleted": (lambda scene: scene.sheet.delete("Needs"), "The tab Needs is gone"),
    "Needs and the register are emptied": (
        lambda scene: [*map(scene.sheet.empty, ("Needs", "Register"))],
        "The tab Needs holds nothing now, and held 1 need",
    ),
    "History is emptied": (lambda scene: scene.sheet.empty("History"), "The tab History holds nothing"),
    "whose line it is": (
        lambda scene: scene.sheet.turn("History", "Person id", clear),
        "The column Person id of the tab History says nothing any more",
    ),
    "for when a mail stands": (
        lambda scene: scene.sheet.turn("Messages", "Period", clear),
        "The column Period of the tab Messages says nothing any more",
    ),
}
"""What suddenly says much less than at the last run, and in which words that is told."""


@pytest.mark.every(5)
@on_each
@pytest.mark.parametrize("mishap", SHRUNK)
def test_what_is_suddenly_empty_stops_all_mail_until_somebody_says_that_it_was_meant(
    scene: Scene, mishap: str, *, lost: bool
) -> None:
    happens, says = SHRUNK[mishap]
    happens(scene)
    if lost:
        scene.lose_journal()
    assert {name: door(scene) for name, door in doors_of(scene).items()} == dict.fromkeys(doors_of(scene), 4)
    assert says in scene.run("run --once --yes", NEXT_WEEK)[1]
    assert says in scene.say("check")[1]
    assert len(scene.mail.taken) == 4
    assert scene.say("settle --go-on")[0] == 0
    assert scene.run("run --once --yes")[0] in {0, 1}
    assert scene.run("run --once --yes")[0] in {0, 1}, "once is enough"


@pytest.mark.parametrize("scene", ["workbook"], indirect=True)
@pytest.mark.parametrize("tab", ["Check-ins", "Register", "Mail sent", "Settings"])
def test_check_tells_of_a_tab_that_is_emptied_and_nobody_is_asked_anew(scene: Scene, tab: str) -> None:
    assert scene.run("run --once --yes", NEXT_WEEK)[0] in {0, 1}
    sent = len(scene.mail.taken)
    scene.sheet.empty(tab)
    assert f"{tab} " in scene.say("check")[1].partition("To mend")[2]
    assert scene.run("run --once --yes", NEXT_WEEK)[0] == (2 if tab == "Settings" else 0)
    assert len(scene.mail.taken) == sent


@pytest.mark.parametrize("scene", ["workbook"], indirect=True)
def test_names_that_were_sorted_alone_stop_all_mail_until_they_stand_right_again(scene: Scene) -> None:
    names = {"A2": "Eve", "A3": "Gil", "A4": "Ana"}
    before = {cell: openpyxl.load_workbook(scene.sheet.name)["Participants"][cell].value for cell in names}
    assert set(before.values()) == set(names.values())
    for cell, name in names.items():
        scene.sheet.type("Participants", cell, name if before[cell] != name else before["A2"])
    code, said = scene.run("run --once --yes", NEXT_WEEK)
    assert (code, "stand beside the address of somebody else" in said) == (4, True)
    assert scene.run("run --once --yes", NEXT_WEEK)[0] == 4
    for cell, name in before.items():
        scene.sheet.type("Participants", cell, name)
    assert scene.run("run --once --yes")[0] in {0, 1}
    scene.sheet.type("Participants", "A2", before["A3"])
    scene.sheet.type("Participants", "A3", before["A2"])
    assert scene.run("run --once --yes")[0] == 4
    assert scene.say("settle --go-on")[0] == 0
    assert scene.run("run --once --yes")[0] in {0, 1}
    assert len(scene.mail.taken) == 4


@pytest.mark.every(4)
@on_each
@pytest.mark.parametrize("column", ["Person id", "Email", "Name"])
def test_a_register_of_which_one_column_was_sorted_alone_stops_all_and_is_named(
    scene: Scene, column: str, *, lost: bool
) -> None:
    bring_back = scene.sheet.keep()
    scene.sheet.turn("Register", column, sort)
    if lost:
        scene.lose_journal()
    code, said = scene.run("run --once --yes", NEXT_WEEK)
    assert (code, "In the hidden tab Register" in said, "another programme" in said) == (4, True, False)
    assert "In the hidden tab Register" in scene.say("check")[1]
    assert len(scene.mail.taken) == 4
    bring_back()
    assert scene.run("run --once --yes", NEXT_WEEK)[0] in {0, 1}
    assert not [key for key, times in scene.mail.counts.items() if times > 1]


@pytest.mark.every(4)
@on_each
@pytest.mark.parametrize(
    ("tab", "column"),
    [
        ("Messages", "Person id"),
        ("Messages", "Carries"),
        ("Messages", "Message"),
        ("Mail sent", "What"),
    ],
)
def test_mail_of_which_one_column_was_sorted_alone_stops_all_and_is_named(
    scene: Scene, tab: str, column: str, *, lost: bool
) -> None:
    bring_back = scene.sheet.keep()
    scene.sheet.turn(tab, column, sort)
    if lost:
        scene.lose_journal()
    code, said = scene.run("run --once --yes", NEXT_WEEK)
    assert (code, "stand in the rows of others" in said) == (4, True), said
    assert "stand in the rows of others" in scene.say("check")[1]
    assert len(scene.mail.taken) == 4
    bring_back()
    assert scene.run("run --once --yes", NEXT_WEEK)[0] in {0, 1}
    assert not [key for key, times in scene.mail.counts.items() if times > 1]


LOST_COLUMNS = {
    "Messages": "Message",
    "Matches": "State",
    "Check-ins": "Person id",
    "History": "Person id",
    "Register": "Name",
    "Mail sent": "Mail",
}
"""By tab a column without which its rows tell nothing."""


@pytest.mark.every(4)
@pytest.mark.parametrize(
    ("scene", "how"),
    [("workbook", "renamed"), ("workbook", "deleted"), ("google", "renamed"), ("google", "deleted")],
    indirect=["scene"],
)
@pytest.mark.parametrize("tab", LOST_COLUMNS)
def test_a_column_that_is_lost_stops_all_mail_and_is_told_with_what_is_right(
    scene: Scene, tab: str, how: str
) -> None:
    assert scene.run("run --once --yes", NEXT_WEEK)[0] in {0, 1}
    sent, column = len(scene.mail.taken), LOST_COLUMNS[tab]
    if how == "renamed":
        scene.sheet.retitle(tab, column, "My own")
    else:
        scene.sheet.delete_column(tab, column)
    assert scene.run("run --once --yes", NEXT_WEEK)[0] == 4
    said = scene.say("check")[1]
    assert f"{tab} has no column {column}" in said
    assert ("what stands under My own now" in said) == (how == "renamed")
    if how == "renamed":
        scene.sheet.retitle(tab, "My own", column)
        assert scene.run("run --once --yes", NEXT_WEEK)[0] in {0, 1}
    assert len(scene.mail.taken) == sent


@pytest.mark.every(4)
@on_each
@pytest.mark.parametrize("tab", ["Messages", "Matches", "Mail sent"])
def test_a_tab_with_another_title_is_found_again_and_nobody_is_asked_anew(
    scene: Scene, tab: str, *, lost: bool
) -> None:
    scene.sheet.rename(tab, "Ours, don't touch")
    before = scene.rows("Ours, don't touch")
    if lost:
        scene.lose_journal()
    # By the clock, so long after that day, mail may be due again.
    by_day = {name: door for name, door in doors_of(scene).items() if name != "jobs"}
    assert not {name: code for name, door in by_day.items() if (code := door(scene)) not in {0, 1}}
    assert (len(scene.mail.taken), tab in scene.tabs()) == (4, False)
    assert scene.rows("Ours, don't touch") >= before


@pytest.mark.every(2)
@on_each
def test_when_the_coordinator_says_go_on_the_mails_are_written_down_again_and_none_goes_twice(
    scene: Scene, *, lost: bool
) -> None:
    before = scene.rows("Messages")
    scene.sheet.delete("Messages")
    if lost:
        scene.lose_journal()
    code, said = scene.run("run --once --yes")
    assert (code, "The tab Messages is gone, which told of 4 mails" in said) == (4, True)
    scene.word("The tab Messages", "go on")
    assert scene.run("run --once --yes")[0] in {0, 1}
    assert (len(scene.mail.taken), scene.rows("Messages")) == (4, before)
    assert "go on" not in scene.words()


# What is written down again has the day on which it really went: the computer's, which may not be moved here.
@pytest.mark.outside
def test_an_older_version_that_is_brought_back_stops_all_mail_and_is_told_what_the_journal_knows(
    scene: Scene,
) -> None:
    scene.restore()
    assert {name: door(scene) for name, door in DOORS.items()} == dict.fromkeys(DOORS, 4)
    assert scene.say("settle --go-on") == (0, "4 mails written down again; the next run goes on.\n")
    assert scene.run("run --once --yes")[0] in {0, 1}
    assert (len(scene.mail.taken), scene.rows("Messages")) == (4, 5)


@pytest.mark.thorough
def test_two_tabs_that_could_be_the_same_stop_all_mail_until_one_of_them_goes(scene: Scene) -> None:
    scene.sheet.rename("Matches", "Matches of old")
    scene.sheet.duplicate("Matches of old", "Matches")
    code, said = scene.run("run --once --yes")
    assert (code, "Two tabs could be Matches" in said) == (4, True)
    scene.sheet.delete("Matches of old")
    assert scene.run("run --once --yes")[0] in {0, 1}
    assert len(scene.mail.taken) == 4


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("lacking", "says"), [("MENTORSHEETS_MAIL", "where mail is to go"), ("MENTORSHEETS_SECRET", "No secret")]
)
def test_a_runner_whose_disk_is_emptied_refuses_to_mail_into_it_or_to_sign_with_what_goes_with_it(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, lacking: str, says: str
) -> None:
    scene.restore()
    scene.lose_journal()
    monkeypatch.setenv("MENTORSHEETS_STATELESS", "yes")
    # On GitHub a secret that is missing is empty.
    monkeypatch.setenv(lacking, "")
    for command in ("run --once --yes", "checkin --yes", "introduce --yes"):
        code, said = scene.run(command)
        assert (code, says in said) == (2, True)
    assert (len(scene.mail.taken), Path("outbox").exists()) == (4, False)


@pytest.mark.thorough
def test_where_a_mailbox_keeps_copies_not_even_an_older_version_without_any_journal_lets_mail_go_twice(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.restore()
    scene.lose_journal()
    monkeypatch.setenv("MENTORSHEETS_STATELESS", "yes")
    with mailbox() as box:
        box.hold(*(mail.decode().replace("\r\n", "\n") for mail in scene.mail.taken[:3]))
        monkeypatch.setenv("MENTORSHEETS_MAILBOX", box.address)
        assert scene.run("run --once --yes", BEGAN)[0] in {0, 1}
    assert sorted(scene.mail.counts.values()) == [1, 1, 1, 2], "of one there was no copy"
    assert scene.rows("Messages") == 5


@pytest.mark.thorough
def test_a_damaged_journal_is_made_anew_and_what_may_have_gone_waits_for_a_person(scene: Scene) -> None:
    (journal,) = scene.folder.glob(".*.journal")
    journal.write_bytes(b"what was once a journal " * 400)
    code, said = scene.run("run --once --yes", NEXT_WEEK)
    assert (code, "doctor --rebuild" in said) == (4, True)
    code, said = scene.run("doctor --rebuild", BEGAN)
    assert "The damaged one is kept" in said
    assert [path.read_bytes()[:4] for path in scene.folder.glob("*.damaged-*")] == [b"what"]
    assert scene.run("run --once --yes")[0] in {0, 1}
    assert len(scene.mail.taken) == 4
    assert scene.run("doctor --rebuild")[0] == 2, "it is in order now"


@pytest.mark.thorough
def test_what_a_damaged_journal_may_have_sent_and_the_sheet_never_heard_of_does_not_go_by_itself(
    scene: Scene,
) -> None:
    # As if the run had died between its mails and its rows.
    scene.restore()
    (journal,) = scene.folder.glob(".*.journal")
    journal.write_bytes(b"what was once a journal " * 400)
    code, said = scene.run("doctor --rebuild", BEGAN)
    assert (code, "may have gone out already" in said) == (1, True)
    assert scene.run("run --once --yes", BEGAN)[0] in {0, 1}
    assert len(scene.mail.taken) == 4
    assert scene.say("settle")[1].count("journal was damaged") >= 3


@pytest.mark.thorough
@pytest.mark.parametrize("tab", ["Check-ins", "Register"])
def test_check_tells_of_a_tab_that_is_missing_and_nobody_is_asked_anew(scene: Scene, tab: str) -> None:
    scene.sheet.delete(tab)
    code, said = scene.say("check")
    assert (code, f"{tab} is missing" in said) == (1, True)
    assert scene.run("run --once --yes")[0] in {0, 1}
    assert len(scene.mail.taken) == 4


@pytest.mark.every(2)
@pytest.mark.parametrize("scene", ["workbook", "google"], indirect=True)
def test_a_copy_of_the_sheet_asks_nobody_and_sends_nothing_until_somebody_says_that_it_is_the_one(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = scene.sheet.copy()
    monkeypatch.setenv("MENTORSHEETS_SHEET", copy.name)
    of_copy = Scene(copy, scene.folder, scene.mail)
    for command in ("run --once --yes", "checkin --yes", "pair")[: 3 if EACH_CASE else 1]:
        code, said = of_copy.run(command, NEXT_WEEK)
        assert (code, "is a copy of" in said) == (4, True)
    assert "is a copy of" in of_copy.say("check")[1]
    assert len(scene.mail.taken) == 4
    monkeypatch.setenv("MENTORSHEETS_SHEET", scene.sheet.name)
    assert "is a copy of" not in scene.say("check")[1]
    assert scene.run("run --once --yes")[0] in {0, 1}
    monkeypatch.setenv("MENTORSHEETS_SHEET", copy.name)
    of_copy.word("This copy of the sheet", "go on")
    assert of_copy.run("run --once --yes")[0] in {0, 1}
    assert "is a copy of" not in of_copy.say("check")[1]
    assert len(scene.mail.taken) == 4


@pytest.mark.thorough
@pytest.mark.parametrize("to", ["desk/programme.xlsx", "Downloads/new/other.xlsx", "team/a/b.xlsx"])
def test_a_copy_in_a_folder_near_by_or_on_the_desktop_is_known_as_one(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, to: str
) -> None:
    own = tmp_path / "team" / "programme.xlsx"
    own.parent.mkdir()
    Path(scene.sheet.name).rename(own)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("MENTORSHEETS_SHEET", str(own))
    at_home = Scene(MistakenWorkbook(own), scene.folder, scene.mail)
    assert at_home.run("run --once --yes", NEXT_WEEK)[0] in {0, 1}
    sent = len(scene.mail.taken)
    copied = tmp_path / to
    copied.parent.mkdir(parents=True)
    copied.write_bytes(own.read_bytes())
    monkeypatch.setenv("MENTORSHEETS_SHEET", str(copied))
    code, said = Scene(MistakenWorkbook(copied), scene.folder, scene.mail).run("run --once --yes", NEXT_WEEK)
    assert (code, "is a copy of programme.xlsx" in said) == (4, True)
    assert len(scene.mail.taken) == sent


@pytest.mark.thorough
def test_doctor_tells_of_a_copy_beside_the_sheet_and_whether_mail_went_out_from_it(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = scene.sheet.copy()
    name = Path(copy.name).name
    assert f"Beside it lies a copy of it: {name}." in scene.say("doctor")[1]
    monkeypatch.setenv("MENTORSHEETS_SHEET", copy.name)
    of_copy = Scene(copy, scene.folder, scene.mail)
    of_copy.run("run --once --yes")
    of_copy.word("This copy of the sheet", "go on")
    assert of_copy.run("run --once --yes", NEXT_WEEK)[0] in {0, 1}
    monkeypatch.setenv("MENTORSHEETS_SHEET", scene.sheet.name)
    code, said = scene.say("doctor")
    assert (code, f"Mail went out from a copy of it too: {name}." in said) == (4, True)


@pytest.mark.thorough
def test_a_workbook_that_was_moved_or_brought_back_is_no_copy(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    moved = Path(scene.sheet.name).rename(tmp_path / "elsewhere" / "moved.xlsx")
    monkeypatch.setenv("MENTORSHEETS_SHEET", str(moved))
    code, said = Scene(MistakenWorkbook(moved), moved.parent, scene.mail).run("run --once --yes")
    assert (code in {0, 1}, "copy" in said) == (True, False)
    assert len(scene.mail.taken) == 4


@pytest.mark.parametrize("scene", ["google"], indirect=True)
def test_a_runner_that_keeps_its_journal_notices_that_an_older_version_was_brought_back(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORSHEETS_STATELESS", "yes")
    scene.restore()
    code, said = scene.run("run --once --yes", BEGAN)
    assert (code, "lacks 4 mails" in said or "is gone" in said) == (4, True)
    assert "answers cannot be read" not in said
    assert len(scene.mail.taken) == 4
