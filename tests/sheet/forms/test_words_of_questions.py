"""What a question asks for by its words alone, where it was once lost."""

import pytest

from mentorsheets.sheet.forms.mapping import suggest

WORDED = {
    "Reports to": (
        "Betreuer/in der Doktorarbeit", "thesis advisor", "PhD adviser", "Chefia direta", "N+1", "Who is your advisor?", "Doktormutter",
        "Directrice de thèse", "Director de tesis", "Orientadora do mestrado", "مشرف الرسالة", "Responsable direct", "Führungskraft",
    ),
    "Can support": (
        "Nombre de filleuls max", "Nb max de mentorés", "Número máximo de mentorados", "Anzahl Mentees (max.)", "كم شخصًا يمكنك دعمه؟",
        "¿A cuántas personas?",
    ),
    "Supports at least": (
        "Minimum number of mentees", "How many people would you support at least?", "Wie viele Mentees mindestens?", "Mínimo de mentorizados",
        "Combien de personnes au moins ?",
    ),
    "Supports for": (
        "How long could you support somebody?", "Wie lange kannst du jemanden begleiten?", "¿Cuánto tiempo puedes acompañar a alguien?",
        "Combien de temps peux-tu accompagner quelqu’un ?", "Por quanto tempo pode acompanhar alguém?", "كم المدة التي يمكنك الدعم خلالها؟",
        "Durée d’engagement",
    ),
    "Offers": (
        "Puedo ayudar con", "Posso ajudar com", "Ich kann helfen bei", "Je peux aider à", "يمكنني المساعدة في", "Was bietest du?",
        "Mentors: what do you feel confident mentoring others on?",
        "What would you be happy to show a newcomer?", "Teach", "Skills I could share", "kann", "Was ich weitergeben möchte",
        "¿Qué podrías enseñar a otra persona?", "Que pourriez-vous transmettre ?", "O que poderia ensinar a um colega?",
        "Wobei könntest du andere unterstützen?", "بماذا يمكنك أن تساعد زملاءك؟", "What would you like your mentee to learn?",
    ),
    "Needs": ("Necesito ayuda con", "Preciso de ajuda com", "أحتاج مساعدة في", "الاحتياجات", "Help wanted",
        "In which topics would you welcome some advice?", "Learn", "Skills I want", "möchte lernen", "¿En qué te gustaría mejorar?",
        "Sur quoi souhaitez-vous progresser ?", "Em que gostaria de receber orientação?", "Wobei wünschst du dir Unterstützung?",
        "What do you want your mentor to teach you?", "What kind of help would you like others to give you?",
    ),
    "Availability": ("Days that work", "An welchen Tagen?", "Quels créneaux ?", "¿Qué días?", "Evenings that suit you"),
    "Would like": ("1ª opción", "2ª escolha de mentor", "1er choix de mentor", "3rd choice"),
    "Where": ("Présentiel ou à distance ?", "Online oder vor Ort?", "¿Presencial o en línea?"),
}  # fmt: skip
NOTHING_OF_THESE = (
    "Supervisor's experience", "¿En qué te puede ayudar un mentor?", "Wobei kann dir ein Mentor helfen?", "Why do you want to mentor?",
    "Mentors: what do you need from us?", "Mentees: what could you offer?",
    "Do you have any dietary needs?", "Besoins particuliers", "Can you give us your phone number?", "How can the programme help you?",
    "What would you like to learn or teach?", "Helper", "Request", "Learned about us",
    "How long can you commit each week?", "How long have you mentored?", "Minimum hours of mentoring", "Name at least two people you know",
)  # fmt: skip


@pytest.mark.parametrize(
    ("column", "question"), [(column, one) for column, several in WORDED.items() for one in several]
)
def test_a_question_is_known_by_its_words(column: str, question: str) -> None:
    assert suggest(question) == column


@pytest.mark.parametrize("question", NOTHING_OF_THESE)
def test_what_only_sounds_like_it_fills_nothing_of_the_kind(question: str) -> None:
    assert suggest(question) not in (
        "Reports to",
        "Can support",
        "Offers",
        "Needs",
        "Supports at least",
        "Supports for",
    )


@pytest.mark.parametrize(
    ("column", "question"),
    [
        ("Reports to", "Who is your favorite study hall supervisor?"), ("Team", "Favourite football team"),
        ("Languages", "Lieblingssprache"), ("Availability", "When I turn 18, the first thing I am going to do is…"),
        ("Availability", "When I'm not paying attention in class, I'm…"), ("Where", "Where would you most like to travel?"),
        ("Where", "Where would you go to hang out after school?"), ("Where", "Where do you want to live?"),
    ],
)  # fmt: skip
def test_what_is_asked_for_fun_is_no_fact_of_a_person(column: str, question: str) -> None:
    assert suggest(question) != column


@pytest.mark.parametrize(
    ("column", "question"),
    [
        ("Where", "Where would you like to meet and talk?"), ("Where", "Where do you live?"),
        ("Availability", "When I am free"), ("Team", "Team"), ("Reports to", "Who is your supervisor?"),
    ],
)  # fmt: skip
def test_what_is_asked_in_earnest_beside_it_stays_a_fact(column: str, question: str) -> None:
    assert suggest(question) == column
