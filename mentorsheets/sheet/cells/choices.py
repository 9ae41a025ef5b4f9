"""Reading cells that hold one of a few things, in whatever words people use for it."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import TypeVar

from mentorsheets.domain.model import (
    Arrangement,
    CircleState,
    Decision,
    Length,
    Level,
    MatchState,
    NeedStatus,
    Reply,
    Rhythm,
    Standing,
)
from mentorsheets.domain.settings import AnswersBy, Proposing
from mentorsheets.sheet.cells.counts import read_count
from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.text import lookup, nearest, plain

T = TypeVar("T")

STANDING = lookup(
    {
        Standing.ACTIVE: ("active", "yes", "y", "open", "in", "ok", "participating", "true", "1", "here", "current",
            "wahr", "vrai", "verdadero", "verdadeiro", "sí", "oui", "ja", "sim", "نعم", "activo", "activa", "actif", "active", "aktiv", "ativo", "ativa", "نشط"),
        Standing.PAUSED: ("paused", "pause", "on hold", "hold", "on leave", "break", "taking a break", "later", "away"),
        Standing.HELD: ("held",),
        Standing.LEFT: (
            "left", "gone", "no", "n", "inactive", "out", "withdrawn", "stopped", "stop", "unsubscribed", "ended",
            "leaving", "former", "false", "0", "quit", "falsch", "faux", "falso", "nein", "non", "não", "لا",
            "inactivo", "inactiva", "inactif", "inaktiv", "inativo", "inativa", "baja", "غير نشط",
        ),
    }
)  # fmt: skip
RHYTHM = lookup(
    {
        Rhythm.ONCE: ("once", "one time", "one conversation", "just once", "single", "one off"),
        Rhythm.WEEKLY: ("weekly", "week", "every week", "once a week", "each week", "every 7 days", "1 week"),
        Rhythm.FORTNIGHTLY: (
            "every two weeks", "every 2 weeks", "two weeks", "2 weeks", "fortnightly", "fortnight", "biweekly",
            "bi weekly", "every other week", "twice a month",
        ),
        Rhythm.MONTHLY: ("monthly", "month", "every month", "once a month", "every four weeks", "every 4 weeks"),
        Rhythm.QUARTERLY: ("quarterly", "every three months", "every 3 months", "every quarter", "quarter"),
        Rhythm.YEARLY: ("once a year", "yearly", "annually", "every year", "year"),
    }
)  # fmt: skip
ARRANGEMENT = lookup(
    {
        Arrangement.FREELY: (
            "freely",
            "free",
            "for free",
            "volunteer",
            "pro bono",
            "unpaid",
            "gift",
            "no charge",
        ),
        Arrangement.IN_EXCHANGE: (
            "in exchange",
            "exchange",
            "swap",
            "barter",
            "mutual",
            "reciprocal",
            "trade",
        ),
        Arrangement.STIPEND: ("stipend", "honorarium", "expenses", "grant"),
        Arrangement.PAID: ("paid", "for pay", "pay", "fee", "money", "for money", "paying"),
    }
)
LEVEL = lookup(
    {
        Level.NEW: ("new", "beginner", "starting", "entry", "student", "junior", "early career", "newcomer"),
        Level.GROWING: ("growing", "mid", "middle", "intermediate", "mid career", "some experience"),
        Level.EXPERIENCED: ("experienced", "advanced", "established", "expert"),
        Level.SENIOR: ("senior", "lead", "executive", "veteran", "retired"),
    }
)
NEED_STATUS = lookup(
    {
        NeedStatus.OPEN: ("open", "active", "yes", "new", "waiting", "still open", "unmet", "re opened"),
        NeedStatus.MET: ("met", "done", "fulfilled", "helped", "solved", "closed", "complete", "completed"),
        NeedStatus.WITHDRAWN: ("withdrawn", "cancelled", "canceled", "no longer", "dropped", "no"),
    }
)
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
PRIORITY = lookup(
    {
        3: ("high", "3", "urgent", "very", "most", "important", "top"),
        2: ("normal", "2", "medium", "middle", "usual", "mid"),
        1: ("low", "1", "little", "least", "some day", "not urgent"),
    }
)
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
UNTIL = re.compile(r"\b(?:until|till|til|back on|back|to)\b\s*(.*)$")


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
    """Return whether somebody takes part, and the day on which a pause ends.

    Raises:
        NotUnderstood: it cannot be told.
    """
    words = plain(text)
    if words.startswith(("paus", "on hold", "on leave", "away", "break", "hold")):
        return _pause(text)
    if words.startswith("held"):
        return Understood((Standing.HELD, None))
    found = one_of(text, STANDING, "status", "Type active, paused, paused until a day, held, or left.")
    return Understood((found.value, None), found.remark)


def _pause(text: str) -> Understood[tuple[Standing, date | None]]:
    until = UNTIL.search(text.casefold())
    if not until or not until[1].strip():
        return Understood((Standing.PAUSED, None))
    try:
        return Understood((Standing.PAUSED, read_day(until[1]).value))
    except NotUnderstood:
        return Understood(
            (Standing.PAUSED, None), "The day was not understood; read as paused until further notice."
        )


def read_day(cell: str | date) -> Understood[date]:
    """Return the day that a cell means: a date, or a text such as 2027-01-15.

    Raises:
        NotUnderstood: it is no such day; days whose order is unclear (03/04/2027) are not guessed.
    """
    if isinstance(cell, datetime):
        return Understood(cell.date())
    if isinstance(cell, date):
        return Understood(cell)
    text = cell.strip().rstrip(".")
    for form in (
        "%Y-%m-%d",
        "%Y/%m/%d",
        "%Y.%m.%d",
        "%d.%m.%Y",
        "%d %B %Y",
        "%d %b %Y",
        "%B %d, %Y",
        "%b %d, %Y",
    ):
        try:
            return Understood(datetime.strptime(text, form).date())  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
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


def read_length(text: str) -> Understood[Length]:
    """Return how long a need, or a helper's support, lasts: "one conversation", "8 weeks", "three months", "ongoing".

    A month counts as 52 weeks through 12, rounded.

    Raises:
        NotUnderstood: it cannot be told.
    """
    words = plain(text)
    if words in {"once", "one time"} or re.search(
        r"\b(conversation|session|talk|chat|meeting|call)\b", words
    ):
        return Understood(Length(0))
    if re.search(
        r"\b(ongoing|open|long|always|companion|companionship|indefinite|no end|continuous)\b", words
    ):
        return Understood(Length(None, open_ended=True))
    if found := re.search(r"\b(day|week|month|quarter|year)s?\b", words):
        number = read_count(words[: found.start()].strip() or "1", most_of_one=1)
        weeks = {"day": 1 / 7, "week": 1, "month": 52 / 12, "quarter": 13, "year": 52}[found[1]]
        return Understood(Length(max(1, round(number.value * weeks))))
    raise NotUnderstood("We cannot tell how long this lasts.", "Type one conversation, 8 weeks, or ongoing.")


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
