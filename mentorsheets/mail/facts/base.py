"""What facts are made of: links, described fields, and what stands around every mail."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, TypeVar, dataclass_transform
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from mentorsheets.domain.settings import ANSWER

C = TypeVar("C")


class Link(str):
    """Where a button leads: an https, http or mailto address. Anything else is shown without a link."""

    __slots__ = ()


class ProgrammePhrase(str):
    """A title of a kind of need, or a question: what the reader's language has words of its own for."""

    __slots__ = ()


def mailto(address: str, subject: str, body: str = "") -> Link:
    """Return a link that opens a new mail to `address`, with its subject and body already written."""
    filled = f"mailto:{quote(address, safe='@+')}?subject={quote(subject, safe='')}"
    return Link(filled + (f"&body={quote(body, safe='')}" if body else ""))


def prefill(form: str, answer: str) -> Link:
    """Return the pre-filled link of a form with `answer` where the link has the word ANSWER."""
    address = urlsplit(form)
    asked = parse_qsl(address.query, keep_blank_values=True)
    filled = [(name, answer if value.strip().upper() == ANSWER else value) for name, value in asked]
    return Link(urlunsplit(address._replace(query=urlencode(filled, quote_via=quote))))


_REQUIRED: Any = object()


def fact(meaning: str, *, default: Any = _REQUIRED) -> Any:  # noqa: ANN401
    """Describe one fact; `meaning` goes into the reference for those who edit templates."""
    if default is _REQUIRED:
        return field(metadata={"meaning": meaning})
    return field(default=default, metadata={"meaning": meaning})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(fact,))
def facts(of: type[C]) -> type[C]:
    """Make a class of facts an immutable value whose fields are given by name."""
    return dataclass(frozen=True, slots=True, kw_only=True)(of)


@facts
class Section:
    """A part of a mail: `kind` names its template, `about` says when it goes out."""

    kind: ClassVar[str]
    about: ClassVar[str]


@facts
class LetterFacts:
    """What stands around the sections: whom it greets, who signs, and how to stop."""

    kind: ClassVar[str] = "letter"
    about: ClassVar[str] = "Around every mail: the greeting, who signs, and below the line --- its foot."
    to: tuple[str, ...] = fact(
        "whom the mail greets: one name, or both of an introduction; none if it is not known"
    )
    programme: str = fact("the programme's name")
    coordinator: str = fact("who signs", default="")
    pause: Link | None = fact("one tap to get nothing for a while", default=None)
    leave: Link | None = fact("one tap to leave the programme", default=None)
    fewer: Link | None = fact("one tap to get fewer mails", default=None)
    talk: Link | None = fact("one tap to ask for a human", default=None)
    safety: str = fact("who may be told in confidence, who is not the coordinator", default="")
    safety_mail: Link | None = fact("a mail to them", default=None)
    helpline: str = fact("where else to turn, as the programme says it", default="")
    to_coordinator: bool = fact("whether this goes to the coordinator, as digests do", default=False)
    to_safety_contact: bool = fact(
        "whether it goes to the safety contact in the coordinator's place", default=False
    )


@facts
class Taps:
    """The three answers to a check-in."""

    met: Link = fact("“we talked”")
    not_yet: Link = fact("“not yet”")
    something: Link = fact("“something needs attention”")
    no_fit: Link = fact("“not a fit”")
    done: Link | None = fact("“it is met”, for the one who asks", default=None)


@facts
class TalkDays:
    """On which day two first talked, for whoever likes to say it: a tap says that they talked, too."""

    today: Link = fact("“today”")
    this_week: Link = fact("“this week”")
    earlier: Link = fact("“earlier”")


@facts
class HoldWords:
    """What ends that somebody is held, in one tap of whoever talked to them."""

    go_on: Link = fact("“I have talked to them, go on”")
    pause: Link | None = fact("“they pause”, of one person", default=None)
    leave: Link | None = fact("“they leave”, of one person", default=None)


@facts
class DeskWords:
    """What says how something goes on that the coordinator was told of; None for what is not possible."""

    go_on: Link | None = fact("“I have talked to them, go on”", default=None)
    answered: Link | None = fact("“I have answered”", default=None)
    again: Link | None = fact("“write again”", default=None)
    met: Link | None = fact("“it is met”", default=None)
    hand_over: Link | None = fact("“hand over” to somebody else", default=None)
    end: Link | None = fact("“end it kindly”", default=None)


@facts
class GoalQuestion:
    """Whether the help served the asker's own goal; the giver never sees the answer."""

    question: str = fact("how that is asked this time", default=ProgrammePhrase(""))
    yes: Link = fact("“yes”")
    partly: Link = fact("“partly”")
    no: Link = fact("“no”")


@facts
class YesNo:
    """The two answers to a question that may be declined without a reason."""

    yes: Link = fact("“yes”")
    no: Link = fact("“no”")


@facts
class Times:
    """One suggested time, as both see it on their own clocks."""

    giver: datetime = fact("the time where the giver is")
    asker: datetime = fact("the time where the asker is")
