"""What somebody writes who does not take part, or not any more: "please remove me", "dropped out", "waiting list".

Such words stand in comments and in a coordinator's own columns. Whoever may be meant by them gets no mail and no
proposal until a human has read them; so what only may say so counts too, in short cells.
"""
# ruff: noqa: E501 - a table of words reads by its columns

import re

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.leaving_phrases import OF_SOMEBODY, TO_COME, WHEREVER
from mentorsheets.sheet.cells.states import UNMATCHED, bare_title
from mentorsheets.sheet.cells.text import plain, unify_endings

REMARK = 14
"""Words of a cell up to which it may be a remark on somebody, where its question asks for no text about oneself."""
SHORT = 8
"""Words of a cell up to which it is a remark on somebody, and no text in which such words may mean anything."""
_PLAINLY = LatePattern(
    r"\b(?:(?:strike|count|cross|leave) (?:me|us|her|him|them) (?:off|out)\b|doy de baja|da de baja|bin (?:\w+ )?raus\b|(?:remove|delete|take|unsubscribe|withdraw|scratch) (?:me|us|her|him|them|my (?:name|data|details))\b|(?:take|remove) (?:me |her |him |them )?(?:off|"
    r"from) (?:the|this|your) list|(?:please )?unsubscribe\b|(?:do not|don t|please stop|stop) (?:contact\w*|e ?mail\w*|mail\w*|writ\w*|call\w*) ?(?:me|her|him|them)\b|"
    r"(?:no longer|(?<!could )(?<!did )not|don t want to|do not want to|(?:cannot|can t)(?! wait)|won t|will not|unable to) (?:\w+ ){0,3}?(?:take part|taking part|participat\w+|be part of (?:this|the))\b|"
    r"no longer (?:interested|available|able|with us|works? here|a member|want\w*|wish\w*)|not (?:interested|available) any ?more|"
    r"(?:has|have|had to|i|she|he|they) (?:dropped|drop|pulled|pull|opted|opt) out\b(?! of (?:school|college|uni\w*|high))|passed away|deceased|"
    r"(?:quiero|quisiera|prefiero|por favor|favor de) (?:\w+ ){0,3}?(?:dar(?:me|se)? de baja|borr\w*|retirar\w*|quit\w*me|elimin\w*me)|darme de baja|"
    r"(?:ya )?no (?:\w+ ){0,2}?(?:quiero|puedo|voy a|deseo) (?:\w+ ){0,2}?particip\w*|ya no (?:puede|puedo|me interesa|participo|participa|estoy|esta)|"
    r"(?:retirez|supprimez|enlevez|desinscri\w+) (?:moi|mon|nous)|me (?:retirer|desinscrire|desister)|(?:ne|n) (?:\w+ ){0,3}?(?:plus|pas) (?:\w+ )?particip\w*|"
    r"ne (?:\w+ ){0,2}?plus (?:interess\w+|disponible)|"
    r"(?:bitte )?(?:mich |uns )?(?:von|aus) der liste (?:nehmen|streichen|loschen|entfernen)|(?:streich\w*|losch\w*|entfern\w*|nehm\w*) (?:\w+ )?mich|"
    r"(?:nehme|mache|mochte|kann|will|bin) (?:\w+ ){0,3}?nicht (?:mehr )?(?:\w+ )?(?:teil\w*|mit\w*|dabei)|nicht mehr (?:dabei|interessiert|verfugbar|teilnehm\w*)|"
    r"(?:retir\w*|remov\w*|tir\w*|exclu\w*|apag\w*) (?:me|o meu|meu) (?:nome|da lista|do|cadastro)|me (?:tir\w*|remov\w*|retir\w*)\b|"
    r"nao (?:\w+ ){0,2}?(?:quero|posso|vou|desejo) (?:\w+ ){0,2}?(?:mais )?particip\w*|nao (?:participo|participa|tenho interesse|estou) mais|desisti\b)|"
    r"(?:احذف|ازل|شطب|حذف) ?(?:وا|وني|ني|ي)? ?اسمي|ازالتي من|لا (?:اريد|ارغب|استطيع|يمكنني) (?:\w+ )?(?:ال)?مشاركة|انسحب|لم اعد"
)
_IN_SHORT = LatePattern(
    r"\b(?:drop(?:ped|s|ping)? ?out|dropped|withdrawn|withdrew|withdraw(?:s|ing|al)?|wait(?:ing)? ?list\w*|wait ?listed|on hold|cancell?ed|cancels|opt(?:ed)? out|"
    r"quit|left|inactive|rejected|not (?:selected|accepted|confirmed|eligible|approved|coming|joining|participating|active|taking part|any ?more)|ineligible|no show|unsubscribed|"
    r"pulled out|out|gone|moved away|declined|retired from the programme|pending|to be confirmed|unconfirmed|remove|removed|"
    r"baja|de baja|lista de espera|retirad[oa]|cancelad[oa]|anulad[oa]|rechazad[oa]|inactiv[oa]|renuncio|se fue|sin confirmar|pendiente|"
    r"liste d attente|desiste\w*|desistement|retire[e]?|annule[e]?|refuse[e]?|inactif|inactive|partie?|a quitte|non confirme[e]?|en attente|"
    r"warteliste|abgesagt|absage|ausgestiegen|ausgeschieden|abgebrochen|zuruckgezogen|storniert|inaktiv|abgelehnt|abgemeldet|unbestatigt|nicht bestatigt|weg|"
    r"desistiu|desistencia|saiu|retirad[oa]|recusad[oa]|inativ[oa]|nao confirmad[oa]|pendente)\b|قايمة الانتظار|انسحب|ملغى|الغى|غير موكد|مرفوض|غادر"
)
"""What says so of somebody where little else stands in the cell."""
_ASKS_WHETHER = LatePattern(
    r"\b(?:confirm\w*|tak(?:e|es|ing) part|participat\w*|still (?:in|interested|on|active)|active|attend\w*|joining|accepted|approved|status|state|eligib\w*|enrolled|"
    r"in this (?:year|round)|rsvp|onboarded|activ[oa]|particip\w*|inscrit\w*|actif|aktiv|nimmt teil|teilnahme|teilnehm\w*|dabei|bestatigt|zusage|"
    r"ativ[oa]|aceit[oa]|aceptad[oa]|estado|statut|etat)\b|موكد|مشارك|تاكيد|تاكيد|الحالة"
)
"""What a column is called in which a coordinator keeps whether somebody takes part."""
_OF_SOMETHING_ELSE = LatePattern(
    r"\b(?:before|previous\w*|past|ever|already|have you|last (?:year|round)|employ\w*|marital|visa|civil|student|relationship|work\w*|legal|job|terms|photo\w*|"
    r"member\w*|veteran|disab\w*|antes|anterior\w*|ya ha\w*|alguna vez|laboral|empleo|deja|auparavant|emploi|bereits|schon|jemals|fruher|vorher|beruf\w*|ja (?:part|foi)\w*|"
    r"anteriormente|emprego|estado civil)\b|سابقا|من قبل"
)
"""What asks for the past, or for another status than that of taking part."""
_ABOUT_ONESELF = LatePattern(
    r"\b(?:would you rather|favou?rites?|dream|ideal|about (?:you|yourself|me|myself)|yourself|bio\w*|introduc\w*|background|experience\w*|career\w*|job|work\w*|employ\w*|occupation|profession\w*|position|company|title|education|stud(?:y|ies)|degree|school|field|industry|"
    r"goals?|aims?|topics?|why|motivat\w*|hop(?:e|es|ing)|expect\w*|learn\w*|skills?|expertise|challenge\w*|need\w*|help\w*|offer\w*|interests?|hobb\w*|linkedin|availab\w*|when|times?|hours?|days?|location|city|country|address|where|diet\w*|food|health|hear\w*|previous\w*|history|"
    r"sobre (?:ti|mi|voce)|acerca de|experiencia|carrera|trabajo|empleo|ocupacion|cargo|estudios|formacion|metas?|objetivos?|temas?|por que|motivacion|expectativas?|aprender|habilidades|intereses|necesit\w*|ofre\w*|disponib\w*|horario\w*|ciudad|direccion|donde|"
    r"a propos|presentez|parcours|profession\w*|metier|poste|emploi|etudes|formation|objectifs?|sujets?|pourquoi|attentes?|competences|interets|besoins?|ville|adresse|"
    r"uber (?:dich|mich|sie)|vorstellung|werdegang|beruf\w*|arbeit\w*|stelle|studi\w*|ausbildung|ziele?|themen?|warum|erwartung\w*|kenntnisse|interessen|bedarf|verfugbar\w*|wann|zeiten?|ort|stadt|adresse|"
    r"experiencia|carreira|trabalho|emprego|profissao|estudos|curso|formacao|objetivos?|assuntos?|interesses|cidade|endereco)\b|نبذة|عن نفسك|الخبرة|خبرتك|العمل|الوظيفة|الاهداف|اهداف|لماذا|المهارات|المدينة|الاوقات"
)
"""What asks for a text about oneself, or for something else than who takes part, where the same words tell of other things."""
_OF_ANOTHER = LatePattern(
    r"\b(?:my|our) (?:\w+ )?(?:mentor|mentee|boss|manager|colleague|wife|husband|partner|son|daughter|friend)s? (?:\w+ )?(?:left|moved|quit|resigned|retired|died|dropped out|passed away)|\bcancelled my (?!place|spot|registration|sign|part)\w+|"
    r"\bmi (?:\w+ )?mentora? (?:\w+ )?(?:dejo|se fue|renuncio)|\bmon (?:\w+ )?mentor (?:\w+ )?(?:quitte|parti)|\bmein\w* (?:\w+ )?(?:mentor\w*|chef\w*) (?:\w+ )?(?:gekundigt|verlassen)"
)
"""What is said of somebody who is nobody of the list."""
_ARRIVING = LatePattern(
    r"\b(?:(?:just|recently|newly|have|has) )*(?:moved|relocated|came|come|arrived|back)(?: \w+)? (?:here|from|to (?:the|this|our) (?:area|town|city|region|country))\b|\bnew (?:here|in town)\b|"
    r"\bleft (?:school|college|uni\w*|home|teaching|nursing|academia|banking|industry|politics|the (?:army|navy|police|church|industry|profession))\b|"
    r"\bon leave (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|"
    r"\b(?:recien llegad[oa]|acab[oa] de (?:llegar|chegar)|me mude (?:aqui|desde)|nouve(?:au|lle) dans|vient d arriver|viens d arriver|neu (?:in|hier|zugezogen)|frisch zugezogen|gerade (?:hergezogen|angekommen)|recem chegad[oa])\b|"
    r"وصل\w* حديثا|انتقل\w* (?:حديثا )?الى هنا"
)
"""Who comes, or has left something else behind, takes part."""
WORDS_OF_A_STATE = 6
"""Words of the title of a column that keeps whether somebody takes part; longer ones are questions of a form."""
_NO = LatePattern(
    r"^(?:(?:leider|sadly|unfortunately|sorry|malheureusement|lamentablemente|infelizmente) )?(?:no|n|nope|not|non|nein|nao|false|falsch|faux|falso|0|لا|x no|noch nicht|pas|aun no|todavia no|ainda nao|ليس|كلا)\b"
)
_MARKS_OF_NO = frozenset("✗✘❌✖🚫👎")
_STATE = (
    "continues continuing continue returning sigue sigues segue continua weiterhin confirm confirmed confirmation participate participates participated participating participation participant part active join joins joined joining attend attends attended attending accepted "
    "approved eligible enrolled enrolment rsvp onboarded registered included include coming committed available status "
    "confirmado confirmada confirma confirmo confirmacion inscrito inscrita inscripcion participa participara participo participar participante participacion activo activa aceptado aceptada asiste asistira "
    "confirme confirmee inscrit inscrite inscription participe participera participez participant participante actif accepte acceptee present presente statut "
    "bestatigt bestatigung angemeldet anmeldung teilnahme teilnehmend nimmt teil nehmen nimmst macht mit dabei aktiv zusage zugesagt teilnehmen teilnehmer teilnehmerin aufgenommen "
    "confirmou inscrita inscricao participacao participam ativo ativa aceito aceita "
    "موكد موكده تاكيد التاكيد مشارك مشاركه المشاركه مسجل مسجله نشط نشطه ستشارك تشارك يشارك سيشارك الحاله"
)
"""The plain words of which a title must have one to keep whether somebody takes part."""
_BESIDE_IT = (
    "is are was were be been will do does did can could you they he she person still to the this next in of for a an our my your programme program scheme mentoring mentorship project "
    "year round cohort cycle term spring autumn summer fall winter semester season edition want wants like would going take takes taking place spot by coordinator us with again interested now currently "
    "y n yes no or and up signed opted "
    "esta el la en programa este ano edicion su si sigue va de quiere desea quieres participando o e es as os "
    "est il elle vous au aux le l les du ce cette annee oui non toujours souhaitez souhaite veut participant "
    "ist noch am im an der die das programm dieses diesem jahr bist sind sie ihr ja nein weiterhin runde hat haben er "
    "vai na quer sim nao ainda deste desta "
    "هل في البرنامج برنامج هذا هذه العام السنه الدوره ما زال لا نعم"
)
"""The plain words that may stand beside it; with any other, a title asks for something else: "Active LinkedIn?"."""


def may_be_leaving(text: str, question: str) -> bool:
    """Return whether what stands below a question, or in a note ("" for one), may say that somebody takes no part."""
    words = "no" if text.strip("\ufe0f ") in _MARKS_OF_NO else plain(text)
    if _PLAINLY.search(words) or WHEREVER.search(words):
        return True
    words = _ARRIVING.sub(" ", _OF_ANOTHER.sub(" ", words)).strip()
    is_remark = len(words.split()) <= REMARK and not _ABOUT_ONESELF.search(plain(question))
    if is_remark and (OF_SOMEBODY.search(words) or TO_COME.search(words)):
        return True
    if len(words.split()) > SHORT or not words:
        return False
    about = bare_title(question)
    asks = bool(_ASKS_WHETHER.search(about)) and len(about.split()) <= WORDS_OF_A_STATE
    asks = asks and not _OF_SOMETHING_ELSE.search(about)
    refuses = _NO.search(words) and not UNMATCHED.search(words)
    if refuses and (_keeps_whether_they_take_part(about) or _asks_for_consent(plain(question))):
        return True
    return bool(asks and not _NO.fullmatch(words) and _IN_SHORT.search(words)) or bool(
        _OF_ITSELF.search(words)
    )


_CONSENTS = LatePattern(
    r"\b(?:consent\w*|agree\w*|happy|ok|okay|willing|permission|allow\w*)(?: \w+){0,4}? (?:contact\w*|e ?mail\w*|process\w*|data|privacy|gdpr|participat\w*|take part|taking part|introduc\w*|match\w*)\b|\b(?:gdpr|data protection|privacy)(?: \w+){0,3}? (?:consent\w*|agree\w*)\b|"
    r"\b(?:einverstanden|einwilligung|zustimm\w*|stimme)\b.*\b(?:daten\w*|kontakt\w*|teilnahme)\b|\b(?:daten\w*)(?: \w+){0,4}? (?:einverstanden|einwilligung|zustimm\w*)\b|"
    r"\b(?:consiento|consentimiento|acepto|aceptas|autorizo|autorizas)\b.*\b(?:datos|contact\w*|participar|privacidad)\b|\b(?:consen\w+|accepte\w*|autorise\w*|d accord)\b.*\b(?:donnees|contact\w*|participer|rgpd)\b|"
    r"\b(?:consinto|consentimento|aceito|aceita|autorizo|autoriza)\b.*\b(?:dados|contat\w*|contact\w*|participar|lgpd|rgpd)\b|(?:اوافق|توافق|موافق\w*).*(?:البيانات|بياناتي|التواصل|المشارك\w*)"
)
_CONSENTS_TO_ELSE = LatePattern(
    r"\b(?:photo\w*|picture\w*|news ?letter\w*|market\w*|publi\w*|social media|record\w*|video\w*|phone\w*|call\w*|sms|text\w*|whatsapp|telegram|sponsor\w*|third part\w*|research|survey\w*|alumni|testimonial\w*|fotos?|bild\w*|telefon\w*|werbung|terceros|sondage\w*)\b"
)
"""What somebody may refuse who takes part all the same."""


def _asks_for_consent(about: str) -> bool:
    """Return whether a question asks for the consent without which nobody is written to, or introduced."""
    return _CONSENTS.search(about) is not None and _CONSENTS_TO_ELSE.search(about) is None


_BESIDE_A_NAME = re.compile(r"[(\[]([^()\[\]]+)[)\]]|\s[-–—*]+\s*([^-–—*]+)$")


def find_leaving_beside(name: str) -> str:
    """Return what beside a name may say that its person takes no part, "" if nothing: "Bo Lind (withdrawn)"."""
    remarks = (next(filter(None, found.groups())).strip() for found in _BESIDE_A_NAME.finditer(name))
    return next((one for one in remarks if may_be_leaving(one, "Status")), "")


def asks_something_else(title: str) -> bool:
    """Return whether a title asks for a text about oneself, for the past, or for another status than taking part."""
    return bool(_ABOUT_ONESELF.search(plain(title)) or _OF_SOMETHING_ELSE.search(plain(title)))


def _keeps_whether_they_take_part(about: str) -> bool:
    """Return whether a title asks for that and nothing else, so that a mere no to it says so."""
    said = set(unify_endings(about).replace("signed up", "registered").split())
    is_of_it = bool(said & _STATE_WORDS) or about in _STATES
    return is_of_it and all(word in _STATE_WORDS | _BESIDE_WORDS or word.isdecimal() for word in said)


_STATES = frozenset(
    ("in", "in out", "in the programme", "in the program", "signed up", "opted in", "still in")
)
"""Titles that keep it without any such word."""
_STATE_WORDS, _BESIDE_WORDS = (frozenset(unify_endings(some).split()) for some in (_STATE, _BESIDE_IT))


_OF_ITSELF = LatePattern(
    r"^(?:\w+ ){0,2}?(?:dropped out|drop out|withdrawn|withdrew|wait(?:ing)? ?list\w*|on (?:the )?wait(?:ing)? ?list|cancell?ed|opted out|not participating|not taking part|"
    r"no show|inactive|lista de espera|dado de baja|dada de baja|baja|liste d attente|desistement|warteliste|ausgestiegen|abgemeldet|abgesagt|desistiu|desistencia)\b"
    r"(?! of (?:school|college|uni\w*|high))|^(?:قايمة الانتظار|انسحب)"
)
"""What says so by itself at the beginning of a short cell, whatever the column is called."""
