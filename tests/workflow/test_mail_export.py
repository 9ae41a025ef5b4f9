"""What is held about somebody goes by mail to their own address alone, and only when it is safe."""

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest

from tests.workflow.living import Life, living, text_of
from tests.workflow.sheets import run, set_cell
from tests.workflow.test_cries import CRY

PEOPLE: list[list[str | None]] = [
    ["Name", "Email", "Languages", "Own", "Status"],
    ["Gil", "gil@example.org", None, "CANARY-gil", None],
    ["Ana", "ana@example.org", "Spanish", "CANARY-ana", None],
    ["Ida", "both@example.org", None, None, None],
    ["Uma", "both@example.org", None, None, None],
]
PAIRS: list[list[str | None]] = [
    ["Match", "Giver", "Asker", "Needs", "State"],
    [None, "Gil", "Ana", "Role models", "active"],
]
BY_MAIL = ("--mail", "--yes")
SPOKE = (*BY_MAIL, "--spoke-with-them")


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    with living(tmp_path, monkeypatch, Participants=PEOPLE, Matches=PAIRS) as one:
        yield one


def export(life: Life, who: str, *more: str, day: str = "2026-11-26", code: int | None = 0) -> str:
    return run("export", who, "--sheet", life.path, "--today", day, *more, code=code)


def find_sent(life: Life, address: str) -> list[EmailMessage]:
    """Return the mails to somebody that bring files."""
    return [mail for mail in life.to(address) if list(mail.iter_attachments())]


def files_of(mail: EmailMessage) -> dict[str, str]:
    found = ((part.get_filename() or "", part.get_content()) for part in mail.iter_attachments())
    return {name: text if isinstance(text, str) else text.decode() for name, text in found}


def waiting(life: Life, who: str) -> list[str]:
    return [str(list(row.values())) for row in life.today() if row["Who"] == who]


@pytest.mark.thorough
def test_who_wrote_my_data_stands_in_today_until_it_was_sent_to_them_in_their_language(life: Life) -> None:
    life.write("ana@example.org", "Mis datos, por favor", subject="Hola", genuine=True)
    life.pass_day("2026-11-25")
    assert "23 December" in " ".join(waiting(life, "Ana"))
    assert not (life.path.parent / "export-Ana").exists()
    export(life, "Ana", *BY_MAIL)
    (mail,) = find_sent(life, "ana@example.org")
    files = files_of(mail)
    assert {"index.html", "data.json"} <= set(files) <= {"index.html", "data.json", "mails.txt"}
    assert "CANARY-ana" in files["index.html"]
    assert "CANARY-gil" not in "".join(files.values())
    assert "El miércoles" in text_of(mail) or "preguntaste" in text_of(mail)
    assert 'lang="es"' in files["index.html"]
    assert not (life.path.parent / "export-Ana").exists()
    life.pass_day("2026-11-27")
    assert waiting(life, "Ana") == []


def test_it_goes_once_a_day_and_holds_no_earlier_one(life: Life) -> None:
    for day in ("2026-11-25", "2026-11-25", "2026-11-26"):
        export(life, "Ana", *SPOKE, day=day)
    mails = find_sent(life, "ana@example.org")
    assert len(mails) == 2
    assert "data.json" not in files_of(mails[-1]).get("mails.txt", "")


@pytest.mark.thorough
def test_who_did_not_ask_gets_nothing_until_somebody_spoke_with_them(life: Life) -> None:
    for more in ((), ("--dry-run",)):
        export(life, "Ana", *BY_MAIL, *more, code=4)
    assert find_sent(life, "ana@example.org") == []
    shown = export(life, "Ana", *SPOKE, "--dry-run")
    assert "Ana <ana@example.org>" in shown
    assert find_sent(life, "ana@example.org") == []
    export(life, "Ana", *SPOKE)
    assert len(find_sent(life, "ana@example.org")) == 1


@pytest.mark.thorough
def test_who_asked_in_their_name_without_proof_does_not_count(life: Life) -> None:
    life.write("ana@example.org", "my data", genuine=False)
    life.pass_day("2026-11-25")
    export(life, "Ana", *BY_MAIL, code=4)
    assert find_sent(life, "ana@example.org") == []


@pytest.mark.thorough
def test_after_words_that_may_mean_harm_it_waits_a_year_for_somebody_who_spoke_with_them(life: Life) -> None:
    life.write("ana@example.org", CRY)
    life.pass_day("2026-11-24")
    export(life, "Ana", *BY_MAIL, code=4)
    life.say("Asked for help", "I have talked to them, go on")
    life.pass_day("2026-11-25")
    life.write("ana@example.org", "my data", genuine=True)
    life.pass_day("2027-10-01")
    export(life, "Ana", *BY_MAIL, day="2027-10-02", code=4)
    assert find_sent(life, "ana@example.org") == []
    export(life, "Ana", *SPOKE, day="2027-10-02", code=None)
    assert len(find_sent(life, "ana@example.org")) == 1
    life.write("ana@example.org", "my data", genuine=True)
    life.pass_day("2027-12-01")
    export(life, "Ana", *BY_MAIL, day="2027-12-02", code=None)
    assert len(find_sent(life, "ana@example.org")) == 2


@pytest.mark.thorough
def test_who_has_left_gets_what_they_asked_for_and_who_shares_an_address_does_not(life: Life) -> None:
    set_cell(life.path, "Participants", 2, "Status", "left")
    export(life, "Ana", *SPOKE)
    assert len(find_sent(life, "ana@example.org")) == 1
    told = export(life, "Ida", *SPOKE, code=2)
    assert "both@example.org" not in told
    assert find_sent(life, "both@example.org") == []


def test_nothing_goes_while_all_mail_is_stopped(life: Life) -> None:
    book = openpyxl.load_workbook(life.path)
    book["Settings"].append(["All mail", "stop"])
    book.save(life.path)
    export(life, "Ana", *SPOKE, code=2)
    assert find_sent(life, "ana@example.org") == []
