"""Tells whether words may be about whoever runs the programme, who then must not be the one to read them."""

from collections.abc import Iterable, Iterator

from mentorsheets.mail.incoming.meaning.alarms import find_against_them
from mentorsheets.mail.incoming.meaning.folding import ENDS, fold_tokens
from mentorsheets.mail.incoming.meaning.language import (
    Language,
    join_tokens,
    known_languages,
    open_language,
)
from mentorsheets.mail.incoming.meaning.letters import TITLES, drop_footer
from mentorsheets.mail.incoming.meaning.sentences import drop_foreign
from mentorsheets.mail.incoming.meaning.verdict import Clue

SHORTEST_NAMED_ALONE = 2
"""Letters of a part of a name that counts by itself; a single one may be an initial of anybody."""
BEFORE_NAMES = TITLES | {
    *("frau", "herr", "herrn", "miss", "madame", "monsieur", "mme", "mlle", "senora", "senor", "dona", "don"),
    *("senhora", "senhor", "doutora", "doutor", "doctora"),
    *("السيده", "السيد", "الاستاذه", "الاستاذ", "استاذه", "استاذ", "الدكتوره", "الدكتور"),
}
"""What people say before a name, folded."""


def may_mean_coordinator(text: str) -> bool:
    """Return whether words speak of whoever runs the programme, or to them of harm that they do.

    "The organiser", "whoever runs this", "one of you", "you scare me", "anybody but the coordinator". Their
    name is not looked for. It is taken generously: what they must not read goes to the safety contact alone.
    """
    for language in map(open_language, known_languages()):
        told = join_tokens(language.fold(text))
        if any(phrases.stands_in(told) for phrases in language.in_charge):
            return True
    return False


def find_words_against(text: str, names: Iterable[str]) -> tuple[Clue, ...]:
    """Return what asks for somebody else than those of these `names`, who run the programme.

    A name is read as the word by which each language calls them: "anybody but Mara" as "anybody but the
    coordinator". Nothing comes back where nobody is named.
    """
    names = tuple(names)
    return tuple(clue for code in known_languages() for clue in _find_in(text, names, open_language(code)))


def _find_in(text: str, names: Iterable[str], language: Language) -> Iterator[Clue]:
    tokens = language.fold(drop_footer(text))
    told = _call_by_office(tokens, names, language)
    if told != tokens and (clue := find_against_them(told, language)):
        yield from drop_foreign([clue], join_tokens(told), language)


def _call_by_office(tokens: list[str], names: Iterable[str], language: Language) -> list[str]:
    """Return tokens with the language's word for a coordinator in the place of each of their names.

    A part of a name counts by itself unless the language knows it as a word ("Will").
    """
    whole = [language.rewrite(fold_tokens(name)) for name in names]
    alone = {part for name in whole for part in name if _is_name(part, language)}
    told: list[str] = []
    number = 0
    while number < len(tokens):
        named = next((name for name in whole if name and tokens[number : number + len(name)] == name), None)
        token = tokens[number]
        if named or token in alone or token.removesuffix("s") in alone:
            if told and told[-1] == "." and told[-2:-1] and told[-2] in BEFORE_NAMES:
                told.pop()
            while told and told[-1] in BEFORE_NAMES:
                told.pop()
            if not told or told[-1] != language.coordinator:
                told.append(language.coordinator)
            number += len(named) if named else 1
            continue
        told.append(token)
        number += 1
    return told


def _is_name(part: str, language: Language) -> bool:
    return len(part) >= SHORTEST_NAMED_ALONE and part not in ENDS and not language.knows(part)
