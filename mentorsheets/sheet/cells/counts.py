"""Reading how many: "2", "two", "2-3", "3 people", "as many as you like"."""

import re
from datetime import date

from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.nothing import is_blank, names_nothing
from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.text import plain

COUNT_HINT = "Type a whole number, such as 2."
MOST_READ = 50
"""Relationships of one person; a larger number in a cell is a year or a typing error."""
NUMBER_WORDS = {
    word: number
    for number, words in enumerate(
        (
            ("zero", "none", "no one", "nobody", "not now", "cero", "ninguno", "ninguna", "aucun", "aucune", "keine", "keiner", "nenhum",
             "nenhuma", "صفر", "لا احد"),
            ("one", "a", "an", "single", "once", "just one", "only one", "uno", "una", "un", "une", "ein", "eine", "einen", "eins", "um", "uma", "واحد", "شخص واحد", "واحدة"),
            ("two", "a couple", "couple", "a pair", "both", "dos", "deux", "zwei", "dois", "duas", "اثنان", "اثنين", "شخصان", "شخصين"),
            ("three", "a few", "few", "tres", "trois", "drei", "ثلاثه", "ثلاثة"),
            ("four", "cuatro", "quatre", "vier", "quatro", "اربعة"), ("five", "cinco", "cinq", "funf", "خمسة"), ("six", "seis", "sechs", "ستة"),
            ("seven", "siete", "sept", "sieben", "sete", "سبعة"), ("eight", "ocho", "huit", "acht", "oito", "ثمانية"),
            ("nine", "nueve", "neuf", "neun", "nove", "تسعة"),
            ("ten", "diez", "dix", "zehn", "dez", "عشرة"), ("eleven", "once personas", "onze", "elf"), ("twelve", "doce", "douze", "zwolf", "doze"),
        )
    )
    for word in words
}  # fmt: skip
NO_LIMIT = re.compile(
    r"\b(as many as|any number|unlimited|no limit|lots|many people|everyone|sin limite|ilimitad\w*|unbegrenzt\w*|so viele wie\b.*|keine? (?:limit|grenze|obergrenze)|illimite\w*|sans limite|autant que\b.*|sem limite|quantos\b.*|tantos como\b.*)\b|^(any|many)$|غير محدود|بلا حدود"
)
RANGE = re.compile(
    r"^(\w+) ?(?:-|–|—|/|\bto\b|\bor\b|\bbis\b|\boder\b|\bou?\b|\ba\b|\bà\b|\bund\b|\band\b|\by\b|\bet\b|\be\b|أو|او|إلى|الى) ?(\w+)\b"
)
BOUND = re.compile(
    r"^(?:(?:i|we) (?:can|could|would|will|d)(?: like to)? (?:take|mentor|support|have|do|help)(?: on)?|(?:an?|the|un|une|uno|eine?|um) (?=max|min|total)|"
    r"(?:up )?to (?:a )?max(?:imum)?(?: of)?|up to|(?:max|min)(?:imum|imal|imo|imal)?(?: (?:of|de|von))?|máx(?:imo)?(?: de)?|mín(?:imo)?(?: de)?|como máximo|no máximo|"
    r"no more than|not more than|no fewer than|at most|at least|about|around|approximately|roughly|ca|circa|perhaps|maybe|probably|ideally|preferably|"
    r"only|just(?: the)?|solo|sólo|solamente|nur|seulement|juste|apenas|só|somente|either|between|zwischen|entre|"
    r"höchstens|bis zu|bis|mindestens|etwa|ungefähr|nicht mehr als|hasta|no más de|al menos|como mucho|unos|unas|"
    r"au plus|au maximum|au moins|jusqu['’]à|pas plus de|environ|até|não mais de|pelo menos|no mínimo|cerca de|"
    r"حتى|لا اكثر من|لا أكثر من|بحد أقصى|بحد اقصى|حد أقصى|على الأكثر|فقط|على الأقل|ما بين|بين)[.:]? ?(?=\w)(?<![^\W\d_](?=[^\W\d_]))"
)
"""What stands before a number and bounds it; several may stand one behind the other."""
_MOST_BOUNDS = 4
"""Bounds that are taken off before one number; more are no answer."""
LESS_THAN = re.compile(r"^(?:less than|fewer than|under|menos de|moins de|weniger als|<(?!=)) ?(\w+)\b")
NO_COUNT = re.compile(
    r"[½¼¾]|\bdozens?\b|\bhalf\b|\b\w+[-/. ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|^(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/. ]|"
    r"^\W*[\w.,-]+ ?(?:hours?|hrs?|h|minutes?|mins?|stunden?|std|horas?|heures?|weeks?|months?|days?|years?)\b|\d\s*%"
)
"""What has a number in it that counts no people: "2 hours a week", "3-Feb", which a program made of 2/3."""


def read_count(cell: Cell, *, most_of_one: int) -> Understood[int]:
    """Return how many a cell means; a range is read as its lower end, "as many as you like" as `most_of_one`.

    Raises:
        NotUnderstood: it is no number from 0 on.
    """
    if isinstance(cell, bool):
        raise NotUnderstood("Yes or no stands where a number is expected.", COUNT_HINT)
    if isinstance(cell, date):
        raise NotUnderstood("A date stands where a number is expected; perhaps 2-3 was typed.", COUNT_HINT)
    if isinstance(cell, int | float):
        return _from_number(float(cell))
    return _from_text(str(cell or "").strip(), most_of_one)


def _from_number(number: float) -> Understood[int]:
    if not 0 <= number < 1_000_000:
        raise NotUnderstood("This is not a number of people.", COUNT_HINT)
    whole = min(int(number), MOST_READ)
    if whole != number:
        return Understood(whole, f"Read as {whole}.")
    return Understood(whole)


def _from_text(text: str, most_of_one: int) -> Understood[int]:
    if re.fullmatch(r"\s*[-+]?\d+(?:[.,]\d+)?\s*", text):
        return _from_number(float(text.replace(",", ".")))
    lower = text.casefold().replace(". ", " ").strip()
    for _ in range(_MOST_BOUNDS):
        lower = BOUND.sub("", lower).strip()
    if any(map(NO_COUNT.search, (text.casefold(), lower))):
        raise NotUnderstood("This counts something else than people, or is a date.", COUNT_HINT)
    if (less := LESS_THAN.match(lower)) and (number := _word(less[1])):
        return Understood(min(number - 1, MOST_READ), f"Read as {min(number - 1, MOST_READ)}.")
    lower = re.sub(r"^(\d+) ?[x×](?!\w)", r"\1", lower)
    if bounds := RANGE.match(lower):
        ends = [_word(bounds[1]), _word(bounds[2])]
        if None not in ends:
            least = min(end for end in ends if end is not None)
            return Understood(least, f"Read as {least}, the lower of the two.")
    words = plain(lower)
    if names_nothing(text) and not is_blank(text):
        return Understood(0, "Read as 0.")
    first = _word(words) if _word(words) is not None else _word(words.split(" ")[0] if words else "")
    # "Nobody can tell" is no number, and "none at the moment" is one.
    if first is not None and (first or first == _word(words)) and not text.lstrip().startswith("-"):
        return Understood(min(first, MOST_READ), f"Read as {min(first, MOST_READ)}.")
    if NO_LIMIT.search(words):
        return Understood(most_of_one, f"Read as {most_of_one} (Settings, “Most for anyone”).")
    raise NotUnderstood("This cannot be read as a number.", COUNT_HINT)


def _word(word: str) -> int | None:
    if word.isdecimal():
        return int(word[:6])
    return NUMBER_WORDS.get(plain(word))
