"""A year of a programme: through the same code as any other, by a clock that is turned."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.programme import Programme
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.backend import ReplaceRows
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.simulation.coordinator import Coordinator
from mentorsheets.simulation.dice import Dice
from mentorsheets.simulation.letters import ReadLetter, SimulatedReply, new_letters
from mentorsheets.simulation.people import Crowd
from mentorsheets.simulation.post import TurnedClock, bring_back
from mentorsheets.simulation.sheet import Notebook
from mentorsheets.simulation.start import starting_rows
from mentorsheets.simulation.type_cells import Hand
from mentorsheets.workflow.due_mail import gather
from mentorsheets.workflow.pair import Paired, pair
from mentorsheets.workflow.read_answers import read_answers
from mentorsheets.workflow.send_mail import run_round
from mentorsheets.workflow.take_words import take_words
from mentorsheets.workflow.wishes import Wishes

BEGINS = date(2027, 1, 4)
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder with a name of its own is made there
"""Where Linux keeps files in memory."""
MAILS = "mails.zip"
SIGNED_WITH = "a year of people who are all invented, so no secret"
PEOPLE_OF_A_YEAR = 24
"""So many a year takes half a minute for; the sample has sixty."""
RUNS_ON = (0, 3)
"""The days of a week on which the job runs that sends what is due; Monday is 0."""


@dataclass(frozen=True, slots=True)
class YearRun:
    """One run of the daily job: its day, the programme that it decided from, and the mails that went out."""

    day: date
    before: Programme
    letters: tuple[ReadLetter, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """What there is to tell: each run, the last pairing, the programme at the end, and the coordinator's hand."""

    begins: date
    runs: tuple[YearRun, ...]
    paired: Paired
    programme: Programme
    hand: Hand
    folder: Path

    @property
    def letters(self) -> tuple[ReadLetter, ...]:
        """All mails, in order."""
        return tuple(letter for run in self.runs for letter in run.letters)


@dataclass(slots=True)
class Life:
    """A programme that is lived through, week by week, in `folder`, which may be gone afterwards."""

    folder: Path
    crowd: Crowd
    coordinator: Coordinator
    sheet: Notebook
    clock: TurnedClock
    runs: list[YearRun] = field(default_factory=list)
    _coming: list[SimulatedReply] = field(default_factory=list)
    _known: set[str] = field(default_factory=set)

    def week(self, number: int, monday: date) -> Paired:
        """Live through one week, and return what its pairing came to."""
        self._turn_to(monday)
        self.coordinator.evening(number, monday)
        config = self._config(monday)
        take_words(self.sheet, config, self._moment)
        paired = pair(self.sheet, config, self._moment, counts_cells=False)
        for day in RUNS_ON:
            self._turn_to(monday + timedelta(days=day))
            self._day()
        return paired

    @property
    def _moment(self) -> Moment:
        return Moment(self.clock)

    def _outbox(self, day: date) -> Path:
        return self.folder / "outbox" / f"{day}"

    def _config(self, day: date) -> Config:
        # With the same secret the same people have the same ids, so that the same seed lives the same life.
        secret = f"{SIGNED_WITH} {self.crowd.dice.seed}"
        return Config(
            str(self.folder / "programme.xlsx"),
            mail=f"outbox:{self._outbox(day)}",
            journal=str(self.folder / ".year.journal"),
            secret=secret,
        )

    def _turn_to(self, day: date) -> None:
        self.clock.shows = max(self.clock.shows, datetime.combine(day, time(12), UTC))

    def _day(self) -> None:
        today = self.clock.shows.date()
        config = self._config(today)
        self._collect(config, today)
        answers = read_answers(self.sheet, config, self._moment)
        sent = run_round(self.sheet, config, self._moment, gather(), Wishes(), answers)
        letters = tuple(new_letters(self._outbox(today), self._known))
        for letter in letters:
            self._coming += self.crowd.replies(letter)
        self.runs.append(YearRun(today, sent.programme, letters))

    def _collect(self, config: Config, today: date) -> None:
        """Take in what came back by now, as `collect` does from a mailbox."""
        arrived = [reply for reply in self._coming if reply.day <= today]
        self._coming = [reply for reply in self._coming if reply.day > today]
        if arrived:
            bring_back(arrived, self.sheet, config, self._moment)


def live(
    folder: Path,
    say: Callable[[str], None],
    *,
    begins: date = BEGINS,
    weeks: int = 52,
    people: int = PEOPLE_OF_A_YEAR,
    seed: int = 1,
) -> Year:
    """Live through some weeks of an invented programme of `people`; `say` is told each week.

    What is left in a new `folder` is its sheet, as a workbook, and its mails, in one archive. Until then all
    lies in memory, where the system has room for files there: no power cut needs to be survived.

    Raises:
        WrongUse: the folder cannot be written to.
    """
    folder.mkdir(parents=True)
    begins -= timedelta(days=begins.weekday())
    workbook = Workbook(folder / "programme.xlsx")
    workbook.make()
    sheet = Notebook(workbook.read())
    dice, pace = Dice(seed), max(1.0, 52 / weeks)
    first, later = starting_rows(begins, people, weeks)
    hand = Hand(sheet)
    for title, (header, *rows) in first.items():
        hand.add(title, header, rows)
    coordinator = Coordinator(hand, dice, pace, later)
    clock = TurnedClock(datetime.combine(begins, time(8), UTC))
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as meanwhile:
        life = Life(Path(meanwhile), Crowd(dice, pace), coordinator, sheet, clock)
        for number in range(weeks):
            say(f"Week {number + 1} of {weeks}")
            paired = life.week(number, begins + timedelta(weeks=number))
        _keep(Path(meanwhile) / "outbox", folder / MAILS)
    workbook.write([ReplaceRows(tab.title, tab.rows[1:]) for tab in sheet.read().tabs], workbook.read())
    return Year(begins, tuple(life.runs), paired, read(sheet).programme, hand, folder)


def _keep(outbox: Path, archive: Path) -> None:
    """Put the mails of each day into an archive, without the pages that show them a second time."""
    with ZipFile(archive, "w", ZIP_DEFLATED, compresslevel=1) as kept:
        for mail in sorted(outbox.glob("*/*.eml")):
            kept.write(mail, mail.relative_to(outbox))
