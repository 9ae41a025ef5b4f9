"""Looking over everything that a programme stands on, in the order in which a newcomer sets it up."""

from collections.abc import Mapping

from mentorsheets.domain.clock import Moment
from mentorsheets.mail.render.templates import Templates
from mentorsheets.runtime.config import Places
from mentorsheets.workflow.doctor.findings import Findings
from mentorsheets.workflow.doctor.mail import examine_journal, examine_mail, examine_mailbox
from mentorsheets.workflow.doctor.sheet import examine_settings, examine_sheet

TEMPLATES = "Templates"


def examine(places: Places, moment: Moment, environment: Mapping[str, str]) -> Findings:
    """Return what is found. Nothing is sent, and no key or password is in what is returned."""
    findings = Findings()
    programme = examine_sheet(places.sheet, environment, moment, findings)
    templates = findings.attempt(TEMPLATES, lambda: Templates.load(folder=places.templates))
    if programme:
        is_outbox = places.mail.startswith("outbox:")
        examine_settings(programme.settings, templates, findings, is_outbox=is_outbox)
    if templates:
        languages = sorted({language for _, language in templates.sources})
        findings.fine(TEMPLATES, f"All are without mistake ({', '.join(languages)}).")
    examine_journal(places, programme, moment, findings)
    examine_mail(places.mail, programme, environment, findings)
    examine_mailbox(environment, findings)
    return findings
