"""Two who help each other, with the real command: one question, one section, and one answer for both directions."""

from contextlib import AbstractContextManager
from pathlib import Path

import openpyxl
import pytest

from tests.workflow.living import Life, buttons, living, text_of
from tests.workflow.sheets import NEEDS, PEOPLE, Rows, set_cell, table

FREE = [5, 5, "Tue evening", None, None]
PEOPLE_BOTH: Rows = [
    PEOPLE,
    ["Gil", "gil@example.org", None, "Role models", *FREE],
    ["Ana", "ana@example.org", None, "Accountability", *FREE],
]
NEEDS_BOTH: Rows = [
    NEEDS,
    ["Ana", "role models", "How did you do it?"],
    ["Gil", "Accountability", "Ask me on Fridays"],
]
HEADER = ["Match", "Giver", "Asker", "Needs", "Coordinator", "State"]
ASKING: Rows = [
    HEADER,
    [None, "Gil", "Ana", "Role models", "approve", None],
    [None, "Ana", "Gil", "Accountability", "approve", None],
]
IN_TOUCH: Rows = [
    HEADER,
    ["m1", "Gil", "Ana", "Role models", None, "active"],
    ["m2", "Ana", "Gil", "Accountability", None, "active"],
]
ANA, GIL = "ana@example.org", "gil@example.org"


def told(life: Life, reader: str) -> str:
    """Return the last mail to somebody as one line."""
    return " ".join(text_of(life.to(reader)[-1]).split())


def states(life: Life) -> list[object]:
    return [row["State"] for row in table(life.path, "Matches")]


def happened(life: Life, what: str) -> list[str]:
    return sorted(str(row["Match"]) for row in table(life.path, "History") if row["What"] == what)


def both(
    folder: Path, monkeypatch: pytest.MonkeyPatch, matches: Rows = IN_TOUCH
) -> AbstractContextManager[Life]:
    return living(folder, monkeypatch, Participants=PEOPLE_BOTH, Needs=NEEDS_BOTH, Matches=matches)


@pytest.mark.thorough
def test_each_is_asked_once_whether_they_would_and_one_yes_is_for_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with both(tmp_path, monkeypatch, ASKING) as life:
        life.run("introduce", "2026-11-23T12:00")
        for reader, other, gets, gives in (
            (ANA, "Gil", "Role models", "Accountability"),
            (GIL, "Ana", "Accountability", "Role models"),
        ):
            assert len(buttons(life.to(reader)[0], "yes")) == 1
            assert f"You asked for help with {gets}." in told(life, reader)
            assert f"the other way round, {other} is looking for help with {gives}" in told(life, reader)
        life.tap(ANA, "yes")
        life.reply(GIL, "Yes, gladly!")
        life.run("collect", "2026-11-24T12:00")
        says = [(row["Giver says"], row["Asker says"]) for row in table(life.path, "Matches")]
        assert says == [("yes", "yes"), ("yes", "yes")]
        life.run("introduce", "2026-11-24T13:00")
        assert states(life) == ["introduced", "introduced"]
        assert len(buttons(life.to(ANA)[-1], "met")) == 1
        assert "Gil asks for Accountability" in told(life, ANA)
        assert "Ask me on Fridays" in told(life, ANA)
        life.tap(ANA, "met")
        life.run("collect", "2026-11-26T12:00")
        life.run("followup", "2026-11-26T12:00")
        assert states(life) == ["active", "active"]


def test_a_no_is_for_both_and_the_other_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with both(tmp_path, monkeypatch, ASKING) as life:
        life.run("introduce", "2026-11-23T12:00")
        life.tap(GIL, "no")
        life.run("collect", "2026-11-24T12:00")
        life.run("introduce", "2026-11-24T12:00")
        assert states(life) == ["declined", "declined"]
        assert told(life, ANA).count("This time it will not come about") == 1
        assert "Role models" in told(life, ANA)
        assert "Accountability" in told(life, ANA)
        life.pass_day("2026-11-26T12:00")
        assert len(life.to(ANA)) == 2


@pytest.mark.thorough
def test_whoever_does_not_answer_is_reminded_once_for_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with both(tmp_path, monkeypatch, ASKING) as life:
        life.run("introduce", "2026-11-23T12:00")
        life.run("followup", "2026-11-30T12:00")
        assert len(life.to(GIL)) == 2
        assert len(buttons(life.to(GIL)[-1], "yes")) == 1
        life.tap(GIL, "yes")
        life.run("collect", "2026-12-01T12:00")
        rows = table(life.path, "Matches")
        assert (rows[0]["Giver says"], rows[1]["Asker says"]) == ("yes", "yes")


@pytest.mark.thorough
def test_a_check_in_has_one_section_and_one_row_and_its_answer_counts_for_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with both(tmp_path, monkeypatch) as life:
        life.run("checkin", "2026-11-23T12:00")
        assert told(life, ANA).count("You and Gil are in touch about Role models") == 1
        assert "The other way round, you are there for Gil with Accountability" in told(life, ANA)
        assert len(buttons(life.to(ANA)[-1], "met")) == 1
        rows = [(row["Person"], row["Match"], row["Also about"]) for row in table(life.path, "Check-ins")]
        assert sorted(map(str, rows)) == ["('Ana', 'm1', 'm2')", "('Gil', 'm2', 'm1')"]
        matches = table(life.path, "Matches")
        assert matches[0]["Next check-in"] == matches[1]["Next check-in"]
        life.reply(ANA, "We met.")
        life.tap(GIL, "not yet")
        life.run("collect", "2026-11-24T12:00")
        life.run("followup", "2026-11-24T12:00")
        assert happened(life, "met") == ["m1", "m2"]
        assert happened(life, "not yet") == ["m1", "m2"]
        times = [mail for mail in life.to(ANA) if "found a moment" in text_of(mail)]
        assert sum(text_of(mail).count("found a moment") for mail in times) == 1


@pytest.mark.thorough
def test_a_need_that_is_met_ends_its_own_direction_and_leaves_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with both(tmp_path, monkeypatch) as life:
        life.run("checkin", "2026-11-23T12:00")
        life.tap(ANA, "need met")
        life.run("collect", "2026-11-24T12:00")
        life.run("followup", "2026-11-24T12:00")
        assert states(life) == ["closing", "active"]
        assert [row["Status"] for row in table(life.path, "Needs")] == ["met", None]
        life.run("checkin", "2026-11-30T12:00")
        life.run("checkin", "2026-12-07T12:00")
        last = [row for row in table(life.path, "Check-ins") if row["Person"] == "Ana"][-1]
        assert (last["Match"], last["Also about"]) == ("m2", None)


@pytest.mark.thorough
def test_no_fit_is_about_the_two_and_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with both(tmp_path, monkeypatch) as life:
        life.run("checkin", "2026-11-23T12:00")
        life.tap(ANA, "not a fit")
        life.run("collect", "2026-11-24T12:00")
        life.run("followup", "2026-11-24T12:00")
        assert states(life) == ["declined", "declined"]
        assert told(life, GIL).count("this time it will not come about") == 1
        assert told(life, ANA).count("has come to its end") == 1


@pytest.mark.thorough
def test_what_needs_a_human_is_one_row_of_today_and_one_word_for_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with both(tmp_path, monkeypatch) as life:
        life.run("checkin", "2026-11-23T12:00")
        life.reply(ANA, "We never met.")
        life.tap(GIL, "needs something")
        life.run("collect", "2026-11-24T12:00")
        life.run("followup", "2026-11-24T12:00")
        needs = [row for row in life.today() if row["What"] == "Needs something"]
        assert sorted(str(row["Who"]) for row in needs) == ["Ana, about Gil", "Gil, about Ana"]
        life.run("checkin", "2026-11-30T12:00")
        assert not [
            m for m in life.to(ANA) if "Nov 30" in str(m["Date"]) and "going with" in str(m["Subject"])
        ]
        for _ in needs:
            life.say("Needs something", "end it kindly")
            life.run("collect", "2026-12-01T12:00")
        assert states(life) == ["closing", "closing"]
        life.run("followup", "2026-12-01T12:00")
        assert len([row for row in life.today() if row["What"] == "Needs something"]) == 0
        assert told(life, ANA).count("A moment to look back on") == 1
        closing = [row for row in table(life.path, "Check-ins") if row["Also about"] and row["Asked on"]]
        assert len([row for row in closing if row["Person"] == "Ana"]) == 2
        life.reply(ANA, "It taught me to ask for less and to ask sooner than I used to.")
        life.reply(GIL, "It was good to be asked on Fridays, and I shall go on with it alone.")
        life.run("collect", "2026-12-03T12:00")
        life.run("followup", "2026-12-03T12:00")
        assert states(life) == ["ended", "ended"]


@pytest.mark.thorough
def test_silence_of_one_is_asked_and_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with both(tmp_path, monkeypatch) as life:
        for day in ("11-23", "11-30", "12-01", "12-07", "12-08", "12-14", "12-15", "12-21", "12-22", "12-28"):
            life.run("run", f"2026-{day}T12:00", "--once")
            asked = [
                row for row in table(life.path, "Check-ins") if row["Person"] == "Ana" and not row["Answer"]
            ]
            if asked:
                set_cell(
                    life.path,
                    "Check-ins",
                    table(life.path, "Check-ins").index(asked[-1]) + 1,
                    "Answer",
                    "met",
                )
        assert len(happened(life, "one side is silent")) == 1
        assert len(happened(life, "silent for good")) == 1
        assert len([row for row in life.today() if row["What"] == "Stands still"]) == 1
        asks = [
            mail
            for mail in life.to(ANA)
            if "Are you and Gil in touch?" in text_of(mail) + str(mail["Subject"])
        ]
        assert len(asks) == 1


@pytest.mark.thorough
def test_a_pause_of_one_is_told_to_the_other_once_with_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with both(tmp_path, monkeypatch) as life:
        life.run("checkin", "2026-11-23T12:00")
        set_cell(life.path, "Participants", 1, "Status", "paused")
        life.run("followup", "2026-11-24T12:00")
        assert states(life) == ["paused", "paused"]
        assert told(life, ANA).count("Gil is taking a pause") == 1
        assert "You had been helping with Accountability" in told(life, ANA)
        assert "Role models is open again" in told(life, ANA)


@pytest.mark.thorough
def test_a_talk_of_two_is_told_once_among_what_went_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with both(tmp_path, monkeypatch) as life:
        life.run("checkin", "2026-11-23T12:00")
        life.tap(ANA, "met")
        life.run("collect", "2026-11-24T12:00")
        life.run("followup", "2026-11-24T12:00")
        assert happened(life, "met") == ["m1", "m2"]
        sheet = openpyxl.load_workbook(life.path)["Today"]
        cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
        assert [cell for cell in cells if "talked with" in cell] == ["Ana talked with Gil."]
        life.pass_day("2026-11-30T12:00")
        (digest,) = [mail for mail in life.to("co@example.org") if "for you" in str(mail["Subject"])]
        assert text_of(digest).count("Ana talked with Gil") == 1
