"""What each figure says, after a share of 100 and after "7 of 12"."""

from collections.abc import Mapping

from mentorsheets.report.words import PageWords

AfterPerCent = str
AfterCount = str


def say_figures(words: PageWords) -> Mapping[str, tuple[AfterPerCent, AfterCount]]:
    """Return by the ids of figures what follows a per cent ("of needs are met"), and what follows counts."""
    return {**_say_of_needs(words), **_say_of_answers(words), **_say_of_people(words)}


def _say_of_needs(words: PageWords) -> Mapping[str, tuple[AfterPerCent, AfterCount]]:
    return {
        "needs-met": (words.gettext("of needs are met"), words.gettext("needs are met")),
        "needs-served": (
            words.gettext("of needs are met or have somebody"),
            words.gettext("needs are met or have somebody"),
        ),
        "wait": (
            words.gettext("of needs led to an introduction within 60 days of being asked for"),
            words.gettext("needs led to an introduction within 60 days of being asked for"),
        ),
        "first-talk": (
            words.gettext("of pairs told us within 30 days that they had talked"),
            words.gettext("pairs told us within 30 days that they had talked"),
        ),
        "kept-up": (
            words.gettext("of relationships were kept up, or ended on purpose, at 90 days"),
            words.gettext("relationships were kept up, or ended on purpose, at 90 days"),
        ),
    }


def _say_of_answers(words: PageWords) -> Mapping[str, tuple[AfterPerCent, AfterCount]]:
    return {
        "response": (
            words.gettext("of questions were answered by a word of ours"),
            words.gettext("questions were answered by a word of ours"),
        ),
        "response-words": (
            words.gettext("of questions were answered in any words"),
            words.gettext("questions were answered in any words"),
        ),
        "response-reached": (
            words.gettext("of questions that arrived, as far as we know, were answered in any words"),
            words.gettext("questions that arrived, as far as we know, were answered in any words"),
        ),
        "response-mail": (
            words.gettext("of mails with questions got an answer"),
            words.gettext("mails with questions got an answer"),
        ),
        "talked": (
            words.gettext("of times that we asked, they had talked"),
            words.gettext("times that we asked, they had talked"),
        ),
        "own-goal": (
            words.gettext("of askers say that it served their own goal"),
            words.gettext("askers say that it served their own goal"),
        ),
    }


def _say_of_people(words: PageWords) -> Mapping[str, tuple[AfterPerCent, AfterCount]]:
    return {
        "both-sides": (
            words.gettext("of people both give and get help now"),
            words.gettext("people both give and get help now"),
        ),
        "both-ways": (
            words.gettext("of pairs in touch help each other both ways"),
            words.gettext("pairs in touch help each other both ways"),
        ),
        "rests-on-one": (
            words.gettext("of helped people rest on one single helper"),
            words.gettext("helped people rest on one single helper"),
        ),
        "places": (
            words.gettext("of places that people offer are taken"),
            words.gettext("places that people offer are taken"),
        ),
    }
