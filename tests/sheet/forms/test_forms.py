"""Answers become rows: each once, the newest counts, and what somebody typed since stays."""

from datetime import datetime

import pytest

from mentorsheets.domain.keyed_marks import PLAIN_MARKS, KeyedMarks
from mentorsheets.sheet.backend import Book, Cell
from mentorsheets.sheet.forms.answer_marks import mark_of
from tests.sheet.forms.desk import QUESTIONS, UNASKED, answered, book, planned, rows, taken, typed

ANA = {"Name": "Ana", "Email": "ana@example.org", "Where": "Lisbon"}


def at(
    day: int,
    address: Cell,
    name: str | None = None,
    offers: str | None = None,
    needs: str | None = None,
    words: str | None = None,
    where: str | None = None,
) -> tuple[Cell, ...]:
    return (datetime(2026, 11, day, 9), address, name, offers, needs, words, where)


def told(sheet: Book) -> list[tuple[str, str, bool]]:
    plan, problems = planned(sheet)
    return [(p.tab, p.cell, p.needs_mending) for p in (*problems, *plan.problems)]


def test_somebody_new_gets_a_row_and_a_row_for_each_need() -> None:
    sheet = taken(
        book(
            at(1, "Zoe@Example.org", "Zoë", "Role models, accountability", "Safe space, Role models", "Soon")
        )
    )
    assert rows(sheet, "Participants") == [
        {"Name": "Zoë", "Email": "zoe@example.org", "Offers": "Role models, Accountability"}
    ]
    assert rows(sheet, "Needs") == [
        {"Person": "zoe@example.org", "Need": "Safe space", "In their words": "Soon"},
        {"Person": "zoe@example.org", "Need": "Role models", "In their words": "Soon"},
    ]
    assert [row["Email"] for row in rows(sheet, "Register")] == ["zoe@example.org"]


def test_an_answer_is_taken_once() -> None:
    sheet = taken(book(at(1, "zoe@example.org", "Zoë")))
    assert planned(sheet)[0].people == ()
    assert taken(sheet) == sheet


def test_the_form_itself_is_never_written_to() -> None:
    sheet = book(at(1, "zoe@example.org", "Zoë"), at(2, "nobody", "Nobody"))
    assert taken(sheet).tabs[-1] == sheet.tabs[-1]


def test_an_answer_fills_what_is_empty_and_leaves_what_a_coordinator_typed() -> None:
    sheet = taken(
        book(at(1, "ANA@example.org", "Ana Duarte", "Safe space", where="Porto"), Participants=[ANA])
    )
    assert rows(sheet, "Participants") == [{**ANA, "Offers": "Safe space"}]


def test_what_was_left_alone_is_told_without_asking_for_anything() -> None:
    sheet = book(at(1, "ana@example.org", "Ana", where="Porto"), Participants=[ANA])
    assert told(sheet) == [("Responses 1", "B2", False)]


def test_a_new_answer_replaces_what_an_earlier_one_put_there_and_nothing_that_was_typed_since() -> None:
    sheet = taken(book(at(1, "zoe@example.org", "Zoë", "Safe space", where="Porto")))
    sheet = typed(sheet, "Participants", 0, "Where", "Faro")
    sheet = taken(answered(sheet, at(2, "zoe@example.org", "Zoë Park", "Role models", where="Braga")))
    (zoe,) = rows(sheet, "Participants")
    assert (zoe["Name"], zoe["Offers"], zoe["Where"]) == ("Zoë Park", "Role models", "Faro")


def test_a_question_left_empty_changes_nothing() -> None:
    sheet = taken(book(at(1, "zoe@example.org", "Zoë", "Safe space", "Role models")))
    again = taken(answered(sheet, at(2, "zoe@example.org", where="Porto")))
    (zoe,) = rows(again, "Participants")
    assert (zoe["Name"], zoe["Offers"], zoe["Where"]) == ("Zoë", "Safe space", "Porto")
    assert rows(again, "Needs") == rows(sheet, "Needs")


def test_of_two_answers_in_one_run_the_later_one_counts_wherever_it_stands() -> None:
    sheet = taken(
        book(at(2, "zoe@example.org", "Zoë", where="Porto"), at(1, "zoe@example.org", "Zo", where="Faro"))
    )
    assert [(row["Name"], row["Where"]) for row in rows(sheet, "Participants")] == [("Zoë", "Porto")]


def test_an_answer_older_than_one_that_was_taken_only_fills_what_is_empty() -> None:
    sheet = taken(book(at(5, "zoe@example.org", "Zoë")))
    sheet = taken(answered(sheet, at(1, "zoe@example.org", "Zo", "Safe space")))
    assert [(row["Name"], row["Offers"]) for row in rows(sheet, "Participants")] == [("Zoë", "Safe space")]


def test_an_edited_answer_counts_as_a_new_one() -> None:
    sheet = taken(book(at(1, "zoe@example.org", "Zoë")))
    form = sheet.tabs[-1]
    edited = type(sheet)(
        (*sheet.tabs[:-1], type(form)(form.title, (QUESTIONS, at(2, "zoe@example.org", "Zoë Park"))))
    )
    assert rows(taken(edited), "Participants")[0]["Name"] == "Zoë Park"


def test_what_somebody_does_not_ask_for_any_more_is_withdrawn_and_comes_back_when_asked_for_again() -> None:
    first = at(1, "zoe@example.org", "Zoë", None, "Safe space, Role models")
    sheet = taken(book(first, Settings=UNASKED))
    sheet = taken(answered(sheet, at(2, "zoe@example.org", None, None, "Role models")))
    assert [(row["Need"], row.get("Status")) for row in rows(sheet, "Needs")] == [
        ("Safe space", "withdrawn"), ("Role models", None),
    ]  # fmt: skip
    sheet = taken(answered(sheet, at(3, "zoe@example.org", None, None, "Safe space")))
    assert [(row["Need"], row.get("Status")) for row in rows(sheet, "Needs")] == [
        ("Safe space", "open"), ("Role models", "withdrawn"),
    ]  # fmt: skip


def test_a_need_that_a_coordinator_typed_or_touched_is_never_withdrawn() -> None:
    own = {"Person": "zoe@example.org", "Need": "Accountability"}
    sheet = taken(book(at(1, "zoe@example.org", "Zoë", None, "Safe space"), Needs=[own]))
    sheet = typed(sheet, "Needs", 1, "In their words", "They told me more")
    after = taken(answered(sheet, at(2, "zoe@example.org", None, None, "Role models")))
    assert rows(after, "Needs")[:2] == rows(sheet, "Needs")
    sheet = typed(after, "Needs", 2, "Status", "met")
    after = taken(answered(sheet, at(3, "zoe@example.org", None, None, "Role models, Safe space")))
    assert rows(after, "Needs")[2]["Status"] == "met"


def test_an_option_that_the_programme_does_not_know_is_kept_in_their_words_until_somebody_chooses() -> None:
    sheet = taken(book(at(1, "zoe@example.org", "Zoë", None, "Safe space, help with a thesis")))
    unclear = rows(sheet, "Needs")[1]
    assert (unclear["Need"], unclear["In their words"]) == ("help with a thesis", "help with a thesis")
    sheet = typed(sheet, "Needs", 1, "Need", "Accountability")
    again = taken(answered(sheet, at(2, "zoe@example.org", "Zoë", None, "Safe space, help with a thesis")))
    assert [row["Need"] for row in rows(again, "Needs")] == ["Safe space", "Accountability"]


def test_words_alone_are_a_need_that_waits_for_its_kind() -> None:
    sheet = taken(book(at(1, "zoe@example.org", "Zoë", None, None, "I am new here")))
    assert rows(sheet, "Needs") == [{"Person": "zoe@example.org", "In their words": "I am new here"}]


def test_titles_with_commas_are_told_from_the_commas_between_options() -> None:
    kinds = [{"Need": "Grants, budgets, and money"}, {"Need": "Role models"}, {"Need": "Budgets"}]
    answer = at(
        1,
        "zoe@example.org",
        "Zoë",
        "Budgets, Grants, budgets, and money, Role models",
        "grants, budgets, and money",
    )
    sheet = taken(book(answer, Need_kinds=kinds))
    assert rows(sheet, "Participants")[0]["Offers"] == "Budgets; Grants, budgets, and money; Role models"
    assert [row["Need"] for row in rows(sheet, "Needs")] == ["Grants, budgets, and money"]
    assert planned(sheet)[1] == []


def test_a_form_with_branches_that_asks_the_same_twice_is_read_from_whichever_was_answered() -> None:
    questions = ("Timestamp", "Email", "Name", "Where", "Name", "Where")
    sheet = taken(book(
        (datetime(2026, 11, 1), "zoe@example.org", "Zoë", "Porto"),
        (datetime(2026, 11, 2), "kim@example.org", None, None, "Kim", "Faro"),
        questions=questions,
    ))  # fmt: skip
    assert [(row["Name"], row["Where"]) for row in rows(sheet, "Participants")] == [
        ("Zoë", "Porto"),
        ("Kim", "Faro"),
    ]


@pytest.mark.parametrize("address", [None, "", "zoe at example", "#REF!", 7])
def test_an_answer_without_a_usable_address_is_told_by_its_cell_and_the_others_go_on(address: Cell) -> None:
    sheet = book(at(1, address, "Zoë"), at(2, "kim@example.org", "Kim"))
    assert told(sheet) == [("Responses 1", "B2", True)]
    assert [row["Name"] for row in rows(taken(sheet), "Participants")] == ["Kim"]


def test_somebody_who_left_is_not_brought_back_by_an_answer_and_this_is_told() -> None:
    sheet = book(at(1, "ana@example.org", "Ana"), Participants=[{**ANA, "Status": "left"}])
    assert told(sheet) == [("Responses 1", "B2", False)]
    assert rows(taken(sheet), "Participants")[0]["Status"] == "left"


def test_an_address_that_a_coordinator_corrected_still_leads_to_the_same_person() -> None:
    sheet = taken(book(at(1, "zoe@exmaple.org", "Zoë")))
    sheet = typed(sheet, "Participants", 0, "Email", "zoe@example.org")
    sheet = taken(answered(sheet, at(2, "zoe@exmaple.org", "Zoë", "Safe space")))
    assert rows(sheet, "Participants") == [
        {"Name": "Zoë", "Email": "zoe@example.org", "Offers": "Safe space"}
    ]


def test_a_person_of_the_same_name_is_somebody_else() -> None:
    sheet = taken(book(at(1, "other@example.org", "Ana"), Participants=[ANA]))
    assert [row["Email"] for row in rows(sheet, "Participants")] == ["ana@example.org", "other@example.org"]


def test_a_person_whom_a_coordinator_removed_comes_back_only_by_a_new_answer() -> None:
    sheet = taken(book(at(1, "zoe@example.org", "Zoë")))
    gone = type(sheet)(
        tuple(type(t)(t.title, t.rows[:1]) if t.title == "Participants" else t for t in sheet.tabs)
    )
    assert planned(type(gone)((*gone.tabs,)))[0].people == ()
    assert rows(taken(answered(gone, at(2, "zoe@example.org", "Zoë"))), "Participants")[0]["Name"] == "Zoë"


def test_a_formula_in_an_answer_stays_the_text_that_it_is() -> None:
    sheet = taken(book(at(1, "zoe@example.org", '=IMPORTDATA("x")')))
    assert rows(sheet, "Participants")[0]["Name"] == '=IMPORTDATA("x")'


def test_the_log_of_what_was_taken_holds_no_word_of_anybody() -> None:
    sheet = taken(book(at(1, "zoe@example.org", "Zoë Park", "Safe space", "help with a thesis", "quietly")))
    (row,) = rows(sheet, "Answers taken")
    everything = " ".join(map(str, row.values())).casefold()
    assert not any(word in everything for word in ("zoe", "zoë", "park", "thesis", "quietly", "example"))


OLD, NEW = KeyedMarks((b"of earlier days",)), KeyedMarks((b"of today", b"of earlier days"))


@pytest.mark.thorough
@pytest.mark.parametrize("first", [PLAIN_MARKS, OLD, NEW], ids=["plain", "old", "new"])
def test_nobody_can_try_out_words_of_a_need_and_what_was_taken_earlier_is_still_known(
    first: KeyedMarks,
) -> None:
    said = ("zoe@example.org", "Zoë", None)
    both = "Safe space, help with a thesis"
    sheet = taken(book(at(1, *said, both), Settings=UNASKED), first)
    again = taken(answered(typed(sheet, "Needs", 1, "Need", "Accountability"), at(2, *said, both)), NEW)
    assert [row["Need"] for row in rows(again, "Needs")] == ["Safe space", "Accountability"]
    wrote = [str(row["Wrote"]) for row in rows(again, "Answers taken")]
    assert [mark_of("help with a thesis") in one for one in wrote] == [first is PLAIN_MARKS, False]
    later = taken(answered(again, at(3, *said, "help with a thesis")), NEW)
    assert [row.get("Status") for row in rows(later, "Needs")] == ["withdrawn", None]


def test_a_log_that_somebody_spoilt_takes_nothing_twice_and_lets_what_stands_be() -> None:
    sheet = taken(book(at(1, "zoe@example.org", "Zoë", where="Porto")))
    for spoilt in ("not json", "[]", '{"": 3}', None):
        after = typed(sheet, "Answers taken", 0, "Wrote", spoilt)
        assert planned(after)[0].people == ()
        after = taken(answered(after, at(2, "zoe@example.org", "Zoë", where="Faro")))
        assert rows(after, "Participants")[0]["Where"] == "Porto"
