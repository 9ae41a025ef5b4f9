"""Whole questions for what somebody would do for others, or have others do for them, in six languages.

"What would you be glad to help a colleague with?" is for Offers, "In which topics would you like advice?" for Needs.
What speaks of both is for neither by its words alone.
"""
# ruff: noqa: E501 - a table of words reads by its columns

from mentorsheets.domain.late_pattern import LatePattern

_GIVES = {
    "en": r"(?:help|assist|support|teach|share|advise|mentor|coach|guide|tutor|train|contribute|offer|give|provide|pass on|lend a hand|show)(?! me\b)(?! us\b)(?! you\b)(?! your\b)",
    "es": r"(?:ayudar|ofrecer|aportar|ensenar|compartir|orientar|acompanar|asesorar|apoyar|guiar|contribuir|formar|brindar|dar)(?!(?:te|me|nos)\b)",
    "fr": r"(?:aider|offrir|apporter|transmettre|partager|enseigner|accompagner|conseiller|soutenir|guider|coacher|contribuer|donner|proposer|apprendre aux? \w+)",
    "de": r"(?:helfen|unterstutzen|weitergeben|vermitteln|beibringen|einbringen|anbieten|beraten|begleiten|teilen|unterrichten|beitragen|zeigen|geben|weiterhelfen)",
    "pt": r"(?:ajudar|oferecer|ensinar|compartilhar|partilhar|orientar|acompanhar|apoiar|aconselhar|contribuir|aportar|dar|guiar)",
}
_GETS = {
    "en": r"(?:learn|improve|develop|grow|get better|work on|build|strengthen|explore|be (?:helped|supported|mentored|coached|advised|guided)|(?:get|receive|have|find|need|like|want|welcome|appreciate|use|gain)(?: (?:some|more|any|a bit of|a little|your|the))? (?:help|support|advice|guidance|mentoring|mentorship|coaching|feedback|input|training|tips))",
    "es": r"(?:aprender|avanzar|progresar|mejorar|desarrollar|profundizar|crecer|trabajar en|(?:recibir|tener|obtener|conseguir|necesit\w+|querer|quieres|busc\w+)(?: (?:algo|un poco|mas) (?:de )?)? ?(?:ayuda|apoyo|orientacion|consejos?|mentoria|asesoria|acompanamiento|formacion|feedback)|(?:te|me) (?:ayud|orient|apoy|acompan|asesor|guia|ensen)\w*|ser (?:ayudad|orientad|apoyad|acompanad|mentorizad)\w*)",
    "fr": r"(?:apprendre(?! aux?\b)|progresser|ameliorer|developper|approfondir|travailler sur|(?:recevoir|avoir|obtenir|besoin|trouver)(?: d| de| des| du| un| une| l)* ?(?:aide|soutien|conseils?|accompagnement|mentorat|appui|coaching)|etre (?:aide|conseille|accompagne|soutenu|guide|epaule)\w*)",
    "de": r"(?:lernen|(?:daran|woran|worin|an) (?:\w+ )*arbeiten|verbessern|weiterentwickeln|entwickeln|vertiefen|erfahren|ausbauen|(?:hilfe|unterstutzung|rat|beratung|begleitung|tipps|feedback|input)(?: \w+){0,3}? (?:bekommen|erhalten|haben|brauch\w*|such\w*|wunsch\w*)|(?:brauchst|brauche|brauchen|suchst|suche|suchen|wunschst|wunsche|wunschen|mochtest|mochten|mochte)(?: (?:du|sie|dir|ich|mir|noch|gern|gerne))*(?: (?:bei|in|zu))? ?(?:hilfe|unterstutzung|rat|begleitung)|(?:unterstutzt|beraten|begleitet|gecoacht) werden)",
    "pt": r"(?:aprender|avancar|progredir|melhorar|desenvolver|aprofundar|crescer|(?:receber|ter|obter|precis\w+ de|querer|quer|busc\w+)(?: (?:algum|alguma|mais|um pouco de))? ?(?:ajuda|apoio|orientacao|conselhos?|mentoria|acompanhamento|aconselhamento|feedback)|ser (?:ajudad|orientad|apoiad|acompanhad|mentorad)\w*)",
}
_WILLS = (
    r"(?:can|could|would|will|might|able|happy|glad|willing|keen|comfortable|ready|like|love|want|wish|hop(?:e|ing)|looking|open|prepared|d|pued\w+|podri\w+|gustaria|encantaria|quier\w+|quisiera\w*|dese\w+|dispuest\w+|"
    r"posso|peux|peut|pouvez|pourr\w+|aimer\w+|souhait\w+|voudr\w+|voulez|veux|pret\w*|kann\w*|konn\w*|mocht\w*|will\w*|woll\w*|wurd\w*|bereit|gern\w*|pode\w*|poderi\w+|gostari\w+|quer\w*|consegue\w*|desej\w+|dispost\w+)"
)
_GIVES_AR = r"(?:يمكنك|تستطيع|بامكانك|ترغب|تود|تحب|تريد|مستعد\w*)(?: (?:ان|في|ل\w*))*? ?(?:(?:ان )?(?:تساعد|تقدم|تعلم(?! من)|تشارك|ترشد|تدعم|توجه)|(?:ب|ل|ال)?(?:مساعدة (?:ال)?(?:اخرين|غيرك|زملا\w*)|تقديم|تعليم|مشاركة|ارشاد|دعم (?:ال)?اخرين))"
_GETS_AR = r"(?:ترغب|تود|تحب|تريد|تحتاج|تامل)(?: (?:ان|في|الي|الى))*? ?(?:(?:ان )?(?:تتعلم|تطور|تحسن|تتلقى|تحصل على)|(?:ال)?(?:تعلم|تطوير|تحسين|تلقي|حصول على)|(?:ال)?(?:مساعدة|دعم|توجيه|ارشاد)(?! (?:ال)?اخرين))"


def _deed(verbs: dict[str, str], arabic: str) -> LatePattern:
    return LatePattern(rf"\b{_WILLS}\b(?: \w+){{0,5}}? (?:{'|'.join(verbs.values())})\b|{arabic}")


_GIVING, _GETTING = _deed(_GIVES, _GIVES_AR), _deed(_GETS, _GETS_AR)
_NEEDED = LatePattern(
    r"\b(?:need|necesit\w+|besoin|brauch\w+|precis\w+)\b|\b(?:hope|hoping|want|like|expect|esper\w+|erhoff\w+|attend\w+) .*\b(?:get|gain|take away|out of|obtener|sacar|ganar|obtenir|mitnehmen|obter)\b|تحتاج"
)
_WANTED_HELP = LatePattern(
    r"\b(?:quero|gostaria de|procuro|preciso de|quiero|busco|quisiera|veux|voudrais|cherche|mochte|suche|brauche|want|need|would like|d like) (?:some |more |mas |mais |de l |des |d |un |una |uma |etwas )?"
    r"(?:orientacao|ajuda|apoio|mentoria|conselhos?|orientacion|ayuda|apoyo|consejos?|asesoria|aide|conseils?|soutien|hilfe|rat|unterstutzung|begleitung|help|advice|guidance|support|mentoring|coaching)\b|"
    r"\b(?:woran|daran|worin) (?:\w+ ){0,3}?arbeiten\b"
)
_WISHES_FOR_HELP = LatePattern(
    r"\b(?:i|we) (?:would |d |am |m |are )?(?:like|love|want|need|welcome|appreciate|wish for|seek|seeking)(?: (?!to\b|how\b)\w+){0,3} (?:help|support|advice|guidance|mentoring|coaching|training|encouragement)\b"
    r"(?! (?:to )?(?:others?|people|someone|somebody|anyone|anybody)\b)"
)
"""Help that is wished for, and no deed: "I would like prayer or support with"."""
_OF_A_NUMBER_OR_TIME = LatePattern(
    r"\b(?:how (?:many|much|often|long)|when|where|why|who|whom|which (?:days?|times?|language)|cuant\w+|cuando|donde|quien\w*|combien|quand|ou|qui|wie (?:viele?|oft|lange)|wann|wo|wer|wen|wem|quant\w+|quando|onde|quem)\b|^(?:كم|متى|اين|من)\b"
)
"""What asks for a number, a time, a place or a person."""


_TO_THEM = LatePattern(
    r"\bwhat (?:\w+ ){0,3}(?:would|could|will|can|might) (?:\w+ )?(?:help|support|benefit) you\b|"
    r"\b(?:teach|gives?|help|support|mentor|coach|advise|guide|offer|show|provide|share with|do for) (?:you|me)\b(?! (?:feel|be|have|would|could|can|to)\b)|"
    r"\b(?:te|me|le|lhe) (?:ofre[cz]\w+|ensen\w+|ayud\w+|aport\w+|oferec\w+|ensin\w+|ajud\w+|apoi\w+|apoy\w+)|"
    r"\b(?:t|te|me|m) (?:offr\w+|apport\w+|aid\w+|enseign\w+|propos\w+)|\b(?:dir|mir) (?:anbiet\w+|biet\w+|beibring\w+|geb\w+|zeig\w+|helf\w+)"
)
"""Whoever is given something asks for it: "What do you want your mentor to teach you?"."""
_BY_MENTOR = LatePattern(
    r"\b(?:your|a|the|my) (?:mentors?|coach|tutor|buddy) (?:to|can|could|should|would|will|might)\b"
)
_BY_MENTEE = LatePattern(
    r"\b(?:your|a|the|my) (?:mentees?|coachee|tutee) (?:to|can|could|should|would|will|might)\b"
)
"""What the other side does, where whoever answers has it done for them, or helps with it."""
_OF_A_MENTOR = LatePattern(
    r"\b(?:un|una|une|ein|eine|einen|um|uma|an?|your|dein\w*|ihr\w*|tu|su|seu|sua|votre|ton) (?:mentor\w*|coach|tutor\w*|marraine|parrain|pat(?:e|in)|padrinho|madrinha|madrina|padrino)\b|\b(?:ال)?مرشد\w*"
)
"""Where a mentor stands in a question for help, it may be theirs or of whoever answers."""
_TO_US = LatePattern(
    r"\b(?:give|tell|send|provide|help|offer) us\b|\bshare with (?:us|your|the)\b|\b(?:dietary|access(?:ibility)?|special|medical|health|religious|catering|food|equipment|transport)(?: \w+){0,2} (?:needs?|requirements?)\b|"
    r"\baccommodations?\b|\bnecesidades (?:alimentarias|especiales|de accesibilidad|dieteticas)|\bbesoins (?:alimentaires|particuliers|specifiques|d accessibilite)|"
    r"\b(?:besonder\w*|speziell\w*) (?:bedurfnisse|bedarfe?)|\bnecessidades (?:especiais|alimentares|de acessibilidade)|احتياجات خاصة"
)
"""What the organisers are told or asked for, which is nothing for a mentor."""
_OF_BOTH = LatePattern(
    r"\blearn\w* (?:(?:or|and|to|from) )+(?:teach|share|offer)|\b(?:teach|share|offer|give)\w* (?:(?:or|and|to) )+(?:learn|get|receive|need|ask|request)|"
    r"\b(?:aprender (?:o|y|ou|e) (?:ensenar|ensinar)|(?:ensenar|ensinar) (?:o|y|ou|e) aprender|apprendre (?:ou|et) (?:enseigner|transmettre|partager)|lernen (?:oder|und) (?:lehren|weitergeben|unterrichten))\b"
)


_EXPECTS = LatePattern(
    r"\b(?:get out of|gain from|take away|hop(?:e|ing) to (?:get|gain)|expect\w*|looking for|esper\w+|expectativ\w+|attend\w+|attentes?|erwart\w+|erhoff\w+)\b|تتوقع|توقعات"
)


def tells_expectation(words: str) -> bool:
    """Return whether a question asks what somebody expects of taking part: from a mentor that is no need."""
    return bool(_EXPECTS.search(words))


def turn_to_receiver(column: str, words: str) -> str | None:
    """Return which of Needs and Offers a question is for that names one: by who receives; None where nobody can tell."""
    if _TO_US.search(words) or _OF_BOTH.search(words):
        return None
    if _BY_MENTEE.search(words):
        return "Offers"
    return "Needs" if column == "Offers" and (_TO_THEM.search(words) or _BY_MENTOR.search(words)) else column


def side_of_deed(words: str) -> str | None:
    """Return the column that the plain words of a question for help are for, None where they are for none or both."""
    if _OF_A_NUMBER_OR_TIME.search(words) or _TO_US.search(words) or _OF_BOTH.search(words):
        return None
    if _WISHES_FOR_HELP.search(words):
        return turn_to_receiver("Needs", words)
    gives, gets = (
        bool(_GIVING.search(words)),
        bool(any(one.search(words) for one in (_GETTING, _NEEDED, _WANTED_HELP))),
    )
    if gives and _OF_A_MENTOR.search(words) and not _BY_MENTOR.search(words):
        return None
    return None if gives == gets else turn_to_receiver("Offers" if gives else "Needs", words)


HELPING = (
    "support|mentor|help|take|coach|tutor|guide|advise|host|sponsor|accompany|supervise|befriend|look after"
)
"""What whoever offers does with people, where a question asks with how many."""
IN_PERSON_OR_NOT = (
    "online|remote|virtual|virtuell|en ligne|en linea|a distancia|a distance|en remoto|remot[oa]|on line|por video|in person|face to face|vor ort|personlich|"
    "presencial\\w*|presentiel|en persona|en personne|pessoalmente|em pessoa|cara a cara"
)
IN_PERSON_OR_NOT_AR = "عبر الانترنت|حضوري\\w*|شخصيا|وجها لوجه|عن بعد|افتراضي\\w*"
"""The ways to meet, of which a question names two to choose from."""
