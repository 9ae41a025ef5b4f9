"""Finds where an earlier mail begins that stands below without a quotation mark: a ruled line, or its header."""

# ruff: noqa: E501 - a table of words reads by its lines

import re
from collections.abc import Mapping, Sequence

LABELS: Mapping[str, str] = {
    "from": "from|von|de|da|van|från|fra|od|от|від|lähettäjä|feladó|kimden|gönderen|expéditeur|remitente|发件人|寄件者"
    "|差出人|보낸 사람|من|από|מאת|de la",
    "sent": "sent|date|gesendet|datum|envoyé|envoyé le|message du|enviado|enviado el|enviado em|fecha|data|inviato"
    "|verzonden|skickat|sendt|dato|wysłano|отправлено|дата|надіслано|odesláno|lähetetty|päivämäärä|elküldve|dátum"
    "|gönderildi|tarih|发送时间|日期|送信日時|日付|보낸 날짜|تاريخ الإرسال|التاريخ|تم الإرسال|ημερομηνία|נשלח|trimis",
    "to": "to|an|à|a|para|aan|till|til|do|кому|vastaanottaja|címzett|kime|alıcı|收件人|收件者|宛先|받는 사람|إلى|προς|אל"
    "|komu|către|destinataire|destinatario",
    "subject": "subject|betreff|betr|objet|sujet|asunto|assunto|oggetto|onderwerp|ämne|emne|temat|тема|aihe|tárgy|konu"
    "|主题|主題|主旨|件名|제목|الموضوع|θέμα|נושא|předmět|subiect",
    "other": "cc|bcc|cco|copie à|kopie|copia|kopia|копия|reply-to|répondre à|responder a|risposta|antwort an|抄送"
    "|importance|priority|priorité|priorität",
}
"""What mail programs call the fields of a header, in the languages they are sold in."""

DIRECTION_SIGNS = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks of direction, which Outlook writes before each field in Arabic and Hebrew."""
HEADER = {
    kind: re.compile(rf"^[\s*_{DIRECTION_SIGNS}]*(?:{labels})\s*\*?\s*[:：]\*?", re.IGNORECASE)
    for kind, labels in LABELS.items()
}
RULED = re.compile(r"^[\s*_>]*[-_=]{2,}\s*(?P<words>[^\s\-_=].{2,48}?)\s*[-_=]{2,}[\s*_]*$")
ORIGINAL = re.compile(
    r"original|ursprüng|weitergeleitet|d'origine|d’origine|origine|transf[ée]r|reenviad|encaminhad|oprindelig|videresend"
    r"|vidarebefordra|ursprung|oorspronkelijk|doorgestuurd|inoltrat|forwarded|wiadomość|исходное|пересыла|переслан"
    r"|alkuperäinen|eredeti|původní|iletilen|özgün|原始|转发|轉寄|元の|転送|원본|전달|الأصلية|معاد توجيه|πρωτότυπο|הודעה",
    re.IGNORECASE,
)
SEPARATOR = re.compile(r"^[\s*]*(?:[-_=*~]\s?){4,}[\s*]*$")
HAS_ADDRESS = re.compile(r"\S@\S|mailto:")
WRAPPED = 2
"""So many lines a field of a header may be wrapped over before the next one."""


def is_forwarding_rule(line: str) -> bool:
    """Return whether `line` is a rule with words such as "Original Message" in it."""
    found = RULED.match(line)
    return bool(found and ORIGINAL.search(found["words"]))


def is_separator(line: str) -> bool:
    """Return whether `line` is a rule without words."""
    return bool(SEPARATOR.match(line))


def header_ends(lines: Sequence[str], first: int, *, is_ruled: bool) -> int | None:
    """Return the line after an earlier mail's header that begins at line `first`; None if none does.

    It names a sender and two more things, with an address or a subject among them, or below a rule
    (`is_ruled`) without. Somebody's "From: Lisbon, To: Porto, Date: 3 May" is none.
    """
    kinds: set[str] = set()
    has_address, last, gap = False, first, 0
    for number in range(first, min(first + 16, len(lines))):
        line = lines[number]
        kind = next((kind for kind, shape in HEADER.items() if shape.match(line)), None)
        if (kind is None and (number == first or gap == WRAPPED)) or not line.strip():
            break
        if kind in kinds and kind != "other":
            # What began above is somebody's own line; the header begins further down.
            return None
        has_address = has_address or bool(HAS_ADDRESS.search(line))
        if kind is None:
            gap += 1
        else:
            kinds.add(kind)
            last, gap = number, 0
    is_header = len(kinds) >= 3 and "from" in kinds and (has_address or "subject" in kinds or is_ruled)
    return last + 1 if is_header else None
