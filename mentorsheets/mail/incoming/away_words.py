"""What a machine that answers for somebody says of them: away for a while, or gone from the address for good."""
# ruff: noqa: E501 - a table of words reads by its lines

import re

from mentorsheets.domain.late_pattern import LatePattern

SAYS_GONE = LatePattern(
    r"\b(?:no longer|not any ?more|stopped) (?:work\w*|employed|with (?:us|the|this)|here|at (?:this|the)|part of|reachable|in use|used|monitored|read|checked|valid|active|available at|exists?)"
    r"|\b(?:do|does) ?n['o ]?t (?:work|exist) (?:here|there|at \w+)?\s*any ?more|\bleft (?:the|this|our|my) (?:compan|organi[sz]ation|firm|office|job|team|charity|school|universit)|\b(?:have|has|'ve) left (?:\w+ )?(?:for good|permanently)"
    r"|\bstop (?:writing|mailing|e-?mailing|sending)|\b(?:do not|don't|no longer) (?:write|send|use|e-?mail)\b[^.]{0,40}\b(?:address|mailbox|account)|\b(?:address|mailbox|account) (?:is|has been|was|will be) (?:closed|deactivated|disabled|retired|deleted)"
    r"|\bnicht mehr (?:hier|im unternehmen|in (?:der|dem|diesem|dieser|unserem)|bei|fur|für|tatig|tätig|beschaftigt|beschäftigt|gelesen|aktiv|erreichbar|gultig|gültig|genutzt|verwendet|abgerufen)|\barbeitet? [^.]{0,30}nicht mehr|\b(?:unternehmen|firma|haus|organisation) verlassen|\bausgeschieden|\b(?:postfach|adresse|konto) [^.]{0,30}nicht mehr"
    r"|\bya no (?:trabaj\w*|estoy en|est[aá] en|forma parte|pertenec\w*|se (?:usa|utiliza|lee|revisa)|existe|es v[aá]lid\w*)|\bdej[oeóé] (?:de trabajar|la empresa|la organizaci)|\bdejen? de escribir|\bno escriba\w* (?:m[aá]s )?a esta"
    r"|\bne (?:travaill\w*|fai[st] |suis|est)[^.]{0,25}\bplus\b|\bn'est plus|\bn'existe plus|\bquitt[eé]e? (?:la |l'|le |notre |cette )|\b(?:ne (?:m')?[ée]crivez|cessez)\b[^.]{0,30}"
    r"|\bj[aá] n[aã]o (?:trabalh\w*|est(?:ou|[aá]) n[ao]|fa[cç]o parte|faz parte|[eé] (?:usad|lid|v[aá]lid)|existe)|\bn[aã]o trabalh[oa] mais|\bdeix(?:ei|ou) (?:a empresa|de trabalhar|a organiza)|\bparem? de escrever|\bn[aã]o escrevam? (?:mais )?para este"
    r"|لم (?:أعد|اعد|يعد|تعد) (?:أعمل|اعمل|يعمل|تعمل|موجود|مستخدم|صالح|نشط)|(?:غادرت|تركت|غادر|ترك) (?:الشركة|العمل|المؤسسة|المنظمة|الوظيفة)|توقفوا عن (?:الكتابة|المراسلة)|لا تكتبوا (?:إلى|الى) هذا",
    re.IGNORECASE,
)
"""That the address is left for good, or that nothing more is to come there."""

_AWAY_SENTENCE = LatePattern(
    r"(?:hello|hi|hallo|hola|bonjour|ol[aá]|مرحبا)?[ ,]*"
    r"(?:(?:i am|i'm|i will be) (?:currently |now )?(?:out|away|off)(?: of (?:the )?office)?"
    r"|ich bin (?:derzeit |zurzeit |gerade |momentan )?(?:raus|weg|fort|abwesend|nicht (?:im b[uü]ro|da)|im urlaub)"
    r"|(?:estoy|estar[eé]) (?:ahora )?(?:fuera|ausente)(?: de la oficina)?|(?:je suis|je serai) (?:actuellement )?(?:absente?|sortie?|parti?e?)(?: du bureau)?"
    r"|(?:estou|estarei) (?:agora )?(?:fora|ausente)(?: do escrit[oó]rio)?|(?:أنا|انا|سأكون) (?:حاليا )?(?:خارج المكتب|غائب|غائبة|في الخارج))"
    r"(?: (?:until|till|from|bis|ab|vom|hasta|jusqu'(?:au?|en)|at[eé]|de|حتى|إلى|الى) [\w .:/-]{1,30})?",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?؟])\s+|\n+")


def says_gone(text: str) -> bool:
    """Return whether a machine's mail says that nothing more should go to this address."""
    return SAYS_GONE.search(text.replace("’", "'")) is not None


def drop_absence(text: str) -> str:
    """Return words without the sentences that say no more than that somebody is away."""
    pieces = _SENTENCE_ENDS.split(text.replace("’", "'"))
    return "\n".join(piece for piece in pieces if not _AWAY_SENTENCE.fullmatch(piece.strip(" .!")))
