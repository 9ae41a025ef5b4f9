"""What people noted on a workbook's cells: in notes, and in the threads that newer programs write."""

from mentorsheets.sheet.a1 import place
from mentorsheets.sheet.notes import CellIndexes, theirs
from mentorsheets.sheet.workbook.notes import NOTES_AUTHOR
from mentorsheets.sheet.workbook.xml import parse
from mentorsheets.sheet.workbook.zip import Parts


def comments_of(parts: Parts, tab: str) -> dict[CellIndexes, str]:
    """Return what people noted on cells of the tab in the part of this name, by (row, column) index.

    Who wrote it is left out: a note begins with its author's name, who is not named by it. A thread has all
    that was said in it; the note in its place for older programs says less, and in words of theirs.
    """
    found: dict[CellIndexes, str] = {}
    for name in _there(parts, tab, "/comments"):
        root = parse(parts.read(name))
        authors = [author.text or "" for author in root.iterfind("{*}authors/{*}author")]
        for comment in root.iter("{*}comment"):
            text = "".join(piece.text or "" for piece in comment.iterfind(".//{*}t")).strip()
            number = comment.get("authorId", "")
            author = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""
            found[place(comment.get("ref", ""))] = (
                text.removeprefix(f"{author}:") if author != NOTES_AUTHOR else text
            )
    threads: dict[CellIndexes, list[str]] = {}
    for name in _there(parts, tab, "/threadedComment"):
        for comment in parse(parts.read(name)).iter("{*}threadedComment"):
            said = threads.setdefault(place(comment.get("ref", "")), [])
            said.append(comment.findtext("{*}text") or "")
    return theirs(found | {where: "\n".join(said) for where, said in threads.items()})


def _there(parts: Parts, tab: str, kind: str) -> list[str]:
    return [name for name in parts.related(tab, kind) if name in parts.archive.NameToInfo]
