"""How far needs came, what became of questions, and why needs stand where they stand, in words."""

from collections.abc import Iterator, Mapping
from datetime import date

from mentorsheets.report.courses import CourseStage, Lasting
from mentorsheets.report.disclosure import hide_small_parts
from mentorsheets.report.measures import KindRow, Measures
from mentorsheets.report.sentences import tell_unread
from mentorsheets.report.stops import StopReason
from mentorsheets.report.words import PageWords


def tell_flow(found: Measures, words: PageWords, since: date | None) -> dict[str, object]:
    """Return how far needs asked for since a day came, and why those that are not met stand there."""
    return {
        "asked_since": words.say(
            "Only needs that were asked for since %(day)s; where that day is not known, since they were "
            "first seen.",
            day=words.day(since),
        )
        if since
        else "",
        "flow": list(_flow(found, words)),
        "stops": list(_tell_stops(found, words)),
        "without_us": words.count(
            "One need was met without our introducing anybody; it counts at each step.",
            "%(num)s needs were met without our introducing anybody; they count at each step.",
            found.met_without_us,
        ),
        "withdrawn": words.count(
            "One need was withdrawn.", "%(num)s needs were withdrawn.", found.flow.withdrawn
        ),
    }


def tell_counted(found: Measures, words: PageWords) -> dict[str, str]:
    """Return of how many each part of the board's page tells, and what is not among them."""
    return {
        "needs_says": words.count(
            "One need of people who take part. Withdrawn ones, and those of people who are away, are not in "
            "it.",
            "%(num)s needs of people who take part. Withdrawn ones, and those of people who are away, are "
            "not in it.",
            found.needs,
        ),
        "unread": tell_unread(found.unread_needs, words),
        "introduced_says": words.count(
            "Days since the introduction, of one pair that was introduced after two yeses. A pair that ended "
            "without a talk counts as never. Shaded: 95 %% interval.",
            "Days since the introduction, of %(num)s pairs that were introduced after two yeses. A pair that "
            "ended without a talk counts as never. Shaded: 95 %% interval.",
            found.introduced,
        ),
        "waits_says": words.count(
            "Days since it was asked for, of one need whose day is known. One that was withdrawn, met "
            "without us, or whose person left counts as never. Shaded: 95 %% interval.",
            "Days since they were asked for, of %(num)s needs whose day is known. One that was withdrawn, "
            "met without us, or whose person left counts as never. Shaded: 95 %% interval.",
            len(found.waits),
        ),
        "asked_says": words.count(
            "One question that was answered, or whose time to be answered is over.",
            "%(num)s questions that were answered, or whose time to be answered is over.",
            found.responses.asked,
        ),
    }


def _flow(found: Measures, words: PageWords) -> Iterator[tuple[str, int, int]]:
    labels = {
        CourseStage.ASKED_FOR: words.gettext("asked for"),
        CourseStage.PROPOSED: words.gettext("somebody proposed"),
        CourseStage.BOTH_ASKED: words.gettext("both were asked"),
        CourseStage.INTRODUCED: words.gettext("introduced"),
        CourseStage.TALKED: words.gettext("talked"),
        CourseStage.MET: words.gettext("met, with us or without"),
    }
    for stage, label in labels.items():
        yield label, found.flow.reached[stage], found.flow.stopped[stage]


def _tell_stops(found: Measures, words: PageWords) -> Iterator[tuple[str, int]]:
    """Yield why needs that are not met stand where they stand, those of most needs first."""
    said = say_stop_reasons(words)
    order = list(StopReason)
    for reason, count in sorted(found.stops.items(), key=lambda one: (-one[1], order.index(one[0]))):
        yield said[reason], count


def tell_kinds(found: Measures, words: PageWords) -> dict[str, object]:
    """Return the needs by kind, those of few needs in one row: a reader may know whose the only one is."""
    totals = hide_small_parts([kind.total for kind in found.kinds])
    shown = [kind for kind, total in zip(found.kinds, totals, strict=True) if total is not None]
    few = [kind for kind, total in zip(found.kinds, totals, strict=True) if total is None]
    if few:
        counts = (
            sum(kind.met for kind in few),
            sum(kind.helped for kind in few),
            sum(kind.arranged for kind in few),
            sum(kind.nobody for kind in few),
        )
        shown.append(KindRow(words.gettext("other kinds, together"), *counts))
    note = words.gettext("Kinds of fewer than five needs are told together, so that nobody is recognised.")
    most = max((kind.total for kind in shown), default=1)
    return {"kinds": shown, "most": most, "few_kinds": note if few else ""}


def tell_answers(found: Measures, words: PageWords) -> dict[str, object]:
    """Return what became of all that was asked: what was not answered is counted as not answered."""
    given = found.responses
    rows = (
        (words.gettext("answered in a word of ours"), given.answered),
        (words.gettext("answered in other words alone"), given.words_only),
        (words.gettext("not answered"), given.silent),
        (words.gettext("the mail did not arrive"), given.not_reached),
        (words.gettext("not known whether the mail arrived"), given.unknown),
    )
    pending = words.count("One more still waits.", "%(num)s more still wait.", given.pending)
    return {"answers": rows, "asked": given.asked, "pending": pending if given.pending else ""}


def tell_lasting(found: Measures, words: PageWords) -> dict[str, object]:
    """Return what relationships were on their ninetieth day: four outcomes that add up, and who is apart."""
    counts = found.kept_up.counts
    rows = (
        (words.gettext("still talking, as somebody told us"), counts[Lasting.TALKING]),
        (words.gettext("ended on purpose"), counts[Lasting.ENDED_ON_PURPOSE]),
        (words.gettext("came to nothing"), counts[Lasting.CAME_TO_NOTHING]),
        (words.gettext("not known"), counts[Lasting.NOT_KNOWN]),
    )
    says = words.say(
        "Relationships of at least 90 days that were not a single talk: %(count)s. Apart from them, "
        "%(young)s are younger, and %(single)s were a single talk.",
        count=words.number(found.kept_up.bounds.n),
        young=words.number(counts[Lasting.TOO_EARLY]),
        single=words.number(counts[Lasting.ONE_TALK]),
    )
    return {"lasting": rows if found.kept_up.bounds.n else (), "lasting_says": says}


def say_silence(found: Measures, words: PageWords) -> str:
    """Return in a sentence how many questions were not answered, "" if all were."""
    given = found.responses
    silent = given.asked - given.answered - given.words_only
    return (
        words.say(
            "%(k)s of %(n)s questions got no answer.", k=words.number(silent), n=words.number(given.asked)
        )
        if silent
        else ""
    )


def say_stop_reasons(words: PageWords) -> Mapping[StopReason, str]:
    """Return each reason why a need stands where it stands, in a clause."""
    return {
        StopReason.IN_TOUCH: words.gettext("two are in touch over it"),
        StopReason.NOBODY_OFFERS: words.gettext("nobody offers it"),
        StopReason.RULED_OUT: words.gettext("something keeps apart who asks and who offers it"),
        StopReason.ALL_FULL: words.gettext("everybody who offers it helps others now"),
        StopReason.OWN_LIMIT: words.gettext("who asks has as many helpers as they wish for"),
        StopReason.NOT_NOW: words.gettext("who asks is not to be paired now"),
        StopReason.COULD_HELP: words.gettext("somebody could help, and was not proposed yet"),
        StopReason.NO_PROPOSAL: words.gettext("nobody was proposed"),
        StopReason.WAITS_FOR_WORD: words.gettext("a proposal waits for the coordinator's word"),
        StopReason.BEING_ASKED: words.gettext("the two are being asked"),
        StopReason.RESTING: words.gettext("it rests"),
        StopReason.GIVER_NO: words.gettext("who was to help said no"),
        StopReason.ASKER_NO: words.gettext("who asked said no"),
        StopReason.REFUSED: words.gettext("the coordinator said no"),
        StopReason.NO_ANSWER: words.gettext("one of the two did not answer"),
        StopReason.NOT_A_FIT: words.gettext("it was not a fit"),
        StopReason.FADED: words.gettext("it faded out"),
        StopReason.SOMEBODY_LEFT: words.gettext("one of the two left or paused"),
        StopReason.ON_PURPOSE: words.gettext("it ended on purpose, and the need is still open"),
        StopReason.OTHERWISE: words.gettext("it ended, and the record does not say why"),
    }
