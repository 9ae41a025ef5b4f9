"""What may be a cry is no refusal: none of its words are copied into Avoid, or printed."""

from pathlib import Path

import openpyxl
import pytest

from tests.workflow.living import living, text_of
from tests.workflow.sheets import table


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("said", "avoid"),
    [
        ("I am in danger, my boss hits me with a zebrafist", None),
        ("I am afraid of Gil, he hit me with his zebrafist", None),
        ("Please not with Gil. He hit me with his zebrafist and I am afraid.", "Please not with Gil"),
    ],
)
@pytest.mark.parametrize("question", ["In your own words: what would help you?", "Anything else?"])
def test_no_word_of_a_cry_is_copied_into_avoid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, avoid: str | None, question: str
) -> None:
    with living(tmp_path, monkeypatch) as life:
        book = openpyxl.load_workbook(life.path)
        form = book.create_sheet("Form Responses 1")
        whom = "Is there anybody you would rather not be matched with?"
        form.append(["Timestamp", "Email address", "Your name", "What do you need?", question, whom])
        form.append(["2026-11-24 09:00", "ida@example.org", "Ida", "role models", said, ""])
        book.save(life.path)
        printed = life.run("collect", "2026-11-24") + life.run("collect", "2026-11-25")
        (ida,) = (row for row in table(life.path, "Participants") if row["Name"] == "Ida")
        assert (ida["Status"], ida.get("Avoid")) == ("held", avoid)
        assert "zebrafist" not in printed
        assert sum("zebrafist" in text_of(mail) for mail in life.to("sam@example.org")) == 1
