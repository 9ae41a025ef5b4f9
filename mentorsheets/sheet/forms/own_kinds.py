"""The kinds of need that a list brings along: topics that people ticked and the programme does not know."""

from collections import Counter
from collections.abc import Iterable

from mentorsheets.domain.catalogue import Catalogue
from mentorsheets.sheet.adopt.ticks import TICKS, UNTICKED
from mentorsheets.sheet.cells.no_topic import says_no_topic
from mentorsheets.sheet.cells.nothing import names_nobody
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.edits import AddRow
from mentorsheets.sheet.forms.options import options
from mentorsheets.sheet.forms.proposal import answers_to
from mentorsheets.sheet.forms.settings import Mapped
from mentorsheets.sheet.reading.kinds import read_kind
from mentorsheets.sheet.schema import NEED_KINDS

LONGEST_TOPIC = 60
"""Characters of a topic; what is longer is a sentence of somebody's own."""
WORDS_OF_A_KIND = 8
"""Words of a topic; more are a sentence, even a short one."""
WORDS_BEFORE_A_STOP = 4
"""Words of a topic that ends with a full stop; more are a sentence too."""
A_LIST = 30
"""Different topics up to which they were chosen from a list, so that one may well be named by one person."""
MOST_TOPICS = 60
"""Topics taken from one list: more than a drop-down can show, and a sign that people wrote freely."""


def find_new_kinds(forms: Iterable[Mapped], catalogue: Catalogue) -> list[str]:
    """Return the topics that are no kind of need yet, the commonest first.

    A topic is one that is both asked for and offered, or that more than one person named, or one of few.
    """
    said: dict[str, Counter[str]] = {"Needs": Counter(), "Offers": Counter()}
    titles: dict[str, str] = {}
    for one in forms:
        for column, counts in said.items():
            for question in one.questions.get(column, ()):
                for answer in answers_to(one.form, question):
                    for topic in options(answer, catalogue, is_offered=column == "Offers"):
                        titles.setdefault(plain(topic), " ".join(topic.split()))
                        counts[plain(topic)] += 1
    both = said["Needs"] + said["Offers"]
    shared = said["Needs"].keys() & said["Offers"].keys()
    found = [
        titles[topic]
        for topic, count in both.most_common()
        if (topic in shared or count > 1 or len(both) <= A_LIST) and _is_new(titles[topic], catalogue)
    ]
    return found[:MOST_TOPICS]


def add_kinds(titles: Iterable[str]) -> list[AddRow]:
    """Return what puts topics among the kinds of need."""
    return [AddRow(NEED_KINDS.title, {"Need": title}) for title in titles]


def _is_new(topic: str, catalogue: Catalogue) -> bool:
    words = len(topic.split())
    ends = topic.rstrip().endswith((".", "!", "?")) and not topic.rstrip().endswith("etc.")
    is_sentence = words > WORDS_OF_A_KIND or (ends and words > WORDS_BEFORE_A_STOP)
    if (
        not plain(topic)
        or is_sentence
        or len(topic) > LONGEST_TOPIC
        or names_nobody(topic)
        or says_no_topic(topic)
        or topic.strip().isdecimal()
        or topic.strip().casefold() in TICKS | UNTICKED
    ):
        return False
    try:
        read_kind(topic, catalogue)
    except NotUnderstood:
        return True
    return False
