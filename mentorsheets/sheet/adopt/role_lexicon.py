"""The words of the grammar by which a role is said: what each is, in six languages, as one letter.

Words are plain (small letters, no accents). What stands in no table is unknown, and decides nothing.
"""

import re

from mentorsheets.domain.late_pattern import LatePattern

PHRASES = (
    (r"\bi m\b|\bi d be\b", " i am "), (r"\btu es\b", " B "),
    # "Mentor for my son" is one who is wanted: what is no word is in no table.
    (r"\b(?:for|fur|para|pour) (?:my|our|mein\w*|unser\w*|mis?|mon|ma|mes|notre|nos|nuestr\w*|meu|minha|noss[oa])\b", " zz "),
    (r"\b(?:get|getting|be|being) involved\b|\btak(?:e|ing) part\b|\b(?:sign|signing) (?:me )?up\b|\b(?:sign|put|count) (?:me|us) (?:down|in)\b|\b(?:mach\w*|nehme\w*|nimmst) (?:ich |du |sie )?(?:mit|teil)\b|\bthis year\b", " f "),
    (r"\bgiv(?:e|ing) back\b|\bshar(?:e|ing) (?:my|what|our|some)(?: \w+){1,4}$|\bpay(?:ing)? it forward\b", " O M "),
    (r"\b(?:i|we|ich|wir) (?:already )?(?:have|had|habe|haben|hatte(?! gern))\b|\bj (?:ai|avais)\b|\b(?:ya )?(?:tengo|tenho|tuve|tive)\b|عندي|لدي", " X "),
    (r"\bme (?:gustaria|encantaria|interesa(?:ria)?)\b|\btengo interes en\b", " W "),
    (r"\bme (?:ofrezco|apunto|inscribo|postulo|candidato|ofereco|inscrevo)\b|\bje me propose\b|\bich mich\b", " f "),
    (r"\bwunsch\w* (?:mir|dir|sich|uns)\b", " W "), (r"\b(?:lust|interesse) (?:auf|an)\b", " W "), (r"\bapply(?:ing)? to\b|\bwould love to\b", " W t "),
    (r"\bapply(?:ing)? for\b|\baccess to\b|\bask(?:ing)? for\b|\bin (?:need|search) of\b|\ba la recherche\b|\bauf der suche\b|\ben busca\b|\bem busca\b", " S "),
    (r"\b(?:match|pair|connect|assign|introduc|link|team)\w*(?: up)? (?:with|to)\b", " J "),
    (r"\b(?:get|come|bring\w*|put) (?:in|into) (?:touch|contact) with\b", " J "),
    (r"\ben tant qu?e?\b|\b(?:act|serv|work)\w* as\b|\bhacer de\b|\bin (?:the|a) role of\b", " C "),
    (r"\blearn(?:ing)? from\b", " L y "), (r"\bhave experience\b", " X "),
    (r"\bno longer\b|\bused to\b|\binstead of\b|\brather than\b|\bmais d\b|\bnicht mehr\b|\bya no\b|\bplus d\b", " X "),
    (r"\bmentor m(?:e)?\b(?! ?\w*e\b)", " V me "),
    # Arabic: to be for me is to have, and to be oneself is to be.
    (r"(?:ان )?(?:يكون|تكون) (?:لي|لديّ?|عندي)", " S "), (r"(?<!\w)(?:ال)?(?:بحث|حصول) (?:عن|علي|على)", " S "),
    (r"(?:ارغب|ترغب|نرغب|اود|تود|اريد|تريد|احب) (?:في |ب)?(?:ان )(?=ا?ك?و?ن|ا)", " W "),
    (r"من قبل|على يد|بواسطة", " y "), (r"ك(?=مرشد|متدرب|موجه)", " C "), (r"(?<!\w)ومتدرب", " & متدرب"), (r"(?<!\w)ومرشد", " & مرشد"),
)  # fmt: skip
"""What several words say together, each with what it is put as."""
PERSON_OR_DEED = LatePattern(r"(?:mentor|coach|tutor|guide)$")
"""What is somebody in one place, and what they do in another: "a mentor", "to mentor"."""
_HELP = r"help|support|guidance|advice"
_CLASSES: dict[str, str] = {
    "h": r"help|support",
    "M": r"mentoring|mentorship|coaching|tutoring|guidance|advice|feedback|mentorias?|mentoria|tutoria|orientacion|apoyo|ayuda|consejos?|asesoria|"
    r"mentorat|accompagnement|tutorat|parrainage|conseils?|soutien|orientacao|apoio|ajuda|begleitung|unterstutzung|hilfe|rat|beratung|"
    r"(?:ال)?(?:ارشاد|توجيه|دعم)",
    "H": r"some ?one|some ?body|any ?one|others|other|people|students?|newcomers?|juniors?|starters?|alguien|alguem|personas?|pessoas?|otr[oa]s|outr[oa]s|estudiantes|"
    r"quelqu|autres|personnes?|nouve(?:au|lle|aux|lles)|nuev[oa]s?|novat[oa]s?|calour[oa]s?|neu(?:e[rns]?|ling\w*)|newbies?|freshers?|freshm[ae]n|etudiante?s|jemand\w*|andere\w?|menschen|studierende\w?|leute\w?|(?:ال)?اخرين|(?:ل)?شخص|غيري|(?:ال)?طلاب",
    "m": r"me|mich|mir|moi|m|myself",
    "1": r"ones?",
    "W": r"want|wants|wanting|wish|wishes|like|love|hope|hoping|hopes|prefer|keen|interested|willing|plan|intend|would|quiero|quieres|quiere|quisiera|deseo|deseas|gustaria|espero|"
    r"veux|veut|veulent|voudrais|voudrait|souhaite|souhaitez|souhaites|souhaitent|souhaiterai[st]|aimerais|aimerait|voulez|desire|espere|envie|mochte\w*|will|wollen|willst|wunsche|wunscht|wunschen|hatte|hattest|"
    r"quero|quer|gostaria|desejo|pretendo|queria|ارغب|ترغب|اود|تود|امل|احب",
    "S": r"find|finding|finds|look|looking|seek|seeking|seeks|search|searching|need|needs|needing|needed|wanted|sought|get|getting|have|having|receive|receiving|request|requesting|obtain|gain|"
    r"hire|meet|meeting|require|suche|suchen|sucht|suchst|gesucht|suchend\w*|finden|finde|brauche|brauchen|braucht|brauchst|gebraucht|benotige|benotigen|benotigt|gewunscht|haben|bekommen|erhalten|kennenlernen|treffen|"
    r"busco|buscar|busca|buscas|buscando|encontrar|conseguir|tener|necesito|necesitar|necesitas|necesita|contar|recibir|recibo|obtener|solicitar|solicito|conocer|hallar|"
    r"cherche|chercher|cherches|cherchez|recherche|rechercher|trouver|avoir|recevoir|beneficier|obtenir|rencontrer|besoin|demander|"
    r"procuro|procurar|procura|procurando|ter|preciso|precisa|precisar|receber|obter|conhecer|ganhar|"
    r"ابحث|تبحث|نبحث|احتاج|تحتاج|اريد|تريد|مطلوب|ايجاد|العثور|اجد|طلب|احصل|تلقي|مقابلة|لقاء",
    "J": r"matched|paired",
    "V": r"(?:support|help|guid|coach|tutor|mentor|accompany|teach|advis|train|assist)(?:s|ing|es)?(?<!mentor)(?<!coach)(?<!tutor)|guide|advise|assisting|"
    r"acompanar|acompano|acompana|acompane|acompanen|apoyar|apoyo a|apoye|ayudar|ayude|guiar|guie|mentorizar|mentorizo|mentoricen?|orientar|oriente|asesorar|apadrinar|tutorizar|ensenar|mentorear|"
    r"accompagner|accompagne|aider|aide|guider|parrainer|suivre|mentorer|soutenir|coacher|conseiller|epauler|encadrer|"
    r"begleiten|begleite|begleitet|unterstutzen|unterstutze|unterstutzt|helfen|helfe|hilft|beraten|betreuen|betreue|fordern|coachen|anleiten|"
    r"mentorar|mentore|acompanhar|acompanhe|apoiar|apoie|ajudar|ajude|orientar|oriente|guiar|"
    r"(?:ال)?مساعدة|اساعد|دعم|ادعم|ارشد|اوجه|مرافقة|ارافق|(?:ا)?رشاد",
    "O": r"offer|offering|offers|provide|providing|provides|give|giving|gives|ofrecer|ofrezco|dar|brindar|prestar|proposer|propose|offrir|offre|donner|anbieten|anzubieten|biete|bieten|geben|gebe|"
    r"oferecer|ofereco|prestar|تقديم|اقدم|منح",
    "B": r"be|being|become|becoming|am|is|are|ser|soy|sou|seja|sea|eres|etre|etes|devenir|suis|sein|werden|werde|bin|bist|sind|seid|es tu|sera|seras|seria|tornar|convertirme|اكون|تكون|اصبح|تصبح|كن|انا",
    "C": r"as|als|como|comme|بصفة|بصفتي|بصفتك|ك|كـ",
    "R": r"supported|helped|guided|mentored|coached|advised|tutored|accompanied|taught|begleitet|unterstutzt|gecoacht|beraten|betreut|"
    r"acompanad[oa]|apoyad[oa]|guiad[oa]|mentorizad[oa]|orientad[oa]|asesorad[oa]|ayudad[oa]|tutorizad[oa]|"
    r"suivie?s?|accompagnee?s?|guidee?s?|aidee?s?|parrainee?s?|soutenue?s?|coachee?s?|epaulee?s?|conseillee?s?|"
    r"acompanhad[oa]|apoiad[oa]|mentorad[oa]|ajudad[oa]",
    "L": r"learn|learning|lernen|lerne|aprender|aprendo|apprendre|apprends|اتعلم|التعلم|تعلم",
    "F": r"lassen|faire|dejar|dejarme",
    "y": r"by|from|par|por|pelo|pela|durch|von|vom",
    "t": r"to|zu|de ser",
    "c": r"can|could|kann|kannst|konn\w*|puedo|puedes|puede|podria|podrias|peux|peut|pouvez|pourrais|pourriez|posso|pode|poderia|استطيع|تستطيع|يمكنني|يمكنك|i|ich|je|yo|eu",
    "q": r"who|that|que|qui|welche\w?",
    "d": r"an?|the|my|our|some|one of|eine?[nmrs]?|der|die|das|den|dem|des|meine?[nmrs]?|un|una|unos|unas|el|la|los|las|mi|mis|"
    r"une|le|les|mon|ma|mes|um|uma|o|os|as|meu|minha|l|d|s",
    "p": r"for|with|in|on|at|of|fur|mit|bei|im|am|an|auf|aus|para|con|en|sobre|pour|avec|dans|sur|chez|com|em|no|na|de|do|da|del|du|about|عن|في|مع|على|الى|الي|a|e",
    "f": r"f|so|also|too|able|open|comfortable|available|ready|happy|glad|please|just|only|simply|definitely|really|very|still|there|here|first|what|which|how|you|we|your|do|does|this|it|ll|re|ve|am|"
    r"participate|participating|participation|join|joining|register|registering|enrol\w*|subscrib\w*|volunteer|volunteering|apply|applying|interest|interests|role|roles|will|yes|rather|"
    r"gern|gerne|auch|nur|mir|du|sie|wir|lieber|mitmachen|mach|mache|machst|machen|teilnehmen|dabei|bitte|bereit|anmelden|melde|was|wen|wonach|sich|dir|euch|ja|"
    r"tambien|solo|solamente|particip(?:ar|a|as|o|aras|aria|arias)|inscrib\w+|apunt(?:o|as|a|arte|arme|arse)|anot(?:o|as|arte|arme)|disponible|dispuest[oa]|si|te|se|usted|"
    r"aussi|seulement|pret|prete|disponible|particip(?:er|e|es|ez)|inscri(?:re|s|t|vez|ption)|plutot|tu|vous|il|elle|on|ce|j|oui|recherchez|"
    r"tambem|so|apenas|disponivel|voce|sim|inscrev\w+|participo|ان|او لا|هل|نعم|ايضا|فقط|ماذا|عما|عمن|(?:ال)?(?:مشاركة|انضمام|تسجيل)|(?:ا|ت)شارك|(?:ا|ت)نضم|(?:ا|ت)سجل",
    "n": r"new|experienced|senior|junior|peer|good|great|lead|career|potential|prospective|future|volunteer|professional|academic|staff|faculty|alumni|alumna|alumnus|student|participant|person|member|"
    r"industry|female|male|local|online|remote|first|second|year|early|mid|level|stage|programme|program|undergraduate|graduate|phd|role|"
    r"teilnehmend\w*|teilnehmer\w*|erfahren\w*|ehrenamtlich\w*|persona|participante|voluntari[oa]|experimentad[oa]|experiment\w*|benevole|experiente",
}
CONJUNCTION = LatePattern(r"^(?:and|or|und|oder|bzw|sowie|y|o bien|u|et|ou|e|و|او|ام|&|plus|vs)$")
_WHOLE = {kind: LatePattern(rf"(?:{words})") for kind, words in _CLASSES.items()}
_ORDER = "BSJWhHMRVOCLFytcqdpm1fn"
"""The letters in the order in which a word is looked up: what governs goes before what fills."""


def class_of(word: str) -> str:
    """Return the letter of what a plain word is, "u" where it is unknown and "X" where it denies what was."""
    if len(word) == 1 and word.isascii() and word.isupper():
        return word
    if re.fullmatch(
        r"former|ex|past|previous|ehemalige\w?|ancien\w*|antigu[oa]|antig[oa]|been|was|were|had|seen|stop\w*|سابق\w*",
        word,
    ):
        return "X"
    return next((kind for kind in _ORDER if _WHOLE[kind].fullmatch(word)), "u")
