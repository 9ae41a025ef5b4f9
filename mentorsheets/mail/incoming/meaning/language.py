"""One language's phrases, read from its file in `languages/` and made ready to be looked for."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

from mentorsheets.mail.incoming.meaning.concepts import Concepts
from mentorsheets.mail.incoming.meaning.folding import ENDS, TEXTS_REMEMBERED, fold_tokens
from mentorsheets.mail.incoming.meaning.grammar import START, compile_pattern, join_patterns, words_of
from mentorsheets.mail.incoming.meaning.outline import PatternOutline, draw_outline
from mentorsheets.mail.incoming.meaning.phrases import Phrases
from mentorsheets.mail.incoming.meaning.verdict import HoldReason

FOLDER = files("mentorsheets.mail.incoming.meaning") / "languages"
STEM_LETTERS = 5
"""Letters by which words of one stem are the same: "remov|e", "remov|ing"; of shorter words one fewer."""
LEAST_STEM = 3
"""Letters that an Arabic word keeps when what is written onto it goes: most roots have three."""
WORDS_REMEMBERED = 5_000
"""So many words are written out once; people write a few thousand different ones."""


class Language:
    """A language's file: see `languages/en.toml` for what each part is."""

    def __init__(self, code: str, told: Mapping[str, Any]) -> None:
        """Read what the file `told`; nothing is compiled before it is asked for."""
        self.code = code
        self.name: str = told["name"]
        self._told = told
        rewrites: Mapping[str, str] = told.get("rewrite", {})
        self._exact = {_fold(short): full for short, full in rewrites.items() if "*" not in short}
        self._endings = {short[1:]: full for short, full in rewrites.items() if "*" in short}
        self._squeezes: Mapping[str, str] = told.get("squeeze", {})
        self._written: dict[str, str] = {}
        self._outlines: dict[str, PatternOutline] = {}
        self._write_out_once = lru_cache(WORDS_REMEMBERED)(self._write_out)
        self._fold_once = lru_cache(TEXTS_REMEMBERED)(lambda text: tuple(self.rewrite(fold_tokens(text))))

    def fold(self, text: str) -> list[str]:
        """Return the tokens of a text with this language's short forms written out."""
        return list(self._fold_once(text))

    def rewrite(self, tokens: list[str]) -> list[str]:
        """Return tokens with short forms written out, and apostrophes gone."""
        return [part for token in tokens for part in self._write_out_once(token)]

    def _write_out(self, token: str) -> list[str]:
        ending = next((end for end in self._endings if token.endswith(end) and token != end), "")
        if token in self._exact:
            token = _fold(self._exact[token])
        elif ending:
            token = self._endings[ending].replace("*", token.removesuffix(ending))
        for short, plain in self._squeezes.items():
            token = token.replace(short, plain)
        return token.replace("'", " ").split()

    def phrases(self, *path: str) -> Phrases:
        """Return the patterns of a section, such as `say`, `yes`, `bare`; none where the file has none."""
        found: Any = self._told
        for step in path:
            found = found.get(step, {})
        patterns = tuple(found) if isinstance(found, list) else ()
        parts = self._told.get("words", {})
        known = (parts, self.rewrite, self._written)
        compiled = tuple(compile_pattern(pattern, *known) for pattern in patterns)
        outlines = tuple(draw_outline(pattern, parts, self.rewrite, self._outlines) for pattern in patterns)
        return Phrases(".".join((self.code, *path)), patterns, compiled, outlines)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that the file names: what is none of these may be a name."""
        listed = self._told.get("known", "").split()
        told = [
            *_texts({key: self._told.get(key) for key in ("say", "words", "negators", "carriers")}),
            *listed,
        ]
        words = set[str]().union(*(words_of(text) for text in told)) if told else set()
        return frozenset(self.rewrite(sorted(words)))

    @cached_property
    def concepts(self) -> Concepts:
        """What this language's words are about."""
        before, after = self._affixes
        return Concepts(self.told_concepts, self.rewrite, before, after)

    @property
    def told_concepts(self) -> Mapping[str, str]:
        """The words of each concept, as the file has them."""
        found: Mapping[str, str] = self._told.get("concepts", {})
        return found

    @property
    def by_name(self) -> Mapping[str, str]:
        """How the name of the other one (`*`) is read in a row of words, as the file has it."""
        found: Mapping[str, str] = self._told.get("by_name", {})
        return found

    @property
    def dictated(self) -> Mapping[str, str]:
        """What people say aloud for each end of a clause, as the file has it."""
        found: Mapping[str, str] = self._told.get("dictated", {})
        return found

    def stem(self, token: str) -> str:
        """Return the beginning of a word, or what is left of it without the small words written onto it."""
        before, after = self._affixes
        if not before:
            return token[: STEM_LETTERS if len(token) > STEM_LETTERS + 1 else STEM_LETTERS - 1]
        first = next((one for one in before if token.startswith(one) and _leaves_stem(token, one)), "")
        rest = token.removeprefix(first)
        last = next((one for one in after if rest.endswith(one) and _leaves_stem(rest, one)), "")
        return rest.removesuffix(last)

    @cached_property
    def _affixes(self) -> tuple[list[str], list[str]]:
        affixes: Mapping[str, str] = self._told.get("affixes", {})
        before, after = (affixes.get(place, "").split() for place in ("before", "after"))
        return sorted(before, key=len, reverse=True), sorted(after, key=len, reverse=True)

    def knows(self, token: str) -> bool:
        """Return whether the file names this word, as what it is about or in a phrase."""
        return token in self.vocabulary or self.concepts.knows(token)

    def is_denied_at(self, tokens: list[str], start: int) -> bool:
        """Return whether the token right before denies what begins here, as in "no debo declinar".

        It is an answer of its own only before an end of a clause, or before itself ("no no puedo").
        """
        return start > 0 and tokens[start - 1] in self._denying and tokens[start] not in self._denying

    @cached_property
    def _denying(self) -> frozenset[str]:
        return frozenset(map(_fold, self._told.get("denying", ())))

    def turns_at(self, token: str) -> bool:
        """Return whether a sentence may turn to something else with this word: "a great week [but] …"."""
        return token.startswith(self._turns[1]) or token in self._turns[0]

    @cached_property
    def _turns(self) -> tuple[frozenset[str], tuple[str, ...]]:
        listed = self._told.get("turns", "").split()
        begun = tuple(_fold(word.removesuffix("*")) for word in listed if word.endswith("*"))
        return frozenset(map(_fold, listed)), begun

    @cached_property
    def courtesy(self) -> re.Pattern[str]:
        """What is merely polite."""
        return re.compile(join_patterns(list(self.phrases("courtesy").compiled)))

    @cached_property
    def greeting(self) -> re.Pattern[str]:
        """What a letter begins with, before a name."""
        return re.compile(join_patterns(list(self.phrases("greetings").compiled)))

    @cached_property
    def closing(self) -> re.Pattern[str]:
        """What a letter ends with, before a name."""
        return re.compile(join_patterns(list(self.phrases("closings").compiled)))

    @cached_property
    def footer(self) -> re.Pattern[str]:
        """Words of what a company puts below its mails."""
        return self.phrases("footers").anywhere

    @cached_property
    def doubt(self) -> re.Pattern[str]:
        """Words beside a plain answer that may turn it round: negation, contrast, condition, displeasure."""
        words = (*self.phrases("negators").compiled, *self.phrases("doubts").compiled)
        return re.compile(START + join_patterns(list(words)))

    @cached_property
    def denied(self) -> re.Pattern[str]:
        """What before a phrase takes it back: a negator, and words through which it still reaches."""
        return self._before("carriers")

    @cached_property
    def denied_closely(self) -> re.Pattern[str]:
        """As `denied`, but only from so near that a wish ("I do not want to be …") takes nothing back."""
        return self._before("near")

    def _before(self, through: str) -> re.Pattern[str]:
        negators = join_patterns(list(self.phrases("negators").compiled))
        carriers = join_patterns(list(self.phrases(through).compiled))
        return re.compile(rf"{START}{negators}{carriers}*$")

    @cached_property
    def reported(self) -> re.Pattern[str]:
        """What before a phrase says that somebody else said it."""
        return re.compile(rf"{START}{join_patterns(list(self.phrases('reporters').compiled))}[.,]? ?$")

    @cached_property
    def alone(self) -> Mapping[HoldReason, Phrases]:
        """What holds where it is all that a sentence or a clause says."""
        return {reason: self.phrases("hold", reason, "alone") for reason in HoldReason}

    @cached_property
    def anywhere(self) -> Mapping[HoldReason, Phrases]:
        """What holds wherever it stands."""
        return {reason: self.phrases("hold", reason, "anywhere") for reason in HoldReason}

    @cached_property
    def closes(self) -> Phrases:
        """What says that an address comes to an end."""
        return self.phrases("closes")

    @cached_property
    def harmless(self) -> Phrases:
        """What only sounds like a stop or a cry."""
        return self.phrases("harmless")

    @cached_property
    def named(self) -> Phrases:
        """What may mean harm with somebody's name in it."""
        return self.phrases("hold", HoldReason.HARM, "named")

    @cached_property
    def in_charge(self) -> tuple[Phrases, ...]:
        """What speaks of whoever runs the programme, however they are called there."""
        return (self.phrases("in_charge", "called"), *self.against_them)

    @cached_property
    def against_them(self) -> tuple[Phrases, ...]:
        """What tells them that they do harm themselves, or asks for somebody else than them."""
        return self.phrases("in_charge", "to_them"), self.phrases("in_charge", "apart")

    @cached_property
    def coordinator(self) -> str:
        """The word by which whoever runs the programme is called first of all, "" if the file has none."""
        found = re.match(r"\(?(\w+)", self._told.get("words", {}).get("coordinator", ""))
        return _fold(found[1]) if found else ""

    @cached_property
    def fear_words(self) -> frozenset[str]:
        """The words that stand around such a name, and are none."""
        told = set[str]().union(*map(words_of, self.named.patterns))
        return frozenset(self.rewrite(sorted(told)))

    @cached_property
    def excuses(self) -> Mapping[HoldReason, Phrases]:
        """What makes a phrase that it overlaps harmless."""
        return {reason: self.phrases("hold", reason, "not") for reason in HoldReason}


def _leaves_stem(word: str, affix: str) -> bool:
    return len(word) - len(affix) >= LEAST_STEM


def _fold(words: str) -> str:
    return " ".join(fold_tokens(words))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


@cache
def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a file."""
    return tuple(
        sorted(file.name.removesuffix(".toml") for file in FOLDER.iterdir() if file.name.endswith(".toml"))
    )


@cache
def open_language(code: str) -> Language:
    """Return the language of this code (ISO 639-1).

    Raises:
        FileNotFoundError: it has no file.
    """
    return Language(code, tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8")))


def join_tokens(tokens: list[str]) -> str:
    """Return tokens as the text that patterns match: each with a space after it."""
    return "".join(f"{token} " for token in tokens)


def clauses_of(tokens: list[str], ends: frozenset[str] = ENDS) -> Iterator[list[str]]:
    """Yield the runs of words between `ends`, none of them empty; other ends are left out of them."""
    run: list[str] = []
    for token in [*tokens, *ends]:
        if token in ends:
            if run:
                yield run
            run = []
        elif token not in ENDS:
            run.append(token)
