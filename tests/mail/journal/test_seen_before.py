"""What was found out of a journal holds until something else is known of mail, whoever wrote that."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorsheets.domain.keyed_marks import KeyedMarks
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.parts import MailParts, note_parts
from mentorsheets.mail.journal.seen_before import SeenBefore
from mentorsheets.mail.messages import MailState
from tests.mail.letters import MONDAY, plain

MARKS = KeyedMarks((b"a secret of these tests alone",))
KEY = plain(1).key.id


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.plan([plain(2)], MONDAY),
        lambda one: one.move(MailState.CANCELLED, MONDAY, "", "key = ?", KEY),
        lambda one: one.db.execute("UPDATE mail SET shared = 'sent'"),
        lambda one: one.db.execute("DELETE FROM mail WHERE key = ?", (KEY,)),
        lambda one: one.db.execute("UPDATE journal SET instance = 'another'"),
        lambda one: one.db.execute("INSERT INTO strike VALUES ('m', 't')"),
        lambda one: note_parts(one, [MailParts(KEY, ("m1",), ())]),
    ],
)
def test_a_change_by_another_opening_is_seen(tmp_path: Path, change: Callable[[Journal], None]) -> None:
    place, seen, beside = tmp_path / "mail.db", SeenBefore(), (1, 2)
    with Journal(place, "harbour", MONDAY, MARKS) as journal:
        journal.plan([plain(1)], MONDAY)
        assert not seen.holds(journal, beside)
        seen.note(journal, beside)
        assert seen.holds(journal, beside)
    with Journal(place, "harbour", MONDAY, MARKS) as journal:
        assert seen.holds(journal, beside)
        assert not seen.holds(journal, (1, 3))
        change(journal)
    with Journal(place, "harbour", MONDAY, MARKS) as journal:
        assert not seen.holds(journal, beside)


def test_a_new_journal_a_copy_that_went_its_own_way_and_another_secret_are_others(tmp_path: Path) -> None:
    place, copy, seen, beside = tmp_path / "mail.db", tmp_path / "copy.db", SeenBefore(), ()
    with Journal(place, "harbour", MONDAY) as journal:
        journal.plan([plain(1)], MONDAY)
    copy.write_bytes(place.read_bytes())
    for one in (place, copy):
        with Journal(one, "harbour", MONDAY) as journal:
            journal.move(MailState.CANCELLED, MONDAY, "", "key = ?", KEY)
    with Journal(place, "harbour", MONDAY) as journal:
        seen.note(journal, beside)
    for other, marks in ((copy, KeyedMarks()), (tmp_path / "new.db", KeyedMarks()), (place, MARKS)):
        with Journal(other, "harbour", MONDAY, marks) as journal:
            assert not seen.holds(journal, beside)
