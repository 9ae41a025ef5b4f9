"""What programs and people put around a question: its number before it, and how or whether to answer behind it."""
# ruff: noqa: E501 - a table of words reads by its columns

import re

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.text import plain

_NUMBER = LatePattern(
    r"^\s*(?:(?:q|qu|question|frage|pregunta|pergunta|سؤال)\s*\d{1,2}[a-z]?\s*(?:[.):\-–—]\s*|\s)|\d{1,2}[a-z]?\s*(?:[):]|\.(?!\s*(?:wahl|wunsch\w*|choi\w+|mentor\w*|mentee\w*|person\w*|priorit\w*|pr[äa]f\w*|pref\w*|opci\w+|opç\w+|option\w*|escolha\w*|name\w*|kandidat\w*|pick\w*|vœu\w*|voeu\w*)))\s*)(?=[^\d\s])",
    re.IGNORECASE,
)
"""Not where the number is a rank: "2. Wahl"."""
_BEHIND = LatePattern(
    r"\s*(?:[(\[{](?P<within>[^()\[\]{}]*)[)\]}]|(?:-|–|—|:|\|)\s+(?P<after>[^-–—:|?()\[\]]*))\s*\*?\s*$"
)
_HOW = LatePattern(
    r"(?:(?:this (?:question )?is )?(?:optional|required|voluntary|mandatory|compulsory)(?: question| field)?|if (?:any|applicable|known|you (?:like|wish|want))|"
    r"(?:please )?(?:be (?:brief|short|concise|specific|honest)|keep it (?:brief|short)|(?:in )?(?:a )?(?:one|1|two|2|three|3|few) (?:lines?|sentences?|words?)(?: max(?:imum)?| only)?|short answer|"
    r"max(?:imum)?\.? \d+ (?:words|characters|letters|answers?)|(?:up to|at most) \w+(?: \w+)?|(?:check|tick|select|choose|mark|pick) (?:all|any|as many|several|one|only one|up to \w+|at least \w+|\d+)(?: \w+){0,5}|"
    r"(?:several|multiple) (?:answers?|choices?|options?)(?: are)?(?: possible| allowed| welcome)?|choose one|single choice|multiple choice|separate(?:d)? (?:\w+ )?(?:with|by) (?:commas?|semicolons?|a comma)|comma separated|one per line|free text|your answer|dropdown|"
    r"write (?:none|n a) if (?:none|not applicable|there are none)|leave (?:it )?(?:blank|empty) if (?:none|not applicable|unsure))|"
    r"freiwillig\w*|optional\w*|pflicht\w*|pflichtfeld|(?:bitte )?(?:kurz|kurz fassen|stichworte|in stichworten|ausfullen|ankreuzen|auswahlen)|mehrfach(?:nennung\w*|auswahl|antwort\w*)(?: (?:ist |sind )?moglich)?|mehrere (?:antworten|angaben) moglich|falls (?:vorhanden|bekannt|zutreffend)|"
    r"facultati\w*|obligatoire|requis|(?:merci d )?etre brefs?|en quelques mots|plusieurs (?:reponses|choix) possibles?|si (?:applicable|connue?)|cochez (?:tout|toutes) \w+(?: \w+){0,4}|choix multiples?|"
    r"opcional|obligatori[oa]|requerid[oa]|(?:por favor )?(?:sea |se )?breve|en pocas palabras|varias (?:respuestas|opciones)(?: posibles)?|marca (?:todas?|todo) \w+(?: \w+){0,4}|seleccion multiple|si (?:lo hay|aplica|procede)|"
    r"respostas? (?:multiplas?|curtas?)|varias opcoes|seja breve|em poucas palavras|marque tod[oa]s?(?: \w+){0,4}|se (?:houver|aplicavel)|"
    r"اختياري\w*|اجباري\w*|مطلوب\w*|باختصار|يمكن اختيار اكثر من (?:خيار|اجابة))"
)
_SIGNS = "*•·-–—:…"


def without_trimmings(question: str) -> str:
    """Return a question without its number, and without notes on how, or whether, it is to be answered.

    If nothing else is left, it is returned as it is.
    """
    found = _NUMBER.sub("", question).strip().rstrip(_SIGNS).rstrip()
    while behind := _BEHIND.search(found):
        note = behind["within"] if behind["within"] is not None else behind["after"]
        if not _HOW.fullmatch(plain(note)):
            break
        found = found[: behind.start()].rstrip().rstrip(_SIGNS).rstrip()
    return found or question
