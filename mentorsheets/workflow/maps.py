"""Maps: one person's needs and who meets them, or all of them, as pages, pictures and text."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.model import Need
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import Stand, WhyOne
from mentorsheets.mail.render.language import choose
from mentorsheets.mail.render.phrase_book import PhraseBook
from mentorsheets.report.personal import Maps, SupportMap
from mentorsheets.report.sentences import CLASSES, SIGNS, describe_need, suggest, tell_unread
from mentorsheets.report.words import PageWords
from mentorsheets.resources import find_shipped
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.sheet.backend import Backend

PAGES = "pages"
"""The folder within `templates` that holds the pages, their style sheet and their translations."""


def read_pages(config: Config) -> dict[str, str]:
    """Return the sources of the pages by file name, the programme's own in the place of ours."""
    folders = [find_shipped("templates") / PAGES]
    folders += [config.templates / PAGES] if config.templates else []
    return {
        file.name: file.read_text(encoding="utf-8")
        for folder in folders
        if folder.is_dir()
        for file in sorted(folder.iterdir())
        if file.suffix in {".html", ".css", ".po"}
    }


def words_for(
    languages: tuple[str, ...], sources: Mapping[str, str], programme: Programme | None = None
) -> PageWords:
    """Return the words of the first language that there is a translation for, else English.

    Those of a `programme` call its kinds of need as it does in that language.
    """
    code = choose(languages, [name.removesuffix(".po") for name in sources if name.endswith(".po")] + ["en"])
    book = PhraseBook(programme.phrases, programme.settings.language) if programme else PhraseBook()
    return PageWords(code, sources.get(f"{code}.po", ""), book.words(code))


def map_people(backend: Backend, config: Config, moment: Moment) -> tuple[Programme, Maps]:
    """Return the programme and the maps of its people, with why pairing found nobody for what is open.

    Raises:
        WrongUse, Unreachable: the sheet cannot be read.
    """
    programme = read_without_forgotten(backend, config, moment).programme
    today = moment.today(programme.settings.time_zone)

    @cache
    def look() -> Callable[[Need], WhyOne]:
        from mentorsheets.pairing.why_open import WhyOpen  # noqa: PLC0415 - slow to import; few needs are open

        return WhyOpen(programme, today)

    def find_reason(need: Need) -> WhyOne:
        return look()(need)

    return programme, Maps(programme, today, find_reason)


def summarise(found: SupportMap, words: PageWords) -> str:
    """Return the one sentence of a map: how many needs there are, and how they stand."""
    unread = tell_unread(found.unread, words)
    if not found.needs:
        return unread or words.gettext("Nothing is asked for yet.")
    counts = (
        (found.count(Stand.MET), "%(num)s is met", "%(num)s are met"),
        (found.count(Stand.HELPED, Stand.PARTLY), "%(num)s has somebody", "%(num)s have somebody"),
        (found.count(Stand.ASKED, Stand.PROPOSED), "%(num)s is being arranged", "%(num)s are being arranged"),
        (
            found.count(Stand.NOBODY, Stand.RESTING, Stand.AWAY),
            "%(num)s has nobody yet",
            "%(num)s have nobody yet",
        ),
    )
    parts = words.listed([words.count(one, many, count) for count, one, many in counts if count])
    counted = words.count(
        "Of one need, %(parts)s.", "Of %(num)s needs, %(parts)s.", len(found.needs), parts=parts
    )
    return f"{counted} {unread}".strip()


def list_cards(found: SupportMap, words: PageWords) -> Iterator[Mapping[str, str]]:
    """Yield each need of a map in words: who helps, how it stands, what could be done."""
    for need in found.needs:
        helpers = [*need.helpers, *([words.gettext("a circle")] if need.in_circle else [])]
        yield {
            "title": words.gettext(need.title),
            "words": need.words,
            "helpers": words.listed(helpers),
            "says": describe_need(need, found.today, words),
            "todo": suggest(need, words),
            "look": CLASSES.get(need.stand, "open"),
            "sign": SIGNS.get(need.stand, "+"),
        }


def as_lines(found: SupportMap, words: PageWords) -> Iterator[str]:
    """Yield a map as text, one need a line with what could be done below it."""
    yield summarise(found, words)
    for card in list_cards(found, words):
        own = f": “{card['words']}”" if card["words"] else ""
        helpers = f"{card['helpers']} · " if card["helpers"] else ""
        yield f"{card['sign']} {card['title']}{own}"
        yield f"    {helpers}{card['says']}"
        if card["todo"]:
            yield f"    {card['todo']}"


def write_private(path: Path, text: str) -> None:
    """Write a file that its owner alone may read, whole or not at all; a device is written to as it is."""
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8")
        return
    draft = path.with_name(f".{path.name}.part")
    draft.touch(mode=0o600)
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
