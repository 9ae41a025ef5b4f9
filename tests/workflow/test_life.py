"""The life of a relationship in a real workbook: from the coordinator's word to an ending on purpose."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from mentorsheets.sheet.backend import Cell
from tests.mail.bodies import body_of
from tests.workflow.sheets import NEEDS, PEOPLE, run, set_cell, table, workbook

SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Programme", "Harbour"],
    ["Coordinator e-mail", "co@example.org"],
]
WORDS = "How did you get from the front desk to where you are?"
CO, GIL, HAL, ANA = "co@example.org", "gil@example.org", "hal@example.org", "ana@example.org"


@pytest.fixture
def programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ana asks; Gil, whom she names, and Hal could help, one at a time."""
    monkeypatch.chdir(tmp_path)
    header = [*PEOPLE[:7], "Interests", "Channel", "Would like"]
    people: list[list[Cell]] = [
        ["Gil", GIL, None, "Role models", 1, 1, "Tue evening", "baseball", "phone", None],
        ["Hal", HAL, None, "Role models", 1, 1, "Tue evening", "baseball", "video", None],
        ["Ana", ANA, None, None, None, 1, "Tue evening", "baseball, bread", "in person", "Gil"],
    ]
    needs: list[list[Cell]] = [NEEDS, ["Ana", "role models", WORDS]]
    path = workbook(
        tmp_path / "programme.xlsx", Participants=[header, *people], Needs=needs, Settings=SETTINGS
    )
    run("pair", "--sheet", path, "--today", "2026-11-20")
    return path


def every_mail() -> dict[Path, EmailMessage]:
    return {
        file: message_from_bytes(file.read_bytes(), policy=default) for file in Path("outbox").glob("*.eml")
    }


def text(mail: EmailMessage) -> str:
    return " ".join(body_of(mail).split())


def due(path: Path, day: str, verb: str = "followup", code: int = 0) -> dict[str, EmailMessage]:
    """Send what is due on a day; return the new mails' texts by who reads them, with commas between."""
    before = set(every_mail())
    run(verb, "--sheet", path, "--today", day, code=code)
    new = [mail for file, mail in every_mail().items() if file not in before]
    return {", ".join(sorted(a.addr_spec for a in mail["To"].addresses)): mail for mail in new}


def matches(path: Path) -> list[dict[str, Cell]]:
    return table(path, "Matches")


def approved(path: Path, row: int = 1) -> None:
    set_cell(path, "Matches", row, "Coordinator", "approve")


def introduced(path: Path) -> dict[str, EmailMessage]:
    """Let both say yes, and be introduced."""
    approved(path)
    due(path, "2026-11-23", "introduce")
    set_cell(path, "Matches", 1, "Giver says", "yes")
    set_cell(path, "Matches", 1, "Asker says", "yes")
    return due(path, "2026-11-24", "introduce")


def answer(path: Path, person: str, column: str, said: str) -> None:
    """Type what somebody said into the newest question that they were asked."""
    rows = table(path, "Check-ins")
    newest = max(number for number, row in enumerate(rows, start=1) if row["Person"] == person)
    set_cell(path, "Check-ins", newest, column, said)


def test_the_two_are_asked_apart_with_the_askers_own_words_before_they_know_of_each_other(
    programme: Path,
) -> None:
    approved(programme)
    asked = due(programme, "2026-11-23", "introduce")
    assert asked.keys() == {GIL, ANA}
    assert WORDS in text(asked[GIL])
    assert not any(private in text(asked[GIL]) for private in (ANA, "in person"))
    assert matches(programme)[0]["State"] == "asked"
    assert due(programme, "2026-11-24", "introduce") == {}


@pytest.mark.thorough
def test_a_digest_names_what_waits_the_words_for_it_and_where_they_are_typed(programme: Path) -> None:
    run("run", "--once", "--sheet", programme, "--today", "2026-11-23")
    (mail,) = every_mail().values()
    assert [address.addr_spec for address in mail["To"].addresses] == [CO]
    assert "1 to decide: Gil for Ana — approve · decline" in text(mail)
    assert "into the green cell beside it in Today" in text(mail)
    assert mail["Subject"] == "Harbour: 1 waits for you: 1 to decide"


@pytest.mark.thorough
def test_a_pass_at_night_says_how_much_waits_for_the_day(programme: Path) -> None:
    arguments = ["run", "--once", "--sheet", str(programme), "--today", "2026-11-23T22:00"]
    said = CliRunner().invoke(main, arguments).output
    assert every_mail() == {}
    assert "waits for an hour at which its readers are written to mails=1" in said
    run("run", "--once", "--sheet", programme, "--today", "2026-11-23T10:00")
    assert len(every_mail()) == 1


@pytest.mark.thorough
def test_after_a_no_the_other_is_told_kindly_and_the_next_best_is_proposed(programme: Path) -> None:
    approved(programme)
    due(programme, "2026-11-23", "introduce")
    assert matches(programme)[0]["Giver"] == "Gil"
    set_cell(programme, "Matches", 1, "Giver says", "no")
    set_cell(programme, "Matches", 1, "Asker says", "yes")
    told = due(programme, "2026-11-24", "introduce")
    assert told.keys() == {ANA}
    assert "said no" not in text(told[ANA])
    assert matches(programme)[0]["State"] == "declined"
    run("pair", "--sheet", programme, "--today", "2026-11-25")
    assert [(m["Giver"], m["State"]) for m in matches(programme)] == [
        ("Gil", "declined"),
        ("Hal", "proposed"),
    ]
    assert due(programme, "2026-11-26", "introduce") == {}


@pytest.mark.thorough
@pytest.mark.parametrize("word_comes", ["at once", "a day later"])
def test_a_pair_that_a_coordinator_types_in_without_a_state_waits_for_a_word_and_is_asked(
    programme: Path, word_comes: str
) -> None:
    set_cell(programme, "Matches", 2, "Giver", "Hal")
    set_cell(programme, "Matches", 2, "Asker", "Ana")
    set_cell(programme, "Matches", 2, "Needs", "Role models")
    if word_comes == "a day later":
        due(programme, "2026-11-23")
        assert matches(programme)[1]["State"] == "proposed"
    approved(programme, row=2)
    assert {HAL, ANA} <= due(programme, "2026-11-24", "introduce").keys()
    assert matches(programme)[1]["State"] == "asked"


@pytest.mark.thorough
def test_two_yeses_make_an_introduction_for_each_with_times_and_a_first_conversation(programme: Path) -> None:
    mails = introduced(programme)
    assert mails.keys() == {ANA, GIL}
    for mail in mails.values():
        said = text(mail)
        assert all(
            word in said for word in (WORDS, "baseball", "Off limits", "How to end", "Not a fit: mailto:")
        )
        assert "bread" not in said
        assert [part.get_content_type() for part in mail.walk()].count("text/calendar") == 1
        assert [a.addr_spec for a in mail["Reply-To"].addresses] == [CO]
        assert mail["List-Unsubscribe"]
    assert matches(programme)[0]["State"] == "introduced"
    assert due(programme, "2026-11-25", "introduce") == {}


@pytest.mark.thorough
def test_an_address_or_a_number_stands_in_an_introduction_only_where_its_owner_chose_it(
    programme: Path,
) -> None:
    for row, channel in ((1, "phone: +49 30 901820"), (3, "e-mail")):
        set_cell(programme, "Participants", row, "Channel", channel)
    approved(programme)
    asked = due(programme, "2026-11-23", "introduce")
    assert (
        "Ana gets what you wrote on where you like to talk (“phone: +49 30 901820”), and nothing else"
        in text(asked[GIL])
    )
    assert "Gil gets your e-mail address, and nothing else" in text(asked[ANA])
    for column in ("Giver says", "Asker says"):
        set_cell(programme, "Matches", 1, column, "yes")
    mails = due(programme, "2026-11-24", "introduce")
    assert GIL not in mails[ANA].as_string()
    assert "+49 30 901820" in text(mails[ANA])
    assert "You write first." in text(mails[ANA])
    assert ANA in text(mails[GIL])
    assert "Ana writes first." in text(mails[GIL])


@pytest.mark.thorough
def test_two_whom_nobody_could_reach_are_asked_for_a_number_to_pass_on(programme: Path) -> None:
    mails = introduced(programme)
    assert all(
        "Neither of you has said how the other could get in touch" in text(mail) for mail in mails.values()
    )
    assert GIL not in mails[ANA].as_string()


@pytest.mark.thorough
def test_what_is_typed_into_a_check_in_leads_on(programme: Path) -> None:
    introduced(programme)
    assert due(programme, "2026-12-01", "checkin").keys() == {GIL, ANA}
    answer(programme, "Ana", "Answer", "not yet")
    times = due(programme, "2026-12-03")
    assert "baseball" not in text(times[ANA])
    assert any(part.get_content_type() == "text/calendar" for part in times[ANA].walk())
    due(programme, "2026-12-08", "checkin")
    answer(programme, "Ana", "Answer", "met")
    answer(programme, "Gil", "Answer", "met")
    due(programme, "2026-12-09")
    assert matches(programme)[0]["State"] == "active"
    due(programme, "2026-12-15", "checkin")
    answer(programme, "Ana", "In their words", "need met")
    closing = due(programme, "2026-12-16")
    assert {GIL, ANA} <= closing.keys()
    assert matches(programme)[0]["State"] == "closing"
    assert table(programme, "Needs")[0]["Status"] == "met"


@pytest.mark.thorough
def test_who_is_set_to_left_is_missed_kindly_and_the_need_is_met_by_another(programme: Path) -> None:
    introduced(programme)
    set_cell(programme, "Participants", 1, "Status", "left")
    told = due(programme, "2026-12-01")
    assert told.keys() == {ANA}
    assert "Gil" in text(told[ANA])
    assert matches(programme)[0]["State"] == "ended"
    run("pair", "--sheet", programme, "--today", "2026-12-01")
    assert [m["Giver"] for m in matches(programme) if m["State"] == "proposed"] == ["Hal"]
    later = [due(programme, f"2026-12-{day:02}") for day in (2, 3, 4, 7, 8)]
    assert not any(GIL in reader for mails in later for reader in mails)


def test_talk_to_me_reaches_the_coordinator_at_once_and_stops_everything_else(programme: Path) -> None:
    introduced(programme)
    due(programme, "2026-12-01", "checkin")
    answer(programme, "Ana", "In their words", "Please talk to me, I do not feel safe")
    on_a_saturday = due(programme, "2026-12-05", code=1)
    assert on_a_saturday.keys() == {CO}
    assert "Ana" in text(on_a_saturday[CO])
    assert [row["Status"] for row in table(programme, "Participants") if row["Name"] == "Ana"] == ["held"]
    assert not (due(programme, "2026-12-08", "checkin", code=1).keys() & {GIL, ANA})
    assert not (due(programme, "2026-12-10", code=1).keys() & {GIL, ANA})


@pytest.mark.thorough
def test_an_ending_is_on_purpose_and_frees_the_place_that_day(programme: Path) -> None:
    introduced(programme)
    due(programme, "2026-12-01", "checkin")
    answer(programme, "Gil", "In their words", "please end it")
    asked = due(programme, "2026-12-03")
    assert {GIL, ANA} <= asked.keys()
    assert all(
        word in text(asked[ANA]) for word in ("It is met", "I still need this", "It was asked to bring")
    )
    assert "still need" not in text(asked[GIL])
    for person, words in (("Gil", "I saw her grow."), ("Ana", "I dare more than I did.")):
        answer(programme, person, "In their words", words)
    thanked = due(programme, "2026-12-09")
    assert {GIL, ANA} <= thanked.keys()
    assert matches(programme)[0]["State"] == "ended"
    assert "I dare more" not in text(thanked[GIL])
    run("pair", "--sheet", programme, "--today", "2026-12-09")
    assert [m["State"] for m in matches(programme)] == ["ended", "proposed"]


@pytest.mark.thorough
def test_the_giver_never_sees_whether_it_served_the_askers_goal(programme: Path) -> None:
    introduced(programme)
    for day in ("2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22"):
        due(programme, day, "checkin")
        answer(programme, "Ana", "Served own goal", "no, and it hurts")
        answer(programme, "Ana", "Answer", "met")
        due(programme, f"{day[:-2]}{int(day[-2:]) + 2:02}")
    mails = every_mail().values()
    assert not any("it hurts" in text(mail) for mail in mails)
    to_gil = [text(mail) for mail in mails if [a.addr_spec for a in mail["To"].addresses] == [GIL]]
    assert to_gil
    assert not any("%5Bgyes" in said or "%5Bgno" in said for said in to_gil)
    assert any("gyes" in text(mail) for mail in mails if ANA in str(mail["To"]))


@pytest.mark.thorough
def test_whoever_was_asked_about_somebody_who_then_leaves_is_not_told_that_they_kept_silent(
    programme: Path,
) -> None:
    approved(programme)
    due(programme, "2026-11-23", "introduce")
    set_cell(programme, "Participants", 3, "Status", "left")
    told = text(due(programme, "2026-11-24", "introduce")[GIL])
    assert "things have changed on their side" in told
    assert "our question needs no answer any more" in told
    assert "did not hear from you" not in told
    assert "a line in reply is enough" not in told


@pytest.mark.thorough
def test_whoever_had_not_answered_yet_is_not_thanked_for_a_yes(programme: Path) -> None:
    approved(programme)
    due(programme, "2026-11-23", "introduce")
    set_cell(programme, "Matches", 1, "Asker says", "no")
    told = text(due(programme, "2026-11-24", "introduce")[GIL])
    assert "needs no answer any more" in told
    assert "You said that you would help" not in told


@pytest.mark.thorough
def test_each_is_told_what_speaks_for_it_in_words_to_them_and_nothing_twice(programme: Path) -> None:
    approved(programme)
    asked = due(programme, "2026-11-23", "introduce")
    for reader, mail in asked.items():
        assert text(mail).count(WORDS) == 1
        assert "in an ordinary week" in text(mail)
        assert {GIL: "You said that you could offer this", ANA: "Gil said that they could"}[reader] in text(
            mail
        )
    assert "Ana named you as somebody" in text(asked[GIL])
    assert "named you" not in text(asked[ANA])


@pytest.mark.thorough
def test_two_who_help_each_other_are_introduced_once_in_a_mail_each_with_one_first_conversation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    people: list[list[Cell]] = [
        ["Gil", GIL, None, "Role models", 1, 1, "Tue evening"],
        ["Ana", ANA, None, "Accountability", 1, 1, "Tue evening"],
    ]
    needs: list[list[Cell]] = [
        NEEDS,
        ["Ana", "role models", WORDS],
        ["Gil", "accountability", "Finish my book by May"],
    ]
    path = workbook(tmp_path / "p.xlsx", Participants=[PEOPLE[:7], *people], Needs=needs, Settings=SETTINGS)
    run("pair", "--sheet", path, "--today", "2026-11-20")
    for row in (1, 2):
        approved(path, row)
    assert len(due(path, "2026-11-23", "introduce")) == 2
    for row in (1, 2):
        set_cell(path, "Matches", row, "Giver says", "yes")
        set_cell(path, "Matches", row, "Asker says", "yes")
    sent = due(path, "2026-11-24", "introduce")
    assert sent.keys() == {ANA, GIL}
    for mail in sent.values():
        assert text(mail).count("For your first conversation") == 1
        assert text(mail).count("Times that should suit you both") == 1
        assert "the other way round" in text(mail)
        assert WORDS in text(mail)
        assert "Finish my book by May" in text(mail)
    assert due(path, "2026-11-25", "introduce") == {}


@pytest.mark.thorough
def test_a_reminder_says_what_it_is_about_and_takes_no_words_for_silence(programme: Path) -> None:
    approved(programme)
    due(programme, "2026-11-23", "introduce")
    plain = due(programme, "2026-11-30")
    assert "Ana, who asks for help with Role models. Perhaps it came at a bad time" in text(plain[GIL])
    assert "Gil, who could help you with Role models. Perhaps" in text(plain[ANA])


@pytest.mark.thorough
def test_a_coordinator_who_is_asked_to_have_a_look_reads_a_sentence_on_what_happened(programme: Path) -> None:
    introduced(programme)
    due(programme, "2026-12-01", "checkin")
    answer(programme, "Ana", "Answer", "needs something")
    answer(programme, "Ana", "In their words", "We cannot find an evening")
    told = text(due(programme, "2026-12-02")[CO])
    assert "Ana says that something needs attention." in told
    assert "> We cannot find an evening" in told
