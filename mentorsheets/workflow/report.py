"""Reports: the coordinator's page, and the page for board and funder, from one look at the sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import Stand
from mentorsheets.domain.weekly_hours import monday_of
from mentorsheets.errors import WrongUse
from mentorsheets.pairing.why_open import OpenNow, look_at_open
from mentorsheets.relations.digest import digest_part
from mentorsheets.relations.history import past_of
from mentorsheets.relations.mail_parts import DigestPart
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.report.charts import draw_curve
from mentorsheets.report.fairness import compare_fairly, describe_findings
from mentorsheets.report.figures import Figure, list_figures
from mentorsheets.report.incidence import count_by_day, find_median_day, trace_incidence
from mentorsheets.report.measures import Measures, measure
from mentorsheets.report.pages import render_page
from mentorsheets.report.stops import BY_WHY
from mentorsheets.report.words import PageWords
from mentorsheets.runtime.cell_links import SheetCells
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.sheet.backend import Backend
from mentorsheets.workflow.advice_words import tell_advice
from mentorsheets.workflow.archives import read_with_archives
from mentorsheets.workflow.changes_since import find_last_monday, tell_changes_since
from mentorsheets.workflow.community import map_everybody, tell_section
from mentorsheets.workflow.flow_words import (
    say_silence,
    say_stop_reasons,
    tell_answers,
    tell_counted,
    tell_flow,
    tell_kinds,
    tell_lasting,
)
from mentorsheets.workflow.maps import read_pages, words_for
from mentorsheets.workflow.waiting_lines import PlaceOfLine, WaitingLines, list_groups

REPORT_READERS = ("monday", "board")
"""Whom a report may be for: the coordinator, on a Monday; and board and funder."""
TABLE_DAYS = (0, 7, 14, 30, 60)
"""Days since the introduction in the table under the curve."""


@dataclass(frozen=True, slots=True)
class Report:
    """A programme as of a day: what was counted, the figures, and the page.

    In one for the coordinator, what waits for them, and what would help most.
    """

    programme: Programme
    measures: Measures
    figures: tuple[Figure, ...]
    page: str
    lines: tuple[tuple[str, str], ...]
    waiting: tuple[WaitingLines, ...] = ()
    advice: tuple[str, ...] = ()


def report_on(
    backend: Backend, config: Config, moment: Moment, whom: str, since: date | None, until: date | None
) -> Report:
    """Return the report for `whom` ("monday" or "board"), of what was asked from `since` on until a day.

    Raises:
        WrongUse, Unreachable: the sheet cannot be read, or there is no such report.
    """
    if whom not in REPORT_READERS:
        raise WrongUse(
            f"There is no report for {whom!r}.", f"There are those for {' and '.join(REPORT_READERS)}."
        )
    reading = read_without_forgotten(backend, config, moment)
    programme = read_with_archives(backend, reading.book, reading.programme)
    today = min(until or date.max, moment.today(programme.settings.time_zone))
    sources = read_pages(config)
    words = words_for((programme.settings.language,), sources, programme)
    still_open = look_at_open(programme, today)
    found = measure(programme, today, since, still_open.why)
    figures = tuple(list_figures(found, words))
    lines = tuple((f"{one.headline(words)} {one.after_headline}", one.detail(words)) for one in figures)
    if whom == "board":
        page = make_board_page(programme, found, sources, words, since)
        return Report(programme, found, figures, page, lines)
    desk = Situation(programme, past_of(programme), today)
    week = digest_part(desk, monday_of(today), (), least_kinds=1)
    reasons = _tell_reasons(still_open, programme, words)
    cells = SheetCells(config.sheet, reading)

    def find_place(spots: Sequence[Spot]) -> PlaceOfLine:
        return PlaceOfLine(cells.link(spots) or "", cells.words(spots))

    waiting = tuple(group for group in list_groups(week, words, reasons, find_place) if group.lines)
    advice = tuple(tell_advice(still_open, programme.catalogue, words))
    page = make_monday_page(programme, found, sources, words, week, waiting, advice)
    return Report(programme, found, figures, page, lines, waiting, advice)


def make_board_page(
    programme: Programme, found: Measures, sources: Mapping[str, str], words: PageWords, since: date | None
) -> str:
    """Return the page for board and funder: figures alone, and nobody's name."""
    steps = trace_incidence(found.first_talks)
    figures = [_as_facts(figure, words) for figure in list_figures(found, words)]
    order = {"needs-served": 0, "first-talk": 1, "response": 2}
    median, soonest = find_median_day(steps), find_median_day(trace_incidence(found.soonest_talks))
    name = words.gettext("Share of pairs that had told us of a first talk, by days since the introduction")
    facts = {
        "programme": programme.settings.programme,
        "found": found,
        "period": words.say("since %(day)s", day=words.day(since))
        if since
        else words.gettext("from the beginning"),
        "headline": _headline(found, words),
        "summary": words.count(
            "%(people)s people take part. One pair was introduced, after two yeses.",
            "%(people)s people take part. %(num)s pairs were introduced, each after two yeses.",
            found.introduced,
            people=words.number(found.people),
        ),
        "figures": sorted(figures, key=lambda figure: order.get(str(figure["id"]), len(order))),
        **tell_kinds(found, words),
        "apart": words.say(
            "Apart from them, %(away)s needs are those of people who are away, and %(withdrawn)s were "
            "withdrawn.",
            away=words.number(found.stands[Stand.AWAY]),
            withdrawn=words.number(found.stands[Stand.WITHDRAWN]),
        ),
        **tell_counted(found, words),
        **tell_flow(found, words, since),
        **tell_answers(found, words),
        **tell_lasting(found, words),
        "silence": say_silence(found, words),
        "median": _say_median(median, soonest, words),
        "curve": draw_curve(steps, name, words) if steps else "",
        "curve_phone": draw_curve(steps, name, words, 360.0) if steps else "",
        "waits": _tell_waits(found, words),
        "fairness": list(describe_findings(compare_fairly(programme, found.today), words)),
        "tallies": count_by_day(found.first_talks, TABLE_DAYS),
        "unknown_days": words.count(
            "Of one need we do not know since when it was asked for, so no waiting time is told of it.",
            "Of %(num)s needs we do not know since when they were asked for, so we tell no waiting time.",
            found.needs_of_unknown_day,
        ),
    }
    return render_page("board.html", sources, words, facts)


def _tell_waits(found: Measures, words: PageWords) -> dict[str, object]:
    """Return how long needs waited for an introduction: in a sentence, as a curve and as a table."""
    steps = trace_incidence(found.waits)
    name = words.gettext("Share of needs that led to an introduction, by days since they were asked for")
    median = find_median_day(steps)
    return {
        "says": words.gettext("Half of all needs have not led to an introduction yet.")
        if median is None
        else words.count(
            "Half of all needs led to an introduction by the day after they were asked for.",
            "Half of all needs led to an introduction within %(num)s days of being asked for.",
            median,
        ),
        "curve": draw_curve(steps, name, words) if steps else "",
        "phone": draw_curve(steps, name, words, 360.0) if steps else "",
        "tallies": count_by_day(found.waits, TABLE_DAYS),
        "count": len(found.waits),
    }


def _headline(found: Measures, words: PageWords) -> str:
    nobody = found.stands[Stand.NOBODY] + found.stands[Stand.RESTING]
    return words.say(
        "%(k)s of %(n)s needs are met or have somebody; %(nobody)s have nobody yet.",
        k=words.number(found.served.k),
        n=words.number(found.needs),
        nobody=words.number(nobody),
    )


def _say_median(median: int | None, soonest: int | None, words: PageWords) -> str:
    if median is None:
        return words.gettext("Half of all pairs have not told us of a talk yet.")
    told = words.count(
        "Half of all pairs had told us by the day after the introduction.",
        "Half of all pairs had told us within %(num)s days.",
        median,
    )
    late = words.gettext("We ask for the first time after a week, so some had talked sooner than we know.")
    if soonest is None or soonest >= median:
        return f"{told} {late}"
    between = words.say(
        "The talk itself lies before that: half of all pairs had talked between day %(soonest)s and day "
        "%(latest)s.",
        soonest=words.number(soonest),
        latest=words.number(median),
    )
    return f"{told} {late} {between}"


def _as_facts(figure: Figure, words: PageWords) -> dict[str, object]:
    return {
        "id": figure.id,
        "headline": figure.headline(words),
        "after": figure.after_headline,
        "says": figure.says,
        "detail": figure.detail(words),
        "sources": list(figure.sources),
    }


def make_monday_page(
    programme: Programme,
    found: Measures,
    sources: Mapping[str, str],
    words: PageWords,
    week: DigestPart,
    groups: Sequence[WaitingLines],
    advice: Sequence[str],
) -> str:
    """Return the coordinator's page: what waits for them, what hurts most first, and the community."""
    since = find_last_monday(found.today)
    facts = {
        "programme": programme.settings.programme,
        "today": found.today,
        "headline": words.say(
            "%(waits)s; %(good)s.",
            waits=words.count("One thing waits for you", "%(num)s things wait for you", len(week.waiting)),
            good=words.count("one went well", "%(num)s went well", len(week.good)),
        ),
        "groups": groups,
        "changes": tuple(tell_changes_since(programme, since, found.today, words)),
        "changed_since": words.say("Since Monday, %(day)s", day=words.day(since)),
        "places": found.places,
        "advice": advice,
        **tell_section(map_everybody(programme, found.today), words),
    }
    return render_page("monday.html", sources, words, facts)


def _tell_reasons(found: OpenNow, programme: Programme, words: PageWords) -> Mapping[str, str]:
    """Return, by the ids of needs, what is in the way of each."""
    said = say_stop_reasons(words)
    asked = ((need, found.why.get((need.person, need.kind))) for need in programme.needs)
    return {need.id: said[BY_WHY[reason]] for need, reason in asked if reason is not None}
