"""Any bytes as a mail, and any order of what people say: no act without proof, no word lost, no mail to a held one."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.model import (
    CheckIn,
    Match,
    MatchState,
    Message,
    Person,
    Registration,
    Reply,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.mail.incoming.arrivals import (
    REPLY_ACTION,
    Incoming,
    IncomingReply,
    Proof,
    StopRequest,
    Untied,
)
from mentorsheets.mail.incoming.collect import collect
from mentorsheets.mail.incoming.mailbox import open_mailbox
from mentorsheets.mail.incoming.who_wrote import SenderBook
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.mail_address import ServerAddress
from mentorsheets.mail.message_ids import MessageIds
from mentorsheets.mail.tokens import Signer
from mentorsheets.mail.transport.login import Login
from mentorsheets.relations.check_ins import period_of
from mentorsheets.relations.coordinator_words import act
from mentorsheets.relations.find_waiting import find_waiting
from mentorsheets.relations.plan import as_sent, due_today
from mentorsheets.relations.waiting import Word
from mentorsheets.workflow.collect_mail import take_in
from mentorsheets.workflow.safety import find_cries
from tests.cases import EACH_CASE
from tests.mail.incoming.imap_server import Mailbox, mailbox
from tests.mail.letters import MONDAY, plain

TODAY = MONDAY.date()
NOT_YET = HealthCheck.function_scoped_fixture
EXAMPLES = int(os.environ.get("MENTORSHEETS_ANY_MAIL") or (300 if EACH_CASE else 60))
"""So many are tried; a fault in what proves an act is found within some hundreds."""
ANA, GIL, ZOE = (
    Person(f"P{number}", name, f"p{number}@example.org")
    for number, name in enumerate(("Ana", "Gil", "Zoe"), start=1)
)
PEOPLE = (ANA, GIL, ZOE)
OURS = "hello@harbour.example.org"
SIGNER = Signer("harbour", b"a secret of thirty-two bytes, say")
IDS = MessageIds(SIGNER, "harbour.example.org")
ASKED_ANA, ASKED_GIL, ASKED_ZOE = plain(1), plain(2), plain(3, kind="ask-giver")
CONSENT = plain(1, kind="ask-asker")
MAILS = [
    ASKED_ANA,
    *(replace(one, message_id=IDS.make(one.key.id)) for one in (ASKED_GIL, ASKED_ZOE, CONSENT)),
]
"""The one to Ana went under an id that anybody can reckon, as mail did once."""
PROGRAMME = Programme(
    settings=Settings(
        coordinator="Mara Silva",
        coordinator_addresses=(OURS,),
        safety_contact="Sam",
        safety_address="sam@example.org",
        answers_checked_by="mx.example.org",
    ),
    people=PEOPLE,
    register=tuple(Registration(one.id, one.address or "", one.name) for one in PEOPLE),
    matches=(
        Match("m1", "P2", "P1", ("role-models",), state=MatchState.ACTIVE, since=TODAY - timedelta(days=60)),
        Match("m2", "P3", "P1", ("accountability",), state=MatchState.ASKED, since=TODAY - timedelta(days=3)),
    ),
    check_ins=(
        CheckIn("c1", "P1", "m1", "check-in", "Did you talk?", TODAY),
        CheckIn("c2", "P2", "m1", "check-in", "Did you talk?", TODAY),
    ),
    messages=tuple(
        Message(
            *(mail.key.id, mail.key.kind, mail.key.persons[0], mail.key.period, "sent", TODAY),
            about=(about,),
            carries=(f"{mail.key.kind}/{about if about == 'm2' else period_of(TODAY)}",),
        )
        for mail, about in zip(MAILS, ("m1", "m1", "m2", "m2"), strict=True)
    ),
)
MARK = "zebrafist"
"""A word that nobody writes, by which it is seen where their words went."""

ACTIONS = st.sampled_from(
    ["yes0", "no0", "met0", "nofit0", "done0", "pause", "leave", "stop", "back", "itsme0", "hgoon0", "reply"]
)
SAYINGS = st.sampled_from(
    ["", "Yes", "No", "We met", "Not a fit", "leave", "Please stop writing to me", "I am back", "pause"]
)
LINES = st.binary(max_size=60)


def _gils_token(action: str) -> str:
    return SIGNER.token(ASKED_GIL.key.id, ("P2",), "P2", action)


def _made_up(action: str) -> str:
    return Signer("harbour", b"guessed").token(ASKED_ANA.key.id, ("P1",), "P1", action)


SUBJECTS = st.one_of(
    SAYINGS,
    st.builds(lambda action: f"yes [{_gils_token(action)}]", ACTIONS),
    st.builds(lambda action: f"yes [{_made_up(action)}]", ACTIONS),
    st.text(alphabet=st.characters(codec="ascii", categories=["L", "N", "P", "Zs"]), max_size=30),
)
THREADS = st.sampled_from(
    [
        "",
        IDS.make(ASKED_GIL.key.id),
        IDS.make(ASKED_GIL.key.id) + " " + ASKED_ANA.key.message_id("harbour.example.org"),
        ASKED_ANA.key.message_id("harbour.example.org"),
        CONSENT.key.message_id("harbour.example.org"),
        f"<{'q' * 26}@harbour.example.org>",
    ]
)
"""What somebody who knows the sheet, and Gil's mails, can say that they answer."""
RESULTS = "Authentication-Results: {0}; dmarc=pass header.from=example.org; dkim=pass header.d=example.org"
RECEIVED = "Received: from x.example by mx.example.org; Mon, 16 Nov 2026 09:00:00 +0000"
AUTHENTICATED = st.sampled_from(
    [
        "",
        RESULTS.format("evil.example"),
        f"{RECEIVED}\n{RESULTS.format('mx.example.org')}",
        f"Authentication-Results: mx.example.org; dmarc=fail\n{RECEIVED}\n{RESULTS.format('mx.example.org')}",
        f"Authentication-Results: mx.example.org; none (dmarc=pass header.from=example.org)\n{RECEIVED}",
    ]
)
SENDERS = st.sampled_from(
    ["p1@example.org", "p3@example.org", '"Ana" <P1@example.org>', "=?utf-8?q?Ana?= <p1@example.org>"]
)
KINDS = st.sampled_from(
    [
        "",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Type: text/plain; charset=no-such-thing",
        "Content-Type: text/html",
        "Content-Type: multipart/mixed; boundary=B",
        "Content-Type: multipart/alternative; boundary=B",
        "Content-Type: message/rfc822",
        "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable",
    ]
)


@st.composite
def mails(draw: st.DrawFn) -> bytes:
    """Return the bytes of a mail as somebody can make it who is neither Ana nor Zoe, in the name of one of them."""
    is_plain = draw(st.booleans())
    head = [
        draw(AUTHENTICATED),
        f"From: {draw(SENDERS)}",
        f"To: {OURS}",
        f"Subject: {draw(st.sampled_from(['', 'Re: Hello']) if is_plain else SUBJECTS)}",
        f"Message-ID: <{draw(st.integers(0, 999))}@client.example>",
        *(f"In-Reply-To: {one}" for one in [draw(THREADS)] if one),
    ]
    if is_plain:
        return "\n".join([*filter(None, head), "", draw(SAYINGS), ""]).encode()
    junk = b"X-Junk: " + draw(LINES).replace(b"\n", b" ")
    begin = draw(st.sampled_from(["--B\n", ""]))
    said = f"{begin}\n{draw(SAYINGS)}\n{MARK}\n".encode()
    rest = b"\n".join(draw(st.lists(LINES, max_size=6)))
    return b"\n".join([junk, "\n".join(filter(None, [*head, draw(KINDS)])).encode(), b"", said, rest])


@pytest.fixture(scope="module")
def box() -> Iterator[Mailbox]:
    with mailbox() as served:
        yield served


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path / "mail.db", "harbour", MONDAY) as opened:
        opened.plan(MAILS, MONDAY)
        yield opened


@settings(max_examples=EXAMPLES, suppress_health_check=[NOT_YET, HealthCheck.too_slow])
@given(content=mails())
def test_whatever_bytes_come_in_somebodys_name_nothing_is_done_and_their_words_are_read(
    box: Mailbox, journal: Journal, content: bytes
) -> None:
    box.hold(content.decode("latin-1"))
    address, login = ServerAddress("imap", "127.0.0.1", box.port), Login("hello", lambda: "correct-horse")
    owners = SenderBook(PROGRAMME.owners, "mx.example.org", frozenset({OURS}))
    with open_mailbox(address, login) as opened:
        found = collect(journal, opened, SIGNER, MONDAY, senders=owners).found
    assert len(found) == 1
    after = apply(PROGRAMME, take_in(found, PROGRAMME, TODAY, {}).changes)
    done_nothing(PROGRAMME, after)
    # Another's letter that is passed on whole is told as such, not quoted.
    read = everything_read(after, found)
    assert MARK.encode() not in content or MARK in read or "No words, but: mes" in read
    nobody_held_gets_mail(after, TODAY + timedelta(days=7))


def done_nothing(before: Programme, after: Programme) -> None:
    """Assert that nothing was done for anybody, but that mail may be held."""
    assert after.matches == before.matches
    assert after.needs == before.needs
    assert after.register == before.register
    assert [row.answer for row in after.check_ins] == [row.answer for row in before.check_ins]
    for was, now in zip(before.people, after.people, strict=True):
        assert now.standing in {was.standing, Standing.HELD}
        assert replace(now, standing=was.standing, back_on=was.back_on) == was


def everything_read(after: Programme, found: Sequence[Incoming]) -> str:
    """Return all words that somebody reads: in the sheet, and in the mail to the safety contact."""
    cries = [cry.words for cry in find_cries(found, PROGRAMME)]
    return str([after.history, after.check_ins, after.needs, after.circles, cries])


def nobody_held_gets_mail(programme: Programme, today: date) -> None:
    for due in due_today(programme, today, any_day=True).mails:
        for person in due.people:
            assert not programme.is_held(person.id)
            assert programme.is_open_to_mail(person.id)


@dataclass
class Step:
    """What somebody of whom `people` are the ids does, by a way that proves so much: their words have a mark."""

    person: Person
    proof: Proof
    says: str
    is_tap: bool


TAPS = {
    "Yes": "yes0",
    "No": "no0",
    "We met": "met0",
    "Not a fit": "nofit0",
    "pause": "pause",
    "leave": "leave",
}
"""What has a button of its own."""
CRY = "He hit me and I am afraid of him."
STEPS = st.one_of(
    st.builds(
        Step,
        st.sampled_from(PEOPLE),
        st.sampled_from([Proof.SURE, Proof.SURE, Proof.OWN, Proof.NONE]),
        st.sampled_from(
            ["Yes", "Yes", *TAPS, "Please stop writing to me.", "I am back.", "It depends.", CRY]
        ),
        st.booleans(),
    ),
    st.sampled_from(["a word of the coordinator", "a week"]),
)
ENDED = {MatchState.ENDED, MatchState.DECLINED, MatchState.CLOSING, MatchState.FADED}


@dataclass
class Story:
    """A programme that goes on, step by step, and the mails to people so far."""

    now: Programme = PROGRAMME
    today: date = TODAY
    count: int = 0
    cries: list[str] = field(default_factory=list)

    def hear(self, step: Step) -> str:
        """Take in what somebody says; return the mark of their words, "" where a button has none."""
        self.count += 1
        mark = f"{MARK}{self.count}"
        key = {"P1": CONSENT, "P2": ASKED_GIL, "P3": ASKED_ZOE}[step.person.id].key.id
        action = TAPS.get(step.says, "") if step.is_tap else ""
        text = "" if action else f"{step.says}\n{mark}" if step.says not in TAPS else step.says
        one: Incoming = IncomingReply(
            f"mail{self.count}", key, step.person.id, action or REPLY_ACTION, text, step.proof
        )
        if step.proof is Proof.NONE and action:
            # As a tap is sorted that comes from elsewhere.
            one = (
                StopRequest(one.id, key, step.person.id, Proof.NONE, mark="x")
                if step.says in {"pause", "leave"}
                else Untied(
                    one.id, key, "x@elsewhere.example", step.says, tapped_for=step.person.id, action=action
                )
            )
        self.cries += [cry.words for cry in find_cries([one], self.now)]
        self.now = apply(self.now, take_in([one], self.now, self.today, {}).changes)
        return mark if MARK in text else ""

    def say_word(self) -> None:
        """Let the coordinator say of the first thing that holds somebody that they have talked to them."""
        for row in find_waiting(self.now, self.today):
            if row.key.startswith(("held/", "help/")) and Word.GO_ON in row.choices:
                self.now = apply(self.now, act(row, Word.GO_ON, self.now, self.today))
                return

    def pass_week(self) -> None:
        """Let a week go by, with its mails."""
        self.today += timedelta(days=7)
        plan = due_today(self.now, self.today)
        nobody_held_gets_mail(apply(self.now, plan.happened), self.today)
        messages = tuple(as_sent(due, self.today) for due in plan.mails)
        self.now = apply(self.now, plan.changes())
        self.now = replace(self.now, messages=(*self.now.messages, *messages))


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEPS, min_size=3, max_size=8))
def test_in_any_order_of_yes_no_stop_and_back_proof_decides_and_holds_stay(steps: list[Step | str]) -> None:
    story = Story()
    for step in steps:
        before = story.now
        held = {one.id for one in before.people if before.is_held(one.id)}
        if step == "a week":
            story.pass_week()
        elif isinstance(step, str):
            story.say_word()
            continue
        else:
            mark = story.hear(step)
            assert mark in str([story.now, story.cries])
            assert MARK not in str(story.now) or CRY not in str(story.now)
            check_proof(step, before, story.now)
        for person in held:
            # Their own tap lets them leave; nothing else but a human's word ends it.
            assert story.now.is_held(person) or story.now.person_by_id[person].standing is Standing.LEFT
        nobody_held_gets_mail(story.now, story.today)


def check_proof(step: Step, before: Programme, after: Programme) -> None:
    """Assert that nothing was done which takes more proof than there was."""
    if step.proof is Proof.NONE:
        done_nothing(before, after)
    for was, now in zip(before.people, after.people, strict=True):
        if now.standing is not was.standing and now.standing is not Standing.HELD:
            assert step.proof is not Proof.NONE
            assert now.id == step.person.id
            assert step.proof is Proof.SURE or now.standing is not Standing.LEFT
    for stood, stands in zip(before.matches, after.matches, strict=True):
        if step.proof is not Proof.SURE:
            assert Reply.YES not in {stands.giver_says, stands.asker_says} - {
                stood.giver_says,
                stood.asker_says,
            }
            assert stands.state is stood.state or stands.state not in ENDED or step.says == "No"
        assert step.person.id in stood.people or stands.state is stood.state
