"""What people type into single cells, and what is made of it."""

from datetime import date, datetime

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.catalogue import DEFAULT
from mentorsheets.domain.enums import Decision
from mentorsheets.domain.model import Arrangement, Length, Level, NeedStatus, Place, Rhythm, Standing
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.choice_words import ARRANGEMENT, LEVEL, NEED_STATUS, PRIORITY
from mentorsheets.sheet.cells.choices import (
    find_pause,
    one_of,
    read_day,
    read_decision,
    read_rhythm,
    read_standing,
)
from mentorsheets.sheet.cells.counts import read_count
from mentorsheets.sheet.cells.languages import NO_LANGUAGE_NAMED, OWN_NAMES, read_languages, refused_languages
from mentorsheets.sheet.cells.lengths import read_length
from mentorsheets.sheet.cells.nothing import is_blank
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.cells.places import UNKNOWN_PLACE, read_place
from mentorsheets.sheet.cells.time_zones import read_zone
from mentorsheets.sheet.cells.written_days import NO_YEAR
from mentorsheets.sheet.reading.kinds import read_kind
from mentorsheets.sheet.reading.people_index import Directory, KnownPerson, read_address


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


@pytest.mark.parametrize(
    ("cell", "number"),
    [("2x", 2), ("dos", 2), ("zwei", 2), ("uno o dos", 1), ("2 oder 3", 2), ("höchstens 2", 2), ("hasta 3", 3), ("jusqu'à 3", 3), ("até 2", 2),
     ("no more than 2", 2), ("less than 3", 2), ("2,0", 2), ("5.0", 5), ("max 3", 3), ("one or two", 1)],
)  # fmt: skip
def test_numbers_are_read_in_six_languages_and_with_their_bounds(cell: Cell, number: int) -> None:
    assert read_count(cell, most_of_one=5).value == number


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("zwei", 2), ("dos", 2), ("two or three", 2), ("up to 2", 2), ("max. 3", 3), ("max.3", 3), ("Máx. 2", 2), ("maximum of 2", 2),
        ("no más de 2", 2), ("nicht mehr als 2", 2), ("pas plus de deux", 2), ("I can take two", 2), ("just the one", 1), ("nur eine", 1),
        ("between 1 and 2", 1), ("zwischen zwei und drei", 2), ("entre 1 y 2", 1), ("sin límite", 5), ("illimité", 5), ("حتى 2", 2),
        ("شخصان", 2), ("up to a maximum of 3", 3),
    ],
)  # fmt: skip
def test_a_number_of_people_is_read_behind_the_words_that_bound_it(cell: Cell, number: int) -> None:
    assert read_count(cell, most_of_one=5).value == number


@pytest.mark.parametrize("cell", ["no more than 2 hours", "max 1 hour", "more than 2", "island 2"])
def test_a_bound_of_hours_or_a_word_that_only_begins_like_one_is_no_number_of_people(cell: Cell) -> None:
    with pytest.raises(NotUnderstood):
        read_count(cell, most_of_one=5)


@pytest.mark.parametrize(
    "cell", ["3-Feb", "Feb-3", "2 hours a week", "1 hour", "½", "a dozen", "50%", "TRUE", "8 weeks"]
)
def test_what_counts_no_people_is_not_taken_for_how_many(cell: Cell) -> None:
    with pytest.raises(NotUnderstood):
        read_count(cell, most_of_one=5)


@pytest.mark.parametrize(
    "text",
    [
        "k.A.",
        "n.v.t.",
        "sans objet",
        "tbd",
        "?",
        ".",
        "-",
        "noch offen",
        "por definir",
        "je ne sais pas",
        "غير معروف",
        "vacío",
    ],
)
def test_a_cell_that_answers_nothing_is_known_in_many_languages(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize(("text", "standing"), [("WAHR", Standing.ACTIVE), ("VRAI", Standing.ACTIVE), ("نعم", Standing.ACTIVE), ("FALSO", Standing.LEFT), ("nein", Standing.LEFT), ("inactivo", Standing.LEFT)])  # fmt: skip
def test_a_status_is_read_as_spreadsheets_of_other_languages_write_yes_and_no(
    text: str, standing: Standing
) -> None:
    assert read_standing(text).value == (standing, None)


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
    ("text", "zone"),
    [
        ("London, Ontario", "America/Toronto"), ("Paris, Texas", "America/Chicago"), ("Portland Oregon", "America/Los_Angeles"),
        ("Cambridge UK", "Europe/London"), ("UTC+1/+2", "CET"), ("GMT+1 (Berlin)", "Europe/Berlin"), ("Deutschland", "Europe/Berlin"),
        ("مصر", "Africa/Cairo"), ("القاهرة، مصر", "Africa/Cairo"), ("توقيت القاهرة", "Africa/Cairo"), ("Mailand", "Europe/Rome"),
        ("Genf", "Europe/Zurich"), ("Nueva York", "America/New_York"), ("Москва", "Europe/Moscow"), ("東京", "Asia/Tokyo"),
        ("W. Europe Standard Time", "Europe/Berlin"), ("GMT Standard Time", "Europe/London"), ("US Mountain Standard Time", "America/Phoenix"),
        ("India Standard Time", "Asia/Kolkata"), ("(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", "Europe/Brussels"),
        ("(GMT-04:00) Sydney, Glace Bay", "America/Glace_Bay"), ("Pacific/Midway (GMT-11:00)", "Pacific/Midway"), ("CST (Chicago)", "America/Chicago"),
        ("Berlin, DE", "Europe/Berlin"), ("Toronto, CA", "America/Toronto"), ("heure de Paris", "Europe/Paris"), ("Lagos time", "Africa/Lagos"),
        ("Smallville, India", "Asia/Kolkata"), ("Melbourne, Victoria", "Australia/Melbourne"), ("Washington, DC", "America/New_York"),
        ("UTC-5 / Bogota", "America/Bogota"), ("Atlanta, Georgia", "America/New_York"), ("Tbilisi, Georgia", "Asia/Tbilisi"),
    ],
)  # fmt: skip
def test_all_that_a_cell_says_of_a_place_tells_its_zone(text: str, zone: str) -> None:
    assert read_zone(text).value == zone


@pytest.mark.parametrize(
    "text",
    [
        "CST", "BST", "AST", "Texas", "Florida", "Spain", "Mexico", "Victoria", "Washington", "local time", "same as you", "New York / London",
        "(GMT-05:00) Berlin", "Eastern/Central", "Serowe, Central", "-04:00 Atlantic Time - Roseau", "(UTC-05:00) Indiana (East)",
        "(UTC-08:00) Nowhere", "Europe/London or Europe/Berlin", "UTC+1/+5", "UTC+15", "5.5", "remote", "Cambridge", "Arawa",
    ],
)  # fmt: skip
def test_what_does_not_go_together_or_may_be_two_zones_is_asked_about(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_zone(text)


@pytest.mark.parametrize(
    ("text", "home", "zone"),
    [("IST", "Asia/Kolkata", "Asia/Kolkata"), ("IST", "Asia/Jerusalem", "Asia/Jerusalem"), ("CST", "America/New_York", "America/Chicago"),
     ("BST", "Europe/London", "Europe/London")],
)  # fmt: skip
def test_letters_of_several_zones_mean_that_of_the_country_of_the_programme(
    text: str, home: str, zone: str
) -> None:
    assert read_zone(text, home).value == zone


def test_two_cities_of_one_name_are_named_to_choose_from() -> None:
    with pytest.raises(NotUnderstood) as told:
        read_zone("Portland")
    assert "Portland, OR or Portland, ME" in told.value.hint


@given(st.one_of(st.text(max_size=30), st.lists(st.sampled_from(
    ["Berlin", "Paris", "Texas", "Portland", "IST", "UTC+1", "GMT-05:00", "-3", "(", ")", ",", "/", "-", "Europe/Rome", "Pacific", "time", "US", "India", "Victoria", "نعم", "東京", "London", "and"]), max_size=5).map(" ".join)))  # fmt: skip
def test_whatever_is_typed_is_a_zone_that_is_understood_again_or_not_understood(text: str) -> None:
    try:
        zone = read_zone(text).value
    except NotUnderstood:
        return
    assert read_zone(zone).value == zone
    assert not read_zone(zone).remark


@pytest.mark.parametrize(
    "text",
    [
        "Portland",
        "Granada",
        "Birmingham",
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
    ("text", "standing"),
    [
        ("Active", (Standing.ACTIVE, None)), ("yes", (Standing.ACTIVE, None)), ("left", (Standing.LEFT, None)),
        ("on hold", (Standing.PAUSED, None)), ("paused until 2027-01-15", (Standing.PAUSED, date(2027, 1, 15))),
        ("on leave till 3 March 2027", (Standing.PAUSED, date(2027, 3, 3))), ("stop", (Standing.LEFT, None)),
        ("pausiert bis 15.01.2027", (Standing.PAUSED, date(2027, 1, 15))), ("en pause jusqu’au 2027-01-15", (Standing.PAUSED, date(2027, 1, 15))),
        ("en pausa hasta el 2027-01-15", (Standing.PAUSED, date(2027, 1, 15))), ("em pausa", (Standing.PAUSED, None)), ("متوقفة مؤقتا", (Standing.PAUSED, None)),
        ("abgemeldet", (Standing.LEFT, None)), ("se fue", (Standing.LEFT, None)), ("désinscrite", (Standing.LEFT, None)), ("انسحبت", (Standing.LEFT, None)),
        ("they pause until 15 February 2027", (Standing.PAUSED, date(2027, 2, 15))), ("paused until March 2027", (Standing.PAUSED, date(2027, 3, 1))),
        ("متوقف حتى 15 فبراير 2027", (Standing.PAUSED, date(2027, 2, 15))),
        ("paused (back 15 February)", (Standing.PAUSED, date(NO_YEAR, 2, 15))), ("away, returns in March", (Standing.PAUSED, date(NO_YEAR, 3, 1))),
        ("pausiert bis 29.2.", (Standing.PAUSED, date(NO_YEAR, 2, 29))), ("en pausa hasta el 3 de abril", (Standing.PAUSED, date(NO_YEAR, 4, 3))),
        ("paused until 15/2", (Standing.PAUSED, None)), ("paused until the thaw", (Standing.PAUSED, None)), ("actve", (Standing.ACTIVE, None)),
    ],
)  # fmt: skip
def test_a_status_is_read_in_many_words(text: str, standing: tuple[Standing, date | None]) -> None:
    assert read_standing(text).value == standing


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("they pause", None), ("Paused", None), ("pausiert", None),
        ("they pause until 15 February", date(2027, 2, 15)), ("They pause till Feb. 15th", date(2027, 2, 15)),
        ("they pause until 15.2.", date(2027, 2, 15)), ("they pause until 30 November", date(2026, 11, 30)),
        ("they pause until 29 November", date(2027, 11, 29)), ("they pause until March", date(2027, 3, 1)),
        ("they pause until 29 February", date(2028, 2, 29)), ("they pause until 2027-02-15", date(2027, 2, 15)),
        ("pausiert bis zum 15. Februar", date(2027, 2, 15)), ("pausa hasta el 15 de febrero", date(2027, 2, 15)),
        ("en pause jusqu’au 15 février", date(2027, 2, 15)), ("em pausa até 15 de fevereiro", date(2027, 2, 15)),
        ("متوقف حتى ١٥ فبراير", date(2027, 2, 15)),
    ],
)  # fmt: skip
def test_a_pause_may_have_its_end_behind_it_and_without_a_year_it_is_the_next_such_day(
    text: str, end: date | None
) -> None:
    assert find_pause(text, date(2026, 11, 29)) == (True, end)


@pytest.mark.parametrize(
    "text",
    ["they pause until 1 January 2020", "they pause until spring", "they pause until 3/4", "they leave",
     "they pause and I am not sure", "until 15 February", "active until 15 February", ""],
)  # fmt: skip
def test_what_names_no_day_to_come_or_says_more_is_no_pause(text: str) -> None:
    assert find_pause(text, date(2026, 11, 29))[0] is False


@pytest.mark.parametrize(
    ("text", "weeks"),
    [("one conversation", 0), ("a single session", 0), ("8 weeks", 8), ("three months", 13), ("a year", 52),
     ("ongoing", None), ("open-ended", None), ("2-3 weeks", 2),
     ("one call a week for three months", 13), ("8-week", 8), ("half a year", 26),
     ("ein Gespräch", 0), ("höchstens sechs Monate", 26), ("ein Treffen pro Woche für 3 Monate", 13), ("unbefristet", None),
     ("una sola vez", 0), ("medio año", 26), ("una reunión al mes durante un año", 52), ("a largo plazo", None),
     ("un seul entretien", 0), ("2 ans", 104), ("une fois par mois pendant 6 mois", 26), ("en continu", None),
     ("uma conversa", 0), ("duas a três semanas", 2), ("sem prazo", None),
     ("محادثة واحدة", 0), ("لمدة شهرين", 9), ("ثلاثة أشهر", 13), ("مستمر", None)],
)  # fmt: skip
def test_a_length_is_read_in_weeks(text: str, weeks: int | None) -> None:
    assert read_length(text).value == Length(weeks, open_ended=weeks is None)


@pytest.mark.parametrize(
    "text", ["an hour a week", "once a month", "weekly", "30 minutes", "it depends", "this month"]
)
def test_how_often_they_meet_is_not_how_long_it_lasts(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_length(text)


@pytest.mark.parametrize(
    ("meanings", "text", "value"),
    [
        (ARRANGEMENT, "Ehrenamtlich", Arrangement.FREELY), (ARRANGEMENT, "En échange", Arrangement.IN_EXCHANGE),
        (ARRANGEMENT, "Remunerado", Arrangement.PAID), (ARRANGEMENT, "تطوعي", Arrangement.FREELY),
        (LEVEL, "Berufseinsteigerin", Level.NEW), (LEVEL, "Intermédiaire", Level.GROWING), (LEVEL, "Avanzada", Level.EXPERIENCED),
        (LEVEL, "Sênior", Level.SENIOR), (LEVEL, "مبتدئة", Level.NEW),
        (NEED_STATUS, "erledigt", NeedStatus.MET), (NEED_STATUS, "ya no", NeedStatus.WITHDRAWN), (NEED_STATUS, "مفتوح", NeedStatus.OPEN),
        (PRIORITY, "dringend", 3), (PRIORITY, "moyenne", 2), (PRIORITY, "baixa", 1),
    ],
)  # fmt: skip
def test_one_of_a_few_things_is_read_in_six_languages(
    meanings: dict[str, object], text: str, value: object
) -> None:
    assert one_of(text, meanings, "", "").value == value


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [("Jede zweite Woche", Rhythm.FORTNIGHTLY), ("Tous les quinze jours", Rhythm.FORTNIGHTLY), ("Una vez al mes", Rhythm.MONTHLY),
     ("semanal", Rhythm.WEEKLY), ("uma vez por ano", Rhythm.YEARLY), ("مرة في الشهر", Rhythm.MONTHLY)],
)  # fmt: skip
def test_a_rhythm_is_read_in_six_languages(text: str, rhythm: Rhythm) -> None:
    assert read_rhythm(text).value == rhythm


@pytest.mark.parametrize(
    ("text", "place"),
    [("remote", Place()), ("Nairobi or online", Place(online=True, cities=frozenset({"nairobi"}))),
     ("São Paulo", Place(online=False, cities=frozenset({"sao paulo"}))),
     ("Either", Place(online=True, cities=frozenset({"in person"}))), ("No preference", Place(online=True, cities=frozenset({"in person"}))),
     ("In person", Place(online=False, cities=frozenset({"in person"}))), ("not online", Place(online=False, cities=frozenset({"in person"}))),
     ("Lisbon, not online", Place(online=False, cities=frozenset({"lisbon"}))), ("not in person", Place()), ("none", Place()),
     *((words, Place(online=False, cities=frozenset({"in person"}))) for words in
       ("en présentiel", "حضوريا", "nur in Präsenz", "in person, please", "só presencial")),
     ("sur place à Lyon", Place(online=False, cities=frozenset({"lyon"}))),
     ("presencial o en línea", Place(online=True, cities=frozenset({"in person"}))),
     ("in person Lisbon / Porto", Place(online=False, cities=frozenset({"lisbon", "porto"})))],
)  # fmt: skip
def test_a_place_is_online_a_city_or_both(text: str, place: Place) -> None:
    assert read_place(text).value == place


@pytest.mark.parametrize(
    "text",
    ["indistinto", "Wherever works!", "I don’t care", "ça m'est égal", "Ist mir egal", "em qualquer sítio", "في أي مكان"],
)  # fmt: skip
def test_who_does_not_mind_where_meets_in_any_city_and_names_none(text: str) -> None:
    assert read_place(text).value == Place(online=True, cities=frozenset({"in person"}))


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
        ("English only", ("English",)), ("fluent in English", ("English",)), ("any", ()), ("pt-BR, en_US", ("Portuguese", "English")),
        ("a bit of Spanish", ("Spanish",)), ("Native English, B2 French", ("English", "French")), ("Klingon", ("Klingon",)),
        ("inglés y francés", ("English", "French")), ("English and a little German", ("English", "German")),
    ],
)  # fmt: skip
def test_how_well_a_language_is_spoken_makes_no_other_language(text: str, languages: tuple[str, ...]) -> None:
    assert read_languages(text).value == languages


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("bilingual EN/ES", ("English", "Spanish")), ("English - no Spanish", ("English",)), ("English (no Spanish)", ("English",)),
        ("native Arabic, some English", ("Arabic", "English")), ("English and Spanish but not French or Italian", ("English", "Spanish")),
        ("I don't speak Spanish, only English", ("English",)), ("Deutsch und Englisch, aber kein Französisch", ("German", "English")),
        ("anglais et pas allemand", ("English",)), ("Español nativo, inglés básico", ("Spanish", "English")), ("English 5/5", ("English",)),
        ("العربية بطلاقة", ("Arabic",)),
    ],
)  # fmt: skip
def test_a_language_that_is_refused_is_not_spoken(text: str, languages: tuple[str, ...]) -> None:
    assert read_languages(text).value == languages


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Everything but French", ("French",)), ("neither French nor German", ("French", "German")), ("anything except German", ("German",)),
        ("not Spanish", ("Spanish",)), ("todos menos francés", ("French",)), ("tout sauf l'anglais", ("English",)), ("alles außer Englisch", ("English",)),
        ("ni francés ni alemán", ("French", "German")), ("لا أتحدث الإنجليزية", ("English",)), ("no French or German", ("French", "German")),
    ],
)  # fmt: skip
def test_who_says_only_what_they_do_not_speak_is_asked(text: str, refused: tuple[str, ...]) -> None:
    with pytest.raises(NotUnderstood):
        read_languages(text)
    assert refused_languages(text) == refused


@given(st.lists(st.sampled_from(["English", "French", "German", "inglés", "Deutsch", "EN", "no", "not", "but", ",", "and", "/", "(", ")", "only", "neither", "nor", "everything", "except", "sauf", "kein", "a", "bit", "of"]), max_size=7))  # fmt: skip
def test_no_language_is_both_spoken_and_refused(words: list[str]) -> None:
    try:
        understood = read_languages(" ".join(words))
    except NotUnderstood:
        return
    assert not set(understood.value) & set(refused_languages(" ".join(words)))
    assert read_languages(", ".join(understood.value)).value == understood.value


@pytest.mark.parametrize(("code", "own"), OWN_NAMES.items())
def test_each_language_has_the_own_name_that_cldr_gives_it(code: str, own: str) -> None:
    assert Locale(code).languages[code] == own


def test_languages_are_read_by_any_of_their_names() -> None:
    read = read_languages("english, Deutsch; português/fr and Kiswahili (some)")
    assert read.value == ("English", "German", "Portuguese", "French", "Swahili")
    assert read_languages("Klingon").value == ("Klingon",)
    assert read_languages("Germn").remark == "Germn is read as German."
    assert read_languages("ENG/fra").value == ("English", "French")


@pytest.mark.parametrize(
    "text", ["multiple", "several languages", "mehrere Sprachen", "plusieurs", "varios", "عدة لغات"]
)
def test_a_number_of_languages_is_none_of_them_and_told(text: str) -> None:
    understood = read_languages(text)
    assert understood.value == ()
    assert understood.remark == f"Not understood and left out: {text}."


@pytest.mark.parametrize(
    ("text", "address"),
    [("mailto:a@example.org", "a@example.org"), (" Ana <A@Example.org> ", "a@example.org"),
     ("a@example.org.", "a@example.org"), ("o'neil@example.org", "o'neil@example.org")],
)  # fmt: skip
def test_an_address_is_found_in_what_stands_around_it(text: str, address: str) -> None:
    assert read_address(text).value == address


@pytest.mark.parametrize("address", ["ana@straße.example", "groß@example.org"])
def test_an_address_keeps_letters_of_which_others_make_another_one(address: str) -> None:
    assert read_address(address.replace("ana", "Ana")).value == address


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


@pytest.mark.parametrize(
    ("one", "other"), [("عمّان", "عمان"), ("القاهره", "القاهرة"), ("عـمـان", "عَمَّان"), ("أبوظبي", "ابوظبى")]
)
def test_a_city_is_the_same_however_arabic_is_spelt(one: str, other: str) -> None:
    assert read_place(one).value.cities == read_place(other).value.cities


@pytest.mark.parametrize("text", ["عربي", "العربية", "العربيه", "عربية"])
def test_arabic_is_arabic_by_any_of_its_forms(text: str) -> None:
    assert read_languages(f"{text}، إنجليزي").value == ("Arabic", "English")


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        *((text, Decision.APPROVE) for text in ("TRUE", "yes", "Ok.", "✓", "✔️", "✅", "👍🏽", "x", "sí", "WAHR", "موافق")),
        *((text, Decision.DECLINE) for text in ("FALSE", "No", "nein", "❌", "👎", "لا")),
        ("pin", Decision.PIN), ("aprove", Decision.APPROVE),
    ],
)  # fmt: skip
def test_a_decision_is_understood_from_a_tick_box_a_word_or_a_sign(text: str, decision: Decision) -> None:
    assert read_decision(text, "").value is decision


@pytest.mark.parametrize("text", ["maybe", "ask Gil first", "✓ but later", "👍👎", "?", "1"])
def test_what_is_no_plain_decision_is_told_and_decides_nothing(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_decision(text, "Type approve or decline.")


@pytest.mark.parametrize("text", ["any", "all languages", "no preference", "egal", "cualquiera"])
def test_that_any_language_does_is_told_as_it_decides_something(text: str) -> None:
    found = read_languages(text)
    assert found.value == ()
    assert found.remark == NO_LANGUAGE_NAMED
    assert not found.hint


@pytest.mark.parametrize("text", ["", "English, any", "English"])
def test_a_language_that_is_named_decides_by_itself(text: str) -> None:
    assert read_languages(text).remark == ""


def test_a_word_that_names_no_place_we_know_is_told_and_a_known_one_is_not() -> None:
    assert [read_place(text).remark for text in ("Room 12", "Zooom", "Lisbon or Room 12")] == [
        UNKNOWN_PLACE
    ] * 3
    assert [read_place(text).remark for text in ("Lisbon", "München", "القاهرة", "Online")] == [""] * 4


@pytest.mark.parametrize(
    "text",
    [
        "anywhere but online", "everywhere except online", "überall, nur nicht online", "en cualquier sitio menos online",
        "partout sauf en ligne", "qualquer lugar menos online", "أي مكان ما عدا الإنترنت",
    ],
)  # fmt: skip
def test_anywhere_but_online_is_in_person(text: str) -> None:
    assert not read_place(text).value.online


@pytest.mark.parametrize("text", ["anywhere but in person", "anywhere but Berlin"])
def test_a_place_that_is_left_out_is_where_nobody_is_sent(text: str) -> None:
    assert read_place(text).value == Place(online=True)


@pytest.mark.parametrize(
    "text",
    [
        "mostly online", "online preferred", "In person, if possible", "lieber online", "vorzugsweise vor Ort", "mejor en línea",
        "preferiblemente presencial", "plutôt en ligne", "présentiel de préférence", "prefiro presencial", "أفضل عن بعد",
        "أفضل اللقاء شخصيا", "usually online, sometimes in person", "in-person (preferred) or virtual", "ideally by video call",
    ],
)  # fmt: skip
def test_a_preference_for_where_to_meet_is_no_must_and_is_told(text: str) -> None:
    found = read_place(text)
    assert found.value == Place(online=True, cities=frozenset({"in person"}))
    assert found.remark


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Lisbon preferred", Place(online=True, cities=frozenset({"lisbon"}))),
        ("Berlin, lieber online", Place(online=True, cities=frozenset({"berlin"}))),
        ("online only, preferably by Zoom", Place(online=True)),
        ("mostly online, cannot meet in person", Place(online=True)),
        ("prefer not online", Place(online=False, cities=frozenset({"in person"}))),
        ("I'd like to meet online", Place(online=True)),
        ("nur vor Ort", Place(online=False, cities=frozenset({"in person"}))),
    ],
)  # fmt: skip
def test_beside_a_preference_a_city_a_must_and_a_refusal_stay_what_they_are(text: str, place: Place) -> None:
    assert read_place(text).value == place
