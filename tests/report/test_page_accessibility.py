"""A browser's own accessibility checks (axe-core) find nothing wrong with any page, where both are installed."""

import json
import re
import subprocess
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest

from tests.mail.render.test_accessibility import AXE, CHROMIUM, RUN, needs_both
from tests.workflow.sheets import run, set_cell, table, workbook

PEOPLE = ["Name", "Email", "Offers", "Can support", "Wants at most", "Languages", "Availability", "Region"]
LANGUAGES = {"en": "English", "es": "Spanish", "ar": "Arabic"}
NARROW, WIDE = 320, 1280
"""Pixels: the narrowest window that WCAG 2.2 asks for (1.4.10), and that of a laptop."""


def programme(folder: Path, language: str) -> Path:
    """Write a programme that has something for each part of each page, whose people speak a language."""
    people = [
        [
            f"Person{n} Name{n}",
            f"p{n}@example.org",
            ("Role models", "Accountability")[n % 2],
            2,
            2,
            LANGUAGES[language],
            "Tue evening",
            ("North", "South")[n % 2],
        ]
        for n in range(24)
    ]
    needs = [
        [f"p{n}@example.org", ("Accountability", "Safe space", "Role models")[n % 3], f"With words of {n}"]
        for n in range(24)
    ]
    settings = [
        *(["Setting", "Value"], ["Programme", "Harbour"], ["Coordinator e-mail", "co@example.org"]),
        *(["Public page", "yes"], ["Language", LANGUAGES[language]], ["Compare groups by", "Region"]),
    ]
    path = workbook(
        folder / "p.xlsx",
        Participants=[PEOPLE, *people],
        Needs=[["Person", "Need", "In their words"], *needs],
        Settings=settings,
    )
    run("pair", "--sheet", path, "--today", "2027-01-11", code=None)
    for row in range(1, len(table(path, "Matches")) + 1):
        set_cell(path, "Matches", row, "State", "active" if row % 3 else "approved")
    return path


@pytest.fixture(scope="module", params=["en", "es", "ar"])
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All pages of one programme, by what they are."""
    folder = tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        path = programme(folder, request.param)
        day = ("--sheet", path, "--today", "2027-04-02")
        for whom in ("monday", "board", "public"):
            run("report", "--for", whom, *day, "--out", folder / f"{whom}.html")
        run("map", *day, "--out", folder / "community.html")
        run("map", "Person2 Name2", *day, "--out", folder / "map.html")
        run("export", "Person2 Name2", *day, "--out", folder / "export", code=None)
        files = {
            **{file.stem: file for file in folder.glob("*.html")},
            "export": folder / "export/index.html",
        }
        return {name: file.read_text("utf-8") for name, file in files.items()}


def check(pages: dict[str, str], folder: Path, *, width: int, look: str) -> dict[str, Any]:
    """Return which of axe's rules passed and which were broken on each page, each in a frame as wide as a window."""
    frames = [
        f'<iframe width="{width}" height="1400" srcdoc="{escape(_with_checks(name, page, look))}"></iframe>'
        for name, page in pages.items()
    ]
    file = folder / "pages.html"
    file.write_text(f"<!doctype html>{''.join(frames)}")
    scheme = ["--blink-settings=preferredColorScheme=0"] if look == "dark" else []
    command = [
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", f"--user-data-dir={folder / 'profile'}", "--window-size=1400,1500",
        "--virtual-time-budget=60000", *scheme, "--dump-dom", file.as_uri(),
    ]  # fmt: skip
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    found = re.findall(r'<pre id="found" title="(\w+)">(.*?)</pre>', shown, re.DOTALL)
    return {name: json.loads(unescape(told)) for name, told in found}


def _with_checks(name: str, page: str, look: str) -> str:
    page = re.sub(r"<meta http-equiv[^>]*>", "", page)
    if look == "print":
        page = page.replace("@media print", "@media all")
    # A box that can be scrolled hides a figure from whoever does not know that it can.
    boxes = "[document.documentElement, ...document.querySelectorAll('.scroll')]"
    wide = f"Math.max(...{boxes}.map(box => box.scrollWidth - box.clientWidth))"
    told = RUN.replace("document.body.append(out)", f"out.title = '{name}'; parent.document.body.append(out)")
    told = told.replace("{passes:", f"{{wide: ({wide}), passes:")
    return page.replace("</body>", f"<script>{AXE.read_text()}</script><script>{told}</script></body>")


@pytest.mark.every(80)
@pytest.mark.outside
@needs_both
@pytest.mark.parametrize(
    ("width", "look"), [(NARROW, "light"), (NARROW, "dark"), (WIDE, "light"), (WIDE, "dark"), (WIDE, "print")]
)
def test_no_page_breaks_a_rule(pages: dict[str, str], tmp_path: Path, width: int, look: str) -> None:
    found = check(pages, tmp_path, width=width, look=look)
    assert found.keys() == {"monday", "board", "public", "map", "community", "export"}
    assert {name: told["wrong"] for name, told in found.items() if told["wrong"]} == {}
    assert {name: told["wide"] for name, told in found.items() if told["wide"] > 0} == {}
    for told in found.values():
        assert {"color-contrast", "html-has-lang", "document-title"} <= set(told["passes"])
