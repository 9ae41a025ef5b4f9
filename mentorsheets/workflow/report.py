"""Reports: the coordinator's page, and the page for board and funder, from one look at the sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import Stand, find_single_points
from mentorsheets.domain.weekly_hours import monday_of
from mentorsheets.errors import WrongUse
from mentorsheets.relations.digest import digest_part
from mentorsheets.relations.history import past_of
from mentorsheets.relations.mail_parts import DigestPart
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.waiting import Topic, by_topic, list_choices
from mentorsheets.report.charts import draw_community, draw_curve
from mentorsheets.report.courses import CourseStage
from mentorsheets.report.fairness import compare_fairly, describe_findings
from mentorsheets.report.figures import Figure, list_figures
from mentorsheets.report.incidence import count_by_day, find_median_day, trace_incidence
from mentorsheets.report.measures import Measures, measure
from mentorsheets.report.pages import render_page
from mentorsheets.report.words import PageWords
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.sheet.backend import Backend
from mentorsheets.workflow.maps import read_pages, words_for

REPORT_READERS = ("monday", "board")
"""Whom a report may be for: the coordinator, on a Monday; and board and funder."""
MOST_LINES = 5
"""Lines of one kind on the coordinator's page; the rest is in the sheet."""
TABLE_DAYS = (0, 7, 14, 30, 60)
"""Days since the introduction in the table under the curve."""


@dataclass(frozen=True, slots=True)
class Report:
    """A programme as of a day: what was counted, the figures, and the page if one was wanted."""

    programme: Programme
    measures: Measures
    figures: tuple[Figure, ...]
    page: str


def report_on(
    backend: Backend, config: Config, moment: Moment, whom: str, since: date | None, until: date | None
) -> Report:
    """Return the report for `whom` ("monday" or "board"), of questions asked from `since` on until a day.

    Raises:
        WrongUse, Unreachable: the sheet cannot be read, or there is no such report.
    """
    if whom not in REPORT_READERS:
        raise WrongUse(
            f"There is no report for {whom!r}.", f"There are those for {' and '.join(REPORT_READERS)}."
        )
    programme = read_without_forgotten(backend, config, moment).programme
    today = min(until or date.max, moment.today(programme.settings.time_zone))
    sources = read_pages(config)
    words = words_for((programme.settings.language,), sources)
    found = measure(programme, today, since)
    figures = tuple(list_figures(found, words))
    make = make_board_page if whom == "board" else make_monday_page
    return Report(programme, found, figures, make(programme, found, sources, words, since))


def make_board_page(
    programme: Programme, found: Measures, sources: Mapping[str, str], words: PageWords, since: date | None
) -> str:
    """Return the page for board and funder: figures alone, and nobody's name."""
    steps = trace_incidence(found.first_talks)
    figures = [_as_facts(figure, words) for figure in list_figures(found, words)]
    order = {"needs-served": 0, "first-talk": 1, "response": 2}
    median = find_median_day(steps)
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
        "most": max((kind.total for kind in found.kinds), default=1),
        "flow": list(_flow(found, words)),
        "withdrawn": words.count(
            "One need was withdrawn.", "%(num)s needs were withdrawn.", found.flow.withdrawn
        ),
        "median": _say_median(median, words),
        "curve": draw_curve(steps, words) if steps else "",
        "curve_phone": draw_curve(steps, words, 360.0) if steps else "",
        "fairness": list(describe_findings(compare_fairly(programme), words)),
        "tallies": count_by_day(found.first_talks, TABLE_DAYS),
        "unknown_days": words.count(
            "Of one need we do not know since when it was asked for, so no waiting time is told of it.",
            "Of %(num)s needs we do not know since when they were asked for, so we tell no waiting time.",
            found.needs_of_unknown_day,
        ),
    }
    return render_page("board.html", sources, words, facts)


def _headline(found: Measures, words: PageWords) -> str:
    nobody = found.stands[Stand.NOBODY] + found.stands[Stand.RESTING]
    return words.say(
        "%(k)s of %(n)s needs are met or have somebody; %(nobody)s have nobody yet.",
        k=words.number(found.served.k),
        n=words.number(found.needs),
        nobody=words.number(nobody),
    )


def _say_median(median: int | None, words: PageWords) -> str:
    if median is None:
        return words.gettext("Half of all pairs have not told us of a talk yet.")
    told = words.count(
        "Half of all pairs had told us by the day after the introduction.",
        "Half of all pairs had told us within %(num)s days.",
        median,
    )
    late = words.gettext("We ask for the first time after a week, so some had talked sooner than we know.")
    return f"{told} {late}"


def _as_facts(figure: Figure, words: PageWords) -> dict[str, object]:
    return {
        "id": figure.id,
        "headline": figure.headline(words),
        "says": figure.says,
        "detail": figure.detail(words),
        "sources": list(figure.sources),
    }


def _flow(found: Measures, words: PageWords) -> Iterator[tuple[str, int, int]]:
    labels = {
        CourseStage.ASKED_FOR: words.gettext("asked for"),
        CourseStage.PROPOSED: words.gettext("somebody proposed"),
        CourseStage.BOTH_ASKED: words.gettext("both were asked"),
        CourseStage.INTRODUCED: words.gettext("introduced"),
        CourseStage.TALKED: words.gettext("talked"),
        CourseStage.MET: words.gettext("met, with us or without"),
    }
    for stage, label in labels.items():
        yield label, found.flow.reached[stage], found.flow.stopped[stage]


def make_monday_page(
    programme: Programme, found: Measures, sources: Mapping[str, str], words: PageWords, _since: date | None
) -> str:
    """Return the coordinator's page: what waits for them, what hurts most first, and the community."""
    desk = Situation(programme, past_of(programme), found.today)
    week = digest_part(desk, monday_of(found.today), ())
    groups = [group for group in _groups(week, words) if group["lines"]]
    names = {person.id: person.name for person in programme.people}
    single = find_single_points(found.sole)
    facts = {
        "programme": programme.settings.programme,
        "today": found.today,
        "headline": words.say(
            "%(waits)s; %(good)s.",
            waits=words.count("One thing waits for you", "%(num)s things wait for you", len(week.waiting)),
            good=words.count("one went well", "%(num)s went well", len(week.good)),
        ),
        "groups": groups,
        "most": MOST_LINES,
        "community": _say_community(found, words),
        "picture": draw_community(found.community, names, frozenset(single), words)
        if found.community.islands
        else "",
        "rests": [
            words.say(
                "%(people)s rest on %(name)s alone",
                people=words.listed([names[p] for p in people]),
                name=names[giver],
            )
            for giver, people in single.items()
        ],
        "alone": [names[person] for person in found.community.alone_and_asking],
    }
    return render_page("monday.html", sources, words, facts)


def _groups(week: DigestPart, words: PageWords) -> Iterator[dict[str, object]]:
    titles = {
        Topic.HELP: words.gettext("asked for help"),
        Topic.HELD: words.gettext("held until you say how they stand"),
        Topic.READ: words.gettext("wrote what only you can read"),
        Topic.NEEDS: words.gettext("need something"),
        Topic.DECIDE: words.gettext("wait for your word"),
        Topic.STILL: words.gettext("stand still"),
        Topic.SILENT: words.gettext("have gone silent"),
        Topic.MAIL: words.gettext("stuck mail"),
        Topic.MEND: words.gettext("cells to mend"),
        Topic.RING: words.gettext("to ring: they have no e-mail address"),
        Topic.NOBODY: words.gettext("without anybody yet"),
    }
    for topic, these in by_topic(week.waiting):
        hint = words.say("Type into its green cell in Today: %(words)s", words=list_choices(these))
        lines = [one.line for one in these]
        yield {"title": titles[topic], "hint": hint, "lines": lines, "first": topic is Topic.HELP}
    besides = (
        (words.gettext("rest on one single helper"), week.single,
         words.gettext("If that one had to pause, they would have nobody.")),
        (words.gettext("went well"), week.good, words.gettext("Since the last digest.")),
    )  # fmt: skip
    for title, told, hint in besides:
        yield {"title": title, "hint": hint, "lines": [line.words for line in told], "first": False}


def _say_community(found: Measures, words: PageWords) -> str:
    connected = sum(map(len, found.community.islands))
    return words.count(
        "%(people)s people are connected in one group; %(alone)s who ask have nobody yet.",
        "%(people)s people are connected in %(num)s groups; %(alone)s who ask have nobody yet.",
        len(found.community.islands),
        people=words.number(connected),
        alone=words.number(len(found.community.alone_and_asking)),
    )
