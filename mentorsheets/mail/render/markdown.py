"""Reads the Markdown of a template: what is a link, what is a button, and where each one leads."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from mentorsheets.mail.render.escaping import unveil, whole_link

LEADS_SOMEWHERE = re.compile(r"(https?://[a-z0-9]|mailto:[!-~])", re.IGNORECASE)
SAFE_IN_LINKS = "!#$%&'*+,-./:;=?@_~"
BUTTON = "button"
TOP = 1  # the level of what stands in a paragraph of its own, not within a list or a quotation

_READER = MarkdownIt("commonmark", {"html": False}).disable(
    ["html_block", "html_inline", "image", "code", "lheading", "reference", "entity"]
)
# A link is veiled until it is read as one; where it leads is judged then, below.
_READER.normalizeLink = lambda url: url  # type: ignore[method-assign]
_READER.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005


def read(markdown: str) -> SyntaxTreeNode:
    """Return veiled Markdown as a tree, its links led where they go and its buttons marked as such.

    A paragraph that holds nothing but links is a row of buttons. A link that leads nowhere is only its text.
    """
    tokens = _READER.parse(markdown)
    for token in tokens:
        if token.children:
            token.children = list(_point(token.children))
            if token.level == TOP:
                _mark_buttons(token.children)
    return SyntaxTreeNode(tokens)


def _point(tokens: list[Token]) -> Iterator[Token]:
    is_link = False
    for token in tokens:
        if token.type == "link_open":
            address = find_target(str(token.attrs.get("href", "")))
            is_link = bool(address)
            token.attrs = {"href": address}
        if is_link or not token.type.startswith("link_"):
            yield token


def _mark_buttons(tokens: list[Token]) -> None:
    inside = False
    for token in tokens:
        if token.type.startswith("link_"):
            inside = token.type == "link_open"
        elif not inside and token.content.strip():
            return
    for token in tokens:
        if token.type == "link_open":
            token.meta[BUTTON] = True


def find_target(href: str) -> str:
    """Return where a veiled link leads, fit for an attribute and for a line of text; "" where nowhere."""
    whole = whole_link(href)
    plain = unveil(href, lambda value: quote(value, safe="")) if whole is None else whole
    address = quote(plain, safe=SAFE_IN_LINKS)
    return address if LEADS_SOMEWHERE.match(address) else ""


def is_buttons(inline: SyntaxTreeNode) -> bool:
    """Return whether a paragraph's content is a row of buttons."""
    return any(child.type == "link" and child.meta.get(BUTTON) for child in inline.children)
