"""Puts a mail's words into the layout, with its style written into each element as mail programs need it."""

from functools import lru_cache

from css_inline import CSSInliner
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

# What layout.html may name.
PLACES = ("lang", "dir", "subject", "programme", "head", "sections", "tail", "foot", "style")

_ENVIRONMENT = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
)
_INLINER = CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


def lay_out(layout: str, style: str, words: dict[str, str], parts: dict[str, str]) -> str:
    """Return a whole HTML page: `words` are plain text and get escaped, `parts` are HTML already."""
    ready = {name: Markup(part) for name, part in parts.items()}  # noqa: S704 - made by looks_html, which escapes
    page = _compile(layout).render(**words, **ready, style=Markup(style))  # noqa: S704 - the programme's own
    return _INLINER.inline(page)


@lru_cache(maxsize=16)
def _compile(layout: str) -> Template:
    return _ENVIRONMENT.from_string(layout)
