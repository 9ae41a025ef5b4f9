"""What a row says, parted by the role in which its person takes part: topics are asked for, offered, or both."""

from collections.abc import Mapping, Sequence

from mentorsheets.sheet.adopt.amounts import asks_how_many
from mentorsheets.sheet.adopt.branches import sides_of_branches
from mentorsheets.sheet.adopt.choices_of_topics import OF_CHOICES, find_choices_of_topics
from mentorsheets.sheet.adopt.follow_ups import find_follow_ups
from mentorsheets.sheet.adopt.made import AS_ASKER, AS_GIVER, MENTORING, ROLE_ALONE, TICKED, MadeColumns
from mentorsheets.sheet.adopt.questions import Titles
from mentorsheets.sheet.adopt.role_sets import ASKS, NEITHER, OFFERS, Role, RoleQuestion, Roles
from mentorsheets.sheet.adopt.side_titles import side_of_question
from mentorsheets.sheet.adopt.ticks import are_numbers, are_options, are_yes_or_no, side_of_group
from mentorsheets.sheet.adopt.topics import (
    INTEREST_ALONE,
    asks_for_topics,
    find_stem,
    is_for_owned,
    is_for_wanted,
    is_of_topics,
    offers_topics,
)
from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.refusal import is_negated
from mentorsheets.sheet.cells.text import plain

LONGEST_WORD = 60
"""Characters of an unknown role that are told."""


def put_roles(
    tab: Tab,
    header: int,
    titles: Titles,
    headings: Mapping[int, Role],
    questions: Sequence[RoleQuestion],
    spread: set[int],
    made: MadeColumns,
) -> None:
    """Part what each row says by its role: that of its list, or what it answers to the `questions` for it.

    `headings` give the roles of rows by their index. `spread` are the columns that were gathered into others already.
    A role that nobody knows is put by itself, so that somebody can say what it means.
    """
    if not questions and not headings:
        return
    asked, below = [str(titles[one.column]) for one in questions], tab.rows[header + 1 :]
    is_parted = bool(questions) or len(set(headings.values())) > 1
    topics = _topics(titles, below, spread | {one.column for one in questions}) if is_parted else {}
    follow_ups = find_follow_ups(titles, below, questions)
    topics |= {place: str(titles[place]) for place in follow_ups.keys() - spread}
    topics |= (choices := find_choices_of_topics(titles, below, spread | topics.keys()))
    roles = [
        _roles_of_row(cells, headings.get(row), questions) for row, cells in enumerate(below, header + 1)
    ]
    topics = _with_interests(titles, below, roles, spread, topics)
    own = _sides_of_goals(topics, questions, is_of_headings=bool(headings))
    topics = {place: title for place, title in topics.items() if own.get(place) != NEITHER}
    stems = {one: find_stem(one, topics.values()) for one in topics.values()}
    stems |= dict.fromkeys(choices.values(), OF_CHOICES)
    sides = sides_of_branches(topics, below, roles) | own | _sides_of_titles(topics) | follow_ups
    gathered = [name for name in made.answers if name == TICKED or is_of_topics(name)]
    for row, (cells, theirs) in enumerate(zip(below, roles, strict=True), header + 1):
        if not any(cell not in (None, "") for cell in cells):
            continue
        of_all = {name: answer for name in gathered if (answer := made.answers[name].get(row))}
        for side, name in ((Role.ASKS, AS_ASKER), (Role.OFFERS, AS_GIVER)):
            if side in theirs:
                made.put(f"{ROLE_ALONE} {name}", row, MENTORING, *asked)
                of_side = {one: title for one, title in topics.items() if side in sides.get(one, theirs)}
                for title, answer in (of_all | _answers_of(cells, of_side, stems)).items():
                    own_ones = [one for one, stem in stems.items() if stem == title] or [title]
                    made.put(f"{title} {name}", row, answer, *own_ones, *made.made_of.get(title, ()), *asked)
        said = of_all | _answers_of(cells, topics, {})
        open_ones = [] if row in headings else questions
        if unknown := _unknown_role(cells, titles, open_ones, theirs, is_needed=bool(said)):
            first = next(iter(said.values()), MENTORING)
            made.put_undecided(unknown, row, first, *asked, *list(said)[:1])
    if is_parted:
        _announce_other_side(made)


def _sides_of_goals(
    topics: Mapping[int, str], questions: Sequence[RoleQuestion], *, is_of_headings: bool
) -> dict[int, Roles]:
    """Return of which side skills and goals are that stand beside one another: what somebody can, and wants to.

    Where no role says that somebody asks, goals are everybody's, and parted by none; nor are skills where a yes or
    a no tells only who wants a mentor: nobody needs what they can.
    """
    owned = [place for place, title in topics.items() if is_for_owned(title)]
    wanted = [place for place, title in topics.items() if is_for_wanted(title)]
    said = {role for one in questions for roles in one.meanings.values() for role in roles or ()}
    if owned and said == {Role.ASKS} and not is_of_headings and not any(one.is_choice for one in questions):
        return dict.fromkeys(owned, NEITHER)
    if not owned or not wanted:
        return {}
    may_ask = Role.ASKS in said or is_of_headings
    return dict.fromkeys(owned, OFFERS) | dict.fromkeys(wanted, ASKS if may_ask else NEITHER)


def _sides_of_titles(topics: Mapping[int, str]) -> dict[int, Roles]:
    sides = {place: side_of_question(title) for place, title in topics.items()}
    of_groups = {place: Role(side) for place, title in topics.items() if (side := side_of_group(title))}
    return {place: frozenset((side,)) for place, side in ({**sides, **of_groups}).items() if side}


def _topics(titles: Titles, rows: Sequence[Sequence[Cell]], closed: set[int]) -> dict[int, str]:
    """Return the questions for topics by their columns, but for those that are `closed`, and of yes or no.

    What says itself whether it is asked for or offered is not for a role to tell.
    """
    return {
        place: title
        for place, title in enumerate(titles)
        if place not in closed
        and isinstance(title, str)
        and is_of_topics(title)
        and not asks_how_many(title)
        and not asks_for_topics(title)
        and not offers_topics(title)
        and not are_yes_or_no(rows, place)
        and not are_numbers(rows, place)
        and not are_options(title, rows, place)
        and not is_negated(title)
    }


def _with_interests(
    titles: Titles,
    rows: Sequence[Sequence[Cell]],
    roles: Sequence[Roles],
    closed: set[int],
    topics: Mapping[int, str],
) -> dict[int, str]:
    """Return the questions for topics, with the column of interests where it takes their place for somebody."""
    if not topics:
        return _interests_by_row(titles, rows, closed)
    return {**topics, **_interests_of_askers(titles, rows, roles, closed, topics)}


def _interests_by_row(titles: Titles, rows: Sequence[Sequence[Cell]], closed: set[int]) -> dict[int, str]:
    """Return the column of interests of a list with a row for each of them: somebody stands in several rows."""
    places = _columns_of_interests(titles, closed)
    addresses = [cell.casefold() for row in rows for cell in row if isinstance(cell, str) and "@" in cell]
    firsts = [plain(str(row[0])) for row in rows if row and row[0] not in (None, "")]
    comes_again = any(len(set(told)) < len(told) for told in (addresses, firsts))
    return places if comes_again and len(places) == 1 else {}


def _interests_of_askers(
    titles: Titles,
    rows: Sequence[Sequence[Cell]],
    roles: Sequence[Roles],
    closed: set[int],
    topics: Mapping[int, str],
) -> dict[int, str]:
    """Return the column of interests that only those answer who ask, and who answer no other question for topics."""
    of_askers = [cells for cells, theirs in zip(rows, roles, strict=True) if theirs == ASKS]
    of_others = [cells for cells, theirs in zip(rows, roles, strict=True) if theirs != ASKS]
    if not of_askers or any(_cell(cells, place) for cells in of_askers for place in topics):
        return {}
    return {
        place: title
        for place, title in _columns_of_interests(titles, closed | topics.keys()).items()
        if any(_cell(cells, place) for cells in of_askers)
        and not any(_cell(cells, place) for cells in of_others)
    }


def _columns_of_interests(titles: Titles, closed: set[int]) -> dict[int, str]:
    return {
        place: title
        for place, title in enumerate(titles)
        if place not in closed and isinstance(title, str) and plain(title) in INTEREST_ALONE
    }


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


def _is_left_open(
    one: RoleQuestion, theirs: Roles, questions: Sequence[RoleQuestion], cells: Sequence[Cell]
) -> bool:
    """Return whether a question of yes or no may add to the roles of a row that another one said, and not a choice."""
    has_chosen = any(other.is_choice and other.said(_cell(cells, other.column)) for other in questions)
    yes = {role for roles in one.meanings.values() for role in roles or ()}
    return not one.is_choice and not has_chosen and not yes <= theirs


def _unknown_role(
    cells: Sequence[Cell],
    titles: Titles,
    questions: Sequence[RoleQuestion],
    theirs: Roles,
    *,
    is_needed: bool,
) -> str:
    """Return the question that is made of a role that nobody knows, "" if the row says none or is plain.

    A row without an answer counts where it has topics (`is_needed`), which would be lost, and no role from others.
    """
    is_needed = is_needed and not theirs
    if theirs:
        questions = [one for one in questions if _is_left_open(one, theirs, questions, cells)]
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


def _answers_of(cells: Sequence[Cell], places: Mapping[int, str], stems: Mapping[str, str]) -> dict[str, str]:
    """Return what a row answers by question, or by the stem of several, of whose columns it may fill several."""
    found: dict[str, str] = {}
    for place, title in places.items():
        cell, asked = _cell(cells, place), stems.get(title, title)
        if isinstance(cell, str) and cell.strip():
            found[asked] = f"{found[asked]}; {cell}" if asked in found else cell
    return found


def _cell(cells: Sequence[Cell], place: int) -> Cell:
    return cells[place] if place < len(cells) else None
