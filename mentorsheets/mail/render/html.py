"""Writes a mail's Markdown as HTML, without any style: that is the layout's."""

from html import escape

from markdown_it.tree import SyntaxTreeNode

from mentorsheets.mail.render.direction import against
from mentorsheets.mail.render.escaping import unveil
from mentorsheets.mail.render.markdown import is_buttons

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


def html_of(node: SyntaxTreeNode, direction: str) -> str:
    """Return a tree as HTML whose values are escaped; `direction` is that of the words around them."""
    if node.type in WORD_TOKENS:
        return unveil(node.content, lambda value: _value(value, direction), escape)
    inside = "".join(html_of(child, direction) for child in node.children)
    match node.type:
        case "paragraph":
            return _paragraph(node, inside)
        case "link":
            return _link(node, inside)
    tag = node.tag if node.type == "heading" else TAGS.get(node.type)
    return f"<{tag}>{inside}</{tag}>" if tag else EMPTY.get(node.type, inside)


def _paragraph(node: SyntaxTreeNode, inside: str) -> str:
    if node.hidden:
        return inside
    if node.children and is_buttons(node.children[0]):
        return f'<p class="buttons">{inside}</p>\n'
    return f"<p>{inside}</p>\n"


def _link(node: SyntaxTreeNode, inside: str) -> str:
    style = ' class="button"' if node.meta else ""
    return f'<a{style} href="{escape(str(node.attrs["href"]))}">{inside}</a>'


def _value(value: str, direction: str) -> str:
    safe = escape(value).replace("\n", "<br>\n")
    own = against(value, direction)
    return f'<bdi dir="{own}">{safe}</bdi>' if own else safe
