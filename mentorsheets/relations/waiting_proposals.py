"""Proposals and circles that wait for the coordinator's word; the surest of many proposals in one row."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import CircleState, Decision, Match, MatchState, NeedStatus
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.periodic import is_vague
from mentorsheets.relations.permission import Hindrance, find_hindrance
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic, Waiting, Word, decided_id
from mentorsheets.relations.waiting_names import name_of, pair_of

FEW = 8
"""Proposals that are looked at one by one: about as many rows as a screen shows."""
MOST_TOGETHER = 60
"""Proposals in one row at most: more names than that nobody looks through before one word."""
NAMED_TOGETHER = 12
"""Of those, whom the row names: a cell cannot be so high that it shows all of them."""
KEY_OF_THESE = "decide/these/"
"""How the key of a row begins that stands for several proposals; their ids follow, with + between."""
KEY_OF_APPROVED = "decide/approved/"
"""How the key of a row begins by which what was approved can be taken back, as long as nobody was asked."""
_WHY_UNASKED = {
    Hindrance.TAKES_NO_MAIL: "Their mail is held, or their address takes none.",
    Hindrance.ASKED_FOR_HELP: "They asked for help.",
    Hindrance.SILENT: "They have left three mails unanswered.",
}
CAME_TO_NOTHING = frozenset({MatchState.DECLINED, MatchState.FADED})


@dataclass(frozen=True, slots=True)
class OpenProposal:
    """A proposal: a match, and where the two would help each other the one `back`."""

    match: Match
    back: Match | None = None

    @property
    def matches(self) -> tuple[Match, ...]:
        """The matches that one word decides."""
        return (self.match, self.back) if self.back else (self.match,)


def find_decisions(desk: Situation) -> Iterator[Waiting]:
    """Yield what waits for the coordinator's approval, and what they approved that cannot go on."""
    proposals = list(_list_proposals(desk))
    told: set[str] = set()
    together = [one for one in proposals if all(is_sure(each, desk.programme) for each in one.matches)]
    together = together[:MOST_TOGETHER]
    if len(proposals) > FEW and len(together) > 1:
        row = _all_together(together, desk)
        if decided_id(row.key) not in desk.past.entries:
            yield row
            told.update(one.match.id for one in together)
    for one in proposals:
        if one.match.id not in told:
            yield _proposal(one, desk)
    yield from _approved(desk)
    yield from _circles(desk)


def recall_together(key: str, programme: Programme) -> Waiting | None:
    """Return the row of several proposals under a key that was typed beside, as far as they still wait."""
    if not key.startswith(KEY_OF_THESE):
        return None
    ids = key.removeprefix(KEY_OF_THESE).split("+")
    found = [programme.match_by_id[one] for one in ids if one in programme.match_by_id]
    waiting = [match for match in found if match.state is MatchState.PROPOSED and match.decision is None]
    people = tuple(dict.fromkeys(side for match in waiting for side in match.people))
    return Waiting(key, Topic.DECIDE, "", "", None, (Word.APPROVE_THESE, Word.ONE_BY_ONE), people=people)


def list_together(key: str, states: Container[MatchState], programme: Programme) -> tuple[Match, ...]:
    """Return the matches that the key of such a row names, of those in one of these states."""
    ids = key.removeprefix(KEY_OF_THESE).removeprefix(KEY_OF_APPROVED).split("+")
    found = (programme.match_by_id.get(one) for one in ids)
    return tuple(match for match in found if match is not None and match.state in states)


def is_sure(match: Match, programme: Programme) -> bool:
    """Return whether nothing about a proposal needs a look: all that either side said of it is met.

    The giver offers each kind, the asker says what exactly, both can be written to, have said when they are
    free and how often they like to talk, or do not mind, and nothing between the two came to nothing before.
    """
    giver, asker = (programme.person_by_id[side] for side in match.people)
    needs = [
        need
        for need in programme.needs_of.get(asker.id, ())
        if need.kind in match.kinds and need.status is NeedStatus.OPEN
    ]
    both = (giver, asker)
    rhythms = {side.how_often for side in both} - {None}
    before = programme.matches_of.get(giver.id, ())
    return (
        set(match.kinds) <= giver.offers
        and bool(needs)
        and not any(is_vague(need.words) for need in needs)
        and all(
            programme.takes_mail(side.id) and side.availability and not side.hours_unread for side in both
        )
        and len(rhythms) < 2
        and not programme.concerns_held(match)
        and not any(asker.id in old.people and old.state in CAME_TO_NOTHING for old in before)
    )


def _list_proposals(desk: Situation) -> Iterator[OpenProposal]:
    proposals = {
        match.people: match
        for match in desk.programme.matches
        if match.state is MatchState.PROPOSED and match.decision is None
    }
    told: set[str] = set()
    for match in proposals.values():
        if match.id not in told:
            back = proposals.get((match.asker, match.giver))
            told.update(one.id for one in (match, back) if one)
            yield OpenProposal(match, back)


def _all_together(together: list[OpenProposal], desk: Situation) -> Waiting:
    """Return the row by which many proposals are approved together."""
    ids = "+".join(match.id for one in together for match in one.matches)
    # Some of the names have a comma of their own.
    names = "; ".join(_names(one, desk) for one in together[:NAMED_TOGETHER])
    count = len(together)
    more = f"; and {count - NAMED_TOGETHER} more" if count > NAMED_TOGETHER else ""
    return Waiting(
        key=f"{KEY_OF_THESE}{ids}", topic=Topic.DECIDE,
        who=f"{count} proposals are within every wish and rule",
        words=f"“{Word.APPROVE_THESE}” approves these {count} together; “{Word.ONE_BY_ONE}” shows each here. "
        f"They stand in Matches too: your word in Coordinator there takes one out of these.\n{names}{more}.",
        since=min((one.match.since for one in together if one.match.since), default=None),
        choices=(Word.APPROVE_THESE, Word.ONE_BY_ONE),
        spots=(Spot("Matches", together[0].match.id, "Coordinator"),),
        people=tuple(dict.fromkeys(side for one in together for side in one.match.people)),
    )  # fmt: skip


def _names(one: OpenProposal, desk: Situation) -> str:
    if one.back is None:
        return pair_of(one.match, desk)
    return f"{name_of(one.match.giver, desk)} and {name_of(one.match.asker, desk)}, each for the other"


def _approved(desk: Situation) -> Iterator[Waiting]:
    """Yield approved matches that cannot go on, and those that can still be taken back."""
    fresh = [
        match
        for match in desk.programme.matches
        if match.state is MatchState.PROPOSED and match.decision is Decision.APPROVE
    ]
    if len(fresh) > FEW:
        yield Waiting(
            key=f"{KEY_OF_APPROVED}{'+'.join(match.id for match in fresh)}", topic=Topic.STILL,
            who=f"You approved {len(fresh)} matches",
            words="Nobody was asked yet. The next run that sends mail asks them; "
            f"“{Word.TAKE_BACK}” makes them proposals again.",
            since=None, choices=(Word.TAKE_BACK, Word.NOTED),
            spots=(Spot("Matches", fresh[0].id, "Coordinator"),),
            people=tuple(dict.fromkeys(side for match in fresh for side in match.people)),
        )  # fmt: skip
    for match in desk.programme.matches:
        if match.state is MatchState.APPROVED:
            yield Waiting(
                key=f"still/{match.id}", topic=Topic.STILL, who=pair_of(match, desk),
                words=_tell_why_unasked(match, desk), since=match.since,
                choices=(Word.END, Word.HAND_OVER), spots=(Spot("Matches", match.id, "Coordinator"),),
                people=match.people, match=match.id,
            )  # fmt: skip


def _tell_why_unasked(match: Match, desk: Situation) -> str:
    """Return which of two cannot be asked about a match that was approved, and why."""
    found: dict[str, Hindrance] = {}
    for side, kind in zip(match.people, (MailKind.ASK_GIVER, MailKind.ASK_ASKER), strict=True):
        hindrance = find_hindrance(side, kind, desk)
        if hindrance is not None and not desk.programme.can_only_be_rung(side):
            found[name_of(side, desk)] = hindrance
    if desk.programme.settings.stops_mail:
        return "You approved it; nobody is asked as long as all mail is stopped."
    if not found:
        return "You approved it; the next run that sends mail asks them."
    if len(found) > 1:
        return f"You approved it, but neither {' nor '.join(found)} can be asked now."
    ((name, hindrance),) = found.items()
    return f"You approved it, but {name} cannot be asked now. {_WHY_UNASKED.get(hindrance, '')}".strip()


def _circles(desk: Situation) -> Iterator[Waiting]:
    for circle in desk.programme.circles:
        title = f"A circle on {desk.programme.catalogue.title(circle.kind)}"
        if circle.state is CircleState.PROPOSED and circle.decision is None:
            yield Waiting(
                key=f"decide/{circle.id}", topic=Topic.DECIDE, who=title,
                words=f"{', '.join(name_of(who, desk) for who in circle.givers)} with "
                f"{', '.join(name_of(who, desk) for who in circle.askers)}",
                since=circle.since, choices=(Word.APPROVE, Word.DECLINE),
                spots=(Spot("Circles", circle.id, "Coordinator"),), people=circle.people, about=circle.id,
            )  # fmt: skip
        elif circle.state is CircleState.INVITED and circle.meets_on is None:
            yield Waiting(
                key=f"still/{circle.id}", topic=Topic.STILL, who=title, words="It has no day yet.",
                since=circle.since, choices=(Word.DECLINE,),
                spots=(Spot("Circles", circle.id, "Meets on"),), people=circle.people, about=circle.id,
            )  # fmt: skip


def _proposal(one: OpenProposal, desk: Situation) -> Waiting:
    """Return the row of a proposal; two who would help each other are one row."""
    match, back = one.match, one.back
    who, words, about = _names(one, desk), _tell_proposal(match, desk), ""
    spots: tuple[Spot, ...] = (Spot("Matches", match.id, "Coordinator"),)
    if back is not None:
        words, about = f"{words}\nThe other way round: {_tell_proposal(back, desk)}", back.id
        spots = (*spots, Spot("Matches", back.id, "Coordinator"))
    return Waiting(
        key=f"decide/{match.id}{'+' if about else ''}{about}", topic=Topic.DECIDE, who=who, words=words,
        since=_first_day(match, desk), choices=(Word.APPROVE, Word.DECLINE, Word.PIN), spots=spots,
        people=match.people, match=match.id, about=about,
    )  # fmt: skip


def _tell_proposal(match: Match, desk: Situation) -> str:
    titles = ", ".join(desk.programme.catalogue.titles(match.kinds))
    return ": ".join(filter(None, (titles, match.why)))


def _first_day(match: Match, desk: Situation) -> date | None:
    return next((entry.on for entry in desk.past.of_match.get(match.id, ())), match.since)
