"""A question for anything whatever fills no column, wherever its words or its answers lean."""

from pathlib import Path

import openpyxl
import pytest

from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.cells.anything_else import asks_for_anything
from mentorsheets.sheet.forms.find import as_form
from mentorsheets.sheet.forms.mapping import could_fill
from mentorsheets.sheet.forms.proposal import propose_for
from tests.workflow.living import living

FREE = (
    "Anything else we should know?", "Anything else?", "Is there anything else you would like to share?", "Anything you want to tell us?",
    "¿Algo más que debamos saber?", "¿Hay algo más que quieras contarnos?", "Gibt es noch etwas, das wir wissen sollten?",
    "Sonst noch etwas?", "Y a-t-il autre chose que nous devrions savoir ?", "Há mais alguma coisa que devemos saber?",
    "هل هناك شيء آخر يجب أن نعرفه؟",
)  # fmt: skip
OF_A_SIDE = ("What else could you offer?", "Anything else you could teach?", "What do you know well?")


@pytest.mark.parametrize("question", FREE)
def test_it_fills_nothing(question: str) -> None:
    assert could_fill(question) is None
    rows = (
        ("Timestamp", "Email Address", "What is your name?", "What do you need?", question),
        ("2026-11-25 08:00", "lou@example.org", "Lou Berg", "Accountability", "Actually I changed my mind"),
        ("2026-11-25 09:00", "bo@example.org", "Bo Lind", "Role models", "no mail please"),
    )
    form = as_form(Tab("Form responses 1", rows))
    assert form is not None
    assert question not in str(propose_for(form))


@pytest.mark.parametrize("question", OF_A_SIDE)
def test_what_asks_for_a_side_is_none(question: str) -> None:
    assert not asks_for_anything(question)


def test_a_stop_of_a_newcomer_below_it_holds_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = (
        "Actually I changed my mind, forget about me", "Olvidaos de mí, por favor", "Bitte vergessen Sie mich", "Oubliez-moi",
        "Esqueçam-me",
    )  # fmt: skip
    with living(tmp_path, monkeypatch) as life:
        book = openpyxl.load_workbook(life.path)
        form = book.create_sheet("Form Responses 1")
        form.append(["Timestamp", "Email address", "Your name", "What do you need?", FREE[0]])
        for number, words in enumerate(said):
            form.append(
                [f"2026-11-24 09:0{number}", f"p{number}@example.org", f"P{number}", "role models", words]
            )
        book.save(life.path)
        life.run("collect", "2026-11-24")
        # Words that say in themselves that somebody takes no part stand in Status, and keep mail from them too.
        assert {life.status(f"P{number}") for number in range(len(said))} == {"held", said[0]}
