"""Writes a mail's Markdown as HTML, without any style: that is the layout's."""

from collections.abc import Iterator
from functools import lru_cache
from html import escape

from mentorsheets.mail.render.direction import against
from mentorsheets.mail.render.escaping import split_masked
from mentorsheets.mail.render.markdown import Filling, Node, is_buttons

WORD_TOKENS = {"text", "code_inline", "fence"}
TAGS = {
    "blockquote": "blockquote",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "em": "em",
    "strong": "strong",
}
EMPTY = {"softbreak": "\n", "hardbreak": "<br>\n", "hr": "<hr>\n"}
MOST_NODES = 5000
"""Nodes whose HTML is kept: mails have some ten at their top, of a few hundred kinds and forms."""
HtmlPiece = str | int | tuple[int]
"""HTML that is always the same, the number of a value, or, in brackets, that of a link's target."""


def html_of(node: Node, filling: Filling, direction: str) -> str:
    """Return a tree as HTML whose values are escaped; `direction` is that of the words around them."""
    return "".join(_fill(piece, filling, direction) for piece in _list_pieces(node))


def _fill(piece: HtmlPiece, filling: Filling, direction: str) -> str:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, int):
        return _value(filling.values[piece], direction)
    return escape(filling.targets[piece[0]])


@lru_cache(maxsize=MOST_NODES)
def _list_pieces(node: Node) -> tuple[HtmlPiece, ...]:
    """Return the HTML of a node with places for values, whatever they are in one mail or another."""
    joined: list[HtmlPiece] = []
    for piece in _pieces(node):
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        else:
            joined.append(piece)
    return tuple(joined)


def _pieces(node: Node) -> Iterator[HtmlPiece]:
    if node.type in WORD_TOKENS:
        yield from (escape(part) if isinstance(part, str) else part for part in split_masked(node.content))
        return
    before, after = _around(node)
    yield from before
    for child in node.children:
        yield from _pieces(child)
    yield after


def _around(node: Node) -> tuple[tuple[HtmlPiece, ...], str]:
    """Return what stands before the pieces of a node's children, and after them."""
    if node.type == "paragraph":
        return _around_paragraph(node)
    if node.type == "link" and node.link is not None:
        style = ' class="button"' if node.is_button else ""
        return (f'<a{style} href="', (node.link,), '">'), "</a>"
    tag = node.tag if node.type == "heading" else TAGS.get(node.type)
    return ((f"<{tag}>",), f"</{tag}>") if tag else ((), EMPTY.get(node.type, ""))


def _around_paragraph(node: Node) -> tuple[tuple[HtmlPiece, ...], str]:
    if node.is_hidden:
        return (), ""
    is_row = bool(node.children) and is_buttons(node.children[0])
    return ('<p class="buttons">' if is_row else "<p>",), "</p>\n"


def _value(value: str, direction: str) -> str:
    safe = escape(value).replace("\n", "<br>\n")
    own = against(value, direction)
    return f'<bdi dir="{own}">{safe}</bdi>' if own else safe
