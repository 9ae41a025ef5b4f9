"""A promise that is broken is noticed, whichever kind of mail broke it."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import Message, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.simulation.letters import ReadLetter
from mentorsheets.simulation.promises import LOOKS
from mentorsheets.simulation.year import Year, YearRun

if TYPE_CHECKING:
    from mentorsheets.simulation.type_cells import Hand
    from mentorsheets.workflow.pair import Paired

MONDAY = date(2027, 1, 4)
WEEK = timedelta(days=7)
ANA = Person("ana", "Ana", "ana@example.org")


def asked(number: int) -> Message:
    day = MONDAY + number * WEEK
    carries = (f"check-in/{number}",)
    return Message(f"m{number}", "check-in", "ana", f"{number}", "sent", day, carries=carries)


def year(carries: tuple[str, ...], unanswered: int = 3) -> Year:
    """Return a year with one mail to somebody who has left so many questions unanswered."""
    before = Programme(people=(ANA,), messages=tuple(asked(number) for number in range(unanswered)))
    kind, _, period = carries[0].partition("/")
    day = MONDAY + 4 * WEEK
    went = Message("last", kind, "ana", period, "sent", day, carries=carries)
    letter = ReadLetter(
        f"{day}-{kind}-last.eml",
        day,
        kind,
        ("ana@example.org",),
        "",
        "",
        (),
        "<last@example.org>",
        attached=False,
    )
    after = Programme(people=(ANA,), messages=(*before.messages, went))
    # What is looked at needs neither the pairs nor the coordinator.
    return Year(
        MONDAY, (YearRun(day, before, (letter,)),), cast("Paired", None), after, cast("Hand", None), Path()
    )


def broken(year: Year) -> list[str]:
    (look,) = [one for one in LOOKS if "fourth" in one.__name__]
    return list(look(year))


@pytest.mark.parametrize("kind", [kind for kind in MailKind if kind.waits])
def test_a_fourth_question_into_silence_is_noticed_whatever_its_kind(kind: MailKind) -> None:
    assert broken(year((f"{kind}/1",))) == [f"a {kind} went into silence on 2027-02-01"]


def test_a_question_that_goes_along_with_news_is_noticed_too() -> None:
    assert broken(year(("someone-left/h1", "check-in/2027-W05")))


@pytest.mark.parametrize("kind", [kind for kind in MailKind if not kind.waits])
def test_news_may_go_to_whoever_is_silent(kind: MailKind) -> None:
    assert broken(year((f"{kind}/1",))) == []


def test_whoever_has_left_two_unanswered_may_be_asked_once_more() -> None:
    assert broken(year(("check-in/4",), unanswered=2)) == []
