"""Knowing a question for the topics of mentoring."""

from collections.abc import Iterable

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.adopt.bare_sides import side_of_header
from mentorsheets.sheet.adopt.role_grammar import Side
from mentorsheets.sheet.cells.text import plain

TOPIC_WORDS = frozenset(
    (
        "fahigkeit", "kompetenz", "gebiet", "habilidad", "conocimiento", "competencia", "habilidade", "conhecimento",
        "disciplina", "ability", "المهارة", "مهارة",
        "topic", "topics", "domain", "domains", "industry", "industries", "sector", "sectors", "branche", "branchen", "fachrichtung", "fachrichtungen", "rama", "ramo", "filiere", "secteur", "secteurs", "setor", "area", "areas", "expertise", "skills", "skill", "subject", "subjects", "focus",
        "goals", "objectives", "ziele", "lernziele", "objetivos", "objectifs", "الاهداف", "اهداف", "theme", "themes", "fields", "field", "specialty", "specialties", "competencies", "tracks", "track",
        "temas", "tema", "habilidades", "materias", "materia", "especialidad", "especialidades", "ambitos", "campos",
        "sujets", "sujet", "domaine", "domaines", "competence", "competences", "thematiques", "specialites", "matieres", "thematique",
        "thema", "themen", "bereich", "bereiche", "fachgebiet", "fachgebiete", "wunschthema", "wunschthemen", "gebiete",
        "schwerpunkt", "fach", "facher", "schulfach", "asignatura", "asignaturas", "matiere", "schwerpunkte", "kompetenzen", "fahigkeiten", "fachbereich", "fachbereiche", "themengebiete",
        "assunto", "assuntos", "competencias", "topicos", "topico", "areas de interesse", "disciplinas",
        "مواضيع", "مجالات", "المواضيع", "المجالات", "موضوعات", "الموضوعات", "مجال", "المجال", "موضوع", "الموضوع",
        "مهارات", "المهارات", "تخصصات", "التخصصات", "التخصص", "تخصص",
    )
)  # fmt: skip


_HELP_WITH = LatePattern(
    r"^(?:i (?:can |want |need )?)?(?:help|support)(?: needed| wanted| offered)? (?:with|in|on)$|^(?:hilfe|unterstutzung) (?:bei|mit|in)$|^(?:ayuda|apoyo) (?:con|en)$|^aide (?:pour|sur|en|avec)$|^(?:ajuda|apoio) (?:com|em)$|^(?:المساعدة|مساعدة) في$"
)
"""A header for topics that says of nobody whether they need the help or give it."""
_OF_TOPICS = LatePattern(
    r"^(?:what|was|que|quoi|o que|ماذا)$|^(?:what )?(?:about|in|with|on|regarding) what\b|^what about$|^(?:sobre|en|con|acerca de|em|com) (?:o )?que$|"
    r"^(?:sur|en|avec|a propos de|dans) quoi$|^(?:woruber|womit|wobei|worin|wofur|worum)\b(?! geht es)|^(?:عن|حول|في) (?:ماذا|اي شيء)$|"
    r"^(?:please )?(?:rank|order|prioriti[sz]e|number) (?:these|the following|them)\b(?!.*\b(?:mentors?|mentees?|people|names|times|days)\b)|"
    r"^(?:que|o que|en que|em que|por que temas)(?: temas?)? (?:te|le|les|lhe|os|vos) interes\w+|^(?:was|wofur) interessier\w+|^(?:qu est ce qui )?(?:t|vous|l|les) interess\w+|^(?:i am )?interested in$|"
    r"\b\w+(?:gebiete?n?|themen|kompetenzen|schwerpunkte?n?|fachbereiche?n?)\b|\b(?:themen|fach|arbeits|handlungs|berufs|interessen|tatigkeits|praxis)feld(?:er|ern|e|es)?\b"
)
"""A header that asks about what, in a list whose people say for what they come."""


def is_of_topics(question: str) -> bool:
    """Return whether a question is for the topics of mentoring, which means other things by role."""
    words = plain(question)
    is_named = not TOPIC_WORDS.isdisjoint(words.split()) or is_for_owned(question) or is_for_wanted(question)
    return is_named or bool(_OF_TOPICS.search(words) or _HELP_WITH.search(words))


def is_for_help_of_either(question: str) -> bool:
    """Return whether a header is one for help that a role says whether it is needed or given."""
    return bool(_HELP_WITH.search(plain(question)))


INTEREST_ALONE = frozenset(
    ("interest", "interests", "interes", "intereses", "interet", "interets", "interesse", "interessen", "interesses", "الاهتمام", "اهتمام")
)  # fmt: skip
"""Headers for nothing but interests: beside a role and no other topics, they are what people come for."""
WANTED = frozenset(
    (
        "goal", "goals", "objectives", "aims", "ziel", "ziele", "lernziele", "objetivo", "objetivos", "metas", "objectif", "objectifs", "الاهداف", "اهداف",
    )
)  # fmt: skip
"""Headers for what somebody wants to come to, where another one is for what they can."""
OWNED = frozenset(
    (
        "skill", "skills", "expertise", "strengths", "competencies", "specialty", "specialties", "knowledge", "kompetenzen", "fahigkeiten", "starken", "kenntnisse",
        "habilidades", "competencias", "especialidad", "especialidades", "fortalezas", "conocimientos", "competence", "competences", "atouts", "specialites",
        "conhecimentos", "pontos fortes", "savoir faire", "saberes", "know how", "fortes", "مهارات", "المهارات", "تخصص", "التخصص", "الخبرات",
    )
)  # fmt: skip
"""Headers for what somebody can, where another one is for what they want to come to."""
_BEFORE = LatePattern(
    r"^(?:(?:your|my|main|current|key|top|ihre|deine|meine|tus|sus|mis|vos|tes|mes|suas|seus|minhas|meus|das|die|les|las|los) )+"
)
_ASKED_FOR = LatePattern(
    r"\b(?:like|want|wish\w*|hop(?:e|ing)|need|looking|interested|keen)\b.*\b(?:learn\w*|develop\w*|improv\w*|grow\w*|gain\w*|acquir\w*|strengthen|"
    r"(?:help|support|advice|guidance|mentoring) (?:with|on|in)|be mentored|work on|get better|get)\b|\bareas? (?:of|for) (?:growth|improvement|development)\b|"
    r"\b(?:learning|development) (?:goals|needs|objectives|areas)\b|\b(?:desired|wanted|needed|requested)\b|"
    r"\b(?:mocht\w*|will|willst|wollen|wurde\w*)\b.*\b(?:lernen|entwickeln|verbessern|vertiefen|ausbauen|hilfe|unterstutzung)\b|\bentwicklungsfelder\b|"
    r"\b(?:quiero|quieres|quisiera|gustaria|deseas?|necesit\w+)\b.*\b(?:aprender|desarrollar|mejorar|ayuda|apoyo)\b|"
    r"\b(?:veux|voulez|souhait\w+|aimer\w+|besoin)\b.*\b(?:apprendre|developper|ameliorer|acquerir|aide|soutien)\b|"
    r"\b(?:quer\w*|gostaria|deseja|precis\w+)\b.*\b(?:aprender|desenvolver|melhorar|ajuda|apoio)\b|"
    r"(?:ترغب|تود|تريد|اريد|اود|ارغب).*(?:تعلم|تطوير|تحسين|مساعدة|تتعلم|اتعلم)"
)
_OFFERED = LatePattern(
    r"\b(?:can|could|able|happy|willing|like|want)\b.*\b(?:offer|share|teach|help others|mentor|advise|coach|support others|give)\b|"
    r"\byou (?:already )?(?:have|bring|possess|offer)\b|\b(?:i|you) (?:already |can |do )?know\b|\b(?:i am|you are|i m|you re) (?:good|strong) (?:at|in)\b|\b(?:offered|to (?:share|offer|teach|contribute))\b|\bcan (?:you )?help\b|"
    r"\bbeherrsch\w+|\bauskenn\w+|\bkennst?\b.*\baus\b|\bdomin(?:o|as|a|e|es)\b|\bmaitris\w+|\b(?:anbieten|weitergeben|bieten|vermitteln|mitbring\w+)\b|\b(?:ofrec\w+|compart\w+|ensen\w+|aport\w+)\b|"
    r"\b(?:offr\w+|partag\w+|propos\w+|enseign\w+|transmettre)\b|\b(?:oferec\w+|compartilh\w+|partilh\w+|ensin\w+)\b|(?:تقدم|تقديم|مشاركة|تعليم)"
)


NUMBER = LatePattern(
    r"\b(?:\d{1,2}|1st|2nd|3rd|[4-9]th|first|second|third|fourth|fifth|primer[oa]?|segund[oa]|tercer[oa]?|"
    r"premiere?|deuxieme|troisieme|erste[rs]?|zweite[rs]?|dritte[rs]?|primeir[oa]|terceir[oa])\b"
)
"""What tells one of several questions for the same from the others, in plain words."""


def find_stem(question: str, others: Iterable[str]) -> str:
    """Return what a question asks for that differs from others by a number alone, "topic" for "Topic 1"; else itself."""
    stem = NUMBER.sub("#", plain(question))
    if "#" not in stem or all(one == question or NUMBER.sub("#", plain(one)) != stem for one in others):
        return question
    return " ".join(stem.replace("#", " ").split()).capitalize() or question


def asks_for_topics(question: str) -> bool:
    """Return whether a question for topics says itself that they are asked for, whatever somebody's role."""
    words = plain(question)
    is_asked = bool(_ASKED_FOR.search(words)) or side_of_header(question) is Side.ASKING
    return is_of_topics(question) and is_asked and not _OFFERED.search(words)


def offers_topics(question: str) -> bool:
    """Return whether a question for topics says itself that they are offered, whatever somebody's role."""
    words = plain(question)
    is_offered = bool(_OFFERED.search(words)) or side_of_header(question) is Side.GIVING
    return is_of_topics(question) and is_offered and not _ASKED_FOR.search(words)


def is_for_either(question: str) -> bool:
    """Return whether a question for topics is for what somebody can as well as for what they want: "I know or want to learn"."""
    words = plain(question)
    return is_of_topics(question) and bool(_ASKED_FOR.search(words) and _OFFERED.search(words))


def is_for_wanted(question: str) -> bool:
    """Return whether a header is one for goals, which are wanted beside one for skills."""
    return _BEFORE.sub("", plain(question)) in WANTED


def is_for_owned(question: str) -> bool:
    """Return whether a header is one for skills, which somebody has beside one for goals."""
    return _BEFORE.sub("", plain(question)) in OWNED
