"""Writes a mail's Markdown as plain text that reads as if somebody had typed it so."""

import textwrap
from collections.abc import Iterable
from functools import lru_cache

from mentorsheets.mail.render.direction import isolate
from mentorsheets.mail.render.escaping import split_masked
from mentorsheets.mail.render.markdown import Filling, Node, is_buttons

WIDTH = 72
"""Characters a line of plain text, as RFC 3676 advises, so that a reply's ">" still fits in 80."""


def text_of(node: Node, filling: Filling, direction: str, width: int = WIDTH) -> str:
    """Return a tree as lines of at most `width` signs; only links may be longer."""
    if node.type == "inline":
        return _inline(node, filling, direction, width)
    if node.type.endswith("_list"):
        return _list(node, filling, direction, width)
    if node.type == "blockquote":
        return _indent(node, "> ", "> ", filling, direction, width)
    if node.type == "fence":
        return _plain(node.content, filling, direction)
    return "* * *" if node.type == "hr" else _together(node, filling, direction, width)


def _together(node: Node, filling: Filling, direction: str, width: int) -> str:
    parts = (text_of(child, filling, direction, width).rstrip() for child in node.children)
    return "\n\n".join(part for part in parts if part)


def _indent(node: Node, first: str, rest: str, filling: Filling, direction: str, width: int) -> str:
    lines = _together(node, filling, direction, width - len(rest)).split("\n")
    return "\n".join((first if n == 0 else rest) + line for n, line in enumerate(lines)).rstrip()


def _list(node: Node, filling: Filling, direction: str, width: int) -> str:
    is_numbered = node.type == "ordered_list"
    return "\n".join(
        _indent(item, mark, " " * len(mark), filling, direction, width)
        for number, item in enumerate(node.children, node.first)
        for mark in (f"{number}. " if is_numbered else "- ",)
    )


def _inline(node: Node, filling: Filling, direction: str, width: int) -> str:
    if is_buttons(node):
        links = [child for child in node.children if child.type == "link"]
        return "\n".join(
            f"{_speak(one.children, filling, direction)}: {_target(one, filling)}" for one in links
        )
    lines = _speak(node.children, filling, direction).split("\n")
    return "\n".join(_wrap(line.strip(), width) for line in lines)


# Most lines of a kind of mail are the same in each one.
@lru_cache(maxsize=5000)
def _wrap(line: str, width: int) -> str:
    if len(line) <= width and line.isprintable():
        return line
    return textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)


def _speak(nodes: Iterable[Node], filling: Filling, direction: str) -> str:
    return "".join(_one(node, filling, direction) for node in nodes)


def _one(node: Node, filling: Filling, direction: str) -> str:
    match node.type:
        case "text" | "code_inline":
            return _plain(node.content, filling, direction)
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "link":
            return _link(_speak(node.children, filling, direction), _target(node, filling))
        case _:
            return _speak(node.children, filling, direction)


def _target(node: Node, filling: Filling) -> str:
    return "" if node.link is None else filling.targets[node.link]


def _link(words: str, address: str) -> str:
    return words if words == address else f"{words} ({address})"


def _plain(masked: str, filling: Filling, direction: str) -> str:
    return "".join(
        part if isinstance(part, str) else _value(filling.values[part], direction)
        for part in split_masked(masked)
    )


def _value(value: str, direction: str) -> str:
    return "\n".join(isolate(line, direction) for line in value.split("\n"))
