"""A list as it is read on: its questions, its own columns in their places, and made ones behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from mentorsheets.sheet.adopt.grids import asked_and_offered, bracketed, grid_answer, ticked_topics
from mentorsheets.sheet.adopt.headerless import put_questions_above
from mentorsheets.sheet.adopt.questions import Titles, find_questions, has_time_stamps
from mentorsheets.sheet.adopt.ranks import FIRST_RANKS, first_ranked, ranked_columns
from mentorsheets.sheet.adopt.roles import Role, asks_for_role, role_of_answer, role_of_title
from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.text import plain

SAMPLE = 400
"""Rows by whose answers a column is known for what it is."""
AS_ASKER, AS_GIVER = "as somebody who asks", "as somebody who offers"
TICKED = "Ticked topics"
ROLE_ALONE = "Taking part"
MENTORING = "Mentoring"
"""The need of those of whom a list says that they want a mentor, and not what for."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A list laid out: `tab` has the questions in the row index `header`, and made columns from `width` on.

    `made_of` tells for each made question the own ones that went into it; `role` is that of everybody in
    the list, if its title says one. `above` counts rows of `tab` that were put above the list's own.
    """

    tab: Tab
    header: int
    width: int
    role: Role | None = None
    made_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    above: int = 0


@dataclass(slots=True)
class _Made:
    """Made columns on the way: the answers by row index, and what each was made of."""

    answers: dict[str, dict[int, str]] = field(default_factory=dict)
    made_of: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def put(self, question: str, row: int, answer: str, *own: str) -> None:
        """Note what a row answers to a made question."""
        if answer:
            self.answers.setdefault(question, {})[row] = answer
            self.made_of[question] = tuple(dict.fromkeys((*self.made_of.get(question, ()), *own)))


def lay_out(tab: Tab, times: Sequence[str]) -> Layout | None:
    """Return the layout of a list, None if nothing stands in it; `times` are titles of time stamps."""
    made_above = None if has_time_stamps(tab, times) else put_questions_above(tab)
    tab, above = made_above or tab, int(made_above is not None)
    found = find_questions(tab, times)
    if found is None:
        return None
    header, titles = found
    rows = [list(row) for row in tab.rows]
    width = max(len(row) for row in [titles, *rows])
    own = replace(tab, rows=(*tab.rows[:header], titles, *tab.rows[header + 1 :]))
    made, role = _Made(), role_of_title(tab.title)
    _put_grids(own, header, titles, made)
    _put_ranks(own, header, titles, role, made)
    _put_roles(own, header, titles, role, made)
    if not made.answers:
        return Layout(own, header, width, role, above=above)
    lines = [list(row) for row in own.rows]
    for place, (question, answers) in enumerate(made.answers.items(), width):
        for row, value in {header: question, **answers}.items():
            lines[row] += [None] * (place + 1 - len(lines[row]))
            lines[row][place] = value
    return Layout(replace(own, rows=tuple(map(tuple, lines))), header, width, role, made.made_of, above)


def _put_grids(tab: Tab, header: int, titles: Titles, made: _Made) -> None:
    grids = bracketed(titles)
    for question, columns in grids.items():
        own = [str(titles[column]) for column in columns]
        for row in range(header + 1, len(tab.rows)):
            made.put(question, row, grid_answer(_named(tab, row, columns)), *own)
    taken = {column for columns in grids.values() for column in columns}
    topics = ticked_topics(titles, tab.rows[header + 1 : header + 1 + SAMPLE], taken)
    for row in range(header + 1, len(tab.rows)):
        by_side: dict[str, list[str]] = {}
        for topic, side in asked_and_offered(_named(tab, row, topics)):
            by_side.setdefault(side, []).append(topic)
        for side, ticked in by_side.items():
            question = {"asks": f"{TICKED} {AS_ASKER}", "offers": f"{TICKED} {AS_GIVER}"}.get(side, TICKED)
            made.put(question, row, "; ".join(ticked), *topics.values())


def _put_ranks(tab: Tab, header: int, titles: Titles, role: Role | None, made: _Made) -> None:
    """Put what everybody of a list ranked first into an answer; a list of no role does not say which side."""
    if role not in (Role.ASKS, Role.OFFERS):
        return
    columns = ranked_columns(titles, tab.rows[header + 1 :])
    name = AS_ASKER if role is Role.ASKS else AS_GIVER
    for row in range(header + 1, len(tab.rows) if columns else 0):
        made.put(f"{FIRST_RANKS} {name}", row, first_ranked(_named(tab, row, columns)), *columns.values())


def _put_roles(tab: Tab, header: int, titles: Titles, role: Role | None, made: _Made) -> None:
    """Part what a row says by its role, wherever the role stands."""
    sample = tab.rows[header + 1 : header + 1 + SAMPLE]
    asked = [
        column
        for column, title in enumerate(titles)
        if isinstance(title, str) and asks_for_role(title, _texts(sample, column))
    ]
    if not asked and role is None:
        return
    for row in range(header + 1, len(tab.rows)):
        cells = tab.rows[row]
        if not any(cell not in (None, "") for cell in cells):
            continue
        here = role
        if asked and asked[0] < len(cells) and isinstance(cells[asked[0]], str):
            here = role_of_answer(str(cells[asked[0]]))
        own = [str(titles[column]) for column in asked[:1]]
        for side, name in ((Role.ASKS, AS_ASKER), (Role.OFFERS, AS_GIVER)):
            if here in (side, Role.BOTH):
                made.put(f"{ROLE_ALONE} {name}", row, MENTORING, *own)
                _part_ticks(row, name, made, own)
                if asked:
                    _part_topics(tab, row, titles, name, made, own)


def _part_topics(tab: Tab, row: int, titles: Titles, name: str, made: _Made, role: Sequence[str]) -> None:
    for column, title in enumerate(titles):
        cell = tab.rows[row][column] if column < len(tab.rows[row]) else None
        if isinstance(title, str) and isinstance(cell, str) and is_of_topics(title):
            made.put(f"{title} {name}", row, cell, title, *role)


def _part_ticks(row: int, name: str, made: _Made, role: Sequence[str]) -> None:
    if ticked := made.answers.get(TICKED, {}).get(row):
        made.put(f"{TICKED} {name}", row, ticked, *made.made_of[TICKED], *role)


def is_of_topics(question: str) -> bool:
    """Return whether a question is for the topics of mentoring, which means other things by role."""
    words = f" {plain(question)} "
    return any(f" {word} " in words for word in TOPIC_WORDS)


TOPIC_WORDS = (
    "topic", "topics", "area", "areas", "expertise", "skills", "skill", "subject", "subjects", "focus",
    "goals", "themes", "fields", "field", "temas", "tema", "habilidades", "sujets", "domaines", "competences",
    "themen", "bereiche", "assuntos", "competencias", "tracks", "track", "مواضيع", "مجالات",
)  # fmt: skip


def _named(tab: Tab, row: int, columns: Mapping[int, str]) -> dict[str, Cell]:
    cells = tab.rows[row]
    return {title: cells[column] if column < len(cells) else None for column, title in columns.items()}


def _texts(rows: Sequence[Sequence[Cell]], column: int) -> list[str]:
    cells = (row[column] for row in rows if column < len(row))
    return [cell for cell in cells if isinstance(cell, str) and cell.strip()]
