"""Marks that take the secret: known under each secret that ever held, and by nobody else."""

from mentorsheets.domain.ids import address_hold_mark, address_mark
from mentorsheets.domain.keyed_marks import PLAIN_MARKS, KeyedMarks, is_keyed

NEW, OLD, OTHER = (b"a secret that is new", b"a secret of earlier days", b"a secret of somebody else")
MARKS = KeyedMarks((NEW, OLD))
PLAIN = address_mark("ana@example.org")


def test_what_is_written_down_is_keyed_and_cannot_be_made_without_the_secret() -> None:
    written = MARKS.key(PLAIN)
    assert is_keyed(written)
    assert PLAIN not in written
    assert written != KeyedMarks((OTHER,)).key(PLAIN)
    assert written != MARKS.key(address_hold_mark("ana@example.org"))
    assert MARKS.key(written) == written


def test_a_mark_is_known_under_each_secret_and_as_it_was_written_before_there_were_any() -> None:
    for written in (MARKS.key(PLAIN), KeyedMarks((OLD,)).key(PLAIN), PLAIN):
        assert MARKS.has({written}, PLAIN)
    assert not MARKS.has({KeyedMarks((OTHER,)).key(PLAIN), address_mark("eve@example.org")}, PLAIN)


def test_a_mark_whose_secret_is_lost_may_be_that_of_any_address() -> None:
    written = MARKS.key(PLAIN)
    eve = address_mark("eve@example.org")
    assert MARKS.may_be(written, PLAIN)
    assert not MARKS.may_be(written, eve)
    assert KeyedMarks((OTHER,)).may_be(written, eve)
    assert PLAIN_MARKS.may_be(written, eve)
    assert not PLAIN_MARKS.may_be(PLAIN, eve)


def test_no_secret_is_shown() -> None:
    assert "secret" not in repr(MARKS).replace("secrets", "")
    assert repr(NEW) not in repr(MARKS)
