"""People's acts in the browser, against a plain list of lists that does the same."""

from collections.abc import Iterator

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.sheets_server.client import Api
from tests.sheets_server.person import Person
from tests.sheets_server.server import SheetsServer
from tests.sheets_server.world import World

PLACES = st.integers(1, 6)
WORDS = st.sampled_from(["", "ant", "Bee", "cow", "dog"])


class Sheet(RuleBasedStateMachine):
    """A tab of ten by six, and its model: rows of texts as raw cells."""

    @initialize()
    def make(self) -> None:
        world = World(seed=1)
        book = world.new_book("Trial", "ann@example.org")
        self.person = Person(world, book, "ann@example.org")
        self.tab = book.sheets[0]
        self.tab.resize(10, 6)
        self.model = [[""] * 6 for _ in range(10)]

    @rule(row=PLACES, column=PLACES, text=WORDS)
    def type_a_word(self, row: int, column: int, text: str) -> None:
        if row <= len(self.model) and column <= len(self.model[0]):
            self.person.type("Sheet1", f"{chr(64 + column)}{row}", text)
            self.model[row - 1][column - 1] = text

    @rule(before=PLACES, count=st.integers(1, 3))
    def insert_rows(self, before: int, count: int) -> None:
        if before <= len(self.model):
            self.person.insert_rows("Sheet1", before, count)
            self.model[before - 1 : before - 1] = [[""] * len(self.model[0]) for _ in range(count)]

    @rule(first=PLACES, count=st.integers(1, 3))
    def delete_rows(self, first: int, count: int) -> None:
        if first - 1 + count < len(self.model):
            self.person.delete_rows("Sheet1", first, count)
            del self.model[first - 1 : first - 1 + count]

    @rule(before=PLACES)
    def insert_column(self, before: int) -> None:
        if before <= len(self.model[0]) < 12:
            self.person.insert_columns("Sheet1", before)
            for line in self.model:
                line.insert(before - 1, "")

    @rule(first=PLACES)
    def delete_column(self, first: int) -> None:
        if first <= len(self.model[0]) and len(self.model[0]) > 1:
            self.person.delete_columns("Sheet1", first)
            for line in self.model:
                del line[first - 1]

    @rule(first=PLACES, before=PLACES)
    def move_a_row(self, first: int, before: int) -> None:
        if max(first, before) <= len(self.model) and before not in {first, first + 1}:
            self.person.move_rows("Sheet1", first, before)
            line = self.model.pop(first - 1)
            self.model.insert(before - 1 - (before > first), line)

    @rule(first=PLACES, before=PLACES)
    def move_a_column(self, first: int, before: int) -> None:
        if max(first, before) <= len(self.model[0]) and before not in {first, first + 1}:
            self.person.move_columns("Sheet1", first, before)
            for line in self.model:
                line.insert(before - 1 - (before > first), line.pop(first - 1))

    @precondition(lambda self: len(self.model) > 1)
    @rule(column=PLACES, down=st.booleans())
    def sort(self, column: int, down: bool) -> None:
        if column <= len(self.model[0]):
            self.person.sort("Sheet1", column, down)
            filled = [line for line in self.model[1:] if line[column - 1]]
            blank = [line for line in self.model[1:] if not line[column - 1]]
            filled.sort(key=lambda line: line[column - 1].lower(), reverse=down)
            self.model[1:] = filled + blank

    @invariant()
    def the_tab_shows_the_model(self) -> None:
        lines = [list(line) for line in self.model]
        for line in lines:
            while line and line[-1] == "":
                line.pop()
        while lines and not lines[-1]:
            lines.pop()
        assert self.person.values("Sheet1") == lines
        assert (self.tab.row_count, self.tab.column_count) == (len(self.model), len(self.model[0]))


Sheet.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestSheet = Sheet.TestCase


@pytest.fixture(scope="module")
def server() -> Iterator[SheetsServer]:
    with SheetsServer() as running:
        yield running


@pytest.fixture
def person(server: SheetsServer) -> Person:
    return server.person(Api(server).id)


def test_typing_reads_numbers_and_formulas_as_the_browser_does(person: Person) -> None:
    person.fill("Sheet1", "A1", [["1", "2", "=A1+B1"], ["'007", "words"]])
    assert person.values("Sheet1") == [["1", "2", "3"], ["007", "words"]]


def test_tabs_are_added_renamed_filtered_and_deleted(person: Person) -> None:
    person.add_tab("Needs", 0)
    person.rename_tab("Sheet1", "People")
    person.set_filter("People", 2, ("done",))
    assert person.tabs() == ["Needs", "People"]
    people = person.book.titled("People")
    assert people
    assert people.basic_filter
    assert people.basic_filter["criteria"] == {"1": {"hiddenValues": ["done"]}}
    person.delete_tab("Needs")
    assert person.tabs() == ["People"]


def test_notes_stay_with_their_rows(person: Person) -> None:
    person.fill("Sheet1", "A1", [["head"], ["b"], ["a"]])
    person.note("Sheet1", "A2", "about b")
    person.sort("Sheet1", 1)
    person.insert_rows("Sheet1", 1)
    assert person.notes("Sheet1") == {(4, 1): "about b"}
