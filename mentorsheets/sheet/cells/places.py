"""Reading where somebody can meet: online, in person, in cities by name, or either."""

import re

from mentorsheets.domain.model import Place
from mentorsheets.sheet.cells.nothing import is_indifferent, names_nothing
from mentorsheets.sheet.cells.parsed import Understood
from mentorsheets.sheet.cells.place_leanings import LEANING, leans, says_no_place, without_leaning
from mentorsheets.sheet.cells.refusal import is_negated
from mentorsheets.sheet.cells.text import plain, split_list, unify_endings
from mentorsheets.sheet.cells.zone_places import find_regions, find_towns, plain_place

IN_PERSON = "in person"
"""The city of those who meet in person and name none: they can meet one another, where all are of one place."""
ONLINE = re.compile(
    r"\b(?:online|on line|remote|remotely|virtual|virtually|virtuell|zoom|teams|skype|google meet|video|video ?call\w*|"
    r"web|internet|phone|telephone|call|en linea|por internet|en ligne|a distance|distance|visio|fernkontakt|"
    r"em linha|a distancia|remoto|remota)\b|عن بعد|اونلاين|عبر الانترنت"
)
FACE = re.compile(
    r"\b(?:in person|face to face|f2f|in real life|irl|on ?site|offline|off line|(?:de (?:forma|modo|manera) )?presencial\w*|en persona|en personne|"
    r"(?:en |in )?presentiel\w*|(?:in |mit )?prasenz|personlich|vor ort|sur place|de vive voix|cara a cara|pessoalmente|ao vivo|en vivo|live)\b|"
    r"(?:بشكل |(?:ال)?لقاء )?شخصيا|وجها لوجه|(?:بشكل )?حضوري(?:ا|ه|ة)?"
)
EITHER = {
    plain(words)
    for words in (
        "either", "both", "no preference", "any", "anywhere", "hybrid", "flexible", "either one", "either is fine",
        "either works", "either way", "both are fine", "both work", "both are ok", "doesn't matter", "does not matter",
        "don't mind", "I don't mind", "no matter", "whatever", "open to both", "open to either", "a mix", "mix", "mixed",
        "blended", "all", "ambos", "cualquiera", "ambas", "sin preferencia", "indiferente", "da igual", "híbrido",
        "les deux", "peu importe", "sans préférence", "hybride", "beides", "egal", "keine Präferenz", "hybrid",
        "os dois", "tanto faz", "qualquer um", "sem preferência", "كلاهما", "لا يهم", "كلا الخيارين",
        "wherever", "whatever works", "whatever suits", "I'm easy", "I'm flexible", "easy", "wherever works", "wherever suits", "everywhere", "no preferences", "don't care", "I don't care",
        "not fussed", "not bothered", "no strong preference", "both possible", "either or", "either/or",
        "indistinto", "indistintamente", "me da igual", "da lo mismo", "me da lo mismo", "donde sea", "como sea",
        "en cualquier sitio", "en cualquier lugar", "sin preferencias", "las dos", "los dos",
        "n'importe", "n'importe où", "ça m'est égal", "indifférent", "peu m'importe", "l'un ou l'autre", "partout",
        "überall", "wo auch immer", "mir egal", "ist mir egal", "egal wo", "beides geht", "beides möglich",
        "gleichgültig", "spielt keine Rolle", "em qualquer lugar", "em qualquer sítio", "qualquer", "ambos servem",
        "sem preferências", "as duas", "onde for", "لا فرق", "في أي مكان", "أي مكان", "ليس مهما", "لا مانع من أي منهما",
    )
}  # fmt: skip
BESIDE_A_PLACE = {
    "only",
    "or",
    "and",
    "ok",
    "okay",
    "fine",
    "too",
    "possible",
    "preferred",
    "is ok",
    "is fine",
    "meetings",
    "also",
}
_FILLS = frozenset(
    [
        "only",
        "just",
        "preferably",
        "ideally",
        "de",
        "preference",
        "preferencia",
        "nur",
        "bloss",
        "ausschliesslich",
        "lieber",
        "bevorzugt",
        "solo",
        "solamente",
        "unicamente",
        "preferiblemente",
        "mejor",
        "seulement",
        "uniquement",
        "plutot",
        "so",
        "apenas",
        "somente",
        "preferencialmente",
        "melhor",
        "je",
        "prefere",
        "prefiero",
        "prefiro",
        "ich",
        "mochte",
        "i",
        "prefer",
        "please",
        "bitte",
        "por",
        "favor",
        "d",
        "would",
        "like",
        "to",
        "meet",
        "can",
        "do",
        "could",
        "possible",
        "moglich",
        "posible",
        "possivel",
        "si",
        "wenn",
        "if",
        "when",
        "se",
        "quand",
        "فقط",
        "افضل",
    ]
)
"""What may stand beside words for meeting in person, and is no city."""
_JOINED = re.compile(r"\s(?:or|and|o|y|ou|et|oder|und|e)\s|/|&|\+|\(|\)|\sbut\s", re.IGNORECASE)


_ALL_BUT = re.compile(
    r"^(?:any ?where|every ?where|anything|all|any|either|where ?ever|(?:en )?(?:cualquier|todo) (?:sitio|lugar)|donde sea|partout|n importe ou|"
    r"uberall|wo auch immer|egal wo|alles|(?:em )?(?:qualquer|todo) (?:lugar|sitio|lado)|(?:في )?(?:اي|كل) مكان) (?:\w+ )?(?:but|except|excluding|save|not|just not|"
    r"menos|salvo|excepto|sauf|hormis|ausser|nur nicht|aber nicht|bloss nicht|exceto|ما عدا|الا|سوى) (?:for |not |nicht )?(.+)$"
)
"""All places and ways but one: "anywhere but online"."""


def _read_all_but(rest: str) -> Understood[Place]:
    if ONLINE.search(rest) or "انترنت" in rest:
        return Understood(Place(online=False, cities=frozenset({IN_PERSON})), "Read as in person only.")
    return Understood(Place(online=True), "Read as online only.")


_EITHER_IS_FINE = re.compile(
    r"^(?:i (?:am|m) )?(?:happy|fine|ok|okay|good|open|comfortable)?(?: ?(?:to do|to|with|do))? ?(?:either|both|any|whichever)(?: one| way| option| of (?:them|the two))?"
    r"(?: (?:is|are|works?|would be|s))?(?: (?:just |totally )?(?:fine|ok|okay|good|possible|great|alright))?(?: (?:with|by|for) me)?$|"
    r"^(?:it |that )?depends$|^(?:i m |i am )?open$|^we can (?:decide|discuss|talk)(?: together| it)?$|^to be (?:agreed|discussed)$|"
    r"^les deux (?:me )?(?:conviennent|vont|sont possibles|possibles)$|^(?:cualquiera|ambas|ambos) (?:de (?:las|los) (?:dos|2)|opciones|esta bien|me va bien)$|"
    r"^beides (?:ist )?(?:ok|okay|gut|recht|in ordnung|passt)$|^qualquer uma? d[ao]s (?:dois|duas)$|^(?:depende|a convenir|ca depend|a convenir ensemble|kommt (?:drauf|darauf) an|a combinar)$|^(?:الاثنان|الاثنين|كلا الامرين|حسب الظروف)$"
)
_AROUND = re.compile(
    r"^(?:any ?where|some ?where|any place) (?:in|around|near) |^(?:greater|central|downtown|inner|metropolitan) |"
    r"(?: (?:city|town|area|region|cent(?:re|er)|downtown|suburbs))+$"
)
"""What stands around the name of a town: "Greater Porto", "anywhere in Porto"."""
UNKNOWN_PLACE = "Read as a place that no table of ours has: only who writes the same can meet there."


def read_place(text: str) -> Understood[Place]:
    """Return where somebody can meet: "Lisbon or online", "remote", "Nairobi", "either", "not online"."""
    left_out = _ALL_BUT.match(plain(text))
    return _read_all_but(left_out[1]) if left_out else _read_places(text)


def _read_places(text: str) -> Understood[Place]:
    whole = plain(text)
    if whole in EITHER or _EITHER_IS_FINE.search(whole) or is_indifferent(text):
        return Understood(Place(online=True, cities=frozenset({IN_PERSON})), "Read as online or in person.")
    # "En personne" is French for in person, and for nobody.
    if names_nothing(text) and not FACE.search(whole):
        return Understood(Place())
    online, refuses_online, refuses_face = False, False, False
    cities: set[str] = set()
    is_known, is_leaning = True, leans(whole)
    for piece in split_list(_JOINED.sub(",", text)):
        words = plain(piece)
        refused = is_negated(piece)
        if ONLINE.search(words):
            online, refuses_online = online or not refused, refuses_online or refused
        if FACE.search(words):
            refuses_face = refuses_face or refused
            cities |= set() if refused else {IN_PERSON}
        left = _name_of_place(words, whole)
        if words in EITHER:
            online = True
            cities.add(IN_PERSON)
        elif left and not refused and not ONLINE.search(words) and left not in BESIDE_A_PLACE:
            cities.add(unify_endings(left))
            name = plain_place(left)
            is_known = is_known and bool(find_towns(name) or find_regions(name))
    if len(cities) > 1:
        cities.discard(IN_PERSON)
    wide = (
        online and not (cities or refuses_face),
        bool(cities) and is_known and not (online or refuses_online),
    )
    if is_leaning and any(wide):
        return Understood(Place(online=True, cities=frozenset(cities or {IN_PERSON})), LEANING)
    found = _understood(online=online, refuses_online=refuses_online, cities=frozenset(cities))
    return found if is_known or found.remark else Understood(found.value, UNKNOWN_PLACE)


def _name_of_place(words: str, whole: str) -> str:
    """Return what is left of a piece that names a place, without how somebody meets there."""
    left = without_leaning(FACE.sub(" ", words))
    left = " ".join(re.sub(r"^(?:in|at|near|around|only|en|a|em|bei)\s|\bonly$", "", left).split())
    if leans(whole) or FACE.search(words):
        left = re.sub(r"\s(?:is )?(?:possible|ok|fine|too|works)$", "", left)
        left = "" if says_no_place(left) else left
    town = _AROUND.sub("", left)
    is_around = town != left and find_towns(plain_place(town)) and not find_towns(plain_place(left))
    left = town if is_around else left
    return "" if FACE.search(whole) and set(left.split()) <= _FILLS else left


def _understood(*, online: bool, refuses_online: bool, cities: frozenset[str]) -> Understood[Place]:
    if refuses_online and not online:
        found = Place(online=False, cities=cities or frozenset({IN_PERSON}))
        return Understood(found, "Read as in person only.")
    if IN_PERSON in cities:
        remark = (
            "Read as online or in person." if online else "Read as in person, in a city that is not named."
        )
        return Understood(Place(online, cities), remark)
    return Understood(Place(online or not cities, cities))
