"""The page that tells a simulated year: one file that needs no other."""

from jinja2 import Environment, StrictUndefined

from mentorsheets.resources import find_shipped
from mentorsheets.simulation.promises import LOOKS, find_broken_promises
from mentorsheets.simulation.seen import see_ideas
from mentorsheets.simulation.story import episodes, figures, weeks
from mentorsheets.simulation.year import Year

YEAR_FILE = "year.html"


def year_page(year: Year) -> str:
    """Return the story of a year as a page that runs no script and loads nothing."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string((find_shipped("templates") / YEAR_FILE).read_text(encoding="utf-8"))
    told = weeks(year)
    return template.render(
        name=year.programme.settings.programme,
        begins=year.begins,
        weeks=told,
        most=max(1, *(week.mails for week in told)),
        figures=figures(year),
        episodes=episodes(year),
        seen=see_ideas(year),
        broken=find_broken_promises(year),
        promises=len(LOOKS),
    )
