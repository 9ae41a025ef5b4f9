"""The page for everybody, of a quarter that is over: what it once said is written down, and said again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import Busy, WrongUse
from mentorsheets.report.pages import render_page
from mentorsheets.report.public import (
    KINDS_PREFIX,
    NOT_TOLD,
    Quarter,
    count_public,
    find_last_closed,
    parse_quarter,
)
from mentorsheets.report.words import PageWords
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.runtime.open_sheet import holder_of
from mentorsheets.sheet.backend import AddTab, Backend, ChangedMeanwhile
from mentorsheets.sheet.edits import AddRow
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.schema import PUBLISHED
from mentorsheets.sheet.writing.locate import locate
from mentorsheets.workflow.archives import read_with_archives
from mentorsheets.workflow.maps import read_pages, words_for

QUARTER_NAME = re.compile(r"(\d{4})-Q([1-4])")
PUBLISH_TRIES = 5
"""How often the sheet is read anew because somebody typed meanwhile."""


@dataclass(frozen=True, slots=True)
class Published:
    """A quarter, what is told of it by the name of each figure, and the page."""

    quarter: str
    figures: Mapping[str, str]
    page: str


def publish(
    backend: Backend, config: Config, moment: Moment, quarter: str = "", *, dry_run: bool = False
) -> Published:
    """Return the page for everybody of a quarter ("2027-Q1"; the last one that is over, if none is named).

    What it says is written into the tab Published, and from then on is what it says of that quarter.

    Raises:
        WrongUse: the setting Public page does not allow it, the quarter is not over, or too few take part.
        Busy: somebody is typing all the time, or another run is at work.
        Unreachable: the sheet did not answer.
    """
    if dry_run:
        reading = read_without_forgotten(backend, config, moment)
        return _make(reading.programme, config, *_find_figures(_with_past(backend, reading), moment, quarter))
    with backend.claimed(holder_of("report", moment)):
        for _ in range(PUBLISH_TRIES):
            reading = read_without_forgotten(backend, config, moment)
            name, figures = _find_figures(_with_past(backend, reading), moment, quarter)
            try:
                _write_down(backend, reading, name, figures)
            except ChangedMeanwhile:
                continue
            return _make(reading.programme, config, name, figures)
    raise Busy("Somebody is typing into the sheet all the time.", "Run it again in a moment.")


def _with_past(backend: Backend, reading: Reading) -> Programme:
    return read_with_archives(backend, reading.book, reading.programme)


def _find_figures(programme: Programme, moment: Moment, quarter: str) -> tuple[str, Mapping[str, str]]:
    """Return the quarter's name, and what was or is now told of it."""
    if not programme.settings.public_page:
        raise WrongUse(
            "This programme has no page for everybody.", "Type yes beside Public page in Settings, if it may."
        )
    last = find_last_closed(moment.today(programme.settings.time_zone))
    wanted = _parse_quarter(quarter) if quarter else last
    if wanted.ends > last.ends:
        raise WrongUse(f"The quarter {wanted} is not over.", f"The last one that is over is {last}.")
    figures = programme.published.get(str(wanted)) or count_public(programme, wanted)
    if figures is None:
        raise WrongUse(
            f"At the end of {wanted} fewer than 20 people took part, so everybody could be recognised.",
            "Tell of the programme without figures.",
        )
    return str(wanted), figures


def _parse_quarter(text: str) -> Quarter:
    found = QUARTER_NAME.fullmatch(text)
    if found is None:
        raise WrongUse("This is no quarter.", "Write it as 2027-Q1.")
    return parse_quarter(text)


def _write_down(backend: Backend, reading: Reading, quarter: str, figures: Mapping[str, str]) -> None:
    if quarter in reading.programme.published:
        return
    rows = [
        AddRow(
            PUBLISHED.title,
            {"Told": f"{quarter}/{figure}", "Period": quarter, "Figure": figure, "Shown as": shown},
        )
        for figure, shown in figures.items()
    ]
    operations = locate(reading.book, rows)[0]
    backend.write(sorted(operations, key=lambda one: not isinstance(one, AddTab)), reading.book)


def _make(programme: Programme, config: Config, quarter: str, figures: Mapping[str, str]) -> Published:
    sources = read_pages(config)
    words = words_for((programme.settings.language,), sources, programme)
    kinds = [
        (words.gettext(figure.removeprefix(KINDS_PREFIX)), say_rounded(shown, words))
        for figure, shown in figures.items()
        if figure.startswith(KINDS_PREFIX)
    ]
    found = _parse_quarter(quarter)
    facts = {
        "programme": programme.settings.programme,
        "coordinator": programme.settings.coordinator_address,
        "ends": found.ends,
        "people": say_rounded(figures.get("people", NOT_TOLD), words),
        "kinds": kinds,
        "helped": say_rounded(figures.get("helped", NOT_TOLD), words),
        "weeks": _say_weeks(figures.get("weeks", NOT_TOLD), words),
    }
    return Published(quarter, figures, render_page("public.html", sources, words, facts))


def _say_weeks(shown: str, words: PageWords) -> str:
    if not shown.isdecimal():
        return ""
    return words.count("about one week", "about %(num)s weeks", int(shown))


def say_rounded(shown: str, words: PageWords) -> str:
    """Return a rounded figure, as the tab Published has it, in the language of a page."""
    if found := re.fullmatch(r"about (\d+) in 100", shown):
        return words.say("about %(count)s in 100", count=words.number(int(found[1])))
    if found := re.fullmatch(r"about (\d+)", shown):
        return words.say("about %(count)s", count=words.number(int(found[1])))
    if found := re.fullmatch(r"fewer than (\d+)", shown):
        return words.say("fewer than %(count)s", count=words.number(int(found[1])))
    return words.gettext(shown)
