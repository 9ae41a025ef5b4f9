"""Whose a mail is takes proof, and without it nothing acts: the stranger knows the sheet and writes any From."""

from collections.abc import Iterator
from datetime import timedelta
from email import message_from_string
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from mentorsheets.mail.incoming.arrivals import Incoming, IncomingReply, Proof, StopRequest, Untied
from mentorsheets.mail.incoming.known_ids import know_ids
from mentorsheets.mail.incoming.replies import sort_incoming
from mentorsheets.mail.incoming.who_wrote import Acquaintance
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.rebuild import absorb
from mentorsheets.mail.message_ids import UNKEYED_FOR, MessageIds
from mentorsheets.mail.messages import MailState, MessageKey, SendOutcome
from mentorsheets.mail.tokens import Signer
from tests.mail.letters import MONDAY, plain

SIGNER = Signer("harbour", b"a secret of thirty-two bytes, say")
IDS = MessageIds(SIGNER, "harbour.example.org")
ONE, BOTH = plain(1).key, MessageKey("harbour", "circle", ("P1", "P2"), "2026-11-16")
OLD = plain(1, kind="needs").key
OWNERS = {"p1@example.org": frozenset({"P1"}), "p2@example.org": frozenset({"P2"})}
SHARED = {"p1@example.org": frozenset({"P1", "P2"})}
RECEIVED = "Received: from client.example by mx.example.org"
PASS = f"Authentication-Results: mx.example.org; dmarc=pass header.from=example.org\n{RECEIVED}"
FAIL = f"Authentication-Results: mx.example.org; dmarc=fail (p=none) header.from=example.org\n{RECEIVED}"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path / "mail.db", "harbour", MONDAY) as opened:
        opened.plan([plain(1, message_id=IDS.make(ONE.id)), plain(1, kind="needs")], MONDAY)
        opened.plan(
            [
                plain(
                    1,
                    key=BOTH,
                    message_id=IDS.make(BOTH.id),
                    recipients=("p1@example.org", "p2@example.org"),
                )
            ],
            MONDAY,
        )
        yield opened


def mail(
    *fields: str, sender: str = "p1@example.org", answers: str = "", subject: str = "Re: a question"
) -> EmailMessage:
    own = (
        f"From: {sender}",
        f"Subject: {subject}",
        "Message-ID: <a@client.example>",
        f"In-Reply-To: {answers}",
    )
    return message_from_string(
        "\n".join((*fields, *own, "Content-Type: text/plain", "", "Yes")), policy=default
    )


def sort(
    message: EmailMessage, journal: Journal, owners: dict[str, frozenset[str]] | None = None, days: int = 1
) -> Incoming:
    ids = know_ids(journal, SIGNER, MONDAY + timedelta(days=days))
    (found,) = sort_incoming(
        message, journal, SIGNER, Acquaintance(ids, OWNERS if owners is None else owners, "mx.example.org")
    )
    return found


def proof(found: Incoming) -> Proof | None:
    return found.proof if isinstance(found, IncomingReply | StopRequest) else None


def test_the_secret_id_of_a_mail_to_one_alone_and_their_address_prove_what_can_be_undone(
    journal: Journal,
) -> None:
    assert proof(sort(mail(answers=IDS.make(ONE.id)), journal)) is Proof.OWN
    assert proof(sort(mail(PASS, answers=IDS.make(ONE.id)), journal)) is Proof.SURE


@pytest.mark.parametrize(
    "forged",
    [
        mail(answers=f"<{ONE.id}@harbour.example.org>"),
        mail(answers=f"<{OLD.id}@harbour.example.org>"),
        mail(answers=IDS.make(BOTH.id)),
        mail(FAIL, answers=IDS.make(ONE.id)),
        mail(answers=IDS.make(ONE.id), sender="eve@stranger.example"),
        mail(answers=IDS.make(ONE.id), sender="p2@example.org"),
        mail(answers=IDS.make(ONE.id), sender="p1@example.org, eve@stranger.example"),
        mail("List-Id: <harbour.example.org>", PASS, answers=IDS.make(ONE.id)),
        mail("Resent-From: eve@stranger.example", PASS, answers=IDS.make(ONE.id)),
        mail("ARC-Authentication-Results: i=1; relay.example; dmarc=pass", PASS, answers=IDS.make(ONE.id)),
        mail(answers=MessageIds(Signer("harbour", b"guessed"), "harbour.example.org").make(ONE.id)),
        mail(),
    ],
)
def test_what_a_stranger_can_write_never_proves_anything(forged: EmailMessage, journal: Journal) -> None:
    assert proof(sort(forged, journal)) in {None, Proof.NONE}


def test_our_own_seal_and_that_of_a_provider_on_the_way_out_are_no_forwarders(journal: Journal) -> None:
    for sealer in ("mx.example.org", "mx.microsoft.com 1"):
        sealed = mail(
            f"ARC-Authentication-Results: i=1; {sealer}; dmarc=pass", PASS, answers=IDS.make(ONE.id)
        )
        assert proof(sort(sealed, journal)) is Proof.SURE


def test_mail_from_before_ids_were_secret_is_tied_for_sixty_days_and_proves_only_with_a_pass(
    journal: Journal,
) -> None:
    answer = mail(PASS, answers=f"<{OLD.id}@harbour.example.org>")
    assert proof(sort(answer, journal)) is Proof.SURE
    assert isinstance(sort(answer, journal, days=UNKEYED_FOR.days + 1), Untied)


def test_a_list_that_rewrites_the_sender_says_whose_words_they_may_be(journal: Journal) -> None:
    through = mail(
        "List-Id: <harbour.example.org>",
        "X-Original-From: Ana <p1@example.org>",
        sender="group@example.org",
        answers=IDS.make(ONE.id),
    )
    found = sort(through, journal)
    assert isinstance(found, IncomingReply)
    assert (found.person, found.proof) == ("P1", Proof.NONE)


def test_words_from_an_address_that_two_share_prove_neither_and_a_tap_acts_for_its_owner(
    journal: Journal,
) -> None:
    words = sort(mail(PASS, answers=IDS.make(ONE.id)), journal, SHARED)
    tap = sort(mail(subject=f"yes [{SIGNER.token(ONE.id, ONE.persons, 'P1', 'yes')}]"), journal, SHARED)
    assert isinstance(words, IncomingReply)
    assert isinstance(tap, IncomingReply)
    assert (words.proof, words.sharers) == (Proof.NONE, frozenset({"P2"}))
    assert (tap.person, tap.proof, tap.sharers) == ("P1", Proof.SURE, frozenset({"P2"}))


@pytest.mark.parametrize("action", ["stop", "leave", "pause"])
def test_a_stop_from_elsewhere_or_badly_signed_is_not_refused_and_proves_nothing(
    action: str, journal: Journal
) -> None:
    genuine = SIGNER.token(ONE.id, ONE.persons, "P1", action)
    forged = Signer("harbour", b"guessed").token(ONE.id, ONE.persons, "P1", action)
    for subject, sender in (
        (genuine, "eve@stranger.example"),
        (forged, "p1@example.org"),
        (forged, "eve@stranger.example"),
    ):
        found = sort(mail(subject=f"{action} [{subject}]", sender=sender), journal)
        assert isinstance(found, StopRequest)
        assert (found.person, found.proof, found.is_genuine) == ("P1", Proof.NONE, subject == genuine)


@pytest.mark.parametrize("action", ["stop", "leave", "pause"])
def test_a_stop_by_a_mail_that_nobody_knows_any_more_counts_as_any_other(
    journal: Journal, action: str
) -> None:
    gone = SIGNER.token(plain(9).key.id, ("P1",), "P1", action)
    found = sort(mail(subject=gone), journal)
    assert isinstance(found, IncomingReply | StopRequest)
    assert (found.person, found.proof) == ("P1", Proof.SURE)
    elsewhere = sort(mail(subject=gone, sender="x@stranger.example"), journal)
    assert isinstance(elsewhere, StopRequest)
    assert (elsewhere.person, elsewhere.proof, elsewhere.is_genuine) == ("P1", Proof.NONE, True)
    lost = sort(mail(subject=f"{gone[:-4]}aaaa"), journal)
    assert isinstance(lost, StopRequest)
    assert (lost.person, lost.proof, lost.is_genuine) == ("P1", Proof.NONE, False)
    nobodys = mail(subject=f"{gone[:-4]}aaaa", sender="x@stranger.example")
    assert not isinstance(sort(nobodys, journal), StopRequest)


def test_thousands_of_marks_in_one_subject_cost_no_more_than_a_few(journal: Journal) -> None:
    many = " ".join(SIGNER.token(plain(9).key.id, ("P7",), "P7", "stop") for _ in range(5000))
    owners = {f"p{number}@example.org": frozenset({f"Q{number}"}) for number in range(3000)}
    assert isinstance(sort(mail(subject=many, sender="x@stranger.example"), journal, owners), Untied)


def test_another_button_that_somebody_else_taps_or_makes_up_does_nothing(journal: Journal) -> None:
    genuine = SIGNER.token(ONE.id, ONE.persons, "P1", "met")
    forged = Signer("harbour", b"guessed").token(ONE.id, ONE.persons, "P1", "met")
    assert isinstance(sort(mail(subject=f"met [{genuine}]", sender="eve@stranger.example"), journal), Untied)
    assert isinstance(sort(mail(FAIL, subject=f"met [{genuine}]"), journal), Untied)
    assert isinstance(sort(mail(subject=f"met [{forged}]"), journal), Untied)


def test_a_secret_that_was_replaced_holds_for_what_it_marked(journal: Journal) -> None:
    new = Signer("harbour", b"a newer secret of as many bytes", older=(SIGNER.secret,))
    around = Acquaintance(know_ids(journal, new, MONDAY), OWNERS)
    (words,) = sort_incoming(mail(answers=IDS.make(ONE.id)), journal, new, around)
    tap = mail(subject=f"met [{SIGNER.token(ONE.id, ONE.persons, 'P1', 'met')}]")
    (tapped,) = sort_incoming(tap, journal, new, around)
    assert (proof(words), proof(tapped)) == (Proof.OWN, Proof.SURE)
    assert SIGNER.name(ONE.id) != new.name(ONE.id)


def test_a_server_that_gives_mail_an_id_of_its_own_is_understood_by_what_it_answered(
    journal: Journal,
) -> None:
    given = "0102018c1a2b3c4d-5e6f7a8b-9c0d-4e1f-8a2b-3c4d5e6f7a8b-000000"
    journal.brink([ONE.id], MONDAY, "one")
    journal.record([(ONE.id, SendOutcome(MailState.SENT, f"250 Ok {given}"))], MONDAY)
    answer = mail(answers=f"<{given}@eu-west-1.amazonses.com>")
    assert proof(sort(answer, journal)) is Proof.OWN
    (told,) = journal.records(MailState.SENT)
    assert given not in told.detail
    noted = mail(answers=f"<{told.detail.split()[-1]}@eu-west-1.amazonses.com>")
    assert proof(sort(noted, journal)) in {None, Proof.NONE}


def test_what_a_server_answered_ties_without_proof_where_everybody_could_read_it(journal: Journal) -> None:
    given = "0102018c1a2b3c4d-5e6f7a8b-9c0d-4e1f-8a2b-3c4d5e6f7a8b-000000"
    journal.brink([ONE.id], MONDAY, "one")
    journal.record([(ONE.id, SendOutcome(MailState.SENT, "250 Ok"))], MONDAY)
    journal.db.execute("UPDATE mail SET reply = ?", (f"250 Ok {given}",))
    assert proof(sort(mail(answers=f"<{given}@eu-west-1.amazonses.com>"), journal)) is Proof.NONE


def test_an_empty_disk_ties_answers_by_what_the_sheet_has_of_a_servers_own_id(
    journal: Journal, tmp_path: Path
) -> None:
    given = "0102018c1a2b3c4d-5e6f7a8b-9c0d-4e1f-8a2b-3c4d5e6f7a8b-000000"
    journal.brink([ONE.id], MONDAY, "one")
    journal.record([(ONE.id, SendOutcome(MailState.SENT, f"250 Ok {given}"))], MONDAY)
    with Journal(tmp_path / "anew", "harbour", MONDAY) as anew:
        absorb(anew, journal.records(), MONDAY)
        assert proof(sort(mail(answers=f"<{given}@eu-west-1.amazonses.com>"), anew)) is Proof.OWN


def test_the_name_of_a_mail_behind_the_plus_of_an_address_ties_an_answer_to_it(journal: Journal) -> None:
    tagged = mail(f"To: hello+{SIGNER.name(ONE.id)}@harbour.example.org")
    assert proof(sort(tagged, journal)) is Proof.OWN
    guessed = mail(f"To: hello+{ONE.id}@harbour.example.org")
    assert proof(sort(guessed, journal)) in {None, Proof.NONE}
