"""Composes one mail from its facts: subject, plain text and HTML, in the reader's language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from jinja2 import TemplateError

from mentorsheets.errors import MentorsheetsError
from mentorsheets.mail.facts import KINDS, Digest, Escalation, FirstConversation, LetterFacts, Section
from mentorsheets.mail.render.escaping import unveil, veil
from mentorsheets.mail.render.html import html_of
from mentorsheets.mail.render.language import and_more, direction
from mentorsheets.mail.render.layout import lay_out
from mentorsheets.mail.render.letter import LetterParts, apart
from mentorsheets.mail.render.markdown import Filling, Node, read
from mentorsheets.mail.render.phrase_book import PhraseBook, translate
from mentorsheets.mail.render.templates import Templates
from mentorsheets.mail.render.text import text_of

LONGEST_SUBJECT = 150
"""Characters of a subject; phones show about 40, and RFC 5322 would let a line have 998."""
ENGLISH_BOOK = PhraseBook()
LARGEST_HTML = 100_000  # bytes; Gmail cuts a mail off just above


@dataclass(frozen=True, slots=True)
class Composed:
    """A mail's words: subject on one line, plain text, HTML page, language code, "ltr" or "rtl"."""

    subject: str
    text: str
    html: str
    lang: str
    dir: str


def compose(
    sections: Sequence[Section],
    letter: LetterFacts,
    *,
    templates: Templates,
    languages: Iterable[str] = (),
    phrases: PhraseBook = ENGLISH_BOOK,
) -> Composed:
    """Return one mail that says all of `sections`, the most important one first: it gives the subject.

    The subject says how many more matters there are. A digest counts all that waits, so it stands
    before what of it is told at once.

    `languages` are names or codes in the order of preference: the reader's, then the programme's; the
    first one that has a translation of every section and every one of its `phrases` is taken, else English.

    Raises:
        MentorsheetsError: the mail would be larger than 100 kB.
    """
    ordered = sorted(sections, key=_rank)
    whole = partial(phrases.has_all, tuple(ordered))
    lang = templates.language([section.kind for section in ordered], languages, whole)
    said = translate(tuple(ordered), phrases.words(lang))
    try:
        return _compose(said, letter, templates, lang)
    except TemplateError as wrong:
        kinds = ", ".join(section.kind for section in ordered)
        raise MentorsheetsError(f"The mail of kind {kinds} cannot be written: {wrong.message}.") from None


def _rank(section: Section) -> float:
    if isinstance(section, Digest):
        return KINDS.index(Escalation) - 0.5
    return KINDS.index(type(section))


def _compose(sections: Sequence[Section], letter: LetterFacts, templates: Templates, lang: str) -> Composed:
    way = direction(lang)
    subjects = [templates.subject(section, letter, lang) for section in sections]
    bodies = [templates.body(section, letter, lang) for section in sections]
    if len(sections) > 1:
        bodies = [f"## {title}\n\n{body}" for title, body in zip(subjects, bodies, strict=True)]
    trees = [read(body) for body in bodies]
    around, filling = read(templates.around(letter, lang))
    parts = apart(around)
    # How to begin belongs to the introduction above it.
    matters = sum(section.kind != FirstConversation.kind for section in sections)
    is_digest = sections[0].kind == Digest.kind
    subject = on_one_line(subjects[0], "" if is_digest else and_more(matters - 1, lang))
    words = {"lang": lang, "dir": way, "subject": subject, "programme": on_one_line(veil(letter.programme))}
    html = {
        name: "".join(html_of(node, filling, way) for node in nodes)
        for name, nodes in parts._asdict().items()
    }
    html["sections"] = "".join(
        f'<div class="section {section.kind}">\n{html_of(*tree, way)}</div>\n'
        for section, tree in zip(sections, trees, strict=True)
    )
    page = lay_out(templates.layout, templates.style, words, html)
    return Composed(subject, _text(parts, filling, trees, way), _small_enough(page), lang, way)


def _text(parts: LetterParts, filling: Filling, sections: Sequence[tuple[Node, Filling]], way: str) -> str:
    around = {name: [(node, filling) for node in nodes] for name, nodes in parts._asdict().items()}
    above = [text_of(*one, way).strip() for one in (*around["head"], *sections, *around["tail"])]
    foot = [text_of(*one, way).strip() for one in around["foot"]]
    # Mail programs leave what stands below such a line out of a reply, and so the foot's links out of quotes.
    return "\n\n".join(above) + "\n\n-- \n" + "\n\n".join(foot) + "\n"


def on_one_line(veiled: str, more: str = "") -> str:
    """Return a veiled text as one line for a header: no breaks, and nothing that a mail program decodes.

    `more` stands behind it, however long the text is.
    """
    line = " ".join(unveil(veiled, str).split()).replace("=?", "= ?")
    most = LONGEST_SUBJECT - len(more)
    return (line if len(line) <= most else f"{line[: most - 1].rstrip()}…") + more


def _small_enough(page: str) -> str:
    if (size := len(page.encode())) > LARGEST_HTML:
        raise MentorsheetsError(
            f"A mail came to {size:,} bytes, and mail programs cut off what is above {LARGEST_HTML:,}.",
            "Shorten its template.",
        )
    return page
