"""What each kind of mail needs to know: plain names, words, days and links, put in order by a template."""

from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.mail.facts.base import Letter, Link, Section, Served, Taps, Times, YesNo, mailto, prefilled
from mentorsheets.mail.facts.coordinator import Digest, Escalation, Item, SafetyEscalation
from mentorsheets.mail.facts.endings import ClosingQuestions, EndedThanks, OfferBack, SomeoneLeft
from mentorsheets.mail.facts.meeting import (
    AskAsker,
    AskGiver,
    Channel,
    CircleAgenda,
    CircleCheckIn,
    CircleInvitation,
    Common,
    DeclinedKindly,
    FirstConversation,
    Introduction,
    Withdrawn,
)
from mentorsheets.mail.facts.weeks import (
    Asked,
    CheckIn,
    NeedLine,
    NeedsRefresh,
    Reminder,
    SilenceOtherSide,
    SuggestedTimes,
    VagueNeed,
)

__all__ = [
    "KINDS",
    "AskAsker",
    "AskGiver",
    "Asked",
    "Channel",
    "CheckIn",
    "CircleAgenda",
    "CircleCheckIn",
    "CircleInvitation",
    "ClosingQuestions",
    "Common",
    "DeclinedKindly",
    "Digest",
    "EndedThanks",
    "Escalation",
    "FirstConversation",
    "Introduction",
    "Item",
    "Letter",
    "Link",
    "NeedLine",
    "NeedsRefresh",
    "OfferBack",
    "Reminder",
    "SafetyEscalation",
    "Section",
    "Served",
    "SilenceOtherSide",
    "SomeoneLeft",
    "SuggestedTimes",
    "Taps",
    "Times",
    "VagueNeed",
    "Withdrawn",
    "YesNo",
    "mailto",
    "prefilled",
]

_SECTIONS: tuple[type[Section], ...] = (
    AskAsker,
    AskGiver,
    CheckIn,
    CircleAgenda,
    CircleCheckIn,
    CircleInvitation,
    ClosingQuestions,
    DeclinedKindly,
    Digest,
    EndedThanks,
    Escalation,
    FirstConversation,
    Introduction,
    NeedsRefresh,
    OfferBack,
    Reminder,
    SafetyEscalation,
    SilenceOtherSide,
    SomeoneLeft,
    SuggestedTimes,
    VagueNeed,
    Withdrawn,
)
_BY_TEMPLATE = {section.kind: section for section in _SECTIONS}
KINDS = tuple(_BY_TEMPLATE[template] for kind in MailKind for template in kind.sections)
"""All sections; the first one of these in a mail gives it its subject, and stands on top."""
