"""A mail says all that is due to one person, in their language, in plain text as well as in HTML."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorsheets.errors import MentorsheetsError
from mentorsheets.mail.facts import KINDS, CheckInFacts, Digest, Item, SuggestedTimes, Times
from mentorsheets.mail.render.compose import compose
from mentorsheets.mail.render.language import choose, day, direction, in_words, join_list, zone
from mentorsheets.mail.render.templates import Templates
from tests.mail.render.reading import Page
from tests.mail.render.samples import ASKED, COORDINATORS, HELPED, SAMPLES, letter

ONE = CheckInFacts(others=(ASKED.other,), asked=(ASKED,))
EXPECTED = """\
Hello Amina,

You and Yusuf Demir are in touch about Project-specific feedback. In
your words:

> Read my grant draft before May.
> Six pages, and please be frank about the budget.

Which page would you most like to talk about next, and why that one?

We talked: mailto:care+k3v9q2@harbour.example.org?subject=%5Bms%3Ak3v9q2%5D%20We%20talked
Not yet: mailto:care+k3v9q2@harbour.example.org?subject=%5Bms%3Ak3v9q2%5D%20Not%20yet
Something needs attention: mailto:care+k3v9q2@harbour.example.org?subject=%5Bms%3Ak3v9q2%5D%20Something
It is met: mailto:care+k3v9q2@harbour.example.org?subject=%5Bms%3Ak3v9q2%5D%20It%20is%20met
Not a fit: mailto:care+k3v9q2@harbour.example.org?subject=%5Bms%3Ak3v9q2%5D%20Not%20a%20fit

One tap is enough, or one line in reply. If it is not a fit, you can say
so too: nobody needs a reason.

With good wishes,
Tess Okafor
Harbour Peers

-- \n\
Harbour Peers sends you this because you take part in it. You can always
simply reply: Tess Okafor reads it.

Fewer mails: mailto:care+k3v9q2@harbour.example.org?subject=%5Bms%3Ak3v9q2%5D%20fewer
Take a pause: mailto:care+k3v9q2@harbour.example.org?subject=%5Bms%3Ak3v9q2%5D%20pause
Leave: mailto:care+k3v9q2@harbour.example.org?subject=%5Bms%3Ak3v9q2%5D%20leave
"""


def test_the_plain_text_reads_as_if_somebody_had_typed_it(shipped_templates: Templates) -> None:
    usual = replace(ONE, asked=(replace(ASKED, served=None),))
    assert compose([usual], letter(), templates=shipped_templates).text == EXPECTED


def test_html_and_text_say_the_same_words(shipped_templates: Templates) -> None:
    for kind, sample in SAMPLES.items():
        mail = compose([sample], letter(), templates=shipped_templates)
        said = set(Page(mail.html.split("<body", 1)[-1].split(">", 1)[-1]).said.split())
        missing = {
            word for word in said if word.strip(":.•") not in mail.text and not word.startswith("http")
        }
        assert not missing, kind


def test_the_same_facts_give_the_same_mail(shipped_templates: Templates) -> None:
    first, second = (compose([ONE], letter(), templates=shipped_templates) for _ in range(2))
    assert first == second


def test_all_that_is_due_is_one_mail_whose_subject_is_the_weightiest(shipped_templates: Templates) -> None:
    due = [SAMPLES["needs-refresh"], ONE, SAMPLES["someone-left"]]
    mail = compose(due, letter(), templates=shipped_templates)
    assert mail.subject == "Yusuf Demir is moving on (and 2 more)"
    titles = ["Yusuf Demir is moving on", "How is it going with Yusuf Demir?", "What do you need now?"]
    places = [mail.text.index(title) for title in titles]
    assert places == sorted(places)
    assert Page(mail.html).tags.count("h2") == 3
    assert mail.text.count("Hello Amina,") == mail.text.count("Take a pause:") == 1
    assert mail == compose(due[::-1], letter(), templates=shipped_templates)


def test_what_the_coordinator_is_told_at_once_stands_below_the_digest_that_counts_it(
    shipped_templates: Templates,
) -> None:
    due = [SAMPLES["escalation"], SAMPLES["digest"], SAMPLES["escalation"]]
    mail = compose(due, COORDINATORS, templates=shipped_templates)
    assert mail.subject == compose([SAMPLES["digest"]], COORDINATORS, templates=shipped_templates).subject
    assert mail.text.index(mail.subject) < mail.text.index("would you have a look?")
    both = compose(
        [SAMPLES["digest"], SAMPLES["safety-escalation"]], COORDINATORS, templates=shipped_templates
    )
    assert both.subject.startswith("Please read this today")


def test_one_section_alone_needs_no_title(shipped_templates: Templates) -> None:
    assert "h2" not in Page(compose([ONE], letter(), templates=shipped_templates).html).tags


def test_every_kind_at_once_is_still_below_what_mail_programs_cut_off(shipped_templates: Templates) -> None:
    mail = compose(list(SAMPLES.values()), letter(), templates=shipped_templates)
    assert mail.subject.startswith("Please read this today")
    assert len(SAMPLES) == len(KINDS)


def test_a_mail_that_would_be_cut_off_is_refused(shipped_templates: Templates) -> None:
    lines = tuple(Item(words="ß" * 1500) for _ in range(60))
    with pytest.raises(MentorsheetsError, match="mail programs cut off"):
        compose([Digest(week=date(2026, 11, 23), good=lines)], COORDINATORS, templates=shipped_templates)


def test_the_giver_never_sees_whether_the_help_served_the_asker(shipped_templates: Templates) -> None:
    mail = compose(
        [CheckInFacts(others=(HELPED.other,), asked=(HELPED,))], letter(), templates=shipped_templates
    )
    assert "closer" not in mail.text
    assert "never sees it" in compose([ONE], letter(), templates=shipped_templates).text


def test_the_coordinators_foot_has_no_way_to_leave_their_own_programme(shipped_templates: Templates) -> None:
    mail = compose([SAMPLES["digest"]], COORDINATORS, templates=shipped_templates)
    assert "because you coordinate Harbour Peers" in mail.text
    assert "Leave" not in mail.text


def test_an_introduction_is_one_reader_s_own_with_who_writes_first_and_how_to_stop(
    shipped_templates: Templates,
) -> None:
    mail = compose(
        [SAMPLES["first-conversation"], SAMPLES["introduction"]], letter(), templates=shipped_templates
    )
    assert mail.text.startswith("Hello Amina,")
    assert mail.subject == "You and Yusuf Demir: an introduction"
    assert "You write first." in mail.text
    assert "Yusuf Demir’s address: yusuf@example.org" in mail.text
    for button in ("We talked", "Not a fit", "Take a pause", "Leave"):
        assert f"{button}: mailto:" in mail.text
    assert (
        "20:30 for Amina Njoroge (Nairobi)\n  Tuesday 24 November, 17:30 for Yusuf Demir (Lisbon)"
        in mail.text
    )


def test_each_reads_their_own_language_where_there_is_one(shipped_templates: Templates) -> None:
    def lang(*languages: str) -> str:
        return compose([ONE], letter(), templates=shipped_templates, languages=languages).lang

    assert [lang(), lang("Basque"), lang("Basque", "Spanish")] == ["en", "en", "es"]
    assert [lang("English", "Spanish"), lang("العربية")] == ["en", "ar"]


def test_a_language_that_lacks_one_of_the_sections_is_not_mixed(shipped_templates: Templates) -> None:
    templates = Templates.load(
        tab={"offer-back.pt": "Subject: Olá\n\nOlá", "letter.pt": LETTER_IN_PORTUGUESE}
    )
    assert (
        compose([SAMPLES["offer-back"]], letter(), templates=templates, languages=["Portuguese"]).lang == "pt"
    )
    both = [SAMPLES["offer-back"], ONE]
    assert compose(both, letter(), templates=templates, languages=["Portuguese", "Spanish"]).lang == "es"


LETTER_IN_PORTUGUESE = "Olá {{ to }},\n\n{{ sections }}\n\n---\n\n{{ pause }} {{ leave }}\n"


def test_language_and_direction_stand_on_the_page_and_on_the_wrapper(shipped_templates: Templates) -> None:
    mail = compose([ONE], letter(), templates=shipped_templates, languages=["ar"])
    assert (mail.lang, mail.dir) == ("ar", "rtl")
    marked = [
        tag
        for tag, attrs in Page(mail.html).elements
        if attrs.get("dir") == "rtl" and attrs.get("lang") == "ar"
    ]
    assert marked == ["html", "div"]


def test_a_name_in_another_script_keeps_its_direction_to_itself(shipped_templates: Templates) -> None:
    mail = compose([CheckInFacts(others=("נועה",), asked=(HELPED,))], letter(), templates=shipped_templates)
    assert f'<bdi dir="rtl">{HELPED.other}</bdi>' in mail.html
    assert f"\u2067{HELPED.other}\u2069 are in touch" in mail.text
    arabic = compose([ONE], letter(), templates=shipped_templates, languages=["ar"])
    assert '<bdi dir="ltr">Yusuf Demir</bdi>' in arabic.html
    assert not set("\u2066\u2067\u2068\u2069") & set(arabic.subject)


def test_each_of_several_names_keeps_its_direction_to_itself(shipped_templates: Templates) -> None:
    several = CheckInFacts(
        others=(ASKED.other, HELPED.other), asked=(replace(HELPED, needs=("One", "שניים")),)
    )
    html = compose([several], letter(), templates=shipped_templates).html
    assert 'One and <bdi dir="rtl">שניים</bdi>' in html


def test_an_english_line_that_begins_with_a_hebrew_name_stays_an_english_line(
    shipped_templates: Templates,
) -> None:
    digest = Digest(week=date(2026, 11, 23), good=(Item(words="נועה could help Li Wei"),))
    mail = compose([digest], COORDINATORS, templates=shipped_templates)
    assert '<bdi dir="ltr">נועה could help Li Wei</bdi>' in mail.html
    assert "\u2066נועה could help Li Wei\u2069" in mail.text


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", ["Monday 23 November", "23 November 2026", "2 weeks", "A, B and C", "Lisbon"]),
        ("es", ["lunes 23 de noviembre", "23 de noviembre de 2026", "2 semanas", "A, B y C", "Lisboa"]),
        ("ar", ["الاثنين، 23 نوفمبر", "23 نوفمبر 2026", "أسبوعان", "A وB وC", "لشبونة"]),
        ("de", ["Montag, 23. November", "23. November 2026", "2 Wochen", "A, B und C", "Lissabon"]),
        ("ja", ["2026年11月23日月曜日", "2026年11月23日", "2 週間", "A、B、C", "リスボン"]),
    ],
)
def test_days_stretches_lists_and_places_are_written_as_the_language_does(
    code: str, expected: list[str]
) -> None:
    on = date(2026, 11, 23)
    at = datetime(2026, 11, 23, 17, 30, tzinfo=ZoneInfo("Europe/Lisbon"))
    written = [
        day(on, code),
        in_words(on, code),
        in_words(timedelta(weeks=2), code),
        join_list("ABC", code),
        zone(at, code),
    ]
    assert written == expected


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 day"),
        (7, "1 week"),
        (10, "10 days"),
        (28, "1 month"),
        (56, "8 weeks"),
        (84, "12 weeks"),
        (91, "3 months"),
        (364, "1 year"),
    ],
)
def test_a_stretch_is_counted_as_people_count(days: int, words: str) -> None:
    assert in_words(timedelta(days=days), "en") == words


def test_right_to_left_is_known_of_more_languages_than_are_shipped() -> None:
    assert {code: direction(code) for code in ("he", "fa", "ur", "pt-BR")} == {
        "he": "rtl", "fa": "rtl", "ur": "rtl", "pt-BR": "ltr",
    }  # fmt: skip


def test_a_language_is_found_by_its_own_name_its_english_name_or_its_code() -> None:
    available = {"en", "es", "pt", "he"}
    names = ["Español", "spanish (some)", "ES", "Hebrew", "עברית", "Português", "Klingon"]
    assert [choose([name], available) for name in names] == ["es", "es", "es", "he", "he", "pt", "en"]


@pytest.mark.parametrize(
    ("zones", "said"),
    [
        (("Europe/Lisbon", "Europe/Lisbon"), "- Tuesday 24 November, 17:30 for both of you (Lisbon)\n"),
        (
            ("Europe/Lisbon", "Europe/London"),
            "- Tuesday 24 November, 17:30 for both of you (Lisbon, London)\n",
        ),
        (("Europe/Lisbon", "Africa/Nairobi"), "17:30 for Amina (Lisbon)\n"),
        (("Pacific/Honolulu", "Pacific/Kiritimati"), "17:30 for Amina (Honolulu)\n"),
    ],
)
@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_a_time_that_both_clocks_show_stands_once(
    shipped_templates: Templates, zones: tuple[str, str], said: str, language: str
) -> None:
    asker, giver = map(ZoneInfo, zones)
    moment = datetime(2026, 11, 24, 17, 30, tzinfo=asker)
    one = Times(giver=moment.astimezone(giver), asker=moment)
    part = SuggestedTimes(other="Yusuf", giver="Yusuf", asker="Amina", times=(one,))
    text = compose([part], letter(), templates=shipped_templates, languages=[language]).text
    assert text.count(":30") == (1 if "both" in said else 2)
    if language == "en":
        assert said in text
