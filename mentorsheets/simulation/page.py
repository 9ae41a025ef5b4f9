"""The page that tells a simulated year: one file that needs no other."""

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from mentorsheets.domain.support import find_single_points, find_sole_helpers
from mentorsheets.report.charts import draw_community, draw_stands
from mentorsheets.report.islands import map_community
from mentorsheets.report.words import PageWords
from mentorsheets.resources import find_shipped
from mentorsheets.simulation.correspondence import tell_in_mails
from mentorsheets.simulation.promises import LOOKS, find_broken_promises
from mentorsheets.simulation.seen import see_ideas
from mentorsheets.simulation.story import episodes, failures, figures, weeks
from mentorsheets.simulation.year import Year

YEAR_FILE = "year.html"


def year_page(year: Year) -> str:
    """Return the story of a year as a page that runs no script and loads nothing."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string((find_shipped("templates") / YEAR_FILE).read_text(encoding="utf-8"))
    told, words = weeks(year), PageWords("en", "")
    return template.render(
        name=year.programme.settings.programme,
        begins=year.begins,
        weeks=told,
        most=max(1, *(week.mails for week in told)),
        figures=figures(year),
        failures=failures(year),
        correspondence=tell_in_mails(year),
        needs=draw_stands([week.stands for week in told], words),
        community=_draw_community(year, words),
        episodes=episodes(year),
        seen=see_ideas(year),
        broken=find_broken_promises(year),
        promises=len(LOOKS),
    )


def _draw_community(year: Year, words: PageWords) -> Markup:
    programme = year.programme
    names = {person.id: person.name for person in programme.people}
    single = frozenset(find_single_points(find_sole_helpers(programme)))
    return draw_community(map_community(programme), names, single, words)
