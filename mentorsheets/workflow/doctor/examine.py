"""Looking over everything that a programme stands on, in the order in which a newcomer sets it up."""

from mentorsheets.domain.clock import Moment
from mentorsheets.mail.render.templates import Templates
from mentorsheets.runtime.config import Config
from mentorsheets.workflow.doctor.findings import Findings
from mentorsheets.workflow.doctor.mail import examine_journal, examine_mail, examine_mailbox, examine_secret
from mentorsheets.workflow.doctor.privacy import examine_privacy
from mentorsheets.workflow.doctor.sheet import examine_settings, examine_sheet
from mentorsheets.workflow.doctor.trial import examine_trials, send_trials

TEMPLATES_TITLE = "Templates"


def examine(config: Config, moment: Moment, *, tries_mail: bool = False, live: str = "") -> Findings:
    """Return what is found; no key or password is in it.

    Nothing is sent, unless it `tries_mail`: then two mails go to the programme's own address. `live` names an
    empty Google sheet, or "new": then nothing is looked at but Google itself.
    """
    if live:
        # Slow to import, and of no use to a workbook.
        from mentorsheets.workflow.doctor.live import examine_live  # noqa: PLC0415

        return examine_live(config, live)
    findings = Findings()
    programme = examine_sheet(config, moment, findings)
    templates = findings.attempt(
        TEMPLATES_TITLE, lambda: Templates.load(folder=config.templates, looks_at_all=True)
    )
    if programme:
        is_outbox = config.mail.startswith("outbox:")
        examine_settings(programme, templates, findings, is_outbox=is_outbox)
    if templates:
        languages = sorted({language for _, language in templates.sources})
        findings.fine(TEMPLATES_TITLE, f"All are without mistake ({', '.join(languages)}).")
    examine_journal(config, programme, moment, findings)
    examine_mail(config, programme, findings)
    examine_privacy(config, findings)
    today = moment.today(programme.settings.time_zone) if programme else None
    examine_secret(config, findings, programme, today)
    is_read = examine_mailbox(config, programme, findings)
    if programme and tries_mail:
        send_trials(config, programme, moment, findings)
    elif programme and is_read:
        examine_trials(config, programme, moment, findings)
    return findings
