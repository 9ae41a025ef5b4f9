"""A small language for phrases, compiled to regular expressions over folded tokens.

A pattern is words with spaces between them, and:

    (a|b c)   one of these            [a|b]   one of these, or nothing
    word*     any word that begins so  ..      up to three words within one clause
    _         any one word            #       a number
    {name}    a part that has a name in the same file
"""

import re
from collections.abc import Callable, Mapping

from mentorsheets.mail.incoming.meaning.folding import fold_tokens

PATTERN_PIECE = re.compile(r"\.\.|[()\[\]|]|\{\w+\}|[^\s()\[\]|{}]+")
WORD = r"[^\s.,?]+ "
START = r"(?<!\S)"
Rewrite = Callable[[list[str]], list[str]]


def compile_pattern(
    pattern: str, parts: Mapping[str, str], rewrite: Rewrite, written: dict[str, str] | None = None
) -> str:
    """Return the regular expression (as text) of a pattern; it matches tokens with a space after each.

    What words and parts come to is kept in `written`, to be handed in with other patterns of the same `parts`
    and `rewrite`: parts name one another, and were written out hundreds of times over.

    Raises:
        ValueError: brackets do not close, or a part has no name.
    """
    written = {} if written is None else written
    opened: list[str] = []
    out: list[str] = []
    for piece in PATTERN_PIECE.findall(pattern):
        if piece in {"(", "["}:
            opened.append(piece)
            out.append("(?:")
        elif piece in {")", "]"}:
            if not opened or (opened.pop() == "(") != (piece == ")"):
                raise ValueError(f"brackets do not close in {pattern!r}")
            out.append(")?" if piece == "]" else ")")
        elif piece == "|":
            out.append("|")
        else:
            if piece not in written:
                written[piece] = _expression(piece, parts, rewrite, written)
            out.append(written[piece])
    if opened:
        raise ValueError(f"brackets do not close in {pattern!r}")
    return "".join(out)


def _expression(piece: str, parts: Mapping[str, str], rewrite: Rewrite, written: dict[str, str]) -> str:
    if piece == "..":
        return f"(?:{WORD}){{0,3}}"
    if piece == "_":
        return WORD
    if piece == "#":
        return r"\d+ "
    if piece.startswith("{"):
        if piece[1:-1] not in parts:
            raise ValueError(f"no part is called {piece}")
        return f"(?:{compile_pattern(parts[piece[1:-1]], parts, rewrite, written)})"
    if piece.startswith("emoji"):
        return f"{piece} "
    stem = piece.rstrip("*")
    tokens = rewrite(fold_tokens(stem.replace("_", " ")))
    text = " ".join(map(re.escape, tokens))
    return rf"{text}\w* " if piece.endswith("*") else f"{text} "


def join_patterns(patterns: list[str]) -> str:
    """Return one expression for any of several, each already compiled; one that never matches for none."""
    return "(?:" + "|".join(patterns) + ")" if patterns else r"(?!)"


def words_of(pattern: str) -> set[str]:
    """Return the words that a pattern names, folded."""
    bare = re.sub(r"\{\w+\}|\w+\*|[()\[\]|]|\.\.", " ", pattern)
    return {token for token in fold_tokens(bare) if token.isalpha()}
