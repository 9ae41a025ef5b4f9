"""Draws the pictures of README and docs from the demo of today's code, and says which of them are old.

`python -m docs.draw_pictures` draws them (it takes Chromium, LibreOffice and pdftoppm, and lives through a year;
Debian's fonts-noto-core, fonts-noto-cjk and fonts-crosextra-carlito have the letters of all names in it).
What each shows is kept beside them in `shown.json` as a digest, so that a test finds the old ones without drawing.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.mail_kinds import MailKind, RunPart, kinds_of
from mentorsheets.errors import WrongUse
from mentorsheets.mail.render.summary import glance
from mentorsheets.runtime.config import Config
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.simulation.demo import demo
from mentorsheets.simulation.page import year_page
from mentorsheets.simulation.post import TurnedClock
from mentorsheets.simulation.year import SIGNED_WITH, Year, live
from mentorsheets.workflow.due_mail import gather
from mentorsheets.workflow.map_page import make_page
from mentorsheets.workflow.maps import map_people, read_pages
from mentorsheets.workflow.preview import preview
from mentorsheets.workflow.read_answers import read_answers
from mentorsheets.workflow.send_mail import run_round
from mentorsheets.workflow.wishes import Wishes

PICTURES = Path(__file__).parent / "pictures"
SHOWN = PICTURES / "shown.json"
DAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
"""A Monday, on which the digest goes as well."""
MAPPED = "Wanjiru Kamau"
"""Whose map is drawn: she has needs that stand differently."""
SHORT_WEEKS, SHORT_PEOPLE, SHORT_SEED = 20, 20, 12
"""The shorter year by which the tests see whether the page of the whole one would look otherwise."""
SHOWN_ROWS, SHOWN_COLUMNS = 30, 9
"""Rows and columns of a tab that fit on its picture."""
SHEET_SIZE, MAIL_SIZE, PAGE_SIZE, PREVIEW_SIZE = (1500, 860), (640, 1060), (1000, 900), (1000, 620)
"""Width and height in pixels."""
DOTS = 130
"""Dots an inch at which a printed tab is drawn: its letters stay readable at half of the size."""
PATIENCE = 120
"""Seconds that a program may take for one picture; it needs some five."""
FOLDED = re.compile(r"</summary>.*?</details>", re.DOTALL)
"""What is seen of a mail in a preview after a click alone."""
LINK_ENDS = re.compile(r'href="[^"]*"')


@dataclass(frozen=True, slots=True)
class Shown:
    """What a picture shows: a page as HTML, or a tab of a workbook, and its size in pixels."""

    size: tuple[int, int]
    html: str = ""
    workbook: Path | None = None
    tab: str = ""

    def digest(self) -> str:
        """Return what stays the same as long as the picture would: links carry secrets, and are not seen."""
        seen = _cells(self.workbook, self.tab) if self.workbook else LINK_ENDS.sub("", self.html)
        return hashlib.sha256(seen.encode()).hexdigest()[:16]


def show_demo(folder: Path) -> dict[str, Shown]:
    """Live through the demo in a new `folder`, and return what the pictures of it show, by name."""
    made = demo(folder, Moment(TurnedClock(DAY)), lambda _: None, SIGNED_WITH)
    moment, backend = Moment(TurnedClock(DAY)), Workbook(made.workbook)
    config = Config(
        str(made.workbook),
        mail=f"outbox:{made.outbox}",
        journal=str(folder / ".programme.journal"),
        secret=SIGNED_WITH,
    )
    due = gather(kinds_of(RunPart.DIGEST), any_day=True)
    run_round(backend, config, moment, due, Wishes(), read_answers(backend, config, moment))
    programme, maps = map_people(backend, config, moment)
    person = next(one for one in programme.people if one.name == MAPPED)
    later = Moment(TurnedClock(DAY + timedelta(days=7)))
    upcoming = preview(backend, config, later, gather(any_day=True)).page
    page = make_page(programme, person, maps.of(person), read_pages(config))
    kinds = {"introduction": MailKind.INTRODUCTION, "mail": MailKind.CHECK_IN, "digest": MailKind.DIGEST}
    return {
        "today": Shown(SHEET_SIZE, workbook=made.workbook, tab="Today"),
        "sheet": Shown(SHEET_SIZE, workbook=made.workbook, tab="Matches"),
        "map": Shown(PAGE_SIZE, html=page),
        "preview": Shown(PREVIEW_SIZE, html=FOLDED.sub("</summary></details>", upcoming)),
        **{name: Shown(MAIL_SIZE, html=_letter(made.outbox, kind)) for name, kind in kinds.items()},
    }


def live_short_year(folder: Path) -> Year:
    """Return the shorter year in a new `folder`."""
    return live(folder, lambda _: None, weeks=SHORT_WEEKS, people=SHORT_PEOPLE, seed=SHORT_SEED)


def digest_year(year: Year) -> str:
    """Return what stays the same as long as the page of a year would."""
    return Shown(PAGE_SIZE, html=year_page(year)).digest()


def find_old(now: Mapping[str, str]) -> list[str]:
    """Return the names of the pictures that are missing, or show something else than now."""
    known = json.loads(SHOWN.read_text(encoding="utf-8"))
    return [name for name in now if known.get(name) != now[name] or not (PICTURES / f"{name}.png").exists()]


def _letter(outbox: Path, kind: MailKind) -> str:
    """Return the first English letter of a kind, as HTML."""
    letters = (glance(file.read_bytes()) for file in sorted(outbox.glob(f"*-{kind}-*.eml")))
    return next(letter.html for letter in letters if 'lang="en"' in letter.html)


def _cells(workbook: Path, tab: str) -> str:
    """Return what can be seen of the upper rows of a tab: texts, colours, widths."""
    sheet = openpyxl.load_workbook(workbook)[tab]
    rows = sheet.iter_rows(max_row=SHOWN_ROWS, max_col=SHOWN_COLUMNS)
    seen = [
        f"{cell.coordinate} {cell.value} {cell.fill.fgColor.rgb} {cell.font.b} {cell.font.sz}"
        for row in rows
        for number, cell in enumerate(row, start=1)
        if not sheet.column_dimensions[get_column_letter(number)].hidden
    ]
    widths = [
        f"{name} {one.width}" for name, one in sorted(sheet.column_dimensions.items()) if not one.hidden
    ]
    return "\n".join((*seen, *widths))


def _draw(name: str, shown: Shown, folder: Path) -> None:
    target = PICTURES / f"{name}.png"
    if shown.workbook is None:
        _photograph(shown, folder / f"{name}.html", target)
    else:
        _print(shown, folder / f"{name}.xlsx", target)


def _photograph(shown: Shown, page: Path, target: Path) -> None:
    page.write_text(shown.html, encoding="utf-8")
    width, height = shown.size
    size = f"--window-size={width},{height}"
    browser = (
        _find("chromium", "chromium-browser", "google-chrome"),
        "--headless",
        "--no-sandbox",
        "--hide-scrollbars",
    )
    _run(*browser, size, f"--screenshot={target}", page.as_uri(), cwd=page.parent)


def _print(shown: Shown, copy: Path, target: Path) -> None:
    book = openpyxl.load_workbook(shown.workbook or copy)
    for title in book.sheetnames:
        if title == shown.tab:
            _fit(book[title])
            _drop_rules_of_today(book[title])
        else:
            del book[title]
    book.save(copy)
    office = f"-env:UserInstallation={(copy.parent / 'office').as_uri()}"
    _run(_find("soffice"), office, "--headless", "--convert-to", "pdf", str(copy), cwd=copy.parent)
    width, height = map(str, shown.size)
    area = ("-x", "0", "-y", "0", "-W", width, "-H", height)
    _run(
        _find("pdftoppm"), "-png", "-singlefile", "-r", str(DOTS), *area,
        str(copy.with_suffix(".pdf")), str(target.with_suffix("")), cwd=copy.parent,
    )  # fmt: skip


def _fit(sheet: Worksheet) -> None:
    """Let the tab be printed on one page's width, its upper rows alone."""
    sheet.print_area = f"A1:{sheet.cell(SHOWN_ROWS, SHOWN_COLUMNS).coordinate}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = 0
    margins.header = margins.footer = 0


def _drop_rules_of_today(sheet: Worksheet) -> None:
    """Leave out what depends on the day on which a picture is drawn: "last looked" turns red."""
    for place in sheet.conditional_formatting:
        for rule in place.rules:
            if any("TODAY" in one for one in rule.formula):
                rule.formula = ["FALSE"]


def _find(*names: str) -> str:
    for name in names:
        if found := shutil.which(name):
            return found
    raise WrongUse(
        f"Pictures are drawn by {names[0]}, which is not here.", "Install it, and draw them again."
    )


def _run(*command: str, cwd: Path) -> None:
    subprocess.run(command, cwd=cwd, check=True, timeout=PATIENCE, capture_output=True)  # noqa: S603 - programs found by name


def main(say: Callable[[str], object] = sys.stdout.write) -> None:
    """Draw all pictures and note what they show."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        shown = show_demo(folder / "demo")
        digests = {name: one.digest() for name, one in shown.items()}
        say("Living through a year; that takes a minute or two.\n")
        digests["year"] = digest_year(live_short_year(folder / "short"))
        shown["year"] = Shown(PAGE_SIZE, html=year_page(live(folder / "year", lambda _: None)))
        for name, one in shown.items():
            _draw(name, one, folder)
            say(f"{name}.png is drawn.\n")
    SHOWN.write_text(json.dumps(digests, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
