"""Knowing a header above names for one that wishes for these people: "Preferred mentor (optional)", "Wunschperson".

Every word of it must be one that wishes, one for people, or one between them. A word that nobody knows may turn the
whole round, and to part two who would have met is told and soon put right; the reverse is not.
"""
# ruff: noqa: E501 - a table of words reads by its columns

import re

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.harmless import without_notes
from mentorsheets.sheet.cells.ranked_people import (
    counts_places,
    is_alternative,
    is_counting,
    is_rank,
    part_compounds,
)
from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid, is_negated
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.cells.thumbs import is_liking
from mentorsheets.sheet.cells.trimmings import without_trimmings

_WISH = LatePattern(
    r"prefer(?:red|ably|ence|ences)?|favou?rites?|fav|best|priorit(?:y|ies|at\w*)|prioridade?|priorite|wishlist|dream|ideal|desired?|wish(?:ed|es)?|wanted|wants?|requests?|requested|choices?|choose|chosen|picks?|rank(?:s|ing|ed)?|rangfolge|classement|clasifica\w*|love|loved|like|liked|top|hope|hoping|hoped|appeals?|appealing|wishing|longing|keen|"
    r"wunsch\w*|praferenz\w*|bevorzugt\w*|favorit\w*|lieblings\w*|gerne?|liebsten|vorstellen|wahlen|wahltest|auswahlen|aussuchen|mochtest|mochten|wunschst|wunschen|hattest|hatten|wahl|traum\w*|"
    r"choisi\w*|retiendri\w*|reves|souhait\w*|vœux?|voeux?|pref(?:er\w+)|choix|aimer\w*|voudr\w*|ideale?|favori\w*|desir\w*|reve|"
    r"preferid[oa]s?|preferencias?|deseos?|desejos?|prefieres|prefiere|favorit[oa]s?|desead[oa]s?|deseas?|gustaria|quieres|quiere|elegid[oa]s?|eliges|eleccion|elegirias?|eligirias?|escogerias?|suenos?|sonad[oa]s?|options?|opcion|encantaria|"
    r"gostaria|desejad[oa]s?|desejas?|quer|queria|escolhas?|escolhid[oa]s?|opcao|adoraria|escolheria|sonhos?|prefere|"
    r"(?:ال)?مفضل\w*|(?:ال)?تفضيل\w*|(?:ال)?رغب\w*|تفضل\w*|ترغب\w*|تود\w*|تريد\w*|تحب\w*|تتمن\w*|(?:ال)?امني\w*|تختار\w*|(?:ال)?اختيار\w*|(?:ال)?خيار\w*|(?:ال)?مرغوب\w*"
)
_PEOPLE = LatePattern(
    r"mentor\w*|mentee\w*|partner\w*|persons?|people|some ?one|somebody|any ?one|anybody|who|whom|whose|names?|budd(?:y|ies)|coach\w*|tutor\w*|helpers?|match|participants?|members?|colleagues?|"
    r"wen|wer|wem|jemand\w*|personen|namen?|tandem\w*|pat(?:e|in|en)|"
    r"qui|personnes?|noms?|binome|parrain\w*|marraine\w*|tuteur\w*|quien|quienes|alguien|personas?|nombres?|padrin\w+|madrina\w*|quem|alguem|pessoas?|nomes?|padrinho\w*|madrinha\w*|"
    r"(?:ال|لل)?(?:مرشد\w*|موجه\w*|شخص|اسم|شريك\w*)|من"
)
_BETWEEN_WORDS = (
    "would seria you your do the a an to be have get as in is are matched paired meet work working with for if any this of or and please by helped supported "
    "mentored guided i me we us there s help support from our list first second third 1st 2nd 3rd 1 2 3 no 4 5 number rank specific particular certain "
    "en an auf em my mine most would then option possible mein meine meinen meiner mon ma mes mi mis meu minha meus o a e an em deja qui il elle quien es "
    "possible du dein deine deinen dich ihr ihre sie haben als der die das den dem ein eine einen einer zu bei werden von betreut begleitet "
    "zusammenarbeiten zusammen arbeiten und am erste zweite dritte erster zweiter dritter mit vous votre vos tu ton te le la les un une de d des etre "
    "accompagne accompagnee travailler avec par et premier deuxieme troisieme tus su sus el que trabajar acompane acompanado acompanada ser con por y "
    "primera segunda tercera voce seu sua o um uma da dos trabalhar acompanhado acompanhada com e primeira terceira lhe في ان هو هي مع هل الاول الثاني "
    "comme ve been d could it if re aware most had has got bist bin konntest konntet konntest du particulier particuliere seriez seras seriez soyez rencontrez pareado pareada parearmos juntar juntado juntada formar dupla par podrias pudieras pudieses pudesse pudesses poderia si se following order folgende folgenden siguientes seguintes suivants suivantes which so that up list talk talking speak chat learn learning especially really ideally programme program network group cohort community year round introduced assigned "
    "hay cual cuales se nos ser asignado asignada hablar aprender programa grupo lista "
    "t quel quelle quels quelles mis mise relation jumele jumelee jumeles associe associee parler echanger apprendre groupe programme liste soit reseau "
    "wurde wurdest wurden dir gibt es welche welchen welcher gematcht vermittelt verbunden gruppe programm lernen sprechen uns unter "
    "ha qual quais combinado combinada emparelhado emparelhada falar conversar aprender estar "
    "يكون تكون هناك يوجد العمل تعمل معه معها تلتقي تتعلم نجمعك نطابقك مطابقتك برنامج البرنامج اي "
    "emparejado emparejada emparejaramos emparejemos emparejen emparejar "
    "الثالث الاولى الثانية الثالثة deiner ihrer tener ter como already schon jemanden jemand bestimmten deja quelqu un quelqu ya alguien alguem ja alguna algun algum alguma zusammenkamst zusammenkommen zusammenkame treffen treffest kennenlernen meet met know conocer conhecer connaitre rencontrer encontrar que eu yo je ich"
)
_BETWEEN = frozenset(_BETWEEN_WORDS.split())
_NOTE = LatePattern(
    r"\b(?:optional\w*|voluntary|freiwillig|unverbindlich|facultati\w*|opcional|we can t (?:promise|guarantee)(?: anything)?|si vous en avez une?|si tienes|se tiver|leave (?:it )?(?:blank|empty)(?: if .*)?|if (?:any|applicable|known)|falls vorhanden|si (?:lo hay|aplica|connue?)|se houver)\b|اختياري"
)
_IN_MIND = LatePattern(
    r"\b(?:have|had) (?:\w+ ){0,2}?in mind|hast du (?:\w+ ){0,2}?im (?:kopf|sinn|auge)|haben sie (?:\w+ ){0,2}?im (?:kopf|sinn|auge)|(?:avez vous|as tu|vous avez|tu as) (?:\w+ ){0,2}?en tete|"
    r"(?:tienes|tiene|teneis) (?:\w+ ){0,2}?en mente|(?:tem|tens) (?:\w+ ){0,2}?em mente\b|في (?:بالك|ذهنك)"
)
"""Whom somebody thinks of as a mentor is whom they would like; of other things, other words of the header tell."""
_ASKING = LatePattern(
    r"(?:please )?(?:match|pair|put|place|group|introduce|assign|team) (?:me|us) (?:up )?(?:with|to)|please (?:match|pair|group) with|"
    r"(?:bitte )?(?:bring\w*|steckt?|setzt?) mich (?:bitte )?(?:zusammen )?mit|(?:por favor )?(?:ponme|ponedme|juntadme|emparejadme|emparejame|juntame) con|"
    r"(?:merci de )?(?:mettez|mets) moi avec|(?:por favor )?(?:me )?(?:coloquem?|juntem?|ponham?) (?:me )?com"
)
"""A header that asks to be brought together with those below it."""
_WITH = frozenset(("with", "mit", "con", "avec", "com", "مع"))
_PARTS = LatePattern(r"[()\[\].!?:;\n¿¡؟]+|\s[-–—]\s")


def wishes_for_these(question: str) -> bool:
    """Return whether a header above names wishes for the people named, and can mean nothing else."""
    said = _known_words(question)
    words = said.split()
    if is_liking(question) and (said or not plain(question)):
        return True
    is_wished = any(map(_WISH.fullmatch, words)) or counts_places(said) or _ASKING.fullmatch(said) is not None
    is_of_people = (bool(words) and words[-1] in _WITH) or any(
        _PEOPLE.fullmatch(one)
        or re.match(r"(?:wunsch|lieblings|traum)(?:mentor|person|partner|pat|tandem)", one)
        for one in words
    )
    # A rank of wishes wishes, and so does a second mentor; a second person is anybody.
    is_ranked = any(map(is_rank, words))
    return (is_wished and (is_of_people or is_ranked)) or (
        any(map(is_alternative, words)) and (is_of_people or sum(map(is_rank, words)) > 1)
    )


def wishes_after(question: str) -> bool:
    """Return whether a header is for somebody after the first one, if it stands beside one that wishes: "Backup"."""
    return any(map(is_alternative, _known_words(question).split()))


def _known_words(question: str) -> str:
    """Return the plain words of a header that has none but those of a wish; "" where any is unknown, or it refuses."""
    if asks_whom_to_avoid(question):
        return ""
    parts = [plain(part) for part in _PARTS.split(without_trimmings(question))]
    own = [_IN_MIND.sub(" wunsch person ", without_notes(part)) for part in parts if not _is_note(part)]
    said = part_compounds(" ".join(own))
    return said if _ASKING.fullmatch(said) or all(map(is_word_of_a_wish, said.split())) else ""


def is_word_of_a_wish(word: str) -> bool:
    """Return whether a plain word wishes, names people or their ranks, or stands between such words."""
    return bool(
        _WISH.fullmatch(word)
        or _PEOPLE.fullmatch(word)
        or word in _BETWEEN
        or is_rank(word)
        or is_counting(word)
    )


def _is_note(part: str) -> bool:
    """Return whether a part of a header only says that it is no duty, or how to answer it."""
    rest = _NOTE.sub(" ", without_notes(part))
    says_more = any(_PEOPLE.fullmatch(one) or is_rank(one) for one in rest.split())
    return rest != part and not is_negated(rest) and not says_more
