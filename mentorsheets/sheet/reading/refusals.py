"""Refusals in the middle of a comment: "happy to help, but please not with Bo" keeps two people apart."""
# ruff: noqa: E501 - a table of words reads by its columns

import re

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.refusal import is_negated
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.reading.everybody import Everybody

_ENDS = LatePattern(
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bSr)(?<!\bSt)(?<!\bHr)(?<!\bFr)(?<!\bMrs)(?<!\bSra)(?<!\bMme)(?<!\bProf)"
    r"(?<!\b[A-Z])[.!?;؟]+\s+|\s*\n\s*",
    re.IGNORECASE,
)
_NO_OBJECTION = LatePattern(
    r"\bno (?:\w+ )?(?:preferences?|problems?|objections?|issues?|conflicts?|worries|restrictions?)\b|"
    r"\bwithout (?:\w+ing|an?|any|the)\b|\bno longer\b|\bnot only\b|\bsin (?:un|una|el|la)\b|\bohne (?:\w+ zu|eine?n?)\b|"
    r"\b(?:ninguna preferencia|sin preferencias?|pas de preference|aucune preference|keine (?:praferenz|vorliebe)\w*|"
    r"sem preferencias?|nenhuma preferencia)\b|لا تفضيل"
)
_RELUCTANT = LatePattern(
    r"\b(?:rather not|rather avoid|instead of|fell out|fallen out|falling out|had trouble|difficult|awkward|toxic|harass\w*|"
    r"bull(?:y|ied|ying)|stalk\w*|uncomfortable|afraid of|scared of|keep away|stay away|anyone but|anybody but|"
    r"anyone except|everyone except|apart from|other than|ex (?:wife|husband|partner|boyfriend|girlfriend|boss|manager)|"
    r"sooner not|skip|avoid\w*|keep (?:\w+ ){1,3}(?:out|away|apart|far)|lejos de|loin de|fern von|longe d[eoa]|"
    r"mejor (?:que )?no|menos|salvo|excepto|evit\w*|problemas con|tuv\w+ problemas|incomod\w*|acos\w*|"
    r"sauf|plutot pas|eviter|evitez|mal a l aise|harcel\w*|brouill\w*|"
    r"lieber nicht|ungern|ausser|auf keinen fall|streit\w*|gestritten|vermeid\w*|unwohl|belastig\w*|ex (?:mann|frau)|"
    r"melhor nao|desconfort\w*|assedi\w*|briguei)\b|تجنب|ما عدا|الا|خلاف"
)
"""What says of people, without "not", that somebody would rather not have to do with them."""
_NEAR = LatePattern(
    r"\b(?:(?:my|our) (?:\w+ )?(?:husband|wife|partner|spouse|brother|sister|sibling|father|mother|son|daughter|cousin|uncle|"
    r"aunt|ex|girlfriend|boyfriend|roommate|flatmate|neighbou?r|landlord|colleague|coworker|therapist|doctor|teacher|pupil)|"
    r"(?:i|we) (?:used to )?(?:date[ds]?|dating|married|divorced|fired|sued|worked?|live[ds]?) |fired me|bad experience|"
    r"bad history|married to|related to|"
    r"(?:casad|divorciad|separad|comprometid)[oa]s? (?:con|com)|(?:marie|fiance|pacse|divorce)\w* (?:a|avec|de)|(?:verheiratet|verlobt|geschieden|verwandt)\b|"
    r"(?:mi|nuestr[oa]) (?:\w+ )?(?:ex\w*|marido|mujer|espos[oa]|pareja|herman[oa]|padre|madre|hij[oa]|prim[oa]|ti[oa]|vecin[oa]|"
    r"companer[oa])|"
    r"(?:mon|ma|notre) (?:\w+ )?(?:ex|mari|femme|conjoint\w*|compagn\w+|frere|soeur|pere|mere|fils|fille|cousin\w*|oncle|tante|"
    r"voisin\w*|collegue)|a part|hormis|"
    r"(?:mein\w*|unser\w*) (?:\w+ )?(?:ex\w*|mann|frau|partner\w*|bruder|schwester|vater|mutter|sohn|tochter|cousin\w*|onkel|tante|"
    r"nachbar\w*|kolleg\w+)|bis auf|gemobbt|mobb\w*|gekundigt|"
    r"(?:o |a )?(?:meu|minha|nosso|nossa) (?:\w+ )?(?:ex\w*|marido|mulher|espos[oa]|parceir[oa]|irma\w?|irmao|pai|mae|filh[oa]|prim[oa]|"
    r"ti[oa]|vizinh[oa]|colega))\b|زوج|طليق|خطيب|اخي|اختي|ابي|امي|ابني|ابنتي|قريب|زميل|السابق"
)
"""What says that two are close, or were: whether they want to be brought together, a human must ask."""
_WISHES = LatePattern(
    r"\b(?:loved|enjoyed|admire\w*|would (?:like|love)|d (?:like|love)|love to|happy to|glad to|hope to|keen to|recommend\w*|told me|heard|invited|"
    r"referred|suggested|introduced me|thanks to|met|gustaria|encantaria|recomend\w*|invit\w*|hablo|"
    r"gern|gerne|empfohlen|empfehl\w*|freuen|eingeladen|erzahlt|aimerais|adorerais|voudrais|recommand\w*|souhaite|parle|"
    r"gostaria|adoraria|indic\w*|convid\w*|falou)\b|اود|احب|اوصى|ارغب|دعتني|دعاني"
)
"""What says that somebody who is named is wished for, or is only how one heard of the programme."""
_KINDLY = LatePattern(
    r"\b(?:can t|cannot|can not|couldn t|could not|can hardly|could hardly) wait\b(?! to (?:be rid|get rid|see the back|leave|get away))|\b(?:wouldn t|would not|don t want to|not to) (?:want to )?miss\b|"
    r"\b(?:can t|cannot|could not|couldn t) (?:say|speak|recommend|thank|praise)\b.{0,30}\b(?:enough|highly)\b|"
    r"\bnothing but (?:good|praise|respect|the best)\b|\b(?:couldn t|could not) (?:be happier|agree more|ask for)\b|\bno one better\b|"
    r"\bnobody better\b|\bwhy not\b|\b(?:don t|do not|wouldn t|would not) mind\b|"
    r"\b(?:never|not|haven t|hasn t|have not|has not|nunca|jamais|noch nie|noch nicht|nunca antes) (?:\w+ ){0,3}?(?:met|meet|spoken|talked|"
    r"worked|he visto|hablado|rencontre|parle|getroffen|kennengelernt|gesprochen|encontrei|falei|conoci|conheci)\b(?=.*\b(?:would (?:like|love)|"
    r"d (?:like|love)|hope to|keen to|glad to|gustaria|encantaria|aimerais|adorerais|voudrais|wurde (?:es )?gern\w*|gern\w*|freuen|gostaria|"
    r"adoraria)\b)(?!.*\b(?:keep|stay|remain|leave|that way|siga asi|reste ainsi|so bleib\w*|continue assim)\b)|"
    r"\b(?:n (?:ai|avons) )?(?:no|nunca|ne|jamais|pas|nie|nao) (?:\w+ ){0,3}?(?:conoci|conheci|rencontre|getroffen) (?:\w+ ){0,4}?(?:\w+ ){0,2}?(?:pero|mais|aber|mas) (?:me |j |ich |eu )?"
    r"(?:gustaria|encantaria|aimerais|wurde|mochte|gostaria|adoraria)\b|"
    r"\bkaum erwarten\b|\bno (?:puedo esperar|veo la hora)\b|\b(?:j ai|ai) hate\b|\bmal posso esperar\b|\bnao vejo a hora\b|"
    r"\b(?:nicht|kein\w*) (?:\w+ )?(?:entgehen lassen|verpassen)\b|لا استطيع الانتظار|لا اطيق الانتظار"
)
"""What denies something, and is kindly meant of whoever is named beside it."""
_ABOVE = LatePattern(
    r"\b(?:my|our|meine?|mein|unser\w*|mi|mis|nuestr\w+|mon|ma|notre|meu|minha|nosso|nossa) (?:\w+ )?"
    r"(?:boss|bosses|manager|supervisor|line manager|team lead|chef|chefin|vorgesetzte\w*|jef[ea]|jefes|supervisora|"
    r"superieure?|responsable|patron|patronne|cheff?e|chefe|supervisor\w*)\b|"
    r"\bi (?:report to|work for|work under|manage|supervise)\b|\b(?:a las|bajo las) ordenes de\b|\bbajo la direccion de\b|\b(?:trabajo|dependo) (?:para|de)\b|"
    r"\bsous (?:les ordres|la direction) de\b|\bje (?:travaille pour|depends de)\b|\barbeite (?:fur|unter)\b|\b(?:trabalho para|as ordens d[eoa]|respondo a)\b|تحت (?:ادارة|إدارة|اشراف|إشراف)|صاحب (?:البيت|العمل)|"
    r"\breports to me\b|\bberichte an\b|مديري|مديرتي|رييسي"
)
"""What says that somebody has power over the one who writes: they are never brought together (P2)."""
_UNNAMED = LatePattern(
    r"\b(?:not|never) (?:to )?(?:be )?(?:match\w*|pair\w*|work\w*|meet\w*|put|together|have)?(?: \w+){0,2}? ?with (?:my|him|her|"
    r"them|any ?one|some ?one|the same)\b|"
    r"\b(?:don t|do not|please not|rather not|prefer not to|don t want to|cannot|can t) (?:be )?(?:match\w*|pair\w*|put)(?: me)? "
    r"with\b|\bkeep me (?:away|apart) from\b|"
    r"\bno (?:\w+ ){0,4}con (?:mi|mis|el|ella|nadie)\b|\bpas (?:\w+ ){0,2}avec (?:mon|ma|mes|lui|elle)\b|"
    r"\b(?:nicht|ungern) (?:\w+ )?mit (?:mein\w*|ihm|ihr|jemand\w*)\b|\bnao (?:\w+ ){0,4}com (?:meu|minha|ele|ela)\b"
)
"""A refusal of somebody who is not named, or whose name is nobody's here: a human is to say who is meant."""
_UNKNOWN = LatePattern(
    r"\b(?:[Nn]ot|[Nn]ever|NOT) (?:to )?(?:be )?(?:matched |paired |placed |put |together )?(?:with|from|by) [A-Z][\w’'-]+|"
    r"\b[Rr]ather not [^.!?]{0,40}\bwith [A-Z]\w+|\b(?:any|every)(?:one|body) (?:but|except) [A-Z]\w+|"
    r"\b(?:match|pair|put) me with [A-Z]\w+|\b(?:no|menos|nunca) con [A-Z]\w+|\b[Nn]o con [A-Z]\w+|"
    r"\b(?:pas|jamais) avec [A-Z]\w+|\bsauf [A-Z]\w+|\b(?:[Bb]itte|[Ll]ieber) nicht mit [A-Z]\w+|"
    r"\bauf keinen Fall mit [A-Z]\w+|\bmenos com [A-Z]\w+|\b[Nn]ão com [A-Z]\w+"
)
"""A refusal of a name that is nobody's here: a nickname, a slip of the pen, or somebody who comes in later."""
_WEEKDAY = LatePattern(r"\b(?:with|from|by|con|avec|mit|com) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_OF_THE_PAST = LatePattern(r"\b(?:before|previously|in the past|yet|so far|used to)\b")


def find_refusal(
    text: str, everybody: Everybody, own: str, *, is_own: bool = True, is_free: bool = False
) -> str:
    """Return what of a comment refuses people, on one line without commas; "" if nothing seems to.

    Where any sentence refuses, or tells of a superior, all sentences that name somebody count: "I know Bo.
    Please not with him." `own` is the plain name of who wrote it. Where nobody is named, only their own words
    count (`is_own`), and no option that several chose. Where somebody is named by their whole name in a free
    comment that fills nothing (`is_free`), or told of by one name as somebody whom the writer knows, it counts unless
    it plainly wishes for them: nobody read why.
    """
    sentences = [part for part in _ENDS.split(text) if part and part.strip()]
    refusing = [part for part in sentences if _refuses(part)]
    naming = [part for part in sentences if everybody.named_in(part, own)]
    unnamed = [part for part in sentences if is_own and _refuses_unnamed(part)]
    unclear = [
        part
        for part in sentences
        if is_free
        and (everybody.name_whole(part, own) or (is_own and everybody.met_in(part, own)))
        and not wishes_for_them(part)
    ]
    if not (refusing and naming) and not unnamed and not unclear:
        return ""
    meant = [
        part
        for part in sentences
        if part in unnamed or part in unclear or (refusing and (part in refusing or part in naming))
    ]
    # A comma would part the words into names when they are read again.
    return " ".join(" ".join(re.sub(r"\s*[,;|•/]\s*", " – ", part).split()) for part in meant)


def wishes_for_them(sentence: str) -> bool:
    """Return whether a sentence in which somebody is named thinks well of them, or tells how it heard of this."""
    words = plain(sentence)
    return bool(_WISHES.search(words) or _KINDLY.search(words))


def _refuses(sentence: str) -> bool:
    words = _KINDLY.sub(" ", _NO_OBJECTION.sub(" ", plain(sentence)))
    return is_negated(words) or any(said.search(words) for said in (_RELUCTANT, _ABOVE, _NEAR))


def _refuses_unnamed(sentence: str) -> bool:
    words = plain(sentence)
    if _OF_THE_PAST.search(words):
        return False
    is_unknown = _UNKNOWN.search(sentence) and is_negated(words) and not _WEEKDAY.search(sentence)
    return bool(_UNNAMED.search(words) or is_unknown)
