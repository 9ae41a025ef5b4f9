"""Who may do what by which mail, the safety contact, and refusals: the same through a real mailbox."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from tests.mail.real_servers import DOVECOT, IS_ROOT, dovecot, empty_mailbox, mail_folder
from tests.workflow import test_forged_yes as forged
from tests.workflow import test_plain_refusals as refusals
from tests.workflow import test_shared_address as shared
from tests.workflow import test_unheard_safety as unheard
from tests.workflow.living import IN_TOUCH, SETTINGS, Life, text_of
from tests.workflow.sheets import Rows, small_programme, table

if TYPE_CHECKING:
    from tests.mail.incoming.imap_server import Mailbox

pytestmark = [
    pytest.mark.outside,
    pytest.mark.skipif(not DOVECOT, reason="wants the Debian package dovecot-imapd"),
    pytest.mark.skipif(not IS_ROOT, reason="Dovecot starts as root only"),
]
Living = Callable[..., Life]


class Maildir:
    """The programme's mailbox as Dovecot serves it: mail that is held comes in once, in its order."""

    def __init__(self, new: Path) -> None:
        self._new = new
        self._count = 0

    def hold(self, *mails: str) -> None:
        """Let what is new of these come in."""
        for number in range(self._count, len(mails)):
            (self._new / f"{number + 1:06}.test").write_bytes(mails[number].replace("\n", "\r\n").encode())
        self._count = len(mails)


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Path, int]]:
    with mail_folder() as folder, dovecot(folder) as port:
        yield folder, port


@pytest.fixture
def alive(server: tuple[Path, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Living:
    """Return what begins a programme on an empty mailbox, by the command that is first run."""
    folder, port = server
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MENTORSHEETS_MAILBOX", f"imap://hello:correct-horse@127.0.0.1:{port}")
    monkeypatch.setenv("MENTORSHEETS_MAIL_PLAIN", "yes")
    new = empty_mailbox(folder)

    def begin(command: str, **tabs: Rows) -> Life:
        given: dict[str, Rows] = {"Matches": IN_TOUCH, "Settings": SETTINGS, **tabs}
        life = Life(small_programme(tmp_path, **given), cast("Mailbox", Maildir(new)))
        life.run(command, "2026-11-23")
        return life

    return begin


def test_no_forged_yes_counts(alive: Living) -> None:
    life = alive("introduce", Matches=forged.ASKED)
    forged.test_no_forged_yes_counts_each_is_told_and_the_genuine_one_still_does(life)


@pytest.mark.thorough
def test_a_refusal_is_a_no_where_one_was_asked_and_else_holds(alive: Living) -> None:
    life = alive("introduce", Matches=refusals.ASKED)
    refusals.test_where_a_yes_or_no_was_asked_a_refusal_in_reply_is_a_no(life, "Not for me", genuine=True)


@pytest.mark.thorough
def test_a_refusal_of_nothing_that_was_offered_holds(alive: Living) -> None:
    refusals.test_where_nothing_was_offered_it_holds_and_ends_nothing(alive("checkin"), "no thanks")


@pytest.mark.thorough
def test_of_two_with_one_address_each_has_their_own_buttons(alive: Living) -> None:
    tabs = {"Participants": shared.PEOPLE, "Needs": shared.NEEDS, "Settings": shared.WEEKLY}
    life = alive("checkin", Matches=shared.APART, **tabs)
    shared.test_a_button_counts_for_its_owner_and_for_nobody_else(life)


@pytest.mark.thorough
@pytest.mark.parametrize("out_of_the_blue", [True, False])
def test_words_of_two_with_one_address_hold_both(alive: Living, *, out_of_the_blue: bool) -> None:
    tabs = {"Participants": shared.PEOPLE, "Needs": shared.NEEDS, "Settings": shared.WEEKLY}
    life = alive("checkin", Matches=shared.APART, **tabs)
    shared.test_words_that_may_want_out_hold_all_mail_to_the_address(
        life, genuine=True, out_of_the_blue=out_of_the_blue
    )


@pytest.mark.thorough
def test_what_is_said_of_a_match_between_two_with_one_address_is_a_humans(alive: Living) -> None:
    tabs = {"Participants": shared.PEOPLE, "Needs": shared.NEEDS, "Settings": shared.WEEKLY}
    life = alive("checkin", Matches=shared.BETWEEN, **tabs)
    shared.test_what_is_tapped_about_the_match_between_the_two_is_a_humans(life, "Ana", "not a fit")


@pytest.mark.thorough
def test_a_safety_contact_out_of_reach_is_told(alive: Living) -> None:
    unheard.test_once_the_address_is_mended_what_did_not_arrive_goes_there_once_and_the_row_is_gone(
        alive("collect")
    )


@pytest.mark.thorough
def test_a_letter_between_the_two_is_quoted_to_nobody(alive: Living) -> None:
    life = alive("checkin")
    before = len(life.outbox())
    life.write("ana@example.org", "My boss and I had words again.", to="gil@example.org, co@example.org")
    told = life.run("collect", "2026-11-25")
    life.pass_day("2026-11-30")
    everything = told + life.everything() + "".join(text_of(one) for one in life.outbox()[before:])
    assert "My boss" not in everything


MICROSOFT_HOPS = """\
Received: from a.eurprd04.prod.outlook.com (2001:db8::1) by b.eurprd04.prod.outlook.com with HTTPS
Received: from c.eop-EUR05.prod.protection.outlook.com (2001:db8::2)
 by a.outlook.office365.com (2001:db8::1) with Microsoft SMTP Server
 (version=TLS1_3) via Frontend Transport
"""
AT_THE_BORDER = (
    "Received: from mail.example.org (203.0.113.1) by\n c.mail.protection.outlook.com (10.0.0.1)\n"
)
MICROSOFT_SAYS = (
    "Authentication-Results: spf={spf} (sender IP is 203.0.113.1)\n smtp.mailfrom=example.org; dkim={dkim}"
    " (message)\n header.d={by};dmarc={dmarc} action=none\n header.from=example.org;compauth={all} reason=100\n"
)
PASSES = MICROSOFT_SAYS.format(spf="pass", dkim="pass", by="example.org", dmarc="pass", all="pass")
FAILS = MICROSOFT_SAYS.format(spf="fail", dkim="none", by="none", dmarc="fail", all="fail")
SAYS_NOTHING = MICROSOFT_SAYS.format(spf="none", dkim="none", by="none", dmarc="none", all="none")


def write_through_microsoft(life: Life, words: str, said: str, below: str = "") -> None:
    """Let Ana answer the last mail to her by Microsoft 365: `said` at its border, `below` it what came along."""
    asked = life.to("ana@example.org")[-1]
    number = len(life.mails) + 1
    head = MICROSOFT_HOPS + said + AT_THE_BORDER + below
    life.mails.append(
        f"{head}From: Ana <ana@example.org>\nTo: co@example.org\nSubject: Re: {asked['Subject']}\n"
        f"In-Reply-To: {asked['Message-ID']}\nMessage-ID: <ms{number}@client.example>\n\n{words}\n"
    )
    life.box.hold(*life.mails)


MICROSOFT: Rows = [
    *(row for row in SETTINGS if row[0] != "Answers checked by"),
    ["Answers checked by", "m365"],
]


@pytest.mark.every(3)
@pytest.mark.parametrize(
    ("said", "below", "counts"),
    [
        (PASSES, "", True),
        (FAILS, "", False),
        (FAILS, PASSES, False),
        (SAYS_NOTHING, "", False),
        (SAYS_NOTHING, PASSES, False),
        ("", "", False),
        ("", PASSES, False),
    ],
)
def test_by_microsofts_word_a_pass_alone_introduces_and_lets_somebody_leave(
    alive: Living, said: str, below: str, *, counts: bool
) -> None:
    life = alive("introduce", Matches=forged.ASKED, Settings=MICROSOFT)
    write_through_microsoft(life, "Yes", said, below)
    life.run("collect", "2026-11-24")
    (match,) = table(life.path, "Matches")
    assert match.get("Asker says") == ("yes" if counts else None)
    write_through_microsoft(life, "leave", said, below)
    life.run("collect", "2026-11-25")
    # Without a pass it may hold, as any doubt does; nobody leaves by it.
    assert life.status("Ana") in ({"left"} if counts else {None, "held"})


@pytest.mark.thorough
def test_words_behind_a_large_picture_are_read(alive: Living) -> None:
    life = alive("checkin")
    asked = life.to("ana@example.org")[-1]["Message-ID"]
    picture = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + f"{'QUFB' * 18}\n" * 60_000
    words = "Content-Type: text/plain\n\nPlease stop writing to me.\n"
    life.mails.append(
        f"From: ana@example.org\nTo: co@example.org\nSubject: Re: How is it going with Gil?\nIn-Reply-To: {asked}\n"
        f"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\n{picture}--B\n{words}--B--\n"
    )
    life.box.hold(*life.mails)
    life.run("collect", "2026-11-24")
    assert "Please stop writing to me." in life.everything()
    assert [row["What"] for row in life.today()] == ["Held until you say how they stand"]
