"""Knowing a question for the gender of whom somebody wishes to meet, or for somebody's own, in six languages."""
# ruff: noqa: E501 - a table of words reads by its columns

import re

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.gender import MINDS, ONLY, OPEN_TO, Gender, genders_in
from mentorsheets.sheet.cells.gender_answers import says_a_gender
from mentorsheets.sheet.cells.states import bare_title

_PLEASE = LatePattern(r"\b(?:please|bitte|por favor|svp|s il vous plait|if possible)\b|من فضلك")
_PRONOUN_TITLE = LatePattern(r"\b(?:pronouns?|pronombres?|pronoms?|pronomen|pronomes?)\b")
_GENDER = r"(?:genders?|sex|same ?sex|gleichgeschlecht\w*|wunschgeschlecht\w*|generos?|sexos?|genres?|sexes?|geschlecht\w*)"
_GENDER_AR = r"(?:ال|لل|ب|ل|بال)?(?:جنس|جنسه|جنسك|نوع الاجتماعي|جندر)"
_OWN_TITLE = LatePattern(
    rf"^(?:(?:(?:what|is|are|your|my|own|most|best|closely|currently|describes|the|participant|member|member|please|select|state|indicate|do|you|are|with|how|would|describe|identify|which|as|s|identity|at|birth|and|optional|m|f|d|w|h|x|male|female|other|nb|"
    rf"cual|es|tu|su|tus|de|con|que|te|se|identificas|identifica|identidad|quel|quelle|est|votre|ton|vous|identifiez|identite|le|la|du|l|was|ist|ihr|dein|deine|ihre|das|welches|identitat|"
    rf"qual|e|o|a|seu|sua|teu|voce|identidade|facultativo|opcional|facultatif|freiwillig|persona|personne|person) )*{_GENDER}(?: (?:identity|m|f|d|w|h|x|nb|male|female|other|optional|or|and|at|birth|"
    rf"hombre|mujer|homme|femme|mannlich|weiblich|divers|homem|mulher|o|oder|ou|do you (?:most |currently )?identify (?:most )?with(?: most)?|do you (?:most |currently )?identify (?:most|as)|best describes you|describes you best|are you|do you identify|de la persona|optionnel|opcional|facultatif|freiwillig|assigned))*|"
    r"(?:are you|i am|bist du|sind sie|eres|es usted|etes vous|es tu|voce e|e) (?:an? |un[ae]? )?(?:male|man|female|woman|hombre|mujer|homme|femme|mann|frau|homem|mulher) (?:or|o|ou|oder) (?:an? |un[ae]? )?(?:male|man|female|woman|hombre|mujer|homme|femme|mann|frau|homem|mulher)|gender identity|do you identify as|how do you identify|anrede|civilite|salutation|tratamiento|tratamento|i (?:am|identify as)(?: an?)?|geschlechtsidentitat|"
    r"identidad de genero|identite de genre|identidade de genero)$"
)
_OWN_AR = LatePattern(
    r"^(?:(?:ما|هو|هي|ماهو|يرجى|تحديد) )*(?:ال)?(?:جنس|جنسك|نوع|نوع الاجتماعي|جندر)(?: (?:الاجتماعي|ذكر|انثى|انثي|ذكر انثى))*$|^(?:ما )?(?:هو )?(?:نوعك|جنسك)$"
)
_ABOUT = LatePattern(
    r"\b(?:wunschgeschlecht\w*|gleichgeschlecht\w*|irrelevant|indifferent\w*|indiferente|peu importe|gleichgultig\w*|tanto faz|da igual|da lo mismo|prefer\w*|preference\w*|wish\w*|want\w*|would like|like|need\w*|require\w*|request\w*|same|opposite|different|match\w*|pair\w*|matter\w*|importan\w*|comfortable|mind|open to|"
    r"only|desired|wanted|looking|seek\w*|with|work|meet|any|"
    r"prefier\w*|preferi\w*|quier\w*|dese\w*|gustaria|mism[oa]|distint[oa]|busc\w*|necesit\w*|importa\w*|import\w*|emparej\w*|"
    r"souhait\w*|voul\w*|veux|meme|voudr\w*|aimer\w*|besoin|recherch\w*|binome|"
    r"wunsch\w*|mochte\w*|bevorzug\w*|praferenz\w*|gleich\w*|selb\w*|wicht\w*|egal|brauch\w*|lieber|will\w*|such\w*|gewunscht\w*|rolle|"
    r"gost\w*|quer\w*|mesm[oa]|precis\w*|procur\w*|desej\w*)\b|فضل|تفضيل|تفضيلات|ترغب|تريد|نفس|يهم|تحتاج|مهم|رغبه|رغبة|ترتاح|مانع"
)
_OTHERS = (
    r"(?:mentors?|mentees?|mentorin(?!g)\w*|mentorand\w*|mentora\w*|mentore\w*|mentorad\w*|mentoriza\w*|match|partners?|pairs?|pairing|buddy|buddies|counterpart|tutor\w*|filleul\w*|parrain\w*|marraine\w*|binome|"
    r"pareja|parceir\w*|tandem\w*|partenaire|coach)"
)
_OTHERS_AR = r"(?:مرشدا|مرشد|مرشدك|المرشد|مرشدة|موجه|الموجه|شريك|شريكك|متدرب)"
_OF_A_TOPIC = LatePattern(
    r"\b(?:topics?|help with|support with|issues?|equality|equity|studies|discrimination|women in|in (?:tech|stem)|temas?|themen?|sujets?|organi[sz]ations?|groups?|music|musique|films?|movies?|books?|literary|avoid|name|email|e mail)\b"
)


def asks_for_gender(question: str) -> bool:
    """Return whether a question asks of what gender somebody wishes those to be whom they meet."""
    words = bare_title(question)
    if _OF_A_TOPIC.search(words) or asks_own_gender(question):
        return False
    of_gender = re.search(rf"\b{_GENDER}\b", words) or re.search(rf"(?<!\w){_GENDER_AR}(?!\w)", words)
    of_others = re.search(rf"\b{_OTHERS}\b", words) or re.search(
        rf"(?<!\w)(?:ل|ال|لل)?{_OTHERS_AR}(?!\w)", words
    )
    if _PRONOUN_TITLE.search(words):
        return bool(of_others)
    asks = bool(_ABOUT.search(words) or OPEN_TO.search(words) or MINDS.search(words))
    if of_gender:
        return asks or bool(of_others)
    return _names_whom_to_meet(question, asks=asks, of_others=bool(of_others))


def _names_whom_to_meet(question: str, *, asks: bool, of_others: bool) -> bool:
    """Return whether a question names a gender, or both, as that of whom somebody meets."""
    words = bare_title(question)
    named = genders_in(words, wish=True)
    if says_a_gender(words) and (ONLY.search(words) or asks or _PLEASE.search(words)):
        return True
    if len(named) == 1 and (OPEN_TO.search(words) or MINDS.search(words)):
        return True
    if {Gender.WOMAN, Gender.MAN} <= named and (asks or of_others):
        return True
    # "Mentorin" alone may be said of any mentor.
    beside = genders_in(re.sub(rf"\b{_OTHERS}\b|{_OTHERS_AR}\w*", " ", words), wish=True)
    if beside and of_others and len(words.split()) <= WORDS_OF_A_WISH:
        return True
    return bool(
        named
        and (
            of_others
            or re.search(
                r"\b(?:matched|paired|meet|(?:mentored|guided|supported|helped) by|accompagn\w*|begleitet|betreut|acompanh?ad[oa]s?|acompanh?e)\b",
                words,
            )
        )
        and asks
    ) or bool(
        named and re.fullmatch(rf"(?:an? )?(?:\w+ (?:or )?){{1,3}}{_OTHERS}(?: (?:only|please))*", words)
    )


WORDS_OF_A_WISH = 8
"""Words of a question up to which a gender beside a mentor is that of the mentor."""


def speaks_of_a_match(question: str) -> bool:
    """Return whether a question speaks of whom somebody meets, or of what they wish for."""
    words = bare_title(question)
    of_others = re.search(rf"\b{_OTHERS}\b", words) or re.search(_OTHERS_AR, words)
    return bool(of_others or _ABOUT.search(words) or OPEN_TO.search(words) or MINDS.search(words))


def asks_own_gender(question: str) -> bool:
    """Return whether a question asks for somebody's own gender."""
    words = bare_title(question)
    is_of_pronouns = bool(_PRONOUN_TITLE.search(words)) and not re.search(rf"\b{_OTHERS}\b", words)
    return is_of_pronouns or bool(_OWN_TITLE.match(words) or _OWN_AR.match(words))
