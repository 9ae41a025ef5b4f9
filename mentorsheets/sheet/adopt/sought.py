"""Whom people look for: below "I'm looking for" one answer names whoever helps them, another whom they would help.

The two have nearly all words in common, so the part of the other one is read by who does what for whom: "someone
to guide" is guided, and "someone to guide me" guides. What may be either is left to a human.
"""
# ruff: noqa: E501 - a table of words reads by its columns

from collections.abc import Iterable, Sequence

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.adopt.leanings import Leaning
from mentorsheets.sheet.adopt.role_sets import ASKS, OFFERS, Roles
from mentorsheets.sheet.adopt.yes_or_no import key_of_answer
from mentorsheets.sheet.cells.refusal import is_negated
from mentorsheets.sheet.cells.text import bare_letters, plain

_SEEKS = (
    r"(?:(?:who|whom|what|which (?:person|people)) (?:are you|am i|do you|would you like to) |(?:i am|i m|we are|we re|i|we|you|currently) )*"
    r"(?:looking for|look for|seeking|seek|searching for|in search of|(?:want|wish|hope|hoping|like|d like|would like|love) to (?:find|meet|get to know|be (?:matched|paired|put together|connected|teamed up) with)|match me with|pair me with|put me together with)|"
    r"(?:(?:a )?quien(?:es)? |que |lo que )?(?:busco|buscas|buscamos|estoy buscando|quiero (?:encontrar|conocer)(?: a)?|me gustaria (?:encontrar|conocer)(?: a)?)|"
    r"(?:qui (?:est ce que )?(?:tu |vous )?|que |ce que )?(?:je (?:cherche|recherche)|cherche|recherche|cherches tu|cherchez vous|tu cherches|vous (?:re)?cherchez|je (?:voudrais|veux|souhaite|aimerais) (?:rencontrer|trouver))|"
    r"(?:wen |was |wonach )?(?:ich suche|suche|suchst du|suchen sie|suche ich|ich (?:mochte|will|wurde gern) (?:kennenlernen|finden|treffen))(?: nach)?|"
    r"(?:quem |o que |a quem )?(?:eu )?(?:procuro|busco|procura|voce procura|estou (?:a procura de|procurando)|quero (?:encontrar|conhecer)|gostaria de (?:encontrar|conhecer))|"
    r"(?:عمن |عن من |ماذا |انا )?(?:ابحث|تبحث)(?: عن)?|من تبحث عنه|اريد ان (?:اجد|التقي|اقابل)"
)
_SOMEBODY = (
    r"(?:an? |the |any |some )?(?:(?:\w+ )?(?:person|persons|people|students?|newcomers?|colleagues?|partners?|buddy|peers?|others?)|some ?one|some ?body|any ?one|any ?body|folks?|those)|"
    r"(?:a )?(?:alguien|(?:una? |otras? )?(?:personas?|companer[oa]s?)|gente|quien(?:es)?|estudiantes)|"
    r"(?:quelqu un|(?:une |des |les )?(?:personnes?|gens|collegues?|etudiante?s?)|ceux|celles)|"
    r"(?:nach )?(?:jemand\w*|(?:eine? |andere )?(?:person\w*|menschen|leute\w*|kolleg\w+|studierende\w?))|"
    r"(?:alguem|(?:uma )?pessoas?|gente|quem|colegas?)|(?:شخصا?|احدا?|اشخاصا?|زميلا?|من|طلابا?)"
)
_TITLE = LatePattern(
    rf"^(?:{_SEEKS})(?: (?:{_SOMEBODY}))?(?P<who>(?: (?:{_SOMEBODY}))?(?: (?:who|that|to|que|qui|der|die|das|a quien))?)$"
)
_BEGINS = LatePattern(rf"^(?:{_SOMEBODY})\b")
_ENDS_WITH_SOMEBODY = LatePattern(rf"(?:{_SOMEBODY})(?: (?:who|that|to|que|qui|der|die|das))?$")
_HELP = r"(?:mentor|guide|support|help|teach|coach|tutor|accompany|advise|train|look after|show around|show the ropes|take under|encourage|welcome|assist|share (?:\w+ ){1,3}with|pass (?:it |this |\w+ )?on to)"
_IS_HELPED = LatePattern(
    rf"\b(?:whom|who|that) i (?:can|could|may|might|will|would|d|m able|am able|would like|want)\b|^(?:\w+ ){{0,4}}(?:i (?:can|could|might|may)|for me to) {_HELP}\b|"
    rf"\bto {_HELP}(?! (?:me|us|with|in|on|by|through)\b)|\bin need of\b|"
    r"\b(?:who|that) (?:\w+ )?(?:wants?|needs?|wish(?:es)?|would like|d like|hopes?|seeks?|could use|looking|(?:is|are|feels?) (?:new|lost|unsure|stuck|just starting|starting|struggling|looking|curious|learning|willing to (?:learn|be))|learns?|struggles?|starts?)\b|"
    r"^(?:wants?|needs?|would like|d like|hopes?|is new|are new|is starting|are starting|is stuck|are stuck)\b|"
    r"\ba quien(?:es)? (?:yo )?(?:pueda|puedo|quiera|acompan|guiar|ayud|apoy|ensen|orient|asesor|escuch|dar)\w*|\b(?:para|por) (?:acompanar|guiar|ayudar|apoyar|ensenar|orientar|asesorar)(?:le|la|lo|les)?\b(?! me)|"
    r"\bque (?:\w+ )?(?:necesit\w+|quier[ae]n?|busqu?\w+|desee\w*|empiec\w+|empieza\w*|aprend\w+|este empezando)\b|^(?:necesit\w+|quier[ae]n?) |"
    r"\b(?:personne|quelqu un|gens|personnes|etudiant\w*|collegue\w*) a (?:accompagner|aider|guider|epauler|soutenir|conseiller|parrainer|former|encadrer|orienter|ecouter)\b|^(?:a )?(?:accompagner|epauler|guider|aider)$|"
    r"\bque je (?:puisse|peux|pourrais|veux)\b|\ba qui (?:je|transmettre|apprendre|montrer|expliquer|donner)\b|\bqui (?:\w+ )?(?:a|ont|aurai\w*|ait|aient) besoin\b|\bqui (?:\w+ )?(?:veu\w+|cherch\w+|souhait\w+|aimer\w+|voudr\w+|debut\w+|commenc\w+|demarr\w+) ?|"
    r"\b(?:dem|denen|der|den|die) ich\b|\b(?:dem|denen|den|die|der) man\b|\bzum (?:begleiten|unterstutzen|betreuen|helfen|coachen|anleiten|fordern)\b|"
    r"\b(?:der|die|das) (?:\w+ ){0,4}(?:braucht|brauchen|sucht|suchen|lernen (?:mochte|mochten|will|wollen)|anfangt|anfangen|neu (?:ist|sind)|begleitet werden (?:mochte|will)|hilfe (?:mochte|will))\b|"
    r"\bque eu (?:possa|posso|queira)\b|\ba quem (?:eu )?(?:possa|posso|ajud|orient|apoi|ensin|acompanh|dar)\w*|\bpara (?:orientar|ajudar|apoiar|acompanhar|ensinar|mentorar)\b(?! me)|\bque (?:\w+ )?(?:precis\w+|queira\w*|quer|querem|procur\w+|comec\w+|esteja comecando|aprend\w+)\b|"
    r"(?:شخصا?|احدا?|من|طلابا?|اشخاصا?) (?:ل?(?:ا|أ)?(?:ساعده|رشده|رافقه|دعمه|وجهه|علمه|درسه)\w*|(?:يمكنني|استطيع|اقدر) (?:ان )?\w+|ا?(?:رشد|ساعد|رافق|دعم|وجه|علم)ه\w*|يحتاج\w*|يريد (?:ان )?(?:يتعلم|مساعدة|التعلم)|تحتاج\w*|بحاجة)"
)  # fmt: skip
"""Whom somebody would help: the other one is the object, or needs, wants or learns something."""
_HELPS = LatePattern(
    r"\b(?:me|us|myself)\b|\b(?:who|that) (?:\w+ )?(?:can|could|will|is able to|knows?|has|have|helps?|guides?|teach(?:es)?|mentors?|coach(?:es)?|supports?|explains?|shares?|shows?|listens?|already|is an expert|are experts|is experienced)\b|"
    r"^(?:can|could|will|is able to|are able to|knows?|has|have|helps?|guides?|teach(?:es)?|shares?|shows?)\b|\bwith (?:\w+ ){0,2}experience\b|\bexperienced?\b|\bto learn from\b|"
    r"\b(?:me|mi|nos|conmigo)\b|\bde quien aprender\b|\bcon (?:\w+ )?experiencia\b|\bque (?:sepa|sepan|tenga|conozca)\w*|"
    r"\b(?:me|m|nous|moi)\b|\baupres de qui\b|\bqui (?:\w+ )?(?:connai\w+|sai\w+|sache|peut|puisse|pourrait|a de l experience)\b|\bavec de l experience\b|"
    r"\b(?:mir|mich|uns|meiner seite)\b|\bvon (?:dem|der|denen) ich (?:lernen|etwas)|\bmit (?:\w+ )?erfahrung\b|"
    r"\b(?:me|mim|comigo|nos|meu lado)\b|\bcom quem aprender\b|\bcom (?:\w+ )?experiencia\b|\bque (?:saiba|tenha|conheca)\w*|"
    r"(?<!\w)(?!يمكنني)\w+ني\b|لديه خبرة|ذو خبرة|اتعلم منه"
)
"""Who would help somebody: they are spoken of as who does it for the one who answers."""


def seeks_somebody(title: str) -> bool:
    """Return whether a question is nothing but looking for something, which may be somebody."""
    return bool(_TITLE.match(bare_letters(plain(title))))


def part_sought(title: str, answers: Iterable[str]) -> dict[str, Roles | None]:
    """Return what each plain answer to a question that `seeks_somebody` means, nothing unless any names one to help.

    Below a question for people an answer tells of them without naming them: "want to be helped".
    """
    sides = {answer: side_of_sought(title, answer) for answer in answers}
    if Leaning.GIVES not in sides.values():
        return {}
    roles: dict[Leaning | None, Roles | None] = {Leaning.GIVES: OFFERS, Leaning.GETS: ASKS}
    return {key_of_answer(answer): roles.get(side) for answer, side in sides.items()}


def side_of_sought(title: str, answer: str) -> Leaning | None:
    """Return the side of whoever looks for the one whom an answer names, None if it names nobody, or may be either."""
    if not seeks_somebody(title) or is_negated(answer):
        return None
    words = bare_letters(plain(answer))
    is_of_people = bool(_ENDS_WITH_SOMEBODY.search(bare_letters(plain(title))))
    if not (is_of_people or _BEGINS.match(words)):
        return None
    # "Whom I can help" has an I, and "who can help me" a me: what is helped, and what helps, do not go together.
    is_helped, helps = bool(_IS_HELPED.search(words)), bool(_HELPS.search(words))
    if is_helped == helps:
        return None
    return Leaning.GIVES if is_helped else Leaning.GETS


def names_whom_to_help(title: str, answers: Sequence[str]) -> bool:
    """Return whether any answer to a question names somebody to help, so that it is no question for needs."""
    return seeks_somebody(title) and any(side_of_sought(title, answer) is Leaning.GIVES for answer in answers)
