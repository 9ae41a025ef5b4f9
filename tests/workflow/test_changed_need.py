"""Somebody whose need has changed says so in their own words, which reach a human and then the need itself."""

from pathlib import Path

import openpyxl
import pytest

from tests.workflow.living import IN_TOUCH, living
from tests.workflow.sheets import ANAS_NEED, NEEDS, set_cell, table

SAYS = [
    "My need changed: I would rather learn to chair a meeting.",
    "My need has changed. I would rather learn to chair a meeting.",
]


@pytest.mark.every(32)
@pytest.mark.parametrize("who", ["Ana", "Gil"])
@pytest.mark.parametrize("text", SAYS)
def test_their_words_wait_for_a_human_whose_word_puts_them_into_the_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, who: str, text: str
) -> None:
    needs = [NEEDS, ANAS_NEED, ["Gil", "accountability", "Ask me"]]
    with living(tmp_path, monkeypatch, Needs=needs) as life:
        life.run("checkin", "2026-11-23T12:00")
        life.reply(f"{who.lower()}@example.org", text)
        life.pass_day("2026-11-24T12:00")
        (row,) = [row for row in life.today() if text in str(row["In their words, or why"])]
        assert str(row["Who"]).startswith(who)
        assert row["Choice 1"] == "put it into their need"
        before = {need["Person"]: str(need["In their words"]) for need in table(life.path, "Needs")}
        life.say(str(row["What"]), "put it into their need")
        life.pass_day("2026-11-25T12:00")
        after = {need["Person"]: str(need["In their words"]) for need in table(life.path, "Needs")}
        assert after[who] == f"{before[who]}{'' if before[who].endswith('?') else '.'} {text}"
        other = ({"Ana", "Gil"} - {who}).pop()
        assert after[other] == before[other]
        assert row["Row"] not in {left["Row"] for left in life.today()}


def test_in_reply_to_a_mail_about_two_it_goes_into_their_one_need_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = [*IN_TOUCH, ["m2", "Eve", "Ana", "Role models", "active"]]
    with living(tmp_path, monkeypatch, Matches=two) as life:
        life.run("checkin", "2026-11-23T12:00")
        life.reply("ana@example.org", SAYS[0])
        life.pass_day("2026-11-24T12:00")
        life.say("Wrote what only you can read", "put it into their need")
        life.pass_day("2026-11-25T12:00")
        (need,) = table(life.path, "Needs")
        assert str(need["In their words"]).endswith(f"get there? {SAYS[0]}")


def test_who_asked_for_nothing_so_far_gets_a_row_among_the_needs_whose_kind_a_human_chooses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with living(tmp_path, monkeypatch) as life:
        life.run("checkin", "2026-11-23T12:00")
        life.reply("gil@example.org", SAYS[0])
        life.pass_day("2026-11-24T12:00")
        life.say("Wrote what only you can read", "put it into their need")
        life.pass_day("2026-11-25T12:00")
        need = table(life.path, "Needs")[-1]
        assert (need["Person"], need["Need"], need["In their words"]) == (
            "gil@example.org", None, SAYS[0],
        )  # fmt: skip
        (row,) = [row for row in life.today() if row["What"] == "Cell to mend"]
        assert "No need is named here" in str(row["In their words, or why"])
        set_cell(life.path, "Needs", len(table(life.path, "Needs")), "Need", "Accountability")
        life.pass_day("2026-11-26T12:00")
        assert "Cell to mend" not in [row["What"] for row in life.today()]
        assert table(life.path, "Needs")[-1]["Need id"]


@pytest.mark.every(16)
@pytest.mark.parametrize(
    "text",
    [
        "Hi Mara, my needs have changed. I would rather chair.",
        "Mi necesidad cambió: prefiero aprender a dirigir una reunión.",
        "Hola, lo que necesito ha cambiado. Prefiero dirigir.",
        "Mon besoin a changé : je préfère animer une réunion.",
        "Ce dont j’ai besoin a changé, je voudrais animer.",
        "Mein Bedarf hat sich geändert: lieber eine Sitzung leiten.",
        "Hallo! Was ich brauche, hat sich geändert. Ich möchte leiten.",
        "As minhas necessidades mudaram: prefiro conduzir uma reunião.",
        "O que eu preciso mudou. Prefiro conduzir.",
        "تغيّرت حاجتي: أودّ أن أدير اجتماعًا.",
        "لقد تغيرت احتياجاتي، أفضّل إدارة اجتماع.",
    ],
)
def test_it_is_heard_in_the_languages_that_people_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    with living(tmp_path, monkeypatch) as life:
        life.run("checkin", "2026-11-23T12:00")
        life.reply("ana@example.org", text)
        life.pass_day("2026-11-24T12:00")
        (row,) = [row for row in life.today() if text in str(row["In their words, or why"])]
        assert row["Choice 1"] == "put it into their need"
        life.say(str(row["What"]), "put it into their need")
        life.pass_day("2026-11-25T12:00")
        assert text in str(table(life.path, "Needs")[0]["In their words"])


@pytest.mark.every(4)
@pytest.mark.parametrize(
    "text",
    [
        "It depends, and much has changed at work.",
        "Mi trabajo ha cambiado mucho.",
        "Mein Büro hat sich geändert.",
        "تغيّر موعدي.",
        "We talked about the board. Nothing in particular, but my need has changed her mind.",
    ],
)
def test_other_words_are_not_taken_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    with living(tmp_path, monkeypatch) as life:
        life.run("checkin", "2026-11-23T12:00")
        life.reply("ana@example.org", text)
        life.pass_day("2026-11-24T12:00")
        sheet = openpyxl.load_workbook(life.path)["Today"]
        assert "put it into their need" not in [cell.value for row in sheet.iter_rows() for cell in row]


@pytest.mark.every(2)
@pytest.mark.parametrize(
    "text", ["My needs changed: I want out.", "My need has changed: I don't feel safe with him."]
)
def test_who_wants_out_beside_it_is_held_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    with living(tmp_path, monkeypatch) as life:
        life.run("checkin", "2026-11-23T12:00")
        life.reply("ana@example.org", text)
        life.pass_day("2026-11-24T12:00")
        assert life.status("Ana") == "held"
