"""The one declaration of every tab and column: reading, writing, `init`, drop-downs and docs come from it."""

from mentorsheets.domain.model import (
    Arrangement,
    CircleState,
    Decision,
    Level,
    MatchState,
    NeedStatus,
    Rhythm,
)
from mentorsheets.domain.settings import specs, unless_set
from mentorsheets.sheet.columns import Column, Holds, Owner, TabSpec
from mentorsheets.sheet.schema_machine import (
    ANSWERS_TAKEN,
    FORGOTTEN_TAB,
    HISTORY,
    MAIL_READ,
    MESSAGES,
    PROBLEMS,
    PUBLISHED,
    REGISTER,
    TABS_OF_MEMORY,
    TODAY_TAB,
    machine,
)
from mentorsheets.sheet.schema_words import NEED_KINDS, QUESTIONS, TEMPLATES

__all__ = [
    "ANSWERS_TAKEN",
    "ARCHIVED_TABS",
    "CHECK_INS",
    "CIRCLES",
    "DECLARED_TABS",
    "FORGOTTEN_TAB",
    "HISTORY",
    "MAIL_READ",
    "MAPPING",
    "MATCHES",
    "MESSAGES",
    "NEEDS",
    "NEED_KINDS",
    "PARTICIPANTS",
    "PROBLEMS",
    "PUBLISHED",
    "QUESTIONS",
    "REGISTER",
    "SETTINGS",
    "TABS",
    "TEMPLATES",
    "TODAY_TAB",
    "tab_spec",
]

PARTICIPANTS = TabSpec(
    "Participants",
    "Everybody who takes part, one row each. Anyone may ask, offer, or both.",
    (
        Column("Name", "What this person likes to be called.", needed=True, width=24, example="Ana Duarte",
               synonyms=("Full name", "Participant", "Who", "Mentor", "Mentee", "Your name")),
        Column("Email", "Where mail reaches them. It is how rows of other tabs find them.", needed=True, width=28,
               example="ana@example.org", synonyms=("E-mail", "E-mail address", "Email address", "Mail", "Address")),
        Column("Status", "Empty or active: takes part. paused (until a day, if you like) or left: no mail and no "
               "new match. held: they wrote what may mean stop or that they need you; no mail until you type "
               "another word. We fill it in when they answer that they pause, leave or are back, or are held.", holds=Holds.ONE_OF, choices=("active", "paused", "held", "left"), example="paused until 2027-01-15",
               synonyms=("State", "Taking part", "Active", "Participating")),
        Column("Offers", "The needs that this person would meet for others, from the tab Need kinds. We add one when they "
               "answer yes to whether they could offer now what they once needed.",
               holds=Holds.SOME_OF, choices_from="Need kinds", width=34, example="Accountability, Role models",
               synonyms=("Can offer", "Offer", "I can help with", "Gives", "Mentor topics")),
        Column("Can support", "How many people at one time.", holds=Holds.NUMBER, example="2", width=12,
               synonyms=("Capacity", "Max mentees", "How many can you support", "Supports at most")),
        Column("Wants at most", "How many helpers at one time.", holds=Holds.NUMBER, example="2", width=14,
               synonyms=("Wants", "Max mentors", "How many helpers", "Helpers at most")),
        Column("Languages", "Languages that they can talk in, with commas between.", example="English, Portuguese",
               width=20, synonyms=("Language", "Speaks", "Spoken languages")),
        Column("Time zone", "A city or a zone name.", example="Europe/Lisbon", width=20,
               synonyms=("Timezone", "TZ", "Zone")),
        Column("Availability", "When they can talk in an ordinary week, in their own time.", width=34,
               example="weekdays after 17, Sat morning", synonyms=("Available", "Times", "When", "Free times", "Free")),
        Column("Where", "online, a city, or both.", example="Lisbon or online", width=20,
               synonyms=("Location", "Place", "City", "Where can you meet")),
        Column("Team", "People of one team are not paired, unless Settings allow it.", width=14, example="Library",
               synonyms=("Group", "Department", "Unit", "Organisation", "Organization")),
        Column("Reports to", "Their manager, by name or address. Nobody is paired along a reporting line.", width=24,
               example="bo@example.org", synonyms=("Manager", "Line manager", "Supervisor", "Boss", "Reports")),
        Column("Interests", "Something ordinary to talk about.", example="choir, baseball", width=24,
               synonyms=("Interest", "Hobbies", "Topics", "Likes")),
        Column("Would like", "People whom they would like to be matched with, by name or address; the first counts most.", width=24,
               example="Chidi Chen", synonyms=("Would like to meet", "Wish", "Wishes", "Preferred", "Requests")),
        Column("Avoid", "People whom they must not be matched with. Seen by coordinators alone.", private=True, width=24,
               example="dan@example.org", synonyms=("Not with", "Block", "Blocked", "Do not match", "Don't match with")),
        Column("Channel", "How they like to talk.", example="video", width=14,
               synonyms=("Channels", "Preferred channel", "Contact by", "How to reach")),
        Column("How often", "How often they would like to talk.", holds=Holds.ONE_OF, width=18,
               choices=tuple(Rhythm), example="monthly", synonyms=("Frequency", "Rhythm", "Cadence")),
        Column("Arrangement", "On what terms they give, and what they can take on.", holds=Holds.ONE_OF, width=16,
               choices=tuple(Arrangement), example="freely", synonyms=("Terms", "Paid", "Compensation")),
        Column("Level", "How far along they are.", holds=Holds.ONE_OF, choices=tuple(Level), width=14,
               example="experienced", synonyms=("Experience", "Seniority", "Career stage")),
        Column("Shares", "An identity or experience that they would like to be found by. Used to pair, shown to nobody.",
               private=True, width=24, example="first in the family at university",
               synonyms=("Identity", "Identities", "Affinity", "I share")),
        Column("Wishes to share", "Somebody with whom they share this. Used to pair, shown to nobody.", private=True,
               width=24, example="first in the family at university",
               synonyms=("Someone who shares", "Wants someone who shares", "Affinity wish")),
        Column("From", "The day from which on they may be matched, as for people of a later cohort; empty: at once.",
               holds=Holds.DAY, width=14, example="2027-01-15",
               synonyms=("Starts on", "Start day", "Start date", "Not before", "Can start")),
        Column("Supports at least", "How many people they would support at the least. They are chosen before other helpers until they have "
               "as many, where that takes nobody's helper and leaves no need unmet; empty: no matter.",
               holds=Holds.NUMBER, example="2", width=16,
               synonyms=("Minimum", "Support at least", "At least", "Minimum mentees")),
        Column("Supports for", "For how long they would support somebody at most: one conversation, a number of weeks or months, ongoing. "
               "Empty: any time.", width=18, example="8 weeks", synonyms=("Support for", "Can help for", "Gives time for")),
    ),
    key="Email", needed=True, synonyms=("People", "Members", "Persons", "Mentors and mentees", "Participant"),
)  # fmt: skip

NEEDS = TabSpec(
    "Needs",
    "What people ask for, one need a row, in their own words.",
    (
        Column("Person", "Who needs it, by address or by name.", needed=True, width=26, example="ana@example.org",
               synonyms=("Who", "Name", "Email", "Participant", "Asker", "E-mail")),
        Column("Need", "Which kind, from the tab Need kinds.", holds=Holds.ONE_OF, choices_from="Need kinds",
               needed=True, width=26, example="Project-specific feedback", synonyms=("Kind of need", "Needs", "Topic")),
        Column("In their words", "What exactly, as they would say it. It goes into the introduction. We add what they "
               "answer when we ask what they mean.", width=52,
               holds=Holds.LONG_TEXT, example="Read my grant draft before May",
               synonyms=("Words", "Details", "Description", "In your words", "What exactly")),
        Column("Priority", "high, normal or low.", holds=Holds.ONE_OF, choices=("high", "normal", "low"), width=12,
               example="high", synonyms=("Importance", "Urgency", "How important")),
        Column("How many", "How many different helpers they wish for.", holds=Holds.NUMBER, width=12, example="1",
               synonyms=("Helpers", "Number", "How many helpers")),
        Column("Kind", "How long: one conversation, a number of weeks, or ongoing.", holds=Holds.ONE_OF, width=18,
               choices=("one conversation", "8 weeks", "three months", "ongoing"), example="8 weeks",
               synonyms=("Length", "How long", "Duration")),
        Column("Status", "open, met or withdrawn. We fill it in when they answer that it is met, or still needed.", holds=Holds.ONE_OF, choices=tuple(NeedStatus), width=12,
               example="open", synonyms=("State", "Open")),
        machine("Asked since", "The day on which this row was first seen, or the latest that it can have been.", width=24),
        machine("How it stands", "Who helps, or what is under way; the day is in History.", width=36),
        machine("Need id", "How the row is known again, whatever changes in it.", hidden=True),
    ),
    needed=True, synonyms=("Need", "Asks", "Requests"),
)  # fmt: skip

MATCHES = TabSpec(
    "Matches",
    "Who helps whom. Proposals wait here for your word; a row that you type yourself counts like any other.",
    (
        machine("Match", "The name of this row. Leave it empty in a row that you type.", width=14),
        Column("Giver", "Who gives, by name or address.", width=26, needed=True, synonyms=("Mentor", "Helper")),
        Column("Asker", "Who asks, by name or address.", width=26, needed=True, synonyms=("Mentee", "Person")),
        Column("Needs", "Which needs it is about.", holds=Holds.SOME_OF, choices_from="Need kinds", width=30,
               synonyms=("Need", "Kinds", "About")),
        machine("Why", "Why these two: the words of who asks, and what they have in common.", holds=Holds.LONG_TEXT, width=60),
        Column("Coordinator", "Your word: approve, decline or pin (keep, whatever comes).", holds=Holds.ONE_OF,
               choices=tuple(Decision), width=14, synonyms=("Decision", "Approve", "Approved")),
        Column("State", "Where the two stand. In a row that you type: active.", Owner.MACHINE, Holds.ONE_OF,
               choices=tuple(MatchState), width=14, synonyms=("Status",)),
        machine("Since", "The day on which the state began.", holds=Holds.DAY, width=12),
        machine("Next check-in", "The day on which they are next asked how it goes.", holds=Holds.DAY, width=14),
        Column("Notes", "Yours. It is read for nothing but a cry for help or a stop.", holds=Holds.LONG_TEXT, width=40, private=True,
               synonyms=("Note", "Comments", "Coordinator's notes")),
        Column("Wants check-ins", "no: these two get no check-ins, as they wish.", holds=Holds.ONE_OF, choices=("yes", "no"),
               width=14, synonyms=("Check-ins wanted", "Check-ins")),
        machine("Giver says", "What the giver answered: yes or no.", width=12),
        machine("Asker says", "What the asker answered: yes or no.", width=12),
        machine("First talk", "The day by which somebody had told us that the two had talked.", width=16),
        machine("Giver id", "How the giver's row is found again after a change of name.", hidden=True),
        machine("Asker id", "How the asker's row is found again after a change of name.", hidden=True),
    ),
    key="Match", synonyms=("Match", "Pairs", "Pairings", "Relationships"),
)  # fmt: skip

CIRCLES = TabSpec(
    "Circles",
    "Groups over one need. Proposals wait here for your word and a day; a row that you type yourself counts like any other.",
    (
        machine("Circle", "The name of this row. Leave it empty in a row that you type.", width=14),
        Column("Need", "Over which kind of need they meet.", width=26),
        Column("Givers", "Who will be there to help, with commas between.", width=26),
        Column("Askers", "Who is invited with a question, with commas between.", holds=Holds.LONG_TEXT, width=40),
        Column("Coordinator", "Your word: approve, and all are invited, or decline.", holds=Holds.ONE_OF,
               choices=(Decision.APPROVE, Decision.DECLINE), width=14, synonyms=("Decision", "Approve", "Approved")),
        Column("State", "Where the circle stands.", Owner.MACHINE, Holds.ONE_OF, choices=tuple(CircleState), width=14,
               synonyms=("Status",)),
        Column("Meets on", "The day on which they meet. Three days before it, the agenda goes out.", holds=Holds.DAY,
               width=12, example="2027-01-21", synonyms=("Day", "Date", "When")),
        Column("Where", "Where they meet, and at what hour.", width=30, example="Library, 18:00",
               synonyms=("Place", "Location")),
        machine("Since", "The day on which the state began.", holds=Holds.DAY, width=12),
        machine("Giver ids", "How the givers' rows are found again after a change of name.", hidden=True),
        machine("Asker ids", "How the askers' rows are found again after a change of name.", hidden=True),
    ),
    key="Circle", synonyms=("Circle", "Groups", "Group meetings"),
)  # fmt: skip

CHECK_INS = TabSpec(
    "Check-ins",
    "What people were asked, and what they answered. You may type an answer that reached you another way.",
    (
        machine("Check-in", "The name of this row.", width=14),
        machine("Person", "Who was asked.", width=26),
        machine("Who with whom", "Who they are, by name: who helps whom.", width=30),
        machine("Match", "About which match.", width=12),
        machine("Need", "About which kind of need the question is.", width=26),
        machine("Question", "What they were asked.", holds=Holds.LONG_TEXT, width=52),
        machine("Asked on", "The day of the mail.", holds=Holds.DAY, width=12),
        Column("Answer", "What it comes to, in one of the words of the list.", holds=Holds.ONE_OF, width=18,
               choices=("met", "not yet", "needs something", "never met", "not a fit", "need changed", "need met",
                        "still needed", "asks to end", "would rather go on")),
        Column("In their words", "What else they said.", holds=Holds.LONG_TEXT, width=52, private=True),
        Column("Served own goal", "What the asker said to us alone.", private=True, width=16),
        machine("Answered on", "The day on which the answer was heard.", holds=Holds.DAY, width=12),
        machine("Goal asked", "yes: the mail also asked whether it served the asker's own goal.", width=12),
        machine("Also about", "The match the other way round, if the two help each other: the answer counts for both.", width=12),
        machine("Person id", "How the person's row is found again after a change of name.", hidden=True),
    ),
    key="Check-in", synonyms=("Checkins", "Check ins"),
)  # fmt: skip

SETTINGS = TabSpec(
    "Settings",
    "How the programme runs. A row that is missing or empty has its default.",
    (
        Column("Setting", "The name of the setting.", needed=True, width=30, synonyms=("Name", "Key")),
        Column("Value", "What it is set to.", needed=True, width=34, synonyms=("Is", "Setting value")),
        Column("Meaning", "What it does.", holds=Holds.LONG_TEXT, width=70),
    ),
    key="Setting", synonyms=("Setting", "Options", "Configuration"),
    starts_with=tuple(
        (spec.title, spec.at_first, f"{spec.meaning} If empty: {said}." if (said := unless_set(spec)) else spec.meaning)
        for spec in specs()
    ),
)  # fmt: skip

MAPPING = TabSpec(
    "Mapping",
    "What each question of a list that adopt took over means. Choose another column, and the next run takes the answers anew.",
    (
        machine("List", "The tab or the file in which the question stands.", width=24),
        machine("Question", "The question, as it stands there.", holds=Holds.LONG_TEXT, width=56),
        Column("Fills", "Where the answers go, several with + between; Nothing if they are to go nowhere.", width=22,
               holds=Holds.ONE_OF, example="Offers", choices=(*(column.title for column in PARTICIPANTS.columns),
               "Needs", "In their words", "Priority", "How many", "Kind", "Nothing")),
        machine("Could fill", "What a question that fills nothing seems to ask for.", width=16),
        machine("In use", "Where the answers went that were taken so far.", width=22),
    ),
    owner=Owner.MACHINE,
)  # fmt: skip

TABS = (TODAY_TAB, PARTICIPANTS, NEEDS, MATCHES, CIRCLES, CHECK_INS, PROBLEMS, MESSAGES, SETTINGS, NEED_KINDS, QUESTIONS,
        TEMPLATES, HISTORY, *TABS_OF_MEMORY)  # fmt: skip
"""The tabs that every sheet has."""
ARCHIVED_TABS = (MESSAGES, CHECK_INS, HISTORY)
"""The tabs that grow each week, and so the only ones whose rows move into archives."""
DECLARED_TABS = (*TABS, MAPPING)
"""All that a sheet may have."""


def tab_spec(title: str) -> TabSpec:
    """Return the declaration of the tab with this title.

    Raises:
        KeyError: no tab is declared under it.
    """
    for spec in DECLARED_TABS:
        if spec.title == title:
            return spec
    raise KeyError(title)
