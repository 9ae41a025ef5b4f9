"""The coordinator's digest speaks of mails as people do, not by the names of template files."""

import json
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests.workflow.living import living
from tests.workflow.sheets import Rows, run, small_programme
from tests.workflow.test_check_in import ACTIVE, SETTINGS


def test_what_goes_out_this_week_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sheet = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)
    preview = ("preview", "--kind", "digest", "--sheet", sheet, "--today", "2026-11-23", "--format", "json")
    (digest,) = json.loads(run(*preview))["mails"]
    assert "- Goes out this week: check-ins: 3" in digest["text"]


def test_what_goes_to_the_coordinator_goes_to_each_address_once_and_from_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    both = [["Coordinator e-mail", "Mara <co@example.org>; team@example.org"], *SETTINGS[1:]]
    settings = [row for row in SETTINGS if row[0] != "Coordinator e-mail"]
    sheet = small_programme(tmp_path, Matches=ACTIVE, Settings=[settings[0], both[0], *settings[1:]])
    for day in ("2026-11-23", "2026-11-23", "2026-11-24"):
        run("followup", "--sheet", sheet, "--today", day)
        run("checkin", "--sheet", sheet, "--today", day)
        run("run", "--once", "--sheet", sheet, "--today", f"{day}T12:00")
    mails = [message_from_bytes(file.read_bytes(), policy=default) for file in Path("outbox").glob("*.eml")]
    digests = sorted(
        str(mail["To"]) for mail in mails if "@" in str(mail["To"]) and "wait" in str(mail["Subject"])
    )
    assert [address.rpartition("<")[2].strip(">") for address in digests] == [
        "co@example.org",
        "team@example.org",
    ]
    assert {mail["From"].addresses[0].addr_spec for mail in mails} == {"co@example.org"}


@pytest.mark.thorough
def test_words_that_are_too_long_for_a_line_end_where_they_are_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    matches: Rows = [
        ["Match", "Giver", "Asker", "Needs", "State"],
        ["m1", "Gil", "Ana", "Role models", "active"],
    ]
    with living(tmp_path, monkeypatch, Matches=matches) as life:
        life.pass_day("2026-11-23T12:00")
        life.reply("ana@example.org", "Is the room free on Friday, or on the Monday after? " * 6)
        life.run("collect", "2026-11-24T12:00")
        preview = ("preview", "--kind", "digest", "--sheet", str(life.path), "--today", "2026-11-30")
        (digest,) = json.loads(run(*preview, "--format", "json"))["mails"]
    assert "Monday after? …” (all of it in Today) (since Monday 30 November)" in " ".join(
        digest["text"].split()
    )


LINES_OF_A_SCREEN = 28
"""Lines of a plain mail that a screen shows, its greeting and its end aside."""


@pytest.mark.thorough
def test_however_much_waits_it_is_shorter_than_a_screen_and_counts_all_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    people = [[f"Asker{n}", f"a{n}@example.org", ""] for n in range(40)]
    nowhere = [[f"Call{n}", None, ""] for n in range(10)]
    needs = [[f"Asker{n}", "Safe space", f"Words of {n}"] for n in range(40)]
    lost = [[f"Unknown{n}", "Safe space", ""] for n in range(30)]
    sheet = small_programme(
        tmp_path,
        Participants=[["Name", "Email", "Offers"], *people, *nowhere],
        Needs=[["Person", "Need", "In their words"], *needs, *lost],
        Matches=ACTIVE[:1],
        Settings=SETTINGS,
    )
    run("pair", "--sheet", sheet, "--today", "2026-11-23", code=None)
    preview = ("preview", "--kind", "digest", "--sheet", sheet, "--today", "2026-11-23", "--format", "json")
    (digest,) = json.loads(run(*preview))["mails"]
    assert "80 wait for you: 30 to mend" in digest["subject"]
    assert len(digest["text"].splitlines()) <= LINES_OF_A_SCREEN
    for said in (
        "30 to mend",
        "10 to ring",
        "40 without anybody yet",
        "37 more in",
        "noted",
    ):
        assert said in digest["text"]
