"""Knowing a question for the topics of mentoring."""

from mentorsheets.sheet.cells.text import plain

TOPIC_WORDS = frozenset(
    (
        "topic", "topics", "area", "areas", "expertise", "skills", "skill", "subject", "subjects", "focus",
        "goals", "objectives", "ziele", "lernziele", "objetivos", "objectifs", "الاهداف", "اهداف", "theme", "themes", "fields", "field", "specialty", "specialties", "competencies", "tracks", "track",
        "temas", "tema", "habilidades", "materias", "materia", "especialidad", "especialidades", "ambitos", "campos",
        "sujets", "sujet", "domaine", "domaines", "competences", "thematiques", "specialites", "matieres", "thematique",
        "thema", "themen", "bereich", "bereiche", "fachgebiet", "fachgebiete", "wunschthema", "wunschthemen", "gebiete",
        "schwerpunkt", "schwerpunkte", "kompetenzen", "fahigkeiten", "fachbereich", "fachbereiche", "themengebiete",
        "assunto", "assuntos", "competencias", "topicos", "topico", "areas de interesse", "disciplinas",
        "مواضيع", "مجالات", "المواضيع", "المجالات", "موضوعات", "الموضوعات", "مجال", "المجال", "موضوع", "الموضوع",
        "مهارات", "المهارات", "تخصصات", "التخصصات", "التخصص", "تخصص",
    )
)  # fmt: skip


def is_of_topics(question: str) -> bool:
    """Return whether a question is for the topics of mentoring, which means other things by role."""
    return not TOPIC_WORDS.isdisjoint(plain(question).split())
