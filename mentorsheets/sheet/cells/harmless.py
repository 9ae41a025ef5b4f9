"""What a question denies of itself, of the programme or of its papers: "not required", "no staff will see".

Such words have a negation in them, often beside a word for people, and refuse nobody. They are taken out before
anything is made of what is left, so that "Who should we not match you with? (not required)" still refuses.
"""
# ruff: noqa: E501 - a table of words reads by its columns

import re

from mentorsheets.domain.late_pattern import LatePattern

_SHARED = r"shar\w*|seen|shown|show|see|read|contact\w*|disclos\w*|publi\w*|display\w*|visible|paid|stored|told|forwarded|passed|revealed|notified|judged|graded"
_NOTES = LatePattern(
    r"\b(?:kein(?:e|en)? (?:muss|zwang|verpflichtung|garantie)|ohne (?:gewahr\w*|garantie|verpflichtung|zwang)|no (?:guarantees?|promises?|strings attached|obligations?|worries|need to (?:explain|say why|give reasons?))|"
    r"not binding|without (?:any )?(?:obligation|guarantee|commitment)|(?:don t|do not) (?:be shy|worry|feel obliged)|sans (?:engagement|garantie|obligation|contrainte)|non contractuel\w*|"
    r"(?:sin|ningun) (?:compromiso|garantias?|obligacion)|(?:sem|nenhum) (?:compromisso|garantias?|obrigacao)|aucune (?:obligation|justification|garantie)(?: demandee)?|nicht bindend|no vinculante|nao vinculativo)\b|بدون (?:التزام|ضمان)|غير ملزم\w*|"
    r"\b(?:it|this|that|these|they|answers?|goals?) (?:doesn t|does not|don t|do not|need not|needn t|won t|will not) (?:(?:need|have) (?:to )?)?(?:be|have to)\b|"
    rf"\b(?:is |are )?not (?:an? )?(?:required|paid|mandatory|compulsory|obligatory|necessary|needed|essential|guaranteed|applicable|public|confidential|"
    rf"anonymous|visible|yet|substitute|replacement|alternative|(?:your|a|the) (?:legal|real|full|private|work|school|personal)(?: name| address| e ?mail)?)\b|"
    rf"\b(?:no|not an?) (?:obligation|commitment|answer is wrong|wrong answers?|nicknames?|titles?|initials|abbreviations?|emojis?|spaces?|capitals|caps|"
    rf"accents?|preference|exceptions?|pressure|judge?ment|experience (?:is )?(?:needed|required|necessary))\b|"
    rf"\b(?:nobody|no ?one|no staff|no mentors?|no mentees?|none of (?:us|our \w+)) (?:\w+ )?(?:will|would|can|may|is going to|gets to) (?:ever )?(?:be able to )?(?:{_SHARED})\b|"
    r"\b(?:nobody|no ?one|none|no (?:\w+ ){0,3}(?:staff|members?|administrators?|admins?|teachers?|managers?|faculty|employers?|people|participants?|students?|mentors?|mentees?|others?|person))"
    r"(?: \w+){0,5}?(?: (?:will|would|can|may|is going to|gets to|has|have))+ (?:ever )?(?:be able to )?(?:see|read|view|access|know|learn|look at|share|seen|shown?)\b|"
    rf"\b(?:will|would|shall|is|are|wo|does|do|to) ?(?:not|n t|t|never) (?:ever )?be (?:{_SHARED})\b|\b(?:is|are) (?:not|n t|never) (?:{_SHARED})\b|"
    rf"\b(?:will|we|do|does|must|should|to) (?:not|never) (?:share|show|disclose|publish|display|reveal|forward|pass on)\b|\bnever (?:shared|shown|seen)\b|"
    rf"\bdo not (?:edit|touch|fill|write|type|delete|modify|change|overwrite|sort|enter|exceed|share this)\b|\bdon t (?:edit|touch|fill|write|delete|modify|change|overwrite|enter)\b|"
    rf"\b(?:not|no more than|not to) (?:including|counting|exceed\w*)\b|"
    r"\bnicht (?:erforderlich|verpflichtend|notwendig|notig|obligatorisch|zwingend|garantiert|bezahlt|offentlich|sichtbar|vergutet|ausfullen|bearbeiten|andern)\b|"
    r"\b(?:wird|werden) (?:\w+ ){0,2}nicht (?:\w+ )?(?:weitergegeben|veroffentlicht|gezeigt|angezeigt|geteilt|kontaktiert|bezahlt|gespeichert|mitgeteilt)\b|"
    r"\bkeine? (?:pflichtfeld|pflichtangabe|pflicht|spitznamen|ersatz|angabe)\b|"
    r"\bno (?:es |son |sera |seran )?(?:obligatori\w*|necesari\w*|requerid\w*|imprescindible|garantizad\w*|public[oa]s?|visible|remunerad\w*|sustituy\w*|sustitut\w*|reemplaz\w*|editar|rellenar|modificar)\b|"
    r"\bno se (?:comparti\w*|publica\w*|mostrar\w*|divulg\w*|difund\w*|ver[aá]?n?|contactar\w*)\b|\bnadie (?:mas )?(?:lo |la |podra )?(?:ver\w*|leer\w*)\b|"
    r"\b(?:non|pas) (?:obligatoires?|requis\w*|necessaires?|indispensables?|garanti\w*|publi\w*|visibles?|remuner\w*)\b|\bne pas (?:remplir|modifier|ecrire)\b|"
    r"\b(?:n est|ne sont) pas (?:obligatoires?|requis\w*|necessaires?|indispensables?|garanti\w*|publi\w*|visibles?|remuner\w*)\b|"
    r"\bne (?:sera|seront|sont|remplace|se substitue) pas(?: (?:partage\w*|communique\w*|montre\w*|publie\w*|contacte\w*|transmis\w*))?\b|"
    r"\bnao (?:e |sao )?(?:obrigatori\w*|necessari\w*|requerid\w*|garantid\w*|public[oa]s?|visivel|remunerad\w*|substitu\w*|editar|preencher|alterar)\b|"
    r"\bnao (?:sera|serao) (?:partilhad|compartilhad|divulgad|mostrad|publicad|contactad|contatad)\w*\b|"
    r"غير (?:ال)?(?:الزامي|مطلوب|ضروري|اجباري|معلن)\w*|ليس (?:بديل|مطلوب|الزامي|ضروري|اجباري)\w*|ليست (?:بديل|مطلوب|الزامي|ضروري)\w*|(?:لن|لا) (?:يتم|تتم) (?:مشارك|نشر|عرض)\w*|"
    r"لن (?:يشارك|تشارك|ينشر|تنشر|يظهر|تظهر|يطلع)\w*"
)
"""What says of a question, or of its answers, that they are no duty, seen by nobody, or not to be filled in."""
_OF_ELSE = LatePattern(
    r"\bif (?:there (?:is|are) no|there isn t an?|we (?:cannot|can t|do not|don t|are unable to)|no) (?:\w+ )*?(?:find|have|match\w*|mentors?|mentees?|suitable|available|fit\w*)\b|"
    r"\bin case (?:we|there) (?:cannot|can t|is no|are no)\b|\bnot (?:every ?one|every ?body|all (?:of )?(?:you|applicants|mentors|mentees|participants))\b|"
    r"\b(?:cannot|can not|can t|will not be able to|may not be able to) (?:match|pair|accept|place|take) (?:every ?one|every ?body|all)\b|"
    r"\b(?:not|n t) be (?:matched|paired|assigned)(?: \w+){0,3} (?:without|until|unless|before)\b|"
    r"\b(?:mentors?|mentees?|participants?|students?|volunteers?|members?|they) (?:are|is|do|does|must|need|may|should|will) (?:not|n t) (?:be )?(?:an? )?(?:expect\w*|experts?|have to|need\w*|"
    r"paid|under|over|allowed|permitted|therapists?|counsell?ors?|teachers?|professionals?|give|provide|do)\b|"
    r"\b(?:an?|your|the|my) (?:\w+ )?(?:mentor|mentee|coach|partner|buddy|match|person|someone) (?:(?:who|that|which) )?(?:is|does|has|will|wo|was|isn|doesn|hasn) ?(?:not|n t|t)\b(?!.*\b(?:you|me|us|match\w*|pair\w*)\b)|"
    r"\b(?:some ?one|some ?body|people) (?:who|that) (?:is|are|does|do|has|have) ?(?:not|n t)\b(?!.*\b(?:you|me|us|match\w*|pair\w*)\b)|"
    r"\bmind (?:if )?(?:an?|your|the) (?:mentor|mentee|coach|partner|buddy)\b.*|"
    r"\b(?:any|some)?things?\b.*\b(?:talk\w*|discuss\w*|shar\w*|say|disclos\w*|speak\w*)\b.*|"
    r"\b(?:am not|do not have|don t have|have not had|haven t had|not (?:currently|already)|not at the moment)(?: (?:currently|yet|already))? (?:an? |any )?(?:mentors?|mentees?|coach|members?|partners?)\b|"
    r"\bnot an? (?:\w+ )?(?:member|student|employee|resident|citizen|native)\b|\b(?:no|don t want an?|do not want an?|not looking for an?) (?:mentor|mentee|coach)(?: (?:yet|needed|required|please|now))?$|\bno (?:mentor|mentee) yet\b|"
    r"\b(?:cannot|can t|can not|unable to|not able to) (?:attend|commit|travel|participate|come|join|make)\b|"
    r"\b(?:not|n t) put (?:\w+ ){0,4}names? (?:here|in)\b|\b(?:some )?people (?:cannot|can t) (?:be|live|work) with (?:cats?|dogs?|pets?|animals?|noise)\b|"
    r"\bobject (?:to|if) (?:your|my|us|being|the|we) ?(?:photo\w*|picture\w*|name|data|details|contacted|story|publish\w*|sharing|shared)\b"
)
"""What is denied of mentors in general, of a kind of mentor, or of the time and the topics of oneself."""
_CONSENT = LatePattern(
    r"^(?:please )?(?:i|we) (?:hereby |also |fully |have |do )*(?:understand\w*|understood|agree\w*|acknowledg\w*|confirm\w*|accept\w*|certif\w*|promise\w*|know that|am aware|declare\w*|read|consent|"
    r"commit|pledge|will (?:not|never)|do not object|don t object|cannot commit|have no (?:objection|criminal))\b|^(?:please )?(?:acknowledge|confirm|note) that\b|^please note\b|^(?:do|can) you (?:understand|acknowledge|confirm) that\b|"
    r"^ich (?:habe )?(?:verstehe|verstanden|bestatige|akzeptiere|erklare|weiss|bin (?:mir bewusst|damit einverstanden|einverstanden)|stimme|nehme zur kenntnis)\b|^mir ist (?:bewusst|klar)\b|"
    r"^(?:yo )?(?:entiendo|acepto|confirmo|reconozco|comprendo|declaro|soy consciente|estoy de acuerdo)\b|"
    r"^(?:je|j) (?:comprends|confirme|accepte|reconnais|ai (?:compris|lu)|suis conscient\w*|declare|m engage|atteste)\b|"
    r"^(?:eu )?(?:compreendo|entendo|aceito|confirmo|declaro|concordo|reconheco|estou ciente|comprometo me)\b|"
    r"^(?:انا )?(?:افهم|اوافق|اقر|اعلم|ادرك|اتعهد|اوكد)\b"
)
"""What begins a sentence to be agreed to."""
_OF_THEM = LatePattern(
    r"\b(?:list\w*|named?|names|below|following|following people|these|those|(?:any|some) ?(?:one|body)|who|whom|avoid\w*|conflicts?|"
    r"folgende\w*|namen?|jemand\w*|personen|quien\w*|alguien|siguientes?|nombres?|qui|quelqu|suivant\w*|noms?|quem|alguem|seguintes?|nomes?)\b|\b(?:with|con|mit|avec|com)$|اسماء|التالي"
)
"""What a sentence to be agreed to has that is about certain people after all."""


def without_notes(words: str) -> str:
    """Return plain words without what says that a question is no duty, that nobody sees its answers, and the like."""
    return _NOTES.sub(" ", words)


def without_other_denials(words: str) -> str:
    """Return the plain words of a sentence without what it denies of anything but people to be paired with."""
    if _CONSENT.search(words) and not _OF_THEM.search(words):
        return " "
    return _OF_ELSE.sub(" ", without_notes(words))


_HOW_TO_ANSWER = LatePattern(
    r"(?<=[?.!:)])\s*(?:please |kindly )?(?:tell|write|give|send) us(?! (?:who|whom|where|when|how|about))\b[^?]*$",
    re.IGNORECASE,
)
"""What says behind a question how it is answered: "Please tell us in a few sentences."."""


def without_how_to_answer(question: str) -> str:
    """Return a question without a sentence behind it that says how it is answered."""
    return _HOW_TO_ANSWER.sub("", question)
