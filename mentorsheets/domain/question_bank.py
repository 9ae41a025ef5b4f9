"""The questions that check-ins draw from unless the programme has its own: for either side, no advice."""

from collections.abc import Mapping

GENERAL = (
    "What did you talk about that you would not have thought of alone?",
    "What would you like more of, and what less?",
    "If you could change one thing about how you two meet, what would it be?",
    "What has become easier since you began, even a little?",
    "Which question have you two not asked each other yet?",
    "What did you learn about the other person that you did not expect?",
    "What is worth another conversation?",
    "Whom else might one of you talk to about this?",
)

ONE_TALK = (
    "Have the two of you had your conversation, or found a day for it?",
    "Did the conversation take place? If not, what would make it easier to find an hour?",
    "Is the conversation still wanted, and by when would it help?",
    "What stands between you and this one conversation?",
)
"""What is asked where one conversation is all: until it was had, nothing else is worth asking."""

FIRST_TALK = (
    "Have the two of you found a day for your first talk?",
    "What would make it easier to begin: another hour, another way to talk, a shorter talk?",
    "What would you like to ask first?",
    "Which of you writes next, and when?",
    "What stands between you and a first talk?",
)
"""What is asked of two who were introduced until they have talked: all else asks of talks that were not."""

BANK: Mapping[str, tuple[str, ...]] = {
    "professional-development": (
        "Which skill or decision did you come closer to since we last asked?",
        "What did one of you try at work that came out of a conversation?",
        "Where does the next step feel unclear, and what would make it clearer?",
        "What would a good result look like three months from now?",
        "Which part of the work gives energy at the moment, and which takes it?",
        "What did you say no to, or wish that you had?",
        "Who at work has noticed a change?",
        "What is the smallest thing that could be tried before you next talk?",
    ),
    "emotional-support": (
        "How did it feel to talk, that day and the day after?",
        "What was heard that had not been said aloud before?",
        "What helps in a hard hour, and was there room to speak of it?",
        "Is there something that you would rather not be asked about?",
        "When did you last laugh together?",
        "What has been heaviest these weeks, and has it shifted at all?",
        "How do you both know when it is time to stop for the day?",
        "What would be kind to do for yourself this week?",
    ),
    "sense-of-community": (
        "Whom did you meet, or hear of, through each other?",
        "Where did you feel that you belong, even for a moment?",
        "What do people here do together that one of you would like to join?",
        "Whose name do you now know that you did not before?",
        "What would make it easier to turn up somewhere for the first time?",
        "Which custom of this place took you longest to understand?",
        "Who else might feel as new here as you once did?",
        "What could the two of you bring to the others?",
    ),
    "accountability": (
        "What was agreed on last time, and what became of it?",
        "Which small promise comes next, and by what day?",
        "What got in the way, and was it the same thing as before?",
        "How do you like to be asked whether it got done?",
        "Which goal could be made half as large?",
        "What did you do that nobody has noticed yet?",
        "Is the rhythm of asking right: too often, too seldom?",
        "What would you do with the time if it were already done?",
    ),
    "institutional-sponsorship": (
        "Which door was spoken about, and who could open it?",
        "Where was a name put forward, or could be next?",
        "What should be known before somebody speaks up?",
        "Which meeting is coming up where a word would count?",
        "Who decides, and what do they need to hear?",
        "What would make it feel safe to be recommended, or to recommend?",
        "Which chance went by, and what can be learnt from how it went?",
        "What credit is due that has not been given?",
    ),
    "access-to-networks": (
        "Who was introduced to whom?",
        "Which kind of person is still missing among those you know?",
        "What would you like to ask somebody whom you have not met yet?",
        "Which gathering, list or group was mentioned, and is it worth a visit?",
        "What made an introduction easy, or hard?",
        "Whom could you thank for passing on a name?",
        "Where do the people sit whom you would like to reach?",
        "What could you offer to the next person whom you meet?",
    ),
    "project-specific-feedback": (
        "Which part of the work changed after it was read?",
        "What does the piece still not say that it should?",
        "Which remark was hardest to hear, and was it fair?",
        "Who else should see it before it is finished?",
        "What is the next date that matters for it?",
        "Which paragraph, slide or line are you proudest of?",
        "What kind of reading is wanted next: for sense, for detail, for courage?",
        "When will it be good enough?",
    ),
    "role-models": (
        "Which story from the other's road stayed with you?",
        "What did they do that you could picture yourself doing?",
        "What was different in their time, and what is the same?",
        "Which mistake were you glad to hear of?",
        "Where would you choose another way than they did?",
        "What would you like to see from near: a day, a meeting, a decision?",
        "Who was a model for them?",
        "What do you now dare that you did not before?",
    ),
    "safe-space": (
        "Is what is said between you kept as you both want it kept?",
        "Was there something that you held back, and is that all right?",
        "What makes it possible to speak freely with each other?",
        "Is there a word or a sign that means: not today?",
        "What do you need before the next talk, if anything?",
        "Did anything from outside make it feel less safe?",
        "What may be carried out of the room, and what may not?",
        "How would you like to be asked how you are?",
    ),
}

ASKER_LOOKS_BACK = (
    "What has changed for you since the two of you began?",
    "Which of the things that you asked for are met by now, and which are not?",
    "What would you like to say to the other one before you part?",
)
GIVER_LOOKS_BACK = (
    "What did you see grow while you two were in touch?",
    "What did you get out of it yourself?",
    "What would you like to say to the other one before you part?",
)
"""What each of the two is asked when it ends."""

ASKER_LOOKS_BACK_ANEW = (
    "What can you do now that you could not do before?",
    "What is left of what you came with, and who could help with that?",
    "What should the other one know about what they gave you?",
)
GIVER_LOOKS_BACK_ANEW = (
    "Which moment between the two of you do you remember first?",
    "What would you do otherwise next time?",
    "What should the other one know about what you learnt from them?",
)
"""For whoever has looked back before: nobody is asked the same at two endings in a row."""

GOAL_QUESTIONS = (
    "did it bring you closer to what you want for yourself?",
    "was it about what matters to you, and not only to others?",
    "would you say that it serves your own goal?",
    "has it moved what you came here for?",
)
"""Whether help serves the asker's own goal, in turn: behind "And for you:"."""
