"""The records of one field of a programme while changes are written into them.

Most changes touch a few of thousands of records. So where each stands, and what follows from them one by one,
goes on from a programme to the one after it instead of being found out anew.
"""

from dataclasses import replace
from typing import Any

from mentorsheets.domain.holds import ABOUT_HOLDS, ABOUT_STOPS
from mentorsheets.domain.programme import Programme

GROUPED = {"needs": "needs_of", "check_ins": "check_ins_of", "messages": "messages_of"}
"""By field, under which name a programme keeps its records by their person."""


class HeldRecords:
    """The records of a field, in order, and which of them were added or gave way to another."""

    def __init__(self, programme: Programme, name: str) -> None:
        """Take the records of a programme's field of this name; of two with one id the later one counts."""
        records = getattr(programme, name)
        places = programme.places.get(name)
        if places is None:
            places = {record.id: place for place, record in enumerate(records)}
            if len(places) < len(records):
                last = {record.id: record for record in records}
                records = tuple(last.values())
                places = {one: place for place, one in enumerate(last)}
        self._name = name
        self.rows: list[Any] = list(records)
        self._places, self._is_ours = places, False
        self._goes_on = len(records) == len(getattr(programme, name))
        if self._goes_on:
            programme.places[name] = places
        self._added: list[Any] = []
        self._changed: list[tuple[Any, Any]] = []

    def add(self, record: Any) -> None:  # noqa: ANN401 - a record of whichever field this is
        """Put a record at the end, unless its id is there."""
        if record.id in self._places:
            return
        if not self._is_ours:
            self._places, self._is_ours = dict(self._places), True
        self._places[record.id] = len(self.rows)
        self.rows.append(record)
        self._added.append(record)

    def change(self, was: Any, now: Any) -> None:  # noqa: ANN401 - as above
        """Write what differs into the record that was, if it is there and still says what was decided on."""
        place = self._places.get(was.id)
        if place is None:
            return
        there = self.rows[place]
        self.rows[place] = _write(there, was, now)
        self._changed.append((there, self.rows[place]))
        self._goes_on = self._goes_on and self.rows[place].id == there.id

    def hand_on(self, before: Programme, after: Programme) -> None:
        """Give the programme with these records what that before had worked out of the others."""
        if not self._goes_on:
            return
        after.places[self._name] = self._places
        known, group = before.__dict__, GROUPED.get(self._name, "")
        if group in known and all(old.person == new.person for old, new in self._changed):
            after.__dict__[group] = self._regroup(known[group])
        if self._name == "history" and not self._changed:
            self._hand_on_history(known, after)

    def _regroup(self, groups: dict[str, tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
        found = dict(groups)
        # What was added may have been changed after, so it stands there first, as it was.
        for record in self._added:
            found[record.person] = (*found.get(record.person, ()), record)
        for old, new in self._changed:
            found[old.person] = tuple(new if one is old else one for one in found[old.person])
        return found

    def _hand_on_history(self, known: dict[str, Any], after: Programme) -> None:
        ids, events = {entry.id for entry in self._added}, {entry.event for entry in self._added}
        if "history_ids" in known:
            after.__dict__["history_ids"] = known["history_ids"] | ids
        for name, about in (("open_holds", ABOUT_HOLDS), ("mail_stops", ABOUT_STOPS)):
            if name in known and not events & about:
                after.__dict__[name] = known[name]


def _write(there: Any, was: Any, now: Any) -> Any:  # noqa: ANN401 - as above
    differing = [name for name in now.__slots__ if getattr(was, name) != getattr(now, name)]
    if any(getattr(there, name) != getattr(was, name) for name in differing):
        return there
    new: Any = {name: getattr(now, name) for name in differing}
    return replace(there, **new)
