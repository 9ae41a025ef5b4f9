"""A programme made of lists that somebody has: look first, then carry it out."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from urllib.parse import unquote

from mentorsheets.api.answer_rows import AdoptLineRow, AdoptListRow, AdoptOutput, FormsOutput, tell_forms
from mentorsheets.api.arguments import Today, parse_time
from mentorsheets.api.rows import make_problem_row
from mentorsheets.api.set_up import exists, find_remote, make_sheet
from mentorsheets.domain.clock import Clock, Moment
from mentorsheets.errors import WrongUse
from mentorsheets.runtime.config import Config, is_file, is_google
from mentorsheets.runtime.open_sheet import open_sheet
from mentorsheets.runtime.system_clock import SystemClock
from mentorsheets.sheet.backend import Book, RenameTab, Tab
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.form_settings import setting_of
from mentorsheets.sheet.forms.file import read_export
from mentorsheets.sheet.forms.gender_columns import find_gender_columns
from mentorsheets.sheet.forms.keep_mapping import list_questions
from mentorsheets.sheet.forms.mapping import (
    FORM_COLUMNS,
    NOTHING,
    by_question,
    read_fills,
    write_mapping,
)
from mentorsheets.sheet.forms.settings import Mapped
from mentorsheets.sheet.forms.unused import tell_could_fill
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.schema import PARTICIPANTS
from mentorsheets.workflow.adopt import adopt, copy_first, name_copy, sample, tell_used_names, understand
from mentorsheets.workflow.our_names import (
    carry_out_rename,
    find_list_in_our_place,
    find_lists_called_ours,
    find_people_of_ours,
    is_programme,
    refuse_own_content,
    rename_list,
    with_renamed,
    without_tabs,
)


class Adoption:
    """Lists of people that somebody has, and what they were understood to say: look first, then carry out."""

    def __init__(self, lists: Sequence[str], config: Config, *, rename: RenameTab | None = None) -> None:
        """Read lists, each a file or the address of a Google sheet, for the sheet that `config` names.

        Where the sheet has a list that has a name of ours, it is to `rename` that first.

        Raises:
            WrongUse, Unreachable: a list, or the sheet, cannot be read.
        """
        self.config, self._rename = config, rename
        self._is_beside = tuple(lists) == (config.sheet,)
        target = open_sheet(config).read() if exists(config) else None
        if target and rename:
            target = with_renamed(target, rename)
        if target:
            refuse_own_content(target)
        # A list that stays in its own sheet keeps the name of its tab, by which its answers are found again.
        self._source = target if self._is_beside and target else _read_lists(lists, config)
        self.lists_called_ours = ", ".join(find_lists_called_ours(target)) if target else ""
        """The title of a list of the sheet, though our tab may have its name; "" if there is none."""
        self.used_names = tell_used_names(target)
        """Titles of tabs of the sheet that are used as ours, though it is no programme yet; "" if none."""
        known = without_tabs(target, find_lists_called_ours(target)) if target else None
        self._found = understand(self._source, known, is_export=not self._is_beside)
        self._numbers: dict[tuple[str, str], int] = {}

    @property
    def called_ours(self) -> str:
        """The title of the list where it is the tab of people of the very sheet, by any of its names."""
        tab = find_tab(self._source, PARTICIPANTS) if self._is_beside else None
        return tab.title if tab else ""

    @property
    def people_of_ours(self) -> str:
        """The title of a tab of the very sheet that is a programme's tab of people as it stands, else ""."""
        return find_people_of_ours(self._source) if self._is_beside else ""

    @property
    def is_programme(self) -> bool:
        """Whether the very sheet has been set up as a programme."""
        return self._is_beside and is_programme(self._source)

    @property
    def renamed(self) -> str:
        """What a list that had a name of ours is called once this is carried out, else ""."""
        return self._rename.title if self._rename else ""

    @property
    def in_our_place(self) -> str:
        """The title of a tab of the very sheet that has another name of ours, and seems to be a list."""
        return find_list_in_our_place(self._source) if self._is_beside else ""

    @property
    def says_who_asks(self) -> bool:
        """Whether the lists tell what people ask for or offer, as a tab of people alone does not."""
        return any({"Needs", "Offers"} & one.questions.keys() for one in self._found.lists)

    def apart_from(self, title: str) -> "Adoption":
        """Return how a list in a tab with a name of ours is adopted, so that the name is no more in the way.

        A workbook is adopted into another one beside it. No other Google sheet can be made, so there the
        list is called otherwise.
        """
        if not is_file(self.config.sheet):
            rename = rename_list(self._source, title)
            return Adoption((self.config.sheet,), self.config, rename=rename)
        path = Path(self.config.sheet)
        beside = str(path.with_name(f"{path.stem} programme.xlsx"))
        return Adoption((self.config.sheet,), replace(self.config, sheet=beside))

    @property
    def lines(self) -> tuple[AdoptLineRow, ...]:
        """Each question of each list with what it fills, in one numbering that no change to them changes."""
        found: list[AdoptLineRow] = []
        for one in self._found.lists:
            fills, genders = by_question(one.whole), find_gender_columns(one.form)
            for asked in list_questions(one):
                samples = tuple(sample(one.form, (asked,)))
                title = one.form.tab.title
                number = self._numbers.setdefault((title, asked), len(self._numbers) + 1)
                columns = fills.get(asked, ())
                could = "" if columns else tell_could_fill(one.form, asked, genders)
                found.append(AdoptLineRow(number, title, asked, columns, could, samples))
        return tuple(sorted(found, key=lambda line: line.number))

    def change(self, number: int, fills: str) -> AdoptLineRow:
        """Let the question of a line fill something else: columns with + between, or Nothing.

        Raises:
            WrongUse: there is no such line, or no such column.
        """
        line = next((line for line in self.lines if line.number == number), None)
        if line is None:
            raise WrongUse(f"There is no line {number}.", f"They go from 1 to {len(self.lines)}.")
        columns, unknown = read_fills(fills)
        if unknown or (NOTHING in columns and len(columns) > 1):
            word = unknown[0] if unknown else fills
            known = ", ".join((*FORM_COLUMNS, NOTHING))
            raise WrongUse(f"There is no column “{word}”.", f"There are {known}.")
        place = [one.form.tab.title for one in self._found.lists].index(line.list)
        self._found = self._found.with_change(place, line.question, columns)
        return next(one for one in self.lines if (one.list, one.question) == (line.list, line.question))

    @property
    def output(self) -> AdoptOutput:
        """What was understood."""
        found = self._found
        return AdoptOutput(
            sheet=self.config.sheet,
            lists=tuple(map(_tell_list, found.lists)),
            rows=found.people,
            new_kinds=tuple(found.new_kinds),
            people=None,
            problems=(),
            not_understood=tuple(map(make_problem_row, found.problems)),
        )

    def copy_first(self) -> str:
        """Copy a workbook that is there, and return the copy's name; "" where there is none to copy.

        Raises:
            WrongUse: the folder may not be written to.
        """
        if is_google(self.config.sheet) or not exists(self.config):
            return ""
        if is_file(self.config.sheet):
            return copy_first(Path(self.config.sheet).expanduser()).name
        remote = find_remote(self.config)
        return remote.copy_to(lambda number: name_copy(PurePath(remote.name), number))

    def carry_out(
        self, *, today: Today = None, clock: Clock | None = None
    ) -> tuple[AdoptOutput, FormsOutput]:
        """Make a programme of the lists; return what was made, and what was taken over from whom.

        What the sheet says of a list already stays as it is, as does all that somebody typed.

        Raises:
            WrongUse, Unreachable, Busy, NeedsAPerson: the sheet cannot be read or written.
        """
        if not exists(self.config):
            make_sheet(self.config)
        moment = Moment(clock or SystemClock(), parse_time(today))
        if self._rename:
            carry_out_rename(open_sheet(self.config), self._rename)
        source = None if self._is_beside else self._source
        collected = tell_forms(
            adopt(open_sheet(self.config), self.config, moment, self._found, source).collected
        )
        done = replace(self.output, people=len(collected.people), problems=collected.problems)
        return done, collected


def _read_lists(lists: Sequence[str], config: Config) -> Book:
    tabs: list[Tab] = []
    for one in lists:
        for tab in _read_list(one, config).tabs:
            titles = {plain(other.title) for other in tabs}
            # Two files may each have a tab of the same name, and neither is to hide the other.
            title = f"{unquote(Path(one).stem)} {tab.title}" if plain(tab.title) in titles else tab.title
            tabs.append(replace(tab, title=title))
    return Book(tuple(tabs))


def _read_list(one: str, config: Config) -> Book:
    if not is_file(one):
        return open_sheet(replace(config, sheet=one)).read()
    return read_export(Path(one).expanduser())


def _tell_list(one: Mapped) -> AdoptListRow:
    title = one.form.tab.title
    return AdoptListRow(
        list=title,
        setting=setting_of(title),
        mapping=write_mapping(one.questions),
        proposed=one.is_proposed,
        fills_nothing=tuple(problem.value for problem in one.unused),
        questions={name: tuple(asked) for name, asked in one.questions.items()},
        samples={name: tuple(sample(one.form, asked)) for name, asked in one.questions.items()},
        unused=tuple(map(make_problem_row, one.unused)),
    )
