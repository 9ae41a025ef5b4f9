"""Whoever collects at a terminal reads what each person said."""

from datetime import date

import pytest

from mentorsheets.domain.changes import Added, Changed
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.model import CheckIn, HistoryEntry, Match, MatchState, Need, Person, Reply, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.workflow.collected_lines import tell

DAY = date(2026, 11, 24)
GIL, ANA = Person("gil", "Gil", "gil@example.org"), Person("ana", "Ana", "ana@example.org")
ASKED = Match("m1", "gil", "ana", ("role-models",), state=MatchState.ASKED)
NEED = Need("n1", "ana", "role-models", "My app")
PROGRAMME = Programme(people=(GIL, ANA), matches=(ASKED,))
ROW = CheckIn("c1", "ana", "m1", "role-models", "How is it?", DAY)


def changed(was: Match | Person | Need | CheckIn, **fields: object) -> Changed:
    return Changed(was, type(was)(**{name: getattr(was, name) for name in was.__slots__} | fields))


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (changed(ASKED, giver_says=Reply.YES), "Gil says yes to helping Ana."),
        (changed(ASKED, asker_says=Reply.NO), "Ana says no to help from Gil."),
        (changed(ANA, standing=Standing.LEFT), "Ana leaves; no mail goes there."),
        (changed(ANA, offers=frozenset({"role-models"})), "Ana now offers Role models."),
        (
            changed(NEED, words="My app. Six screens"),
            "Ana says more of what they need: “My app. Six screens”",
        ),
        (changed(ROW, answer="met"), "Ana says of Gil: met."),
        (changed(ROW, answer="met", words="met, at last"), "Ana says of Gil: met. “met, at last”"),
        (changed(ROW, words="It is\nhard to say"), "To read yourself: Ana wrote of Gil “It is hard to say”"),
        (changed(ROW, served_own_goal="partly"), "Ana says of Gil whether it serves their own goal: partly."),
        (
            Added(HistoryEntry("h", DAY, PersonEvent.UNCLEAR, "ana", "m1", words="Maybe later")),
            "To read yourself: Ana wrote “Maybe later”",
        ),
        (
            Added(HistoryEntry("h", DAY, PersonEvent.UNCLEAR, words="x@example.invalid: Yes")),
            "To read yourself: somebody wrote “x@example.invalid: Yes”",
        ),
    ],
)
def test_each_thing_that_came_in_is_a_line(change: Changed | Added, line: str) -> None:
    assert tell([change], PROGRAMME) == (line,)


def test_what_is_written_down_beside_it_is_no_line_and_long_words_are_cut() -> None:
    noted = Added(HistoryEntry("h", DAY, PersonEvent.LEFT, "ana"))
    long = Added(HistoryEntry("h", DAY, PersonEvent.UNCLEAR, "ana", words="long " * 100))
    assert tell([noted], PROGRAMME) == ()
    assert len(tell([long], PROGRAMME)[0]) < 260
