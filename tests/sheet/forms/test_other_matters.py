"""Questions that have words of refusal, or that people are the answers to, and ask for nobody to be kept apart."""

from pathlib import Path

import pytest

from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid
from tests.workflow.sheets import run, table, workbook


@pytest.mark.parametrize(
    "question",
    [
        "When can't you meet people?",
        "Would you like a mentor who is not in your department?",
        "Do you have no experience with mentoring?",
        "How do you deal with conflict?",
        "What conflicts would you like to learn to handle with people?",
        "Dietary exclusions",
        "¿Cómo manejas los conflictos con colegas?",
        "Comment gérez-vous les conflits avec les collègues ?",
        "Wann kannst du niemanden treffen?",
        "Como você lida com conflitos com pessoas?",
    ],
)
def test_a_question_for_something_else_does_not_ask_whom_to_avoid(question: str) -> None:
    assert not asks_whom_to_avoid(question)


@pytest.mark.parametrize(
    "question",
    [
        "I understand that mentoring is NOT a substitute for therapy with a professional mentor",
        "Do you drink? (Your mentor may ask; no staff will see)",
        "Preferred mentor (NOT required)",
        "Name of your supervisor (will not be contacted)",
        "I agree not to share my mentor's details",
        "Mentor's gender (Male, Female, No preference)",
        "Is it okay if your mentor is not in your department?",
        "Anything you do NOT want to talk about with your partner?",
        "Number of mentees (not including current ones)",
        "I do not have a mentor at the moment",
        "Mentor assigned (do not edit)",
        "If we cannot find a match, may we put you on a waiting list?",
        "I understand that not everyone will be matched with a mentor",
        "Mentors will not be matched until they finish training",
        "Wunschmentor (nicht verpflichtend)",
        "Ich verstehe, dass Mentorinnen nicht bezahlt werden",
        "Nombre de tu supervisor (no se compartirá)",
        "Je comprends que le mentorat ne remplace pas une personne professionnelle",
        "Mentor preferido (não obrigatório)",
        "اسم المرشد المفضل (غير إلزامي)",
    ],
)
def test_what_is_denied_of_the_question_itself_or_agreed_to_refuses_nobody(question: str) -> None:
    assert not asks_whom_to_avoid(question)


@pytest.mark.parametrize(
    "question",
    [
        "Who should we not match you with? (NOT required, no staff will see)",
        "I understand mentoring is not therapy. Who should we keep you apart from?",
        "Are there any mentors that you do not want? This is not required.",
        "I understand that I won't be matched with the people I list here",
        "If you don't want to be matched with someone, please name them",
        "Are you uncomfortable being matched with anyone? If so, who",
        "Anything we should avoid when matching you?",
        "I'd like not to be matched with",
        "Ich möchte nicht mit folgenden Personen gematcht werden (wird nicht weitergegeben)",
        "Confirmo que no quiero trabajar con",
        "Je ne souhaite pas être jumelé avec (ne sera pas communiqué)",
        "Com quem não quer trabalhar? (não obrigatório)",
        "لا أريد العمل مع (غير إلزامي)",
    ],
)
def test_a_note_beside_a_question_for_people_to_avoid_takes_nothing_from_it(question: str) -> None:
    assert asks_whom_to_avoid(question)


@pytest.mark.parametrize(
    "question",
    [
        "How about people you do not want to meet - who are they?",
        "What people should we keep away from you?",
        "Conflict with a manager?",
        "When we match you, who should we avoid?",
        "Why is there anyone you would not meet?",
    ],
)
def test_one_for_people_still_does(question: str) -> None:
    assert asks_whom_to_avoid(question)


def adopted(path: Path, question: str) -> tuple[dict[str, object], str]:
    rows = [
        ["Name", "Email", "Needs", "Offers", question],
        ["Ana Duarte", "ana@example.org", "Grants", None, "Bo Lind"],
        ["Bo Lind", "bo@example.org", None, "Grants", "Ana Duarte"],
    ]
    told = run("adopt", workbook(path / "list.xlsx", List=rows), "--yes", code=None)
    return table(path / "list.xlsx", "Participants")[0], told


@pytest.mark.every(4)
@pytest.mark.parametrize(
    "question",
    [
        "Who told you about the programme?",
        "Emergency contact",
        "Wer hat dich eingeladen?",
        "Quem te indicou?",
    ],
)
def test_people_who_are_named_for_another_reason_are_kept_apart_from_nobody_and_that_is_told(
    tmp_path: Path, question: str
) -> None:
    row, told = adopted(tmp_path, question)
    assert (row["Avoid"], row["Would like"]) == (None, None)
    assert "fills nothing" in told


def test_a_wish_in_other_words_is_no_refusal_and_what_it_could_fill_is_told(tmp_path: Path) -> None:
    row, told = adopted(tmp_path, "Who would be fun to work with?")
    assert row["Avoid"] is None
    assert "could fill Would like" in told or "choose Would like" in told


@pytest.mark.thorough
def test_people_of_whom_no_word_says_why_they_are_named_are_still_kept_apart(tmp_path: Path) -> None:
    assert adopted(tmp_path, "Colleagues to note")[0]["Avoid"] == "Bo Lind"
