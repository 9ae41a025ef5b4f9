"""When people say that they are free, and what is made of it: as much as they wrote, and never more."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.model import Slot
from mentorsheets.sheet.cells.hour_words import DAY_NAMES
from mentorsheets.sheet.cells.hours import EVERY_OTHER_WEEK, find_tongue, name_weekdays, read_hours
from mentorsheets.sheet.cells.parsed import NotUnderstood

EVERY_DAY = range(7)
Spans = Sequence[tuple[int, float, float]]


def spans(text: str) -> list[tuple[int, float, float]]:
    return [(slot.weekday, slot.start / 60, slot.end / 60) for slot in read_hours(text).value]


def whole_days(*refused: int) -> list[tuple[int, float, float]]:
    return [(day, 8, 22) for day in EVERY_DAY if day not in refused]


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


@pytest.mark.parametrize("text", ["Mon 4-6", "after 5", "9-5", "Tue 7-9"])
def test_hours_that_may_be_of_either_half_of_the_day_are_told(text: str) -> None:
    assert "is read as" in read_hours(text).remark
    assert read_hours("Mon 16:00-18:00, Tue 4pm-6pm, Wed 9-17").remark == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mo-Fr 9-17 Uhr", [(day, 9, 17) for day in range(5)]),
        ("Mo–Do 09:00–12:00 Uhr", [(day, 9, 12) for day in range(4)]),
        ("Di Do 18-20 Uhr", [(1, 18, 20), (3, 18, 20)]),
        ("Do 18-20", [(3, 18, 20)]),
        ("nach Feierabend", [(day, 17, 22) for day in EVERY_DAY]),
        ("montags kann ich nicht", whole_days(0)),
        ("lun 18h-20h", [(0, 18, 20)]),
        ("après 18h", [(day, 18, 22) for day in EVERY_DAY]),
        ("de 9h à 12h", [(day, 9, 12) for day in EVERY_DAY]),
        ("le lundi sauf le matin", [(0, 12, 22)]),
        ("LUNDI ET MARDI 18H-20H", [(0, 18, 20), (1, 18, 20)]),
        ("tardes", [(day, 12, 18) for day in EVERY_DAY]),
        ("martes por la tarde, jueves de 6 a 8 de la tarde", [(1, 12, 18), (3, 18, 20)]),
        ("L-V 9-17", [(day, 9, 17) for day in range(5)]),
        ("2ª e 4ª à noite", [(0, 18, 22), (2, 18, 22)]),
        ("não posso às segundas", whole_days(0)),
        ("من الاثنين إلى الجمعة من 9 صباحا إلى 5 مساء", [(day, 9, 17) for day in range(5)]),
        ("الأحد والثلاثاء بعد الساعة ٦ مساء", [(1, 18, 22), (6, 18, 22)]),
        ("Mon 10h-12h et jeudi 14h-16h", [(0, 10, 12), (3, 14, 16)]),
    ],
)
def test_hours_are_read_with_the_short_words_of_each_language(text: str, expected: Spans) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monday 4-6 and not Tuesday", [(0, 16, 18)]),
        ("mornings except Wed", [(day, 8, 12) for day in EVERY_DAY if day != 2]),
        ("any time but weekends", whole_days(5, 6)),
        ("any weekday evening but Thursday", [(day, 18, 22) for day in (0, 1, 2, 4)]),
        ("mornings only, never Fridays", [(day, 8, 12) for day in EVERY_DAY if day != 4]),
        ("Monday: no, Tuesday: yes", [(1, 8, 22)]),
        ("weekends but not Sunday mornings", [(5, 8, 22), (6, 12, 22)]),
        ("Any day except Friday. Evenings only.", [(day, 18, 22) for day in EVERY_DAY if day != 4]),
        (
            "Everything except Tuesday evening",
            [(1, 8, 18) if day == 1 else (day, 8, 22) for day in EVERY_DAY],
        ),
        ("neither Monday nor Tuesday", whole_days(0, 1)),
        ("not before 10", [(day, 10, 22) for day in EVERY_DAY]),
        ("I'm not free until 5", [(day, 17, 22) for day in EVERY_DAY]),
        ("Mon-Fri 9-5 except lunch", [(day, *span) for day in range(5) for span in ((9, 12), (14, 17))]),
        ("not mornings", [(day, 12, 22) for day in EVERY_DAY]),
        ("no puedo los lunes", whole_days(0)),
        ("nicht dienstags", whole_days(1)),
        ("pas le lundi", whole_days(0)),
        ("todos los días menos lunes", whole_days(0)),
        ("لا يوم الاثنين", whole_days(0)),
    ],
)
def test_what_is_refused_is_taken_away(text: str, expected: Spans) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("until noon", [(day, 7, 12) for day in EVERY_DAY]),
        ("weekdays lunch", [(day, 12, 14) for day in range(5)]),
        ("16.00-18.00", [(day, 16, 18) for day in EVERY_DAY]),
        ("Fri 11pm-1am", [(4, 23, 24), (5, 0, 1)]),
        ("Sun 22:00-02:00", [(0, 0, 2), (6, 22, 24)]),
        ("18:00 onwards", [(day, 18, 22) for day in EVERY_DAY]),
        ("6pm+ on Tuesdays", [(1, 18, 22)]),
        ("6-8pm Mon and Wed", [(0, 18, 20), (2, 18, 20)]),
        ("6pm-7pm Mondays and 7pm-8pm Wednesdays", [(0, 18, 19), (2, 19, 20)]),
        ("Mon-Wed-Fri 8AM-4PM", [(day, 8, 16) for day in (0, 2, 4)]),
        ("MWF 10:00-12:00", [(day, 10, 12) for day in (0, 2, 4)]),
        ("T/Th 4pm-6pm", [(1, 16, 18), (3, 16, 18)]),
        ("evenings and weekends", [(day, 18, 22) if day < 5 else (day, 8, 22) for day in EVERY_DAY]),
        ("evenings, Mon-Wed", [(day, 18, 22) for day in range(3)]),
        ("Sat & Sun, flexible hours", [(5, 8, 22), (6, 8, 22)]),
        ("evenings before 8", [(day, 18, 20) for day in EVERY_DAY]),
        ("after 9am until 5pm", [(day, 9, 17) for day in EVERY_DAY]),
        ("0900-1700", [(day, 9, 17) for day in EVERY_DAY]),
        ("9a-5p", [(day, 9, 17) for day in EVERY_DAY]),
        ("10-2pm", [(day, 10, 14) for day in EVERY_DAY]),
        ("noon to midnight", [(day, 12, 24) for day in EVERY_DAY]),
        ("AM (8-11)", [(day, 8, 11) for day in EVERY_DAY]),
    ],
)
def test_hours_are_read_as_narrowly_as_they_are_written(text: str, expected: Spans) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize("text", ["4:30ish", "Mondays at 4pm", "lun 18h"])
def test_a_time_alone_is_an_hour_and_is_told(text: str) -> None:
    understood = read_hours(text)
    assert {slot.end - slot.start for slot in understood.value} == {60}
    assert "is read as" in understood.remark


@pytest.mark.parametrize(
    "text",
    [
        "first Monday of the month", "some evenings", "2 hours a week", "once a month", "3/4/2026",
        "I work nights", "no sábado", "Di 18-20", "di", "x", "not only mornings", "Mon 3 March 10-12", "ask me", "25-99",
        "Wed 20-8", "Tue 12", "…", "5", "2h",
    ],
)  # fmt: skip
def test_hours_that_cannot_be_told_are_not_guessed(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_hours(text)


@pytest.mark.parametrize("text", ["Tue 5pm-7pm EST", "Thurs 10-12 (UTC)", "6pm GMT", "weekdays after 5pm ET"])
def test_hours_in_a_zone_of_their_own_are_asked_about(text: str) -> None:
    with pytest.raises(NotUnderstood, match="time zone"):
        read_hours(text)


@pytest.mark.parametrize(
    ("text", "expected", "left_out"),
    [
        ("after the school run, Tue evening", [(1, 18, 22)], "after the school run"),
        (
            "evenings, some odd Tuesday",
            [(day, 18, 22) for day in EVERY_DAY if day != 1],
            "some odd tuesday",
        ),
        ("Tue 5-7pm (but not in December)", [(1, 17, 19)], "but not in december"),
        ("Mon 4pm-6pm, not Tue, Wed 5pm-7pm", [(0, 16, 18)], "wed 5pm-7pm"),
        ("weekday evenings (2-4 hrs/week)", [(day, 18, 22) for day in range(5)], "2-4 hrs"),
    ],
)
def test_what_is_not_understood_is_asked_about_and_its_days_are_left_out(
    text: str, expected: Spans, left_out: str
) -> None:
    understood = read_hours(text)
    assert spans(text) == expected
    assert left_out in understood.remark.casefold()
    assert understood.hint


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("Mon", 0),
        ("lun.", 0),
        ("Mittwoch", 2),
        ("qui", 3),
        ("الجمعة", 4),
        ("Sa", 5),
        ("di", None),
        ("May", None),
    ],
)
def test_a_day_alone_is_known_unless_languages_differ_on_it(word: str, day: int | None) -> None:
    assert name_weekdays([word]).get(word) == day


def test_days_beside_one_another_tell_the_language() -> None:
    assert list(name_weekdays(["Mo", "Di", "Mi", "Do", "Fr"]).values()) == [0, 1, 2, 3, 4]
    assert list(name_weekdays(["sam", "dim", "di"]).values()) == [5, 6, 6]
    assert list(name_weekdays(["Monday", "mardi"]).values()) == [0, 1]
    assert name_weekdays(["Monday", "Morning"]) == {} == name_weekdays([])


WORDS = st.sampled_from(
    [
        "Mon",
        "Tue",
        "Wednesday",
        "weekdays",
        "weekends",
        "lunes",
        "mardi",
        "Mi",
        "sábado",
        "السبت",
        "morning",
        "evenings",
        "noon",
        "tarde",
        "soir",
        "abends",
        "مساء",
        "not",
        "except",
        "but",
        "no",
        "nicht",
        "sauf",
        "ليس",
        "after",
        "before",
        "until",
        "from",
        "between",
        "to",
        "-",
        "–",
        ",",
        ";",
        "(",
        ")",
        "and",
        "/",
        "+",
        "4",
        "6-8",
        "17:30",
        "6pm",
        "18h",
        "9",
        "12",
        "7am",
        "flexible",
        "any",
        "every",
        "other",
        "only",
        "maybe",
        "Uhr",
        "de",
        "à",
        "5ish",
        "11pm-1am",
        ".",
        ":",
        "the",
        "first",
        "of",
        "at",
        "onwards",
        "2",
        "hours",
    ]
)


@given(st.one_of(st.lists(WORDS, max_size=9).map(" ".join), st.text(max_size=40)))
def test_whatever_is_typed_gives_hours_of_a_week_or_is_not_understood(text: str) -> None:
    try:
        understood = read_hours(text)
    except NotUnderstood:
        return
    assert understood.value
    assert list(understood.value) == sorted(set(understood.value))
    assert all(0 <= slot.weekday < 7 and 0 <= slot.start < slot.end <= 24 * 60 for slot in understood.value)


SLOTS = st.builds(
    lambda day, start, length: Slot(day, start, start + length),
    st.integers(0, 6),
    st.integers(0, 23 * 2).map(lambda half_hours: 30 * half_hours),
    st.just(30),
)


def spell(slot: Slot) -> str:
    start, end = (f"{minutes // 60:02}:{minutes % 60:02}" for minutes in (slot.start, slot.end))
    return f"{DAY_NAMES[slot.weekday].title()} {start}-{end}"


@given(
    st.one_of(
        st.lists(WORDS, max_size=6).map(" ".join),
        st.lists(SLOTS, min_size=1, max_size=4).map(lambda some: ", ".join(map(spell, some))),
    )
)
def test_hours_that_were_understood_are_understood_again_when_written_out(text: str) -> None:
    try:
        slots = read_hours(text).value
    except NotUnderstood:
        return
    again = read_hours(", ".join(map(spell, slots)))
    assert again.value == slots
    assert not again.remark


OFFERS = st.lists(
    st.sampled_from([
        ("Mon 9:00-11:00", [(0, 540, 660)]), ("Tue and Thu evenings", [(1, 1080, 1320), (3, 1080, 1320)]), ("mardi 18h-20h", [(1, 1080, 1200)]),
        ("weekend mornings", [(5, 480, 720), (6, 480, 720)]), ("Mo-Mi 17-19 Uhr", [(0, 1020, 1140), (1, 1020, 1140), (2, 1020, 1140)]),
        ("viernes por la tarde", [(4, 720, 1080)]),
    ]),
    min_size=1, max_size=3,
)  # fmt: skip
REFUSALS = st.lists(st.sampled_from([("not Tuesday", 1), ("except Mondays", 0), ("sauf le vendredi", 4), ("nicht samstags", 5), ("never Thu", 3)]), max_size=2)  # fmt: skip


@given(OFFERS, REFUSALS, st.sampled_from(["; ", "\n"]), st.booleans())
def test_no_hour_is_read_that_was_not_offered_or_that_was_refused(
    offers: list[tuple[str, list[tuple[int, int, int]]]],
    refusals: list[tuple[str, int]],
    between: str,
    refused_first: bool,
) -> None:
    said = [text for text, _ in offers]
    denied = [text for text, _ in refusals]
    text = between.join([*denied, *said] if refused_first else [*said, *denied])
    away = {day for _, day in refusals}
    offered = {
        minute
        for _, slots in offers
        for day, start, end in slots
        if day not in away
        for minute in range(day * 1440 + start, day * 1440 + end)
    }
    try:
        understood = read_hours(text)
    except NotUnderstood:
        assert not offered
        return
    read = {
        minute
        for slot in understood.value
        for minute in range(slot.weekday * 1440 + slot.start, slot.weekday * 1440 + slot.end)
    }
    assert read == offered if not understood.hint else read <= offered


@pytest.mark.parametrize(
    "text",
    [
        "every second Wednesday", "every other Wednesday", "jeden zweiten Mittwoch", "un mercredi sur deux", "cada dos miércoles",
        "un miércoles sí y otro no", "quarta a cada duas semanas", "الأربعاء كل أسبوعين", "Wednesdays, fortnightly",
    ],
)  # fmt: skip
def test_every_second_week_is_read_as_each_week_and_told(text: str) -> None:
    found = read_hours(text)
    assert {slot.weekday for slot in found.value} == {2}
    assert EVERY_OTHER_WEEK in found.remark


def test_every_second_day_of_nothing_is_not_read() -> None:
    with pytest.raises(NotUnderstood):
        read_hours("every second")


@pytest.mark.parametrize(
    ("others", "day"),
    [(["Mi 18-20", "Do abends"], 1), (["Sa vormittag"], 1), (["Ve soir", "Me 18h"], 6), (["18 Uhr"], 1)],
)
def test_a_day_of_two_languages_is_that_of_the_language_of_its_column(others: list[str], day: int) -> None:
    tongue = find_tongue(["Di 18-20", *others])
    found = read_hours("Di 18-20", tongue)
    assert [slot.weekday for slot in found.value] == [day]
    assert "Read as" in found.remark


def test_a_day_of_two_languages_is_asked_about_where_nothing_tells_which_it_is() -> None:
    assert find_tongue(["Di 18-20", "Mon evening", "lunes tarde"]) == ""
    with pytest.raises(NotUnderstood):
        read_hours("Di 18-20")


def test_a_clock_that_is_german_tells_the_language_by_itself() -> None:
    assert [slot.weekday for slot in read_hours("Di ab 18 Uhr").value] == [1]
