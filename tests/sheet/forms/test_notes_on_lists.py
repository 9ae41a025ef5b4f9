"""What people noted on the cells of a list: a refusal counts as in a comment, and nothing goes unsaid."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from tests.workflow.sheets import run, table, workbook

LIST = [
    ["Name", "Email", "Needs", "Offers"],
    ["Ana Duarte", "ana@example.org", "Grants", None],
    ["Bo Lind", "bo@example.org", None, "Grants"],
    ["Cy Young", "cy@example.org", "Grants", None],
]
MICROSOFT = "http://schemas.microsoft.com/office"


def noted(path: Path, cell: str, text: str, author: str = "Coordinator") -> Path:
    """Write a list in which somebody noted something on a cell, as programs do: with the author's name."""
    workbook(path, List=LIST)
    book = openpyxl.load_workbook(path)
    book["List"][cell].comment = Comment(f"{author}:\n{text}", author)
    book.save(path)
    return path


def threaded(path: Path, cell: str, *texts: str) -> Path:
    """Write a list with a thread of comments, beside the note that stands in its place for older programs."""
    noted(path, cell, "[Threaded comment] Your program can read this comment, and does not show it.")
    comments = "".join(
        f'<threadedComment ref="{cell}"><text>{text}</text></threadedComment>' for text in texts
    )
    part = f'<ThreadedComments xmlns="{MICROSOFT}/spreadsheetml/2018/threadedcomments">{comments}</ThreadedComments>'
    relation = (
        f'<Relationship Id="rIdT" Type="{MICROSOFT}/2017/10/relationships/threadedComment" '
        'Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    whole = path.with_suffix(".tmp")
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(whole, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name == "xl/worksheets/_rels/sheet1.xml.rels":
                data = data.replace(b"</Relationships>", relation.encode())
            after.writestr(name, data)
        after.writestr("xl/threadedComments/threadedComment1.xml", part)
    whole.rename(path)
    return path


def avoids(path: Path) -> dict[str, str]:
    return {row["Name"]: row["Avoid"] for row in table(path, "Participants") if row["Avoid"]}


@pytest.mark.every(16)
@pytest.mark.parametrize("cell", ["A2", "B2", "C2", "D2"])
@pytest.mark.parametrize(
    "text",
    [
        "Please do NOT match with Bo Lind (HR case)",
        "no con Bo Lind, por favor",
        "pas avec Bo",
        "Bitte nicht mit Bo Lind",
        "não com o Bo Lind",
        "ليس مع Bo Lind",
        "Bo Lind: see my mail",
    ],
)
def test_a_note_that_refuses_keeps_two_apart_on_whatever_cell_it_stands(
    tmp_path: Path, cell: str, text: str
) -> None:
    path = noted(tmp_path / "list.xlsx", cell, text)
    run("adopt", path, "--yes", code=1)
    assert list(avoids(path)) == ["Ana Duarte"]
    assert "Bo Lind → Ana Duarte" not in run("pair", "--sheet", path, "--dry-run", code=1)


def test_who_wrote_a_note_is_not_named_by_it_and_other_notes_are_told(tmp_path: Path) -> None:
    path = noted(tmp_path / "list.xlsx", "A2", "Comes by train.", author="Bo Lind")
    told = run("adopt", path, "--yes")
    assert avoids(path) == {}
    assert "People left notes or comments on A2" in told
    checked = run("check", "--sheet", path)
    assert "People left notes or comments on A2" in checked
    assert "Participants A1" not in checked


@pytest.mark.thorough
def test_all_of_a_thread_is_read(tmp_path: Path) -> None:
    path = threaded(tmp_path / "list.xlsx", "C2", "Is there anybody to keep away?", "Yes, never with Bo Lind")
    run("adopt", path, "--yes", code=1)
    assert "never with Bo Lind" in avoids(path)["Ana Duarte"]


@pytest.mark.thorough
def test_a_note_that_comes_later_counts_at_the_next_collect(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", List=LIST)
    run("adopt", path, "--yes")
    book = openpyxl.load_workbook(path)
    book["List"]["A4"].comment = Comment("not with Bo Lind", "Coordinator")
    book.save(path)
    run("collect", "--sheet", path, code=1)
    assert avoids(path) == {"Cy Young": "not with Bo Lind"}
