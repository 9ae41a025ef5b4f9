"""What every kind of sheet must do alike with notes on cells that have a problem."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from mentorsheets.domain.changes import Changed
from mentorsheets.domain.enums import Standing
from mentorsheets.domain.events import PersonEvent
from mentorsheets.relations.transitions import personal_entry
from mentorsheets.sheet.backend import AppendRows, Cell, NoteCells, Operation, WriteCells
from mentorsheets.sheet.notes import is_ours, noting
from mentorsheets.sheet.reading.programme import read_programme
from mentorsheets.workflow.save import save
from tests.sheet.desks import Desk, Grid, Interrupted, rows_of

PEOPLE: list[list[Cell]] = [
    ["Name", "Email", "Can support", "Notes"],
    ["Chidi Okafor", "chidi@example.org", "2", "sails"],
    ["Ana Duarte", "ana@example.org", "who knows", "sings"],
    ["Bo Lind", "bo@example.org", "1", None],
]
TABS: dict[str, Grid] = {"Participants": PEOPLE, "Needs": [["Person", "Need"]]}
OURS = "mentorsheets: please mend\nCall back on Monday.\n(This note goes once that is done.)"


def kept(desk: Desk, *acts: Callable[[], None]) -> dict[str, str]:
    """Do what each run does at its end, a person acting between its reading and its writing; see the notes."""
    reading = read_programme(desk.backend.read())
    save(Interrupted(desk.backend, *acts) if acts else desk.backend, reading, (), date(2027, 1, 4))
    return desk.notes("Participants")


def noted(desk: Desk, notes: dict[tuple[int, int], str | None]) -> dict[str, str]:
    desk.backend.write([NoteCells("Participants", notes)], desk.backend.read())
    return desk.notes("Participants")


def pause(desk: Desk, name: str) -> dict[str, str]:
    """Let somebody ask for a pause, as an answer of theirs comes in; see the notes."""
    reading = read_programme(desk.backend.read())
    person = next(one for one in reading.programme.people if one.name == name)
    day = date(2027, 1, 4)
    paused = Changed(person, replace(person, standing=Standing.PAUSED))
    assert (
        save(desk.backend, reading, (paused, personal_entry(PersonEvent.PAUSED, person.id, day)), day) == ()
    )
    return desk.notes("Participants")


class NotesContract:
    """The tests that each kind of sheet passes."""

    def test_a_problem_stands_as_a_note_on_its_cell_and_the_cells_stay(self, desk: Desk) -> None:
        desk.put(TABS)
        notes = kept(desk)
        assert list(notes) == ["C3"]
        assert is_ours(notes["C3"])
        told = [problem for problem in read_programme(desk.backend.read()).programme.problems if problem.cell]
        assert [(p.tab, p.cell) for p in told] == [("Participants", "C3")]
        assert told[0].sentence in notes["C3"]
        assert told[0].hint in notes["C3"]
        assert rows_of(desk.backend, "Participants") == [[c for c in row if c] for row in PEOPLE]

    def test_a_second_run_finds_its_notes_and_writes_nothing(self, desk: Desk) -> None:
        desk.put(TABS)
        first = kept(desk)
        before = desk.backend.read()
        assert [dict(tab.notes) for tab in before.tabs if tab.title == "Participants"] == [
            {(2, 2): first["C3"]}
        ]
        assert noting(before, read_programme(before).programme.problems) == []
        assert kept(desk) == first
        assert desk.backend.read().version == before.version

    def test_a_note_is_gone_once_its_cell_is_mended(self, desk: Desk) -> None:
        desk.put(TABS)
        kept(desk)
        desk.type("Participants", "C3", "4")
        assert kept(desk) == {}

    def test_another_problem_changes_the_note(self, desk: Desk) -> None:
        desk.put(TABS)
        desk.note("Participants", "C3", OURS)
        notes = kept(desk)
        assert list(notes) == ["C3"]
        assert notes["C3"] != OURS

    def test_a_note_follows_its_row_when_people_sort(self, desk: Desk) -> None:
        desk.put(TABS)
        note = kept(desk)["C3"]
        desk.sort("Participants", 1)
        assert kept(desk) == {"C2": note}
        assert [row[0] for row in rows_of(desk.backend, "Participants")[1:]] == sorted(
            str(row[0]) for row in PEOPLE[1:]
        )

    def test_a_note_lands_on_its_row_when_people_sort_before_it_is_written(self, desk: Desk) -> None:
        desk.put(TABS)
        notes = kept(desk, lambda: desk.sort("Participants", 1))
        assert list(notes) == ["C2"]
        assert rows_of(desk.backend, "Participants")[1][2] == "who knows"

    def test_a_note_of_a_person_stays_and_so_does_one_that_a_person_wrote_into(self, desk: Desk) -> None:
        desk.put(TABS)
        desk.note("Participants", "C3", "Ask her again")
        desk.note("Participants", "A1", f"{OURS}\nI called her.")
        theirs = {"A1": f"{OURS}\nI called her.", "C3": "Ask her again"}
        assert kept(desk) == theirs
        assert noted(desk, {(0, 0): None, (2, 2): None, (3, 3): OURS}) == {**theirs, "D4": OURS}
        assert noted(desk, {(3, 3): None}) == theirs

    def test_a_note_of_a_person_that_refuses_somebody_keeps_two_apart(self, desk: Desk) -> None:
        desk.put(TABS)
        desk.note("Participants", "A2", "Please not with Bo, they know why.")
        desk.note("Participants", "B3", f"{OURS}\nSings with Bo Lind, a real pleasure to meet.")
        programme = read_programme(desk.backend.read()).programme
        ids = {one.name: one.id for one in programme.people}
        people = programme.person_by_id
        assert people[ids["Chidi Okafor"]].avoid == {ids["Bo Lind"]}
        assert ids["Chidi Okafor"] not in people[ids["Ana Duarte"]].avoid
        assert "A2" in [one.cell for one in programme.problems if one.needs_mending]

    def test_the_text_of_a_note_is_kept_as_it_is(self, desk: Desk) -> None:
        desk.put(TABS)
        text = OURS.replace("Monday", 'Monday <b>&amp;</b> ]]> "quoted" =1+1 نعم 👩🏽‍🏫')
        assert noted(desk, {(1, 1): text, (40, 3): OURS}) == {"B2": text, "D41": OURS}
        changed = noted(desk, {(1, 1): OURS, (40, 3): None})
        assert changed == {"B2": OURS}

    def test_notes_go_with_cells_and_rows_that_are_written_at_once(self, desk: Desk) -> None:
        desk.put(TABS)
        operations: list[Operation] = [
            NoteCells("Participants", {(1, 0): OURS}),
            WriteCells("Participants", {(1, 3): "rows"}),
            AppendRows("Participants", (("Dan Frost", "dan@example.org"),), notes={(0, 2): OURS}),
        ]
        desk.backend.write(operations, desk.backend.read())
        assert desk.notes("Participants") == {"A2": OURS, "C5": OURS}
        assert rows_of(desk.backend, "Participants")[1][3] == "rows"
        assert rows_of(desk.backend, "Participants")[4] == ["Dan Frost", "dan@example.org"]

    def test_a_cell_filled_on_somebodys_wish_says_so_as_long_as_it_stands(self, desk: Desk) -> None:
        desk.put({**TABS, "Participants": [[*PEOPLE[0], "Status"], *PEOPLE[1:]]})
        notes = pause(desk, "Bo Lind")
        assert list(notes) == ["C3", "E4"]
        assert "On 4 January 2027: they asked for a pause." in notes["E4"]
        assert is_ours(notes["E4"])
        assert kept(desk) == notes
        desk.type("Participants", "E4", "active")
        assert list(kept(desk)) == ["C3"]

    def test_a_persons_note_on_a_cell_that_we_fill_stays_as_it_is(self, desk: Desk) -> None:
        desk.put({**TABS, "Participants": [[*PEOPLE[0], "Status"], *PEOPLE[1:]]})
        desk.note("Participants", "E4", "Ring him in March")
        assert "Ring him in March" in pause(desk, "Bo Lind")["E4"]
        assert "they asked" not in kept(desk)["E4"]
