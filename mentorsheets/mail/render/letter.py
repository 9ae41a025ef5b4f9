"""Takes the letter around the sections apart: what stands above them, below them, and in the foot."""

from typing import NamedTuple

from mentorsheets.mail.render.escaping import SECTIONS_GO_HERE
from mentorsheets.mail.render.markdown import Node

Nodes = tuple[Node, ...]


class LetterParts(NamedTuple):
    """The letter's own words: before the sections, after them, and below its last line ---."""

    head: Nodes
    tail: Nodes
    foot: Nodes


def apart(letter: Node) -> LetterParts:
    """Return the parts of a letter whose template was checked to have them."""
    nodes = letter.children
    place = next(
        n for n, node in enumerate(nodes) if node.children and node.children[0].content == SECTIONS_GO_HERE
    )
    line = max(n for n, node in enumerate(nodes) if node.type == "hr")
    return LetterParts(nodes[:place], nodes[place + 1 : line], nodes[line + 1 :])
