"""The outbox holds each message once, whole, and where a coordinator can read it."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.messages import MailState
from mentorsheets.mail.transport.deliver import Guards, Pace, deliver
from mentorsheets.mail.transport.headers import Mailbox
from mentorsheets.mail.transport.outbox import KEPT_IN_OUTBOX, MOST_ON_PAGE, OLDER_BESIDE, Outbox
from tests.mail.letters import MONDAY, TurnableClock, planned


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path / "mail.db", "harbour", MONDAY) as opened:
        yield opened


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    return Outbox(tmp_path / "outbox")


def files(outbox: Outbox) -> list[Path]:
    return sorted(outbox.folder.glob("*.eml"))


def test_each_message_is_written_once_and_byte_for_byte(journal: Journal, outbox: Outbox) -> None:
    mails = [planned(number) for number in range(60)]
    journal.plan(mails, MONDAY)
    first = deliver(journal, outbox, TurnableClock(), Pace(), Guards())
    second = deliver(journal, outbox, TurnableClock(), Pace(), Guards())
    assert first.counts == {MailState.SENT: 60}
    assert second.counts == {}
    assert sorted(file.read_bytes() for file in files(outbox)) == sorted(mail.content for mail in mails)


def test_a_file_is_named_for_its_day_and_kind(journal: Journal, outbox: Outbox) -> None:
    journal.plan([planned(1, "check-in")], MONDAY)
    deliver(journal, outbox, TurnableClock(), Pace(), Guards())
    assert [file.name for file in files(outbox)] == [f"2026-11-16-check-in-{planned(1).key.id}.eml"]


def test_a_file_is_dated_by_the_day_that_the_run_was_for(journal: Journal, outbox: Outbox) -> None:
    journal.plan([planned(1, date=MONDAY + timedelta(days=30))], MONDAY)
    deliver(journal, outbox, TurnableClock(), Pace(), Guards())
    assert [file.name[:10] for file in files(outbox)] == ["2026-12-16"]


def test_a_message_taken_back_at_the_last_moment_is_not_there(outbox: Outbox) -> None:
    outbox.deliver([planned(1), planned(2)], lambda keys: {keys[1]})
    assert outbox.arrived([planned(1).key.id, planned(2).key.id]) == {planned(2).key.id}
    assert len(list(outbox.folder.iterdir())) == 1


def test_a_run_that_dies_on_the_brink_leaves_nothing_half(outbox: Outbox) -> None:
    class PlugPulledError(Exception):
        pass

    def pulled(keys: list[str]) -> set[str]:
        raise PlugPulledError

    with pytest.raises(PlugPulledError):
        outbox.deliver([planned(1)], pulled)
    assert files(outbox) == []


def test_the_page_lists_every_message_and_runs_nothing_of_it(journal: Journal, outbox: Outbox) -> None:
    hostile = planned(
        2,
        to=(Mailbox("<script>alert(1)</script>", "p2@example.org"),),
        html='<script>alert(2)</script>"><p>x</p>',
        text="<script>alert(3)</script>",
        subject="<b>bold</b>",
    )
    journal.plan([planned(1), hostile], MONDAY)
    deliver(journal, outbox, TurnableClock(), Pace(), Guards())
    outbox.close()
    page = (outbox.folder / "index.html").read_text()
    assert page.count("<details>") == 2
    assert "<script>" not in page
    assert "&lt;b&gt;bold" in page
    assert page.count('sandbox=""') == 2
    assert all(f'href="./{file.name}"' in page for file in files(outbox))
    assert "Outbox: 2 messages" in page


def test_the_page_is_made_again_only_when_a_message_came_or_went(journal: Journal, outbox: Outbox) -> None:
    journal.plan([planned(1), planned(2)], MONDAY)
    deliver(journal, outbox, TurnableClock(), Pace(), Guards())
    outbox.close()
    page = outbox.folder / "index.html"
    page.write_text("as it was")
    os.utime(page, ns=(outbox.folder.stat().st_mtime_ns,) * 2)
    later = Outbox(outbox.folder)
    later.close()
    assert page.read_text() == "as it was"
    files(outbox)[0].unlink()
    later.close()
    assert "Outbox: 1 message<" in page.read_text()
    later.deliver([planned(3)], set)
    later.close()
    assert "Outbox: 2 messages" in page.read_text()


def test_an_address_in_letters_of_another_alphabet_hinders_no_later_run(
    journal: Journal, outbox: Outbox
) -> None:
    journal.plan([planned(1, to=(Mailbox("Zoë", "zoë@example.org"),))], MONDAY)
    for _ in range(2):
        deliver(journal, outbox, TurnableClock(), Pace(), Guards())
        outbox.close()
    assert "zoë@example.org" in (outbox.folder / "index.html").read_text(encoding="utf-8")


def test_a_page_of_many_messages_shows_the_newest_and_says_where_the_others_are(outbox: Outbox) -> None:
    days = [(MONDAY + timedelta(days=number)).date() for number in range(MOST_ON_PAGE + 1)]
    for day in days:
        (outbox.folder / f"{day}-check-in-key.eml").write_bytes(planned(1).content)
    outbox.close()
    page = (outbox.folder / "index.html").read_text()
    assert page.count("<details>") == MOST_ON_PAGE
    assert f"{days[-1]}-check-in-key.eml" in page
    assert f"{days[0]}-check-in-key.eml" not in page
    assert f"Outbox: {MOST_ON_PAGE + 1} messages" in page
    assert OLDER_BESIDE in page


def test_what_was_written_half_a_year_before_goes_when_something_new_comes(outbox: Outbox) -> None:
    for number in (1, 2, 3):
        outbox.deliver([planned(number)], set)
    outbox.close()
    ages = {1: KEPT_IN_OUTBOX + timedelta(days=1), 2: KEPT_IN_OUTBOX - timedelta(days=1)}
    for number, age in ages.items():
        (file,) = outbox.folder.glob(f"*{planned(number).key.id}.eml")
        at = file.stat().st_mtime - age.total_seconds()
        os.utime(file, (at, at))
    Outbox(outbox.folder).close()
    assert len(files(outbox)) == len((1, 2, 3))
    outbox.deliver([planned(4)], set)
    outbox.close()
    there = {file.stem.rpartition("-")[2] for file in files(outbox)}
    assert there == {planned(number).key.id for number in (2, 3, 4)}
    page = (outbox.folder / "index.html").read_text(encoding="utf-8")
    assert planned(1).key.id not in page
    assert planned(2).key.id in page
