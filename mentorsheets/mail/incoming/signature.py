"""Tells a signature, and the line that a telephone adds, from what somebody wrote."""

# ruff: noqa: E501 - a table of words reads by its lines

import re
from collections.abc import Sequence

MARK = "\ue000"
"""Stands before each line that an HTML reply's mail program marked as the signature (see `html_text`)."""

DELIMITER = re.compile(r"^\s*--\s*$")
DECORATION = re.compile(r"^[\s\-–—_=*~#+.ᐧ·•]*$")
DEVICE = re.compile(
    r"^[\s<(*_-]*(?:"
    r"sent (?:from|via|with|using|by)\b|from my i?phone|from my ipad|get \[?outlook for\b|envoyé (?:depuis|de|à partir de)\b"
    r"|obtenir outlook|télécharger outlook|gesendet (?:von|mit|über)\b|von (?:meinem|yahoo|outlook|gmx|web\.de|freenet)\b.*\bgesendet\b|holen sie sich outlook"
    r"|outlook für \w+ beziehen|diese nachricht wurde von meinem\b.*\bgesendet\b"
    r"|enviad[oa] (?:desde|do|de|a partir do|pelo|con)\b|obtener outlook|obter o outlook|inviato d(?:a|al|all)\b|ottieni outlook"
    r"|verzonden (?:vanaf|met|via)\b|skickat från\b|sendt fra\b|wysłan[eo] z\b|отправлено (?:с|из)\b|надіслано з\b"
    r"|lähetetty\b|gönderildi\b|cihazımdan gönderildi|從我的|从我的|发自我的|iphoneから送信|나의 iphone에서 보냄"
    r"|تم الإرسال من|أرسلت من|أُرسلت من"
    r")(?P<rest>.*)$",
    re.IGNORECASE,
)
APOLOGY = re.compile(
    r"[.,;]?\s*(?:please )?(?:excuse|forgive|pardon|apologies|sorry for|ignore)\b[^.!?]{0,60}[.!?]?\s*$",
    re.IGNORECASE,
)
PRINTED_LINK = re.compile(r"<?\(?https?://\S+|<?mailto:\S+|\[|\]")
DEVICE_WORDS = 7
"""So many words name a telephone and its maker; more are a sentence."""
SPEAKS = re.compile(
    r"(?<!\w)(?:I|me|you|we|he|she|because|but|and|that|stop|is|are|was|not|no|don't|can't|please|ich|und|nicht|bitte|ist"
    r"|yo|pero|porque|por favor|es|je|mais|parce|pas|est|eu|mas|não|é|لا|من فضلك)(?!\w)",
    re.IGNORECASE,
)
WHOLE_SENTENCE = re.compile(r"(?:\S+\s+){2,}\S+[.!?…。؟]\s*$|[.!?]\s+\S+\s+\S+")
FOOTER = re.compile(
    r"https?://|www\.|\S@\S|\+?\d[\d ()/-]{6,}",
    re.IGNORECASE,
)
LEGAL = re.compile(r"confidential|vertraulich|confidenti?el|confidencial", re.IGNORECASE)
SPEAKS_UP = re.compile(
    r"(?<!\w)(?:I|I['’]\w+|he|she|they|don['’]?t|can['’]?t|won['’]?t|stop|help|ich|er hat|nicht|keine?|hilfe|yo|él|ella"
    r"|no quiero|no puedo|tengo|basta|ayuda|je|j['’]\w+|elle|ne|n['’]\w+|aidez|eu|ele|ela|não|quero|tenho|ajuda"
    r"|أنا|إني|هو|هي|لا|أريد|أرجو\w*|توقفوا|خائف\w*|ساعد\w*)(?!\w)",
    re.IGNORECASE,
)
"""Words of somebody who speaks, which stand in no title, company or address."""
ASKS_FOR = re.compile(
    r"(?<!\w)(?:me|my|please|bitte|mir|mich|mein\w*|por favor|mi|moi|mon|ma|s['’]il|mim|meu|minha|من فضلك)(?!\w)",
    re.IGNORECASE,
)
"""The same, of words that companies use too, beside a link or a number to call."""
LEAST_UNSIGNED = 3
"""So many words without a capital are no name and no title: somebody typed a sentence below the mark."""
LONGEST_SENTENCE = 300
"""Characters; a longer paragraph below a signature is a legal notice."""


def is_device_line(line: str) -> bool:
    """Return whether a mail program wrote `line` to name itself or the telephone; a sentence is never one."""
    # Without the spaces that links leave: from each of thousands an apology was looked for.
    text = " ".join(PRINTED_LINK.sub(" ", line).split())
    found = DEVICE.match(APOLOGY.sub("", text).strip())
    if not found:
        return False
    return (
        len(found["rest"].split()) <= DEVICE_WORDS
        and not SPEAKS.search(found["rest"])
        and "," not in found["rest"]
    )


def is_decoration(line: str) -> bool:
    """Return whether `line` holds nothing but signs that separate."""
    return bool(DECORATION.match(line))


def drop_signature(lines: Sequence[str]) -> list[str]:
    """Return `lines` without device lines, and without a signature where it is certain that it is one.

    A sentence below the delimiter stays: the cursor was put into the wrong place, or it was no delimiter.
    """
    kept = _drop_marked([line for line in lines if not is_device_line(line)])
    for number, line in enumerate(kept):
        if DELIMITER.match(line) and line.strip() and (number or len(kept) > 1):
            below = _sentences_below(kept[number + 1 :])
            if below is not None:
                kept = [*kept[:number], *below]
                break
    while kept and is_decoration(kept[-1]):
        kept.pop()
    while kept and is_decoration(kept[0]):
        kept.pop(0)
    return kept


def _drop_marked(lines: list[str]) -> list[str]:
    marked = [number for number, line in enumerate(lines) if line.startswith(MARK)]
    if not marked:
        return lines
    block = [lines[number].removeprefix(MARK) for number in marked]
    below = _sentences_below(block)
    rest = [line for line in lines[marked[0] :] if not line.startswith(MARK)]
    return [*lines[: marked[0]], *(block if below is None else below), *rest]


def _sentences_below(lines: Sequence[str]) -> list[str] | None:
    """Return the paragraphs below a signature's delimiter that somebody wrote; None if it is no signature.

    The first paragraph is the name with what goes with it, unless it is a sentence.
    """
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    if _is_sentence(paragraphs[0]):
        return None
    written = [paragraph for paragraph in paragraphs[1:] if _is_sentence(paragraph)]
    return [line for paragraph in written for line in ("", *paragraph)]


def _is_sentence(paragraph: Sequence[str]) -> bool:
    text = " ".join(line.strip() for line in paragraph)
    if LEGAL.search(text) or len(text) > LONGEST_SENTENCE:
        return False
    if SPEAKS_UP.search(text):
        return True
    if FOOTER.search(text):
        return False
    is_small = text.islower() and len(text.split()) >= LEAST_UNSIGNED
    return is_small or bool(WHOLE_SENTENCE.search(text) or ASKS_FOR.search(text))
