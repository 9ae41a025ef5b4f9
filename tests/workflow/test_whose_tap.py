"""A tap from an address that we do not know of its owner does nothing until its owner says that it is theirs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Changed
from mentorsheets.domain.confirmation import Confirmation, ConfirmTopic
from mentorsheets.domain.enums import Reply, Standing
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.model import Message, Person, Registration
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.incoming.arrivals import Incoming, IncomingReply, Proof, Untied
from mentorsheets.sheet.backend import Cell
from mentorsheets.workflow.collect_mail import take_in
from mentorsheets.workflow.hear_answer import hear_answer
from tests.mail.bodies import body_of
from tests.mail.incoming.imap_server import Mailbox, mailbox
from tests.workflow.sheets import run, set_cell, small_programme, table
from tests.workflow.taps import buttons, mails_to, tap

ANA, PHONE = "ana@example.org", "ana.phone@client.example"
TUESDAY = date(2026, 11, 24)
ANAS_ROW = 2
"""Her row in the tab Participants."""
SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Coordinator e-mail", "co@example.org"],
    ["Safety contact e-mail", "sam@example.org"],
    ["Answers come in by", "mailbox"],
    ["Most mails a week", 7],
]
ACTIVE: list[list[Cell]] = [["Giver", "Asker", "Needs", "State"], ["Gil", "Ana", "Role models", "active"]]


class Post:
    """The programme, its mailbox, and what was put into that so far."""

    def __init__(self, sheet: Path, box: Mailbox) -> None:
        self.sheet, self._box = sheet, box
        self._mails: list[str] = []

    def come(self, link: str, sender: str, *, body: str = "", header: str = "") -> None:
        """Let a tap come in from an address."""
        self.bring(tap(link, sender, len(self._mails) + 1, body=body, header=header))

    def bring(self, mail: str) -> None:
        """Let a mail come in."""
        self._mails.append(mail)
        self._box.hold(*self._mails)

    def collect(self, day: str = "2026-11-24", code: int | None = None) -> str:
        """Read what came in."""
        return run("collect", "--sheet", self.sheet, "--today", day, code=code)

    def send(self, day: str = "2026-11-24") -> None:
        """Send what is due."""
        run("followup", "--sheet", self.sheet, "--today", day, code=None)

    def questions(self, to: str = ANA) -> list[str]:
        """Return the mails that ask somebody whether it was them, as text."""
        return [body_of(mail) for mail in mails_to(to) if "Was that you?" in body_of(mail)]

    def heard(self) -> tuple[object, object]:
        """Return what Ana's check-in says, and her further addresses."""
        return self.said, self.remembered

    def answer(self, words: str) -> str:
        """Return the link of an answer in the newest question to Ana."""
        found = [mail for mail in mails_to(ANA) if "Was that you?" in body_of(mail)]
        return buttons(found[-1])[words]

    @property
    def said(self) -> object:
        """What Ana's check-in says."""
        return next(row for row in table(self.sheet, "Check-ins") if row["Person"] == "Ana")["Answer"]

    @property
    def remembered(self) -> object:
        """What the register has as further addresses of Ana's."""
        return next(row for row in table(self.sheet, "Register") if row["Name"] == "Ana").get(
            "Also writes from"
        )

    @property
    def status(self) -> object:
        """What stands in Ana's Status."""
        return table(self.sheet, "Participants")[ANAS_ROW - 1]["Status"]


@pytest.fixture
def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Post]:
    """Gil and Ana are in touch and were asked how it goes."""
    monkeypatch.chdir(tmp_path)
    with mailbox() as served:
        monkeypatch.setenv("MENTORSHEETS_MAILBOX", served.address)
        monkeypatch.setenv("MENTORSHEETS_MAIL_PLAIN", "yes")
        sheet = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)
        run("checkin", "--sheet", sheet, "--today", "2026-11-23")
        yield Post(sheet, served)


@pytest.fixture
def we_talked(post: Post) -> str:
    return buttons(mails_to(ANA)[0])["We talked"]


def test_a_tap_from_her_telephone_counts_once_she_said_at_her_own_address_that_it_was_her(
    post: Post, we_talked: str
) -> None:
    post.come(we_talked, PHONE)
    post.collect()
    assert post.said is None
    post.send()
    (question,) = post.questions()
    assert PHONE in question
    post.come(post.answer("Yes, that was me"), ANA)
    post.collect("2026-11-25")
    assert post.heard() == ("met", PHONE)
    run("checkin", "--sheet", post.sheet, "--today", "2026-11-30", code=None)
    post.come(buttons(mails_to(ANA)[-1])["Not yet"], PHONE)
    post.collect("2026-12-01")
    assert [row["Answer"] for row in table(post.sheet, "Check-ins") if row["Person"] == "Ana"] == [
        "met",
        "not yet",
    ]


@pytest.mark.thorough
def test_she_is_asked_once_however_often_somebody_taps(post: Post, we_talked: str) -> None:
    for day in ("2026-11-24", "2026-11-25", "2026-11-26"):
        post.come(we_talked, PHONE)
        post.collect(day)
        post.send(day)
    assert len(post.questions()) == 1
    assert post.heard() == (None, None)


@pytest.mark.thorough
def test_a_no_ends_it_for_good_and_a_later_yes_changes_nothing(post: Post, we_talked: str) -> None:
    post.come(we_talked, PHONE)
    post.collect()
    post.send()
    yes, no = post.answer("Yes, that was me"), post.answer("No")
    post.come(no, ANA)
    told = post.collect("2026-11-25")
    assert "it was not them" in told or "say no" in told
    post.come(yes, ANA)
    post.come(we_talked, PHONE)
    post.collect("2026-11-26")
    post.send("2026-11-26")
    assert (post.said, post.remembered, len(post.questions())) == (None, None, 1)


@pytest.mark.thorough
def test_whoever_tapped_from_elsewhere_cannot_say_yes_from_there(post: Post, we_talked: str) -> None:
    post.come(we_talked, PHONE)
    post.collect()
    post.send()
    post.come(post.answer("Yes, that was me"), PHONE)
    post.collect("2026-11-25")
    post.send("2026-11-25")
    assert (post.said, post.remembered, len(post.questions())) == (None, None, 1)


@pytest.mark.every(3)
@pytest.mark.parametrize(
    ("sender", "header"),
    [
        ("eve@example.org", ""),
        ("co@example.org", ""),
        ("sam@example.org", ""),
        (PHONE, "Authentication-Results: mx.example.org; dmarc=fail header.from=client.example\n"),
        (PHONE, "List-Id: <friends.client.example>\n"),
        (PHONE, "Auto-Submitted: auto-replied\n"),
        ('"click https://bad.example now"@client.example', ""),
        (f"{PHONE}, second@client.example", ""),
        ("a" * 120 + "@client.example", ""),
    ],
)
def test_nobody_is_asked_about_the_address_of_another_a_false_one_a_list_or_words(
    post: Post, we_talked: str, sender: str, header: str
) -> None:
    post.come(we_talked, sender, header=header)
    post.collect()
    post.send()
    assert (post.questions(), post.said, post.remembered) == ([], None, None)


@pytest.mark.every(2)
@pytest.mark.parametrize("subject", ["{}", "Fwd: [EXTERN] {}"])
def test_what_our_own_button_wrote_is_no_cry_of_whoever_tapped_it(post: Post, subject: str) -> None:
    link = next(one for one in buttons(mails_to(ANA)[0]).values() if "needs%20something" in one)
    written = tap(link, PHONE, 1)
    line = next(one for one in written.splitlines() if one.startswith("Subject: "))
    post.bring(written.replace(line, f"Subject: {subject.format(line.removeprefix('Subject: '))}"))
    post.collect()
    post.send()
    assert (len(post.questions()), mails_to("sam@example.org")) == (1, [])
    post.come(link, PHONE, body="He hits me.")
    post.collect()
    assert len(mails_to("sam@example.org")) == 1


@pytest.mark.thorough
def test_many_addresses_bring_no_flood_of_questions(post: Post, we_talked: str) -> None:
    for number in range(6):
        post.come(we_talked, f"x{number}@client.example")
    post.collect()
    for day in range(24, 29):
        post.send(f"2026-11-{day}")
    assert sum(question.count("was tapped from") for question in post.questions()) == 2
    assert post.said is None


@pytest.mark.thorough
@pytest.mark.parametrize("first", ["the cry", "the tap"])
def test_nobody_is_asked_during_a_hold_for_harm_nor_later_about_what_came_before(
    post: Post, we_talked: str, first: str
) -> None:
    def cry() -> None:
        post.bring(
            f"From: {ANA}\nTo: co@example.org\nSubject: Hello\nMessage-ID: <cry@client.example>\n\n"
            "I do not feel safe with him, please call me.\n"
        )

    steps: list[Callable[[], None]] = [cry, lambda: post.come(we_talked, PHONE)]
    for step in steps if first == "the cry" else reversed(steps):
        step()
    post.collect()
    assert post.status == "held"
    post.send()
    set_cell(post.sheet, "Participants", ANAS_ROW, "Status", "active")
    post.send("2026-11-25")
    assert (post.questions(), post.said, post.remembered) == ([], None, None)


@pytest.mark.thorough
def test_a_yes_while_she_is_held_for_harm_remembers_nothing(post: Post, we_talked: str) -> None:
    post.come(we_talked, PHONE)
    post.collect()
    post.send()
    post.bring(
        f"From: {ANA}\nTo: co@example.org\nSubject: Hello\nMessage-ID: <cry@client.example>\n\n"
        "He threatens me and reads my mail.\n"
    )
    post.come(post.answer("Yes, that was me"), ANA)
    post.collect("2026-11-25")
    assert (post.status, post.said, post.remembered) == ("held", None, None)


@pytest.mark.thorough
def test_words_beside_a_yes_that_may_want_out_hold_and_the_yes_does_nothing(
    post: Post, we_talked: str
) -> None:
    post.come(we_talked, PHONE)
    post.collect()
    post.send()
    post.come(post.answer("Yes, that was me"), ANA, body="Please stop all of this.")
    post.collect("2026-11-25")
    assert (post.status, post.said, post.remembered) == ("held", None, None)


@pytest.mark.thorough
def test_a_wish_to_stop_from_elsewhere_holds_and_asks_nothing(post: Post) -> None:
    post.come(buttons(mails_to(ANA)[0])["Leave"], PHONE)
    post.collect()
    before = len(mails_to(ANA))
    post.send()
    run("checkin", "--sheet", post.sheet, "--today", "2026-11-30", code=None)
    assert (len(mails_to(ANA)), post.questions()) == (before, [])
    assert "mail to their address is held" in str(table(post.sheet, "History"))


def test_a_yes_from_an_address_that_others_have_too_opens_no_way_in_for_them() -> None:
    ana = Person("P1", "Ana", ANA)
    asked = Confirmation("q", "P1", ConfirmTopic.ADDRESS, TUESDAY, PHONE, ANA, ("mail met0",))
    went = Message("key", "confirm", "P1", "q", "sent", TUESDAY, carries=("confirm/q",))
    programme = Programme(
        people=(ana, Person("P2", "Eve", ANA)),
        register=(Registration("P1", ANA, "Ana"),),
        messages=(went,),
        confirmations=(asked,),
    )
    yes = IncomingReply("m", "key", "P1", "itsme0", "", Proof.SURE)
    alone = apply(programme, hear_answer(yes, programme, TUESDAY))
    assert (alone.register[0].also, alone.confirmations[0].said) == ((PHONE,), Reply.YES)
    both = apply(programme, hear_answer(replace(yes, sharers=frozenset({"P2"})), programme, TUESDAY))
    assert (both.register[0].also, both.confirmations[0].said) == ((), None)
    assert [entry.event for entry in both.history] == [PersonEvent.UNCLEAR]


@pytest.mark.thorough
def test_an_address_that_somebody_else_has_by_now_is_not_hers(post: Post, we_talked: str) -> None:
    post.come(we_talked, PHONE)
    post.collect()
    post.send()
    post.come(post.answer("Yes, that was me"), ANA)
    set_cell(post.sheet, "Participants", 3, "Email", PHONE)
    post.collect("2026-11-25")
    assert post.heard() == (None, None)


@pytest.mark.thorough
def test_what_she_said_from_an_address_that_is_no_longer_hers_is_forgotten_with_it(
    post: Post, we_talked: str
) -> None:
    post.come(we_talked, PHONE)
    post.collect()
    post.send()
    post.come(post.answer("Yes, that was me"), ANA)
    post.collect("2026-11-25")
    set_cell(post.sheet, "Participants", ANAS_ROW, "Email", "ana@elsewhere.example")
    post.send("2026-11-26")
    assert post.remembered is None


@pytest.mark.thorough
def test_no_button_stands_in_the_sheet_for_whoever_reads_it(post: Post, we_talked: str) -> None:
    post.come(we_talked, PHONE, body="See the mail: [met0-0-abcdefghijklmnopqrstuvwxyz-abcdefghijklmnop]")
    told = post.collect()
    token = we_talked.rpartition("%5B")[2].removesuffix("%5D")
    everything = told + "".join(str(table(post.sheet, title)) for title in ("History", "To confirm", "Today"))
    assert token not in everything
    assert "abcdefghijklmnopqrstuvwxyz-" not in everything


def sequence_of(steps: Sequence[str]) -> Programme:
    """Return what mails in this order lead to, of Ana's, of somebody with her mail, and of the coordinator."""
    ana = Person("P1", "Ana", ANA)
    went = Message("key", "check-in", "P1", "w", "sent", TUESDAY, about=("m",))
    now = Programme(people=(ana,), register=(Registration("P1", ANA, "Ana"),), messages=(went,))
    for number, step in enumerate(steps):
        asked = "".join(one.id for one in now.confirmations)
        question = Message("asked", "confirm", "P1", "q", "sent", TUESDAY, carries=(f"confirm/{asked}",))
        now = replace(now, messages=(went, question))
        name = f"mail{number}"
        reply = IncomingReply(name, "asked", "P1", f"{step}0", "", Proof.SURE)
        found: dict[str, Incoming] = {
            "tap": Untied(name, "key", PHONE, "met", tapped_for="P1", action="met0"),
            "their yes": Untied(name, "asked", PHONE, "Yes, that was me", tapped_for="P1", action="itsme0"),
            "cry": replace(reply, key="key", action="reply", text="I do not feel safe, please call me."),
        }
        if step == "lifted":
            held = now.person_by_id["P1"]
            now = apply(now, [Changed(held, replace(held, standing=Standing.ACTIVE))])
        else:
            now = apply(now, take_in([found.get(step, reply)], now, TUESDAY).changes)
    return now


@given(st.lists(st.sampled_from(["tap", "their yes", "itsme", "notme", "cry", "lifted"]), max_size=8))
def test_in_any_order_only_her_own_yes_before_any_no_or_cry_makes_an_address_hers(steps: list[str]) -> None:
    now = sequence_of(steps)
    until = [step for step in steps if step in {"tap", "itsme", "notme", "cry"}]
    first = until.index("tap") if "tap" in until else len(until)
    after = [step for step in until[first:] if step != "tap"]
    is_hers = "cry" not in until[:first] and after[:1] == ["itsme"]
    assert now.register[0].also == ((PHONE,) if is_hers else ())
    assert len(now.confirmations) <= 1
