"""One language's grammar of plain answers, read from its files.

`plain/` has it for "may we introduce you?", and `plain_checkin/` what "did you talk?" needs beside that.

A clause is an answer only if the grammar has all of it; a reply only if it is nothing but such clauses,
courtesies, and names where names stand. A slip of the pen is mended in a word that no file knows, if only one
word of the grammar is as near.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from mentorsheets.mail.incoming.meaning.folding import ENDS, fold_tokens
from mentorsheets.mail.incoming.meaning.grammar import compile_pattern, words_of
from mentorsheets.mail.incoming.meaning.language import Language, known_languages, open_language
from mentorsheets.mail.incoming.meaning.outline import PatternOutline, draw_outline
from mentorsheets.mail.incoming.meaning.phrases import Phrases
from mentorsheets.mail.incoming.meaning.verdict import AskedFor, PlainAnswer

GRAMMARS = files("mentorsheets.mail.incoming.meaning") / "plain"
CHECK_IN_GRAMMARS = files("mentorsheets.mail.incoming.meaning") / "plain_checkin"
PLAN = "plan"
"""The mood of what somebody will do, or what keeps them from it."""
ONLY_BESIDE: Mapping[AskedFor, Mapping[str, frozenset[PlainAnswer]]] = {
    AskedFor.CONSENT: {"glad": frozenset({PlainAnswer.YES}), "regret": frozenset({PlainAnswer.NO})},
    AskedFor.CHECK_IN: {
        "glad": frozenset({PlainAnswer.MET}),
        PLAN: frozenset({PlainAnswer.NOT_YET}),
        "regret": frozenset({PlainAnswer.NOT_YET, PlainAnswer.NOT_A_FIT}),
    },
}
"""Courtesies that go with some answers only: "unfortunately yes" is no plain yes."""
SHARED_PARTS = ("parts", "spelling")
"""What the grammar of check-ins has beside its own."""
SHORTEST_MENDED = 7
"""Letters of a word in which a slip is mended: of shorter ones too many lie one letter apart."""
MENDED = frozenset({AskedFor.CONSENT})
"""Questions to which slips are mended: "we quarrelled" is a letter away from "we talked" in French."""
OPTIONAL_ENDING = re.compile(r"(\w+)\[(\w{1,2})\]")
VARIED_ENDING = re.compile(r"(\w+)\{o\}")
WORDS_MENDED = 2_000
"""Words whose mending is remembered."""


class PlainGrammar:
    """A language's grammar of plain answers: see `plain/en.toml` for what each part is."""

    def __init__(
        self, language: Language, told: Mapping[str, Any], question: AskedFor = AskedFor.CONSENT
    ) -> None:
        """Take what the file `told`; nothing is compiled before it is asked for."""
        self.language = language
        self.only_beside = ONLY_BESIDE[question]
        """Which answers each mood goes with."""
        self._mends_slips = question in MENDED
        self._answers: Mapping[str, Sequence[str]] = told["answers"]
        self._endings: str = told["parts"].get("o", "")
        self._parts = {name: _write_endings(part, self._endings) for name, part in told["parts"].items()}
        self._spelling = {
            " ".join(fold_tokens(typed)): language.fold(meant)
            for typed, meant in told.get("spelling", {}).items()
        }
        self.addressed = frozenset(language.fold(" ".join(told.get("addressed", ()))))
        self.dismissive = frozenset(language.fold(" ".join(told.get("dismissive", ()))))
        self._written: dict[str, str] = {}
        self._outlines: dict[str, PatternOutline] = {}
        self._mend_once = lru_cache(WORDS_MENDED)(self._mend)

    def answers(self, answer: PlainAnswer) -> Phrases:
        """Return the clauses that give this answer."""
        return self._phrases(answer)

    @cached_property
    def courtesy(self) -> Phrases:
        """What is merely polite, beside whichever answer."""
        return self._phrases("courtesy")

    @cached_property
    def moods(self) -> Mapping[str, Phrases]:
        """What is polite beside some answers only, by its name in `only_beside`."""
        return {mood: self._phrases(mood) for mood in self.only_beside}

    @cached_property
    def done(self) -> Phrases:
        """What says only that something is done, so that where more follows it may be about that."""
        return self._phrases("done")

    @cached_property
    def vague(self) -> Phrases:
        """What says only that something is done, or was good: no beginning of a tale of how two met."""
        done, good = self._phrases("done"), self._phrases("vague")
        return Phrases(
            good.section,
            (*done.patterns, *good.patterns),
            (*done.compiled, *good.compiled),
            (*done.outlines, *good.outlines),
        )

    @cached_property
    def asking(self) -> Phrases:
        """Words that ask for something, beside which a yes says no more than that they want it."""
        return self._phrases("asking")

    def may_be_plan(self, told: str) -> bool:
        """Return whether what two do may be still to come: "we meet on Monday"."""
        return self._tenseless.stands_in(told) and not self._bygone.stands_in(told)

    @cached_property
    def _tenseless(self) -> Phrases:
        return self._phrases("tenseless")

    @cached_property
    def _bygone(self) -> Phrases:
        return self._phrases("bygone")

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that the grammar knows."""
        told = [*self._parts.values(), *(one for those in self._answers.values() for one in those)]
        named = set[str]().union(*(words_of(_write_endings(one, self._endings)) for one in told))
        return frozenset(self.language.rewrite(sorted(named)))

    def knows(self, token: str) -> bool:
        """Return whether this is a word of the language, so no name."""
        return token in self.words or token in self._spelling or self.language.knows(token)

    def spell(self, tokens: Sequence[str]) -> list[str]:
        """Return tokens as the grammar writes them: what is typed in short, and slips of the pen."""
        return [word for token in tokens for word in self._mend_once(token)]

    def _mend(self, token: str) -> Sequence[str]:
        if token in self._spelling:
            return self._spelling[token]
        if (
            not self._mends_slips
            or token in ENDS
            or len(token) < SHORTEST_MENDED - 1
            or any(open_language(code).knows(token) for code in known_languages())
        ):
            return (token,)
        near = [word for word in self.words if len(word) >= SHORTEST_MENDED and _is_slip(token, word)]
        return near if len(near) == 1 and token not in self.words else (token,)

    def _phrases(self, section: str) -> Phrases:
        patterns = [_write_endings(one, self._endings) for one in self._answers.get(section, ())]
        known = (self._parts, self.language.rewrite, self._written)
        compiled = tuple(compile_pattern(one, *known) for one in patterns)
        drawing = (self._parts, self.language.rewrite, self._outlines)
        outlines = tuple(draw_outline(one, *drawing) for one in patterns)
        return Phrases(f"{self.language.code}.plain.{section}", tuple(patterns), compiled, outlines)


def _write_endings(pattern: str, endings: str) -> str:
    """Return a pattern with endings that vary written out: "amable[s]", "content{o}" for (o|a|os|as)."""
    pattern = OPTIONAL_ENDING.sub(lambda found: f"({found[1]}|{found[1]}{found[2]})", pattern)
    forms = endings.strip("()").split("|")
    return VARIED_ENDING.sub(lambda found: f"({'|'.join(found[1] + form for form in forms)})", pattern)


def _is_slip(typed: str, meant: str) -> bool:
    """Return whether one letter is missing, too much, another one, or two are swapped; the ends hold."""
    if typed == meant or typed[0] != meant[0] or typed[-1] != meant[-1] or abs(len(typed) - len(meant)) > 1:
        return False
    return typed in _slips_of(meant)


@lru_cache(WORDS_MENDED)
def _slips_of(meant: str) -> frozenset[str]:
    return frozenset(_slips(meant))


def _slips(meant: str) -> Iterator[str]:
    letters = sorted(set("abcdefghijklmnopqrstuvwxyz") | set(meant))
    for place in range(1, len(meant)):
        before, after = meant[:place], meant[place:]
        yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in letters:
            yield before + letter + after
            yield before + letter + after[1:]


@cache
def open_grammar(code: str, question: AskedFor = AskedFor.CONSENT) -> PlainGrammar | None:
    """Return the grammar of the language of this code (ISO 639-1), nothing if it has none for this question.

    That of check-ins has what is polite, and how people type, from the other one too.
    """
    asked = CHECK_IN_GRAMMARS if question is AskedFor.CHECK_IN else GRAMMARS
    if question not in ONLY_BESIDE or not all(
        (folder / f"{code}.toml").is_file() for folder in (GRAMMARS, asked)
    ):
        return None
    told = _read(GRAMMARS, code)
    if question is AskedFor.CHECK_IN:
        own = _read(asked, code)
        both = {name: {**told.get(name, {}), **own.get(name, {})} for name in SHARED_PARTS}
        polite = [*told["answers"]["courtesy"], *own["answers"].get("courtesy", ())]
        addressed = [*told.get("addressed", ()), *own.get("addressed", ())]
        answers = {**own["answers"], "courtesy": polite}
        told = {**told, **both, "addressed": addressed, "answers": answers}
    return PlainGrammar(open_language(code), told, question)


def _read(folder: Traversable, code: str) -> dict[str, Any]:
    return tomllib.loads((folder / f"{code}.toml").read_text(encoding="utf-8"))
