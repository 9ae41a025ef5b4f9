"""Knowing a cell that answers nothing, in six languages: "N/A", "nobody I know", "prefer not to say"."""

import re
from functools import lru_cache

from mentorsheets.sheet.cells.text import plain

_DENIALS = {
    "en": "no none nope nah not nobody noone nothing nil null never don t dont haven havent",
    "es": "no ninguno ninguna ningun nadie nada nunca tampoco",
    "fr": "non aucun aucune personne rien pas jamais ne n neant",
    "de": "nein keine keiner keinen keins kein niemand niemanden niemandem nichts nicht nie nee entfallt",
    "pt": "nao nenhum nenhuma ninguem nada nunca",
    "ar": "لا لايوجد لاشيء ليس لم كلا لست",
}
_FILLERS = {
    "en": (
        "one body that whom who which i m am can could think know of aware as is it are there any anyone "
        "anybody "
        "at the this moment time right now yet so far currently really in particular special specific "
        "specifically thanks thank you to for me us here comes come mind would have has do did name names "
        "person people conflict conflicts concern concerns issue issues preference preferences really all "
        "please just far with top head my off recall sure t d ve else strong restriction restrictions objection objections constraint constraints idea whatsoever absolutely present actually honestly truly declare springs spring"
    ),
    "es": (
        "ocurra parece moleste caiga mal que yo se sepa recuerde conozca por el momento ahora en este hay tengo conflicto conflictos de "
        "preferencia preferencias especial particular todavia aun gracias a mi persona personas nombre se me "
        "ocurre viene la mente alguno alguien ahorita lo ahora mismo estoy segura seguro recuerdo realidad realmente verdad es la objecion objeciones restriccion restricciones declarar ni idea"
    ),
    "fr": (
        "que je j sache connaisse connais en ce moment pour l instant le actuellement particulier il y a "
        "ai d "
        "de conflit conflits preference preferences merci a ma connaissance me vient l esprit encore du tout "
        "nom noms specifique vois objection contrainte contraintes restriction restrictions idee sais suis sur sure pense vraiment specialement special concerne s applique signaler declarer"
    ),
    "de": (
        "dass ich wusste weiss wissen im moment zur zeit zurzeit derzeit gerade aktuell bisher noch "
        "bestimmten bestimmte besonderen danke mir fallt ein bekannt gibt es da den die der person personen "
        "namen name konflikte konflikt praferenz praferenzen vorlieben bis jetzt soweit habe bestimmtes einwand einwande bedenken wunsch wunsche problem probleme eigentlich so richtig im speziellen speziell ehrlich gesagt s"
    ),
    "pt": (
        "que eu saiba lembre conheca de momento por enquanto agora no neste ha tenho conflito conflitos "
        "preferencia preferencias especial particular ainda obrigado obrigada pessoa pessoas nome me "
        "ocorre vem "
        "a mente o em nem sei faco ideia consigo pensar lembro objecao objecoes restricao restricoes verdade mesmo realmente na por declarar"
    ),
    "ar": "يوجد احد احدا شيء شخص في الوقت الحالي الان حاليا لدي اعرف اتذكر معين شكرا اي من عندي حتى بعد ادري لست متاكدا متاكدة متاكده تفضيل تفضيلات اعتراض تضارب خلاف توجد مشكلة مشكله يخطر ببالي بالتحديد علي وجه الخصوص حقا الحقيقة الحقيقه حتي على",
}
_BLANKS = {
    plain(word)
    for word in (
        "N/A", "NA", "n.a.", "#N/A", "N.A", "nil",
        "null", "blank", "empty", "TBD", "TBA", "TBC", "not applicable",
        "does not apply", "doesn't apply", "does not apply to me", "doesn't apply to me", "not applicable to me", "Fehlanzeige", "trifft auf mich nicht zu", "no me aplica", "ne s'applique pas", "não se aplica a mim", "لا ينطبق علي", "not answered",
        "no answer", "no response", "no comment", "not stated",
        "undisclosed", "not disclosed", "unspecified", "not specified", "skip", "pass",
        "s/o", "sin respuesta", "no aplica", "no procede", "no corresponde", "no contesta", "NS/NC",
        "RAS", "R.A.S.", "rien à signaler", "rien de particulier", "nichts Besonderes", "sin novedad", "nada a declarar",
        "sans objet", "sans réponse", "non applicable",
        "non renseigné", "non précisé", "non communiqué", "s.o.",
        "n.v.t.", "nvt", "geen", "unknown", "not known", "idk", "to be decided", "to be determined", "to be confirmed", "pending",
        "no answer given", "none known", "no known conflicts", "none that apply", "leer", "vacío", "vide", "vazio", "فارغ", "غير معروف", "por definir", "por confirmar", "à définir",
        "a definir", "noch offen", "je ne sais pas", "não sei", "weiß ich nicht", "weiß noch nicht", "todavía no lo sé",
        "all good", "all fine", "all ok", "everyone is fine", "everybody is fine", "anyone is fine", "anybody is fine", "happy with anyone", "happy with anybody", "happy with everyone",
        "fine with anyone", "fine with everyone", "open to anyone", "open to everyone", "I get on with everyone", "I get along with everyone", "todo bien", "todos bien", "cualquiera me vale",
        "cualquiera está bien", "cualquier persona", "me llevo bien con todos", "tout va bien", "tout le monde me convient", "n'importe qui", "je m'entends bien avec tout le monde", "aucune idée",
        "alle ok", "alle sind ok", "mit allen ok", "alles gut", "alles ok", "passt alles", "ich komme mit allen klar", "keine Ahnung", "qualquer pessoa", "qualquer pessoa serve", "tudo bem",
        "tudo certo", "me dou bem com todos", "sem ideia", "الجميع مناسب", "كل شيء جيد", "أي شخص مناسب", "لا مانع لدي",
        "to follow", "unsure", "none at present", "sin preferencia", "sin preferencias", "sin conflictos", "sin objeciones", "sin restricciones", "no especificado", "pendiente", "ni idea",
        "sans préférence", "à déterminer", "pas spécialement", "non concerné", "pas d'idée", "sem preferência", "sem preferências", "sem conflitos", "sem objeções", "sem restrições", "não especificado",
        "pendente", "unbekannt", "ohne", "passt schon", "gibt's nicht", "will ich nicht sagen", "بدون", "بلا", "ما في", "ما في أحد", "مافي", "قيد التحديد", "سيتم تحديده لاحقا", "لا مانع", "كل شيء على ما يرام", "الجميع بخير",
        "ツ", "k.A.", "keine Angabe", "keine Angaben",
        "ohne Angabe", "nicht zutreffend", "trifft nicht zu", "entfällt",
        "não se aplica", "não aplicável", "sem resposta", "não informado", "não declarado", "n/d",
        "لا ينطبق", "غير منطبق", "غير محدد", "بدون إجابة", "لا إجابة",
    )
}  # fmt: skip
_INDIFFERENT = {
    plain(words)
    for words in (
        "whoever", "whomever", "open to all", "open to anybody", "anyone is okay", "anyone is good", "alle okay", "alle sind okay", "alle sind in Ordnung", "egal", "ist mir egal", "mir egal", "mir ist jeder recht", "jeder ist mir recht",
        "jede Person ist mir recht", "mit allen gerne", "mit jedem", "cualquiera", "cualquiera me va bien", "con cualquiera", "me da igual", "me da lo mismo", "todos están bien", "me llevo bien con todo el mundo",
        "peu importe", "ça m'est égal", "ça va avec tout le monde", "ça passe avec tout le monde", "mit allen gut", "mit allen in Ordnung", "com todos tudo bem", "con todos bien gracias", "tout le monde me va", "je m'entends avec tout le monde", "avec n'importe qui", "qualquer um", "qualquer um serve", "tanto faz", "todos servem", "dou-me bem com todos", "com qualquer pessoa",
        "0", "doesn't matter", "does not matter", "it doesn't matter", "no matter", "everyone is welcome", "everybody is welcome", "anyone is welcome", "anybody is welcome", "all are welcome", "all welcome", "I don't mind who", "I don't care", "I like everyone",
        "con todos bien", "bien con todos", "todos bienvenidos", "todos son bienvenidos", "me llevo bien con todas", "no importa", "tout le monde est bienvenu", "tous les gens me vont", "ça ne fait rien", "ça me va",
        "bin offen für alle", "ich bin offen für alle", "offen für alle", "alle sind willkommen", "jeder ist willkommen", "komme mit allen klar", "komme mit allen aus", "verstehe mich mit allen", "spielt keine Rolle", "ist egal",
        "todos são bem-vindos", "não importa", "pode ser qualquer um", "todas as pessoas servem", "الكل مرحب به", "الجميع مرحب بهم", "أهلا بالجميع", "لا فرق", "لا فرق عندي", "الكل مناسب",
        "لا يهم", "أي شخص", "أتفق مع الجميع", "مع أي شخص",
    )
}  # fmt: skip
_UNAVAILABLE = {
    plain(words)
    for words in ("not available", "no disponible", "non disponible", "nicht verfügbar", "não disponível", "غير متاح", "غير متوفر")
}  # fmt: skip
"""Said of a name or a topic, that there is none; said of a person, that they have no time."""
_WITH_ANYBODY = re.compile(
    r"^(?:i(?: m| am)? )?(?:really |very |quite )?(?:happy|fine|ok|okay|good|open|glad|comfortable|content)(?: to)?(?: be)?(?: work\w*| meet\w*| match\w*| pair\w*| talk\w*| speak\w*)?(?: with| to)? "
    r"(?:absolutely )?(?:any ?one|any ?body|every ?one|every ?body|all|whoever)(?: really| at all| here)?$|"
    r"^(?:i )?(?:really |usually )?(?:get|got|getting) (?:along|on)(?: \w+)? with (?:every ?one|every ?body|all|any ?one|any ?body)(?: here| so far| really)?$|"
    r"^(?:they (?:re|are) all|all (?:are|of them are)|every ?(?:one|body) (?:is|s|seems)) (?:really |very )?(?:lovely|nice|fine|great|good|ok|okay|welcome)$|"
    r"^tod[oa]s (?:me )?(?:valen|sirven|van bien|parecen bien|servem|convem|caen bien)$|^tous me (?:conviennent|vont)$|^(?:mir sind alle recht|alle sind mir recht|mir passen alle)$"
)
_RATHER_NOT = re.compile(
    r"\b(?:prefer|rather|choose|wish|want|like|decline|declined|refuse|do not wish|don t wish)\b"
    r"(?: \w+){0,2}? (?:not (?:to )?|to )?(?:say|answer|state|disclose|share|specify|respond|identify)\b"
    r"|\b(?:prefiero|prefiere|preferiria|deseo|quiero)\b.*\b(?:decir\w*|responder\w*|contestar\w*|"
    r"revelar\w*)$"
    r"|\b(?:prefere|preferere|souhaite|desire|veux|prefererais)\b.*\b(?:dire|repondre|preciser|divulguer)\b"
    r"|\bmochte\b.*\b(?:nicht|keine)\b.*\b(?:sagen|angeben|beantworten|angabe|angaben|machen|antworten)\b"
    r"|\b(?:prefiro|prefere|desejo|quero)\b.*\b(?:dizer|responder|informar|declarar|revelar)$"
    r"|افضل (?:عدم|الا|ان لا)"
)
_SAYS_NOT = re.compile(r"\b(?:not|no|nao|ne|pas|decline\w*|refuse|nicht|keine)\b|عدم|الا|لا")
_WITH_NOBODY = re.compile(
    r"\b(?:con|com|avec|mit|مع) (?=(?:nadie|ningun[oa]?|ninguem|nenhuma?|personne|aucune?|niemand\w*|keine\w*|(?:لا )?احد)\b)"
)
"""Before a word for nobody alone: "not with" beside a name refuses them."""
LONGEST_BLANK = 80
"""Characters up to which a cell can be a way of answering nothing; what is longer says something besides."""


def is_blank(text: str) -> bool:
    """Return whether a cell gives no answer, in any column: punctuation alone, "N/A", "prefer not to say"."""
    return _is_blank(text)


def names_nothing(text: str) -> bool:
    """Return whether a cell names nobody and nothing: blank, or "none", "nobody that I can think of".

    Only where "no" is no answer of its own: a status, a number or a yes or no means something by it.
    """
    return _names_nothing(text)


def names_nobody(text: str) -> bool:
    """Return whether a cell for people or topics names none: `names_nothing`, or anybody will do."""
    return names_nothing(text) or is_indifferent(text) or plain(text) in _UNAVAILABLE


def is_indifferent(text: str) -> bool:
    """Return whether a cell says that anybody will do: "happy with anyone", "egal"."""
    words = plain(text)
    return words in _INDIFFERENT or _WITH_ANYBODY.search(words) is not None


@lru_cache(maxsize=20_000)
def _is_blank(text: str) -> bool:
    words = plain(text)
    if not words:
        # A plus or a tick stands for yes.
        return not any(char in "+✓✔☑☒✅√" for char in text)
    if words in _BLANKS:
        return True
    return len(words) <= LONGEST_BLANK and bool(_RATHER_NOT.search(words)) and bool(_SAYS_NOT.search(words))


@lru_cache(maxsize=20_000)
def _names_nothing(text: str) -> bool:
    words = plain(text)
    if is_blank(text):
        return True
    if len(words) > LONGEST_BLANK:
        return False
    said = set(_WITH_NOBODY.sub("", words).split())
    return any(
        said & denials and said <= denials | fillers
        for denials, fillers in zip(_WORDS_OF_DENIAL, _WORDS_BESIDE, strict=True)
    )


def _sets(words: dict[str, str]) -> list[set[str]]:
    return [{plain(word) for word in some.split()} for some in words.values()]


_WORDS_OF_DENIAL, _WORDS_BESIDE = _sets(_DENIALS), _sets(_FILLERS)
