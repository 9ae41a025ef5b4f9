"""One relationship of a simulated year in its own mails, and what came back to them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import HistoryEntry, Match
from mentorsheets.relations.history import past_of
from mentorsheets.simulation.letters import ReadLetter
from mentorsheets.simulation.story import EVENT_WORDS
from mentorsheets.simulation.year import Year

TAPPED = re.compile(r"^(.+): mailto:\S+$", re.MULTILINE)
"""A button of a mail as its plain text has it: what it says, and a long link."""
BEFORE_FOOTER = "\n-- \n"


@dataclass(frozen=True, slots=True)
class Post:
    """A mail that went, or what was answered (then `text` is empty): on which day, whose, and in a line."""

    day: date
    who: str
    line: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Two people's mails and answers, in order."""

    pair: str
    posts: tuple[Post, ...]


def tell_in_mails(year: Year) -> Correspondence | None:
    """Return the relationship of which most kinds of mail tell, of those that ended on purpose; None if none did."""
    past, letters = past_of(year.programme), {letter.key: letter for letter in year.letters}
    ended = [
        match
        for match in year.programme.matches
        if any(entry.event == Event.CLOSING_ANSWERED for entry in past.of_match.get(match.id, ()))
    ]
    written = {match.id: list(_letters_about(match, year, letters)) for match in ended}
    if not ended:
        return None
    chosen = max(ended, key=lambda one: (len({letter.kind for letter in written[one.id]}), one.id))
    names = {person.id: person.name for person in year.programme.people}
    by_address = {person.address: person.name for person in year.programme.people}
    posts = [
        Post(letter.day, by_address.get(letter.to[0], letter.to[0]), letter.subject, _body(letter))
        for letter in written[chosen.id]
    ]
    posts += list(_answers(past.of_match[chosen.id], names))
    posts.sort(key=lambda post: (post.day, bool(post.text)))
    return Correspondence(f"{names[chosen.giver]} for {names[chosen.asker]}", tuple(posts))


def _letters_about(match: Match, year: Year, letters: Mapping[str, ReadLetter]) -> Iterator[ReadLetter]:
    for message in year.programme.messages:
        if match.id in message.about and message.id in letters:
            yield letters[message.id]


def _answers(entries: Iterable[HistoryEntry], names: Mapping[str, str]) -> Iterator[Post]:
    for entry in entries:
        if entry.event in EVENT_WORDS:
            words = f": “{entry.words}”" if entry.words else ""
            yield Post(entry.on, names.get(entry.person, "the coordinator"), f"{entry.event}{words}")


def _body(letter: ReadLetter) -> str:
    """Return the words of a letter: its buttons by what they say, and nothing of its footer."""
    return TAPPED.sub(r"[ \1 ]", letter.text.partition(BEFORE_FOOTER)[0]).strip()
