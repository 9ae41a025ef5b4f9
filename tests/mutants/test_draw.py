"""What is changed to make mutants, and that no place is excused that is not there any more."""

import ast
import random
from pathlib import Path

import pytest

from tests.mutants.__main__ import OUT_OF_REACH, ROOMS, SAME_EITHER_WAY, draw
from tests.mutants.changes import changes_in_sql, changes_of


def mutants(source: str, folder: Path) -> set[str]:
    """Return each program that one change makes of a source."""
    path = folder / "source.py"
    path.write_text(source, encoding="utf-8")
    return {ast.unparse(change.make()[0]) for change in changes_of(path)}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a < b", {"a <= b"}),
        ("a and b", {"a or b", "b and b", "a and a"}),
        ("a if b else c", {"c if b else a"}),
        ("{A.x, A.y}", {"{A.y}", "{A.x}"}),
        ("[a for a in b if a]", {"[a for a in b]"}),
        ("min(7, x)", {"max(7, x)", "min(8, x)"}),
        ("f(True)", {"f(False)"}),
        ("zip(a, b, strict=True)", set()),
        ("zip(a, b, strict=False)", {"zip(a, b, strict=True)"}),
        ("2 ** 31 - 1000", {"3 ** 31 - 1000", "2 ** 32 - 1000", "2 ** 31 + 1000"}),
        ("size = 2 ** 31 - 1", set()),
        ("raise Wrong(1 + 1)", set()),
        ("'a sentence that people read'", set()),
        ("'CREATE TABLE a (b); CREATE INDEX c ON a (b) WHERE b < 9'", set()),
    ],
)
def test_a_change_is_one_that_could_be_a_fault(source: str, found: set[str], tmp_path: Path) -> None:
    assert mutants(source, tmp_path) == found


def test_sql_is_changed_where_it_compares_joins_or_lists() -> None:
    assert set(changes_in_sql("WHERE a < ? AND state IN ('planned', 'deferred')")) == {
        "WHERE a <= ? AND state IN ('planned', 'deferred')",
        "WHERE a < ? OR state IN ('planned', 'deferred')",
        "WHERE a < ? AND state IN ('deferred')",
        "WHERE a < ? AND state IN ('planned')",
    }


@pytest.mark.every(4)
@pytest.mark.parametrize(("file", "place"), SAME_EITHER_WAY)
def test_a_place_that_is_excused_is_still_there(file: str, place: str) -> None:
    paths = [path for room in ROOMS for path in [Path(room), *Path(room).rglob("*.py")] if path.name == file]
    assert [change for path in paths for change in changes_of(path) if change.before() == place]


@pytest.mark.thorough
def test_a_seed_draws_the_same_again_and_from_each_room() -> None:
    first, again = draw(300, random.Random(7)), draw(300, random.Random(7))
    assert first == again
    assert len(first) == 300
    assert all(any(str(change.path).startswith(room) for change in first) for room in ROOMS)
    assert not [change for change in first if change.path.name in OUT_OF_REACH]
