"""What somebody wrote is cut out of a reply, and nothing of it is cut away."""

import html
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorsheets.mail.incoming.html_text import html_to_text
from mentorsheets.mail.incoming.quoting import own_words
from tests.mail.incoming.attributions import ATTRIBUTIONS, HEADERS, ONLY_ABOVE_QUOTES

QUOTE = "> Hello,\n>\n> did you talk?"
UNMARKED = "\nHello,\n\ndid you talk?"

TOKEN = "leave-0-ergp5mngqzgpnnccuw4yp6ranq-ojlzs4thxikc3mg2"
LETTER_ENDS = {
    "whole": f"Leave: mailto:co@example.org?subject=leave%20%5B{TOKEN}%5D",
    "wrapped": f"Leave\n<mailto:co@example.org?subject=leave%20%5B{TOKEN[:20]}\n{TOKEN[20:]}%5D>",
}
"""How a letter of ours ends in the plain text of a reply: with a button."""

SAID = (
    "Please stop.",
    "Yes",
    "👍",
    "No.",
    "See you on 3 May at 10:00",
    "On Tuesday, 3 February 2026, I was ill",
    "She wrote:",
    "From: Lisbon",
    "To: Porto",
    "Date: 3 May",
    "Monday: no",
    "-- only me --",
    "--- and one thing more ---",
    "Sent from my desk, where I would rather stop now",
    "Enviado desde mi casa no me escriban nunca más por favor",
    "In reply to your questions:",
    "Ana <ana@example.org> is nice",
    "between 10:00 and 11:00 on 3.5.2026:",
    "Signed, with regards to all of you",
    "he wrote to me at 22:10 on 2026-11-20 and said:",
    "توقفوا عن مراسلتي من فضلك",
)
"""Lines that a person may write, many of which look a little like a mail program's."""

LETTER = st.characters(categories=["L", "Nd"], include_characters=" .,!?'")
LINE = st.text(LETTER, min_size=1, max_size=70).filter(lambda line: any(map(str.isalpha, line)))
WRITTEN = st.lists(st.one_of(st.sampled_from(SAID), LINE), min_size=1, max_size=4)
CERTAIN = {name: line for name, line in ATTRIBUTIONS.items() if name not in ONLY_ABOVE_QUOTES}


def _words(text: str) -> list[str]:
    return text.split()


def _unquoted(words: str) -> str:
    return "\n".join(line for line in words.split("\n") if not line.startswith(">"))


@pytest.mark.parametrize("line", ATTRIBUTIONS.values(), ids=ATTRIBUTIONS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["right above", "a line apart"])
@pytest.mark.parametrize(
    "said", ["Please stop.", "Yes", "We met, and to be honest\nI would rather stop now."]
)
def test_what_stands_above_a_quotation_is_what_was_said(line: str, gap: str, said: str) -> None:
    assert own_words(f"{said}{gap}{line}\n{QUOTE}") == said
    assert own_words(f"{said}{gap}{line}\n\n{QUOTE}") == said


@pytest.mark.parametrize("line", [*CERTAIN.values(), *HEADERS.values()], ids=[*CERTAIN, *HEADERS])
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["right above", "a line apart"])
def test_an_earlier_mail_that_nothing_marks_is_known_by_what_stands_above_it(line: str, gap: str) -> None:
    assert own_words(f"Not yet{gap}{line}\n{UNMARKED}") == "Not yet"


@pytest.mark.thorough
@given(WRITTEN, st.sampled_from([*ATTRIBUTIONS.values(), *HEADERS.values()]), st.sampled_from(["\n", "\n\n"]))
def test_any_text_above_any_attribution_survives(lines: list[str], attribution: str, gap: str) -> None:
    text = "\n".join(lines)
    assert _words(own_words(f"{text}{gap}{attribution}\n{UNMARKED}"))[: len(_words(text))] == _words(text)
    assert _words(own_words(f"{text}{gap}{attribution}\n{QUOTE}"))[: len(_words(text))] == _words(text)


@given(
    WRITTEN, st.sampled_from([*CERTAIN.values(), *HEADERS.values()]), st.sampled_from([*LETTER_ENDS.values()])
)
def test_any_text_below_a_letter_of_ours_survives_that_nothing_marks(
    lines: list[str], named: str, end: str
) -> None:
    text = "\n".join(lines)
    assert _words(own_words(f"Hi Mara,\n\n{named}\n{UNMARKED}\n\n{end}\n\n{text}")) == _words(
        f"Hi Mara, {text}"
    )


@pytest.mark.parametrize("end", LETTER_ENDS.values(), ids=LETTER_ENDS)
def test_a_letter_of_ours_below_which_nothing_stands_is_cut_whole(end: str) -> None:
    assert own_words(f"Yes\n\n{HEADERS['outlook, English']}\n{UNMARKED}\n\n{end}\n") == "Yes"


BUTTON = f'<p><a href="mailto:co@example.org?subject=leave%20%5B{TOKEN}%5D">Leave</a></p>'
OUTLOOK = "<div id=divRplyFwdMsg><b>From:</b> Mara &lt;co@example.org&gt;<br><b>Sent:</b> Tuesday<br><b>To:</b> Ana<br><b>Subject:</b> Hello</div>"
UNMARKED_HTML = {
    "outlook, below": f"<div>Hi</div>{OUTLOOK}<p>Did you talk?</p>{BUTTON}<div>He hits me.</div>",
    "outlook, in red": f"<div>Hi</div>{OUTLOOK}<p>Did you talk?</p><p style='color:red'>He hits me.</p>{BUTTON}",
    "yahoo": f"<div>Hi</div><div class=yahoo_quoted><p>Did you talk?</p>{BUTTON}<div>He hits me.</div></div>",
    "gmx": f"<div>Hi</div><div name=quote><p>Did you talk?</p>{BUTTON}<div>He hits me.</div></div>",
    "proton": "<div>Hi</div><div class=protonmail_quote>On 3 May 2026 at 10:00, Mara &lt;co@example.org&gt; wrote:"
    f"<blockquote type=cite><p>Did you talk?</p>{BUTTON}</blockquote><div>He hits me.</div></div>",
}


@pytest.mark.parametrize("page", UNMARKED_HTML.values(), ids=UNMARKED_HTML)
def test_what_was_written_into_a_letter_of_ours_or_below_it_survives_in_html(page: str) -> None:
    assert _words(_unquoted(own_words(html_to_text(page)))) == ["Hi", "He", "hits", "me."]


@given(WRITTEN, st.sampled_from([*ATTRIBUTIONS.values()]))
@example(["She wrote:", "between 10:00 and 11:00 on 3.5.2026:"], ATTRIBUTIONS["apple mail"])
def test_any_text_below_a_quotation_survives(lines: list[str], attribution: str) -> None:
    text = "\n".join(lines)
    assert _words(own_words(f"{attribution}\n{QUOTE}\n\n{text}")) == _words(text)


@given(st.lists(LINE, min_size=2, max_size=5))
@example(["yes", "no"])
def test_answers_between_mark_quoted_survive_and_stay_beside_them(answers: list[str]) -> None:
    asked = "\n".join(f"> Question {number}?\n{answer}" for number, answer in enumerate(answers))
    read = own_words(f"{ATTRIBUTIONS['apple mail']}\n{asked}\n> Bye")
    assert _words(_unquoted(read)) == _words(" ".join(answers))
    assert [line for line in read.split("\n") if line.startswith(">")] == [
        f"> Question {number}?" for number in range(len(answers))
    ]


@given(WRITTEN, st.sampled_from(["above", "below", "between"]), st.sampled_from([*ATTRIBUTIONS.values()]))
def test_any_text_beside_a_quotation_in_html_survives(lines: list[str], place: str, attribution: str) -> None:
    text = "".join(f"<div>{html.escape(line)}</div>" for line in lines)
    named = f"<div>{html.escape(attribution)}</div>"
    quote = "<blockquote type=cite><div>Hello,</div>did you talk?</blockquote>"
    mail = {
        "above": text + named + quote,
        "below": named + quote + text,
        "between": named + quote + text + quote,
    }
    assert _words(_unquoted(own_words(html_to_text(mail[place])))) == _words(" ".join(lines))


@given(st.lists(LINE, min_size=1, max_size=5))
def test_plain_words_without_a_quotation_stay_whole(lines: list[str]) -> None:
    assert _words(own_words("\n".join(lines))) == _words(" ".join(lines))


LONG = 60_000
"""Letters of a line, which was looked through from each of its signs on: for minutes."""
MUCH_TOO_LONG = 4
"""Seconds of a processor that such a line may take on a computer that does much else; it takes hundredths."""


@pytest.mark.parametrize(
    "sign",
    [
        " ",
        "[",
        "_",
        "=",
        "* ",
        "- ",
        ">",
        "\t",
        "\u200e",
        "(",
        "https://x.example/y ",
        "<https://x.example/y>",
    ],
)
def test_a_line_of_nothing_but_signs_or_links_is_read_at_once_and_hides_no_words(sign: str) -> None:
    line = sign * (LONG // len(sign))
    begun = process_time()
    read = own_words(f"He hits me.\n{line}\nPlease call {line} soon.")
    assert process_time() - begun < MUCH_TOO_LONG
    assert [word for word in _words(read) if word.isalpha() or word[:-1].isalpha()] == (
        ["He", "hits", "me.", "Please", "call", "soon."]
    )


@pytest.mark.thorough
@given(st.text())
def test_any_text_is_read_without_stumbling(text: str) -> None:
    own_words(text)
    own_words(html_to_text(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Yes\n-- \nAna Duarte\nHarbour Ltd", "Yes"),
        ("Yes\n-- \nAna Duarte\n\nPlease stop writing to me.", "Yes\n\nPlease stop writing to me."),
        (
            "Yes\n--\nBut please do not write on Sundays any more.",
            "Yes\n--\nBut please do not write on Sundays any more.",
        ),
        ("Not yet\n\nSent from my phone, excuse typos", "Not yet"),
        ("Not yet\n\nGesendet von Outlook für Android<https://example.org/x>", "Not yet"),
        ("Von meinem Mobilgerät gesendet\nNein", "Nein"),
        ("Sent from my phone because I am afraid of him", "Sent from my phone because I am afraid of him"),
        ("Von Yahoo Mail auf Android gesendet\nNein", "Nein"),
        ("Yes\n-- \narretez de m'ecrire svp", "Yes\n--\narretez de m'ecrire svp"),
        (
            "No\n On Tue, Nov 24, 2026 at 9:12, Mara<co@example.org> wrote:   Hi Ana,\n\nDid you talk?",
            "No",
        ),
        (
            "Hi\n-------- Original Message --------\nOn 24/11/2026 09:12, Mara <co@example.org> wrote:\n> Did you?\nNo.",
            "Hi\n\n> Did you?\n\nNo.",
        ),
        ("> Hello\n\nYes", "> Hello\n\nYes"),
        ("> yes", "> yes"),
        ("", ""),
    ],
)
def test_signatures_and_telephones_are_cut_and_sentences_stay(text: str, said: str) -> None:
    assert own_words(text) == said


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("mail", "said"),
    [
        ('<div style="display:none">No</div><p>Yes, gladly</p>', "Yes, gladly"),
        ("<p class=MsoNormal>Yes,\nbut not before March.</p>", "Yes, but not before March."),
        (
            '<p>We met.</p><blockquote style="margin:0 0 0 40px;border:none;padding:0px">twice</blockquote>',
            "We met.\ntwice",
        ),
        (
            "<div>Not yet</div><div>Sent from Yahoo Mail</div><div class=yahoo_quoted>On Thursday, 26 November 2026, Ana wrote:<p>Hello</p></div>",
            "Not yet",
        ),
        (
            "<div class=yahoo_quoted>On Thursday, 26 November 2026, Ana wrote:<p>Hello</p></div><div>Please stop</div>",
            "Please stop",
        ),
        ("<div>Yes</div><div class=gmail_signature>Ana Duarte<br>Harbour Ltd</div>", "Yes"),
        (
            "<div class=gmail_signature>Ana Duarte<br><br>Please stop writing to me.</div>",
            "Please stop writing to me.",
        ),
        ("<div>Yes</div><div class=gmail_signature>please stop now</div>", "Yes\nplease stop now"),
        ("<p><s>Yes</s> No</p>", "~Yes~ No"),
        ('<p><span style="text-decoration: line-through">Yes</span></p>', "~Yes~"),
        (f"{'<div>' * 20000}Please stop{'</div>' * 20000}", "Please stop"),
        ("<p>Yes<p>and no", "Yes\nand no"),
        ('<div>Answer<img alt="👍" src=x></div>', "Answer👍"),
        ("<pre>one\ntwo</pre>", "one\ntwo"),
        (f"{'<div>' * 2000}Please stop{'</div>' * 2000}", "Please stop"),
        ("<!--[if mso]>no<![endif]--><p>Hi</p>", "Hi"),
        ("Please stop", "Please stop"),
    ],
    ids=range(17),
)
def test_an_html_mail_says_what_its_writer_saw(mail: str, said: str) -> None:
    assert own_words(html_to_text(mail)) == said


@pytest.mark.parametrize(
    "said",
    [
        "please stop mailing me",
        "I do not feel safe with him",
        "I am not safe, call me on 0170 1234567",
        "no quiero seguir con esto",
        "ich habe Angst vor ihm",
        "je n'en peux plus",
        "eu não quero mais",
        "أنا خائفة منه",
    ],
)
@pytest.mark.parametrize("name", ["", "Ana\n\n"])
def test_words_of_somebody_who_speaks_stay_below_two_dashes(said: str, name: str) -> None:
    assert said in own_words(f"We met.\n--\n{name}{said}\n\n{ATTRIBUTIONS['gmail, English']}\n{QUOTE}")


@pytest.mark.parametrize(
    "signature",
    [
        "Ana Duarte\nHead of Research and Development\nHarbour Ltd",
        "Ana Duarte\nSocial worker, domestic violence\nTel. +49 170 1234567 | www.example.org",
        "Ana Duarte\nFollow me: https://example.org/ana",
        "Prof Ana Duarte\nUniversität Hamburg, Institut für Meereskunde",
    ],
)
def test_a_signature_is_still_cut(signature: str) -> None:
    assert own_words(f"We met.\n-- \n{signature}\n") == "We met."


@pytest.mark.parametrize("said", ["Please stop.", "Yes", "We met. I would rather stop now"])
@pytest.mark.parametrize(
    "attribution",
    [
        "On Mon, 23 Nov 2026 at 09:00, Mara Silva <co@example.org> wrote:",
        "On Mon, 23 Nov 2026 at 09:00, Mara Silva\n<co@example.org> wrote:",
        "Am Mo., 23. Nov. 2026 um 09:00 Uhr schrieb Mara Silva <co@example.org>:",
        "Le lun. 23 nov. 2026 à 09:00, Mara Silva <co@example.org> a écrit :",
        "El lun, 23 nov 2026 a las 9:00, Mara Silva (<co@example.org>) escribió:",
    ],
)
def test_words_in_the_line_of_an_attribution_stay(said: str, attribution: str) -> None:
    assert own_words(f"{said} {attribution}\n{QUOTE}") == said


def test_outlooks_bordered_header_ends_what_was_said() -> None:
    border = '<div style="border:none;border-top:solid #B5C4DF 1.0pt"><p><b>Von:</b> Harbour<br><b>Gesendet:</b> 26.11.<br><b>An:</b> x</p></div>'
    assert own_words(html_to_text(f"<p>Noch nicht</p>{border}<p>Hello</p>")) == "Noch nicht"


def test_a_travel_plan_is_no_header_of_a_mail() -> None:
    plan = "I can come.\nFrom: Lisbon\nTo: Porto\nDate: 3 May\nPlease book it."
    assert own_words(plan) == plan


OUR_LETTER = (
    "Hello Ana,",
    "",
    "You and Gil Bo are in touch about Role models. In your words:",
    "",
    "> How did you get there?",
    "",
    f"We talked: mailto:co@example.org?subject=met%20%5Bnotyet0-0-{'a' * 26}-{'b' * 16}%5D",
    "",
    "One tap is enough, or one line in reply. If it is not a fit, you can say",
    "so too: nobody needs a reason.",
    "",
    "-- ",
    "Something wrong that Mara Silva should not read? Sam",
    "(mailto:sam@example.org) is not the coordinator, and listens in",
    "confidence.",
    "",
    f"Leave: mailto:co@example.org?subject=leave%20%5Bleave-0-{'a' * 26}-{'c' * 16}%5D",
)
"""As it goes out, shortened."""
FROM_OUTLOOK = "From: Mara <co@example.org>\nSent: Tuesday, 24 November 2026 09:12\nTo: Ana\nSubject: How\n\n"
TYPED = "He hits me."


def _letter_with(typed: str, place: int) -> str:
    return "\n".join((*OUR_LETTER[:place], typed, *OUR_LETTER[place:]))


@pytest.mark.parametrize("above", ["", "Dear Mara,", "See my answers below."])
@pytest.mark.parametrize("place", [2, 6, 10, 11])
def test_what_was_typed_into_a_letter_of_ours_survives_without_a_mark_or_colour(
    above: str, place: int
) -> None:
    letter = _letter_with(TYPED, place)
    for reply in (
        f"{above}\n\n{FROM_OUTLOOK}{letter}",
        f"{above}\n\nOn Tue, 24 Nov 2026 at 09:12, Mara <co@example.org> wrote:\n{_quote(letter)}",
    ):
        said = own_words(reply).splitlines()
        assert TYPED in said
        assert not any("Something wrong" in line or "mailto:" in line for line in said)


@pytest.mark.parametrize("above", ["", "Hi"])
def test_of_a_letter_of_ours_with_an_answer_below_no_sentence_is_read_as_theirs(above: str) -> None:
    said = own_words(f"{above}\n\n{FROM_OUTLOOK}" + "\n".join((*OUR_LETTER, "", "no thank you")))
    assert [line for line in said.splitlines() if line] == [*([above] if above else []), "no thank you"]


def _quote(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


@pytest.mark.parametrize(
    "head",
    [
        "On Mon, Nov 23, 2026 at 9:00 AM Harbour <co@example.org> wrote:",
        "From: Harbour <co@example.org>\nSent: Monday, November 23, 2026 9:00 AM\nTo: <ana@example.org>\nSubject: Hi",
    ],
)
def test_below_a_greeting_and_a_letter_that_nobody_knows_no_word_is_lost(head: str) -> None:
    letter = "Dear friend of the harbour,\nour little weekly question: has anything happened?"
    assert "Please stop" in own_words(f"Hi Mara,\n\n{head}\n\n{letter}\n\nPlease stop, he frightens me.")
