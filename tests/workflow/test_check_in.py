"""`mentorsheets checkin`, from a real workbook into a real outbox."""

import json
import re
import subprocess
import sys
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from urllib.parse import unquote

import pytest

from mentorsheets.errors import Busy
from mentorsheets.mail.tokens import find_tokens
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.workbook.backend import Workbook
from tests.mail.bodies import body_of
from tests.mail.faulty import FaultyServer
from tests.workflow.sheets import ANA, EVE, GIL, PEOPLE, run, set_cell, small_programme, table

ACTIVE: list[list[Cell]] = [
    ["Giver", "Asker", "Needs", "State"],
    ["Gil", "Ana", "role models", "active"],
    ["Gil", "Eve", None, "active"],
]
SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Programme", "Harbour"],
    ["Coordinator e-mail", "coordinator@example.org"],
]


@pytest.fixture
def programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)


def mails(folder: str = "outbox") -> list[EmailMessage]:
    return [
        message_from_bytes(file.read_bytes(), policy=default) for file in sorted(Path(folder).glob("*.eml"))
    ]


def checkin(path: Path, day: str, *more: str, code: int = 0) -> str:
    return run("checkin", "--sheet", path, "--today", day, *more, code=code)


def test_one_mail_a_person_with_everything_of_theirs_as_text_and_html(programme: Path) -> None:
    checkin(programme, "2026-11-23")
    by_address = {mail["To"].addresses[0].addr_spec: mail for mail in mails()}
    assert by_address.keys() == {"gil@example.org", "ana@example.org", "eve@example.org"}
    gil = by_address["gil@example.org"]
    for kind in ("plain", "html"):
        body = body_of(gil, kind)
        assert all(name in body for name in ("Ana", "Eve", "How did you get there?"))


def test_what_was_asked_and_sent_is_recorded_in_the_sheet(programme: Path) -> None:
    checkin(programme, "2026-11-23")
    asked = table(programme, "Check-ins")
    assert sorted(row["Person"] for row in asked) == ["Ana", "Eve", "Gil", "Gil"]
    assert [row["State"] for row in table(programme, "Messages")] == ["sent"] * 3
    assert {str(row["Next check-in"])[:10] for row in table(programme, "Matches")} == {"2026-11-30"}


def test_a_second_run_that_day_writes_none_and_the_next_week_asks_something_else(programme: Path) -> None:
    checkin(programme, "2026-11-23")
    before = programme.read_bytes()
    assert "No check-in is due" in checkin(programme, "2026-11-23")
    assert (len(mails()), programme.read_bytes()) == (3, before)
    checkin(programme, "2026-11-30")
    assert len(mails()) == 6
    questions = [(row["Person"], row["Match"], row["Question"]) for row in table(programme, "Check-ins")]
    assert len(set(questions)) == len(questions) == 8


def test_a_dry_run_says_who_would_be_asked_and_leaves_no_trace(programme: Path) -> None:
    before = programme.read_bytes()
    told = json.loads(checkin(programme, "2026-11-23", "--dry-run", "--format", "json"))
    assert len(told["mails"]) == 3
    assert programme.read_bytes() == before
    assert [file.name for file in programme.parent.iterdir()] == [programme.name]


def test_who_left_meanwhile_gets_nothing(programme: Path) -> None:
    set_cell(programme, "Participants", 2, "Status", "left")
    checkin(programme, "2026-11-23")
    assert {mail["To"].addresses[0].addr_spec for mail in mails()} == {"gil@example.org", "eve@example.org"}


def test_a_name_that_could_forge_a_header_stops_only_its_own_mail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    forger = ["Ana\nBcc: everybody@example.org", *ANA[1:]]
    matches = [["Giver", "Asker", "State"], ["Gil", "ana@example.org", "active"], ["Gil", "Eve", "active"]]
    path = small_programme(
        tmp_path, Participants=[PEOPLE, GIL, forger, EVE], Needs=[["Person", "Need"]], Matches=matches
    )
    checkin(path, "2026-11-23", code=1)
    assert all("everybody@example.org" not in str(mail["To"]) and mail["Bcc"] is None for mail in mails())
    assert len(mails()) == 2
    assert "forge" in table(path, "Problems")[0]["What is wrong"]


@pytest.mark.thorough
def test_a_lost_journal_is_rebuilt_from_the_sheet_so_that_nothing_goes_twice(programme: Path) -> None:
    checkin(programme, "2026-11-23")
    for file in programme.parent.glob(".programme.journal*"):
        file.unlink()
    checkin(programme, "2026-11-25")
    assert len(mails()) == 3


@pytest.mark.thorough
def test_the_job_is_the_same_as_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    always = [["Send between", "0:00-24:00"], ["Send on weekends", "yes"]]
    programme = small_programme(tmp_path, Matches=ACTIVE, Settings=[*SETTINGS, *always])
    job = Path(__file__).parents[2] / "jobs" / "weekly_checkins.py"
    done = subprocess.run(
        [sys.executable, job],
        env={"MENTORSHEETS_SHEET": str(programme), "PYTHONPATH": str(job.parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(mails()) == 3


def test_a_server_without_an_address_to_send_from_is_refused(tmp_path: Path) -> None:
    path = small_programme(tmp_path, Matches=ACTIVE)
    run("checkin", "--sheet", path, "--mail", "smtp://127.0.0.1:9", code=2)


@pytest.mark.thorough
def test_only_one_person_gets_theirs_and_the_others_stay_due(programme: Path) -> None:
    checkin(programme, "2026-11-23", "--only", "ana")
    assert [mail["To"].addresses[0].addr_spec for mail in mails()] == ["ana@example.org"]
    checkin(programme, "2026-11-23")
    assert len(mails()) == 3


def test_a_rehearsal_goes_to_one_address_and_counts_for_nothing(programme: Path) -> None:
    before = programme.read_bytes()
    checkin(programme, "2026-11-23", "--to", "me@example.org")
    assert {mail["To"].addresses[0].addr_spec for mail in mails()} == {"me@example.org"}
    assert programme.read_bytes() == before
    assert [file.name for file in programme.parent.glob(".programme.journal*")] == []
    checkin(programme, "2026-11-23")
    assert len(table(programme, "Messages")) == 3


def test_the_answers_of_a_mail_are_signed_for_the_person_and_the_match(programme: Path) -> None:
    checkin(programme, "2026-11-23")
    gil = next(mail for mail in mails() if mail["To"].addresses[0].addr_spec == "gil@example.org")
    links = set(re.findall(r'mailto:[^"]*subject=([^"]*)"', body_of(gil, "html")))
    actions = {find_tokens(unquote(link))[0].action for link in links}
    assert actions == {
        f"{answer}{place}" for answer in ("met", "notyet", "needs", "nofit") for place in (0, 1)
    } | {
        "pause",
        "leave",
        "fewer",
        "talk",
    }


@pytest.mark.thorough
def test_an_asker_is_asked_every_other_time_whether_it_serves_their_own_goal(programme: Path) -> None:
    asked = []
    for week, day in enumerate(("2026-11-23", "2026-11-30", "2026-12-07"), start=1):
        checkin(programme, day)
        to_ana = [mail for mail in mails() if mail["To"].addresses[0].addr_spec == "ana@example.org"]
        assert len(to_ana) == week
        asked.append(sum("my%20goal" in body_of(mail, "html") for mail in to_ana))
    assert asked == [0, 1, 1]


@pytest.mark.thorough
def test_the_first_mails_through_a_server_wait_for_a_yes(programme: Path) -> None:
    with FaultyServer() as server:
        mail = f"smtp://127.0.0.1:{server.port}"
        checkin(programme, "2026-11-23", "--mail", mail, code=2)
        assert server.taken == []
        checkin(programme, "2026-11-23", "--mail", mail, "--yes")
        assert len(server.taken) == 3
        checkin(programme, "2026-11-30", "--mail", mail)
        assert len(server.taken) == 6


def test_two_runs_at_once_one_works_and_the_other_says_who_is_at_it(programme: Path) -> None:
    with Workbook(programme).claimed("mentorsheets mail on a laptop (since 09:12 UTC)"):
        before = programme.read_bytes()
        checkin(programme, "2026-11-23", code=75)
        run("pair", "--sheet", programme, code=75)
        assert programme.read_bytes() == before
        with pytest.raises(Busy, match="on a laptop"), Workbook(programme).claimed("another"):
            pass
    checkin(programme, "2026-11-23")
    assert len(mails()) == 3


def test_the_weeks_of_one_person_stay_one_thread(programme: Path) -> None:
    for day in ("2026-11-23", "2026-11-30"):
        checkin(programme, day)
    theirs = [mail for mail in mails() if mail["To"].addresses[0].addr_spec == "eve@example.org"]
    first, second = sorted(theirs, key=lambda mail: "References" in mail)
    assert second["In-Reply-To"] == first["Message-ID"]


def test_a_row_of_the_tab_templates_takes_the_place_of_our_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own = [
        ["Name", "Text"],
        [
            "check-in",
            "Subject: Ahoy {{ others }}\n\n{% for one in asked %}[Met]({{ one.taps.met }}){% endfor %}",
        ],
    ]
    path = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS, Templates=own)
    checkin(path, "2026-11-23")
    assert "Ahoy Gil" in {mail["Subject"] for mail in mails()}


def test_a_mistake_in_a_template_is_told_before_anything_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own = [["Name", "Text"], ["check-in", "Subject: Hello {{ othres }}\n\nHow is it?"]]
    path = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS, Templates=own)
    checkin(path, "2026-11-23", code=2)
    assert mails() == []
