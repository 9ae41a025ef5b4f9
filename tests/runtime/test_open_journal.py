"""A journal learns of the sheet what it would learn if each row of it were looked at."""

from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.dead_addresses import find_dead, note_address
from mentorsheets.domain.events import AddressEvent
from mentorsheets.domain.ids import address_mark
from mentorsheets.domain.model import Message, Person
from mentorsheets.domain.programme import Programme, programme_id
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.rebuild import absorb
from mentorsheets.mail.messages import MailState
from mentorsheets.mail.messages_tab import record_of
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_journal import journal_of
from tests.mail.letters import MONDAY, TurnableClock, planned

LATER = MONDAY + timedelta(hours=1)
EACH_PAIR = list(product(MailState, (*MailState, "whatever")))
"""What a journal says of a mail, and what the sheet says of it."""


def make_journal(place: Path, programme: Programme) -> None:
    """Make a journal that knows a mail in each state, once for each word of the sheet."""
    with Journal(place, programme_id(programme), MONDAY) as journal:
        journal.plan([planned(number) for number in range(len(EACH_PAIR))], MONDAY)
        for number, (state, _) in enumerate(EACH_PAIR):
            journal.move(state, MONDAY, "", "key = ?", planned(number).key.id)
        journal.db.execute("UPDATE journal SET instance = 'ours'")


@pytest.mark.every(4)
@pytest.mark.parametrize("instance", ["ours", "another"])
@pytest.mark.parametrize("hours", [-1, 0, 1])
def test_what_is_known_already_need_not_be_taken_over(tmp_path: Path, instance: str, hours: int) -> None:
    at = MONDAY + timedelta(hours=hours)
    rows = [
        Message(planned(number).key.id, "check-in", "p", "1", word, at.date(), at=at, instance=instance)
        for number, (_, word) in enumerate(EACH_PAIR)
    ]
    rows[3] = replace(rows[3], detail="550 No such user #0123456789abcdef")
    rows += [replace(rows[5], id="new", state="sent"), replace(rows[5], id="day", state="sent", at=None)]
    programme = Programme(messages=tuple(rows))
    places = [tmp_path / "some.db", tmp_path / "all.db"]
    for place in places:
        make_journal(place, programme)
    with journal_of(
        Config("a.xlsx", journal=str(places[0])), programme, Moment(TurnableClock(LATER))
    ) as journal:
        found = journal.states(), journal.is_dead(["nobody@example.org"])
    with Journal(places[1], programme_id(programme), LATER) as journal:
        absorb(journal, [record_of(row) for row in rows], LATER)
        assert (journal.states(), journal.is_dead(["nobody@example.org"])) == found
        assert journal.states()["new"] is MailState.SENT


def test_a_new_journal_believes_the_sheet_that_an_address_is_right_until_mail_comes_back_again(
    tmp_path: Path,
) -> None:
    address = "gil@example.org"
    back = f"refused for one: 550 5.1.1 no such user #{address_mark(address)}"
    mails = [
        Message(f"m{week}", "check-in", "g1", "1", "refused", at.date(), at=at, detail=back)
        for week in range(2)
        for at in (MONDAY + timedelta(weeks=week),)
    ]
    before = Programme(people=(Person("g1", "Gil", address),), messages=tuple(mails[:1]))
    dead = note_address(AddressEvent.DEAD, address, before, MONDAY.date())
    right = note_address(AddressEvent.RIGHT, address, replace(before, history=(dead,)), MONDAY.date())
    said = replace(before, history=(dead, right))
    assert (dead.person, find_dead(address, replace(before, history=(dead,))), find_dead(address, said)) == (
        "g1", dead, None,
    )  # fmt: skip
    for number, (programme, is_dead) in enumerate(
        [(before, True), (said, False), (replace(said, messages=tuple(mails)), True)]
    ):
        config = Config("a.xlsx", journal=str(tmp_path / f"{number}.db"))
        with journal_of(config, programme, Moment(TurnableClock(LATER + timedelta(weeks=2)))) as journal:
            assert journal.is_dead([address]) is is_dead
