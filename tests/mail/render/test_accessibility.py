"""A browser's own accessibility checks (axe-core) find nothing wrong, where both are installed."""

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from mentorsheets.mail.render.compose import compose
from mentorsheets.mail.render.preview import Shown, preview_page
from mentorsheets.mail.render.templates import Templates
from tests.mail.render.samples import SAMPLES, letter

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(os.environ.get("AXE_CORE", "node_modules/axe-core/axe.min.js"))
needs_both = pytest.mark.skipif(
    not (CHROMIUM and AXE.is_file()),
    reason="needs Chromium and axe-core (npm install --no-save axe-core, or AXE_CORE=its file)",
)
RUN = """
axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], iframes: false}).then(found => {
  const out = document.createElement('pre');
  out.id = 'found';
  out.textContent = JSON.stringify({passes: found.passes.map(one => one.id), wrong: found.violations.map(
    one => [one.id, one.nodes.map(node => node.html.slice(0, 200))])});
  document.body.append(out);
});
"""


def checked(html: str, folder: Path, *, width: int, dark: bool) -> Any:
    """Return which of axe's rules passed and which were broken on a page, as a browser shows it."""
    html = re.sub(r"<meta http-equiv[^>]*>", "", html)
    page = folder / "page.html"
    page.write_text(
        html.replace("</body>", f"<script>{AXE.read_text()}</script><script>{RUN}</script></body>")
    )
    scheme = ["--blink-settings=preferredColorScheme=0"] if dark else []
    command = [
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", f"--user-data-dir={folder / 'profile'}", f"--window-size={width},1400",
        "--virtual-time-budget=20000", *scheme, "--dump-dom", page.as_uri(),
    ]  # fmt: skip
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    found = re.search(r'<pre id="found">(.*?)</pre>', shown, re.DOTALL)
    assert found, shown[-500:]
    return json.loads(unescape(found[1]))


@pytest.mark.every(3)
@pytest.mark.outside
@needs_both
@pytest.mark.parametrize(
    ("width", "dark"), [(500, True), (1100, False)], ids=["a phone by night", "a desktop by day"]
)
@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_every_section_in_one_mail_breaks_no_rule(
    shipped_templates: Templates, tmp_path: Path, language: Any, width: Any, dark: Any
) -> None:
    mail = compose(list(SAMPLES.values()), letter(), templates=shipped_templates, languages=[language])
    found = checked(mail.html, tmp_path, width=width, dark=dark)
    assert found["wrong"] == []
    assert {"color-contrast", "html-has-lang", "link-name", "list", "document-title"} <= set(found["passes"])


@pytest.mark.thorough
@pytest.mark.outside
@needs_both
@pytest.mark.parametrize("dark", [False, True])
def test_the_preview_breaks_no_rule(shipped_templates: Templates, tmp_path: Path, dark: Any) -> None:
    mail = compose([SAMPLES["check-in"]], letter(), templates=shipped_templates)
    shown = Shown(to="Amina", address="amina@example.org", kind="check-in", why="It is due.", subject=mail.subject,
                  text=mail.text, html=mail.html, source="From: x")  # fmt: skip
    found = checked(preview_page([shown], title="What would go out"), tmp_path, width=1100, dark=dark)
    assert found["wrong"] == []
    assert {"color-contrast", "label", "frame-title"} <= set(found["passes"])
