"""Pages as one self-contained file: no script, no request, from phone to paper, in the reader's language."""

from collections.abc import Mapping

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from mentorsheets.report.words import PageWords


def render_page(name: str, sources: Mapping[str, str], words: PageWords, facts: Mapping[str, object]) -> str:
    """Return a page filled in.

    `sources` are the templates by file name, the style sheet `pages.css` among them. Every value is escaped;
    a `Markup` among the facts is a picture that `drawing` made.
    """
    environment = Environment(
        loader=DictLoader(dict(sources)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.policies["ext.i18n.trimmed"] = True
    environment.filters |= {
        "number": words.number,
        "percent": words.percent,
        "day": words.day,
        "month_day": words.month_day,
        "listed": words.listed,
    }
    css = Markup(sources["pages.css"])  # noqa: S704 - our own style sheet
    direction = {"dir": words.direction, "arrow": words.arrow}
    return environment.get_template(name).render(lang=words.code, css=css, **direction, **facts)
