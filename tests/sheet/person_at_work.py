"""A person and the machine at one sheet: whatever the person does, and whenever, nothing of theirs is lost.

The machine owns the columns of `MACHINES`, the person all others. A model of the tab Matches is kept beside
the sheet: the person's acts change the model and the sheet alike, the machine's edits change the sheet by
`commit` and the model by the rules that `commit` promises.
"""

import string
from collections.abc import Callable, Sequence

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.edits import AddRow, DrawTab, Edit, RefusalReason, Refused, SetRow
from mentorsheets.sheet.writing.commit import commit
from tests.sheet.desks import Desk, Grid, Interrupted, rows_of

MACHINES = ("Match", "State", "Why")
PEOPLES = ("Giver", "Coordinator", "Notes", "My own column")
KEYS = [f"m{number}" for number in range(8)]
STATES = ["proposed", "approved", "asked", "active", "ended"]
WORDS = st.one_of(
    st.none(),
    st.sampled_from(["=1+1", "call first", "approve", "décliné", "pin", "@", "نعم", 7, 2.5]),
    st.text(string.printable.strip() + "éß美👩", min_size=1, max_size=8),
)
PLACES = st.integers(0, 30)


class PersonAtWork(RuleBasedStateMachine):
    """The sheet of `make_desk`, which a subclass gives, under the hands of a person and of the machine."""

    make_desk: Callable[[], Desk]

    @initialize()
    def begin(self) -> None:
        self.desk = type(self).make_desk()
        self.titles: list[str] = [*MACHINES, *PEOPLES]
        self.rows: list[dict[str, Cell]] = [
            {"Match": key, "State": "proposed", "Notes": f"of {key}"} for key in KEYS[:3]
        ]
        self.others: dict[str, Grid] = {
            "Needs": [["Person", "Need"], ["ana@example.org", "=Role models"]],
            "Mine": [["x"]],
        }
        self.problems: list[str] | None = None
        self.save()

    def save(self) -> None:
        """Leave the sheet as the model has it, as the person's program would."""
        grid: list[list[Cell]] = [
            [*self.titles],
            *([row.get(title) for title in self.titles] for row in self.rows),
        ]
        drawn: dict[str, Grid] = (
            {} if self.problems is None else {"Problems": [["Cell"], *([cell] for cell in self.problems)]}
        )
        self.desk.put({**self.others, "Matches": grid, **drawn})

    def act(self, kind: str, first: int, second: int, word: Cell) -> None:
        """Let the person do one thing, and save."""
        row = self.rows[first % len(self.rows)] if self.rows else None
        match kind:
            case "type" if row is not None:
                row[PEOPLES[second % len(PEOPLES)]] = word
            case "sort":
                self.rows.sort(key=lambda row: str(row.get(self.titles[first % len(self.titles)])))
            case "insert":
                self.rows.insert(first % (len(self.rows) + 1), {"Giver": "somebody new"})
            case "delete" if row is not None and len(self.rows) > 2:
                self.rows.remove(row)
            case "move a column":
                self.titles.insert(second % len(self.titles), self.titles.pop(first % len(self.titles)))
            case "add a tab":
                self.others[f"Mine {first}"] = [[word], [None, word]]
            case "rename a tab":
                self.others = {f"{t} {first}" if t == "Mine" else t: rows for t, rows in self.others.items()}
        self.save()

    acts = st.tuples(
        st.sampled_from(["type", "sort", "insert", "delete", "move a column", "add a tab", "rename a tab"]),
        PLACES,
        PLACES,
        WORDS,
    )

    @rule(act=acts)
    def person_acts(self, act: tuple[str, int, int, str | None]) -> None:
        self.act(*act)

    @rule(key=st.sampled_from(KEYS), to=st.sampled_from(STATES), acts=st.lists(acts, max_size=2))
    def machine_sets_a_state(
        self, key: str, to: str, acts: Sequence[tuple[str, int, int, str | None]]
    ) -> None:
        stood = [row.get("State") for row in self.rows if row.get("Match") == key]
        edit = SetRow("Matches", {"Match": key}, {"State": to}, {"State": stood[0] if stood else None})
        refused = self.commit(edit, acts)
        found = [row for row in self.rows if row.get("Match") == key]
        # A state that stood there when it was read needs no writing, so nobody notices that the row went.
        is_fine = bool(found) or stood == [to]
        assert [refusal.reason for refusal in refused] == ([] if is_fine else [RefusalReason.GONE])
        for row in found:
            row["State"] = to

    @rule(key=st.sampled_from(KEYS), why=WORDS, acts=st.lists(acts, max_size=2))
    def machine_adds_a_row(self, key: str, why: Cell, acts: Sequence[tuple[str, int, int, Cell]]) -> None:
        values: dict[str, Cell] = {"Match": key, "State": "proposed", "Why": why, "Giver": "ana@example.org"}
        stood = any(row.get("Match") == key for row in self.rows)
        assert self.commit(AddRow("Matches", values), acts) == ()
        if not stood:
            self.drop_empty_rows_at_the_end()
            self.rows.append(values)

    @rule(cells=st.lists(st.sampled_from(["B2", "=C3", "D4"]), max_size=3), acts=st.lists(acts, max_size=2))
    def machine_draws_the_problems(
        self, cells: Sequence[str], acts: Sequence[tuple[str, int, int, Cell]]
    ) -> None:
        assert self.commit(DrawTab("Problems", tuple({"Cell": cell} for cell in cells)), acts) == ()
        self.problems = list(cells)

    @precondition(lambda self: self.rows)
    @rule(act=acts)
    def machine_is_refused_what_the_person_changed(self, act: tuple[str, int, int, Cell]) -> None:
        row = self.rows[0]
        based_on = SetRow(
            "Matches",
            {"Match": row.get("Match")},
            {"Why": "a word that nobody types"},
            {"Notes": "never stood there"},
        )
        if row.get("Match"):
            refused = self.commit(based_on, [act])
            assert [refusal.reason for refusal in refused] in ([RefusalReason.CHANGED], [RefusalReason.GONE])

    def commit(self, edit: Edit, acts: Sequence[tuple[str, int, int, Cell]]) -> tuple[Refused, ...]:
        """Let the machine carry out an edit while the person acts between its reading and its writing."""
        held = [lambda act=act: self.act(*act) for act in acts]
        return commit(Interrupted(self.desk.backend, *held), [edit])

    def drop_empty_rows_at_the_end(self) -> None:
        while self.rows and not any(value is not None for value in self.rows[-1].values()):
            self.rows.pop()

    @invariant()
    def every_cell_is_where_its_owner_left_it(self) -> None:
        if not hasattr(self, "desk"):
            return
        width = len(self.titles)
        shown = [(row + [None] * width)[:width] for row in rows_of(self.desk.backend, "Matches")]
        self.drop_empty_rows_at_the_end()
        assert shown == [self.titles, *([row.get(title) for title in self.titles] for row in self.rows)]
        for title, rows in self.others.items():
            held = rows_of(self.desk.backend, title)
            assert [[c for c in row if c is not None] for row in held if any(c is not None for c in row)] == [
                [c for c in row if c is not None] for row in rows if any(c is not None for c in row)
            ]
        if self.problems is not None:
            drawn = rows_of(self.desk.backend, "Problems")[1:]
            assert [[c for c in row if c is not None] for row in drawn] == [[cell] for cell in self.problems]


TRUSTED = settings(max_examples=30, stateful_step_count=12)
