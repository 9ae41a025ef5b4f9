"""What a programme may set in its `Settings` tab, each with a default that needs no thought."""

from dataclasses import dataclass, fields
from datetime import date, time
from enum import StrEnum

from mentorsheets.domain.model import Rhythm
from mentorsheets.domain.pairing_settings import PairingSettings
from mentorsheets.domain.setting_row import Reads, setting_row


class Proposing(StrEnum):
    """When proposals are looked for by a clock."""

    WHEN_CHANGED = "when something changed"
    WEEKLY = "weekly"
    WHEN_ASKED = "only when asked"


class AnswersBy(StrEnum):
    """How what people write back comes in."""

    MAILBOX = "mailbox"
    FORM = "form"
    PERSON = "a person"


BEFORE_PAIRING = "several_helpers"
"""The field behind whose row those of pairing itself stand."""
SEND_AGAIN = "send again"
"""What lets mail go again that was stopped."""
ANSWER = "ANSWER"
"""The word that stands in the pre-filled link of a form where an answer is to go."""


@dataclass(frozen=True, slots=True)
class Hours:
    """A stretch of a day, from `start` up to `end`."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Spec:
    """One row that the `Settings` tab may hold: its title, what it means, how it is read, and its bounds.

    `at_first` stands in a new sheet; where the row is missing or empty, the default holds.
    """

    field: str
    title: str
    meaning: str
    reads: Reads
    low: int
    high: int
    at_first: str = ""


@dataclass(frozen=True, slots=True)
class Settings(PairingSettings):
    """The settings of one programme. Durations are in days, capacities in relationships at one time."""

    programme: str = setting_row("Our mentoring", "Programme", "The name that people know it by.", Reads.TEXT)
    coordinator: str = setting_row("", "Coordinator", "Who signs the mails.", Reads.TEXT)
    coordinator_addresses: tuple[str, ...] = setting_row(
        (),
        "Coordinator e-mail",
        "Where replies go, and whom to ask for help. What goes to the coordinator goes to each address here.",
        Reads.ADDRESSES,
    )
    safety_contact: str = setting_row(
        "",
        "Safety contact",
        "Somebody who is not the coordinator, to whom words go that may mean harm.",
        Reads.TEXT,
    )
    safety_address: str = setting_row(
        "",
        "Safety contact e-mail",
        "Where such words go, once and alone; left empty, to the coordinator.",
        Reads.ADDRESS,
    )
    answers_checked_by: str = setting_row(
        "",
        "Answers checked by",
        "The name under which your mail server says who sent a mail (docs/mail.md); m365 for Microsoft 365.",
        Reads.TEXT,
    )
    tagged_replies: bool = setting_row(
        False,
        "Tagged replies",
        "Whether answers go to your address with a tag behind a plus; only once `doctor` says that such mail "
        "arrives.",
        Reads.YES_NO,
    )
    helpline: str = setting_row(
        "",
        "Helpline",
        "A line below each mail on where else to turn, such as a number that answers at night.",
        Reads.TEXT,
    )
    answers_by: AnswersBy = setting_row(
        AnswersBy.PERSON,
        "Answers come in by",
        "mailbox (which is then read before anything is sent), form, or a person, who reads what comes back.",
        Reads.ANSWERS_BY,
    )
    time_zone: str = setting_row(
        "UTC",
        "Time zone",
        "Days begin and end here; used for whoever gives no zone of their own.",
        Reads.ZONE,
    )
    language: str = setting_row(
        "English", "Language", "What somebody is taken to speak who names no language.", Reads.TEXT
    )
    check_in_every: Rhythm = setting_row(
        Rhythm.WEEKLY, "Check-in every", "How often a relationship is asked how it goes.", Reads.RHYTHM
    )
    answer_form: str = setting_row(
        "",
        "Answer form",
        f"The pre-filled link of a form with the word {ANSWER} in its question: one tap then opens it.",
        Reads.FORM,
    )
    confirm_form_changes: bool = setting_row(
        True,
        "Confirm what forms change",
        "Whether people are asked if it was them, where a form is to change how they like to talk, their "
        "address or their status, or no longer asks for what they need.",
        Reads.YES_NO,
    )
    all_mail: str = setting_row(
        "",
        "All mail",
        f"Whatever stands here but “{SEND_AGAIN}” stops all mail to those who take part.",
        Reads.TEXT,
    )
    send_between: Hours = setting_row(
        Hours(time(9), time(17)),
        "Send between",
        "The hours, in the reader's own time, when mail goes out.",
        Reads.HOURS,
    )
    send_on_weekends: bool = setting_row(
        False, "Send on weekends", "Whether mail goes out on Saturdays and Sundays too.", Reads.YES_NO
    )
    answer_within: int = setting_row(
        7, "Answer within", "Days until a question is asked once more, and as many again until it is let be.",
        Reads.NUMBER, 2, 60,
    )  # fmt: skip
    mails_a_week: int = setting_row(
        2, "Most mails a week", "How many mails anyone gets within seven days, however much there is to say.",
        Reads.NUMBER, 1, 7,
    )  # fmt: skip
    refresh_every: Rhythm = setting_row(
        Rhythm.QUARTERLY, "Ask needs anew", "How often people are asked whether their needs have changed.",
        Reads.RHYTHM,
    )  # fmt: skip
    can_support: int = setting_row(
        1, "Can support, unless said", "How many people somebody supports at one time who leaves it empty.",
        Reads.NUMBER, 0, 50,
    )  # fmt: skip
    wants_at_most: int = setting_row(
        2, "Wants at most, unless said", "How many helpers somebody has at one time who leaves it empty.",
        Reads.NUMBER, 0, 50,
    )  # fmt: skip
    most_of_one: int = setting_row(
        5, "Most for anyone", "What “as many as you like” is taken to mean.", Reads.NUMBER, 1, 50
    )
    within_team: bool = setting_row(
        False, "Pair within a team", "Whether two people of one team may be paired.", Reads.YES_NO
    )
    least_overlap: int = setting_row(
        60, "Least shared time", "Minutes a week that two people must both have free.", Reads.NUMBER, 30, 600
    )
    arrangements_fit: bool = setting_row(
        True,
        "Arrangements must fit",
        "Whether terms (freely, in exchange, paid) must suit both.",
        Reads.YES_NO,
    )
    rhythms_fit: bool = setting_row(
        True, "Rhythms must fit", "Whether how often both want to talk must be near each other.", Reads.YES_NO
    )
    several_helpers: bool = setting_row(
        True, "Several helpers",
        "Whether somebody with several needs gets two or more helpers where that takes nothing from others.",
        Reads.YES_NO,
    )  # fmt: skip
    propose_matches: Proposing = setting_row(
        Proposing.WHEN_CHANGED,
        "Propose matches",
        "When a run by the clock looks for new matches: when something changed (at most once a day), weekly, "
        "or only when asked. It only adds rows, and each waits for your word.",
        Reads.PROPOSING,
    )
    proposals_at_once: int = setting_row(
        10, "Proposals at once", "How many proposals of a run by the clock may wait for your word.",
        Reads.NUMBER, 1, 200,
    )  # fmt: skip
    circles: bool = setting_row(
        False, "Propose circles", "Whether groups are proposed where a need has more askers than places.",
        Reads.YES_NO,
    )  # fmt: skip
    compare_by: tuple[str, ...] = setting_row(
        (), "Compare groups by",
        "Columns of your own in Participants, such as Region: the report says whether a group gets less.",
        Reads.NAMES,
    )  # fmt: skip
    smallest_group: int = setting_row(
        10, "Smallest group", "A group is shown from so many people who ask on; smaller ones are merged.",
        Reads.NUMBER, 5, 1000,
    )  # fmt: skip
    keep_words_for: int = setting_row(
        0, "Keep words for",
        "Months after which what people wrote in answers and History gives way to “…”; 0 keeps it for good. "
        "Answers, days and what still waits for you stay.",
        Reads.MONTHS, 0, 120, at_first="12",
    )  # fmt: skip
    keep_left_for: int = setting_row(
        24, "Keep people who left for",
        "Months after which Today lists somebody who left, to be forgotten; 0 lists nobody.",
        Reads.MONTHS, 0, 120,
    )  # fmt: skip
    archive_after: int = setting_row(
        18, "Archive after",
        "Months after which mails, and questions and answers about what is over, move out of a workbook, "
        "into one for their year beside it, and out of a Google sheet, into its Archive sheet; 0 keeps them "
        "here.",
        Reads.MONTHS, 0, 120,
    )  # fmt: skip
    archive_sheet: str = setting_row(
        "", "Archive sheet",
        "For a Google sheet: the address of another, empty one, shared with the same robot, for what is old. "
        "Without one all stays here.",
        Reads.TEXT,
    )  # fmt: skip
    public_page: bool = setting_row(
        False, "Public page",
        "Whether there may be a page for everybody, with rounded figures of quarters that are over.",
        Reads.YES_NO,
    )  # fmt: skip
    holidays: tuple[date, ...] = setting_row(
        (), "No mail on", "Days, as 2026-12-25, when nothing is sent.", Reads.DAYS
    )

    @property
    def coordinator_address(self) -> str:
        """The address that mails come from and answers go to: the first of the coordinator's."""
        return self.coordinator_addresses[0] if self.coordinator_addresses else ""

    @property
    def stops_mail(self) -> bool:
        """Whether nobody who takes part is to be written to."""
        return self.all_mail.strip(" .!").casefold() not in {"", SEND_AGAIN}

    @property
    def stop_sentence(self) -> str:
        """What tells that all mail is stopped, and how it goes again; "" where it goes."""
        go_on = f"To let it go again, write “{SEND_AGAIN}” into Settings, All mail."
        return f"All mail is stopped ({self.all_mail}). {go_on}" if self.stops_mail else ""


def specs() -> tuple[Spec, ...]:
    """Return the rows that the `Settings` tab may hold, in the order in which it shows them."""
    rows = [Spec(f.name, *f.metadata["row"]) for f in fields(Settings)]
    of_pairing = {f.name for f in fields(PairingSettings)}
    at = next(place for place, spec in enumerate(rows) if spec.field == BEFORE_PAIRING) + 1
    inherited = [spec for spec in rows if spec.field in of_pairing]
    before, after = (
        [spec for spec in some if spec.field not in of_pairing] for some in (rows[:at], rows[at:])
    )
    return (*before, *inherited, *after)


def unless_set(spec: Spec) -> str:
    """Return what holds where a row is empty, as somebody would type it; "" for nothing."""
    match getattr(Settings(), spec.field):
        case bool() as wanted:
            return "yes" if wanted else "no"
        case Hours(start, end):
            return f"{start:%H:%M}-{end:%H:%M}"
        case tuple():
            return ""
        case value:
            return str(value)
