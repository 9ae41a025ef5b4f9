"""Examining the place for what is long over, where a sheet needs one that a person made."""

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.programme import Programme
from mentorsheets.sheet.backend import Backend, KeepsArchives
from mentorsheets.workflow.doctor.findings import Findings

ARCHIVE = "Archive"
MANY_MESSAGES = 20_000
"""Mails in a sheet from which on each look at it takes long: about a year and a half of 300 people."""


def examine_archive(backend: Backend, programme: Programme, moment: Moment, findings: Findings) -> None:
    """Try the archive that Settings name, or advise one where a sheet that needs it has grown long."""
    settings = programme.settings
    if not isinstance(backend, KeepsArchives) or not settings.archive_after:
        return
    if not backend.has_archive(settings.archive_sheet):
        if len(programme.messages) > MANY_MESSAGES:
            hint = (
                "Make an empty sheet, share it with the same robot, and name it in Settings, Archive sheet."
            )
            findings.advise(ARCHIVE, "The sheet has grown long, and nothing old can move out of it.", hint)
    elif settings.archive_sheet:
        year = moment.today(settings.time_zone).year
        if findings.attempt(ARCHIVE, lambda: backend.archive(year, settings.archive_sheet)):
            findings.fine(ARCHIVE, f"What is over for {settings.archive_after} months moves into an archive.")
