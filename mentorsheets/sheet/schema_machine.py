"""The tabs that the machine keeps: Today, its record of mail and of what happened, and who is who."""

from mentorsheets.sheet.columns import Column, Holds, Owner, TabSpec


def machine(
    title: str, meaning: str, *, holds: Holds = Holds.TEXT, width: int = 18, hidden: bool = False
) -> Column:
    """Return a column that only the machine writes into."""
    return Column(title, meaning, Owner.MACHINE, holds, width=width, hidden=hidden)


MESSAGES = TabSpec(
    "Messages",
    "Each mail, and what became of it. It keeps anything from being sent twice: leave it as it is.",
    (
        machine("Message", "The key of the mail.", width=28),
        machine("Kind", "introduction, check-in, reminder and so on.", width=14),
        machine("Person", "To whom.", width=26),
        machine("Period", "The day or stretch that it stands for.", width=14),
        machine("State", "planned, sending, sent, deferred, refused, unknown, cancelled or suppressed.", width=12),
        machine("On", "The day of this state.", holds=Holds.DAY, width=12),
        machine("Subject", "What stood in the subject.", width=40),
        machine("Who with whom", "Who they are, by name.", width=30),
        machine("About", "The matches that it is about.", width=14),
        machine("Detail", "What the mail server said.", width=40),
        machine("Person id", "How the people are found again after a change of name.", hidden=True),
        machine("Carries", "The parts of the mail, so that none goes out again in another one.", hidden=True),
        machine("At", "The moment of this state, in UTC.", hidden=True),
        machine("Instance", "Which journal wrote this row.", hidden=True),
    ),
    key="Message", owner=Owner.MACHINE,
)  # fmt: skip

PROBLEMS = TabSpec(
    "Problems",
    "What a human should mend. A line vanishes when its cause is mended.",
    (
        machine("Tab", "In which tab.", width=16),
        machine("Cell", "In which cell.", width=8),
        machine("There stands", "What stands there now.", width=30),
        machine("What is wrong", "In a sentence.", holds=Holds.LONG_TEXT, width=60),
        machine("What to do", "In a sentence.", holds=Holds.LONG_TEXT, width=60),
        machine("Since", "The day on which it was first found.", holds=Holds.DAY, width=12),
    ),
    owner=Owner.MACHINE, replaced=True,
)  # fmt: skip

MOST_CHOICES = 8
"""How many words at most are possible beside one thing in Today."""

TODAY_TAB = TabSpec(
    "Today",
    "Your desk: what waits for you, the most urgent first, with a green cell for your word.",
    (
        machine("What", "What it is.", width=34),
        machine("Who", "Whom it is about.", width=28),
        machine("In their words, or why", "What they wrote, or what the matter is.", holds=Holds.LONG_TEXT, width=62),
        machine("Since", "The day on which it began.", holds=Holds.DAY, width=13),
        Column("Your word", "Choose what is to be done. The next run does it, writes it down in History, and takes the "
               "row away.", width=30),
        machine("Where", "The cell that it is about: a click leads there.", width=24),
        machine("Row", "The name of the row.", hidden=True),
        machine("Row's people", "Whom the row is about, by their ids.", hidden=True),
        machine("Leads to", "Where the link leads.", hidden=True),
        machine("Is called", "What the link says.", hidden=True),
        *(machine(f"Choice {number}", "A word that is possible.", hidden=True) for number in range(1, MOST_CHOICES + 1)),
        machine("Drawn", "Marks of what stands in the row, so that what you type over it is kept.", hidden=True),
    ),
    owner=Owner.MACHINE,
)  # fmt: skip

HISTORY = TabSpec(
    "History",
    "What happened, one line a thing, never changed afterwards.",
    (
        machine("Entry", "The name of this row.", width=14),
        machine("On", "The day.", holds=Holds.DAY, width=12),
        machine("What", "What happened.", width=26),
        machine("From", "The state before.", width=12),
        machine("To", "The state since then.", width=12),
        machine("Person", "By or to whom.", width=26),
        machine("Who with whom", "Who they are, by name: who helps whom, or whose need it is.", width=30),
        machine("Match", "About which match, need or circle.", width=14),
        Column("In their words", "What they wrote.", Owner.MACHINE, Holds.LONG_TEXT, private=True, width=52),
        machine("Person id", "How the person's row is found again after a change of name.", hidden=True),
    ),
    key="Entry", owner=Owner.MACHINE,
)  # fmt: skip

REGISTER = TabSpec(
    "Register",
    "How people are known again when a name or an address changes. The machine keeps it.",
    (
        machine("Person id", "The name that never changes."),
        machine("Email", "The address that was last seen.", width=28),
        machine("Name", "The name that was last seen.", width=24),
        machine("Since", "The day on which they were first seen, or the latest that it can have been.", width=24),
        machine("Also writes from", "Other addresses that they said, from this one, are theirs.", width=28),
        machine("Wrote before from", "Marks of the addresses that they had before, which tell nobody what they were.", width=24),
    ),
    key="Person id", owner=Owner.MACHINE, hidden=True,
)  # fmt: skip

FORGOTTEN_TAB = TabSpec(
    "Forgotten",
    "Who asked to be forgotten, as marks that tell nobody who it was, so that no old copy brings them back.",
    (
        machine("Mark", "A keyed mark of the address.", width=40),
        machine("On", "The day.", holds=Holds.DAY, width=12),
    ),
    key="Mark", owner=Owner.MACHINE, hidden=True,
)  # fmt: skip

PUBLISHED = TabSpec(
    "Published",
    "What the page for everybody said of each quarter, so that it never says anything else of it: leave it as it is.",
    (
        machine("Told", "The name of this row: the quarter and the figure.", width=40),
        machine("Period", "The quarter.", width=12),
        machine("Figure", "Which figure.", width=30),
        machine("Shown as", "What was shown.", width=24),
    ),
    key="Told", owner=Owner.MACHINE, hidden=True,
)  # fmt: skip

MAIL_READ = TabSpec(
    "Mail read",
    "What became of each mail that came in, so that none counts twice, whichever computer looks: leave it as it is.",
    (
        machine("Mail", "A mark of the mail, which tells nobody what it says.", width=28),
        machine("Became", "acted, held, for a human, automatic, bounce or not ours; or how far a mailbox was read.", width=14),
        machine("Person id", "Who wrote it, or did not get what came back."),
        machine("About", "The match, need or circle that it was about."),
        machine("Detail", "Which kind of automatic mail, or why a mail came back.", width=30),
        machine("Arrived", "When the mail server got it, in UTC.", width=24),
        machine("Read on", "The day on which it was read.", holds=Holds.DAY, width=12),
    ),
    key="Mail", owner=Owner.MACHINE, hidden=True,
)  # fmt: skip

MAIL_SENT = TabSpec(
    "Mail sent",
    "Which mail went out and on which day, once more and apart from Messages, so that none goes twice if that is lost: "
    "leave it as it is.",
    (
        machine("Mail", "The key of the mail; or go on, with the day on which somebody said so; or a mark of where the sheet stood.", width=32),
        machine("On", "The day.", holds=Holds.DAY, width=12),
        machine("What", "Its kind, period, people, matches and parts, by their ids.", holds=Holds.LONG_TEXT, width=60),
    ),
    key="Mail", owner=Owner.MACHINE, hidden=True,
)  # fmt: skip

TO_CONFIRM = TabSpec(
    "To confirm",
    "What was said in somebody's name without proof, and waits for their own word: leave it as it is.",
    (
        machine("Question", "The name of this row.", width=28),
        machine("Person id", "Who is asked."),
        machine("Topic", "Another address, a tap by the form, or a change, a new address or a name by a form.", width=20),
        machine("Asked on", "The day on which it came in.", holds=Holds.DAY, width=12),
        machine("Address", "The other address.", width=28),
        machine("Known address", "That of theirs from which their word has to come.", width=28),
        machine("Detail", "What was tapped, or what is to be changed.", holds=Holds.LONG_TEXT, width=40),
        machine("Said", "Their word: yes or no.", width=8),
    ),
    key="Question", owner=Owner.MACHINE, hidden=True,
)  # fmt: skip

ANSWERS_TAKEN = TabSpec(
    "Answers taken",
    "Which answers to forms were taken over, so that each is taken once and nothing of yours is written over.",
    (
        machine("Answer", "A mark of the answer, which tells nobody what it says."),
        machine("Form", "The tab or the file in which it stood.", width=24),
        machine("Person id", "Whose answer it is."),
        machine("Taken on", "The day on which it was taken.", holds=Holds.DAY, width=12),
        machine("Answered", "The time stamp of the answer.", width=20),
        machine("Wrote", "Into which cells, with a mark of what was put there.", holds=Holds.LONG_TEXT, width=40),
    ),
    key="Answer", owner=Owner.MACHINE, hidden=True,
)  # fmt: skip

TABS_OF_MEMORY = (REGISTER, ANSWERS_TAKEN, MAIL_READ, MAIL_SENT, TO_CONFIRM, FORGOTTEN_TAB, PUBLISHED)
"""The hidden tabs, which nobody but the machine reads."""
