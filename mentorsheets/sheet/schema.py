"""The one declaration of every tab and column: reading, writing, `init`, drop-downs and docs come from it."""

from mentorsheets.catalogue import DEFAULT
from mentorsheets.circle import CircleState
from mentorsheets.model import Arrangement, Decision, Level, NeedStatus, Rhythm, State
from mentorsheets.settings import specs
from mentorsheets.sheet.columns import Column, Holds, Owner, TabSpec


def _machine(
    title: str, meaning: str, *, holds: Holds = Holds.TEXT, width: int = 18, hidden: bool = False
) -> Column:
    return Column(title, meaning, Owner.MACHINE, holds, width=width, hidden=hidden)


PARTICIPANTS = TabSpec(
    "Participants",
    "Everybody who takes part, one row each. Anyone may ask, offer, or both.",
    (
        Column("Name", "What this person likes to be called.", needed=True, width=24, example="Ana Duarte",
               synonyms=("Full name", "Participant", "Who", "Mentor", "Mentee", "Your name")),
        Column("Email", "Where mail reaches them. It is how rows of other tabs find them.", needed=True, width=28,
               example="ana@example.org", synonyms=("E-mail", "E-mail address", "Email address", "Mail", "Address")),
        Column("Status", "Empty or active: takes part. paused (until a day, if you like) or left: no mail and no "
               "new match.", holds=Holds.ONE_OF, choices=("active", "paused", "left"), example="paused until 2027-01-15",
               synonyms=("State", "Taking part", "Active", "Participating")),
        Column("Offers", "The needs that this person would meet for others, from the tab Need kinds.",
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
        Column("Would like", "People whom they would like to be matched with, by name or address.", width=24,
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
        Column("In their words", "What exactly, as they would say it. It goes into the introduction.", width=52,
               holds=Holds.LONG_TEXT, example="Read my grant draft before May",
               synonyms=("Words", "Details", "Description", "In your words", "What exactly")),
        Column("Priority", "high, normal or low.", holds=Holds.ONE_OF, choices=("high", "normal", "low"), width=12,
               example="high", synonyms=("Importance", "Urgency", "How important")),
        Column("How many", "How many different helpers they wish for.", holds=Holds.NUMBER, width=12, example="1",
               synonyms=("Helpers", "Number", "How many helpers")),
        Column("Kind", "How long: one conversation, a number of weeks, or ongoing.", holds=Holds.ONE_OF, width=18,
               choices=("one conversation", "8 weeks", "three months", "ongoing"), example="8 weeks",
               synonyms=("Length", "How long", "Duration")),
        Column("Status", "open, met or withdrawn.", holds=Holds.ONE_OF, choices=tuple(NeedStatus), width=12,
               example="open", synonyms=("State", "Open")),
    ),
    needed=True, synonyms=("Need", "Asks", "Requests"),
)  # fmt: skip

MATCHES = TabSpec(
    "Matches",
    "Who helps whom. Proposals wait here for your word; a row that you type yourself counts like any other.",
    (
        _machine("Match", "The name of this row. Leave it empty in a row that you type.", width=14),
        Column("Giver", "Who gives, by name or address.", width=26, needed=True, synonyms=("Mentor", "Helper")),
        Column("Asker", "Who asks, by name or address.", width=26, needed=True, synonyms=("Mentee", "Person")),
        Column("Needs", "Which needs it is about.", holds=Holds.SOME_OF, choices_from="Need kinds", width=30,
               synonyms=("Need", "Kinds", "About")),
        _machine("Why", "Why these two, in a sentence.", holds=Holds.LONG_TEXT, width=60),
        Column("Coordinator", "Your word: approve, decline or pin (keep, whatever comes).", holds=Holds.ONE_OF,
               choices=tuple(Decision), width=14, synonyms=("Decision", "Approve", "Approved")),
        Column("State", "Where the two stand. In a row that you type: active.", Owner.MACHINE, Holds.ONE_OF,
               choices=tuple(State), width=14, synonyms=("Status",)),
        _machine("Since", "The day on which the state began.", holds=Holds.DAY, width=12),
        _machine("Next check-in", "The day on which they are next asked how it goes.", holds=Holds.DAY, width=14),
        Column("Notes", "Yours. It is never read.", holds=Holds.LONG_TEXT, width=40, private=True,
               synonyms=("Note", "Comments", "Coordinator's notes")),
        Column("Wants check-ins", "no: these two get no check-ins, as they wish.", holds=Holds.ONE_OF, choices=("yes", "no"),
               width=14, synonyms=("Check-ins wanted", "Check-ins")),
        _machine("Giver says", "What the giver answered: yes or no.", width=12),
        _machine("Asker says", "What the asker answered: yes or no.", width=12),
        _machine("Giver id", "How the giver's row is found again after a change of name.", hidden=True),
        _machine("Asker id", "How the asker's row is found again after a change of name.", hidden=True),
    ),
    key="Match", synonyms=("Match", "Pairs", "Pairings", "Relationships"),
)  # fmt: skip

CIRCLES = TabSpec(
    "Circles",
    "Groups over one need that more ask for than can be met one by one. Proposals wait here for your word and a day.",
    (
        _machine("Circle", "The name of this row.", width=14),
        _machine("Need", "Over which kind of need they meet.", width=26),
        _machine("Givers", "Who will be there to help.", width=26),
        _machine("Askers", "Who is invited with a question.", holds=Holds.LONG_TEXT, width=40),
        Column("Coordinator", "Your word: approve, and all are invited, or decline.", holds=Holds.ONE_OF,
               choices=(Decision.APPROVE, Decision.DECLINE), width=14, synonyms=("Decision", "Approve", "Approved")),
        Column("State", "Where the circle stands.", Owner.MACHINE, Holds.ONE_OF, choices=tuple(CircleState), width=14,
               synonyms=("Status",)),
        Column("Meets on", "The day on which they meet. Three days before it, the agenda goes out.", holds=Holds.DAY,
               width=12, example="2027-01-21", synonyms=("Day", "Date", "When")),
        Column("Where", "Where they meet, and at what hour.", width=30, example="Library, 18:00",
               synonyms=("Place", "Location")),
        _machine("Since", "The day on which the state began.", holds=Holds.DAY, width=12),
        _machine("Giver ids", "How the givers' rows are found again after a change of name.", hidden=True),
        _machine("Asker ids", "How the askers' rows are found again after a change of name.", hidden=True),
    ),
    key="Circle", synonyms=("Circle", "Groups", "Group meetings"),
)  # fmt: skip

CHECK_INS = TabSpec(
    "Check-ins",
    "What people were asked, and what they answered. You may type an answer that reached you another way.",
    (
        _machine("Check-in", "The name of this row.", width=14),
        _machine("Person", "Who was asked.", width=26),
        _machine("Match", "About which match.", width=12),
        _machine("Need", "About which kind of need the question is.", width=26),
        _machine("Question", "What they were asked.", holds=Holds.LONG_TEXT, width=52),
        _machine("Asked on", "The day of the mail.", holds=Holds.DAY, width=12),
        Column("Answer", "What it comes to, in one of the words of the list.", holds=Holds.ONE_OF, width=18,
               choices=("met", "not yet", "needs something", "never met", "not a fit", "need changed", "need met",
                        "asks to end", "would rather go on")),
        Column("In their words", "What else they said.", holds=Holds.LONG_TEXT, width=52, private=True),
        Column("Served own goal", "What the asker said to us alone.", private=True, width=16),
        _machine("Person id", "How the person's row is found again after a change of name.", hidden=True),
    ),
    key="Check-in", synonyms=("Checkins", "Check ins", "Answers"),
)  # fmt: skip

MESSAGES = TabSpec(
    "Messages",
    "Each mail, and what became of it. It keeps anything from being sent twice: leave it as it is.",
    (
        _machine("Message", "The key of the mail.", width=28),
        _machine("Kind", "introduction, check-in, reminder and so on.", width=14),
        _machine("Person", "To whom.", width=26),
        _machine("Period", "The day or stretch that it stands for.", width=14),
        _machine("State", "planned, sending, sent, deferred, refused, unknown, cancelled or suppressed.", width=12),
        _machine("On", "The day of this state.", holds=Holds.DAY, width=12),
        _machine("Subject", "What stood in the subject.", width=40),
        _machine("About", "The matches that it is about.", width=24),
        _machine("Detail", "What the mail server said.", width=40),
        _machine("Person id", "How the people are found again after a change of name.", hidden=True),
        _machine("Carries", "The parts of the mail, so that none goes out again in another one.", hidden=True),
        _machine("At", "The moment of this state, in UTC.", hidden=True),
        _machine("Instance", "Which journal wrote this row.", hidden=True),
    ),
    key="Message", owner=Owner.MACHINE,
)  # fmt: skip

PROBLEMS = TabSpec(
    "Problems",
    "What a human should mend. A line vanishes when its cause is mended.",
    (
        _machine("Tab", "In which tab.", width=16),
        _machine("Cell", "In which cell.", width=8),
        _machine("There stands", "What stands there now.", width=30),
        _machine("What is wrong", "In a sentence.", holds=Holds.LONG_TEXT, width=60),
        _machine("What to do", "In a sentence.", holds=Holds.LONG_TEXT, width=60),
    ),
    owner=Owner.MACHINE, replaced=True,
)  # fmt: skip

OVERVIEW = TabSpec(
    "Overview",
    "How the programme stands, drawn anew by each run.",
    (_machine("What", "The figure's name.", width=46), _machine("How it stands", "The figure.", width=60)),
    owner=Owner.MACHINE,
    replaced=True,
)

SETTINGS = TabSpec(
    "Settings",
    "How the programme runs. A row that is missing or empty has its default.",
    (
        Column("Setting", "The name of the setting.", needed=True, width=30, synonyms=("Name", "Key")),
        Column("Value", "What it is set to.", needed=True, width=34, synonyms=("Is", "Setting value")),
        Column("Meaning", "What it does.", holds=Holds.LONG_TEXT, width=70),
    ),
    key="Setting", synonyms=("Setting", "Options", "Configuration"),
    starts_with=tuple((spec.title, "", spec.meaning) for spec in specs()),
)  # fmt: skip

NEED_KINDS = TabSpec(
    "Need kinds",
    "The kinds of need that this programme knows. Rename, add and remove as you like.",
    (
        Column("Need", "What it is called.", needed=True, width=28, synonyms=("Kind", "Name", "Need kind")),
        Column("Meaning", "What it means, in a sentence.", holds=Holds.LONG_TEXT, width=60, synonyms=("Description",)),
        Column("Ask", "What to ask somebody who is vague about it.", holds=Holds.LONG_TEXT, width=60,
               synonyms=("Prompt", "Question")),
    ),
    key="Need", synonyms=("Needs kinds", "Kinds", "Kinds of need", "Need types"),
    starts_with=tuple((kind.title, kind.meaning, kind.prompt) for kind in DEFAULT),
)  # fmt: skip

QUESTIONS = TabSpec(
    "Questions",
    "The questions that check-ins draw from. Edit, add and remove as you like.",
    (
        Column("Need", "For which kind of need.", holds=Holds.ONE_OF, choices_from="Need kinds", needed=True, width=28),
        Column("Question", "What is asked.", holds=Holds.LONG_TEXT, needed=True, width=90),
    ),
)  # fmt: skip

HISTORY = TabSpec(
    "History",
    "What happened, one line a thing, never changed afterwards.",
    (
        _machine("Entry", "The name of this row.", width=14),
        _machine("On", "The day.", holds=Holds.DAY, width=12),
        _machine("What", "What happened.", width=26),
        _machine("From", "The state before.", width=12),
        _machine("To", "The state since then.", width=12),
        _machine("Person", "By or to whom.", width=26),
        _machine("Match", "About which match.", width=14),
        Column("In their words", "What they wrote.", Owner.MACHINE, Holds.LONG_TEXT, private=True, width=52),
        _machine("Person id", "How the person's row is found again after a change of name.", hidden=True),
    ),
    key="Entry", owner=Owner.MACHINE,
)  # fmt: skip

REGISTER = TabSpec(
    "Register",
    "How people are known again when a name or an address changes. The machine keeps it.",
    (
        _machine("Person id", "The name that never changes."),
        _machine("Email", "The address that was last seen.", width=28),
        _machine("Name", "The name that was last seen.", width=24),
    ),
    key="Person id", owner=Owner.MACHINE, hidden=True,
)  # fmt: skip

ANSWERS_TAKEN = TabSpec(
    "Answers taken",
    "Which answers to forms were taken over, so that each is taken once and nothing of yours is written over.",
    (
        _machine("Answer", "A mark of the answer, which tells nobody what it says."),
        _machine("Form", "The tab or the file in which it stood.", width=24),
        _machine("Person id", "Whose answer it is."),
        _machine("Taken on", "The day on which it was taken.", holds=Holds.DAY, width=12),
        _machine("Answered", "The time stamp of the answer.", width=20),
        _machine("Wrote", "Into which cells, with a mark of what was put there.", holds=Holds.LONG_TEXT, width=40),
    ),
    key="Answer", owner=Owner.MACHINE, hidden=True,
)  # fmt: skip

TABS = (
    PARTICIPANTS, NEEDS, MATCHES, CIRCLES, CHECK_INS, OVERVIEW, PROBLEMS, MESSAGES, SETTINGS, NEED_KINDS, QUESTIONS, HISTORY,
    REGISTER, ANSWERS_TAKEN,
)  # fmt: skip


def tab_spec(title: str) -> TabSpec:
    """Return the declaration of the tab with this title.

    Raises:
        KeyError: no tab is declared under it.
    """
    for spec in TABS:
        if spec.title == title:
            return spec
    raise KeyError(title)
