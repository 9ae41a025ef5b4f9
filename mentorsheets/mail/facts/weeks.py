"""What the mails need that keep people in touch: check-ins, reminders, times, and the needs themselves."""

from datetime import date
from typing import ClassVar

from mentorsheets.mail.facts.base import (
    GoalQuestion,
    Link,
    Section,
    TalkDays,
    Taps,
    Times,
    YesNo,
    fact,
    facts,
)


@facts
class AskedRelationship:
    """One relationship that a check-in asks about."""

    other: str = fact("the other person's name")
    helps: bool = fact("whether the reader is the one who helps here")
    needs: tuple[str, ...] = fact("the needs that it is about")
    words: str = fact("what was asked for, in the asker's own words", default="")
    back: tuple[str, ...] = fact("what the reader helps the other one with, where both help", default=())
    question: str = fact("this time's question", default="")
    taps: Taps = fact("the answers in one tap")
    when: TalkDays | None = fact(
        "as long as nobody told of a talk: the answers that also say when it was", default=None
    )
    served: GoalQuestion | None = fact(
        "for the asker, now and then: did it serve their own goal?", default=None
    )


@facts
class CheckInFacts(Section):
    """How it goes, for all of a person's relationships that are due."""

    kind: ClassVar[str] = "check-in"
    about: ClassVar[str] = "When a relationship is due to be asked how it goes."
    others: tuple[str, ...] = fact("the names of everyone whom it asks about")
    asked: tuple[AskedRelationship, ...] = fact("each relationship that it asks about")


@facts
class SuggestedTimes(Section):
    """Times that suit both, for two who have not met yet."""

    kind: ClassVar[str] = "suggested-times"
    about: ClassVar[str] = "When somebody answered “not yet”."
    other: str = fact("the other person's name")
    giver: str = fact("the name of the one who helps")
    asker: str = fact("the name of the one who asks")
    times: tuple[Times, ...] = fact("the times", default=())


@facts
class Reminder(Section):
    """A question that was not answered, asked once more."""

    kind: ClassVar[str] = "reminder"
    about: ClassVar[str] = "When a question has waited for the programme's days without an answer."
    other: str = fact("whom the question was about")
    needs: tuple[str, ...] = fact("the needs that it was about", default=())
    helps: bool = fact("whether the reader is the one who helps", default=False)
    asked_on: date = fact("the day when it was first asked")
    wrote: bool = fact("whether they wrote something since that was neither yes nor no", default=False)
    question: str = fact("the question, where it was a check-in's", default="")
    taps: Taps | None = fact("the answers, where it was a check-in", default=None)
    answer: YesNo | None = fact("the answers, where it was about an introduction", default=None)
    until: date | None = fact("the day after which the question is withdrawn", default=None)


@facts
class SilenceOtherSide(Section):
    """To the other of two, when one has been silent."""

    kind: ClassVar[str] = "silence-other-side"
    about: ClassVar[str] = "When one side stayed silent after a reminder: asks the other side."
    other: str = fact("the other person's name")
    needs: tuple[str, ...] = fact("the needs that it is about")
    taps: Taps = fact("the answers in one tap")


@facts
class NeedLine:
    """One need as it stands in the sheet."""

    title: str = fact("its kind")
    words: str = fact("the person's own words", default="")
    since: date | None = fact("the day when it was written", default=None)
    stand: str = fact("how it stands: helped, partly, asked, proposed, resting or nobody", default="")
    helpers: tuple[str, ...] = fact("the names of those who help with it, once introduced", default=())


@facts
class NeedsRefresh(Section):
    """What somebody asked for, and whether it is still so."""

    kind: ClassVar[str] = "needs-refresh"
    about: ClassVar[str] = (
        "Each quarter, at endings, on coming back, and when somebody says that their need changed."
    )
    needs: tuple[NeedLine, ...] = fact("what is written down now", default=())
    same: Link | None = fact("“still right”", default=None)
    change: Link | None = fact("“something changed”", default=None)


@facts
class VagueNeed(Section):
    """A need that is empty or too vague to find the right person for."""

    kind: ClassVar[str] = "vague-need"
    about: ClassVar[str] = "When a need has no words, or words too vague to act on."
    need: str = fact("the kind of need")
    words: str = fact("what they wrote, if anything", default="")
    prompt: str = fact("the question that helps to say it")
    reply: Link | None = fact("a mail or form in which they say more", default=None)


@facts
class NamedAnswer:
    """One person, and the link by which an answer is about them."""

    name: str = fact("the person's name")
    link: Link = fact("the answer, about this person")


@facts
class WhichOne(Section):
    """Whom of several a plain answer was about."""

    kind: ClassVar[str] = "which-one"
    about: ClassVar[str] = "Once, when a plain answer came to a mail about several people."
    names: tuple[str, ...] = fact("the names of whom they may have meant")
    said: str = fact("what they wrote")
    others: tuple[NamedAnswer, ...] = fact("each of them, with the link of the answer")


@facts
class Confirm(Section):
    """Whether it was the reader who said something that came in their name without proof."""

    kind: ClassVar[str] = "confirm"
    about: ClassVar[str] = (
        "Once, when a button was tapped from another address, or a form says what cannot be undone."
    )
    address: str = fact("the other address that buttons of a mail to them were tapped from", default="")
    new_address: str = fact("where a form says that mail is to reach them from now on", default="")
    introduction: bool = fact("whether a form said yes to being introduced", default=False)
    not_a_fit: str = fact("with whom a form said that it is not a fit: a name", default="")
    channel: str = fact("what a form says of how they like to talk", default="")
    no_longer: tuple[str, ...] = fact("needs that a form no longer asks for", default=())
    answer: YesNo = fact("“that was me”, and “that was not me”")
