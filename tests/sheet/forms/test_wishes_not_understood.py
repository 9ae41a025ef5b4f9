"""A question is a wish only where each word of it is known; else whoever is named there is kept apart."""

import pytest

from mentorsheets.sheet.cells.named_otherwise import asks_for_people_otherwise
from mentorsheets.sheet.cells.wished_people import wishes_for_these
from mentorsheets.sheet.forms.mapping import could_fill, suggest
from tests.sheet.adopt.lists import adopt_text

REFUSALS = (
    "Who would you prefer to see matched with someone else?",
    "Whom would you like to see paired with another person?",
    "Who would you want us to match with other people?",
    "Is there somebody you would like to work with someone other than yourself?",
    "Who do you wish would get a different partner?",
    "Which mentors do you hope are assigned to others?",
    "People you prefer to meet only in large groups",
    "Who would you like to be matched far from?",
    "Is there a mentor with whom you have history?",
    "Anyone you would like placed in a different group?",
    "Whom do you want to be assigned after everyone else?",
    "Who would you choose to be matched with if you had to lose?",
    "Is anyone here your line manager that you'd wish to meet elsewhere?",
    "Someone you'd like to work with a long way off",
    "Who do you want kept at arm's length with this programme?",
    "Someone you like but have worked with too much?",
    "Who would you like to be mentored by someone else?",
    "Who would you rather see working with another mentee?",
    "Who would you be glad to see matched with others?",
    "Who would be happier with someone else, in your view?",
    "Who would make you want to quit if you were matched?",
    "Who do you hope gets another match?",
    "Anyone you like us to match you with only if all else fails?",
    "Who would be fun to watch from afar?",
    "Anyone with whom a match would ruin the fun?",
    "Names of people whose company you'd love to be spared",
    "Which colleague would you love to see anywhere else?",
    "Which person would you be happy to miss?",
    "Anyone you want to work with under supervision only?",
    "Who would you like to be protected from in this match?",
    "Who would you want to be shielded from when we match?",
    "Who told you they were hurt by you?",
    "Who recommended that you keep your guard up around them?",
    "Who do you already know too much about?",
    "With whom did you already meet and it ended in tears?",
    "Persona con la que prefieres que trabaje otra",
    "¿A quién te gustaría ver emparejado con otra persona?",
    "¿Con quién te gustaría trabajar lo más tarde posible?",
    "¿Con quién prefieres que se junte otro?",
    "¿Con quién quieres mantener distancia?",
    "¿Con quién te gustaría coincidir solo en público?",
    "¿Quién te gustaría que fuera mentor de otra persona?",
    "¿A quién quieres lejos?",
    "Avec qui préférerais-tu que quelqu'un d'autre travaille ?",
    "Avec qui aimeriez-vous que d'autres soient jumelés ?",
    "Avec qui voudrais-tu garder de la distance ?",
    "Avec qui souhaitez-vous rompre ?",
    "Qui préfères-tu voir avec un autre mentor ?",
    "Qui aimerais-tu voir ailleurs ?",
    "Avec qui veux-tu seulement échanger par écrit ?",
    "Mit wem möchtest du lieber jemand anderen arbeiten sehen?",
    "Mit wem sollen lieber andere arbeiten?",
    "Mit wem wünschst du dir Abstand?",
    "Mit wem möchtest du höchstens im Notfall arbeiten?",
    "Wen würdest du lieber bei anderen sehen?",
    "Mit wem willst du abgeschlossen haben?",
    "Mit wem bist du verwandt, möchtest aber neue Leute treffen?",
    "Com quem você prefere que outra pessoa trabalhe?",
    "Com quem você gostaria de manter distância?",
    "Quem você gostaria de ver com outro mentor?",
    "Com quem você quer cortar contato?",
    "Quem você prefere longe?",
    "Com quem você gostaria de se reunir só em último caso?",
    "مع من تود أن يعمل شخص آخر؟",
    "مع من تفضل أن نبقيك بعيدا؟",
    "مع من تحب أن يلتقي غيرك؟",
    "من تود أن يكون مرشدا لغيرك؟",
    "مع من تريد قطع التواصل؟",
    "Whom do you need distance from?",
    "Who do you need space from?",
    "Is there anybody on your team you'd wish to see elsewhere?",
    "E-mail address of somebody who should have another partner",
    "Who would you like to talk to online only, never mind",
    "Who can only be met with a third person present?",
    "Names of colleagues who know you too privately",
    "Who should support someone else instead of you?",
    "Who would you like to offer to another group?",
    "Which member of your department do you compete with?",
    "Who in your unit have you filed a complaint about?",
    "Whose interests clash with yours?",
    "Someone who holds a grudge",
    "Who has power over your grade or pay?",
    "Who do you owe money to?",
    "We have history",
    "People I share a history with",
    "My ex",
    "Complicated with",
    "It's complicated with whom?",
    "Best kept separate from",
    "Happier without",
    "Please give a wide berth to",
    "Do you share a household with someone here?",
    "Family in the programme",
    "Who marks your exams?",
    "Who pays your salary?",
    "Has anybody here made you feel small?",
    "Who makes you nervous?",
    "¿Quién te incomoda?",
    "¿Con quién compites?",
    "Historia previa con",
    "Mi ex pareja",
    "Familia en el programa",
    "¿Quién te evalúa?",
    "Qui te met dans l'embarras ?",
    "Passé commun avec",
    "Qui vous évalue ?",
    "Famille dans le programme",
    "Vorgeschichte mit",
    "Verwandtschaft im Programm",
    "Wer benotet dich?",
    "Bei wem wird dir mulmig?",
    "Bitte weit weg von",
    "Quem te avalia?",
    "Histórico com",
    "Familiares no programa",
    "Quem te deixa nervoso?",
    "من يقيّمك؟",
    "لديّ تاريخ مع",
    "أقارب في البرنامج",
    "Who would you prefer as a mentor for somebody else?",
    "Please match others with",
    "Mentors better suited to others",
    "Would be great, but for someone else",
    "Great person, wrong mentor for me",
    "Seen enough of",
)
"""Questions that refuse without a word that denies, most of them with a verb that wishes."""
WISHES = (
    "Who would you like to be matched with?",
    "Is there anyone you would like to be paired with?",
    "Is there a specific mentor you would like to work with?",
    "Who do you want as your mentor?",
    "If you have someone in mind, who would you like to be matched with?",
    "Do you have a preference for a mentor?",
    "Do you already have a mentor in mind? If so, who?",
    "Whom would you most like to meet?",
    "Please list up to three mentors you would like to work with",
    "Please name a person you would like to be matched with (optional)",
    "Which mentor would you like to be matched with? Please list your top 3 choices.",
    "Mentor preference (first choice)",
    "Please rank your preferred mentors",
    "Name of preferred mentor",
    "Is there a particular mentor that you are hoping to be matched with?",
    "Who do you hope to be matched with?",
    "Would you like to request a specific mentor?",
    "Requested mentor, if any",
    "Who would you love to learn from?",
    "Do you have a specific person you want to be mentored by?",
    "Someone you would like to meet in this programme",
    "Who from this list would you like to talk to?",
    "Which of our mentors would you like to be paired with?",
    "Who in the group would you like to be matched with this year?",
    "Is there anyone in the network you'd especially like to meet?",
    "If possible, with whom would you prefer to work?",
    "¿Con quién te gustaría trabajar?",
    "¿Hay alguien con quien te gustaría que te emparejáramos?",
    "¿A quién te gustaría tener como mentor?",
    "¿Con qué mentora prefieres trabajar?",
    "¿Con quién te gustaría ser emparejado?",
    "Avec qui aimeriez-vous être jumelé ?",
    "Avec qui aimerais-tu travailler ?",
    "Y a-t-il une personne avec qui vous souhaitez être mis en relation ?",
    "Quel mentor souhaitez-vous ?",
    "Quelle personne voudriez-vous rencontrer ?",
    "Mit wem möchtest du gematcht werden?",
    "Mit wem würdest du gern arbeiten?",
    "Wen wünschst du dir als Mentorin?",
    "Gibt es jemanden, mit dem du gerne zusammenarbeiten würdest?",
    "Welche Mentorin wünschst du dir?",
    "Com quem você gostaria de trabalhar?",
    "Quem você gostaria de ter como mentor?",
    "Há alguém com quem gostaria de ser combinado?",
    "Qual mentor você prefere?",
    "مع من تود أن تعمل؟",
    "مع من تحب أن تلتقي؟",
    "من تفضل أن يكون مرشدك؟",
    "هل هناك شخص تود العمل معه؟",
)
NAMED_OTHERWISE = (
    "Who told you about the programme?",
    "Emergency contact (name and phone number)",
    "Who would be fun to work with?",
    "Wer hat dich eingeladen?",
    "¿Quién te recomendó el programa?",
    "Qui vous a parlé du programme ?",
    "Quem te indicou?",
    "من أخبرك عن البرنامج؟",
)


def test_no_question_is_a_wish_of_which_a_word_is_unknown() -> None:
    assert [one for one in REFUSALS if "Would like" in (could_fill(one), suggest(one))] == []
    assert [one for one in REFUSALS if asks_for_people_otherwise(one)] == []
    assert [one for one in WISHES if not wishes_for_these(one)] == []
    assert [one for one in NAMED_OTHERWISE if not asks_for_people_otherwise(one)] == []


@pytest.mark.every(32)
@pytest.mark.parametrize("question", REFUSALS)
def test_nobody_is_paired_with_whom_they_may_refuse_however_few_name_anybody(question: str) -> None:
    came = adopt_text(
        f"Name|Email|Needs|Offers|{question}\n"
        "Ana Duarte|ana@example.org|Grants||Bo\n"
        "Bo Lind|bo@example.org||Grants|the loud ones\n"
        "Cy Young|cy@example.org||Budgets|people who shout\n"
        "Di Moss|di@example.org|Budgets||"
    )
    assert not any({"Ana Duarte", "Bo Lind"} == set(pair) for pair in came.pairs), came.told


def test_ticks_below_people_are_wishes_only_where_the_question_plainly_wishes() -> None:
    names = "Ana Duarte|ana@example.org|Grants|||\nBo Lind|bo@example.org||Grants||\nCy Young|cy@example.org||Grants||"
    for question, avoided in (
        ("Which mentors would you like", set()),
        ("Whom would you like elsewhere", {"Bo Lind"}),
    ):
        came = adopt_text(
            f"Name|Email|Needs|Offers|{question} [Bo Lind]|{question} [Cy Young]\n"
            + names.replace("Grants|||", "Grants||x|", 1)
        )
        assert came.avoids.get("Ana Duarte", set()) == avoided, came.told
