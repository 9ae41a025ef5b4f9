"""What the words of a tapped or typed answer mean; whatever the table does not hold is for a human to read.

What people write themselves is read in `mail/incoming/meaning`, and reaches this table only once it is plain.
"""

# ruff: noqa: E501 - a table reads by its columns

import re
import unicodedata
from collections.abc import Mapping
from itertools import pairwise
from typing import TypeVar

from mentorsheets.domain.events import Event, PersonEvent

T = TypeVar("T")
_ANSWERS: Mapping[Event, str] = {
    Event.MET: "met | met today | met this week | met earlier | we met | we talked | talked | yes we met | yes we talked | getroffen | wir haben uns getroffen | "
    "nos vimos | hablamos | hemos hablado | تحدّثنا | nous nous sommes vus | on s est parle | ci siamo visti | encontramo nos | التقينا | मिले",
    Event.NOT_YET: "not yet | not met yet | we have not met yet | soon | noch nicht | todavia no | aun no | pas encore | "
    "non ancora | ainda nao | ليس بعد | अभी नहीं",
    Event.NEEDS_SOMETHING: "needs something | something | needs attention | something needs attention | help | hilfe | "
    "ayuda | hay algo que mirar | هناك ما يحتاج إلى انتباه | aide | aiuto | ajuda | algo | quelque chose | etwas | مساعدة | मदद",
    Event.NEVER_MET: "never met | we never met | never | nie getroffen | nunca nos vimos | jamais vus | nunca",
    Event.NOT_A_FIT: "not a fit | no fit | not a good fit | not for me | passt nicht | nicht fur mich | no encaja | غير مناسب | "
    "no es para mi | pas pour moi | ce n est pas pour moi | non fa per me | nao e para mim",
    Event.NEED_CHANGED: "need changed | my need changed | needs changed | changed | something changed | etwas anderes | "
    "ha cambiado | mi necesidad ha cambiado | mon besoin a change | e cambiato | mudou",
    Event.NEED_MET: "need met | my need is met | need is met | it is met | ya esta resuelto | se ha cumplido | "
    "mi necesidad esta cumplida | تحقّق المطلوب | تحقّق | تحقّق ما طلبته | done | all done | solved | erledigt | geschafft | resuelto | "
    "hecho | c est fait | resolu | fatto | risolto | feito | resolvido | تم",
    Event.STILL_NEEDED: "still needed | still need this | i still need this | i still need it | brauche ich noch | "
    "ich brauche es noch | lo sigo necesitando | todavia lo necesito | j en ai encore besoin | ne ho ancora bisogno | "
    "ainda preciso disso | ما زلت أحتاجه",
    Event.CLOSE_ASKED: "end | close | please end it | we are done | we want to end | beenden | terminar | finir | chiudere | encerrar",
    Event.GO_ON: "go on | we would rather go on | continue | carry on | weiter | weitermachen | seguir | preferimos seguir | نفضّل أن نواصل | continuar | continuer | continuare",
}  # fmt: skip
_PERSONAL: Mapping[PersonEvent, str] = {
    PersonEvent.PAUSED: "pause | take a pause | pausieren | pausa | hacer una pausa | توقّف مؤقت | faire une pause",
    PersonEvent.LEFT: "leave | stop | unsubscribe | stopp | abmelden | austreten | salir | dejar el programa | مغادرة البرنامج | baja | darme de baja | "
    "quitter | arreter | smettere | sair | parar | توقف",
    PersonEvent.BACK: "back | i am back | zuruck | de vuelta | de retour | tornato | de volta",
    PersonEvent.DATA: "my data | mis datos | meine daten | mes donnees | os meus dados | meus dados | i miei dati | بياناتي",
    PersonEvent.FEWER: "fewer | fewer mails | weniger | menos | menos correos | رسائل أقل | moins | meno",
}  # fmt: skip
_YES = (
    "yes | yes please | gladly | y | sure | ok | okay | of course | absolutely | sounds good | happy to | i would | i would like that | "
    "i would love to | i d love to | i d like that | ja | ja gern | ja gerne | ja sehr gerne | gern | gerne | sehr gerne | klar | "
    "si | si con mucho gusto | claro | claro que si | por supuesto | con mucho gusto | me encantaria | me gustaria | oui | oui avec plaisir | "
    "avec plaisir | bien sur | certo | volentieri | sim | claro que sim | da | نعم | हाँ"
)
_NO = (
    "no | no thanks | no not now | no ahora no | لا ليس الآن | لا ليس هذه المرّة | no thank you | n | not now | not this time | no not this time | unfortunately not | i am afraid not | sorry no | "
    "i m too busy | i am too busy | too busy | too busy right now | i am too busy right now | i m too busy right now | nein | leider nein | "
    "leider nicht | diesmal nicht | nein danke | no gracias | esta vez no | no esta vez no | lo siento no | lo siento no puedo | no puedo | non | "
    "non merci | pas cette fois | nao | desta vez nao | لا | नहीं"
)
_POLITE = (
    "please | thanks | thank you | many thanks | sorry | gladly | with pleasure | of course | bitte | danke | gern | gerne | "
    "por favor | gracias | con gusto | lo siento | merci | desole | desolee | s il vous plait | volontiers | grazie | volentieri | "
    "unfortunately | i am sorry | i m sorry | tut mir leid | leider | obrigado | obrigada"
)  # fmt: skip
_SAFETY = (
    "talk to me | call me | please call | unsafe | not safe | afraid | scared | threatened | threat | harass | harassed | harassment | abuse | "
    "abused | assault | hurt myself | kill myself | suicide | danger | emergency | sprecht mit mir | sprich mit mir | ruf mich an | "
    "angst | bedroht | belastigt | gefahr | hablen conmigo | habla conmigo | llamame | tengo miedo | acoso | acosado | "
    "acosada | amenaza | peligro | parlez moi | parle moi | appelle moi | appelez moi | j ai peur | harcele | harcelee | harcelement | "
    "menace | parlami | ho paura | molestato | molestata | minaccia | pericolo | fale comigo | tenho medo | assedio | "
    "ameaca | perigo | خائف | خائفة | خطر | تحرش | डर | खतरा"
)  # fmt: skip


_CHANGED_NEED = (
    "my need has changed | my needs have changed | what i need has changed | "
    "mi necesidad cambió | mi necesidad ha cambiado | mis necesidades cambiaron | mis necesidades han cambiado | "
    "lo que necesito cambió | lo que necesito ha cambiado | mon besoin a changé | mes besoins ont changé | "
    "ce dont j'ai besoin a changé | mein bedarf hat sich geändert | mein anliegen hat sich geändert | "
    "meine bedürfnisse haben sich geändert | was ich brauche hat sich geändert | minha necessidade mudou | "
    "a minha necessidade mudou | minhas necessidades mudaram | as minhas necessidades mudaram | o que preciso mudou | "
    "o que eu preciso mudou | aquilo de que preciso mudou | تغيرت حاجتي | حاجتي تغيرت | لقد تغيرت حاجتي | "
    "تغيرت احتياجاتي | احتياجاتي تغيرت | لقد تغيرت احتياجاتي | تغير احتياجي | احتياجي تغير | تغير ما أحتاجه | ما أحتاجه تغير"
)
_SEVERAL = "(In reply to a mail about {count} things, so nobody knows which.) "
_NOTE_OF_SEVERAL = re.compile(re.escape(_SEVERAL).replace(r"\{count\}", r"\d+"))
_CLAUSE = re.compile(r"[:.!,;\n–—،؛-]")
_ARABIC_MARKS = re.compile("[\u0640\u064b-\u0655\u0670]")


def note_several(count: int, words: str) -> str:
    """Return words to a mail about so many things that nobody knows which is meant, with that before them."""
    return _SEVERAL.format(count=count) + words


def leave_out_several(words: str) -> str:
    """Return words without what `note_several` put before them."""
    return _NOTE_OF_SEVERAL.sub("", words)


def tells_of_changed_need(words: str) -> bool:
    """Return whether words begin by saying that a need has changed; what it is now a human has to read.

    A greeting may stand before, and a comma within.
    """
    words = leave_out_several(words)
    clauses = [clause for part in _CLAUSE.split(words) if (clause := fold_words(part))][:3]
    starts = [*clauses[:2], *map(" ".join, pairwise(clauses))]
    return any(start in _SAYS_CHANGED or meaning(start) is Event.NEED_CHANGED for start in starts)


def fold_words(text: str) -> str:
    """Return a text in lower case, without accents, with single spaces for everything but letters.

    Arabic is without its marks then, which some write and some do not.
    """
    folded = _ARABIC_MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    # Vowel signs of Indic scripts are marks too, so only those go that accents leave behind.
    bare = "".join(sign for sign in folded if not "\u0300" <= sign <= "\u036f")
    return " ".join(re.sub(r"[^\w\u0900-\u097f]+|[\d_]+", " ", bare).split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(fold_words(phrase) for phrase in text.split("|"))


_SAYS_CHANGED = frozenset(fold_words(phrase) for phrase in _CHANGED_NEED.split("|"))
_MEANS: Mapping[str, Event] = {
    phrase: event for event, text in _ANSWERS.items() for phrase in _phrases(f"{text} | {event}")
}
_MEANS_PERSONALLY: Mapping[str, PersonEvent] = {
    phrase: event for event, text in _PERSONAL.items() for phrase in _phrases(text)
}
_YES_OR_NO: Mapping[str, bool] = dict.fromkeys(_phrases(_YES), True) | dict.fromkeys(_phrases(_NO), False)
_POLITE_PHRASES = _phrases(_POLITE)
_LEAD_TO_AN_END = {Event.NOT_A_FIT, Event.NEVER_MET, Event.NEED_MET, Event.CLOSE_ASKED}


def _anywhere(phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)({'|'.join(sorted(_phrases(phrases)))})(?!\S)")


_CRY = _anywhere(_SAFETY)


def _own(text: str) -> str:
    return fold_words(" ".join(line for line in text.splitlines() if not line.lstrip().startswith(">")))


def _read_first_line(text: str, means: Mapping[str, T]) -> tuple[T | None, bool]:
    """Return what the first line that is no quotation means, or its first clause, and whether more follows.

    More is whatever neither says the same again nor is merely polite: it may take the first words back. A line
    that asks something says nothing by itself.
    """
    lines = (line for line in text.splitlines() if line.strip() and not line.lstrip().startswith(">"))
    line = next(lines, "")
    if re.search("[?？؟]", line):
        line = ""
    whole = means.get(fold_words(line))
    if whole is not None:
        return whole, False
    first, *others = [clause for part in re.split(r"[.,;:!–—(]", line) if (clause := fold_words(part))] or [
        ""
    ]
    found = means.get(first)
    return found, any(clause not in _POLITE_PHRASES and means.get(clause) is not found for clause in others)


def is_cry_for_help(text: str) -> bool:
    """Return whether a text holds a word, anywhere but in a quotation, after which a human must take over."""
    return _CRY.search(_own(text)) is not None


def meaning(text: str) -> Event:
    """Return what an answer to a check-in means; what is not clear from its first words is unclear.

    What leads to an end must stand alone, since the rest of the line may take it back.
    """
    if is_cry_for_help(text):
        return Event.TALK_TO_ME
    event, more = _read_first_line(text, _MEANS)
    return Event.UNCLEAR if event is None or (more and event in _LEAD_TO_AN_END) else event


def is_only(text: str) -> bool:
    """Return whether an answer to a check-in holds nothing beside a phrase of the list."""
    return fold_words(text) in _MEANS


def personal_meaning(text: str) -> PersonEvent | None:
    """Return what somebody asks for themselves, such as to pause or to leave, where they say nothing else."""
    wish, more = _read_first_line(text, _MEANS_PERSONALLY)
    return None if more else wish


def yes_or_no(text: str) -> bool | None:
    """Return whether a text is a yes; None where it is neither a clear yes nor a clear no."""
    answer, more = _read_first_line(text, _YES_OR_NO)
    return None if more else answer
