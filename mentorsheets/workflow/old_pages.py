"""Pages and exports that were written before, where a coordinator has them: beside the sheet and at work."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from mentorsheets.report.held import EXPORT_SCHEMA
from mentorsheets.runtime.config import Config, is_file
from mentorsheets.sheet.leaving import Leaving

MADE_BY_US = '<meta name="generator" content="mentorsheets">'
"""By what our pages are known; another page, even one that names somebody, is not ours to delete."""
MOST_PAGES = 20_000
"""Files that are looked at: a folder that holds more is no folder of pages."""


def find_old_pages(config: Config, leaving: Leaving) -> list[Path]:
    """Return the files of our pages and exports that name a person: each can be written anew without them."""
    found: set[Path] = set()
    for page in islice(_list_pages(config), MOST_PAGES):
        if MADE_BY_US not in (text := _read(page)):
            continue
        export = _list_export(page.parent)
        if leaving.has_name(text):
            found |= {page, *export}
        elif any(leaving.has_name(_read(part)) for part in export if part.is_file()):
            found.update(export)
    return sorted(found)


def _read(file: Path) -> str:
    return file.read_text("utf-8", errors="replace")


def _list_pages(config: Config) -> Iterator[Path]:
    """Yield the pages in the folder of the sheet, in the one that we work in, and one below either."""
    roots = {Path.cwd()}
    if is_file(config.sheet):
        roots.add(Path(config.sheet).expanduser().resolve().parent)
    for root in sorted(roots):
        for pattern in ("*.html", "*/*.html"):
            yield from (page for page in root.glob(pattern) if page.is_file())


def _list_export(folder: Path) -> list[Path]:
    """Return all files of an export, if the folder holds one."""
    data = folder / "data.json"
    if not (data.is_file() and f'"{EXPORT_SCHEMA}"' in _read(data)):
        return []
    return [data, folder / "index.html", *(folder / "mails").glob("*.txt")]
