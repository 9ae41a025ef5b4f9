"""Two plans side by side: with other settings, of an edited copy, or of an earlier day; only shown."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.pairing_settings import PairingSettings
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings, specs
from mentorsheets.errors import WrongUse
from mentorsheets.pairing.compare import Comparison, compare, side_of_plan, side_on
from mentorsheets.pairing.propose import propose
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.sheet.backend import Backend, Tab
from mentorsheets.sheet.cells.text import nearest, squeeze
from mentorsheets.sheet.reading.settings import read_settings
from mentorsheets.sheet.workbook.backend import Workbook

if TYPE_CHECKING:
    from mentorsheets.domain.model import Problem

COMPARE_EXAMPLES = (
    'Write a setting of pairing as "Aim=as well met as possible", the path of an edited copy (.xlsx), '
    '"last week", or a day such as 2026-11-14.'
)
OF_PAIRING = frozenset(
    {
        *(field.name for field in fields(PairingSettings)),
        *("several_helpers", "within_team", "least_overlap", "rhythms_fit", "arrangements_fit", "circles"),
    }
)
"""Settings that pairing alone goes by, so that another value shows what it would do."""
LAST_WEEK = frozenset(map(squeeze, ("last week", "a week ago", "one week ago")))
DAY_WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Compared:
    """Two plans, what each of them is in words, and the programmes that know their people."""

    first: str
    second: str
    comparison: Comparison
    programmes: tuple[Programme, ...]


def compare_plans(backend: Backend, config: Config, moment: Moment, whats: Iterable[str]) -> Compared:
    """Return what another plan is beside the one that pairing would make afresh today.

    Beside an earlier day stands what `pair` would do today, with the proposals that wait.

    Raises:
        WrongUse: something is not understood, or a sheet cannot be read.
        Unreachable: a sheet did not answer.
    """
    programme = instead = read_without_forgotten(backend, config, moment).programme
    today = moment.today(programme.settings.time_zone)
    words = [what.strip() for what in whats]
    days = [day for what in words if (day := _find_day(what, today)) is not None]
    if days and len(words) > 1:
        raise WrongUse("An earlier day is compared by itself.", "Leave out all the rest.")
    if days:
        now = side_of_plan(programme, propose(programme, today))
        found = compare(side_on(programme, days[0]), now)
        return Compared(f"on {days[0]}", "now", found, (programme,))
    for what in words:
        if what.casefold().endswith(".xlsx"):
            instead = read_without_forgotten(Workbook(Path(what).expanduser()), config, moment).programme
        else:
            instead = replace(instead, settings=_set(what, instead.settings))
    sides = [side_of_plan(one, propose(one, today, afresh=True)) for one in (programme, instead)]
    return Compared("as it is", ", ".join(words), compare(sides[0], sides[1]), (programme, instead))


def _find_day(what: str, today: date) -> date | None:
    """Return the earlier day that is meant; None if it is no day."""
    if squeeze(what) in LAST_WEEK:
        return today - timedelta(days=7)
    if not DAY_WRITTEN.fullmatch(what):
        return None
    try:
        day = date.fromisoformat(what)
    except ValueError:
        raise WrongUse("This is no day of the calendar.", COMPARE_EXAMPLES) from None
    if day >= today:
        raise WrongUse("The day to compare with lies not before today.", COMPARE_EXAMPLES)
    return day


def _set(what: str, settings: Settings) -> Settings:
    """Return the settings with one of pairing's as a text like "Aim=..." says."""
    title, is_there, value = what.partition("=")
    by_title = {spec.title: spec.field for spec in specs() if spec.field in OF_PAIRING}
    as_written = {squeeze(one): one for one in by_title}
    known = as_written.get(squeeze(title)) or nearest(title, by_title)
    if not is_there or not value.strip() or known is None:
        raise WrongUse("This is nothing to compare with.", COMPARE_EXAMPLES)
    problems: list[Problem] = []
    read = read_settings(Tab("Settings", (("Setting", "Value"), (known, value.strip()))), problems)
    if problems:
        raise WrongUse(problems[0].sentence, problems[0].hint)
    return replace(settings, **{by_title[known]: getattr(read, by_title[known])})
