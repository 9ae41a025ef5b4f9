"""What waits for the coordinator, in their language; people's own words are left as they are."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from mentorsheets.domain.desk_phrases import IN_MONTH, SAYS_WHAT, SAYS_WHO
from mentorsheets.domain.phrases_ar import IN_ARABIC
from mentorsheets.domain.phrases_es import IN_SPANISH
from mentorsheets.relations.waiting import OF_PROPOSAL, Waiting

PLACE_OF_LANGUAGE = {"es": 1, "ar": 2}
"""Where a language stands in a row of the tables; what is in no other stays English."""
KINDS_IN: Mapping[str, Mapping[str, str]] = {"es": IN_SPANISH, "ar": IN_ARABIC}
BETWEEN_KINDS: Mapping[str, str] = {"es": ", ", "ar": "، "}
QUOTE_OF_SOMEBODY = re.compile("“[^”]*”", re.DOTALL)
KEPT = re.compile("\x00(\\d+)\x00")
KIND_FIRST = re.compile(r"[^:\x00]+(?=$|: \x00)")
"""A kind of need that stands alone, or before what somebody wrote of theirs."""
VALUE_OF = re.compile(r"\{(\w+)\}")
Rules = Sequence[tuple[re.Pattern[str], str]]


def tell_waiting(one: Waiting, code: str) -> str:
    """Return who and what in one line, as `Waiting.line` does, in the language with this code."""
    if code not in PLACE_OF_LANGUAGE:
        return one.line
    words = "" if one.key.startswith(OF_PROPOSAL) else tell_words(one.words, code)
    return " ".join(": ".join(filter(None, (tell_who(one.who, code), words))).split())


def tell_who(who: str, code: str) -> str:
    """Return whom a thing is about, in the language with this code."""
    for rule, said in _rules(code, of_people=True):
        if found := rule.fullmatch(who):
            return _fill(said, found, code)
    return who


def tell_words(text: str, code: str) -> str:
    """Return sentences of the desk in the language with this code; what somebody wrote stays as it is."""
    quotes: list[str] = []

    def keep(found: re.Match[str]) -> str:
        quotes.append(found[0])
        return f"\x00{len(quotes) - 1}\x00"

    told = QUOTE_OF_SOMEBODY.sub(keep, text)
    for rule, said in _rules(code, of_people=False):
        told = rule.sub(lambda found, said=said: _fill(said, found, code), told)  # type: ignore[misc]
    if (kind := KIND_FIRST.match(told)) and kind[0] in KINDS_IN.get(code, {}):
        told = KINDS_IN[code][kind[0]] + told[kind.end() :]
    return KEPT.sub(lambda found: quotes[int(found[1])], told)


@lru_cache(maxsize=4)
def _rules(code: str, *, of_people: bool) -> Rules:
    place = PLACE_OF_LANGUAGE.get(code)
    rows = SAYS_WHO if of_people else SAYS_WHAT
    return [] if place is None else [(_compile(row[0]), row[place]) for row in rows]


def _compile(sentence: str) -> re.Pattern[str]:
    """Return what finds a sentence at the beginning of a line or behind another one."""
    parts = VALUE_OF.split(sentence)
    made = [re.escape(part) if place % 2 == 0 else _value(part) for place, part in enumerate(parts)]
    end = "$" if sentence.endswith("}") else ""
    return re.compile(r"(?:^|(?<=[.?)\s]))" + "".join(made) + end, re.MULTILINE)


def _value(name: str) -> str:
    inside = {"quote": "\x00\\d+\x00", "n": r"\d+", "m": r"\d+", "address": r"\S+"}.get(name, r"[^\x00\n]+?")
    return f"(?P<{name}>{inside})"


def _fill(said: str, found: re.Match[str], code: str) -> str:
    values = {name: _tell_value(name, value, code) for name, value in found.groupdict().items()}
    return VALUE_OF.sub(lambda name: values[name[1]], said)


def _tell_value(name: str, value: str, code: str) -> str:
    if name in {"kind", "kinds"}:
        return BETWEEN_KINDS[code].join(KINDS_IN[code].get(kind, kind) for kind in value.split(", "))
    if name == "day":
        number, _, month = value.partition(" ")
        return f"{number} {IN_MONTH.get(month, (month, month))[PLACE_OF_LANGUAGE[code] - 1]}"
    return value
