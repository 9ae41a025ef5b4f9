"""What the mails need that bring people together: consent, introductions, circles."""

from datetime import date, timedelta
from typing import ClassVar

from mentorsheets.mail.facts.base import Link, Section, Times, YesNo, fact, facts


@facts
class Common:
    """What speaks for bringing two people together."""

    offered: bool = fact("whether the one who helps offers all of it", default=False)
    languages: tuple[str, ...] = fact("the languages that both speak", default=())
    hours: int = fact("how many hours a week both are free; 0 where one has not said", default=0)
    mutual: bool = fact("whether each has something that the other asks for", default=False)
    named: bool = fact("whether the other one would like this person", default=False)
    terms: str = fact("in exchange, stipend or paid, where help is not given freely", default="")
    in_return: tuple[str, ...] = fact("what the one who asks offers, where it is in exchange", default=())


@facts
class Shares:
    """What is passed on of how to reach somebody, once both have said yes."""

    address: bool = fact("whether their e-mail address is passed on")
    where: str = fact("what they wrote on where they like to talk", default="")


@facts
class OtherDirection:
    """What the reader would help the other one with, where each would help the other."""

    needs: tuple[str, ...] = fact("the needs of the other one")
    words: str = fact("what they ask for, in their own words", default="")


@facts
class AskGiver(Section):
    """Whether somebody would like to help; asked before anybody is introduced."""

    kind: ClassVar[str] = "ask-giver"
    about: ClassVar[str] = "When the coordinator approved a match: asks the one who could help."
    other: str = fact("the name of the one who asks")
    needs: tuple[str, ...] = fact("the needs that it is about")
    words: str = fact("what they ask for, in their own words", default="")
    common: Common = fact("what speaks for the two")
    likes: tuple[str, ...] = fact("what the other one likes, apart from all this", default=())
    every: timedelta | None = fact("how far apart the other one would like to talk", default=None)
    shares: Shares = fact("what the other one gets of how to reach the reader, after two yeses")
    answer: YesNo = fact("yes or no in one tap")
    until: date = fact("the day after which the question is withdrawn")
    explains: bool = fact(
        "whether this is the last such question of the mail, which says how it goes", default=True
    )
    alone: bool = fact("whether it is the only one of the mail", default=True)


@facts
class AskAsker(Section):
    """Whether somebody would like to be helped by this person; asked before anybody is introduced."""

    kind: ClassVar[str] = "ask-asker"
    about: ClassVar[str] = "When the coordinator approved a match: asks the one who has the need."
    other: str = fact("the name of the one who could help")
    needs: tuple[str, ...] = fact("the needs that it is about")
    words: str = fact("what the reader asked for, in their own words", default="")
    back: OtherDirection | None = fact("the other way round, where each would help the other", default=None)
    common: Common = fact("what speaks for the two")
    likes: tuple[str, ...] = fact("what the other one likes, apart from all this", default=())
    every: timedelta | None = fact("how far apart the other one would like to talk", default=None)
    shares: Shares = fact("what the other one gets of how to reach the reader, after two yeses")
    answer: YesNo = fact("yes or no in one tap")
    until: date = fact("the day after which the question is withdrawn")
    explains: bool = fact(
        "whether this is the last such question of the mail, which says how it goes", default=True
    )
    alone: bool = fact("whether it is the only one of the mail", default=True)


@facts
class Introduction(Section):
    """Two people who both said yes, introduced to one another: one mail for each of them."""

    kind: ClassVar[str] = "introduction"
    about: ClassVar[str] = (
        "When both said yes; one mail to each, and what each replies comes back to the programme alone."
    )
    other: str = fact("the name of the other one")
    helps: bool = fact("whether the reader is the one who helps")
    giver: str = fact("the name of the one who helps")
    asker: str = fact("the name of the one who asks")
    again: bool = fact("whether they know each other already from a match the other way round", default=False)
    needs: tuple[str, ...] = fact("the needs that it is about")
    words: str = fact("what was asked for, in the asker's own words", default="")
    back: OtherDirection | None = fact("the other way round, where each helps the other", default=None)
    common: Common = fact("what speaks for the two")
    interests: tuple[str, ...] = fact("what both like, apart from all this", default=())
    where: str = fact("where the other one likes to talk, as they chose to share it", default="")
    write: Link | None = fact("a mail to the other one, where they share their address", default=None)
    address: str = fact("that address itself", default="")
    first: str = fact("who of the two writes first; empty where neither can reach the other", default="")
    is_first: bool = fact("whether that is the reader", default=False)
    times: tuple[Times, ...] = fact("suggested times; also attached as a calendar file", default=())
    met: Link = fact("“we talked”")
    no_fit: Link = fact("“not a fit”")


@facts
class FirstConversation(Section):
    """The page that two people fill in together when they first talk."""

    kind: ClassVar[str] = "first-conversation"
    about: ClassVar[str] = "Below an introduction: hopes, limits, how often, how to end."
    giver: str = fact("the name of the one who helps")
    asker: str = fact("the name of the one who asks")
    questions: tuple[str, ...] = fact("questions for the need at hand", default=())
    every: timedelta | None = fact("how far apart they might talk", default=None)
    lasts: timedelta | None = fact("for how long, where it was said", default=None)
    is_single: bool = fact("whether one conversation is all that was asked for", default=False)


@facts
class DeclinedKindly(Section):
    """To the one who would have liked it: this match will not be, and what comes next."""

    kind: ClassVar[str] = "declined-kindly"
    about: ClassVar[str] = "When one of the two said no, or that it is not a fit: tells the other."
    needs: tuple[str, ...] = fact("the needs that it was about")
    other: str = fact("the other person's name, where the reader knows it", default="")
    helps: bool = fact("whether the reader would have been the one who helps")
    looking: bool = fact("whether somebody else is being looked for", default=True)
    pending: bool = fact("whether the reader was asked, and had not answered yet", default=False)
    circle: bool = fact(
        "whether it is a circle that is called off, to which the reader had said yes", default=False
    )
    when: date | None = fact("the day on which that circle was to meet", default=None)


@facts
class Withdrawn(Section):
    """A question is taken back that nobody answered, or whose other side is not there any more."""

    kind: ClassVar[str] = "withdrawn"
    about: ClassVar[str] = (
        "When a question about an introduction stayed without an answer, even reminded, or one of the two "
        "left or paused before both had answered."
    )
    other: str = fact("the other person's name")
    needs: tuple[str, ...] = fact("the needs that it was about")
    was_asked: bool = fact("whether it was the reader who had not answered")
    helps: bool = fact("whether the reader would have been the one who helps")
    gone: bool = fact("whether the other one left or paused meanwhile", default=False)


@facts
class CircleInvitation(Section):
    """An invitation to meet as a circle, several who ask and one or more who give."""

    kind: ClassVar[str] = "circle-invitation"
    about: ClassVar[str] = "Where a need has more askers than givers."
    topic: str = fact("the need that it is about")
    givers: tuple[str, ...] = fact("who will be there to help")
    gives: bool = fact("whether the reader is one of these", default=False)
    seats: int = fact("how many are invited with a question")
    when: date | None = fact("the day on which they meet", default=None)
    where: str = fact("where, and at what hour", default="")
    zone: str = fact("the city whose clock the hour is by", default="")
    until: date | None = fact("the last day for an answer", default=None)
    again: bool = fact("whether they were invited before, and have not answered", default=False)
    day_set: bool = fact("whether they said yes before the day was known, and are told it now", default=False)
    answer: YesNo = fact("yes or no in one tap")


@facts
class CircleAgenda(Section):
    """The agenda of a circle, made of what the askers want to ask."""

    kind: ClassVar[str] = "circle-agenda"
    about: ClassVar[str] = "A few days before a circle meets."
    topic: str = fact("the need that it is about")
    givers: tuple[str, ...] = fact("who will be there to help")
    gives: bool = fact("whether the reader is one of these", default=False)
    when: date | None = fact("the day on which they meet", default=None)
    where: str = fact("where, and at what hour", default="")
    zone: str = fact("the city whose clock the hour is by", default="")
    questions: tuple[str, ...] = fact("the askers' questions, without names", default=())


@facts
class CircleCheckIn(Section):
    """How a circle was, asked of each who came."""

    kind: ClassVar[str] = "circle-check-in"
    about: ClassVar[str] = "Once, after a circle has met."
    topic: str = fact("the need that it was about")
    givers: tuple[str, ...] = fact("who was there to help")
    gives: bool = fact("whether the reader is one of these", default=False)
    when: date | None = fact("the day on which they met", default=None)
    met: Link | None = fact("for those who asked: “my need is met”", default=None)
