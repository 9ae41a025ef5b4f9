"""Who answered what they were asked: three rates side by side, and what is not known beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mentorsheets.domain.model import CheckIn, Message
from mentorsheets.report.shares import Share

WINDOWS = 2
"""How many times the setting *Answer within* a question may wait: once, and once more after the reminder."""
ON_THE_WAY = frozenset({"planned", "deferred", "sending"})
NOT_REACHED = frozenset({"refused", "cancelled", "suppressed"})
UNKNOWN = "unknown"


class ResponseOutcome(StrEnum):
    """What became of one question."""

    ANSWERED = "answered"
    WORDS_ONLY = "words only"
    SILENT = "silent"
    NOT_REACHED = "not reached"
    UNKNOWN = "unknown"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Responses:
    """How many questions ended how. `asked` are all but the pending; mails are counted by person and day.

    The rates are those that survey researchers call RR1 and kin (AAPOR, Standard Definitions): `strict` takes
    answers in our words alone, `with_words` any answer, `of_reached` leaves out mail that did not arrive.
    """

    answered: int
    words_only: int
    silent: int
    not_reached: int
    unknown: int
    pending: int
    mails: int
    mails_answered: int

    @property
    def asked(self) -> int:
        """Questions whose time to be answered is over, or that were answered."""
        return self.answered + self.words_only + self.silent + self.not_reached + self.unknown

    @property
    def strict(self) -> Share:
        """Answered in one of our words, of all asked."""
        return Share(self.answered, self.asked)

    @property
    def with_words(self) -> Share:
        """Answered in any words, of all asked."""
        return Share(self.answered + self.words_only, self.asked)

    @property
    def of_reached(self) -> Share:
        """Answered in any words, of those whose mail arrived as far as we know."""
        return Share(self.answered + self.words_only, self.asked - self.not_reached - self.unknown)

    @property
    def by_mail(self) -> Share:
        """Mails of which at least one question was answered in any words."""
        return Share(self.mails_answered, self.mails)


def count_responses(
    check_ins: Iterable[CheckIn], messages: Iterable[Message], today: date, answer_within: int
) -> Responses:
    """Return what became of the questions asked until `today`; `answer_within` is the setting, in days.

    Rows without a question are what people said unasked, and never count. An answer proves that the mail
    arrived, whatever became of it in our records.
    """
    state_of = _index_mail(messages)
    counts = dict.fromkeys(ResponseOutcome, 0)
    mails: dict[tuple[str, date], bool] = {}
    for row in check_ins:
        if row.question and row.asked_on <= today:
            mail = (row.person, row.asked_on)
            outcome = _find_outcome(row, state_of.get(mail, ""), today, answer_within)
            counts[outcome] += 1
            if outcome is not ResponseOutcome.PENDING:
                mails[mail] = mails.get(mail, False) or outcome in {
                    ResponseOutcome.ANSWERED,
                    ResponseOutcome.WORDS_ONLY,
                }
    return Responses(
        answered=counts[ResponseOutcome.ANSWERED],
        words_only=counts[ResponseOutcome.WORDS_ONLY],
        silent=counts[ResponseOutcome.SILENT],
        not_reached=counts[ResponseOutcome.NOT_REACHED],
        unknown=counts[ResponseOutcome.UNKNOWN],
        pending=counts[ResponseOutcome.PENDING],
        mails=len(mails),
        mails_answered=sum(mails.values()),
    )


def _find_outcome(row: CheckIn, mail: str, today: date, answer_within: int) -> ResponseOutcome:
    if row.answer:
        return ResponseOutcome.ANSWERED
    if row.words:
        return ResponseOutcome.WORDS_ONLY
    if mail in ON_THE_WAY or today < row.asked_on + WINDOWS * timedelta(days=answer_within):
        return ResponseOutcome.PENDING
    if mail in NOT_REACHED:
        return ResponseOutcome.NOT_REACHED
    return ResponseOutcome.UNKNOWN if mail == UNKNOWN else ResponseOutcome.SILENT


def _index_mail(messages: Iterable[Message]) -> Mapping[tuple[str, date], str]:
    """Return the state of the mail to each person on each day; of several, one that went."""
    rank = {
        state: rank for rank, states in enumerate((NOT_REACHED, ON_THE_WAY, {UNKNOWN}), 1) for state in states
    }
    best: dict[tuple[str, date], str] = {}
    for mail in messages:
        for person in (mail.person, *mail.also):
            key = (person, mail.on)
            if key not in best or rank.get(mail.state, 9) > rank.get(best[key], 9):
                best[key] = mail.state
    return best
