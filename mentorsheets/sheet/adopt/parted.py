"""What a row says, parted by the role in which its person takes part: topics are asked for, offered, or both."""

from collections.abc import Mapping, Sequence

from mentorsheets.sheet.adopt.made import AS_ASKER, AS_GIVER, MENTORING, ROLE_ALONE, TICKED, MadeColumns
from mentorsheets.sheet.adopt.questions import Titles
from mentorsheets.sheet.adopt.roles import NEITHER, Role, RoleQuestion, Roles
from mentorsheets.sheet.adopt.ticks import are_yes_or_no
from mentorsheets.sheet.adopt.topics import is_of_topics
from mentorsheets.sheet.backend import Cell, Tab

LONGEST_WORD = 60
"""Characters of an unknown role that are told."""


def put_roles(
    tab: Tab,
    header: int,
    titles: Titles,
    role: Role | None,
    questions: Sequence[RoleQuestion],
    spread: set[int],
    made: MadeColumns,
) -> None:
    """Part what each row says by its role: that of the list, or what it answers to the `questions` for it.

    `spread` are the columns that were gathered into others already. A role that nobody knows is put by itself, so
    that somebody can say what it means.
    """
    if not questions and role is None:
        return
    asked = [str(titles[one.column]) for one in questions]
    closed = spread | {one.column for one in questions}
    topics = {
        place: title
        for place, title in enumerate(titles)
        if questions
        and place not in closed
        and isinstance(title, str)
        and is_of_topics(title)
        and not are_yes_or_no(tab.rows[header + 1 :], place)
    }
    gathered = [name for name in made.answers if name == TICKED or is_of_topics(name)]
    for row in range(header + 1, len(tab.rows)):
        cells = tab.rows[row]
        if not any(cell not in (None, "") for cell in cells):
            continue
        said = _topics_of_row(cells, row, topics, gathered, made)
        roles = _roles_of_row(cells, role, questions)
        for side, name in ((Role.ASKS, AS_ASKER), (Role.OFFERS, AS_GIVER)):
            if side in roles:
                made.put(f"{ROLE_ALONE} {name}", row, MENTORING, *asked)
                for title, answer in said.items():
                    own = (title, *made.made_of.get(title, ()), *asked)
                    made.put(f"{title} {name}", row, answer, *own)
        if unknown := "" if roles or role else _unknown_role(cells, titles, questions, is_needed=bool(said)):
            first = next(iter(said.values()), MENTORING)
            made.put_undecided(unknown, row, first, *asked, *list(said)[:1])
    if questions:
        _announce_other_side(made)


def _announce_other_side(made: MadeColumns) -> None:
    """Make the other side of each question that a role parted: whoever signs up next may be of it."""
    for question in list(made.answers):
        for side, other in ((AS_ASKER, AS_GIVER), (AS_GIVER, AS_ASKER)):
            if question.endswith(side):
                made.announce(question.removesuffix(side) + other, question)


def _roles_of_row(cells: Sequence[Cell], role: Role | None, questions: Sequence[RoleQuestion]) -> Roles:
    found = (
        frozenset((Role.ASKS, Role.OFFERS)) if role is Role.BOTH else frozenset((role,)) if role else NEITHER
    )
    for one in questions:
        said = one.said(_cell(cells, one.column))
        if said is None:
            continue
        found = said if one.is_choice else found | said
    return found


def _unknown_role(
    cells: Sequence[Cell], titles: Titles, questions: Sequence[RoleQuestion], *, is_needed: bool
) -> str:
    """Return the question that is made of a role that nobody knows, "" if the row says none or is plain.

    A row without an answer counts where it has topics (`is_needed`), which would be lost.
    """
    for one in questions:
        cell = _cell(cells, one.column)
        if one.said(cell) is not None:
            continue
        title = str(titles[one.column]).strip(" ?:؟")
        if word := " ".join(str(cell if cell is not None else "").split()):
            return f"{title}: {word[:LONGEST_WORD]}"
        if is_needed:
            return f"{title}: no answer"
    return ""


def _topics_of_row(
    cells: Sequence[Cell], row: int, topics: Mapping[int, str], gathered: Sequence[str], made: MadeColumns
) -> dict[str, str]:
    found = {name: said for name in gathered if (said := made.answers[name].get(row))}
    own = {title: _cell(cells, place) for place, title in topics.items()}
    return found | {title: cell for title, cell in own.items() if isinstance(cell, str) and cell.strip()}


def _cell(cells: Sequence[Cell], place: int) -> Cell:
    return cells[place] if place < len(cells) else None
