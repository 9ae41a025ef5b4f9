"""What the coordinator's own mails need: the digest and what cannot wait for it."""

from datetime import date
from typing import ClassVar

from mentorsheets.mail.facts.base import DeskWords, HoldWords, Link, Section, fact, facts


@facts
class Item:
    """One line of the coordinator's digest."""

    words: str = fact("what it is")
    is_cut: bool = fact("whether the words are cut, of which Today has all", default=False)
    since: date | None = fact("since when it waits", default=None)
    cell: Link | None = fact("the very cell of a Google sheet", default=None)
    place: str = fact("the tab and the cell of a workbook, where no link leads", default="")


@facts
class WaitingGroup:
    """What waits for the coordinator of one topic."""

    topic: str = fact(
        "stopped, unheard, help, held, read, needs, decide, still, silent, mail, mend, ring or nobody"
    )
    count: int = fact("how much of it waits")
    items: tuple[Item, ...] = fact("the first of it", default=())
    more: int = fact("how much more there is than these", default=0)
    type: str = fact("the words that a green cell of the tab Today understands beside it", default="")


@facts
class Digest(Section):
    """The coordinator's week."""

    kind: ClassVar[str] = "digest"
    about: ClassVar[str] = "To the coordinator, on Monday morning."
    week: date = fact("the week's Monday")
    count: int = fact("how much waits for you", default=0)
    urgent: tuple[WaitingGroup, ...] = fact("what of it the subject names", default=())
    waiting: tuple[WaitingGroup, ...] = fact("all of it, the most urgent first", default=())
    single: tuple[Item, ...] = fact("who rests on one single helper", default=())
    good: tuple[Item, ...] = fact("what went well", default=())
    coming: tuple[Item, ...] = fact("what will go out this week", default=())
    today: Link | None = fact("the tab Today of a Google sheet, or the sheet", default=None)


@facts
class Escalation(Section):
    """Something that a coordinator should look at."""

    kind: ClassVar[str] = "escalation"
    about: ClassVar[str] = "To the coordinator, when somebody asked for help or fell silent for good."
    person: str = fact("who it is about")
    other: str = fact("the other of the two", default="")
    needs: tuple[str, ...] = fact("the needs that it is about", default=())
    why: str = fact("what happened")
    said: str = fact("what they wrote", default="")
    on: date = fact("the day when it happened")
    fades: date | None = fact("the day from which a silence ends it by itself", default=None)
    write: Link | None = fact("a mail to the person", default=None)
    cell: Link | None = fact("the very cell of a Google sheet", default=None)
    place: str = fact("the tab and the cell of a workbook, where no link leads", default="")
    words: DeskWords | None = fact("what is possible, in one tap", default=None)


@facts
class SafetyEscalation(Section):
    """Somebody wrote a safety word, or asked to talk."""

    kind: ClassVar[str] = "safety-escalation"
    about: ClassVar[str] = (
        "To the coordinator at once, when somebody wrote a safety word or “talk to me”. The words, and who "
        "is held for two weeks, go to the safety contact."
    )
    person: str = fact("who it is about")
    said: str = fact("what they wrote", default="")
    on: date = fact("the day when they wrote it")
    write: Link | None = fact("a mail to the person", default=None)
    cell: Link | None = fact("the very cell of a Google sheet", default=None)
    place: str = fact("the tab and the cell of a workbook, where no link leads", default="")
    many: tuple[str, ...] = fact(
        "the names of all, where many were held on one day, of whom `person` says how many", default=()
    )
    held_since: date | None = fact("the day since which they are held, where two weeks passed", default=None)
    to_be_forgotten: bool = fact(
        "whether they are to be forgotten, while what is held about them may be needed", default=False
    )
    words: HoldWords | None = fact("the words that end it, in one tap", default=None)
