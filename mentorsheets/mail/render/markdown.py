"""Reads the Markdown of a template: what is a link, what is a button, and where each one leads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import NamedTuple
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from mentorsheets.mail.render.escaping import mask, open_veiled, unmask, unveil, whole_link

LEADS_SOMEWHERE = re.compile(r"(https?://[a-z0-9]|mailto:[!-~])", re.IGNORECASE)
SAFE_IN_LINKS = "!#$%&'*+,-./:;=?@_~"
BUTTON, PLACE = "button", "place"
"""What is noted of a link: that it is a button, and its place among the links that lead somewhere."""
TOP = 1  # the level of what stands in a paragraph of its own, not within a list or a quotation

_READER = MarkdownIt("commonmark", {"html": False}).disable(
    ["html_block", "html_inline", "image", "code", "lheading", "reference", "entity"]
)
# A link is veiled until it is read as one; where it leads is judged then, below.
_READER.normalizeLink = lambda url: url  # type: ignore[method-assign]
_READER.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One piece of Markdown with all that stands in it, its values by their numbers (see `mask`).

    `link` is the place of what a link leads to, None for anything else; `first` is the number with which a
    list begins. Two nodes are the same only if they are one.
    """

    type: str
    content: str
    tag: str
    children: tuple["Node", ...]
    is_hidden: bool = False
    is_button: bool = False
    link: int | None = None
    first: int = 1


class Filling(NamedTuple):
    """What one mail puts into a tree: its values, and where its links lead, each by its number."""

    values: tuple[str, ...]
    targets: tuple[str, ...]


def read(markdown: str) -> tuple[Node, Filling]:
    """Return veiled Markdown as a tree and what is to be filled in, its links led where they go.

    A paragraph that holds nothing but links is a row of buttons. A link that leads nowhere is only its text.
    """
    masked, values = mask(markdown)
    targets = [find_target(unmask(href, values)) for href in _list_links(masked)]
    tree = _build_tree(masked, tuple(map(bool, targets)))
    return tree, Filling(tuple(map(open_veiled, values)), tuple(filter(None, targets)))


# A mail says the same as others of its kind but for its values, which mean nothing to Markdown.
@lru_cache(maxsize=1000)
def _parse(masked: str) -> tuple[Token, ...]:
    return tuple(_READER.parse(masked))


@lru_cache(maxsize=1000)
def _list_links(masked: str) -> tuple[str, ...]:
    inner = (child for token in _parse(masked) for child in token.children or ())
    return tuple(str(one.attrs.get("href", "")) for one in inner if one.type == "link_open")


@lru_cache(maxsize=1000)
def _build_tree(masked: str, leads: tuple[bool, ...]) -> Node:
    """Return the tree of masked Markdown in which each link `leads` somewhere or is only its text."""
    left, places = iter(leads), count()
    tokens = [token.copy() for token in _parse(masked)]
    for token in tokens:
        if token.children:
            token.children = list(_point(token.children, left, places))
            if token.level == TOP:
                _mark_buttons(token.children)
    return _node_of(SyntaxTreeNode(tokens))


def _node_of(node: SyntaxTreeNode) -> Node:
    children = tuple(map(_node_of, node.children))
    if node.is_root:
        return Node("root", "", "", children)
    return Node(
        node.type,
        node.content,
        node.tag,
        children,
        is_hidden=node.hidden,
        is_button=bool(node.meta.get(BUTTON)),
        link=node.meta.get(PLACE),
        first=int(node.attrs.get("start", 1)),
    )


def _point(tokens: list[Token], leads: Iterator[bool], places: Iterator[int]) -> Iterator[Token]:
    is_link = False
    for token in tokens:
        if token.type == "link_open":
            is_link = next(leads)
            if is_link:
                yield token.copy(meta={PLACE: next(places)})
        elif is_link or not token.type.startswith("link_"):
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


def is_buttons(inline: Node) -> bool:
    """Return whether a paragraph's content is a row of buttons."""
    return any(child.is_button for child in inline.children)
