"""Days that an older sheet lacks and its history knows: of answers, and of first talks."""

from collections.abc import Iterator
from dataclasses import replace

from mentorsheets.domain.changes import Changed
from mentorsheets.domain.events import Event
from mentorsheets.domain.model import Day
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.both_ways import answer_id
from mentorsheets.relations.history import Past


def date_the_past(programme: Programme, past: Past) -> Iterator[Changed]:
    """Yield the days that the history knows of answers and first talks, where no cell says them yet."""
    for row in programme.check_ins:
        lacks = row.answered_on is None and (row.answer or row.words)
        entry = past.entries.get(answer_id(row)) if lacks else None
        if entry is not None:
            yield Changed(row, replace(row, answered_on=entry.on))
    for match in programme.matches:
        if match.first_talk is None:
            told = [entry.on for entry in past.of_match.get(match.id, ()) if entry.event == Event.MET]
            if told:
                yield Changed(match, replace(match, first_talk=Day(min(told), exact=False)))
