"""A list as it is read on: its questions, its own columns in their places, and made ones behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from mentorsheets.sheet.adopt.branches import join_branches
from mentorsheets.sheet.adopt.by_topic import find_topic_sides, put_topic_sides
from mentorsheets.sheet.adopt.grids import find_grids, grid_answer, is_of_days
from mentorsheets.sheet.adopt.headerless import put_questions_above
from mentorsheets.sheet.adopt.legends import explain_signs
from mentorsheets.sheet.adopt.made import AS_ASKER, AS_GIVER, TICKED, MadeColumns
from mentorsheets.sheet.adopt.parted import put_roles
from mentorsheets.sheet.adopt.previews import without_previews
from mentorsheets.sheet.adopt.questions import Titles, find_questions, has_time_stamps
from mentorsheets.sheet.adopt.ranks import FIRST_RANKS, are_marks, are_rankings, first_ranked, ranked_columns
from mentorsheets.sheet.adopt.role_sets import Role
from mentorsheets.sheet.adopt.roles import find_by_legend, find_role_questions, role_of_title
from mentorsheets.sheet.adopt.scales import put_scales, read_scale
from mentorsheets.sheet.adopt.sections import take_out_headings
from mentorsheets.sheet.adopt.ticks import asked_and_offered, ticked_topics
from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.cells.trimmings import without_trimmings
from mentorsheets.sheet.filled_down import without_filled_down
from mentorsheets.sheet.last_row import without_totals

SAMPLE = 400
"""Rows by whose answers a column is known for what it is."""
SIDES = {"asks": f" {AS_ASKER}", "offers": f" {AS_GIVER}", "": ""}
"""What is put behind a question whose answers are of one side."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A list laid out: `tab` has the questions in the row index `header`, and made columns from `width` on.

    `made_of` tells for each made question the own ones that went into it; `role` is that of everybody in
    the list, if its title says one. `above` counts rows of `tab` that were put above the list's own.
    `undecided` are the made questions of roles that nobody knows; `previews` are the row indexes of answers
    that nobody gave, and `examples` those of answers that show how to answer,
    `notes` those of remarks on the list.
    """

    tab: Tab
    header: int
    width: int
    role: Role | None = None
    made_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    above: int = 0
    undecided: tuple[str, ...] = ()
    previews: tuple[int, ...] = ()
    examples: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()


def lay_out(tab: Tab, times: Sequence[str], beside: Role | None = None) -> Layout | None:
    """Return the layout of a list, None if nothing stands in it; `times` are titles of time stamps.

    `beside` is the role that its title has by those of the lists beside it.
    """
    made_above = None if has_time_stamps(tab, times) else put_questions_above(tab)
    tab, above = made_above or tab, int(made_above is not None)
    found = find_questions(tab, times)
    if found is None:
        return None
    header, asked_so = found
    # A question is the same however it is broken into lines.
    titles: Titles = tuple(" ".join(one.split()) if isinstance(one, str) else one for one in asked_so)
    tab, previews = without_previews(tab, header, titles)
    tab = without_filled_down(tab, header)
    sections = take_out_headings(tab, header, titles)
    tab = without_filled_down(without_totals(sections.tab, header), header)
    titles = join_branches(sections.titles, tab.rows[header + 1 :])
    width = max(len(row) for row in [titles, *tab.rows])
    below = tab.rows[header + 1 :]
    explained = explain_signs(titles, below, _says_sides_itself)
    own = replace(tab, rows=(*tab.rows[:header], titles, *explained.rows))
    made, roles = MadeColumns(), sections.roles
    role = role_of_title(tab.title) or beside or _role_of_all(tab, header, roles)
    headings = {row: roles.get(row) or role for row in range(header + 1, len(tab.rows))}
    bare = _without_trimmings(explained.titles)
    asked = find_role_questions(bare, own.rows[header + 1 :], is_of_one=role is not None)
    by_side = find_topic_sides(bare, own.rows[header + 1 : header + 1 + SAMPLE], set())
    if len({plain(one.topic) for one in by_side.values()}) > 1:
        # "CV wanted" and "CV offered" alone may be roles; beside those of other topics they are none.
        asked = [one for one in asked if one.column not in by_side]
    rated = put_scales(own, header, titles, made)
    spread = rated | _put_spread(
        own, header, titles, rated | {one.column for one in asked}, made, explained.titles
    )
    _put_ranks(own, header, titles, role, made)
    of_rows = {row: one for row, one in headings.items() if one}
    put_roles(own, header, titles, of_rows, asked, spread, made)
    examples, notes = sections.examples, sections.notes
    if not made.answers:
        return Layout(
            own, header, width, role, above=above, previews=previews, examples=examples, notes=notes
        )
    whole = _with_made_columns(own, header, width, made)
    undecided = tuple(made.undecided)
    return Layout(whole, header, width, role, made.made_of, above, undecided, previews, examples, notes)


def _with_made_columns(own: Tab, header: int, width: int, made: MadeColumns) -> Tab:
    lines = [list(row) for row in own.rows]
    for place, (question, answers) in enumerate(made.answers.items(), width):
        for row, value in {header: question, **answers}.items():
            lines[row] += [None] * (place + 1 - len(lines[row]))
            lines[row][place] = value
    return replace(own, rows=tuple(map(tuple, lines)))


def _without_trimmings(titles: Titles) -> Titles:
    return tuple(without_trimmings(one) if isinstance(one, str) else one for one in titles)


def _says_sides_itself(title: str, answers: Sequence[str]) -> bool:
    """Return whether a header explains signs for who asks and who offers, which are read as they are."""
    return bool(read_scale(title) or find_by_legend(title, answers))


def _role_of_all(tab: Tab, header: int, roles: Mapping[int, Role]) -> Role | None:
    """Return the role that headings give to every row of a list, None if they give several or not to all."""
    there = [
        roles.get(row)
        for row in range(header + 1, len(tab.rows))
        if any(cell not in (None, "") for cell in tab.rows[row])
    ]
    return there[0] if there and len(set(there)) == 1 else None


def _put_spread(
    tab: Tab, header: int, titles: Titles, roles: set[int], made: MadeColumns, read: Titles
) -> set[int]:
    """Put what stands spread over several columns into one answer each, and return these columns.

    The columns of `roles` are none of them. `read` are the titles without the signs that they explain.
    """
    sample = tab.rows[header + 1 : header + 1 + SAMPLE]
    by_side = find_topic_sides(_without_trimmings(read), sample, roles)
    roles = roles | by_side.keys()
    grids = find_grids(read, sample, roles)
    # Marks from one to five are no ticks, and say of nothing that somebody asks for it or offers it.
    grids = {
        base: columns
        for base, columns in grids.items()
        if is_of_days(columns) or not are_marks(columns, sample)
    }
    ranked = {base for base, columns in grids.items() if are_rankings(columns, sample)}
    spread = {column for columns in grids.values() for column in columns} | roles
    topics = ticked_topics(read, sample, spread)
    for row in range(header + 1, len(tab.rows)):
        put_topic_sides(row, dict(enumerate(tab.rows[row])), by_side, titles, made)
        for question, columns in grids.items():
            own = [str(titles[column]) for column in columns]
            cells = _named(tab, row, columns)
            made.put(question, row, first_ranked(cells) if question in ranked else grid_answer(cells), *own)
            if question not in ranked:
                _put_sides(question, row, cells, own, made, is_grid=True)
        marked = _named(tab, row, topics)
        _put_sides(TICKED, row, marked, [str(titles[place]) for place in topics], made, is_grid=False)
    return spread | topics.keys()


def _put_sides(
    question: str,
    row: int,
    cells: Mapping[str, Cell],
    own: Sequence[str],
    made: MadeColumns,
    *,
    is_grid: bool,
) -> None:
    by_side: dict[str, list[str]] = {}
    for topic, side in asked_and_offered(cells):
        by_side.setdefault(side, []).append(topic)
    for side, topics in by_side.items():
        # The ticks of a grid were put already, by days where it has any.
        if side or not is_grid:
            made.put(f"{question}{SIDES[side]}", row, "; ".join(topics), *own)


def _put_ranks(tab: Tab, header: int, titles: Titles, role: Role | None, made: MadeColumns) -> None:
    """Put what everybody of a list ranked first into an answer; a list of no role does not say which side."""
    if role not in (Role.ASKS, Role.OFFERS):
        return
    columns = ranked_columns(titles, tab.rows[header + 1 :])
    name = AS_ASKER if role is Role.ASKS else AS_GIVER
    for row in range(header + 1, len(tab.rows) if columns else 0):
        made.put(f"{FIRST_RANKS} {name}", row, first_ranked(_named(tab, row, columns)), *columns.values())


def _named(tab: Tab, row: int, columns: Mapping[int, str]) -> dict[str, Cell]:
    cells = tab.rows[row]
    return {title: cells[column] if column < len(cells) else None for column, title in columns.items()}
