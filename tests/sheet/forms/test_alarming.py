"""A question and its answer are heard together: neither may say by itself that somebody is not safe."""

import pytest

from mentorsheets.sheet.forms.alarming import FormAlarm, read_alarm

ALARMING = (
    ("Do you feel safe with your mentor?", "No", FormAlarm.HARM),
    ("Do you feel safe with your mentor?", "No, because he shouts at me", FormAlarm.HARM),
    ("Did you feel respected?", "not always", FormAlarm.HARM),
    ("How safe do you feel (1 = not at all, 5 = completely)?", "1", FormAlarm.HARM),
    ("Has anybody made you feel uncomfortable?", "Yes", FormAlarm.HARM),
    ("Did your mentor ever touch you?", "once", FormAlarm.HARM),
    ("Is there anything that makes you feel unsafe?", "yes", FormAlarm.HARM),
    ("Have you been harmed in another programme?", "Yes", FormAlarm.HARM),
    ("Votre mentor vous a-t-il mis mal à l'aise ?", "oui", FormAlarm.HARM),
    ("¿Te sientes segura con tu mentor?", "No", FormAlarm.HARM),
    ("Te sens-tu en sécurité avec ton mentor ?", "Non", FormAlarm.HARM),
    ("Fühlst du dich bedroht oder unter Druck gesetzt?", "Ja", FormAlarm.HARM),
    ("Você foi assediada?", "Sim", FormAlarm.HARM),
    ("هل تشعرين بالأمان مع مرشدك؟", "لا", FormAlarm.HARM),
    ("Shall somebody call you?", "Yes", FormAlarm.CALL),
    ("Soll dich jemand anrufen?", "ja bitte", FormAlarm.CALL),
    ("Souhaitez-vous qu'on vous rappelle ?", "Oui", FormAlarm.CALL),
    ("Do you want to stay in the programme?", "No", FormAlarm.OUT),
    ("¿Quieres seguir en el programa?", "No", FormAlarm.OUT),
    ("هل تريد الاستمرار؟", "لا", FormAlarm.OUT),
)
HARMLESS = (
    ("Do you feel safe with your mentor?", "Yes"),
    ("How safe do you feel (1 = not at all, 5 = completely)?", "5"),
    ("How safe do you feel (1 = very safe, 5 = not)?", "1"),
    ("Has anybody made you feel uncomfortable?", "No"),
    ("Have you read our policy on harassment?", "Yes"),
    ("Do you have experience supporting people who were abused?", "Yes"),
    ("Have you heard of harm elsewhere?", "Yes"),
    ("Are you comfortable with video calls?", "No"),
    ("Are you afraid of public speaking?", "Yes"),
    ("May we call you at this number?", "Yes"),
    ("Would you like to talk to somebody in your field?", "Yes"),
    ("Do you feel secure with Excel formulas?", "Not really"),
    ("¿Estás seguro de participar?", "No"),
    ("Fühlst du dich sicher im Umgang mit Excel?", "nein"),
    ("Do you want to keep your number private?", "No"),
    ("Do you want to stay in the programme?", "Yes"),
)


@pytest.mark.every(6)
@pytest.mark.parametrize(("asked", "said", "alarm"), ALARMING)
def test_an_answer_that_alarms_with_its_question_is_known(asked: str, said: str, alarm: FormAlarm) -> None:
    assert read_alarm(asked, said) is alarm


@pytest.mark.every(5)
@pytest.mark.parametrize(("asked", "said"), HARMLESS)
def test_what_everybody_answers_alarms_nobody(asked: str, said: str) -> None:
    assert read_alarm(asked, said) is None
