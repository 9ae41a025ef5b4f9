"""Who was not asked or introduced yet stands in Today only where no run met their hours."""

import pytest

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import MatchState, Reply
from mentorsheets.relations.waiting_unsent import find_unsent
from tests.relations.pair import ago, entry, happened, mail, mailed, situation, with_match

WAITS = happened(
    entry(Event.ASKER_YES, "ana", 5, was=MatchState.ASKED, now=MatchState.INTRODUCED),
    programme=with_match(state=MatchState.ASKED, since=ago(9), giver_says=Reply.YES, asker_says=Reply.YES),
)


@pytest.mark.parametrize(("days", "told"), [((9, 8), {"gil"}), ((12, 11), {"ana", "gil"}), ((4,), {"gil"})])
def test_whom_other_mail_of_the_week_left_no_room_for_is_not_said_to_be_out_of_reach(
    days: tuple[int, ...], told: set[str]
) -> None:
    """Two mails nine and eight days ago leave room again from two days ago on; a day with mail was in reach."""
    got = (mail("vague-need", "ana", day, f"n{day}") for day in days)
    programme = mailed(*got, programme=WAITS)
    assert {one.about for one in find_unsent(situation(programme))} == told
