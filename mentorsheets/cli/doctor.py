"""`mentorsheets doctor`: looks everything over, and says what is fine and what to do about the rest."""

import sys

import click

from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, MAIL_OPTION, SHEET, moment, options
from mentorsheets.runtime.config import Config
from mentorsheets.workflow.doctor.examine import examine
from mentorsheets.workflow.doctor.findings import Findings, FindingVerdict

VERDICT_SIGNS = {FindingVerdict.FINE: "✓", FindingVerdict.ADVICE: "•", FindingVerdict.WRONG: "✗"}


@click.command
@options(SHEET, MAIL_OPTION, FORMAT)
def doctor(config: Config, form: str) -> None:
    """Look everything over: sheet, rights, settings, templates, journal and mail server.

    Each thing gets a tick, or what to do. Nothing is sent.
    """
    with output.working("Looking everything over"):
        findings = examine(config, moment(None))
    if form == "json":
        output.as_json(_as_dict(findings))
    else:
        _print(findings)
    sys.exit(findings.exit_code)


def _print(findings: Findings) -> None:
    areas = dict.fromkeys(finding.area for finding in findings.all)
    for area in areas:
        output.heading(area)
        for finding in findings.all:
            if finding.area == area:
                output.item(f"{VERDICT_SIGNS[finding.verdict]} {finding.sentence}", finding.hint)


def _as_dict(findings: Findings) -> dict[str, object]:
    return {
        "exit_code": findings.exit_code,
        "findings": [
            {
                "area": finding.area,
                "verdict": finding.verdict,
                "sentence": finding.sentence,
                "hint": finding.hint,
                "exit_code": finding.exit_code,
            }
            for finding in findings.all
        ],
    }
