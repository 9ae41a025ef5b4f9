"""How one need stands, in a sentence: the same on the map, on its cards, as text, and in the sheet."""

# ruff: noqa: PLR0911 - a table of sentences reads by its rows

from datetime import date

from mentorsheets.domain.support import Stand
from mentorsheets.report.personal import NeedOnMap, Todo
from mentorsheets.report.words import PageWords

SIGNS = {Stand.MET: "✓", Stand.HELPED: "→", Stand.PARTLY: "→", Stand.ASKED: "…", Stand.PROPOSED: "…"}
CLASSES = {
    Stand.MET: "met",
    Stand.HELPED: "helped",
    Stand.PARTLY: "helped",
    Stand.ASKED: "asked",
    Stand.PROPOSED: "asked",
}
"""How a need is drawn; one that has nobody, or rests, is "open"."""


def describe_need(need: NeedOnMap, today: date, words: PageWords) -> str:
    """Return how a need stands on a day; who helps is named beside it, not here."""
    match need.stand:
        case Stand.MET:
            return (
                words.say("met, as was said on %(day)s", day=words.day(need.on))
                if need.on
                else words.gettext("met")
            )
        case Stand.HELPED | Stand.PARTLY:
            return _describe_talks(need, words)
        case Stand.PROPOSED:
            return words.gettext("somebody is proposed, and not asked yet")
        case Stand.ASKED:
            return _since(need, today, words.gettext("somebody is being asked"), words)
        case Stand.RESTING:
            return words.gettext("rests for now, since somebody is away")
        case Stand.WITHDRAWN:
            return words.gettext("no longer asked for")
        case Stand.AWAY:
            return words.gettext("waits until you are back")
        case _:
            besides = words.gettext("and nobody besides yet")
            alone = besides if need.in_circle else words.gettext("nobody yet")
            return _since(need, today, alone, words)


def _describe_talks(need: NeedOnMap, words: PageWords) -> str:
    told = (
        words.count("talked once", "talked %(num)s times", need.talks)
        if need.talks
        else words.gettext("no talk yet")
    )
    if need.since:
        told = words.say("since %(day)s, %(told)s", day=words.day(need.since), told=told)
    return (
        words.say("%(told)s; a second helper is wished for", told=told)
        if need.stand is Stand.PARTLY
        else told
    )


def _since(need: NeedOnMap, today: date, what: str, words: PageWords) -> str:
    days = (today - need.on).days if need.on else 0
    if days < 1:
        return what
    if days < 14:
        return words.count("%(what)s, for one day", "%(what)s, for %(num)s days", days, what=what)
    return words.count("%(what)s, for one week", "%(what)s, for %(num)s weeks", days // 7, what=what)


def suggest(need: NeedOnMap, words: PageWords) -> str:
    """Return what could be done about a need, "" if nothing has to be; nobody else is named."""
    return {
        Todo.NONE: "",
        Todo.FEW_OFFER: words.gettext(
            "Nobody offers it yet, or only a few do. "
            "Say more exactly whom you look for, or do you know somebody to join?"
        ),
        Todo.ALL_FULL: words.gettext(
            "Everybody who offers it helps others now. You are in line for a place."
        ),
        Todo.RULE: words.gettext(
            "Somebody offers it, and something keeps you apart. The coordinator can look."
        ),
        Todo.OWN_LIMIT: words.gettext(
            "You have as many helpers as you wished for. You can ask for one more."
        ),
        Todo.SECOND: words.gettext("Several of your needs rest on one person. You could ask for a second."),
        Todo.WAIT: words.gettext("It is looked at again with each new helper who joins."),
    }[need.todo]


def note_stand(need: NeedOnMap, words: PageWords) -> str:
    """Return how a need stands for its cell in the sheet: by days, not by spans, so that it stays true."""
    helpers = words.listed(list(need.helpers))
    match need.stand:
        case Stand.MET:
            return words.say("met on %(day)s", day=words.day(need.on)) if need.on else words.gettext("met")
        case Stand.HELPED:
            return words.say("%(names)s helps", names=helpers)
        case Stand.PARTLY:
            return words.say("%(names)s helps; more are wished for", names=helpers)
        case Stand.ASKED:
            return words.gettext("somebody is being asked")
        case Stand.PROPOSED:
            return words.gettext("a proposal waits for your word")
        case Stand.RESTING:
            return words.gettext("rests: somebody is away")
        case Stand.WITHDRAWN:
            return words.gettext("withdrawn")
        case Stand.AWAY:
            return words.gettext("its person is away")
        case _:
            return words.gettext("nobody yet")


def tell_unread(rows: int, words: PageWords) -> str:
    """Return in a sentence how many rows of Needs say nothing that can be counted, "" for none."""
    if not rows:
        return ""
    return words.count(
        "One row of Needs cannot be read, so it is not counted.",
        "%(num)s rows of Needs cannot be read, so they are not counted.",
        rows,
    )
