"""The questions that an introduction brings: to begin with, for two who have not talked yet; no advice."""

from collections.abc import Mapping

FIRST_OF_ALL = (
    "What would make this first talk worth your time?",
    "What should the other one know about you before you begin?",
    "What brought you here, and why now?",
    "How do you like to be asked, and how do you like to be told?",
    "What would you rather not talk about?",
    "What do you hope to be able to say after the third talk?",
)
"""For whichever need."""

FIRST_FOR: Mapping[str, tuple[str, ...]] = {
    "professional-development": (
        "Where do you stand at work today, and where would you like to stand in a year?",
        "Which decision is in front of you, and by when does it fall?",
        "What have you tried already, and what came of it?",
    ),
    "emotional-support": (
        "What would it help to be heard about, and what is better left alone today?",
        "How will you both notice that it is enough for one day?",
        "What has helped you before when things were heavy?",
    ),
    "sense-of-community": (
        "What was it like for each of you to arrive here?",
        "What would you like to be part of, and what keeps you at the door?",
        "Whom do you know here already, and whom would you like to?",
    ),
    "accountability": (
        "What do you want to have done, and by what day?",
        "How would you like to be asked about it, and how often?",
        "What has got in the way so far?",
    ),
    "institutional-sponsorship": (
        "Which door would you like to see opened, and who holds it?",
        "What may be said in your name, and to whom?",
        "What should somebody know of your work before they speak of it?",
    ),
    "access-to-networks": (
        "Whom would you like to meet, and what would you ask them?",
        "Which people or places do you both know?",
        "What could you offer to somebody who is introduced to you?",
    ),
    "project-specific-feedback": (
        "What is the piece, whom is it for, and when does it have to be there?",
        "Which reading do you want first: for sense, for detail, or for courage?",
        "What are you unsure of, and what should stay as it is?",
    ),
    "role-models": (
        "How did each of you get to where you are, and what did it cost?",
        "Which part of the other one's road are you most curious about?",
        "What do you have in common that few people around you have?",
    ),
    "safe-space": (
        "What has to be sure between you before anything can be said?",
        "Which word or sign shall mean: not today?",
        "What may leave the room, and what may not?",
    ),
}
"""For the needs of the default catalogue."""
