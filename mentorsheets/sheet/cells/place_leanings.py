"""Telling a preference for where to meet from a must: "mostly online", "lieber persönlich", "Lisbon if possible"."""
# ruff: noqa: E501 - a table of words reads by its columns

import re

LEANING = "A preference is taken as no must: read as online or in person."
_LEANS = re.compile(
    r"\b(?:(?:strongly |slightly |much |really )*prefer\w*|(?:my |of )?preference|ideally|mostly|mainly|primarily|usually|generally|normally|typically|largely|predominantly|more|"
    r"rather|first|at first|to start with|best|better|easier|if (?:at all )?possible|where possible|when possible|whenever possible|if i can|if we can|"
    r"lieber|am (?:liebsten|besten|einfachsten)|bevorzug\w*|meist|meistens|vorzugsweise|hauptsachlich|uberwiegend|vorwiegend|vornehmlich|eher|moglichst|"
    r"(?:wenn|falls|wo) (?:es )?(?:moglich|geht)|(?:zu)?erst|normalerweise|idealerweise|besser|"
    r"(?:de )?preferencia|preferible\w*|preferente\w*|prefiero|prefiere|preferiria|mejor|principalmente|sobre todo|mayormente|mas bien|idealmente|normalmente|generalmente|si es posible|si (?:se )?puede|a ser posible|"
    r"(?:de )?preference|preferable\w*|je prefere|prefere\w*|plutot|surtout|principalement|idealement|le mieux|mieux|de preference|si possible|dans la mesure du possible|generalement|normalement|d abord|"
    r"prefiro|preferivelmente|melhor|sobretudo|majoritariamente|maioritariamente|geralmente|se possivel|se der)\b|"
    r"(?:و)?(?:افضل|يفضل|تفضل|نفضل|الافضل|غالبا|عادة|بشكل رئيسي|ان امكن|اذا امكن|في الغالب)"
)
_MUST = re.compile(
    r"\b(?:only|must|strictly|exclusively|solely|has to|have to|need to|needs to|cannot|can t|nur|ausschlie\w*|zwingend|muss|solo|solamente|unicamente|exclusivamente|"
    r"seulement|uniquement|exclusivement|so|apenas|somente|tem de|tem que|tiene que)\b|فقط|حصرا|يجب"
)
_SOMETIMES = re.compile(
    r"\b(?:sometimes|occasionally|now and then|once in a while|later(?: on)?|could|can|might|happy to|meetings?|meet(?: up)?|calls?|chats?|possible|possibly|works?|also|too|as well|would like|d like|like|fine|ok(?:ay)?|good|"
    r"i|we|to|be|if|when|needed|necessary|are|is|it|at times|from time to time|"
    r"gern|gerne|manchmal|gelegentlich|ab und zu|hin und wieder|spater|auch|treffen|moglich|kann|konnte|ich|ist|geht|a veces|me gustaria|de vez en cuando|mas tarde|tambien|puedo|podria|posible|reuniones|es|"
    r"parfois|de temps en temps|occasionnellement|plus tard|aussi|peux|rencontres?|reunions?|as vezes|gostaria|de vez em quando|mais tarde|tambem|posso|encontros?|reunioes)\b|"
    r"احيانا|لاحقا|ايضا|ممكن|اللقاء|لقاء"
)


def leans(words: str) -> bool:
    """Return whether plain words on a place say what somebody prefers, and nothing that they must have."""
    return _LEANS.search(words) is not None and _MUST.search(words) is None


def without_leaning(words: str) -> str:
    """Return plain words without those that say a preference: "preferably in Lisbon" is "in lisbon"."""
    return " ".join(_LEANS.sub(" ", words).split())


def says_no_place(words: str) -> bool:
    """Return whether what stands beside a way to meet names no place: "in person, sometimes"."""
    return not _SOMETIMES.sub(" ", _LEANS.sub(" ", words)).strip()
