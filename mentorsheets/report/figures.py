"""Figures for a page: what is counted, of how many, how sure, what is not known, and where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mentorsheets.domain.support import Stand
from mentorsheets.report.figure_words import say_figures
from mentorsheets.report.incidence import count_within
from mentorsheets.report.measures import Measures
from mentorsheets.report.shares import Bounds, Share
from mentorsheets.report.waits import WAIT_WITHIN
from mentorsheets.report.words import PageWords

LEAST_FOR_PERCENT = 50
"""Of fewer, "7 of 12" says more than 58 %."""
TALK_WITHIN = 30
"""Days within which pairs are looked at for a first talk."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: `k` of `n` with its interval; `sources` are tabs and columns.

    It `says` what follows "7 of 12", and `of_says` what follows a per cent.

    `not_known` counts those of whom nothing is known. Where people were asked, they are among `n`, as not
    `k`, and `told` is the share among the others; elsewhere they are in neither.
    """

    id: str
    k: int
    n: int
    low: float | None
    high: float | None
    not_known: int
    says: str
    sources: tuple[str, ...]
    told: Share | None = None
    of_says: str = ""

    @property
    def share(self) -> float | None:
        """The share, None of nothing."""
        return self.k / self.n if self.n else None

    def headline(self, words: PageWords) -> str:
        """Return the figure in large: per cent where there are many, "7 of 12" where there are few.

        Of nothing there is no share, and no zero in large that looks like one.
        """
        if not self.n:
            return words.gettext("nothing to count yet")
        if self.share is not None and self._is_per_cent:
            return words.percent(self.share)
        return self.counted(words)

    @property
    def _is_per_cent(self) -> bool:
        return self.n >= LEAST_FOR_PERCENT

    @property
    def after_headline(self) -> str:
        """What follows the headline."""
        if not self.n:
            return f"({self.says})"
        return self.of_says if self._is_per_cent else self.says

    def counted(self, words: PageWords) -> str:
        """Return "7 of 12"."""
        return words.say("%(k)s of %(n)s", k=words.number(self.k), n=words.number(self.n))

    def detail(self, words: PageWords) -> str:
        """Return the counts, how sure the share is, and what is not known."""
        parts = [self.counted(words)]
        if self.low is not None and self.high is not None:
            low, high = words.percent(self.low), words.percent(self.high)
            parts.append(words.say("likely between %(low)s and %(high)s", low=low, high=high))
        parts += self._tell_unknown(words)
        return words.gettext("; ").join(parts)

    def _tell_unknown(self, words: PageWords) -> Iterator[str]:
        """Yield of how many nothing is known, and what the figure may be with them and without."""
        if self.told is None:
            if self.not_known:
                yield words.count(
                    "of one more nothing is known", "of %(num)s more nothing is known", self.not_known
                )
        elif self.not_known:
            yield words.count(
                "of one of them nothing is known, and with it, it may be %(most)s",
                "of %(num)s of them nothing is known, and with these it may be %(most)s",
                self.not_known,
                most=words.number(self.k + self.not_known),
            )
            k, n = words.number(self.told.k), words.number(self.told.n)
            yield words.say("of those of whom it is known, %(k)s of %(n)s", k=k, n=n)


def list_figures(found: Measures, words: PageWords) -> Iterator[Figure]:
    """Yield the figures of the board's page, fixed beforehand, in their order."""
    yield from _count_needs(found, words)
    yield from _count_waits(found, words)
    yield from _count_pairs(found, words)
    yield from _count_answers(found, words)
    yield from _count_people(found, words)


def _count_needs(found: Measures, words: PageWords) -> Iterator[Figure]:
    say = _Says(words)
    met = Share(found.stands[Stand.MET], found.needs)
    unread = found.unread_needs
    yield replace(say.share("needs-met", met, "Needs.Status"), not_known=unread)
    served = say.share("needs-served", found.served, "Needs.Status", "Matches.State")
    yield replace(served, not_known=unread)


def _count_waits(found: Measures, words: PageWords) -> Iterator[Figure]:
    within = count_within(found.waits, WAIT_WITHIN)
    unknown = within.unanswered + found.needs_of_unknown_day
    wait = _Says(words).share("wait", within.answered, "Needs.Asked since", "History.To")
    yield replace(wait, not_known=unknown)


def _count_pairs(found: Measures, words: PageWords) -> Iterator[Figure]:
    say = _Says(words)
    talked = count_within(found.first_talks, TALK_WITHIN)
    yield say.bounds("first-talk", talked, "History.What", "Matches.First talk")
    yield say.bounds("kept-up", found.kept_up.bounds, "History.What")


def _count_answers(found: Measures, words: PageWords) -> Iterator[Figure]:
    say, responses = _Says(words), found.responses
    words_of = "Check-ins.In their words"
    yield say.share("response", responses.strict, "Check-ins.Answer")
    yield say.share("response-words", responses.with_words, "Check-ins.Answer", words_of)
    yield say.share("response-reached", responses.of_reached, "Check-ins.Answer", "Messages.State")
    yield say.share("response-mail", responses.by_mail, "Check-ins.Asked on")
    yield say.bounds("talked", found.talked, "Check-ins.Answer")
    if found.goals_shown:
        goals = Share(found.goals["yes"], found.goals.total())
        own = say.share("own-goal", goals, "Check-ins.Served own goal", "Check-ins.Goal asked")
        yield replace(own, not_known=found.goals_silent)


def _count_people(found: Measures, words: PageWords) -> Iterator[Figure]:
    say = _Says(words)
    both = Share(len(found.community.gives_and_gets), found.people)
    yield say.share("both-sides", both, "Matches.State")
    mutual = Share(found.community.reciprocal_pairs, len(found.community.pairs))
    yield say.share("both-ways", mutual, "Matches.State")
    rests = Share(len(found.sole), found.helped_people)
    yield say.share("rests-on-one", rests, "Matches.State")
    places = Share(found.capacity.taken, found.capacity.places)
    yield say.share("places", places, "Participants.Can support")


class _Says:
    """Makes figures that say in the words of a language what they are."""

    def __init__(self, words: PageWords) -> None:
        self._said = say_figures(words)

    def share(self, name: str, share: Share, *sources: str) -> Figure:
        low, high = share.interval or (None, None)
        after_share, after_counts = self._said[name]
        return Figure(name, int(share.k), share.n, low, high, 0, after_counts, sources, None, after_share)

    def bounds(self, name: str, bounds: Bounds, *sources: str) -> Figure:
        figure = self.share(name, Share(bounds.yes, bounds.n), *sources)
        low, high = bounds.all_interval or (None, None)
        return replace(figure, low=low, high=high, not_known=bounds.unanswered, told=bounds.answered)
