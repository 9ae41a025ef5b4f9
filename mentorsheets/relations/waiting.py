"""What waits for the coordinator: one value a thing, with the words that are possible for it.

The tab Today shows it, the digest tells it, and `check` and `due` count it: all from one list. A thing goes
when what it tells of is over, or when a person said a word about it; time alone takes nothing away.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from mentorsheets.domain.events import DeskEvent
from mentorsheets.domain.ids import history_id
from mentorsheets.domain.typed_over import TYPED_OVER
from mentorsheets.relations.spots import Spot


class Topic(StrEnum):
    """What a thing is, the most urgent first."""

    STOPPED = "Nothing goes out"
    UNHEARD = "Safety contact out of reach"
    HELP = "Asked for help"
    HELD = "Held until you say how they stand"
    READ = "Wrote what only you can read"
    NEEDS = "Needs something"
    DECIDE = "To decide"
    STILL = "Stands still"
    SILENT = "Silent"
    MAIL = "Stuck mail"
    MEND = "Cell to mend"
    TYPED = TYPED_OVER
    RING = "Cannot be written to"
    NOBODY = "Nobody yet"

    @property
    def counted_as(self) -> str:
        """What the subject of the digest calls it after a number."""
        return _COUNTED[self]


_COUNTED = {
    Topic.STOPPED: "in the way of all mail",
    Topic.UNHEARD: "out of the safety contact's reach",
    Topic.HELP: "asked for help",
    Topic.HELD: "held",
    Topic.READ: "to read",
    Topic.NEEDS: "in need of something",
    Topic.DECIDE: "to decide",
    Topic.STILL: "standing still",
    Topic.SILENT: "silent",
    Topic.MAIL: "stuck",
    Topic.MEND: "to mend",
    Topic.TYPED: "typed over a cell",
    Topic.RING: "to ring",
    Topic.NOBODY: "without anybody",
}
SEEN_TO_FIRST = frozenset({Topic.UNHEARD, Topic.HELP, Topic.HELD})
"""What a human must see to first: the subject of the digest names it."""


OF_PROPOSAL = "decide/"
"""How the name begins of a proposal that waits."""


class Word(StrEnum):
    """A word that a coordinator may type beside a thing."""

    GO_ON = "I have talked to them, go on"
    ANSWERED = "I have answered"
    YES = "count it as yes"
    NO = "count it as no"
    APPROVE = "approve"
    APPROVE_THESE = "approve these"
    ONE_BY_ONE = "one by one"
    TAKE_BACK = "take back"
    DECLINE = "decline"
    PIN = "pin"
    AGAIN = "write again"
    MET = "it is met"
    END = "end it kindly"
    HAND_OVER = "hand over"
    PAUSE = "they pause"
    LEAVE = "they leave"
    ARRIVED = "it arrived"
    SEND_AGAIN = "send it again"
    MENDED = "mended"
    INTO_NEED = "put it into their need"
    INTO_AGENDA = "put it into the agenda"
    THANK = "pass on their thanks"
    WITHDRAW = "not needed any more"
    NOTED = "noted"
    PROCEED = "go on"
    LET_IN = "let them in"
    SAME = "the same person"
    OTHER = "somebody else"
    RIGHT = "the address is right"


HOLD_WORDS: Mapping[str, Word] = {"hgoon": Word.GO_ON, "hpause": Word.PAUSE, "hleave": Word.LEAVE}
"""The words on a hold that have a button in mail, by what the button's token does."""
DESK_WORDS: Mapping[str, Word] = {
    "wgoon": Word.GO_ON,
    "wans": Word.ANSWERED,
    "wagain": Word.AGAIN,
    "wmet": Word.MET,
    "whand": Word.HAND_OVER,
    "wend": Word.END,
}
"""Likewise those on whatever else the coordinator is told of at once."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits.

    `key` names it as long as it waits, `who` and `words` are for people, `since` is its day. `people` are the
    ids of whom it is about, `match` and `about` those of the match and of whatever else a word acts on, and
    `entries` the lines of the history that it tells of. `spots` are where to look, the best place first.
    """

    key: str
    topic: Topic
    who: str
    words: str
    since: date | None
    choices: tuple[Word, ...]
    spots: tuple[Spot, ...] = ()
    people: tuple[str, ...] = ()
    match: str = ""
    about: str = ""
    entries: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """Who and what in one line; a proposal by its names alone, since its reasons are long."""
        words = "" if self.key.startswith(OF_PROPOSAL) else self.words
        return " ".join(": ".join(filter(None, (self.who, words))).split())


def join_same(rows: Iterable[Waiting]) -> Iterator[Waiting]:
    """Yield the rows, but one alone for all in which somebody says in the same words that a need changed.

    It is the first of them, and tells of all their lines, so that one word ends them.
    """
    same: dict[tuple[str, ...], list[Waiting]] = {}
    for row in rows:
        is_of_need = row.topic is Topic.NEEDS or Word.INTO_NEED in row.choices
        is_same = is_of_need and row.words.endswith("”")
        name = (row.topic, row.who, row.words, row.match, row.about) if is_same else (row.key,)
        same.setdefault(name, []).append(row)
    for first, *others in same.values():
        entries = (entry for one in (first, *others) for entry in one.entries)
        yield replace(first, entries=tuple(dict.fromkeys(entries))) if others else first


def by_topic(waiting: Iterable[Waiting]) -> Iterator[tuple[Topic, tuple[Waiting, ...]]]:
    """Yield each topic of which something waits, the most urgent first, with all of it."""
    found = list(waiting)
    for topic in Topic:
        if these := tuple(one for one in found if one.topic is topic):
            yield topic, these


def list_choices(waiting: Iterable[Waiting], most: int | None = None) -> str:
    """Return the words that are possible for any of these as a person reads them, at most `most` if given."""
    words = list(dict.fromkeys(word for one in waiting for word in one.choices))
    more = ["…"] if most is not None and len(words) > most else []
    return " · ".join([*words[:most], *more])


# Asked of each line of the history whenever the list is drawn: a few years' lines are kept.
@lru_cache(maxsize=50_000)
def decided_id(what: str) -> str:
    """Return the name in the history of the coordinator's word on a thing, or on a line of the history."""
    return history_id(DeskEvent.DECIDED, "", what, "")


NAMED_IN_SHORT = 3
"""Of one kind so many are named where the list is told in short."""


def list_in_short(waiting: Iterable[Waiting]) -> Iterator[str]:
    """Yield a line a topic, the most urgent first: how many, and who ("1 to decide: Gil for Ana")."""
    for topic, these in by_topic(waiting):
        named = [one.who or one.line for one in these[:NAMED_IN_SHORT]]
        more = [f"and {len(these) - NAMED_IN_SHORT} more"] if len(these) > NAMED_IN_SHORT else []
        yield f"{len(these)} {topic.counted_as}: {'; '.join((*named, *more))}"


def sum_up(waiting: Iterable[Waiting]) -> str:
    """Return in a sentence how much waits, and what of it is urgent: "3 wait for you: 1 asked for help".

    What one word settles is one thing, for however many proposals it stands.
    """
    found = list(waiting)
    if not found:
        return "Nothing waits for you"
    counts = [(topic, len(these)) for topic, these in by_topic(found)]
    named = [(topic, count) for topic, count in counts if topic in SEEN_TO_FIRST] or counts[:1]
    whole = len(found)
    verb = "waits" if whole == 1 else "wait"
    return f"{whole} {verb} for you: " + ", ".join(f"{n} {topic.counted_as}" for topic, n in named)
