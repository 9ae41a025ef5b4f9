"""Whoever may take no part is held with a cell to mend, whatever their list calls it; others are not."""

from pathlib import Path

import pytest

from mentorsheets.sheet.cells.leaving import may_be_leaving
from tests.workflow.sheets import run, table, workbook

OUT = [
    ("Comments", "Please remove me from the list, I have no time any more"),
    ("Confirmed?", "no - dropped out"),
    ("Confirmed?", "No"),
    ("Notes", "waiting list"),
    ("Comments", "count me out this year"),
    ("Bemerkungen", "bin leider raus"),
    ("Status", "Left"),
    ("Observaciones", "Por favor, quiero darme de baja"),
    ("Remarques", "Je ne souhaite plus participer"),
    ("Bemerkung", "Ich kann leider nicht mehr teilnehmen"),
    ("Obs", "Não quero mais participar"),
    ("ملاحظات", "لا أريد المشاركة"),
    ("Participating?", "N"),
    ("Active", "No"),
    ("Active", False),
    ("Signed up for 2026?", 0),
    ("Confirmed?", "❌"),
    ("Are you still interested in taking part?", "No thanks"),
    ("Inscrit ?", "non"),
    ("Participera cette année", "Non"),
    ("Inscripción confirmada", "no"),
    ("¿Participa este año?", "No"),
    ("Bestätigt", "nein"),
    ("Macht mit?", "nein"),
    ("Confirmou?", "não"),
    ("Vai participar?", "Não"),
    ("مؤكد", "لا"),
    ("هل ستشارك؟", "لا"),
]


@pytest.mark.every(16)
@pytest.mark.parametrize(("question", "text"), OUT)
def test_who_may_take_no_part_is_not_proposed_and_has_a_cell_to_mend(
    tmp_path: Path, question: str, text: object
) -> None:
    rows = [
        ["Name", "Email", "Needs", "Offers", question],
        ["Ana Duarte", "ana@example.org", "Grants", None, None],
        ["Bo Lind", "bo@example.org", None, "Grants", text],
    ]
    path = workbook(tmp_path / "list.xlsx", List=rows)
    told = run("adopt", path, "--yes", code=None)
    assert "may say that they take no part" in told
    assert [bool(row["Status"]) for row in table(path, "Participants")] == [False, True]
    assert "Bo Lind → Ana Duarte" not in run("pair", "--sheet", path, "--dry-run", code=None)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("About you", "I dropped out of university and became a baker"),
        ("Comments", "Can't wait to take part!"),
        ("Comments", "no"),
        ("Comments", "I could not participate last year, so glad to be in now"),
        ("Have you participated in a mentoring programme before?", "No"),
        ("Are you an active member?", "No"),
        ("Employment status", "Retired"),
        ("¿Has participado antes?", "No"),
        ("Haben Sie schon teilgenommen?", "nein"),
        ("Confirmed?", "yes"),
        ("First time?", "no"),
        ("First time participating?", "No"),
        ("Do you smoke?", "no"),
        ("Active LinkedIn?", "no"),
        ("Active duty?", "no"),
        ("DBS check confirmed", "no"),
        ("Training attended?", "No"),
        ("Joining the newsletter?", "no"),
        ("State", "NO"),
        ("Première participation ?", "non"),
        ("Fumeur ?", "non"),
        ("¿Participa en otros programas?", "no"),
        ("Erste Teilnahme?", "nein"),
        ("Raucher?", "nein"),
        ("Primeira participação?", "não"),
        ("هل شاركت من قبل؟", "لا"),
    ],
)
def test_what_says_something_else_holds_nobody(question: str, text: str) -> None:
    assert not may_be_leaving(text, question)
