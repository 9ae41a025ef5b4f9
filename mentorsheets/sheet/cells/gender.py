"""What people wish of the gender of whom they meet, and what a column says of somebody's own, in six languages.

Both are only ever compared, in memory: neither words nor genders leave this module but as a set to compare with.
"""
# ruff: noqa: E501 - a table of words reads by its columns

import re
from collections.abc import Iterable
from enum import StrEnum

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid
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
    Gender.WOMAN: LatePattern(
        r"\b(?:females?|wom[ae]n|womyn|lad(?:y|ies)|girls?|gals?|she|her|hers|fem|mujer\w*|chicas?|senoras?|femenin[oa]s?|ella|femmes?|feminin\w*|dames?|elle|"
        r"frau\w*|damen?|weiblich\w*|mulher\w*|meninas?|ela)\b|(?<!\w)(?:ال|لل|ل|ب|ك|و)*(?:انثي|انثى|اناث|امراه|امراة|مراة|مراه|نساء|نسا|نساء|سيده|سيدة|سيدات|نسايي\w*|فتاه|فتاة|بنت|بنات|مونث)(?!\w)"
    ),
    Gender.MAN: LatePattern(
        r"\b(?:males?|m[ae]n|guys?|gentlem[ae]n|boys?|lads?|he|him|his|masc|hombres?|chicos?|varon\w*|senor|senores|masculin\w*|el|hommes?|monsieur|messieurs|il|"
        r"mann|manner\w*|mannlich\w*|herr\w*|home(?:m|ns)|meninos?|ele)\b|(?<!\w)(?:ال|لل|ل|ب|ك|و)*(?:ذكر|ذكور|رجلا?|رجال|رجالي|شاب|مذكر|سيد)(?!\w)"
    ),
    Gender.OTHER: LatePattern(
        r"\b(?:non ?(?:binar|binair)\w*|enby|nb|divers\w*|agender|gender ?(?:queer|fluid)|genderfluid|no binari\w*|nao binari\w*|nicht binar\w*|third gender|intersex\w*|"
        r"other|otr[oa]|autre|andere[sr]?|outr[oa]|they|them)\b|غير ثنايي|اخر"
    ),
}
"""The words for each; "they" and "he" count only where somebody says of themselves (`_PRONOUNS` goes from wishes)."""
_PRONOUNS = LatePattern(
    r"\b(?:she|her|hers|he|him|his|they|them|el|ella|il|elle|ele|ela|other|otr[oa]|autre|andere[sr]?|outr[oa])\b|اخر"
)
_PRONOUN = LatePattern(r"\b(?:pronouns?|pronombres?|pronoms?|pronomen|pronomes?)\b")
_NEITHER = LatePattern(r"\b(?:non|no|nao|nicht) ?(?:binar|binair)\w*|غير ثنايي")
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
_OF_WISH_WOMAN = LatePattern(
    r"\b(?:mentorin(?!g)\w*|mentoras?|mentrices?|mentees?in\w*|tutoras?)\b|(?<!\w)(?:ال)?(?:مرشده|مرشدة|موجهة)(?!\w)"
)

OPEN_TO = LatePattern(
    r"\b(?:in ordnung|peut (?:il|elle)|puede ser|pode ser|recht|genehm|comfortable|open to|ok|okay|fine|willing|happy|can you|could you|acceptable|alright|all right|kannst du|konntest du|konnen sie|konnten sie|vorstellen|podrias|puedes|podria|esta bien|"
    r"pourriez vous|pourrais tu|peux tu|pouvez vous|convien\w*|poderia|pode|tudo bem|tens problema|comod[oa]|dispuest[oa]|de acuerdo|a l aise|pret|d accord|einverstanden|wohl|offen|confortavel|a vontade|dispost[oa]|aceit\w*|acept\w*|accept\w*)\b|ترتاح|توافق|تقبل"
)
MINDS = LatePattern(
    r"(?<!don t )(?<!not )(?<!do not )\b(?:mind|object\w*|bother\w*|problem\w*|objection\w*|dagegen|molest\w*|gene|derang\w*|stort|storen|incomod\w*|uncomfortable)\b|مانع|يزعج"
)
_SAME = LatePattern(
    r"\b(?:same|matching|mism[oa]s?|meme|gleich(?!gultig)\w*|selb\w*|mesm[oa]s?|like me|as me|as mine|como yo|como eu|comme moi|wie ich)\b|نفس|مثلي"
)
_OTHER_THAN = LatePattern(
    r"\b(?:opposite|different|another|contrari[oa]|opuest[oa]|distint[oa]|oppose\w*|differente?|andere[nsrm]?|anderem|gegenteilig\w*|opost[oa]|diferente)\b|مختلف|الاخر"
)
WISHED_FOR_ANY = LatePattern(
    r"\b(?:h f|f h|m f|f m|m w|w m|any|anyone|anybody|anything|whatsoever|unimportant|unisex|mixed|either|both|all|whoever|whichever|whatever|no (?:\w+ )?(?:preferences?|prefs?)|without preference|no pref|open|flexible|indifferent|irrelevant|all the same|not (?:important|relevant|needed|required|necessary|bothered|fussed)|"
    r"(?:doesn t|does not|don t|do not|not) (?:\w+ )?(?:matter|mind|care)|don t have (?:a|any)|not really|fine with (?:any|either|both|all)|all genders|"
    r"cualquier\w*|indistint\w*|indiferente|sin preferencias?|me da igual|da igual|da lo mismo|sin importancia|me es igual|no (?:me )?importa|ambos|ambas|no tengo preferencias?|todos|tod[oa]s|"
    r"peu importe|n importe \w+|sans importance|m est egal|aucune importance|indifferent\w*|egal|sans preferences?|n importe|pas de preferences?|les deux|aucune preference|ca m est egal|pas important|"
    r"keine? (?:praferenz\w*|wunsch\w*|vorliebe|bestimmt\w*|angabe)|beliebig|beides?|alle|nicht wichtig|spielt keine rolle|keine rolle|wurscht|wurst|ohne praferenz|unwichtig|gleichgultig|"
    r"qualquer|sem importancia|tanto faz|sem preferencias?|nao (?:me )?importa|nao tenho preferencias?|ambos|tanto da|indiferente)\b|لا يهم|لايهم|اي جنس|لا فرق|كلاهما|لا تفضيل|لا افضل|بدون تفضيل|الجميع|لا مانع|ليس مهم|لا يوجد تفضيل|اي شخص"
)
_BUT = LatePattern(
    r"\b(?:but|except|not|no|non|never|besides|other than|without|excepto|menos|salvo|ningun\w*|sauf|hors|pas|aucun\w*|ausser|auser|nicht|kein\w*|exceto|nao|nenhum\w*|sem)\b|ليس|الا|ما عدا|غير|لا"
)
ONLY = LatePattern(
    r"\b(?:nothing but|no one but|nobody but|none but|only|solo|solamente|seulement|que des|uniquement|nur|ausschliesslich|so|somente|apenas)\b|فقط"
)
_YES = LatePattern(
    r"^(?:yes|y|yeah|yep|true|wahr|vrai|verdadeir[oa]|verdader[oa]|1|x|si|s|oui|o|ja|j|sim|نعم|اجل|please|absolutely|definitely|yes please|preferably|ideally|(?:strongly |totally )?agree|correct|right|trifft zu|stimme zu|stimmt|richtig|"
    r"de acuerdo|muy de acuerdo|d accord|tout a fait|concordo|اوافق|موافق)\b"
)
_NO = LatePattern(
    r"^(?:no|n|nope|not|false|falsch|faux|falso|0|non|nein|nao|(?:strongly |totally )?disagree|trifft nicht zu|stimmt? nicht|stimme nicht|en desacuerdo|muy en desacuerdo|pas d accord|discordo|لا|كلا)\b"
)
_IRRELEVANT = LatePattern(
    r"\b(?:irrelevant|indifferent\w*|indistinct\w*|unimportant|immaterial|all the same|any gender|any sex|all genders|(?:don t|do not|doesn t|does not|not) (?:\w+ ){0,2}?(?:mind|care|matter|bother\w*|important|relevant)|"
    r"indiferente|indistint[oa]|da igual|da lo mismo|es igual|cualquier\w*|sin importancia|no (?:\w+ )?importa|"
    r"peu importe|n importe|sans importance|est(?: il| elle)? egale?|egale?(?= |$)|n a (?:pas|aucune) (?:d )?importance|"
    r"egal|gleichgultig|wurscht|wurst|unwichtig|unerheblich|keine rolle|nicht wichtig|beliebig\w*|"
    r"tanto faz|sem importancia|nao (?:\w+ )?importa|qualquer)\b|لا يهم|لا فرق|سواء|لا مانع"
)
"""What a question asks that is to be answered by whoever has no wish with a yes, and by whoever has one with a no."""
_WISHES = LatePattern(
    r"\b(?:prefer\w*|preference\w*|wish\w*|want\w*|would you like|would like|need\w*|require\w*|request\w*|same|opposite|different|match\w*|pair\w*|matters?|import\w*|only|desired?|looking|seek\w*|should|must|"
    r"rather|restrict\w*|care|particular|specific|prefier\w*|preferi\w*|quier\w*|dese\w*|gustaria|mism[oa]|distint[oa]|busc\w*|necesit\w*|emparej\w*|solo|"
    r"souhait\w*|voul\w*|veux|meme|voudr\w*|aimer\w*|besoin|recherch\w*|exig\w*|compte|"
    r"wunsch\w*|wunsche|mochte\w*|bevorzug\w*|praferenz\w*|gleich\w*|selb\w*|wicht\w*|brauch\w*|lieber|will\w*|such\w*|gewunscht\w*|rolle|bestimmte\w*|nur|soll\w*|"
    r"gost\w*|quer\w*|mesm[oa]|precis\w*|procur\w*|desej\w*|importante|apenas|somente)\b|فضل|تفضيل|ترغب|تريد|نفس|يهم|تحتاج|مهم|رغبه|رغبة|فقط"
)
"""What a question has that asks whether somebody wishes for anything: a no to it wishes for nothing."""
_TICKS = frozenset("✓✔☑☒✅√+")


def read_genders(answers: Iterable[str]) -> list[Gender | None]:
    """Return the gender that each answer of one column plainly says, None where it does not.

    M is a man beside F and W, and a woman beside H ("H/M" in Spanish); alone it is neither.
    """
    said = [plain(answer) for answer in answers]
    m_is = letter_of_men(said)
    return [m_is if words == "m" else _own(words) for words in said]


def letter_of_men(answers: Iterable[str]) -> Gender | None:
    """Return what M stands for in a list, None where nothing else tells."""
    letters = {words for answer in answers if len(words := plain(answer)) == 1}
    if "h" in letters and not letters & {"f", "w"}:
        return Gender.WOMAN
    return Gender.MAN if letters & {"f", "w"} and "h" not in letters else None


def _own(words: str) -> Gender | None:
    if one := _LETTERS.get(words) or _SALUTATIONS.get(words):
        return one
    found = genders_in(words, wish=False)
    return next(iter(found)) if len(found) == 1 and not _BUT.search(_NEITHER.sub(" ", words)) else None


def genders_in(words: str, *, wish: bool) -> frozenset[Gender]:
    """Return the genders that plain words name; in a `wish`, "they" and "he" speak of anybody."""
    said = _PRONOUNS.sub(" ", words) if wish else words
    found = {gender for gender, pattern in _WORDS.items() if pattern.search(said)}
    if wish and _OF_WISH_WOMAN.search(said):
        found.add(Gender.WOMAN)
    return frozenset(found)


def read_wish(question: str, answer: str, men: Gender | None = None) -> GenderWish | None:
    """Return whom an answer wishes for by gender, None where it wishes for nothing.

    What is preferred counts as wished for: to part two who would have met is soon put right. `men` is what M
    stands for in the list.
    """
    about, words = plain(question), plain(answer)
    if not words and not set(answer) & _TICKS:
        return None
    named = _letter_wished(words, men) or genders_in(words, wish=not _PRONOUN.search(about))
    if named:
        wish = _wish_of(named, words)
        return _turn_refused(wish, named, words) if _refuses(question, about) else wish
    if _SAME.search(words) and not _BUT.search(words) and not MINDS.search(about):
        return Alike(is_same=True)
    return _wish_without_a_name(about, words, answer)


def _refuses(question: str, about: str) -> bool:
    """Return whether a question asks whom somebody does not want: "men" below Avoid refuses men."""
    return asks_whom_to_avoid(question) or _REFUSED_GENDER.search(about) is not None


def _turn_refused(wish: GenderWish | None, named: frozenset[Gender], words: str) -> GenderWish | None:
    """Return what is wished for by who names genders where they were asked whom they refuse."""
    if wish is None or wish != named:
        # "No men" and "anybody but men" say themselves what they refuse.
        return wish
    is_plain = len(named) == 1 and not _WISHING.search(words)
    return frozenset(Gender) - named if is_plain else Unclear()


def _letter_wished(words: str, men: Gender | None) -> frozenset[Gender]:
    letters = {"f": Gender.WOMAN, "w": Gender.WOMAN, "h": Gender.MAN, "m": men}
    return frozenset((gender,)) if (gender := letters.get(words)) else frozenset()


def _wish_without_a_name(about: str, words: str, answer: str) -> GenderWish | None:
    """Return what an answer wishes for that names no gender: any, yes or no, another than the own."""
    is_any = bool(WISHED_FOR_ANY.search(words))
    is_no = bool(_NO.search(words))
    is_yes = bool(_YES.search(words)) or not words
    if is_any and not _BUT.search(WISHED_FOR_ANY.sub(" ", words)):
        return None
    if not is_no and names_nothing(answer) and not is_any:
        return None
    if is_yes or is_no:
        return _by_yes_or_no(about, is_yes=is_yes and not is_no)
    if _OTHER_THAN.search(words) and not _BUT.search(words):
        return Alike(is_same=False)
    return Unclear()


def _wish_of(named: frozenset[Gender], words: str) -> GenderWish | None:
    rest = WISHED_FOR_ANY.sub(" ", _NEITHER.sub(" ", words))
    is_negated = bool(_BUT.search(rest)) and not ONLY.search(rest)
    if len(named) > 1 and {Gender.WOMAN, Gender.MAN} <= named:
        return (
            None
            if WISHED_FOR_ANY.search(words) and not is_negated and not ONLY.search(rest)
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


_REFUSED_GENDER = re.compile(
    r"\b(?:avoid\w*|exclud\w*|rather not|(?:not|n t) (?:\w+ )?(?:want|wish|like)|uncomfortable|unwanted|vermeid\w*|meiden|unwohl|nicht (?:\w+ )?(?:mocht\w*|woll\w*|wunsch\w*)|"
    r"evit\w*|no (?:quier\w*|dese\w*)|incomod\w*|ne (?:veux|voulez|souhait\w*)|nao (?:quer\w*|desej\w*)|desconfort\w*)\b|تجنب|لا (?:تريد|ترغب)"
)
_WISHING = re.compile(
    r"\b(?:please|prefer\w*|only|ideally|yes|like|want|rather|bitte|lieber|nur|gern\w*|por favor|prefier\w*|solo|mejor|svp|s il (?:vous|te) plait|plutot|seulement|prefiro|so|apenas|melhor)\b|فقط|افضل|رجاء"
)
"""What beside a gender may wish for it after all: "women please"."""
WORDS_OF_A_DENIAL = 5
"""Words of a wish up to which what it denies is the gender that it names: "no men please"."""


def _by_yes_or_no(about: str, *, is_yes: bool) -> GenderWish | None:
    """Return what yes or no wishes for below a question; about one gender, or the own, it says which.

    A no wishes for nothing only where the question asks whether anything is wished for.
    """
    named = genders_in(about, wish=True)
    only = named if len(named) == 1 else None
    if _IRRELEVANT.search(about):
        return None if is_yes and not _DOUBLY.search(about) else Unclear()
    if MINDS.search(about) or (OPEN_TO.search(about) and not ONLY.search(about)):
        is_refused = is_yes is bool(MINDS.search(about))
        return None if not is_refused else frozenset(Gender) - only if only else _unless_alike(about)
    if not is_yes:
        return None if _WISHES.search(about) else Unclear()
    if _SAME.search(about):
        return Alike(is_same=True)
    if _OTHER_THAN.search(about):
        return Alike(is_same=False)
    return only or Unclear()


_DOUBLY = LatePattern(
    r"^(?:do|does|is|isn|don|doesn|would|wouldn|are) (?:\w+ ){0,6}?(?:not|t)\b|^no (?:te|le|os) |^(?:spielt|ist) .*\bnicht\b|^(?:n|ne) |^nao "
)
"""A question that asks by a denial: yes and no to it mean either."""


def _unless_alike(about: str) -> GenderWish:
    """Return what it means not to want what a question asks about: one of another gender, or else who knows."""
    return Alike(is_same=True) if _OTHER_THAN.search(about) else Unclear()
