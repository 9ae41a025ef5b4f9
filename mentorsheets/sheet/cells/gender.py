"""What people wish of the gender of whom they meet, and what a column says of somebody's own, in six languages.

Both are only ever compared, in memory: neither words nor genders leave this module but as a set to compare with.
"""
# ruff: noqa: E501 - a table of words reads by its columns

import re
from collections.abc import Iterable
from enum import StrEnum

from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.cells.text import plain


class Gender(StrEnum):
    """What somebody says of their own gender; `OTHER` is whoever says another word than the two."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


class Unclear:
    """The wish of somebody who wishes for something that nobody can follow by itself."""


class Alike:
    """The wish for somebody of the asker's own gender, or, where not `is_same`, for somebody of another."""

    def __init__(self, *, is_same: bool) -> None:
        """Keep which of both is wished for."""
        self.is_same = is_same


GenderWish = frozenset[Gender] | Alike | Unclear

_WORDS = {
    Gender.WOMAN: re.compile(
        r"\b(?:females?|wom[ae]n|womyn|lad(?:y|ies)|girls?|gals?|she|her|hers|fem|mujer\w*|chicas?|senoras?|femenin[oa]s?|ella|femmes?|feminin\w*|dames?|elle|"
        r"frau\w*|damen?|weiblich\w*|mulher\w*|meninas?|ela)\b|(?<!\w)(?:ال|لل|ل|ب|ك|و)*(?:انثي|انثى|اناث|امراه|امراة|مراة|مراه|نساء|نسا|نساء|سيده|سيدة|سيدات|نسايي\w*|فتاه|فتاة|بنت|بنات|مونث)(?!\w)"
    ),
    Gender.MAN: re.compile(
        r"\b(?:males?|m[ae]n|guys?|gentlem[ae]n|boys?|lads?|he|him|his|masc|hombres?|chicos?|varon\w*|senor|senores|masculin\w*|el|hommes?|monsieur|messieurs|il|"
        r"mann|manner\w*|mannlich\w*|herr\w*|home(?:m|ns)|meninos?|ele)\b|(?<!\w)(?:ال|لل|ل|ب|ك|و)*(?:ذكر|ذكور|رجل|رجال|رجالي|شاب|مذكر|سيد)(?!\w)"
    ),
    Gender.OTHER: re.compile(
        r"\b(?:non ?(?:binar|binair)\w*|enby|nb|divers\w*|agender|gender ?(?:queer|fluid)|genderfluid|no binari\w*|nao binari\w*|nicht binar\w*|third gender|intersex\w*|"
        r"other|otr[oa]|autre|andere[sr]?|outr[oa]|they|them)\b|غير ثنايي|اخر"
    ),
}
"""The words for each; "they" and "he" count only where somebody says of themselves (`_PRONOUNS` goes from wishes)."""
_PRONOUNS = re.compile(
    r"\b(?:she|her|hers|he|him|his|they|them|el|ella|il|elle|ele|ela|other|otr[oa]|autre|andere[sr]?|outr[oa])\b|اخر"
)
_NEITHER = re.compile(r"\b(?:non|no|nao|nicht) ?(?:binar|binair)\w*|غير ثنايي")
"""Words that only seem to deny something."""
_LETTERS = {
    "f": Gender.WOMAN,
    "w": Gender.WOMAN,
    "h": Gender.MAN,
    "d": Gender.OTHER,
    "x": Gender.OTHER,
    "nb": Gender.OTHER,
}
"""Letters that stand for one thing wherever they stand; what M is depends on the column (`read_genders`)."""
_SALUTATIONS = {
    **dict.fromkeys(
        ("mrs", "ms", "miss", "mme", "mlle", "madame", "sra", "dna", "dona", "السيدة"), Gender.WOMAN
    ),
    **dict.fromkeys(("mr", "monsieur", "sr", "senhor"), Gender.MAN),
}
_OF_WISH_WOMAN = re.compile(
    r"\b(?:mentorin\w*|mentoras?|mentrices?|mentees?in\w*|tutoras?)\b|(?<!\w)(?:ال)?(?:مرشده|مرشدة|موجهة)(?!\w)"
)

_GENDER = r"(?:genders?|sex|same ?sex|generos?|sexos?|genres?|sexes?|geschlecht\w*)"
_GENDER_AR = r"(?:ال|لل|ب|ل|بال)?(?:جنس|جنسه|جنسك|نوع الاجتماعي|جندر)"
_OWN_TITLE = re.compile(
    rf"^(?:(?:(?:what|is|are|your|my|own|the|participant|member|member|please|select|state|indicate|do|you|are|with|how|would|describe|identify|which|as|s|identity|at|birth|and|optional|m|f|d|w|h|x|male|female|other|nb|"
    rf"cual|es|tu|su|tus|de|con|que|te|se|identificas|identifica|identidad|quel|quelle|est|votre|ton|vous|identifiez|identite|le|la|du|l|was|ist|ihr|dein|deine|ihre|das|welches|identitat|"
    rf"qual|e|o|a|seu|sua|teu|voce|identidade|facultativo|opcional|facultatif|freiwillig|persona|personne|person) )*{_GENDER}(?: (?:identity|m|f|d|w|h|x|nb|male|female|other|optional|or|and|at|birth|"
    rf"hombre|mujer|homme|femme|mannlich|weiblich|divers|homem|mulher|o|oder|ou|do you identify with|are you|do you identify|de la persona|optionnel|opcional|facultatif|freiwillig|assigned))*|"
    r"(?:are you|i am|bist du|sind sie|eres|es usted|etes vous|es tu|voce e|e) (?:an? |un[ae]? )?(?:male|man|female|woman|hombre|mujer|homme|femme|mann|frau|homem|mulher) (?:or|o|ou|oder) (?:an? |un[ae]? )?(?:male|man|female|woman|hombre|mujer|homme|femme|mann|frau|homem|mulher)|gender identity|do you identify as|how do you identify|anrede|civilite|salutation|tratamiento|tratamento|i (?:am|identify as)(?: an?)?|geschlechtsidentitat|"
    r"identidad de genero|identite de genre|identidade de genero)$"
)
_OWN_AR = re.compile(
    r"^(?:(?:ما|هو|هي|ماهو|يرجى|تحديد) )*(?:ال)?(?:جنس|جنسك|نوع|نوع الاجتماعي|جندر)(?: (?:الاجتماعي|ذكر|انثى|انثي|ذكر انثى))*$|^(?:ما )?(?:هو )?(?:نوعك|جنسك)$"
)
_ABOUT = re.compile(
    r"\b(?:prefer\w*|preference\w*|wish\w*|want\w*|would like|like|need\w*|require\w*|request\w*|same|opposite|different|match\w*|pair\w*|matter\w*|importan\w*|comfortable|mind|open to|"
    r"only|desired|wanted|looking|seek\w*|with|work|meet|any|"
    r"prefier\w*|preferi\w*|quier\w*|dese\w*|gustaria|mism[oa]|distint[oa]|busc\w*|necesit\w*|importa\w*|import\w*|emparej\w*|"
    r"souhait\w*|voul\w*|veux|meme|voudr\w*|aimer\w*|besoin|recherch\w*|binome|"
    r"wunsch\w*|mochte\w*|bevorzug\w*|praferenz\w*|gleich\w*|selb\w*|wicht\w*|egal|brauch\w*|lieber|will\w*|such\w*|gewunscht\w*|rolle|"
    r"gost\w*|quer\w*|mesm[oa]|precis\w*|procur\w*|desej\w*)\b|فضل|تفضيل|تفضيلات|ترغب|تريد|نفس|يهم|تحتاج|مهم|رغبه|رغبة|ترتاح|مانع"
)
_OTHERS = (
    r"(?:mentors?|mentees?|mentorin\w*|mentorand\w*|mentora\w*|mentore\w*|mentorad\w*|mentoriza\w*|match|partners?|pairs?|pairing|buddy|buddies|counterpart|tutor\w*|filleul\w*|parrain\w*|marraine\w*|binome|"
    r"pareja|parceir\w*|tandem\w*|partenaire|coach)"
)
_OTHERS_AR = r"(?:مرشد|مرشدك|المرشد|مرشدة|موجه|الموجه|شريك|شريكك|متدرب)"
_OF_A_TOPIC = re.compile(
    r"\b(?:topics?|help with|support with|issues?|equality|equity|studies|discrimination|women in|in (?:tech|stem)|temas?|themen?|sujets?|organi[sz]ations?|groups?|music|musique|films?|movies?|books?|literary|avoid|name|email|e mail)\b"
)
_OPEN = re.compile(
    r"\b(?:comfortable|open to|ok|okay|fine|willing|happy|comod[oa]|dispuest[oa]|de acuerdo|a l aise|pret|d accord|einverstanden|wohl|offen|confortavel|a vontade|dispost[oa]|aceit\w*|acept\w*|accept\w*)\b|ترتاح|توافق|تقبل"
)
_MINDS = re.compile(
    r"\b(?:mind|object\w*|bother\w*|molest\w*|gene|derang\w*|stort|storen|incomod\w*|uncomfortable)\b|مانع|يزعج"
)
_SAME = re.compile(
    r"\b(?:same|matching|mism[oa]s?|meme|gleich\w*|selb\w*|mesm[oa]s?|like me|as me|as mine|como yo|como eu|comme moi|wie ich)\b|نفس|مثلي"
)
_OTHER_THAN = re.compile(
    r"\b(?:opposite|different|another|contrari[oa]|opuest[oa]|distint[oa]|oppose\w*|differente?|andere[nsrm]?|anderem|gegenteilig\w*|opost[oa]|diferente)\b|مختلف|الاخر"
)
_ANY = re.compile(
    r"\b(?:any|anyone|anybody|either|both|all|whoever|whichever|whatever|no (?:\w+ )?(?:preferences?|prefs?)|without preference|no pref|open|flexible|indifferent|irrelevant|not (?:important|relevant|needed|required|necessary|bothered|fussed)|"
    r"(?:doesn t|does not|don t|do not|not) (?:\w+ )?(?:matter|mind|care)|don t have (?:a|any)|not really|fine with (?:any|either|both|all)|all genders|"
    r"cualquier\w*|indistint\w*|indiferente|sin preferencias?|me da igual|da igual|me es igual|no (?:me )?importa|ambos|ambas|no tengo preferencias?|todos|tod[oa]s|"
    r"peu importe|indifferent\w*|egal|sans preferences?|n importe|pas de preferences?|les deux|aucune preference|ca m est egal|pas important|"
    r"keine? (?:praferenz\w*|wunsch\w*|vorliebe|bestimmt\w*|angabe)|beliebig|beide|alle|nicht wichtig|spielt keine rolle|ohne praferenz|unwichtig|gleichgultig|"
    r"qualquer|tanto faz|sem preferencias?|nao (?:me )?importa|nao tenho preferencias?|ambos|tanto da|indiferente)\b|لا يهم|لايهم|اي جنس|لا فرق|كلاهما|لا تفضيل|لا افضل|بدون تفضيل|الجميع|لا مانع|ليس مهم|لا يوجد تفضيل|اي شخص"
)
_BUT = re.compile(
    r"\b(?:but|except|not|no|non|never|besides|other than|without|excepto|menos|salvo|ningun\w*|sauf|hors|pas|aucun\w*|ausser|auser|nicht|kein\w*|exceto|nao|nenhum\w*|sem)\b|ليس|الا|ما عدا|غير|لا"
)
_ONLY = re.compile(
    r"\b(?:nothing but|no one but|nobody but|none but|only|solo|solamente|seulement|que des|uniquement|nur|ausschliesslich|so|somente|apenas)\b|فقط"
)
_YES = re.compile(
    r"^(?:yes|y|yeah|yep|true|1|x|si|s|oui|o|ja|j|sim|نعم|اجل|please|absolutely|definitely|yes please|preferably|ideally)\b"
)
_NO = re.compile(r"^(?:no|n|nope|not|false|0|non|nein|nao|لا|كلا)\b")
_TICKS = frozenset("✓✔☑☒✅√+")


def asks_for_gender(question: str) -> bool:
    """Return whether a question asks of what gender somebody wishes those to be whom they meet."""
    words = plain(question)
    if _OF_A_TOPIC.search(words) or asks_own_gender(question):
        return False
    of_gender = re.search(rf"\b{_GENDER}\b", words) or re.search(rf"(?<!\w){_GENDER_AR}(?!\w)", words)
    of_others = re.search(rf"\b{_OTHERS}\b", words) or re.search(
        rf"(?<!\w)(?:ل|ال|لل)?{_OTHERS_AR}(?!\w)", words
    )
    if of_gender:
        return bool(_ABOUT.search(words) or of_others)
    named = _genders_in(words, wish=True)
    if {Gender.WOMAN, Gender.MAN} <= named and _ABOUT.search(words):
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
        and _ABOUT.search(words)
    ) or bool(
        named and re.fullmatch(rf"(?:an? )?(?:\w+ (?:or )?){{1,3}}{_OTHERS}(?: (?:only|please))*", words)
    )


def asks_own_gender(question: str) -> bool:
    """Return whether a question asks for somebody's own gender."""
    words = plain(question)
    return bool(_OWN_TITLE.match(words) or _OWN_AR.match(words))


def read_genders(answers: Iterable[str]) -> list[Gender | None]:
    """Return the gender that each answer of one column plainly says, None where it does not.

    M is a man beside F and W, and a woman beside H ("H/M" in Spanish); alone it is neither.
    """
    said = [plain(answer) for answer in answers]
    letters = {words for words in said if len(words) == 1}
    m_is = None
    if "h" in letters and not letters & {"f", "w"}:
        m_is = Gender.WOMAN
    elif letters & {"f", "w"} and "h" not in letters:
        m_is = Gender.MAN
    return [m_is if words == "m" else _own(words) for words in said]


def _own(words: str) -> Gender | None:
    if one := _LETTERS.get(words) or _SALUTATIONS.get(words):
        return one
    found = _genders_in(words, wish=False)
    return next(iter(found)) if len(found) == 1 and not _BUT.search(_NEITHER.sub(" ", words)) else None


def _genders_in(words: str, *, wish: bool) -> frozenset[Gender]:
    said = _PRONOUNS.sub(" ", words) if wish else words
    found = {gender for gender, pattern in _WORDS.items() if pattern.search(said)}
    if wish and _OF_WISH_WOMAN.search(said):
        found.add(Gender.WOMAN)
    return frozenset(found)


def read_wish(question: str, answer: str) -> GenderWish | None:
    """Return whom an answer wishes for by gender, None where it wishes for nothing.

    What is preferred counts as wished for: to part two who would have met is soon put right.
    """
    about, words = plain(question), plain(answer)
    if not words and not set(answer) & _TICKS:
        return None
    named = frozenset((Gender.WOMAN,)) if words in ("f", "w") else _genders_in(words, wish=True)
    if named:
        return _wish_of(named, words)
    if _SAME.search(words) and not _BUT.search(words) and not _MINDS.search(about):
        return Alike(is_same=True)
    return _wish_without_a_name(about, words, answer)


def _wish_without_a_name(about: str, words: str, answer: str) -> GenderWish | None:
    """Return what an answer wishes for that names no gender: any, yes or no, another than the own."""
    is_any = bool(_ANY.search(words))
    is_no = bool(_NO.search(words)) or (names_nothing(answer) and not is_any)
    is_yes = bool(_YES.search(words)) or not words
    if is_any and not _BUT.search(_ANY.sub(" ", words)):
        return None
    if is_yes or is_no:
        return _by_yes_or_no(about, is_yes=is_yes and not is_no)
    if _OTHER_THAN.search(words) and not _BUT.search(words):
        return Alike(is_same=False)
    return None if names_nothing(answer) else Unclear()


def _wish_of(named: frozenset[Gender], words: str) -> GenderWish | None:
    rest = _ANY.sub(" ", _NEITHER.sub(" ", words))
    is_negated = bool(_BUT.search(rest)) and not _ONLY.search(rest)
    if len(named) > 1 and {Gender.WOMAN, Gender.MAN} <= named:
        return (
            None
            if _ANY.search(words) and not is_negated and not _ONLY.search(rest)
            else Unclear()
            if is_negated
            else named
        )
    if is_negated:
        first = re.match(
            r"(?:no|non|not|keine?|nao|ningun\w*|pas d\w*|aucun\w*|any\w* (?:but|except)|nicht)\b", words
        )
        return frozenset(Gender) - named if first and len(words.split()) <= WORDS_OF_A_DENIAL else Unclear()
    return named


WORDS_OF_A_DENIAL = 5
"""Words of a wish up to which what it denies is the gender that it names: "no men please"."""


def _by_yes_or_no(about: str, *, is_yes: bool) -> GenderWish | None:
    """Return what yes or no wishes for below a question; about one gender, or the own, it says which."""
    if _MINDS.search(about):
        return _unless_alike(about) if is_yes else None
    if _OPEN.search(about):
        return None if is_yes else _unless_alike(about)
    if not is_yes:
        return None
    if _SAME.search(about):
        return Alike(is_same=True)
    if _OTHER_THAN.search(about):
        return Alike(is_same=False)
    named = _genders_in(about, wish=True)
    return named if len(named) == 1 else Unclear()


def _unless_alike(about: str) -> GenderWish:
    """Return what it means not to want what a question asks about: one of another gender, or else who knows."""
    return Alike(is_same=True) if _OTHER_THAN.search(about) else Unclear()
