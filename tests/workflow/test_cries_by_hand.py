"""What may mean harm and was read goes to the safety contact, by whichever command, whatever else then fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorsheets.sheet.backend import Cell
from tests.mail.faulty import FaultyServer
from tests.workflow.living import SETTINGS, Life, living, text_of
from tests.workflow.sheets import table
from tests.workflow.test_cries import take_in_mail
from tests.workflow.test_taps import FORM, arrives, links

CRY = "I do not feel safe any more, since he came to my house."
DAY = "2026-11-24"
SAM = "sam@example.org"
WITH_FORM: list[list[Cell]] = [*SETTINGS, ["Answer form", FORM]]
BY_HAND = ("checkin", "introduce", "followup", "collect")


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Gil and Ana are in touch, were asked how it goes, and can answer by a form."""
    with living(tmp_path, monkeypatch, Settings=WITH_FORM) as one:
        one.run("checkin", "2026-11-23")
        yield one


def others(life: Life) -> list[str]:
    """Return to whom mail went on the day itself, bar the safety contact."""
    return [str(mail["To"]) for mail in life.outbox()[2:] if SAM not in str(mail["To"])]


def told(life: Life) -> str:
    (mail,) = life.to(SAM)
    return text_of(mail)


@pytest.mark.every(4)
@pytest.mark.parametrize("command", [*BY_HAND, "run"])
def test_a_cry_by_form_is_told_though_the_mailbox_cannot_be_read_after_it(life: Life, command: str) -> None:
    arrives(life.path, [links("ana@example.org")["Not yet"], CRY])
    life.box.cut_after(0)
    life.run(command, DAY, *(["--once"] if command == "run" else []), code=3)
    assert "came to my house" in told(life)
    assert others(life) == []
    assert CRY not in str(table(life.path, "History"))
    life.box.cut_after(None)
    life.run("collect", DAY)
    assert len(life.to(SAM)) == 1


@pytest.mark.every(4)
@pytest.mark.parametrize("command", [*BY_HAND, "run"])
def test_a_cry_that_a_killed_run_read_is_told_though_the_mailbox_cannot_be_read_now(
    life: Life, command: str
) -> None:
    life.write("ana@example.org", CRY)
    take_in_mail(life)
    assert life.to(SAM) == []
    life.box.cut_after(0)
    # Somebody is held as well, but that the answers could not be read is graver.
    life.run(command, DAY, *(["--once"] if command == "run" else []), code=3)
    assert "came to my house" in told(life)
    assert others(life) == []


@pytest.mark.parametrize("command", BY_HAND)
def test_a_cry_is_told_by_whatever_reads_it(life: Life, command: str) -> None:
    life.write("ana@example.org", CRY)
    life.run(command, DAY)
    assert "came to my house" in told(life)


@pytest.mark.thorough
@pytest.mark.parametrize("command", ["checkin", "run"])
def test_a_broken_template_keeps_all_mail_back_but_for_a_cry(life: Life, command: str) -> None:
    folder = Path("own")
    folder.mkdir()
    (folder / "check-in.md").write_text("Subject: {{ nothing of this kind }\n")
    Path("mentorsheets.toml").write_text('templates = "own"\n')
    life.write("ana@example.org", CRY)
    life.run(command, DAY, *(["--once"] if command == "run" else []), code=2)
    assert "came to my house" in told(life)
    assert others(life) == []


@pytest.mark.thorough
def test_a_cry_goes_though_nobody_agreed_to_the_first_mails(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FaultyServer() as server:
        monkeypatch.setenv("MENTORSHEETS_MAIL", f"smtp://127.0.0.1:{server.port}")
        life.write("eve@example.org", CRY)
        life.run("checkin", "2026-11-30", code=2)
    assert len(server.taken) == 1
    assert b"came to my house" in server.taken[0]


@pytest.mark.thorough
@pytest.mark.parametrize("more", [["--dry-run"], ["--to", "me@example.org"]])
def test_a_rehearsal_tells_nobody(life: Life, more: list[str]) -> None:
    life.write("ana@example.org", CRY)
    take_in_mail(life)
    life.run("checkin", "2026-11-30", *more)
    assert life.to(SAM) == []
