"""Reading cells that hold one of a few things, in whatever words people use for it."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import TypeVar

from mentorsheets.domain.model import CircleState, Decision, MatchState, Reply, Rhythm, Standing
from mentorsheets.domain.settings import AnswersBy, Proposing
from mentorsheets.sheet.cells.choice_words import RHYTHM, STANDING
from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.text import lookup, nearest, plain
from mentorsheets.sheet.cells.written_days import (
    find_coming_day,
    find_day_without_year,
    is_plain_day,
    parse_written_day,
    parse_written_month,
)

T = TypeVar("T")

DECISION = lookup(
    {
        Decision.APPROVE: (
            *("approve", "approved", "yes", "y", "ok", "okay", "go", "x", "true", "good", "fine"),
            *("ja", "sí", "oui", "sim", "نعم", "wahr", "vrai", "verdadero", "verdadeiro", "genehmigt"),
            *("einverstanden", "aprobado", "de acuerdo", "approuvé", "d'accord", "aprovado", "موافق"),
        ),
        Decision.DECLINE: (
            "decline",
            "declined",
            "no",
            "n",
            "reject",
            "rejected",
            "never",
            "forbid",
            "false",
            *("nein", "non", "não", "لا", "falsch", "faux", "falso", "abgelehnt", "rechazado", "refusé"),
            *("recusado", "مرفوض"),
        ),
        Decision.PIN: ("pin", "pinned", "keep", "must", "always", "fix", "fixed"),
    }
)
DECISION_SIGNS = {
    **dict.fromkeys("✓✔☑✅√👍👌", Decision.APPROVE),
    **dict.fromkeys("✗✘❌👎", Decision.DECLINE),
}
"""Single signs that people put there; a tick-box says TRUE or FALSE."""
_SHADES = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
"""What makes a sign a picture, and gives a hand its colour."""
STATE = lookup({state: (state.value,) for state in MatchState})
CIRCLE_STATE = lookup({state: (state.value,) for state in CircleState})
REPLY_WORDS = lookup({Reply.YES: ("yes", "y"), Reply.NO: ("no", "n")})
YES_NO = lookup(
    {
        True: (
            "yes",
            "y",
            "true",
            "on",
            "1",
            "x",
            "sí",
            "oui",
            "ja",
            "sim",
            "نعم",
            "wahr",
            "vrai",
            "verdadero",
            "verdadeiro",
        ),
        False: ("no", "n", "false", "off", "0", "non", "nein", "não", "لا", "falsch", "faux", "falso"),
    }
)
PROPOSING = lookup(
    {
        Proposing.WHEN_CHANGED: (
            "when something changed",
            "when something changes",
            "changes",
            "daily",
            "yes",
        ),
        Proposing.WEEKLY: ("weekly", "every week", "once a week"),
        Proposing.WHEN_ASKED: ("only when asked", "when asked", "never", "no", "by hand"),
    }
)
ANSWERS_BY = lookup(
    {
        AnswersBy.MAILBOX: ("mailbox", "mail", "email", "e-mail", "imap"),
        AnswersBy.FORM: ("form", "a form", "forms"),
        AnswersBy.PERSON: ("a person", "person", "by hand", "human", "a human", "coordinator", "nobody"),
    }
)
_PAUSING = (
    *(
        "paus",
        "on hold",
        "on leave",
        "away",
        "break",
        "hold",
        "in pause",
        "macht pause",
        "beurlaubt",
        "abwesend",
    ),
    *(
        "en pause",
        "en conge",
        "absent",
        "en pausa",
        "ausente",
        "em pausa",
        "متوقف مؤقتا",
        "في اجازة",
        "غايب",
        "غائب",
    ),
)
_SAYS_OF_THEM = (
    *("they pause", "they are paused", "pausieren", "sie pausieren"),
    *("pausa", "hacen una pausa", "ils font une pause", "eles pausam", "متوقف"),
)
"""What a coordinator says of somebody who pauses, beside the words that stand in *Status*."""
PAUSE_WITHOUT_END = (
    "The day was not understood; read as paused until further notice. "
    "Type it with its year: paused until 2027-01-15."
)
UNTIL = re.compile(
    r"\b(?:until|till|til|back on|back|returns(?: on)?|returning(?: on)?|to|bis(?: zum)?|zurück am|jusqu['’]à|jusqu['’]au|de retour le|hasta(?: el)?|vuelve el|até(?: o)?|volta em|حتى|إلى|الى)\b\s*(.*)$"
)


def one_of(text: str, meanings: Mapping[str, T], what: str, hint: str) -> Understood[T]:
    """Return what a text means among a few things; a slight misspelling is told in the remark.

    Raises:
        NotUnderstood: it is none of them; `what` names the things in the sentence.
    """
    if (found := meanings.get(plain(text))) is not None:
        return Understood(found)
    if close := nearest(text, meanings):
        return Understood(meanings[close], f"Read as {close}.")
    raise NotUnderstood(f"This is no {what} that we know.", hint)


def read_standing(text: str) -> Understood[tuple[Standing, date | None]]:
    """Return whether somebody takes part, and the day on which a pause ends, of `NO_YEAR` if it has none.

    Raises:
        NotUnderstood: it cannot be told.
    """
    words = plain(text)
    if words.startswith((*_PAUSING, *_SAYS_OF_THEM)):
        return _pause(text)
    if words.startswith("held"):
        return Understood((Standing.HELD, None))
    found = one_of(text, STANDING, "status", "Type active, paused, paused until a day, held, or left.")
    return Understood((found.value, None), found.remark)


def _pause(text: str) -> Understood[tuple[Standing, date | None]]:
    until = UNTIL.search(text.casefold())
    if not until or not until[1].strip():
        return Understood((Standing.PAUSED, None))
    if day := parse_written_day(until[1]):
        return Understood((Standing.PAUSED, day))
    if first := parse_written_month(until[1]):
        return Understood((Standing.PAUSED, first), f"Read as paused until {first.isoformat()}.")
    if day := find_day_without_year(until[1]):
        return Understood((Standing.PAUSED, day), f"Read as paused until the next {day.day} {day:%B}.")
    return Understood((Standing.PAUSED, None), PAUSE_WITHOUT_END)


def find_pause(text: str, today: date) -> tuple[bool, date | None]:
    """Return whether words say that somebody pauses and nothing else, and until when if they name a day.

    A day without a year is the next such. A day that nobody can read, or that is over, is no pause.
    """
    until = UNTIL.search(text.casefold())
    pauses = plain(text[: until.start()] if until else text)
    says_so = STANDING.get(pauses) is Standing.PAUSED or pauses in _SAYS_OF_THEM
    if not says_so or until is None:
        return says_so, None
    day = find_coming_day(until[1], today)
    return day is not None, day


def read_day(cell: str | date) -> Understood[date]:
    """Return the day that a cell means: a date, or a text such as 2027-01-15.

    Raises:
        NotUnderstood: it is no such day; days whose order is unclear (03/04/2027) are not guessed.
    """
    if isinstance(cell, datetime):
        return Understood(cell.date())
    if isinstance(cell, date):
        return Understood(cell)
    if day := parse_written_day(cell):
        return Understood(day, "" if is_plain_day(cell) else f"Read as {day.isoformat()}.")
    raise NotUnderstood("This is no day that we can read.", "Type it as 2027-01-15.")


def read_rhythm(text: str) -> Understood[Rhythm]:
    """Return how often somebody wants to talk.

    Raises:
        NotUnderstood: it cannot be told.
    """
    found = one_of(text, RHYTHM, "rhythm", f"Type one of: {', '.join(Rhythm)}.")
    if plain(text) in {"biweekly", "bi weekly"}:
        return Understood(found.value, "Read as every two weeks.")
    return found


def find_decision(text: str) -> Decision | None:
    """Return the decision that a word or a sign plainly says, None if it says something else."""
    return DECISION.get(plain(text)) or DECISION_SIGNS.get(_SHADES.sub("", text).strip())


def read_decision(text: str, hint: str) -> Understood[Decision]:
    """Return the decision that a text means; a slight misspelling is told in the remark.

    Raises:
        NotUnderstood: it is none.
    """
    found = find_decision(text)
    return one_of(text, DECISION, "decision", hint) if found is None else Understood(found)
