"""What somebody writes into a form where its question fills nothing is heard: it may be a stop, or a cry."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.workflow.living import Life, living, text_of
from tests.workflow.sheets import table

ANA = "ana@example.org"
CRY = "He hit me with his zebrafist and I am afraid of him."


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Ana and Gil were asked how it goes."""
    with living(tmp_path, monkeypatch) as one:
        one.run("checkin", "2026-11-23")
        yield one


def fill_in(life: Life, question: str, said: str, *, address: str = ANA, name: str = "Ana") -> None:
    """Let somebody fill in a form that has a question of its own."""
    book = openpyxl.load_workbook(life.path)
    form = book.create_sheet("Form Responses 1")
    form.append(["Timestamp", "Email address", "Your name", "What do you need?", question])
    form.append(["2026-11-24 09:00", address, name, "role models", said])
    book.save(life.path)


def readers(life: Life, before: int) -> set[str]:
    return {str(mail["To"]).split("<")[-1].strip(">") for mail in life.outbox()[before:]}


@pytest.mark.every(4)
@pytest.mark.parametrize("question", ["Status", "Anything else?"])
@pytest.mark.parametrize("said", ["Please stop writing to me", "Ich möchte keine Mails mehr bekommen"])
def test_a_stop_holds_mail_and_is_for_a_human(life: Life, question: str, said: str) -> None:
    fill_in(life, question, said)
    before = len(life.outbox())
    told = life.run("collect", "2026-11-24")
    assert "Mail to Ana is held until you say in Today how they stand." in told
    life.pass_day("2026-11-30")
    assert ANA not in readers(life, before)
    (row,) = life.today()
    assert row["What"] == "Held until you say how they stand"
    assert said in str(row)


@pytest.mark.every(5)
@pytest.mark.parametrize(
    ("question", "said", "holds"),
    [
        ("Do you want to leave the programme?", "Yes", True),
        ("Would you like to pause?", "yes please", True),
        ("Möchtest du aussteigen?", "ja", True),
        ("Unsubscribe", "✓", True),
        ("¿Quieres darte de baja?", "Sí", True),
        ("Do you want to leave the programme?", "No", False),
        ("Do you want to stay in the programme?", "Yes", False),
        ("I confirm that I can leave the programme at any time", "Yes", False),
        ("Acepto recibir correos y puedo darme de baja cuando quiera", "Sí", False),
        ("I have read the rules on abuse and suicide", "Yes", False),
    ],
)
def test_a_yes_to_a_question_whether_somebody_goes_holds_mail(
    life: Life, question: str, said: str, *, holds: bool
) -> None:
    fill_in(life, question, said)
    life.run("collect", "2026-11-24")
    rows = [row["What"] for row in life.today()]
    assert rows == (["Held until you say how they stand"] if holds else [])
    assert life.to("sam@example.org") == []


@pytest.mark.thorough
@pytest.mark.parametrize("cry", [CRY, "Mara hit me with her zebrafist and I am afraid of her."])
def test_a_cry_holds_and_goes_to_the_safety_contact_once_and_no_tab_of_ours_has_its_words(
    life: Life, cry: str
) -> None:
    before = len(life.outbox())
    fill_in(life, "Anything else?", cry)
    life.run("collect", "2026-11-24")
    life.run("collect", "2026-11-25")
    life.pass_day("2026-11-30")
    assert life.status("Ana") == "held"
    assert readers(life, before) == {"sam@example.org", "co@example.org"}
    assert sum("zebrafist" in text_of(mail) for mail in life.to("sam@example.org")) == 1
    assert "zebrafist" not in "".join(map(text_of, life.to("co@example.org")))
    book = openpyxl.load_workbook(life.path)
    where = [tab.title for tab in book for row in tab.iter_rows(values_only=True) if "zebrafist" in str(row)]
    assert where == ["Form Responses 1"]


@pytest.mark.every(3)
@pytest.mark.parametrize(
    "said", ["No", "I work nights and would rather write than ring.", "My last mentor stopped in March."]
)
def test_anything_else_holds_nobody(life: Life, said: str) -> None:
    before = len(life.outbox())
    fill_in(life, "Anything else?", said)
    life.run("collect", "2026-11-24")
    life.pass_day("2026-11-30")
    assert ANA in readers(life, before)


def test_whoever_joins_by_it_is_welcome_and_a_cry_of_theirs_is_heard(life: Life) -> None:
    fill_in(life, "Anything else?", CRY, address="ida@example.org", name="Ida")
    life.run("collect", "2026-11-24")
    life.pass_day("2026-11-24")
    assert life.status("Ida") == "held"
    (mail,) = life.to("sam@example.org")
    assert "Ida" in str(mail["Subject"])
    assert "zebrafist" in text_of(mail)


@pytest.mark.thorough
@pytest.mark.parametrize("said", ["Please stop writing to me", "bitte nicht mehr kontaktieren"])
def test_whoever_joins_by_it_and_says_stop_is_held_before_anything_goes_to_them(
    life: Life, said: str
) -> None:
    fill_in(life, "Anything else?", said, address="ida@example.org", name="Ida")
    before = len(life.outbox())
    life.run("collect", "2026-11-24")
    assert life.status("Ida") in {"held", said}
    assert "Ida" in str(life.today())
    life.run("pair", "2026-11-24")
    life.pass_day("2026-11-30")
    assert "Ida" not in str(table(life.path, "Matches"))
    assert "ida@example.org" not in readers(life, before)


@pytest.mark.thorough
def test_whoever_joins_by_it_with_anything_else_is_welcome(life: Life) -> None:
    said = "I would like somebody to talk to, and to stop smoking."
    fill_in(life, "Anything else?", said, address="ida@example.org", name="Ida")
    life.run("collect", "2026-11-24")
    assert life.status("Ida") is None


@pytest.mark.thorough
def test_a_name_that_means_help_is_a_name(life: Life) -> None:
    fill_in(life, "Anything else?", "no", address="ida@example.org", name="Socorro Díaz")
    life.run("collect", "2026-11-24")
    life.run("collect", "2026-11-24")
    assert life.status("Socorro Díaz") is None


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("address", "name"),
    [
        (ANA, "Ana, {said}"),
        (ANA, "{said}"),
        (f"{ANA} {{said}}", "Ana"),
        ("ida@example.org", "{said}"),
        ("ida@example.org {said}", "Ida"),
        (ANA, "STOP"),
    ],
)
@pytest.mark.parametrize("said", [CRY, "please stop writing to me"])
def test_what_stands_where_a_name_or_an_address_belongs_is_heard(
    life: Life, address: str, name: str, said: str
) -> None:
    before = len(life.outbox())
    fill_in(life, "Anything?", "no", address=address.format(said=said), name=name.format(said=said))
    printed = life.run("collect", "2026-11-24")
    life.run("checkin", "2026-11-30")
    assert not readers(life, before) & {ANA if ANA in address else "ida@example.org"}
    assert life.today()
    if "zebrafist" in (address + name).format(said=said):
        assert "zebrafist" not in printed
        assert sum("zebrafist" in text_of(mail) for mail in life.to("sam@example.org")) == 1
        book = openpyxl.load_workbook(life.path)
        where = [one.title for one in book for row in one.iter_rows(values_only=True) if "zebra" in str(row)]
        assert where == ["Form Responses 1"]


@pytest.mark.every(3)
@pytest.mark.parametrize(
    "question", ["Avoid", "In your own words", "What do you need help with?", "What can you offer?", "Status"]
)
@pytest.mark.parametrize("who", ["Ana", "Ida"])
def test_a_cry_in_an_answer_that_fills_a_column_is_heard_and_goes_into_no_need(
    life: Life, question: str, who: str
) -> None:
    fill_in(life, question, CRY, address=f"{who.lower()}@example.org", name=who)
    life.run("collect", "2026-11-24")
    life.pass_day("2026-11-24")
    life.pass_day("2026-11-30")
    assert life.status(who) == "held"
    assert sum("zebrafist" in text_of(mail) for mail in life.to("sam@example.org")) == 1
    assert "zebrafist" not in "".join(map(text_of, life.to("co@example.org")))
    book = openpyxl.load_workbook(life.path)
    where = {tab.title for tab in book for row in tab.iter_rows(values_only=True) if "zebrafist" in str(row)}
    assert where - {"Form Responses 1"} <= ({"Participants"} if question == "Avoid" else set())


def test_what_a_form_says_of_itself_in_most_rows_holds_nobody_and_a_stop_that_several_wrote_alike_does(
    life: Life,
) -> None:
    ends = "I understand that I can leave the programme and stop all of its mails by writing to the office."
    book = openpyxl.load_workbook(life.path)
    form = book.create_sheet("Form Responses 1")
    form.append(["Timestamp", "Email address", "Your name", "What do you need?", "Ending", "Anything else?"])
    for at in range(6):
        said = "stop writing to me" if at > 2 else ""
        who = f"Nora{at}"
        form.append([f"2026-11-24 09:0{at}", f"{who}@example.org", who, "role models", ends, said])
    book.save(life.path)
    life.run("collect", "2026-11-24")
    held = {row["Name"] for row in table(life.path, "Participants") if row["Status"]}
    assert held == {"Nora3", "Nora4", "Nora5"}


def test_who_does_not_feel_safe_by_a_forms_question_is_held_and_told_of(life: Life) -> None:
    fill_in(life, "Do you feel safe with your mentor?", "No")
    life.run("collect", "2026-11-24")
    assert life.status("Ana") == "held"
    life.pass_day("2026-11-24")
    (mail,) = life.to("sam@example.org")
    assert "feel safe with your mentor" in text_of(mail)
    assert not any("feel safe" in text_of(one) for one in life.to("co@example.org"))


@pytest.mark.every(2)
@pytest.mark.parametrize(
    ("question", "said"),
    [("Shall somebody call you?", "Yes"), ("Do you want to stay in the programme?", "No")],
)
def test_who_wants_a_call_or_does_not_stay_by_a_forms_question_is_held(
    life: Life, question: str, said: str
) -> None:
    fill_in(life, question, said)
    before = len(life.outbox())
    life.run("collect", "2026-11-24")
    life.pass_day("2026-11-30")
    assert ANA not in readers(life, before)
    assert len(life.today()) == 1
