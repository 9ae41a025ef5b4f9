"""The main job on an invented programme: from a sheet to matches to mails, as a coordinator would do it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.mail_kinds import MailKind, RunPart, kinds_of
from mentorsheets.domain.model import Decision, Match, MatchState, Problem
from mentorsheets.domain.programme import Programme
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.backend import AppendRows, Backend, Cell, Operation, Tab, WriteCells
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.schema import MATCHES, SETTINGS, tab_spec
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.simulation.letters import ReadLetter, SimulatedReply, new_letters
from mentorsheets.simulation.post import TurnedClock, bring_back
from mentorsheets.simulation.sample import SampleRows, sample_rows
from mentorsheets.workflow.due_mail import gather
from mentorsheets.workflow.pair import Paired, pair
from mentorsheets.workflow.read_answers import read_answers
from mentorsheets.workflow.send_mail import Sent, run_round
from mentorsheets.workflow.wishes import Wishes

ALREADY_MET = 3
"""Of the proposals that the demo's coordinator approves, how many had said yes in person: active at once."""
BOTH_ASKED = 3
"""How many are approved as usual, so that both are asked; the other proposals wait, as in life."""
ASKED_BEFORE, ANSWERED_BEFORE = timedelta(days=4), timedelta(days=2)
"""How long before the day of the demo the first mails went, and the first answers came."""
GLADLY = "Yes, with pleasure. Thursdays after five are good; is that too late for her?"
MOVED_ON = "We met twice, and she reads what I write with great care. Could somebody look at the numbers in it as well?"
TOO_MUCH = "Please stop writing to me for a while, it is all a bit much at home."


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made: the workbook, the outbox, and what each step came to.

    `pairs` is how many were introduced, after two yeses.
    """

    workbook: Path
    outbox: Path
    programme: Programme
    problems: tuple[Problem, ...]
    paired: Paired
    asked: Sent
    introduced: Sent
    pairs: int
    checked_in: Sent
    followed_up: Sent
    replies: tuple[SimulatedReply, ...]

    @property
    def rounds(self) -> tuple[Sent, ...]:
        """What went out, round by round."""
        return self.asked, self.introduced, self.checked_in, self.followed_up

    @property
    def in_words(self) -> tuple[str, ...]:
        """What people wrote instead of tapping, as it came."""
        return tuple(reply.words for reply in self.replies if reply.words)


def demo(folder: Path, moment: Moment, say: Callable[[str], None], secret: str = "") -> Demo:
    """Run the main job in a new `folder`; `say` is told each step as it begins.

    Ids take the `secret`: with the same one the same day gives the same; with none, one is made.

    Raises:
        WrongUse: the folder cannot be written to.
    """
    folder.mkdir(parents=True)
    path, outbox = folder / "programme.xlsx", folder / "outbox"
    clock = TurnedClock(moment.acts_at("UTC") - ASKED_BEFORE)
    then = Moment(clock)
    say("Making a sheet and filling it with invented people")
    backend = Workbook(path)
    backend.make()
    _type(backend, sample_rows(then.today("UTC")))
    say("Reading it")
    programme = read(backend).programme
    say("Looking for the best matches")
    config = Config(
        str(path), mail=f"outbox:{outbox}", journal=str(folder / ".programme.journal"), secret=secret
    )
    paired = pair(backend, config, then, counts_cells=False)
    say("Approving a few, as a coordinator would")
    pairs = _approve(backend)
    office = _Office(backend, config, then, outbox)
    say("Asking both of each, apart")
    asked = office.send(RunPart.INTRODUCTIONS)
    say("Two days later: taking in what they answered, and introducing who both said yes")
    clock.shows += ASKED_BEFORE - ANSWERED_BEFORE
    first = office.take(_answer_asks(office.letters(), pairs, then.today("UTC")))
    introduced = office.send(RunPart.INTRODUCTIONS)
    # Each of a pair gets an introduction of their own, and nobody answers it.
    introductions = sum(letter.kind == MailKind.INTRODUCTION for letter in office.letters())
    say("Today: writing this week's check-ins, and following up on what comes back")
    clock.shows += ANSWERED_BEFORE
    checked_in = office.send(RunPart.CHECK_INS)
    second = office.take(_answer_check_ins(office.letters(), then.today("UTC")))
    followed_up = office.send(RunPart.FOLLOW_UPS)
    return Demo(
        path, outbox, programme, programme.problems, paired,
        asked, introduced, introductions // 2, checked_in, followed_up, (*first, *second),
    )  # fmt: skip


@dataclass(slots=True)
class _Office:
    """Where mail goes out and comes back; each letter is seen once."""

    backend: Backend
    config: Config
    moment: Moment
    outbox: Path
    _known: set[str] = field(default_factory=set)

    def send(self, part: RunPart) -> Sent:
        due = gather(kinds_of(part), any_day=True)
        answers = read_answers(self.backend, self.config, self.moment)
        return run_round(self.backend, self.config, self.moment, due, Wishes(), answers)

    def letters(self) -> tuple[ReadLetter, ...]:
        return tuple(new_letters(self.outbox, self._known))

    def take(self, replies: Iterable[SimulatedReply]) -> tuple[SimulatedReply, ...]:
        came = tuple(replies)
        bring_back(came, self.backend, self.config, self.moment)
        return came


def _answer_asks(
    letters: Iterable[ReadLetter], pairs: Sequence[tuple[str, str]], day: date
) -> Iterator[SimulatedReply]:
    """Yield two yeses; a yes and a no; and for the third pair words, while the other one is silent."""
    by_reader = {letter.to[0]: letter for letter in letters}
    (one, other), (gladly, sorry), (writes, _) = pairs
    for who, action in ((one, "yes"), (other, "yes"), (gladly, "yes"), (sorry, "no")):
        yield SimulatedReply(by_reader[who], who, day, by_reader[who].offers(action)[0])
    yield SimulatedReply(by_reader[writes], writes, day, words=GLADLY)


def _answer_check_ins(letters: Sequence[ReadLetter], day: date) -> Iterator[SimulatedReply]:
    """Yield what the first readers send back: a tap, words for a human, and a wish to be left alone."""
    for letter, words in zip(letters, ("", MOVED_ON, TOO_MUCH), strict=False):
        tap = None if words else letter.offers("met")[0]
        yield SimulatedReply(letter, letter.to[0], day, tap, words)


def free_folder(parent: Path) -> Path:
    """Return a folder that does not exist yet: demo, else demo-2, demo-3 and so on."""
    number, folder = 1, parent / "demo"
    while folder.exists():
        number += 1
        folder = parent / f"demo-{number}"
    return folder


def _type(backend: Backend, tabs: Mapping[str, SampleRows]) -> None:
    """Type the rows of each tab under its headers, and settings beside their names."""
    book = backend.read()
    operations: list[Operation] = []
    for title, (header, *rows) in tabs.items():
        spec = tab_spec(title)
        tab = find_tab(book, spec) or Tab(title)
        columns = find_header(tab, spec).columns
        places = [columns[str(name)] for name in header]
        if spec is SETTINGS:
            operations.append(WriteCells(tab.title, dict(_set(tab, columns, rows))))
        else:
            operations.append(AppendRows(tab.title, tuple(_lay_out(row, places) for row in rows)))
    backend.write(operations, book)


def _lay_out(row: Sequence[Cell], places: Sequence[int]) -> tuple[Cell, ...]:
    cells: list[Cell] = [None] * (max(places) + 1)
    for place, cell in zip(places, row, strict=True):
        cells[place] = cell
    return tuple(cells)


def _set(
    tab: Tab, columns: Mapping[str, int], rows: Iterable[Sequence[Cell]]
) -> Iterator[tuple[tuple[int, int], Cell]]:
    rows_by_name = {row[columns["Setting"]]: index for index, row in enumerate(tab.rows) if row}
    for name, value in rows:
        yield (rows_by_name[name], columns["Value"]), value


def _approve(backend: Backend) -> tuple[tuple[str, str], ...]:
    """Approve the first proposals, and note for some that the two had agreed already.

    Return the addresses of giver and asker of those who are asked; each of them stands in one of them alone.
    """
    book, programme = backend.read(), read(backend).programme
    tab = find_tab(book, MATCHES) or Tab(MATCHES.title)
    columns = find_header(tab, MATCHES).columns
    places = {row[columns["Match"]]: place for place, row in enumerate(tab.rows) if row}
    proposed = [match for match in programme.matches if match.state is MatchState.PROPOSED]
    agreed, asked = proposed[:ALREADY_MET], list[Match]()
    known = {who for match in agreed for who in (match.giver, match.asker)}
    for match in proposed[ALREADY_MET:]:
        if len(asked) < BOTH_ASKED and not known & {match.giver, match.asker}:
            asked.append(match)
            known |= {match.giver, match.asker}
    cells: dict[tuple[int, int], Cell] = {
        (places[match.id], columns["Coordinator"]): Decision.APPROVE for match in (*agreed, *asked)
    }
    cells |= {(places[match.id], columns["State"]): MatchState.ACTIVE for match in agreed}
    backend.write([WriteCells(tab.title, cells)], book)
    address = {person.id: person.address or "" for person in programme.people}
    return tuple((address[match.giver], address[match.asker]) for match in asked)
