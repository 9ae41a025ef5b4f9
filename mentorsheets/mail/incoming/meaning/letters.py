"""Takes from a reply what every letter has: the greeting, the signature, and what a company puts below."""

import re
import unicodedata
from functools import lru_cache

from mentorsheets.mail.incoming.meaning.folding import ENDS, TEXTS_REMEMBERED
from mentorsheets.mail.incoming.meaning.language import Language, join_tokens, known_languages, open_language
from mentorsheets.mail.incoming.meaning.plain_grammar import open_grammar
from mentorsheets.mail.incoming.meaning.verdict import AskedFor

RULE = re.compile(r"^\s*([_=*-]{4,}|--\s?)\s*$")
LINK_OR_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w|\[cid:", re.IGNORECASE)
NOT_IN_LATIN = frozenset({"ar"})
"""Languages that are written in other letters than Latin ones."""
MOST_NAMES = 3
"""Words that a greeting or a signature may hold beside its formula."""
LONGEST_CLOSING = 14
"""Words of a closing formula."""
MOST_LINES_BELOW = 12
"""Lines of a signature below its formula."""
LAST_CLAUSE = re.compile(r"(?<=[.!?…)])\s+(?:[^.!?…\n]|(?<=\b\w)\.)+\.?$")
"""What stands behind the last end of a sentence; the dot after an initial is none."""
CAPITALISED = re.compile(r"\b[^\W\d_a-z][^\W\d_A-Z]+")
TITLES = frozenset({"dr", "dra", "prof", "mr", "mrs", "ms", "sr", "sra"})
"""Words before a name that some language knows as words; a single letter is an initial."""
LONGEST_BELOW = 9
"""Words of a line below a rule that somebody may have written themselves."""
MOST_SIGNATURE = 6
"""Words in a line of a signature."""


@lru_cache(TEXTS_REMEMBERED)
def drop_footer(text: str) -> str:
    """Return a text without the lines that a company puts below; the first line always stays."""
    kept: list[str] = []
    for line in text.splitlines():
        if any(map(str.strip, kept)):
            if RULE.match(line):
                break
            if LINK_OR_ADDRESS.search(line) or _is_footer(line):
                continue
        kept.append(line)
    return "\n".join(kept)


def read_below_rule(text: str) -> str:
    """Return the short lines below the one that `drop_footer` ends at, but a company's words and links.

    Some draw a line and write on below it; what a company puts there is long.
    """
    lines = text.splitlines()
    begun = next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    rules = (place for place in range(begun + 1, len(lines)) if RULE.match(lines[place]))
    below = lines[next(rules, len(lines)) + 1 :]
    return "\n".join(
        line
        for line in below
        if len(line.split()) <= LONGEST_BELOW and not LINK_OR_ADDRESS.search(line) and not _is_footer(line)
    )


def _is_footer(line: str) -> bool:
    languages = map(open_language, known_languages())
    return any(language.footer.search(join_tokens(language.fold(line))) for language in languages)


def drop_signature(text: str, language: Language, names: frozenset[str]) -> str:
    """Return a text up to a closing formula or the writer's own name, if nothing but a signature follows.

    `names` are the folded words of the writer's name. A line below the formula that holds any word which the
    language's file knows may be a part of the answer, so then all stays.
    """
    lines = text.splitlines()
    for number in range(1, len(lines)):
        tokens = [token for token in language.fold(lines[number]) if token not in ENDS]
        is_name = bool(tokens) and len(tokens) <= MOST_NAMES and names.issuperset(tokens)
        if is_name or _closes(tokens, language):
            rest = [language.fold(line) for line in lines[number + 1 : number + 1 + MOST_LINES_BELOW]]
            if len(lines) - number - 1 <= MOST_LINES_BELOW and all(
                _may_sign(line, language, names) for line in rest
            ):
                return "\n".join(lines[:number])
    return text


def _closes(tokens: list[str], language: Language) -> bool:
    rest = _after_closing(tokens, language)
    return (
        rest is not None
        and len(rest) <= MOST_NAMES
        and not any(is_word(word, language.code) for word in rest)
    )


def _after_closing(tokens: list[str], language: Language) -> list[str] | None:
    """Return what follows the longest closing formula that tokens begin with, nothing where there is none."""
    for end in range(min(len(tokens), LONGEST_CLOSING), 0, -1):
        if language.closing.fullmatch(join_tokens(tokens[:end])):
            return tokens[end:]
    return None


def _may_sign(tokens: list[str], language: Language, names: frozenset[str]) -> bool:
    """Return whether a line holds no known word: a long one in any language, a short one in the writer's.

    Of words in other letters than the writer's too few are known to tell a sentence from a name.
    """
    if sum(_is_in_other_letters(token, language) for token in tokens) >= MOST_NAMES:
        return False
    languages = [language] if len(tokens) < MOST_NAMES else map(open_language, known_languages())
    return len(tokens) <= MOST_SIGNATURE and all(
        not any(is_word(token, one.code) for token in _named(tokens, names)) for one in languages
    )


def _is_in_other_letters(token: str, language: Language) -> bool:
    script = unicodedata.name(token[0], "") if token[0].isalpha() else ""
    return bool(script) and script.startswith("LATIN") == (language.code in NOT_IN_LATIN)


def _named(tokens: list[str], own: frozenset[str] = frozenset()) -> list[str]:
    """Return what in a line is neither a title, an initial nor `own`; all of it where there is no name."""
    names = [token for token in tokens if token not in TITLES and (len(token) > 1 or not token.isalpha())]
    return [token for token in (names if any(map(str.isalpha, names)) else tokens) if token not in own]


def drop_last_name(text: str, language: Language) -> str:
    """Return a text without a last clause that takes leave on the same line: "Yes. Best, Graham"."""
    found = LAST_CLAUSE.search(text.rstrip())
    if not found or not found.start():
        return text
    tokens = [token for token in language.fold(found.group()) if token not in ENDS]
    after = _after_closing(tokens, language)
    names = _named(after or [])
    return (
        text[: found.start()]
        if after is not None and find_names(text, language).issuperset(names) and len(names) <= MOST_NAMES
        else text
    )


def find_names(text: str, language: Language) -> frozenset[str]:
    """Return the folded words that begin with a capital letter, and which no language's file knows."""
    words = {token for found in CAPITALISED.findall(text) for token in language.fold(found)}
    return frozenset(word for word in words if not any(is_word(word, code) for code in known_languages()))


def is_word(token: str, code: str) -> bool:
    """Return whether a language's phrases, or its grammar of plain answers, hold this word: it is no name."""
    grammars = (open_grammar(code, question) for question in (AskedFor.CONSENT, AskedFor.CHECK_IN))
    return token in open_language(code).vocabulary or any(
        grammar is not None and token in grammar.words for grammar in grammars
    )


def drop_greeting(tokens: list[str], language: Language, names: frozenset[str]) -> list[str]:
    """Return tokens without a greeting and the names after it, if the clause ends there."""
    text = join_tokens(tokens)
    ends = [found.end() for found in [language.greeting.match(text)] if found]
    if not ends:
        return tokens
    rest = text[ends[0] :].split()
    for number, token in enumerate(rest[: MOST_NAMES + 1]):
        if token in ENDS:
            return rest[number + 1 :]
        if is_word(token, language.code) and token not in names:
            return tokens
    return tokens if rest else []
