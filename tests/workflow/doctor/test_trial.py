"""What `doctor` learns from two mails that it sends to itself, and from no other, however it is dressed."""

from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from mentorsheets.mail.message_ids import MessageIds
from mentorsheets.mail.tokens import Signer
from mentorsheets.sheet.backend import Cell
from tests.mail.faulty import FaultyServer
from tests.mail.incoming.imap_server import Mailbox
from tests.workflow.doctor.examined import examined
from tests.workflow.sheets import run, small_programme
from tests.workflow.taps import mails_to

SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Coordinator e-mail", "mentoring@example.org"],
    ["Time zone", "Lisbon"],
    ["Answers come in by", "mailbox"],
]
CHECKED = "Authentication-Results: mx.example.org; dmarc=pass header.from=example.org\n"


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer() as started:
        yield started


@pytest.fixture
def way(server: FaultyServer) -> tuple[str, str]:
    return ("--mail", f"smtp://127.0.0.1:{server.port}")


@pytest.fixture(autouse=True)
def _by_the_computers_clock(request: pytest.FixtureRequest) -> None:
    if "box" in request.fixturenames:
        request.getfixturevalue("box").arrive_now()


def programme(folder: Path, *more: list[Cell]) -> Path:
    return small_programme(folder, Settings=[*SETTINGS, *more])


def send(sheet: Path, way: tuple[str, str], server: FaultyServer) -> list[str]:
    """Let doctor try the mail, and return what went out."""
    run("doctor", "--sheet", sheet, *way, "--try-mail", code=None)
    return [content.decode().replace("\r\n", "\n") for content in server.taken]


def learnt(sheet: Path, way: tuple[str, str]) -> str:
    """Return what doctor finds of answers by mail."""
    found = examined_in_any_case(sheet, way)
    return "\n".join(line for lines in found.values() for line in lines if line.startswith("Answers by mail"))


def examined_in_any_case(sheet: Path, way: tuple[str, str]) -> dict[str, list[str]]:
    try:
        return examined(sheet, *way)
    except AssertionError:
        return examined(sheet, *way, code=1)


def test_nothing_is_sent_unless_it_is_asked_for(
    tmp_path: Path, box: Mailbox, way: tuple[str, str], server: FaultyServer
) -> None:
    box.hold()
    said = learnt(programme(tmp_path), way)
    assert server.taken == []
    assert "doctor --try-mail" in said


def test_two_mails_go_to_its_own_address_one_of_them_with_a_tag_that_fits(
    tmp_path: Path, way: tuple[str, str], server: FaultyServer
) -> None:
    plain, tagged = (
        message_from_bytes(mail.encode(), policy=default) for mail in send(programme(tmp_path), way, server)
    )
    assert "mentoring@example.org" in str(plain["To"])
    local, _, domain = str(tagged["To"]).strip("<>").partition("@")
    assert (domain, local.partition("+")[0]) == ("example.org", "mentoring")
    assert len(local.partition("+")[2]) <= 36
    assert len(local) <= 64


def test_what_the_server_wrote_into_its_own_mail_is_shown_to_be_confirmed(
    tmp_path: Path, box: Mailbox, way: tuple[str, str], server: FaultyServer
) -> None:
    sheet = programme(tmp_path)
    plain, tagged = send(sheet, way, server)
    box.hold(CHECKED + plain, tagged)
    said = learnt(sheet, way)
    assert "type mx.example.org beside Answers checked by" in said
    assert "Type yes beside Tagged replies" in said
    agreed = programme(tmp_path, ["Answers checked by", "mx.example.org"], ["Tagged replies", "yes"])
    said = learnt(agreed, way)
    assert "signs with mx.example.org, as Answers checked by says" in said
    assert "Mail to an address with a tag arrives" in said


@pytest.mark.parametrize("other", ["another secret", "a stranger's subject", "a bare subject"])
def test_no_mail_that_came_by_itself_teaches_it_anything(
    tmp_path: Path,
    box: Mailbox,
    way: tuple[str, str],
    server: FaultyServer,
    other: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheet = programme(tmp_path)
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("MENTORSHEETS_SECRET", "the guess of somebody who is not us, and long")
        plain, tagged = send(sheet, way, server)
    if other != "another secret":
        name = plain.partition("mailbox ")[2][:26]
        forged = name.replace(name[0], "a" if name[0] != "a" else "b") if "subject" in other else ""
        plain, tagged = (mail.replace(name, forged) for mail in (plain, tagged))
    box.hold("Authentication-Results: evil.example; dmarc=pass\n" + plain, tagged)
    said = learnt(sheet, way)
    assert "evil.example" not in said
    assert "Tagged replies" not in said


def test_a_server_that_says_nothing_or_says_words_is_not_learnt(
    tmp_path: Path, box: Mailbox, way: tuple[str, str], server: FaultyServer
) -> None:
    sheet = programme(tmp_path)
    plain, _ = send(sheet, way, server)
    for top in ("", "Authentication-Results: <b>click</b> here; dmarc=pass\n"):
        box.hold(top + plain)
        said = learnt(sheet, way)
        assert "came back without a word of your server" in said
        assert "click" not in said
        assert "Tagged replies" not in said


def test_microsofts_field_without_a_name_is_told_as_its_setting(
    tmp_path: Path, box: Mailbox, way: tuple[str, str], server: FaultyServer
) -> None:
    sheet = programme(tmp_path)
    plain, _ = send(sheet, way, server)
    box.hold(
        "Authentication-Results: spf=pass smtp.mailfrom=example.org; dmarc=pass header.from=example.org\n"
        "Received: from a (1.2.3.4) by DB5.mail.protection.outlook.com with SMTP; Tue, 24 Nov 2026 10:00:00 +0000\n"
        + plain
    )
    assert "type m365 beside Answers checked by" in learnt(sheet, way)


def test_tags_that_are_on_and_do_not_arrive_are_to_be_turned_off(
    tmp_path: Path, box: Mailbox, way: tuple[str, str], server: FaultyServer
) -> None:
    sheet = programme(tmp_path, ["Tagged replies", "yes"])
    plain, _ = send(sheet, way, server)
    box.hold(CHECKED + plain)
    assert "Type no beside Tagged replies" in "\n".join(examined(sheet, *way, code=1)["wrong"])


def test_without_a_server_there_is_nothing_to_try(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    wrong = examined(programme(tmp_path), "--try-mail", code=2)["wrong"]
    assert any("No mail server is set" in line for line in wrong)


@pytest.mark.thorough
def test_answers_go_to_a_tagged_address_only_where_it_is_set_and_tie_without_any_other_sign(
    tmp_path: Path, box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    active: list[list[Cell]] = [["Giver", "Asker", "Needs", "State"], ["Gil", "Ana", "Role models", "active"]]
    for setting, is_tagged in (("no", False), ("yes", True)):
        folder = tmp_path / setting
        folder.mkdir()
        sheet = small_programme(folder, Matches=active, Settings=[*SETTINGS, ["Tagged replies", setting]])
        monkeypatch.chdir(folder)
        box.hold()
        run("checkin", "--sheet", sheet, "--today", "2026-11-23")
        (asked,) = mails_to("ana@example.org")
        assert ("+" in str(asked["Reply-To"])) is is_tagged
        box.hold(
            f"From: ana@example.org\nTo: {asked['Reply-To']}\nSubject: Re: hello\n"
            "Message-ID: <1@client.example>\n\nWe met!\n"
        )
        told = run("collect", "--sheet", sheet, "--today", "2026-11-24", code=None)
        assert ("Ana says of Gil: met" in told) is is_tagged


@pytest.mark.parametrize(
    ("address", "is_tagged"),
    [
        ("me@example.org", True),
        ("m" * 37 + "@example.org", True),
        ("m" * 38 + "@example.org", False),
        ("me+more@example.org", False),
        ('"me too"@example.org', False),
    ],
)
def test_a_tag_stands_only_where_it_fits(address: str, *, is_tagged: bool) -> None:

    ids = MessageIds(Signer("p", b"a secret of thirty-two bytes, say"), "example.org")
    tagged = ids.tag(address, "key")
    assert (tagged != address) is is_tagged
    assert len(tagged.rpartition("@")[0]) <= 64


def test_a_provider_that_puts_another_sender_in_its_place_is_told(
    tmp_path: Path, box: Mailbox, way: tuple[str, str], server: FaultyServer
) -> None:
    sheet = programme(tmp_path)
    sent = send(sheet, way, server)
    box.hold(*(mail.replace("<mentoring@example.org>", "<other@example.org>", 1) for mail in sent))
    assert "puts another address in the place of Coordinator e-mail" in learnt(sheet, way)
    box.hold(*sent)
    assert "puts another address" not in learnt(sheet, way)
