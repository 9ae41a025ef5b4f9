"""What the mails need that bring two people together: the question to each, and the introduction."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from mentorsheets.domain.enums import LIVE, Arrangement
from mentorsheets.domain.model import Person
from mentorsheets.domain.weekly_hours import count_shared_minutes
from mentorsheets.mail import facts
from mentorsheets.mail.letters.contact import contact_of, who_writes_first
from mentorsheets.mail.letters.context import Writing
from mentorsheets.mail.render.calendar import suggest_times
from mentorsheets.relations.mail_parts import AskPart, IntroductionPart, MatchPart


def ask(part: AskPart, writing: Writing) -> tuple[facts.Section, ...]:
    """Return the question to one of two people whether they would like to be introduced.

    Where each would help the other, it is asked of the one who would be helped, and about both directions.
    """
    of = partial(facts.AskAsker, back=_back(part, writing)) if not part.helps else facts.AskGiver
    return (
        of(
            other=part.other.name,
            needs=writing.titles(part.need_kinds),
            words=_words(part),
            common=_common(part, writing),
            likes=part.other.interests,
            every=_every(part.other),
            shares=_shares(writing.desk.programme.person_by_id[part.person]),
            answer=writing.yes_no(part.match.id),
            until=part.until,
        ),
    )


def explain_once(sections: Iterable[facts.Section]) -> tuple[facts.Section, ...]:
    """Return the sections of a mail, of whose questions only the last says what a yes and a no lead to."""
    found = tuple(sections)
    asks = [
        (facts.KINDS.index(type(one)), place)
        for place, one in enumerate(found)
        if isinstance(one, facts.AskGiver | facts.AskAsker)
    ]
    last = max(asks, default=(0, 0))[1]
    return tuple(
        replace(one, explains=place == last, alone=len(asks) == 1)
        if isinstance(one, facts.AskGiver | facts.AskAsker)
        else one
        for place, one in enumerate(found)
    )


def introduction(part: IntroductionPart, writing: Writing) -> tuple[facts.Section, ...]:
    """Return the introduction of two people for one of them, and the page for their first conversation."""
    match, people = part.match, writing.desk.programme.person_by_id
    giver, asker = people[match.giver], people[match.asker]
    again = _know_each_other(part, writing)
    other = asker if part.helps else giver
    contact, first = contact_of(other), who_writes_first(giver, asker)
    place = writing.place(match.id)
    meet = facts.Introduction(
        other=other.name,
        helps=part.helps,
        giver=giver.name,
        asker=asker.name,
        again=again,
        needs=writing.titles(part.need_kinds),
        words=_words(part),
        back=_back(part, writing),
        common=_common(part, writing),
        interests=() if again else _find_common_interests(giver, asker),
        where="" if again else contact.where,
        write=None if again else writing.desk.mail_to(contact.address),
        address="" if again else contact.address,
        first=first.name if first else "",
        is_first=first is not None and first.id == part.person,
        times=() if again else suggest_times(giver, asker, part.times_from or writing.today),
        met=writing.answer("met", place),
        no_fit=writing.answer("nofit", place),
    )
    both_ways = [one for one in _match_parts(writing) if set(one.match.people) == set(match.people)]
    questions = [one for two in both_ways if isinstance(two, IntroductionPart) for one in two.questions]
    return (meet,) if again else (meet, _first_conversation(part, giver, asker, questions))


def _know_each_other(part: IntroductionPart, writing: Writing) -> bool:
    """Return whether the two are in touch already, or are introduced further up in the same mail."""
    match = part.match
    parts = _match_parts(writing)
    now = [one.match for one in parts]
    earlier = now[: parts.index(part)]
    before = writing.desk.programme.matches_of[match.giver]
    found = [one for one in before if one.state in LIVE and one not in now]
    return any(set(one.people) == set(match.people) for one in (*earlier, *found))


def _match_parts(writing: Writing) -> list[MatchPart]:
    return [part for part in writing.due.each if isinstance(part, MatchPart)]


def _back(part: MatchPart, writing: Writing) -> facts.OtherDirection | None:
    """Return what the reader would help the other one with, where each would help the other."""
    if part.back is None:
        return None
    return facts.OtherDirection(needs=writing.titles(part.back.need_kinds), words=_words(part.back))


def _first_conversation(
    part: MatchPart, giver: Person, asker: Person, questions: Iterable[str]
) -> facts.FirstConversation:
    return facts.FirstConversation(
        giver=giver.name,
        asker=asker.name,
        questions=tuple(map(facts.ProgrammePhrase, dict.fromkeys(questions))),
        every=max(filter(None, map(_every, (giver, asker))), default=None),
        lasts=_lasts(part),
        is_single=part.is_single,
    )


def _find_common_interests(giver: Person, asker: Person) -> tuple[str, ...]:
    liked = {interest.casefold() for interest in giver.interests}
    return tuple(interest for interest in asker.interests if interest.casefold() in liked)


def _shares(person: Person) -> facts.Shares:
    contact = contact_of(person)
    return facts.Shares(address=bool(contact.address), where=contact.where)


def _common(part: MatchPart, writing: Writing) -> facts.Common:
    programme, today = writing.desk.programme, writing.today
    match, people = part.match, programme.person_by_id
    giver, asker = people[match.giver], people[match.asker]
    spoken = {language.casefold() for language in giver.languages}
    hours = (
        count_shared_minutes(giver, asker, today) // 60 if giver.availability and asker.availability else 0
    )
    return facts.Common(
        offered=set(match.kinds) <= giver.offers,
        languages=tuple(language for language in asker.languages if language.casefold() in spoken),
        hours=hours,
        mutual=any(need.kind in asker.offers for need in programme.open_needs(giver.id)),
        named=part.person in part.other.would_like,
        terms=_terms(giver),
        in_return=_in_return(giver, asker, writing),
    )


def _terms(giver: Person) -> str:
    """Return on what terms somebody helps, "" where it is freely or they have not said."""
    return "" if giver.arrangement in {None, Arrangement.FREELY} else str(giver.arrangement)


def _in_return(giver: Person, asker: Person, writing: Writing) -> tuple[str, ...]:
    if giver.arrangement is not Arrangement.IN_EXCHANGE:
        return ()
    return writing.titles(
        tuple(kind.id for kind in writing.desk.programme.catalogue if kind.id in asker.offers)
    )


def _words(part: MatchPart) -> str:
    return " / ".join(dict.fromkeys(need.words for need in part.needs if need.words))


def _every(person: Person) -> timedelta | None:
    days = person.how_often.days if person.how_often else None
    return timedelta(days=days) if days else None


def _lasts(part: MatchPart) -> timedelta | None:
    weeks = [need.length.weeks for need in part.needs if need.length.weeks]
    return timedelta(weeks=max(weeks)) if weeks else None
