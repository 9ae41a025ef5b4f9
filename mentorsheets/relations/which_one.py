"""A plain answer to a mail about several people: they are asked once, by buttons, whom they mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mentorsheets.domain.changes import Added
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.ids import history_id
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import HistoryEntry, Match, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.history import WORDS_HEARD, Past
from mentorsheets.relations.mail_parts import Part
from mentorsheets.relations.record_answer import plain
from mentorsheets.relations.situation import Situation

ASKED_WITHIN = timedelta(days=14)
"""So long after an answer it is worth asking about; then only a human can tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichOnePart(Part):
    """Whom of several a plain answer was about: `action` is what it said, as a button says it."""

    kind: MailKind = MailKind.WHICH_ONE
    among: tuple[Match, ...]
    others: tuple[Person, ...]
    action: str
    words: str

    @property
    def matches(self) -> tuple[Match, ...]:
        """The matches that it may have been about."""
        return self.among


def ask_which(
    person: Person, about: tuple[str, ...], action: str, words: str, programme: Programme, today: date
) -> Added | None:
    """Return the record of a plain answer that may be about several people; None where it cannot be asked.

    `about` are the ids of check-ins or matches, each with somebody else. `action` is kept before the words.
    """
    rows = {row.id: row.match for row in programme.check_ins_of.get(person.id, ())}
    matches = [programme.match_by_id.get(rows.get(one, one)) for one in about]
    found = [match for match in matches if match is not None and person.id in match.people]
    others = {match.other(person.id) for match in found}
    if len(others) < 2 or not len(others) == len(found) == len(about):
        return None
    among = " ".join(match.id for match in found)
    name = history_id(PersonEvent.WHICH, person.id, among, f"{today}{action}{words}")
    return Added(HistoryEntry(name, today, PersonEvent.WHICH, person.id, f"{action} {among}", words=words))


def find_which_parts(desk: Situation) -> Iterator[Part]:
    """Yield whom somebody is to be asked about, as long as they have not said it."""
    for entry in desk.programme.happened.list((PersonEvent.WHICH,)):
        if desk.today - entry.on <= ASKED_WITHIN:
            action, *ids = entry.match.split()
            among = tuple(desk.programme.match_by_id[one] for one in ids if one in desk.programme.match_by_id)
            if len(among) == len(ids) and not was_told(entry, desk.past):
                others = tuple(desk.other(match, entry.person) for match in among)
                yield WhichOnePart(
                    person=entry.person, period=entry.id, among=among, others=others, action=action,
                    words=entry.words,
                )  # fmt: skip


def list_meant(entry: HistoryEntry) -> list[str]:
    """Return the ids of the matches that a plain answer may have been about."""
    return entry.match.split()[1:]


def was_told(entry: HistoryEntry, past: Past) -> bool:
    """Return whether somebody has said since about one of those whom they may have meant how it is."""
    ids = set(list_meant(entry))
    for row in past.answered.get(entry.person, ()):
        on = row.answered_on if ids.intersection(row.matches) and row.answer else None
        if on and (on > entry.on or (on == entry.on and row.answer == plain(entry.words))):
            return True
    said = (e for e in past.of_person.get(entry.person, ()) if e.event in WORDS_HEARD)
    return any(e.match in ids and e.on > entry.on for e in said)
