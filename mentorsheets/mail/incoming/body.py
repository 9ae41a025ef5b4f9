"""Reads what somebody wrote out of a mail of any make: which parts are text, in which letters, wrapped."""

import re
from collections.abc import Iterator
from email.message import Message

from mentorsheets.mail.incoming.html_text import html_to_text
from mentorsheets.mail.incoming.quoting import own_words

DEEPEST = 60
"""So many parts within parts are looked into; no mail program makes more than five, an attacker any."""
SPILLED = re.compile(r"^ATT\d+\.(?:txt|html?)$", re.IGNORECASE)
"""How Exchange names the rest of somebody's text when it stands after a picture."""
ENCRYPTED = re.compile(r"-----BEGIN PGP MESSAGE-----.*?(?:-----END PGP MESSAGE-----|\Z)", re.DOTALL)
SIGNED = re.compile(
    r"-----BEGIN PGP SIGNED MESSAGE-----\n(?:\w+:[^\n]*\n)*\n?(?P<words>.*?)"
    r"\n-----BEGIN PGP SIGNATURE-----.*?(?:-----END PGP SIGNATURE-----|\Z)",
    re.DOTALL,
)
UNREADABLE = "[Encrypted; it cannot be read here]"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
LETTERS = re.compile(r"\w+")
STRUCTURE = re.compile(r"^(?:--\S+|(?:Content-|MIME-)[\w-]+:.*)$", re.MULTILINE | re.IGNORECASE)


def read_words(message: Message) -> str:
    """Return what the writer of `message` wrote themselves, without what they quote; see `own_words`.

    A mail without any words says in brackets what it brought instead, so that a human hears of it.
    """
    words = own_words(_plain_text(message, 0))
    if words.strip():
        return words
    brought = ", ".join(dict.fromkeys(_describe(part) for part in _leaves(message, 0) if not _is_text(part)))
    return f"[No words, but: {brought}]" if brought else ""


def read_broken_words(content: bytes) -> str:
    """Return the words of a mail whose parts nothing can take apart: everything below its header."""
    text = content.decode("utf-8", "replace").replace("\r\n", "\n")
    return own_words(_drop_controls(STRUCTURE.sub("", text.partition("\n\n")[2])))


def _plain_text(message: Message, depth: int) -> str:
    parts = _children(message, depth)
    if not parts:
        return text_of(message) if _is_text(message) else ""
    if message.get_content_type() == "multipart/alternative":
        return _choose([_plain_text(part, depth + 1) for part in parts])
    return "\n".join(text for part in parts if (text := _plain_text(part, depth + 1)))


def _choose(texts: list[str]) -> str:
    """Return the one of several forms of a text that says it; two that say different things, both.

    The first form is the plain one by custom (RFC 2046, 5.1.4); some programs leave it empty.
    """
    said = [text for text in texts if own_words(text).strip()]
    if not said:
        return texts[0] if texts else ""
    first, *others = said
    known = set(LETTERS.findall(own_words(first)))
    differ = [text for text in others if known.isdisjoint(LETTERS.findall(own_words(text)))]
    return "\n\n".join([*map(own_words, differ), first]) if differ and known else first


def _children(message: Message, depth: int) -> list[Message]:
    parts = _parts(message)
    while depth >= DEEPEST and any(map(_parts, parts)):
        parts = [leaf for part in parts for leaf in (_parts(part) or [part])]
    return parts


def _parts(message: Message) -> list[Message]:
    payload = message.get_payload() if message.get_content_maintype() == "multipart" else None
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []


def _leaves(message: Message, depth: int) -> Iterator[Message]:
    parts = _children(message, depth)
    for part in parts:
        yield from _leaves(part, depth + 1)
    if not parts:
        yield message


def _is_text(part: Message) -> bool:
    kind = part.get_content_type()
    if kind not in {"text/plain", "text/html"}:
        return False
    is_apart = str(part.get("Content-Disposition", "")).lower().startswith("attachment")
    return not is_apart or bool(SPILLED.match(part.get_filename() or ""))


def text_of(part: Message) -> str:
    """Return the text of one part, HTML as plain lines."""
    text = _decode(part).replace("\r\n", "\n").replace("\r", "\n")
    if part.get_content_type() == "text/html":
        text = html_to_text(text)
    elif str(part.get_param("format", "")).lower() == "flowed":
        text = _unflow(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")
    text = SIGNED.sub(lambda found: re.sub(r"^- ", "", found["words"], flags=re.MULTILINE), text)
    return _drop_controls(ENCRYPTED.sub(UNREADABLE, text))


def _decode(part: Message) -> str:
    """Return a part's text; wrong or unknown names of letters are common, and no reason to lose words."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else str(payload or "").encode("utf-8", "surrogateescape")
    for name in (part.get_content_charset(), "utf-8"):
        try:
            return content.decode(name or "ascii")
        except (LookupError, UnicodeError, ValueError):
            continue
    return content.decode("cp1252", "replace")


def _unflow(text: str, *, delete_space: bool) -> str:
    """Return paragraphs on one line each (RFC 3676)."""
    lines: list[str] = []
    is_open = False
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        rest = line[depth:]
        if is_open and depth == len(lines[-1]) - len(lines[-1].lstrip(">")):
            lines[-1] = (lines[-1][:-1] if delete_space else lines[-1]) + rest.removeprefix(" ")
        else:
            lines.append(line if depth else line.removeprefix(" "))
        is_open = rest.endswith(" ") and rest.strip() != "--"
    return "\n".join(lines)


def _drop_controls(text: str) -> str:
    return CONTROL.sub("", text)


def _describe(part: Message) -> str:
    name = " ".join(_drop_controls(part.get_filename() or "").split())[:80]
    kind = part.get_content_type()
    return f"{name} ({kind})" if name else kind
