"""The column that says of each need how it stands: the map as text, where the coordinator looks."""

from collections.abc import Iterator
from datetime import date

from mentorsheets.domain.programme import Programme
from mentorsheets.report.personal import Maps, give_no_reason
from mentorsheets.report.sentences import note_stand
from mentorsheets.report.words import PageWords
from mentorsheets.sheet.edits import SetRow
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.schema import NEEDS
from mentorsheets.sheet.writing.edits_of_changes import find_need_row

TITLE = "How it stands"


def stand_edits(after: Programme, reading: Reading, today: date) -> Iterator[SetRow]:
    """Yield the edits by which the sheet says how each need stands after a run's changes."""
    maps, words = Maps(after, today, give_no_reason), PageWords("en")
    for need in after.needs:
        row = reading.need_rows.get(need.id)
        if row is None:
            continue
        says = note_stand(maps.need(need), words)
        if row.typed.get(TITLE) != says:
            where, of_twins = find_need_row(row)
            yield SetRow(NEEDS.title, where, {TITLE: says}, of_twins=of_twins)
