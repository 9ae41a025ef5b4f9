"""Keeping in the sheet which question fills what: a row of Settings, or lines of the tab Mapping."""

from collections.abc import Iterator

from mentorsheets.sheet.edits import AddRow, Edit, SetRow
from mentorsheets.sheet.form_settings import setting_of
from mentorsheets.sheet.forms.gender_columns import find_gender_columns
from mentorsheets.sheet.forms.mapping import NOTHING, by_question, key_of, write_mapping
from mentorsheets.sheet.forms.proposal import propose_for
from mentorsheets.sheet.forms.settings import Mapped
from mentorsheets.sheet.forms.undecided import list_undecided
from mentorsheets.sheet.forms.unused import list_unused, tell_could_fill
from mentorsheets.sheet.schema import MAPPING, SETTINGS

MEANING = "Which question of this form fills which column. Edit it, or type no to leave the form alone."
WITH = " + "


def keep_mapping(one: Mapped) -> list[Edit]:
    """Return what keeps a mapping in the sheet, and notes in Mapping what its answers go into from now on.

    What a person chose stays; a question that is new gets a line of its own.
    """
    if not one.in_tab:
        return [_in_settings(one)] if one.is_proposed else []
    if not one.questions:
        if not one.is_proposed:
            return []
        # Nothing is taken yet, for an address lacks; the rest may well be right.
        one = one.with_questions(propose_for(one.form))
    lines = {key_of(line.question): line for line in one.said.lines} if one.said else {}
    fills = by_question(one.whole)
    genders = find_gender_columns(one.form)
    found: list[Edit] = []
    for asked in list_questions(one):
        columns = fills.get(asked, ())
        in_use = WITH.join(column for column in columns if column != NOTHING) or None
        line = lines.get(key_of(asked))
        if line is None:
            could = None if columns else tell_could_fill(one.form, asked, genders) or None
            found.append(_new_line(one.form.tab.title, asked, WITH.join(columns) or None, could, in_use))
        elif set(line.was) - {NOTHING} != set(columns) - {NOTHING}:
            where = {"List": line.title, "Question": line.question}
            found.append(SetRow(MAPPING.title, where, {"In use": in_use}))
    return found


def change_mapping(one: Mapped, before: Mapped) -> Iterator[Edit]:
    """Yield what makes the sheet say of a form what a person said, where it says something else already."""
    if one.said is None:
        return
    if not one.in_tab:
        name = {"Setting": setting_of(one.form.tab.title)}
        yield SetRow(SETTINGS.title, name, {"Value": write_mapping(one.whole)}, asked_by_a_person=True)
        return
    now, then = by_question(one.whole), by_question(before.whole)
    lines = {key_of(line.question): line for line in one.said.lines}
    for asked in list_questions(one):
        if now.get(asked, ()) == then.get(asked, ()):
            continue
        text = WITH.join(now.get(asked, ())) or None
        line = lines.get(key_of(asked))
        if line is None:
            yield _new_line(one.form.tab.title, asked, text, None, None)
        else:
            where = {"List": line.title, "Question": line.question}
            yield SetRow(MAPPING.title, where, {"Fills": text}, asked_by_a_person=True)


def list_questions(one: Mapped) -> list[str]:
    """Return the questions of a form that stand in Mapping: in their order, those of one column together."""
    order = {asked: place for place, asked in enumerate(one.form.questions)}
    places: dict[str, tuple[int, int]] = {}
    for several in one.whole.values():
        known = [asked for asked in several if asked in order]
        first = min((order[asked] for asked in known), default=0)
        for place, asked in enumerate(known):
            # Two parts of a name are read in the order in which their lines stand.
            places.setdefault(asked, (first, place) if len(known) > 1 else (order[asked], 0))
    for asked in (*list_unused(one.form, one.whole), *list_undecided(one.form, one.whole)):
        places.setdefault(asked, (order[asked], 0))
    return sorted(places, key=lambda asked: (places[asked], order[asked]))


def _in_settings(one: Mapped) -> AddRow:
    questions = one.questions or propose_for(one.form)
    return AddRow(
        SETTINGS.title,
        {
            "Setting": setting_of(one.form.tab.title),
            "Value": write_mapping(questions) or None,
            "Meaning": MEANING,
        },
    )


def _new_line(title: str, asked: str, fills: str | None, could: str | None, in_use: str | None) -> AddRow:
    cells = {"List": title, "Question": asked, "Fills": fills, "Could fill": could, "In use": in_use}
    return AddRow(MAPPING.title, cells)
