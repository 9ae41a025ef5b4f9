"""What is held about one person: what they are shown of it, as values and for a page; nothing of others'."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mentorsheets.domain.events import NeedEvent
from mentorsheets.domain.happened import put_in_order
from mentorsheets.domain.ids import is_gone
from mentorsheets.domain.model import Day, HistoryEntry, Match, MatchState, Need
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import IN_TOUCH
from mentorsheets.report.personal import SupportMap

EXPORT_SCHEMA = "mentorsheets-export/1"
"""What the values are called by; a change that breaks readers gets another number."""
Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Held:
    """All that a person is shown of what is held about them, on `today`.

    `rows` are those of the sheet by tab, as they stand; `needs` and `relationships` say the same in order;
    `mails` are the texts of mails to them that are still kept, by a name for each.
    """

    name: str
    today: date
    rows: Mapping[str, Sequence[Told]]
    needs: tuple[Told, ...]
    relationships: tuple[Told, ...]
    map: SupportMap | None
    mails: Mapping[str, str]

    def as_data(self, programme: str) -> Told:
        """Return it as values for other programs; days are ISO, and nothing is said twice in other words."""
        return {
            "schema": EXPORT_SCHEMA,
            "programme": programme,
            "person": self.name,
            "as_of": self.today,
            "needs": self.needs,
            "relationships": self.relationships,
            "rows": self.rows,
            "mails": sorted(self.mails),
        }


def list_needs(programme: Programme, person: str) -> tuple[Told, ...]:
    """Return a person's needs with what happened to each."""
    past: dict[str, list[HistoryEntry]] = {}
    events = frozenset(NeedEvent)
    for entry in put_in_order(programme.history):
        if entry.event in events:
            past.setdefault(entry.match, []).append(entry)
    return tuple(
        _tell_need(need, programme, past.get(need.id, ()))
        for need in sorted(programme.needs_of.get(person, ()), key=lambda need: (need.kind, need.id))
    )


def _tell_need(need: Need, programme: Programme, past: Sequence[HistoryEntry]) -> Told:
    return {
        "id": need.id,
        "kind": need.kind,
        "title": programme.catalogue.title(need.kind),
        "words": need.words,
        "priority": need.priority,
        "how_many": need.how_many,
        "weeks": need.length.weeks,
        "status": str(need.status),
        "asked_since": _tell_day(need.asked_since),
        "history": [
            {"on": entry.on, "what": entry.event, "by_them": entry.person == need.person} for entry in past
        ],
    }


def list_relationships(programme: Programme, person: str) -> tuple[Told, ...]:
    """Return a person's matches: who the other is from the introduction on, and their own part in it."""
    of_match: dict[str, list[HistoryEntry]] = {}
    for entry in put_in_order(programme.history):
        of_match.setdefault(entry.match, []).append(entry)
    return tuple(
        _tell_match(match, person, programme, of_match.get(match.id, ()))
        for match in sorted(
            programme.matches_of.get(person, ()), key=lambda one: (one.since or date.max, one.id)
        )
    )


def _tell_match(match: Match, person: str, programme: Programme, past: Sequence[HistoryEntry]) -> Told:
    gives = match.giver == person
    other = programme.person_by_id.get(match.other(person))
    return {
        "id": match.id,
        "they": "help" if gives else "are helped",
        "other": other.name if other and know_each_other(match, past) and not is_gone(other.id) else None,
        "kinds": [{"id": kind, "title": programme.catalogue.title(kind)} for kind in match.kinds],
        "state": str(match.state),
        "since": match.since,
        "they_said": str((match.giver_says if gives else match.asker_says) or "") or None,
        "first_talk": _tell_day(match.first_talk),
        "history": [
            {"on": entry.on, "what": entry.event, "state": str(entry.now or "") or None}
            for entry in past
            if entry.person == person
        ],
    }


def know_each_other(match: Match, past: Sequence[HistoryEntry]) -> bool:
    """Return whether both were told of each other: they are in touch, or were introduced at some time."""
    told = {state for entry in past for state in (entry.was, entry.now)}
    return match.state in IN_TOUCH or not told.isdisjoint({*IN_TOUCH, MatchState.INTRODUCED})


def _tell_day(day: Day | None) -> Told | None:
    return None if day is None else {"on": day.on, "exact": day.exact}
