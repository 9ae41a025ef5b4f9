"""`mentorsheets doctor`: looks everything over, and says what is fine and what to do about the rest."""

import sys

import click

from mentorsheets.api import MentoringSheet
from mentorsheets.api.sheet_rows import DoctorOutput
from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, MAIL_OPTION, SHEET, options
from mentorsheets.runtime.config import Config

VERDICT_SIGNS = {"fine": "✓", "advice": "•", "wrong": "✗"}


@click.command
@options(SHEET, MAIL_OPTION, FORMAT)
@click.option(
    "--try-mail",
    "tries_mail",
    is_flag=True,
    help="Send two mails to the programme's own address; the next run says how its mailbox works.",
)
def doctor(config: Config, form: str, *, tries_mail: bool) -> None:
    """Look everything over: sheet, rights, settings, templates, journal and mail server.

    Each thing gets a tick, or what to do. Nothing is sent, unless you ask for it by --try-mail.
    """
    with output.working("Looking everything over"):
        found = MentoringSheet(config).doctor(tries_mail=tries_mail)
    if form == "json":
        output.as_json(found)
    else:
        _print(found)
    sys.exit(found.exit_code)


def _print(found: DoctorOutput) -> None:
    areas = dict.fromkeys(finding.area for finding in found.findings)
    for area in areas:
        output.heading(area)
        for finding in found.findings:
            if finding.area == area:
                output.item(f"{VERDICT_SIGNS[finding.verdict]} {finding.sentence}", finding.hint)
