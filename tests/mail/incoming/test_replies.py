"""What comes back is tied to its message, or left to the coordinator; each folder in `replies` is a case."""

import tomllib
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies._internal.core import DataObject

from mentorsheets.domain.ids import address_mark
from mentorsheets.mail.incoming.arrivals import Automatic
from mentorsheets.mail.incoming.replies import sort_incoming
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.messages import MessageKey
from mentorsheets.mail.tokens import Signer, find_tokens
from tests.mail.letters import MONDAY, plain

CASES = sorted(path for path in (Path(__file__).parent / "replies").iterdir() if path.is_dir())
SIGNER = Signer("harbour", b"a secret of thirty-two bytes, say")
KEY = MessageKey("harbour", "introduction", ("P1", "P2"), "2026-11-16")
OTHER = plain(7).key


def words() -> dict[str, str]:
    both, key = ("P1", "P2"), KEY.id
    return {
        "message_id": KEY.message_id("harbour.example.org"),
        "reply": SIGNER.token(key, both, "P1", "reply"),
        "REPLY": SIGNER.token(key, both, "P1", "reply").upper(),
        "second": SIGNER.token(key, both, "P2", "reply"),
        "yes": SIGNER.token(key, both, "P1", "yes"),
        "leave": SIGNER.token(key, both, "P1", "leave"),
        "stop": SIGNER.token(key, both, "P1", "stop"),
        "forged": Signer("harbour", b"guessed").token(key, both, "P1", "reply"),
        "forged_stop": SIGNER.token(key, both, "P1", "reply").replace("reply", "stop"),
        "elsewhere": SIGNER.token(key, both, "P1", "reply").replace(key, OTHER.id),
    }


def incoming(case: Path) -> EmailMessage:
    text = (case / "mail.eml").read_text(encoding="utf-8")
    for name, value in words().items():
        text = text.replace("{{" + name + "}}", value)
    return message_from_bytes(text.encode(), policy=default)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    introduction = plain(
        1,
        key=KEY,
        message_id=KEY.message_id("harbour.example.org"),
        recipients=("p1@example.org", "p2@example.org"),
    )
    with Journal(tmp_path / "mail.db", "harbour", MONDAY) as opened:
        opened.plan([introduction, plain(7)], MONDAY)
        yield opened


@pytest.mark.every(8)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_comes_back_is_understood(case: Path, journal: Journal) -> None:
    expected = tomllib.loads((case / "expected.toml").read_text(encoding="utf-8"))
    (found,) = sort_incoming(incoming(case), journal, SIGNER)
    assert type(found).__name__ == expected.pop("kind")
    if "address" in expected:
        assert getattr(found, "mark", None) == address_mark(expected.pop("address"))
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.thorough
def test_reading_the_same_again_gives_the_same_id(journal: Journal) -> None:
    for case in CASES:
        first, again = (sort_incoming(incoming(case), journal, SIGNER) for _ in range(2))
        assert [found.id for found in first] == [found.id for found in again]


def test_a_mail_counts_once_and_another_with_the_same_words_anew(journal: Any) -> None:
    case = Path(__file__).parent / "replies" / "tapped-button"
    first, again, later = incoming(case), incoming(case), incoming(case)
    later.replace_header("Message-ID", "<tapped-again@example.org>")
    ids = [sort_incoming(mail, journal, SIGNER)[0].id for mail in (first, again, later)]
    assert ids[0] == ids[1] != ids[2]


PERSONS = st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=4, unique=True)


@given(PERSONS, st.data(), st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True))
def test_a_token_names_whom_it_was_made_for(persons: list[str], data: DataObject, action: str) -> None:
    person = data.draw(st.sampled_from(persons))
    (token,) = find_tokens(f"<hello+{SIGNER.token(KEY.id, persons, person, action)}@example.org>".upper())
    assert (token.action, token.key) == (action, KEY.id)
    assert SIGNER.person(token, reversed(persons)) == person


@given(st.data())
def test_a_token_that_was_changed_anywhere_is_worth_nothing(data: DataObject) -> None:
    genuine = SIGNER.token(KEY.id, ("P1", "P2"), "P1", "reply")
    place = data.draw(st.integers(0, len(genuine) - 1))
    changed = genuine[:place] + data.draw(st.sampled_from("abcdefg234567-")) + genuine[place + 1 :]
    people = [SIGNER.person(token, ("P1", "P2")) for token in find_tokens(changed)]
    assert changed == genuine or not any(people)


def test_a_token_of_another_programme_is_worth_nothing() -> None:
    token = find_tokens(Signer("lighthouse", SIGNER.secret).token(KEY.id, ("P1",), "P1", "stop"))[0]
    assert SIGNER.person(token, ("P1",)) is None


def test_a_token_fits_into_the_part_before_the_at() -> None:
    assert len("mentoring+" + SIGNER.token(KEY.id, ("P1",), "P1", "followup")) <= 64


def from_machine(subject: str, body: str, header: str = "") -> EmailMessage:
    text = f"From: P2 <p2@example.org>\nSubject: {subject}\nMessage-ID: <m@x>\nIn-Reply-To: {words()['message_id']}\n{header}\n{body}\n"
    return message_from_bytes(text.encode(), policy=default)


@pytest.mark.parametrize(
    "body",
    [
        "I no longer work here. Please stop writing to this address, contact hr@x.example",
        "Ana has left the company.",
        "This mailbox is no longer monitored.",
        "Ich arbeite hier nicht mehr.",
        "Ya no trabajo aquí.",
        "Je ne travaille plus ici.",
        "Já não trabalho aqui.",
        "لم أعد أعمل هنا.",
    ],
)
def test_a_machine_that_says_that_somebody_is_gone_for_good_is_heard(body: str, journal: Journal) -> None:
    (found,) = sort_incoming(from_machine("Automatic reply: hi", body, "X-Autoreply: yes\n"), journal, SIGNER)
    assert not isinstance(found, Automatic)


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Resposta automática: fora do escritório", "Estou fora."),
        ("Out of office", "I am out until Monday 3 January."),
        ("Abwesend: Frage", "Ich bin raus."),
        ("Réponse automatique : absence", "Je suis absente jusqu’au lundi."),
        ("Respuesta automática: Vacaciones", "Estoy fuera hasta el lunes."),
        ("رد تلقائي: خارج المكتب", "أنا خارج المكتب"),
    ],
)
def test_a_plain_absence_told_by_its_subject_is_a_machines(subject: str, body: str, journal: Journal) -> None:
    (found,) = sort_incoming(from_machine(subject, body), journal, SIGNER)
    assert isinstance(found, Automatic)


def test_a_wish_to_stop_beside_an_absence_is_heard(journal: Journal) -> None:
    (found,) = sort_incoming(
        from_machine("Out of office", "I am out. Please stop writing to me."), journal, SIGNER
    )
    assert not isinstance(found, Automatic)
