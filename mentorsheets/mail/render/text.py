"""Writes a mail's Markdown as plain text that reads as if somebody had typed it so."""

import textwrap
from collections.abc import Iterable

from markdown_it.tree import SyntaxTreeNode

from mentorsheets.mail.render.direction import isolate
from mentorsheets.mail.render.escaping import unveil
from mentorsheets.mail.render.markdown import is_buttons

WIDTH = 72
"""Characters a line of plain text, as RFC 3676 advises, so that a reply's ">" still fits in 80."""


def text_of(node: SyntaxTreeNode, direction: str, width: int = WIDTH) -> str:
    """Return a tree as lines of at most `width` signs; only links may be longer."""
    if node.type == "inline":
        return _inline(node, direction, width)
    if node.type.endswith("_list"):
        return _list(node, direction, width)
    if node.type == "blockquote":
        return _indent(node, "> ", "> ", direction, width)
    if node.type == "fence":
        return _plain(node.content, direction)
    return "* * *" if node.type == "hr" else _together(node, direction, width)


def _together(node: SyntaxTreeNode, direction: str, width: int) -> str:
    return "\n\n".join(
        part for part in (text_of(child, direction, width).rstrip() for child in node.children) if part
    )


def _indent(node: SyntaxTreeNode, first: str, rest: str, direction: str, width: int) -> str:
    lines = _together(node, direction, width - len(rest)).split("\n")
    return "\n".join((first if n == 0 else rest) + line for n, line in enumerate(lines)).rstrip()


def _list(node: SyntaxTreeNode, direction: str, width: int) -> str:
    is_numbered = node.type == "ordered_list"
    start = int(node.attrs.get("start", 1))
    return "\n".join(
        _indent(item, mark, " " * len(mark), direction, width)
        for number, item in enumerate(node.children, start)
        for mark in (f"{number}. " if is_numbered else "- ",)
    )


def _inline(node: SyntaxTreeNode, direction: str, width: int) -> str:
    if is_buttons(node):
        links = [child for child in node.children if child.type == "link"]
        return "\n".join(f"{_speak(link.children, direction)}: {link.attrs['href']}" for link in links)
    lines = _speak(node.children, direction).split("\n")
    return "\n".join(_wrap(line.strip(), width) for line in lines)


def _wrap(line: str, width: int) -> str:
    return textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)


def _speak(nodes: Iterable[SyntaxTreeNode], direction: str) -> str:
    return "".join(_one(node, direction) for node in nodes)


def _one(node: SyntaxTreeNode, direction: str) -> str:
    match node.type:
        case "text" | "code_inline":
            return _plain(node.content, direction)
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "link":
            return _link(_speak(node.children, direction), str(node.attrs["href"]))
        case _:
            return _speak(node.children, direction)


def _link(words: str, address: str) -> str:
    return words if words == address else f"{words} ({address})"


def _plain(text: str, direction: str) -> str:
    return unveil(text, lambda value: _value(value, direction))


def _value(value: str, direction: str) -> str:
    return "\n".join(isolate(line, direction) for line in value.split("\n"))
