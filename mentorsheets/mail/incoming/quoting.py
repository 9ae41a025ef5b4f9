"""Takes from a reply what its writer wrote: without the message they answered, and without a signature."""

import re
from html.parser import HTMLParser

QUOTED = re.compile(r"^\s*>")
ATTRIBUTION_END = re.compile(r"[::]\s*$")
RULE = re.compile(r"^\s*(_{10,}|-{2,} ?[^-]{4,40} ?-{2,})\s*$")
HEADER = re.compile(r"^\s*\*?[^\s:：]{2,16}( [^\s:：]{1,12})?\s?[:：]\*?\s*\S")
SIGNATURE = re.compile(r"^-- ?$")
DEVICE = re.compile(
    r"^(sent from my|get outlook for|von meinem .*gesendet|gesendet von|envoyé de(puis)? mon|enviado desde mi"
    r"|inviato da|verzonden vanaf|skickat från|wysłane z|отправлено с)",
    re.IGNORECASE,
)
HISTORY = ("gmail_quote", "divRplyFwdMsg", "appendonsend", "moz-cite-prefix", "yahoo_quoted")
BREAKS = ("p", "div", "br", "li", "tr", "h1", "h2", "h3")
UNSEEN = ("style", "script", "head", "title")


def own_words(text: str) -> str:
    """Return the part of a plain-text reply that its writer typed; empty if there is none.

    What is quoted is known by its shape rather than by the words of one language: a line that ends in a
    colon before quoted lines, three lines like a mail's header, or a ruled line.
    """
    lines = _before_history(text.replace("\r\n", "\n").replace("\xa0", " ").split("\n"))
    kept: list[str] = []
    for line in lines:
        if QUOTED.match(line):
            _drop_attribution(kept)
        elif DEVICE.match(line.strip()):
            continue
        else:
            kept.append(line.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def words_of_html(html: str) -> str:
    """Return the text of an HTML reply, up to where its mail program put the earlier message."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.words)


def _before_history(lines: list[str]) -> list[str]:
    for number, line in enumerate(lines):
        is_header = all(HEADER.match(later) for later in lines[number : number + 3]) and number + 3 <= len(
            lines
        )
        if SIGNATURE.match(line) or RULE.match(line) or (number and is_header):
            return lines[:number]
    return lines


def _drop_attribution(kept: list[str]) -> None:
    while kept and not kept[-1].strip():
        kept.pop()
    # Mail programs wrap the line that names writer and date, so up to three lines may belong to it.
    if kept and ATTRIBUTION_END.search(kept[-1]):
        kept.pop()
        for _ in range(2):
            if kept and kept[-1].strip() and (len(kept) == 1 or kept[-2].strip() or len(kept[-1]) > 50):
                kept.pop()


class _Reader(HTMLParser):
    """Collects visible text, and stops at the earlier message."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden: list[str] = []
        self.is_history = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        marks = " ".join(value or "" for name, value in attrs if name in {"class", "id", "type"})
        if tag == "blockquote" or any(mark in marks for mark in HISTORY):
            self.is_history = True
        if tag in UNSEEN:
            self.hidden.append(tag)
        elif tag in BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and tag == self.hidden[-1]:
            self.hidden.pop()

    def handle_data(self, data: str) -> None:
        if not self.is_history and not self.hidden:
            self.words.append(data)
