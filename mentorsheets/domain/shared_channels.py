"""What somebody's own words on how they like to talk let others have: never a way that the words refuse.

A cell such as "not by e-mail, Signal +34 600 000 000" names what it refuses. Its pieces are looked at one by
one, in six languages: a refused piece is passed on to nobody, with all numbers in it, nor is one of which it
is unsure whether it is still refused.
"""
# ruff: noqa: E501 - a table of words reads by its columns

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from mentorsheets.domain.late_pattern import LatePattern

_NAMES_MAIL = LatePattern(
    r"\be-?\s?mails?\b|\bmail\b|\bcorreo(?: electr[oó]nico)?\b|\bcourriel\b"
    r"|(?:ال)?بريد(?: الإلكتروني)?|إيميل|ايميل",
    re.IGNORECASE,
)
_CAN_BE_USED = re.compile(r"@\w|\+?\d[\d\s().-]{4,}\d|://|\w\.\w{2,}/|\bt\.me/", re.IGNORECASE)
"""A handle, a number or an address; "phone" alone says how somebody likes to talk, and reaches nobody."""
_BREAKS = LatePattern(
    r"([;!؛\n]|(?<!tel)(?<!nr)(?<!no)(?<!mob)\.(?=\s|$)|\b(?:but|however|pero|sino|aber|sondern|mais|mas)\b|(?<!\w)(?:ولكن|لكن|بل)(?!\w))|[,،]|\s/\s",
    re.IGNORECASE,
)
"""Where a piece ends; its group is what ends a refusal too, as a comma does not."""
_ASIDE = re.compile(r"\(([^()]*)\)")
_MEANS_ALL_BUT = LatePattern(
    r"\b(?:any(?:thing|body|one|way)?|every(?:thing)?|all|whatever)(?: \w+)? but\b", re.IGNORECASE
)
_REFUSES = LatePattern(
    r"\b(?:no|not|none|never|nope|neither|nor|cannot|(?:do|does|did|is|are|was|wo|ca|could|would|should|must|have|has|ai)(?: ?n|n )t|avoid\w*|except\w*|exclud\w*|without|unless|refus\w*|hate|dislike|instead of|rather than|other than|apart from|stop\w*|block\w*|unable|no longer|forbid\w*"
    r"|nunca|jamas|ni|sin|excepto|salvo|menos|evit\w*|tampoco|prohib\w*|nada|ningun\w*|en (?:vez|lugar) de|odi[oa]"
    r"|ne|n(?!/)|non|pas|jamais|aucun\w*|sans|sauf|hormis|excepte|au lieu|plutot qu\w*|plus d\w?|deteste"
    r"|nein|nicht|nie|niemals|kein\w*|ohne|ausser|vermeid\w*|ungern|statt|anstatt|weder|hasse"
    r"|nao|nem|sem|exceto|em vez|nenhum\w*)\b"
    r"|(?<!\w)[وف]?(?:لا|لن|لم|ليس|ليست|غير|عدم|بدون|دون|ما عدا|عدا|الا|باستثناء|ممنوع|مش|ليس|بدلا)(?!\w)|[✗✘❌🚫⛔]"
)
_DAYS = r"mon\w*|tues?\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|weekends?|week ?days?|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|fines?|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|week|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?|wochenende\w*|segundas?|tercas?|quartas?|quintas?|sextas?|mornings?|evenings?|afternoons?|nights?|noche|manana|tarde|soir|matin|nuit|morgens?|abends?|nachts|noite|manha"
_ONLY_SOMETIMES = LatePattern(
    r"\b(?:no|not|never|nunca|pas|jamais|nicht|nie|nao)(?: (?:calls?|llamadas?|d appels?|anrufe?))? "
    rf"(?:(?:before|after|between|until|antes de|despues de|avant|apres|vor|nach|antes das|depois das)(?: las?)? (?:\d[\d:.]*\w*|noon|midday|work)|(?:on |in the |at |los |el |por la |de |le |la |am |a |aos |de )?(?:{_DAYS})\b)"
)
_MEANS_NO_REFUSAL = LatePattern(
    r"\b(?:no|not|any) (?:preference\w*|problem\w*|matter|worries|issue\w*|sure)|\b(?:does|do) ?n ?t (?:matter|mind|care)|not only|whether or not|why not"
    r"|no (?:importa|hay problema|tengo preferencia\w*)|sin (?:preferencia\w*|problemas?)|pas de (?:preference\w*|probleme\w*|souci)|sans (?:preference|probleme)|n importe|kein\w* (?:praferenz\w*|problem\w*)|nicht nur|nao importa|sem (?:preferencia|problemas?)|mas o menos|(?:phone|tel|mobile|cell) no(?=[ :.]*\+?\d)|لا يهم|لا مانع|لا مشكلة"
)
_ONLY = LatePattern(r"\b(?:only|solo|solamente|nur|seulement|uniquement|so|somente|apenas)\b|فقط")
_IS_WANTED = LatePattern(
    r"\b(?:only|instead|best|better|ok|fine|works|yes|prefer\w*|mejor|prefiero|solo|besser|lieber|gern\w*|nur|mieux|seulement|melhor|prefiro|apenas)\b|فقط|افضل|يفضل"
)
_WAYS = {
    "mail": LatePattern(
        r"\be-?\s?mail\w*|(?<!voice )\bmail\w*|\bcorreos?\b|\bcourriels?\b|\bmel\b|بريد|ايميل|\b(?:in )?writing\b"
    ),
    "phone": LatePattern(
        r"\btel\b|\btele(?:f|ph|m)\w*|\bfon\b|\bphon\w*|\bcall\w*|\bring\w*|\bvoice\w*|\bmobil\w*|\bmovil\w*|\bcell?(?:ular\w*|phone)?\b|\bhandy\b|\w*\banruf\w*|\bfestnetz|\blandline|\bllam\w*|\bappel\w*|\bportable\b|\bliga\w*|\bligue\w*|\bchamad\w*|هاتف|تلفون|اتصال|تتصل|اتصل|مكالم|جوال|موبايل"
    ),
    "text": LatePattern(r"\bsms\b|\btexts?\b|\btexting\b|\bmensajes?\b|\bmensage[mn]s?\b|رسائل|رسالة"),
    "whatsapp": LatePattern(r"\bwhats ?app\w*|\bwasap|واتس"),
    "video": LatePattern(
        r"\bvide?o?\w*|\bvisio\w*|\bzoom\b|\bteams\b|\bskype\b|\bfacetime\b|\bmeet\b|\bjitsi\b|فيديو|زوم"
    ),
    "in person": LatePattern(
        r"\bin person\b|\bface to face\b|\bmeetings?\b|\bpersonlich|\btreffen\b|\ben persona\b|\bpresencial\w*|\ben personne\b|\bpessoalmente\b|شخصيا"
    ),
    **{
        name: LatePattern(rf"\b{name}\b|{also}" if also else rf"\b{name}\b")
        for name, also in (
            *(("signal", "سيجنال|سيغنال"), ("telegram", "تيليجرام|تلغرام|تيليغرام"), ("viber", "")),
            *(("threema", ""), ("wechat", ""), ("line", ""), ("messenger", ""), ("facebook", "")),
            *(("slack", ""), ("discord", ""), ("matrix", ""), ("linkedin", ""), ("instagram", "")),
            *(("chat", ""), ("fax", ""), ("letters?", "")),
        )
    },
}
"""Ways to talk, each with how people call it."""

NOTHING_SHARED = "✗"
"""What stands for words that nobody may see: it refuses all ways, where no words at all would mean e-mail."""
NO_WAY_LEFT = "A way to talk is refused here, and nothing here says for certain how this person may be reached, so whoever they are introduced to is told neither their address nor a number."
NO_WAY_LEFT_HINT = "Ask them how the two are to reach each other, and write it here: e-mail, or a telephone or messenger with its number."


@dataclass(frozen=True, slots=True)
class SharedChannels:
    """What may be passed on: `words` as they wrote them ("" for none), and whether e-mail was chosen.

    `is_refusal`: something in the words is refused, or may be.
    """

    words: str
    by_mail: bool
    is_refusal: bool = False

    @property
    def reaches(self) -> bool:
        """Whether somebody who knows this could get in touch."""
        return self.by_mail or can_be_used(self.words)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the words, `plain` as it is compared; `is_apart` from the one before it."""

    words: str
    plain: str
    is_apart: bool

    @property
    def ways(self) -> frozenset[str]:
        return frozenset(name for name, shape in _WAYS.items() if shape.search(self.plain))

    @property
    def refuses(self) -> bool:
        return _REFUSES.search(self.plain) is not None

    def may_follow_refusal(self, refused: frozenset[str]) -> bool:
        """Return whether this is certainly no more of a list of what is refused."""
        told = self.is_apart or can_be_used(self.words) or _IS_WANTED.search(self.plain) is not None
        return told and bool(self.ways) and not self.ways & refused


def can_be_used(words: str) -> bool:
    """Return whether words hold a number, a handle or an address."""
    return _CAN_BE_USED.search(words) is not None


def read_channels(channel: str) -> SharedChannels:
    """Return what may be passed on of somebody's words on how they like to talk.

    Who says nothing is reached by e-mail.
    """
    where = channel.strip()
    if not where:
        return SharedChannels("", by_mail=True)
    pieces = list(_split(where))
    if not any(piece.refuses for piece in pieces):
        by_mail = _NAMES_MAIL.search(where) is not None
        is_barred = by_mail and any(_ONLY.search(one.plain) and one.ways - {"mail"} for one in pieces)
        is_sure = not is_barred or all("mail" in one.ways for one in pieces if _ONLY.search(one.plain))
        return SharedChannels(_bare(where), by_mail and is_sure, is_refusal=not is_sure)
    if any(piece.refuses and not piece.ways for piece in pieces):
        # "E-mail, please don't": it speaks of a piece beside it, and nobody can tell of which.
        return SharedChannels("", by_mail=False, is_refusal=True)
    refused = frozenset(way for piece in pieces if piece.refuses for way in piece.ways)
    kept = list(_keep(pieces, refused))
    by_mail = any(_NAMES_MAIL.search(piece.words) for piece in kept)
    return SharedChannels(_bare(", ".join(one.words for one in kept)), by_mail, is_refusal=True)


def _keep(pieces: list[_Piece], refused: frozenset[str]) -> Iterator[_Piece]:
    is_after = False
    for piece in pieces:
        if piece.refuses:
            is_after = True
        elif not is_after:
            if not piece.ways & refused:
                yield piece
        elif piece.may_follow_refusal(refused):
            yield piece


def _split(text: str) -> Iterator[_Piece]:
    aside: list[_Piece] = []

    def move(found: re.Match[str]) -> str:
        piece = _piece(found[1], is_apart=True)
        before = _BREAKS.split(_plain(text[: found.start()]))[-1] or ""
        if not piece.refuses or _REFUSES.search(before):
            return found[0]
        aside.append(piece)
        return " "

    rest, place, is_apart = _ASIDE.sub(move, _MEANS_ALL_BUT.sub("except", text)), 0, True
    for found in _BREAKS.finditer(rest):
        yield from _some(rest[place : found.start()], is_apart=is_apart)
        place, is_apart = found.end(), bool(found[1])
    yield from _some(rest[place:], is_apart=is_apart)
    yield from aside


def _some(words: str, *, is_apart: bool) -> Iterator[_Piece]:
    if words.strip():
        yield _piece(words, is_apart=is_apart)


def _piece(words: str, *, is_apart: bool) -> _Piece:
    plain = _MEANS_NO_REFUSAL.sub(" ", _ONLY_SOMETIMES.sub(" ", _plain(words)))
    return _Piece(" ".join(words.split()), plain, is_apart)


def _plain(words: str) -> str:
    letters = unicodedata.normalize("NFKD", words.casefold().replace("ß", "ss"))
    bare = "".join(one for one in letters if not unicodedata.combining(one))
    return " ".join(re.sub(r"['’`´]", " ", bare).split())


def _bare(words: str) -> str:
    """Return words that say more than that it is e-mail; "" for those that do not."""
    return words if _NAMES_MAIL.sub("", words).strip(" .,;") else ""
