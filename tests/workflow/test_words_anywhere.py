"""Words of somebody count wherever a mail has them: its subject, behind a picture, beside a stop, from elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workflow.living import GENUINE, Life, buttons, living, text_of
from tests.workflow.sheets import table

ANA, ELSEWHERE = "ana@example.org", "ana@phone.example"
CRY = "He hit me with his zebrafist and I am afraid of him."
TOP = (
    f"Authentication-Results: {GENUINE}\n"
    "Received: from mail.example.org by mx.example.org; Tue, 24 Nov 2026 08:12:00 +0000\n"
)


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Ana and Gil were asked how it goes."""
    with living(tmp_path, monkeypatch) as one:
        one.run("checkin", "2026-11-23")
        yield one


def receive(life: Life, subject: str, body: str, *, sender: str = ANA, more: str = "") -> None:
    """Let an answer to the last mail to Ana arrive, with a subject of its own."""
    number, answers = len(life.mails) + 1, f"In-Reply-To: {life.to(ANA)[-1]['Message-ID']}"
    life.mails.append(
        f"{TOP}From: {sender}\nTo: co@example.org\nSubject: {subject}\nMessage-ID: <s{number}@client.example>\n"
        f"{more or answers}\n\n{body}\n"
    )
    life.box.hold(*life.mails)


def answer_of(life: Life) -> object:
    return next(row.get("Answer") for row in table(life.path, "Check-ins") if row["Person"] == "Ana")


def told(life: Life, address: str) -> str:
    return "\n".join(text_of(mail) for mail in life.to(address))


@pytest.mark.every(4)
@pytest.mark.parametrize("body", ["", "We met."])
@pytest.mark.parametrize("subject", [CRY, f"Re: How is it going with Gil? {CRY}"])
def test_a_cry_in_the_subject_of_an_answer_is_heard(life: Life, subject: str, body: str) -> None:
    before = len(life.outbox())
    receive(life, subject, body)
    life.pass_day("2026-11-24")
    life.pass_day("2026-11-30")
    assert life.status("Ana") == "held"
    assert "zebrafist" in told(life, "sam@example.org")
    assert "zebrafist" not in life.everything()
    assert answer_of(life) is None
    assert not {ANA, "gil@example.org"} & {
        str(mail["To"]).split("<")[-1].strip(">") for mail in life.outbox()[before:]
    }


@pytest.mark.every(4)
@pytest.mark.parametrize(
    "subject",
    [
        "Re: How is it going with Gil?",
        "RE: [EXTERNAL] Re: How is it going with Gil?",
        "Antw: How is it going with  Gil?",
        "Odp.: How is it going with Gil?",
        "*****SPAM***** Re: How is it going with Gil?",
        "EXTERNAL: Re: how is it going with gil?",
        "Re: How is it going wi...",
        "Re: our question",
        "Re: the list has a name of its own",
        "",
    ],
)
def test_what_mail_programs_make_of_our_own_subject_says_nothing(life: Life, subject: str) -> None:
    receive(life, subject, "We met.")
    life.run("collect", "2026-11-24")
    assert answer_of(life) == "met"


def test_words_that_somebody_puts_into_a_subject_go_to_a_human_with_the_rest(life: Life) -> None:
    receive(life, "Not before March", "We met.")
    life.run("collect", "2026-11-24")
    assert "Not before March" in life.everything()
    assert answer_of(life) is None


@pytest.mark.thorough
def test_a_cry_behind_the_mark_of_a_button_or_beside_a_stop_link_is_heard(life: Life) -> None:
    stop = stop_link(life)
    receive(life, stop.replace("%20", " ").replace("%5B", "[").replace("%5D", "]"), CRY, more="X-Mailer: x")
    life.run("collect", "2026-11-24")
    before = len(life.outbox())
    life.pass_day("2026-11-24")
    assert life.status("Ana") == "left"
    assert "zebrafist" in told(life, "sam@example.org")
    assert "zebrafist" not in life.everything()
    assert not [mail for mail in life.outbox()[before:] if "gil@example.org" in str(mail["To"])]


@pytest.mark.thorough
def test_a_cry_behind_the_mark_of_a_button_is_heard(life: Life) -> None:
    receive(life, f"{buttons(life.to(ANA)[-1], 'met')[0]} {CRY}", "", more="X-Mailer: x")
    life.run("collect", "2026-11-24")
    assert life.status("Ana") == "held"


def word_of(said: str) -> str:
    """Return the one word of what was said that stands nowhere else, and in one line however that is broken."""
    return next(word for word in ("Xylo", "zebrafist") if word in said)


def stop_link(life: Life) -> str:
    return str(life.to(ANA)[-1]["List-Unsubscribe"]).partition("subject=")[2].partition(">")[0]


@pytest.mark.parametrize(
    ("said", "reader"), [("Why am I still written to by Xylo?", ""), (CRY, "sam@example.org")]
)
def test_what_somebody_who_has_left_writes_beside_a_stop_link_from_elsewhere_is_read(
    life: Life, said: str, reader: str
) -> None:
    stop = stop_link(life)
    receive(life, stop, "", more="X-Mailer: x")
    life.run("collect", "2026-11-24")
    assert life.status("Ana") == "left"
    receive(life, stop, said, sender=ELSEWHERE, more="X-Mailer: x")
    life.pass_day("2026-11-25")
    assert word_of(said) in (told(life, reader) if reader else life.everything())
    assert reader == "" or word_of(said) not in life.everything()


@pytest.mark.thorough
@pytest.mark.parametrize(("said", "reader"), [("A strange name: Xylo", ""), (CRY, "sam@example.org")])
def test_words_beside_the_last_of_many_stop_links_that_we_did_not_sign_are_read(
    life: Life, said: str, reader: str
) -> None:
    made_up = f"{stop_link(life)[:-4]}aaaa"
    for number in range(6):
        receive(life, made_up, said if number == 5 else "", more="X-Mailer: x")
    life.pass_day("2026-11-25")
    assert word_of(said) in (told(life, reader) if reader else life.everything())
    assert reader == "" or word_of(said) not in life.everything()
    assert life.status("Ana") != "left"


@pytest.mark.thorough
@pytest.mark.parametrize(("said", "reader"), [("A strange name: Xylo", ""), (CRY, "sam@example.org")])
def test_words_beside_a_button_of_the_coordinators_that_somebody_else_tapped_are_read(
    life: Life, said: str, reader: str
) -> None:
    life.tap(ANA, "needs something")
    life.pass_day("2026-11-24")
    button = buttons(life.to("co@example.org")[-1], "end it kindly")[0]
    receive(life, button, said, more="X-Mailer: x")
    life.pass_day("2026-11-25")
    assert word_of(said) in (told(life, reader) if reader else life.everything())
    assert reader == "" or word_of(said) not in life.everything()
    assert table(life.path, "Matches")[0]["State"] == "active"


@pytest.mark.thorough
def test_what_a_mail_program_says_beside_a_stop_link_is_nobodys_words(life: Life) -> None:
    stop = stop_link(life)
    receive(life, stop, "This message was automatically generated by Gmail.", more="X-Mailer: x")
    life.run("collect", "2026-11-24")
    assert life.status("Ana") == "left"
    assert not life.today()


@pytest.mark.thorough
def test_a_stop_from_another_account_in_answer_to_her_mail_holds_hers(life: Life) -> None:
    receive(life, "Re: How is it going with Gil?", "Please stop writing to me.", sender=ELSEWHERE)
    before = len(life.outbox())
    life.run("collect", "2026-11-24")
    life.pass_day("2026-11-30")
    assert life.status("Ana") is None
    assert not [mail for mail in life.outbox()[before:] if ANA in str(mail["To"])]
    assert [row["What"] for row in life.today()] == ["Held until you say how they stand"]
    assert ELSEWHERE in life.everything()


@pytest.mark.thorough
@pytest.mark.parametrize("cry", [CRY, "Mara hit me with her zebrafist and I am afraid of her."])
def test_a_cry_from_another_account_in_answer_to_her_mail_holds_her(life: Life, cry: str) -> None:
    receive(life, "Re: How is it going with Gil?", cry, sender=ELSEWHERE)
    before = len(life.outbox())
    life.run("collect", "2026-11-24")
    life.pass_day("2026-11-30")
    readers = {str(mail["To"]).split("<")[-1].strip(">") for mail in life.outbox()[before:]}
    assert readers == {"sam@example.org", "co@example.org"}
    assert life.status("Ana") == "held"
    assert ELSEWHERE in told(life, "sam@example.org")
    assert "zebrafist" not in life.everything() + told(life, "co@example.org")


@pytest.mark.thorough
def test_other_words_from_another_account_and_those_of_the_coordinator_hold_nobody(life: Life) -> None:
    receive(life, "Re: How is it going with Gil?", "We met.", sender=ELSEWHERE)
    receive(life, "Re: How is it going with Gil?", "Please stop writing to her.", sender="co@example.org")
    life.run("collect", "2026-11-24")
    before = len(life.outbox())
    life.pass_day("2026-11-30")
    assert [mail for mail in life.outbox()[before:] if ANA in str(mail["To"])]


@pytest.mark.thorough
def test_what_a_mail_system_says_of_itself_is_no_cry(life: Life) -> None:
    asked = life.to(ANA)[-1]["Message-ID"]
    receive(
        life,
        "Delivery Status Notification (Failure)",
        "The group that you wrote to may not exist. It hit a limit and was killed.",
        sender="mailer-daemon@mail.example",
        more=f"X-Failed-Recipients: {ANA}\nReferences: {asked}\nIn-Reply-To: {asked}",
    )
    life.run("collect", "2026-11-24")
    assert not life.to("sam@example.org")
    assert life.status("Ana") is None
    assert "may not exist" in life.everything()


def told_automatic(life: Life) -> list[str]:
    ends = [str(row["Became"]) for row in table(life.path, "Mail read")]
    return [end for end in ends if end != "read up to"]


@pytest.mark.every(4)
@pytest.mark.parametrize(
    ("said", "more"),
    [
        (CRY, "Auto-Submitted: auto-generated"),
        (CRY, "Auto-Submitted: auto-replied\nPrecedence: bulk"),
        ("Please stop writing to me.", "X-Autoreply: yes"),
    ],
)
@pytest.mark.parametrize("is_answer", [True, False])
def test_a_cry_or_a_stop_counts_though_a_header_calls_it_automatic(
    life: Life, said: str, more: str, *, is_answer: bool
) -> None:
    answers = f"\nIn-Reply-To: {life.to(ANA)[-1]['Message-ID']}" if is_answer else ""
    receive(life, "Re: How is it going with Gil?", said, more=f"{more}{answers}")
    before = len(life.outbox())
    life.run("collect", "2026-11-24")
    life.pass_day("2026-11-30")
    assert told_automatic(life) == ["held"]
    assert life.status("Ana") == ("held" if said == CRY else None)
    assert ANA not in {str(mail["To"]).split("<")[-1].strip(">") for mail in life.outbox()[before:]}
    assert ("zebrafist" in told(life, "sam@example.org")) is (said == CRY)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("subject", "said", "more"),
    [
        ("Re: How is it going with Gil?", "I am away until 5 May.", "Auto-Submitted: auto-replied"),
        ("Automatic reply: How is it going?", "Please stop using this address.", "X-Autoreply: yes"),
        ("Out of office", "In an emergency please call reception.", "Auto-Submitted: auto-replied"),
        ("Re: How is it going with Gil?", "We met.", "Auto-Submitted: auto-replied"),
    ],
)
def test_what_a_machine_says_is_automatic_as_before(life: Life, subject: str, said: str, more: str) -> None:
    answers = f"\nIn-Reply-To: {life.to(ANA)[-1]['Message-ID']}"
    receive(life, subject, said, more=f"{more}{answers}")
    life.run("collect", "2026-11-24")
    assert told_automatic(life) in ([], ["automatic"])
    assert answer_of(life) is None
    assert life.status("Ana") is None


@pytest.mark.parametrize("more", ["Auto-Submitted: auto-generated", "X-Autoreply: yes", "Return-Path: <>"])
def test_a_strangers_cry_waits_in_today_whatever_machine_it_calls_itself(life: Life, more: str) -> None:
    receive(life, "Hello", CRY, sender="ida@elsewhere.example", more=more)
    life.run("collect", "2026-11-24")
    (row,) = life.today()
    assert "Please read it there today" in str(row)
    assert "zebrafist" not in life.everything()
