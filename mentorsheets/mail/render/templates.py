"""The mails' words: those that ship, overridden by a programme's own folder or by a tab of its sheet."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path

from jinja2 import Template

from mentorsheets.errors import WrongUse
from mentorsheets.mail.facts import LetterFacts, Section
from mentorsheets.mail.render.check import Mistake, find_mistakes, suggest
from mentorsheets.mail.render.environment import SectionsMark, environment
from mentorsheets.mail.render.escaping import SECTIONS_GO_HERE, bare
from mentorsheets.mail.render.language import FALLBACK, choose, locale_of
from mentorsheets.mail.render.layout import PLACES
from mentorsheets.mail.render.types import FROM_LETTER, NAMES, SECTIONS_VARIABLE, names_of
from mentorsheets.resources import find_shipped

SUBJECT = "Subject:"
LAYOUT, STYLE = "layout.html", "mail.css"
NOT_MAILS = {"README"}
# A line of tags alone leaves no empty line behind; the comment keeps the numbers of the lines true.
TAGS_ALONE = re.compile(r"^[ \t]*((?:\{%(?:(?!%\})[^\n])*%\}[ \t]*)+)\n", re.MULTILINE)
NEEDED = {
    "a line with nothing but {{ sections }}": re.compile(r"^\{\{ *sections *\}\}$", re.MULTILINE),
    "a line --- above its foot": re.compile(r"^---$", re.MULTILINE),
    "{{ pause }}": re.compile(r"\{\{ *pause *\}\}"),
    "{{ leave }}": re.compile(r"\{\{ *leave *\}\}"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """One template as it was found: its kind, its language, its text, and where it stands."""

    kind: str
    language: str
    text: str
    place: str

    @property
    def subject(self) -> str:
        """Its first line without the word Subject; "" for the letter around the sections, which has none."""
        first = self.text.split("\n", 1)[0]
        return first.removeprefix(SUBJECT).strip() if first.startswith(SUBJECT) else ""

    @property
    def body(self) -> str:
        """All but the subject, with an empty line in its place so that line numbers stay true."""
        return "\n" + self.text.partition("\n")[2] if self.subject else self.text


@dataclass(frozen=True, slots=True)
class Templates:
    """All templates of a programme by kind and language, without mistakes, and how the mails look."""

    sources: Mapping[tuple[str, str], Source] = field(repr=False)
    layout: str = field(repr=False)
    style: str = field(repr=False)

    @classmethod
    def load(
        cls, *, folder: Path | None = None, tab: Mapping[str, str] | None = None, looks_at_all: bool = False
    ) -> "Templates":
        """Read the shipped templates, then those of `folder`, then those of `tab` ({name: text}) on top.

        Those that stand as they were shipped have no mistakes, as the tests see to, and looking at them took
        a quarter of a start; `looks_at_all` looks all the same.

        Raises:
            WrongUse: a template has a mistake; all of them are named with file, line and what was meant.
        """
        found = _files(find_shipped("templates"), "templates")
        trusted = {} if looks_at_all else {name: text for name, (text, _) in found.items()}
        if folder is not None:
            found |= _files(folder, folder.name)
        found |= {_plain(name): (text, f"{name} in the tab") for name, text in (tab or {}).items()}
        (layout, place), (style, _) = found.pop(LAYOUT), found.pop(STYLE)
        sources = [_source(name, text, place) for name, (text, place) in found.items()]
        doubted = [
            source
            for source, (name, (text, _)) in zip(sources, found.items(), strict=True)
            if text != trusted.get(name)
        ]
        mistakes = [mistake for source in doubted for mistake in _mistakes_once(source)]
        if layout != trusted.get(LAYOUT):
            mistakes += find_mistakes(layout, place, dict.fromkeys(PLACES, str))
        if mistakes:
            raise WrongUse("\n".join(str(mistake) for mistake in mistakes), "Nothing was sent.")
        return cls({(one.kind, one.language): one for one in sources}, layout, style)

    def language(
        self, kinds: Iterable[str], wanted: Iterable[str], is_whole: Callable[[str], bool] = lambda _: True
    ) -> str:
        """Return the first of the languages `wanted` that has every one of these kinds, else "en".

        `is_whole` says by its code of a language whether what else the mail says can be said in it.
        """
        needed = (LetterFacts.kind, *kinds)
        around = {language for kind, language in self.sources if kind == LetterFacts.kind}
        everywhere = {one for one in around if all((kind, one) in self.sources for kind in needed)}
        languages = tuple(wanted)
        # Nearly always the first that would do is whole, and to ask that of all the others takes long.
        likely = choose(languages, everywhere)
        return likely if is_whole(likely) else choose(languages, filter(is_whole, everywhere))

    def subject(self, section: Section, letter: LetterFacts, language: str) -> str:
        """Return the subject line of a section, veiled."""
        source = self.sources[section.kind, language]
        return _compile(source.subject, language).render(_facts(section, letter))

    def body(self, section: Section, letter: LetterFacts, language: str) -> str:
        """Return a section as Markdown, veiled."""
        source = self.sources[section.kind, language]
        return _compile(source.body, language).render(_facts(section, letter))

    def around(self, letter: LetterFacts, language: str) -> str:
        """Return what stands around the sections as veiled Markdown, `SECTIONS_GO_HERE` in their place."""
        source = self.sources[LetterFacts.kind, language]
        facts = {one.name: getattr(letter, one.name) for one in fields(letter)}
        return _compile(source.body, language).render(
            {**facts, SECTIONS_VARIABLE: SectionsMark(SECTIONS_GO_HERE)}
        )


def mistakes_in(source: Source) -> list[Mistake]:
    """Return the mistakes of one template: an unknown kind or language, no subject, or in its text."""
    if source.kind not in NAMES:
        return [Mistake(source.place, 1, f"No mail is called “{source.kind}”.", suggest(source.kind, NAMES))]
    try:
        locale_of(source.language)
    except ValueError:
        return [Mistake(source.place, 1, f"No language has the code “{source.language}”.")]
    names = names_of(source.kind)
    if source.kind == LetterFacts.kind:
        return [*_find_omissions(source), *find_mistakes(source.body, source.place, names)]
    if not source.subject:
        hint = f"Begin with a line such as: {SUBJECT} How is it going?"
        return [Mistake(source.place, 1, "The first line is not a subject.", hint)]
    subject = find_mistakes(source.subject, source.place, names)
    return subject + find_mistakes(source.body, source.place, names)


@lru_cache(maxsize=1024)
def _mistakes_once(source: Source) -> tuple[Mistake, ...]:
    return tuple(mistakes_in(source))


def _find_omissions(source: Source) -> list[Mistake]:
    missing = [name for name, needed in NEEDED.items() if not needed.search(source.text)]
    hint = "Every mail says what it has to say and, in its foot, how to stop."
    return [Mistake(source.place, 1, f"It needs {name}.", hint) for name in missing]


def _facts(section: Section, letter: LetterFacts) -> dict[str, object]:
    shared = {name: getattr(letter, name) for name in FROM_LETTER}
    return shared | {one.name: getattr(section, one.name) for one in fields(section)}


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "-").removesuffix(".md")


def _files(folder: Path, place: str) -> dict[str, tuple[str, str]]:
    if not folder.is_dir():
        raise WrongUse(
            f"There is no folder of templates at {folder}.", "Make it, or take it out of the settings."
        )
    paths = [*folder.glob("*.md"), folder / LAYOUT, folder / STYLE]
    return {
        path.name.removesuffix(".md"): (_read(path), f"{place}/{path.name}")
        for path in sorted(paths)
        if path.is_file() and path.stem not in NOT_MAILS
    }


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise WrongUse(f"{path} is not plain text.", "Save it as plain text (UTF-8).") from None


def _source(name: str, text: str, place: str) -> Source:
    kind, _, language = name.partition(".")
    whole = TAGS_ALONE.sub(r"\1{#\n#}", bare(text).lstrip())
    return Source(kind, language or FALLBACK, whole, place)


@lru_cache(maxsize=1024)
def _compile(text: str, language: str) -> Template:
    return environment(language).from_string(text)
