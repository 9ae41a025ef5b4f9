"""What waits is told to the coordinator in their language, and what people wrote stays as they wrote it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import mentorsheets.relations
from mentorsheets.domain.desk_phrases import IN_MONTH, SAYS_WHAT, SAYS_WHO
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.relations.desk_words import VALUE_OF, tell_waiting, tell_who, tell_words
from mentorsheets.relations.waiting import Topic, Waiting

ROOM = Path(mentorsheets.relations.__file__).parent
TOLD_IN = (
    "find_waiting",
    "waiting_calls",
    "waiting_things",
    "waiting_words",
    "waiting_silence",
    "waiting_unsent",
    "unheard_safety",
    "many_holds",
    "digest",
)
VALUES = {
    "a": "Ana Duarte", "b": "Gil", "c": "Eve", "d": "Bo", "n": "3", "m": "9", "kinds": "Role models", "kind": "Role models",
    "quote": "“ábc. Ring them”", "day": "23 December", "address": "new@example.org", "what": "on holiday", "tab": "Matches",
}  # fmt: skip
IN = {
    "es": {**VALUES, "kinds": "Referentes", "kind": "Referentes", "day": "23 de diciembre"},
    "ar": {**VALUES, "kinds": "قدوات", "kind": "قدوات", "day": "23 ديسمبر"},
}
ROWS = [(row, place, code) for row in SAYS_WHAT for place, code in ((1, "es"), (2, "ar"))]


def fill(sentence: str, values: dict[str, str]) -> str:
    return VALUE_OF.sub(lambda name: values[name[1]], sentence)


@pytest.mark.parametrize(
    ("row", "place", "code"), ROWS, ids=lambda value: value[0][:30] if isinstance(value, tuple) else ""
)
def test_each_sentence_is_found_whole_whatever_stands_in_it(
    row: tuple[str, ...], place: int, code: str
) -> None:
    values = {**IN[code], "kinds": tell_words("Asks for Role models.", code).rstrip(".").split()[-1]}
    assert tell_words(fill(row[0], VALUES), code) == fill(row[place], values)


@pytest.mark.parametrize("row", [*SAYS_WHO, *SAYS_WHAT], ids=lambda row: row[0][:30])
def test_each_translation_has_the_values_of_its_sentence(row: tuple[str, ...]) -> None:
    first, *others = (sorted(VALUE_OF.findall(text)) for text in row)
    assert [first, first] == others
    assert all(IN_MONTH.values())


def sentences() -> Iterator[str]:
    """Yield what the list of what waits says, with an X in place of each value, as its source has it."""
    for name in TOLD_IN:
        tree = ast.parse((ROOM / f"{name}.py").read_text(encoding="utf-8"))
        docs = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        inner = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if node in docs or node in inner:
                continue
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
            elif isinstance(node, ast.JoinedStr):
                text = "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values
                )
            else:
                continue
            if re.search(r"\w \w+ \w.*[.?]$", text):
                yield text


@pytest.mark.parametrize("code", ["es", "ar"])
def test_no_sentence_of_what_waits_is_without_a_translation(code: str) -> None:
    found = list(sentences())
    assert len(found) > 20
    assert [text for text in found if tell_words(text, code) == text] == []


@pytest.mark.parametrize("kind", [kind for kind in MailKind if kind.traits.plural])
def test_what_goes_out_this_week_is_told_too(kind: MailKind) -> None:
    told = f"{kind.traits.plural}: 4"
    assert {tell_words(told, code) for code in ("es", "ar")}.isdisjoint({told})
    assert tell_words(told, "es").endswith(": 4")


def test_what_somebody_wrote_and_what_is_called_in_the_sheet_stays() -> None:
    one = Waiting("read/1", Topic.READ, "Ana, about Gil", "“Ring them: it is Urgent. You”", None, ())
    assert tell_waiting(one, "es") == "Ana, sobre Gil: “Ring them: it is Urgent. You”"
    assert tell_waiting(one, "en") == tell_waiting(one, "fr") == one.line


def test_a_name_that_holds_our_words_is_no_sentence() -> None:
    assert tell_who("Standing for Hope", "es") == "Standing para Hope"
    assert tell_words("Hope has a need met", "es") == "Hope tiene una necesidad cubierta"


def test_kinds_of_need_are_told_in_the_language_too() -> None:
    one = Waiting("nobody/1", Topic.NOBODY, "Ana", "Safe space: “Safe space: you”", None, ())
    assert tell_waiting(one, "es") == "Ana: Espacio seguro: “Safe space: you”"
    assert tell_words("Role models", "ar") != "Role models"
