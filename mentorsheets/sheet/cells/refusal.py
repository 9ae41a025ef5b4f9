"""Telling a refusal from a wish, in a question or in an answer, before anything else is made of it.

"Who would you not like to be matched with?" has all the words of a wish, and means the opposite. So whatever
denies, refuses or makes an exception is looked for first, in six languages.
"""
# ruff: noqa: E501 - a table of words reads by its columns

import re

from mentorsheets.sheet.cells.harmless import without_notes, without_other_denials
from mentorsheets.sheet.cells.other_matters import is_of_other_matters
from mentorsheets.sheet.cells.ranked_people import without_numbers
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.cells.thumbs import is_refusing

_NOT = {
    "en": (
        r"not|never|no|no ?one|nobody|none|cannot|without|except|excepting|excluding|exclude|avoid\w*|"
        r"refus\w*|declin\w*|"
        r"veto\w*|object|against|reject\w*|unwilling|uncomfortable|refrain|apart|separate\w?|dislike\w*|"
        r"other than|"
        r"conflict\w*|block\w*|black ?list\w*|rule out|opt out|hate|unable|stay away|keep away|clear of|"
        r"(?:any ?one|any ?body) but|"
        r"off (?:limits?|the (?:table|list|menu))|out of bounds|no go|taboo|dread|keep (?:\w+ )?away|(?:bad|poor|wrong|worst) (?:match|fit|mentor|mentee|partner)|awkward|"
        r"(?:do|does|did|is|are|was|were|ca|can|could|wo|would|should|must|have|has|had|need|ai)n ?t|shan ?t"
    ),
    "es": (
        r"no|nunca|nadie|ningun\w*|tampoco|evit\w*|excepto|salvo|rechaz\w*|exclu\w*|vet\w*|incomod\w*|"
        r"conflictos?|menos|descart\w*|tabu|vedad\w*"
    ),
    "fr": (
        r"ne|n|pas|jamais|aucun\w*|evit\w*|sauf|refus\w*|conflits?|exclu\w*|excepte|ecart\w*|oppos\w*|"
        r"hormis|indesirable\w*|tabou|hors de question"
    ),
    "de": (
        r"nicht|nie|niemals|niemand\w*|kein\w*|ungern|vermeid\w*|vermieden|meide\w*|ausser|ausschlie\w*|"
        r"ausgeschl\w*|ablehn\w*|interessenkonflikt\w*|konflikt\w*|befangen\w*|unangenehm\w*|unerwunscht\w*|tabu|no go|"
        r"verschon\w*"
    ),
    "pt": (
        r"nao|nunca|ninguem|nenhum\w*|jamais|evit\w*|exceto|salvo|conflitos?|recus\w*|exclu\w*|vet\w*|"
        r"rejeit\w*|menos|desconfortav\w*|tabu|fora de (?:questao|cogitacao)"
    ),
    "ar": r"لا|لن|لم|ليس|غير|عدم|بدون|ترفض|ما عدا|الا",
}
_NOT_WITHIN = r"تجنب|تضارب|استبعاد|استثناء|رفض"
_WHOM = (
    r"\b(?:who|whom|whose|any ?one|any ?body|some ?one|some ?body|people|persons?|members?|participants?|"
    r"mentors?|"
    r"mentees?|partners?|colleagues?|names?|coach|coaches|budd\w+|match|individuals?|nobody|no ?one|"
    r"quien|quienes|alguien|nadie|personas?|mentor\w*|companer\w+|nombres?|gente|pareja|"
    r"qui|quelqu un|personnes?|collegue\w*|noms?|gens|binome\w*|"
    r"wer|wem|wen|jemand\w*|niemand\w*|personen|namen?|kolleg\w+|leute|menschen|"
    r"quem|alguem|ninguem|pessoas?|colegas?|nomes?)\b|شخص|اشخاص|احد|مرشد|موجه|اسم|اسماء|زميل|زملاء|\bمن\b"
)
_TOGETHER = (
    r"\b(?:match\w*|pair\w*|meet\w*|work\w*|assign\w*|partner\w*|put|place|placed|group\w*|mentor\w*|"
    r"mentee\w*|"
    r"coach\w*|budd\w+|introduc\w*|connect\w*|with|talk\w*|speak\w*|contact\w*|avoid\w*|exclud\w*|block\w*|"
    r"veto\w*|"
    r"emparej\w*|asign\w*|trabaj\w*|junt\w*|con|contigo|coincid\w*|reun\w*|evit\w*|exclu\w*|"
    r"apparie\w*|jumel\w*|associ\w*|travaill\w*|mettre|mis|mise|avec|rencontr\w*|binome\w*|affect\w*|"
    r"zusammen\w*|gematch\w*|zugeteilt|zuteil\w*|zugeordnet|zuordn\w*|arbeit\w*|treff\w*|mit|paar\w*|gepaart|"
    r"vermittel\w*|begleit\w*|vermeid\w*|meiden|ausschlie\w*|"
    r"combin\w*|emparelh\w*|parear\w*|pareado\w*|trabalh\w*|com|design\w*|encontr\w*)\b|"
    r"مع|مطابق|نطابق|تعمل|العمل|نجمع|اقتران|تقترن|توفيق|تجنب|استبعاد"
)
_BY_ITSELF = re.compile(
    r"\bconflicts? of interests?\b|\bconflictos? de interes\w*\b|\bconflits? d interets?\b|"
    r"\binteressenkonflikt\w*\b|"
    r"\bconflitos? de interesses?\b|تضارب (?:ال)?مصالح|"
    r"^(?:any )?(?:coi|recusals?|recusations?)$|^(?:todos|todas|todo el mundo|toda a gente) menos$|"
    r"^tout le monde sauf$|^(?:alle|jeder|jede) ausser$|"
    r"^every(?:one|body) (?:s |is )?(?:fine )?(?:except|but)$|"
    r"^i (?:am|m) not keen on$|\bex partners?\b|^relatives (?:in|taking part)\b|"
    r"\bnot (?:match|pair|put|place|assign|introduce) (?:you|me) with\b|"
    r"\bnot to be (?:match|pair|put|plac|assign)\w* with$|"
    r"^(?:would not like|would rather not|wouldn t like|black ?list\w*|avoid|avoids|do not match|don t "
    r"match|dont match|not with|never with|do not pair|don t pair|"
    r"block ?list\w*|blocked|incompatibilit\w*|incompatibilidad\w*|incompatibles?|incompativeis|ausschluss|ausschlusswunsche?|no gos?|exclusions?|exclude|vetos?|vetoes|evitar|a evitar|eviter|a eviter|vermeiden|"
    r"meiden|"
    r"nicht mit|no con|pas avec|nao com|تجنب|ليس مع)$"
)
_IDIOM = re.compile(
    r"\b(?:no more than|not more than|not only|whether or not|not mind|don t mind|no matter|do not worry|"
    r"don t worry|do not hesitate|don t hesitate|no need to|if (?:not|no|none|you (?:do not|don t)(?! want\b| wish\b| like\b| feel\b| get\b))\b.*|"
    r"why not|not sure|no problem|or not|yes no|\w (?:yes|si|oui|ja|sim) \w (?:no|non|nein|nao)|\w (?:no|non|nein|nao) \w (?:yes|si|oui|ja|sim)|yes or no|[yjso] n|si no|sim nao|ja nein|oui non|si o no|"
    r"n existe|no dude\w*|no duda|n hesite\w*|nicht nur|no solo|nao so|pas seulement|plus ou moins|mas o "
    r"menos|"
    r"mais ou menos|al menos|ao menos|pelo menos|por lo menos|au moins|id no|ref no|no of|serial no|phone "
    r"no|roll no|"
    r"^no$)\b"
)
_NEGATION = re.compile(rf"\b(?:{'|'.join(_NOT.values())})\b|{_NOT_WITHIN}")
_PERSON, _PAIRING = re.compile(_WHOM), re.compile(_TOGETHER)
_OF_PEOPLE_ALONE = re.compile(rf"(?:(?:{_WHOM}|with|not|no|mit|con|avec|com)\s*)*")
_SENTENCES = re.compile(r"[.?!;:\n()\[\]…؟]+|\s[-–—]\s")


def is_negated(text: str) -> bool:
    """Return whether a text denies, refuses or makes an exception, in one of the six languages."""
    words = without_notes(plain(without_numbers(text)))
    return _NEGATION.search(_IDIOM.sub(" ", words)) is not None


_OTHER_THINGS = re.compile(
    r"\b(?:when(?! (?:we )?(?:match|pair))|times|what time\w*|which (?:days?|times?|hours?)|dates?|days?|topics?|subjects?|skills?|areas?|"
    r"languages?|"
    r"how (?:many|much|often|long)|cuando|cuanto\w*|temas?|dias?|quand|combien|sujets?|jours?|wann|wie "
    r"(?:viele|oft|lange)|"
    r"themen?|tage?|quando|quantos?|assuntos?|why|porque|pourquoi|warum|what|welches|quel|que tipo)\b"
)
_ONESELF = re.compile(
    r"^(?:are|have|has|did|were|will|can|could) you\b|^(?:haben sie|hast du|bist du|sind sie|avez vous|as tu|"
    r"etes vous|es tu|eres|voce e|voce ja)\b"
)
_OF_OTHERS = re.compile(
    r"\b(?:with|mentor|mentoring|by) (?:any ?one|any ?body|some ?one|some ?body|any of (?:the|our)|certain)\b(?! with\b| from\b| without\b)|"
    r"\bwe (?:should|must|shouldn|mustn|ought)\b.*\b(?:you|with)\b"
)
"""What asks about others in a question that begins as one about oneself."""
_WHO = re.compile(
    r"\b(?:who|whom|any ?one|any ?body|some ?one|some ?body|people|persons?|individuals?|names?|"
    r"quien|quienes|alguien|personas?|nombres?|qui|quelqu un|personnes?|noms?|wer|wem|wen|jemand\w*|"
    r"niemand\w*|personen|namen?|"
    r"quem|alguem|ninguem|pessoas?|nomes?)\b|شخص|اشخاص|احد|اسم|اسماء"
)
_DISCLAIMER = re.compile(
    r"\b(?:best efforts?|our best|according to your preferences?|may not be (?:possible|able)|not always)\b|"
    r"\bguarantee\w*|\bdisclaimer\b|\bpromise\b|\bgarant\w+|\bgarantier\w+"
)
"""Sentences that deny something of the programme, not of people."""
A_FEW = 7
"""Words up to which a header such as "I'd rather not be paired with" needs no word for a person."""
_RELUCTANT = re.compile(
    r"\b(?<!at )(?:least|less|last (?:person|one|resort)|rather not|(?:fall|fell|fallen|falling) out|steer|"
    r"break from|spare you|dread|trouble|difficult|quarrel\w*|argument with|objections?|recus\w*|not keen|"
    r"skip|coi|uneasy|unhappy|unsafe|struggl\w*|clash\w*|tense|hostile|estranged|feuds?|deal ?breakers?|deal breakers?|too (?:close|well)|(?:ex|former) partners?|relatives|direct reports|famil(?:y|iar) members?|rules? out|"
    r"(?:nothing|little) to do with|nichts (?:mehr )?zu tun|(?:tes|vos) distances|rien a (?:voir|faire)|"
    r"(?:nada|poco) que ver|manten\w+ (?:lejos|alejad\w+)|nada a ver|(?:keep|your|my) distance from|"
    r"unwohl|ausschluss\w*|unvereinbar\w*|heikel|streit\w*|gestritten|zerstritten|am wenigsten|weniger|schlecht|schwierig\w*|arger|"
    r"le moins|moins|tensions?|en froid|incompatib\w*|generait|gene (?:par|avec)|genante?s?|mal a l aise|dispute\w*|fache\w*|"
    r"mal|incompatib\w*|disgusto|problemas?|peor|perder de vista|sin|pior|brig\w+|sem)\b|اخر شخص|خلاف|مشكلة"
)
"""What says of people, without denying anything, that somebody would rather not have to do with them."""


def asks_whom_to_avoid(question: str) -> bool:
    """Return whether a question asks for the people with whom somebody must not be brought together."""
    about = plain(question)
    if _BY_ITSELF.search(about) or (is_refusing(question) and _OF_PEOPLE_ALONE.fullmatch(about)):
        return True
    if (_ONESELF.search(about) and not _OF_OTHERS.search(about)) or is_of_other_matters(question):
        return False
    is_short = len(about.split()) <= A_FEW
    if (
        _RELUCTANT.search(_IDIOM.sub(" ", without_notes(about)))
        and not _OTHER_THINGS.search(about)
        and (_WHO.search(about) or _PERSON.search(about) or (is_short and _PAIRING.search(about)))
    ):
        return True
    return any(
        is_negated(without_other_denials(part))
        and (_PERSON.search(about) or (len(part.split()) <= A_FEW and _PAIRING.search(part)))
        and (not _OTHER_THINGS.search(part) or _WHO.search(about))
        for part in map(plain, _SENTENCES.split(without_numbers(question)))
        if part and not _DISCLAIMER.search(part)
    )


_BEGINS_BY_WHO = re.compile(
    r"^(?:(?:with|to|from|by) )?(?:whom?|(?:is|are) there (?:any ?(?:one|body)|some ?(?:one|body)|people|persons?|members?)|(?:any|some) ?(?:one|body)|which (?:persons?|people|members?|mentors?|mentees?|colleagues?))\b|"
    r"^(?:hay alguien|(?:a |con |de )?quien(?:es)?|(?:mit |bei |von )?we[rnm]|gibt es jemand\w*|(?:avec |a |de )?qui|y a t il quelqu|(?:com |a |de )?quem|ha alguem)\b|^(?:مع )?من\b|^هل (?:هناك|يوجد) (?:احد|شخص)"
)
_NAMES_FOLLOW = re.compile(
    r"\b(?:with|without|from|of|to|ex|exes|famil\w*|relativ\w*|kin|history|histor\w+|mit|von|verwandt\w*|vorgeschichte|con|avec|com|pasado|passe|passado|parient\w*|parent\w*)\b|مع|اقارب|عاءلة"
)


def begins_by_asking_who(question: str) -> bool:
    """Return whether a question begins by asking for people, whatever it says of them."""
    return _BEGINS_BY_WHO.search(plain(question)) is not None


def may_name_people(question: str) -> bool:
    """Return whether names may be answered to a question by its words, loosely: "My ex", "Family", "Complicated with"."""
    return has_word_for_people(question) or _NAMES_FOLLOW.search(plain(question)) is not None


def has_word_for_people(question: str) -> bool:
    """Return whether a question has any word for a person: what has none may be for topics as well."""
    words = plain(question)
    return bool(_WHO.search(words) or _PERSON.search(words))


def sentences_without_refusal(question: str) -> str:
    """Return what a question asks for in its sentences that deny nothing, "" if none is left."""
    return " ".join(part for part in _SENTENCES.split(question) if part.strip() and not is_negated(part))
