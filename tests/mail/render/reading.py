"""Reads a finished mail as a mail program would: its elements, their attributes and what is said."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = {"br", "hr", "meta", "img", "input", "link"}


@dataclass
class Page(HTMLParser):
    """The elements of a page in their order, and the words between them."""

    html: str
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def tags(self) -> list[str]:
        return [tag for tag, _ in self.elements]

    @property
    def links(self) -> list[str]:
        return [attrs["href"] or "" for tag, attrs in self.elements if tag == "a" and "href" in attrs]

    @property
    def said(self) -> str:
        return " ".join(" ".join(self.words).split())
