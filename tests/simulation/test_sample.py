"""The sample programme is what a coordinator might have: varied, readable, and with the slips of a real sheet."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest

from mentorsheets.domain.model import MatchState
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.reading.programme import read_programme
from mentorsheets.sheet.schema import tab_spec
from mentorsheets.simulation.sample import sample_rows

TODAY = date(2026, 11, 23)
ROWS = sample_rows(TODAY)
PROGRAMME = read_programme(Book(tuple(Tab(title, rows) for title, rows in ROWS.items()))).programme


def column(tab: str, title: str, rows: Mapping[str, Sequence[Sequence[Cell]]] = ROWS) -> list[Cell]:
    at = rows[tab][0].index(title)
    return [row[at] for row in rows[tab][1:]]


def scripts_of(text: str) -> set[str]:
    return {unicodedata.name(letter).split()[0] for letter in text if letter.isalpha()}


@pytest.mark.parametrize("tab", ROWS)
def test_every_column_is_one_that_the_sheet_declares(tab: str) -> None:
    declared = [column.title for column in tab_spec(tab).columns]
    assert list(ROWS[tab][0]) == [title for title in declared if title in ROWS[tab][0]]


@pytest.mark.parametrize("tab", ROWS)
def test_every_row_is_as_wide_as_the_header(tab: str) -> None:
    assert {len(row) for row in ROWS[tab]} == {len(ROWS[tab][0])}


@pytest.mark.parametrize("tab", ROWS)
def test_no_cell_begins_or_ends_with_a_space_or_is_an_empty_text(tab: str) -> None:
    texts = [cell for row in ROWS[tab] for cell in row if isinstance(cell, str)]
    assert [text for text in texts if text != text.strip() or not text] == []


def test_it_has_some_sixty_people_and_a_hundred_needs() -> None:
    assert 55 <= len(PROGRAMME.people) <= 70
    assert 100 <= len(PROGRAMME.needs) <= 120


def test_every_address_is_of_its_own_and_reaches_nobody() -> None:
    addresses = column("Participants", "Email")
    assert len(set(addresses)) == len(addresses)
    assert {str(address).partition("@")[2] for address in addresses} == {"example.org"}


def test_the_names_are_written_in_many_scripts() -> None:
    scripts = set().union(*(scripts_of(person.name) for person in PROGRAMME.people))
    assert scripts >= {
        "LATIN", "ARABIC", "HEBREW", "CYRILLIC", "GREEK", "DEVANAGARI", "BENGALI", "TAMIL", "CJK", "HIRAGANA", "KATAKANA",
        "HANGUL", "THAI", "KHMER", "ETHIOPIC", "ARMENIAN", "GEORGIAN",
    }  # fmt: skip


def test_they_live_on_every_inhabited_continent_and_in_many_time_zones() -> None:
    zones = {person.time_zone for person in PROGRAMME.people}
    assert len(zones) >= 30
    assert {zone.partition("/")[0] for zone in zones} >= {
        "Africa",
        "America",
        "Asia",
        "Atlantic",
        "Europe",
        "Pacific",
    }


def test_every_manager_every_wish_and_everybody_to_avoid_takes_part() -> None:
    named = Counter(
        title
        for title in ("Reports to", "Would like", "Avoid")
        for cell in column("Participants", title)
        if cell
    )
    found = Counter(
        title
        for person in PROGRAMME.people
        for title, ids in (
            ("Reports to", person.reports_to),
            ("Would like", person.would_like),
            ("Avoid", person.avoid),
        )
        for _ in ids
    )
    assert found == named
    assert min(named.values()) >= 2


def test_no_two_needs_are_in_the_same_words() -> None:
    words = [need.words for need in PROGRAMME.needs if need.words]
    assert len(set(words)) == len(words)
    assert min(len(text) for text in words) > 40


def test_every_kind_of_need_is_asked_for_and_offered() -> None:
    kinds = {kind.id for kind in PROGRAMME.catalogue}
    assert {need.kind for need in PROGRAMME.needs} == kinds
    assert {kind for person in PROGRAMME.people for kind in person.offers} == kinds


def test_somebody_is_paused_and_somebody_has_left() -> None:
    assert Counter(person.standing.value for person in PROGRAMME.people)["paused"] == 1
    assert Counter(person.standing.value for person in PROGRAMME.people)["left"] == 1


@pytest.mark.parametrize("today", [TODAY, date(2028, 2, 29), date(2031, 1, 1)])
def test_the_relationships_began_some_weeks_before_whatever_day_it_is(today: date) -> None:
    since = [day for day in column("Matches", "Since", sample_rows(today)) if isinstance(day, date)]
    assert len(since) == len(sample_rows(today)["Matches"]) - 1
    assert len(since) >= 3
    assert all(today - timedelta(weeks=20) < day < today - timedelta(weeks=1) for day in since)


def test_each_relationship_is_active_and_its_giver_offers_what_its_asker_needs() -> None:
    people = PROGRAMME.person_by_id
    assert len(PROGRAMME.matches) == len(ROWS["Matches"]) - 1
    for match in PROGRAMME.matches:
        assert match.state is MatchState.ACTIVE
        assert set(match.kinds) <= people[match.giver].offers
        assert set(match.kinds) <= {need.kind for need in PROGRAMME.open_needs(match.asker)}


def test_check_has_something_to_say_and_it_is_what_was_slipped_in() -> None:
    told = {(problem.tab, problem.value) for problem in PROGRAMME.problems if problem.needs_mending}
    assert told == {
        ("Needs", "feedback on a project"),
        ("Needs", "Jonas, from the spring fair"),
        ("Needs", "Kim Ji-woo"),
    }
    noted = {problem.value for problem in PROGRAMME.problems if not problem.needs_mending}
    small_towns = {f"{town} or online" for town in ("Galway", "Hilo", "Karasjok", "Rotorua")}
    assert noted == {"Berlin", "Joburg", "two", "Project-specifc feedbak", *small_towns}


def test_one_line_among_the_needs_is_blank() -> None:
    assert sum(not any(row) for row in ROWS["Needs"]) == 1


def test_every_setting_is_one_that_can_be_set() -> None:
    assert PROGRAMME.settings.programme == "Open Table Mentoring"
    assert PROGRAMME.settings.coordinator_address == "coordinator@example.org"


def test_the_same_day_gives_the_same_rows() -> None:
    assert sample_rows(TODAY) == ROWS
