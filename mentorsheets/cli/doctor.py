"""`mentorsheets doctor`: looks everything over, and says what is fine and what to do about the rest."""

import sys
from datetime import datetime

import click

from mentorsheets.api import MentoringSheet
from mentorsheets.api.set_up import sign_in
from mentorsheets.api.sheet_rows import DoctorOutput
from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, MAIL_OPTION, SHEET, TODAY, options
from mentorsheets.domain.plain_text import count_things
from mentorsheets.runtime.config import Config

VERDICT_SIGNS = {"fine": "✓", "advice": "•", "wrong": "✗"}


@click.command
@options(SHEET, MAIL_OPTION, TODAY, FORMAT)
@click.option(
    "--try-mail",
    "tries_mail",
    is_flag=True,
    help="Send two mails to the programme's own address; the next run says how its mailbox works.",
)
@click.option(
    "--live",
    is_flag=False,
    flag_value="new",
    metavar="[ADDRESS]",
    help="Ask Google what we take for granted, on a sheet that is made and deleted, or on an empty one.",
)
@click.option("--rebuild", is_flag=True, help="Make a new journal of a damaged one and of the sheet.")
@click.option(
    "--clock-is-right", "trusts_clock", is_flag=True, help="The clock ran ahead once; it is right again."
)
@click.option("--sign-in", "signs_in", is_flag=True, help="Log in at Microsoft, for a workbook on OneDrive.")
def doctor(
    config: Config,
    form: str,
    today: datetime | None,
    *,
    tries_mail: bool,
    live: str | None,
    rebuild: bool,
    trusts_clock: bool,
    signs_in: bool,
) -> None:
    """Look everything over: sheet, rights, settings, templates, journal and mail server.

    Each thing gets a tick, or what to do. Nothing is sent, unless you ask for it by --try-mail.
    """
    if signs_in:
        sign_in(config, _show_code)
        output.say("Logged in. mentorsheets doctor looks whether the workbook can be reached.")
        return
    sheet = MentoringSheet(config)
    if rebuild:
        sys.exit(_rebuild(sheet, today))
    if trusts_clock:
        entries = count_things(sheet.take_clock_for_right(), "entry", "entries")
        output.say(f"{entries} of the journal that lay ahead count as made now.")
        return
    with output.working("Looking everything over"):
        found = sheet.doctor(today=today, tries_mail=tries_mail, live=live or "")
    if form == "json":
        output.as_json(found)
    else:
        _print(found)
    sys.exit(found.exit_code)


def _show_code(code: str, where: str) -> None:
    output.say(
        f"Open {where} in a browser, type the code {code}, and log in with the account that shall edit."
    )
    output.note("Waiting for that …")


def _rebuild(sheet: MentoringSheet, today: datetime | None) -> int:
    """Make the journal anew, say what came of it, and return the exit code."""
    with output.working("Making the journal anew"):
        made = sheet.rebuild_journal(today=today)
    saved = count_things(made.saved, "mail")
    output.say(f"A new journal knows of {saved} from the old one, and of all in the sheet.")
    output.say(f"The damaged one is kept: {made.aside}")
    if made.unknown:
        output.say(
            f"{count_things(made.unknown, 'mail')} may have gone out already. None of them goes by itself:"
            " mentorsheets settle lists them, and so does Today."
        )
    return 1 if made.unknown else 0


def _print(found: DoctorOutput) -> None:
    areas = dict.fromkeys(finding.area for finding in found.findings)
    for area in areas:
        output.heading(area)
        for finding in found.findings:
            if finding.area == area:
                output.item(f"{VERDICT_SIGNS[finding.verdict]} {finding.sentence}", finding.hint)
