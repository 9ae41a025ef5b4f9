"""Asking Google itself what we take for granted, on a sheet that is made for it and deleted afterwards."""

from mentorsheets.errors import MentorsheetsError, WrongUse
from mentorsheets.runtime.config import Config
from mentorsheets.sheet.google.address import google_key
from mentorsheets.sheet.google.auth import SCOPES, SCOPES_TO_DELETE, login
from mentorsheets.sheet.google.client import Google
from mentorsheets.sheet.google.live import LiveQuestion, LiveSheet, refuse_unless_empty
from mentorsheets.sheet.google.live_questions import LIVE_QUESTIONS
from mentorsheets.sheet.google.retries import HttpAnswer, explain_answer
from mentorsheets.workflow.doctor.findings import Findings

NEW_SHEET = "new"
"""Stands for a sheet that is made and deleted again, in place of the address of an empty one."""
LIVE_TOPIC, LIVE_TITLE = "Google, live", "mentorsheets: a trial, to be deleted"
PLEASE_SEND = "Please send us this line: it tells of Google and of nobody's sheet."
MAKE_ONE = "Make an empty sheet at sheets.new, share it with this account as Editor, and run: --live ADDRESS"


def examine_live(config: Config, where: str) -> Findings:
    """Return what Google answers to each of our questions, asked on the empty sheet `where`, or on a new one.

    Raises:
        WrongUse: there is no login, no new sheet may be made, or the one that is named is not empty.
        Unreachable: Google did not answer.
    """
    findings = Findings()
    google = Google(
        login(config.google, SCOPES_TO_DELETE if where == NEW_SHEET else SCOPES), config.google.host
    )
    key = _make(google) if where == NEW_SHEET else google_key(where)
    if key is None:
        raise WrongUse("This is no address of a Google sheet.", MAKE_ONE)
    try:
        if where != NEW_SHEET:
            refuse_unless_empty(google, key)
        live = LiveSheet(google, key)
        for question in LIVE_QUESTIONS:
            _ask(question, live, findings)
    except HttpAnswer as answer:
        raise explain_answer(answer, google.robot) from None
    finally:
        if where == NEW_SHEET:
            _delete(google, key, findings)
    return findings


def _make(google: Google) -> str:
    try:
        return google.make(LIVE_TITLE)
    except HttpAnswer as answer:
        raise WrongUse(
            f"This login may make no sheet of its own (error {answer.status}).", MAKE_ONE
        ) from None


def _ask(question: LiveQuestion, live: LiveSheet, findings: Findings) -> None:
    """Note what Google says to one question; one that cannot be asked hides no other."""
    try:
        found = question.ask(live)
    except HttpAnswer as answer:
        found = f"no answer: {answer.status} {answer.message}"
    except (LookupError, ValueError) as error:
        found = f"another answer than can be read ({type(error).__name__})"
    if found == question.expects:
        findings.fine(LIVE_TOPIC, f"{question.asks}: {found}.")
    else:
        findings.advise(
            LIVE_TOPIC, f"{question.asks}: {found}. We took it for: {question.expects}.", PLEASE_SEND
        )


def _delete(google: Google, key: str, findings: Findings) -> None:
    try:
        google.delete(key)
    except (HttpAnswer, MentorsheetsError):
        address = f"https://docs.google.com/spreadsheets/d/{key}"
        findings.advise(LIVE_TOPIC, "The trial sheet could not be deleted.", f"Delete it yourself: {address}")
