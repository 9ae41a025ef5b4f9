"""Figures for a page: what is counted, of how many, how sure, what is not known, and where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mentorsheets.domain.support import Stand
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
        if self.share is not None and self.n >= LEAST_FOR_PERCENT:
            return words.percent(self.share)
        return self.counted(words)

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
    met = Share(found.stands[Stand.MET], found.needs)
    unread = found.unread_needs
    says = words.gettext("of needs are met")
    yield replace(_of_share("needs-met", met, says, "Needs.Status"), not_known=unread)
    says = words.gettext("of needs are met or have somebody")
    served = _of_share("needs-served", found.served, says, "Needs.Status", "Matches.State")
    yield replace(served, not_known=unread)


def _count_waits(found: Measures, words: PageWords) -> Iterator[Figure]:
    within = count_within(found.waits, WAIT_WITHIN)
    says = words.gettext("of needs led to an introduction within 60 days of being asked for")
    low, high = within.answered.interval or (None, None)
    unknown = within.unanswered + found.needs_of_unknown_day
    yield Figure(
        "wait", within.yes, within.answered.n, low, high, unknown, says, ("Needs.Asked since", "History.To")
    )


def _count_pairs(found: Measures, words: PageWords) -> Iterator[Figure]:
    talked = count_within(found.first_talks, TALK_WITHIN)
    says = words.gettext("of pairs told us within 30 days that they had talked")
    yield _of_bounds("first-talk", talked, says, "History.What", "Matches.First talk")
    says = words.gettext("of relationships were kept up, or ended on purpose, at 90 days")
    yield _of_bounds("kept-up", found.kept_up.bounds, says, "History.What")


def _count_answers(found: Measures, words: PageWords) -> Iterator[Figure]:
    responses = found.responses
    says = words.gettext("of questions were answered by a word of ours")
    yield _of_share("response", responses.strict, says, "Check-ins.Answer")
    says = words.gettext("of questions were answered in any words")
    yield _of_share(
        "response-words", responses.with_words, says, "Check-ins.Answer", "Check-ins.In their words"
    )
    says = words.gettext("of questions that arrived, as far as we know, were answered in any words")
    yield _of_share("response-reached", responses.of_reached, says, "Check-ins.Answer", "Messages.State")
    says = words.gettext("of mails with questions got an answer")
    yield _of_share("response-mail", responses.by_mail, says, "Check-ins.Asked on")
    says = words.gettext("of times that we asked, they had talked")
    yield _of_bounds("talked", found.talked, says, "Check-ins.Answer")
    if found.goals_shown:
        goals = Share(found.goals["yes"], found.goals.total())
        says = words.gettext("of askers say that it served their own goal")
        low, high = goals.interval or (None, None)
        source = ("Check-ins.Served own goal", "Check-ins.Goal asked")
        yield Figure("own-goal", int(goals.k), goals.n, low, high, found.goals_silent, says, source)


def _count_people(found: Measures, words: PageWords) -> Iterator[Figure]:
    both = Share(len(found.community.gives_and_gets), found.people)
    yield _of_share(
        "both-sides", both, words.gettext("of people both give and get help now"), "Matches.State"
    )
    mutual = Share(found.community.reciprocal_pairs, len(found.community.pairs))
    says = words.gettext("of pairs in touch help each other both ways")
    yield _of_share("both-ways", mutual, says, "Matches.State")
    rests = Share(len(found.sole), found.helped_people)
    says = words.gettext("of helped people rest on one single helper")
    yield _of_share("rests-on-one", rests, says, "Matches.State")
    places = Share(found.capacity.taken, found.capacity.places)
    says = words.gettext("of places that people offer are taken")
    yield _of_share("places", places, says, "Participants.Can support")


def _of_share(name: str, share: Share, says: str, *sources: str) -> Figure:
    low, high = share.interval or (None, None)
    return Figure(name, int(share.k), share.n, low, high, 0, says, sources)


def _of_bounds(name: str, bounds: Bounds, says: str, *sources: str) -> Figure:
    low, high = bounds.all_interval or (None, None)
    return Figure(name, bounds.yes, bounds.n, low, high, bounds.unanswered, says, sources, bounds.answered)
