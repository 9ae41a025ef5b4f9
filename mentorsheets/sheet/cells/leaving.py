"""What somebody writes who does not take part, or not any more: "please remove me", "dropped out", "waiting list".

Such words stand in comments and in a coordinator's own columns. Whoever may be meant by them gets no mail and no
proposal until a human has read them; so what only may say so counts too, in short cells.
"""
# ruff: noqa: E501 - a table of words reads by its columns

import re

from mentorsheets.sheet.cells.text import plain

SHORT = 8
"""Words of a cell up to which it is a remark on somebody, and no text in which such words may mean anything."""
_PLAINLY = re.compile(
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
_IN_SHORT = re.compile(
    r"\b(?:drop(?:ped|s|ping)? ?out|dropped|withdrawn|withdrew|withdraw(?:s|ing|al)?|wait(?:ing)? ?list\w*|wait ?listed|on hold|cancell?ed|cancels|opt(?:ed)? out|"
    r"quit|left|inactive|rejected|not (?:selected|accepted|confirmed|eligible|approved|coming|joining|participating|active|taking part|any ?more)|ineligible|no show|unsubscribed|"
    r"pulled out|out|gone|moved away|declined|retired from the programme|pending|to be confirmed|unconfirmed|remove|removed|"
    r"baja|de baja|lista de espera|retirad[oa]|cancelad[oa]|anulad[oa]|rechazad[oa]|inactiv[oa]|renuncio|se fue|sin confirmar|pendiente|"
    r"liste d attente|desiste\w*|desistement|retire[e]?|annule[e]?|refuse[e]?|inactif|inactive|partie?|a quitte|non confirme[e]?|en attente|"
    r"warteliste|abgesagt|absage|ausgestiegen|ausgeschieden|abgebrochen|zuruckgezogen|storniert|inaktiv|abgelehnt|abgemeldet|unbestatigt|nicht bestatigt|weg|"
    r"desistiu|desistencia|saiu|retirad[oa]|recusad[oa]|inativ[oa]|nao confirmad[oa]|pendente)\b|قائمة الانتظار|انسحب|ملغى|الغى|غير مؤكد|مرفوض|غادر"
)
"""What says so of somebody where little else stands in the cell."""
_ASKS_WHETHER = re.compile(
    r"\b(?:confirm\w*|tak(?:e|es|ing) part|participat\w*|still (?:in|interested|on|active)|active|attend\w*|joining|accepted|approved|status|state|eligib\w*|enrolled|"
    r"in this (?:year|round)|rsvp|onboarded|activ[oa]|particip\w*|inscrit\w*|actif|aktiv|nimmt teil|teilnahme|teilnehm\w*|dabei|bestatigt|zusage|"
    r"ativ[oa]|aceit[oa]|aceptad[oa]|estado|statut)\b|مؤكد|مشارك|تأكيد|تاكيد|الحالة"
)
"""What a column is called in which a coordinator keeps whether somebody takes part."""
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:before|previous\w*|past|ever|already|have you|last (?:year|round)|employ\w*|marital|visa|civil|student|relationship|work\w*|legal|job|terms|photo\w*|"
    r"member\w*|veteran|disab\w*|antes|anterior\w*|ya ha\w*|alguna vez|laboral|empleo|deja|auparavant|emploi|bereits|schon|jemals|fruher|vorher|beruf\w*|ja (?:part|foi)\w*|"
    r"anteriormente|emprego|estado civil)\b|سابقا|من قبل"
)
"""What asks for the past, or for another status than that of taking part."""
WORDS_OF_A_STATE = 6
"""Words of the title of a column that keeps whether somebody takes part; longer ones are questions of a form."""
_NO = re.compile(
    r"^(?:no|n|nope|not|non|nein|nao|false|0|لا|x no|noch nicht|pas|aun no|todavia no|ainda nao|ليس)\b"
)


def may_be_leaving(text: str, question: str) -> bool:
    """Return whether what stands below a question, or in a note ("" for one), may say that somebody takes no part."""
    words = plain(text)
    if _PLAINLY.search(words):
        return True
    if len(words.split()) > SHORT or not words:
        return False
    about = plain(question)
    asks = bool(_ASKS_WHETHER.search(about)) and len(about.split()) <= WORDS_OF_A_STATE
    asks = asks and not _OF_SOMETHING_ELSE.search(about)
    return bool(asks and (_NO.search(words) or _IN_SHORT.search(words))) or bool(_OF_ITSELF.search(words))


_OF_ITSELF = re.compile(
    r"^(?:\w+ ){0,2}?(?:dropped out|drop out|withdrawn|withdrew|wait(?:ing)? ?list\w*|on (?:the )?wait(?:ing)? ?list|cancell?ed|opted out|not participating|not taking part|"
    r"no show|inactive|lista de espera|dado de baja|dada de baja|baja|liste d attente|desistement|warteliste|ausgestiegen|abgemeldet|abgesagt|desistiu|desistencia)\b"
    r"(?! of (?:school|college|uni\w*|high))|^(?:قائمة الانتظار|انسحب)"
)
"""What says so by itself at the beginning of a short cell, whatever the column is called."""
