"""Hearing in what people write freely that they wish for the gender of whom they meet.

"I'd feel more comfortable with a woman" stands in no column of its own. What only may be such a wish counts, too:
a human then says a word, where a wish that nobody saw would bring somebody together with whom they fear.
"""
# ruff: noqa: E501 - a table of words reads by its columns

import re

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.text import plain

_TITLE_OF_SOMEBODY = LatePattern(
    r"\b(?:Frau|Herrn?|Ms|Mrs|Mr|Mme|Madame|Monsieur|Sra|Sr|Señora?|Senhora?)\.? (?=[A-ZÄÖÜÁÉÍÓÚÇ][\w-]+(?:[ .,;:!?]|$))(?!(?:Als|Und|Oder|Mit|Bitte|Wäre|Mentor\w*)\b)"
)
_NOUN = (
    r"(?:wom[ae]n|womyn|females?|lad(?:y|ies)|girls?|males?|men|gentlem[ae]n|guys?|boys?|(?<=\ba )man|(?<=\bany )man|(?<=\banother )man|(?<=\bno )man|(?<=\bold )man|(?<=\bolder )man|(?<=\byounger )man|(?<=\bmarried )man|(?<=\bfellow )man|"
    r"mujer(?:es)?|chicas?|senoras?|femenin[oa]s?|hombres?|chicos?|varon(?:es)?|masculin\w*|femmes?|feminin\w*|hommes?|"
    r"frau(?:en)?|weiblich\w*|mannlich\w*|manner\w*|(?<=\bein )mann|(?<=\beinen )mann|(?<=\beinem )mann|(?<=\bkein )mann|(?<=\bkeinen )mann|(?<=\bals )mann|"
    r"mulher(?:es)?|mocas?|homem|homens|feminin[oa]s?|"
    r"(?:same|opposite|own|another|other|specific|particular) (?:gender|sex)|(?:gender|sex) (?:preference|matters?|is important)|gleichgeschlechtlich\w*|(?:gleichen|selben|anderen) geschlechts?|(?:mismo|otro|mi) (?:sexo|genero)|"
    r"(?:meme|autre) (?:sexe|genre)|(?:mesmo|outro|meu) (?:sexo|genero))"
)
_NAMED = LatePattern(
    rf"\b{_NOUN}\b|(?<!\w)(?:ال|لل|ل|ب|ك|و)*(?:انثي|انثى|اناث|امراه|امراة|امراة|مراة|نساء|سيدة|سيده|سيدات|فتاة|بنات|رجل|رجلا|رجال|رجالا|ذكر|ذكرا|ذكور|نفس الجنس|جنسي|مرشدة|مرشده)(?!\w)"
)
_OF_ONESELF = LatePattern(
    r"\b(?:i am|i m|im|we are|being|as|i identify as|my name is|she is|he is|soy|somos|como|siendo|je suis|nous sommes|en tant que?|comme|etant|ich bin|wir sind|als|sou|somos|sendo|enquanto|por ser) "
    r"(?:(?:an?|the|one of the|few|only|una?|une?|d|eine?|einer|die|uma?|also|auch|tambien|aussi|tambem|young|older?|black|white|muslim|single|married|trans|queer|gay|straight|disabled|working|busy|proud|"
    r"joven|negra|jeune|noire|junge|jovem|mulher negra|career|professional|immigrant|latina|asian|african|first) )*"
    rf"{_NOUN}\b|(?<!\w)(?:انا|كوني|بصفتي) (?:ال|ك)?(?:امراة|رجل|سيدة|فتاة|امراه)(?!\w)"
)
"""What somebody says of themselves."""
_OF_A_SUBJECT = LatePattern(
    r"\b(?:women|men|girls|boys|females?|males?) (?:in|who code|led|owned|of (?:color|colour)|founders?|entrepreneurs?|leaders?|leadership|engineers?|scientists?|network\w*|group|club|circle|forum|empowerment|rights|health|studies|football|soccer|team|choir|s)\b|"
    r"\b(?:women|men)s (?:\w+)|\b(?:gender|female) (?:equality|equity|studies|leadership|founders?|entrepreneur\w*|empowerment)\b|\b(?:my|our|his|her) (?:wife|husband|girls?|boys?|men|women)\b|"
    r"\b(?:meine?r?|seine?|ihr\w*) (?:frau|mann)\b|\b(?:ma|sa) femme\b|\b(?:mi|su) mujer\b|\b(?:minha|sua) mulher\b|\bladies and gentlemen\b|\b(?:you|hi|hey|hello|thanks) (?:guys|ladies)\b|\bguys\b(?= thanks|$)|"
    r"\bmujeres (?:en|lideres|emprendedoras|cientificas|de)\b|\bfemmes (?:dans|en|entrepreneures|dirigeantes)\b|\bfrauen (?:in|fordern)\b|\bfrauen\w+\b|\bmulheres (?:na|no|em|lideres|empreendedoras|de)\b|"
    r"\b(?:derechos|droits|direitos|salud|liderazgo) (?:de las|des|das) (?:mujeres|femmes|mulheres)\b|\bgirls who code\b|\bbest (?:man|men|woman)\b|\bmade women\b|المراة في|حقوق المراة"
)
"""What speaks of women or men as a subject, or of somebody's own kin."""
_WISH = LatePattern(
    r"\b(?:prefer\w*|preference|rather|only|want\w*|wish\w*|would (?:\w+ )?(?:like|love|be|feel|help|suit)|d (?:\w+ )?(?:like|love|be|feel|prefer)|like to|hop\w+|need\w*|looking for|request\w*|ask\w*|ideal\w*|please|pls|comfort\w*|uncomfort\w*|"
    r"safe\w*|safer|easier|better|best|trust\w*|at ease|not|no|never|without|except|but|cannot|can t|couldn t|won t|don t|instead|possible|must|should|has to|have to|important|matters?|afraid|scared|nervous|uneasy|intimidat\w*|trauma\w*|survivor|open up|relate|"
    r"with (?:a |another |other |an? \w+ )?(?:wom|fem|lad|man\b|men\b|male|girl|guy)|mentor\w*|match\w*|pair\w*|paired|talk\w*|speak\w*|meet\w*|work with|guided|religio\w*|faith|culture\w*|"
    r"prefier\w*|preferi\w*|preferencia|quier\w*|quisiera|gustaria|solo|solamente|por favor|comod\w*|incomod\w*|cuesta|dificil|segur\w*|mejor|confianza|necesit\w*|busco|puede ser|posible|sin|nunca|ojala|sea|fuera|"
    r"pref\w+|plutot|seulement|uniquement|voudr\w*|aimer\w*|souhait\w*|veux|s il vous plait|svp|aise|confiance|mieux|besoin|cherche|possible|pas|jamais|que (?:des?|par|avec)|soit|serait|etre accompagne\w*|"
    r"lieber|liebsten|bevorzug\w*|nur|ausschliesslich|bitte|mochte\w*|wunsch\w*|wunsche|gern\w*|wohl\w*|unwohl|sicher\w*|besser|vertrau\w*|brauch\w*|suche|kein\w*|nicht|nie|moglich|ware|"
    r"prefir\w*|apenas|somente|quer\w*|gostaria|vontade|conforto|confortavel|desconfort\w*|segura|melhor|confianca|precis\w*|procuro|possivel|nao|nunca|seja|fosse)\b|"
    r"افضل|فضل|ارغب|اريد|فقط|من فضلك|ارتاح|راحة|احتاج|ابحث|ممكن|لا |ليس|تكون|يكون|اود|مع |مرشد"
)
"""What wishes, refuses, or speaks of how somebody is met."""
_BY_ITSELF = LatePattern(
    r"\b(?:same|opposite|own) (?:gender|sex)\b|\b(?:mentorin|\w*partnerin|mentora|mentrice|tutora)\b.*\b(?:lieber|liebsten|bevorzug\w*|nur|solo|prefer\w*|apenas|seulement|plutot|ideal\w*)\b|"
    r"\b(?:lieber|liebsten|bevorzug\w*|nur|solo|prefer\w*|apenas|seulement|plutot)\b.*\b(?:mentorin|\w*partnerin|mentora|mentrice|tutora)\b|نفس الجنس"
)
_SENTENCE = LatePattern(r"[.!?;:\n\r؟؛]+")
SHORT_REMARK = 6
"""Words up to which a remark that names a gender beside a mentor is one on whom somebody meets: "female mentor"."""


def may_wish_for_gender(text: str) -> bool:
    """Return whether what somebody wrote freely may wish for, or refuse, a gender of whom they meet."""
    return any(map(_may_wish, _SENTENCE.split(_TITLE_OF_SOMEBODY.sub(" ", text))))


def _may_wish(sentence: str) -> bool:
    words = _OF_A_SUBJECT.sub(" ", _OF_ONESELF.sub(" ", plain(sentence)))
    if _BY_ITSELF.search(words):
        return True
    if not _NAMED.search(words):
        return False
    is_remark = len(words.split()) <= SHORT_REMARK and re.search(
        r"\b(?:mentor|coach|tutor|buddy)\w*\b", words
    )
    return bool(is_remark or _WISH.search(words))
