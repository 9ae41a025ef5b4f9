"""What can happen to a relationship, and what a transition may depend on."""

from enum import StrEnum


class Event(StrEnum):
    """One thing that happens to a match or to a person; the value is what the history shows."""

    APPROVED = "the coordinator approves"
    PINNED = "the coordinator pins"
    REFUSED = "the coordinator declines"
    ASKING = "both are asked"
    GIVER_YES = "the giver says yes"
    ASKER_YES = "the asker says yes"
    GIVER_NO = "the giver says no"
    ASKER_NO = "the asker says no"
    NO_ANSWER = "no answer, even reminded"
    INTRODUCED = "they are introduced"
    MET = "met"
    NOT_YET = "not yet"
    NEEDS_SOMETHING = "needs something"
    NEVER_MET = "never met"
    NOT_A_FIT = "not a fit"
    NEED_CHANGED = "need changed"
    NEED_MET = "need met"
    STILL_NEEDED = "still needed"
    TALK_TO_ME = "asks to be talked to"
    UNCLEAR = "unclear answer"
    SILENCE = "one side is silent"
    STILL_SILENT = "silent for good"
    GIVEN_UP = "given up after silence"
    LENGTH_REACHED = "agreed length reached"
    CLOSE_ASKED = "asks to end"
    CLOSING_ANSWERED = "closing questions answered"
    CLOSING_OVER = "closing questions left unanswered"
    GO_ON = "would rather go on"
    PAUSES = "pauses"
    RETURNS = "returns"
    LEAVES = "leaves"
    HANDED_OVER = "handed over by the coordinator"
    SET_BY_HAND = "state set by hand"
    PROPOSED = "is proposed"


class Guard(StrEnum):
    """What a transition depends on, beside the state and the event."""

    ALWAYS = ""
    OTHER_YES = "the other said yes"
    ONE_TALK = "one conversation was all"
    SAID_BEFORE = "said before"
    ALL_MET = "all needs met"
    BOTH_CLOSED = "both answered"
    BOTH_HERE = "both are here"
    TAKEN = "another has taken it on"


class NeedEvent(StrEnum):
    """One thing that happens to a need, which the history names in place of a match.

    The two that happened *before* are of needs older than the record, and their day is the latest that it
    can have been.
    """

    ASKS = "asks for"
    ASKED_BEFORE = "asked for before"
    MET = "need is met"
    MET_BEFORE = "need was met before"
    OPEN_AGAIN = "open again"
    WITHDRAWN = "withdrawn"


class PersonEvent(StrEnum):
    """One thing that a person does which is about no match."""

    PAUSED = "takes a pause"
    HELD = "is held until the coordinator says how they stand"
    ADDRESS_HELD = "mail to their address is held until the coordinator says how they stand"
    LEFT = "leaves the programme"
    BACK = "is back"
    FEWER = "wants fewer mails"
    OFFERS = "offers what they once needed"
    NO_OFFER = "offers nothing now"
    NEEDS_RIGHT = "needs are still right"
    NEEDS_OTHERWISE = "needs are to be changed"
    COMES = "comes to the circle"
    STAYS_AWAY = "does not come to the circle"
    ASKS_CIRCLE = "has a question for the circle"
    THANKS = "has thanks passed on"
    TALK = "asks to talk"
    DATA = "asks for their data"
    UNCLEAR = "wrote something unclear"
    WHICH = "gave an answer that may be about several people"


class AddressEvent(StrEnum):
    """What became of an address, whose mark the history names in place of a match."""

    DEAD = "mail to their address came back for good"
    RIGHT = "their address is right, and is written to again"


class DeskEvent(StrEnum):
    """What the coordinator said in the tab Today, or in Settings."""

    GO_ON = "the coordinator says go on"
    DECIDED = "the coordinator has decided"
    STOPPED = "all mail is stopped"
    SENDS_AGAIN = "mail is sent again"
    LET_IN = "takes part again after having been forgotten"
    TYPED_OVER = "typed over a cell of Today"
    TAB_RENAMED = "a tab has another name"
