"""What may mean harm reaches the safety contact at once: at night, past a full mailbox, a dead line, a lost disk."""

import os
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from mentorsheets.api import MentoringSheet
from mentorsheets.runtime.programmes import find_config
from tests.mail.faulty import FaultyServer
from tests.workflow.living import Life, buttons, living, text_of
from tests.workflow.sheets import table

SATURDAY_NIGHT = "2026-11-28T03:10"
NAMES = ("Ida", "Jo", "Kim", "Lea", "Mo", "Noa", "Oda")
CRY = "I do not feel safe any more, since he came to my house."
AGAINST = "Mara Silva hit me, and I am afraid of her."


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    head: list[list[str | None]] = [["Name", "Email", "Offers"], ["Gil", "gil@example.org", "Role models"]]
    people = head + [[name, f"{name.lower()}@example.org", None] for name in ("Ana", *NAMES)]
    with living(tmp_path, monkeypatch, Participants=people) as one:
        yield one


def to_sam(life: Life) -> list[EmailMessage]:
    return life.to("sam@example.org")


def take_in_mail(life: Life, day: str = "2026-11-24") -> None:
    """Read the mailbox, as a run that is killed before it sends."""
    config = find_config({"sheet": str(life.path)}, os.environ, Path.cwd())
    MentoringSheet(config).collect_mail(today=day)


def test_a_cry_in_a_weekends_night_is_told_with_the_next_pass(life: Life) -> None:
    life.write("ana@example.org", CRY)
    life.pass_day(SATURDAY_NIGHT)
    (mail,) = to_sam(life)
    assert "came to my house" in text_of(mail)
    assert "Hello Sam," in text_of(mail)
    assert "you are the safety contact of Harbour" in " ".join(text_of(mail).split())


def test_who_asks_for_anybody_but_the_coordinator_by_name_is_heard_by_the_safety_contact_alone(
    life: Life,
) -> None:
    life.write("ana@example.org", "Is there anybody except Mara?")
    life.pass_day("2026-11-24")
    (mail,) = to_sam(life)
    assert "anybody except Mara" in text_of(mail)
    assert "anybody" not in life.everything()
    assert not any("anybody" in text_of(one) for one in life.to("co@example.org"))


@pytest.mark.parametrize(("said", "is_cry"), [("please stop", False), ("he hits me", True)])
def test_an_answer_without_a_sender_holds_whoever_it_answers_for(
    life: Life, said: str, *, is_cry: bool
) -> None:
    life.run("checkin", "2026-11-23")
    mail = EmailMessage()
    mail["To"], mail["Subject"] = "co@example.org", "Re: How is it going with Gil?"
    mail["In-Reply-To"] = str(life.to("ana@example.org")[-1]["Message-ID"])
    mail.set_content(said)
    life.receive(mail)
    life.pass_day("2026-11-24")
    assert bool(to_sam(life)) is is_cry
    assert life.today()[0]["What"] == ("Asked for help" if is_cry else "Held until you say how they stand")


@pytest.mark.thorough
def test_each_of_a_few_is_told_by_itself_and_many_in_one_mail(life: Life) -> None:
    for name in NAMES[:3]:
        life.write(f"{name.lower()}@example.org", f"{CRY} I am {name}.")
    life.pass_day("2026-11-24")
    assert len(to_sam(life)) == 3
    for name in NAMES * 20:
        life.write(f"{name.lower()}@example.org", f"{CRY} I am {name} and this is number {len(life.mails)}.")
    life.pass_day("2026-11-25")
    *_, wave = to_sam(life)
    assert len(to_sam(life)) == 4
    assert all(f"I am {name} and" in " ".join(text_of(wave).split()) for name in NAMES)
    life.pass_day("2026-11-26")
    assert len(to_sam(life)) == 4


@pytest.mark.thorough
def test_a_button_in_the_mail_about_many_is_for_the_one_beside_it(life: Life) -> None:
    for name in NAMES:
        life.write(f"{name.lower()}@example.org", AGAINST)
    life.pass_day("2026-11-24")
    (wave,) = to_sam(life)
    places = [text_of(wave).index(name) for name in NAMES]
    assert places == sorted(places)
    life.tap("sam@example.org", "I have talked", count=2)
    life.pass_day("2026-11-25")
    assert [name for name in NAMES if life.status(name) != "held"] == ["Kim"]
    assert len(buttons(wave, "I have talked")) == len(NAMES)


@pytest.mark.thorough
def test_where_answers_cannot_be_read_to_their_end_a_cry_that_was_read_goes_and_nothing_else(
    life: Life,
) -> None:
    life.write("ida@example.org", CRY)
    life.run("collect", "2026-11-24")
    life.box.cut_after(0)
    life.run("run", "2026-11-24", "--once", code=3)
    assert [str(mail["To"]) for mail in life.outbox()] == [str(to_sam(life)[0]["To"])]
    life.box.cut_after(None)
    life.pass_day("2026-11-25")
    assert len(to_sam(life)) == 1


@pytest.mark.thorough
@pytest.mark.parametrize(("words", "has_button"), [(CRY, False), (AGAINST, True)])
def test_a_cry_whose_mail_was_lost_with_a_disk_is_told_without_words(
    life: Life, monkeypatch: pytest.MonkeyPatch, words: str, *, has_button: bool
) -> None:
    monkeypatch.setenv("MENTORSHEETS_STATELESS", "yes")
    monkeypatch.setenv("MENTORSHEETS_SECRET", "so long that nobody guesses it" * 2)
    with FaultyServer() as server:
        monkeypatch.setenv("MENTORSHEETS_MAIL", f"smtp://127.0.0.1:{server.port}")
        life.write("ida@example.org", words)
        take_in_mail(life)
        for file in Path().glob(".*journal*"):
            file.unlink()
        for day in ("2026-11-25", "2026-11-26"):
            life.run("run", day, "--once", "--yes")
        Path("outbox").mkdir(exist_ok=True)
        for number, content in enumerate(server.taken):
            (Path("outbox") / f"{number}.eml").write_bytes(content)
        (mail,) = to_sam(life)
        assert "Ida" in text_of(mail)
        assert words not in text_of(mail)
        assert bool(buttons(mail, "I have talked")) is has_button
        assert {row["State"] for row in table(life.path, "Messages")} == {"sent"}
        if has_button:
            life.tap("sam@example.org", "I have talked")
            life.run("run", "2026-11-27", "--once", "--yes")
            assert life.status("Ida") == "active"
