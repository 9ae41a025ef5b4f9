"""Turns an HTML mail into plain text, with ">" before what its mail program marked as quoted.

So one set of rules (see `quoting`) reads both. Nothing is left out but what its reader never saw.
"""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from lxml import etree

from mentorsheets.mail.incoming.own_letter import BUTTON_SIGN, INK
from mentorsheets.mail.incoming.signature import MARK
from mentorsheets.mail.tokens import find_tokens

NEVER_SHOWN = {"style", "script", "head", "title", "template", "noscript", "object"}
LINES = {
    *(
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "footer",
        "form",
    ),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
    ),
    *("tbody", "tfoot", "thead", "tr", "ul"),
}
"""Elements that begin on a line of their own."""
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*(?:;|$)"
)
INDENT = re.compile(r"border\s*:\s*(?:none|0)|border-width\s*:\s*0")
CONTAINERS = {
    *("yahoo_quoted", "OLK_SRC_BODY_SECTION", "mail-editor-reference-message-container", "protonmail_quote"),
    *(
        "tutanota_quote",
        "zmail_extra",
        "ymail_quoted",
        "ms-outlook-mobile-reference-message",
        "isForwardContent",
    ),
}
"""Names by which a mail program marks the whole of an earlier message."""
SIGNATURES = {
    *("gmail_signature", "moz-signature", "Signature", "signature", "ms-outlook-mobile-signature"),
    *("protonmail_signature_block", "AppleMailSignature", "ymail_android_signature", "ymail_ios_signature"),
    *("x_Signature", "gmail_signature_prefix", "mobile-signature"),
}
QUOTES_BELOW = {"divRplyFwdMsg", "x_divRplyFwdMsg"}
"""Where Outlook begins what came before; it goes to the end."""
RULED_LINE = "_" * 32
BEGINS_HISTORY = "-----Original Message-----"
LINE_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through")
COLOUR = re.compile(r"(?<![-\w])color\s*:\s*(#[0-9a-f]{3,6}|rgb\([\d\s,]+\)|[a-z]+)")
INKS = {
    "red",
    "blue",
    "green",
    "purple",
    "fuchsia",
    "magenta",
    "orange",
    "crimson",
    "darkred",
    "darkblue",
    "darkgreen",
}
STRONG = 110
"""So far the strongest of red, green and blue is from the weakest, of 255, in a colour to write with."""
STRUCK = "~"
"""Stands at both ends of words that their writer struck out."""
ANY_TAG = re.compile(
    r"<(?:style|script|head)\b.*?</(?:style|script|head)>|<[^>]*>", re.IGNORECASE | re.DOTALL
)
WHITE = re.compile(r"[ \t\r\n\f]+")


def html_to_text(html: str) -> str:
    """Return the text of an HTML mail, line by line; "" if there is none.

    Quoted lines begin with ">", lines of a signature with `MARK`. A ruled line stands above
    what Outlook sets apart by a border.
    """
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(html.replace("\0", "").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return html
    if root is None:
        return ""
    if any("depth" in str(error.message).lower() for error in parser.error_log):
        # So deep that the parser left the rest out: all words count, also those that nobody saw.
        return unescape(ANY_TAG.sub("\n", html))
    writer = _Writer()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            writer.open(element)
        else:
            writer.close(element)
    return writer.finish()


class _Writer:
    """Writes lines while it walks through a document; counts how deep it is in what."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line = ""
        self.hidden = 0
        self.quoted = 0
        self.signed = 0
        self.kept = 0
        self.inked = 0
        self.linked = 0
        self.has_ink = False
        self.last_buttons: dict[etree._Element, etree._Element] = {}
        self.left: set[etree._Element] = set()

    def open(self, element: etree._Element) -> None:
        """Begin an element."""
        tag = _tag(element)
        for name in _kinds(element, tag):
            self._count(name, 1)
        if _is_container(element) and (button := _last_button(element)) is not None:
            self.last_buttons[button] = element
        if tag in LINES or _is_quoted(element, tag):
            self._end_line()
        if element.get("id") in QUOTES_BELOW:
            self._rule(BEGINS_HISTORY)
        elif tag == "hr" or (tag in {"div", "td"} and _is_bordered(element)):
            self._rule(RULED_LINE)
        if tag == "img":
            self._write(_picture(element))
        if _is_struck(element, tag):
            self._write(STRUCK)
        self._write(element.text or "")

    def close(self, element: etree._Element) -> None:
        """End an element, and write what follows it."""
        tag = _tag(element)
        if tag == "br":
            self._end_line(always=True)
        elif tag in LINES or _is_quoted(element, tag):
            self._end_line(always=tag == "p" and not self.line.strip())
        elif tag in {"td", "th"}:
            self._write(" ")
        if _is_struck(element, tag):
            self._write(STRUCK)
        for name in _kinds(element, tag):
            if name != "quoted" or element not in self.left:
                self._count(name, -1)
        if tag == "a" and _is_button(element):
            self._write(BUTTON_SIGN)
        if element in self.last_buttons:
            # Here our letter ends: what goes on in the same container is the writer's own.
            self._end_line()
            self.left.add(self.last_buttons.pop(element))
            self.quoted -= 1
        self._write(element.tail or "")

    def finish(self) -> str:
        """Return what was written."""
        self._end_line()
        return "\n".join(self.lines)

    def _count(self, name: str, step: int) -> None:
        setattr(self, name, getattr(self, name) + step)

    def _write(self, text: str) -> None:
        if self.hidden or not text:
            return
        if self.kept:
            first, *more = text.split("\n")
            self.line += first
            for line in more:
                self._end_line(always=True)
                self.line = line
            return
        text = WHITE.sub(" ", text)
        self.has_ink = self.has_ink or (self.inked > 0 and not self.linked and bool(text.strip()))
        self.line += text.removeprefix(" ") if self.line.endswith(" ") or not self.line else text

    def _end_line(self, *, always: bool = False) -> None:
        if self.hidden:
            return
        text = self.line.rstrip()
        if text.strip() or always:
            prefix = "> " * self.quoted or (MARK if self.signed else "")
            self.lines.append(f"{prefix}{text}{INK if self.has_ink else ''}")
        self.line = ""
        self.has_ink = False

    def _rule(self, rule: str) -> None:
        if not self.hidden:
            self.lines.append("> " * self.quoted + rule)


def _tag(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else "style"


def _kinds(element: etree._Element, tag: str) -> Iterator[str]:
    style = element.get("style", "").lower()
    if tag in NEVER_SHOWN or element.get("hidden") is not None or HIDDEN.search(style):
        yield "hidden"
    if _is_quoted(element, tag):
        yield "quoted"
    if element.get("data-signatureblock") or _names(element) & SIGNATURES:
        yield "signed"
    if tag == "pre":
        yield "kept"
    if tag == "a":
        yield "linked"
    if _is_ink(style, element.get("color", "").lower()):
        yield "inked"


def _is_quoted(element: etree._Element, tag: str) -> bool:
    """Return whether a mail program marked it as somebody else's; a paragraph that was moved in is not."""
    if tag == "blockquote":
        marked = element.get("type") == "cite" or element.get("cite") or "quote" in element.get("class", "")
        return bool(marked) or not INDENT.search(element.get("style", "").lower())
    return _is_container(element)


def _is_container(element: etree._Element) -> bool:
    is_named = element.tag == "div" and element.get("name") == "quote"
    return is_named or (element.tag != "blockquote" and bool(_names(element) & CONTAINERS))


def _is_button(element: etree._Element) -> bool:
    return bool(find_tokens(unquote(element.get("href", ""))))


def _last_button(container: etree._Element) -> etree._Element | None:
    """Return the last button of a letter of ours that is quoted in a container, if there is one."""
    return next((one for one in reversed([*container.iter("a")]) if _is_button(one)), None)


def _names(element: etree._Element) -> set[str]:
    return {*element.get("class", "").split(), element.get("id", "")}


def _is_bordered(element: etree._Element) -> bool:
    style = element.get("style", "").lower()
    return bool(re.search(r"border-top(?:-style)?\s*:[^;]*solid", style))


def _is_struck(element: etree._Element, tag: str) -> bool:
    return tag in {"s", "del", "strike"} or bool(LINE_THROUGH.search(element.get("style", "").lower()))


def _is_ink(style: str, colour: str) -> bool:
    """Return whether an element writes in a strong colour; an underlined one is a link."""
    if "underline" in style:
        return False
    told = COLOUR.search(style)
    name = told[1] if told else colour
    if name.startswith("rgb"):
        parts = [int(part) for part in re.findall(r"\d+", name)][:3]
    elif re.fullmatch(r"#[0-9a-f]{6}", name):
        parts = [int(name[place : place + 2], 16) for place in (1, 3, 5)]
    else:
        return name in INKS
    return max(parts, default=0) - min(parts, default=0) >= STRONG


def _picture(element: etree._Element) -> str:
    """Return what a picture says where it stands for a sign: mail programs send 👍 as a picture."""
    said = element.get("alt", "").strip()
    return said if said and len(said) <= 4 and not said.isascii() else ""
