"""The tabs in which a programme words things its own way: kinds of need, questions, mails."""

from mentorsheets.domain.catalogue import DEFAULT
from mentorsheets.domain.phrases_ar import IN_ARABIC
from mentorsheets.domain.phrases_es import IN_SPANISH
from mentorsheets.domain.question_bank import BANK
from mentorsheets.sheet.columns import Column, Holds, TabSpec

OTHER_WORDS = "What mails say in this language. Add a column for any other: In Portuguese, say."

NEED_KINDS = TabSpec(
    "Need kinds",
    "The kinds of need that this programme knows. Rename, add and remove as you like.",
    (
        Column("Need", "What it is called.", needed=True, width=28, synonyms=("Kind", "Name", "Need kind")),
        Column("Meaning", "What it means, in a sentence.", holds=Holds.LONG_TEXT, width=60, synonyms=("Description",)),
        Column("Ask", "What to ask somebody who is vague about it.", holds=Holds.LONG_TEXT, width=60,
               synonyms=("Prompt", "Question")),
        Column("In Spanish", OTHER_WORDS, width=28),
        Column("Ask in Spanish", "What to ask in Spanish.", holds=Holds.LONG_TEXT, width=60),
        Column("In Arabic", OTHER_WORDS, width=28),
        Column("Ask in Arabic", "What to ask in Arabic.", holds=Holds.LONG_TEXT, width=60),
    ),
    key="Need", synonyms=("Needs kinds", "Kinds", "Kinds of need", "Need types"),
    starts_with=tuple(
        (kind.title, kind.meaning, kind.prompt, IN_SPANISH[kind.title], IN_SPANISH[kind.prompt],
         IN_ARABIC[kind.title], IN_ARABIC[kind.prompt])
        for kind in DEFAULT
    ),
)  # fmt: skip

QUESTIONS = TabSpec(
    "Questions",
    "The questions that check-ins draw from. Edit, add and remove as you like.",
    (Column("Need", "For which kind of need.", holds=Holds.ONE_OF, choices_from="Need kinds", needed=True, width=28),
     Column("Question", "What is asked.", holds=Holds.LONG_TEXT, needed=True, width=90),
     Column("In Spanish", OTHER_WORDS, holds=Holds.LONG_TEXT, width=90),
     Column("In Arabic", OTHER_WORDS, holds=Holds.LONG_TEXT, width=90)),
    starts_with=tuple(
        (kind.title, question, IN_SPANISH[question], IN_ARABIC[question]) for kind in DEFAULT for question in BANK[kind.id]
    ),
)  # fmt: skip

TEMPLATES = TabSpec(
    "Templates",
    "Mails in your own words: a row here takes the place of ours. docs/templates.md tells how.",
    (
        Column("Name", "Which mail, such as check-in or check-in.es.", needed=True, width=24, example="check-in"),
        Column("Text", "The whole template, its first line the subject.", holds=Holds.LONG_TEXT, needed=True, width=100),
    ),
    key="Name",
)  # fmt: skip
