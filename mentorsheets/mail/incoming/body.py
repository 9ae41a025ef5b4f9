"""Reads what somebody wrote out of a mail of any make: which parts are text, in which letters, wrapped."""

import re
from collections.abc import Iterator
from email.message import Message

from mentorsheets.mail.incoming.html_text import html_to_text
from mentorsheets.mail.incoming.own_letter import read_below
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
TEXTS = {"text/plain", "text/html", "text/markdown", "text/x-markdown", "text/enriched"}
REGISTERED = {
    "text",
    "multipart",
    "message",
    "image",
    "audio",
    "video",
    "application",
    "font",
    "model",
    "example",
}
"""What there is (RFC 6838); a part that calls itself anything else was labelled wrongly, and may be words."""
TEXT_FOR_MACHINES = {
    *("text/calendar", "text/vcard", "text/x-vcard", "text/directory", "text/csv", "text/css", "text/xml"),
    *("text/x-amp-html", "text/watch-html", "text/javascript", "text/rfc822-headers", "text/x-moz-deleted"),
}
HTML_BEGINS = re.compile(r"\s*<(?:!doctype|html|body|head|div|p|span|table|meta|br)\b", re.IGNORECASE)
BELONGS_TO_FORM = {
    *("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"),
    *("application/pgp-keys", "application/pgp-encrypted", "application/ms-tnef", "application/applefile"),
    *("application/vnd.ms-tnef", "text/x-amp-html"),
}
"""Parts by which a mail program signs, or says once more what stands in the others."""
WIDER_LETTERS = {
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("iso-8859-8-i", "iso-8859-8-e"), "iso-8859-8"),
    **dict.fromkeys(("ks_c_5601-1987", "euc-kr"), "cp949"),
    **dict.fromkeys(("iso-8859-1", "us-ascii-8bit"), "cp1252"),
    **dict.fromkeys(("shift_jis", "x-sjis"), "cp932"),
}
"""Letters that mail programs call by the name of a smaller set, and which one they mean."""
LINE_ENDS = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
LETTERS = re.compile(r"\w+")
STRUCTURE = re.compile(r"^(?:--\S+|(?:Content-|MIME-)[\w-]+:.*)$", re.MULTILINE | re.IGNORECASE)


def read_words(message: Message) -> str:
    """Return what the writer of `message` wrote themselves, without what they quote; see `own_words`.

    A mail without any words says in brackets what it brought instead, so that a human hears of it.
    """
    read = (own_words(_plain_text(message, 0)), own_words(_text_beside(message)))
    words = "\n\n".join(filter(None, read))
    is_said = bool(words.strip())
    parts = (part for part in _leaves(message, 0) if (_says_more(part) if is_said else not _is_text(part)))
    brought = ", ".join(dict.fromkeys(map(_describe, parts)))
    if not brought:
        return words if is_said else ""
    return f"{words}\n\n[Also brought: {brought}]" if is_said else f"[No words, but: {brought}]"


def _says_more(part: Message) -> bool:
    """Return whether a part beside somebody's words may say something too: no picture in a signature does."""
    kind, main = part.get_content_type(), part.get_content_maintype()
    if _is_text(part) or kind in BELONGS_TO_FORM or main == "multipart":
        return False
    is_apart = str(part.get("Content-Disposition", "")).lower().strip().startswith("attachment")
    return is_apart or main not in {"image", "text"} or kind == "text/calendar"


def read_broken_words(content: bytes) -> str:
    """Return the words of a mail whose parts nothing can take apart: everything below its header."""
    text = content.decode("utf-8", "replace").replace("\r\n", "\n")
    return own_words(_join_parts(text.partition("\n\n")[2]))


def _join_parts(text: str) -> str:
    """Return the words of a text that was to be taken apart, and could not be."""
    return _drop_controls(STRUCTURE.sub("", text.replace("\r\n", "\n")))


def _plain_text(message: Message, depth: int) -> str:
    parts = _children(message, depth)
    if not parts and message.get_content_maintype() == "multipart":
        return _join_parts(str(message.get_payload() or ""))
    if not parts:
        return text_of(message) if _is_text(message) else ""
    if message.get_content_type() == "multipart/alternative":
        return _choose([_plain_text(part, depth + 1) for part in parts])
    return "\n".join(text for part in parts if (text := _plain_text(part, depth + 1)))


def _text_beside(message: Message) -> str:
    """Return what stands beside the parts of a mail: a part whose first or last line was broken."""
    wholes = [part for part in message.walk() if part.is_multipart()]
    beside = [text for part in wholes for text in (part.preamble, part.epilogue) if text]
    beside = [text for text in beside if STRUCTURE.search(text)]
    return _join_parts("\n".join(beside))


def _choose(texts: list[str]) -> str:
    """Return the one of several forms of a text that says it all; two that say different things, both.

    The first form is the plain one by custom (RFC 2046, 5.1.4); some programs leave it empty, or cut it.
    """
    said = [text for text in texts if own_words(text).strip()]
    if not said:
        return texts[0] if texts else ""
    first, *others = said
    for text in others:
        if read_below(text).strip() and _words_of(own_words(first)) <= _words_of(text):
            return text  # which has our buttons, and so knows where our letter ends
    more = [
        text
        for text in others
        if _words_of(own_words(text)) - _words_of(first)
        or _words_of(own_words(read_below(text))) - _words_of(own_words(first))
    ]
    if len(more) == 1 and _words_of(own_words(first)) <= _words_of(own_words(more[0])):
        return more[0]
    return "\n\n".join([*map(own_words, more), first]) if more else first


def _words_of(text: str) -> set[str]:
    return {word.casefold() for word in LETTERS.findall(text)}


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
    kind, main = part.get_content_type(), part.get_content_maintype()
    if kind in TEXT_FOR_MACHINES or (main in REGISTERED and main != "text"):
        return False
    is_apart = str(part.get("Content-Disposition", "")).lower().strip().startswith("attachment")
    return not is_apart or bool(SPILLED.match(part.get_filename() or ""))


def text_of(part: Message) -> str:
    """Return the text of one part, HTML as plain lines."""
    text = LINE_ENDS.sub("\n", _decode(part).replace("\r\n", "\n"))
    kind = part.get_content_type()
    if kind in {"text/html", "text/enriched"} or (kind not in TEXTS and HTML_BEGINS.match(text)):
        text = html_to_text(text)
    elif part.get_content_maintype() not in REGISTERED:
        text = _join_parts(text)
    elif str(part.get_param("format", "")).lower() == "flowed":
        text = _unflow(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")
    text = SIGNED.sub(lambda found: re.sub(r"^- ", "", found["words"], flags=re.MULTILINE), text)
    return _drop_controls(ENCRYPTED.sub(UNREADABLE, text))


def _decode(part: Message) -> str:
    """Return a part's text; wrong or unknown names of letters are common, and no reason to lose words."""
    if (coding := str(part.get("Content-Transfer-Encoding", ""))) != coding.strip():
        part.replace_header("Content-Transfer-Encoding", coding.strip())
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else str(payload or "").encode("utf-8", "surrogateescape")
    called = part.get_content_charset() or ""
    for name in (WIDER_LETTERS.get(called, called), "utf-8"):
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
