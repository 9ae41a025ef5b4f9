"""Whoever knows the sheet, the mails of the others and how headers are written introduces nobody to anybody."""

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from mentorsheets.sheet.backend import Cell
from tests.workflow.living import GENUINE, Life, living
from tests.workflow.sheets import table

ANA, GIL = "ana@example.org", "gil@example.org"
ASKED: list[list[Cell]] = [
    ["Match", "Giver", "Asker", "Needs", "State", "Coordinator"],
    ["m1", "Gil", "Ana", "Role models", "proposed", "approve"],
]
RESULTS = "Authentication-Results"
OWN_HOP = "from mail.example.org by mx.example.org; Tue, 24 Nov 2026 08:12:00 +0000"
FOREIGN_HOP = "from evil.example by mx.evil.example; Tue, 24 Nov 2026 08:12:00 +0000"
HOSTILE: dict[str, dict[str, str]] = {
    "nothing vouches": {},
    "another server's word": {RESULTS: GENUINE.replace("mx.example.org", "mx.evil.example")},
    "a pass for another sender": {RESULTS: "mx.example.org; dmarc=pass header.from=evil.example"},
    "a name that ends alike": {RESULTS: "mx.example.org; dkim=pass header.d=evilexample.org"},
    "a pass in a comment": {RESULTS: "mx.example.org; dkim=none (dmarc=pass header.from=example.org)"},
    "a pass in quotes": {RESULTS: 'mx.example.org; dkim=none reason="; dmarc=pass header.from=example.org"'},
    "through a list": {RESULTS: GENUINE, "List-Id": "<friends.example.org>"},
    "sent on by somebody": {RESULTS: GENUINE, "Resent-From": "eve@example.org"},
    "sealed by a forwarder": {
        RESULTS: GENUINE,
        "ARC-Authentication-Results": "i=1; mx.evil.example; dmarc=pass header.from=example.org",
    },
    "two senders": {RESULTS: GENUINE, "From": f"{ANA}, eve@example.net"},
    "the other one's address": {RESULTS: GENUINE, "From": GIL},
    "a stranger's address": {RESULTS: GENUINE, "From": "eve@example.org"},
    "an id that was made up": {RESULTS: GENUINE, "In-Reply-To": f"<{'x' * 26}@example.org>"},
    "a sender with an address before its own": {
        RESULTS: 'mx.example.org; spf=pass smtp.mailfrom="@example.org"@evil.example'
    },
    "a letter that looks like another": {RESULTS: GENUINE, "From": "an\u1d43@example.org"},
    "no id at all": {RESULTS: GENUINE, "In-Reply-To": ""},
}
FALSE = {
    "our server says false": {RESULTS: "mx.example.org; dmarc=fail header.from=example.org"},
    "another server says false": {RESULTS: "mx.other.example; dmarc=fail header.from=example.org"},
}


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Ana and Gil were asked whether they would like to be introduced."""
    with living(tmp_path, monkeypatch, Matches=ASKED) as one:
        one.run("introduce", "2026-11-23")
        yield one


def reply(life: Life, words: str, said: dict[str, str], hops: tuple[str, ...] = (OWN_HOP,)) -> EmailMessage:
    """Return an answer to the question to Ana, with the headers that somebody gave it."""
    asked = life.to(ANA)[-1]
    usual = {"From": ANA, "To": "co@example.org", "Subject": f"Re: {asked['Subject']}"}
    mail = EmailMessage()
    *above, own = hops
    for hop in above:
        mail["Received"] = hop
    if RESULTS in said:
        mail[RESULTS] = said[RESULTS]
    mail["Received"] = own
    for name, value in {**usual, "In-Reply-To": str(asked["Message-ID"]), **said}.items():
        if name != RESULTS and value:
            mail[name] = value
    mail.set_content(words)
    return mail


def says(life: Life) -> tuple[object, object, object]:
    (row,) = table(life.path, "Matches")
    return row.get("Giver says"), row.get("Asker says"), row["State"]


def test_no_forged_yes_counts_each_is_told_and_the_genuine_one_still_does(life: Life) -> None:
    for what, headers in {**HOSTILE, **FALSE}.items():
        life.receive(reply(life, f"Yes please\n-- \n{what}", headers))
    life.receive(reply(life, "Yes please", {RESULTS: GENUINE}, (FOREIGN_HOP, OWN_HOP)))
    below = reply(life, "Yes please", {RESULTS: "mx.evil.example; dmarc=none"})
    below[RESULTS] = GENUINE
    life.receive(below)
    count = len(life.mails)
    told = life.run("collect", "2026-11-24")
    assert f"{count} for a human" in told
    assert says(life) == (None, None, "asked")
    life.pass_day("2026-11-25")
    assert not [mail for mail in life.outbox() if "+44" in mail.as_string()]
    life.receive(reply(life, "Yes please", {RESULTS: GENUINE}))
    life.run("collect", "2026-11-25")
    assert says(life) == (None, "yes", "asked")


@pytest.mark.thorough
@pytest.mark.parametrize("what", FALSE)
def test_whoever_reads_what_a_server_found_false_is_told_that(life: Life, what: str) -> None:
    life.receive(reply(life, "Yes please", FALSE[what]))
    assert "does not come from their address" in life.run("collect", "2026-11-24")
    assert says(life) == (None, None, "asked")


@pytest.mark.thorough
def test_a_false_stop_holds_the_address_alone_and_says_so(life: Life) -> None:
    life.receive(reply(life, "Please stop writing to me.", FALSE["our server says false"]))
    told = life.run("collect", "2026-11-24")
    assert "does not come from their address" in told
    assert life.status("Ana") is None
    assert "Mail to Ana is held" in told


def test_a_yes_from_their_own_address_that_nothing_vouches_for_counts_by_one_word_of_the_coordinator(
    life: Life,
) -> None:
    life.receive(reply(life, "Yes", HOSTILE["nothing vouches"]))
    life.run("collect", "2026-11-24T12:00", code=None)
    life.pass_day("2026-11-24T13:00")
    (row,) = [row for row in life.today() if row["What"] == "Wrote what only you can read"]
    assert (row["Who"], row["Choice 1"]) == ("Ana, about Gil", "count it as yes")
    life.say("Wrote what only you can read", "count it as yes")
    life.pass_day("2026-11-25T12:00")
    assert table(life.path, "Matches")[0]["Asker says"] == "yes"
