"""What the mails need that let people go: endings, thanks, and what may come of them."""

from datetime import date
from typing import ClassVar

from mentorsheets.mail.facts.base import Link, Section, YesNo, fact, facts


@facts
class ClosingQuestions(Section):
    """The questions at an ending."""

    kind: ClassVar[str] = "closing-questions"
    about: ClassVar[str] = "At the agreed length, when all needs are met, or when somebody asked to end."
    other: str = fact("the other person's name")
    needs: tuple[str, ...] = fact("the needs that it was about")
    since: date | None = fact("the day when they were introduced", default=None)
    agreed: bool = fact("whether the agreed length is reached", default=True)
    fulfilled: bool = fact("whether all that was asked for is met", default=False)
    is_single: bool = fact("whether one conversation was all that was asked for", default=False)
    questions: tuple[str, ...] = fact("what to look back on")
    met: Link | None = fact("for the one who asked: “it is met”", default=None)
    still: Link | None = fact("for the one who asked: “I still need this”", default=None)
    go_on: Link | None = fact("“we would rather go on”", default=None)


@facts
class EndedThanks(Section):
    """Thanks at an ending, and what is next."""

    kind: ClassVar[str] = "ended-thanks"
    about: ClassVar[str] = "When a relationship has ended."
    other: str = fact("the other person's name")
    helped: bool = fact("whether the reader was the one who helped")
    met: tuple[str, ...] = fact("the needs that were met", default=())
    still_open: tuple[str, ...] = fact("the needs that are still open", default=())
    gave_too: bool = fact("whether the reader also helped the other one, which ends as well", default=False)
    taken_on: bool = fact("whether somebody else took it on while one of the two paused", default=False)
    since: date | None = fact("the day when they were introduced", default=None)
    pass_on: Link | None = fact(
        "for the one who asked: “pass on my thanks”, where the other takes mail", default=None
    )


@facts
class ThanksFromOther(Section):
    """The thanks of somebody whom the reader helped."""

    kind: ClassVar[str] = "thanks-from-other"
    about: ClassVar[str] = "Once, when whoever was helped taps *Pass on my thanks* after the ending."
    other: str = fact("the name of the one who was helped")
    needs: tuple[str, ...] = fact("the needs that it was about")


@facts
class YourData(Section):
    """What is held about the reader, as files along with the mail."""

    kind: ClassVar[str] = "your-data"
    about: ClassVar[str] = "When the coordinator sends somebody what is held about them (`export --mail`)."
    asked_on: date | None = fact("the day when they asked for it by mail", default=None)
    mails: bool = fact("whether mails to them that are still kept come along", default=False)


@facts
class SomeoneLeft(Section):
    """Somebody whom the reader was in touch with left, or takes a pause."""

    kind: ClassVar[str] = "someone-left"
    about: ClassVar[str] = "When somebody leaves or pauses: told kindly to each one affected."
    other: str = fact("the other person's name")
    needs: tuple[str, ...] = fact("the needs that it was about")
    helped: bool = fact("whether the reader was the one who helped")
    back: tuple[str, ...] = fact(
        "what the reader had been helping the other one with as well, where both helped", default=()
    )
    paused: bool = fact("whether it is a pause", default=False)
    back_on: date | None = fact("the day when they mean to be back", default=None)


@facts
class OfferBack(Section):
    """Whether somebody whose need was met would now offer it."""

    kind: ClassVar[str] = "offer-back"
    about: ClassVar[str] = "Once, after a need was met."
    need: str = fact("the need that was met")
    answer: YesNo = fact("yes or no in one tap")
