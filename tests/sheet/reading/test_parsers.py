"""What people type into single cells, and what is made of it."""

from collections.abc import Sequence
from datetime import date, datetime

import pytest
from babel import Locale

from mentorsheets.domain.catalogue import DEFAULT
from mentorsheets.domain.model import Length, Place, Rhythm, Slot, Standing
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.choices import read_day, read_length, read_rhythm, read_standing
from mentorsheets.sheet.cells.counts import read_count
from mentorsheets.sheet.cells.hours import read_hours
from mentorsheets.sheet.cells.languages import OWN_NAMES, read_languages
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.cells.places import read_place
from mentorsheets.sheet.cells.time_zones import read_zone
from mentorsheets.sheet.reading.kinds import read_kind
from mentorsheets.sheet.reading.people_index import Directory, KnownPerson, read_address

EVERY_DAY = range(7)


def spans(text: str) -> list[tuple[int, float, float]]:
    return [(slot.weekday, slot.start / 60, slot.end / 60) for slot in read_hours(text).value]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (2, 2), (2.0, 2), (0, 0), ("two", 2), ("Two people", 2), ("2-3", 2), ("2 – 3", 2), ("3 to 2", 2),
        ("two or three", 2), ("3 people", 3), ("up to 4", 4), ("max. 2", 2), ("2+", 2), ("none", 0), ("a couple", 2),
        ("as many as you like", 5), ("no limit", 5), ("٣", 3), ("1.5", 1), (99999, 50),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_type_them(cell: Cell, number: int) -> None:
    assert read_count(cell, most_of_one=5).value == number


@pytest.mark.parametrize("cell", [2, 2.0, "2", " 3 "])
def test_a_plain_number_needs_no_remark(cell: Cell) -> None:
    assert read_count(cell, most_of_one=5).remark == ""


@pytest.mark.parametrize("cell", ["two", "2-3", "3 people", "as many as you like", 1.5])
def test_a_number_in_other_words_is_told(cell: Cell) -> None:
    assert read_count(cell, most_of_one=5).remark


@pytest.mark.parametrize("cell", ["", "x", "many thanks", -1, "-3", True, date(2026, 3, 2), 1e9, "maybe"])
def test_what_is_no_number_is_not_guessed(cell: Cell) -> None:
    with pytest.raises(NotUnderstood):
        read_count(cell, most_of_one=5)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/London", "Europe/London"), ("europe/london", "Europe/London"), ("CET", "CET"), ("UTC", "UTC"),
        ("Berlin", "Europe/Berlin"), ("berlin, germany", "Europe/Berlin"), ("São Paulo", "America/Sao_Paulo"),
        ("sao paulo", "America/Sao_Paulo"), ("GMT+1", "Etc/GMT-1"), ("UTC-3", "Etc/GMT+3"), ("+2", "Etc/GMT-2"),
        ("UTC+5:30", "Asia/Kolkata"), ("Kenya", "Africa/Nairobi"), ("Lagos (Nigeria)", "Africa/Lagos"),
        ("Eastern", "America/New_York"), ("Pacific Time (US & Canada)", "America/Los_Angeles"), ("EST", "America/New_York"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"), ("Rotterdam", "Europe/Amsterdam"), ("Porto", "Europe/Lisbon"),
        ("Kraków", "Europe/Warsaw"), ("lodz", "Europe/Warsaw"), ("Leeds", "Europe/London"), ("Portland, OR", "America/Los_Angeles"),
        ("Portland, Maine", "America/New_York"), ("Granada, Spain", "Europe/Madrid"), ("Hyderabad (India)", "Asia/Kolkata"),
        ("St. Petersburg", "Europe/Moscow"), ("القاهرة", "Africa/Cairo"), ("GMT+5:30", "Asia/Kolkata"),
        ("PST", "America/Los_Angeles"), ("Pune", "Asia/Kolkata"), ("Europe/Berln", "Europe/Berlin"),
    ],
)  # fmt: skip
def test_zones_are_read_by_name_city_country_or_offset(text: str, zone: str) -> None:
    assert read_zone(text).value == zone


@pytest.mark.parametrize(
    "text",
    [
        "Portland",
        "Granada",
        "Birmingham",
        "London, Ontario",
        "Georgia",
        "nonsense",
        "Mars/Phobos",
        "moon",
        "USA",
        "Russia",
        "IST",
        "UTC+27",
        "UTC+5:15",
        "?",
    ],
)
def test_a_zone_that_is_none_or_many_is_not_guessed(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_zone(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue 12:00-13:30", [(1, 12, 13.5)]),
        ("Thu 7:30-8:30", [(3, 7.5, 8.5)]),
        ("Sat morning", [(5, 8, 12)]),
        ("weekdays after 17", [(day, 17, 22) for day in range(5)]),
        ("any evening", [(day, 18, 22) for day in EVERY_DAY]),
        ("evenings", [(day, 18, 22) for day in EVERY_DAY]),
        ("Mon & Wed 6-8pm", [(0, 18, 20), (2, 18, 20)]),
        ("Mon-Wed 9am to 5pm", [(0, 9, 17), (1, 9, 17), (2, 9, 17)]),
        ("Sat-Mon mornings", [(0, 8, 12), (5, 8, 12), (6, 8, 12)]),
        ("Tue, Thu evening", [(1, 18, 22), (3, 18, 22)]),
        ("Mon morning, Tue", [(0, 8, 12), (1, 8, 22)]),
        ("from 17 to 19 on Mondays", [(0, 17, 19)]),
        ("Wed 18-20\nWed 19-21", [(2, 18, 21)]),
        ("Fri before 10", [(4, 7, 10)]),
        ("afternoons and evenings", [(day, 12, 22) for day in EVERY_DAY]),
        (
            "weekends, morning and evening",
            [(day, start, end) for day in (5, 6) for start, end in ((8, 12), (18, 22))],
        ),
        ("Mon 9-11 and 14-16", [(0, 9, 11), (0, 14, 16)]),
        ("Mon morning and Tue evening", [(0, 8, 12), (1, 18, 22)]),
        ("between 9 and 11 on Mondays", [(0, 9, 11)]),
        ("Mon 4-6", [(0, 16, 18)]),
        ("after 5", [(day, 17, 22) for day in EVERY_DAY]),
        ("Mon-Fri 9-5", [(day, 9, 17) for day in range(5)]),
        ("9 to 5 Monday to Friday", [(day, 9, 17) for day in range(5)]),
        ("weekday evenings after 6", [(day, 18, 22) for day in range(5)]),
        ("Evenings (6 PM - 9 PM)", [(day, 18, 21) for day in EVERY_DAY]),
        ("12pm-2pm Tue", [(1, 12, 14)]),
        ("any day except Friday", [(day, 8, 22) for day in EVERY_DAY if day != 4]),
        ("any day, except Friday and Sunday", [(day, 8, 22) for day in (0, 1, 2, 3, 5)]),
        ("no Mondays", [(day, 8, 22) for day in range(1, 7)]),
        ("24/7", [(day, 8, 22) for day in EVERY_DAY]),
        ("Weekends only", [(day, 8, 22) for day in (5, 6)]),
        ("Monday PM", [(0, 12, 22)]),
        ("Mon 9am-noon", [(0, 9, 12)]),
    ],
)
def test_hours_of_a_week_are_read_as_people_type_them(
    text: str, expected: Sequence[tuple[int, float, float]]
) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lunes y miércoles por la tarde", [(0, 12, 18), (2, 12, 18)]),
        ("de lunes a viernes después de las 18", [(day, 18, 22) for day in range(5)]),
        ("entre semana por la noche", [(day, 18, 22) for day in range(5)]),
        ("mardi de 18h à 20h", [(1, 18, 20)]),
        ("samedi matin, dimanche après-midi", [(5, 8, 12), (6, 12, 18)]),
        ("9h30 à 12h", [(day, 9.5, 12) for day in EVERY_DAY]),
        ("Mo-Fr ab 18 Uhr", [(day, 18, 22) for day in range(5)]),
        ("werktags abends", [(day, 18, 22) for day in range(5)]),
        ("am Wochenende", [(day, 8, 22) for day in (5, 6)]),
        ("terça e quinta à noite", [(1, 18, 22), (3, 18, 22)]),
        ("dias úteis depois das 18h", [(day, 18, 22) for day in range(5)]),
        ("الاثنين والأربعاء مساءً", [(0, 18, 22), (2, 18, 22)]),
        ("عطلة نهاية الأسبوع", [(day, 8, 22) for day in (5, 6)]),
        ("Monday tarde; Tuesday soir", [(0, 12, 18), (1, 18, 22)]),
    ],
)
def test_hours_are_read_in_six_languages(text: str, expected: Sequence[tuple[int, float, float]]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "no puedo los lunes",
        "no sábado",
        "nicht dienstags",
        "pas le lundi",
        "todos los días menos lunes",
        "لا يوم الاثنين",
    ],
)
def test_hours_that_are_denied_in_another_language_are_no_free_hours(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_hours(text)


@pytest.mark.parametrize("text", ["Mon 4-6", "after 5", "9-5", "Tue 7-9"])
def test_hours_that_may_be_of_either_half_of_the_day_are_told(text: str) -> None:
    assert "is read as" in read_hours(text).remark
    assert read_hours("Mon 16:00-18:00, Tue 4pm-6pm, Wed 9-17").remark == ""


@pytest.mark.parametrize("text", ["not mornings", "I can't do Tuesday evening"])
def test_hours_that_are_denied_are_no_free_hours(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_hours(text)


def test_hours_that_are_understood_in_part_say_what_was_left_out() -> None:
    understood = read_hours("after the school run, Tue evening")
    assert understood.value == (Slot(1, 18 * 60, 22 * 60),)
    assert "after the school run" in understood.remark


@pytest.mark.parametrize("text", ["ask me", "25-99", "Wed 20-8", "Tue 12", "…"])
def test_hours_that_make_no_sense_are_not_guessed(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_hours(text)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Active", (Standing.ACTIVE, None)), ("yes", (Standing.ACTIVE, None)), ("left", (Standing.LEFT, None)),
        ("on hold", (Standing.PAUSED, None)), ("paused until 2027-01-15", (Standing.PAUSED, date(2027, 1, 15))),
        ("on leave till 3 March 2027", (Standing.PAUSED, date(2027, 3, 3))), ("stop", (Standing.LEFT, None)),
        ("paused until the thaw", (Standing.PAUSED, None)), ("actve", (Standing.ACTIVE, None)),
    ],
)  # fmt: skip
def test_a_status_is_read_in_many_words(text: str, standing: tuple[Standing, date | None]) -> None:
    assert read_standing(text).value == standing


@pytest.mark.parametrize(
    ("text", "weeks"),
    [("one conversation", 0), ("a single session", 0), ("8 weeks", 8), ("three months", 13), ("a year", 52),
     ("ongoing", None), ("open-ended", None), ("2-3 weeks", 2)],
)  # fmt: skip
def test_a_length_is_read_in_weeks(text: str, weeks: int | None) -> None:
    assert read_length(text).value == Length(weeks)


@pytest.mark.parametrize(
    ("text", "place"),
    [("remote", Place()), ("Nairobi or online", Place(online=True, cities=frozenset({"nairobi"}))),
     ("São Paulo", Place(online=False, cities=frozenset({"sao paulo"}))),
     ("Either", Place(online=True, cities=frozenset({"in person"}))), ("No preference", Place(online=True, cities=frozenset({"in person"}))),
     ("In person", Place(online=False, cities=frozenset({"in person"}))), ("not online", Place(online=False, cities=frozenset({"in person"}))),
     ("Lisbon, not online", Place(online=False, cities=frozenset({"lisbon"}))), ("not in person", Place()), ("none", Place()),
     ("presencial o en línea", Place(online=True, cities=frozenset({"in person"}))),
     ("in person Lisbon / Porto", Place(online=False, cities=frozenset({"lisbon", "porto"})))],
)  # fmt: skip
def test_a_place_is_online_a_city_or_both(text: str, place: Place) -> None:
    assert read_place(text).value == place


def test_an_unclear_day_is_not_guessed() -> None:
    assert read_day(datetime(2027, 1, 15, 8)).value == date(2027, 1, 15)
    with pytest.raises(NotUnderstood):
        read_day("03/04/2027")


def test_biweekly_is_told_since_it_has_two_meanings() -> None:
    assert read_rhythm("biweekly").value is Rhythm.FORTNIGHTLY
    assert read_rhythm("biweekly").remark


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("English only", ("English",)), ("fluent in English", ("English",)), ("any", ()), ("not Spanish", ()),
        ("a bit of Spanish", ("Spanish",)), ("Native English, B2 French", ("English", "French")), ("Klingon", ("Klingon",)),
        ("inglés y francés", ("English", "French")), ("English and a little German", ("English", "German")),
    ],
)  # fmt: skip
def test_how_well_a_language_is_spoken_makes_no_other_language(text: str, languages: tuple[str, ...]) -> None:
    assert read_languages(text).value == languages


@pytest.mark.parametrize(("code", "own"), OWN_NAMES.items())
def test_each_language_has_the_own_name_that_cldr_gives_it(code: str, own: str) -> None:
    assert Locale(code).languages[code] == own


def test_languages_are_read_by_any_of_their_names() -> None:
    read = read_languages("english, Deutsch; português/fr and Kiswahili (some)")
    assert read.value == ("English", "German", "Portuguese", "French", "Swahili")
    assert read_languages("Klingon").value == ("Klingon",)
    assert read_languages("Germn").remark == "Germn is read as German."


@pytest.mark.parametrize(
    ("text", "address"),
    [("mailto:a@example.org", "a@example.org"), (" Ana <A@Example.org> ", "a@example.org"),
     ("a@example.org.", "a@example.org"), ("o'neil@example.org", "o'neil@example.org")],
)  # fmt: skip
def test_an_address_is_found_in_what_stands_around_it(text: str, address: str) -> None:
    assert read_address(text).value == address


@pytest.mark.parametrize(
    "text", ["ana", "ana@", "ana@example,org", "ana@nowhere", "@example.org", "a@x..org"]
)
def test_an_address_that_mail_cannot_reach_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_address(text)


def test_a_loose_address_is_used_and_told() -> None:
    assert read_address("ana maria@example.org").remark == "Read as maria@example.org."


@pytest.mark.parametrize(
    "text", ["Role models", "ROLE  MODELS", "help with role models", "role model", "Role-models"]
)
def test_a_kind_is_read_in_other_cases_and_slightly_misspelt(text: str) -> None:
    assert read_kind(text, DEFAULT).value == "role-models"


@pytest.mark.parametrize("text", ["money", "support", "", "feedback loops of the climate"])
def test_a_kind_that_may_be_none_is_not_guessed(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_kind(text, DEFAULT)


def test_people_are_found_by_address_by_name_and_through_accents() -> None:
    directory = Directory(
        [
            KnownPerson("1", "Zoë Trần", "zoe@example.org"),
            KnownPerson("2", "Bo", None),
            KnownPerson("3", "bo", None),
        ]
    )
    assert directory.one("Zoë <ZOE@example.org>").value == "1"
    assert directory.one("zoe tran").value == "1"
    assert directory.one("Zoë Trn").remark == "Read as Zoë Trần."
    assert directory.find("Bo") == ("2", "3")
    assert directory.one("Zoë").remark == "Read as Zoë Trần."
    assert directory.one("zoe").value == "1"
    for unclear in ("Bo", "Nobody", "zoe@example.net", "Tran", ""):
        with pytest.raises(NotUnderstood):
            directory.one(unclear)
