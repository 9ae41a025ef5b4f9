"""Answers to "whom not?" that name nobody, and mean somebody all the same: "my boss", "everyone but Cleo", "men".

Whom they mean nobody can tell, so it might be anybody; a name that is nobody's here is another thing.
"""
# ruff: noqa: E501 - a table of words reads by its columns

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.refusal import is_negated
from mentorsheets.sheet.cells.text import plain

WORDS_OF_A_STRANGER = 4
"""Words up to which an answer without any of the words below may be a name."""
WORDS_OF_TALK = 12
"""Words from which on a text that refuses nobody is none of people."""
_EXCEPT = r"but|except\w*|apart|besides|other than|menos|excepto|salvo|sauf|hormis|excepte|ausser|bis auf|exceto|afora"
_EXCEPTION = LatePattern(rf"\b(?:{_EXCEPT})\b|(?:^|\s)(?:الا|ما عدا|سوى|غير)(?:\s|$)")
_CONTENT = LatePattern(
    r"\b(?:happy|fine|ok|okay|open|glad|gladly|works?|would (?:like|love)|d (?:like|love)|encantad[oa]|bien|gern|gerne|offen|recht|content\w*|accord|bem|feliz|dispost[oa])\b|سعيد|لا مانع"
)
"""What says that the many are welcome, and only the exception is not."""
_GROUP = LatePattern(
    r"\b(?:(?:any|some|one|each|all) of|every ?(?:one|body)|any ?(?:one|body)|all|both|most|others?|people|persons|men|man|women|woman|males?|females?|guys|ladies|boys|girls|"
    r"managers|bosses|seniors?|juniors?|students|teachers|colleagues|co ?workers|strangers|friends|relatives|"
    r"todos|todas|todo el mundo|cualquier\w*|hombres?|mujer(?:es)?|chic[oa]s|gente|personas|jef[ea]s|mayores|companer[oa]s|amig[oa]s|"
    r"tous|toutes|tout le monde|n importe qui|quiconque|hommes?|femmes?|gens|personnes|chefs|collegues|ami[es]*s|"
    r"alle[nrs]?|jede[mnr]?|manner\w*|frauen|leute\w*|jungs|madchen|personen|chefs|kollegen|kolleginnen|freunde|"
    r"toda a gente|qualquer\w*|homens?|mulher(?:es)?|pessoas|chefes|colegas)\b|"
    rf"\b(?:no ?body|no ?one|none|nadie|personne|niemand\w*|ninguem) .*\b(?:{_EXCEPT})\b|"
    r"(?:^|\s)(?:ال)?(?:جميع|كل|رجال|نساء|ذكور|اناث|زملاء|مدراء|مديرين)(?:\s|$)|(?:^|\s)(?:لا )?[اأ]حد .*(?:الا|ما عدا|سوى|غير)(?:\s|$)"
)
"""What means many at once, or all but some."""
_SOMEBODY = LatePattern(
    r"\b(?:i|me|my|mine|our|we|you|he|she|him|his|her|they|them|their|it|that|this|who|whom|whose|whoever|which|what|the one|some ?(?:one|body)|person|from|same|older|younger|"
    r"boss|manager|supervisor|teacher|tutor|landlord|neighbou?r|colleague|co ?worker|husband|wife|partner|ex|brother|sister|father|mother|son|daughter|cousin|friend|team|department|company|office|"
    r"true|wahr|vrai|verdader[oa]|verdadeir[oa]|cierto|confidential|sensitive|discuss\w*|vertraulich|heikel|besprech\w*|confidencial|hablar\w*|hablemos|confidentiel\w*|discuter|conversar|falar|"
    r"yes|see|above|below|ask|call|tell|talk|contact|please|know|knows|complicated|private|personal|discuss|email|"
    r"mi|mis|yo|nuestr[oa]s?|quien\w*|alguien|persona|jef[ea]|vecin[oa]|companer[oa]|marido|mujer|espos[oa]|pareja|herman[oa]|padre|madre|hij[oa]|prim[oa]|equipo|empresa|mism[oa]|si|ver|llam\w+|pregunt\w+|"
    r"mon|ma|mes|notre|nos|je|moi|celui|celle|ceux|quelqu|chef|cheffe|superieure?|responsable|voisine?|collegue|mari|femme|conjointe?|frere|soeur|pere|mere|fils|fille|equipe|entreprise|oui|voir|appel\w+|demand\w+|"
    r"ich|mich|mir|mein\w*|unser\w*|wir|er|sie|der|die|das|jemand\w*|person|chefin|vorgesetzte\w*|nachbar\w*|kollegin?|mann|frau|partnerin|bruder|schwester|vater|mutter|sohn|tochter|firma|abteilung|ja|siehe|frag\w*|anruf\w*|"
    r"meu|minha|meus|minhas|nosso|nossa|eu|quem|alguem|pessoa|chefe|vizinh[oa]|colega|marido|mulher|espos[oa]|irmao|irma|pai|mae|filh[oa]|equipa|equipe|empresa|sim|perguntem?|liguem?)\b|"
    r"(?:^|\s)(?:سري|صحيح|نتحدث|نتكلم|الحديث|التحدث|الكلام|شخصيا|انا|مديري|مديرتي|زميلي|زميلتي|زوجي|زوجتي|طليقي|طليقتي|اخي|اختي|ابي|امي|ابني|ابنتي|قريبي|جاري|شخص|الشخص|الذي|التي|نعم|انظر|فريقي|شركتي|نفس)(?:\s|$)"
)
"""What tells of one person without a name, or leaves it for later."""
_BY_ARTICLE = LatePattern(
    r"(?:[Tt]he|[Ee]l|[Ll]os|[Ll]as?|[Dd]er|[Dd]ie|[Dd]as|[Dd]en|[Ll]es?|[Oo]s?|[Aa]s?) (?:[a-zà-ÿ]+\b)(?! [A-ZÀ-Þ])"
)
"""An article before a word in small letters: "the tall guy", and no "la Ana"."""
_MARK = LatePattern(r"^(?:x+|\d+|[jysos])$")
"""A tick, or a number: somebody is meant, and no name says who."""
_DENIES = LatePattern(
    r"^(?:no|none|no ?body|no ?one|not|nope|nadie|ninguno|ninguna|personne|aucune?|niemand\w*|keine?[rn]?|nein|ninguem|nenhum\w*|nao|لا|ليس|لايوجد)\b"
)


_YES = frozenset(("yes", "si", "oui", "ja", "sim", "نعم", "true", "y"))


def affirms(text: str) -> bool:
    """Return whether an answer says yes and nothing else."""
    return plain(text) in _YES


def makes_exception(text: str) -> bool:
    """Return whether an answer leaves somebody out of many: "everyone but Cleo"."""
    return _EXCEPTION.search(plain(text)) is not None


def means_many(text: str) -> bool:
    """Return whether an answer means many at once whom it does not name: "men", "everyone but Cleo"."""
    words = plain(text)
    if _is_talk(text):
        return False
    return _GROUP.search(words) is not None and not (makes_exception(words) and _CONTENT.search(words))


def _is_talk(text: str) -> bool:
    """Return whether a long text denies nothing: what somebody wants to learn may stand below a misread question."""
    return len(text.split()) > WORDS_OF_TALK and not is_negated(text)


def means_somebody(text: str) -> bool:
    """Return whether an answer tells of somebody without a name: "my boss", "see below", "yes"."""
    words = plain(text)
    if _DENIES.search(words) or _is_talk(text):
        return False
    if _BY_ARTICLE.match(text.strip()) or _MARK.search(words) or (not words and text.strip()):
        return True
    return bool(words) and (_SOMEBODY.search(words) is not None or len(words.split()) > WORDS_OF_A_STRANGER)
