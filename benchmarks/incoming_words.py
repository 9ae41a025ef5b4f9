"""Measures how a person's own words are cut out of replies, beside the libraries that are installed for it.

    python -m benchmarks.incoming_words CORPORA

CORPORA holds public fixtures, each in a folder whose name holds that of its repository: `email_reply_trimmer` (64
English and international replies with what is to stay), `email-reply-parser` and `EmailReplyParser` (replies of many
languages whose first paragraph is to stay), `talon` (HTML replies). Peers from PyPI are imported where they are
there; those from npm are asked where CORPORA, or a folder above it, has them in `node_modules`.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.incoming.rates import format_rate
from mentorsheets.mail.incoming.html_text import html_to_text
from mentorsheets.mail.incoming.quoting import own_words

Cut = Callable[[str], str]
FIRST_LINES = 5
"""So many lines are the paragraph that is to stay in the international replies."""
TALON_SAID = re.compile(r"""eq_\(RE_WHITESPACE\.sub\('', "([^"]+)"\)""")
"""Where talon's test says what is to stay of its replies."""
NODE = """
const rows = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const name = process.argv[1];
const main = require(name);
const cut = {
  'email-reply-parser': text => new (main.default || main)().read(text).getVisibleText(),
  'node-email-reply-parser': text => (main.default || main)(text, true),
  'planer': text => main.extractFrom(text, 'text/plain'),
  'planer/html': text => main.extractFrom(text, 'text/html', new (require('jsdom').JSDOM)().window.document),
}[process.argv[2] || name];
console.log(JSON.stringify(rows.map(text => { try { return String(cut(text)); } catch (e) { return ''; } })));
"""


@dataclass(frozen=True)
class Case:
    """A reply as it came, and what of it its writer said."""

    name: str
    text: str
    said: str


def main(corpora: Path) -> None:
    """Print a table for each corpus."""
    corpus: list[tuple[str, list[Case], bool]] = [
        ("email_reply_trimmer, plain", list(trimmer_cases(corpora)), False),
        ("email-reply-parser, languages", list(language_cases(corpora)), False),
        ("talon, HTML", list(html_cases(corpora)), True),
    ]
    for title, cases, is_html in corpus:
        if not cases:
            print(f"{title}: no such folder here")
            continue
        print(f"{title}: {len(cases)} replies\n{'':36}{'exact':30}{'words lost in'}")
        for name, read in (html_ways(corpora) if is_html else plain_ways(corpora)).items():
            exact, lost = score(cases, read)
            of = len(cases)
            print(f"  {name:32}  {format_rate(exact, of):30}{format_rate(lost, of)}")
        print()


def score(cases: list[Case], read: Callable[[list[str]], list[str]]) -> tuple[int, int]:
    """Return in how many cases the answer is the right one but for white space, and in how many a word is missing."""
    answers = read([case.text for case in cases])
    pairs = list(zip(cases, answers, strict=True))
    exact = sum("".join(case.said.split()) == "".join(got.split()) for case, got in pairs)
    lost = sum(bool(_words(case.said) - _words(got)) for case, got in pairs)
    return exact, lost


def plain_ways(corpora: Path) -> dict[str, Callable[[list[str]], list[str]]]:
    """Return ours and each peer for plain text."""
    ways = {"mentorsheets": each(own_words)}
    for title, module, make in PYTHON:
        if cut := python_peer(module, make):
            ways[title] = each(cut)
    for package in ("email-reply-parser", "node-email-reply-parser", "planer"):
        if place := _installed(corpora, package):
            ways[f"{package} (npm)"] = node_peer(package, place)
    return ways


def html_ways(corpora: Path) -> dict[str, Callable[[list[str]], list[str]]]:
    """Return ours and each peer for HTML."""
    ways = {"mentorsheets": each(lambda text: own_words(html_to_text(text)))}
    if cut := python_peer("quotequail", lambda module: lambda text: quotequail_html(module, text)):
        ways["quotequail"] = each(cut)
    if place := _installed(corpora, "planer"):
        read = node_peer("planer", place, "planer/html")
        ways["planer (npm)"] = lambda texts: [html_to_text(html) if html else "" for html in read(texts)]
    return ways


PYTHON: list[tuple[str, str, Callable[[ModuleType], Cut]]] = [
    (
        "mail-parser-reply",
        "mailparser_reply",
        lambda module: lambda text: _all_languages(module).parse_reply(text=text),
    ),
    ("email-reply-parser (PyPI)", "email_reply_parser", lambda module: module.EmailReplyParser.parse_reply),
    ("quotequail", "quotequail", lambda module: lambda text: quotequail_plain(module, text)),
    (
        "email-reply-extractor",
        "email_reply_extractor",
        lambda module: lambda text: module.extract_new_text(text).text,
    ),
]


def _all_languages(module: ModuleType) -> Any:  # noqa: ANN401 - a class of the peer's
    names = [name for name in module.constants.MAIL_LANGUAGES if name != "david"]
    return module.EmailReplyParser(languages=names)


def quotequail_plain(module: ModuleType, text: str) -> str:
    """Return what quotequail takes for new."""
    found = module.unwrap(text)
    if not found:
        return text
    return "\n".join(part for part in (found.get("text_top"), found.get("text_bottom")) if part)


def quotequail_html(module: ModuleType, text: str) -> str:
    """Return what quotequail takes for new, as text."""
    found = module.unwrap_html(text)
    html = (
        text
        if not found
        else "".join(part for part in (found.get("html_top"), found.get("html_bottom")) if part)
    )
    return html_to_text(html) if html else ""


def each(cut: Cut) -> Callable[[list[str]], list[str]]:
    """Return a way to answer many at once; one that stumbles has said nothing."""

    def answer(text: str) -> str:
        try:
            return str(cut(text) or "")
        except Exception:  # noqa: BLE001 - a peer may stumble over anything
            return ""

    return lambda texts: [answer(text) for text in texts]


def python_peer(module: str, make: Callable[[ModuleType], Cut]) -> Cut | None:
    """Return a peer that PyPI has, if it is installed."""
    try:
        return make(import_module(module))
    except ImportError:
        return None


def _installed(corpora: Path, package: str) -> Path | None:
    places = (corpora, *corpora.resolve().parents)
    return next((place for place in places if (place / "node_modules" / package).is_dir()), None)


def node_peer(package: str, place: Path, way: str = "") -> Callable[[list[str]], list[str]]:
    """Return a peer that npm has, installed at `place`."""

    def answer(texts: list[str]) -> list[str]:
        script = ["node", "-e", NODE, package, way]
        done = subprocess.run(
            script, input=json.dumps(texts), cwd=place, capture_output=True, text=True, check=False
        )
        return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else [""] * len(texts)

    return answer


def trimmer_cases(corpora: Path) -> Iterator[Case]:
    """Yield the replies of email_reply_trimmer, each with what its authors let stand."""
    for path in sorted(corpora.glob("*email_reply_trimmer*/test/emails/*.txt")):
        said = path.parent.parent / "trimmed" / path.name
        yield Case(path.name, _read(path), _read(said))


def language_cases(corpora: Path) -> Iterator[Case]:
    """Yield the replies of the two parsers that begin with their common paragraph, each text once."""
    paths = [
        *sorted(corpora.glob("*email-reply-parser*/test/fixtures/*.txt")),
        *sorted(corpora.glob("*EmailReplyParser*/tests/Fixtures/*.txt")),
    ]
    texts = {path: _read(path).strip() for path in paths}
    (said, _), *_ = Counter("\n".join(text.split("\n")[:FIRST_LINES]) for text in texts.values()).most_common(
        1
    ) or [("", 0)]
    seen: set[str] = set()
    for path, text in texts.items():
        if said and text.startswith(said) and text not in seen:
            seen.add(text)
            yield Case(path.name, text, said)


def html_cases(corpora: Path) -> Iterator[Case]:
    """Yield talon's HTML replies."""
    for folder in corpora.glob("*talon*/tests"):
        said = TALON_SAID.findall(_read(folder / "html_quotations_test.py"))[-1].replace("\\n", "\n")
        for path in sorted((folder / "fixtures" / "html_replies").glob("*.html")):
            yield Case(path.name, _read(path), said)
        for name in ("OLK_SRC_BODY_SECTION", "reply-separated-by-hr"):
            text = _read(folder / "fixtures" / f"{name}.html")
            # The two have their answer in the test as HTML; it is what stands above the header.
            above = html_to_text(text).replace("> ", "").partition("From:")[0]
            yield Case(name, text, above.strip("_ \n"))


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
