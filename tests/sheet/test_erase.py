"""Forgetting a person, cell by cell, as the case made by hand says."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from mentorsheets.sheet.backend import Book, Cell, Tab, WriteCells
from mentorsheets.sheet.erase import erase
from mentorsheets.sheet.erase_rules import ERASE_RULES
from mentorsheets.sheet.leaving import Leaving
from mentorsheets.sheet.schema import DECLARED_TABS

CASE = json.loads((Path(__file__).parents[1] / "report/cases/forget.json").read_text(encoding="utf-8"))
ADDRESS = "kestrel.quillon@example.org"
LEAVING = Leaving(
    id="pK",
    name="Kestrel Quillon",
    address=ADDRESS,
    gone="<gone>",
    today=date(2027, 4, 1),
    needs=frozenset({"pK/safe-space"}),
    ended=frozenset({"m1"}),
)


def book_of(tabs: dict[str, list[dict[str, Any]]]) -> Book:
    def rows(table: list[dict[str, Any]]) -> tuple[tuple[Cell, ...], ...]:
        titles = list(dict.fromkeys(title for row in table for title in row))
        return (tuple(titles), *(tuple(row.get(title) or None for title in titles) for row in table))

    return Book(tuple(Tab(title, rows(table)) for title, table in tabs.items()))


def carry_out(book: Book, operations: Any) -> dict[str, list[dict[str, Any]]]:
    tabs: dict[str, list[dict[str, Any]]] = {}
    for tab in book.tabs:
        cells = next(
            (op.cells for op in operations if isinstance(op, WriteCells) and op.tab == tab.title), {}
        )
        titles = tab.rows[0]
        table = [
            {str(title): cells.get((r, c), row[c]) for c, title in enumerate(titles)}
            for r, row in enumerate(tab.rows)
            if r
        ]
        tabs[tab.title] = [row for row in table if any(cell is not None for cell in row.values())]
    return tabs


def forget(book: Book) -> Any:
    def is_theirs(text: str) -> bool:
        return text in {ADDRESS, "Kestrel Quillon"}

    return erase(book, LEAVING, is_theirs, is_theirs, lambda _: "<random>")


def test_every_cell_is_as_the_case_says() -> None:
    book = book_of(CASE["before"])
    after = carry_out(book, forget(book).operations)
    for title, expected in CASE["after"].items():
        if title != "Forgotten":
            rows = [{name: str(cell or "") for name, cell in row.items()} for row in after[title]]
            there = [row for row in expected if row.get("Entry") != "<new>"]
            assert [
                {name: row[name] for name in want} for row, want in zip(rows, there, strict=True)
            ] == there


def test_nothing_of_what_must_go_is_left_anywhere() -> None:
    book = book_of(CASE["before"])
    text = json.dumps(carry_out(book, forget(book).operations), default=str)
    assert [gone for gone in CASE["never_again"] if gone in text] == []


def test_what_only_a_human_can_judge_is_listed_with_its_cell() -> None:
    found = forget(book_of(CASE["before"])).for_human
    assert {(one.tab, one.why) for one in found} == {(one["tab"], one["why"]) for one in CASE["for_a_human"]}


def test_forgetting_twice_changes_nothing_the_second_time() -> None:
    book = book_of(CASE["before"])
    once = book_of({title: rows for title, rows in carry_out(book, forget(book).operations).items() if rows})
    assert forget(once).operations == ()


def test_each_column_of_each_tab_says_how_it_is_erased() -> None:
    unruled = [
        (tab.title, c.title)
        for tab in DECLARED_TABS
        for c in tab.columns
        if c.title not in ERASE_RULES.get(tab.title, {})
    ]
    assert unruled == []


def test_an_address_that_only_begins_like_theirs_is_somebody_elses() -> None:
    for other in (f"{ADDRESS}.au", f"{ADDRESS}-mail.org"):
        assert not LEAVING.has_name(f"write to {other} please")
        assert LEAVING.mask(f"write to {other} please") == f"write to {other} please"
    assert ADDRESS not in LEAVING.mask(f"write to {ADDRESS}. Thanks")
